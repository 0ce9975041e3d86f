"""Dates written in figures, and dates that say day, month and year, as datelines are made of them.

Knows orders of figures and marks between them; not what a text says around them. Law: what is no day of the calendar is none.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.calendar import When
from comity.press.dates.look import day_number, group, numbered
from comity.press.dates.stamps import foreign_dates
from comity.press.words.grammar import Grammar

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FIGURES: Final = re.compile(
    r"(?=\d)(?<![\d.,-])(?<!\d/)(?<!n°)(?<!n° )(?<!№)(?<!№ )"
    r"(?:(?P<day>0?[1-9]|[12]\d|3[01])(?P<by>[./-]|\. | / )(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)\d\d)"
    r"|(?P<day3>0[1-9]|[12]\d|3[01]"
    r"|[1-9](?=\.(?:0[1-9]|1[0-2])\.[012]\d(?:$|\n| [|(]|,? \d?\d:)))"  # `3.06.14 | 10:11`
    r"(?P<by3>[./])(?P<month3>0[1-9]|1[0-2])(?P=by3)(?P<year3>\d\d)(?![.,]\d)"
    r"|(?P<day6>[1-9]|[12]\d|3[01])/(?P<month6>0?[1-9]|1[0-2])/(?P<year6>[012]\d)(?![.,]\d)"
    r"|(?P<day4>0?[1-9]|[12]\d|3[01])(?P<by4>[./-])(?P<month4>[ivx]{1,4})(?P=by4)(?P<year4>(?:19|20)\d\d)"
    r"|(?P<month5>0?[1-9]|1[0-2])/(?P<day5>1[3-9]|2\d|3[01])/(?P<year5>(?:19|20)\d\d)"  # nothing but a month, a day, a year
    r"|(?P<month7>0?[1-9]|1[0-2])/(?P<day7>1[3-9]|2\d|3[01])/(?P<year7>[012]\d)(?![.,]\d)"  # `2/26/08`
    r"|(?P<year2>(?:19|20)\d\d)(?P<by2>[/.-])(?P<month2>0?[1-9]|1[0-2])(?P=by2)(?P<day2>0?[1-9]|[12]\d|3[01]))(?![\d/-])"
)


_SPANS: Final = re.compile(
    r"(?=\d)(?<![\d.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?:(?P<by2>[./])(?P<month2>0?[1-9]|1[0-2]))?\.? ?[-–] ?"
    r"(?P<day2>0?[1-9]|[12]\d|3[01])(?P<by>[./])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
"""Days in figures from one to another: `10-13/12/2017`, `28.06–02.07.2021`."""


def is_span(low: str) -> bool:
    """Return whether a line gives days in figures from one to another."""
    return _SPANS.search(low) is not None


def figure_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Return dates written in figures alone, with their places; before a clock of twelve hours the month is told first."""
    joined = _JOINED.search(text)
    if joined is None:
        return
    for found in _FIGURES.finditer(text, max(0, joined.start() - BEFORE)):
        day = _figures(found)
        slashed = "/" in (found["by"], found["by3"]) or found["day6"] is not None
        if day is not None and slashed and _HALF_DAY.match(text, found.end()) is not None:
            day = calendar.made(day.year, day.day, day.month) or day
        if day is not None:
            yield day, found.start(), found.end()


_JOINED: Final = re.compile(r"\d ?[./–-]")
"""What every day in figures has: looked for first, for it is found much faster than that there is no day."""
BEFORE: Final = 3
"""Figures before the one that is joined, of a year that stands first."""
_HALF_DAY: Final = re.compile(r"[ ,|–-]{1,3}(?:at )?\d{1,2}:\d\d(?::\d\d)? ?[ap]\.?m\b")
_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def full_dates(low: str, known: Grammar, start: int, end: int) -> Iterator[tuple[date, int, int]]:
    """Return the dates of a stretch that say day, month and year: what a dateline is made of."""
    if _DIGIT.search(low, start, end) is None:
        return
    for written, first, last in figure_dates(low[start:end]):
        yield _on_weekday(low, known, start, written, start + first), start + first, start + last
    if _YEAR.search(low, start, end) is None:
        return
    yield from foreign_dates(low, start, end, known)
    for found in matches_of_days(low, known, start, end):
        year, month, day = (
            group(found, "year"),
            numbered(known.months, group(found, "month")),
            day_number(known.days, found),
        )
        that = calendar.made(int(year), month + 1, day) if year and day and month >= 0 else None
        if that is not None:
            yield that, found.start(), found.end()


def matches_of_days(low: str, known: Grammar, start: int, end: int) -> Iterator[re.Match[str]]:
    """Return where patterns of days match in a stretch; those are left out of whose anchor it has none."""
    missing = None
    for pattern in known.of_days:  # most have one anchor
        if pattern.anchor is missing or pattern.anchor.search(low, start, end) is None:
            missing = pattern.anchor
            continue
        yield from pattern.pattern.finditer(low, start, end)


_BEFORE: Final = re.compile(r"([^\W\d_]{3,9})\.?,? $")
WEEKDAY: Final = 12
"""Characters before a day in figures in which its weekday stands."""


def _on_weekday(low: str, known: Grammar, start: int, day: date, place: int) -> date:
    """Return a day in figures with its month first where only so it is the weekday beside it: `Tue, 05/12/2015`."""
    said = _BEFORE.search(low, max(start, place - WEEKDAY), place)
    number = -1 if said is None else numbered(known.weekdays, said[1])
    turned = calendar.made(day.year, day.day, day.month)
    return turned if turned is not None and number == turned.weekday() != day.weekday() else day


def _figures(found: re.Match[str]) -> date | None:
    year, month, day = (group(found, name) or "0" for name in ("year", "month", "day"))
    number = int(month) if month.isdecimal() else _ROMAN.index(month) + 1 if month in _ROMAN else 0
    return calendar.made(int(year) + (CENTURY if len(year) == SHORT_YEAR else 0), number, int(day))


def _figure_span(found: re.Match[str]) -> When | None:
    """Return the days between two written in figures; the year said is the second's."""
    year, last = int(found["year"]), int(found["month"])
    first = int(found["month2"] or last)
    low = calendar.made(year - (first > last), first, int(found["day"]))
    high = calendar.made(year, last, int(found["day2"]))
    return calendar.between(low, high, "interval") if low and high and low < high else None


CENTURY: Final = 2000
SHORT_YEAR: Final = 2
"""Figures of a year written without its century: `13.07.16`."""


def figures_within(low: str, start: int, end: int) -> Iterator[tuple[When, int, int]]:
    """Return the days and stretches of days a stretch of a text gives in figures alone, with their places."""
    joined = _JOINED.search(low, start, end)
    if joined is None:
        return
    start = max(start, joined.start() - BEFORE)
    for found in _SPANS.finditer(low, start, end):
        span = _figure_span(found)
        if span is not None:
            yield span, found.start(), found.end()
    for found in _FIGURES.finditer(low, start, end):
        day = _figures(found)
        if day is not None:
            yield calendar.one(day), found.start(), found.end()
