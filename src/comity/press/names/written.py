"""How a name has to be written to be that name: capitals, small letters, and what stands beside names that are other words too.

Knows the spelling a name is listed with (`register.Named.written`); not whom it names. Law: a word that may be
somebody's first name or a word of the language is no State where the text does not show it.
"""

from typing import Final

from comity.press.register import Named
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page

_SMALL: Final = (
    *("альянс", "союзник", "pays", "стран", "госуд", "prib", "приба", "porte", "secr", "repr", "постп", "предс"),
    *("генер", "офици", "генсе", "посто", "minis", "spoke", "perma", "allie"),
)
"""How words begin that begin a name in small letters."""
SHORT: Final = 3
"""Letters below which a word is no name unless it is written in capitals: `US`, not `us`."""


def is_written(page: Page, hit: Hit[Named]) -> bool:
    """Return whether the words found are written as that name."""
    word, how = page.tokens[hit.first], hit.value.written
    if how in {"small", "proper"}:
        return how == "small" or any(token.text[0].isupper() for token in page.tokens[hit.first + 1 : hit.last])
    if word.text[0].islower() and not word.low.startswith(_SMALL):
        return False
    if word.text.isupper():
        return how not in {"word", "acronym"} or not _amid_capitals(page, hit)
    if how in {"person", "word"}:
        return not (_beside_a_name if how == "person" else _opens)(page, hit)
    return how not in {"letters", "acronym"} and (len(word.low) >= SHORT or hit.last - hit.first > 1)


def _opens(page: Page, hit: Hit[Named]) -> bool:
    """Return whether a word begins its sentence, where every word has a capital."""
    sentence = page.sentence_at(page.tokens[hit.first].start)
    return sentence is None or sentence.first == hit.first


def _amid_capitals(page: Page, hit: Hit[Named]) -> bool:
    """Return whether a word stands beside another of more than a few letters in capitals: `WHO WILL PAY`."""
    beside = (*page.tokens[max(0, hit.first - 1) : hit.first], *page.tokens[hit.last : hit.last + 1])
    return any(token.text.isupper() and token.text.isalpha() and len(token.text) > SHORT for token in beside)


def _beside_a_name(page: Page, hit: Hit[Named]) -> bool:
    """Return whether a name in capitals stands right beside: `Michael Jordan`, `Georgia Secretary of State`, no `In Georgia`."""
    lists = page.grammar.lists
    plain = lists["places"] | lists["stops"] | lists["articles"] | lists["common"]
    before = () if _opens(page, hit) else page.tokens[hit.first - 1 : hit.first]
    return any(
        token.text[0].isupper() and token.text.isalpha() and token.low not in plain
        for token in (*before, *page.tokens[hit.last : hit.last + 1])
    )
