"""How many articles this process reads at once: one is read, one or two wait for it, further ones are asked to come again.

Knows threads, seconds and names of who asks; not requests, nor what is read. Law: who came first is read first, and nobody who
comes later takes the turn of who waits; one asker stands in the line once, so that none fills it, and who was read leaves its
last place to who was turned away, so that no few fill it by turns; however many strangers hand in articles, they hold two of the
four places in which requests are worked on (web.serving.worker), so that the third of the line is there for who asks in an
office, and one is left for all other pages; nobody waits without end.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

AGAIN: Final = 5
"""Seconds after which somebody who was turned away may try again."""
KEPT_FREE: Final = 3 * AGAIN
"""Seconds for which the last place is kept for somebody who was turned away."""
READ: Final = 60
"""Seconds for which whoever was read leaves the last place to them."""
KNOWN: Final = 1_000
"""Askers known as read or as turned away, those seen last."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Place:
    """A place in the line: whose it is, and whether it is its turn."""

    asker: str
    turn: threading.Event = field(default_factory=threading.Event)


class _Seen:
    """Who was seen within so many seconds: at most `KNOWN`, those seen last."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds, self._clock = seconds, clock
        self._askers: OrderedDict[str, float] = OrderedDict()

    def note(self, asker: str) -> None:
        """Note that an asker is seen now."""
        self._askers[asker] = self._clock()
        self._askers.move_to_end(asker)
        while len(self._askers) > KNOWN:
            self._askers.popitem(last=False)

    def forget(self, asker: str) -> None:
        """Forget an asker."""
        self._askers.pop(asker, None)

    def __contains__(self, asker: str) -> bool:
        return self._clock() - self._askers.get(asker, -self._seconds) < self._seconds

    def anybody(self) -> bool:
        """Return whether there is one; whoever was seen last is the last of them."""
        return bool(self._askers) and next(reversed(self._askers)) in self


class Turns:
    """Who reads and who waits, in the order in which they came: so many at once, each at most so many seconds.

    `waiting` may wait whoever they are, one more who asks in an office.
    """

    def __init__(self, *, waiting: int = 1, seconds: float = 5.0, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nobody reading; `clock` gives seconds that never run back."""
        self._lock, self._most, self._seconds = threading.Lock(), waiting + 1, seconds
        self._line: list[_Place] = []
        self._read, self._turned_away = _Seen(READ, clock), _Seen(KEPT_FREE, clock)

    @property
    def standing(self) -> int:
        """Return how many read or wait."""
        return len(self._line)

    @contextmanager
    def one(self, asker: str, *, office: bool = False) -> Iterator[bool]:
        """Hold the turn to read: not where the line is full or `asker` stands in it, nor where it did not come in time.

        Nor where `asker`, who is in no office and was read within a minute, would take the last place from who was turned away.
        """
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
        """Return a place at the end of the line; none where it is full, or where this asker has one or leaves it to others."""
        with self._lock:
            if any(one.asker == asker for one in self._line):
                return None
            left, again = self._most + office - len(self._line), asker in self._read
            self._turned_away.forget(asker)
            if left <= 0 or (left == 1 and again and not office and self._turned_away.anybody()):
                if not again:  # else two that were read would each keep the place for the other
                    self._turned_away.note(asker)
                return None
            mine = _Place(asker=asker)
            self._line.append(mine)
            self._line[0].turn.set()
            return mine

    def _leave(self, mine: _Place) -> None:
        """Leave the line, and give the turn to who stands first in it."""
        with self._lock:
            self._line.remove(mine)
            if mine.turn.is_set():
                self._read.note(mine.asker)
            if self._line:
                self._line[0].turn.set()


TURNS: Final = Turns()
