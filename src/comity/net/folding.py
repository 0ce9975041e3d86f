"""What a mirror concludes as it goes: the state after leaves that are checked and in no table yet.

Knows the tables the leaves follow, and the rounds their deltas wait in; not where leaves come from. Law: root and digest here are
those the tables will have once the rounds are entered.
"""

from collections.abc import Iterable

from comity.fold.delta import Delta
from comity.fold.spool import Spool
from comity.fold.view import Memory, View
from comity.net.rounds import Rounds
from comity.store.writing import Writer
from comity.tlog.merkle import HASH_SIZE, Frontier, leaf_hash


class Folding:
    """The log and its state from where the tables end; `rounds` hold what is taken."""

    def __init__(self, tables: Writer, rounds: Rounds, published: int) -> None:
        """Begin where the tables end, with nothing waiting. `published` is the size whose digest will be asked for."""
        self._tables, self._rounds, self._start = tables, rounds, tables.log.size
        self.log, self.digest = (Frontier.from_hashes(one.size, one.to_hashes()) for one in (tables.log, tables.digest))
        self._roots, self._published = bytearray(), published
        self.published: bytes | None = None
        below: View = (
            tables if self._start else Memory(tables.root, tables.material)
        )  # no question to tables of nothing
        self.view = Spool(below, self._start, self.root, rounds.read)
        rounds.begin()

    def foresee(self, ids: Iterable[str]) -> None:
        """Find out at once which of these records the tables have not."""
        if self._start:
            self._tables.foresee(("record",), ids)

    def take(self, hashed: bytes, delta: Delta) -> None:
        """Take the next leaf, by its hash, and what it came to."""
        self.log.append(hashed)
        self._roots += self.log.root()
        self.digest.append(leaf_hash(delta.data))
        self._rounds.take(delta.data)
        self.view.take(delta)
        if self.log.size == self._published:
            self.published = self.digest.root()

    def root(self, size: int) -> bytes | None:
        """Return the log's root at a past size, or None if the log is not that long."""
        if size <= self._start:
            return self._tables.root(size)
        at = (size - self._start - 1) * HASH_SIZE
        return bytes(self._roots[at : at + HASH_SIZE]) if size <= self.log.size else None
