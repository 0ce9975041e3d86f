"""Claims inside one article compared: figures that cannot both be right, figures with a slip between them, days off by one.

Knows claims (quantities and dates in the words around them); not the record. Law: a pair is compared only where it counts one
thing; what explains a difference (a part, another actor, another time, plan and fact, two speakers) is kept with the pair as its
reason and shown on demand, and silence never means that nothing was compared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from comity.press.article import Conflict, Span
from comity.press.contradictions.claims import CLASS, HALF, ROOT, Claim, Told, likeness, same_frame, told_twice
from comity.press.counts.intervals import Figure, agree, slip
from comity.press.counts.numbers import Counted
from comity.press.dates.dated import Dated
from comity.press.names.actors import Actor
from comity.press.said.marks import Said
from comity.press.words.grammar import Grammar
from comity.press.words.joining import DEFINITE
from comity.press.words.page import Page
from comity.press.words.stems import content, stem
from comity.press.words.tokens import Sentence

MOST: Final = 60
"""Claims of a kind that are compared with one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What of an article is compared."""

    page: Page
    quantities: Sequence[Counted]
    dates: Sequence[Dated]
    actors: Sequence[Actor]
    quotes: Sequence[Said]
    words: dict[Sentence, frozenset[str]] = field(default_factory=dict)

    def content(self, sentence: Sentence) -> frozenset[str]:
        """Return the words of a sentence that carry meaning, found once for all its figures and days."""
        found = self.words.get(sentence)
        if found is None:
            found = self.words[sentence] = _content(self.page, sentence)
        return found


def compare(read: Read) -> tuple[list[Conflict], list[Conflict]]:
    """Return the conflicts of an article and the pairs that were compared and not reported."""
    stops: list[Conflict] = []
    quiet: list[Conflict] = []
    claims = [_claim(read, one) for one in read.quantities[:MOST] if not one.vague]
    told = Told(claims)
    for place, one in enumerate(claims):
        for other in claims[place + 1 :]:
            judged = _judged(one, other)
            if judged is not None and judged.level != "C" and told.apart(one, other):
                judged = _conflict("C", "other-unit", one, other)
            if judged is not None:
                (quiet if judged.level == "C" else stops).append(judged)
    stops += _weekdays(read.dates)
    explicit = [
        dated
        for dated in read.dates[:MOST]
        if dated.explicit and ".." not in dated.when.value and not _of_the_page(read.page, dated)
    ]
    days = [_dated(read, dated) for dated in explicit] if len(explicit) > 1 else []
    for place, one in enumerate(days):
        for other in days[place + 1 :]:
            judged = _days_judged(one, other)
            if judged is not None:
                stops.append(judged)
    return _once(stops), quiet


def _of_the_page(page: Page, dated: Dated) -> bool:
    """Return whether a day tells when something was written or put up, whatever the text tells of another day.

    It ends a headline behind a comma (that of the document), or a clock stands beside it.
    """
    block = page.blocks[page.block_at(dated.start)]
    ends = block.role == "headline" and dated.end >= block.end
    before, behind = page.low[max(0, dated.start - NEAR) : dated.start], page.low[dated.end : dated.end + NEAR]
    clock = _CLOCK_BEFORE.search(before) is not None or _CLOCK_BEHIND.match(behind) is not None
    return clock or (ends and page.low[: dated.start].rstrip().endswith(","))


NEAR: Final = 12
"""Characters beside a day in which a clock stands that is the page's."""
_CLOCK_BEFORE: Final = re.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d)?[ ,|–-]*$")
_CLOCK_BEHIND: Final = re.compile(r"[ ,|–-]*\d{1,2}:\d\d(?!\d)")


def _once(found: Sequence[Conflict]) -> list[Conflict]:
    """Return conflicts in order; of several with one pair of values the first."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for conflict in sorted(found, key=lambda one: (one.a.start, one.b.start)):
        key = (conflict.kind, *sorted(conflict.facts.values()))
        if key not in seen:
            seen.add(key)
            kept.append(conflict)
    return kept


def _claim(read: Read, counted: Counted) -> Claim:
    page, known = read.page, read.page.grammar
    sentence = page.sentence_at(page.tokens[counted.first].start) or page.sentences[0]
    first, last = _clause(page, sentence, counted.first)
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    return Claim(
        start=counted.start,
        end=counted.end,
        sentence=sentence,
        role=page.blocks[sentence.block].role,
        unit=counted.unit,
        figure=Figure(value=counted.value, low=counted.low, high=counted.high, qualifier=counted.qualifier),
        part=counted.part,
        words=read.content(sentence),
        actors=frozenset(
            actor.named.code
            for actor in read.actors
            if first <= actor.first < last and actor.named.kind in {"state", "group"} and _acts(page, actor)
        )
        | {hit.value for hit in page.within("demonym", first, last)},
        source=_source(read, sentence, counted.start, first, last),
        times=frozenset(
            dated.when.value
            for dated in read.dates
            if start <= dated.start < end and (dated.kind == "day" or dated.when.precision not in {"day", "weekend"})
        ),
        plan=_planned(known, page.low[start:end]),
        definite=page.word(counted.first - 1) in _KNOWN,
        sides=frozenset(found.lastgroup or found.group() for found in known.sides.finditer(page.low, start, end)),
        unarticled=not known.lists["articles"],
        compared=known.compared.search(page.low, start, end) is not None,
    )


_KNOWN: Final = frozenset(
    ("the", "its", "their", "all", "les", "des", "ces", "ses", "leurs", "these", "эти", "все", "всех", "наши")
)
"""What stands before a figure that is told as known: `the 15 inspectors`."""
_PLACED: Final = frozenset(
    ("in", "at", "to", "into", "en", "à", "au", "aux", "dans", "vers", "в", "во", "на", "over", "over", "near")
)


def _acts(page: Page, actor: Actor) -> bool:
    """Return whether a State is told as acting or giving, not as the place where something is."""
    place = actor.first - 1
    while place > 0 and page.tokens[place].low in DEFINITE:
        place -= 1
    return place < 0 or page.tokens[place].low not in _PLACED


def _dated(read: Read, dated: Dated) -> Claim:
    page = read.page
    sentence = page.sentence_at(dated.start) or page.sentences[0]
    return Claim(
        start=dated.start,
        end=dated.end,
        sentence=sentence,
        role=page.blocks[sentence.block].role,
        unit="day",
        words=read.content(sentence),
        compared=page.grammar.beside.search(page.low, max(0, dated.start - BESIDE), dated.end) is not None,
        day=dated,
    )


BESIDE: Final = 16
"""Characters before a day in which it may be told from another: `la veille, dimanche 2 novembre`."""


def _clause(page: Page, sentence: Sentence, place: int) -> tuple[int, int]:
    """Return the tokens of the clause a figure stands in: between semicolons, and between commas that part two figures."""
    first, last = sentence.first, sentence.last
    for at in range(place - 1, sentence.first - 1, -1):
        if page.tokens[at].low in {";", ":"} or (_parts(page, at) and _has_figure(page, sentence.first, at)):
            first = at + 1
            break
    for at in range(place, sentence.last):
        if page.tokens[at].low in {";", ":"} or (_parts(page, at) and _has_figure(page, at, sentence.last)):
            last = at
            break
    return first, max(last, first + 1)


def _parts(page: Page, place: int) -> bool:
    """Return whether a comma parts words, and stands in no number: `12,400`."""
    low = page.tokens[place].low
    if low != ",":
        return low in page.grammar.lists["joins-list"]  # `killed 11 and hurt 44`
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    inside = after is not None and after.text.isdecimal() and after.start == page.tokens[place].end
    return not inside


def _has_figure(page: Page, first: int, last: int) -> bool:
    numbers = page.grammar.numbers
    return any(token.text[0].isdecimal() or token.low in numbers for token in page.tokens[first:last])


def _planned(known: Grammar, text: str) -> str | None:
    """Return whether a clause tells a plan or what came of it, where it says so."""
    if known.fact.search(text) is not None:
        return "fact"
    return "plan" if known.plan.search(text) is not None else None


def _content(page: Page, sentence: Sentence) -> frozenset[str]:
    """Return the stems of the words of a sentence that carry meaning; nouns of one class are one word: `troops`, `soldiers`."""
    start, end = page.span(sentence)
    units = page.within("unit", sentence.first, sentence.last)
    named = {stem for hit in units for stem in content(page.grammar.language, page.words(hit.first, hit.last))}
    numbers = {token.low for token in page.tokens[sentence.first : sentence.last]} & page.grammar.numbers.keys()
    named |= {stemmed for number in numbers for stemmed in content(page.grammar.language, number)}
    return content(page.grammar.language, page.text[start:end]) - named | {f"{CLASS}{hit.value}" for hit in units}


def _source(read: Read, sentence: Sentence, place: int, first: int, last: int) -> str | None:
    """Return by whom a figure is given: the speaker of the words it stands in, or whoever the clause reports."""
    for quote in read.quotes:
        if quote.start <= place < quote.end:
            return (quote.speaker.code or quote.speaker.name) if quote.speaker else f"quote {quote.start}"
    page = read.page
    hits = page.within("reporting", first, last)
    if not hits:
        hits = page.within("reporting", sentence.first, sentence.last) if not _has_semicolon(page, sentence) else []
    if not hits:
        return None
    hit = hits[0]
    after = page.words(hit.last, min(hit.last + 5, last)) if hit.last < last else ""
    before = page.words(max(first, hit.first - NAMED), hit.first) if hit.first > first else ""
    return (before or re.split(r"[,\d]", after)[0]).strip().lower()


NAMED: Final = 2
"""Words before a verb of reporting that tell whose figure it is."""


def _has_semicolon(page: Page, sentence: Sentence) -> bool:
    return any(token.low == ";" for token in page.tokens[sentence.first : sentence.last])


def _judged(one: Claim, other: Claim) -> Conflict | None:
    """Return what two figures are to each other, None where they are not about the same thing or agree."""
    a, b = one.figure, other.figure
    if a is None or b is None or a.text == b.text:
        return None
    if _noun(one) != _noun(other):
        return _other_unit(one, other)
    kind, together = slip(a, b), agree(a, b)
    if kind is None and together and None in (a.value, b.value):  # a range and what lies in it
        return None
    excuse = _excuse(one, other)
    if excuse is not None:
        return _conflict("C", excuse, one, other)
    if kind is not None and one.sentence != other.sentence:
        return _conflict("A", kind, one, other) if same_frame(one, other, kind) else None
    apart = told_twice(one, other) and likeness(one, other) >= HALF and not together
    return _conflict("B", "other-figure", one, other) if apart else None


def _noun(claim: Claim) -> str:
    """Return what a figure counts, a noun no class of the grammar has by its stem: `домов`, `домам`."""
    return stem("ru", claim.unit) if claim.unarticled and not claim.unit.isascii() else claim.unit


def _other_unit(one: Claim, other: Claim) -> Conflict | None:
    near = one.sentence == other.sentence
    return _conflict("C", "other-unit", one, other) if near and {one.unit, other.unit} <= _FORCES else None


_FORCES: Final = frozenset(
    (
        *("soldiers", "battalions", "brigades", "divisions", "aircraft", "sorties", "flights", "ships"),
        *("organisations", "documents"),
    )
)


def _excuse(one: Claim, other: Claim) -> str | None:
    """Return why two figures may differ, None where nothing in the text explains it."""
    small, large = (one, other) if one.size < other.size else (other, one)
    known = one.definite or other.definite
    reasons = (
        ("two-speakers", _two_speakers(one, other)),
        ("part-of-whole", small.part and not large.part),
        ("other-part", (one.part and other.part) or _apart(one.sides, other.sides)),
        ("other-actor", not known and _apart(one.actors - _ALL, other.actors - _ALL)),
        ("part-of-whole", _of_a_larger(small, large)),
        ("other-time", not known and _apart(one.times, other.times)),
        ("plan-fact", {one.plan, other.plan} == {"plan", "fact"}),
    )
    return next((reason for reason, holds in reasons if holds), None)


_ALL: Final = frozenset(("ALLIES",))


def _two_speakers(one: Claim, other: Claim) -> bool:
    """Return whether two figures are given by two, or one is in a sentence that gives the other in its own words."""
    if one.source is not None and other.source is not None:
        return one.source != other.source and not _kin(one.source, other.source)
    return (one.source is None) != (other.source is None) and one.sentence == other.sentence


def _kin(one: str, other: str) -> bool:
    """Return whether two phrases name one source: `the harbour office`, `the head of the harbour office`."""
    words = [{word[:ROOT] for word in re.findall(r"[^\W\d_]{4,}", source.casefold())} for source in (one, other)]
    small, large = sorted(words, key=len)
    return bool(small) and small <= large


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _of_a_larger(small: Claim, large: Claim) -> bool:
    """Return whether the smaller figure is one party's share of a figure of no party, outside the head of the article."""
    told = {"headline", "lede"} & {small.role, large.role}
    return bool(small.actors - large.actors - _ALL) and small.size * 2 < large.size and not told


def _conflict(level: str, kind: str, one: Claim, other: Claim) -> Conflict:
    a, b = (one, other) if one.start <= other.start else (other, one)
    said = [claim.figure for claim in (a, b) if claim.figure is not None]
    ranged = kind == "times-ten" and any(figure.value is None for figure in said)
    return Conflict(
        level=level,
        kind=kind,
        a=Span(start=a.start, end=a.end),
        b=Span(start=b.start, end=b.end),
        reason=f"press-reason-{kind}{'-range' if ranged else ''}",
        facts={"a": said[0].text, "b": said[1].text, "unit": a.unit},
    )


def _weekdays(dates: Sequence[Dated]) -> Iterator[Conflict]:
    """Return days of the month that are no such weekday."""
    for dated in dates:
        day = dated.when.low
        if dated.said is not None and dated.said >= 0 and day is not None and day.weekday() != dated.said:
            span = Span(start=dated.start, end=dated.end)
            facts = {"date": day.isoformat(), "said": str(dated.said + 1), "is": str(day.weekday() + 1)}
            yield Conflict(level="A", kind="weekday", a=span, b=span, reason="press-reason-weekday", facts=facts)


def _days_judged(one: Claim, other: Claim) -> Conflict | None:
    """Return a day that is told twice and is off by one: at the head of the article and in its text, in words that are alike."""
    a, b = one.day.when.low if one.day else None, other.day.when.low if other.day else None
    if a is None or b is None or abs(a - b) != timedelta(days=1) or not told_twice(one, other):
        return None
    if not one.words & other.words or one.day is None or other.day is None or one.compared or other.compared:
        return None  # `la veille, dimanche 2 novembre`
    if one.day.said is not None and other.day.said is not None:
        return None  # each is held by its own weekday: two days, not one slip
    first, second = (one, other) if one.start <= other.start else (other, one)
    return Conflict(
        level="A",
        kind="day-off-by-one",
        a=Span(start=first.start, end=first.end),
        b=Span(start=second.start, end=second.end),
        reason="press-reason-day-off-by-one",
        facts={"a": a.isoformat(), "b": b.isoformat()},
    )
