"""Which of the dates of a sentence is a sitting's: the one nearest its verb, none that was only meant or when somebody spoke.

Knows kinds of dates and the words around them; not whose sitting it is. Law: a plan for longer than a session lasts is no day
of a sitting.
"""

from dataclasses import replace
from typing import Final

from comity.press.bodies import Seen, is_since
from comity.press.calendar import between
from comity.press.days import Dated
from comity.press.page import Page
from comity.press.tenses import moved_to
from comity.press.tokens import Sentence

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
LONGEST: Final = 92
"""Days a session may last; a plan for longer is no sitting."""
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


def day_of(seen: Seen, sentence: Sentence, verb: int) -> Dated | None:
    """Return the date of a sitting: the one nearest its verb that is not the date somebody spoke."""
    page = seen.page
    start, end = page.span(sentence)
    near = [dated for dated in seen.dates if start <= dated.start < end and fits(seen, dated)]
    fitting = [dated for dated in near if not is_spoken(page, dated, sentence)]
    earlier = page.within("earlier", sentence.first, sentence.last)
    if earlier and page.within("summit", sentence.first, sentence.last) and not is_since(page, sentence):
        summit = page.within("summit", sentence.first, sentence.last)[0]
        fitting = [one for one in fitting if 0 <= page.token_at(one.start) - summit.last <= CLOSE]
    return min(fitting, key=lambda dated: _distance(page, sentence, dated, verb), default=None)


def until(seen: Seen, sentence: Sentence, when: Dated | None) -> Dated | None:
    """Return the day a session opens with the day it closes, where both are told and both lie ahead or both behind.

    One that has opened and is still on is told by the day it did.
    """
    known = seen.page.grammar
    if when is None or when.when.precision != "day" or known.closes is None or known.opens is None:
        return when
    start, end = seen.page.span(sentence)
    days = [one for one in seen.dates if start <= one.start < end and one.when.precision == "day"]
    low, today = when.when.low, seen.today
    if low is None or today is None:
        return when
    for one in days:
        first, last = (when, one) if when.start < one.start else (one, when)
        begun, ended = first.when.low, last.when.low
        if begun is None or ended is None or not 0 < (ended - begun).days <= LONGEST:
            continue
        closes = known.closes.search(seen.page.low, first.end, last.start) is not None
        ahead = begun > today and first is when and "weekday" not in {first.kind, last.kind}
        opens = known.opens.search(seen.page.low, start, first.start) is not None
        if closes and (ahead or (opens and (begun > today or ended <= today))):
            return replace(first, when=between(begun, ended, "interval"), end=last.end)
    return when


def _distance(page: Page, sentence: Sentence, dated: Dated, verb: int) -> tuple[int, int]:
    place = page.token_at(dated.start)
    return (
        -1
        if moved_to(page, sentence, place)
        else 2
        if _was_meant(page, sentence, place)
        else 0
        if dated.kind not in _LONG
        else 1,
        abs(place - verb)
        + 20 * any(page.tokens[one].low == ";" for one in range(*sorted((place, verb))))
        + OPEN * dated.when.value.endswith(".."),
    )


def _was_meant(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a day is the one a sitting was first meant to be on: `prévue demain`, `ранее назначенная на 12 апреля`."""
    before = page.tokens[max(sentence.first, place - 3) : place]
    if any(one.low in page.grammar.lists["sit-denials"] for one in before[-2:]):
        return True  # "not on 20 June but on the 27th"
    start, meant_, token = page.tokens[sentence.first].start, page.grammar.meant, page.tokens[place]
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
    return any(start <= dated.start < end and fits(seen, dated) for dated in seen.dates)
