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
HOLDING: Final[Mapping[str, tuple[str, bool]]] = {
    "support-joined": ("support", True),
    "support-left": ("support", False),
    "concerns-settled": ("settlement", True),
}
"""Kinds of change that are a row's beginning (true) or ending in a table that has no status."""
KINDS: Final = ("records", "decisions", *MOVES, "positions", *HOLDING, "keys")
RECENT: Final = 8
WHOLE: Final = 1 << 40
"""A limit beyond any log."""

_STATUS: Final = "coalesce({0}.status, json_extract({0}.value, '$.status'))"
"""A row's status: its column where the table has one, else the row's own."""
_BEFORE: Final = (
    "(SELECT p.{what} FROM rows p WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<r.since "
    "AND (p.until IS NULL OR p.until>=r.since) ORDER BY p.since DESC LIMIT 1)"
)
"""What a row replaced, as the leaf before it left it."""
_MOVED: Final = (
    "SELECT key, since, value, before FROM (SELECT key, since, value, {held} AS held, (SELECT {then} FROM rows p "
    "WHERE p.tbl=r.tbl AND p.key=r.key AND p.since<r.since ORDER BY p.since DESC LIMIT 1) AS before FROM rows r "
    "WHERE tbl=? AND {held}=? AND since>=? AND since<? {more}) AS moved "
    "WHERE (before IS NULL OR before<>held) ORDER BY since, key LIMIT ?"
)
_TAKEN_UP: Final = (
    "AND (SELECT n.rank FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since<{last:d} "
    "ORDER BY n.since DESC LIMIT 1)>1 "
)
"""Threads of more than one record: one nobody has taken up is among the records already."""
_WRITTEN: Final = (
    "SELECT r.key, r.since, r.value FROM rows r INDEXED BY rows_by_status WHERE r.tbl='record' AND r.status='stands' "
    "AND r.since>=? AND r.since<? AND r.rank=r.since ORDER BY r.since LIMIT ?"
)
"""Every record stands as its own leaf leaves it, whatever becomes of it later."""
_TAKEN: Final = (
    f"SELECT * FROM (SELECT key, since AS at, value, {_BEFORE.format(what='value')} FROM rows r INDEXED BY positions_taken "  # noqa: S608 - a piece of our own
    "WHERE tbl='position' AND since>=? AND since<? ORDER BY since, key LIMIT ?) AS taken UNION ALL "
    "SELECT * FROM (SELECT key, until, NULL, value FROM rows r INDEXED BY positions_left "
    "WHERE tbl='position' AND until IS NOT NULL AND until>=? AND until<? "
    "AND NOT EXISTS (SELECT 1 FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since=r.until) "
    "ORDER BY until, key LIMIT ?) AS gone ORDER BY at, key"
)
"""The first so many that began and the first so many that ended: the first so many of both are among them."""
_KEYS: Final = (
    f"SELECT key, since, value, {_BEFORE.format(what='value')} FROM rows r WHERE tbl='key' AND since>=? AND since<? "  # noqa: S608 - a piece of our own
    "ORDER BY since, key"
)
_BEGUN: Final = (
    "SELECT key, since, value FROM rows r WHERE tbl=? AND since>=? AND since<? AND NOT EXISTS "
    "(SELECT 1 FROM rows b WHERE b.tbl=r.tbl AND b.key=r.key AND b.until=r.since) ORDER BY since, key"
)
_ENDED: Final = (
    "SELECT key, until, value FROM rows r WHERE tbl=? AND until>=? AND until<? AND NOT EXISTS "
    "(SELECT 1 FROM rows n WHERE n.tbl=r.tbl AND n.key=r.key AND n.since=r.until) ORDER BY until, key"
)
DECIDED: Final = (
    "SELECT r.key, r.since, r.value FROM rows r INDEXED BY records_adopting WHERE r.tbl='record' "
    "AND json_extract(r.value, '$.act')='adopt' AND r.since>=? AND r.since<? AND r.rank=r.since ORDER BY r.since LIMIT ?"
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
    return list(islice(_changes(reader, first, last, kind, WHOLE if limit is None else limit), limit))


def since_last_sitting(reader: Reader) -> int:
    """Return the number of leaves at the end of the last sitting that something came after, or 1: the founding."""
    rows = reader.query(_SITTINGS, reader.size, RECENT)
    return next((int(row[0]) + 1 for row in rows if row[0] + 1 < reader.size), 1)


def end_of_sitting(reader: Reader, sitting: Mapping[str, Json]) -> int:
    """Return the number of leaves at a sitting's end: once it was closed, or, where no record says so, opened or convened."""
    last = str(sitting["closed"] or sitting["opened"] or sitting["id"])
    return int(str((reader.get("record", last) or {})["index"])) + 1


def _changes(reader: Reader, first: int, last: int, kind: str, limit: int) -> Iterator[Change]:
    match kind:
        case "records":
            yield from _records(reader, first, last, limit)
        case "positions":
            yield from _positions(reader, first, last, limit)
        case "keys":
            yield from _keys(reader, first, last)
        case "decisions":
            for key, index, value in reader.query(DECIDED, first, last, limit):
                row = _value(value) or {}
                yield Change(kind=kind, index=index, key=key, row=row, before=None, after=str(row["status"]))
        case "support-joined" | "support-left" | "concerns-settled":
            yield from _holding(reader, first, last, kind)
        case _:
            table, status = MOVES[kind]
            held, then = (_STATUS.format(name) if table not in WITH_STATUS else f"{name}.status" for name in ("r", "p"))
            more = _TAKEN_UP.format(last=last) if kind == "threads-opened" else ""
            query = _MOVED.format(held=held, then=then, more=more)
            for key, index, value, before in reader.query(query, table, status, first, last, limit):
                row = _value(value) or {}
                yield Change(kind=kind, index=index, key=key, row=row, before=before, after=status)


def _records(reader: Reader, first: int, last: int, limit: int) -> Iterator[Change]:
    for key, index, value in reader.query(_WRITTEN, first, last, limit):
        row = _value(value) or {}
        yield Change(kind="records", index=index, key=key, row=row, before=None, after=str(row["status"]))


def _positions(reader: Reader, first: int, last: int, limit: int) -> Iterator[Change]:
    for key, index, value, replaced in reader.query(_TAKEN, first, last, limit, first, last, limit):
        old, new = _value(replaced), _value(value)
        before, after = (None if row is None else str(row["stance"]) for row in (old, new))
        yield Change(kind="positions", index=index, key=key, row=new or old or {}, before=before, after=after)


def _holding(reader: Reader, first: int, last: int, kind: str) -> Iterator[Change]:
    table, begun = HOLDING[kind]
    for key, index, value in reader.query(_BEGUN if begun else _ENDED, table, first, last):
        row = _value(value) or {}
        yield Change(
            kind=kind,
            index=index,
            key=key,
            row=row,
            before=None if begun else "in-force",
            after="in-force" if begun else None,
        )


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
