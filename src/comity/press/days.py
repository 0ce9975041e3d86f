"""The dates of an article, by the date grammar of its language, resolved against its dateline.

Knows where patterns match and which of those that meet counts; what a match means is `reckoning`'s. Law: a date that cannot be
placed in time (no dateline, no year) is left out rather than guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from comity.press import calendar
from comity.press.calendar import When
from comity.press.grammar import DatePattern, Grammar
from comity.press.look import Look, day_number, group, numbered
from comity.press.page import Page
from comity.press.reckoning import (
    WAYS,
    listed,
    month_pair,
    same_year,
    stepped,
    steps,
    told_from,
)
from comity.press.stamps import FIGURE, foreign_dates
from comity.press.tokens import Sentence

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FIGURES: Final = re.compile(
    r"(?<![\d.,-])(?<!\d/)(?:(?P<day>0?[1-9]|[12]\d|3[01])(?P<by>[./-])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)\d\d)"
    r"|(?P<day3>0[1-9]|[12]\d|3[01])(?P<by3>[./])(?P<month3>0[1-9]|1[0-2])(?P=by3)(?P<year3>\d\d)(?![.,]\d)"
    r"|(?P<day6>[1-9]|[12]\d|3[01])/(?P<month6>[1-9]|1[0-2])/(?P<year6>[12]\d)(?![.,]\d)"
    r"|(?P<day4>0?[1-9]|[12]\d|3[01])(?P<by4>[./-])(?P<month4>[ivx]{1,4})(?P=by4)(?P<year4>(?:19|20)\d\d)"
    r"|(?P<month5>0?[1-9]|1[0-2])/(?P<day5>1[3-9]|2\d|3[01])/(?P<year5>(?:19|20)\d\d)"  # nothing but a month, a day, a year
    r"|(?P<year2>(?:19|20)\d\d)(?P<by2>[/.-])(?P<month2>0?[1-9]|1[0-2])(?P=by2)(?P<day2>0?[1-9]|[12]\d|3[01]))(?![\d/-])"
)


_SPANS: Final = re.compile(
    r"(?<![\d.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?:(?P<by2>[./])(?P<month2>0?[1-9]|1[0-2]))?\.? ?[-–] ?"
    r"(?P<day2>0?[1-9]|[12]\d|3[01])(?P<by>[./])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
"""Days in figures from one to another: `10-13/12/2017`, `28.06–02.07.2021`."""


def is_span(low: str) -> bool:
    """Return whether a line gives days in figures from one to another."""
    return _SPANS.search(low) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date found: what it means, where it stands; `said` is the weekday the text gives beside a day of the month.

    `loose` is a weekday whose sentence does not say whether it is past or to come, and a day told from another; `dated` a day
    without a year that has its year from a date before it.
    """

    when: When
    start: int
    end: int
    kind: str
    explicit: bool = False
    said: int | None = None
    loose: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A date told from the one named before it: so many of a unit away; `when` is meant where none was named."""

    unit: str
    by: int
    when: When | None
    start: int
    end: int
    month: int = 0
    day: int = 0


_Told = Dated | _Step


def find_dates(page: Page, seen: date | None) -> list[Dated]:
    """Return the dates of an article in order, none over another; where two patterns meet, the longer counts."""
    found: list[_Told] = []
    plain = _anchored([one for one in page.grammar.dates if one.plain], page.low, 0, len(page.low))
    there = {one.anchor.pattern for one in plain}
    patterns = [one for one in page.grammar.dates if not one.plain or one.anchor.pattern in there]
    for sentence in page.sentences:
        if page.blocks[sentence.block].role != "dateline":
            told = _disjoint(_in_sentence(page, sentence, seen, patterns))
            found += (one for one in told if not _recurs(page, one))
    made: list[Dated] = []
    for one in _apposed(page, list(_resolved(found))):
        made.append(of_that_year(page, made, one, seen) if one.kind in _OF_A_YEAR else one)
    return made


_OF_A_YEAR: Final = frozenset(("day", "month"))


def of_that_year(page: Page, told: Sequence[Dated], one: Dated, seen: date | None) -> Dated:
    """Return a day or month without a year in the year told before it, as far as it is earlier than the year it was taken for.

    That is the year its sentence begins with (`Last year it came; on 3 June it left`), or that of the date it goes on from.
    """
    low, sentence = one.when.low, page.sentence_at(one.start)
    if (
        low is None
        or sentence is None
        or one.when.precision not in _OF_A_YEAR
        or _YEAR.search(page.low, one.start, one.end)
    ):
        return one
    opened = page.tokens[sentence.first].start
    before = [other for other in told if opened <= other.start < one.start]
    year = _opening_year(page, before, opened, one) or _goes_on(page, told, one, seen)
    made = None if year is None else calendar.made(year, low.month, low.day)
    whole = calendar.month_of(low.year, low.month).high
    if year is None or made is None or year >= low.year or (one.when.precision == "month" and one.when.high != whole):
        return one
    when = calendar.one(made) if one.when.precision == "day" else calendar.month_of(year, low.month)
    return replace(one, when=when, dated=True)


def _opening_year(page: Page, before: Sequence[Dated], opened: int, one: Dated) -> int | None:
    """Return the year a sentence begins with (`Last year`, `In 2014`), where all dates behind it are of that year."""
    head = before[0] if before else None
    if head is None or head.when.low is None or head.when.precision != "year" or head.start - opened > OPENING:
        return None
    year = head.kind == "years" or (head.kind == "year" and page.low[opened : head.start].strip() in _IN)
    plain = all(other.kind in _OF_A_YEAR for other in before[1:])
    return head.when.low.year if year and plain and _CONTRAST.search(page.low, head.end, one.start) is None else None


_IN: Final = frozenset(("in", "en", "в", ""))
"""What stands before a year that a sentence begins with."""


def _goes_on(page: Page, told: Sequence[Dated], one: Dated, seen: date | None) -> int | None:
    """Return the year of the date before, which a later day goes on from: `on 5 March 2014, the second on 12 May`.

    No verb stands between them, or both begin their sentences and the day is not one of the last or next weeks.
    """
    last = told[-1] if told else None
    ended, began = (None, one.when.low) if last is None else (last.when.high, one.when.low)
    if (
        last is None
        or ended is None
        or began is None
        or not (last.dated or _YEAR.search(page.low, last.start, last.end))
    ):
        return None
    later = (began.month, began.day) > (ended.month, ended.day) or (one.kind == "month" and began.month > ended.month)
    if not later or last.kind not in _GONE_ON or _CONTRAST.search(page.low, last.end, one.start) is not None:
        return None
    here, there = page.sentence_at(one.start), page.sentence_at(last.start)
    if here is None or there is None:
        return None
    if here == there:
        return None if _has_verb(page, last.end, one.start) else ended.year
    near = seen is None or abs((began - seen).days) <= calendar.FAR
    heads = all(date_.start - page.tokens[of.first].start <= OPENING for date_, of in ((last, there), (one, here)))
    follows = here.first == there.last and here.block - there.block <= 1
    return ended.year if heads and follows and not near else None


_GONE_ON: Final = frozenset(("day", "month", "range"))


def _has_verb(page: Page, start: int, end: int) -> bool:
    """Return whether a verb stands between two places."""
    first, last, known = page.token_at(start), page.token_at(end), page.grammar
    said = any(page.within(kind, first, last) for kind in ("past", "future", "say"))
    return said or any(
        pattern is not None and pattern.search(page.low, start, end) for pattern in (known.past, known.future)
    )


OPENING: Final = 12
"""Characters of a sentence before the year it begins with."""
_CONTRAST: Final = re.compile(
    r"\b(?:but|this|now|against|again|mais|cette|désormais|contre|но|этом|этого|теперь|против|сейчас)\b"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d|year|an(?:née)?\b|год")


_HOURS: Final = re.compile(
    r"(?:,| :)? ?(?:from |de |с )?\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\.?|h\d{0,2}|heures)? ?(?:to|à|до|[-–]) ?\d"
)
"""Hours behind days of the week, which come back every week: `Monday to Friday, 9 a.m. to 5 p.m.`."""


def _recurs(page: Page, one: _Told) -> bool:
    """Return whether days of the week are those of every week."""
    return isinstance(one, Dated) and one.kind == "weekday-range" and _HOURS.match(page.low, one.end) is not None


_BESIDE: Final = re.compile(r" ?, ?(?:an? |une? |это (?:было )?)?| (\()?")
"""What stands between two words for one day: `Thursday (20 May)`, `yesterday, 11 May`, `11 May, a Tuesday`."""


def _apposed(page: Page, found: Sequence[Dated]) -> Iterator[Dated]:
    """Return dates, a day that is told twice side by side once; in brackets it is told again, and the day is the sure one."""
    held: list[Dated] = []
    for one in found:
        before = held[-1] if held else None
        both = _both(before, one) if before is not None and _AND.fullmatch(page.low, before.end, one.start) else None
        if before is not None and both is None and _UNTIL.match(page.low, before.end, one.start + len("au ")):
            both = _stretch(page, before, one)
        if before is not None and _holds(page, before, one):
            both = replace(one, start=before.start)
        if both is not None:
            held[-1] = both
            continue
        beside = _BESIDE.fullmatch(page.low, before.end, one.start) if before is not None else None
        if before is None or beside is None or not _agree(before, one):
            held.append(one)
            continue
        sure = one if one.explicit else before
        if beside.group(1) is None:
            held[-1] = replace(sure, start=before.start, end=one.end)
        else:
            held[-1:] = [replace(before, when=sure.when), replace(one, when=sure.when)]
    yield from held


def _holds(page: Page, one: Dated, other: Dated) -> bool:
    """Return whether a week or month that is told by its place from now has its days behind it: `next week, on 4 and 5 May`."""
    low, high, first, last = one.when.low, one.when.high, other.when.low, other.when.high
    if one.kind not in {"week", "months", "weekend"} or low is None or high is None or first is None or last is None:
        return False
    apposed = _APPOSED.fullmatch(page.low, one.end, other.start) is not None
    return apposed and other.kind in {"day", "range", "weekday-range"} and low <= first <= last <= high


_APPOSED: Final = re.compile(r" ?(?:,|\(|:|[–—-]) ?(?:on |from |the |les? |du |soit )*")
"""What stands between a week and its days."""
_AND: Final = re.compile(r" (?:et|and|и) (?:le |on )?")


_UNTIL: Final = re.compile(r" (?:to|until|till|through|au|à|jusqu'(?:au|à|en)|до|по) (?:the |la |le )?")
"""What stands between the beginning of a stretch of time and its end: `from mid-April to early May`."""


_OUT_OF: Final = frozenset(("de", "de la", "du"))


def _stretch(page: Page, one: Dated, other: Dated) -> Dated | None:
    """Return what is open at its end and the time that is its end as one time; None where the first is not open."""
    low, high = one.when.low, other.when.high
    words = page.low[max(0, one.start - 6) : one.start].split()
    opened = one.when.precision == "start-open" or bool({" ".join(words[-1:]), " ".join(words[-2:])} & _OUT_OF)
    if low is not None and high is not None and low >= high:
        low = calendar.made(high.year, low.month, low.day)  # the year is said behind the end alone
    if not opened or low is None or high is None or low >= high:
        return None
    years = other.when.precision == "year" and low.replace(month=1, day=1) == low
    when = calendar.years(low.year, high.year) if years else calendar.between(low, high, "interval")
    return replace(one, when=when, end=other.end, kind="range", explicit=False)


def _both(one: Dated, other: Dated) -> Dated | None:
    """Return two days with their months as one time where they follow one another: `30 November and 1 December`."""
    low, high = one.when.low, other.when.low
    explicit = one.explicit and other.explicit and one.when.precision == other.when.precision == "day"
    if not explicit or low is None or high is None or (high - low).days != 1:
        return None
    return replace(one, when=calendar.between(low, high, "interval"), end=other.end, kind="range", explicit=False)


def _agree(one: Dated, other: Dated) -> bool:
    """Return whether two dates side by side are one day: the same, or a weekday and a day that is one."""
    if one.when.precision != "day" or other.when.precision != "day":
        return False
    if one.when.value == other.when.value or (one.loose and one.kind == "day" and other.explicit):
        return True
    weekday, day = (one, other) if one.kind == "weekday" else (other, one)
    return (
        weekday.kind == "weekday"
        and day.explicit
        and weekday.when.low is not None
        and day.when.low is not None
        and weekday.when.low.weekday() == day.when.low.weekday()
    )


_DAYS: Final = frozenset(("days", "weekday"))
"""Steps that are told from a day and end on one."""


def _resolved(found: Sequence[_Told]) -> Iterator[Dated]:
    """Return dates, those told from another (`three days later`) reckoned from the one named last; left out where none is."""
    day: When | None = None
    last: When | None = None
    told: dict[int, date] = {}
    for one in found:
        if isinstance(one, _Step):
            known = day if one.unit in _DAYS else last
            meant = (_reckoned(one, known) if known is not None else None) or one.when
            if meant is None:
                continue
            kind = "day" if one.unit in _DAYS else one.unit
            dated = Dated(when=meant, start=one.start, end=one.end, kind=kind, loose=True)
        else:
            dated = _told_again(one, told)
        if dated.kind in {"weekday", "day"} and dated.when.low is not None and dated.when.precision == "day":
            told[dated.when.low.weekday()] = dated.when.low
        day = dated.when if dated.when.precision == "day" else day
        last = dated.when
        yield dated


def _told_again(one: Dated, told: dict[int, date]) -> Dated:
    """Return a weekday of which nothing says when it is as the day of that name told before it, a week away or none."""
    low = one.when.low
    before = told.get(low.weekday()) if low is not None and one.loose else None
    if low is None or before is None or abs((before - low).days) != calendar.WEEK:
        return one
    return replace(one, when=calendar.one(before))


def _reckoned(step: _Step, known: When) -> When | None:
    """Return the date so far from another, or the month or day in the year of another."""
    if not step.month:
        return told_from(step.unit, step.by, known)
    if known.low is None:
        return None
    if not step.day:
        return calendar.month_of(known.low.year, step.month)
    day = calendar.made(known.low.year, step.month, step.day)
    return None if day is None else calendar.one(day)


def figure_dates(text: str) -> Iterator[tuple[date, int, int]]:
    """Return dates written in figures alone, with their places."""
    for found in _FIGURES.finditer(text):
        day = _figures(found)
        if day is not None:
            yield day, found.start(), found.end()


_CENTURY: Final = re.compile(r"(?:19|20)\d\d")
"""Figures of a year, without which no day is told in full but in figures."""


def full_dates(low: str, known: Grammar, start: int, end: int) -> Iterator[tuple[date, int, int]]:
    """Return the dates of a stretch that say day, month and year: what a dateline is made of."""
    if FIGURE.search(low, start, end) is None:
        return
    yield from ((day, a + start, b + start) for day, a, b in figure_dates(low[start:end]))
    if _CENTURY.search(low, start, end) is None:
        return
    yield from foreign_dates(low, start, end, known.language)
    for pattern in known.dates:
        if pattern.kind == "day":
            for found in pattern.pattern.finditer(low, start, end):
                year, month, day = (
                    group(found, "year"),
                    numbered(known.months, group(found, "month")),
                    day_number(known.days, found),
                )
                that = calendar.made(int(year), month + 1, day) if year and day and month >= 0 else None
                if that is not None:
                    yield that, found.start(), found.end()


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


def _in_sentence(page: Page, sentence: Sentence, seen: date | None, patterns: Sequence[DatePattern]) -> Iterator[_Told]:
    start, end = page.span(sentence)
    for pattern in _anchored(patterns, page.low, start, end):
        for found in pattern.pattern.finditer(page.low, start, end):
            told = found.groupdict().get("open") or not found.group()[0].isdecimal()
            if (told or _allowed(page, found.start(), pattern)) and _is_name(page, found):
                yield from _meant(Look(page=page, sentence=sentence, found=found, seen=seen), pattern)
    if FIGURE.search(page.low, start, end) is None:
        return
    for found in _SPANS.finditer(page.low, start, end):
        span = _figure_span(found)
        if span is not None:
            yield Dated(when=span, start=found.start(), end=found.end(), kind="range")
    yield from _without_year(page, sentence, seen)
    for found in _FIGURES.finditer(page.low, start, end):
        day = _figures(found)
        if day is not None:
            yield Dated(when=calendar.one(day), start=found.start(), end=found.end(), kind="day", explicit=True)


def _anchored(patterns: Sequence[DatePattern], low: str, start: int, end: int) -> Iterator[DatePattern]:
    """Return the patterns whose anchor stands in a stretch; each anchor is looked for once."""
    present: dict[str, bool] = {}
    for pattern in patterns:
        anchor = pattern.anchor.pattern  # a pattern itself is slow to look up
        stands = present.get(anchor)
        if stands is None:
            stands = present[anchor] = pattern.anchor.search(low, start, end) is not None
        if stands:
            yield pattern


def _moved(look: Look, when: When) -> Iterator[Dated]:
    """Return the two days of `moved from 14 to 21 May`."""
    held = look.found.groupdict()
    second = next((look.found.start(name) for name in ("day2", "day4") if held.get(name)), look.found.end())
    ends = [look.found.end(name) for name in ("day", "day3", "month", "month3", "year", "year3") if held.get(name)]
    first = max((end for end in ends if end <= second), default=second)
    if when.low is None or when.high is None or second == look.found.end():
        return
    yield Dated(when=calendar.one(when.low), start=look.found.start(), end=first, kind="day", explicit=True)
    yield Dated(when=calendar.one(when.high), start=second, end=look.found.end(), kind="day", explicit=True)


_WITHOUT_YEAR: Final = {
    "fr": re.compile(r"\b(?:le|du|au) (?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0[1-9]|1[0-2])(?![\d/])"),
    "ru": re.compile(
        r"(?<=[а-я»,(] )(?<!\bв )(?<!\bст )(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])"
        r"(?![\d.:%-]|,\d| ?(?:млн|млрд|тыс|проц|руб|евро|долл|км|час|утра|вечера|мск))"
    ),
}
"""Days in figures without a year: `le 20/05`, `состоится 22.10`; not in English, where either may be the month."""
_HOURS_BEFORE: Final = ("с", "до", "к", "около", "после")
LAST_HOUR: Final = 23


def _without_year(page: Page, sentence: Sentence, seen: date | None) -> Iterator[Dated]:
    """Return days in figures without a year; what may be a time of day (`с 10.05 до 11.10`) is none."""
    pattern, (start, end) = _WITHOUT_YEAR.get(page.grammar.language), page.span(sentence)
    if pattern is None or seen is None:
        return
    for found in pattern.finditer(page.low, start, end):
        day, before = int(found["day"]), page.low[start : found.start()].split()[-1:]
        if page.grammar.language == "ru" and day <= LAST_HOUR and before and before[0] in _HOURS_BEFORE:
            continue
        tense = Look(page=page, sentence=sentence, found=found, seen=seen).tense()
        that = calendar.nearest_day(seen, int(found["month"]), day, tense)
        if that is not None:
            yield Dated(when=calendar.one(that), start=found.start("day"), end=found.end(), kind="day", explicit=True)


_LAST_WORD: Final = re.compile(r"([\w'-]+|[(,])\s*$")


def _allowed(page: Page, start: int, pattern: DatePattern) -> bool:
    if not pattern.after:
        return True
    if pattern.kind == "year" and _counts(page, start):
        return False  # "jusqu'à 2000 vols"
    low = page.low
    word = _LAST_WORD.search(low, max(0, start - 24), start)
    before = word.group(1) if word else ""
    return before in pattern.after or before.rpartition("'")[2] in pattern.after or before.endswith("d'")


def _counts(page: Page, start: int) -> bool:
    """Return whether four figures are a number of something, no year: `up to 2000 flights`, `1999 of them`."""
    place = page.token_at(start)
    bound = place > 0 and page.tokens[place - 1].low in _BOUNDS and page.at("unit", place + 1) is not None
    return bound or page.at("part", place + 1) is not None


_BOUNDS: Final = frozenset(("to", "than", "about", "around", "à", "до", "около"))
"""Words behind which four figures with a noun are a number."""


def _is_name(page: Page, found: re.Match[str]) -> bool:
    """Return whether a month is written as its language writes one: `may 5` is no day of May."""
    if not page.grammar.capital or group(found, "month") is None:
        return True
    place = next(found.start(name) for name in ("month", "month2", "month3") if found.groupdict().get(name))
    return page.text[place].isupper()


def _disjoint(found: Iterable[_Told]) -> list[_Told]:
    """Return the longest of those that meet, in order."""
    listed = list(found)
    if len(listed) <= 1:
        return listed
    kept: list[_Told] = []
    for one in sorted(listed, key=lambda dated: (dated.start - dated.end, dated.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda dated: dated.start)


def _meant(look: Look, pattern: DatePattern) -> Iterator[_Told]:
    """Return what one match means: one date, each day of a list, nothing where it means no date."""
    start, end = look.found.span()
    while look.page.low[end - 1] in " ,":
        end -= 1
    if pattern.kind == "days":
        for one, a, b in listed(look):
            several = one.precision != "day"
            yield Dated(when=one, start=a, end=min(b, end), kind="range" if several else "day", explicit=not several)
    elif pattern.kind == "month-pair":
        for one, a, b in month_pair(look):
            yield Dated(when=one, start=a, end=min(b, end), kind="month")
    elif (step := _step(look, pattern, start, end)) is not None:
        yield step
    elif pattern.kind != "later":
        yield from _single(look, pattern, start, end)


def _step(look: Look, pattern: DatePattern, start: int, end: int) -> _Step | None:
    """Return a date that is told from another; None where a match tells none."""
    if pattern.kind == "later":
        step = steps(look, pattern)
        way = WAYS.get(pattern.else_)
        when = None if way is None else way(look, pattern)
        return None if step is None else _Step(unit=step[0], by=step[1], when=when, start=start, end=end)
    told = stepped(look) if pattern.kind == "in" and look.page.grammar.language == "ru" else None
    if told is not None:
        return _Step(unit=told[0], by=told[1], when=None, start=start, end=end)
    same = same_year(look) if pattern.kind in {"day", "month"} else None
    return (
        None if same is None else _Step(unit="years", by=0, when=None, start=start, end=end, month=same[0], day=same[1])
    )


def _single(look: Look, pattern: DatePattern, start: int, end: int) -> Iterator[Dated]:
    """Return the one date a match means, or the two days something was moved from and to."""
    when = WAYS[pattern.kind](look, pattern)
    if when is None:
        return
    if pattern.kind == "range" and look.moved():
        yield from _moved(look, when)
        return
    explicit = pattern.kind == "day"
    loose = pattern.kind == "weekday" and look.says_nothing()
    said = numbered(look.page.grammar.weekdays, look.get("weekday")) if explicit and look.get("weekday") else None
    if look.get("open") is not None and not look.stands_then() and not look.left():
        when = when.opened()  # what is told as past "as of" a day is told of that day
    yield Dated(when=when, start=start, end=end, kind=pattern.kind, explicit=explicit, said=said, loose=loose)
