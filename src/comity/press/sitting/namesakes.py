"""Which names are of one body: the same words in another case, fewer of them, letters, a word made of two.

Knows names alone; not where they stand. Law: names are one where the words of the shorter are all in the longer and both are of
one kind, `Council of Ports` of `Harbour Council of Ports`; the owner in a name, `Union` of `Council of the Union`, is another.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from comity.press.sitting.bodies import plain_words, spells
from comity.press.words.page import Page, once


class Name(NamedTuple):
    """A name with its words, their beginnings, and the word that says what it is: `council`, `commission`.

    `known` are the stems as they are looked up, `starts` the first letters of the words, `plain` the words as letters spell them:
    names are compared each with each.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    head: str
    known: frozenset[str]
    starts: frozenset[str]
    plain: tuple[str, ...]


@once
def name_of(page: Page, text: str) -> Name:
    """Return a name with what it is known again by."""
    whole = words = tuple(_WORDS.findall(text.lower()))
    stems = tuple([word[:CUT] for word in words if word not in _JOINS]) or (text.lower(),)
    known, starts, plain = frozenset(stems), frozenset([word[:LEAST] for word in words]), plain_words(text)
    if not words:
        return Name(text, (), stems, "", known, starts, plain)
    if page.grammar.language == "en":  # whose heads stand last, before `of`
        words = tuple(takewhile(lambda word: word not in _JOINS, words))[::-1] or words
    kinds = page.grammar.nominatives
    head = next((kinds[word] for word in words if word in kinds), words[0][:CUT])
    return Name(text, whole, stems, head, known, starts, plain)


_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
CUT: Final = 5
"""Letters of the beginning of a word by which it is known in other cases."""
_JOINS: Final = frozenset(("de", "du", "des", "la", "le", "les", "et", "of", "the", "and", "и", "по", "for", "on"))


def are_one(one: Name, other: Name) -> bool:
    """Return whether two names are of one body."""
    few, many = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    if _describes_owner(few, many):
        return False
    alike = few.head == many.head or len(few.stems) == len(many.known)
    return (alike and many.known.issuperset(few.stems)) or _is_put_shorter(one, other) or _is_put_shorter(other, one)


def _is_put_shorter(one: Name, other: Name) -> bool:
    """Return whether a name has another in short, or the first two words of it in one."""
    if not one.text.isupper() and (not other.words or other.words[0][:LEAST] not in one.starts):
        return False  # as most
    return _is_short(one.text, other) or _are_one_opened(one, other)


def is_within(one: Name, other: Name) -> bool:
    """Return whether a name of two words at least stands in another: `the video conference of the Contact Group`."""
    few, many = sorted((one, other), key=lambda name: len(name.stems))
    return len(few.stems) >= PAIR and set(few.stems) <= set(many.stems) and not _describes_owner(few, many)


def _describes_owner(few: Name, many: Name) -> bool:
    """Return whether what describes the body in one name describes its owner in the other.

    The `European Council` is not the `Council of the European Union`; the `OSCE Council` is the `Council of the OSCE`.
    """
    short = few.words
    if len(few.stems) != PAIR or len(short) != PAIR or few.stems[0] == few.stems[1] or not few.text[0].isalpha():
        return False
    own, *behind = [[word[:CUT] for word in _WORDS.findall(part)] for part in _PARTS.split(many.text.lower())]
    heads = {stem for stem in few.stems if stem in own}
    if len(heads) != 1 or not behind:
        return False
    (told,) = set(few.stems) - heads
    return any(told in owner and len(owner) > 1 and _is_modifier(owner, told, short) for owner in behind)


def _is_modifier(owner: Sequence[str], told: str, short: Sequence[str]) -> bool:
    """Return whether a word describes another in an owner as it describes the body: on the same side of it."""
    before = short[0].startswith(told)
    return owner.index(told) < len(owner) - 1 if before else owner.index(told) > 0


PAIR: Final = 2
"""Words of a name that is a head and what describes it."""
_PARTS: Final = re.compile(r"\b(?:of|de|du|des|d)\b")


def _is_short(short: str, name: Name) -> bool:
    """Return whether one word is a whole name in short: its letters, or the beginnings of its first two words."""
    if " " in short or "-" in short or " " not in name.text:
        return False
    return spells(short, name.plain) if short.isupper() else _is_made_of(short.lower(), *name.words[:2])


def _is_made_of(word: str, first: str = "", second: str = "") -> bool:
    """Return whether a word is made of the beginnings of two: `Госдума` of `Государственная дума`."""
    if not first.startswith(word[:LEAST]):
        return False  # most words
    cut = next((at for at in range(len(word) - LEAST, LEAST - 1, -1) if first.startswith(word[:at])), 0)
    rest = word[cut : cut + CUT]
    return bool(cut) and second.startswith(rest[: max(LEAST, len(word) - cut - ENDING)])


LEAST, ENDING = 3, 2
"""Letters of the shortest part of a word made of two, and those in which cases may differ."""


def _are_one_opened(one: Name, other: Name) -> bool:
    """Return whether names are one once a word of the first is read as two: `портовая межправкомиссия`."""
    pair = other.words[:2]
    if len(pair) < PAIR:
        return False
    made = [word for word in one.words if pair[0].startswith(word[:LEAST]) and _is_made_of(word, *pair)]
    if not made:
        return False
    stems = {*one.stems} - {made[0][:CUT]} | {*other.stems[:2]}
    return stems <= set(other.stems) or set(other.stems) <= stems


def twin(page: Page, named: Sequence[str], name: str) -> str | None:
    """Return which of the names of an article is the only chamber's where another is its parliament's, or the other way round."""
    low, known = name.lower(), page.grammar.names
    for one, other in (("parliament", "chamber"), ("chamber", "parliament")):
        if known[one].fullmatch(low) is not None:
            found = [text for text in named if known[other].fullmatch(text.lower()) is not None]
            return found[0] if len(found) == 1 else None
    return None
