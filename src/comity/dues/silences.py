"""Silence procedures that run: on which text, and until which second they can be broken.

Knows rows of silences, which the store finds; not who asks, nor what breaks one. Law: all that nothing has broken, confirmed or
withdrawn, what ends first first, then by id; silence binds whoever did not see it run.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
