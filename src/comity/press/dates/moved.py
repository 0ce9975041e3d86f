"""A day something was to be on, beside the day it was moved to: `set for Monday, put off to Friday`.

Knows plans, shifts and the days found; how a day alone is placed is `reckoning`'s. Law: only a day that a plan or the
thing itself owns is moved from, never the day on which the shift was told.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.dated import Dated
from comity.press.dates.sameyear import says_year
from comity.press.dates.tenses import moved_to
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

_OWNED: Final = re.compile(r"['’]s? ")
"""What stands behind a day that something has for its own: `Friday's vote`."""
PLANNED: Final = 4
"""Words before a day among which `initially` stands."""
_FORWARD: Final = re.compile(r"avanc|brought forward|earlier|более ранн")
"""What says that something was moved to an earlier day."""


def moved_from(page: Page, found: Iterable[Dated]) -> list[Dated]:
    """Return dates, a weekday that something was moved from as the last such before the day it was moved to."""
    told = list(found)
    made = list(told)
    for place, (one, other) in enumerate(pairwise(told)):
        sentence = page.sentence_at(one.start)
        if sentence is not None and _from_and_to(page, sentence, one, other):
            made[place] = _near(one, other)
            continue
        days = one.kind == other.kind == "weekday" and other.when.low is not None and one.when.low is not None
        if not days or sentence is None or page.sentence_at(other.start) != sentence:
            continue
        moved = _at_first(page, sentence, one, other) or moved_to(page, sentence, _last(page, other))
        if moved and _was_to(page, sentence, one):
            made[place] = _before(page, one, other)
    return made


_FROM: Final = ("from ", "du ", "с ", "со ")
"""What a day begins with from which something was moved."""


def _from_and_to(page: Page, sentence: Sentence, one: Dated, other: Dated) -> bool:
    """Return whether two days of a month are those something was moved from and to: `moved from Nov. 11 (a feast) to Nov. 12`."""
    days = one.kind == other.kind == "day" and one.when.precision == other.when.precision == "day"
    if not days or not page.low.startswith(_FROM, one.start) or page.sentence_at(other.start) != sentence:
        return False
    return not says_year(page, one) and moved_to(page, sentence, page.token_at(other.start))


def _near(one: Dated, other: Dated) -> Dated:
    """Return a day something was moved from in the year nearest to the day it was moved to."""
    low, to = one.when.low, other.when.low
    if low is None or to is None:
        return one
    years = (calendar.made(to.year + by, low.month, low.day) for by in (-1, 0, 1))
    day = min((that for that in years if that is not None), key=lambda that: abs((that - to).days), default=low)
    return replace(one, when=calendar.one(day))


def _last(page: Page, one: Dated) -> int:
    """Return the weekday itself, behind what leads to it: `reporté à vendredi`."""
    return page.token_at(one.end) - 1


def _at_first(page: Page, sentence: Sentence, one: Dated, other: Dated) -> bool:
    """Return whether words before a day say that it was planned at first, and none behind it that it was called off."""
    first, place = page.grammar.lists["tense-first"], page.token_at(one.start)
    near = page.tokens[max(sentence.first, place - PLANNED) : place]
    planned = any(token.low in first for token in near)
    return planned and not page.within("cancelled", place, page.token_at(other.start))


def _before(page: Page, one: Dated, other: Dated) -> Dated:
    low, high = one.when.low, other.when.low
    if low is None or high is None:
        return one
    return replace(one, when=calendar.one(from_day(page, (one.end, other.end), high, low.weekday())))


def from_day(page: Page, between: tuple[int, int], to: date, weekday: int) -> date:
    """Return the weekday something was moved from: the last before the day it was moved to, the next where it is on earlier."""
    return calendar.weekday(to, weekday, turn=2 if _FORWARD.search(page.low, *between) else -2)


def _was_to(page: Page, sentence: Sentence, one: Dated) -> bool:
    """Return whether a day is one that something was planned for, or its own: `due on Monday`, `Friday's vote`."""
    if _OWNED.match(page.low, one.end) is not None or page.low.startswith("de ", one.start):
        return True
    lists, sets, place = page.grammar.lists, page.grammar.sets, _last(page, one) - 1
    skipped = lists["tense-between"] | lists["tense-to"] | lists["tense-first"] | {"'"}
    while place > sentence.first and page.tokens[place].low in skipped:
        place -= 1
    low = page.tokens[place].low if place >= sentence.first else ""
    return low in lists["tense-plans"] or (sets is not None and sets.fullmatch(low) is not None)
