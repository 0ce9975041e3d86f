"""The index of a body: filled from the log as far as it has been read, and what it finds.

Knows what a leaf says and how far the index reaches; not where it is kept: for a body in SQLite in a file beside it (`fts5`), for
one in PostgreSQL in its schema (`tsearch`). Law: the index of leaves 0 to n is the same whether it was filled one leaf at a time
or at once, and is thrown away where the log's root at n is another.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Protocol

from comity.encoding import edtf
from comity.search import fts5, tsearch
from comity.search.kept import Batch, Document, Filters, Found, Mark
from comity.search.query import Query
from comity.search.reading import Saying, sayings
from comity.store.postgres import place_of
from comity.store.reader import Reader

BATCH: Final = 500
WAIT_SECONDS: Final = 5.0


class Kept(Protocol):
    """Where an index is kept, and how it is asked."""

    def mark(self) -> Mark | None:
        """Return how far it reaches, None for an empty one."""

    def extend(self, following: Callable[[Mark | None], Batch | None]) -> None:
        """Take in what `following` gives after the mark there is, whole or not at all; nothing while another does so."""

    def occurring(self, words: Iterable[str]) -> list[str]:
        """Return those words, in their order, that any text holds in some form."""

    def find(self, query: Query, size: int, filters: Filters, limit: int, offset: int) -> Found:
        """Return the records among the first `size` leaves that fit, newest first."""

    def close(self) -> None:
        """Let go of it."""


class Index:
    """The index of one body; serves one thread, and is closed when the question is answered."""

    def __init__(self, folder: Path, wait: float = WAIT_SECONDS) -> None:
        """Open the index of a body's folder, or begin one; `wait` is how many seconds it waits for another who writes.

        Raises Unavailable where the folder cannot be written, or the database is away.
        """
        place = place_of(folder)
        self._kept: Kept = fts5.Kept(folder, wait) if place is None else tsearch.Kept(place)

    def close(self) -> None:
        """Let go of what it is kept in."""
        self._kept.close()

    def reach(self) -> int:
        """Return how many leaves have been indexed."""
        mark = self._kept.mark()
        return 0 if mark is None else mark.size

    def catch_up(self, reader: Reader, limit: int = BATCH) -> int:
        """Index up to `limit` more leaves of an unbound reader, in one transaction; return how many are still missing.

        Does nothing while another process indexes: what that one adds need not be added again.
        """
        size, mark = reader.size, self._kept.mark()
        if mark is not None and mark.size >= size and _of_this_log(mark, reader):
            return 0
        self._kept.extend(lambda mark: _following(reader, mark, limit))
        return max(0, size - self.reach())

    def occurring(self, words: Iterable[str]) -> list[str]:
        """Return those words, in their order, that any text holds in some form."""
        return self._kept.occurring(words)

    def find(self, query: Query, size: int, filters: Filters, *, limit: int, offset: int = 0) -> Found:
        """Return the records among the first `size` leaves that fit, newest first; they are counted up to kept.COUNTED."""
        return self._kept.find(query, size, filters, limit, offset)


def fill(reader: Reader, progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Index a body, for its unbound reader's audience, to the end of its log, a batch at a time.

    While another process does, leave it to that one. Raises Unavailable where the index cannot be written.
    """
    index, before = Index(reader.audience_folder), -1
    try:
        while index.catch_up(reader) and index.reach() > before:
            before = index.reach()
            progress(before, reader.size)
    finally:
        index.close()


def _of_this_log(mark: Mark | None, reader: Reader) -> bool:
    """Return whether what is indexed is of this log: its root at that size is the log's."""
    return mark is None or (mark.size <= reader.size and reader.root(mark.size) == mark.root)


def _following(reader: Reader, mark: Mark | None, limit: int) -> Batch | None:
    """Return what up to `limit` leaves after a mark say; those from the first on where the mark is of another log."""
    anew = not _of_this_log(mark, reader)
    first = 0 if anew or mark is None else mark.size
    last = min(reader.size, first + limit)
    found = tuple(_document(saying) for saying in sayings(reader, first, last) if saying.said)
    root = reader.root(last)
    return None if root is None else Batch(anew=anew, documents=found, mark=Mark(size=last, root=root))


def _document(saying: Saying) -> Document:
    record, at = saying.record, edtf.parse(saying.record.at)
    return Document(
        index=saying.index,
        id=saying.id,
        form=record.form,
        party=record.for_,
        first=at.earliest.year,
        last=at.latest.year,
        said=tuple(saying.said),
    )
