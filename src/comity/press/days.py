"""The dates of an article, by the date grammar of its language, resolved against its dateline.

Knows patterns and tenses; the calendar is `calendar`'s. Law: a date that cannot be placed in time (no dateline, no year) is left
out rather than guessed.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from comity.press import calendar
from comity.press.calendar import When
from comity.press.grammar import DatePattern, Grammar
from comity.press.page import Page
from comity.press.tokens import Sentence

REACH: Final = 9
"""Words between a date and the verb that gives it its tense."""
_FIGURES: Final = re.compile(
    r"(?<![\d.,/-])(?:(?P<day>0?[1-9]|[12]\d|3[01])(?P<by>[./-])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)\d\d)"
    r"|(?P<day3>0[1-9]|[12]\d|3[01])(?P<by3>[./])(?P<month3>0[1-9]|1[0-2])(?P=by3)(?P<year3>\d\d)(?![.,]\d)"
    r"|(?P<year2>(?:19|20)\d\d)(?P<by2>[/-])(?P<month2>0[1-9]|1[0-2])(?P=by2)(?P<day2>0[1-9]|[12]\d|3[01]))(?![\d/-])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date found: what it means, where it stands; `said` is the weekday the text gives beside a day of the month."""

    when: When
    start: int
    end: int
    kind: str
    explicit: bool = False
    said: int | None = None


def find_dates(page: Page, seen: date | None) -> list[Dated]:
    """Return the dates of an article in order, none over another; where two patterns meet, the longer counts."""
    found: list[Dated] = []
    for sentence in page.sentences:
        if page.blocks[sentence.block].role not in {"dateline", "subheading"}:
            found += _disjoint(_in_sentence(page, sentence, seen))
    return list(_told_from(found))


def _told_from(found: Sequence[Dated]) -> Iterator[Dated]:
    """Return dates, those told from another (`three days later`) reckoned from the day named last; left out where none is."""
    day: date | None = None
    for one in found:
        if one.kind != "later":
            day = one.when.low if one.when.precision == "day" else day
            yield one
        elif day is not None and one.when.low is not None:
            day += one.when.low - _ZERO_DAY
            yield replace(one, when=calendar.one(day), kind="day")


_ZERO_DAY: Final = date(1, 12, 31)
"""A day so many days from which a date that is told from another is kept until the other is known."""


def figure_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Return dates written in figures alone, with their places."""
    for found in _FIGURES.finditer(text):
        day = _figures(found)
        if day is not None:
            yield day, found.start(), found.end()


def full_dates(low: str, known: Grammar, start: int, end: int) -> Iterator[tuple[date, int, int]]:
    """Return the dates of a stretch that say day, month and year: what a dateline is made of."""
    listed = [(day, a, b) for day, a, b in figure_dates(low[start:end])]
    yield from ((day, a + start, b + start) for day, a, b in listed)
    for pattern in known.dates:
        if pattern.kind == "day":
            for found in pattern.pattern.finditer(low, start, end):
                year, month, day = (
                    _group(found, "year"),
                    _numbered(known.months, _group(found, "month")),
                    _group(found, "day"),
                )
                that = calendar.made(int(year), month + 1, int(day)) if year and day and month >= 0 else None
                if that is not None:
                    yield that, found.start(), found.end()


def _figures(found: re.Match[str]) -> date | None:
    year, month, day = (_group(found, name) or "0" for name in ("year", "month", "day"))
    return calendar.made(int(year) + (CENTURY if len(year) == SHORT_YEAR else 0), int(month), int(day))


CENTURY: Final = 2000
SHORT_YEAR: Final = 2
"""Figures of a year written without its century: `13.07.16`."""


def _in_sentence(page: Page, sentence: Sentence, seen: date | None) -> Iterator[Dated]:
    start, end = page.span(sentence)
    present: dict[re.Pattern[str], bool] = {}
    for pattern in page.grammar.dates:
        if pattern.anchor not in present:
            present[pattern.anchor] = pattern.anchor.search(page.low, start, end) is not None
        if not present[pattern.anchor]:
            continue
        for found in pattern.pattern.finditer(page.low, start, end):
            told = found.groupdict().get("open") or not found.group()[0].isdigit()
            if not told and not _allowed(page.low, found.start(), pattern):
                continue
            dated = _meant(page, sentence, pattern, found, seen)
            if dated is not None:
                yield dated
    for found in _FIGURES.finditer(page.low, start, end):
        day = _figures(found)
        if day is not None:
            yield Dated(when=calendar.one(day), start=found.start(), end=found.end(), kind="day", explicit=True)


_LAST_WORD: Final = re.compile(r"([\w'-]+|[(,])\s*$")


def _allowed(low: str, start: int, pattern: DatePattern) -> bool:
    if not pattern.after:
        return True
    word = _LAST_WORD.search(low, max(0, start - 24), start)
    before = word.group(1) if word else ""
    return before in pattern.after or before.rpartition("'")[2] in pattern.after or before.endswith("d'")


def _disjoint(found: Iterable[Dated]) -> list[Dated]:
    """Return the longest of those that meet, in order."""
    kept: list[Dated] = []
    for one in sorted(found, key=lambda dated: (dated.start - dated.end, dated.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda dated: dated.start)


def _meant(
    page: Page, sentence: Sentence, pattern: DatePattern, found: re.Match[str], seen: date | None
) -> Dated | None:
    """Return what one match means, None where it means no date."""
    look = _Look(page=page, sentence=sentence, found=found, seen=seen)
    when = _WAYS[pattern.kind](look, pattern)
    if when is None:
        return None
    explicit = pattern.kind == "day"
    said = _numbered(page.grammar.weekdays, look.get("weekday")) if explicit and look.get("weekday") else None
    if look.get("open") is not None:
        when = when.opened()
    end = found.end()
    while page.low[end - 1] in " ,":
        end -= 1
    return Dated(when=when, start=found.start(), end=end, kind=pattern.kind, explicit=explicit, said=said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A match, the sentence it stands in and the day it is seen from."""

    page: Page
    sentence: Sentence
    found: re.Match[str]
    seen: date | None

    def get(self, name: str) -> str | None:
        """Return what a group holds, under any of its numbers."""
        return _group(self.found, name)

    def month(self, name: str = "month") -> int | None:
        """Return the number of a month that is named."""
        named = self.found.groupdict().get(name)
        number = _numbered(self.page.grammar.months, named) if named else -1
        return number + 1 if number >= 0 else None

    def year(self, name: str = "year") -> int | None:
        """Return a year that is written."""
        written = self.found.groupdict().get(name)
        return int(written) if written else None

    def turn(self) -> int:
        """Return -1 for last, 1 for next, 0 where neither is said."""
        return -1 if self.get("last") is not None else 1 if self.get("next") is not None else 0

    def tense(self) -> int:
        """Return whether the date is told as to come (1) or as past (-1)."""
        if self.get("ahead") is not None and not past_beside(self.page, self.page.token_at(self.found.start())):
            return 1
        return tense(self.page, self.sentence, self.page.token_at(self.found.start()))


_GROUPS: Final = ("", "2", "3", "4")


def _group(found: re.Match[str], name: str) -> str | None:
    held = found.groupdict()
    return next((held[name + number] for number in _GROUPS if held.get(name + number) is not None), None)


def _numbered(patterns: Sequence[re.Pattern[str]], text: str | None) -> int:
    if text is None:
        return -1
    return next((number for number, pattern in enumerate(patterns) if pattern.fullmatch(text)), -1)


def tense(page: Page, sentence: Sentence, token: int) -> int:
    """Return the tense nearest a word: 1 to come, -1 past, 0 where no verb is near."""
    best, distance = 0, REACH + 1
    marks = [(hit.first, 1) for hit in page.within("future", sentence.first, sentence.last)]
    marks += [(hit.first, -1) for kind in ("past", "say") for hit in page.within(kind, sentence.first, sentence.last)]
    start, end = page.span(sentence)
    marks += _matched(page, page.grammar.past, start, end, -1)
    done = any(turn < 0 and place < token for place, turn in marks)
    ahead = _matched(page, page.grammar.future, start, end, 1)
    marks += [mark for mark in ahead if mark[0] < token or not done]  # "met on Monday to review": what for, not when
    for place, turn in marks:
        away = abs(place - token) + _walls(page, place, token)
        if away < distance or (away == distance and turn < 0):
            best, distance = turn, away
    return best


def _matched(page: Page, pattern: re.Pattern[str] | None, start: int, end: int, turn: int) -> list[tuple[int, int]]:
    """Return the words a pattern of a tense finds, with the tense."""
    if pattern is None:
        return []
    return [(bisect_right(page.starts, hit.start()) - 1, turn) for hit in pattern.finditer(page.low, start, end)]


def past_beside(page: Page, token: int) -> bool:
    """Return whether a verb of the past stands right before a date: `lasted until June`."""
    start = page.tokens[max(0, token - 3)].start
    known = page.grammar.past
    return bool(page.within("past", max(0, token - 3), token)) or (
        known is not None and known.search(page.low, start, page.tokens[token].start) is not None
    )


def _walls(page: Page, one: int, other: int) -> int:
    """Return how much farther two words are by the commas and full stops between them."""
    low, high = sorted((one, other))
    between = page.tokens[low:high]
    marks = sum(token.low in _MARKS for token in between) % 2
    return 4 * sum(token.low in {",", ";", ":", "–"} for token in between) + REACH * marks


_MARKS: Final = frozenset('«»“”„"')


def _day(look: _Look, _: DatePattern) -> When | None:
    month, day, year = look.month(), "1" if look.get("first") is not None else look.get("day"), look.year()
    if month is None or day is None:
        return None
    if year is not None:
        that = calendar.made(year, month, int(day))
    elif look.seen is None:
        return None
    elif look.turn():
        turned = [
            that for by in (-1, 0, 1) if (that := calendar.made(look.seen.year + by, month, int(day))) is not None
        ]
        side = [that for that in turned if (that < look.seen) == (look.turn() < 0) and that != look.seen]
        that = min(side, key=lambda one: abs((one - look.seen).days) if look.seen else 0, default=None)
    else:
        that = calendar.nearest_day(look.seen, month, int(day), look.tense())
    return None if that is None else calendar.one(that)


def _month(look: _Look, _: DatePattern) -> When | None:
    month = look.month() or look.month("month2")
    part = next((name for name in ("early", "middle", "late") if look.get(name) is not None), None)
    if month is None:
        return None
    year = look.year()
    if year is None:
        if look.seen is None:
            return None
        year = _year_said(look)
        if year is None:
            turn = look.turn()
            year = calendar.turned_month(look.seen, month, turn) if turn else None
        if year is None:
            year = calendar.nearest_month(look.seen, month, look.tense())
    return calendar.month_of(year, month, part)


def _year_said(look: _Look) -> int | None:
    """Return the year that `of last year` means."""
    if look.seen is None:
        return None
    turns = {"lastyear": -1, "nextyear": 1, "thisyear": 0}
    return next((look.seen.year + by for name, by in turns.items() if look.get(name) is not None), None)


def _range(look: _Look, pattern: DatePattern) -> When | None:
    held = look.found.groupdict()
    if held.get("day2") or held.get("day4"):
        return _days_between(look)
    if held.get("month2"):
        return _months_between(look)
    first = look.year() or look.year("year3")
    last = look.year("year2") or look.year("year4")
    return calendar.years(first, last) if first and last and first < last and pattern.anchor else None


def _days_between(look: _Look) -> When | None:
    held = look.found.groupdict()
    day, day2 = held.get("day") or held.get("day3"), held.get("day2") or held.get("day4")
    month2 = look.month("month2") or look.month("month3")
    month = look.month() or month2
    year2 = look.year("year2") or look.year("year3")
    if not day or not day2 or month is None or month2 is None or (year2 is None and look.seen is None):
        return None
    if year2 is None and look.seen is not None:
        near = calendar.nearest_day(look.seen, month2, int(day2), look.tense())
        year2 = near.year if near else None
    if year2 is None:
        return None
    low = calendar.made(look.year() or (year2 - (month > month2)), month, int(day))
    high = calendar.made(year2, month2, int(day2))
    return calendar.between(low, high, "interval") if low and high and low < high else None


def _months_between(look: _Look) -> When | None:
    month, month2, year2 = look.month(), look.month("month2"), look.year("year2")
    if month is None or month2 is None or (year2 is None and look.seen is None):
        return None
    if year2 is None and look.seen is not None:
        year2 = calendar.nearest_month(look.seen, month2, look.tense())
    if year2 is None:
        return None
    first = look.year() or (year2 - (month > month2))
    return calendar.months((first, month), (year2, month2)) if (first, month) < (year2, month2) else None


def _weekday(look: _Look, _: DatePattern) -> When | None:
    number = _numbered(look.page.grammar.weekdays, look.get("weekday"))
    if look.seen is None or number < 0:
        return None
    turn = look.turn() * 2 or (1 if look.get("this") is not None and look.tense() >= 0 else 0) or (look.tense() or -1)
    return calendar.one(calendar.weekday(look.seen, number, turn=turn))


def _season(look: _Look, _: DatePattern) -> When | None:
    said = look.get("season") or (look.found.group().strip() if look.get("named") is not None else None)
    if said is None:
        return None
    code = next((code for code, pattern in look.page.grammar.seasons.items() if pattern.fullmatch(said)), None)
    year = look.year()
    if code is None or (year is None and look.seen is None):
        return None
    if year is None:
        year = _year_said(look)
    if year is None and look.seen is not None and look.get("this") is not None:
        year = look.seen.year + (code == "WI" and look.seen.month == calendar.YEAR)
    if year is None and look.seen is not None:
        month, turn = calendar.SEASONS[code], look.turn()
        year = (
            calendar.turned_month(look.seen, month, turn)
            if turn
            else calendar.nearest_month(look.seen, month, look.tense())
        )
    return None if year is None else calendar.season_of(year, code)


def _seen_from(reckon: Callable[[_Look, date], When | None]) -> Callable[[_Look, DatePattern], When | None]:
    """Return a way of reckoning that needs a day to see from."""

    def reckoned(look: _Look, _: DatePattern) -> When | None:
        return None if look.seen is None else reckon(look, look.seen)

    return reckoned


def _weekend(look: _Look, seen: date) -> When:
    turn = look.turn() or (-1 if look.tense() < 0 else 1)
    return calendar.weekend(
        seen, turn=2 if look.get("next") is not None and seen.weekday() >= calendar.SATURDAY else turn
    )


def _months(look: _Look, seen: date) -> When:
    part = next((name for name in ("early", "middle", "late") if look.get(name) is not None), None)
    return calendar.month_of(*calendar.moved_month(seen, look.turn()), part)


def _weekdays(look: _Look, seen: date) -> When | None:
    """Return the days from one weekday to the next that is named: `from Monday to Wednesday`."""
    known = look.page.grammar.weekdays
    held = look.found.groupdict()
    names = ("weekday3", "weekday4") if held.get("weekday3") else ("weekday", "weekday2")
    first, last = (_numbered(known, held[name]) for name in names)
    turn = look.turn() * 2 or look.tense() or -1
    if first < 0 or last < 0:
        return None
    low = calendar.weekday(seen, first, turn=turn)
    return calendar.between(low, calendar.weekday(low, last, turn=2), "interval")


def _quarter(look: _Look, pattern: DatePattern) -> When | None:
    number = next((n for n in range(1, 5) if look.found.groupdict().get(f"q{n}") is not None), 0)
    year = look.year() or (look.seen.year if look.seen else None)
    size = 3 if pattern.kind == "quarter" else 6
    if not number or year is None or number * size > calendar.YEAR:
        return None
    first = calendar.month_of(year, (number - 1) * size + 1)
    last = calendar.month_of(year, number * size)
    return calendar.between(first.low, last.high, pattern.kind) if first.low and last.high else None


def _shift(look: _Look, pattern: DatePattern) -> When | None:
    return None if look.seen is None else calendar.one(look.seen + timedelta(days=pattern.by))


def _later(look: _Look, pattern: DatePattern) -> When | None:
    """Return how far a date is from the one named before it, as so many days from a day that stands for it."""
    if look.get("count") is None:
        return calendar.one(_ZERO_DAY + timedelta(days=pattern.by))
    away = _counted(replace(look, seen=_ZERO_DAY), replace(pattern, kind="in"))
    return away if away is not None and away.precision == "day" else None


def _counted(look: _Look, pattern: DatePattern) -> When | None:
    """Return what so many days, weeks, months or years away from today means: a day, a month or a year."""
    said = look.get("count")
    lists = look.page.grammar.lists
    once = said is None or said in lists["one-words"] or said in lists["articles"]
    written = "1" if once else said if said and said.isdigit() else look.page.grammar.numbers.get(said or "", "")
    if look.seen is None or not written.isdigit() or int(written) > MANY:
        return None
    by = int(written) if pattern.kind == "in" else -int(written)
    if look.get("years") is not None:
        return calendar.year_of(look.seen.year + by)
    if look.get("months") is not None:
        return calendar.month_of(*calendar.moved_month(look.seen, by))
    days = (
        2 * calendar.WEEK
        if look.get("fortnight") is not None
        else calendar.WEEK
        if look.get("weeks") is not None
        else 1
    )
    return calendar.one(look.seen + timedelta(days=by * days))


MANY: Final = 366
"""Days, weeks, months or years farther away than this are no date."""


def _weekday_of_week(look: _Look, seen: date) -> When | None:
    """Return a weekday of this, the last or the next week: `Thursday of next week`."""
    number = _numbered(look.page.grammar.weekdays, look.get("weekday"))
    week = calendar.week(seen, look.turn())
    return None if number < 0 or week.low is None else calendar.one(week.low + timedelta(days=number))


def _monthday(look: _Look, seen: date) -> When | None:
    """Return a day of a month that is not named: the nearest in the tense it is told in."""
    day, tense_ = int(look.get("day") or 0), look.tense()
    months = (calendar.moved_month(seen, by) for by in (-1, 0, 1))
    found = [that for year, month in months if (that := calendar.made(year, month, day)) is not None]
    fitting = [that for that in found if tense_ == 0 or that == seen or (that > seen) == (tense_ > 0)]
    nearest = min(fitting or found, key=lambda that: abs((that - seen).days), default=None)
    return None if nearest is None else calendar.one(nearest)


_WAYS: Final[dict[str, Callable[[_Look, DatePattern], When | None]]] = {
    "day": _day,
    "month": _month,
    "range": _range,
    "weekday": _weekday,
    "season": _season,
    "weekend": _seen_from(_weekend),
    "week": _seen_from(lambda look, seen: calendar.week(seen, look.turn())),
    "months": _seen_from(_months),
    "years": _seen_from(lambda look, seen: calendar.year_of(seen.year + look.turn())),
    "quarter": _quarter,
    "half": _quarter,
    "shift": _shift,
    "later": _later,
    "weekday-week": _seen_from(_weekday_of_week),
    "weekday-range": _seen_from(_weekdays),
    "monthday": _seen_from(_monthday),
    "ago": _counted,
    "in": _counted,
    "year": lambda look, _: calendar.year_of(int(year)) if (year := look.get("year")) else None,
}
