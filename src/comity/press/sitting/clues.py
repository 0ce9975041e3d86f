"""By which words a sentence tells that a body sits: verbs of meeting, nouns of sitting with their day, turns of a sitting.

Knows one sentence and its words; not whose sitting it is nor when. Law: that somebody is named beside a day makes no sitting.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.sitting.bodies import (
    Body,
    body_in,
    carried,
    has_sitting,
    is_agent,
    is_governed,
    is_owned,
    itself,
    of_the_press,
    sits_at,
    standing,
)
from comity.press.sitting.convened import fits, has_day, is_spoken
from comity.press.sitting.course import course_of
from comity.press.sitting.seen import Seen
from comity.press.sitting.venues import place_of
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What tells in a sentence that somebody sits: the words, whose sitting it is, and how surely it is one.

    `aside` is a sitting that is only named with its day, `before` one before which something comes, `decided` one of which
    only is told what was decided, `taken_up` one told by what was discussed, `is_named` one told before, of which whose it was is
    said now, `carried` one whose body is only named in a sentence before, `joined` one whose body stands beside a noun of
    sitting.
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
    carried: bool = False
    joined: bool = False


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
            return Clues(verbs=verbs, turns=turns, nouns=nouns, body=own, taken_up=True)
        return Clues(verbs=verbs, turns=turns, nouns=nouns, body=body, carried=body is not None) if surely else None
    meets = bool(verbs or (nouns and page.within("summit", first, last)) or (gathered and has_day(seen, sentence)))
    taken_up = _takes_up(seen, sentence)
    it_was = page.grammar.sitting["it_was"]
    is_named = it_was is not None and it_was.match(page.low, page.tokens[first].start) is not None and bool(nouns)
    sits = (
        surely
        or meets
        or _by_wire(seen, sentence, body)
        or _works(seen, sentence, body)
        or taken_up
        or is_named
        or (off and has_day(seen, sentence))
        or _has_own(seen, sentence, body, nouns)
        or _runs(seen, sentence, body)
    )
    aside = not sits and _announced(seen, sentence, body, nouns)
    decided = not sits and not aside and _decides(seen, sentence, body)
    before = not sits and not aside and not decided and _comes_before(seen, sentence, body)
    if not (sits or aside or decided or before):
        return None  # as most
    told = {"taken_up": taken_up, "is_named": is_named, "aside": aside, "decided": decided, "before": before}
    return Clues(verbs=verbs, turns=turns, nouns=nouns, body=body, **told)


def _negotiate(seen: Seen, sentence: Sentence) -> Sequence[Hit[str]]:
    """Return those of a rank who take something up in a place on a day: `Ministers will negotiate quotas on Monday in Torsa`."""
    page = seen.page
    ranks = page.within("level", sentence.first, min(sentence.first + OPENING, sentence.last))
    several = [hit for hit in ranks if page.tokens[hit.last - 1].low.endswith(_PLURAL)]
    return several if several and place_of(seen, sentence)[0] is not None and _takes_up(seen, sentence) else ()


_PLURAL: Final = ("s", "x", "ы", "и")
"""Endings of the nouns of ranks that are several."""


def _runs(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether a body that is no more than its sitting, or its work, begins, goes on or ends on a day.

    `The forum closed on Friday`, `the council resumed today its work`, `deliberations in the board ended on Monday`.
    """
    page, (_, _, first, last) = seen.page, body
    known, lists = page.grammar, page.grammar.lists
    if not has_day(seen, sentence) or standing(page, sentence, first, last) < GOVERNED:
        return False
    start, place = page.tokens[last - 1].end, first
    while place > sentence.first and page.tokens[place - 1].low in _OF | lists["sit-ins"]:
        place -= 1
    joined = place < first or known.language == "ru"
    of_work = joined and place > sentence.first and page.tokens[place - 1].low in lists["sit-tasks"]
    if of_work or any(token.low in lists["sit-events"] for token in page.tokens[first:last]):
        takes_part = of_work and bool(page.within("sit-part", sentence.first, place))
        return takes_part or course_of(seen, sentence).told
    for pattern in (known.opens, known.closes, known.resumes):
        for found in pattern.finditer(page.low, start, page.span(sentence)[1]) if pattern is not None else ():
            verb = page.token_at(found.start())
            behind = page.tokens[verb : min(verb + TASK, sentence.last)]
            if verb - last <= DECIDED and any(one.low in lists["sit-tasks"] for one in behind):
                return standing(page, sentence, first, last) >= 0
    return False


GOVERNED: Final = -3
"""How a name stands that a word governs."""
TASK: Final = 6
"""Words from a verb of beginning or ending to the work it takes: `resumed today after two months its work`."""


PLANNED: Final = 4
"""Words between a noun of sitting and what tells that it is planned."""


def faint_clues(seen: Seen, sentence: Sentence) -> Clues | None:
    """Return what hints that a body sat where an article tells of no sitting outright; None where nothing does.

    Somebody who is named decides, discusses or hears something, somebody speaks before him, or a sitting is called his.
    """
    page, body = seen.page, body_in(seen, sentence, however=True) or _organ(seen, sentence)
    nouns = [hit for hit in page.within("sit-noun", *sentence[:2]) if not of_the_press(page, hit)]
    if body is None:
        own = _ends_itself(seen, sentence, nouns)
        return Clues(verbs=(), turns=(), nouns=nouns, body=own, decided=True) if own is not None else None
    common = body[3] - body[2] < 2 and body[1] is None and page.tokens[body[2]].text[0].islower()
    if common and not _acts(seen, sentence, body) and page.tokens[body[2]].low not in page.grammar.lists["sit-alone"]:
        return None
    known, (start, end) = page.grammar.agenda, page.span(sentence)
    cues = (known["weak"], known["strong"], page.grammar.hears, page.grammar.argues)
    acts = _decided(page, sentence, body) or any(
        told(seen, sentence, body) for told in (_votes, _acts, _rules, _begins)
    )
    acts = acts and not _long_ago(seen, sentence, body)
    cued = any(one is not None and page.spans_of(one, start, end) for one in cues)
    beside = any(_joins(page, hit, body) and not is_governed(page, hit) for hit in nouns)
    again = bool(page.within("sit-again", *sentence[:2]))
    beside = beside and not again
    place = body[2]
    while place > sentence.first and page.tokens[place - 1].low in _OF:
        place -= 1
    heard = page.tokens[place - 1].low if place > sentence.first else ""
    reach = (max(sentence.first, place - SPOKEN), place) if heard in _TO else sentence[:2]
    says = page.within("say", *reach)
    spoke = heard in page.grammar.lists["sit-befores"] and bool(says)
    dated = head_clues(seen, sentence) is not None
    inside = {one.low for one in page.tokens[place - 1 : body[2]]} & page.grammar.lists["sit-ins"]
    votes = bool(inside) and (dated or page.tokens[place - 2].low in page.grammar.lists["sit-tasks"])
    owns = any(is_owned(page, hit.first) and not is_governed(page, hit) for hit in nouns) and not again
    headline = page.blocks[sentence.block].role == "headline"
    titled = headline and not seen.begun.isdisjoint((body[3], body[3] + 1))  # "Compte rendu du conseil du 5 mai"
    events = any(one.low in page.grammar.lists["sit-events"] for one in page.tokens[body[2] : body[3]])
    headed = dated and (_is_headed(page, body) or events)
    at = sits_at(page, sentence, body[3]) or (_by_it(seen, sentence, body) and not _long_ago(seen, sentence, body))
    is_subject = (acts or cued or headed or owns) and standing(page, sentence, *body[2:]) >= 0
    if not (at or spoke or votes or titled or beside or is_subject):
        return None
    return Clues(verbs=(), turns=(), nouns=nouns, body=body, decided=True, joined=beside)


_TO: Final = frozenset(("to",))
SPOKEN: Final = 5
"""Words from a verb of saying to the body somebody speaks to."""


def _organ(seen: Seen, sentence: Sentence) -> Body | None:
    """Return a body that is called by its head alone and does something on a day: `The watchdog's board on Monday censured`."""
    page = seen.page
    for head in page.within("head", sentence.first, min(sentence.last, sentence.first + NEAR)):
        body = page.words(head.first, head.last), None, head.first, head.last
        if _acts(seen, sentence, body):
            return body
    return None


NEAR: Final = 14
"""Words at the beginning of a sentence among which stands who acts in it."""


def _rules(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether a body that acts only where it sits decides something, by whatever verb: `The board rejected a call`."""
    page, rules = seen.page, seen.page.grammar.rules
    return rules is not None and _is_organ(page, body) and _follows(page, sentence, body, rules)


def _acts(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether it does so on a day, be it one that cannot be reckoned: `The board, meeting late, on Monday censured`."""
    page, (known, end) = seen.page, (seen.page.grammar, min(body[3] + ACTS, sentence.last))
    told = known.on_day
    if told is None or known.rules is None or not _is_organ(page, body):
        return False
    start, stop = page.span(sentence)[0], page.tokens[end - 1].end
    on_day = told.search(page.low, start, stop) is not None or has_day(seen, sentence)
    return on_day and _follows(page, sentence, body, known.rules, ACTS)


ACTS: Final = 8
"""Words from a body to the verb of what it decides, a day between."""


def _begins(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether such a body, or a conference, is told to begin, go on or end: `The forum is under way`, `has begun`."""
    page, known = seen.page, seen.page.grammar
    event = any(one.low in known.lists["sit-events"] for one in page.tokens[body[2] : body[3]])
    if not event and not _is_organ(page, body):
        return False
    turns = page.within("sit-turn", body[3], min(body[3] + DECIDED, sentence.last)) if event else []
    if any(page.tokens[hit.first].low not in known.lists["sit-preps"] for hit in turns):
        return True
    behind = page.tokens[body[3] : min(body[3] + TASK, sentence.last)]
    if not event and not any(one.low in known.lists["sit-tasks"] for one in behind):
        return False  # "The health board opened a clinic"
    patterns = (known.opens, known.closes, known.resumes)
    return any(one is not None and _follows(page, sentence, body, one) for one in patterns)


def _by_it(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether something is told to be decided by such a body: `Two resolutions were adopted by the council`."""
    page = seen.page
    return (_is_organ(page, body) or page.grammar.language == "ru") and is_agent(page, sentence, body[2])


def _long_ago(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether what a body did is told of a time long past: `Parliament passed the law in 2012`."""
    page = seen.page
    start, end = page.tokens[body[2]].start, page.tokens[min(body[3] + FAR, sentence.last) - 1].end
    first = next(iter(seen.dates_in(start, end)), None)
    if first is None or first.when.high is None:
        return False
    if seen.today is None:
        return first.when.precision == "year" and first.kind == "year"
    return (seen.today - first.when.high).days > AGO


AGO: Final = 62
"""Days after which what a body did is no news."""
FAR: Final = 12
"""Words from a body to the time of what it did."""


def _is_organ(page: Page, body: Body) -> bool:
    return any(one.low in page.grammar.lists["sit-organs"] for one in page.tokens[body[2] : body[3]])


def _follows(page: Page, sentence: Sentence, body: Body, verbs: re.Pattern[str], reach: int = 4) -> bool:
    """Return whether a verb stands right behind a body, none denied and none of what is its: `the board's wall rose`."""
    last = min(body[3] + reach, sentence.last)
    if last <= body[3] or page.tokens[body[3]].low == "'":
        return False
    found = verbs.search(page.low, page.tokens[body[3]].start, page.tokens[last - 1].end)
    place = page.token_at(found.start()) if found is not None else 0
    denied = {one.low for one in page.tokens[max(body[3], place - 2) : place + 2]} & page.grammar.lists["sit-denials"]
    return found is not None and not denied


def _votes(seen: Seen, sentence: Sentence, body: Body) -> bool:
    """Return whether a body is told to meet or vote, be it without a day: `The board voted unanimously to extend it`."""
    page = seen.page
    hits = page.within("sit-gather", body[3], min(body[3] + DECIDED, sentence.last))
    return any(not is_denied(page, hit) for hit in hits)


def _is_headed(page: Page, body: Body) -> bool:
    """Return whether the headline has the head of a body's name: `Buoys: commission asks for time`."""
    heads = [page.at("head", place) for place in range(body[2], body[3])]
    stems = {page.tokens[hit.first].low[:STEM] for hit in heads if hit is not None}
    told = (hit for hit in page.hits.get("head", ()) if page.role_at(hit.first) == "headline")
    return any(page.tokens[hit.first].low[:STEM] in stems for hit in told)


STEM: Final = 6
"""Letters by which a word of a name is known in other cases."""


def _ends_itself(seen: Seen, sentence: Sentence, nouns: Sequence[Hit[str]]) -> Body | None:
    """Return a sitting that is called by what it is and told to begin or end: `Its 11th ministerial meeting concluded`."""
    page = seen.page
    for noun in nouns:
        verbs = page.within("sit-turn", noun.last, min(noun.last + 2, sentence.last))
        if verbs and page.tokens[verbs[0].first].low not in page.grammar.lists["sit-preps"]:
            first = noun.first - (noun.first > sentence.first and page.at("level", noun.first - 1) is not None)
            return page.words(first, noun.last), None, first, noun.last
    return None


def head_clues(seen: Seen, sentence: Sentence) -> Clues | None:
    """Return what hints that a body sat on a day that is told where an article begins; None where none is told beside it."""
    page = seen.page
    body = body_in(seen, sentence, however=True)
    start, end = page.span(sentence)
    days = [one for one in seen.dates_in(start, end) if one.when.precision == "day" and fits(seen, one)]
    days = [one for one in days if not is_spoken(page, one, sentence)]
    past = [one for one in days if seen.today is None or (one.when.low is not None and one.when.low <= seen.today)]
    if body is None or not past:
        return None
    return Clues(verbs=(), turns=(), nouns=(), body=body, decided=True)


def _joins(page: Page, noun: Hit[str], body: Body) -> bool:
    """Return whether a noun of sitting stands right before or behind a body: `session of the board`, `the board meeting`."""
    between = page.tokens[noun.last : body[2]]
    behind = 0 <= noun.first - body[3] <= 1 or has_sitting(page, body[3])
    return behind or (noun.last <= body[2] and all(one.low in _OF for one in between))


def _has_own(seen: Seen, sentence: Sentence, body: Body, nouns: Sequence[Hit[str]]) -> bool:
    """Return whether a sitting that is told as a body's own has its day: `wound up its session on Tuesday`.

    That of a name it governs has it beside, or the sentence is about it, or somebody takes part in it that day, or it is moved.
    """
    page, (_, _, first, last) = seen.page, body
    start, end = page.span(sentence)
    days = [one for one in seen.dates_in(start, end) if fits(seen, one) and not is_spoken(page, one, sentence)]
    for noun in nouns if days else ():
        owns = page.grammar.lists["sit-owns"] & {
            one.low for one in page.tokens[max(last, noun.first - OWNED) : noun.first]
        }
        if owns and standing(page, sentence, first, last) >= 0 and not is_governed(page, noun):
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
    if (
        not _decided(page, sentence, body)
        or standing(page, sentence, first, last) < 0
        or place_of(seen, sentence)[0] is None
    ):
        return False
    days = [one for one in seen.dates_in(start, end) if one.when.precision == "day" and fits(seen, one)]
    return any(seen.today is None or (one.when.low is not None and one.when.low <= seen.today) for one in days)


def _decided(page: Page, sentence: Sentence, body: Body) -> list[Hit[str]]:
    """Return what a body is told to decide: behind its name, in French and Russian before it too, `Так решила Управа болот`."""
    first, last = body[2], body[3]
    end = min(last + DECIDED + 1, sentence.last)
    hits = [*page.within("decided", last, end), *(hit for hit in page.within("act", last, end) if is_act(page, hit))]
    hits = [hit for hit in hits if page.tokens[last].low != "'" and not is_denied(page, hit)]
    if page.grammar.language != "en":
        hits += [hit for hit in page.within("decided", sentence.first, first) if first - hit.last <= GOES]
    return hits


def is_act(page: Page, hit: Hit[str]) -> bool:
    """Return whether a word of deciding is a verb, no participle: `The board extended it`, not `the board set up in 1998`."""
    lists, behind = page.grammar.lists, page.tokens[hit.last].low if hit.last < len(page.tokens) else ""
    before = {one.low for one in page.tokens[max(0, hit.first - 2) : hit.first]}
    helped = page.grammar.language != "fr" or bool(before & _HELPS)
    return helped and behind not in lists["decisions-parts"] and not before & lists["decisions-being"]


_HELPS: Final = frozenset(("a", "ont", "avait", "avaient"))
DECIDED: Final = 4
"""Words between a body and what it does."""


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
    return joined and any(fits(seen, one) for one in seen.dates_in(start, stop))


_OF: Final = frozenset(("of", "the", "de", "du", "la", "l", "'", "le", "des", "d"))


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
