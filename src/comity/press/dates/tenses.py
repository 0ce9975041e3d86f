"""Whether a date is told as to come or as past: by the word before it, else by the verbs nearest to it.

Knows verbs, participles and the marks between words; not dates. Law: where no verb tells, nothing is decided.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from comity.press.dates.adjoining import behind_place, is_deed, is_done_now, is_present_of_which
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence

QUOTED: Final = 4
"""Words of the shortest quotation whose verbs alone tell when a date in it was."""
REACH: Final = 9
"""Words between a date and the verb that gives it its tense."""
AUXILIARY: Final = 3
"""Words between `will` or `should be` and the participle that goes with it."""

Mark = tuple[int, int]
"""The word that gives a tense, and the tense: 1 to come, -1 past."""


@once
def tense(page: Page, sentence: Sentence, token: int) -> int:
    """Return the tense of a date that begins at a word: 1 to come, -1 past, 0 where no verb is near."""
    headlined = _headlined(page, sentence, token)
    if headlined or (token > sentence.first and page.tokens[token - 1].low == ":"):
        return int(headlined)  # "has been given a new date: 20 October"
    set_ = _set(page, sentence, token)
    beside = _beside(page, sentence, token)
    if set_ is not None or beside:
        return beside if set_ is None else set_
    if page.within("cancelled", sentence.first, sentence.last):
        return 0  # what was called off may have been still to come
    return _by_verbs(page, sentence, token)


def _by_verbs(page: Page, sentence: Sentence, token: int) -> int:
    """Return the tense that the verbs of its clause, else of its sentence, give a date."""
    marks = _marks(page, sentence, token)
    first, last = _clause(page, sentence, token)
    inside = [(place, turn) for place, turn in marks if first <= place < last]
    rest = {turn for place, turn in marks if place >= last}
    if [place for place, _ in inside] == [sentence.first] and len(rest) == 1 and _is_bare(page, sentence.first):
        return rest.pop()  # "Convoqué mardi, l'ambassadeur a reçu une note"
    if inside:
        told = _without_aims(page, inside, token)
        till, start = page.grammar.till, page.tokens[token].start
        ends = till is not None and till.search(page.low, max(0, start - TILL), page.tokens[token].end) is not None
        return _nearest(page, told, token) or (0 if ends else _only(told))
    led = _goes_on(page, sentence, first, token) - _led_by_participle(page, sentence, first, token)
    return led or _by_other_clauses(page, sentence, token, marks)


def _by_other_clauses(page: Page, sentence: Sentence, token: int, marks: Sequence[Mark]) -> int:
    """Return the tense that the verbs of other clauses give a date whose own has none."""
    first, last = _clause(page, sentence, token)
    opening = first == sentence.first
    if last - first > ASIDE:
        return _only(marks) if opening else 0
    told = [mark for mark in marks if not _put_between(page, sentence, mark[0])]
    if opening and len(told) < len(marks) and _only(told):
        return _only(told)
    alone = opening and _only(marks) < 0  # "On Tuesday, at the seat of the alliance, it sat"
    return _nearest(page, marks, token) or -int(alone)


def _only(marks: Sequence[Mark]) -> int:
    """Return the tense that all of some words give, 0 where they differ or there are none."""
    turns = {turn for _, turn in marks}
    return turns.pop() if len(turns) == 1 else 0


def _put_between(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a verb of saying is put between commas into what is said: `On Friday, he said, the council will meet`."""
    if page.at("say", place) is None:
        return False
    first, last = _clause(page, sentence, place)
    return sentence.first < first and last < sentence.last and last - first <= SAYING


SAYING: Final = 4
"""Words of a clause that only tells who says something."""


def said_in(page: Page, sentence: Sentence, token: int) -> Sentence:
    """Return the quotation in which a word of a sentence stands (`“We meet on Friday”, he said`), else the sentence."""
    opened = next((at for at in range(token - 1, sentence.first - 1, -1) if page.tokens[at].low in _QUOTES), None)
    closed = next((at for at in range(token, sentence.last) if page.tokens[at].low in _QUOTES), None)
    if opened is None or page.tokens[opened].low not in _OPENS:
        return sentence
    low = page.tokens[opened].low == "“" and any(one.low == "„" for one in page.tokens[sentence.first : opened])
    if low:  # which closes `„`
        return sentence
    last = sentence.last if closed is None else closed
    return Sentence(opened + 1, last, sentence.block) if last - opened > QUOTED else sentence


_QUOTES: Final = frozenset("«»“”„")
_OPENS: Final = frozenset("«“„")


def _headlined(page: Page, sentence: Sentence, token: int) -> bool:
    """Return whether an English headline tells a day by an infinitive, which is to come: `Council to name envoy on Friday`."""
    known = page.grammar.future
    if known is None or not page.grammar.capital or page.blocks[sentence.block].role != "headline":
        return False
    found = known.search(page.low, page.tokens[sentence.first].start, page.tokens[token].start)
    return found is not None and found.group().startswith("to ")


def told_before(page: Page, sentence: Sentence, token: int) -> int:
    """Return the tense of the last verb before a date, however far it stands: `said he would name a day for it on Friday`."""
    return max((mark for mark in _marks(page, sentence, token) if mark[0] < token), default=(0, 0))[1]


def _set(page: Page, sentence: Sentence, token: int) -> int | None:
    """Return 1 for a date that something was put off to, extended until or called for: `postponed until May`; None for others.

    A plan told as one that was (`was scheduled for`) is told by its clause; one since moved leaves open whether it is to come: 0.
    """
    place = _setter(page, sentence, token)
    if place is None and _planned(page, sentence, token):
        return 1
    if place is None:
        to = page.tokens[token - 1].low in page.grammar.lists["tense-to"] if token > sentence.first else False
        further = to and page.within("moved", sentence.first, token)
        return 1 if further else None  # "was moved to June, then to the autumn"
    planned = page.tokens[place].low in page.grammar.lists["tense-plans"]
    if planned and page.within("past", place - 2, place):
        return 0 if page.within("moved", sentence.first, sentence.last) else None
    return 1


def _planned(page: Page, sentence: Sentence, token: int) -> bool:
    """Return whether a plan stands right before a date, told as one that still holds: `prévu initialement lundi`."""
    lists, place = page.grammar.lists, token - 1
    skipped = lists["tense-between"] | lists["tense-first"]
    while place > sentence.first and page.tokens[place].low in skipped:
        place -= 1
    first = any(one.low in lists["tense-first"] for one in page.tokens[place + 1 : token])
    plans = first and place >= sentence.first and page.tokens[place].low in lists["tense-plans"]
    return plans and not page.within("past", max(sentence.first, place - 2), place)


def moved_to(page: Page, sentence: Sentence, token: int) -> bool:
    """Return whether a date is the one something was moved to: `put off from 20 May to 3 June`, `not on 2 but on 3 June`."""
    place = _setter(page, sentence, token)
    if any(page.at("moved", one) is not None for one in (place, token) if one is not None):
        return True
    lists, start = page.grammar.lists, max(sentence.first, token - MOVED)
    if page.tokens[token - 1].low in lists["tense-until"] | lists["tense-to"]:
        moved = page.within("moved", start, token)
        return bool(moved) and not any(one.low == "," for one in page.tokens[moved[-1].last : token])
    return _instead(page, sentence, token)


def _instead(page: Page, sentence: Sentence, token: int) -> bool:
    """Return whether a date is told instead of one that is denied: `will not meet on 20 May as planned but on 3 June`."""
    known, first = page.grammar, max(sentence.first, token - INSTEAD)
    found = known.but.search(page.low, page.tokens[first].start, page.tokens[token].start) if known.but else None
    before = page.tokens[sentence.first : first]
    return found is not None and any(one.low in known.lists["sit-denials"] for one in before)


MOVED: Final = 10
"""Words between `moved` and the day something is moved to."""
INSTEAD: Final = 3
"""Words between `but` and the day that is told instead of another."""


def _setter(page: Page, sentence: Sentence, token: int) -> int | None:
    """Return the verb that sets a date which stands behind `to`, `for` or `until`."""
    lists, known = page.grammar.lists, page.grammar.sets
    place = token
    while place > sentence.first and (
        (low := page.tokens[place - 1].low) in _SKIPPED or low in lists["tense-between"] or low in lists["tense-to"]
    ):
        place -= 1
    between = {one.low for one in page.tokens[place : token + 1]}
    while place > sentence.first and page.tokens[place - 1].low in lists["tense-off"]:
        place -= 1
    if between & lists["tense-until"] and page.tokens[place - 1].low in lists["tense-holds"]:
        return place - 1 if not page.within("past", max(sentence.first, place - HELD), place - 1) else None
    if known is None or not between & lists["tense-to"]:
        return None
    for verb in range(place - 1, max(sentence.first, place - OBJECT) - 1, -1):
        low = page.tokens[verb].low
        if known.fullmatch(low) is not None:
            return verb
        if not low[0].isalnum() and low != "'":
            return None
    return None


HELD: Final = 3
"""Words back from a time's end to what says that it has been: `was closed until June`."""
OBJECT: Final = 4
"""Words back from a date in which the verb that sets it stands, what it sets between: `postponed the vote to May`."""


_SKIPPED: Final = frozenset(("'",))


ASIDE: Final = 6
"""Words of a clause that only says when, whose verb stands in another."""


def _without_aims(page: Page, marks: Sequence[Mark], token: int) -> Sequence[Mark]:
    """Return marks without what was decided on a date that a verb stands before: `agreed in Riga on Tuesday to reopen it`."""
    if page.grammar.language == "ru" or not any(place < token for place, _ in marks):
        return marks
    return [
        (place, turn)
        for place, turn in marks
        if not (token < place <= token + AIM and {one.low for one in page.tokens[place - 1 : place + 1]} & _AIMS)
    ]


_AIMS: Final = frozenset(("to", "de", "d"))
TILL: Final = 10
"""Characters before a date in which `until` makes it the end of a time, whatever the verbs far from it."""
BEHIND: Final = 3
"""Words by which a verb to come is farther from a date it stands behind: `left Vienna on Tuesday return on Sunday`."""
THAT: Final = 4
"""Words by which a verb is farther from a date of another clause: `told on Wednesday that the vote due on Friday …`."""
AIM: Final = 4
"""Words from the first of a date to the infinitive behind it."""


def _nearest(page: Page, marks: Sequence[Mark], token: int) -> int:
    best, distance = 0, REACH + 1
    for place, turn in marks:
        away = abs(place - token) + (place > token) * (BEHIND if turn > 0 else 1)
        if away > distance:
            continue  # and no wall brings it nearer
        away += _walls(page, place, token)
        if away < distance or (away == distance and turn < 0):
            best, distance = turn, away
    return best


def _clause(page: Page, sentence: Sentence, token: int) -> tuple[int, int]:
    """Return the words between the commas, colons and dashes around a word."""
    first, last = token, token
    while first > sentence.first and not _parts(page, first - 1):
        first -= 1
    while last < sentence.last and not (last > token and _parts(page, last)):
        last += 1
    return first, last


def _parts(page: Page, place: int) -> bool:
    """Return whether a word is a mark that parts clauses: a comma, but none inside a number or a date."""
    token = page.tokens[place]
    if token.low not in _PARTED:
        return False
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return token.low != "," or after is None or not after.text[0].isdecimal()


def is_told_ahead(page: Page, sentence: Sentence) -> bool:
    """Return whether a sentence says outright that something is to come: by a word for it or an auxiliary, not by a present."""
    start, end = page.span(sentence)
    return bool(page.within("future", sentence.first, sentence.last)) or bool(
        _matched(page, page.grammar.auxiliary, start, end, 1)
    )


@once
def is_past(page: Page, sentence: Sentence) -> bool:
    """Return whether any verb of a sentence is one of the past; what a picture shows has been."""
    if page.blocks[sentence.block].role == "caption":
        return True
    return any(turn < 0 for _, turn in _marks(page, sentence, sentence.first))


def _marks(page: Page, sentence: Sentence, token: int) -> list[Mark]:
    """Return the words of a sentence that give a tense; a participle behind `will` is to come as that is."""
    known, (start, end) = page.grammar, page.span(sentence)
    told = [hit for hit in page.within("future", sentence.first, sentence.last) if not _is_noun(page, hit.first)]
    told = [hit for hit in told if not _is_month(page, hit.first) and not _was_planned(page, hit.first)]
    marks = [
        (hit.first, -1 if hit.last - hit.first == 1 and any(form(page, hit.first) for form in _PAST_FORMS) else 1)
        for hit in told
    ]
    says = [hit.first for kind in ("past", "say") for hit in page.within(kind, sentence.first, sentence.last)]
    marks += [(place, -1) for place in says if not _is_noun(page, place)]
    marks += _matched(page, known.past, start, end, -1)
    phrases = {hit.first for hit in page.within("future", sentence.first, sentence.last) if hit.last - hit.first > 1}
    marks = [mark for mark in marks if mark[1] > 0 or mark[0] not in phrases]  # "ont rendez-vous"
    marks = [mark for mark in marks if not _aside(page, mark[0]) or _told_then(page, mark, token)]
    ahead = [place for place, _ in _matched(page, known.auxiliary, start, end, 1) if not _unreal(page, place)]
    marks = [(place, 1 if _follows(page, place, ahead) else turn) for place, turn in marks]
    marks += [(place, 1) for place in ahead]
    done = any(turn < 0 and place < token and not _parted(page, place, token) for place, turn in marks)
    later = [mark for mark in _matched(page, known.future, start, end, 1) if not _to_place(page, sentence, mark[0])]
    called = {place for place, _ in later}
    marks = [mark for mark in marks if mark[1] > 0 or mark[0] not in called]  # "a appelé à manifester dimanche"
    return marks + [
        mark for mark in later if mark[0] < token or not done
    ]  # "met on Monday to review": what for, not when


def _to_place(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether `to` leads to a name and to no verb: `flew to Vienna on Friday`."""
    behind = page.tokens[place + 1 : place + 2]
    if not page.grammar.capital or page.tokens[place].text != "to" or page.blocks[sentence.block].role == "headline":
        return False
    return bool(behind) and behind[0].text[0].isupper() and not behind[0].text.isupper()


def _parted(page: Page, place: int, token: int) -> bool:
    """Return whether a date stands in another clause than a verb before it: `said that Friday's meeting would`."""
    walls = page.grammar.lists["tense-that"]
    between = [one.low for one in page.tokens[place + 1 : token]]
    turned = any(low in _TURNS and before == "," for before, low in pairwise(between))
    return turned or any(low in walls or low in _OPENING for low in between)


_OPENING: Final = frozenset("«“„:")
_TURNS: Final = frozenset(("а", "но", "однако", "mais", "but", "while"))
"""What begins a clause that is set against the one before: `arrived on Monday, but`."""


def _aside(page: Page, place: int) -> bool:
    """Return whether a verb only tells how something was told: `as announced`, `как и планировалось`."""
    first = place - 1 if place and page.tokens[place - 1].low == "и" else place
    return first > 0 and page.tokens[first - 1].low in page.grammar.lists["tense-aside"]


def _told_then(page: Page, mark: Mark, token: int) -> bool:
    """Return whether a date is that on which something was told, in the same aside: `Как сообщили в среду, встреча пройдет`."""
    place, turn = mark
    return turn < 0 and place < token and not any(_parts(page, one) for one in range(place, token))


def _is_month(page: Page, place: int) -> bool:
    """Return whether a word is a month written as one, no verb: `10 May`."""
    token = page.tokens[place]
    if not page.grammar.capital or not token.text[0].isupper():
        return False
    return page.grammar.months.fullmatch(token.low) is not None


def _is_noun(page: Page, place: int) -> bool:
    """Return whether a word that may be a verb to come is a noun: `the start of`, `d'autre part`."""
    lists = page.grammar.lists
    if page.tokens[place].low not in lists["tense-nouns"]:
        return False
    before = page.tokens[place - 1].low if place else ""
    after = page.tokens[place + 1].low if place + 1 < len(page.tokens) else ""
    return before in lists["articles"] or before in {"autre", "at", "by", "of", "à", "pour"} or after == "of"


def _was_planned(page: Page, place: int) -> bool:
    """Return whether a plan is told as one that was: `were planned`; whether it is still to come is open then."""
    before = page.within("past", max(0, place - 2), place)
    return page.tokens[place].low in page.grammar.lists["tense-plans"] and bool(before)


def _acted(page: Page, place: int) -> bool:
    """Return whether a word for what is to come is a participle of what was done: `a convoqué l'ambassadeur`, `a été invité`."""
    if not _is_bare(page, place):
        return False
    before = place - 1
    while before > 0 and page.tokens[before].low.endswith("ment"):
        before -= 1
    return before >= 0 and page.tokens[before].low in page.grammar.lists["tense-have"]


def _did(page: Page, place: int) -> bool:
    """Return whether an English verb stands behind `did` or `could have`, so that it tells the past: `did not meet on Monday`."""
    before = range(max(0, place - DID), place) if page.grammar.capital else ()
    return any(page.tokens[one].low in _DID or _unreal(page, one) for one in before)


def _unreal(page: Page, place: int) -> bool:
    """Return whether an English auxiliary tells what might have been: `could have met on Monday`, not `will have met`."""
    if not page.grammar.capital or page.tokens[place].low not in _MAY:
        return False
    have = next((one for one in range(place + 1, place + DID) if page.tokens[one].low == "have"), None)
    if have is None or have + 1 >= len(page.tokens):
        return False
    low, done = page.tokens[have + 1].low, page.grammar.done
    return low in _BEEN or (done is not None and done.fullmatch(low) is not None)


_BEEN: Final = frozenset(("been", "become", "come", "gone", "run"))
_MAY: Final = frozenset(("would", "should", "could", "might", "may", "must"))
_PAST_FORMS: Final = (_acted, _did, _unreal)
"""What makes a word for what is to come one for what was, or would have been."""
_DID: Final = frozenset(("did", "didn't", "didn"))
DID: Final = 3
"""Words from `did` to its verb: `did not even meet`."""


def _led_by_participle(page: Page, sentence: Sentence, first: int, token: int) -> bool:
    """Return whether a clause without a verb is led by a participle: `Réunis à Vienne lundi, les ministres adoptent`."""
    low, done = page.tokens[first].low, page.grammar.done
    if done is None or page.grammar.capital or not first < token <= first + LED:
        return False
    return done.fullmatch(low) is not None or (first > sentence.first and low in page.grammar.lists["tense-also_nouns"])


def _goes_on(page: Page, sentence: Sentence, first: int, token: int) -> bool:
    """Return whether a clause goes on behind an aside by an English present: `The envoy, who came on Sunday, leaves Thursday`."""
    if not page.grammar.capital or not sentence.first + 1 < first < token or page.grammar.done is None:
        return False
    verb, comma = page.tokens[first], page.tokens[first - 1].low == ","
    opened = max((at for at in range(sentence.first, first - 1) if page.tokens[at].low == ","), default=None)
    if opened is None or not comma or not verb.text.islower() or not verb.low.endswith("s"):
        return False
    led = page.tokens[opened + 1].low
    return led in page.grammar.lists["tense-that"] or page.grammar.done.fullmatch(led) is not None


LED: Final = 6
"""Words from a participle that leads a clause to the day it tells."""


def _is_bare(page: Page, place: int) -> bool:
    """Return whether a word is a participle of no plan, which tells by itself neither what is to come nor what was."""
    low = page.tokens[place].low
    return _PARTICIPLE.fullmatch(low) is not None and low not in page.grammar.lists["tense-plans"]


_PARTICIPLE: Final = re.compile(r"[a-zé]+[éu]e?s?")


def _follows(page: Page, place: int, auxiliaries: Sequence[int]) -> bool:
    """Return whether an auxiliary of what is to come stands so close before a word that they are one verb."""
    before = [one for one in auxiliaries if 0 < place - one <= AUXILIARY]
    return any(all(token.low not in _PARTED for token in page.tokens[one:place]) for one in before)


_PARTED: Final = frozenset((",", ";", ":", "–", "(", ")"))


def _beside(page: Page, sentence: Sentence, token: int) -> int:
    """Return the tense that a participle right before a date gives it: `published on Monday`, `will be published on Monday`.

    So does a present right behind `which`: `which opens on Friday`.
    """
    known, place = page.grammar, token - 1
    while place > sentence.first and page.tokens[place].low in known.lists["tense-between"]:
        place -= 1
    while place > sentence.first and page.tokens[place].low in known.lists["tense-completes"]:
        place -= 1  # `rendu public mardi`, `entrée en vigueur mardi`
    if place < sentence.first or known.done is None or page.within("future", place, place + 1):
        return 0
    if known.done.fullmatch(page.tokens[place].low) is None:
        if is_present_of_which(page, sentence, place):
            return 1
        place = behind_place(page, sentence, place)
        if known.done.fullmatch(page.tokens[place].low) is None or page.within("future", place, place + 1):
            return 0
    if is_deed(page, place):
        return 0
    start = page.tokens[max(sentence.first, place - AUXILIARY)].start
    told = _matched(page, known.auxiliary, start, page.tokens[place].end, 1)
    if not _follows(page, place, [one for one, _ in told if not _unreal(page, one)]):
        return 0 if is_done_now(page, sentence, place) else -1
    return 1


def _matched(page: Page, pattern: re.Pattern[str] | None, start: int, end: int, turn: int) -> list[Mark]:
    """Return the words a pattern of a tense finds, with the tense."""
    if pattern is None:
        return []
    places = (bisect_right(page.starts, first) - 1 for first, _ in page.spans_of(pattern, start, end))
    return [(place, turn) for place in places if not _is_month(page, place)]


def past_beside(page: Page, token: int) -> bool:
    """Return whether a verb of the past stands right before a date, and none that sets one: `lasted until June`."""
    first = max(0, token - 3)
    sets = page.grammar.sets
    if sets is not None and any(sets.fullmatch(token_.low) for token_ in page.tokens[first : token + 1]):
        return False
    known = page.grammar.past
    return bool(page.within("past", first, token)) or (
        known is not None and known.search(page.low, page.tokens[first].start, page.tokens[token].start) is not None
    )


def _walls(page: Page, one: int, other: int) -> int:
    """Return how much farther two words are by the commas and full stops between them."""
    low, high = sorted((one, other))
    between = page.tokens[low:high]
    marks = sum(token.low in _MARKS for token in between) % 2
    walls = sum(token.low in page.grammar.lists["tense-that"] for token in between[1:])
    return 4 * sum(token.low in {",", ";", ":", "–"} for token in between) + THAT * walls + REACH * marks


_MARKS: Final = frozenset('«»“”„"')
