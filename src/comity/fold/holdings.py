"""What a record holds up, and that it falls with the record.

Knows the table held of docs/spec/state.md: for each record the rows that stand only as long as it does. Does not know why a
row was put (matters, proceedings, mandates). Law: withdrawing or disavowing a record ends what it holds, and nothing another
record has put in its place.
"""

from typing import Final

from comity.encoding.canonical import Json
from comity.fold.delta import Draft
from comity.fold.references import Target
from comity.records.act import Act

UNDOING: Final = frozenset({"disavows", "withdraws"})
"""Relations after which a record no longer holds anything."""

OWN_ROW: Final = {Act.REQUEST_ITEM: "item", Act.SUSPEND: "suspension", Act.OPEN_SILENCE: "silence"}
"""Acts that leave a row under their own id, which is marked withdrawn with them."""


def hold(draft: Draft, record_id: str, table: str, key: str, row: dict[str, Json]) -> None:
    """Write a row that stands as long as `record_id` does."""
    draft.put(table, key, {"id": record_id, "index": draft.index, **row})
    note(draft, record_id, table, key)


def note(draft: Draft, record_id: str, table: str, key: str) -> None:
    """Remember that a row rests on `record_id`."""
    before = (draft.get("held", record_id) or {"rows": []})["rows"]
    rows: list[Json] = [*(before if isinstance(before, list) else []), [table, key]]
    draft.put("held", record_id, {"rows": rows})


def let_go(draft: Draft, target: Target) -> None:
    """End what a record held that has been withdrawn or disavowed."""
    own = OWN_ROW.get(Act(str(target.row["act"])))
    if own is not None:
        draft.change(own, target.id, status="withdrawn")
    held = (draft.get("held", target.id) or {"rows": []})["rows"]
    for pair in held if isinstance(held, list) else []:
        table, key = pair if isinstance(pair, list) else ("", "")
        _end(draft, str(table), str(key), target.id)


def _end(draft: Draft, table: str, key: str, record_id: str) -> None:
    row = draft.get(table, key) or {}
    if table == "obligation" and row.get("discharged_by") == record_id:
        draft.change(table, key, status="open", discharged_by=None)
    elif row.get("id") == record_id:
        draft.put(table, key, None)
    matter = key.partition("/")[0]
    if table == "settlement" and (draft.get("record", matter) or {}).get("status") == "settled":
        draft.change("record", matter, status="stands")
