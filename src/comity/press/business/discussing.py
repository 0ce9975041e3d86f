"""Who discusses: whether a verb of discussing tells of a body or of those who met, rather than of one who wants to or is able to.

Knows who stands before a verb and what leads to it; not what is discussed. Law: a pronoun is nobody unless the sentence before
tells of a body.
"""

from typing import Final

from comity.press.words.joining import ANDS
from comity.press.words.page import Page
from comity.press.words.phrases import is_adverb
from comity.press.words.tokens import Sentence


def is_met(page: Page, sentence: Sentence, verb: int, *, dated: bool) -> bool:
    """Return whether those who discuss are a body or those who met, not one party that wants or refuses to."""
    articles = page.grammar.lists["articles"]
    stands = page.within("stance", sentence.first, verb)
    if any(not articles & {token.low for token in page.tokens[max(0, hit.first - 2) : hit.first]} for hit in stands):
        return False  # but "after the official welcoming, they discussed"
    if dated and of_body(page, sentence.first, verb):
        return True
    if not any(page.hits.get(kind) for kind in SITS):
        return False
    if (dated and _by_letters(page, sentence, verb)) or _are_two(page, sentence, verb):
        return True
    if any(token.low.startswith(_OTHERS) for token in page.tokens[verb : min(verb + WITH, sentence.last)]):
        return True  # "il a évoqué avec son homologue"
    kinds = (*SITS, "level", "head", "together")
    met = page.grammar.language == "ru" and _have_met(page, sentence, verb)
    return met or page.has(sentence.first, verb, *kinds) or _goes_on(page, sentence, verb)


def _have_met(page: Page, sentence: Sentence, verb: int) -> bool:
    """Return whether a Russian verb tells of several, or stands at the head of its clause: `Обсудили расписание`."""
    low = page.tokens[verb].low
    return low.endswith(("или", "ели", "ули", "ят", "ут")) or (
        verb - sentence.first <= ALONE and low.endswith(("ли", "ны", "но", "на", "ен"))
    )


def _are_two(page: Page, sentence: Sentence, verb: int) -> bool:
    """Return whether two who are named stand before a verb: `Roe and Doe discussed`."""
    near = page.tokens[max(sentence.first, verb - PAIR) : verb]
    ands = [at for at, token in enumerate(near) if token.low in ANDS]
    return any(
        any(one.text[0].isupper() for one in near[:at]) and any(one.text[0].isupper() for one in near[at + 1 :])
        for at in ands[-1:]
    )


_OTHERS: Final = ("homologue", "counterpart", "коллег")
WITH: Final = 8
"""Words from a verb of discussing to whom somebody discusses with."""
PAIR: Final = 10
"""Words before a verb among which two who discuss are named."""


def _by_letters(page: Page, sentence: Sentence, verb: int) -> bool:
    """Return whether a body named by its letters stands right before a verb: `la CMC examinera`."""
    near = page.tokens[max(sentence.first, verb - 3) : verb]
    return any(token.text.isupper() and token.text.isalpha() and len(token.text) >= LETTERS for token in near)


ALONE: Final = 4
"""Words before a Russian verb in the plural that has no subject: `Кроме денег, обсудили расписание`."""
LETTERS: Final = 3
"""Letters of the shortest name that is written by its letters."""


def _goes_on(page: Page, sentence: Sentence, verb: int) -> bool:
    """Return whether a pronoun at the head of a sentence or of its clause means the body the sentence before told of."""
    before = page.before(sentence)
    opens = [at for at in range(sentence.first, verb) if at <= sentence.first + 1 or page.tokens[at - 1].low == ","]
    meant = any(page.tokens[at].low in page.grammar.lists["agenda-it"] for at in opens[-2:])
    return meant and before is not None and page.has(before.first, before.last, *SITS, "head")


SITS: Final = ("sit-verb", "sit-noun")


def says_we(page: Page, start: int, end: int) -> bool:
    """Return whether a place stands between straight marks, where somebody speaks of himself."""
    if not page.low.count('"', start, end) % 2:
        return False
    first = page.token_at(page.low.rfind('"', start, end))
    return any(token.low in _WE for token in page.tokens[first : page.token_at(end)])


_WE: Final = frozenset(("we", "our", "i", "nous", "notre", "je", "мы", "наш", "нам", "я"))


def of_body(page: Page, first: int, verb: int) -> bool:
    """Return whether a body or those who met are told of before a verb, and not by a pronoun."""
    return any(
        hit.last - hit.first > 1
        or hit.value != "together"
        or page.tokens[hit.first].low not in page.grammar.lists["pronouns"]
        for kind in ("head", "together", "level")
        for hit in page.within(kind, first, verb)
    )


def is_of_it(page: Page, verb: int) -> bool:
    """Return whether a French verb of discussing has its matter before it: `en a parlé`."""
    return verb > 0 and page.tokens[verb - 1].low == "en"


def is_denied(page: Page, verb: int) -> bool:
    """Return whether a matter is told not to be discussed: `will not discuss`, `не обсуждал`."""
    return verb > 0 and page.tokens[verb - 1].low in {"not", "never", "не"}


def is_passive(page: Page, verb: int) -> bool:
    """Return whether a verb of discussing has its matter before it: `the business to be discussed`."""
    return verb > 0 and page.tokens[verb - 1].low in _BEING and not page.tokens[verb].low.endswith("ing")


_BEING: Final = frozenset(("be", "been", "being", "is", "are", "was", "were"))


def is_enabled(page: Page, sentence: Sentence, verb: int) -> bool:
    """Return whether a verb only tells what something is for or what somebody is able to do: `enable them to address`."""
    place = verb
    while place > sentence.first and (is_adverb(page, place - 1) or _is_joined(page, place - 1)):
        place -= 1
    leads = page.tokens[place - 1].low
    if leads not in _PURPOSE and page.tokens[verb].low != "pour":
        return False
    near = page.tokens[max(sentence.first, place - ENABLED) : place - 1]
    done = [*page.within("decided", sentence.first, place), *page.within("act", sentence.first, place)]
    joined = page.tokens[place - 2].low in _COMMAS  # "expected to adopt a plan and to review the fund"
    if leads in _AIMS and not joined and any(hit.last < place for hit in done):
        return True  # "set up a group to examine ways"
    return any(token.low in page.grammar.lists["agenda-enables"] for token in near)


_COMMAS: Final = ANDS | {","}
_AIMS: Final = frozenset(("to", "pour", "mieux", "чтобы"))
_PURPOSE: Final = _AIMS | {"de", "d", "'", "à"}
"""What leads to a verb that tells what something is for, and words among which whatever is able to do it is named."""


def _is_joined(page: Page, place: int) -> bool:
    """Return whether a word joins two verbs, or is a French infinitive before them: `recenser, collecter et analyser`."""
    low = page.tokens[place].low
    return low in ANDS or (page.grammar.language == "fr" and (low == "," or low.endswith(("er", "ir"))))


ENABLED: Final = 5
"""Words between `enable` and its `to`."""
