"""The year of a dateline that has none: by the weekdays an article gives beside days, else by the years it names.

Knows years in figures and the weekday beside a day; not what an article tells. Law: a year that is told as to come is not the
year an article was written in, as long as it names another.
"""

import re
from collections.abc import Iterator
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.calendar import made
from comity.press.dates.look import numbered
from comity.press.words.grammar import Grammar

BEFORE: Final = 40
"""Characters before a year in which words may say that it is to come."""
ROUND: Final = 6
"""Years after which a day has had each weekday but one or two."""
_SINCE: Final = re.compile(r"\b(?:since|depuis|с|со) (?:(?:the |le )?(?:\d{1,2} )?[^\W\d_]+ (?:\d{1,2},? )?)?$")
"""What stands before a year since which something has been: an article is written in it or later, nobody knows when."""
_YEARS: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d])")


LEAD: Final = 700
"""Characters behind a dateline in which a text tells on which day of the week it was written."""


def named_year(text: str, known: Grammar, *, said: str, day: tuple[int, int], end: int = 0) -> int | None:
    """Return the year of a dateline without one, which ends at `end`.

    `text` names years, `said` is the article, `day` the month and day. Where no day of the text has its weekday beside it, the
    weekday told first behind the dateline is taken for its day or the one before.
    """
    found = [(int(one.group()), one.start()) for one in _YEARS.finditer(text)]
    if not found:
        return None
    years = {year for year, _ in found}
    since = {year for year, place in found if _SINCE.search(text, max(0, place - BEFORE), place)}
    told = {year for year, place in found if not _ahead(text, place, known) and not _of_a_paper(text, place)}
    told -= since - {year for year, place in found if not _SINCE.search(text, max(0, place - BEFORE), place)}
    weekdays = list(_weekdays(said, known, day))
    may = [
        year
        for year in range(min(years) - (1 if told else ROUND), max(years) + 2)
        if _fits(year, weekdays) and (not told or min(abs(year - one) for one in years) <= 1)
    ]
    fitting = may if weekdays else []
    if not told and not fitting and since:
        return None
    named = [year for year in fitting if year in told] or fitting
    if named:
        return max(named)
    near = [year for year in may if year in told or (year == max(told) + 1 if told else year <= max(years))]
    lead = [_days_since(year, day, weekday) for weekday in _bare(said, known, end) for year in near]
    best = min(lead, key=lambda one: (one[0], one[1] not in told, -one[1]), default=(YESTERDAY + 1, 0))
    ahead = {year for year, place in found if _ahead(text, place, known) and not _of_a_paper(text, place)}
    if (
        best[0] > YESTERDAY
    ):  # no year told fits the weekday: one that is to come may be the article's own (`by the end of 2003`)
        lead = [_days_since(year, day, weekday) for weekday in _bare(said, known, end) for year in ahead]
        best = min(lead, key=lambda one: (one[0], one[1]), default=best)
    return best[1] if best[0] <= YESTERDAY else max(told) if told else min(ahead, default=None)


YESTERDAY: Final = 1
"""Days between what a dispatch tells and its dateline."""


def _days_since(year: int, day: tuple[int, int], weekday: int) -> tuple[int, int]:
    """Return how many days before a day of a year the weekday told with it was, and the year."""
    that = made(year, *day)
    return (calendar.WEEK if that is None else (that.weekday() - weekday) % calendar.WEEK), year


def _bare(low: str, known: Grammar, start: int) -> list[int]:
    """Return the first weekday that a dispatch tells behind its dateline, without a day of the month."""
    for word in re.finditer(r"[^\W\d_]{5,}(?! \d)", low[start : start + LEAD]):  # `sat` is no Saturday
        number = numbered(known.weekdays, word.group())
        if number >= 0:
            return [number]
    return []


_PAPER: Final = re.compile(
    r"(?:declaration|treat(?:y|ies)|accord|agreement|act|law|convention|constitution|resolution|memorandum|protocol|charter|map|war"
    r"|déclaration|traité|loi|résolution|mémorandum|protocole|charte|carte|guerre"
    r"|декларац|догово|соглаш|закон|конвенц|конституц|резолюц|меморандум|протокол|харти|карт|войн)[^\W\d_]*"
)
_RANGE: Final = re.compile(r"(?:19|20)\d\d ?[-–/] ?$")


def _of_a_paper(text: str, place: int) -> bool:
    """Return whether a year is the one a treaty, law or war is known by, or one of a stretch of years: no year of an article."""
    before, behind = text[max(0, place - BEFORE) : place], text[place + 4 : place + BEFORE]
    words = re.findall(r"[^\W\d_]+", before)[-3:]
    if before.endswith("date "):
        return False  # the day of the page itself: ` date 2022-07`
    if _RANGE.search(before) or re.match(r" ?[-–/] ?(?:19|20)?\d\d(?!\d)", behind):
        return True
    of = before.rstrip().endswith((" of", " de", " du", " от", " d'")) or behind.startswith(" г")
    noun = re.match(r" (?:[^\W\d_]+ )?([^\W\d_]+)", behind)
    named = noun is not None and _PAPER.fullmatch(noun.group(1)) is not None and not of
    return named or (of and any(_PAPER.fullmatch(word) for word in words))


def is_of_writing(text: str, start: int, end: int, known: Grammar) -> bool:
    """Return whether a stretch of a text names a year an article may be written in: none to come, none of a treaty."""
    found = _YEARS.search(text, start, end)
    return found is not None and not _ahead(text, found.start(), known) and not _of_a_paper(text, found.start())


def _ahead(text: str, place: int, known: Grammar) -> bool:
    """Return whether a year is told as to come: `by 2020`, `d'ici 2020`, `к 2020 году`, `will open in 2020`."""
    start = max(text.rfind(".", 0, place), text.rfind(";", 0, place), text.rfind("\n", 0, place)) + 1
    clause = text[max(start, place - BEFORE * 2) : place]
    if known.years_ahead is not None and known.years_ahead.search(text[max(start, place - BEFORE) : place]):
        return True
    return known.future is not None and known.future.search(clause) is not None


def _weekdays(low: str, known: Grammar, day: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """Return month, day and weekday of the days without a year that have a weekday beside them."""
    for pattern in known.of_days:
        for found in pattern.pattern.finditer(low):
            held = found.groupdict()
            if held.get("year") or not held.get("weekday") or not held.get("day") or not held.get("month"):
                continue
            month = numbered(known.months, held["month"]) + 1
            weekday = numbered(known.weekdays, held["weekday"])
            if abs(month - day[0]) <= 1 and weekday >= 0:  # far from the dateline it may be another year's
                yield month, int(held["day"]), weekday


def _fits(year: int, weekdays: list[tuple[int, int, int]]) -> bool:
    return all(
        (that := made(year, month, day)) is not None and that.weekday() == weekday for month, day, weekday in weekdays
    )
