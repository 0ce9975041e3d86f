"""What a page asked while it was drawn: each question to a body's database, and whether it asked what day or time it is.

Knows who listens; not what is asked for what. Nothing listens but `web.publishing`, in a process of its own: there a page need
not be drawn again while all it asked is answered as before. Law: what is taken from memory counts as asked again.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from typing import Final

DAY: Final = "the day"
MOMENT: Final = "the moment"
UNSETTLED: Final = "what witnesses will say"
PART: Final = "the part of the log in force"
POLICY: Final = "the witness policy in force"
"""What no question to the database stands for."""
_ears: list[set[str]] = []


def listening() -> bool:
    """Return whether anybody listens."""
    return bool(_ears)


def note(question: str) -> None:
    """Hear a question."""
    if _ears:
        _ears[-1].add(question)


def again(questions: Iterable[str]) -> None:
    """Hear questions whose answers come from memory."""
    if _ears:
        _ears[-1].update(questions)


@contextmanager
def apart() -> Iterator[AbstractSet[str]]:
    """Listen to what is asked in here, and pass it on to whoever listened before; empty where nobody listens."""
    if not _ears:
        yield frozenset()
        return
    with ear() as found:
        yield found
    again(found)


@contextmanager
def ear() -> Iterator[set[str]]:
    """Listen."""
    _ears.append(set())
    found = _ears[-1]
    try:
        yield found
    finally:
        _ears.pop()
