"""By which words a sentence tells that a body sits: verbs of meeting, nouns of sitting with their day, turns of a sitting.

Knows one sentence and its words; not whose sitting it is nor when. Law: that somebody is named beside a day makes no sitting.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.press.bodies import Body, Seen, body_in, carried, of_the_press, standing
from comity.press.convened import fits, has_day, is_spoken
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tokens import Sentence
from comity.press.venues import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What tells in a sentence that somebody sits: the words, whose sitting it is, and how surely it is one.

    `aside` is a sitting that is only named with its day, `before` one before which something comes, `decided` one of which
    only is told what was decided, `taken_up` one told by what was discussed, `is_named` one told before, of which whose it was is
    said now.
    """

    verbs: Sequence[Hit[str]]
    turns: Sequence[Hit[str]]
    nouns: Sequence[Hit[str]]
    body: Body | None
    aside: bool = False
    before: bool = False
    decided: bool = False
    taken_up: bool = False
    is_named: bool = False


def clues_of(seen: Seen, sentence: Sentence) -> Clues | None:
    """Return what tells that somebody sits; None where nothing does."""
    page, (first, last, _) = seen.page, sentence
    verbs = [hit for hit in page.within("sit-verb", first, last) if not _is_denied(page, hit)]
    gathered = [hit for hit in page.within("sit-gather", first, last) if not _is_denied(page, hit)]
    nouns = [hit for hit in page.within("sit-noun", first, last) if not of_the_press(page, hit)]
    turns, body = _turns(seen, sentence, nouns), body_in(seen, sentence)
    plans = page.within("planned", first, last)
    planned = any(-PLANNED <= plan.first - noun.last <= PLANNED for plan in plans for noun in nouns)
    ranks = any(page.within(kind, first, last) for kind in ("level", "together"))
    surely = planned or bool(turns) or (bool(verbs) and (bool(nouns) or ranks))
    off = page.within("cancelled", first, last) or (nouns and page.within("moved", first, last))
    if body is None:
        body = carried(seen, sentence) if verbs or turns or gathered or nouns else None
        wired = page.within("decided", first, last) if ranks and _is_remote(page, sentence) else ()
        verbs = verbs or list(wired)  # "members decided by video on Tuesday"
        surely = surely or ((body is not None or bool(off and nouns) or bool(wired)) and has_day(seen, sentence))
        return Clues(verbs=verbs, turns=turns, nouns=nouns, body=body) if surely else None
    meets = bool(verbs or (nouns and page.within("summit", first, last)) or (gathered and has_day(seen, sentence)))
    taken_up = _takes_up(seen, sentence)
    it_was = page.grammar.it_was
    is_named = it_was is not None and it_was.match(page.low, page.tokens[first].start) is not None and bool(nouns)
    told = Clues(verbs=verbs, turns=turns, nouns=nouns, body=body, taken_up=taken_up, is_named=is_named)
    if (
        surely
        or meets
        or _by_wire(seen, sentence, body)
        or _works(seen, sentence, body)
        or taken_up
        or is_named
        or (off and has_day(seen, sentence))
        or _has_own(seen, sentence, body, nouns)
    ):
        return told
    if _announced(seen, sentence, body, nouns):
        return replace(told, aside=True)
    if _decides(seen, sentence, body):
        return replace(told, decided=True)
    return replace(told, before=True) if _comes_before(seen, sentence, body) else None


PLANNED: Final = 4
"""Words between a noun of sitting and what tells that it is planned."""


def _has_own(seen: Seen, sentence: Sentence, body: Body, nouns: Sequence[Hit[str]]) -> bool:
    """Return whether a sitting that is told as a body's own has its day: `wound up its session on Tuesday`.

    That of a name it governs has it beside, or the sentence is about it, or somebody takes part in it that day, or it is moved.
    """
    page, (_, _, first, last) = seen.page, body
    start, end = page.span(sentence)
    days = [
        one for one in seen.dates if start <= one.start < end and fits(seen, one) and not is_spoken(page, one, sentence)
    ]
    for noun in nouns if days else ():
        owns = page.grammar.lists["sit-owns"] & {
            one.low for one in page.tokens[max(last, noun.first - OWNED) : noun.first]
        }
        if owns and standing(page, sentence, first, last) >= 0 and not _is_governed(page, noun):
            return True
        if not (noun.last <= first <= noun.last + OF or last <= noun.first <= last + 1):
            continue
        subject = noun.first <= sentence.first + OPENING or _takes_part(page, sentence, noun)
        if subject or any(page.within(kind, sentence.first, sentence.last) for kind in ("sit-part", "moved")):
            return True
        low, high = min(first, noun.first) - BESIDE, max(last, noun.last) + BESIDE
        places = (page.token_at(one.start) for one in days)
        if any(low <= place < high and not _is_parted(page, place, noun.first, last) for place in places):
            return True
    return False


def _takes_part(page: Page, sentence: Sentence, noun: Hit[str]) -> bool:
    """Return whether a sentence is about those at a sitting: `The participants in the 12th meeting of the board`."""
    those = page.within("together", sentence.first, sentence.first + OPENING)
    return (
        bool(those) and 0 < noun.first - those[0].last <= LEADING and not page.within("say", those[0].last, noun.first)
    )


OPENING: Final = 3
"""Words at the beginning of a sentence among which what it is about stands."""
OWNED: Final = 4
"""Words between a body's `its` and the noun of its sitting: `its 20th ministerial session`."""
OF: Final = 8
"""Words between a noun of sitting and the body it is of: `réunion, mardi, du comité mixte`."""
BESIDE: Final = 5
"""Words between a sitting that is named and its day."""


def _is_governed(page: Page, noun: Hit[str]) -> bool:
    """Return whether something else is told of a sitting: `the report of its session`."""
    before = {one.low for one in page.tokens[max(0, noun.first - OWNED) : noun.first]}
    return bool(before & page.grammar.lists["sit-ofs"])


def _is_parted(page: Page, place: int, first: int, last: int) -> bool:
    """Return whether a verb stands between a sitting and a day, so that the day may be the verb's."""
    low, high = (last, place) if place >= last else (place, first)
    return any(page.within(kind, low, high) for kind in ("past", "say"))


def _comes_before(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether something is put before a body on a day, or somebody speaks to it: `goes before the committee on Friday`."""
    page, first = seen.page, body[2]
    goes = any(hit.first < first <= hit.last + GOES for hit in page.within("sit-goes", sentence.first, sentence.last))
    return goes and has_day(seen, sentence)


GOES: Final = 9
"""Words between what is done before a body and its name."""


def _decides(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether a body decides something in a place on a day that is not to come: `approved the lists in Bonn on Monday`."""
    page = seen.page
    start, end = page.span(sentence)
    _, _, first, last = body
    hits = [hit for hit in page.within("decided", last, sentence.last) if hit.first - last <= DECIDED]
    if not hits or standing(page, sentence, first, last) < 0 or place_of(seen, sentence)[0] is None:
        return False
    days = [one for one in seen.dates if start <= one.start < end and one.when.precision == "day" and fits(seen, one)]
    return any(seen.today is None or (one.when.low is not None and one.when.low <= seen.today) for one in days)


DECIDED: Final = 4
"""Words between a body and what it does."""


def _is_denied(page: Page, hit: Hit[str]) -> bool:
    """Return whether a verb says that nobody met: `n'a pas siégé`, `did not meet`."""
    last = hit.last + (page.grammar.language == "fr")  # "ne siège pas"; "соберется не 20 мая" denies the day alone
    near = {token.low for token in page.tokens[max(0, hit.first - 2) : last]}
    return bool(near & page.grammar.lists["sit-denials"])


def _by_wire(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether a body does something on a day by wire, as nobody does but who meets: `agreed by video on Tuesday`."""
    acts = standing(seen.page, sentence, body[2], body[3]) >= 0 and has_day(seen, sentence)
    return acts and _is_remote(seen.page, sentence)


def _is_remote(page: Page, sentence: Sentence) -> bool:
    """Return whether what a sentence tells is done by wire: `by video`, `en ligne`, `дистанционно`."""
    remote, (start, end) = page.grammar.remote, page.span(sentence)
    return remote is not None and remote.search(page.low, start, end) is not None


def _works(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether the work of a body is told to begin or end on a day: `the work of the board ended on Tuesday`."""
    page, place, last = seen.page, body[2], body[3]
    while place > sentence.first and page.tokens[place - 1].low in _OF:
        place -= 1
    before = page.tokens[place - 1].low if place > sentence.first else ""
    told = [hit for hit in page.within("sit-turn", last, sentence.last) if hit.first - last <= DECIDED]
    told = [hit for hit in told if page.tokens[hit.first].low not in page.grammar.lists["sit-preps"]]
    return before in page.grammar.lists["sit-work"] and bool(told) and has_day(seen, sentence)


def _announced(seen: Seen, sentence: Sentence, body: Body, nouns: Sequence[Hit[str]]) -> bool:
    """Return whether a sentence begins with a noun of sitting, a body's name and a day: `Meeting of the board on 20 May`."""
    page, (_, _, first, last) = seen.page, body
    opening = [hit for hit in nouns if hit.first < sentence.first + 2]
    joined = any(hit.last <= first and all(one.low in _OF for one in page.tokens[hit.last : first]) for hit in opening)
    start, stop = page.tokens[last - 1].end, page.tokens[min(last + 6, sentence.last) - 1].end
    return joined and any(start <= one.start < stop and fits(seen, one) for one in seen.dates)


_OF: Final = frozenset(("of", "the", "de", "du", "la", "l", "'", "le", "des", "d"))


def _turns(seen: Seen, sentence: Sentence, nouns: Sequence[Hit[str]]) -> Sequence[Hit[str]]:
    """Return the words by which a sitting that is named in a sentence with its day opens, goes on, ends or is called."""
    page = seen.page
    start, end = page.span(sentence)
    if not nouns or not any(start <= dated.start < end and fits(seen, dated) for dated in seen.dates):
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
    dated = any(start <= one.start <= start + 2 and one.start < end for one in seen.dates)
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
    start, end = page.span(sentence)
    known = page.grammar.agenda
    cues = (known["weak"], known["strong"], page.grammar.hears)
    cue = any(one is not None and one.search(page.low, start, end) for one in cues)
    return cue and any(start <= dated.start < end and fits(seen, dated) for dated in seen.dates)
