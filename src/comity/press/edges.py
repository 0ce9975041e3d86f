"""Where the name of a body ends, and what is called like a body and is none: `по итогам`, `dirigeant le`, `and the Council`.

Knows the words that end names in each language (`[names]` of the grammar); not how a name is built (`naming`). Law: what may be
part of a name is left to it; a name is ended only by what cannot be.
"""

import re
from typing import Final

from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tokens import Sentence


def ends_name(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether no name goes on with the word at `place`: an adjunct, a verb form, or a second body begins."""
    token = page.tokens[place]
    small = token.text[0].islower()
    adjoins = _stands(page, "adjunct", place) and small
    return adjoins or (small and _stands(page, "acting", place)) or _is_another(page, place, sentence)


def begins_adjunct(page: Page, head: int, place: int) -> bool:
    """Return whether `по` behind a Russian name begins no part of it: `по итогам`, and `по Норландии` behind a parliament."""
    if _stands(page, "adjunct", place):
        return True
    behind = page.tokens[place + 1].text if place + 1 < len(page.tokens) else ""
    return behind[:1].isupper() and _is(page, "whole", head)


def _is_another(page: Page, place: int, sentence: Sentence) -> bool:
    """Return whether a conjunction joins a second body: `the Commission on Ports and the Lights Council`."""
    tokens = page.tokens
    if tokens[place].low not in _AND:
        return False
    first = place + 1
    while first < sentence.last and tokens[first].low in _LEADS:
        first += 1
    if _is_on_one(page, place) or (first == place + 1 and page.grammar.language != "ru"):
        return False  # "Committee on Peace and Security": no article, one name
    for at in range(first, min(first + REACH, sentence.last)):
        if not tokens[at].text[0].isupper():
            return False
        if page.at("head", at) is not None:
            return True
    return False


def _is_on_one(page: Page, place: int) -> bool:
    """Return whether a name is about both that a conjunction joins: `groupe de travail sur l'ABC et le Conseil`."""
    at = place - 1
    if not page.tokens[at].text.isupper():
        return False
    while at > 0 and page.tokens[at - 1].low in _LEADS:
        at -= 1
    return at > 0 and page.tokens[at - 1].low in _ABOUT


_ABOUT: Final = frozenset(("on", "for", "sur", "pour", "по"))
_AND: Final = frozenset(("and", "et", "и", "&"))
_LEADS: Final = frozenset(("the", "of", "its", "le", "la", "les", "l", "'", "de", "du", "des", "d"))
REACH: Final = 4
"""Words in capitals among which the head of a second body stands."""


def is_nobody(page: Page, head: int) -> bool:
    """Return whether words with the head of a body are none: `центр внимания`, `international community`."""
    return _stands(page, "nobody", head) or (head > 0 and _stands(page, "nobody", head - 1))


def is_vague(page: Page, head: int) -> bool:
    """Return whether a head is a body only with what makes it one, and has no name in marks: `group`, `центр`, `communauté`."""
    after = page.tokens[head + 1].low if head + 1 < len(page.tokens) else ""
    return _is(page, "vague", head) and after not in _MARKS


_MARKS: Final = frozenset('«“"')


def word_for_sitting(page: Page, noun: Hit[str], last: int) -> int:
    """Return how many words of a sitting's name only say that somebody sits: one of `заседание Правительства`."""
    named = noun.last < last and page.tokens[noun.last].text[0].isupper()
    return noun.last - noun.first if named and _is(page, "sits", noun.first) else 0


def is_of_rank(page: Page, noun: Hit[str], sentence: Sentence) -> bool:
    """Return whether a sitting is of one person: `встреча заместителя министра`, `meeting of the deputy minister`."""
    place = noun.last
    while place < sentence.last and page.tokens[place].low in _LEADS:
        place += 1
    return place < sentence.last and _stands(page, "rank", place)


def is_treated(page: Page, place: int) -> bool:
    """Return whether a Russian noun is what a body treats, no genitive of many: `на заседании комиссии проект`."""
    return _is(page, "treated", place)


def acts(page: Page, place: int) -> bool:
    """Return whether an English word before `talks` is a verb that takes them: `the islanders wanted talks`."""
    low, done = page.tokens[place].low, page.grammar.done
    return _is(page, "acting", place) or (done is not None and done.fullmatch(low) is not None)


def _stands(page: Page, name: str, place: int) -> bool:
    return page.grammar.names[name].match(page.low, page.tokens[place].start) is not None


def _is(page: Page, name: str, place: int) -> bool:
    pattern: re.Pattern[str] = page.grammar.names[name]
    return pattern.fullmatch(page.tokens[place].low) is not None
