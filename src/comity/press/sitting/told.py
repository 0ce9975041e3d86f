"""Whether an article tells of a sitting at all: whether a clause says so, and does not only describe or look back.

Knows clauses, the words of sitting in them and the marks of one body; not how likely it sat (`ranking`). Law: that a body is
named first, often or in the headline, tells of no sitting.
"""

from collections.abc import Collection, Iterator
from typing import Final

from comity.press.dates.dated import Dated
from comity.press.sitting.bodies import NEAR, of_the_press, standing
from comity.press.sitting.clues import is_denied
from comity.press.sitting.course import LONGEST
from comity.press.sitting.groups import Group
from comity.press.sitting.mentions import Mention
from comity.press.sitting.namesakes import CUT
from comity.press.sitting.seen import Seen
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


def telling(seen: Seen, leave_out: Collection[int]) -> frozenset[Sentence]:
    """Return the clauses that name a sitting or say that somebody meets; `leave_out` are blocks that are none of it."""
    clauses = (one for one in seen.clauses if one.block not in leave_out)
    return frozenset(one for one in clauses if any(not is_background(seen, one, place) for place in _named(seen, one)))


def is_told_of(seen: Seen, group: Group, told: Collection[Sentence]) -> bool:
    """Return whether clauses tell of a body what bodies do where they sit: it decides, hears somebody, has its day.

    Of most it is enough that one of the `told` clauses, which name a sitting, is near; who mostly does other things has to be in
    one, and so has the board of a company.
    """
    if any(one.clause in told for one in group.mentions):
        return True
    if _is_of_company(seen.page, group):
        return False
    idle = _may_not_sit(seen.page, group)
    if not idle and _is_near(seen, group, told):
        return True
    acts = _does if idle else _acts
    marked = zip(group.mentions, group.marks, strict=True)
    return any(acts(seen, one, marks) and not is_background(seen, one.clause, one.last - 1) for one, marks in marked)


def _is_near(seen: Seen, group: Group, told: Collection[Sentence]) -> bool:
    """Return whether a body is named not far from a clause that names a sitting, be it whose it may."""
    places = {clause: number for number, clause in enumerate(seen.clauses)}
    return any(abs(places[one.clause] - places[clause]) <= APART for one in group.mentions for clause in told)


APART: Final = 6
"""Clauses from one that names a sitting to one that names whose it may be."""


def _may_not_sit(page: Page, group: Group) -> bool:
    """Return whether somebody mostly does other things than sit: known by letters alone, a union, a network, a government."""
    if group.code is not None or any(_is_of_ranks_or_sitting(page, one) for one in group.mentions):
        return False
    kinds, idle = page.grammar.nominatives, page.grammar.lists["sit-standing"]
    heads = {kinds.get(word, word[:CUT]) for word in idle}
    return group.called.head in heads or all(one.kind == "unknown" for one in group.mentions)


def _is_of_company(page: Page, group: Group) -> bool:
    """Return whether a body is one of a company, in a text about companies: a board beside words of shares and profits."""
    boards, market = (page.grammar.sitting[name] for name in ("boards", "market"))
    if boards is None or market is None or boards.fullmatch(group.name.lower()) is None:
        return False
    return len({found.group() for found in market.finditer(page.low)}) >= SHARES


SHARES: Final = 2
"""Different words of companies that say that a text is about one."""


def _is_of_ranks_or_sitting(page: Page, mention: Mention) -> bool:
    """Return whether a name stands beside the word for its sitting, or behind those of a rank: `the leaders of the Union`."""
    clause, first = mention.clause, mention.first
    ranks = page.within("level", max(clause.first, first - NEAR), first)
    return bool(ranks) or standing(page, clause, first, mention.last) >= OF_SITTING


OF_SITTING: Final = 3
"""How a name stands beside the word for its sitting: `the meeting of the union`."""


def is_background(seen: Seen, clause: Sentence, place: int) -> bool:
    """Return whether a clause tells what is so again and again, or what the time nearest a word says was long ago."""
    page, habit = seen.page, seen.page.grammar.sitting["habit"]
    start, end = page.span(clause)
    if habit is not None and habit.search(page.low, start, end) is not None:
        return True
    if any(
        one.low in page.grammar.lists["sit-sinces"] for one in page.tokens[max(clause.first, place - SINCE) : place]
    ):
        return True  # "Since the truce was agreed, at a meeting on 22 July"
    days = seen.dates_in(start, end)
    return bool(days) and _is_long_ago(seen, min(days, key=lambda one: _away(page, one, place)))


SINCE: Final = 12
"""Words from `since` to a sitting from which something else is told."""


def _away(page: Page, day: Dated, place: int) -> int:
    """Return how many words a day is from a word."""
    first, last = page.token_at(day.start), page.token_at(day.end)
    return first - place if first > place else place - last


def _is_long_ago(seen: Seen, day: Dated) -> bool:
    """Return whether a time was over long before the day of the article."""
    last, today = day.when.high, seen.today
    return last is not None and today is not None and (today - last).days > AGO


AGO: Final = 366
"""Days after which what was told is history."""


def _named(seen: Seen, clause: Sentence) -> Iterator[int]:
    """Yield where a clause has a noun of sitting, a verb of meeting, a vote, or a rank of those who decide."""
    page = seen.page
    yield from (hit.first for hit in page.within("sit-noun", *clause[:2]) if not of_the_press(page, hit))
    gathers = (hit for hit in page.within("sit-gather", *clause[:2]) if _is_of_those_who_sit(page, clause, hit))
    yield from (hit.first for hit in gathers if meets(seen, clause, hit))
    ballot = page.grammar.sitting["ballot"]
    voted = page.spans_of(ballot, *page.span(clause)) if ballot is not None else []
    yield from (page.token_at(start) for start, _ in voted)
    ranks = (hit for kind in ("level", "together") for hit in page.within(kind, *clause[:2]))
    several = (hit for hit in ranks if page.tokens[hit.last - 1].low.endswith(_PLURAL))
    yield from (hit.first for hit in several if _rules(page, clause, hit))


_PLURAL: Final = ("s", "x", "ы", "и", "ов", "ей", "ам", "ами", "ах", "they")
"""How the names of ranks end that are several."""


def _is_of_those_who_sit(page: Page, clause: Sentence, hit: Hit[str]) -> bool:
    """Return whether a verb that prices and crowds have too has before it who may sit: `the chamber rose`, not `shares rose`."""
    if page.tokens[hit.first].low not in page.grammar.lists["sit-loose"]:
        return True
    near = max(clause.first, hit.first - SUBJECT)
    return any(page.within(kind, near, hit.first) for kind in ("head", "level", "together", "sit-noun"))


SUBJECT: Final = 4
"""Words before a verb among which its subject stands."""


def _rules(page: Page, clause: Sentence, rank: Hit[str]) -> bool:
    """Return whether those of a rank are told to do what bodies do: `Councillors rejected the dyke`."""
    rules, last = page.grammar.rules, min(rank.last + BEHIND, clause.last)
    return (
        rules is not None
        and rules.search(page.low, page.tokens[rank.first].start, page.tokens[last - 1].end) is not None
    )


BEHIND: Final = 3
"""Words behind a name or a rank among which is what they do."""
DECIDED: Final = 5
"""Words behind a verb of opening among which stands what is opened."""


def meets(seen: Seen, clause: Sentence, hit: Hit[str]) -> bool:
    """Return whether a verb says that somebody meets: it is not denied, nor for longer than a session lasts."""
    start, last = seen.page.tokens[hit.last - 1].end, min(hit.last + REACH, clause.last)
    days = seen.dates_in(start, seen.page.tokens[last - 1].end)
    return not is_denied(seen.page, hit) and not any(_lasts(one) for one in days)


REACH: Final = 6
"""Words behind a verb of meeting among which is told for how long."""


def _lasts(day: Dated) -> bool:
    """Return whether a time is longer than a session: `since 2015`, `from 1993 to 2003`."""
    low, high = day.when.low, day.when.high
    return low is not None and (high is None or (high - low).days > LONGEST)


def _does(seen: Seen, mention: Mention, marks: frozenset[str]) -> bool:
    """Return whether the words right around a name tell of its deciding or its meeting."""
    page = seen.page
    if "agent" in marks or any(one in marks for one in _RIGHT_BEHIND):
        return True
    return any(hit.first == mention.last for hit in page.within("sit-gather", *mention.clause[:2]))


_RIGHT_BEHIND: Final = ("re:rules>1", "decided>1")
"""Marks that tell what somebody does, right behind the name."""


def _acts(seen: Seen, mention: Mention, marks: frozenset[str]) -> bool:
    """Return whether what stands around a name tells of its work, its own day, its beginning, its meeting or its deciding."""
    page, clause = seen.page, mention.clause
    if marks & _AT_WORK or ("day>1" in marks and _is_of_day(seen, mention)) or _did(page, mention, marks):
        return True
    wide = frozenset[str]() if marks & _SITS else page.grammar.lists["sit-wide"]
    hits = (hit for hit in page.within("sit-verb", *clause[:2]) if not _opens_a_thing(seen, clause, hit.last - 1))
    verbs = [hit for hit in hits if meets(seen, clause, hit) and not page.within("say", mention.last, hit.first)]
    if any(wide.isdisjoint(one.low for one in page.tokens[hit.first : hit.last]) for hit in verbs):
        return True
    opened = any(
        _opens_a_thing(seen, clause, at) for at in range(mention.last, min(mention.last + BEHIND, clause.last))
    )
    does = _DOES[:-1] if opened else _DOES
    decides = any(one.startswith(does) for one in marks) or {"day>1", "re:rules>8"} <= marks
    return decides and not _is_described(page, clause, mention.first)


_AT_WORK: Final = frozenset(("agent", "c:agenda", "members-act", "c:remote", "sit-goes<1", "sit-goes<4"))
"""Marks of a body that decided, has something put before it, takes something up, or whose members decide."""
_SITS: Final = frozenset(("organ", "event"))
"""Marks of names of which `held` and `took place` tell a sitting: of others what is held may be anything."""
_DOES: Final = ("re:rules>1", "re:rules>4", "decided>1", "decided>4", "re:hears", "re:argues", "re:opens>1")
"""How marks begin that tell what a body does, right behind its name."""


def _opens_a_thing(seen: Seen, clause: Sentence, verb: int) -> bool:
    """Return whether a verb of opening has no sitting, work, day or place behind it: `the council opened two shelters`."""
    page, first, opens = seen.page, verb + 1, seen.page.grammar.opens
    if opens is None or opens.fullmatch(page.tokens[verb].low) is None or first >= clause.last:
        return False
    end = page.tokens[min(first + 2, clause.last) - 1].end
    days = seen.dates_in(page.tokens[first].start, end)  # "opened on Monday two shelters"
    first = next((page.token_at(day.end) for day in days), first)
    if first >= clause.last:
        return False
    low, lists, last = page.tokens[first].low, page.grammar.lists, min(first + DECIDED, clause.last)
    if not low[0].isalnum() or low in lists["sit-governs"] | lists["sit-ofs"] or page.within("sit-noun", first, last):
        return False
    return lists["sit-tasks"].isdisjoint(one.low for one in page.tokens[first:last])


def _did(page: Page, mention: Mention, marks: frozenset[str]) -> bool:
    """Return whether a body that acts only where it sits did anything on a day but publish or send, or in it something was."""
    if not {"organ", "c:on_day"} <= marks or not marks.isdisjoint(("c:say", "owner")):
        return False
    outside, (start, end) = page.grammar.sitting["outside"], page.span(mention.clause)
    if outside is not None and outside.search(page.low, start, end) is not None:
        return False
    return "in" in marks or (
        "stand:subject" in marks and any(one.startswith(_PAST) and one[-3:] != "far" for one in marks)
    )


_PAST: Final = ("past>", "re:past>")


def _is_of_day(seen: Seen, mention: Mention) -> bool:
    """Return whether a body is named by its day, which no word sets apart: `conseil municipal du 10 avril`, not `on 10 April`."""
    low = seen.page.tokens[mention.last].low
    return (mention.last in seen.begun or low in _OF_DAY) and low not in seen.page.grammar.lists["day-apart"]


_OF_DAY: Final = frozenset(("du", "de", "of", "от", "last"))


def _is_described(page: Page, clause: Sentence, first: int) -> bool:
    """Return whether what a body did only describes something: `the force which the Council authorised`."""
    for place in range(first - 1, max(clause.first, first - RELATIVE) - 1, -1):
        if page.tokens[place].low in page.grammar.lists["sit-objects"]:
            return True
        if not page.tokens[place].text[0].isalnum():
            return False
    return False


RELATIVE: Final = 6
"""Words before a body in which stands `which`, the object of what it did."""
