"""The days on which the sitting an article is about may have been, each with the marks by which it is weighed.

Knows dates, the clauses they stand in and the mentions of one body; not which day it was (`ranking`). Law: a day is one the
article tells, the day of its dateline or the days of a session told from its opening to its close; none is made up.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import Final

from comity.press.dates.calendar import When
from comity.press.dates.calendar import one as one_day
from comity.press.dates.dated import Dated
from comity.press.dates.tenses import moved_to
from comity.press.sitting.convened import (
    day_of,
    fits,
    is_limit,
    is_of_another,
    is_of_noun,
    is_own,
    is_spoken,
    was_meant,
)
from comity.press.sitting.course import course_of, is_until
from comity.press.sitting.elsewhere import (
    is_ahead_of,
    is_aside,
    is_far,
    is_from,
    is_held,
    is_led,
    is_looked_back_on,
    is_next,
    is_of_a_thing,
    is_of_another_clause,
    is_of_limit,
    is_of_summons,
    is_sure,
    sits_undated,
)
from comity.press.sitting.groups import Group
from comity.press.sitting.mentions import Mention
from comity.press.sitting.seen import Seen
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A day a sitting may have been on, and its marks; `apart` where it is told of something else, `opens` where one opened.

    `back` is a day told of something before or beside what is told, which gives way to one that is surely the sitting's.
    """

    when: Dated
    marks: frozenset[str]
    apart: bool = False
    opens: bool = False
    back: bool = False


def occasions_of(seen: Seen, group: Group, groups: Sequence[Group], best: Mention) -> list[Occasion]:
    """Return the days a sitting of a group may have been on; `best` is the mention that tells most of it."""
    about = _About(seen, group, groups, best)
    made = [one for clause in seen.clauses for one in _told_in(about, clause)]
    now = seen.today is not None and any(sits_undated(marks) for marks in group.marks)
    led = now and is_led(seen.page)
    held = now or is_held(one.marks for one in made)
    sure = {one.when.when.value for one in made if not one.apart and not one.back and is_sure(one.marks)}
    told = [
        replace(one, apart=True)
        if is_next(one.marks, held=held)
        or (one.back and (now or sure - {one.when.when.value}))
        or (led and is_far(one.marks))
        else one
        for one in made
    ]
    return [*told, *_of_dateline(about)]


class _About:
    """A body with the clauses it and others are named in."""

    __slots__ = ("best", "kinds", "mine", "order", "others", "places", "seen", "titled", "undated")

    def __init__(self, seen: Seen, group: Group, groups: Sequence[Group], best: Mention) -> None:
        self.seen, self.best = seen, best
        self.places = {clause: number for number, clause in enumerate(seen.clauses)}
        text = [seen.page.blocks[clause.block].role in _TEXT for clause in seen.clauses]
        self.order = dict(zip(seen.clauses, accumulate(text, initial=0), strict=False))
        self.mine: dict[Sentence, list[tuple[Mention, frozenset[str]]]] = {}
        for mention, marks in zip(group.mentions, group.marks, strict=True):
            self.mine.setdefault(mention.clause, []).append((mention, marks))
        self.others: dict[Sentence, list[Mention]] = {}
        for mention in (mention for one in groups if one is not group for mention in one.mentions):
            self.others.setdefault(mention.clause, []).append(mention)
        self.titled = any(marks & {"role:headline", "role:subheading"} for marks in group.marks)
        self.undated = not any("c:day" in marks for marks in group.marks)
        self.kinds = {f"dateline&{kind}" for kind in _OF_GROUP if any(kind in marks for marks in group.marks)}


_TEXT: Final = frozenset(("lede", "body"))
"""Roles of the blocks whose clauses are counted: furniture before a text makes it no later."""
LATE: Final = 3
"""Clauses of text from which on a day is one told late: the last sitting, the next, a decision's day."""
_OF_GROUP: Final = ("c:planned", "c:earlier", "c:sit-again", "c:rules", "c:noun", "c:sit-verb")


def _told_in(about: _About, clause: Sentence) -> Iterator[Occasion]:
    """Yield the days a clause tells, and those it tells together, from an opening to a close or two side by side."""
    seen, page = about.seen, about.seen.page
    start, end = page.span(clause)
    days = seen.dates_in(start, end)
    if not days:
        return
    verbs = page.within("sit-verb", *clause[:2]) or _events(page, clause)
    verb = verbs[0].first if verbs else clause.first
    chosen = day_of(seen, clause, verb)
    shared = {f"c:{kind}" for kind in _KINDS & page.kinds(*clause[:2])}
    rules = page.grammar.rules
    shared |= {"c:rules"} if rules is not None and rules.search(page.low, start, end) else set()
    shared |= {f"role:{page.blocks[clause.block].role}", f"days:{min(len(days), 3)}"}
    shared.add(f"order:{min(about.order[clause], LATE)}")
    course = course_of(seen, clause)
    gathers = bool(page.within("sit-gather", *clause[:2]))  # who only gathers may part on the same day
    for day in days:
        marks = shared | set(_of_day(seen, clause, day, verb)) | set(_beside(page, clause, day))
        marks |= {"first-in-clause"} if day is days[0] else set()
        marks |= {"first"} if day is seen.dates[0] else set()
        marks |= {"chosen"} if chosen is not None and (chosen.start, chosen.end) == (day.start, day.end) else set()
        marks |= set(_to_body(about, clause, day))
        ends = {one.last for one, _ in about.mine.get(clause, [])}
        apart = is_of_another_clause(page, clause, day, marks) or is_of_a_thing(page, day, ends)
        apart = apart or is_of_summons(page, clause, day, days) or is_from(marks) or is_of_limit(page, clause, day)
        back = is_looked_back_on(page, clause, day) or is_aside(page, clause, day, ends)
        back = back or is_ahead_of(page, clause, day, ends) or "meant" in marks
        opens = course.opens == day and not gathers
        marks = _crossed(marks, together=clause in about.mine)
        yield Occasion(when=day, marks=frozenset(marks), apart=apart, opens=opens, back=back)
    for joined in (course.whole, chosen):
        if joined is not None and all(joined.when.value != one.when.value for one in days):
            marks = {"joined", "chosen", "fits", _lies(seen, joined.when), f"precision:{joined.when.precision}"}
            marks |= {f"role:{page.blocks[clause.block].role}"} | set(_to_body(about, clause, joined))
            yield Occasion(when=joined, marks=frozenset(_crossed(marks, together=clause in about.mine)))


@once
def _events(page: Page, clause: Sentence) -> list[Hit[str]]:
    preps = page.grammar.lists["sit-preps"]
    hits = [hit for kind in _EVENTS for hit in page.within(kind, *clause[:2])]
    return [hit for hit in hits if page.tokens[hit.first].low not in preps]


_EVENTS: Final = ("sit-verb", "sit-noun", "sit-turn", "sit-gather", "summit")
_KINDS: Final = frozenset(
    {
        "decided",
        "say",
        "earlier",
        "sit-again",
        "planned",
        "cancelled",
        "moved",
        "past",
        "future",
        "held",
        "act",
    }
)


def _of_day(seen: Seen, clause: Sentence, day: Dated, verb: int) -> Iterator[str]:
    """Yield what kind of date it is, how it lies to the article, and what its clause tells of it."""
    page, place = seen.page, seen.page.token_at(day.start)
    yield from (f"kind:{day.kind}", f"precision:{day.when.precision}", _lies(seen, day.when))
    told: Mapping[str, bool] = {
        "lies:unknown": seen.today is None,
        "fits": fits(seen, day),
        "spoken": is_spoken(page, day, clause),
        "limit": is_limit(page, day, clause),
        "another": is_of_another(page, clause, day, verb),
        "of-noun": is_of_noun(page, day),
        "own": is_own(page, clause, day),
        "meant": was_meant(page, clause, place),
        "moved-to": moved_to(page, clause, place),
        "until": is_until(page, day, page.span(clause)[0]),
        "open": day.when.value.endswith(".."),
    }
    yield from (mark for mark, holds in told.items() if holds)


def _lies(seen: Seen, when: When) -> str:
    """Return how days lie to that of the article."""
    if when.low is None:
        return "lies:unknown"
    if seen.today is None:
        return _lies_undated(seen, when.low)
    begun, ended = (seen.today - when.low).days, (seen.today - (when.high or when.low)).days
    if ended <= 0 <= begun and (begun, ended) != (0, 0):
        return "lies:on"
    if begun <= 0:
        return "lies:today" if begun == 0 else "lies:soon" if begun >= -2 * WEEK else "lies:later"
    return "lies:recent" if begun <= WEEK else "lies:month" if begun <= MONTH else "lies:past"


def _lies_undated(seen: Seen, low: date) -> str:
    """Return how a day lies to the month of an article that says no day, else to the latest day it tells."""
    if seen.month is not None:
        away = (low.year - seen.month[0]) * 12 + low.month - seen.month[1]
        return "lies:month-on" if away == 0 else "lies:month-near" if abs(away) == 1 else "lies:month-far"
    days = [one.when.low for one in seen.dates if one.when.precision in _DAYS and one.when.low is not None]
    away = (max(days) - low).days if days else MONTH + 1
    return "lies:latest" if away <= 0 else "lies:late" if away <= MONTH else "lies:before"


_DAYS: Final = frozenset(("day", "interval"))
WEEK, MONTH = 7, 31
"""Days."""


def _beside(page: Page, clause: Sentence, day: Dated) -> Iterator[str]:
    """Yield what stands right before a day, and how near a word of sitting is."""
    place, behind = page.token_at(day.start), page.token_at(day.end)
    away = [
        hit.first - behind if hit.first >= behind else place - hit.last
        for hit in _events(page, clause)
        if hit.first >= behind or hit.last <= place
    ]
    yield f"event:{_bucket(min(away, default=99))}"
    before = page.tokens[place - 1].low if place > clause.first else ""
    yield from (f"before:{name}" for name in _BEFORE if before in page.grammar.lists[name])
    if before in _SIGNS:
        yield f"before:{_SIGNS[before]}"
    if place <= clause.first + 1:
        yield "opens"


_BEFORE: Final = ("sit-ofs", "tense-limits", "sit-ins", "sit-at", "sit-governs")
_SIGNS: Final = {"du": "of", "de": "of", "of": "of", "(": "bracket", ",": "comma"}


def _bucket(words: int) -> int:
    return 0 if words <= 0 else 1 if words <= 2 else 2 if words <= 6 else 3 if words <= 12 else 4


def _to_body(about: _About, clause: Sentence, day: Dated) -> Iterator[str]:
    """Yield how a day stands to the mentions of the body: in one clause with them or how many clauses away."""
    page = about.seen.page
    place, behind = page.token_at(day.start), page.token_at(day.end)
    if about.undated:
        yield "alone"
    if clause == about.best.clause:
        yield "with-best"
    others = about.others.get(clause, [])
    if clause not in about.mine:
        away = about.places[clause] - about.places[about.best.clause]
        yield f"away:{'before' if away < 0 else 'behind'}{min(abs(away), 4)}"
        if others:
            yield "with-other"
        return

    def gap(one: Mention) -> int:
        return place - one.last if place >= one.last else one.first - behind

    mine = about.mine[clause]
    nearest = min(gap(one) for one, _ in mine)
    yield "with"
    yield f"gap:{_bucket(nearest)}"
    yield f"side:{'behind' if any(one.last <= place for one, _ in mine) else 'before'}"
    if others and min(gap(one) for one in others) < nearest:
        yield "nearer-other"
    yield from (f"body:{mark}" for mark in _OF_BODY if any(mark in marks for _, marks in mine))


_OF_BODY: Final = ("c:sit-verb", "c:noun", "c:sit-gather", "c:rules", "c:decided", "noun-of", "c:turn")


def _crossed(marks: set[str], *, together: bool) -> set[str]:
    """Return marks with those that are weighed apart by whether the body is named in the clause."""
    side = "with" if together else "away"
    return marks | {f"{side}&{one}" for one in marks if one in _APART or one.startswith(_APART_ALL)}


_APART: Final = frozenset(("chosen", "own", "spoken", "fits", "c:earlier", "c:sit-again", "c:past", "c:say", "limit"))
_APART_ALL: Final = ("lies:", "kind:", "event:", "precision:", "role:")


def _of_dateline(about: _About) -> Iterator[Occasion]:
    """Yield the day of the article, once for each dateline, with whether that is a title: `Minutes of the Council, 3 May`."""
    seen, page = about.seen, about.seen.page
    if seen.today is None:
        return
    shared = {"dateline", *about.kinds}
    shared |= {"dateline&titled"} if about.titled else set()
    shared |= {"dateline&undated"} if about.undated else set()
    lines = [clause for clause in seen.clauses if page.blocks[clause.block].role == "dateline"]
    for clause in lines:
        start, end = page.span(clause)
        marks = shared | {f"length:{_bucket(clause.last - clause.first - 4)}"}
        marks |= {f"line:{kind}" for kind in ("sit-noun", "head") if page.within(kind, *clause[:2])}
        marks |= {"line:body"} if clause in about.mine else set()
        marks |= {"line:first"} if clause.block == 0 else set()
        close = abs(about.places[clause] - about.places[about.best.clause]) <= 1
        marks.add("line:near" if close else "line:far")
        yield Occasion(when=_today(seen, start, end), marks=frozenset(marks))
    if not lines:
        start = page.tokens[about.best.first].start
        yield Occasion(when=_today(seen, start, start), marks=frozenset(shared | {"line:none"}))


def _today(seen: Seen, start: int, end: int) -> Dated:
    if seen.today is None:  # whoever calls has seen to it
        raise RuntimeError("no day")
    return Dated(when=one_day(seen.today), start=start, end=end, kind="day", explicit=True)
