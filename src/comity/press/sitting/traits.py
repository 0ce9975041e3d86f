"""What stands around a name by which it is weighed whether its bearer sat: words before and behind it, its clause, its place.

Knows one mention and its clause; not its weight (`ranking`). Law: a mark says what stands where, never which body it is or what
an article is about.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from comity.press.dates.dated import Dated
from comity.press.sitting.bodies import is_agent, is_governed, is_owned, of_the_press, sits_at, standing
from comity.press.sitting.convened import fits, is_spoken
from comity.press.sitting.mentions import Mention
from comity.press.sitting.seen import Seen
from comity.press.words.grammar import CLAUSES
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


class Around:
    """What a clause has for all who are named in it, found once."""

    __slots__ = ("clause", "days", "nouns", "page", "shared", "told", "verbs")

    def __init__(self, seen: Seen, clause: Sentence, order: int) -> None:
        """Look at a clause; `order` is how many clauses of text stand before it."""
        page, known = seen.page, seen.page.grammar
        self.page, self.clause = page, clause
        start, end = page.span(clause)
        self.nouns = [hit for hit in page.within("sit-noun", *clause[:2]) if not of_the_press(page, hit)]
        self.told: dict[str, Sequence[Hit[str]]] = {
            "verb": page.within("sit-verb", *clause[:2]),
            "gather": page.within("sit-gather", *clause[:2]),
            "turn": [
                hit
                for hit in page.within("sit-turn", *clause[:2])
                if page.tokens[hit.first].low not in known.lists["sit-preps"]
            ],
        }
        days = (one for one in seen.dates_in(start, end) if fits(seen, one))
        self.days = [one for one in days if not is_spoken(page, one, clause)]
        role = page.blocks[clause.block].role
        self.shared = {f"role:{role}", f"order:{min(order, 5)}", f"block:{min(clause.block, 4)}"}
        self.shared |= {f"c:{kind}" for kind in _KINDS & page.kinds(*clause[:2])}
        self.shared |= {f"c:{kind}" for kind, hits in (("noun", self.nouns), ("turn", self.told["turn"])) if hits}
        marked = _finds(known.of_clauses, page, start, end)
        found = {name for name in CLAUSES if marked and _finds(getattr(known, name), page, start, end)}
        self.verbs = [name for name in _VERBS if name in found or name not in _WHOLE]
        self.shared |= {f"c:{name}" for name in found}
        if any(page.spans_of(known.agenda[name], start, end) for name in ("weak", "strong")):
            self.shared.add("c:agenda")
        if self.days:
            self.shared |= {"c:day", *(_when(seen, one) for one in self.days)}


_KINDS: Final = frozenset(
    {
        "sit-verb",
        "sit-gather",
        "decided",
        "act",
        "level",
        "together",
        "cancelled",
        "earlier",
        "planned",
        "sit-again",
        "moved",
        "held",
        "say",
        "past",
        "future",
        "sit-part",
        "sit-goes",
        "sit-side",
    }
)
"""Kinds of phrases that mark a clause."""


def _finds(pattern: re.Pattern[str] | None, page: Page, start: int, end: int) -> bool:
    return pattern is not None and pattern.search(page.low, start, end) is not None


def _when(seen: Seen, day: Dated) -> str:
    """Return how a day lies to that of the article."""
    if day.when.precision != "day" or day.when.low is None or seen.today is None:
        return "c:day-open"
    ago = (seen.today - day.when.low).days
    return (
        "c:day-today"
        if ago == 0
        else "c:day-recent"
        if 0 < ago <= WEEK
        else "c:day-soon"
        if -2 * WEEK <= ago < 0
        else "c:day-far"
    )


WEEK: Final = 7


def marks_of(seen: Seen, around: Around, mention: Mention, headline: frozenset[str]) -> frozenset[str]:
    """Return the marks of one mention; `headline` are the stems of the words of the headlines."""
    page, clause, first, last = seen.page, around.clause, mention.first, mention.last
    marks = {*around.shared, f"kind:{mention.kind}"}
    marks |= {f"stand:{_stand(standing(page, clause, first, last))}", f"at:{_place(first - clause.first)}"}
    marks.update(_of_name(page, mention, headline), _of_nouns(around, mention), _of_words(around, mention))
    marks.update(_of_patterns(around, last))
    if is_agent(page, clause, first):
        marks.add("agent")
    if _members_act(around):
        marks.add("members-act")
    for day in around.days:
        place = page.token_at(day.start)
        behind = place >= last
        marks.add(f"day{'>' if behind else '<'}{near(place - last if behind else first - page.token_at(day.end))}")
    sort = _sort(mention, marks)
    return frozenset(marks | {f"{sort}&{one}" for one in marks if one in _SORTED or one.startswith(_SORTED_ALL)})


def _stand(told: int) -> str:
    return (
        "noun"
        if told > 2
        else "subject"
        if told == 0
        else "aside"
        if told > -3
        else "governed"
        if told == -3
        else "off"
    )


def _place(words: int) -> str:
    return "0" if words <= 3 else "1" if words <= 10 else "2"


def near(words: int) -> str:
    """Return how near so many words are: beside it, a few, some, far."""
    return "1" if words <= 1 else "4" if words <= 4 else "8" if words <= REACH else "far"


REACH: Final = 8
"""Words before and behind a name that are looked at for themselves."""


def _of_name(page: Page, mention: Mention, headline: frozenset[str]) -> Iterator[str]:
    """Yield what a name is made of, and whether the headline has it."""
    name, _, first, last = mention.body
    lists = page.grammar.lists
    lows = {token.low for token in page.tokens[first:last]}
    yield from (mark for mark, words in (("organ", "sit-organs"), ("event", "sit-events")) if lows & lists[words])
    if page.within("summit", first, last):
        yield "summit"
    if last - first == 1 and page.tokens[first].text[0].islower():
        yield "common"
    if page.tokens[last - 1].text[0].isupper():
        yield "upper"
    if mention.ranks:
        return
    yield f"words:{min(len(name.split()), 4)}"
    words = stems(name)
    if words and headline.issuperset(words):
        yield "in-headline"
        if len(words) > 1:
            yield "in-headline-full"


def stems(text: str) -> list[str]:
    """Return the beginnings of the longer words of a text, by which they are known in other cases."""
    return [word[:STEM] for word in re.findall(r"[^\W\d_]{4,}", text.lower())]


STEM: Final = 6


def _of_nouns(around: Around, mention: Mention) -> Iterator[str]:
    """Yield how a name stands to the nouns of sitting of its clause."""
    page, clause, first, last = around.page, around.clause, mention.first, mention.last
    place = first
    while place > clause.first and page.tokens[place - 1].low in _OF:
        place -= 1
    for noun in around.nouns:
        if 0 <= place - noun.last <= 1:
            yield "noun-of"
            if is_governed(page, noun):
                yield "noun-of-governed"
            if noun.first <= clause.first + 4:
                yield "noun-of-opens"
        if 0 <= noun.first - last <= 2:
            yield "noun-behind"
        if first <= noun.first < last:
            yield "noun-in"
        if is_owned(page, noun.first):
            yield f"noun-owned{'-behind' if noun.first > last else ''}"
    if sits_at(page, clause, last):
        yield "sits-at"
    before, lists = page.tokens[place - 1].low if place > clause.first else "", page.grammar.lists
    yield from (mark for mark, words in (("in", "sit-ins"), ("before", "sit-befores")) if before in lists[words])
    behind = page.tokens[last].low if last < clause.last else ""
    yield from (mark for mark, signs in (("owner", "'"), ("comma", ",(")) if behind and behind in signs)


def _of_words(around: Around, mention: Mention) -> Iterator[str]:
    """Yield which words of sitting, deciding and saying stand before and behind a name, and how near."""
    page, clause, first, last = around.page, around.clause, mention.first, mention.last
    behind = {kind: place for place, kind in reversed(page.among(last, min(last + REACH, clause.last)))}
    yield from (f"{kind}>{near(behind[kind] - last)}" for kind in _BEHIND & behind.keys())
    before = page.kinds(max(clause.first, first - REACH), first) & _BEFORE
    ahead_of = {kind: page.within(kind, max(clause.first, first - REACH), first) for kind in before}
    for kind, hits in around.told.items():
        after = [hit.first - last for hit in hits if hit.first >= last]
        if after:
            yield f"{kind}>{near(min(after))}"
    for kind, hits in {**ahead_of, **around.told}.items():
        ahead = [first - hit.last for hit in hits if hit.last <= first]
        if ahead:
            yield f"{kind}<{near(min(ahead))}"


_BEHIND: Final = frozenset(("decided", "act", "say", "past", "future", "planned", "held", "level"))
_BEFORE: Final = frozenset(("say", "level", "together", "sit-goes", "sit-part"))


def _of_patterns(around: Around, last: int) -> Iterator[str]:
    """Yield which patterns of the grammar are found in the words behind a name, and how near."""
    page, clause = around.page, around.clause
    known, start = page.grammar, page.tokens[last - 1].end
    end = page.tokens[min(last + REACH, clause.last) - 1].end
    for name in around.verbs:
        pattern: re.Pattern[str] | None = getattr(known, name)
        found = pattern.search(page.low, start, end) if pattern is not None else None
        if found is not None:
            yield f"re:{name}>{near(page.token_at(found.start()) - last)}"
    behind = page.tokens[last : min(last + 4, clause.last)]
    if known.done is not None and any(known.done.fullmatch(one.low) for one in behind):
        yield "done>4"


_VERBS: Final = ("rules", "past", "opens", "closes", "resumes", "hears", "argues", "future", "auxiliary")
_WHOLE: Final = frozenset(("rules", "opens", "closes", "resumes", "hears"))
"""Patterns that are looked for in the whole clause first, and behind its names only where it has them."""


def _members_act(around: Around) -> bool:
    """Return whether those of some body are told to decide something: `Councillors rejected it`."""
    page, rules = around.page, around.page.grammar.rules
    those = page.within("together", *around.clause[:2])
    return bool(those) and _finds(rules, page, page.tokens[those[0].first].start, page.span(around.clause)[1])


def _sort(mention: Mention, marks: set[str]) -> str:
    """Return of which sort a name is, with which some marks are weighed together."""
    if "organ" in marks:
        return "organ"
    if marks & {"event", "summit"} or mention.kind in {"own", "sitting"}:
        return "event"
    if mention.kind in {"organ", "organisation", "group"}:
        return "org"
    return mention.kind if mention.kind in {"registered", "ranks", "unknown"} else "other"


_OF: Final = frozenset(("of", "the", "de", "du", "la", "l", "'", "le", "des", "d", "les"))
_SORTED: Final = frozenset(
    (
        "done>4",
        "agent",
        "c:noun",
        "c:sit-verb",
        "c:sit-gather",
        "c:day",
        "re:past>1",
        "common",
        "verb>1",
        "gather>1",
        "gather>4",
        "verb>4",
        "in",
        "comma",
        "in-headline",
        "members-act",
        "words:1",
    )
)
_SORTED_ALL: Final = ("role:", "stand:", "re:rules", "order:", "decided>", "day", "noun")
"""Marks that are weighed apart for each sort of name, and how those begin of which all are."""
