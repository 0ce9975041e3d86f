"""What the fold reads: rows as they stood before one leaf, the log's earlier roots, and material by hash.

Knows the three questions the fold may ask of the past; not where rows are kept. `Memory` keeps them in dicts, for verifiers
and tests; the store keeps them in SQLite. Law: the fold sees nothing else, so equal views give equal deltas.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Protocol

from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable

LAST: Final = "\U0010ffff"
"""Sorts after whatever a key may hold."""


class View(Protocol):
    """The state before a leaf."""

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value, or None."""

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""

    def root(self, size: int) -> bytes | None:
        """Return the log's root at a past size, or None if the log is not that long."""

    def material(self, sha256: str) -> bytes:
        """Return the file of that hash, checked. Raises Unavailable."""


class KeyOrder:
    """The keys of tables in order: of each from when it is first asked for, because few ever are."""

    def __init__(self) -> None:
        """Start with no table in order."""
        self._keys: dict[str, list[str]] = {}

    def add(self, table: str, key: str) -> None:
        """Take note of a key that the table has not had."""
        if table in self._keys:
            insort(self._keys[table], key)

    def drop(self, table: str, key: str) -> None:
        """Take note that the table has a key no more."""
        if table in self._keys:
            keys = self._keys[table]
            del keys[bisect_left(keys, key)]

    def beginning(self, table: str, rows: Iterable[str], prefix: str) -> list[str]:
        """Return the keys that start with `prefix`, in order; `rows` are the table's keys."""
        if table not in self._keys:
            self._keys[table] = sorted(rows)
        keys = self._keys[table]
        return keys[bisect_left(keys, prefix) : bisect_left(keys, prefix + LAST)]


class Memory:
    """A view in dicts; `roots` gives the log's root at a size, `files` the material by hash."""

    def __init__(self, roots: Callable[[int], bytes | None], files: Callable[[str], bytes]) -> None:
        """Start empty."""
        self.tables: dict[str, dict[str, Mapping[str, Json]]] = {}
        self._order = KeyOrder()
        self.root = roots
        self.material = files

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value, or None."""
        rows = self.tables.get(table)
        return None if rows is None else rows.get(key)

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        rows = self.tables.get(table, {})
        for key in self._order.beginning(table, rows, prefix) if rows else ():
            yield key, rows[key]

    def take(self, rows: Iterable[tuple[str, str, Mapping[str, Json] | None]]) -> None:
        """Set or end the rows of a delta."""
        for table, key, value in rows:
            kept = self.tables.get(table)
            if kept is None:
                kept = self.tables[table] = {}
            if value is not None:
                if key not in kept:
                    self._order.add(table, key)
                kept[key] = value
            elif kept.pop(key, None) is not None:
                self._order.drop(table, key)

    def put(self, table: str, key: str, value: Mapping[str, Json] | None) -> None:
        """Set a row, or end it with None."""
        self.take(((table, key, value),))


def no_material(sha256: str) -> bytes:
    """Refuse every hash: for bodies whose material is not at hand."""
    raise Unavailable(Finding(code="material.missing", place=f"material/{sha256}", rule="docs/spec/record.md 3.6"))
