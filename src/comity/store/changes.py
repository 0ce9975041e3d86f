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
}
"""Kinds of change that are a row's coming to a status, with the table and that status."""
KINDS: Final = ("records", *MOVES, "positions", "keys")
RECENT: Final = 8

_BEFORE: Final = (
    "(SELECT p.{what} FROM rows p WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<r.since "
    "AND (p.until IS NULL OR p.until>=r.since) ORDER BY p.since DESC LIMIT 1)"
)
"""What a row replaced, as the leaf before it left it."""
_MOVED: Final = (
    "SELECT key, since, value, (SELECT p.status FROM rows p WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<r.since "
    "ORDER BY p.since DESC LIMIT 1) AS before FROM rows r WHERE tbl=? AND status=? AND since>=? AND since<? "
    "AND before IS NOT status {more}ORDER BY since, key"
)
_TAKEN_UP: Final = (
    "AND (SELECT n.rank FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since<{last:d} "
    "ORDER BY n.since DESC LIMIT 1)>1 "
)
"""Threads of more than one record: one nobody has taken up is among the records already."""
_WRITTEN: Final = (
    "SELECT r.key, r.since, r.value FROM rows l CROSS JOIN rows r WHERE l.tbl='leaf' AND l.key>=? AND l.key<? "
    "AND json_extract(l.value, '$.admitted') AND r.tbl='record' AND r.key=json_extract(l.value, '$.id') AND r.since=l.since "
    "ORDER BY l.key"
)
_TAKEN: Final = (
    f"SELECT key, since AS at, value, {_BEFORE.format(what='value')} FROM rows r WHERE tbl='position' AND status IS NOT NULL "  # noqa: S608
    "AND since>=? AND since<? UNION ALL SELECT key, until, NULL, value FROM rows r WHERE tbl='position' AND status IS NOT NULL "
    "AND until>=? AND until<? AND NOT EXISTS (SELECT 1 FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since=r.until) "
    "ORDER BY at, key"
)
_KEYS: Final = (
    f"SELECT key, since, value, {_BEFORE.format(what='value')} FROM rows r WHERE tbl='key' AND since>=? AND since<? "  # noqa: S608
    "ORDER BY since, key"
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
            more = _TAKEN_UP.format(last=last) if kind == "threads-opened" else ""
            for key, index, value, before in reader.query(_MOVED.format(more=more), table, status, first, last):
                row = _value(value) or {}
                yield Change(kind=kind, index=index, key=key, row=row, before=before, after=status)


def _records(reader: Reader, first: int, last: int) -> Iterator[Change]:
    for key, index, value in reader.query(_WRITTEN, f"{first:010}", f"{last:010}"):
        row = _value(value) or {}
        yield Change(kind="records", index=index, key=key, row=row, before=None, after=str(row["status"]))


def _positions(reader: Reader, first: int, last: int) -> Iterator[Change]:
    for key, index, value, replaced in reader.query(_TAKEN, first, last, first, last):
        old, new = _value(replaced), _value(value)
        before, after = (None if row is None else str(row["stance"]) for row in (old, new))
        yield Change(kind="positions", index=index, key=key, row=new or old or {}, before=before, after=after)


def _keys(reader: Reader, first: int, last: int) -> Iterator[Change]:
    for key, index, value, replaced in reader.query(_KEYS, first, last):
        row = _value(value)
        before, after = _key_state(_value(replaced)), _key_state(row)
        if before != after:
            yield Change(kind="keys", index=index, key=key, row=row or {}, before=before, after=after)


def _key_state(row: Mapping[str, Json] | None) -> str | None:
    if row is None:
        return None
    return "in-force" if row["revoked_at"] is None else "revoked"


def _value(text: str | None) -> Mapping[str, Json] | None:
    return None if text is None else json.loads(text)
