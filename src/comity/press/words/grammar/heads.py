"""What a pattern begins with, so that a search sees at most words at once that none of its many alternatives fits there.

Knows how patterns are written; not what they find. Law: what is made finds what the pattern finds, no more and no less.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

_PIECE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
"""What parts a pattern, and what does not though it looks so: an escaped sign, a set of signs."""
_BESIDE: Final = re.compile(r"(?:\\b|\(\?<[=!][^()]*\))+")
"""What has to stand before a pattern, or not to."""
_PLAIN: Final = re.compile(r"(?:[^\W\d_]|[ ',«“-])+")
_FIGURE: Final = re.compile(r"\d|\\d|\[[\d-]+\]")
"""A figure, or any of some."""
_OPENS: Final = re.compile(r"\((?:\?:|\?P<\w+>)")
_FREE: Final = re.compile(r"(?:[?*]|\{0?,\d*\})[?+]?")
"""What says that something need not be there."""
_REPEATS: Final = frozenset("?*+{")
FIGURE, WORD = r"\d", r"\b"
LOOK: Final = 3
"""Letters of the longest beginning that is looked at; more tell little and take long to be made ready."""


def led(pattern: str) -> str:
    """Return a pattern behind a look at what it may begin with; as it is where it may begin with anything.

    Of some dozens of alternatives each is tried at every word of a text, be it only to see that it begins with another letter.
    """
    heads = _heads(pattern)
    if heads is None:
        return f"(?:{together(pattern)})"
    words = pattern.startswith(WORD) and all(one.startswith(WORD) for one in _alternatives(pattern))
    letters: dict[str, list[str]] = {}
    for head in dict.fromkeys(head[:LOOK] for head in heads):
        first = FIGURE if head == FIGURE else head[0]
        letters.setdefault(first, []).append("" if head == FIGURE else head[1:])
    look = "|".join(f"{letter}(?:{_any(behind)})" for letter, behind in letters.items())
    return f"{WORD if words else ''}(?={look})(?:{pattern})"


def together(pattern: str) -> str:
    """Return a pattern whose alternatives side by side that begin at the bound of a word look for it once together."""
    found: list[str] = []
    for bounded, those in groupby(_alternatives(pattern), key=lambda one: one.startswith(WORD)):
        joined = "|".join(one.removeprefix(WORD) if bounded else one for one in those)
        found.append(f"{WORD}(?:{joined})" if bounded else joined)
    return "|".join(found)


def _any(texts: list[str]) -> str:
    return "" if "" in texts else "|".join(map(re.escape, texts))


@cache
def _heads(pattern: str) -> tuple[str, ...] | None:
    """Return texts of which a pattern begins with one; None where it may begin otherwise. Months stand in dozens of patterns."""
    found: list[str] = []
    for one in _alternatives(pattern):
        known = _heads_of(one)
        if known is None:
            return None
        found += known
    return tuple(dict.fromkeys(found))


def _heads_of(one: str) -> tuple[str, ...] | None:
    beside = _BESIDE.match(one)
    if beside is not None:
        return _heads_of(one[beside.end() :])
    if one.startswith(("(?!", "(?=")):
        return _heads_of(one[_closing(one) + 1 :])
    heads: tuple[str, ...] | None
    if (opens := _OPENS.match(one)) is not None:
        end = _closing(one) + 1
        heads = _heads(one[opens.end() : end - 1])
    elif (plain := _PLAIN.match(one)) is not None:
        word, end = plain.group(), plain.end()
        if len(word) > 1:
            return (word[:-1] if one[end : end + 1] in _REPEATS else word,)
        heads = (word,)
    elif (figure := _FIGURE.match(one)) is not None:
        end, heads = figure.end(), (FIGURE,)
    else:
        return None
    free = _FREE.match(one, end)
    if heads is None or free is None:
        return heads
    behind = _heads_of(one[free.end() :])
    return None if behind is None else heads + behind


def _alternatives(pattern: str) -> Iterator[str]:
    """Yield what stands between the bars of a pattern, none of those within brackets."""
    depth = start = 0
    for piece in _PIECE.finditer(pattern):
        sign = piece.group()
        if sign == "|" and not depth:
            yield pattern[start : piece.start()]
            start = piece.end()
        depth += (sign == "(") - (sign == ")")
    yield pattern[start:]


def _closing(one: str) -> int:
    """Return where the bracket ends that a pattern begins with."""
    depth = 0
    for piece in _PIECE.finditer(one):
        sign = piece.group()
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return piece.start()
    raise ValueError(one)
