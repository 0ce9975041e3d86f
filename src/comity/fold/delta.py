"""A delta: the rows one leaf puts or ends, as canonical bytes, and the draft it is built in.

Knows the bytes of docs/spec/state.md 1. Does not know which rows mean what. Law: one row per (table, key), sorted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from comity.encoding.canonical import Json, read_own, render_own
from comity.errors import Finding
from comity.fold.view import View

_UNSEEN: Final[Mapping[str, Json]] = {}
Row = tuple[str, str, dict[str, Json] | None]
"""Table, key, and the value put, or None for a row that ends. Values are shared with the view and never changed in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """What one leaf changed. `data` is the canonical rendering the digest is taken over."""

    index: int
    id: str | None
    admitted: bool
    rows: tuple[Row, ...]
    data: bytes


def read_delta(data: bytes) -> Delta:
    """Return a delta of our own making from its bytes, unchecked."""
    told: Any = read_own(data)
    rows = tuple([(table, key, row) for table, key, row in told["rows"]])
    return Delta(index=told["index"], id=told["id"], admitted=told["admitted"], rows=rows, data=data)


class Draft:
    """The state as seen while one leaf is applied: the rows it has written so far before those of the view.

    The view is asked for a row once.
    """

    __slots__ = ("_findings", "_rows", "_seen", "index", "view")

    def __init__(self, view: View, index: int) -> None:
        """Start with no rows, for the leaf at `index`."""
        self.view = view
        self.index = index
        self._rows: dict[tuple[str, str], dict[str, Json] | None] = {}
        self._seen: dict[tuple[str, str], Mapping[str, Json] | None] = {}
        self._findings = 0

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value as this leaf leaves it so far."""
        at = table, key
        row = self._rows.get(at, _UNSEEN)
        if row is _UNSEEN:
            row = self._seen.get(at, _UNSEEN)
            if row is _UNSEEN:
                row = self._seen[at] = self.view.get(table, key)
        return row

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the view's rows of that prefix; what this leaf wrote is not among them."""
        return self.view.scan(table, prefix)

    def put(self, table: str, key: str, value: dict[str, Json] | None) -> None:
        """Set a row, or end it with None."""
        self._rows[table, key] = value

    def change(self, table: str, key: str, **values: Json) -> None:
        """Set some fields of a row that exists."""
        row = self.get(table, key)
        self.put(table, key, {**(row or {}), **values})

    def note(self, finding: Finding, record_id: str | None, effect: str) -> None:
        """Add a finding row; `effect` is `refused` (the leaf changed nothing) or `noted`."""
        value: dict[str, Json] = {
            "index": self.index,
            "code": finding.code,
            "place": finding.place,
            "excerpt": finding.excerpt,
            "facts": dict(finding.facts),
            "rule": finding.rule,
            "id": record_id,
            "effect": effect,
        }
        self.put("finding", f"{self.index:010}/{self._findings}", value)
        self._findings += 1

    def delta(self, record_id: str | None, *, admitted: bool) -> Delta:
        """Return the rows written, rendered once."""
        rows = tuple([(table, key, value) for (table, key), value in sorted(self._rows.items(), key=itemgetter(0))])
        rendered = render_own({"admitted": admitted, "id": record_id, "index": self.index, "rows": rows})
        data = bytes(memoryview(rendered))  # a copy: as written it takes twice the room, and thousands are kept
        return Delta(index=self.index, id=record_id, admitted=admitted, rows=rows, data=data)
