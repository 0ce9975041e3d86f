"""Lists that pages show: rows written last, rows of one holder, dates of a thread, records by form and by year.

Knows SQL over rows; not what they mean. Law: each answer is bounded by a limit, and is as of the view's moment.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from comity.encoding.canonical import Json
from comity.store.rows import LAST, SqliteView

HELD: Final = 400
"""The most rows held on one record that a page reads: several times the parties, offices and actors of a body."""

Rows: TypeAlias = list[tuple[str, Mapping[str, Json]]]


def newest(view: SqliteView, table: str, limit: int) -> Rows:
    """Return the rows of a table that were written last, newest first."""
    return _rows(
        view.ask(
            "SELECT key, value FROM rows WHERE tbl=? AND {in_force} ORDER BY since DESC, key LIMIT ?", table, limit
        )
    )


def of_form(view: SqliteView, form: str, limit: int) -> Rows:
    """Return the records of a form, those entered last first."""
    return _rows(
        view.ask(
            "SELECT key, value FROM rows WHERE tbl='record' AND {in_force} AND json_extract(value, '$.form')=? "
            "ORDER BY since DESC, key LIMIT ?",
            form,
            limit,
        )
    )


def of_forms(
    view: SqliteView, forms: Sequence[str], before: int, limit: int
) -> list[tuple[int, str, Mapping[str, Json]]]:
    """Return the records of some forms that stand, as (leaf, id, row), those entered last first; of leaves before an index."""
    rows = view.ask(
        "SELECT since, key, value FROM rows WHERE tbl='record' AND status='stands' AND since<? AND {in_force} "
        "AND json_extract(value, '$.form') IN (SELECT value FROM json_each(?)) ORDER BY since DESC LIMIT ?",
        before,
        json.dumps(list(forms)),
        limit,
    )
    return [(int(since), key, json.loads(value)) for since, key, value in rows]


def held_by(view: SqliteView, table: str, code: str, limit: int, field: str = "holder") -> Rows:
    """Return the rows of a table with a value in `field` (holder, owner, to, for, status), those written last first."""
    return _rows(
        view.ask(
            "SELECT key, value FROM rows WHERE tbl=? AND {in_force} AND json_extract(value, ?)=? "
            "ORDER BY since DESC, key LIMIT ?",
            table,
            f"$.{field}",
            code,
            limit,
        )
    )


def count_of(view: SqliteView, table: str, value: str, field: str) -> int:
    """Return how many rows of a table have a value in `field`."""
    query = "SELECT count(*) FROM rows WHERE tbl=? AND {in_force} AND json_extract(value, ?)=?"
    return int(view.ask(query, table, f"$.{field}", value)[0][0])


def held_on(view: SqliteView, target: str) -> list[tuple[str, Mapping[str, Json]]]:
    """Return what is held on a record, as (table, row), in order of table and holder; accounts in order of the log."""
    rows = view.ask(
        "SELECT tbl, value FROM rows WHERE tbl IN ('account', 'decline', 'objection', 'opposition', 'position', "
        "'settlement', 'support') AND key>=? AND key<? AND {in_force} ORDER BY tbl, key LIMIT ?",
        f"{target}/",
        f"{target}/{LAST}",
        HELD,
    )
    return _rows(rows)


def subjects_of(view: SqliteView, limit: int) -> list[tuple[str, str, int]]:
    """Return what accounts were given of, as (record id, its EDTF date, how many), the last accounts first."""
    rows = view.ask(
        "SELECT subject, (SELECT json_extract(value, '$.at') FROM rows WHERE tbl='record' AND key=subject AND {in_force}), "
        "given FROM (SELECT substr(key, 1, 64) AS subject, count(*) AS given, max(since) AS newest FROM rows "
        "WHERE tbl='account' AND {in_force} GROUP BY 1 ORDER BY newest DESC LIMIT ?)",
        limit,
    )
    return [(str(subject), str(at), int(given)) for subject, at, given in rows]


def dates_of(view: SqliteView, thread: str, limit: int) -> list[str]:
    """Return the EDTF dates of a thread's newest records, newest first."""
    rows = view.ask(
        "SELECT (SELECT json_extract(value, '$.at') FROM rows WHERE tbl='record' "
        "AND key=json_extract(entry.value, '$.id') AND {in_force}) "
        "FROM rows AS entry WHERE tbl='thread_entry' AND key>=? AND key<? AND {in_force} ORDER BY key DESC LIMIT ?",
        f"{thread}/",
        f"{thread}/{LAST}",
        limit,
    )
    return [str(row[0]) for row in rows]


def years_for(view: SqliteView, code: str) -> dict[str, int]:
    """Return how many records for a code there are in each year, in order of year."""
    rows = view.ask(
        "SELECT substr(json_extract(value, '$.at'), 1, 4), count(*) FROM rows "
        "WHERE tbl='record' AND {in_force} AND json_extract(value, '$.for')=? GROUP BY 1 ORDER BY 1",
        code,
    )
    return {str(row[0]): int(row[1]) for row in rows}


def _rows(found: list[tuple[str, str]]) -> Rows:
    return [(key, json.loads(value)) for key, value in found]
