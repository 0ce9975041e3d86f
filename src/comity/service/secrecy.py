"""How much of what each party and office filed is open to everybody, restricted, or sealed, and how its secrecy ends.

Knows counts and a day; not reasons. Law: everybody who may file is there, in the order of codes, and counted alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.encoding import edtf
from comity.store import secrecy
from comity.store.reader import Reader
from comity.store.secrecy import Count


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
    counts = secrecy.counts(reader.view())
    filed = sorted({count.code for count in counts} - reader.regime.seats.keys())
    return tuple(
        _standing(code, [count for count in counts if count.code == code], day)
        for code in (*sorted(reader.regime.seats), *filed)
    )


def _standing(code: str, counts: list[Count], day: date) -> Standing:
    closed = [count for count in counts if count.aud != "public" and not count.opened]
    return Standing(
        code=code,
        public=_sum(count for count in counts if count.aud == "public"),
        restricted=_sum(count for count in counts if count.aud == "restricted"),
        sealed=_sum(count for count in counts if count.aud == "sealed"),
        opened=_sum(count for count in counts if count.opened),
        overdue=_sum(count for count in closed if count.open_on is not None and _come(count.open_on, day)),
        open_ended=_sum(count for count in closed if count.open_on is None),
    )


def _come(open_on: str, day: date) -> bool:
    return edtf.parse(open_on).earliest.date() <= day


def _sum(counts: Iterable[Count]) -> int:
    return sum(count.count for count in counts)
