"""Rows of a table with the leaf that first put them and the leaf that last changed them, a page at a time in order of key.

Knows SQL over rows; not what they mean. Law: a page goes on after a key, so that what is added meanwhile moves nothing; and one
question gives a page, whatever is asked of it.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.store.rows import SqliteView

END: Final = 1 << 60
_PUBLIC: Final = (
    "key>? AND json_extract(value, '$.aud')='public' AND json_extract(value, '$.thread') IS NOT NULL "
    "AND json_extract(value, '$.act') NOT IN (SELECT value FROM json_each(?)) "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A row, the leaf that first put one under its key, and the leaf that put this one."""

    key: str
    row: Mapping[str, Json]
    made: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows: those made, and those changed, by a leaf of these numbers; of records, public ones of no act in `but`."""

    made: tuple[int, int] = (0, END)
    changed: tuple[int, int] = (0, END)
    but: Collection[str] = ()


def page(view: SqliteView, table: str, wanted: Wanted, after: str, limit: int) -> list[Traced]:
    """Return up to `limit` rows of a table, in order of key, beginning past key `after`."""
    where, values = "key>? ", [after]
    if table == "record":
        where, values = _PUBLIC, [after, json.dumps(sorted(wanted.but))]
    return _traced(view, table, where, values, wanted, limit)


def of_keys(view: SqliteView, table: str, keys: Collection[str]) -> dict[str, Traced]:
    """Return the rows of these keys; those there are none of are left out."""
    where = "key IN (SELECT value FROM json_each(?)) "
    found = _traced(view, table, where, [json.dumps(sorted(set(keys)))], Wanted(), len(keys) + 1)
    return {one.key: one for one in found}


def items_of(view: SqliteView, sittings: Collection[str]) -> list[Traced]:
    """Return the agenda items of these sittings, by sitting, each in the order they were asked for."""
    where = "json_extract(value, '$.sitting') IN (SELECT value FROM json_each(?)) "
    found = _traced(view, "item", where, [json.dumps(sorted(set(sittings)))], Wanted(), END)
    return sorted(found, key=lambda one: (str(one.row["sitting"]), one.made))


def _traced(view: SqliteView, table: str, where: str, values: list[str], wanted: Wanted, limit: int) -> list[Traced]:
    found = view.ask(
        "SELECT key, value, made, since FROM (SELECT key, value, since, "  # noqa: S608 - pieces of our own, values bound
        "(SELECT min(since) FROM rows AS first WHERE first.tbl=rows.tbl AND first.key=rows.key) AS made "
        f"FROM rows WHERE tbl=? AND {where}AND since>=? AND since<? AND {{in_force}}) AS found "
        "WHERE made>=? AND made<? ORDER BY key LIMIT ?",
        table,
        *values,
        *wanted.changed,
        *wanted.made,
        limit,
    )
    return [Traced(key=key, row=json.loads(value), made=made, changed=since) for key, value, made, since in found]
