"""What was handed in as characters a reader sees, with the place of every character in the input.

Knows places; not encodings, HTML or what an article says. Law: where a character stands in the input is never guessed.
"""

from bisect import bisect_left, bisect_right
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
class Shown:
    """Characters a reader sees, in runs: each run stands in the input as it is, or is one sign that is spelt otherwise there.

    `begun` is where each run begins among the characters, `starts` and `ends` where it stands in the input.
    """

    size: int = 0
    runs: list[str] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def take(self, run: str, start: int, end: int) -> None:
        """Take in a run behind all others."""
        self.runs.append(run)
        self.begun.append(self.size)
        self.starts.append(start)
        self.ends.append(end)
        self.size += len(run)

    def put(self, at: int, sign: str, place: int) -> None:
        """Put in a sign that stands nowhere in the input before the run that begins at a character, or behind the last."""
        number = bisect_left(self.begun, at)
        stands = self.starts[number] if number < len(self.starts) else place
        self.runs.insert(number, sign)
        self.begun[number:] = [at, *(one + 1 for one in self.begun[number:])]
        self.starts.insert(number, stands)
        self.ends.insert(number, stands)
        self.size += 1

    def at(self, place: int) -> str:
        """Return the character at a place."""
        number = bisect_right(self.begun, place) - 1
        return self.runs[number][place - self.begun[number]]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the input a stretch stands that is not empty."""
        first = bisect_right(self.begun, start) - 1
        last = bisect_left(self.begun, end) - 1
        behind = end - self.begun[last]
        whole = behind == len(self.runs[last])
        return (
            self.starts[first] + start - self.begun[first],
            self.ends[last] if whole else self.starts[last] + behind,
        )

    def index(self, place: int) -> int:
        """Return the place among the characters of what stands at a place in the input, or behind it first."""
        number = bisect_right(self.starts, place) - 1
        return 0 if number < 0 else self.begun[number] + min(place - self.starts[number], len(self.runs[number]))

    def within(self, start: int, end: int, most: int) -> str:
        """Return what is seen of a stretch of the input, among so many characters; signs that were put in stand nowhere in it."""
        first = max(bisect_left(self.starts, start) - 1, 0)
        seen = []
        for number in range(first, bisect_left(self.starts, end, first)):
            stands, left = self.starts[number], most - self.begun[number]
            if stands < self.ends[number]:
                seen.append(self.runs[number][max(start - stands, 0) : max(min(end - stands, left), 0)])
        return "".join(seen)


@dataclass(slots=True, kw_only=True)
class Source:
    """What a reader sees (`text`), the pieces of it, and where each character stands in the input (`shown`).

    `published` and `changed` are what a page says for machines, `by` is where the former stands (`input.stamped`), `address` the
    day its folders are named by, `dated` the only day a variable called a date has. `unread` is the place in the input from which
    on nothing was taken, where that is not its end.
    """

    text: str
    given: str
    pieces: list[Piece] | None = None
    shown: Shown | None = None
    published: str | None = None
    by: str | None = None
    changed: str | None = None
    address: str | None = None
    dated: str | None = None
    language: str | None = None
    unread: int | None = None
    boxes: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the input a stretch of the text stands."""
        return (start, end) if self.shown is None or start >= end else self.shown.place(start, end)

    def index(self, place: int) -> int:
        """Return the place in the text of what stands at a place in the input, or behind it first."""
        return min(place if self.shown is None else self.shown.index(place), len(self.text))
