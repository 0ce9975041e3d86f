"""A connection to the database of a body, as whoever asks it sees it: of SQLite and of PostgreSQL alike.

Knows what may be asked of one; not how it is made nor what statements mean. Law: statements are in SQLite's dialect, as far as
both have it; values travel beside them, never within.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol


class Rows(Protocol):
    """What a statement found."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows."""


class Connection(Protocol):
    """What we ask of a connection, to SQLite and to PostgreSQL; statements are in SQLite's dialect, as far as both have it."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Rows:
        """Run one statement."""

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]], /) -> object:
        """Run one statement for each row."""

    def set_trace_callback(self, listen: Callable[[str], None] | None, /) -> None:
        """Let `listen` hear each statement; None ends it."""

    def close(self) -> None:
        """Close it."""
