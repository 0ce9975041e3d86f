"""The trail of acts on accounts, bound in the log: each head the registry logged, and that it only ever grows.

Knows the table trail of docs/spec/state.md; not what entries say. Law: a head binds more entries than the one before it; where
another operator goes on with the log, accounts and their trail begin anew.
"""

from collections.abc import Callable
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.clock import REGISTRY
from comity.fold.delta import Draft
from comity.fold.view import View
from comity.records.fields import finding
from comity.records.record import Record
from comity.records.trail import RULE, read_head

NEWEST: Final = ""


def bind(draft: Draft, record: Record) -> Callable[[str], None]:
    """Return the change that a head of the trail makes, or raise Rejected."""
    if record.by != REGISTRY:
        raise Rejected(finding("witnessed.by", "record.by", record.by, RULE))
    head = read_head(record)
    if head.size <= bound(draft.view):
        raise Rejected(finding("trail.size", "record.body.trail.size", head.size, RULE))

    def change(record_id: str) -> None:
        row: dict[str, Json] = {"id": record_id, "index": draft.index, "root": head.root, "size": head.size}
        draft.put("trail", f"{draft.index:010}", dict(row))
        draft.put("trail", NEWEST, dict(row))

    return change


def bound(view: View) -> int:
    """Return how many entries the newest head binds, of the accounts there are now."""
    row = view.get("trail", NEWEST)
    if row is None:
        return 0
    begun = max((int(index) for index, _ in view.scan("part", "")), default=-1)
    return int(str(row["size"])) if int(str(row["index"])) > begun else 0
