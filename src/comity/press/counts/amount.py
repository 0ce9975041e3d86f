"""One number found in a text, before anybody knows what it counts, and the thousands or millions that stand behind it.

Knows how a number is multiplied; not how one is written, nor what it counts. Law: a letter is short for thousands or millions
only where a number or the name of a currency says so.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from comity.press.words.page import Page

BIG: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number found, before anybody knows what it counts: tokens from `first` to `last` (exclusive)."""

    first: int
    last: int
    value: Decimal
    figures: bool
    rough: bool = False
    low: Decimal | None = None
    vague: bool = False


class Noun(NamedTuple):
    """What a number counts: a class of the grammar (`known`) or the noun itself, and the token behind it.

    It stands beside the number where it is `said`. None: nothing is named. The empty text: something is named that makes no
    quantity (years, hours).
    """

    unit: str | None
    last: int
    said: bool = True
    known: bool = True


def multiplied(page: Page, value: Decimal, last: int, stop: int) -> tuple[Decimal, int]:
    """Return a number times the thousands or millions behind it."""
    tokens, numbers = page.tokens, page.grammar.numbers
    while last < stop:
        word = tokens[last].low
        if word == "-" and last + 1 < stop and int(whole(numbers.get(tokens[last + 1].low))) >= BIG:
            last += 1
            continue
        times = numbers.get(word) or (_SHORT.get(word) if _signed(page, last + 1, stop) else None)
        if (
            times is None
            or not times.isdecimal()
            or int(times) < BIG
            or (len(word) == 1 and tokens[last].start > tokens[last - 1].end and not _signed(page, last + 1, stop))
        ):
            break
        value *= int(times)
        last += 1
        if last < stop and tokens[last].text == "." and len(word) <= 4 and page.grammar.language == "ru":
            last += 1
    return value, last


_SHORT: Final = {"k": "1000", "m": "1000000", "md": "1000000000", "mds": "1000000000", "mrd": "1000000000"}


def _signed(page: Page, place: int, stop: int) -> bool:
    """Return whether a currency follows what is short for millions: `12 M€`, `12 M €`, `1,9 M d'€`, `3 Md d'euros`."""
    tokens = page.tokens
    if place + 2 < stop and tokens[place].low == "d" and tokens[place + 1].low == "'":
        return tokens[place + 2].low in "€$£" or tokens[place + 2].low.startswith(("euro", "dollar"))
    return place < stop and tokens[place].low in "€$£" and tokens[place].start - tokens[place - 1].end <= 1


def whole(text: str | None) -> str:
    """Return a whole number as written in the grammar, 0 for anything else."""
    return text if text is not None and text.isdecimal() else "0"
