"""One article being read: its text, blocks, words, sentences and the phrases of its language that were found.

Knows places; not what anything means. Law: all places count characters of what a reader sees; `reading` turns them into places of
the input at the end.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final, Protocol, TypeVar, TypeVarTuple, Unpack

from comity.press.words.capitals import accented
from comity.press.words.grammar import Grammar
from comity.press.words.lexicon import Hit
from comity.press.words.tokens import Sentence, Token, sentences, shadow, tokens

HEADS: Final = frozenset(("headline", "caption", "dateline", "subheading"))
"""Roles of blocks that are no running text."""
TOKENS: Final = 30_000
"""Words and signs after which no further block is read; a flood of single signs ends here."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block: role, characters from `start` to `end`."""

    role: str
    start: int
    end: int


class Placed(Protocol):
    """What lies from one character to another."""

    @property
    def start(self) -> int:
        """Return the first character."""

    @property
    def end(self) -> int:
        """Return the character behind the last."""


@dataclass(slots=True, kw_only=True)
class Page:
    """An article as its parts are read; `unread` is where the first block begins that is not, if one is not."""

    text: str
    low: str
    grammar: Grammar
    blocks: tuple[Stretch, ...]
    tokens: list[Token]
    sentences: list[Sentence]
    hits: dict[str, list[Hit[str]]]
    starts: list[int]
    firsts: list[int]
    unread: int | None
    begun: dict[str, dict[int, Hit[str]]] = field(init=False)
    places: dict[str, list[int]] = field(init=False)
    order: list[tuple[int, str]] = field(init=False)
    answers: dict[tuple[object, ...], Any] = field(default_factory=dict)
    found: dict[tuple[str, int, int], list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep where the phrases of each kind begin, for they are asked for at every word."""
        self.begun = {kind: {hit.first: hit for hit in hits} for kind, hits in self.hits.items()}
        self.places = {kind: [*found] for kind, found in self.begun.items()}
        self.order = sorted((place, kind) for kind, places in self.places.items() for place in places)

    def beginning(self, kind: str) -> dict[int, Hit[str]]:
        """Return the phrases of a kind by the token they begin at."""
        return self.begun.get(kind, {})

    def at(self, kind: str, token: int) -> Hit[str] | None:
        """Return the phrase of a kind that begins at a token."""
        found = self.begun.get(kind)
        return None if found is None else found.get(token)

    def word(self, place: int, first: int = 0, last: int | None = None) -> str:
        """Return the word at a token in lower case; nothing where that lies before `first`, not before `last`, or nowhere."""
        return self.tokens[place].low if first <= place < (len(self.tokens) if last is None else last) else ""

    def glued(self, place: int) -> bool:
        """Return whether no blank stands between a token and the one before it."""
        return 0 < place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end

    def begins(self, token: int, *kinds: str) -> bool:
        """Return whether a phrase of one of some kinds begins at a token."""
        return any(self.at(kind, token) is not None for kind in kinds)

    def has(self, first: int, last: int, *kinds: str) -> bool:
        """Return whether a phrase of one of some kinds begins among these tokens."""
        return any(self.within(kind, first, last) for kind in kinds)

    def within(self, kind: str, first: int, last: int) -> list[Hit[str]]:
        """Return the phrases of a kind that begin among these tokens."""
        places = self.places.get(kind)
        if places is None:
            return []
        low = bisect_left(places, first)
        if low == len(places) or places[low] >= last:
            return []  # as mostly
        return self.hits[kind][low : bisect_left(places, last, low)]

    def among(self, first: int, last: int) -> list[tuple[int, str]]:
        """Return at which of these tokens phrases begin, and of which kinds."""
        return self.order[bisect_left(self.order, (first,)) : bisect_left(self.order, (last,))]

    def kinds(self, first: int, last: int) -> set[str]:
        """Return of which kinds phrases begin among these tokens."""
        return {kind for _, kind in self.among(first, last)}

    def spans_of(self, pattern: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
        """Return where a pattern is found in a stretch; looked for once, for several parts ask for the same."""
        asked = pattern.pattern, start, end  # a pattern itself is slow to look up
        spans = self.found.get(asked)
        if spans is None:
            spans = self.found[asked] = [hit.span() for hit in pattern.finditer(self.low, start, end)]
        return spans

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence a character lies in."""
        token = bisect_right(self.starts, place) - 1
        number = bisect_right(self.firsts, max(token, 0)) - 1
        return self.sentences[number] if number >= 0 else None

    def block_at(self, place: int) -> int:
        """Return the number of the block a character lies in, or of the last that begins before it."""
        return max(bisect_right(self.blocks, place, key=lambda one: one.start) - 1, 0)

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one."""
        number = bisect_left(self.firsts, sentence.first) - 1
        return self.sentences[number] if number >= 0 else None

    def role_at(self, token: int) -> str:
        """Return the role of the block a token is of."""
        number = bisect_right(self.firsts, token) - 1
        return self.blocks[self.sentences[number].block].role if number >= 0 else ""

    def token_at(self, place: int) -> int:
        """Return the first token that starts at or after a character."""
        return bisect_left(self.starts, place)

    def abbreviates(self, place: int) -> bool:
        """Return whether a full stop stands behind a single capital or an abbreviation: `U.S.`."""
        if not 0 < place < len(self.tokens) or self.tokens[place].low != ".":
            return False
        before = self.tokens[place - 1]
        return (len(before.text) == 1 and before.text.isupper()) or before.low in self.grammar.lists["short"]

    def span(self, sentence: Sentence) -> tuple[int, int]:
        """Return the characters of a sentence."""
        return self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end

    def words(self, first: int, last: int) -> str:
        """Return the text from one token to another (exclusive)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""


class Answering(Protocol):
    """What keeps answers as long as one article is read."""

    @property
    def answers(self) -> dict[tuple[object, ...], Any]:
        """Return the answers by the question and the places it was asked of."""


About = TypeVar("About", bound=Answering)
Places = TypeVarTuple("Places")
Answer = TypeVar("Answer")


def once(ask: Callable[[About, Unpack[Places]], Answer]) -> Callable[[About, Unpack[Places]], Answer]:
    """Return a question about places of an article that is answered once for each of them, for several parts ask it."""

    @wraps(ask)
    def asked(about: About, *places: *Places) -> Answer:
        question = ask, places
        answer: Answer = about.answers.get(question, _UNASKED)
        if answer is _UNASKED:
            answer = about.answers[question] = ask(about, *places)
        return answer

    return asked


_UNASKED: Final[Any] = object()


def unbroken(low: str, blocks: Sequence["Placed"]) -> str:
    """Return a text with some stretches in one line each, so that a date or number parted by a line's end is whole."""
    pieces, done = [], 0
    for block in blocks:
        pieces += [low[done : block.start], low[block.start : block.end].replace("\n", " ").replace("\r", " ")]
        done = block.end
    return "".join((*pieces, low[done:]))


def page_of(text: str, blocks: Sequence[Stretch], known: Grammar) -> Page:
    """Return a text cut into words and sentences, block by block."""
    found: list[Token] = []
    cut: list[Sentence] = []
    accents: dict[int, str] = {}
    unread = None
    for number, block in enumerate(blocks):
        if len(found) >= TOKENS:
            unread = block.start
            break
        listed = tokens(text, block.start, block.end)
        for place, token in accented(listed, known.lists["unaccented"]):
            listed[place] = token
            accents[token.start] = token.low[0]
        cut += sentences(listed, number, len(found), known.lists["short"], known.lists["timed"])
        found += listed
    low = shadow(text)
    if accents:
        low = "".join([accents.get(at, char) for at, char in enumerate(low)])
    return Page(
        text=text,
        low=unbroken(low, blocks),
        grammar=known,
        blocks=tuple(blocks),
        tokens=found,
        sentences=cut,
        hits=known.lexicon.find(found, [sentence[:2] for sentence in cut]),
        starts=[token.start for token in found],
        firsts=[sentence.first for sentence in cut],
        unread=unread,
    )
