"""Bodies that lie side by side and cite each other: which record of one cites which of another, and whether its receipt holds.

Knows several bodies' readers; not pages or streams. Law: what is found is a function of the bodies' public records, and is looked
for once in each leaf.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from comity.errors import ComityError
from comity.store.reader import Reader
from comity.verify import anchor as anchors
from comity.verify.anchor import Anchor
from comity.verify.cited import MARK, Citation, citations

BATCH: Final = 2_000
"""Leaves looked at together: PostgreSQL hands over all that a question finds at once."""
THREAD_SHOWN: Final = 50


@dataclass(slots=True)
class _Found:
    """What is known of one body: how many leaves were looked at, and what they cite, each with its leaf."""

    size: int = 0
    cited: list[tuple[int, Citation]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A record of one body that cites one of another; both bodies by slug (`there` is empty where it is not at hand)."""

    here: str
    there: str
    citation: Citation


class Neighbours:
    """Bodies side by side, by slug, as everybody reads them; from any number of threads."""

    def __init__(self, readers: Mapping[str, Reader], known: Mapping[str, Anchor] | None = None) -> None:
        """Look at these bodies; the anchor of each is taken from its own rows unless `known` has one for its origin."""
        self.readers = readers
        own = {reader.origin: anchors.parse(reader.anchor) for reader in readers.values()}
        self._known = {**own, **(known or {})}
        self._slugs = {reader.origin: slug for slug, reader in readers.items()}
        self._found: dict[str, _Found] = {slug: _Found() for slug in readers}
        self._lock = threading.Lock()

    def links(self) -> list[Link]:
        """Return every citation there is, by body and leaf."""
        return [
            Link(here=slug, there=self._slugs.get(citation.origin, ""), citation=citation)
            for slug in self.readers
            for _, citation in self._of(slug)
        ]

    def touching(self, slug: str, thread: str) -> list[Link]:
        """Return what records of a thread cite, and what cites them, in the order of the logs."""
        return [link for link in self.links() if thread in self._ends(link, slug)]

    def threads(self, slug: str, thread: str) -> list[tuple[str, str]]:
        """Return (body, thread) of every thread this one leads to through citations, itself first; each once."""
        order, waiting = [(slug, thread)], [(slug, thread)]
        while waiting:
            here, root = waiting.pop(0)
            for link in self.touching(here, root):
                cited = link.citation.cited
                ends = [(link.here, link.citation.by), (link.there, "" if cited is None else cited.id)]
                for end, record in ends:
                    other = self._thread(end, record) if end else None
                    if other is not None and (end, other) not in order and len(order) < THREAD_SHOWN:
                        order.append((end, other))
                        waiting.append((end, other))
        return order

    def _ends(self, link: Link, slug: str) -> set[str | None]:
        """Return the threads of a body that a citation begins or ends in."""
        cited = link.citation.cited
        here = {self._thread(slug, link.citation.by)} if link.here == slug else set()
        there = {self._thread(slug, cited.id)} if link.there == slug and cited is not None else set()
        return here | there

    def _thread(self, slug: str, record: str) -> str | None:
        row = self.readers[slug].get("record", record)
        return None if row is None or row["thread"] is None else str(row["thread"])

    def _of(self, slug: str) -> Iterable[tuple[int, Citation]]:
        """Return what a body's leaves cite, having looked at those that are new."""
        reader, found = self.readers[slug], self._found[slug]
        size = reader.size
        if found.size < size:
            with self._lock:
                if found.size < size:
                    found.cited += self._look(reader, found.size, size)
                    found.size = size
        return tuple(found.cited)

    def _look(self, reader: Reader, start: int, stop: int) -> list[tuple[int, Citation]]:
        """Look at leaves; a file that is missing is a matter of `verify`, not of whoever reads."""
        query = "SELECT idx, id, leaf FROM leaves WHERE idx>=? AND idx<? ORDER BY idx"
        naming = [
            (row[0], row[1])
            for first in range(start, stop, BATCH)
            for row in reader.query(query, first, min(first + BATCH, stop))
            if MARK in bytes(row[2])
        ]
        seen: list[tuple[int, Citation]] = []
        for index, record_id in naming:
            signed = reader.record(record_id) if reader.get("record", record_id) is not None else None
            if signed is None:
                continue
            try:
                cited = citations(record_id, signed.record, reader.material, self._known)
            except ComityError:
                continue
            seen += [(int(index), one) for one in cited]
        return seen
