"""What a reader asks for: words that must all occur, "an exact phrase", -not.

Knows how a query is written and how it becomes an expression of SQLite FTS5; not the index. Law: whatever is typed, what reaches
FTS5 is made of quoted words alone, so there is no query it does not understand.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from comity.search.letters import spellings
from comity.search.words import LANGS, plain, stem, words_of

LIMIT: Final = 200
"""Characters of a query that are read; the rest is left out."""
TERMS: Final = 16
SHOWN: Final = 6
"""How many other spellings of one word are searched."""
OTHER: Final = "other"
"""The column for words of no language: symbols, plain fields, texts in languages without a stemmer."""
_QUOTES: Final = str.maketrans(dict.fromkeys("«»“”„‟", '"') | dict.fromkeys("’'ʼ`", " ") | {"−": "-", "–": "-"})
_PARTS: Final = re.compile(r'(?<!\S)(-?)"([^"]*)(?:"|$)|(-?)([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that must stand side by side; `exact` as they are, else by their stems; `also` are other spellings of a name."""

    words: tuple[str, ...]
    exact: bool
    excluded: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as it was understood; `langs` are the languages searched."""

    terms: tuple[Term, ...]
    langs: tuple[str, ...] = LANGS

    @property
    def wanted(self) -> str:
        """What must occur, for FTS5; empty where nothing must."""
        return " AND ".join(_match(term, self.langs) for term in self.terms if not term.excluded)

    @property
    def unwanted(self) -> str:
        """What must not occur, for FTS5; empty where anything may."""
        return " OR ".join(_match(term, self.langs) for term in self.terms if term.excluded)

    @property
    def also(self) -> tuple[str, ...]:
        """Other spellings that are searched."""
        return tuple(dict.fromkeys(word for term in self.terms for word in term.also))


def parse(text: str, langs: Iterable[str] = LANGS) -> Query:
    """Return the query in untrusted text; everything that is no word is left out."""
    asked = unicodedata.normalize("NFC", text[:LIMIT]).translate(_QUOTES)
    terms = []
    for minus, phrase, dash, word in _PARTS.findall(asked):
        words = tuple(words_of(phrase or word))
        if words:
            terms.append(Term(words=words, exact=bool(phrase), excluded=bool(minus or dash)))
    known = tuple(lang for lang in LANGS if lang in set(langs))
    return Query(terms=tuple(terms[:TERMS]), langs=known or LANGS)


def with_spellings(query: Query, occurring: Callable[[Iterable[str]], list[str]]) -> Query:
    """Return the query with the other spellings of its words, of which `occurring` leaves those that some text holds."""
    terms = []
    for term in query.terms:
        also: list[str] = []
        if len(term.words) == 1 and not term.exact:
            word = term.words[0]
            also = [text.capitalize() if word[0].isupper() else text for text in _others(word, occurring)]
        terms.append(Term(words=term.words, exact=term.exact, excluded=term.excluded, also=tuple(also)))
    return Query(terms=tuple(terms), langs=query.langs)


def _others(word: str, occurring: Callable[[Iterable[str]], list[str]]) -> list[str]:
    """Return the other spellings of a word that occur, one of those that come to the same in the index."""
    seen, found = set(_forms(word)), list[str]()
    for text in occurring(spellings(word)):
        forms = set(_forms(text))
        if not forms & seen:
            seen |= forms
            found.append(text)
    return found[:SHOWN]


def _forms(word: str) -> tuple[str, ...]:
    return plain(word), *(stem(lang, word) for lang in LANGS)


def keys_of(term: Term, lang: str) -> list[tuple[str, ...]]:
    """Return the runs of keys that are hits for a term in a text of that language; a stem for words, a plain word for exact."""
    if term.exact:
        return [tuple(plain(word) for word in term.words)]
    return [tuple(stem(lang, word) for word in term.words), *((stem(lang, word),) for word in term.also)]


def _match(term: Term, langs: tuple[str, ...]) -> str:
    exact = " ".join(plain(word) for word in term.words)
    if term.exact:
        return f'({{{" ".join(f"{lang}_x" for lang in langs)} {OTHER}}} : "{exact}")'
    parts = [f'{{{OTHER}}} : "{exact}"']
    for lang in langs:
        parts += [f'{{{lang}}} : "{" ".join(keys)}"' for keys in keys_of(term, lang)]
    parts += [f'{{{OTHER}}} : "{plain(word)}"' for word in term.also]
    return f"({' OR '.join(dict.fromkeys(parts))})"
