"""Words of a text as the index holds them: lower case without accents, and stemmed by the rules of their language.

Knows letters and stemmers; not records or queries. Law: texts and queries go through the same functions, so what is said is
what is found.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import snowballstemmer

KEPT: Final = 100_000
"""How many words are remembered with their stems: the words of many records are few."""
STEMMERS: Final[dict[str, str]] = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
LANGS: Final = tuple(STEMMERS)
_WORD: Final = re.compile(r"[^\W_]+")
_ALONE: Final = str.maketrans({"ё": "е", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_CYRILLIC: Final = re.compile("[а-яё]+")


def split(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text begin and end."""
    return [match.span() for match in _WORD.finditer(text)]


def words_of(text: str) -> list[str]:
    """Return the words of a text as they stand."""
    return _WORD.findall(text)


@lru_cache(maxsize=KEPT)
def plain(word: str) -> str:
    """Return a word in lower case, Latin letters without accents, ё as е; й is a letter of its own and stays."""
    lowered = word.lower().translate(_ALONE)
    if lowered.isascii() or _CYRILLIC.fullmatch(lowered):
        return lowered
    return "".join(letter if letter == "й" else _bare(letter) for letter in lowered)


@lru_cache(maxsize=KEPT)
def stem(lang: str, word: str) -> str:
    """Return the plain stem of a word in a language, the plain word where there is no stemmer for it."""
    if lang not in STEMMERS:
        return plain(word)
    return plain(_stemmer(lang).stemWord(word.lower().replace("ё", "е")))


def _bare(letter: str) -> str:
    """Return a letter without its marks; a mark alone is nothing."""
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


@lru_cache(maxsize=len(STEMMERS))
def _stemmer(lang: str) -> Any:
    """Return the stemmer of a language; its words are not kept by it but by `stem`."""
    return snowballstemmer.stemmer(STEMMERS[lang])
