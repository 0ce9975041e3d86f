"""Predicates of taking a stand: a verb, a light verb with its noun (`voiced deep concern`), a verb of being with its adjective.

Knows how the parts of a predicate stand together; not whose it is. Law: a predicate of several words is one, and the word of it
that alone would mean something else (`reaffirmed its support`) is not read by itself.
"""

from collections.abc import Iterator
from typing import Final

from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

WIDE: Final = 5
"""Words and signs between a light verb and its noun: `a exprimé une nouvelle fois sa vive préoccupation`."""
NEAR: Final = 3
"""Words between a verb of being and its adjective: `is still very much opposed`."""
TURNED: Final = {"wishes": "refuses", "supports": "opposes"}
"""What a stand is where it is denied; a denial leaves none of the others."""
DENIALS: Final = frozenset(("not", "no", "pas", "aucun", "aucune", "не", "plus", "guère", "longer", "nothing"))
_JOINTS: Final = frozenset(("'", "-"))
_OPENS: Final = frozenset(("«", "“", '"'))
"""Marks that open in a predicate: `qualifié d'« inacceptable »`."""


def predicates(page: Page, sentence: Sentence) -> list[Hit[str]]:
    """Return the predicates of a sentence in order, none over another."""
    made = list(page.within("stance", sentence.first, sentence.last))
    made += _pairs(page, sentence, "stance-light", "stance-noun", WIDE)
    made += _pairs(page, sentence, "stance-be", "stance-adjective", NEAR)
    made += _pairs(page, sentence, "stance-deem", "stance-ill", WIDE)
    found: list[Hit[str]] = []
    for hit in sorted(made, key=lambda one: (one.first - one.last, one.first)):
        if not any(_meet(hit, other) for other in found):
            found.append(hit)
    return sorted(found, key=lambda one: one.first)


def _pairs(page: Page, sentence: Sentence, verb: str, behind: str, most: int) -> Iterator[Hit[str]]:
    """Return each verb of a kind with the first word of another kind that follows it in its clause."""
    for light in page.within(verb, sentence.first, sentence.last):
        first = stop = _behind_aside(page, light.last, sentence.last)
        while stop < min(first + most, sentence.last) and _goes_on(page, stop):
            stop += 1
        nouns = page.within(behind, first, min(stop + 1, sentence.last))
        if not nouns:
            continue
        between = {token.low for token in page.tokens[light.last : nouns[0].first]}
        if verb == "stance-be" and not all(_says_how(page, at) for at in range(light.last, nouns[0].first)):
            continue  # "se sont exprimées pour la dernière fois"
        stance = TURNED.get(nouns[0].value) if between & DENIALS else nouns[0].value
        if stance is not None:
            yield Hit(light.first, nouns[0].last, "stance", stance)


def _says_how(page: Page, place: int) -> bool:
    """Return whether a word between a verb of being and its adjective is no other participle: `is still very much opposed`."""
    return page.grammar.done.fullmatch(page.tokens[place].low) is None


def _behind_aside(page: Page, place: int, last: int) -> int:
    """Return where a predicate goes on behind words put in between commas: `a mis, vendredi 25 février, son veto`."""
    if place >= last or page.tokens[place].low != ",":
        return place
    closed = next((at for at in range(place + 1, min(place + ASIDE, last)) if page.tokens[at].low == ","), None)
    return place if closed is None else closed + 1


ASIDE: Final = 9
"""Words put in between a verb and its noun."""


def _goes_on(page: Page, place: int) -> bool:
    """Return whether a word may stand inside a predicate: no sign, no word that begins another clause."""
    token = page.tokens[place]
    return (
        token.text[0].isalpha() and token.low not in page.grammar.lists["stances-parts"]
    ) or token.low in _JOINTS | _OPENS


def _meet(one: Hit[str], other: Hit[str]) -> bool:
    return one.first < other.last and other.first < one.last
