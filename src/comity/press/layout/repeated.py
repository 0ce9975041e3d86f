"""What a page prints twice: a paragraph of its article, or an advertisement that is said again.

Knows lines of one page and the words they share; not what they say. Law: an advertisement is short, shares no
words with what stands beside it and is nowhere part of the article; a sentence is read where it stands first, a paragraph
wherever it stands.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from comity.press.words.grammar import Grammar
from comity.press.words.stems import content

LONG: Final = 170
"""Characters of a line that is sure to be a paragraph."""
LEAST: Final = 4
"""Words than which a sentence that may be one of the article has more."""
SENTENCE: Final = 9
"""Words than which a sentence that is one of the article has more."""
SHARED: Final = 2
"""Words with a meaning that a sentence has in common with the rest of its article."""
_ENDED: Final = re.compile(r"[.!?…][»”\"“)\]]*$")


def again(said: Sequence[str], known: Grammar) -> set[int]:
    """Return which lines are said elsewhere and are no part of the article, or read there."""
    times = Counter(said)
    twice = {place for place, text in enumerate(said) if times[text] > 1 and is_sentence(text, LEAST)}
    rest = content(known.language, " ".join(text for text in said if times[text] == 1)) if twice else frozenset()
    where: dict[str, list[int]] = {}
    for place in sorted(twice):
        where.setdefault(said[place], []).append(place)
    dropped: set[int] = set()
    heard: set[str] = set()
    for place in sorted(twice):
        text = said[place]
        shared = len(content(known.language, text) & rest)
        own = len(text) > LONG or shared >= SHARED or _is_summed_up(said, place)
        own = own or _goes_on(said, place, where[text][:FEW])
        if not own or (text in heard and len(text) <= LONG):
            dropped.add(place)
        heard.add(text)
    return dropped


FEW: Final = 3
"""Places where a line is said that are looked at; a flood of them ends here."""


def _goes_on(said: Sequence[str], place: int, places: Sequence[int]) -> bool:
    """Return whether the line beside one is the same at another of its places, as in an article printed twice."""
    others = [other for other in places if other != place]
    beside = [(place + step, other + step) for other in others for step in (-1, 1)]
    return any(0 <= one < len(said) and 0 <= other < len(said) and said[one] == said[other] for one, other in beside)


def _is_summed_up(said: Sequence[str], place: int) -> bool:
    """Return whether the same line stands right beside one, or but a day between: a page's summary above its article."""
    for step in (-1, 1):
        beside = place + step
        if 0 <= beside < len(said) and len(said[beside]) <= STAMP and any(char.isdecimal() for char in said[beside]):
            beside += step
        if 0 <= beside < len(said) and said[beside] == said[place]:
            return True
    return False


STAMP: Final = 40
"""Characters of a line that is hardly more than a day."""


def is_sentence(text: str, words: int = SENTENCE) -> bool:
    """Return whether a line is a sentence of more than so many words, no menu and no title."""
    return len(text.split()) > words and _ENDED.search(text) is not None
