"""Silence procedures that run: on which text, and until which second they can be broken.

Knows rows of silences, which the store finds; not who asks, nor what breaks one. Law: all that nothing has broken, confirmed or
withdrawn, what ends first first, then by id; silence binds whoever did not see it run. Where not all can be listed, what can
still be broken is listed before what is over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from comity.dues.state import last_second_of
from comity.encoding.canonical import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A running silence by the record that opened it: its text, its procedure (or None), its last Unix second."""

    id: str
    text: str
    procedure: str | None
    end: int

    def past(self, now: int) -> bool:
        """Return whether its last second is over at Unix second `now`: it was kept, and nobody has confirmed that yet."""
        return now > self.end


class Ending(Protocol):
    """A silence procedure by its record, with its last Unix second."""

    @property
    def id(self) -> str:
        """Which record opened it."""

    @property
    def end(self) -> int:
        """The last second in which it can be broken."""


S = TypeVar("S", bound=Ending)


def pressing(found: Iterable[S], now: int, most: int) -> tuple[S, ...]:
    """Return so many that nothing has ended, by their last second: of those that run the first to end, then those just over."""
    near = sorted(found, key=lambda one: (one.end < now, abs(one.end - now), one.id))[:most]
    return tuple(sorted(near, key=lambda one: (one.end, one.id)))


def silences(rows: Iterable[tuple[str, Mapping[str, Json]]], zone: str) -> tuple[Silent, ...]:
    """Return the silences of rows whose status is `running`, in a body of this zone (IANA name)."""
    found = (
        Silent(
            id=key,
            text=str(row["target"]),
            procedure=None if row["procedure"] is None else str(row["procedure"]),
            end=last_second_of(str(row["until"]), zone),
        )
        for key, row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.end, one.id)))
