"""When a record counts as filed that its author lodged with mirrors because the desk did not take it.

Knows the tables lodged and not_before of docs/spec/state.md and docs/spec/record.md 21; not how a mirror keeps a note. Law:
nothing counts but what the rules in force say, from mirrors they name; a record was never filed before the tree it has seen, nor
after the desk received it.
"""

from collections.abc import Callable
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import clock
from comity.fold.delta import Draft
from comity.keys.names import VerifierKey
from comity.records.fields import finding
from comity.records.lodging import Receipt, read_lodged
from comity.records.record import Record
from comity.regime import Regime
from comity.regime.model import Lodging

RULE: Final = "docs/spec/record.md 21"


def bring(draft: Draft, record: Record, regime: Regime) -> Callable[[str], None]:
    """Return the change that lodging receipts make, or raise Rejected."""
    rule, made = regime.lodging, read_lodged(record)
    if rule is None:
        raise Rejected(finding("lodging.no-rule", "record.body.lodged", made.record, RULE))
    times: dict[str, int] = {}
    for number, receipt in enumerate(made.receipts):
        key, at = _held_at(draft, receipt, rule, f"record.body.receipts.{number}")
        times[key.vkey] = min(at, times.get(key.vkey, at))
    if len(times) < rule.least:
        raise Rejected(finding("lodging.too-few", "record.body.receipts", f"{len(times)} < {rule.least}", RULE))
    held = sorted(times.values())[rule.least - 1]
    before = draft.get("lodged", made.record)
    if before is not None and int(str(before["held"])) <= held:
        raise Rejected(finding("lodging.again", "record.body.lodged", made.record, RULE))
    known = draft.get("record", made.record)
    if known is not None and draft.get("not_before", made.record) is None:
        raise Rejected(finding("lodging.before-rule", "record.body.lodged", made.record, RULE))

    def change(record_id: str) -> None:
        mirrors: list[Json] = [[vkey, at] for vkey, at in sorted(times.items())]
        row: dict[str, Json] = {"id": record_id, "index": draft.index, "mirrors": mirrors, "held": held, "filed": None}
        draft.put("lodged", made.record, {**row, "article": rule.article})
        if known is not None:
            earliest = int(str((draft.get("not_before", made.record) or {})["at"]))
            draft.change("lodged", made.record, filed=min(int(str(known["stamped"])), max(held, earliest)))

    return change


def admitted(draft: Draft, record: Record, record_id: str, regime: Regime) -> None:
    """Write, under rules with lodging, before when a record admitted now was not made, and when it was filed if it was lodged."""
    if regime.lodging is None:
        return
    earliest = _stamp_behind(draft, record.seen.size)
    draft.put("not_before", record_id, {"seen": record.seen.size, "at": earliest})
    if draft.get("lodged", record_id) is not None:
        draft.change("lodged", record_id, filed=filed_at(draft, record, record_id))


def filed_at(draft: Draft, record: Record, record_id: str) -> int:
    """Return when a record being judged counts as filed, in Unix seconds: the effective time, or that of its lodging."""
    now, row = clock.time_now(draft), draft.get("lodged", record_id)
    return now if row is None else min(now, max(int(str(row["held"])), _stamp_behind(draft, record.seen.size)))


def _held_at(draft: Draft, receipt: Receipt, rule: Lodging, place: str) -> tuple[VerifierKey, int]:
    """Return the mirror of a receipt and its time, or raise Rejected: not a mirror of the rules, or not what it can have seen."""
    line, held = receipt.line, receipt.held
    key = next((key for key in rule.mirrors if (key.name, key.note_id) == (line.name, line.key_id)), None)
    if key is None:
        raise Rejected(finding("lodging.mirror", place, line.name, RULE))
    at = receipt.at(key)
    if at is None:
        raise Rejected(finding("lodging.signature", place, line.name, RULE))
    if held.size > draft.index or draft.view.root(held.size) != held.root:
        raise Rejected(finding("lodging.tree", place, held.size, RULE))
    if at < _stamp_behind(draft, held.size) - clock.BACKDATING_SECONDS:
        raise Rejected(finding("lodging.backdated", place, at, RULE))
    return key, at


def _stamp_behind(draft: Draft, size: int) -> int:
    """Return the reception time of the last leaf of a past tree, in Unix seconds; 0 where it has none."""
    stamped = (draft.get("leaf", f"{size - 1:010}") or {}).get("stamped")
    return stamped if isinstance(stamped, int) else 0
