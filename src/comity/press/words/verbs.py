"""Verbs by which somebody is told to say something, near words in quotation marks.

Knows the verbs of saying of the grammar and those that are such beside marks alone (`thanked`, `condemned`); not whose they are.
Law: a word behind an article, a possessive or `of` is a noun, whatever verb is spelled like it: `Mr Roe's claims`.
"""

from typing import Final

from comity.press.words.lexicon import Hit
from comity.press.words.page import Page

_DETERMINERS: Final = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "our", "my", "these", "those", "of", "no", "any")
)


def sayings(page: Page, first: int, last: int) -> list[Hit[str]]:
    """Return the verbs of saying that begin among these tokens, in order, none over another."""
    found = page.within("say", first, last)
    more = page.within("tell", first, last)
    if more:
        taken = {at for hit in found for at in range(hit.first, hit.last)}
        found = sorted((*found, *(hit for hit in more if hit.first not in taken)), key=lambda hit: hit.first)
    if page.grammar.language != "en":
        return found
    return [hit for hit in found if not is_noun(page, hit.first)]


def is_noun(page: Page, place: int) -> bool:
    """Return whether a word that is spelled like an English verb is a noun: `the report`, `Mr Roe's claims`."""
    if page.grammar.language != "en" or not place:
        return False
    before = page.tokens[place - 1]
    if page.tokens[place].text[0].isupper() and before.text[0].isalpha():
        return True  # "the Member States"
    owned = before.low == "s" and place > 1 and page.tokens[place - 2].low == "'"
    return owned or before.low in _DETERMINERS


def is_naming(page: Page, hit: Hit[str]) -> bool:
    """Return whether a verb gives something a name or a character, which stands in marks however short: `branded it “unfair”`."""
    return page.tokens[hit.first].low in page.grammar.lists["say-names"]
