"""Everybody an article names who might sit: bodies, organs, ranks, and sittings that are called by what they are.

Knows where a name stands and how long it is; not who sat. Law: every word is of one name at most, the surest kind first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity.press.sitting.bodies import (
    Body,
    by_letters,
    carried,
    fullest,
    is_none,
    of_the_press,
    sits_by_letters,
    stood_for,
)
from comity.press.sitting.cases import nominative
from comity.press.sitting.course import course_of
from comity.press.sitting.edges import is_letters, is_of_another, is_of_rank, is_vague, word_for_sitting
from comity.press.sitting.naming import phrase, phrase_around
from comity.press.sitting.seen import Seen
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody named in a clause; `kind` is how the name was known, `body` has no name where ranks alone are told to meet."""

    kind: str
    body: Body
    clause: Sentence

    @property
    def first(self) -> int:
        """Return the first word of the name."""
        return self.body[2]

    @property
    def last(self) -> int:
        """Return the word behind the last of the name."""
        return self.body[3]

    @property
    def ranks(self) -> bool:
        """Return whether those who meet are of a rank, and no body is named."""
        return self.kind == "ranks"


def mentions_in(seen: Seen, clause: Sentence) -> list[Mention]:
    """Return everybody named in a clause who might sit: by the register, heads, sittings, letters and ranks, or as `it`."""
    found: list[Mention] = []
    for kinds in (_registered, _headed, _called, _organisations, _lettered, _ranked):
        for kind, body in kinds(seen, clause):
            if not any(one.first < body[3] and body[2] < one.last for one in found):
                found.append(Mention(kind=kind, body=body, clause=clause))
    if not any(one.kind in _NAMED for one in found):
        body_ = carried(seen, clause, runs=course_of(seen, clause).told)
        if body_ is not None:
            found.append(Mention(kind="carried", body=body_, clause=clause))
    return found


_NAMED: Final = frozenset(("registered", "head", "known", "bare", "letters"))
"""Kinds of names beside which `it` and `the meeting` are nobody else's."""


_Named = Iterator[tuple[str, Body]]


def _registered(seen: Seen, clause: Sentence) -> _Named:
    for actor in seen.actors:
        if clause.first <= actor.first < clause.last and actor.named.kind == "body":
            words = seen.page.words(actor.first, actor.last)
            yield "registered", (words, actor.named.code, actor.first, actor.last)


def _headed(seen: Seen, clause: Sentence) -> _Named:
    page, inside = seen.page, clause.first
    for head in page.within("head", clause.first, clause.last):
        if head.first < inside or is_none(seen, head):
            continue
        words = phrase(seen, head.first, clause)
        first, last = words or (head.first, head.last)
        name = nominative(page, first, last)
        full = fullest(seen, name, head.first)
        full = (stood_for(seen, head.first, words) if full == name else None) or full
        if page.at("sit-noun", head.first) is None:
            inside = last  # "the Council" of "the working group on the Council" is none of its own
        kind = "head" if words is not None else "known" if full != name else "bare"
        if kind == "bare" and is_vague(page, head.first):
            continue
        yield kind, (full, None, first, last)


def _called(seen: Seen, clause: Sentence) -> _Named:
    """Return sittings that are called by what they are: `consultations`, `the ministers' annual meeting`."""
    page = seen.page
    for kind in ("sit-own", "sit-noun"):
        for noun in page.within(kind, clause.first, clause.last):
            first, last = phrase_around(seen, noun.first, noun.last, clause)
            if is_of_rank(page, noun, clause):
                last = noun.last
                if kind == "sit-noun" and not of_the_press(page, noun):
                    yield "ranks", ("", None, noun.first, last)
                    continue
            if _is_of_somebody(seen, noun, last):
                yield "ranks", ("", None, noun.first, last)
                continue
            if last < noun.last or is_of_another(page, noun, last):
                continue  # "parties to the", "a round of talks", "session de la grande commission"
            if sits := word_for_sitting(page, noun, last):
                first = noun.first + sits
            if not of_the_press(page, noun) and (kind == "sit-own" or sits or last - first > 1):
                yield _CALLED[kind], (nominative(page, first, last), None, first, last)


def _is_of_somebody(seen: Seen, noun: Hit[str], last: int) -> bool:
    """Return whether a Russian meeting is of somebody by name: `встреча Медведева и Азарова`."""
    page, token = seen.page, seen.page.tokens[min(noun.last, len(seen.page.tokens) - 1)]
    named = noun.last < last and token.text.istitle() and noun.last not in seen.named
    meets = page.grammar.language == "ru" and page.tokens[noun.first].low.startswith("встреч")
    return named and meets and page.at("demonym", noun.last) is None


_CALLED: Final = {"sit-own": "own", "sit-noun": "sitting"}


def _organisations(seen: Seen, clause: Sentence) -> _Named:
    for actor in seen.actors:
        if clause.first <= actor.first < clause.last and actor.named.kind in {"organisation", "group"}:
            kind = "organ" if actor.named.organ else actor.named.kind
            yield kind, (nominative(seen.page, actor.first, actor.last), None, actor.first, actor.last)


def _lettered(seen: Seen, clause: Sentence) -> _Named:
    """Return names by their letters, and a name in brackets behind a rank: `the ambassadors (Coreper)`."""
    page, known = seen.page, by_letters(seen)
    headed = page.blocks[clause.block].role == "headline"
    for place in seen.capitals_in(clause.first, clause.last):
        text = page.tokens[place].text
        if text != "(":
            if text in known:
                yield "letters", (known[text][0], None, place, place + 1)
            elif len(text) == 1 and _numbered(page, place, clause):
                yield "unknown", (page.words(place, place + 2), None, place, place + 2)
            elif SHORTEST <= len(text) <= LETTERS and not headed and text.isalpha() and is_letters(page, place):
                kind = "unknown-sits" if sits_by_letters(page, clause, place) else "unknown"
                yield kind, (text, None, place, place + 1)
        elif place + 2 < clause.last and page.tokens[place + 2].low == ")":
            inner = page.tokens[place + 1].text
            if inner.isalpha() and inner.istitle() and page.within("level", clause.first, place):
                yield "bracketed", (inner, None, place + 1, place + 2)


def _numbered(page: Page, place: int, clause: Sentence) -> bool:
    """Return whether a letter with a figure stands here that may be a body: `G20`."""
    token, behind = page.tokens[place], page.tokens[min(place + 1, clause.last - 1)]
    return token.text.isupper() and token.text.isalpha() and behind.text.isdecimal() and behind.start == token.end


SHORTEST, LETTERS = 3, 8
"""Letters of a name that is written by its letters."""


def _ranked(seen: Seen, clause: Sentence) -> _Named:
    page = seen.page
    for hit in page.within("level", clause.first, clause.last):
        if page.tokens[hit.last - 1].low.endswith(_PLURAL):
            yield "ranks", ("", None, hit.first, hit.last)
            return


_PLURAL: Final = ("s", "x", "ы", "и", "ов", "ей", "ам", "ами", "ах")
