"""A body continued by another operator: the old log's leaves, and after them a founding record that goes on from there.

Knows docs/spec/record.md 18; not where a copy of the old log came from. Law: whoever continues a body changes neither its rules
nor a party's keys, and speaks for nobody: a seat takes part from the record by which it accedes.
"""

from collections.abc import Callable
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import ComityError, Rejected
from comity.fold import authority, clock
from comity.fold.delta import Draft
from comity.fold.speaker import FOUNDER, Speaker
from comity.fold.succession import OF_A_PART
from comity.keys.names import parse_vkey
from comity.records.act import Act
from comity.records.bodies import Found, read_continued, read_found
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Regime
from comity.tlog.checkpoint import open_checkpoint
from comity.tlog.policy import parse as parse_policy

RULE: Final = "docs/spec/record.md 18"
BINDING: Final = frozenset({Act.ADOPT, Act.AMEND_RULES})
"""Acts that bind those who have not come along as well."""


def is_continuation(record: Record) -> bool:
    """Return whether an untrusted record is of the act `found` and says that it continues a log."""
    return record.act is Act.FOUND and "continues" in (record.body or {})


def check(draft: Draft, record: Record, regime: Regime) -> Found:
    """Return the founding body if it may continue this log here, or raise Rejected."""
    found, body = read_found(record), draft.get("body", "") or {}
    _require(record.log == next_origin(draft), "continue.origin", "record.log", record.log)
    _require(record.by == FOUNDER == record.for_, "found.by", "record.by", record.by)
    _require((record.seq, record.prev) == (0, body["found"]), "record.prev", "record.prev", record.prev)
    here = draft.view.root(draft.index)
    seen = record.seen
    _require(
        here is not None and (seen.size, seen.root) == (draft.index, here.hex()),
        "record.seen",
        "record.seen",
        seen.size,
    )
    _require(found.kind != "archive", "continue.changed", "record.body.kind", found.kind)
    for name, value in (("kind", found.kind), ("zone", found.zone), ("state_version", found.state_version)):
        _require(value == body[name], "continue.changed", f"record.body.{name}", value)
    named = {item.sha256 for item in record.material if item.role == "rules"}
    same = found.regime == body["regime"] and found.regime in named
    _require(same, "continue.changed", "record.body.regime", found.regime)
    _check_checkpoint(draft, str(found.continues))
    authority.check_body_keys(draft, record, found)
    for number, seat in enumerate(found.seats):
        place = f"record.body.seats.{number}.code"
        authority.check_seat(regime, seat, place)
        new = draft.get("chain", seat.root_set) is None
        _require(seat.kind == "office" and new, "continue.seat", place, seat.code)
    if found.policy:
        parse_policy(found.policy)
    return found


def apply(draft: Draft, record: Record, record_id: str, found: Found) -> None:
    """Write the body as it goes on, what it was before, and its seats, none of which takes part yet."""
    body = draft.get("body", "") or {}
    before: dict[str, Json] = {name: body[name] for name in ("origin", "found", "log_key", "stamp_key", "policy")}
    part: dict[str, Json] = {"id": record_id, "origin": record.log, "before": before}
    draft.put("part", f"{draft.index:010}", part)
    clock.reached(draft, str(found.continues).encode(), draft.index, str(body["policy"]))
    kept = {name: value for name, value in body.items() if name not in OF_A_PART}
    fresh: dict[str, Json] = {
        "origin": record.log,
        "found": record_id,
        "founder": found.founder.vkey,
        "log_key": found.log_key.vkey,
        "stamp_key": found.stamp_key.vkey,
        "policy": found.policy,
        "cites": found.cites,
        "continues": draft.index,
    }
    draft.put("body", "", {**kept, **fresh})
    authority.enter_body_keys(draft, found, record_id)
    draft.put("chain", found.founder.hash_hex, {"next": 0, "id": record.prev})
    new = {seat.code for seat in found.seats}
    for code, row in draft.scan("seat", ""):
        if code not in new and row["acceded_by"] is not None:
            draft.change("seat", code, acceded_by=None)
    for hashed, key in draft.scan("key", ""):
        if key["owner"] in new and key["revoked_by"] is None:
            draft.change("key", hashed, revoked_by=record_id, revoked_at=draft.index)
    for seat in found.seats:
        authority.admit_seat(draft, seat, record_id)


def next_origin(draft: Draft) -> str:
    """Return the origin under which a body would go on: that of its first log, a stroke, and the number of the part."""
    parts = list(draft.scan("part", ""))
    before = parts[0][1]["before"] if parts else draft.get("body", "")
    first = before["origin"] if isinstance(before, dict) else (draft.get("body", "") or {})["origin"]
    return f"{first}/{len(parts) + 2}"


def origin_at(draft: Draft, index: int) -> str:
    """Return the origin of the log a leaf was filed in, before or after the body went on elsewhere."""
    for key, part in draft.scan("part", ""):
        before = part["before"]
        if index < int(key) and isinstance(before, dict):
            return str(before["origin"])
    return str((draft.get("body", "") or {})["origin"])


def come_along(draft: Draft, record: Record) -> tuple[Speaker, Callable[[str], None]]:
    """Return which seat comes along, by the root keys it has in the log already, and the change it makes; or raise Rejected."""
    body, seat = draft.get("body", "") or {}, draft.get("seat", record.by)
    if seat is None or not seat["keys"]:
        raise Rejected(finding("seat.unknown", "record.by", record.by, RULE))
    _require(seat["acceded_by"] is None, "seat.acceded", "record.by", record.by)
    named = read_continued(record)
    _require("continues" in body and named == body["found"], "continue.other", "record.body.continues", named)
    held = seat["keys"]
    own = set(held) if isinstance(held, list) else set()
    strange = sorted(set(record.keys) - own)
    if strange:
        raise Rejected(finding("key.owner", "record.keys", strange, RULE))
    if len(record.keys) < int(str(seat["threshold"])):
        raise Rejected(finding("key.threshold", "record.keys", len(record.keys), RULE))

    def change(record_id: str) -> None:
        draft.change("seat", record.by, acceded_by=record_id)
        draft.put("along", f"{body['continues']:010}/{record.by}", {"id": record_id})

    return Speaker(tier="root", chain=str(seat["root_set"])), change


def is_waiting(draft: Draft, code: str) -> bool:
    """Return whether a seat with keys in the log has not acceded to the part that goes on, and so may not speak yet."""
    return "continues" in (draft.get("body", "") or {}) and (draft.get("seat", code) or {}).get("acceded_by") is None


def check_joined(draft: Draft, record: Record) -> None:
    """Refuse to bind parties that have not come along: all who took part before accede before anything is adopted."""
    if record.act not in BINDING or "continues" not in (draft.get("body", "") or {}):
        return
    for code, seat in draft.scan("seat", ""):
        if seat["kind"] == "party" and seat["keys"] and seat["acceded_by"] is None:
            raise Rejected(finding("continue.absent", "record.act", code, RULE))


def _check_checkpoint(draft: Draft, text: str) -> None:
    """Refuse to go on from anything but the whole log as its own key signed it."""
    body = draft.get("body", "") or {}
    try:
        checkpoint = open_checkpoint(text.encode(), parse_vkey(str(body["log_key"])))
    except ComityError as error:
        raise Rejected(finding("continue.checkpoint", "record.body.continues", error.finding.code, RULE)) from error
    whole = (checkpoint.size, checkpoint.root) == (draft.index, draft.view.root(draft.index))
    _require(whole, "continue.checkpoint", "record.body.continues", checkpoint.size)


def _require(holds: bool, code: str, place: str, value: object) -> None:  # noqa: FBT001 - it reads as a sentence
    if not holds:
        raise Rejected(finding(code, place, value, RULE))
