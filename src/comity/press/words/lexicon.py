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


Phrase = tuple[tuple[str, ...], str, Value]
"""The words of a phrase, its kind and value."""
Begun = dict[str, dict[str, list[Phrase[Value]]]]
"""The phrases that begin with one word, by the two words behind it."""


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
        self._whole: dict[str, list[Phrase[Value]]] = {}
        self._begun: dict[str, list[Phrase[Value]]] = {}
        for phrase, kind, value in phrases:
            words = _words(phrase)
            if words:
                held = self._begun if words[0].endswith("*") else self._whole
                held.setdefault(words[0].rstrip("*"), []).append((words, kind, value))
        self._lengths = sorted({len(begun) for begun in self._begun}, reverse=True)
        self._memory: dict[str, Begun[Value]] = {}

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
                then = found[index + 2].low if index + 2 < stop else ""
                begun = known.get(after) or known[""]
                for words, kind, value in begun.get(then) or begun[""]:
                    if free.get(kind, 0) <= index and (len(words) == 1 or _stands(words, found, index, stop)):
                        hit: Hit[Value] = tuple.__new__(Hit, (index, index + len(words), kind, value))  # as of tokens
                        hits.setdefault(kind, []).append(hit)
                        free[kind] = index + len(words)
        return hits

    def _candidates(self, word: str) -> Begun[Value]:
        """Return the phrases that may begin with a word, the longest first, by the second word and by the third.

        Most fail at one of these: `s'est tenue` and hundreds more begin with `s` and `'`.
        """
        listed = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                listed += self._begun.get(word[:length], ())
        listed.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][0])))
        known = {second: _by_word(those, 2) for second, those in _by_word(listed, 1).items()} if listed else {}
        if len(self._memory) < KNOWN:
            self._memory[word] = known
        return known


def _by_word(phrases: Sequence[Phrase[Value]], place: int) -> dict[str, list[Phrase[Value]]]:
    """Return phrases by their word at a place.

    Those that have none there, or only its beginning, stand under each, and alone under none.
    """
    known: dict[str, list[Phrase[Value]]] = {"": []}
    for phrase in phrases:
        words = phrase[0]
        if len(words) > place and not words[place].endswith("*"):
            known.setdefault(words[place], [*known[""]]).append(phrase)
        else:
            for those in known.values():
                those.append(phrase)
    return known


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
