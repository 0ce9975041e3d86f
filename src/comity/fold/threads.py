"""Rows every content record leaves: itself, its symbol, its thread, and what it points at.

Knows the tables record, symbol, counter, thread, thread_entry and link of docs/spec/state.md; not sittings or duties.
Law: a symbol is given once, in order of admission, and never reused.
"""

from typing import Final

from comity.encoding.canonical import Json
from comity.fold.delta import Draft
from comity.fold.references import Target, joined
from comity.records.act import Act
from comity.records.bodies import Content
from comity.records.record import Record

STATUS_AFTER: Final = {
    "corrects": "corrected",
    "disavows": "disavowed",
    "supersedes": "superseded",
    "withdraws": "withdrawn",
}
THREAD_AFTER: Final = {Act.CONCLUDE: "concluded", Act.REFER: "referred"}


def symbol(draft: Draft, pattern: str | None, year: str) -> str | None:
    """Return the next symbol of a regime's pattern and count it; `{year}` and `{n}` are filled in."""
    if pattern is None:
        return None
    counted = pattern.replace("{year}", year)
    number = int(str((draft.get("counter", counted) or {"n": 0})["n"])) + 1
    draft.put("counter", counted, {"n": number})
    return counted.replace("{n}", str(number))


def put_record(draft: Draft, record: Record, record_id: str, values: dict[str, Json]) -> None:
    """Write the `record` row; `values` holds what only some records have (symbol, thread, title, sitting, stamped)."""
    row: dict[str, Json] = {
        "index": draft.index,
        "symbol": None,
        "act": str(record.act),
        "form": record.form,
        "by": record.by,
        "for": record.for_,
        "attributed_to": record.attributed_to,
        "at": record.at,
        "aud": record.aud,
        "to": list(record.to),
        "thread": None,
        "title": None,
        "status": "stands",
        "sitting": None,
        "mandate": None,
        "doubt": _doubt(record),
        **values,
    }
    draft.put("record", record_id, row)


def _doubt(record: Record) -> str | None:
    """Return what is in doubt of a reconstruction: `unverified` where one of its sources is, else `contested`, or None."""
    if not record.sources:
        return None
    doubts = {source.doubt for source in record.sources}
    return next((doubt for doubt in ("unverified", "contested") if doubt in doubts), None)


def put_links(draft: Draft, record_id: str, targets: tuple[Target, ...]) -> None:
    """Write what refers to what, and mark records this one corrects or withdraws."""
    for target in targets:
        draft.put("link", f"{target.id}/{draft.index:010}/{target.rel}", {"id": record_id, "rel": target.rel})
        if target.rel in STATUS_AFTER:
            draft.change("record", target.id, status=STATUS_AFTER[target.rel])


def thread_of(record_id: str, targets: tuple[Target, ...]) -> str:
    """Return the root of the thread a record joins, which is itself where it joins none."""
    target = joined(targets)
    return record_id if target is None else str(target.row["thread"])


def enter_thread(
    draft: Draft, record: Record, record_id: str, targets: tuple[Target, ...], content: Content, given: str | None
) -> None:
    """Write the thread's row and this record's place in it; `given` is the record's own symbol."""
    root, target = thread_of(record_id, targets), joined(targets)
    if root == record_id:
        row: dict[str, Json] = {
            "root": root,
            "symbol": given,
            "title": dict(content.title),
            "form": record.form,
            "opened": draft.index,
            "last": draft.index,
            "count": 1,
            "status": "open",
            "first_at": record.at,
            "last_at": record.at,
        }
    else:
        before = draft.get("thread", root) or {}
        count = int(str(before["count"])) + 1
        status = THREAD_AFTER.get(record.act, before["status"])
        row = {**before, "last": draft.index, "count": count, "status": status, "last_at": record.at}
    draft.put("thread", root, row)
    entry: dict[str, Json] = {
        "id": record_id,
        "rel": None if target is None else target.rel,
        "to": None if target is None else target.id,
    }
    draft.put("thread_entry", f"{root}/{draft.index:010}", entry)
