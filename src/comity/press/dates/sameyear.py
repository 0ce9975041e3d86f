"""The year of a day or month that says none, by the dates told before it and by the same day told elsewhere.

Knows which dates go on from which; the nearest year by tense is `reckoning`'s. Law: a date moves to another year only where
another date of the text says so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.dated import Dated
from comity.press.words.page import Page


def says_year(page: Page, one: Dated) -> bool:
    """Return whether the words of a date name its year, in figures or by a word for it."""
    return _YEAR.search(page.low, one.start, one.end) is not None


def agreed(page: Page, told: Sequence[Dated], seen: date) -> list[Dated]:
    """Return dates, a day that is told several times in the year nearest to the article it was read or told in."""
    open_ = {one for one in told if one.kind == "day" and one.explicit and not says_year(page, one)}
    days: dict[tuple[int, int], set[date]] = {}
    for one in open_:
        if one.when.low is not None and one.when.low == one.when.high:
            days.setdefault((one.when.low.month, one.when.low.day), set()).add(one.when.low)
    for one in told:
        low = one.when.low
        if low is not None and low == one.when.high and (low.month, low.day) in days and says_year(page, one):
            days[low.month, low.day].add(low)
    near = {
        day: min(those, key=lambda that: (abs((that - seen).days), that))
        for day, those in days.items()
        if len(those) > 1
    }
    return [
        replace(one, when=calendar.one(near[one.when.low.month, one.when.low.day]))
        if one in open_ and one.when.low is not None and (one.when.low.month, one.when.low.day) in near
        else one
        for one in told
    ]


def shared(page: Page, told: Sequence[Dated], one: Dated) -> Dated:
    """Return a day without a year in the year told with the day that follows it at once: `on 3 February and 5 August 2014`.

    A day later in the calendar than the one behind it is of the year before: `on 20 December and 5 January 2015`.
    """
    low = one.when.low
    behind = next((other for other in told if other.start >= one.end), None)
    if low is None or behind is None or behind.when.low is None or one.when.precision != "day" or says_year(page, one):
        return one
    if behind.when.precision != "day" or not says_year(page, behind):
        return one
    if _JOINED.fullmatch(page.low, one.end, behind.start) is None or page.low.startswith("the ", behind.start):
        return one
    last = behind.when.low
    that = calendar.made(last.year - ((low.month, low.day) > (last.month, last.day)), low.month, low.day)
    return one if that is None else replace(one, when=calendar.one(that), dated=True)


_JOINED: Final = re.compile(r" (?:and|et|puis|и|or|ou|или) (?:again |then |de nouveau |затем |потом )?(?:on |le |в )?")
"""What stands between days that are told together."""
OF_A_YEAR: Final = frozenset(("day", "month"))


def of_that_year(page: Page, told: Sequence[Dated], one: Dated, seen: date | None) -> Dated:
    """Return a day or month without a year in the year told before it, as far as it is earlier than the year it was taken for.

    That is the year its sentence begins with (`Last year it came; on 3 June it left`), or that of the date it goes on from.
    """
    low, sentence = one.when.low, page.sentence_at(one.start)
    if low is None or sentence is None or one.when.precision not in OF_A_YEAR or says_year(page, one):
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
    plain = all(other.kind in OF_A_YEAR for other in before[1:])
    return head.when.low.year if year and plain and _CONTRAST.search(page.low, head.end, one.start) is None else None


_IN: Final = frozenset(("in", "en", "в", ""))
"""What stands before a year that a sentence begins with."""


def _goes_on(page: Page, told: Sequence[Dated], one: Dated, seen: date | None) -> int | None:
    """Return the year of the date before, which a later day goes on from: `on 5 March 2014, the second on 12 May`.

    No verb stands between them, or both begin their sentences and the day is not one of the last or next weeks.
    """
    last = told[-1] if told else None
    ended, began = (None, one.when.low) if last is None else (last.when.high, one.when.low)
    if last is None or ended is None or began is None or not (last.dated or says_year(page, last)):
        return None
    later = (began.month, began.day) > (ended.month, ended.day) or (one.kind == "month" and began.month > ended.month)
    if not later or last.kind not in _GONE_ON or _CONTRAST.search(page.low, last.end, one.start) is not None:
        return None
    here, there = page.sentence_at(one.start), page.sentence_at(last.start)
    if here is None or there is None:
        return None
    follows = here == there or (here.first == there.last and here.block == there.block)
    if follows and seen is not None and _soon_after(page, (last, one), (ended, began), seen):
        return ended.year
    if here == there:
        return None if _has_verb(page, last.end, one.start) else ended.year
    near = seen is None or abs((began - seen).days) <= calendar.FAR
    heads = all(date_.start - page.tokens[of.first].start <= OPENING for date_, of in ((last, there), (one, here)))
    follows = here.first == there.last and here.block - there.block <= 1
    return ended.year if heads and follows and not near else None


_GONE_ON: Final = frozenset(("day", "month", "range"))


def _soon_after(page: Page, told: tuple[Dated, Dated], days: tuple[date, date], seen: date) -> bool:
    """Return whether a day is one of the weeks after the day before it: `He left on 1 August 2009; she came on 3 August`.

    So it is where nothing is told as to come and the day, as it was taken for, is none of the weeks before the article.
    """
    (last, one), (ended, began) = told, days
    that = calendar.made(ended.year, began.month, began.day)
    if that is None or last.kind == "month" or one.kind != "day" or not 0 < (that - ended).days <= calendar.FAR:
        return False
    sentence, known = page.sentence_at(one.start), page.grammar
    stop = one.end if sentence is None else page.span(sentence)[1]
    forms = (
        known.auxiliary,
        None if known.capital else known.future,
    )  # English ones of what is to come are infinitives
    ahead = page.within("future", page.token_at(last.end), page.token_at(stop - 1)) or any(
        form is not None and form.search(page.low, last.end, stop) is not None for form in forms
    )
    return not ahead and not 0 <= (seen - began).days <= calendar.FAR


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
