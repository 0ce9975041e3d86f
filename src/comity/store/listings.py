"""Lists that pages show: rows written last, rows of one holder, dates of a thread, records by form and by year.

Knows SQL over rows; not what they mean. Law: each answer is bounded by a limit, and is as of the view's moment.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from comity.encoding.canonical import Json
from comity.fold.view import LAST
from comity.store import holding
from comity.store.rows import WITH_STATUS, SqliteView
from comity.store.tallies import FORM, YEAR

HELD: Final = 400
"""The most rows held on one record that a page reads: several times the parties, offices and actors of a body."""

RELATION: Final = len(f"{'0' * 64}/{'0' * 10}/") + 1
"""Where in the key of a row `link` the relation begins."""

_OF_FORM_NOW: Final = (
    "SELECT since, key, value FROM rows INDEXED BY records_by_form WHERE tbl='record' AND until IS NULL "
    "AND json_extract(value, '$.form')=? AND status='stands' AND since<? ORDER BY since DESC, key LIMIT ?"
)
_OF_FORMS: Final = (
    "SELECT since, key, value FROM rows WHERE tbl='record' AND status='stands' AND since<? AND {in_force} "
    "AND json_extract(value, '$.form') IN (SELECT value FROM json_each(?)) ORDER BY since DESC, key LIMIT ?"
)
"""Of a past moment there is no index of forms: records are looked through from the newest on until there are enough."""

_WITH_STATUS: Final = (
    "SELECT key, value FROM rows WHERE tbl=? AND status=? AND {in_force} ORDER BY since DESC, key LIMIT ?"
)

_STATED: Final = (
    "SELECT key, value FROM rows WHERE tbl=? AND json_extract(value, '$.status')=? AND {in_force} "
    "ORDER BY since DESC, key LIMIT ?"
)

Row: TypeAlias = Mapping[str, Json]
Rows: TypeAlias = list[tuple[str, Row]]


def newest(view: SqliteView, table: str, limit: int) -> Rows:
    """Return the rows of a table (one of `holding.LATELY`) that were written last, newest first."""
    return _rows(view.ask(holding.lately(), table, limit))


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


def of_form_for(view: SqliteView, form: str, code: str, limit: int) -> Rows:
    """Return the records of a form for one party or office, those entered last first."""
    if form not in _used(view):
        return []
    return _rows(
        view.ask(
            "SELECT key, value FROM rows WHERE holder=? AND {in_force} AND json_extract(value, '$.form')=? "
            "ORDER BY rank DESC LIMIT ?",
            code,
            form,
            limit,
        )
    )


def of_forms(
    view: SqliteView, forms: Sequence[str], before: int, limit: int
) -> list[tuple[int, str, Mapping[str, Json]]]:
    """Return the records of some forms that stand, as (leaf, id, row), those entered last first; of leaves before an index.

    Forms nobody has used are not looked for: among all records that would take as long as there are records.
    """
    used = _used(view)
    sought = [form for form in dict.fromkeys(forms) if form in used]
    if view.past:
        rows = view.ask(_OF_FORMS, before, json.dumps(sought), limit) if sought else []
    else:
        rows = [row for form in sought for row in view.ask(_OF_FORM_NOW, form, before, limit)]
        rows = sorted(rows, key=lambda row: (-int(row[0]), str(row[1])))[:limit]
    return [(int(since), key, json.loads(value)) for since, key, value in rows]


def _used(view: SqliteView) -> set[str]:
    """Return the forms there are records of."""
    return {name.rpartition("/")[0] for name in view.tallies(FORM)}


def held_by(view: SqliteView, table: str, code: str, limit: int, field: str = "holder") -> Rows:
    """Return the rows of a table with a value in `field` (`holding.FIELDS`, or status), those written last first.

    Each is found in an index; but the few silence procedures of a body are looked through.
    """
    if field != "status":
        return _rows(view.ask(holding.held(table, field), table, code, limit))
    if (table, code) == ("obligation", "open") and not view.past:
        return _rows(view.ask(holding.open_duties(None, past=False), limit))
    wanted = _WITH_STATUS if table in WITH_STATUS else _STATED
    return _rows(view.ask(wanted, table, code, limit))


def count_of(view: SqliteView, table: str, status: str) -> int:
    """Return how many rows of a table that is counted have a status (or stance)."""
    return view.tally(f"{table}/{status}")


def attached_to(view: SqliteView, targets: Collection[str], relations: Collection[str]) -> dict[str, list[str]]:
    """Return which records refer to each of these by one of these relations, in the order of the log."""
    rows = view.ask(
        "WITH wanted(target) AS (SELECT value FROM json_each(?)) SELECT target, json_extract(rows.value, '$.id') FROM wanted "
        "CROSS JOIN rows WHERE tbl='link' AND key>=target||'/' AND key<target||'/'||? AND {in_force} "
        "AND substr(key, 77) IN (SELECT value FROM json_each(?)) ORDER BY key",
        json.dumps(list(targets)),
        LAST,
        json.dumps(list(relations)),
    )
    found: dict[str, list[str]] = {target: [] for target in targets}
    for target, record_id in rows:
        found[str(target)].append(str(record_id))
    return found


def subjects_of(view: SqliteView, limit: int) -> list[tuple[str, str, int]]:
    """Return what accounts were given of, as (record id, its EDTF date, how many), the last accounts first."""
    rows = view.ask(
        "SELECT subject, (SELECT json_extract(value, '$.at') FROM rows WHERE tbl='record' AND key=subject AND {in_force}), "
        "given FROM (SELECT substr(key, 1, 64) AS subject, count(*) AS given, max(since) AS newest FROM rows "
        "WHERE tbl='account' AND {in_force} GROUP BY 1 ORDER BY newest DESC, subject LIMIT ?) AS held "
        "ORDER BY newest DESC, subject",
        limit,
    )
    return [(str(subject), str(at), int(given)) for subject, at, given in rows]


_CONCERNING: Final = (
    # Touched: leaves that opened or ended a duty of these names, moved the clock of one then open, or touched a silence.
    "WITH names(code) AS (SELECT value FROM json_each(?1)), touched(leaf) AS ("  # noqa: S608 - a piece of our own
    f"SELECT since FROM rows AS one INDEXED BY rows_lately WHERE tbl='obligation' AND {holding.CHANGING} "
    "AND since>=?2 AND since<?3 AND EXISTS ("
    "SELECT 1 FROM rows AS r WHERE r.tbl=one.tbl AND r.key=one.key AND r.since=one.since "
    "AND (json_extract(r.value, '$.owner') IN names OR json_extract(r.value, '$.to') IN names)) "
    "UNION SELECT move.since FROM rows AS move CROSS JOIN rows AS duty WHERE move.tbl='term_move' "
    "AND move.since>=?2 AND move.since<?3 AND duty.tbl='obligation' AND duty.status='open' "
    "AND duty.key>=substr(move.key, 1, 65) AND duty.key<substr(move.key, 1, 64)||'0' "
    "AND duty.since<=move.since AND (duty.until IS NULL OR duty.until>move.since) "
    "AND instr(substr(move.key, 66), json_extract(duty.value, '$.clock')||'/')=1 "
    "AND (json_extract(duty.value, '$.owner') IN names OR json_extract(duty.value, '$.to') IN names) "
    "UNION SELECT since FROM rows WHERE tbl='silence' AND since>=?2 AND since<?3) "
    "SELECT rows.key FROM (SELECT CAST(key AS INTEGER) AS place, json_extract(value, '$.id') AS id FROM rows "
    "WHERE tbl='leaf' AND key>=?4 AND key<?5 ORDER BY key DESC) AS leaf CROSS JOIN rows "
    "WHERE tbl='record' AND key=leaf.id AND rank=place AND {in_force} AND json_extract(value, '$.thread') IS NOT NULL "
    "AND (holder IN names OR json_extract(value, '$.act') IN (SELECT value FROM json_each(?6)) OR place IN touched "
    "OR EXISTS (SELECT 1 FROM json_each(rows.value, '$.to') AS addressed WHERE addressed.value IN names)) "
    "ORDER BY place DESC LIMIT ?7"
)


def concerning(view: SqliteView, names: Iterable[str], acts: Iterable[str], looked: range, limit: int) -> list[str]:
    """Return the newest records, among those of leaves `looked` at, that whoever goes by `names` filed or is concerned by.

    That is: is addressed by, owes or is owed something by, or whose acts (or silences) concern everybody; newest first.
    """
    found = view.ask(
        _CONCERNING,
        json.dumps(sorted(names)),
        looked.start,
        looked.stop,
        f"{looked.start:010}",
        f"{looked.stop:010}",
        json.dumps(sorted(acts)),
        limit,
    )
    return [str(record_id) for (record_id,) in found]


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


WINDOW: Final = 2_000
"""How many places of the log one question for records looks at, whatever it asks of them."""
FILTERS: Final = ("act", "form", "by", "for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Records from index `first` on, before `last`, of one thread or sitting where that is named, with values in FILTERS."""

    first: int
    last: int
    thread: str | None = None
    sitting: str | None = None
    values: Mapping[str, str]


def records_in(view: SqliteView, span: Span, limit: int, *, newest: bool) -> tuple[Rows, int | None]:
    """Return up to `limit` records of a span in the order of the log, or from its end, and the index to go on from.

    That is None where the span has been gone through. Looking at no more than WINDOW places, it may come before `limit` is
    reached.
    """
    table, prefix = "leaf", ""
    if span.thread is not None:
        table, prefix = "thread_entry", f"{span.thread}/"
    elif span.sitting is not None:
        table, prefix = "sitting_entry", f"{span.sitting}/"
    asked = {name: value for name, value in span.values.items() if name in FILTERS}
    if span.thread is not None and span.sitting is not None:
        asked["sitting"] = span.sitting
    window, order = WINDOW if asked else limit + 1, "DESC" if newest else "ASC"
    places = view.ask(
        f"SELECT key, json_extract(value, '$.id') FROM rows WHERE tbl=? AND key>=? AND key<? AND {{in_force}} "  # noqa: S608 - pieces of our own, values bound
        f"ORDER BY key {order} LIMIT ?",
        table,
        f"{prefix}{span.first:010}",
        f"{prefix}{span.last:010}",
        window + 1,
    )
    found = view.ask(
        "SELECT key, value FROM {rows} WHERE tbl='record' AND key IN (SELECT value FROM json_each(?)) AND {in_force} "  # noqa: S608 - names of FILTERS
        + "".join(f"AND json_extract(value, '$.{name}')=? " for name in asked)
        + f"ORDER BY rank {order} LIMIT ?",
        json.dumps([record_id for _, record_id in places[:window]]),
        *asked.values(),
        limit + 1,
    )
    rows = _rows(found[:limit])
    if len(found) > limit:
        return rows, int(str(rows[-1][1]["index"]))
    return rows, int(places[window - 1][0][-10:]) if len(places) > window else None


def records_of(view: SqliteView, ids: Collection[str]) -> dict[str, Mapping[str, Json]]:
    """Return the rows of these records by id, in one question; what there is no record of is left out."""
    found = view.ask(
        "SELECT key, value FROM {rows} WHERE tbl='record' AND key IN (SELECT value FROM json_each(?)) AND {in_force} "
        "ORDER BY key",
        json.dumps(list(ids)),
    )
    return dict(_rows(found))


def years_for(view: SqliteView, code: str) -> dict[str, int]:
    """Return how many records for a code there are in each year, in order of year."""
    return view.tallies(f"{YEAR}/{code}")


def links_of(view: SqliteView, target: str, relations: Iterable[str], limit: int) -> list[Row]:
    """Return what refers to a record by one of these relations, in the order of the log, however much else refers to it."""
    named = sorted(relations)
    marks = ",".join("?" * len(named))
    rows = view.ask(
        f"SELECT key, value FROM rows WHERE tbl='link' AND key>=? AND key<? AND substr(key, {RELATION}) IN ({marks}) "  # noqa: S608 - marks only
        "AND {in_force} ORDER BY key LIMIT ?",
        f"{target}/",
        f"{target}/{LAST}",
        *named,
        limit,
    )
    return [row for _, row in _rows(rows)]


def positions_through_time(
    view: SqliteView, target: str, last: int, limit: int
) -> list[tuple[int, int | None, str, Row]]:
    """Return each stance ever taken on a record before leaf `last`, as (since, until, holder, row), the newest first.

    `until` is None where it still stood at that leaf.
    """
    rows = view.ask(
        "SELECT since, until, key, value FROM rows WHERE tbl='position' AND key>=? AND key<? AND since<? "
        "ORDER BY since DESC, key LIMIT ?",
        f"{target}/",
        f"{target}/{LAST}",
        last,
        limit,
    )
    return [
        (
            int(since),
            None if until is None or until >= last else int(until),
            str(key).rpartition("/")[2],
            json.loads(value),
        )
        for since, until, key, value in rows
    ]


def leaves(view: SqliteView, indexes: Iterable[int]) -> dict[int, bytes]:
    """Return the entries at these indexes, in one query."""
    found = view.ask(
        "SELECT idx, leaf FROM leaves WHERE idx IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY idx",
        json.dumps(sorted(set(indexes))),
    )
    return {int(index): bytes(leaf) for index, leaf in found}


def _rows(found: list[tuple[str, str]]) -> Rows:
    return [(key, json.loads(value)) for key, value in found]
