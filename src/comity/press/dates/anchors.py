"""Which date patterns are worth trying in a sentence: those of whose anchors it has one.

Knows anchors, the words and figures a date of a kind cannot do without; not the dates. Law: no pattern is left out that finds
something, for a date is far dearer to look for than its anchor.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from comity.press.words.grammar import DatePattern, grammar
from comity.press.words.page import Page

KEPT: Final = 20_000
"""Words whose anchors are remembered: most words of an article are those of the one before."""
Anchors = tuple[tuple[re.Pattern[str], frozenset[int]], ...]
"""Anchors, each beside the places of its patterns in the grammar."""


def worth_trying(page: Page) -> Iterator[list[DatePattern]]:
    """Return for each sentence the patterns whose anchor it has: in a word of it, or anywhere where it is several."""
    language, known = page.grammar.language, page.grammar.dates
    starts = [page.span(sentence)[0] for sentence in page.sentences]
    there: list[set[int]] = [set() for _ in starts]
    for anchor, those in _anchors(language, within=False):
        for found in anchor.finditer(page.low):
            there[bisect_right(starts, found.start()) - 1] |= those
    lows = {token.low for token in page.tokens}
    anchored = {low: those for low in lows if (those := _of_word(language, low))}
    for sentence, tried in zip(page.sentences, there, strict=True):
        for token in page.tokens[sentence.first : sentence.last]:
            if token.low in anchored:
                tried.update(anchored[token.low])
        yield [known[place] for place in sorted(tried)]


@cache
def _anchors(language: str, *, within: bool) -> Anchors:
    """Return the anchors of a language that stand within a word, or the others."""
    made: dict[re.Pattern[str], list[int]] = {}
    for place, one in enumerate(grammar(language).dates):
        if one.within == within:
            made.setdefault(one.anchor, []).append(place)
    return tuple((anchor, frozenset(places)) for anchor, places in made.items())


@cache
def _any(language: str) -> re.Pattern[str]:
    return re.compile("|".join(anchor.pattern for anchor, _ in _anchors(language, within=True)))


@lru_cache(maxsize=KEPT)
def _of_word(language: str, word: str) -> frozenset[int]:
    """Return the places of the patterns one of whose anchors a word has."""
    if _any(language).search(word) is None:
        return frozenset()  # as most words
    return frozenset().union(*(those for one, those in _anchors(language, within=True) if one.search(word) is not None))
