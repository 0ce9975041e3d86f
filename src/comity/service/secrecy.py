"""How much of what each party and office filed is open to everybody, restricted, or sealed, and how its secrecy ends.

Knows counts and a day; not reasons. Law: everybody who may file is there, in the order of codes, and counted alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.records.record import SEALED
from comity.store import secrecy
from comity.store.reader import Reader
from comity.store.secrecy import Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of one party, group or office: records by audience, and of those not public at first how many were opened.

    `overdue` are those whose date has come and that no record made public; `open_ended` those that name no date.
    """

    code: str
    public: int
    restricted: int
    sealed: int
    opened: int
    overdue: int
    open_ended: int


def standings(reader: Reader, day: date) -> tuple[Standing, ...]:
    """Return how everybody stands on a day: all parties first, then offices and others that filed."""
    view = reader.view()
    records, closed = secrecy.by_audience(view), secrecy.closed(view, day)
    filed = sorted(records.keys() - reader.regime.seats.keys())
    return tuple(
        _standing(code, records.get(code, {}), closed.get(code, Closed()))
        for code in (*sorted(reader.regime.seats), *filed)
    )


def _standing(code: str, records: Mapping[str, int], closed: Closed) -> Standing:
    restricted, sealed = records.get("restricted", 0), records.get(SEALED, 0)
    return Standing(
        code=code,
        public=records.get("public", 0),
        restricted=restricted,
        sealed=sealed,
        opened=restricted + sealed - closed.count,
        overdue=closed.overdue,
        open_ended=closed.open_ended,
    )
