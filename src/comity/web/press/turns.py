"""How many articles this process reads at once: one is read, one waits for it, further ones are asked to come again.

Knows threads; not requests, nor what is read. Law: however many strangers hand in articles, they hold two of the four places in
which requests are worked on (web.serving.worker), and nobody is kept waiting without end.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

AGAIN: Final = 5
"""Seconds after which somebody who was turned away may try again."""


class Turns:
    """Who reads and who waits: so many at once, each at most so many seconds."""

    def __init__(self, *, waiting: int = 1, seconds: float = 5.0) -> None:
        """Begin with nobody reading."""
        self._reading, self._waiting = threading.Semaphore(1), threading.Semaphore(waiting)
        self._seconds = seconds

    @contextmanager
    def one(self) -> Iterator[bool]:
        """Hold the turn to read; it is not held where others read and wait already, and where it did not come in time."""
        held = self._reading.acquire(blocking=False) or self._waited()
        try:
            yield held
        finally:
            if held:
                self._reading.release()

    def _waited(self) -> bool:
        """Return whether the turn came while waiting for it."""
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._reading.acquire(timeout=self._seconds)
        finally:
            self._waiting.release()


TURNS: Final = Turns()
