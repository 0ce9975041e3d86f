"""A seat that lost its root threshold gets a new root set by the body's rule: announced, awaited, and stopped by a veto.

Knows docs/spec/record.md 20 and the regime's `[recovery]`; not how a body decides to announce one. Law: nothing changes for the
seat before the day the announcement states, and whoever may object has had all that time in which to.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import authority, clock
from comity.fold.delta import Draft
from comity.fold.speaker import Speaker
from comity.records.bodies import RootSet, read_root_set, root_set_hash
from comity.records.fields import finding, seconds
from comity.records.record import Record
from comity.records.recovery import read_recovery, read_veto
from comity.regime import Regime

RULE: Final = "docs/spec/record.md 20"
DAY: Final = 86_400
WAITING: Final = "waiting"


def announce(draft: Draft, record: Record, regime: Regime) -> Callable[[str], None]:
    """Return the change an announcement makes, or raise Rejected; its speaker has been judged."""
    rule, made = regime.recovery, read_recovery(record)
    if rule is None or record.by not in rule.by or record.by == made.seat:
        raise Rejected(finding("recover.by", "record.by", record.by, RULE))
    if not (draft.get("seat", made.seat) or {}).get("keys"):
        raise Rejected(finding("seat.unknown", "record.body.recover", made.seat, RULE))
    _require(running(draft, made.seat) is None, "recover.again", "record.body.recover", made.seat)
    _require(draft.get("chain", made.root_set) is None, "recover.set", "record.body.root_set", made.root_set)
    due = datetime.fromtimestamp(clock.time_now(draft) + rule.days * DAY, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def change(record_id: str) -> None:
        row: dict[str, Json] = {"id": record_id, "seat": made.seat, "by": record.by, "due": due}
        draft.put("recovery", made.root_set, {**row, "status": WAITING, "ended_by": None})
        draft.put("chain", made.root_set, {"next": 0, "id": record_id})

    return change


def veto(draft: Draft, record: Record, regime: Regime) -> Callable[[str], None]:
    """Return the change a veto makes, or raise Rejected: by those the rule names, by the seat itself, or by who announced it."""
    named = read_veto(record)
    found = next((pair for pair in draft.scan("recovery", "") if pair[1]["id"] == named), None)
    if found is None or found[1]["status"] != WAITING:
        raise Rejected(finding("recover.nothing", "record.body.recovery", named, RULE))
    key, row = found
    rule = regime.recovery
    listed = () if rule is None else rule.veto or tuple(regime.seats)
    _require(record.by in {*listed, row["seat"], row["by"]}, "recover.veto-by", "record.by", record.by)
    _require(clock.time_now(draft) < seconds(str(row["due"])), "recover.late", "record.body.recovery", row["due"])

    def change(record_id: str) -> None:
        draft.change("recovery", key, status="vetoed", ended_by=record_id)

    return change


def is_recovered(draft: Draft, record: Record) -> bool:
    """Return whether an untrusted accession brings a root set that a recovery of its seat announced."""
    return (draft.get("recovery", root_set_hash(read_root_set(record))) or {}).get("seat") == record.by


def accede(draft: Draft, record: Record) -> tuple[Speaker, Callable[[str], None]]:
    """Return who accedes with the set announced, and the change it makes; raises Rejected before its day and after a veto."""
    root_set = read_root_set(record)
    hashed = root_set_hash(root_set)
    row = draft.get("recovery", hashed) or {}
    _require(row["status"] == WAITING, "recover.nothing", "record.body.root_set", row["status"])
    _require(clock.time_now(draft) >= seconds(str(row["due"])), "recover.waiting", "record.body.root_set", row["due"])
    authority.check_root_set(draft, record, root_set)
    held = (draft.get("seat", record.by) or {})["keys"]

    def change(record_id: str) -> None:
        for key in sorted(str(key) for key in held) if isinstance(held, list) else ():
            draft.change("key", key, revoked_by=record_id, revoked_at=draft.index)
        _enter(draft, record.by, root_set, record_id)
        draft.change("recovery", hashed, status="done", ended_by=record_id)

    return Speaker(tier="root", chain=hashed), change


def running(draft: Draft, code: str) -> tuple[str, Mapping[str, Json]] | None:
    """Return the recovery of a seat that waits, by the hash of its root set."""
    rows = draft.scan("recovery", "")
    return next((pair for pair in rows if pair[1]["seat"] == code and pair[1]["status"] == WAITING), None)


def fall(draft: Draft, code: str, record_id: str) -> None:
    """End what waits for a seat that has shown that it still has its threshold."""
    found = running(draft, code)
    if found is not None:
        draft.change("recovery", found[0], status="fallen", ended_by=record_id)


def _enter(draft: Draft, code: str, root_set: RootSet, record_id: str) -> None:
    authority.enter_root_set(draft, code, root_set, record_id)
    keys: list[Json] = [key.hash_hex for key in root_set.keys]
    hashed = root_set_hash(root_set)
    draft.change("seat", code, root_set=hashed, acceded_by=record_id, threshold=root_set.threshold, keys=keys)


def _require(holds: bool, code: str, place: str, value: object) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise Rejected(finding(code, place, value, RULE))
