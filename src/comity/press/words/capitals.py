"""Accents that French prints leave out over capitals: `A Vienne`, `deux Etats`, `les Elus`.

Knows the words a grammar lists (`unaccented`) and where a sentence begins. Law: a text is not changed, only what is compared;
`A` is the preposition only where a sentence or quotation begins with it, for elsewhere it may be a letter (*le plan A*).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from comity.press.words.tokens import CLOSING, ENDING, Token

_PLAIN: Final = str.maketrans("àâéèê", "aaeee")
_BEFORE: Final = ENDING | CLOSING | frozenset("«“„:;–-(")


def accented(listed: Sequence[Token], words: frozenset[str]) -> Iterator[tuple[int, Token]]:
    """Yield the place and the word, of the tokens of a block, wherever a capital stands for a letter with its accent."""
    if not words:
        return  # of a language that leaves out none
    meant = _meant(words)
    for place, token in enumerate(listed):
        word = meant.get(token.low)
        if word is not None and token.text[0] in "AE" and (len(word) > 1 or _begins(listed, place)):
            yield place, token._replace(low=word)


@lru_cache(maxsize=8)
def _meant(words: frozenset[str]) -> dict[str, str]:
    return {word[0].translate(_PLAIN) + word[1:]: word for word in words}


def _begins(listed: Sequence[Token], place: int) -> bool:
    spaced = place + 1 < len(listed) and listed[place + 1].start > listed[place].end
    return spaced and (place == 0 or listed[place - 1].low in _BEFORE)
