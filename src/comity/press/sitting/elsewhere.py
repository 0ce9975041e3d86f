"""Which days an article tells of something else than the sitting it is about: another body, a thing, the next sitting.

Knows a day, its clause and its marks; not which day it was (`ranking`). Law: a day is left out only where the words around it say
whose it is, or where the article tells of the same body a sitting on a day that is not to come.
"""

import itertools
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from comity.press.dates.dated import Dated
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


def is_of_another_clause(page: Page, clause: Sentence, day: Dated, marks: Collection[str]) -> bool:
    """Return whether a day is told of another body in a clause that only describes it: `the experts, who met on 4 May`."""
    if not _OTHERS & set(marks):
        return False
    place, lists = page.token_at(day.start), page.grammar.lists
    for at in range(place - 1, max(clause.first, place - DESCRIBED) - 1, -1):
        low = page.tokens[at].low
        if low in lists["sit-describes"]:
            return True
        if low in _STOPS:
            return False
    return False


DESCRIBED: Final = 8
"""Words before a day in which stands `who` or `which`, no comma between."""
_OTHERS: Final = frozenset(("nearer-other", "with-other"))
_STOPS: Final = frozenset(",;:")


def is_of_a_thing(page: Page, day: Dated, ends: Collection[int]) -> bool:
    """Return whether an English day is of a thing of somebody's, `the mayor's Dec. 6 speech`; `ends` are of names of the body."""
    place, behind = page.token_at(day.start), page.token_at(day.end)
    owner = [one.low for one in page.tokens[max(0, place - 2) : place]] == ["'", "s"] and place - 2 not in ends
    if not owner or behind >= len(page.tokens) or not page.tokens[behind].text[0].islower():
        return False
    return not any(page.within(kind, behind, behind + THING) for kind in ("sit-noun", "sit-own", "summit", "head"))


THING: Final = 4
"""Words behind a day among which is the sitting that is its own: `Monday's regular board meeting`."""


def is_of_limit(page: Page, clause: Sentence, day: Dated) -> bool:
    """Return whether a day is the end of a time, by the noun beside it: `a Thursday deadline`, `la date butoir du 3 mai`."""
    place, behind = page.token_at(day.start), page.token_at(day.end)
    beside = page.tokens[max(clause.first, place - CALLED) : place] + page.tokens[behind : min(behind + 1, clause.last)]
    return any(one.low in page.grammar.lists["sit-dues"] for one in beside)


def is_of_summons(page: Page, clause: Sentence, day: Dated, days: Sequence[Dated]) -> bool:
    """Return whether those who met on another day were called on this one: `le conseil, convoqué le 28 avril, s'est réuni`."""
    place, behind = page.token_at(day.start), page.token_at(day.end)
    before = {one.low for one in page.tokens[max(clause.first, place - CALLED) : place]}
    return (
        len(days) > 1
        and bool(before & page.grammar.lists["sit-called"])
        and bool(page.within("sit-gather", behind, clause.last))
    )


CALLED: Final = 3
"""Words before a day among which is that somebody was called on it."""


def is_looked_back_on(page: Page, clause: Sentence, day: Dated) -> bool:
    """Return whether a day is told of something before what is told: `the board, which had put off the vote on 21 May`."""
    back = page.grammar.sitting["back"]
    before = page.low[page.tokens[clause.first].start : day.start]
    return back is not None and back.search(before) is not None


def is_aside(page: Page, clause: Sentence, day: Dated, ends: Collection[int]) -> bool:
    """Return whether a day stands in a clause or phrase that tells of no sitting: `suspended it after rebels rose on Sunday`.

    `ends` are where names of the body end: a clause that names it tells of it.
    """
    place, lists = page.token_at(day.start), page.grammar.lists
    for at in range(place - 1, max(clause.first, place - ASIDE), -1):
        low = page.tokens[at].low
        if low in _STOPS:
            return False
        if low in lists["sit-asides"]:
            rules, start = page.grammar.rules, page.tokens[at].end
            if low in lists["sit-describes"] and _is_of_a_noun(page, clause, at, ends):
                return True
            sits = any(page.within(kind, at + 1, place + 2) for kind in _SITTING)
            sits = sits or any(at < end <= place for end in ends)
            return not sits and (rules is None or rules.search(page.low, start, day.start) is None)
    return False


def is_ahead_of(page: Page, clause: Sentence, day: Dated, ends: Collection[int]) -> bool:
    """Return whether a day is that of another sitting to come: `discussed fees ahead of the summit on 9 March`."""
    place = page.token_at(day.start)
    for at in range(place - 1, max(clause.first, place - ASIDE), -1):
        low = page.tokens[at].low
        if low in _STOPS:
            return False
        if low in page.grammar.lists["sit-aheads"]:
            named = any(at < end <= place for end in ends)
            return not named and any(page.within(kind, at + 1, place) for kind in ("sit-noun", "summit"))
    return False


def _is_of_a_noun(page: Page, clause: Sentence, at: int, ends: Collection[int]) -> bool:
    """Return whether a clause describes a noun that is neither the body nor a sitting: `the house, which voted on Tuesday`."""
    end = at - (page.tokens[at - 1].low == ",")
    before = max(clause.first, end - NOUN)
    before = max((place + 1 for place in range(before, end) if page.tokens[place].low in _STOPS), default=before)
    named = any(before < one <= end for one in ends) or any(page.within(kind, before, end) for kind in _SITTING)
    return end > clause.first and not named


NOUN: Final = 5
"""Words before `who` or `which` among which is what it describes."""
ASIDE: Final = 14
"""Words before a day in which begins the clause or phrase it stands in."""
_SITTING: Final = ("sit-noun", "sit-verb", "sit-gather", "sit-own", "summit")


def is_sure(marks: Collection[str]) -> bool:
    """Return whether the marks of a day say outright that the body sits on it, in a clause that names it or nobody else."""
    own = {*marks}
    told = {"with", "fits"} <= own and bool(_SAT & own)
    return (told or ({"own", "fits"} <= own and "with-other" not in own)) and not own & _UNSURE


_UNSURE: Final = frozenset(
    ("spoken", "meant", "limit", "c:earlier", "c:sit-again", "lies:past", "lies:month", "lies:before")
)


def is_from(marks: Collection[str]) -> bool:
    """Return whether a day to come is the one from which what was decided counts: `agreed on a truce from 1 September`."""
    own = {*marks}
    return "open" in own and bool(_AHEAD & own) and bool(_DECIDED & own)


_DECIDED: Final = frozenset(("c:decided", "c:rules"))


def sits_undated(marks: Collection[str]) -> bool:
    """Return whether the marks of a mention say that an article begins with the body's sitting and leaves its day out."""
    own = {*marks}
    meets = bool(own & _MEETS) or {"noun-of", "c:sit-verb"} <= own
    return meets and all(own & one for one in (_FIRST, _STANDS)) and not own & _OTHERWISE


_STANDS: Final = frozenset(("stand:subject", "stand:noun"))
_MEETS: Final = frozenset(
    (
        "verb<1",
        "verb<4",
        "verb>1",
        "verb>4",
        "gather<1",
        "gather>1",
        "gather>4",
        "decided>1",
        "decided>4",
        "re:rules>1",
        "re:rules>4",
    )
)
_FIRST: Final = frozenset(("order:0", "order:1"))
_OTHERWISE: Final = frozenset(
    (
        "c:day-today",
        "c:day-recent",
        "c:day-soon",
        "c:day-far",
        "c:planned",
        "c:earlier",
        "c:sit-again",
        "c:future",
        "c:cancelled",
        "c:moved",
        "role:headline",
    )
)


def is_led(page: Page) -> bool:
    """Return whether a dateline stands before the first words of a paragraph, in their line."""
    pairs = itertools.pairwise(page.blocks)
    return any(one.role == "dateline" and "\n" not in page.text[one.end : other.start] for one, other in pairs)


def is_far(marks: Collection[str]) -> bool:
    """Return whether a day is told without the body, and without a word of sitting or deciding."""
    own = {*marks}
    return "event:4" in own and own.isdisjoint(("with", "own", "c:held", *_DECIDED))


def is_next(marks: Collection[str], *, held: bool) -> bool:
    """Return whether a day to come is that of the sitting after the one told of: told later than where the text begins."""
    return held and "order:0" not in marks and bool(_AHEAD & set(marks))


def is_held(told: Iterable[Collection[str]]) -> bool:
    """Return whether the marks of one day say that the body sat on it, and that it is not to come."""
    return any(_is_held({*one}) for one in told)


def _is_held(marks: set[str]) -> bool:
    near = {"with", "fits"} <= marks and bool(_NEAR & marks) and "spoken" not in marks
    return near and (bool(_SAT & marks) or ({"order:0", "c:past"} <= marks and "c:say" not in marks))


_AHEAD: Final = frozenset(("lies:soon", "lies:later"))
_NEAR: Final = frozenset(("lies:today", "lies:recent", "lies:latest", "lies:on"))
_SAT: Final = frozenset(("body:c:noun", "body:c:sit-verb", "body:c:sit-gather", "body:c:rules", "body:c:decided"))
