"""Words, numbers and signs of a text with their places, and its sentences.

Knows no language but the abbreviations it is given. Law: a token's place counts characters of the text it was cut from; what is
compared (`low`) is lower case, composed and without stress marks, so that a text may be spelled either way.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f]{1,3}[^\W\d_]+)*[\u0300-\u036f]{0,3}|\d+|[^\w\s]|_"  # letters, up to three marks over each
)
_APOSTROPHES: Final = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "ё": "е", "‑": "-", "‐": "-", "−": "-", "—": "–"}
)
ENDING: Final = frozenset(".!?…")
CLOSING: Final = frozenset("»”\"“’'")
LONGEST_SENTENCE: Final = 220
"""Tokens after which a sentence is cut, ended or not: nothing later may have to look at more."""


class Token(NamedTuple):
    """A word, a run of digits or one sign."""

    text: str
    low: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return a word as it is compared; never nothing, so that an accent that stands alone is compared too."""
    low = text.lower().translate(_APOSTROPHES)
    if not low.isascii():
        low = unicodedata.normalize("NFC", low).replace("\u0301", "").translate(_APOSTROPHES) or low
    return low


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of a text."""
    made: list[Token] = []
    last = start
    for word in _TOKEN.findall(text, start, len(text) if end is None else end):
        first = text.index(word, last)  # nothing but blanks stands before it
        last = first + len(word)
        low = _folded(word) if len(word) <= WORD else fold(word)
        made.append(tuple.__new__(Token, (word, low, first, last)))  # half the time of `Token(…)`, for each word
    return made


WORD: Final = 40
"""Letters of the longest word whose folded form is remembered; a flood of longer ones may not fill memory."""
_folded: Final = lru_cache(maxsize=20_000)(fold)


class Sentence(NamedTuple):
    """A sentence: which tokens (from, to exclusive) and in which block."""

    first: int
    last: int
    block: int


def sentences(
    found: Sequence[Token], block: int, offset: int, short: Collection[str], timed: Collection[str] = ()
) -> list[Sentence]:
    """Return the sentences of one block's tokens, which begin at `offset` in the article's list.

    A full stop after a word in `short`, a single capital or a number followed by a small letter ends none, nor does one inside
    quotation marks that close later, unless the quotation is a sentence of its own, nor that of `p.m.` before a word in `timed`.
    """
    made: list[Sentence] = []
    first = 0
    for index, token in enumerate(found):
        last = index == len(found) - 1
        if last or _ends(found, index, short, timed) or index - first >= LONGEST_SENTENCE:
            stop = index + 1
            made.append(Sentence(offset + first, offset + stop, block))
            first = stop
        elif token.low in CLOSING and index > first and found[index - 1].low in ENDING and _begins(found, index):
            made.append(Sentence(offset + first, offset + index + 1, block))
            first = index + 1
    return made


_CLOSES: Final = frozenset("»”")
ITEM: Final = 2
"""Figures of the number of an item."""


def _ends(found: Sequence[Token], index: int, short: Collection[str], timed: Collection[str]) -> bool:
    token = found[index]
    if token.low not in ENDING or index + 1 >= len(found):
        return False
    following = found[index + 1]
    if following.low in _CLOSES:
        return False  # `tous. »`: the mark belongs to the sentence before it
    if following.start == token.end:  # "4.000", "U.S.", "?.." and a mark that closes what was quoted
        return False
    if token.low == "." and index:
        before = found[index - 1]
        if before.low.isdecimal() and len(before.low) <= ITEM and index > 1 and found[index - 2].low in {":", ";"}:
            return False  # an item of a list: "Agenda: 1. Budget; 2. Water."
        if before.end == token.start and (before.low in short or (len(before.low) == 1 and before.text.isupper())):
            return following.low in _OPENING
    hour = following.low in timed and [one.low for one in found[max(0, index - 2) : index]] == [".", "m"]
    return not following.text[0].islower() and not hour  # "at 7 p.m. Monday"


def _begins(found: Sequence[Token], index: int) -> bool:
    """Return whether what follows a closing mark begins a sentence: a capital after a space."""
    if index + 1 >= len(found):
        return False
    following = found[index + 1]
    return following.start > found[index].end and (following.text[0].isupper() or following.low in _OPENING)


_OPENING: Final = frozenset('«“„"–')


_SHADOW: Final = tuple(
    {
        **dict.fromkeys("’ʼ‘`", "'"),
        **dict.fromkeys("‑‐−", "-"),
        **dict.fromkeys("\xa0\u202f\u2009\u2007\t", " "),
        "ё": "е",
        "—": "–",
    }.items()
)


def shadow(text: str) -> str:
    """Return a text as patterns read it, character for character: lower case, one kind of blank, of apostrophe, of dash."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, plain in _SHADOW:
        low = low.replace(char, plain)
    return low
