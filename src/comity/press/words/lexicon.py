"""Phrases found in a list of tokens: the one way words of the grammar and names of the register are looked up.

Knows phrases of whole words and of beginnings of words (`решени*`); not what they mean. Law: a text is walked once, whatever
the number of phrases; of two phrases of one kind that begin at one word the longer is taken.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from comity.press.words.tokens import Token, tokens

Value = TypeVar("Value")
KNOWN = 50_000
"""Words whose phrases are remembered, and phrases whose words are: the register of one body shares most names with another's.
A flood of made-up words is looked up anew instead of filling memory."""


class Hit(NamedTuple, Generic[Value]):
    """A phrase found: tokens from `first` to `last` (exclusive), its kind and value."""

    first: int
    last: int
    kind: str
    value: Value


class Lexicon(Generic[Value]):
    """Phrases by their first word."""

    def __init__(self, phrases: Iterable[tuple[str, str, Value]]) -> None:
        """Take phrases as (phrase, kind, value)."""
        self._whole: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
        self._begun: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {}
        for phrase, kind, value in phrases:
            words = _words(phrase)
            if words:
                held = self._begun if words[0].endswith("*") else self._whole
                held.setdefault(words[0].rstrip("*"), []).append((words, kind, value))
        self._lengths = sorted({len(begun) for begun in self._begun}, reverse=True)
        self._memory: dict[str, dict[str, list[tuple[tuple[str, ...], str, Value]]]] = {}

    def find(
        self, found: Sequence[Token], stretches: Iterable[tuple[int, int]] | None = None
    ) -> dict[str, list[Hit[Value]]]:
        """Return the phrases of each kind among these tokens, in order, none over another of its kind.

        `stretches` are from which token to which (exclusive) phrases lie, in order: sentences; without them it is all.
        """
        hits: dict[str, list[Hit[Value]]] = {}
        free: dict[str, int] = {}
        for first, stop in [(0, len(found))] if stretches is None else stretches:
            for index in range(first, stop):
                low = found[index].low
                known = self._memory.get(low)
                known = self._candidates(low) if known is None else known
                if not known:
                    continue  # most words begin no phrase
                after = found[index + 1].low if index + 1 < stop else ""
                for words, kind, value in known.get(after) or known[""]:
                    if free.get(kind, 0) <= index and (len(words) == 1 or _stands(words, found, index, stop)):
                        hit: Hit[Value] = tuple.__new__(Hit, (index, index + len(words), kind, value))  # as of tokens
                        hits.setdefault(kind, []).append(hit)
                        free[kind] = index + len(words)
        return hits

    def _candidates(self, word: str) -> dict[str, list[tuple[tuple[str, ...], str, Value]]]:
        """Return the phrases that may begin with a word, the longest first, by the second word; most fail at theirs.

        Those of which no second word is known whole stand under each, and alone under none.
        """
        listed = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                listed += self._begun.get(word[:length], ())
        listed.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0])))
        known: dict[str, list[tuple[tuple[str, ...], str, Value]]] = {"": []} if listed else {}
        for entry in listed:
            second = _second(entry[0])
            if second:
                known.setdefault(second, [*known[""]]).append(entry)
            else:
                for those in known.values():
                    those.append(entry)
        if len(self._memory) < KNOWN:
            self._memory[word] = known
        return known


def _second(words: tuple[str, ...]) -> str:
    """Return the second word of a phrase, none where it has none or only its beginning is given."""
    return "" if len(words) == 1 or words[1].endswith("*") else words[1]


@lru_cache(maxsize=KNOWN)
def _words(phrase: str) -> tuple[str, ...]:
    words: list[str] = []
    for token in tokens(phrase):
        if token.text == "*" and words:
            words[-1] += "*"
        else:
            words.append(token.low)
    return tuple(words)


def _stands(words: tuple[str, ...], found: Sequence[Token], index: int, stop: int) -> bool:
    if index + len(words) > stop:
        return False
    for place in range(1, len(words)):
        word, low = words[place], found[index + place].low
        if word.endswith("*"):
            if not low.startswith(word[:-1]):
                return False
        elif word != low:
            return False
    return True
