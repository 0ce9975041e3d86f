"""Where the name of a body ends, and what is called like a body and is none: `по итогам`, `dirigeant le`, `and the Council`.

Knows the words that end names in each language (`[names]` of the grammar); not how a name is built (`naming`). Law: what may be
part of a name is left to it; a name is ended only by what cannot be.
"""

import re
from typing import Final

from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


def begins_adjunct(page: Page, place: int) -> bool:
    """Return whether no name goes on with the word at `place`: `по итогам`, `on the sidelines`, `overseeing the docks`."""
    return looks_like(page, "adjunct", place) or looks_like(page, "acting", place)


def is_whole(page: Page, head: int, place: int) -> bool:
    """Return whether a Russian name ends before `по` at `place`: an adjunct, or a place behind a parliament, `по Норландии`."""
    return looks_like(page, "adjunct", place) or looks_like(page, "whole", head)


def is_another(page: Page, place: int) -> bool:
    """Return whether a conjunction joins a second body: `the Commission on Ports and the Lights Council`."""
    tokens, end = page.tokens, len(page.tokens)
    if tokens[place].low not in _AND:
        return False
    first = place + 1
    while first < end and tokens[first].low in _LEADS:
        first += 1
    if _is_on_one(page, place) or (first == place + 1 and page.grammar.language != "ru"):
        return False  # "Committee on Peace and Security": no article, one name
    for at in range(first, min(first + REACH, end)):
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


_BETWEEN: Final = frozenset(("between", "entre", "между"))
_ABOUT: Final = frozenset(("on", "for", "sur", "pour", "по"))
_AND: Final = frozenset(("and", "et", "и", "&"))
_LEADS: Final = frozenset(("the", "of", "its", "le", "la", "les", "l", "'", "de", "du", "des", "d"))
REACH: Final = 4
"""Words in capitals among which the head of a second body stands."""


def is_nobody(page: Page, head: int) -> bool:
    """Return whether words with the head of a body are none: `центр внимания`, `international community`, `pre-summit`."""
    if looks_like(page, "nobody", head) or (head > 0 and looks_like(page, "nobody", head - 1)):
        return True
    start = page.tokens[head].start
    return page.grammar.names["inside"].search(page.low, max(0, start - INSIDE), start) is not None


INSIDE: Final = 40
"""Characters before a head in which stands what makes it a word of something else: `chefs d'État et de gouvernement`."""


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
    """Return whether a sitting is of one person, or between several: `встреча заместителя министра`, `a meeting between`."""
    place = noun.last
    if place < sentence.last and page.tokens[place].low in _BETWEEN:
        return True
    while place < sentence.last and page.tokens[place].low in _LEADS:
        place += 1
    return place < sentence.last and looks_like(page, "rank", place)


def is_of_another(page: Page, noun: Hit[str], last: int) -> bool:
    """Return whether the name of a sitting ends before what it is one of: `round of talks`, `session de la commission`."""
    place = noun.last
    while place < len(page.tokens) - 1 and page.tokens[place].low in _LEADS:
        place += 1
    return place >= last > noun.first and any(page.at(kind, place) is not None for kind in ("head", "sit-own"))


def is_shouted(page: Page, place: int) -> bool:
    """Return whether a word is one of several in capitals, which say nothing there: `THE COUNCIL DECIDES`."""
    tokens = page.tokens
    if not _is_shout(tokens[place].text):
        return False
    before = place > 0 and _is_shout(tokens[place - 1].text)
    return before or (place + 1 < len(tokens) and _is_shout(tokens[place + 1].text))


def _is_shout(text: str) -> bool:
    return len(text) > 1 and text.isupper() and text.isalpha()


def is_capital(page: Page, place: int) -> bool:
    """Return whether a word begins with a capital that tells a name."""
    return page.tokens[place].text[0].isupper() and not is_shouted(page, place)


def is_letters(page: Page, place: int) -> bool:
    """Return whether a word in capitals may be the letters of a body: no day or month, and not among others in capitals."""
    known, low = page.grammar, page.tokens[place].low
    timed = known.months.fullmatch(low) is not None or known.weekdays.fullmatch(low) is not None
    return not timed and not is_shouted(page, place)


def is_treated(page: Page, place: int) -> bool:
    """Return whether a Russian noun is what a body treats, no genitive of many: `на заседании комиссии проект`."""
    return _is(page, "treated", place)


def numbers(page: Page, place: int, head: int) -> bool:
    """Return whether an ordinal tells one body from others, and is not the number of a sitting: `Third Committee`."""
    ordinal, token = page.grammar.ordinal, page.tokens[place]
    numbered = ordinal is not None and ordinal.fullmatch(token.low) is not None
    return numbered and looks_like(page, "numbered", head) and token.text[0].isupper()


def acts(page: Page, place: int) -> bool:
    """Return whether an English word before `talks` is a verb that takes them: `the islanders wanted talks`."""
    low, done = page.tokens[place].low, page.grammar.done
    return _is(page, "acting", place) or (done is not None and done.fullmatch(low) is not None)


def looks_like(page: Page, name: str, place: int) -> bool:
    """Return whether a pattern of `[names]` is found at a word."""
    return page.grammar.names[name].match(page.low, page.tokens[place].start) is not None


def _is(page: Page, name: str, place: int) -> bool:
    pattern: re.Pattern[str] = page.grammar.names[name]
    return pattern.fullmatch(page.tokens[place].low) is not None
