"""The state after many leaves without its rows in memory: each is read back from the delta that put it last.

Knows which leaf put a row, by a hash of table and key, eight bytes a row; deltas are kept by whoever made it. Law: it answers as
`Memory` would (a test holds this), whatever has been forgotten meanwhile, and however two hashes fall together.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.fold.delta import Delta, Row, read_delta
from comity.fold.view import View

KEPT: Final = 10_000
"""Rows kept in memory: so many of those read or put last, at most twice as many."""
RUN: Final = 1 << 14
"""Places kept as they came before they are put in order."""
LONGEST: Final = 1 << 19
"""Places in one run at most, or nearly: to put more in order at once would take much memory for a moment."""
LEAF_BITS: Final = 28
"""Of 64 bits of a place those that number the leaf, counted from the first one taken; the others are of the hash."""
EACH: Final = frozenset({"chain", "clock", "counter", "leaf", "link", "record", "symbol", "thread", "thread_entry"})
"""Tables of which nearly every leaf puts a row: where more than one row of them is asked for, every delta is read again."""
SELDOM: Final = frozenset({"leaf", "link", "symbol", "thread_entry"})
"""Tables whose rows hardly any rule asks for: each is read back from its delta and not kept in memory for it."""
NUMBERED: Final = {"leaf": 0, "link": 1, "thread_entry": 1}
"""Tables of which each row is put once, by the leaf that stands in this part of its key: so the key says which delta holds it."""

_HASHED: Final = (1 << 64 - LEAF_BITS) - 1
_NUMBER: Final = (1 << LEAF_BITS) - 1
_UNREAD: Final[Mapping[str, Json]] = {}
Value = Mapping[str, Json] | None
Rows = dict[str, Value]
Head = tuple[str, str]
"""A table, and the first part of a key."""


class Places:
    """Numbers under keys, of which only a hash is kept: in sorted runs of eight bytes each, and those that came last."""

    def __init__(self) -> None:
        """Start empty."""
        self._runs: list[array[int]] = []
        self._last: dict[object, int] = {}
        self._each: dict[object, list[int]] = {}
        self._added = 0

    def put(self, keys: Iterable[object], number: int) -> None:
        """Note the newest number under some keys; earlier ones may be forgotten."""
        self._last.update(dict.fromkeys(keys, number))
        if len(self._last) >= RUN:
            self._settle()

    def add(self, key: object, number: int) -> None:
        """Note one more number under a key."""
        self._each.setdefault(key, []).append(number)
        self._added += 1
        if self._added >= RUN:
            self._settle()

    def under(self, key: object) -> list[int]:
        """Return the numbers noted under a key, newest first, and now and then one of another key with the same hash."""
        found = [self._last[key]] if key in self._last else []
        found += reversed(self._each.get(key, ()))
        first = (hash(key) & _HASHED) << LEAF_BITS
        for run in reversed(self._runs):
            at = bisect_right(run, first | _NUMBER)
            while at > 0 and run[at - 1] >= first:
                at -= 1
                found.append(run[at] & _NUMBER)
        return found

    def _settle(self) -> None:
        """Put what came last in order, together with runs that are no longer than it, so that there are few."""
        made = [(hash(key) & _HASHED) << LEAF_BITS | number for key, number in self._last.items()]
        for key, numbers in self._each.items():
            hashed = (hash(key) & _HASHED) << LEAF_BITS
            made += [hashed | number for number in numbers]
        while self._runs and len(self._runs[-1]) <= len(made) < LONGEST:
            made += self._runs.pop()
        made.sort()
        self._runs.append(array("Q", made))
        self._last, self._each, self._added = {}, {}, 0


class Groups:
    """Rows that share a table and the first part of their key, every one there is: of groups asked for or begun last."""

    def __init__(self) -> None:
        """Start empty."""
        self._young: dict[Head, Rows] = {}
        self._old: dict[Head, Rows] = {}
        self._counted = 0

    def get(self, at: Head) -> Rows | None:
        """Return a group's rows by key, None for one that ended; or None where it is not in memory."""
        rows = self._young.get(at)
        if rows is None and (rows := self._old.get(at)) is not None:
            self.keep(at, rows)
        return rows

    def keep(self, at: Head, rows: Rows) -> None:
        """Keep a group that is whole."""
        self._young[at] = rows
        self._count(1 + len(rows))

    def put(self, at: Head, key: str, row: Value) -> bool:
        """Put a row into its group, and return whether that is in memory; nobody has asked for it by this."""
        rows = self._young.get(at, self._old.get(at))
        if rows is None:
            return False
        rows[key] = row
        self._count(1)
        return True

    def _count(self, rows: int) -> None:
        """Forget groups not asked for since the time before last that there were many rows."""
        self._counted += rows
        if self._counted >= KEPT:
            self._young, self._old, self._counted = {}, self._young, 0


class Spool:
    """A view over `below`, the state after `start` leaves, and over the deltas of those that follow."""

    def __init__(
        self, below: View, start: int, roots: Callable[[int], bytes | None], read: Callable[[int], bytes]
    ) -> None:
        """Begin with nothing taken. `roots` gives the log's root at a size, `read` the delta of a leaf that has been taken."""
        self._below, self._start, self._read = below, start, read
        self.size = start
        self.root, self.material = roots, below.material
        self._young: dict[tuple[str, str], Value] = {}
        self._old: dict[tuple[str, str], Value] = {}
        self._rows, self._heads, self._groups = Places(), Places(), Groups()

    def get(self, table: str, key: str) -> Value:
        """Return the row's value, or None."""
        at = table, key
        row = self._young.get(at, _UNREAD)
        if row is _UNREAD:
            row = self._old.get(at, _UNREAD)
            if row is _UNREAD:
                row = self._find(table, key)
            self._young[at] = row
            self._forget()
        return row

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        head, slash, _ = prefix.partition("/")
        put = self._group((table, head)) if slash and table not in EACH else self._all(table)
        rows: Rows = dict(self._below.scan(table, prefix))
        rows.update([(key, row) for key, row in put.items() if key.startswith(prefix)])
        yield from ((key, row) for key, row in sorted(rows.items()) if row is not None)

    def take(self, delta: Delta) -> None:
        """Take what the next leaf came to; its delta can be read from here on."""
        number, put, alone = self.size - self._start, list[Head](), set[str]()
        for table, key, row in delta.rows:
            at = table, key
            if table not in SELDOM:
                self._young[at] = row
            if table not in NUMBERED:
                put.append(at)
            if table not in EACH:
                alone.add(table)
                self._enter(at, row, number)
        self._rows.put(put, number)
        for table in alone:
            self._heads.add(table, number)
        self.size += 1
        self._forget()

    def _enter(self, at: Head, row: Value, number: int) -> None:
        """Note that a leaf has put a row of a group, if its key says of which; the first begins the group in memory."""
        head = _head(*at)
        if head is not None:
            if not self._groups.put(head, at[1], row) and not self._heads.under(head):
                self._groups.keep(head, {at[1]: row})
            self._heads.add(head, number)

    def _group(self, at: Head) -> Rows:
        """Return the rows that deltas have put of a group."""
        rows = self._groups.get(at)
        if rows is None:
            rows = {key: row for key, row in self._put(at[0], self._heads.under(at)).items() if _head(at[0], key) == at}
            self._groups.keep(at, rows)
        return rows

    def _all(self, table: str) -> Rows:
        """Return all the rows that deltas have put of a table."""
        return self._put(table, range(self.size - self._start) if table in EACH else self._heads.under(table))

    def _put(self, table: str, numbers: Iterable[int]) -> Rows:
        """Return the rows of a table as the leaves of these numbers left them."""
        return {key: row for number in sorted({*numbers}) for name, key, row in self._delta(number) if name == table}

    def _find(self, table: str, key: str) -> Value:
        """Return a row that is not in memory."""
        for number in self._numbers(table, key):
            if not 0 <= number < self.size - self._start:
                break
            for name, at, row in self._delta(number):
                if name == table and at == key:
                    return row
        return self._below.get(table, key)

    def _numbers(self, table: str, key: str) -> list[int]:
        """Return which deltas may hold a row, the newest first."""
        part = NUMBERED.get(table)
        if part is None:
            return self._rows.under((table, key))
        return [int(said) - self._start for said in key.split("/")[part : part + 1] if said.isdecimal()]

    def _delta(self, number: int) -> tuple[Row, ...]:
        return read_delta(self._read(self._start + number)).rows

    def _forget(self) -> None:
        """Keep in memory what was read or put since the time before last that this had become much."""
        if len(self._young) >= KEPT:
            self._young, self._old = {}, self._young


def _head(table: str, key: str) -> Head | None:
    first, slash, _ = key.partition("/")
    return (table, first) if slash else None
