"""A bell between two processes of a desk: one rings, the other need not look again and again.

Knows a pipe; not what is rung for. Law: a bell only saves time. Rung while nobody listens, it is heard at the next wait; who
listens looks all the same now and then, for who filed may be on another machine.
"""

import multiprocessing
import os
import select
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, Self

HEARD: Final = 4_096
"""How many rings are taken for one."""


@dataclass(frozen=True, slots=True)
class Bell:
    """Both ends of the pipe; it may be handed to a process that is being begun. One thread listens."""

    hears: Connection
    rings: Connection

    @classmethod
    def new(cls) -> Self:
        """Return a bell."""
        hears, rings = multiprocessing.Pipe(duplex=False)
        for end in (hears, rings):
            os.set_blocking(end.fileno(), False)
        return cls(hears, rings)

    def ring(self) -> None:
        """Ring; nobody is waited for."""
        with suppress(BlockingIOError):  # so many rings unheard are heard as one
            os.write(self.rings.fileno(), b"\0")

    def wait(self, seconds: float | None) -> bool:
        """Wait until it is rung, for so many seconds at most (None: without end); return whether it was."""
        poll = select.poll()
        poll.register(self.hears.fileno(), select.POLLIN)
        if not poll.poll(None if seconds is None else seconds * 1_000):
            return False
        with suppress(BlockingIOError):
            os.read(self.hears.fileno(), HEARD)
        return True


@dataclass(frozen=True, slots=True)
class Bells:
    """The two bells of a body: `filed` tells its sequencer that a note waits, `answered` those who filed that it was answered."""

    filed: Bell
    answered: Bell

    @classmethod
    def new(cls) -> Self:
        """Return two bells."""
        return cls(Bell.new(), Bell.new())
