"""The dates of an article, by the date grammar of its language, resolved against its dateline.

Knows where patterns match and which of those that meet counts; what a match means is `reckoning`'s. Law: a date that cannot be
placed in time (no dateline, no year) is left out rather than guessed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.anchors import worth_trying
from comity.press.dates.calendar import When
from comity.press.dates.dated import Dated, Step, Told
from comity.press.dates.figures import figures_within
from comity.press.dates.look import Look, numbered
from comity.press.dates.moved import moved_from
from comity.press.dates.reckoning import (
    WAYS,
    listed,
    month_pair,
    same_year,
    stepped,
    steps,
    told_from,
    weekdays_apart,
)
from comity.press.dates.sameyear import OF_A_YEAR, agreed, of_that_year, says_year, shared
from comity.press.dates.stamps import FIGURE, foreign_dates
from comity.press.dates.titled import is_titled
from comity.press.dates.twice import apposed
from comity.press.dates.unstamped import Month, unstamped
from comity.press.words.grammar import DatePattern
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


def find_dates(page: Page, seen: date | None, month: Month | None = None) -> list[Dated]:
    """Return the dates of an article in order, none over another; where two patterns meet, the longer counts.

    `seen` is the day they are reckoned from; where it is not known, `month` is the year and month a page is stamped with.
    """
    found: list[Told] = []
    tried = dict(zip(page.sentences, worth_trying(page), strict=True))

    @cache  # an article without a day is read twice
    def looks(sentence: Sentence) -> list[tuple[DatePattern, Look]]:
        return list(_looks(page, sentence, seen, tried[sentence]))

    for sentence in page.sentences:
        if page.blocks[sentence.block].role != "dateline":
            told_in = _disjoint(_in_sentence(page, sentence, seen, looks(sentence)))
            found += (one for one in told_in if not _recurs(page, one))
    told: list[Dated] = []
    for one in moved_from(page, apposed(page, _month_first(page, list(_resolved(found)), seen))):
        told.append(of_that_year(page, told, one, seen) if one.kind in OF_A_YEAR else one)
    if seen is not None:
        return agreed(page, [shared(page, told, one) for one in told], seen)

    def read(sentence: Sentence, from_: date, kinds: Collection[str]) -> Iterator[Dated]:
        those = [(one, replace(look, seen=from_)) for one, look in looks(sentence) if one.kind in kinds]
        for one in _disjoint(_in_sentence(page, sentence, from_, those)):
            if isinstance(one, Dated) and not _recurs(page, one):
                yield one

    return sorted([*told, *unstamped(page, told, month, read)], key=_start)


_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(?:\d\d)?\d\d")
MONTHS: Final = 12


def _month_first(page: Page, told: list[Dated], seen: date | None) -> list[Dated]:
    """Return dates, one in figures with the month first where the page or a text says that day: `4/11/2017`, `April 11`.

    So are all of an article in which one can be read in no other way (`2/26/08`), or whose own day is written so.
    """
    said = {seen, *(one.when.low for one in told if one.kind == "day" and _names_month(page, one))}
    made = []
    always = _written_so(page, seen) or any(
        (found := _SLASHED.fullmatch(page.low, one.start, one.end)) is not None and int(found[2]) > MONTHS
        for one in told
    )
    for one in told:
        low, figures = one.when.low, _SLASHED.fullmatch(page.low, one.start, one.end)
        turned = calendar.made(low.year, low.day, low.month) if low is not None and figures is not None else None
        made.append(
            replace(one, when=calendar.one(turned)) if turned is not None and (always or turned in said) else one
        )
    return made


def _written_so(page: Page, seen: date | None) -> bool:
    """Return whether an English article writes its own day in figures with the month first."""
    lines = [one for one in page.blocks if one.role == "dateline"] if page.grammar.capital and seen is not None else []
    days = (_SLASHED.search(page.low, one.start, one.end) for one in lines)
    own = (seen.month, seen.day) if seen is not None and seen.month != seen.day else None
    return any(day is not None and (int(day[1]), int(day[2])) == own for day in days)


def _names_month(page: Page, one: Dated) -> bool:
    return page.grammar.months.search(page.low, one.start, one.end) is not None


def _start(one: Dated) -> int:
    return one.start


_HOURS: Final = re.compile(
    r"(?:,| :)? ?(?:from |de |с )?\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\.?|h\d{0,2}|heures)? ?(?:to|à|до|[-–]) ?\d"
)
"""Hours behind days of the week, which come back every week: `Monday to Friday, 9 a.m. to 5 p.m.`."""


def _recurs(page: Page, one: Told) -> bool:
    """Return whether days of the week are those of every week, or a day, month or season that of every year."""
    if not isinstance(one, Dated):
        return False
    if one.kind == "weekday-range" and _HOURS.match(page.low, one.end) is not None:
        return True
    if one.weekly:
        return True
    known, yearless = page.grammar, not says_year(page, one)
    before, behind = known.recurs_before, known.recurs_behind
    recurring = (behind is not None and behind.match(page.low, one.end) is not None) or (
        before is not None and before.search(page.low, max(0, one.start - RECURS), one.start) is not None
    )
    return one.kind in _RECURRING and yearless and recurring


_RECURRING: Final = frozenset(("day", "month", "season", "range", "weekday", "nth-weekday", "quarter", "month-pair"))
RECURS: Final = 40
"""Characters before a date in which a word says that it comes every year."""


_DAYS: Final = frozenset(("days", "weekday"))
"""Steps that are told from a day and end on one."""


def _resolved(found: Sequence[Told]) -> Iterator[Dated]:
    """Return dates, those told from another (`three days later`) reckoned from the one named last; left out where none is."""
    day: When | None = None
    last: When | None = None
    told: dict[int, date] = {}
    for one in found:
        if isinstance(one, Step):
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


def _reckoned(step: Step, known: When) -> When | None:
    """Return the date so far from another, or the month or day in the year of another."""
    if not step.month:
        return told_from(step.unit, step.by, known)
    if known.low is None:
        return None
    if not step.day:
        return calendar.month_of(known.low.year + step.by, step.month)
    day = calendar.made(known.low.year + step.by, step.month, step.day)
    return None if day is None else calendar.one(day)


def _looks(
    page: Page, sentence: Sentence, seen: date | None, patterns: Sequence[DatePattern]
) -> Iterator[tuple[DatePattern, Look]]:
    """Return where patterns match that tell a date, and no number or name."""
    start, end = page.span(sentence)
    for pattern in patterns:
        for found in pattern.pattern.finditer(page.low, start, end):
            look = Look(page=page, sentence=sentence, found=found, seen=seen)
            told = look.held.get("open") or not found.group()[0].isdecimal()
            things = pattern.kind in _YEARLY and _of_things(page, found)
            things = things or (pattern.kind in _NAMES and is_titled(page, sentence, *found.span()))
            if (told or _allowed(page, found.start(), pattern)) and _is_name(look) and not things:
                yield pattern, look


def _in_sentence(
    page: Page, sentence: Sentence, seen: date | None, looks: Sequence[tuple[DatePattern, Look]]
) -> Iterator[Told]:
    """Return the dates of a sentence as seen from a day: by matches of patterns, and in figures."""
    start, end = page.span(sentence)
    for pattern, look in looks:
        yield from _meant(look, pattern)
    if FIGURE.search(page.low, start, end) is None:
        return
    yield from _without_year(page, sentence, seen)
    for when, first, last in figures_within(page.low, start, end):
        one = when.precision == "day"
        yield Dated(when=when, start=first, end=last, kind="day" if one else "range", explicit=one)
    for that, first, last in foreign_dates(page.low, start, end, page.grammar):  # quoted messages and their days
        yield Dated(when=calendar.one(that), start=first, end=last, kind="day", explicit=True)


def _moved(look: Look, when: When) -> Iterator[Dated]:
    """Return the two days of `moved from 14 to 21 May`."""
    held = look.held
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
    if pattern.kind == "year" and (_counts(page, start) or _NUMBERED.search(page.low, max(0, start - NUMBER), start)):
        return False  # "jusqu'à 2000 vols", "COM(2023)516"
    low = page.low
    word = _LAST_WORD.search(low, max(0, start - 24), start)
    before = word.group(1) if word else ""
    if pattern.kind == "year" and _qualifies(page, start):
        return True
    return before in pattern.after or before.rpartition("'")[2] in pattern.after or before.endswith("d'")


_NUMBERED: Final = re.compile(r"(?:\w\(|(?:№|\bn[°ºo]s?) ?)$")
"""What stands before the year in the number of a paper: `COM(2023)516`, `loi no 2014-18`."""
NUMBER: Final = 5
"""Characters before a year in which that stands."""
_OWN: Final = {
    "en": re.compile(
        r"(?:\b(?:the|an?|its|his|her|their|our|this)|[^\W\d_]'s?)"
        r" (?:(?!(?:first|last|other|next|more|remaining|additional|estimated|total|some|nearly|almost|over) )[^\W\d_]+ ){0,2}$"
    ),
    "fr": re.compile(
        r"\b(?:l[ea]s? |l'|du |des |aux? |une? |ce(?:tte)? |s(?:on|a|es) |leurs? )"
        r"(?:(?!(?:nombre|somme|total|montant|près|plus|moins|quelque|environ|de|à) )[^\W\d_]+ (?:de )?){1,3}(?<!de )$"
    ),
}
"""What stands before a noun a year tells of, in English with words between, in French with the noun itself."""
OWNED: Final = 40
"""Characters before a year in which that stands."""


def _qualifies(page: Page, start: int) -> bool:
    """Return whether a year tells of a noun: `the island's 2014 census`, `the landmark 2015 deal`, `le budget primitif 2015`."""
    place, known = page.token_at(start), _OWN.get(page.grammar.language)
    behind = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    found = (
        None
        if known is None or page.tokens[place].low.endswith("00")
        else known.search(page.low, max(0, start - OWNED), start)
    )
    if found is None:
        return False
    word = behind is not None and behind.text[0].isalpha()
    if page.grammar.capital:
        return word and page.at("unit", place + 1) is None
    if not page.text[found.start() + 1 : start].islower():
        return False  # "le Document de Vienne 2011"
    return not word or (
        behind is not None and not behind.low.endswith(("s", "x")) and page.at("unit", place + 1) is None
    )


def _counts(page: Page, start: int) -> bool:
    """Return whether four figures are a number of something, no year: `up to 2000 flights`, `1999 of them`."""
    place = page.token_at(start)
    bound = place > 0 and page.tokens[place - 1].low in _BOUNDS and page.at("unit", place + 1) is not None
    behind = page.tokens[place + 1].low if place + 1 < len(page.tokens) else ""
    many = page.tokens[place].low == "2000" and len(behind) > 3 and behind.endswith(("s", "x"))  # "2000 signatures"
    french = page.grammar.language == "fr" and page.at("unit", place + 1) is not None  # "de 1999 euros"
    return bound or many or french or page.at("part", place + 1) is not None


_YEARLY: Final = frozenset(("year", "range"))
_NAMES: Final = frozenset(("weekday", "shift", "season", "month"))
"""Kinds that a name may be, or have in it."""
_ROUND: Final = re.compile(r"(?<![\d.,])[12]\d\d0(?: ?[-–] ?| (?:to|and|à|et|до|по|и) )[12]\d\d0(?!\d)")
"""Two round numbers that may be years."""
NUMBERS: Final = 12
"""Characters around a year among which the other of two numbers stands."""


def _of_things(page: Page, found: re.Match[str]) -> bool:
    """Return whether what may be a year is one of two round numbers of something: `1900-2000 tonnes`."""
    start, end = found.span()
    if page.low[start:end].strip()[-1:].isalpha():
        return False
    those = _ROUND.finditer(page.low, max(0, start - NUMBERS), min(len(page.low), end + NUMBERS))
    return any(
        one.start() < end and start < one.end() and page.at("unit", page.token_at(one.end())) is not None
        for one in those
    )


_BOUNDS: Final = frozenset(("to", "than", "about", "around", "à", "до", "около"))
"""Words behind which four figures with a noun are a number."""


def _is_name(look: Look) -> bool:
    """Return whether a month or weekday is written as such: `may 5` is no day of May, `it sat.` no Saturday."""
    page = look.page
    named = next((name for name in ("month", "month2", "month3", "weekday") if look.held.get(name)), None)
    capital = not page.grammar.capital or named is None or page.text[look.found.start(named)].isupper()
    noun = look.held.get("noun") is None or page.text[look.found.end() + 1].islower()  # "its May deal", "the May Fair"
    return capital and noun


def _disjoint(found: Iterable[Told]) -> list[Told]:
    """Return the longest of those that meet, in order."""
    listed_ = list(found)
    if len(listed_) <= 1:
        return listed_
    kept: list[Told] = []
    for one in sorted(listed_, key=lambda dated: (dated.start - dated.end, dated.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda dated: dated.start)


def _meant(look: Look, pattern: DatePattern) -> Iterator[Told]:
    """Return what one match means: one date, each day of a list, nothing where it means no date."""
    start, end = look.found.span()
    while look.page.low[end - 1] in " ,":
        end -= 1
    if pattern.kind == "days":
        for one, a, b in listed(look):
            several = one.precision != "day"
            yield Dated(when=one, start=a, end=min(b, end), kind="range" if several else "day", explicit=not several)
    elif pattern.kind == "weekday-range" and (apart := weekdays_apart(look)):
        for one, a, b in apart:
            yield Dated(when=one, start=a, end=min(b, end), kind="weekday")
    elif pattern.kind == "month-pair":
        for one, a, b in month_pair(look):
            yield Dated(when=one, start=a, end=min(b, end), kind="month")
    elif (step := _step(look, pattern, start, end)) is not None:
        yield step
    elif pattern.kind != "later":
        yield from _single(look, pattern, start, end)


def _step(look: Look, pattern: DatePattern, start: int, end: int) -> Step | None:
    """Return a date that is told from another; None where a match tells none."""
    if pattern.kind == "later":
        step = steps(look, pattern)
        way = WAYS.get(pattern.else_)
        when = None if way is None else way(look, pattern)
        return None if step is None else Step(unit=step[0], by=step[1], when=when, start=start, end=end)
    told = stepped(look) if pattern.kind == "in" and look.page.grammar.language == "ru" else None
    if told is not None:
        return Step(unit=told[0], by=told[1], when=None, start=start, end=end)
    same = same_year(look) if pattern.kind in {"day", "month"} else None
    return (
        None
        if same is None
        else Step(
            unit="years",
            by=int(look.get("yearbehind") is not None),
            when=None,
            start=start,
            end=end,
            month=same[0],
            day=same[1],
        )
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
    if look.get("open") is not None and not (look.stands_then() or look.left()):
        owned = look.get("gone") is None and look.owns()  # "pictures from Monday's meeting"
        owned = owned or (pattern.kind == "year" and look.dates_things(when))
        when = when if owned else when.opened()  # what is told as past "as of" a day is told of that day
    weekly = pattern.kind in _WEEKDAYS and look.is_weekly()
    yield Dated(
        when=when, start=start, end=end, kind=pattern.kind, explicit=explicit, said=said, loose=loose, weekly=weekly
    )


_WEEKDAYS: Final = frozenset(("weekday", "weekday-range"))
