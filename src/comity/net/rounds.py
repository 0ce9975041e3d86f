"""What a mirror has checked and folded and not yet entered into its tables: the deltas, a file for each round.

Knows the files `folded/<first leaf>-<leaves>`: a line with digest and root after the round, then each delta on a line; not what
deltas say. Law: such a file is there whole or not at all, and only after the log's own files that hold its leaves.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import Final

from comity.store.writing import Writer
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import Frontier, leaf_hash

NAME: Final = "folded"
_NAMED: Final = re.compile(r"([0-9]{12})-([0-9]{1,6})")
_HEAD: Final = 130
"""Bytes before the first delta: digest and root in hex, a space, a newline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Leaves that follow one another: the first, how many, the file of their deltas, and where each begins, if it is known."""

    first: int
    count: int
    path: Path
    begins: Sequence[int] = field(default=(), repr=False)

    @property
    def end(self) -> int:
        """The size of the log after it."""
        return self.first + self.count

    def deltas(self) -> list[bytes]:
        """Return the deltas as they lie in the file."""
        return self.path.read_bytes().split(b"\n")[1:-1]

    def holds(self, tables: Writer, entries: Sequence[bytes], deltas: Sequence[bytes]) -> bool:
        """Return whether entries and deltas lead from where the tables end to the digest and the root noted."""
        with self.path.open("rb") as file:
            noted = file.read(_HEAD)
        log, digest = (Frontier.from_hashes(one.size, one.to_hashes()) for one in (tables.log, tables.digest))
        for entry, delta in zip(entries, deltas, strict=False):
            log.append(leaf_hash(entry))
            digest.append(leaf_hash(delta))
        return len(entries) == len(deltas) == self.count and noted == _head(digest.root(), log.root())


class Rounds:
    """The rounds in a mirror's folder, which one process holds, and the one at hand."""

    def __init__(self, folder: Path, size: int) -> None:
        """Find what waits beyond the `size` leaves entered; any other is left from a break, and goes."""
        self._files = LogFolder(folder / NAME)
        self._files.sweep()
        self.end, self._waiting = size, list[Round]()
        for found in sorted(self._found(), key=attrgetter("first")):
            if found.first == self.end:
                self._waiting.append(found)
                self.end = found.end
            else:
                found.path.unlink()
        self.begin()

    def waiting(self) -> Iterator[Round]:
        """Yield the rounds that wait, in order; each is to be dropped before the next is asked for."""
        while self._waiting:
            yield self._waiting[0]

    def drop(self) -> None:
        """Let the first round that waits go: it is entered."""
        self._waiting.pop(0).path.unlink()

    def forget(self) -> None:
        """Let all go, the last first: something is wrong with the first, and what lies in them is to be checked anew."""
        while self._waiting:
            gone = self._waiting.pop()
            gone.path.unlink()
            self.end = gone.first

    def begin(self) -> None:
        """Start a round after those there are; what was taken for one that came to nothing is forgotten."""
        self._taken, self._begins = list[bytes](), array("Q", [_HEAD])

    def take(self, data: bytes) -> None:
        """Take the next delta, canonical bytes, which hold no newline."""
        self._taken.append(data)
        self._begins.append(self._begins[-1] + len(data) + 1)

    def keep(self, digest: bytes, root: bytes) -> None:
        """Put the round at hand on disk, whole, with digest and root of the log after it. Raises Unavailable."""
        name, count = f"{self.end:012}-{len(self._taken)}", len(self._taken)
        self._files.write({name: _head(digest, root) + b"\n".join((*self._taken, b""))})
        path = self._files.root / name
        self._waiting.append(Round(first=self.end, count=count, path=path, begins=self._begins))
        self.end += count
        self.begin()

    def read(self, index: int) -> bytes:
        """Return the delta of a leaf taken since this was opened. Raises Unavailable."""
        if index >= self.end:
            return self._taken[index - self.end]
        kept = self._waiting[bisect_right(self._waiting, index, key=attrgetter("first")) - 1]
        begin, end = kept.begins[index - kept.first : index - kept.first + 2]
        return self._files.part(kept.path.name, begin, end - begin - 1)

    def _found(self) -> Iterator[Round]:
        for path in sorted(self._files.root.glob("*")):
            named = _NAMED.fullmatch(path.name)
            if named is None or int(named[2]) == 0:
                path.unlink()
            else:
                yield Round(first=int(named[1]), count=int(named[2]), path=path)


def _head(digest: bytes, root: bytes) -> bytes:
    return f"{digest.hex()} {root.hex()}\n".encode()
