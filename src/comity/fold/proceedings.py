"""What acts do beyond their thread: sittings, agenda items, positions, side-by-side accounts.

Knows the tables sitting, sitting_entry, item, position, account and concerning of docs/spec/state.md.
Law: positions and accounts are kept under their authors, one row each, and never merged.
"""

from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.delta import Draft
from comity.fold.holdings import hold
from comity.fold.references import Target
from comity.records.act import Act
from comity.records.bodies import Content
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Form

RULE: Final = "docs/spec/record.md 11"
SITTING_STEPS: Final = {Act.OPEN: ("convened", "open"), Act.CLOSE: ("open", "closed")}
"""For open and close: the status a sitting must have, and the one it has after."""


def check(record: Record, targets: tuple[Target, ...], draft: Draft, content: Content) -> None:
    """Refuse a sitting opened or closed out of turn, and a position without a stance (docs/spec/record.md 11)."""
    sitting = sitting_of(targets)
    if record.act in SITTING_STEPS and sitting is not None:
        status = (draft.get("sitting", sitting) or {}).get("status")
        if status != SITTING_STEPS[record.act][0]:
            raise Rejected(finding("sitting.status", "record.act", status, RULE))
    if record.act is Act.TAKE_POSITION and not isinstance(content.fields.get("stance"), str):
        raise Rejected(finding("position.stance", "record.body.fields.stance", "", RULE))


def sitting_of(targets: tuple[Target, ...]) -> str | None:
    """Return the id of the sitting a record is made at or for."""
    for target in targets:
        if target.rel == "at-sitting":
            return target.id
    return None


def apply(
    draft: Draft, record: Record, record_id: str, targets: tuple[Target, ...], content: Content, given: str | None
) -> None:
    """Write the rows of this act; `given` is the record's symbol."""
    sitting = sitting_of(targets)
    if sitting is not None:
        _enter_sitting(draft, record, record_id, sitting)
    if record.act is Act.CONVENE:
        _convene(draft, record, record_id, content, given)
    elif record.act is Act.REQUEST_ITEM:
        _request_item(draft, record, record_id, content, sitting)
    for target in targets:
        _apply_reference(draft, record, record_id, target, content)


def concern(draft: Draft, record_id: str, form: Form, content: Content) -> None:
    """Enter a record under the party its form says it is about."""
    if form.about is not None:
        draft.put("concerning", f"{content.fields[form.about]}/{draft.index:010}", {"id": record_id, "form": form.name})


def _enter_sitting(draft: Draft, record: Record, record_id: str, sitting: str) -> None:
    draft.put("sitting_entry", f"{sitting}/{draft.index:010}", {"id": record_id, "act": str(record.act)})
    row = draft.get("sitting", sitting) or {}
    draft.change("sitting", sitting, count=int(str(row["count"])) + 1)
    if record.act is Act.OPEN:
        draft.change("sitting", sitting, status="open", opened=record_id)
    elif record.act is Act.CLOSE:
        draft.change("sitting", sitting, status="closed", closed=record_id)


def _convene(draft: Draft, record: Record, record_id: str, content: Content, given: str | None) -> None:
    row: dict[str, Json] = {
        "id": record_id,
        "symbol": given,
        "title": dict(content.title),
        "status": "convened",
        "at": record.at,
        "date": content.fields.get("date"),
        "opened": None,
        "closed": None,
        "count": 0,
    }
    draft.put("sitting", record_id, row)


def _request_item(draft: Draft, record: Record, record_id: str, content: Content, sitting: str | None) -> None:
    row: dict[str, Json] = {
        "id": record_id,
        "sitting": sitting,
        "title": dict(content.title),
        "for": record.for_,
        "status": "requested",
        "adopted_by": None,
        "late": sitting is not None and (draft.get("sitting", sitting) or {}).get("status") != "convened",
    }
    draft.put("item", record_id, row)


def _adopt_item(draft: Draft, record_id: str, item: str) -> None:
    """Mark an item adopted by the first record that adopts it; a decision taken under it later changes nothing of that."""
    if (draft.get("item", item) or {}).get("status") == "requested":
        draft.change("item", item, status="adopted", adopted_by=record_id)


def _apply_reference(draft: Draft, record: Record, record_id: str, target: Target, content: Content) -> None:
    holder = record.for_
    if target.rel == "adopts" and target.row["act"] == Act.REQUEST_ITEM:
        _adopt_item(draft, record_id, target.id)
    elif target.rel == "account-of":
        draft.put("account", f"{target.id}/{draft.index:010}", {"id": record_id, "holder": holder})
    elif target.rel == "about" and record.act is Act.TAKE_POSITION:
        row: dict[str, Json] = {"holder": holder, "target": target.id, "stance": content.fields["stance"]}
        hold(draft, record_id, "position", f"{target.id}/{holder}", row)
