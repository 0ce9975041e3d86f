"""The drafts of an article by kind, and which of them a page draws at once.

Knows numbers and forms of drafts; not what they say. Law: every draft lies in one part, under its kind, and is called by its
place in the text whichever part draws it; kinds stand in one order whatever the article.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Final

EACH: Final = 50
"""Drafts drawn at once: several times what an article of usual length gives, a twentieth of what one can be filled with."""
KINDS: Final = ("sitting", "agenda-item", "notification", "concern", "statement", "account")
"""The forms of drafts, in the order in which they are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The drafts of a kind by number: how many there are, those drawn here, the first of them all and the part it lies in."""

    kind: str
    count: int
    drawn: tuple[int, ...]
    first: int
    part: int


class Parts:
    """The drafts of an article in the order in which they are drawn: by kind, then by the text."""

    def __init__(self, drafts: Sequence[Mapping[str, Any]]) -> None:
        """Take the drafts as an article gives them. Raises ValueError for one of no known kind, so that none is left out."""
        self.drafts = drafts
        self._kinds = [KINDS.index(draft["form"]) for draft in drafts]
        self.order = sorted(range(len(drafts)), key=self._kinds.__getitem__)

    @property
    def count(self) -> int:
        """Return how many parts there are; they are counted from one."""
        return max(1, -(-len(self.order) // EACH))

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.order)}

    def part_of(self, number: int) -> int:
        """Return the part that draws a draft."""
        return self._places[number] // EACH + 1

    def drawn(self, part: int) -> list[int]:
        """Return the drafts a part draws."""
        return self.order[(part - 1) * EACH : part * EACH]

    def onward(self, number: int) -> list[int]:
        """Return all drafts in the order in which one goes on from one of them, itself first, then from the beginning."""
        place = self._places[number]
        return self.order[place:] + self.order[:place]

    def groups(self, part: int) -> list[Group]:
        """Return the kinds there are, with what a part draws of each."""
        drawn, found = frozenset(self.drawn(part)), []
        for kind, held in groupby(self.order, key=self._kinds.__getitem__):
            numbers = tuple(held)
            found.append(
                Group(
                    kind=KINDS[kind],
                    count=len(numbers),
                    drawn=tuple(number for number in numbers if number in drawn),
                    first=numbers[0],
                    part=self.part_of(numbers[0]),
                )
            )
        return found
