"""Numbers in words: tens, hundreds and thousands as they are put together, halves, dozens, and `several thousand`.

Knows how a language puts the words of a number together; not figures, nor what is counted. Law: a word that may be an article
is a number only before what is hardly counted otherwise.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from comity.press.counts.amount import BIG, Amount, multiplied, whole
from comity.press.counts.harmed import one_befallen
from comity.press.counts.votes import is_side, is_vote
from comity.press.words.grammar import grammar
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

ROUGH: Final = 8
"""From which a collective such as `une dizaine` says about how many; a pair or a trio is exact."""


def number_in_words(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number in words that may begin with a word; tens, hundreds and thousands are put together as they are said."""
    whole = _vague(page, index, stop) or _halved(page, index, stop) or _collective(page, index)
    return whole or _added(page, index, stop)


def numbers_begin(page: Page, first: int, last: int) -> set[int]:
    """Return which words of a stretch may be the first of a number, so that most are not looked at any further."""
    words = _number_words(page.grammar.language)
    said = {at for at, token in enumerate(page.tokens[first:last], first) if token.low in words}
    return said.union(*([hit.first for hit in page.within(kind, first, last)] for kind in _COUNTING))


@cache
def _number_words(language: str) -> frozenset[str]:
    """Return the words of a language that may be the first of a number."""
    known = grammar(language)
    return known.lists["one-words"].union(known.numbers, known.lists["halves-words"])


_COUNTING: Final = ("several", "plural", "collective")
"""Kinds of phrases that count."""


def _collective(page: Page, index: int) -> Amount | None:
    collective = page.at("collective", index)
    if collective is None:
        return None
    value = Decimal(collective.value)
    return Amount(first=index, last=collective.last, value=value, figures=False, rough=value >= ROUGH)


def _added(page: Page, index: int, stop: int) -> Amount | None:
    """Return a number of several words, one after another."""
    said = _Said()
    place = last = index
    while place < stop:
        place += _links(page, place, stop, said) if said.words else 0
        word = _number(page, place, stop, said)
        if word is None or (said.words and not _fits(said.current, word, said.total)):
            break
        said.take(word)
        place += 1
        last = place
    if not said.words:
        return _single(page, index, stop)
    whole = said.total + said.current
    value, last = _half(page, whole, last, said.unit if said.current == 0 else Decimal(1))
    dozens = page.at("collective", last) if last < stop and whole < 100 else None
    if dozens is not None:
        times = Decimal(dozens.value)
        return Amount(first=index, last=dozens.last, value=value * times, figures=False, rough=times >= ROUGH)
    if value == whole and last < stop and said.total == 0:
        value, last = multiplied(page, value, last, stop)
    return Amount(first=index, last=last, value=value, figures=False)


def _vague(page: Page, index: int, stop: int) -> Amount | None:
    """Return `dozens`, `several thousand`, `des dizaines de milliers`: from two to ten times what they are counted in."""
    several = page.at("several", index)
    place = index if several is None else several.last
    while place < stop and page.tokens[place].low in _OF and place > index:
        place += 1
    first = page.at("plural", place)
    told = several is not None and page.tokens[several.first].low not in page.grammar.lists["several-not-words"]
    size = Decimal(first.value) if first is not None else _round(page, place) if told else None
    if size is None:
        return None
    last = place + 1
    further = page.at("plural", last + 1) if last < stop and page.tokens[last].low in _OF else page.at("plural", last)
    if further is not None:
        size, last = size * Decimal(further.value), further.last
    return Amount(first=index, last=last, value=size * 10, figures=False, low=size * 2, vague=True)


_OF: Final = frozenset(("of", "de", "d", "'"))


def _halved(page: Page, index: int, stop: int) -> Amount | None:
    """Return `half a million`, `un demi-million`, `half a dozen`."""
    if page.tokens[index].low not in page.grammar.lists["halves-words"]:
        return None
    place = index + 1
    while place < stop and (page.tokens[place].low in page.grammar.lists["articles"] or page.tokens[place].low == "-"):
        place += 1
    dozen = page.at("collective", place) if place < stop else None
    if dozen is not None and int(whole(dozen.value)) >= ROUGH:
        return Amount(first=index, last=dozen.last, value=Decimal(dozen.value) / 2, figures=False)
    size = page.grammar.numbers.get(page.word(place, last=stop), "")
    if not size.isdecimal() or int(size) < 100:
        return None
    return Amount(first=index, last=place + 1, value=Decimal(size) / 2, figures=False)


def _round(page: Page, place: int) -> Decimal | None:
    """Return a hundred, a thousand or more where a word is one; a dozen counts too."""
    if place >= len(page.tokens):
        return None
    collective = page.at("collective", place)
    written = collective.value if collective is not None else page.grammar.numbers.get(page.tokens[place].low, "")
    large = written.isdecimal() and (int(written) >= 100 or collective is not None)
    return Decimal(written) if large else None


@dataclass(slots=True)
class _Said:
    """A number in words as far as it was heard: thousands, what stands below them, and how many words."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    words: int = 0
    unit: Decimal = Decimal(1)

    def take(self, value: Decimal) -> None:
        """Put a further word to the number."""
        self.words += 1
        if value >= BIG:
            self.total += (self.current or 1) * value
            self.current = Decimal(0)
            self.unit = value
        elif value == 100 and 0 < self.current < 100:
            self.current *= value
        elif value == 20 and self.current % 100 == 4:  # quatre-vingts, cent quatre-vingts
            self.current += 76
        else:
            self.current += value


def _links(page: Page, place: int, stop: int, said: _Said) -> int:
    """Return how many hyphens and words such as `et` join a further word to a number: `vingt-et-un`, `vingt et un`."""
    last, joins, lists = place, False, page.grammar.lists
    while last < stop and (page.tokens[last].low == "-" or page.tokens[last].low in lists["joins-words"]):
        joins = joins or page.tokens[last].low != "-"
        last += 1
    following = page.word(last, last=stop)
    if following not in page.grammar.numbers and following not in lists["one-words"]:
        return 0
    fits = not joins or (said.current < BIG and _continues(page.grammar.language, said.current))
    return last - place if fits and last - place <= LINKS else 0


LINKS: Final = 3
"""Signs and words between two words of one number: `-et-`."""


def _number(page: Page, place: int, stop: int, said: _Said) -> Decimal | None:
    """Return what one word of a number says; `one` counts before a hundred, and behind a ten where a language says so."""
    word = page.tokens[place].low
    known = page.grammar.numbers.get(word)
    if known is not None and not said.words and len(word) <= ABBREVIATED:
        return None  # `5 p.m.`: what is short for a million stands behind its number
    if known is None and word in page.grammar.lists["one-words"]:
        before = not said.words and place + 1 < stop
        large = before and int(whole(page.grammar.numbers.get(page.tokens[place + 1].low))) >= 100
        halved = before and page.at("fractions", place + 1) is not None
        if large or halved or (said.words and said.current >= 20):
            known = "1"
    return None if known is None else Decimal(known)


ABBREVIATED: Final = 2
"""Letters of `m`, `k`, `bn`."""


def _continues(language: str, current: Decimal) -> bool:
    """Return whether `et`/`and` may join more to a number: vingt et un; a hundred and five."""
    return current >= 20 if language == "fr" else current >= 100


def _fits(current: Decimal, value: Decimal, total: Decimal) -> bool:
    """Return whether a number word goes on the number before it, rather than beginning another."""
    if value >= BIG:
        return total == 0 or total > value
    if value == 100:
        return current < 10 or (current < 100 and current % 10 > 0)  # `twelve hundred`
    if value == 20 and current % 100 == 4:
        return True
    if current == 0:
        return True
    if current % 100 in {60, 80} and 10 <= value < 20:
        return True
    digits = 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0
    return value < digits


def _half(page: Page, value: Decimal, last: int, unit: Decimal) -> tuple[Decimal, int]:
    """Return a number with the half behind it, and the thousands behind that: `un million et demi`, `two and a half thousand`."""
    half = page.at("fractions", last)
    if half is None:
        return value, last
    value += Decimal(half.value) * unit
    last = half.last
    if last < len(page.tokens) and unit == 1:
        value, last = multiplied(page, value, last, len(page.tokens))
    return value, last


def _single(page: Page, index: int, stop: int) -> Amount | None:
    """Return `one battalion`: a one counts where what it counts follows at once, or where it is a side of a vote."""
    if page.tokens[index].low not in page.grammar.lists["one-words"] or index + 1 >= stop:
        return None
    sentence = page.sentence_at(page.tokens[index].start)
    if sentence is None:
        return None
    one = Amount(first=index, last=index + 1, value=Decimal(1), figures=False)
    unit = page.at("unit", index + 1)
    force = unit is not None and unit.value in _UNITS and page.grammar.language != "fr"
    counts = force or is_vote(page, sentence, one) or is_side(page, sentence, one)
    counts = counts or one_befallen(page, sentence, index) or _beside_counts(page, sentence, index)
    return one if counts else None


_UNITS: Final = frozenset(
    ("battalions", "brigades", "divisions", "regiments", "squadrons", "submarines", "battlegroups")
)
"""Units of which a text hardly says `one` as an article."""


def _beside_counts(page: Page, sentence: Sentence, index: int) -> bool:
    """Return whether `one` and its noun stand in a list of counts: `three frigates and one tanker`."""
    unit = next((hit for hit in page.within("unit", index + 1, min(index + 3, sentence.last))), None)
    noun = page.tokens[index + 1]
    function = noun.low in _NOT_COUNTED or page.grammar.listed(noun.low, "unit-stops", "stops", "unit-free")
    if function or not noun.text[0].islower() or (unit is None and page.grammar.language == "fr"):
        return False
    if unit is None and page.begins(index + 1, "past", "future", "say"):
        return False
    before = page.word(index - 1, sentence.first)
    near = range(max(sentence.first, index - LISTED), index - 1)
    return before in page.grammar.lists["joins-list"] and any(_is_count(page, at) for at in near)


_NOT_COUNTED: Final = frozenset(("of", "des", "из", "another", "other"))
LISTED: Final = 8
"""Words before `one` among which another number of its list stands."""


def _is_count(page: Page, place: int) -> bool:
    """Return whether a word is a number of two or more that could count something."""
    low = page.tokens[place].low
    return low in page.grammar.numbers or (low.isdecimal() and len(low) < YEAR and low not in {"0", "1"})


YEAR: Final = 4
