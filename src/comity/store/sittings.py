"""What a sitting's room shows, in a fixed number of queries however much was said there.

Knows SQL over rows; not what is shown. Law: each answer is bounded, is of now, and comes by index.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.store.listings import Rows
from comity.store.rows import SqliteView

LINKS: Final = 400
Row = Mapping[str, Json]


def records_at(view: SqliteView, sitting: str, limit: int) -> Rows:
    """Return the newest records made at or for a sitting, newest first, each with its `record` row."""
    return _rows(
        view.ask(
            "SELECT r.key, r.value FROM rows AS e CROSS JOIN rows AS r "
            "WHERE e.tbl='sitting_entry' AND e.key>=? AND e.key<? AND e.until IS NULL AND r.tbl='record' "
            "AND r.key=json_extract(e.value, '$.id') AND r.until IS NULL ORDER BY e.key DESC LIMIT ?",
            f"{sitting}/",
            f"{sitting}0",
            limit,
        )
    )


def values(view: SqliteView, table: str, keys: Iterable[str]) -> dict[str, Row]:
    """Return the rows of these keys that there are."""
    wanted = sorted(set(keys))
    found = view.ask(
        "SELECT key, value FROM {rows} WHERE tbl=? AND {in_force} AND key IN (SELECT value FROM json_each(?)) ORDER BY key",
        table,
        json.dumps(wanted),
    )
    return dict(_rows(found))


def with_status(view: SqliteView, table: str, status: str, limit: int) -> Rows:
    """Return the rows of that status, those that have had it longest first."""
    return _rows(
        view.ask(
            "SELECT key, value FROM rows INDEXED BY rows_by_status WHERE tbl=? AND status=? AND until IS NULL "
            "ORDER BY since, key LIMIT ?",
            table,
            status,
            limit,
        )
    )


def held(view: SqliteView, table: str, targets: Iterable[str]) -> dict[str, list[Row]]:
    """Return what is held on these records in one table (support, opposition, objection, …), by record, in order of holder."""
    found = view.ask(
        "SELECT t.value, r.value FROM json_each(?) AS t CROSS JOIN rows AS r "
        "WHERE r.tbl=? AND r.key>=t.value || '/' AND r.key<t.value || '0' AND r.until IS NULL ORDER BY r.key LIMIT ?",
        json.dumps(sorted(set(targets))),
        table,
        LINKS,
    )
    on: dict[str, list[Row]] = {}
    for target, value in found:
        on.setdefault(str(target), []).append(json.loads(value))
    return on


def referring(view: SqliteView, targets: Iterable[str]) -> dict[str, list[tuple[str, str, Row]]]:
    """Return what refers to these records, by record, as (relation, id, `record` row) in order of the log."""
    found = view.ask(
        "SELECT t.value, json_extract(l.value, '$.rel'), r.key, r.value FROM json_each(?) AS t CROSS JOIN rows AS l "
        "CROSS JOIN rows AS r WHERE l.tbl='link' AND l.key>=t.value || '/' AND l.key<t.value || '0' AND l.until IS NULL "
        "AND r.tbl='record' AND r.key=json_extract(l.value, '$.id') AND r.until IS NULL ORDER BY l.key LIMIT ?",
        json.dumps(sorted(set(targets))),
        LINKS,
    )
    to: dict[str, list[tuple[str, str, Row]]] = {}
    for target, rel, key, value in found:
        to.setdefault(str(target), []).append((str(rel), str(key), json.loads(value)))
    return to


def _rows(found: list[tuple[str, str]]) -> Rows:
    return [(key, json.loads(value)) for key, value in found]
