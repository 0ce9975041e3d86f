"""Clocks of a regime as values: when one starts, how long it runs, what moves its end, and the body's working days.

Knows docs/spec/regime.md 15 and 16; not which record started a clock, nor any hour (reckon). Law: a clock says everything its
end depends on, so that the end can be explained from the file and the record alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from comity.regime.conditions import Condition


class Start(StrEnum):
    """From what a clock runs."""

    SENDING = "sending"
    RECEPTION = "reception"
    LAST_RECEIPT = "last-receipt"
    FIELD = "field"
    YEARLY = "yearly"


class Unit(StrEnum):
    """What a length is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Effect(StrEnum):
    """What a later record does to a clock."""

    EXTEND_TO = "extend-to"
    EXTEND_BY = "extend-by"
    SET = "set"
    PAUSE = "pause"
    GO_ON = "go-on"
    RESTART = "restart"
    LIFT = "lift"
    END = "end"


class Meaning(StrEnum):
    """What it means that a clock ran out and nobody acted."""

    CONSENT = "consent"
    NOT_PARTICIPATING = "not-participating"
    FREE = "free"
    BREACH = "breach"
    NOTHING = "nothing"
    UNANSWERED = "unanswered"


LENGTHENING: Final = frozenset({Effect.EXTEND_TO, Effect.EXTEND_BY, Effect.RESTART})
"""Effects that need a length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """So many of a unit."""

    number: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A record of `form` that answers, objects to or otherwise refers to the one that started the clock moves its end.

    `length` is what extend-to (counted from the start), extend-by (from the end) and restart (from the record itself) take;
    `field` is where the moving record's form holds the date for `set`. `when` is asked of the starting record. `within`: only
    while the clock still runs. `own`: only where its author is that of the starting record.
    """

    form: str
    effect: Effect
    length: Length | None
    field: str | None
    when: Condition | None
    within: bool
    own: bool
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bypass:
    """When a clock does not run at all, by which article, and in which field of the record the reason stands."""

    when: Condition
    reason: str | None
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A period a record starts, or one that comes every year.

    `field` is the date field a clock with start `field` runs from; `receipt` the form by which those addressed acknowledge, for
    `last-receipt`; `on` the (month, day) of a yearly one. Without `length` the clock ends on the date it starts from. With
    `before` it ends so long before that date: the latest moment at which something may be done. `day` says that it ends with the
    local day of the body's zone, else to the second; with `roll` an end on a day that is no working day moves to the next.
    """

    name: str
    labels: Mapping[str, str]
    article: str
    start: Start
    field: str | None
    receipt: str | None
    on: tuple[int, int] | None
    length: Length | None
    before: bool
    day: bool
    roll: bool
    when: Condition | None
    bypass: Bypass | None
    silence: Meaning | None
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days of the body are no working days: of the week (Monday 0), of every year (month, day), and single ones."""

    weekend: frozenset[int]
    yearly: frozenset[tuple[int, int]]
    single: frozenset[date]
    article: str | None

    def works(self, day: date) -> bool:
        """Return whether it is a working day."""
        off = day.weekday() in self.weekend or (day.month, day.day) in self.yearly or day in self.single
        return not off


EVERY_DAY: Final = Calendar(weekend=frozenset(), yearly=frozenset(), single=frozenset(), article=None)
"""For a body whose regime names no calendar: every day is a working day."""
