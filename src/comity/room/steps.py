"""What a chair has to do next at a sitting: in the order in which it presses.

Knows counts, statuses and seconds; not words. Law: a step is named only while what it asks is not done, and nothing is
asked that the rules leave to the chair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.room.agenda import Agenda

NAMED: Final = 5
"""Silences that are steps of their own, those that end first; further ones are one step, so that they bury no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A silence procedure that nothing has broken or confirmed: its record and its last second."""

    id: str
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do: its name in the catalogue, how many it concerns, a second, the record it is about."""

    name: str
    count: int = 0
    second: int | None = None
    about: str = ""


def steps(status: str, agenda: Agenda, order: Sequence[str], silences: Sequence[Running], now: int) -> Iterator[Step]:
    """Yield what is to be done at a sitting of this status; `order` is the room's, of the items nobody opposes."""
    for one in sorted(silences, key=lambda one: (one.until, one.id))[:NAMED]:
        yield Step(name="silence-ends" if now <= one.until else "silence-over", second=one.until, about=one.id)
    if len(silences) > NAMED:
        yield Step(name="silences-more", count=len(silences) - NAMED)
    if status == "closed":
        return
    opposed = sum(1 for item in agenda.asked if item in agenda.opposed)
    late = sum(1 for item in agenda.asked if item in agenda.late)
    if not agenda.adopted:
        yield Step(name="agenda-not-adopted" if agenda.free else "agenda-empty", count=len(agenda.free))
    elif tuple(order) != agenda.free or any(item not in agenda.opposed for item in agenda.asked):
        yield Step(name="agenda-changed", count=len(order))
    if opposed:
        yield Step(name="items-opposed", count=opposed)
    if late:
        yield Step(name="items-late", count=late)
    yield Step(name="to-open" if status == "convened" else "to-close")
