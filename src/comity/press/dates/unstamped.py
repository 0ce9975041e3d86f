"""The days and months of an article that does not say on which day it was written.

Knows the month a page is stamped with, weekdays beside days, the year a session is counted in and days told in full; not
how a date is read. Law: where two years fit, or none, a date is left out.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.dated import Dated
from comity.press.dates.dateyear import is_of_writing
from comity.press.dates.look import numbered
from comity.press.dates.sameyear import says_year, shared
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

Reader = Callable[[Sentence, date, Collection[str]], Iterator[Dated]]
"""What reads the dates of a sentence as seen from a day, by patterns of some kinds alone."""

Month = tuple[int, int]
"""A year and a month of it."""

_MONTHLY: Final = frozenset(
    ("day", "days", "range", "month", "month-pair", "season", "quarter", "half", "years", "first-months", "feast")
)
"""Kinds of patterns that can be read where only the month of an article is known."""
_DAYS_READ: Final = frozenset(("day", "days", "range"))
"""Kinds of patterns that find a day or days with their month."""
_OF_A_DAY: Final = frozenset(("day", "range"))
_SURE: Final = frozenset(("day", "interval"))
MIDDLE: Final = 15
"""The day from which the dates of a month's article are reckoned."""


def unstamped(page: Page, told: Sequence[Dated], month: Month | None, read: Reader) -> Iterator[Dated]:
    """Yield the dates without a year, none that is told already, of an article without a day."""
    open_ = _from_month(page, month, read) if month is not None else _from_text(page, told, read)
    made = [one for one in open_ if _is_free(one, told)]
    known = [*told, *made]
    yield from made
    yield from (one for one in _bare(page, known, read, stamped=month is not None) if _is_free(one, known))


def _is_free(one: Dated, told: Sequence[Dated]) -> bool:
    return not any(one.start < other.end and other.start < one.end for other in told)


def _from_month(page: Page, month: Month, read: Reader) -> Iterator[Dated]:
    for sentence in _text(page):
        for one in read(sentence, date(*month, MIDDLE), _MONTHLY):
            year = _year_of(page, sentence, one, [month[0] - 1, month[0], month[0] + 1])
            yield one if year is None else _in_year(one, year)


def _from_text(page: Page, told: Sequence[Dated], read: Reader) -> Iterator[Dated]:
    """Yield days whose weekday fits one year of those told, those of a session counted in a year, and those near another."""
    years = _years(page, told)
    sessions = [one for one in told if _counts_sessions(page, one)]
    sure = _anchors(page, told)
    if not years and not sure:
        return
    open_: list[tuple[Sentence, Dated]] = []
    for sentence in _text(page):
        if not any(token.text.isdecimal() for token in page.tokens[sentence.first : sentence.last]):
            continue
        for one in read(sentence, date(years[-1] if years else MILLENNIUM, calendar.YEAR // 2, 1), _DAYS_READ):
            if one.kind not in _OF_A_DAY or says_year(page, one) or not _names_month(page, one):
                continue
            year = _year_of(page, sentence, one, _near(years)) if years else None
            year = year or _of_session(page, sessions, sentence)
            if year is None:
                open_.append((sentence, one))
                continue
            dated = _in_year(one, year)
            sure.append(dated)
            yield dated
    for sentence, one in open_ if sure else ():
        with_next = shared(page, sure, one)
        near = with_next if with_next.dated else _beside(page, sentence, one, sure)
        if near is not None:
            yield near


MILLENNIUM: Final = 2000


def _years(page: Page, told: Sequence[Dated]) -> list[int]:
    """Return the years an article may be written in, in order; where it names none, those something is planned for."""
    low, known = page.low, page.grammar
    written = {
        one.when.low.year for one in told if one.when.low is not None and is_of_writing(low, one.start, one.end, known)
    }
    planned = (
        one.when.low
        for one in told
        if one.when.precision == "year" and _PLANNED.search(low, max(0, one.start - PLAN), one.end) is not None
    )
    return sorted(written or {day.year for day in planned if day is not None})


_PLANNED: Final = re.compile(r"(?:\b(?:на|for|pour) )(?:19|20)\d\d(?: год[а-я]*)?$")
"""A year that a budget or a plan is for, which is made in it or the year before."""
PLAN: Final = 6
"""Characters before a year in which its preposition stands."""


def _text(page: Page) -> Iterator[Sentence]:
    return (one for one in page.sentences if page.blocks[one.block].role != "dateline")


def _names_month(page: Page, one: Dated) -> bool:
    return page.grammar.months.search(page.low, one.start, one.end) is not None


def _near(years: Sequence[int]) -> list[int]:
    """Return the years told, those before and behind the latest last: a budget's year is told the year before."""
    return [*years, years[-1] - 1, years[-1] + 1]


def _year_of(page: Page, sentence: Sentence, one: Dated, years: Sequence[int]) -> int | None:
    """Return the one year in which a day is the weekday told with it, of those the text tells before those beside them."""
    said, low = _weekday(page, sentence, one), one.when.low
    if said is None or low is None or one.kind not in _OF_A_DAY or says_year(page, one):
        return None
    fitting = [
        year
        for year in dict.fromkeys(years)
        if (that := calendar.made(year, low.month, low.day)) and that.weekday() == said
    ]
    told = [year for year in fitting if year in years[:-2]]
    those = told or fitting
    return those[0] if len(those) == 1 else None


def _weekday(page: Page, sentence: Sentence, one: Dated) -> int | None:
    """Return the weekday told with a day, or with the first of some: `Mercredi et jeudi derniers, 13 et 14 avril`."""
    if one.said is not None:
        return one.said
    known, start = page.grammar, page.tokens[sentence.first].start
    first = None
    for word in reversed(_WORDS.findall(page.low, max(start, one.start - WITH), one.start)):
        number = numbered(known.weekdays, word)
        if number < 0 and word not in _BETWEEN:
            break
        first = number if number >= 0 else first
    if first is not None or one.kind != "range":
        return first
    numbers = (numbered(known.weekdays, word) for word in _WORDS.findall(page.low, one.start, one.end))
    return next((number for number in numbers if number >= 0), None)


_WORDS: Final = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
WITH: Final = 40
"""Characters before days in which their weekdays stand."""
_BETWEEN: Final = frozenset(
    (
        ",",
        "et",
        "le",
        "les",
        "derniers",
        "dernier",
        "prochains",
        "and",
        "on",
        "the",
        "last",
        "next",
        "и",
        "в",
        "во",
        "с",
        "по",
        "(",
    )
)


def _bare(page: Page, known: Sequence[Dated], read: Reader, *, stamped: bool) -> Iterator[Dated]:
    """Yield weekdays alone as the day that is told with that weekday elsewhere, or as the latest day told where it is one.

    `It met on Friday. … Gathered on Friday, 17 March 2023, the ministers …`. In a page with a stamp the latest may be to come.
    """
    said: dict[int, set[date]] = {}
    latest: tuple[date, int] | None = None
    for one in known:
        low, sentence = one.when.low, page.sentence_at(one.start)
        if low is None or sentence is None or not _is_of_days(one):
            continue
        latest = max(latest or (low, 0), (low, page.sentences.index(sentence)))
        if _weekday(page, sentence, one) == low.weekday():
            said.setdefault(low.weekday(), set()).add(low)
    for number, sentence in enumerate(page.sentences) if latest is not None else ():
        near = {latest[0]} if latest is not None and not stamped and abs(number - latest[1]) <= NEAR else set()
        for one in read(sentence, date(MILLENNIUM, 1, 1), _WEEKDAYS):
            if one.kind != "weekday" or one.when.low is None or _goes_with(page, one, known):
                continue
            weekday = one.when.low.weekday()
            those = said.get(weekday) or {day for day in near if day.weekday() == weekday}
            if len(those) == 1 and one.when.precision == "day":
                yield replace(one, when=calendar.one(next(iter(those))))


def _goes_with(page: Page, one: Dated, known: Sequence[Dated]) -> bool:
    """Return whether a weekday stands before the days it is told with: `Mercredi et jeudi derniers, 13 et 14 avril`."""
    for other in known:
        words = _WORDS.findall(page.low[one.end : other.start]) if 0 <= other.start - one.end < WITH else ["."]
        if all(word in _BETWEEN or numbered(page.grammar.weekdays, word) >= 0 for word in words):
            return True
    return False


NEAR: Final = 3
"""Sentences between a weekday and the latest day told, which may be its day."""
_WEEKDAYS: Final = frozenset(("weekday", "weekday-range", "weekday-week", "nth-weekday"))
"""Kinds of patterns a weekday may be part of."""


def _in_year(one: Dated, year: int) -> Dated:
    """Return a day or days in another year."""
    low, high = one.when.low, one.when.high
    first = calendar.made(year, low.month, low.day) if low is not None else None
    if low is None or high is None or first is None or low.year == year:
        return one
    if low == high:
        return replace(one, when=calendar.one(first))
    last = calendar.made(year + high.year - low.year, high.month, high.day)
    return one if last is None else replace(one, when=calendar.between(first, last, one.when.precision))


_COUNTED: Final = re.compile(
    r"(?:\d+(?:e|è|ème|er|ère|st|nd|rd|th|-[а-я]{1,3})"
    r"|premi(?:er|ère)|second[e]?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix)ième|derni(?:er|ère)"
    r"|first|second|third|fourth|fifth|sixth|last|final"
    r"|перв|втор|трет|четв[её]рт|пят|шест|последн)[^\W\d_]*"
)
"""A word that says which of several sittings one is."""


def _counts_sessions(page: Page, one: Dated) -> bool:
    """Return whether a year is the one a sitting is counted in: `the first session of 2019`, `последнее в 2023 году`."""
    sentence, place = page.sentence_at(one.start), page.token_at(one.start)
    if sentence is None or one.when.precision != "year":
        return False
    first, last = max(sentence.first, place - OF_YEAR), min(sentence.last, place + OF_YEAR)
    nouns = [hit for kind in ("sit-noun", "summit", "head") for hit in page.within(kind, first, last)]
    return any(
        _COUNTED.fullmatch(page.tokens[at].low) is not None
        for noun in nouns
        for at in range(max(sentence.first, min(noun.first, place) - COUNTED), min(noun.first, place))
    )


OF_YEAR: Final = 7
"""Words between a sitting and the year it is counted in."""
COUNTED: Final = 3
"""Words between a sitting and the word that says which it is."""


def _of_session(page: Page, sessions: Sequence[Dated], sentence: Sentence) -> int | None:
    """Return the year of the only session counted in a year within a sentence or the one before or behind it."""
    number = page.sentences.index(sentence)
    first, last = page.sentences[max(0, number - 1)], page.sentences[min(number + 1, len(page.sentences) - 1)]
    start, end = page.span(first)[0], page.span(last)[1]
    years = {one.when.low.year for one in sessions if start <= one.start < end and one.when.low is not None}
    return years.pop() if len(years) == 1 else None


def _anchors(page: Page, told: Sequence[Dated]) -> list[Dated]:
    """Return the days told with their year near which others may lie: none that ends a time, of a stretch its first day."""
    till = page.grammar.till
    sure = [one for one in told if _is_of_days(one) and says_year(page, one)]
    return [one for one in sure if till is None or not till.search(page.low, max(0, one.start - TILL), one.end)]


def _is_of_days(one: Dated) -> bool:
    """Return whether a date is a day, or a stretch of days and not of years."""
    low = one.when.low
    return (
        one.kind in _OF_A_DAY
        and one.when.precision in _SURE
        and low is not None
        and one.when.value.startswith(low.isoformat())
    )


TILL: Final = 12
"""Characters before a day in which `until` makes it the end of a time, which may lie years ahead."""


def _beside(page: Page, sentence: Sentence, one: Dated, sure: Sequence[Dated]) -> Dated | None:
    """Return a day in the year that makes it lie near the day told in full that is nearest in the text; None where none does."""
    start, end = page.span(sentence)
    beside = min(sure, key=lambda that: max(start - that.end, that.start - end, 0) + (that.start > end))
    low, seen = one.when.low, beside.when.low
    if low is None or seen is None:
        return None
    years = [year for year in (seen.year - 1, seen.year, seen.year + 1) if calendar.made(year, low.month, low.day)]
    near = min(years, key=lambda year: abs((_day(year, low) - seen).days), default=None)
    if near is None or abs((_day(near, low) - seen).days) > calendar.FAR:
        return None
    return _in_year(one, near)


def _day(year: int, low: date) -> date:
    return low.replace(year=year)
