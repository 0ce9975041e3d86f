"""Persons counted without a noun: the dead, the wounded, the rescued, whom a number and a verb alone tell.

Knows words of what befalls persons by the grammar; not who they are. Law: a number is of persons only where such a word stands
beside it with nothing between that could be counted.
"""

from typing import Final

from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

PERSONS: Final = frozenset(
    ("soldiers", "persons", "members", "observers", "inspectors", "diplomats", "ministers", "delegations")
)
"""Units of the grammar that are persons, whom a word of harm beside a further number tells more of."""
BEHIND: Final = 6
"""Words behind a number within which it is told what befell those it counts."""


def befalls(page: Page, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a word of harm or rescue stands beside a number: `two were killed`, `killing at least 12`."""
    return _behind(page, sentence, last, named=False) or _before(page, sentence, first, last)


def one_befallen(page: Page, sentence: Sentence, index: int) -> bool:
    """Return whether `one` is a count of the dead, hurt or saved, by itself or with its noun: `one soldier was killed`."""
    before = page.word(index - 1, sentence.first)
    if before in page.grammar.lists["one-not-words"]:
        return False
    return _behind(page, sentence, index + 1, named=True) or _before(page, sentence, index, index + 1)


def _is_harm(page: Page, place: int) -> bool:
    return page.grammar.harmed.fullmatch(page.tokens[place].low) is not None


def _behind(page: Page, sentence: Sentence, last: int, *, named: bool) -> bool:
    """Return whether what befell them is told behind a number, helping verbs and adverbs aside; `named` whoever it was too."""
    between = page.grammar.lists["harmed-between"]
    for place in range(last, min(sentence.last, last + BEHIND)):
        if _is_harm(page, place):
            return place > last or not _describes(page, sentence, place)
        unit = page.at("unit", place) if named else None
        whom = unit.value in PERSONS if unit is not None else named and place == last and _is_somebody(page, place)
        if not whom and page.tokens[place].low not in between:
            return False
    return False


def _is_somebody(page: Page, place: int) -> bool:
    """Return whether a word right behind `one` may be a noun no class has: `one hostage was killed`; never behind an article."""
    token = page.tokens[place]
    noun = token.text[0].islower() and not page.grammar.listed(token.low, "stops", "unit-stops", "unit-free")
    return page.grammar.language != "fr" and noun


def _describes(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a word of harm right behind a number tells of a noun behind it: `two missing files`."""
    after = page.tokens[place + 1] if place + 1 < sentence.last else None
    if after is None or not after.text[0].isalpha() or page.grammar.language != "en":
        return False
    listed = page.grammar.lists["stops"] | page.grammar.lists["unit-stops"] | page.grammar.lists["unit-free"]
    return after.low not in listed and not after.low.endswith("ly") and after.text[0].islower()


def _before(page: Page, sentence: Sentence, first: int, last: int) -> bool:
    """Return whether what befell them is told right before a number with no noun behind it: `killed 12 and wounded 30`."""
    place = first - 1
    hint = next(
        (hit for hit in page.within("qualifier", max(sentence.first, first - 4), first) if hit.last == first), None
    )
    place = hint.first - 1 if hint is not None else place
    if place < sentence.first or not _is_harm(page, place):
        return False
    after = page.tokens[last] if last < sentence.last else None
    return after is None or not after.text[0].isdecimal()
