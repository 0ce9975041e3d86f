"""What the fold reads: rows as they stood before one leaf, the log's earlier roots, and material by hash.

Knows the three questions the fold may ask of the past; not where rows are kept. `Memory` keeps them in dicts, for verifiers
and tests; the store keeps them in SQLite. Law: the fold sees nothing else, so equal views give equal deltas.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable

Rows = Mapping[str, Mapping[str, Json]]
_NO_ROWS: Final[Rows] = MappingProxyType({})


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


class Memory:
    """A view in dicts; `roots` gives the log's root at a size, `files` the material by hash."""

    def __init__(self, roots: Callable[[int], bytes | None], files: Callable[[str], bytes]) -> None:
        """Start empty."""
        self.tables: dict[str, dict[str, Mapping[str, Json]]] = {}
        self.root = roots
        self.material = files

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value, or None."""
        return self.tables.get(table, _NO_ROWS).get(key)

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        rows = self.tables.get(table, {})
        for key in sorted(key for key in rows if key.startswith(prefix)):
            yield key, rows[key]

    def take(self, rows: Iterable[tuple[str, str, Mapping[str, Json] | None]]) -> None:
        """Set or end the rows of a delta."""
        for table, key, value in rows:
            if table not in self.tables:
                self.tables[table] = {}
            if value is None:
                self.tables[table].pop(key, None)
            else:
                self.tables[table][key] = value

    def put(self, table: str, key: str, value: Mapping[str, Json] | None) -> None:
        """Set a row, or end it with None."""
        self.take(((table, key, value),))


def no_material(sha256: str) -> bytes:
    """Refuse every hash: for bodies whose material is not at hand."""
    raise Unavailable(Finding(code="material.missing", place=f"material/{sha256}", rule="docs/spec/record.md 3.6"))
