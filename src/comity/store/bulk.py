"""Many rows by one question each: by their keys, or all that is held on many records.

Knows SQL over rows; not what they mean. Law: the number of queries does not grow with the number of keys, each answer is
bounded, and it is as of the view's moment.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.store.rows import SqliteView

HELD: Final = 4_000
"""The most rows held on the records of one sitting that are read: several times the parties on each of its items."""


def rows_of(view: SqliteView, table: str, keys: Iterable[str]) -> dict[str, Mapping[str, Json]]:
    """Return the rows of a table with these keys; those there are none of are left out."""
    found = view.ask(
        "SELECT key, value FROM {rows} WHERE tbl=? AND key IN (SELECT value FROM json_each(?)) AND {in_force} ORDER BY key",
        table,
        json.dumps(sorted(set(keys))),
    )
    return {str(key): json.loads(value) for key, value in found}


def held_on(
    view: SqliteView, tables: Iterable[str], targets: Iterable[str]
) -> list[tuple[str, str, Mapping[str, Json]]]:
    """Return (table, target, row) of the rows whose key is `<target>/…`, in order of table, then key."""
    found = view.ask(
        "SELECT rows.tbl, rows.key, rows.value FROM json_each(?) AS kinds CROSS JOIN json_each(?) AS held "
        "CROSS JOIN rows WHERE rows.tbl=kinds.value AND rows.key>=held.value||'/' AND rows.key<held.value||'0' "
        "AND {in_force} ORDER BY rows.tbl, rows.key LIMIT ?",
        json.dumps(sorted(set(tables))),
        json.dumps(sorted(set(targets))),
        HELD,
    )
    return [(str(table), str(key).partition("/")[0], json.loads(value)) for table, key, value in found]
