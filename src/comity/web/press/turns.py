"""How many articles this process reads at once: one is read, one or two wait for it, further ones are asked to come again.

Knows threads and names of who asks; not requests, nor what is read. Law: who came first is read first, and nobody who comes later
takes the turn of who waits; one asker stands in the line once, so that none fills it; however many strangers hand in articles,
they hold two of the four places in which requests are worked on (web.serving.worker), so that the third of the line is there for
who asks in an office, and one is left for all other pages; nobody waits without end.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

AGAIN: Final = 5
"""Seconds after which somebody who was turned away may try again."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Place:
    """A place in the line: whose it is, and whether it is its turn."""

    asker: str
    turn: threading.Event = field(default_factory=threading.Event)


class Turns:
    """Who reads and who waits, in the order in which they came: so many at once, each at most so many seconds.

    `waiting` may wait whoever they are, one more who asks in an office.
    """

    def __init__(self, *, waiting: int = 1, seconds: float = 5.0) -> None:
        """Begin with nobody reading."""
        self._lock, self._most, self._seconds = threading.Lock(), waiting + 1, seconds
        self._line: list[_Place] = []

    @property
    def standing(self) -> int:
        """Return how many read or wait."""
        return len(self._line)

    @contextmanager
    def one(self, asker: str, *, office: bool = False) -> Iterator[bool]:
        """Hold the turn to read: not where the line is full or `asker` stands in it, nor where it did not come in time."""
        mine = self._lined_up(asker, office=office)
        held = mine is not None and mine.turn.wait(self._seconds)
        if mine is not None and not held:
            self._leave(mine)
        try:
            yield held
        finally:
            if mine is not None and held:
                self._leave(mine)

    def _lined_up(self, asker: str, *, office: bool) -> _Place | None:
        """Return a place at the end of the line; none where it is full, or where this asker has one."""
        with self._lock:
            if len(self._line) >= self._most + office or any(one.asker == asker for one in self._line):
                return None
            mine = _Place(asker=asker)
            self._line.append(mine)
            self._line[0].turn.set()
            return mine

    def _leave(self, mine: _Place) -> None:
        """Leave the line, and give the turn to who stands first in it."""
        with self._lock:
            self._line.remove(mine)
            if self._line:
                self._line[0].turn.set()


TURNS: Final = Turns()
