"""The same name in another alphabet: how a Russian name is written in Latin letters, and which Russian name Latin letters spell.

Knows the schemes of `letters.toml`; not which names exist. Law: what one scheme writes every scheme's readers find again; a
reading is a guess, to be shown to nobody before a text was found that holds it.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

READINGS: Final = 128
"""How many Russian spellings of one word are tried for one scheme."""
SHORTEST, LONGEST = 3, 24
_CYRILLIC: Final = re.compile("[а-яё]+")
_LATIN: Final = re.compile(r"[^\W\d_а-яё]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One way to write Russian in Latin letters; `chunks` are its spellings, longest first, with what each may stand for."""

    name: str
    letters: dict[str, str]
    after: dict[str, str]
    before: dict[str, tuple[str, str]]
    between: dict[str, str]
    ends: dict[str, tuple[str, ...]]
    chunks: tuple[tuple[str, tuple[str, ...]], ...]


def spellings(word: str) -> list[str]:
    """Return how else a word may be spelt, in lower case, other alphabets first; nothing for what can be no name."""
    lowered = word.lower()
    if not SHORTEST <= len(lowered) <= LONGEST:
        return []
    if _CYRILLIC.fullmatch(lowered):
        found = [text for scheme in _schemes() for text in _written(lowered, scheme)]
    elif _LATIN.fullmatch(lowered):
        russian = dict.fromkeys(text for scheme in _schemes() for text in islice(_read(lowered, scheme, ""), READINGS))
        found = [*russian, *(text for name in russian for scheme in _schemes() for text in _written(name, scheme))]
    else:
        return []
    return [text for text in dict.fromkeys(found) if text != lowered]


def _written(word: str, scheme: Scheme) -> list[str]:
    """Return a Russian word in Latin letters: by the rule, then with the other spellings of its ending."""
    for ending, ways in scheme.ends.items():
        if word.endswith(ending) and len(word) > len(ending):
            start = _letters(word, len(word) - len(ending), scheme)
            return [start + way for way in ways]
    return [_letters(word, len(word), scheme)]


def _letters(word: str, stop: int, scheme: Scheme) -> str:
    return "".join(_letter(word, place, scheme) for place in range(stop))


def _letter(word: str, place: int, scheme: Scheme) -> str:
    letter, vowels = word[place], _data()["vowels"]
    last, following = word[place - 1 : place], word[place + 1 : place + 2]
    if letter in scheme.after and (not last or last in vowels):
        return scheme.after[letter]
    if letter in scheme.before and following and following in scheme.before[letter][0]:
        return scheme.before[letter][1]
    if letter in scheme.between and last and following and last in vowels and following in vowels:
        return scheme.between[letter]
    return scheme.letters[letter]


def _read(rest: str, scheme: Scheme, so_far: str) -> Iterator[str]:
    """Yield what Latin letters may spell, the longest spellings first; a soft sign may stand where none is written."""
    if not rest:
        yield so_far
        return
    for ending, ways in scheme.ends.items():
        if so_far and rest in ways:
            yield so_far + ending
    for chunk, meant in scheme.chunks:
        if rest.startswith(chunk):
            for letter in meant:
                if so_far.endswith("ь") and letter[0] in _data()["hard"]:
                    continue
                yield from _read(rest[len(chunk) :], scheme, so_far + letter)
                if letter in _data()["softened"]:
                    yield from _read(rest[len(chunk) :], scheme, so_far + letter + "ь")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "letters.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _schemes() -> tuple[Scheme, ...]:
    return tuple(_scheme(data) for data in _data()["scheme"])


def _scheme(data: dict[str, Any]) -> Scheme:
    before = {letter: (where, text) for letter, (where, text) in data.get("before", {}).items()}
    written = [*data["letters"].items(), *data.get("after", {}).items(), *data.get("between", {}).items()]
    written += [(letter, text) for letter, (_, text) in before.items()]
    chunks: dict[str, dict[str, None]] = {}
    for letter, text in written:
        if text and letter != "ё":  # ё is written е in most texts, and so it is indexed
            chunks.setdefault(text, {})[letter] = None
    for text, letters in data.get("reads", {}).items():
        chunks.setdefault(text, {})[letters] = None
    return Scheme(
        name=data["name"],
        letters=data["letters"],
        after=data.get("after", {}),
        before=before,
        between=data.get("between", {}),
        ends={ending: tuple(ways) for ending, ways in data.get("ends", {}).items()},
        chunks=tuple((text, tuple(chunks[text])) for text in sorted(chunks, key=lambda text: (-len(text), text))),
    )
