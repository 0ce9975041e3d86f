"""A view that reads many rows with one question, so that what asks for them one by one afterwards asks nothing of the disk.

Knows rows; not what asks. Law: it answers exactly as the view it reads through would, at the same moment, for as long as
one answer is being made; it is never kept longer.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.store.connection import Connection
from comity.store.rows import SqliteView

Row = Mapping[str, Json]
_ROWS: Final = (
    "SELECT key, value FROM {rows} WHERE tbl=? AND key IN (SELECT value FROM json_each(?)) AND {in_force} ORDER BY key"
)
"""Each question says in which order it is answered, also where that is nothing to who asks: an answer is compared with the one
of another day (`web.publishing.memory`), and PostgreSQL finds rows in another order once it has counted them anew."""
BELOW: Final = (
    "SELECT kinds.value, heads.value, rows.key, rows.value FROM json_each(?) AS kinds CROSS JOIN json_each(?) AS heads "
    "LEFT JOIN rows ON rows.tbl=kinds.value AND rows.key>=heads.value||'/' AND rows.key<heads.value||'0' AND {in_force} "
    "WHERE coalesce(rows.key, '')<>'' ORDER BY rows.tbl, rows.key"
)
"""All rows of some tables whose keys are `<head>/…`, as (table, head, key, value). Joined in a way that no database turns round:
of a table that has not been analysed yet PostgreSQL believes that hardly any row is in force, and would read them all first."""


class ReadAhead(SqliteView):
    """Rows of one moment: each read at most once, many at once where they are named before they are asked for."""

    def __init__(self, connection: Connection, material: Callable[[str], bytes], at: int | None = None) -> None:
        """Begin with nothing read."""
        super().__init__(connection, material, at)
        self._read: dict[tuple[str, str], Row | None] = {}
        self._below: dict[tuple[str, str], list[tuple[str, Row]]] = {}

    def get(self, table: str, key: str) -> Row | None:
        """Return the row's value, or None."""
        if (table, key) not in self._read:
            head = key.partition("/")[0]
            if head != key and (table, head) in self._below:
                return None  # all rows below the head have been read, and it is none of them
            self._read[table, key] = super().get(table, key)
        return self._read[table, key]

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Row]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        head, slash, _ = prefix.partition("/")
        if not slash or (table, head) not in self._below:
            return super().scan(table, prefix)
        return ((key, row) for key, row in self._below[table, head] if key.startswith(prefix))

    def read(self, table: str, keys: Iterable[str]) -> None:
        """Read the rows of these keys."""
        missing = [key for key in dict.fromkeys(keys) if (table, key) not in self._read]
        if not missing:
            return
        self._read |= {(table, key): None for key in missing}
        for key, value in self.ask(_ROWS, table, json.dumps(missing)):
            self._read[table, key] = json.loads(value)

    def read_below(self, tables: Iterable[str], heads: Iterable[str]) -> None:
        """Read all rows of these tables whose keys are `<head>/…`."""
        named = list(tables)
        missing = [head for head in dict.fromkeys(heads) if any((table, head) not in self._below for table in named)]
        if not missing:
            return
        self._below |= {(table, head): [] for table in named for head in missing}
        for table, head, key, value in self.ask(BELOW, json.dumps(named), json.dumps(missing)):
            row: Row = json.loads(value)
            self._below[table, head].append((key, row))
            self._read[table, key] = row
