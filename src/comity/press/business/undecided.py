"""Verbs of deciding that tell no decision of a body: denied of all, waited for, of one person, or of who made a thing long ago.

Knows what stands beside a verb of deciding; not who decides, nor where a decision ends. Law: what is left out is left out where
the words themselves say so.
"""

from typing import Final

from comity.press.business.discussing import of_body
from comity.press.words.lexicon import Hit
from comity.press.words.page import Page
from comity.press.words.phrases import is_adverb
from comity.press.words.tokens import Sentence


def tells_nothing(page: Page, sentence: Sentence, hit: Hit[str], *, turned: bool) -> bool:
    """Return whether a verb of deciding tells no decision of a body; `turned` where what was decided stands before it."""
    if turned:
        return _of_none(page, sentence, hit.first)
    return _waited_for(page, sentence, hit.first) or _of_person(page, sentence, hit) or _made_by(page, hit)


def _of_none(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether nothing was decided: `no new law was approved`, `aucune loi n'a été adoptée`, `ни один закон не принят`."""
    first = place
    while first > sentence.first and page.tokens[first - 1].low not in _PARTS:
        first -= 1
    known = page.grammar.lists["decisions-none"]  # but "Motion No. 5"
    return any(page.tokens[at].low in known and page.tokens[at + 1].text[0].isalpha() for at in range(first, place))


_PARTS: Final = frozenset((",", ";", ":", "–", "«", "“", "»", "”"))


def _waited_for(page: Page, sentence: Sentence, place: int) -> bool:
    """Return whether a decision is still waited for: `until the council has agreed`, `пока совет не решил`."""
    known, at = page.grammar.lists["decisions-until"], place - 1
    while at >= sentence.first and page.tokens[at].low not in _PARTS:
        if page.tokens[at].low in known:
            return page.grammar.language != "en" or bool(_HAS & {token.low for token in page.tokens[at:place]})
        at -= 1
    return False


_HAS: Final = frozenset(("has", "have"))


def _of_person(page: Page, sentence: Sentence, hit: Hit[str]) -> bool:
    """Return whether one person decides for himself: `she decided to leave`, `Marsh decided to sell his boat`."""
    place = hit.first
    while place > sentence.first and (is_adverb(page, place - 1) or page.tokens[place - 1].low in _HELPS):
        place -= 1
    lists = page.grammar.lists
    if place == sentence.first or page.tokens[place - 1].low in lists["decisions-one"]:
        return place > sentence.first
    name = page.tokens[place - 1]
    first = next((at for at in range(place, sentence.first, -1) if page.tokens[at - 1].low in _PARTS), sentence.first)
    verbs = {token.low for token in page.tokens[hit.first : hit.last]}
    if not verbs & lists["decisions-own"] or of_body(page, first, place):
        return False
    named = name.text[0].isupper() and not name.text.isupper() and page.tokens[place - 2].low not in lists["articles"]
    own = page.tokens[hit.last : sentence.last]
    return named and any(token.low in lists["decisions-his"] for token in own)


_HELPS: Final = frozenset(("has", "had", "a", "avait"))


def _made_by(page: Page, hit: Hit[str]) -> bool:
    """Return whether an English participle only tells who made or chose something: `a corps established by the Congress`."""
    known = page.grammar.language == "en" and page.at("act", hit.first) is not None
    by = known and page.word(hit.last) == "by" and hit.last + 1 < len(page.tokens)
    return by and (page.tokens[hit.last + 1].low == "the" or page.tokens[hit.last + 1].text[0].isupper())
