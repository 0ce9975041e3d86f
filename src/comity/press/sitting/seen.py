"""What sittings are looked for in: an article with its actors and dates, and the clauses it is read by.

Knows where a sentence is parted; not what it tells. Law: what is found once is kept as long as the article is read, no longer.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from comity.press.dates.dated import Dated
from comity.press.names.actors import Actor
from comity.press.words.page import Page
from comity.press.words.tokens import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What sittings are looked for in; `month` is the year and month a page is stamped with that says no day."""

    page: Page
    actors: Sequence[Actor]
    dates: Sequence[Dated]
    today: date | None
    month: tuple[int, int] | None = None
    memory: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    parts: list[Sentence] = field(default_factory=list)
    answers: dict[tuple[object, ...], Any] = field(default_factory=dict)
    introduced: list[tuple[int, str, str]] = field(default_factory=list)
    phrases: dict[tuple[int, Sentence], tuple[int, int]] = field(default_factory=dict)
    starts: list[int] = field(init=False)
    days: frozenset[int] = field(init=False)
    begun: frozenset[int] = field(init=False)
    named: Mapping[int, tuple[int, int]] = field(init=False)
    capitals: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Keep where days begin, by character and by token, and of names of the register the first and last words by each.

        They are asked for often, and so are the words in capitals.
        """
        object.__setattr__(self, "starts", [one.start for one in self.dates])
        object.__setattr__(self, "days", frozenset(self.starts))
        object.__setattr__(self, "begun", frozenset(map(self.page.token_at, self.starts)))
        named = {at: (one.first, one.last) for one in self.actors for at in range(one.first, one.last)}
        object.__setattr__(self, "named", named)
        capitals = [at for at, token in enumerate(self.page.tokens) if token.text.isupper() or token.text == "("]
        object.__setattr__(self, "capitals", capitals)

    def dates_in(self, start: int, end: int) -> Sequence[Dated]:
        """Return the dates that begin between two characters."""
        return self.dates[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def capitals_in(self, first: int, last: int) -> Sequence[int]:
        """Return the words all in capitals, and the opening brackets, among these tokens."""
        return self.capitals[bisect_left(self.capitals, first) : bisect_left(self.capitals, last)]

    @property
    def clauses(self) -> list[Sentence]:
        """Return the sentences, each part between semicolons as one; found once."""
        if not self.parts:
            self.parts.extend(part for sentence in self.page.sentences for part in _parts(self.page, sentence))
        return self.parts


def _parts(page: Page, sentence: Sentence) -> Iterator[Sentence]:
    """Return the parts of a sentence between semicolons, as far as they have a verb's length."""
    first, last, block = sentence
    for place in range(first + CLAUSE, last - CLAUSE):
        if page.tokens[place].low == ";" and place - first >= CLAUSE:
            yield Sentence(first, place, block)
            first = place + 1
    yield Sentence(first, last, block)


CLAUSE: Final = 5
"""Words of the shortest part of a sentence that is read for itself."""
