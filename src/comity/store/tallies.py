"""How many rows of a table have which status, and how many records there are for whom, of which form, of which year.

Knows names of numbers and how they are kept; not who asks. Law: a tally at n is what counting the rows in force at n gives; one
is written by each leaf that changes it, so that no question about a past or the present counts anything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.store.connection import Connection

COUNTED: Final = ("item", "obligation", "position", "record", "sitting", "suspension", "thread")
"""Tables whose rows are counted by status (or stance): `<table>/<status>`."""
HOLDER, YEAR, FORM, OPEN = "for", "year", "form", "open"
"""`for/<code>`: records for a party, group, office or actor; `year/<code>/<year>`: the same by year of their date;
`form/<form>/<year>`: records of a form; `open/<duty>`: duties that stand open."""
AUDIENCE, CLOSED, CLOSING = "aud", "closed", "closing"
"""`aud/<code>/<audience>`: records of content by audience; of those that no record made public yet, `closed/<code>/<year>`:
by the year from which they are to be, and `closing/<year>/<code>/<date>`: each year's by date (EDTF). Year and date are empty
where none is named. A date stands below its year, so that what is overdue is found without all dates there are."""
BEHIND: Final = "inner"
"""The table of what is not public at first: its rows count for whom their record is."""
_END: Final = 1 << 60
_AT: Final = "SELECT number FROM tallies WHERE name=? AND since<? ORDER BY since DESC LIMIT 1"
_BELOW: Final = (
    "WITH RECURSIVE named(name) AS (SELECT min(name) FROM tallies WHERE name>=?1 AND name<?2 UNION ALL "
    "SELECT (SELECT min(name) FROM tallies WHERE name>named.name AND name<?2) FROM named WHERE name IS NOT NULL) "
    "SELECT name, number FROM (SELECT name, (SELECT number FROM tallies WHERE tallies.name=named.name AND since<?3 "
    "ORDER BY since DESC LIMIT 1) AS number FROM named WHERE name IS NOT NULL) AS found WHERE number>0 ORDER BY name"
)
"""Goes from name to name through the index, however often each has changed."""
_PUT: Final = "INSERT INTO tallies (name, since, number) VALUES (?,?,?)"

_AT_YEAR: Final = "substr(json_extract(value, '$.at'), 1, 4)"
_NAMED: Final = (
    ("tbl||'/'||status", f"tbl IN {COUNTED} AND status IS NOT NULL"),
    (f"'{HOLDER}/'||holder", "tbl='record'"),
    (f"'{YEAR}/'||holder||'/'||{_AT_YEAR}", "tbl='record'"),
    (f"'{FORM}/'||json_extract(value, '$.form')||'/'||{_AT_YEAR}", "tbl='record'"),
    (f"'{OPEN}/'||json_extract(value, '$.duty')", "tbl='obligation' AND status='open'"),
)
_OF_CONTENT: Final = "json_extract(value, '$.thread') IS NOT NULL"
_FOR: Final = (
    "(SELECT min(holder) FROM rows AS own WHERE own.tbl='record' AND own.key=rows.key "
    "AND json_extract(own.value, '$.thread') IS NOT NULL)"
)
_OPENS: Final = "coalesce(json_extract(value, '$.open_on'), '')"
_STILL: Final = f"tbl='{BEHIND}' AND json_extract(value, '$.opened_by') IS NULL AND {_FOR} IS NOT NULL"
_OF_SECRECY: Final = (
    (f"'{AUDIENCE}/'||holder||'/'||json_extract(value, '$.aud')", f"tbl='record' AND {_OF_CONTENT}"),
    (f"'{CLOSED}/'||{_FOR}||'/'||substr({_OPENS}, 1, 4)", _STILL),
    (f"'{CLOSING}/'||substr({_OPENS}, 1, 4)||'/'||{_FOR}||'/'||{_OPENS}", _STILL),
)


def _filling(named: Iterable[tuple[str, str]]) -> str:
    """Return the statement that writes these tallies, of which there are none yet, from rows that an older version wrote."""
    events = " UNION ALL ".join(
        f"SELECT {name}, {when}, {moved} FROM rows WHERE {which} AND {when} IS NOT NULL"  # noqa: S608 - pieces of our own
        for name, which in named
        for when, moved in (("since", 1), ("until", -1))
    )
    return (
        f"INSERT INTO tallies (name, since, number) WITH events(name, leaf, n) AS ({events}), moved(name, leaf, n) AS "  # noqa: S608 - as above
        "(SELECT name, leaf, sum(n) FROM events GROUP BY name, leaf HAVING sum(n)<>0) "
        "SELECT name, leaf, sum(n) OVER (PARTITION BY name ORDER BY leaf) FROM moved"
    )


FROM_ROWS: Final = _filling(_NAMED)
SECRECY_FROM_ROWS: Final = _filling(_OF_SECRECY)
"""What came with a later version of the tables: how much is open, restricted and sealed."""


def names_of(table: str, row: Mapping[str, Json] | None, holder: str | None = None) -> list[str]:
    """Return the tallies in which a row counts; `holder` is whom the record behind a row of `inner` is for, None for nobody."""
    if row is None:
        return []
    if table == BEHIND:
        if holder is None or row["opened_by"] is not None:
            return []
        opens = str(row["open_on"] or "")
        return [f"{CLOSED}/{holder}/{opens[:4]}", f"{CLOSING}/{opens[:4]}/{holder}/{opens}"]
    if table not in COUNTED:
        return []
    status = row.get("status", row.get("stance"))
    names = [] if status is None else [f"{table}/{status}"]
    if table == "record":
        year = str(row["at"])[:4]
        names += [f"{HOLDER}/{row['for']}", f"{YEAR}/{row['for']}/{year}", f"{FORM}/{row['form']}/{year}"]
        names += [] if row["thread"] is None else [f"{AUDIENCE}/{row['for']}/{row['aud']}"]
    elif table == "obligation" and status == "open":
        names.append(f"{OPEN}/{row['duty']}")
    return names


def tally(connection: Connection, at: int | None, name: str) -> int:
    """Return a tally after `at` leaves, or now."""
    found = connection.execute(_AT, (name, _END if at is None else at)).fetchone()
    return 0 if found is None else int(found[0])


def tallies(connection: Connection, at: int | None, head: str) -> dict[str, int]:
    """Return the tallies whose names are `<head>/…` that are not nothing, by what follows the head, in order of name."""
    values = (f"{head}/", f"{head}0", _END if at is None else at)
    return {str(name)[len(head) + 1 :]: int(number) for name, number in connection.execute(_BELOW, values).fetchall()}


class Tallying:
    """The tallies as the only writer of rows keeps them: the newest in memory, those of leaves not written yet gathered."""

    def __init__(self, connection: Connection) -> None:
        """Begin with nothing read."""
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Go back to what has been written."""
        self._newest: dict[str, int] = {}
        self._gathered: list[tuple[str, int, int]] = []
        self._moved: Counter[str] = Counter()

    def replace(
        self, table: str, old: Mapping[str, Json] | None, new: Mapping[str, Json] | None, holder: str | None = None
    ) -> None:
        """Note that a leaf puts a row in the place of another, or of none, or ends it."""
        self._moved.update(names_of(table, new, holder))
        self._moved.subtract(names_of(table, old, holder))

    def end(self, index: int) -> None:
        """Gather what the leaf at an index changed."""
        for name, number in self._moved.items():
            if number:
                self._newest[name] = number + (self._newest[name] if name in self._newest else self._written(name))
                self._gathered.append((name, index, self._newest[name]))
        self._moved.clear()

    def write(self) -> None:
        """Write what has been gathered, in the transaction that is open."""
        self._connection.executemany(_PUT, sorted(self._gathered))
        self._gathered.clear()

    def _written(self, name: str) -> int:
        return tally(self._connection, None, name)
