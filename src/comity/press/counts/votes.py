"""The sides of a vote, which count voices though nobody says so: `adopted by 32 to 5`, `28 in favour, 4 against`.

Knows words of voting by the grammar; not what was voted on. Law: a number is a side where a vote is told of or another side
stands beside it.
"""

from typing import Final

from comity.press.counts.amount import Amount
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence

MOST: Final = 1_000
"""Votes of the largest bodies."""
ALONE: Final = 3
"""Words of a line that says a side and nothing else: `10 contre`."""
_TO: Final = frozenset(("to", "contre", "против", "against"))
_DASHES: Final = frozenset(("–", "-"))


def is_vote(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a number is one of two that a vote sets against one another: `voted seven to two`, `voted 23-4`."""
    known, place = page.grammar.voted, amount.last
    if amount.value > MOST:
        return False
    after = page.word(place, last=sentence.last)
    before = page.word(amount.first - 1, sentence.first)
    follows = place + 1 < sentence.last and _is_number(page, place + 1)
    leads = amount.first > sentence.first + 1 and _is_number(page, amount.first - 2)
    sides = (after in _TO | _DASHES and follows) or (before in _TO | _DASHES and leads)
    return sides and known.search(page.low, *page.span(sentence)) is not None


def is_side(page: Page, sentence: Sentence, amount: Amount) -> bool:
    """Return whether a side is named beside a number, in a sentence of a vote or beside another side: `28 pour, 4 contre`."""
    if amount.value > MOST or amount.low is not None:
        return False
    first, last = page.tokens[amount.first].start, page.tokens[amount.last - 1].end
    sides = _sides(page, sentence)
    if not any(start <= first and last <= end for start, end in sides):
        return False
    known = page.grammar.voted
    voted = known.search(page.low, *page.span(sentence)) is not None
    return voted or sentence.last - sentence.first <= ALONE or len(sides) > 1


@once
def _sides(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """Return where the sides of a sentence stand."""
    return [one.span() for one in page.grammar.side.finditer(page.low, *page.span(sentence))]


def _is_number(page: Page, place: int) -> bool:
    low = page.tokens[place].low
    return low.isdecimal() or low in page.grammar.numbers or low in page.grammar.lists["one-words"]
