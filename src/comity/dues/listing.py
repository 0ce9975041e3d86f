"""Everything that is due at a second, in the order in which it comes.

Knows which rows to look at, given their keys (the store finds them by index, a scenario by looking at all); not how it is shown.
Law: what has no end stands last; what ends at the same second stands in the order in which it began.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comity.dues.counts import Counted, counted
from comity.dues.state import Owed, Rulebook, Term, Yearly, outstanding, owed, regime_now, running
from comity.dues.zones import day_of
from comity.encoding.canonical import Json
from comity.fold.view import View

NO_END: Final = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What runs (`terms`), what is owed (`owed`), which yearly returns are not made, and how quotas stand."""

    terms: tuple[Term, ...]
    owed: tuple[Owed, ...]
    returns: tuple[Yearly, ...]
    counted: tuple[Counted, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing runs, is owed or counted."""
        return not (self.terms or self.owed or self.returns or self.counted)


def due(view: View, now: int, terms: Iterable[str], obligations: Iterable[tuple[str, Mapping[str, Json]]]) -> Due:
    """Return what is due at Unix second `now`, of the clocks and open obligations named.

    A clock that bounds duties is told with them and not again by itself; one that bounds nothing else, not once these are done.
    """
    regime = regime_now(view)
    rules = Rulebook(view)
    owing = [owed(view, key, row, rules) for key, row in obligations]
    with_duties = {one.term.key for one in owing if one.term is not None}
    alone = (key for key in terms if key not in with_duties)
    runs = [term for term in running(view, alone, now, rules) if term.row["own"]]
    return Due(
        terms=tuple(sorted(runs, key=lambda term: (_end(term.reckoning.end), _opened(term.row), term.key))),
        owed=tuple(sorted(owing, key=lambda one: (_end(one.end), _opened(one.row), one.key))),
        returns=tuple(sorted(outstanding(view, now), key=lambda one: (one.end, one.due.name, one.owner))),
        counted=tuple(counted(view, regime, day_of(now, regime.zone).year)),
    )


def all_terms(view: View) -> list[str]:
    """Return the keys of all clocks; for bodies small enough to look at whole."""
    return [key for key, _ in view.scan("term", "")]


def all_open(view: View) -> list[tuple[str, Mapping[str, Json]]]:
    """Return all duties that stand open; for bodies small enough to look at whole."""
    return [(key, row) for key, row in view.scan("obligation", "") if row["status"] == "open"]


def _opened(row: Mapping[str, Json]) -> int:
    return int(str(row["opened"]))


def _end(end: int | None) -> int:
    return NO_END if end is None else end
