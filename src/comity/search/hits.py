"""Where a query's words stand in what a record says, and the passage around the first of them.

Knows pieces of text and queries; not pages. Law: the parts of a passage, put together, are the text as it was signed but for
what is left out at either end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.search.query import Query, keys_of
from comity.search.said import Piece
from comity.search.words import plain, split, stem

BEFORE, AFTER = 12, 28
"""Words shown before and after the first hit."""
ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of text that is a hit or none."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage and the language it is in, None for that of symbols and plain fields."""

    lang: str | None
    parts: tuple[Part, ...]


def passage(pieces: Sequence[Piece], query: Query, langs: Sequence[str]) -> Passage | None:
    """Return the passage with the most words asked for, in the first of `langs` that has one; None where nothing is hit."""
    found = [(len(set(hits.values())), piece, hits) for piece in pieces if (hits := _hits(piece, query))]
    if not found:
        return None
    order = list(dict.fromkeys(langs))
    _, piece, hits = min(found, key=lambda item: (-item[0], _place(order, item[1].lang)))
    return Passage(lang=piece.lang, parts=_parts(piece.text, split(piece.text), frozenset(hits)))


def marked(text: str, lang: str | None, query: Query) -> tuple[Part, ...]:
    """Return a whole text, such as a title, with its hits."""
    spans = split(text)
    hits = _hits(Piece(lang=lang, text=text), query)
    return tuple(_marked(text, spans, frozenset(hits), 0, len(text)))


def _place(order: list[str], lang: str | None) -> int:
    return order.index(lang) if lang in order else len(order)


def _hits(piece: Piece, query: Query) -> dict[int, int]:
    """Return which words of a piece are hits, by place, each with the number of the term it answers."""
    words = [piece.text[start:end] for start, end in split(piece.text)]
    plains = [plain(word) for word in words]
    stems = [stem(piece.lang, word) for word in words] if piece.lang in query.langs else plains
    hits: dict[int, int] = {}
    for number, term in enumerate(query.terms):
        if term.excluded:
            continue
        lang = piece.lang if piece.lang in query.langs else ""
        for keys in keys_of(term, lang or ""):
            for place in _runs(plains if term.exact else stems, keys):
                hits |= dict.fromkeys(range(place, place + len(keys)), number)
    return hits


def _runs(words: Sequence[str], keys: tuple[str, ...]) -> list[int]:
    """Return the places where `keys` stand side by side."""
    length = len(keys)
    return [place for place in range(len(words) - length + 1) if tuple(words[place : place + length]) == keys]


def _parts(text: str, spans: list[tuple[int, int]], hits: frozenset[int]) -> tuple[Part, ...]:
    first = min(hits)
    low, high = max(0, first - BEFORE), min(len(spans), first + AFTER)
    start = 0 if low == 0 else spans[low][0]
    stop = len(text) if high == len(spans) else spans[high - 1][1]
    parts = _marked(text, spans, hits, start, stop)
    if start:
        parts.insert(0, Part(text=ELLIPSIS, hit=False))
    if stop < len(text):
        parts.append(Part(text=ELLIPSIS, hit=False))
    return tuple(parts)


def _marked(text: str, spans: list[tuple[int, int]], hits: frozenset[int], start: int, stop: int) -> list[Part]:
    parts, done = [], start
    for place in sorted(hits):
        begin, end = spans[place]
        if start <= begin and end <= stop:
            if done < begin:
                parts.append(Part(text=text[done:begin], hit=False))
            parts.append(Part(text=text[begin:end], hit=True))
            done = end
    if done < stop:
        parts.append(Part(text=text[done:stop], hit=False))
    return parts
