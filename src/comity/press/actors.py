"""Who is named in an article, by the register.

Knows names and where they stand; unknown names are the models' part. Law: a capital means its government only where the text lets
it act, and a name inside the title of an office is a mention beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.press.lexicon import Hit
from comity.press.page import Page
from comity.press.register import Named, Register

PLACE_WORDS: Final = frozenset(
    [
        "à",
        "a",
        "en",
        "de",
        "du",
        "des",
        "d'",
        "dans",
        "vers",
        "près",
        "entre",
        "sur",
        "au",
        "aux",
        "depuis",
        "in",
        "at",
        "to",
        "from",
        "near",
        "of",
        "into",
        "outside",
        "via",
        "for",
        "в",
        "во",
        "из",
        "под",
        "около",
        "до",
        "между",
        "через",
        "на",
        "к",
        "sommet",
        "summit",
        "саммит",
        "саммите",
    ]
)
LOWER_ALLOWED: Final = frozenset(
    (
        "альянс",
        "союзник",
        "pays",
        "стран",
        "госуд",
        "prib",
        "приба",
        "porte",
        "secr",
        "repr",
        "постп",
        "предс",
        "генер",
        "офици",
        "генсе",
        "посто",
        "minis",
        "spoke",
        "perma",
        "allie",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody of the register at a place; tokens from `first` to `last` (exclusive)."""

    named: Named
    first: int
    last: int
    start: int
    end: int


def find_actors(page: Page, register: Register) -> list[Actor]:
    """Return who of the register is named, in order."""
    lexicon = register.named(page.grammar.language)
    hits: list[Hit[Named]] = []
    for sentence in page.sentences:
        found = lexicon.find(page.tokens, sentence.first, sentence.last)
        hits += sorted((*found.get("name", ()), *found.get("office", ())), key=lambda hit: (hit.first, -hit.last))
    return [_actor(page, hit) for hit in hits if _means(page, hit)]


def _actor(page: Page, hit: Hit[Named]) -> Actor:
    first = hit.first
    start = page.tokens[first].start
    if first and page.grammar.lists["articles"]:  # French "l'Estonie": the article belongs to the name
        before = page.tokens[first - 1]
        if before.low == "'" and first > 1 and page.tokens[first - 2].low == "l":
            start = page.tokens[first - 2].start
        elif before.low in {"la", "le", "les", "l"} and start - before.end == 1 and page.grammar.language == "fr":
            start = before.start
    return Actor(named=hit.value, first=hit.first, last=hit.last, start=start, end=page.tokens[hit.last - 1].end)


def _means(page: Page, hit: Hit[Named]) -> bool:
    """Return whether the words found are that name: written as a name, and no place where a capital is meant as one."""
    word = page.tokens[hit.first]
    if word.text[0].islower() and not word.low.startswith(tuple(LOWER_ALLOWED)):
        return False
    if (
        word.text.islower() is False
        and len(word.low) <= 3
        and not word.text.isupper()
        and "." not in page.words(hit.first, hit.last)
        and len(word.low) < 3
    ):
        return False
    if not hit.value.capital:
        return True
    before = page.tokens[hit.first - 1] if hit.first else None
    after = page.tokens[hit.last] if hit.last < len(page.tokens) else None
    if (
        before is None
        or before.low in PLACE_WORDS
        or (
            before.low == "'"
            and hit.first > 1
            and page.tokens[hit.first - 2].low == "d"
            and not _office_before(page, hit)
        )
    ):
        return bool(before is not None and _office_before(page, hit))
    block = page.blocks[_block_of(page, hit)]
    if block.role == "dateline":
        return False
    return (
        after is None
        or after.low not in {",", "(", "-", "–"}
        or before.low in {",", ";", ".", "et", "and", "и"}
        or after.low == "–"
    )


def _office_before(page: Page, hit: Hit[Named]) -> bool:
    """Return whether an office stands before `of Ottawa`."""
    near = range(max(0, hit.first - 4), hit.first)
    return any(office.first in near for office in page.within("office", max(0, hit.first - 4), hit.first))


def _block_of(page: Page, hit: Hit[Named]) -> int:
    sentence = page.sentence_at(page.tokens[hit.first].start)
    return 0 if sentence is None else sentence.block


def between(actors: Sequence[Actor], first: int, last: int) -> list[Actor]:
    """Return those named among these tokens."""
    return [actor for actor in actors if first <= actor.first < last]
