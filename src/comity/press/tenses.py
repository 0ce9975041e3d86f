"""Whether a date is told as to come or as past: the verbs nearest to it.

Knows verbs and marks between words; not dates. Law: where no verb is near, nothing is decided.
"""

import re
from bisect import bisect_right
from typing import Final

from comity.press.page import Page
from comity.press.tokens import Sentence

REACH: Final = 9
"""Words between a date and the verb that gives it its tense."""


def tense(page: Page, sentence: Sentence, token: int) -> int:
    """Return the tense nearest a word: 1 to come, -1 past, 0 where no verb is near."""
    best, distance = 0, REACH + 1
    marks = [(hit.first, 1) for hit in page.within("future", sentence.first, sentence.last)]
    marks += [(hit.first, -1) for kind in ("past", "say") for hit in page.within(kind, sentence.first, sentence.last)]
    start, end = page.span(sentence)
    marks += _matched(page, page.grammar.past, start, end, -1)
    done = any(turn < 0 and place < token for place, turn in marks)
    ahead = _matched(page, page.grammar.future, start, end, 1)
    marks += [mark for mark in ahead if mark[0] < token or not done]  # "met on Monday to review": what for, not when
    for place, turn in marks:
        away = abs(place - token) + _walls(page, place, token)
        if away < distance or (away == distance and turn < 0):
            best, distance = turn, away
    return best


def _matched(page: Page, pattern: re.Pattern[str] | None, start: int, end: int, turn: int) -> list[tuple[int, int]]:
    """Return the words a pattern of a tense finds, with the tense."""
    if pattern is None:
        return []
    return [(bisect_right(page.starts, hit.start()) - 1, turn) for hit in pattern.finditer(page.low, start, end)]


def past_beside(page: Page, token: int) -> bool:
    """Return whether a verb of the past stands right before a date: `lasted until June`."""
    start = page.tokens[max(0, token - 3)].start
    known = page.grammar.past
    return bool(page.within("past", max(0, token - 3), token)) or (
        known is not None and known.search(page.low, start, page.tokens[token].start) is not None
    )


def _walls(page: Page, one: int, other: int) -> int:
    """Return how much farther two words are by the commas and full stops between them."""
    low, high = sorted((one, other))
    between = page.tokens[low:high]
    marks = sum(token.low in _MARKS for token in between) % 2
    return 4 * sum(token.low in {",", ";", ":", "–"} for token in between) + REACH * marks


_MARKS: Final = frozenset('«»“”„"')
