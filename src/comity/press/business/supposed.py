"""Predicates that look like a stand and are none: supposed, of a thing that belongs to somebody, or of a common subject beside.

Knows what stands right before a predicate; not whose it would be. Law: what is only supposed nobody holds.
"""

from typing import Final

from comity.press.words.page import Page
from comity.press.words.phrases import is_adverb
from comity.press.words.tokens import Sentence


def is_owned(page: Page, place: int) -> bool:
    """Return whether a participle only describes what is somebody's: `Chad's proposed fee`."""
    if page.grammar.language != "en" or place < 2 or not page.tokens[place].low.endswith("ed"):
        return False
    return page.tokens[place - 1].low == "s" and page.tokens[place - 2].low in {"'", "’"}


def is_supposed(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether the clause of a predicate is a condition or a question: `if Chad insists`, `si le Tchad refuse`."""
    known, at = page.grammar.lists["stances-conditions"], place - 1
    while at >= sentence.first and page.tokens[at].low not in _PARTS:
        if page.tokens[at].low in known:
            return page.grammar.language != "fr" or _begins_clause(page, at + 1)
        at -= 1
    return False


def _begins_clause(page: Page, place: int) -> bool:
    """Return whether a clause begins behind the French `si`, which else says how much: `une mesure si dure`."""
    token, lists = page.tokens[place], page.grammar.lists
    return token.text[0].isupper() or token.low in lists["articles"] | lists["pronouns"]


_PARTS: Final = frozenset((",", ";", ":", "–", "«", "“", "»", "”", "(", ")"))


def is_common(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether an English article and its noun right before a predicate are its subject, in a clause joined by no word.

    `the port the whole town supports`; not behind a preposition or `and`, as in `Chad and the others support`.
    """
    lists = page.grammar.lists
    first = place
    while first > sentence.first and page.tokens[first - 1].low not in _ARTICLES:
        token = page.tokens[first - 1]
        plain = token.text[0].isalpha() and token.text[0].islower() and not is_adverb(page, first - 1)
        if not plain or token.low in _LINKS | lists["stops"] | lists["stances-governors"] or place - first == WORDS:
            return False
        first -= 1
    opening = first - 1
    if page.grammar.language != "en" or first == place or opening <= sentence.first:
        return False
    if page.within("office", first, place):
        return False  # who may speak for the State
    before = page.tokens[opening - 1]
    behind_noun = before.text[0].isalpha() and before.text[0].islower()
    return (
        behind_noun
        and before.low not in _LINKS | lists["stops"] | lists["stances-governors"] | lists["stances-clauses"]
    )


WORDS: Final = 3
"""Words of a common subject behind its article."""
_ARTICLES: Final = frozenset(("the", "a", "an"))
_LINKS: Final = frozenset(("and", "or", "but", "of", "for", "by", "as", "who", "which", "that", "has", "have", "had"))
