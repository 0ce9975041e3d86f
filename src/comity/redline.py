"""How one version of a text differs from another: word by word, paragraphs kept.

Knows words and line breaks; not which texts, or who wrote them. Law: what is kept of the first and put in from the second gives
back either text exactly, and the work is bounded by the length of the texts, however hostile they are.

1. Lines that both have once and only once, in the same order, hold the texts together; between them the same is done again.
2. What differs between two such lines is compared by words in the same way.
3. Where nothing occurs once only, a short stretch is compared cell by cell and a long one is said to be replaced as a whole.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

CELLS: Final = 2_500
"""The most cells one table compares, such as 50 words with 50."""
WORK: Final = 24_000
"""How many words and cells one comparison looks at before it gives up."""
SIGNS: Final = 24_000
LINES: Final = 2_000
"""How long the parts that differ may be to be compared by words, and how many lines by lines."""
_WORD: Final = re.compile(r"\n|\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|[^\S\n]+|\w+|[^\w\s]")
"""A break, a number with its groups of digits, a blank, a word, or any other sign."""


class Kind(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the texts, with what of it stayed, went and came, and the break after it (None: both end here)."""

    spans: tuple[Span, ...]
    broken: Kind | None

    @property
    def same(self) -> bool:
        """Whether both texts have it, break and all."""
        return self.broken in {Kind.SAME, None} and all(span.kind is Kind.SAME for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """Two texts as one, marked, and how many words went and came."""

    paragraphs: tuple[Paragraph, ...]
    gone: int
    new: int


Step = tuple[Kind, str]


def compare(old: str, new: str) -> Redline | None:
    """Return what of `old` went and what of `new` came, or None where they are too long, or too unlike, to be marked."""
    try:
        steps = list(_steps(old, new, _Work(WORK)))
    except _TooMuchError:
        return None
    words = Counter(kind for kind, word in steps if word[0].isalnum())
    return Redline(paragraphs=tuple(_paragraphs(steps)), gone=words[Kind.GONE], new=words[Kind.NEW])


class _TooMuchError(Exception):
    """More than a page has time for."""


class _Work:
    """How much may still be looked at."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, amount: int) -> None:
        """Note that so much is looked at. Raises _TooMuchError once it is more than may be."""
        self.left -= amount
        if self.left < 0:
            raise _TooMuchError


def _steps(old: str, new: str, work: _Work) -> Iterator[Step]:
    """Yield the words of both texts: lines are held together first, then words between them."""
    if old.count("\n") + new.count("\n") > LINES:
        raise _TooMuchError
    lines = list(_align(_lines(old), _lines(new), work))
    if sum(len(line) for kind, line in lines if kind is not Kind.SAME) > SIGNS:
        raise _TooMuchError
    gone: list[str] = []
    came: list[str] = []
    for kind, line in (*lines, (Kind.SAME, "")):
        if kind is Kind.SAME:
            words = _WORD.findall("".join(gone)), _WORD.findall("".join(came))
            work.take(len(words[0]) + len(words[1]))
            yield from _align(*words, work)
            yield from ((kind, part) for part in line.partition("\n") if part)
            gone, came = [], []
        else:
            (gone if kind is Kind.GONE else came).append(line)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _align(old: Sequence[str], new: Sequence[str], work: _Work) -> Iterator[Step]:
    """Yield both sequences as one: what both have in the same order, and between it what went before what came."""
    todo: list[tuple[int, int, int, int] | Step] = [(0, len(old), 0, len(new))]
    while todo:
        part = todo.pop()
        if len(part) == 2:  # noqa: PLR2004 - a step that waited for its turn
            yield part
            continue
        low, high, first, last = part
        while low < high and first < last and old[low] == new[first]:
            yield Kind.SAME, old[low]
            low, first = low + 1, first + 1
        tail = 0
        while low < high - tail and first < last - tail and old[high - tail - 1] == new[last - tail - 1]:
            tail += 1
        todo.extend((Kind.SAME, word) for word in reversed(old[high - tail : high]))
        high, last = high - tail, last - tail
        anchors = _anchors(old[low:high], new[first:last], work)
        if not anchors:
            yield from _replaced(old[low:high], new[first:last])
            continue
        parts: list[tuple[int, int, int, int]] = []
        for place, other in [(low + one, first + two) for one, two in anchors]:
            parts.append((low, place, first, other))
            low, first = place, other
        todo.extend(reversed([*parts, (low, high, first, last)]))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    yield from ((Kind.GONE, word) for word in old)
    yield from ((Kind.NEW, word) for word in new)


def _anchors(old: Sequence[str], new: Sequence[str], work: _Work) -> list[tuple[int, int]]:
    """Return places both share, ascending in both: of what occurs once in each, else of a short stretch cell by cell."""
    if not old or not new:
        return []
    work.take(len(old) + len(new))
    once, there = _once(old), _once(new)
    found = _ascending([(place, there[word]) for word, place in once.items() if word in there])
    if found or len(old) * len(new) > CELLS:
        return found
    work.take(len(old) * len(new))
    return _common(old, new)


def _once(words: Sequence[str]) -> dict[str, int]:
    """Return where each word stands that occurs once; blanks and breaks hold nothing together."""
    counted = Counter(words)
    return {word: place for place, word in enumerate(words) if counted[word] == 1 and not word.isspace()}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, ascending in the first place, that ascends in the second too."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        pile = bisect_left(ends, other)
        before.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [other]
        tops[pile : pile + 1] = [number]
    found, number = [], tops[-1] if tops else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence that is more than blanks."""
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            lengths[row][column] = (
                lengths[row + 1][column + 1] + 1
                if old[row] == new[column]
                else max(lengths[row + 1][column], lengths[row][column + 1])
            )
    found, row, column = [], 0, 0
    while row < len(old) and column < len(new):
        if old[row] == new[column]:
            found.append((row, column))
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1
    return found if any(not old[row].isspace() for row, _ in found) else []


def _paragraphs(steps: Sequence[Step]) -> Iterator[Paragraph]:
    spans: list[Span] = []
    for kind, word in steps:
        if word == "\n":
            yield Paragraph(spans=tuple(spans), broken=kind)
            spans = []
        elif spans and spans[-1].kind is kind:
            spans[-1] = Span(kind=kind, text=spans[-1].text + word)
        else:
            spans.append(Span(kind=kind, text=word))
    if spans:
        yield Paragraph(spans=tuple(spans), broken=None)
