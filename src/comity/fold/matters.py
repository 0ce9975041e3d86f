"""What a party does to a matter: joins, opposes, objects, declines, settles, suspends and resumes.

Knows the tables support, opposition, objection, decline, settlement and suspension of docs/spec/state.md. Law: each stands
under its holder, one row each; a matter is settled only when all it concerns have said so.
"""

from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import owing, terms
from comity.fold.delta import Draft
from comity.fold.holdings import UNDOING, hold, let_go
from comity.fold.references import Target
from comity.records.act import Act
from comity.records.bodies import Content
from comity.records.fields import finding
from comity.records.record import Record

RULE: Final = "docs/spec/record.md 13"

HOLDING: Final = {
    Act.COSPONSOR: ("supports", "support"),
    Act.OPPOSE_ITEM: ("opposes", "opposition"),
    Act.OBJECT: ("objects", "objection"),
    Act.DECLINE: ("declines", "decline"),
    Act.RESOLVE: ("resolves", "settlement"),
}
"""Acts that leave a row `<target>/<holder>` until it is withdrawn: their relation and table."""

DEGREES: Final = {"partial": "eased", "full": "ended"}
"""How far a resumption goes, and the status the suspension has after it."""


def check(record: Record, targets: tuple[Target, ...], draft: Draft, content: Content) -> None:
    """Refuse what this holder cannot do to this matter as it stands (docs/spec/record.md 13)."""
    if record.act is Act.SUSPEND and not isinstance(content.fields.get("scope"), str):
        raise Rejected(finding("suspension.scope", "record.body.fields.scope", "", RULE))
    if record.act is Act.RESUME:
        _check_resumption(record, targets, draft, content)
    for target in targets:
        if target.rel == HOLDING.get(record.act, ("", ""))[0]:
            _check_holding(record, target, draft)
        elif record.act is Act.LEAVE and target.rel == "supports":
            _require(_row(draft, "support", target, record.for_), "matter.none", record)


def apply(draft: Draft, record: Record, record_id: str, targets: tuple[Target, ...], content: Content) -> None:
    """Write the rows of this act."""
    if record.act is Act.SUSPEND:
        _suspend(draft, record, record_id, content)
    for target in targets:
        relation, table = HOLDING.get(record.act, ("", ""))
        if target.rel == relation:
            hold(draft, record_id, table, f"{target.id}/{record.for_}", {"holder": record.for_, "target": target.id})
        if target.rel == "resolves":
            _settle(draft, target)
        elif target.rel == "resumes":
            status = DEGREES[str(content.fields["degree"])]
            draft.change("suspension", target.id, status=status, resumed_by=record_id, resumed_at=record.at)
        elif target.rel == "supports" and record.act is Act.LEAVE:
            draft.put("support", f"{target.id}/{record.for_}", None)
        elif target.rel in UNDOING:
            let_go(draft, target)
            owing.release(draft, target.id)
            terms.fall(draft, target.id)


def _check_holding(record: Record, target: Target, draft: Draft) -> None:
    table = HOLDING[record.act][1]
    _require(_row(draft, table, target, record.for_) is None, "matter.already", record)
    own = target.row["for"] == record.for_
    _require(not own or record.act is Act.RESOLVE, "matter.own", record)
    if record.act is Act.RESOLVE:
        _require(record.for_ in _concerned(draft, target), "matter.not-concerned", record)


def _check_resumption(record: Record, targets: tuple[Target, ...], draft: Draft, content: Content) -> None:
    if content.fields.get("degree") not in DEGREES:
        raise Rejected(finding("suspension.degree", "record.body.fields.degree", content.fields.get("degree"), RULE))
    for target in targets:
        if target.rel == "resumes":
            status = (draft.get("suspension", target.id) or {}).get("status")
            _require(status in {"in-force", "eased"}, "suspension.ended", record)


def _suspend(draft: Draft, record: Record, record_id: str, content: Content) -> None:
    row: dict[str, Json] = {
        "id": record_id,
        "scope": content.fields["scope"],
        "holder": record.for_,
        "title": dict(content.title),
        "at": record.at,
        "index": draft.index,
        "status": "in-force",
        "resumed_by": None,
        "resumed_at": None,
    }
    draft.put("suspension", record_id, row)


def _settle(draft: Draft, target: Target) -> None:
    """Mark a matter settled once everyone it concerns has said so."""
    if all(_row(draft, "settlement", target, code) is not None for code in _concerned(draft, target)):
        draft.change("record", target.id, status="settled")


def _concerned(draft: Draft, target: Target) -> frozenset[str]:
    """Return whom a matter concerns: its author, those it is addressed to, and those who have joined it."""
    to = target.row["to"]
    joined = (str(row["holder"]) for _, row in draft.scan("support", f"{target.id}/"))
    return frozenset({str(target.row["for"]), *(str(code) for code in (to if isinstance(to, list) else [])), *joined})


def _row(draft: Draft, table: str, target: Target, holder: str) -> object:
    return draft.get(table, f"{target.id}/{holder}")


def _require(holds: object, code: str, record: Record) -> None:
    if not holds:
        raise Rejected(finding(code, "record.refs", record.for_, RULE))
