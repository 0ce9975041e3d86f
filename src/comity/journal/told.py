"""A journal in the words of one language: sections, lines and points, the same for page, paper and terminal.

Knows no rows and no markup. Law: every point leads to its record, and a text says which language its author signed it in where
that is not the reader's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

ID_SHOWN: Final = 12
"""How much of an id stands for a record that has no symbol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text and its language; `mark` says which that is where it is not the reader's."""

    lang: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One record as the journal tells it: who did what to what, when, what was said, what stands on it.

    `annex` is the number of the annex that holds its text, or 0; `beneath` are points under headings of their own.
    """

    id: str
    index: int
    symbol: str
    who: str
    did: str
    when: str
    title: Passage | None
    text: Passage | None
    figures: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    article: str = ""
    rule: str = ""
    annex: int = 0
    beneath: tuple[tuple[str, tuple["Point", ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of ours, and the record it rests on, if it rests on one."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, sentences of ours under it, then points."""

    name: str
    heading: str
    lines: tuple[Line, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A text too long for its place."""

    number: int
    heading: str
    id: str
    title: Passage | None
    text: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The whole journal. `register` lists each record once: symbol, leaf, id."""

    lang: str
    title: str
    body: str
    symbol: str
    day: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    register: tuple[tuple[str, int, str], ...]
    colon: str
    left_out: str = ""

    def lines(self) -> Iterator[str]:
        """Yield the journal as plain lines, for a terminal and for comparing one with another."""
        yield from (self.body, self.title, f"{self.symbol} · {self.day}", "")
        yield from (f"{label}{self.colon} {value}" for label, value in self.facts)
        for section in self.sections:
            yield from ("", section.heading, *(f"  {line.text}" for line in section.lines))
            for point in section.points:
                yield from _point_lines(point, "  ", self.colon)
        for annex in self.annexes:
            yield from ("", annex.heading, *(f"  {line}" for line in annex.text.text.split("\n")))
        if self.left_out:
            yield from ("", self.left_out)


def parts(sections: tuple[Section, ...], most: int) -> tuple[tuple[Section, ...], ...]:
    """Return the sections in parts of about `most` points each; a section that goes on keeps its heading, not its lines."""
    made: list[list[Section]] = [[]]
    room = most
    for section in sections:
        rest, first = section.points, True
        while first or rest:
            if room <= 0:
                made.append([])
                room = most
            taken = _taking(rest, room)
            made[-1].append(replace(section, lines=section.lines if first else (), points=rest[:taken]))
            room -= sum(map(_weight, rest[:taken]))
            rest, first = rest[taken:], False
    return tuple(tuple(part) for part in made)


def _taking(points: tuple[Point, ...], room: int) -> int:
    """Return how many of the first points go where there is room for `room`, at least one of those there are."""
    taken = weight = 0
    while taken < len(points) and (weight < room or not taken):
        weight += _weight(points[taken])
        taken += 1
    return taken


def _weight(point: Point) -> int:
    return 1 + sum(_weight(one) for _, points in point.beneath for one in points)


def _point_lines(point: Point, indent: str, colon: str) -> Iterator[str]:
    head = " · ".join(filter(None, (point.when, point.who, point.did, point.symbol or point.id[:ID_SHOWN])))
    yield indent + head
    inner = indent + "  "
    for passage in (point.title, point.text):
        if passage is not None:
            text = f"{passage.text} [{passage.mark}]" if passage.mark else passage.text
            yield from (inner + line for line in text.split("\n"))
    yield from (f"{inner}{label}{colon} {value}" for label, value in point.figures)
    yield from (inner + note for note in (*point.notes, *point.files, point.rule) if note)
    for heading, points in point.beneath:
        yield f"{inner}{heading}"
        for one in points:
            yield from _point_lines(one, inner + "  ", colon)
