"""One key of the log follows another: the key that signs its checkpoints, or the one that stamps its leaves.

Knows docs/spec/record.md 19; not where a key is kept. Law: the old key and the new one have both signed that the one follows the
other, and the registry's root keys that it shall; what the old key signed before stands for ever.
"""

from collections.abc import Callable, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import clock
from comity.fold.authority import is_owned, is_registered, register
from comity.fold.delta import Draft
from comity.keys import ed25519
from comity.keys.names import VerifierKey, parse_vkey
from comity.records.fields import finding, seconds
from comity.records.record import Record
from comity.records.succession import REGISTRY, Succession, is_vouched, read_succession

RULE: Final = "docs/spec/record.md 19"
OF_A_PART: Final = ("log_before", "stamp_before", "founded_with")
"""What the body's row says of successions; it ends with the part of the log they were made in."""


def succeed(draft: Draft, record: Record) -> Callable[[str], None]:
    """Return the change a succession makes, or raise Rejected; its speaker has been judged."""
    made, body = read_succession(record), draft.get("body", "") or {}
    _require(record.by == REGISTRY, "succeed.by", "record.by", record.by)
    old = parse_vkey(str(body[f"{made.of}_key"]))
    _check_key(draft, made, str(body["origin"]))
    _require(is_vouched(record.log, made, old), "succeed.signatures", "record.body", made.key.name)
    now, before = clock.time_now(draft), body.get(f"{made.of}_before")
    _require(seconds(made.until) > now, "succeed.until", "record.body.until", made.until)
    running = isinstance(before, dict) and seconds(str(before["until"])) >= now
    _require(not running, "succeed.overlap", "record.body.of", made.of)

    def change(record_id: str) -> None:
        register(draft, made.key)
        row: dict[str, Json] = {"id": record_id, "of": made.of, "key": made.key.vkey, "before": old.vkey}
        draft.put("succession", f"{draft.index:010}", {**row, "until": made.until})
        fresh: dict[str, Json] = {f"{made.of}_key": made.key.vkey}
        fresh[f"{made.of}_before"] = {"key": old.vkey, "until": made.until}
        if made.of == "log":
            fresh["founded_with"] = body.get("founded_with", old.vkey)
        draft.change("body", "", **fresh)

    return change


def stamp_before(body: Mapping[str, Json]) -> tuple[VerifierKey, int] | None:
    """Return the stamp key before the one in force, and until when (Unix seconds) it may stamp beside it."""
    before = body.get("stamp_before")
    return (parse_vkey(str(before["key"])), seconds(str(before["until"]))) if isinstance(before, dict) else None


def anchor_text(body: Mapping[str, Json]) -> str:
    """Return the anchor of a body: origin, the log key it was founded with, and the founding record."""
    return f"{body['origin']} {body.get('founded_with') or body['log_key']} {body['found']}"


def _check_key(draft: Draft, made: Succession, origin: str) -> None:
    """Refuse a key that is weak, named otherwise than its part must be, or in this log already."""
    named = made.key.name == origin if made.of == "log" else is_owned(made.key, origin, REGISTRY)
    _require(named, "found.key-name", "record.body.key", made.key.name)
    ed25519.check_public(made.key.public)
    _require(
        not is_registered(draft, made.key, named=made.of == "stamp"), "key.registered", "record.body", made.key.name
    )


def _require(holds: bool, code: str, place: str, value: object) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise Rejected(finding(code, place, value, RULE))
