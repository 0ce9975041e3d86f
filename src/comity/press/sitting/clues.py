"""By which words a sentence tells that a body sits: verbs of meeting, nouns of sitting with their day, turns of a sitting.

Knows one sentence and its words; not whose sitting it is nor when. Law: that somebody is named beside a day makes no sitting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.sitting.bodies import (
    Body,
    body_in,
    carried,
    itself,
    of_the_press,
)
from comity.press.sitting.convened import has_day
from comity.press.sitting.course import course_of
from comity.press.sitting.seen import Seen
from comity.press.sitting.venues import place_of
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What tells in a sentence that somebody sits: the words, whose sitting it is, and how surely it is one.

    `is_named` is one told before, of which whose it was is said now, `carried` one whose body is only named in a sentence before.
    """

    verbs: Sequence[Hit[str]]
    turns: Sequence[Hit[str]]
    nouns: Sequence[Hit[str]]
    body: Body | None
    is_named: bool = False
    carried: bool = False


def clues_of(seen: Seen, sentence: Sentence) -> Clues | None:
    """Return what tells that somebody sits; None where nothing does."""
    page, (first, last, _) = seen.page, sentence
    verbs = [hit for hit in page.within("sit-verb", first, last) if not is_denied(page, hit)]
    gathered = [hit for hit in page.within("sit-gather", first, last) if not is_denied(page, hit)]
    nouns = [hit for hit in page.within("sit-noun", first, last) if not of_the_press(page, hit)]
    turns, body = _turns(seen, sentence, nouns), body_in(seen, sentence)
    plans = page.within("planned", first, last)
    planned = any(-PLANNED <= plan.first - noun.last <= PLANNED for plan in plans for noun in nouns)
    ranks = any(page.within(kind, first, last) for kind in ("level", "together"))
    surely = planned or bool(turns) or (bool(verbs) and (bool(nouns) or ranks))
    off = page.within("cancelled", first, last) or (nouns and page.within("moved", first, last))
    if body is None:
        runs = course_of(seen, sentence).told
        body = carried(seen, sentence, runs=runs) if verbs or turns or gathered or nouns or runs else None
        wired = page.within("decided", first, last) if ranks and _is_remote(page, sentence) else []
        wired = wired or [*_negotiate(seen, sentence)]
        verbs = verbs or wired  # "members decided by video on Tuesday"
        surely = surely or ((body is not None or bool(off and nouns) or bool(wired)) and has_day(seen, sentence))
        own = itself(seen, sentence) if body is None and not surely and _takes_up(seen, sentence) else None
        if own is not None and own[2] == sentence.first and own[3] - own[2] > 1:
            return Clues(verbs=verbs, turns=turns, nouns=nouns, body=own)
        return Clues(verbs=verbs, turns=turns, nouns=nouns, body=body, carried=body is not None) if surely else None
    meets = bool(verbs or (nouns and page.within("summit", first, last)) or (gathered and has_day(seen, sentence)))
    taken_up = _takes_up(seen, sentence)
    it_was = page.grammar.sitting["it_was"]
    is_named = it_was is not None and it_was.match(page.low, page.tokens[first].start) is not None and bool(nouns)
    if surely or meets or taken_up or is_named or (off and has_day(seen, sentence)):
        return Clues(verbs=verbs, turns=turns, nouns=nouns, body=body, is_named=is_named)
    return None


def _negotiate(seen: Seen, sentence: Sentence) -> Sequence[Hit[str]]:
    """Return those of a rank who take something up in a place on a day: `Ministers will negotiate quotas on Monday in Torsa`."""
    page = seen.page
    ranks = page.within("level", sentence.first, min(sentence.first + OPENING, sentence.last))
    several = [hit for hit in ranks if page.tokens[hit.last - 1].low.endswith(_PLURAL)]
    return several if several and place_of(seen, sentence)[0] is not None and _takes_up(seen, sentence) else ()


_PLURAL: Final = ("s", "x", "ы", "и")
"""Endings of the nouns of ranks that are several."""


PLANNED: Final = 4
"""Words between a noun of sitting and what tells that it is planned."""


OPENING: Final = 3
"""Words at the beginning of a sentence among which what it is about stands."""


def is_denied(page: Page, hit: Hit[str]) -> bool:
    """Return whether a verb says that nobody met: `n'a pas siégé`, `did not meet`, `meets the needs`, `sits on the board`."""
    last = hit.last + (page.grammar.language == "fr")  # "ne siège pas"; "соберется не 20 мая" denies the day alone
    near = {token.low for token in page.tokens[max(0, hit.first - 2) : last]}
    return bool(near & page.grammar.lists["sit-denials"]) or _is_idle(page, hit)


def _is_idle(page: Page, hit: Hit[str]) -> bool:
    idle, tokens = page.grammar.sitting["idle"], page.tokens
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    around = tokens[max(0, hit.first - 2)].start, tokens[min(hit.last + IDLE, len(tokens)) - 1].end
    found = idle.finditer(page.low, *around) if idle is not None else ()
    return any(one.start() < end and start < one.end() for one in found)


IDLE: Final = 7
"""Words behind a verb of meeting among which is the need it meets, or the board somebody sits on."""


def _is_remote(page: Page, sentence: Sentence) -> bool:
    """Return whether what a sentence tells is done by wire: `by video`, `en ligne`, `дистанционно`."""
    remote, (start, end) = page.grammar.remote, page.span(sentence)
    return remote is not None and remote.search(page.low, start, end) is not None


def _turns(seen: Seen, sentence: Sentence, nouns: Sequence[Hit[str]]) -> Sequence[Hit[str]]:
    """Return the words by which a sitting that is named in a sentence with its day opens, goes on, ends or is called."""
    page = seen.page
    if not nouns or not has_day(seen, sentence):
        return ()
    return [
        hit for hit in page.within("sit-turn", sentence.first, sentence.last) if _turns_noun(seen, sentence, hit, nouns)
    ]


def _turns_noun(seen: Seen, sentence: Sentence, hit: Hit[str], nouns: Sequence[Hit[str]]) -> bool:
    """Return whether a word of turning is a verb, or a preposition of the noun of sitting: `at an extraordinary session`."""
    page = seen.page
    if page.tokens[hit.first].low not in page.grammar.lists["sit-preps"]:
        relative = page.grammar.lists["sit-thats"]
        behind = [noun for noun in nouns if noun.first < hit.first]
        between = {one.low for one in page.tokens[behind[-1].last : hit.first]} if behind else set()
        return not between & relative  # "the talks and elections that are scheduled": not the talks are
    start, end = page.tokens[hit.last - 1].end, page.span(sentence)[1]
    dated = bool(seen.dates_in(start, min(start + 3, end)))
    return any(0 <= noun.first - hit.last <= LEADING for noun in nouns) or (
        dated and any(0 < hit.first - noun.last <= SET for noun in nouns)
    )


LEADING: Final = 5
"""Words between `at` and the sitting it leads to: `at an extraordinary session`."""
SET: Final = 8
"""Words between a sitting and the preposition of its day: `the meeting of the joint board for 3 May`."""


def _takes_up(seen: Seen, sentence: Sentence) -> bool:
    """Return whether whoever is named examines or discusses something on a day, as bodies do where they sit."""
    page = seen.page
    if not has_day(seen, sentence):
        return False
    known, (start, end) = page.grammar.agenda, page.span(sentence)
    cues = (known["weak"], known["strong"], page.grammar.hears)
    return any(one is not None and page.spans_of(one, start, end) for one in cues)
