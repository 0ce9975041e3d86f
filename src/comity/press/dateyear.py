"""The year of a dateline that has none: by the weekdays an article gives beside days, else by the years it names.

Knows years in figures and the weekday beside a day; not what an article tells. Law: a year that is told as to come is not the
year an article was written in, as long as it names another.
"""

import re
from collections.abc import Iterator
from typing import Final

from comity.press.calendar import made
from comity.press.grammar import Grammar

BEFORE: Final = 40
"""Characters before a year in which words may say that it is to come."""
ROUND: Final = 6
"""Years after which a day has had each weekday but one or two."""
_SINCE: Final = re.compile(r"\b(?:since|depuis|с|со) (?:(?:the |le )?(?:\d{1,2} )?[^\W\d_]+ (?:\d{1,2},? )?)?$")
"""What stands before a year since which something has been: an article is written in it or later, nobody knows when."""
_YEARS: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d])")


def named_year(text: str, known: Grammar, *, said: str, day: tuple[int, int]) -> int | None:
    """Return the year of a dateline without one; `text` names years, `said` is the article, `day` the month and day."""
    found = [(int(one.group()), one.start()) for one in _YEARS.finditer(text)]
    if not found:
        return None
    years = {year for year, _ in found}
    since = {year for year, place in found if _SINCE.search(text, max(0, place - BEFORE), place)}
    told = {year for year, place in found if not _ahead(text, place, known)}
    told -= since - {year for year, place in found if not _SINCE.search(text, max(0, place - BEFORE), place)}
    weekdays = list(_weekdays(said, known, day))
    fitting = (
        [year for year in range(min(years) - (1 if told else ROUND), max(years) + 1) if _fits(year, weekdays)]
        if weekdays
        else []
    )
    if not told and not fitting and since:
        return None
    named = [year for year in fitting if year in told] or fitting
    return max(named) if named else max(told) if told else min(years)


def _ahead(text: str, place: int, known: Grammar) -> bool:
    """Return whether a year is told as to come: `by 2020`, `d'ici 2020`, `к 2020 году`, `will open in 2020`."""
    start = max(text.rfind(".", 0, place), text.rfind(";", 0, place), text.rfind("\n", 0, place)) + 1
    clause = text[max(start, place - BEFORE * 2) : place]
    if known.years_ahead is not None and known.years_ahead.search(text[max(start, place - BEFORE) : place]):
        return True
    return known.future is not None and known.future.search(clause) is not None


def _weekdays(low: str, known: Grammar, day: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """Return month, day and weekday of the days without a year that have a weekday beside them."""
    for pattern in known.dates:
        if pattern.kind != "day":
            continue
        for found in pattern.pattern.finditer(low):
            held = found.groupdict()
            if held.get("year") or not held.get("weekday") or not held.get("day") or not held.get("month"):
                continue
            month = next((n for n, one in enumerate(known.months, 1) if one.fullmatch(held["month"])), 0)
            weekday = next((n for n, one in enumerate(known.weekdays) if one.fullmatch(held["weekday"])), -1)
            if abs(month - day[0]) <= 1 and weekday >= 0:  # far from the dateline it may be another year's
                yield month, int(held["day"]), weekday


def _fits(year: int, weekdays: list[tuple[int, int, int]]) -> bool:
    return all(
        (that := made(year, month, day)) is not None and that.weekday() == weekday for month, day, weekday in weekdays
    )
