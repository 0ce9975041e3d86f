"""Which figure of an English dateline is the month, where both may be: `05/12/2015`.

Knows days in figures and the days a text tells in words; no country. Law: the day comes first unless the text speaks for the
other order, and for that alone: by a day in figures that has no other, by days told within a week of it, by its zone.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final

from comity.press.dates.calendar import WEEK, made
from comity.press.dates.look import day_number, numbered
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch

_MONTH_FIRST: Final = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:20)?\d\d(?![\d/])")
"""A day in figures that can be read with its month first alone: `12/27/2015`."""


def month_first(when: date, blocks: Sequence[Stretch], low: str, known: Grammar, stamps: Collection[date] = ()) -> date:
    """Return the day of a dateline with its two figures the other way where stamps of the page or its text speak for that."""
    other = made(when.year, when.day, when.month) if known.capital else None
    if other is None or other == when:
        return when
    figures = rf"(?<![\d/.-])0?{when.day}([/.-])0?{when.month}\1(?:{when.year}|{when.year % 100:02})(?!\d)"
    found = re.search(figures, low)
    if found is None:
        return when
    if any(abs((day - stamp).days) <= WEEK for stamp in stamps for day in (when, other)):
        return min((when, other), key=lambda day: min(abs((day - stamp).days) for stamp in stamps))
    near = {day for block in blocks for that in _told(block, low, known) for day in (when, other) if _beside(day, that)}
    if near:
        return other if near == {other} else when
    said = {that[1:] for that in _told(Stretch("body", 0, len(low)), low, known) if that[0] == when.year}
    named = (other.month, other.day) in said and (when.month, when.day) not in said
    american = _ZONE.match(low, found.end()) is not None or _MONTH_FIRST.search(low) is not None
    return other if named or american else when


_ZONE: Final = re.compile(r"[ ,|–-]{1,3}(?:at )?\d{1,2}:\d\d(?::\d\d)? ?(?:[ap]\.?m\.? ?)?\(?[ecmp][ds]?t\b")
"""A clock of North America behind a day: `05/12/2015 09:00 EDT`."""


def _beside(day: date, that: tuple[int | None, int, int]) -> bool:
    """Return whether a month and day, of a year or of that of the day, is within a week of it."""
    year, month, number = that
    told = made(year or day.year, month, number)
    return told is not None and abs((told - day).days) <= WEEK


def _told(block: Stretch, low: str, known: Grammar) -> Iterator[tuple[int | None, int, int]]:
    """Return year (None where none is told), month and day of the days a block tells in words."""
    for pattern in known.of_days:
        for found in pattern.pattern.finditer(low, block.start, block.end):
            held = found.groupdict()
            month, day = numbered(known.months, held.get("month")) + 1, day_number(known.days, found)
            if month and day is not None:
                yield int(held["year"]) if held.get("year") else None, month, day
