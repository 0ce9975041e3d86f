"""Yearly returns over several years: by party and year, whether each was made, in time or later, or not.

Knows the table filed of docs/spec/state.md and docs/spec/regime.md 19; not who asks. Law: what is past its day is reckoned from
the rules in force and the members of that day; parties stand by code, and nothing is added up over them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from comity.dues import zones
from comity.dues.state import founded, regime_now
from comity.fold.view import View
from comity.regime.procedures import Return

YEARS: Final = 5


class Stands(StrEnum):
    """How a return stands."""

    MADE = "made"
    LATE = "late"
    MISSING = "missing"
    COMING = "coming"
    NOT_DUE = "not-due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The return of one party about one year: how it stands, what made it (record and leaf), by how many seconds after."""

    year: int
    stands: Stands
    made_by: str | None = None
    index: int = 0
    late_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A return over the years it is about, by party."""

    due: Return
    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def grids(view: View, now: int) -> Iterator[Grid]:
    """Yield each yearly return over the newest years in which one was due since the body was founded."""
    regime, begun = regime_now(view), founded(view)
    year = zones.day_of(now, regime.zone).year
    for due in regime.returns.values():
        on = regime.clocks[due.clock].on or (1, 1)
        columns: dict[int, dict[str, Cell]] = {}
        for turn in range(max(due.since, year - YEARS + 1), year + 1):
            day = date(turn, *on)
            end = zones.last_second(day, regime.zone)
            if end >= begun:
                columns[turn + due.shift] = _column(view, due, turn + due.shift, regime.members_on(day), (end, now))
        codes = sorted({code for column in columns.values() for code in column})
        none = {about: Cell(year=about, stands=Stands.NOT_DUE) for about in columns}
        rows = ((code, tuple(columns[about].get(code, none[about]) for about in columns)) for code in codes)
        yield Grid(due=due, years=tuple(columns), rows=tuple(rows))


def _column(view: View, due: Return, about: int, members: tuple[str, ...], till: tuple[int, int]) -> dict[str, Cell]:
    """Return the cells of one year: of those who owed it, and of whoever else made it."""
    end, now = till
    open_ = Stands.MISSING if now > end else Stands.COMING
    cells = {code: Cell(year=about, stands=open_) for code in members}
    for key, row in view.scan("filed", f"{due.name}/{about:04}/"):
        late = zones.seconds(str(row["at"])) - end
        stands = Stands.LATE if late > 0 else Stands.MADE
        code = key.rpartition("/")[2]
        index = int(str(row["index"]))
        cells[code] = Cell(year=about, stands=stands, made_by=str(row["id"]), index=index, late_by=max(0, late))
    return cells
