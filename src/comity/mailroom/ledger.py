"""What was answered, and how often a sender was: a small database beside the letters.

Knows keys of letters and addresses; not what they said. Law: a letter is answered once, however often it is delivered; and
nobody, nor anybody writing in another's name, makes it send more than so many letters an hour to one address.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable, excerpt

HOUR: Final = 3_600
EACH: Final = 20
"""Answers to one address within an hour; further letters of it wait."""
ALL: Final = 500
"""Answers to all together within an hour."""
KEPT: Final = 365 * 86_400
"""How long it is known that a letter was answered: longer than any mail server keeps one back."""
_MADE: Final = """
CREATE TABLE IF NOT EXISTS letters (key TEXT PRIMARY KEY, at INTEGER NOT NULL, sender TEXT NOT NULL, outcome TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS by_time ON letters (at, sender);
"""


class Ledger:
    """The letters a mailbox has seen."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep them in this database."""
        self._connection = connection

    def knows(self, key: str) -> bool:
        """Return whether a letter was dealt with."""
        return self._connection.execute("SELECT 1 FROM letters WHERE key=?", (key,)).fetchone() is not None

    def has_room(self, sender: str, now: int) -> bool:
        """Return whether another answer may go to an address within this hour."""
        count = "SELECT count(*) FROM letters WHERE at>? AND sender<>''"
        (everybody,) = self._connection.execute(count, (now - HOUR,)).fetchone()
        (own,) = self._connection.execute(f"{count} AND sender=?", (now - HOUR, sender.lower())).fetchone()
        return int(everybody) < ALL and int(own) < EACH

    def note(self, key: str, sender: str, outcome: str, now: int) -> None:
        """Note, for good, what became of a letter; `sender` is "" where nobody was answered."""
        with self._connection:
            self._connection.execute("DELETE FROM letters WHERE at<?", (now - KEPT,))
            self._connection.execute(
                "INSERT OR IGNORE INTO letters (key, at, sender, outcome) VALUES (?,?,?,?)",
                (key, now, sender.lower(), outcome),
            )


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """Give the ledger in a file, made where there is none. Raises Unavailable."""
    try:
        path.touch(mode=0o600, exist_ok=True)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA synchronous=FULL")
        connection.executescript(_MADE)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(Finding(code="mailroom.ledger", place=path.name, excerpt=excerpt(error))) from error
    try:
        yield Ledger(connection)
    finally:
        connection.close()
