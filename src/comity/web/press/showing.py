"""An article as its page shows it: each block cut where something found begins or ends, and where a draft or a conflict points.

Knows places in the input; not requests, nor how anything was found. Law: every character of a block is shown once and in order,
markup of an HTML page aside; of two things found that cross, the one begun first is taken up again after the other has ended.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from comity.press.input.intake import take_in
from comity.press.input.source import LONGEST
from comity.press.input.source import Source as Taken

KINDS: Final = ("date", "quantity", "actor", "meeting", "agenda", "decision", "quote", "position")
LISTS: Final = ("dates", "quantities", "actors", "meetings", "agenda", "decisions", "quotes", "positions")
UNREAD: Final = frozenset(("press.cut", "press.unread"))
"""Notes that say from which place on nothing was read."""
AROUND: Final = 60
"""Characters shown before and after a place told of."""
_BLANKS: Final = re.compile(r"\s+")

Span = Mapping[str, int]
Says = Callable[[str, Mapping[str, Any]], str]
"""Puts into words what something of a kind was read as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something found: its kind, its place, and what it was read as, in words."""

    kind: str
    start: int
    end: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a draft (its number) or one side of a conflict (`!1`) rests on the text, and what of the page it leads to.

    `part` is the part of the drafts that has to be drawn first, 0 where what it leads to is drawn.
    """

    place: int
    id: str
    to: str
    label: str
    part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a line: text, something found that begins (`opens`) or ends, or a point."""

    text: str = ""
    opens: Found | None = None
    closes: bool = False
    point: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A place with what stands around it."""

    before: str
    text: str
    after: str


class Source:
    """The input as text, and what a reader sees of it where it is markup.

    Law: markup is read once, by the desk; what is shown is what was read, never a second opinion of where a tag ends.
    """

    def __init__(self, taken: Taken) -> None:
        """Take the input, decoded and scanned as it was read."""
        self.text, self.markup = taken.given, taken.pieces is not None
        self._taken = taken

    @classmethod
    def of(cls, data: bytes, media: str | None, most: int = LONGEST) -> "Source":
        """Return what was handed in, decoded and bounded as the desk does it; nothing where it is no text."""
        return cls(take_in(data, media, most))

    def shown(self, start: int, end: int) -> str:
        """Return what a reader sees of a stretch."""
        read = self._taken.shown if self.markup else None
        raw = self.text[start:end] if read is None else read.within(start, end, len(self._taken.text))
        return _BLANKS.sub(" ", raw)

    def snippet(self, span: Span) -> Snippet:
        """Return a place with what stands around it in its line; of markup, in its paragraph, whatever tags are in it."""
        taken, start, end = self._taken, span["start"], span["end"]
        first, last = taken.index(start), taken.index(end)
        low, high = max(0, first - AROUND), min(len(taken.text), last + AROUND)
        begun = taken.text.rfind("\n", low, first) + 1 or low
        stop = taken.text.find("\n", last, high)
        ended = high if stop < 0 else stop
        before = self.shown(taken.place(begun, first)[0], start) if begun < first else ""
        after = self.shown(end, taken.place(last, ended)[1]) if last < ended else ""
        if first - begun >= AROUND:
            before = f"… {before.partition(' ')[2]}"
        if ended - last >= AROUND:
            after = f"{after.rpartition(' ')[0]} …"
        return Snippet(before=before.lstrip(), text=self.shown(start, end), after=after.rstrip())

    def left_out(self, blocks: Sequence[Span], notes: Sequence[Mapping[str, Any]] = ()) -> list[str]:
        """Return the lines of a pasted text that are no part of the article; of a page there would be no end.

        What a note says was not read for its length is not among them.
        """
        if self.markup:
            return []
        ends = (int(note["facts"]["place"]) for note in notes if note["code"] in UNREAD)
        stop = min(ends, default=len(self.text))
        gaps = zip([0, *(one["end"] for one in blocks)], [*(one["start"] for one in blocks), stop], strict=True)
        lines = (line.strip() for first, last in gaps if first < last for line in self.text[first:last].split("\n"))
        return [line for line in lines if any(map(str.isalnum, line))]


def pieces(source: Source, block: Span, found: Iterable[Found], points: Iterable[Point]) -> Iterator[Piece]:
    """Yield a block in the order it is read."""
    start, end = block["start"], block["end"]
    inside = sorted(
        (one for one in found if one.start < end and start < one.end), key=lambda one: (one.start, -one.end)
    )
    here = [one for one in points if start <= one.place < end]
    edges = {max(start, one.start) for one in inside} | {min(end, one.end) for one in inside}
    bounds = sorted({start, end, *edges, *(one.place for one in here)})
    opened: list[Found] = []
    for place, following in pairwise(bounds):
        lasting = yield from _ended(opened, place)
        yield from (Piece(point=one) for one in here if one.place == place)  # before what begins here, and unmarked
        for one in (*lasting, *(one for one in inside if max(start, one.start) == place)):
            opened.append(one)
            yield Piece(opens=one)
        yield Piece(text=source.shown(place, following))
    yield from (Piece(closes=True) for _ in opened)


def _ended(opened: list[Found], place: int) -> Generator[Piece, None, list[Found]]:
    """Yield what ends at a place, and what was begun after it with it; return of these what lasts, to be taken up again."""
    ended = next((index for index, one in enumerate(opened) if one.end <= place), len(opened))
    lasting = [one for one in opened[ended:] if one.end > place]
    for _ in opened[ended:]:
        yield Piece(closes=True)
    del opened[ended:]
    return lasting


def found_in(read: Mapping[str, Any], say: Says) -> list[Found]:
    """Return everything found, in the order of the text; `say` puts what it was read as into words."""
    made = [
        Found(kind=kind, start=one["start"], end=one["end"], says=say(kind, one))
        for kind, name in zip(KINDS, LISTS, strict=True)
        for one in read[name]
    ]
    return sorted(made, key=lambda one: (one.start, -one.end))
