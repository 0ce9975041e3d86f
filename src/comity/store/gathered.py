"""Rows fetched many at a time, for pages that read one row for each line they show.

Knows SQL over rows; not which rows a page needs: it is told. Law: what was fetched is what asking for each row alone would have
given, and a row that was not fetched is asked for alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from comity.encoding.canonical import Json
from comity.store.rows import LAST, SqliteView


class Gathered:
    """The fold's view over another one, with what was fetched ahead at hand."""

    def __init__(self, view: SqliteView) -> None:
        """Begin with nothing at hand."""
        self._view = view
        self._rows: dict[tuple[str, str], Mapping[str, Json] | None] = {}
        self._under: dict[tuple[str, str], list[tuple[str, Mapping[str, Json]]]] = {}
        self.material = view.material

    def fetch(self, table: str, keys: Iterable[str]) -> None:
        """Fetch the rows of these keys in one query; that there is none is kept too."""
        wanted = {key for key in keys if (table, key) not in self._rows}
        if wanted:
            self._rows |= dict.fromkeys((table, key) for key in wanted)
            self._rows |= {(table, key): row for key, row in rows_of(self._view, table, wanted).items()}

    def fetch_under(self, table: str, prefixes: Iterable[str]) -> None:
        """Fetch the rows whose keys begin with one of these prefixes in one query."""
        wanted = sorted({prefix for prefix in prefixes if (table, prefix) not in self._under})
        if not wanted:
            return
        self._under |= {(table, prefix): [] for prefix in wanted}
        found = self._view.ask(
            "SELECT prefix, key, value FROM (SELECT value AS prefix FROM json_each(?)) CROSS JOIN rows "
            "ON tbl=? AND key>=prefix AND key<prefix||? WHERE {in_force} ORDER BY key",
            json.dumps(wanted),
            table,
            LAST,
        )
        for prefix, key, value in found:
            self._under[table, str(prefix)].append((str(key), json.loads(value)))

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value, or None."""
        if (table, key) not in self._rows:
            self._rows[table, key] = self._view.get(table, key)
        return self._rows[table, key]

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        found = self._under.get((table, prefix))
        yield from self._view.scan(table, prefix) if found is None else found

    def root(self, size: int) -> bytes | None:
        """Return the log's root at a past size, or None if the log is not that long."""
        return self._view.root(size)


def rows_of(view: SqliteView, table: str, keys: Iterable[str]) -> dict[str, Mapping[str, Json]]:
    """Return the rows of these keys that there are, by key."""
    found = view.ask(
        "SELECT key, value FROM rows WHERE tbl=? AND key IN (SELECT value FROM json_each(?)) AND {in_force}",
        table,
        json.dumps(sorted(keys)),
    )
    return {str(key): json.loads(value) for key, value in found}
