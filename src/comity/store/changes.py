"""What changed between two moments of a body: rows that began, moved from one status to another, or ended in between.

Knows `since` and `until` and which moves a reader asks about; not how they are worded. Law: everything comes from the rows
that changed in the window, never from comparing the state before with the state after.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from comity.encoding.canonical import Json
from comity.store.reader import Reader
from comity.store.rows import WITH_STATUS

MOVES: Final[Mapping[str, tuple[str, str]]] = {
    "threads-opened": ("thread", "open"),
    "threads-concluded": ("thread", "concluded"),
    "threads-referred": ("thread", "referred"),
    "items-requested": ("item", "requested"),
    "items-adopted": ("item", "adopted"),
    "items-withdrawn": ("item", "withdrawn"),
    "suspensions-begun": ("suspension", "in-force"),
    "suspensions-eased": ("suspension", "eased"),
    "suspensions-ended": ("suspension", "ended"),
    "suspensions-withdrawn": ("suspension", "withdrawn"),
    "obligations-opened": ("obligation", "open"),
    "obligations-discharged": ("obligation", "discharged"),
    "obligations-fallen": ("obligation", "fallen"),
    "silences-opened": ("silence", "running"),
    "silences-broken": ("silence", "broken"),
    "silences-confirmed": ("silence", "confirmed"),
}
"""Kinds of change that are a row's coming to a status, with the table and that status."""
KINDS: Final = ("records", *MOVES, "positions", "keys")
RECENT: Final = 8

_STATUS: Final = "coalesce({0}.status, json_extract({0}.value, '$.status'))"
"""A row's status: its column where the table has one, else the row's own."""
_BEFORE: Final = (
    f"(SELECT {_STATUS.format('p')} FROM rows p WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<r.since "  # noqa: S608
    "ORDER BY p.since DESC LIMIT 1)"
)
_LAST: Final = (
    "(SELECT n.rank FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since<? ORDER BY n.since DESC LIMIT 1)"
)
_MOVED: Final = (
    f"SELECT key, since, value, {_BEFORE} AS before, {_LAST} AS counted FROM rows r WHERE tbl=? "  # noqa: S608
    "AND {held}=? AND since>=? AND since<? AND before IS NOT {held} ORDER BY since, key"
)
_RECORDS: Final = (
    "SELECT r.key, r.since, r.value FROM leaves l JOIN rows r ON r.tbl='record' AND r.key=l.id AND r.since=l.idx "
    "WHERE l.idx>=? AND l.idx<? ORDER BY l.idx"
)
_OLD: Final = (
    "(SELECT p.value FROM rows p WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<r.since AND p.until>=r.since "
    "ORDER BY p.since DESC LIMIT 1)"
)
_TAKEN: Final = (
    f"SELECT key, since AS at, value, {_OLD} AS old FROM rows r WHERE tbl='position' AND status IS NOT NULL "  # noqa: S608
    "AND since>=? AND since<? "
    "UNION ALL SELECT key, until, NULL, value FROM rows r WHERE tbl='position' AND status IS NOT NULL AND until>=? AND until<? "
    "AND NOT EXISTS (SELECT 1 FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since=r.until) ORDER BY at, key"
)
_KEYS: Final = (
    f"SELECT key, since, value, {_OLD} FROM rows r WHERE tbl='key' AND since>=? AND since<? ORDER BY since, key"  # noqa: S608
)
_SITTINGS: Final = (
    "SELECT max(since) AS last FROM rows WHERE tbl='sitting' AND status='closed' AND since<? "
    "GROUP BY key ORDER BY last DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: its kind, the leaf that made it, the row's key and value as that leaf left it, its status before and after.

    For a row that ended, `row` is what it was before and `after` is None.
    """

    kind: str
    index: int
    key: str
    row: Mapping[str, Json]
    before: str | None
    after: str | None


def between(reader: Reader, first: int, last: int, kind: str, limit: int | None = None) -> list[Change]:
    """Return what leaves `first` to `last` - 1 changed of one of KINDS, in the order of the log, up to `limit`."""
    return list(islice(_changes(reader, first, last, kind), limit))


def since_last_sitting(reader: Reader) -> int:
    """Return the number of leaves at the end of the last sitting that something came after, or 1: the founding."""
    rows = reader.query(_SITTINGS, reader.size, RECENT)
    return next((int(row[0]) + 1 for row in rows if row[0] + 1 < reader.size), 1)


def _changes(reader: Reader, first: int, last: int, kind: str) -> Iterator[Change]:
    match kind:
        case "records":
            yield from _records(reader, first, last)
        case "positions":
            yield from _positions(reader, first, last)
        case "keys":
            yield from _keys(reader, first, last)
        case _:
            table, status = MOVES[kind]
            held = "status" if table in WITH_STATUS else _STATUS.format("r")
            for key, index, value, before, counted in reader.query(
                _MOVED.format(held=held), last, table, status, first, last
            ):
                if kind == "threads-opened" and counted == 1:
                    continue  # a record nobody has taken up is among the records already
                row = json.loads(value)
                yield Change(kind=kind, index=index, key=key, row=row, before=before, after=status)


def _records(reader: Reader, first: int, last: int) -> Iterator[Change]:
    for key, index, value in reader.query(_RECORDS, first, last):
        row = json.loads(value)
        yield Change(kind="records", index=index, key=key, row=row, before=None, after=str(row["status"]))


def _positions(reader: Reader, first: int, last: int) -> Iterator[Change]:
    for key, index, value, old in reader.query(_TAKEN, first, last, first, last):
        then, now = _read(old), _read(value)
        before, after = (None if row is None else str(row["stance"]) for row in (then, now))
        yield Change(kind="positions", index=index, key=key, row=now or then or {}, before=before, after=after)


def _keys(reader: Reader, first: int, last: int) -> Iterator[Change]:
    for key, index, value, old in reader.query(_KEYS, first, last):
        row = json.loads(value)
        before, after = (_key_state(found) for found in (_read(old), row))
        if before != after:
            yield Change(kind="keys", index=index, key=key, row=row, before=before, after=after)


def _read(value: str | None) -> Mapping[str, Json] | None:
    return None if value is None else json.loads(value)


def _key_state(row: Mapping[str, Json] | None) -> str | None:
    if row is None:
        return None
    return "in-force" if row["revoked_at"] is None else "revoked"
