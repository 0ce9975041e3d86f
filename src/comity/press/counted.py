"""What a bare number counts where its noun stands before it or is only meant: `il en compte 300`.

Knows phrases that lead from a noun to its number; `numbers` knows nouns behind one. Law: what no words of the article name is
counted by nobody.
"""

from typing import Final

from comity.press.amounts import Amount
from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.tokens import Sentence

FAR: Final = 14
"""Words between `the number of` and the number."""
ASKED: Final = 40
"""Words behind `how many guns` within which a bare number is one of them."""
REACH: Final = 4
FEW: Final = 5
MEASURES: Final = frozenset(
    (
        "tonnes",
        "hectares",
        "litres",
        "km",
        "metres",
        "kilograms",
        "euros",
        "dollars",
        "pounds",
        "francs",
        "roubles",
        "percent",
    )
)
"""Units of stuff and money, of which nobody says `two of them`."""
_COUNTED: Final = ("человек", "ов", "ев", "ей", "ий")
_EN: Final = frozenset(("en", "их"))
_PLURALS: Final = ("s", "x", "men", "people", "personnel", "countries")


def named_before(page: Page, sentence: Sentence, amount: Amount, first: int) -> tuple[str, bool] | None:
    """Return what is counted where its noun stands before the number, whose qualifier begins at `first`; whether it is known."""
    for hit in reversed(page.within("of-those", sentence.first, first)):
        if hit.last == first or (first - hit.last <= FAR and page.within("amounts-to", hit.last, first)):
            return _noun_before(page, sentence, hit.first)
    for hit in reversed(page.within("how-many", max(0, amount.first - ASKED), amount.first)):
        unit = page.at("unit", hit.last)
        named = hit.last < len(page.tokens) and page.tokens[hit.last].text[0].isalpha()
        return (unit.value, True) if unit is not None else (page.tokens[hit.last].low, False) if named else None
    before = page.tokens[amount.first - 1].low if amount.first > sentence.first else ""
    turned = page.at("unit", amount.first - 1) if page.grammar.language == "ru" else None
    if turned is not None and turned.value not in MEASURES and amount.value >= FEW and before.endswith(_COUNTED):
        return turned.value, True
    return None


def _noun_before(page: Page, sentence: Sentence, place: int) -> tuple[str, bool] | None:
    """Return the noun that stands right before a place, its comma aside."""
    while place > sentence.first and not page.tokens[place - 1].text[0].isalpha():
        place -= 1
    for at in range(place - 1, max(sentence.first, place - REACH) - 1, -1):
        unit = page.at("unit", at)
        if unit is not None:
            return unit.value, True
    return (page.tokens[place - 1].low, False) if place > sentence.first else None


def meant_by_pronoun(page: Page, sentence: Sentence, amount: Amount) -> tuple[str, bool] | None:
    """Return what `en` or `их` before a number means: what was named last in the plural, in this sentence or the one before."""
    near = {token.low for token in page.tokens[max(sentence.first, amount.first - REACH) : amount.first]}
    if amount.value <= 1 or not _EN & near:
        return None
    before = page.sentence_at(page.tokens[sentence.first - 1].start) if sentence.first else None
    start = before.first if before is not None else sentence.first
    hits = [hit for hit in page.within("unit", start, amount.first) if _plural(page, hit)]
    return (hits[-1].value, True) if hits else None


def _plural(page: Page, hit: Hit[str]) -> bool:
    return page.grammar.language == "ru" or page.tokens[hit.last - 1].low.endswith(_PLURALS)


def of_a_kind(page: Page, amount: Amount) -> bool:
    """Return whether a bare number measures other stuff than the one before it: `4 200 tonnes de sole et 950 de turbot`."""
    after = page.tokens[amount.last : amount.last + 2]
    return len(after) == 2 and after[0].low in {"de", "d", "of"} and after[1].text[0].isalpha()
