"""Which of the dates of a sentence is a sitting's: the one nearest its verb, none that was only meant or when somebody spoke.

Knows kinds of dates and the words around them; not whose sitting it is. Law: a plan for longer than a session lasts is no day
of a sitting.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity.press.dates.calendar import between
from comity.press.dates.dated import Dated
from comity.press.dates.tenses import moved_to
from comity.press.sitting.bodies import is_since
from comity.press.sitting.course import LONGEST, is_until
from comity.press.sitting.seen import Seen
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence

CLOSE: Final = 3
"""Words between a summit that is only referred to and the day that is its own."""
OPEN: Final = 4
"""How many words nearer a day `since` which a sitting goes on has to be than one it is on."""
_LONG: Final = frozenset(("month", "months", "season", "quarter"))
"""Kinds of dates that give way to a nearer one of a day or a week."""
_FIT: Final = frozenset(
    (
        "day",
        "weekday",
        "weekday-week",
        "weekday-range",
        "monthday",
        "same-month",
        "weekend",
        "range",
        "shift",
        "month",
        "week",
    )
)
_FIT_AHEAD: Final = frozenset(("in", "months", "season", "quarter"))
"""Kinds that tell when a sitting is to be; behind us they tell since when something else has been."""


def fits(seen: Seen, dated: Dated) -> bool:
    """Return whether a date is of a kind that tells when a body sits: a day, a week, a few days; a season only ahead."""
    low, high = dated.when.low, dated.when.high
    if dated.kind == "range":
        return low is not None and high is not None and (high - low).days <= LONGEST
    if dated.kind in _FIT:
        return True
    return dated.kind in _FIT_AHEAD and low is not None and seen.today is not None and low > seen.today


@once
def day_of(seen: Seen, sentence: Sentence, verb: int) -> Dated | None:
    """Return the date of a sitting: the one nearest its verb that is not the date somebody spoke."""
    page = seen.page
    start, end = page.span(sentence)
    near = [dated for dated in seen.dates_in(start, end) if fits(seen, dated)]
    fitting = [dated for dated in near if not is_spoken(page, dated, sentence) and not is_limit(page, dated, sentence)]
    fitting = [dated for dated in fitting if not is_of_another(page, sentence, dated, verb)]
    fitting = [dated for dated in fitting if not is_of_noun(page, dated)]
    earlier = page.within("earlier", sentence.first, sentence.last)
    if earlier and page.within("summit", sentence.first, sentence.last) and not is_since(page, sentence):
        summit = page.within("summit", sentence.first, sentence.last)[0]
        fitting = [one for one in fitting if 0 <= page.token_at(one.start) - summit.last <= CLOSE]
    fitting = [one for one in fitting if not _gives_way(page, sentence, one, fitting)]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    return _two_days(page, min(fitting, key=lambda dated: _distance(page, sentence, dated, verb)), fitting)


def _two_days(page: Page, chosen: Dated, days: Sequence[Dated]) -> Dated:
    """Return a day with the one before or after it that it is told with: `sat yesterday and today`, `on Monday and Tuesday`."""
    for first, last in itertools.pairwise(days):
        low, high = first.when.low, last.when.low
        both = {first.when.precision, last.when.precision} == {"day"} and chosen in (first, last)
        if both and low is not None and high is not None and (high - low).days == 1:
            between_ = page.low[first.end : last.start].split()
            if between_ in _ANDS:
                return replace(first, when=between(low, high, "interval"), end=last.end)
    return chosen


_ANDS: Final = (["and"], ["et"], ["et", "le"], ["и"], ["and", "on"])


def is_limit(page: Page, dated: Dated, sentence: Sentence) -> bool:
    """Return whether a day is the end of something that was decided: `agreed to extend the mandate until 31 March`."""
    till, start = page.grammar.till, page.tokens[sentence.first].start
    decided = page.within("decided", sentence.first, page.token_at(dated.start))
    parted = page.low[dated.start - len(_JUSQU) : dated.start] == _JUSQU  # its `au` is part of the day
    if till is None or not decided or not (parted or is_until(page, dated, start)):
        return False
    place = page.token_at(dated.start)
    sits = (hit for kind in ("sit-verb", "sit-turn", "sit-gather") for hit in page.within(kind, place - LIMIT, place))
    return all(page.tokens[hit.first].low in page.grammar.lists["sit-preps"] for hit in sits)


def is_of_another(page: Page, sentence: Sentence, dated: Dated, verb: int) -> bool:
    """Return whether a day is that of a sitting before or after which this one is: `will meet before the summit on 3 May`."""
    place, lists = page.token_at(dated.start), page.grammar.lists
    for at in range(place - 1, max(sentence.first, verb, place - AROUND), -1):
        low = page.tokens[at].low
        around = low in lists["sit-arounds"]
        if (low in lists["sit-walls"] and not around) or page.at("sit-verb", at) is not None:
            return False
        if around:
            return any(page.within(kind, at + 1, place) for kind in ("sit-noun", "summit"))
    return False


def is_of_noun(page: Page, dated: Dated) -> bool:
    """Return whether a month is that of something else, whose noun it stands behind: `after the floods of May 2024 it met`."""
    if dated.kind not in {"month", "year"}:
        return False
    place = page.token_at(dated.start)
    place -= page.tokens[place].low not in _OF_MONTH
    if place < 1 or page.tokens[place].low not in _OF_MONTH or not page.tokens[place - 1].text[0].isalpha():
        return False
    return not any(page.within(kind, place - 2, place) for kind in ("sit-noun", "summit", "head", "sit-own"))


_OF_MONTH: Final = frozenset(("of", "de", "d"))
AROUND: Final = 10
"""Words from `before` to the day of the sitting that is told behind it."""
_JUSQU: Final = "jusqu'"
LIMIT: Final = 5
"""Words between a verb of sitting and the day until which it lasts."""


def _distance(page: Page, sentence: Sentence, dated: Dated, verb: int) -> tuple[int, int]:
    place = page.token_at(dated.start)
    return (
        -2
        if is_own(page, sentence, dated)
        else -1
        if moved_to(page, sentence, place)
        else 2
        if was_meant(page, sentence, place)
        else 0
        if dated.kind not in _LONG
        else 1,
        abs(place - verb)
        + 20 * any(page.tokens[one].low == ";" for one in range(*sorted((place, verb))))
        + OPEN * dated.when.value.endswith(".."),
    )


def _gives_way(page: Page, sentence: Sentence, dated: Dated, days: Sequence[Dated]) -> bool:
    """Return whether a day was planned and another is told behind a verb: `the meeting planned for Friday will be on 25 May`."""
    place = page.token_at(dated.start)
    before = page.tokens[max(sentence.first, place - MEANT_BY) : place]
    if not any(one.low in page.grammar.lists["tense-plans"] for one in before):
        return False
    later = (page.token_at(one.start) for one in days if one.start > dated.end)
    start = page.tokens[sentence.first].start
    open_ = [one for one in later if not is_until(page, dated, start)]
    return any(page.within("sit-verb", page.token_at(dated.end), one) for one in open_)


MEANT_BY: Final = 3
"""Words between a plan and its day."""


def is_own(page: Page, sentence: Sentence, dated: Dated) -> bool:
    """Return whether a day stands right beside a noun of sitting: `its Monday meeting`, `la réunion de lundi`.

    A sitting that is put off has it too, so that there it does not tell.
    """
    if dated.when.precision != "day" or page.within("sit-again", *sentence[:2]):
        return False
    place, end = page.token_at(dated.start), page.token_at(dated.end)
    for noun in page.within("sit-noun", *sentence[:2]):
        before = 0 <= noun.first - end <= OWNED and all(one.low in _OWNS for one in page.tokens[end : noun.first])
        between = page.tokens[noun.last : place]
        before = before or _is_possessed(page, end, noun.first)
        if before or (0 <= place - noun.last <= OWNED and all(one.low in _OWNS for one in between)):
            around = (noun.first - MEANT_FOR, sentence.last)
            return not any(page.within(kind, *around) for kind in ("moved", "cancelled"))
    return False


def _is_possessed(page: Page, end: int, noun: int) -> bool:
    """Return whether a day owns a sitting through the name of who sits: `Monday's City Council meeting`."""
    words = page.tokens[end:noun]
    if not 1 < len(words) <= POSSESSED or words[0].low not in "'’":
        return False
    return all(one.text.isalpha() and one.low not in page.grammar.lists["sit-preps"] for one in words[2:])


POSSESSED: Final = 7
"""Words from a day to the sitting that is its own, with the name of who sits between."""
OWNED: Final = 2
"""Words between a sitting and the day that is its own."""
MEANT_FOR: Final = 6
"""Words before a sitting in which is told that it was put off."""
_OWNS: Final = frozenset(("'", "s", "de", "du", "le", "on", "of", "в", "во"))


def was_meant(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a day is the one a sitting was first meant to be on: `prévue demain`, `ранее назначенная на 12 апреля`."""
    before = page.tokens[max(sentence.first, place - 3) : place]
    if any(one.low in page.grammar.lists["sit-denials"] for one in before[-2:]):
        return True  # "not on 20 June but on the 27th"
    start, meant_, token = page.tokens[sentence.first].start, page.grammar.sitting["meant"], page.tokens[place]
    found = meant_.search(page.low, max(start, token.start - MEANT), token.start) if meant_ is not None else None
    if found is not None:
        return True
    meant = [one for one in before if one.low in page.grammar.lists["tense-plans"]]
    return bool(meant) and (meant[0] is page.tokens[sentence.first] or _first_planned(page, sentence, place))


MEANT: Final = 50
"""Characters before a day in which is told that it was only meant: `which was to have gathered on 21 January`."""


def _first_planned(page: Page, sentence: Sentence, place: int) -> bool:
    before = page.tokens[max(sentence.first, place - 4) : place]
    return any(one.low in page.grammar.lists["sit-first"] for one in before)


def is_spoken(page: Page, dated: Dated, sentence: Sentence) -> bool:
    """Return whether a date is when somebody said something: a verb of saying stands right beside it."""
    place, heard = page.token_at(dated.start), page.grammar.hears
    near = (max(sentence.first, place - 4), min(sentence.last, place + 1))
    if heard is not None and heard.search(page.low, page.tokens[near[0]].start, dated.start):
        return False  # "the board was told on Tuesday"
    if is_of_words(page, dated):
        return True
    return bool(page.within("say", *near)) and not page.within("sit-verb", *near) and not page.within("sit-turn", *near)


def is_of_words(page: Page, dated: Dated) -> bool:
    """Return whether a date is that of a text or speech which says something: `your report of 7 May says`."""
    behind = page.token_at(dated.end)
    return bool(page.within("say", behind, behind + 1))


def has_day(seen: Seen, sentence: Sentence) -> bool:
    """Return whether a sentence has a date on which a body may sit."""
    start, end = seen.page.span(sentence)
    return any(fits(seen, dated) for dated in seen.dates_in(start, end))
