"""Which figure of an English dateline is the month, where both may be: `05/12/2015`.

Knows days in figures and the days a text tells in words; no country. Law: the day comes first unless the text speaks for the
other order, and for that alone: by a day in figures that has no other, or by days told within a week of it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from comity.press.dates.calendar import WEEK, made
from comity.press.dates.look import day_number, numbered
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch

_MONTH_FIRST: Final = re.compile(r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:20)?\d\d(?![\d/])")
"""A day in figures that can be read with its month first alone: `12/27/2015`."""


def month_first(when: date, blocks: Sequence[Stretch], low: str, known: Grammar) -> date:
    """Return the day of a dateline with its two figures the other way where the text speaks for that."""
    other = made(when.year, when.day, when.month) if known.capital else None
    if other is None or other == when:
        return when
    figures = rf"(?<![\d/])0?{when.day}/0?{when.month}/(?:{when.year}|{when.year % 100:02})(?!\d)"
    if re.search(figures, low) is None:
        return when
    near = {day for block in blocks for that in _told(block, low, known) for day in (when, other) if _beside(day, that)}
    return other if near == {other} or (not near and _MONTH_FIRST.search(low) is not None) else when


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
