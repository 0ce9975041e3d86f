"""State rows in SQLite, each valid on [since, until) in log indexes, so that "as of n" is a query.

Knows how rows are kept and read back; not what they mean. Law: rows at n are exactly those the first n deltas leave.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from comity.encoding.canonical import Json
from comity.fold.view import LAST
from comity.store import tallies
from comity.store.connection import Connection
from comity.store.tallies import COUNTED
from comity.tlog.merkle import EMPTY_ROOT

FIRST: Final = "\1"
"""Sorts before whatever a key may hold: the character profile has no controls (PostgreSQL none of \\0)."""
PAGE: Final = 1_000
WITH_STATUS: Final = frozenset({"item", "obligation", "position", "record", "sitting", "suspension", "term", "thread"})
"""Tables whose every row has a status (or a stance), and so stands in the index by status."""


class SqliteView:
    """The fold's view over a connection: the newest rows, or those as of `at` leaves."""

    def __init__(self, connection: Connection, material: Callable[[str], bytes], at: int | None = None) -> None:
        """Read through `connection`; `material` returns a file by hash."""
        self._connection, self._at = connection, at
        self.in_force = "until IS NULL" if at is None else f"since<{at:d} AND (until IS NULL OR until>={at:d})"
        self.material = material

    def get(self, table: str, key: str) -> Mapping[str, Json] | None:
        """Return the row's value, or None."""
        if self._at is None:
            query = "SELECT value, until FROM rows WHERE tbl=? AND key=? AND until IS NULL"
            found = self._connection.execute(query, (table, key)).fetchone()
        else:
            # The last version before the moment is the only one that can be in force; a key may have a version per leaf.
            query = "SELECT value, until FROM rows WHERE tbl=? AND key=? AND since<? ORDER BY since DESC LIMIT 1"
            found = self._connection.execute(query, (table, key, self._at)).fetchone()
            found = None if found is None or (found[1] is not None and found[1] < self._at) else found
        return None if found is None else _value(found[0])

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        page = self.page(table, prefix=prefix, limit=PAGE)
        yield from page
        while len(page) == PAGE:
            page = self.page(table, prefix=prefix, after=page[-1][0], limit=PAGE)
            yield from page

    def page(
        self, table: str, *, prefix: str = "", after: str = "", limit: int = 100, reverse: bool = False
    ) -> list[tuple[str, Mapping[str, Json]]]:
        """Return up to `limit` rows of a prefix, in order of key (or from the end), beginning past key `after`."""
        low, high, order = prefix, prefix + LAST, "ASC"
        if reverse:
            high, order = (after or high), "DESC"
        elif after:
            low = max(low, after + FIRST)  # one bound each way: SQLite would take but one of two for its search
        rows = self._connection.execute(
            "SELECT key, value FROM rows WHERE tbl=? AND key>=? AND key<? "  # noqa: S608 - fixed parts only
            f"AND {self.in_force} ORDER BY key {order} LIMIT ?",
            (table, low, high, limit),
        ).fetchall()
        return [(key, _value(value)) for key, value in rows]

    def count(self, table: str, *, prefix: str = "") -> int:
        """Return how many rows of a prefix there are."""
        if not prefix and table in COUNTED:
            return sum(self.tallies(table).values())
        query = f"SELECT count(*) FROM rows WHERE tbl=? AND key>=? AND key<? AND {self.in_force}"  # noqa: S608 - a piece of our own
        (number,) = self._connection.execute(query, (table, prefix, prefix + LAST)).fetchone()
        return int(number)

    @property
    def past(self) -> bool:
        """Whether this is a view of a past moment: what only newest rows stand in the index of is not to be asked."""
        return self._at is not None

    def tally(self, name: str) -> int:
        """Return one of the numbers that are kept beside the rows (`tallies`)."""
        return tallies.tally(self._connection, self._at, name)

    def tallies(self, head: str) -> dict[str, int]:
        """Return the numbers kept whose names begin with `head`, by what follows it, in order of name; none is nothing."""
        return tallies.tallies(self._connection, self._at, head)

    def ask(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Return the answer to a query of ours over `rows`, in which `{in_force}` stands for the moment of this view.

        `{rows}` are rows found by table and key: now through the index of those in force, for a key may have had a version
        for each leaf.
        """
        rows = "rows" if self.past else "rows INDEXED BY rows_in_force"
        asked = query.replace("{in_force}", self.in_force).replace("{rows}", rows)
        return self._connection.execute(asked, values).fetchall()

    def root(self, size: int) -> bytes | None:
        """Return the log's root at a past size, or None if the log is not that long."""
        if size == 0:
            return EMPTY_ROOT
        found = self._connection.execute("SELECT root FROM leaves WHERE idx=?", (size - 1,)).fetchone()
        return None if found is None else bytes(found[0])


def _value(text: str) -> Mapping[str, Json]:
    value: dict[str, Json] = json.loads(text)
    return value
