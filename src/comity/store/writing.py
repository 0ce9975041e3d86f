"""What a fold leaves, on its way into the tables: leaves with the roots after each, and the rows their deltas put or end.

Knows the tables leaves, rows and frontiers; not who folds, nor what rows mean. Law: what is taken is gathered and written many
leaves at a time, in order of key; the tables then hold what they would had each leaf been written by itself, and until then this
view alone sees it. In a transaction that fails nothing was taken.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from typing import Final

from comity.encoding.canonical import Json, render_own
from comity.fold.delta import Delta
from comity.fold.view import KeyOrder
from comity.store.ahead import BELOW
from comity.store.connection import Connection
from comity.store.link import ENDED
from comity.store.postgres import PostgresConnection
from comity.store.rows import WITH_STATUS, SqliteView
from comity.store.tallies import BEHIND, COUNTED, Tallying
from comity.tlog.merkle import Frontier, leaf_hash

KEPT: Final = 20_000
HEADS: Final = 4_000
"""So many heads, each with the rows below it, are kept in memory: several batches of records with what they refer to."""
GATHERED: Final = 16_000
"""Rows gathered before they are written: some two thousand leaves, whose keys then lie closer together."""
WEIGHED: Final = 250
"""Leaves from which on PostgreSQL is to look again how rows lie, whenever there are twice as many."""
GROWING: Final = frozenset({"leaf", "thread_entry"})
"""Tables whose keys hold the index of the leaf that puts them: no row of them ever replaces another."""
_ROW: Final = "INSERT INTO rows (tbl, key, since, until, value, status, holder, rank) VALUES (?,?,?,?,?,?,?,?)"
_LEAF: Final = "INSERT INTO leaves (idx, id, leaf, hash, root, delta, digest) VALUES (?,?,?,?,?,?,?)"
_FRONTIERS: Final = (
    "INSERT INTO frontiers (name, size, hashes) VALUES ('log',?,?), ('digest',?,?) "
    "ON CONFLICT (name) DO UPDATE SET size=excluded.size, hashes=excluded.hashes"
)
_AMONG: Final = (
    "SELECT rows.tbl, rows.key, rows.value FROM json_each(?) AS kinds CROSS JOIN json_each(?) AS held CROSS JOIN {rows} "
    "WHERE rows.tbl=kinds.value AND rows.key=held.value AND {in_force}"
)

Value = Mapping[str, Json] | None
_UNREAD: Final[Mapping[str, Json]] = {}


class Writer(SqliteView):
    """The newest rows as their only writer sees them: what was read or written lately is kept in memory."""

    def __init__(self, connection: Connection, material: Callable[[str], bytes]) -> None:
        """Read and write through the writer's own connection, from where its tables stand."""
        super().__init__(connection, material)
        self.log, self.digest = self._frontier("log"), self._frontier("digest")
        self._kept: dict[tuple[str, str], Value] = {}
        self._below: dict[tuple[str, str], dict[str, Value]] = {}
        self._tallies = Tallying(connection)
        self._weighed = max(self.digest.size, WEIGHED)
        self._roots: dict[int, bytes] = {}
        self._clear()

    def get(self, table: str, key: str) -> Value:
        """Return the row's value, or None."""
        row: Value = self._kept.get((table, key), _UNREAD)
        if row is _UNREAD:
            below = self._below.get((table, key.partition("/")[0]))
            row = super().get(table, key) if below is None else below.get(key)
            self._forget()
            self._kept[table, key] = row
        return row

    def foresee(self, tables: Collection[str], keys: Iterable[str]) -> None:
        """Read these rows of each table by one question, so that each need not be looked for by itself, be there one or none."""
        self._forget()
        wanted = [(table, key) for key in dict.fromkeys(keys) for table in tables]
        unread = [place for place in wanted if place not in self._kept]
        if unread:
            keys = list(dict.fromkeys(key for _, key in unread))
            found = self.ask(_AMONG, json.dumps(list(tables)), json.dumps(keys))
            read = {(str(table), str(key)): json.loads(text) for table, key, text in found}
            self._kept.update({place: read.get(place) for place in unread})

    def foresee_below(self, tables: Collection[str], heads: Iterable[str]) -> None:
        """Read all rows of these tables whose keys are `<head>/…` by one question."""
        self._forget_below()
        unread = [head for head in dict.fromkeys(heads) if any((table, head) not in self._below for table in tables)]
        if unread:
            self._read_below(tables, unread)

    def foresee_nothing(self, tables: Collection[str], heads: Iterable[str]) -> None:
        """Know without asking that there is no row of these tables whose key is `<head>/…`."""
        self._forget_below()
        for place in ((table, head) for head in heads for table in tables):
            self._below.setdefault(place, {})

    def _read_below(self, tables: Collection[str], heads: Sequence[str]) -> None:
        """Read the rows below these heads: those that lie in the tables, and what has been gathered over them."""
        rows: dict[tuple[str, str], dict[str, Value]] = {(table, head): {} for table in tables for head in heads}
        for table, head, key, text in self.ask(BELOW, json.dumps(list(tables)), json.dumps(list(heads))):
            rows[table, head][key] = json.loads(text)
        for (table, head), found in rows.items():
            new = self._new.get(table, {})
            for key in self._order.beginning(table, new, f"{head}/"):
                found[key] = new[key][1]
        self._below |= rows

    def _forget(self) -> None:
        """Keep no more in memory than what is not written yet, once that has become much."""
        if len(self._kept) >= KEPT:
            self._kept = {(name, at): now for name, rows in self._new.items() for at, (_, now) in rows.items()}

    def _forget_below(self) -> None:
        """Keep no more of what lies below heads once that has become much."""
        if len(self._below) >= HEADS:
            self._below.clear()

    def scan(self, table: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """Yield the table's rows whose key starts with `prefix`, in order of key."""
        head, slash, _ = prefix.partition("/")
        if slash:
            self._forget_below()
            if (table, head) not in self._below:
                self._read_below((table,), (head,))
            rows: Mapping[str, Value] = self._below[table, head]
            rows = {key: row for key, row in rows.items() if key.startswith(prefix)}
        else:
            new = self._new.get(table, {})
            keys = self._order.beginning(table, new, prefix)
            if not keys:
                yield from super().scan(table, prefix)
                return
            rows = {**dict(super().scan(table, prefix)), **{key: new[key][1] for key in keys}}
        yield from ((key, row) for key, row in sorted(rows.items()) if row is not None)

    def root(self, size: int) -> bytes | None:
        """Return the log's root at a past size, or None if the log is not that long."""
        if size not in self._roots:
            found = super().root(size)
            if found is None:
                return None
            self._roots[size] = found
        return self._roots[size]

    def take(self, leaf: bytes, delta: Delta) -> None:
        """Take the next leaf of the log and what it came to."""
        hashed = leaf_hash(leaf)
        self.log.append(hashed)
        self._gather(delta, leaf, hashed, self.log.root())

    def take_hidden(self, leaf: bytes, root: bytes, delta: Delta) -> None:
        """Take what a leaf that lies in another database came to here; `root` is the log's after it."""
        self._gather(delta, b"", leaf_hash(leaf), root)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep what is taken within, and whatever else is written, all or none."""
        kept = [(frontier.size, frontier.to_hashes()) for frontier in (self.log, self.digest)]
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self.flush()
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._kept.clear()
            self._below.clear()
            self._roots.clear()
            self._tallies.forget()
            self._clear()
            self.log, self.digest = (Frontier.from_hashes(*pair) for pair in kept)
            raise

    def flush(self) -> None:
        """Write all that has been gathered, in the transaction that is open."""
        if not self._leaves:
            return
        log, digest = self.log, self.digest
        self._connection.executemany(_FRONTIERS, [(log.size, log.to_hashes(), digest.size, digest.to_hashes())])
        self._connection.executemany(_LEAF, self._leaves)
        self._connection.executemany(ENDED, self._ended)
        self._connection.executemany(_ROW, self._rows())
        self._tallies.write()
        self._clear()
        if self.digest.size > 2 * self._weighed and isinstance(self._connection, PostgresConnection):
            self._connection.execute(
                "ANALYZE rows"
            )  # it plans by what it last saw, and comes by itself but now and then
            self._weighed = self.digest.size
        self._forget()  # whoever only takes never asks, and would keep every row
        if len(self._roots) >= KEPT:
            self._roots.clear()

    def _clear(self) -> None:
        """Start gathering anew."""
        self._leaves: list[tuple[int, str | None, bytes, bytes, bytes, bytes, bytes]] = []
        self._new: dict[str, dict[str, tuple[int, Value]]] = {}
        self._order = KeyOrder()
        self._past: list[tuple[str, str, int, int | None, Mapping[str, Json]]] = []
        self._ended: list[tuple[int, str, str]] = []
        self._gathered = 0

    def _gather(self, delta: Delta, leaf: bytes, hashed: bytes, root: bytes) -> None:
        self.digest.append(leaf_hash(delta.data))
        self._roots[delta.index + 1] = root
        self._leaves.append((delta.index, delta.id, leaf, hashed, root, delta.data, self.digest.root()))
        behind = [(key, self.get(table, key), value) for table, key, value in delta.rows if table == BEHIND]
        for table, key, value in delta.rows:
            self._put(table, key, delta.index, value)
        for key, before, after in behind:  # now that their records, of the same leaf or an earlier one, are there
            self._tallies.replace(BEHIND, before, after, self._for(key))
        self._tallies.end(delta.index)
        self._gathered += len(delta.rows)
        if self._gathered >= GATHERED:
            self.flush()

    def _put(self, table: str, key: str, index: int, value: Value) -> None:
        """Gather one row: the one it replaces ends at this index, whether it has been written or not."""
        rows = self._new.setdefault(table, {})
        before = rows.get(key)
        if table in COUNTED:
            self._tallies.replace(table, self.get(table, key), value)
        if before is None:
            self._order.add(table, key)
            if table not in GROWING and self._kept.get((table, key), _UNREAD) is not None:
                self._ended.append((index, table, key))
        elif before[1] is not None:
            self._past.append((table, key, before[0], index, before[1]))
        rows[key] = index, value
        self._kept[table, key] = value
        below = self._below.get((table, key.partition("/")[0]))
        if below is not None:
            below[key] = value

    def _for(self, record_id: str) -> str | None:
        """Return whom a record of content is for; None of any other."""
        row = self.get("record", record_id)
        return None if row is None or row["thread"] is None else str(row["for"])

    def _rows(self) -> list[tuple[Json, ...]]:
        """Return the rows gathered, those that have ended among them, in order of key."""
        in_force = (
            (table, key, since, None, value)
            for table, rows in self._new.items()
            for key, (since, value) in rows.items()
            if value is not None
        )
        rows = sorted([*self._past, *in_force], key=itemgetter(0, 1, 2))
        return [
            (table, key, since, until, render_own(value).decode(), *_indexed(table, value))
            for table, key, since, until, value in rows
        ]

    def _frontier(self, name: str) -> Frontier:
        row = self._connection.execute("SELECT size, hashes FROM frontiers WHERE name=?", (name,)).fetchone()
        return Frontier() if row is None else Frontier.from_hashes(int(row[0]), bytes(row[1]))


def _indexed(table: str, value: Mapping[str, Json]) -> tuple[Json, Json, Json]:
    """Return what of a row the indexes hold: its status or stance, whom a record is for, and its place among its like."""
    if table == "record":
        return value["status"], value["for"], value["index"]
    if table == "thread":
        return value["status"], None, value["count"]
    if table == "term":
        till = value["till"]
        return value["status"], None, None if till is None else date.fromisoformat(str(till)).toordinal()
    return (value.get("status", value.get("stance")), None, None) if table in WITH_STATUS else (None, None, None)
