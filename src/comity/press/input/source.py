"""What was handed in as characters a reader sees, with the place of every character in the input.

Knows places; not encodings, HTML or what an article says. Law: where a character stands in the input is never guessed.
"""

from dataclasses import dataclass, field
from typing import Final

from comity.press.article import Note

LONGEST: Final = 120_000
"""Characters a reader sees that are read; what lies beyond is told as cut off."""
UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"
"""Characters within words that nobody sees: where a word may be parted, and joints."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of what a reader sees that stands on its own, with the role its element gives it, if any.

    `box` is the number of the part of the page it stands in, `Source.boxes` which part that one stands in.
    """

    start: int
    end: int
    role: str | None
    linked: int = 0
    inside: bool = False
    cell: bool = False
    box: int = 0


@dataclass(slots=True, kw_only=True)
class Source:
    """What a reader sees (`text`), the pieces of it, and where each character stands in the input.

    `unread` is the place in the input from which on nothing was taken, where that is not its end.
    """

    text: str
    given: str
    pieces: list[Piece] | None = None
    starts: list[int] | None = None
    ends: list[int] | None = None
    published: str | None = None
    changed: str | None = None
    language: str | None = None
    unread: int | None = None
    boxes: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the input a stretch of the text stands."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]
