"""What an index is given and gives, wherever it is kept.

Knows nothing of stores. Law: a batch is taken in whole or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.search.letters import SHORTEST
from comity.search.said import Piece
from comity.search.words import plain

INFLECTED: Final = 3
"""How many letters at the end of a word a stemmer may take away or change, as far as guesses at a spelling go."""
APART: Final = "\u2404"
"""The sign for the end of a transmission: it stands between two pieces, so that no phrase runs from one into the next. No word of
a text holds it."""
COUNTED: Final = 2_000
"""As many records are counted of those found: counting all that hold a common word would take longer the longer the log is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a record must be besides: of a form, for a party, dated in a year."""

    form: str | None = None
    party: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many records were found (`more` where there are more than that), and the ids of those of one page, newest first.

    `further` says whether another page follows.
    """

    total: int
    more: bool
    ids: tuple[str, ...]
    further: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far an index reaches: so many leaves, of the log that has this root there."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What the leaf at an index says; `first` and `last` are the years its date may lie in."""

    index: int
    id: str
    form: str
    party: str
    first: int
    last: int
    said: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What some leaves say, and the mark after them; `anew` where all that was there before is of another log."""

    anew: bool
    documents: tuple[Document, ...]
    mark: Mark


def narrowed(filters: Filters) -> tuple[str, list[str | int]]:
    """Return the conditions of filters on a table of documents, each after an AND, and their values."""
    parts, values = "", list[str | int]()
    if filters.form is not None:
        parts += " AND form=?"
        values.append(filters.form)
    if filters.party is not None:
        parts += " AND party=?"
        values.append(filters.party)
    if filters.year is not None:
        parts += " AND first<=? AND last>=?"
        values += [filters.year, filters.year]
    return parts, values


def start_of(word: str) -> str:
    """Return how every form of a word begins: where no word of an index begins so, none of its forms is there."""
    return plain(word)[: max(SHORTEST, len(word) - INFLECTED)]


def found(counted: int, ids: Sequence[str], limit: int) -> Found:
    """Return what was found, of which one more was counted than COUNTED and one more given than `limit`, where there are."""
    return Found(total=min(counted, COUNTED), more=counted > COUNTED, ids=tuple(ids[:limit]), further=len(ids) > limit)
