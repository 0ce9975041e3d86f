"""What is still owed at a second and how near its end is: reminders, each once for each of the times before the end.

Knows what is due (store.dues, dues) and running silences; not who was reminded before. Law: computed for the second asked and
never kept, so a reminder that could not be sent in its time is replaced by one that is true now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity.dues import zones
from comity.dues.state import Owed, Term, Yearly, last_second_of
from comity.notices.happening import Kind, Row, names_of
from comity.regime.timing import Unit
from comity.store.dues import due_at
from comity.store.reader import Reader

BEFORE: Final = (7 * zones.DAY, zones.DAY)
"""How long before its end one is reminded of what is counted in days or longer."""
BEFORE_HOURS: Final = (zones.DAY, 2 * zones.HOUR)
"""The same of what is counted in hours, such as a silence."""
OVER: Final = 0
"""The stage of what has run out and still stands open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence procedure that runs, by the id of the record that opened it."""

    id: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """Something with an end that still stands: what it is called here, why a seat is told of it, since when it runs."""

    ident: str
    kind: Kind
    start: str | None
    what: Owed | Term | Yearly | Silence
    began: int
    end: int
    hours: bool = False

    def stage(self, now: int) -> int | None:
        """Return the latest time for a reminder that has come: so many seconds before the end, OVER after it, None for none."""
        if now > self.end:
            return None if isinstance(self.what, Term) else OVER  # a clock by itself leaves nothing owed
        reached = [
            before for before in (BEFORE_HOURS if self.hours else BEFORE) if self.began < self.end - before <= now
        ]
        return min(reached, default=None)


def pending(reader: Reader, now: int, code: str) -> dict[str, Pending]:
    """Return what stands open for a seat at a second and has an end, by name."""
    names = names_of(reader, code)
    found: dict[str, Pending] = {}
    for name in sorted(names):
        due = due_at(reader, now, party=name).due
        listed = (*_owed(reader, due.owed, names), *_terms(reader, due.terms, names), *_returns(due.returns))
        found |= {one.ident: one for one in listed}
    return found | {one.ident: one for one in silences(reader)}


def silences(reader: Reader) -> Iterator[Pending]:
    """Yield the silence procedures that nothing has broken, confirmed or withdrawn."""
    zone = reader.regime.zone
    for key, row in reader.view().scan("silence", ""):
        if row["status"] == "running":
            yield Pending(
                ident=f"silence/{key}",
                kind=Kind.SILENCES,
                start=key,
                what=Silence(id=key, row=row),
                began=received(reader, key),
                end=last_second_of(str(row["until"]), zone),
                hours=True,
            )


def received(reader: Reader, record_id: str) -> int:
    """Return when a record was received, in Unix seconds."""
    row = reader.get("record", record_id) or {"stamped": 0}
    return int(str(row["stamped"] or 0))


def _owed(reader: Reader, listed: tuple[Owed, ...], names: frozenset[str]) -> Iterator[Pending]:
    for one in listed:
        if one.end is not None:
            yield Pending(
                ident=f"duty/{one.key}",
                kind=Kind.DUTIES if one.owner in names else Kind.OWED,
                start=one.start,
                what=one,
                began=received(reader, one.start),
                end=one.end,
                hours=one.term is not None and _in_hours(one.term),
            )


def _terms(reader: Reader, listed: tuple[Term, ...], names: frozenset[str]) -> Iterator[Pending]:
    """Yield clocks that bound no duty, such as a time for comments: of those addressed, and of whoever waits for them."""
    for one in listed:
        end = one.reckoning.end
        if end is not None:
            row = reader.get("record", one.start) or {"for": None}
            yield Pending(
                ident=f"clock/{one.key}",
                kind=Kind.OWED if row["for"] in names else Kind.ADDRESSED,
                start=one.start,
                what=one,
                began=received(reader, one.start),
                end=end,
                hours=_in_hours(one),
            )


def _returns(listed: tuple[Yearly, ...]) -> Iterator[Pending]:
    for one in listed:
        ident = f"return/{one.due.name}/{one.year}/{one.owner}"
        yield Pending(ident=ident, kind=Kind.DUTIES, start=None, what=one, began=0, end=one.end)


def _in_hours(term: Term) -> bool:
    return term.clock.length is not None and term.clock.length.unit is Unit.HOURS
