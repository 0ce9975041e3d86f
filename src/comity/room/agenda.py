"""The order of an agenda: that in which the record that adopted it names its items.

Knows rows of items and adoptions; not texts. Law: order is what somebody signed. The agenda in force is the newest adoption at
the sitting that names items asked for it and has the form of one that first adopted any of them; so a decision taken under an
item later moves nothing. What is adopted and not named there follows in the order of its own adoption, what is only asked for
in the order in which it was asked for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json

FALLEN: Final = frozenset({"withdrawn", "disavowed"})
Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Ids of adopted items in order and the record that set it; then what is asked for, what is opposed, what came late."""

    adopted: tuple[str, ...]
    asked: tuple[str, ...]
    withdrawn: tuple[str, ...]
    opposed: frozenset[str]
    late: frozenset[str]
    by: str | None

    @property
    def free(self) -> tuple[str, ...]:
        """Ids of items that nobody opposes, adopted or asked for: what a new agenda may name."""
        return tuple(item for item in (*self.adopted, *self.asked) if item not in self.opposed)


def agenda_record(items: Mapping[str, Row], adoptions: Sequence[tuple[str, Row]]) -> str | None:
    """Return the record that sets the order, of the adoptions (id, `record` row) in order of the log; None where none does."""
    first = {str(row["adopted_by"]) for row in items.values() if row["adopted_by"] is not None}
    forms = {row["form"] for key, row in adoptions if key in first}
    setting = [key for key, row in adoptions if row["form"] in forms and row["status"] not in FALLEN]
    return setting[-1] if setting else None


def agenda_of(
    items: Mapping[str, Row], opposed: frozenset[str], by: str | None, named: Sequence[str], indexes: Mapping[str, int]
) -> Agenda:
    """Return the agenda of a sitting from its items, the ids that its adoption names in order, and where adoptions lie."""
    status = {key: str(row["status"]) for key, row in items.items()}
    first = [key for key in named if status.get(key) == "adopted"]
    rest = [key for key in items if status[key] == "adopted" and key not in first]
    rest.sort(key=lambda key: indexes.get(str(items[key]["adopted_by"]), 0))
    return Agenda(
        adopted=(*first, *rest),
        asked=tuple(key for key in items if status[key] == "requested"),
        withdrawn=tuple(key for key in items if status[key] == "withdrawn"),
        opposed=opposed & items.keys(),
        late=frozenset(key for key, row in items.items() if row["late"]),
        by=by,
    )
