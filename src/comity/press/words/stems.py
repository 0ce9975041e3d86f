"""Words of a text by their stems, so that what is said twice in other forms is seen to be one thing.

Knows stemmers; not meaning. Law: a flood of made-up words is stemmed anew instead of filling memory.
"""

import re
from functools import cache, lru_cache
from typing import Any, Final

import snowballstemmer

from comity.press.words.grammar import grammar
from comity.press.words.tokens import shadow

KEPT: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEMMERS: Final = {"fr": "french", "en": "english", "ru": "russian"}


def content(language: str, text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry meaning."""
    common = grammar(language).lists["common"]
    return frozenset(stem(language, word) for word in _WORD.findall(shadow(text)) if word not in common)


def beginnings(language: str, text: str) -> frozenset[str]:
    """Return how the words of a text begin that carry meaning: less work than stems, for lines compared by what they share."""
    common = grammar(language).lists["common"]
    return frozenset(word[:BEGINS] for word in _WORD.findall(shadow(text)) if word not in common)


BEGINS: Final = 6
"""Letters by which words in other forms are mostly one."""


@lru_cache(maxsize=KEPT)
def stem(language: str, word: str) -> str:
    """Return the stem of a word in lower case."""
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS[language])
