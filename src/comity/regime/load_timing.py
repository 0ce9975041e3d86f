"""The clocks, conditions and calendar of a regime file (docs/spec/regime.md 14 to 16).

Knows how a file spells them; not what they mention outside themselves (mentions). Law: a key that has no effect is refused.
"""

import re
from datetime import date
from functools import partial
from typing import Final

from comity.regime import toml
from comity.regime.conditions import COMPARISONS, Condition, Some, Test
from comity.regime.spelling import FIELD, NAME, Languages, article, finding
from comity.regime.timing import (
    LENGTHENING,
    Bypass,
    Calendar,
    Clock,
    Effect,
    Length,
    Meaning,
    Move,
    Start,
    Unit,
)

DEPTH_LIMIT: Final = 4
PARTS_LIMIT: Final = 32
LENGTH_LIMIT: Final = 100_000
MOVES_LIMIT: Final = 32
HOLIDAYS_LIMIT: Final = 500
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOCK_OPTIONS: Final = frozenset(
    {"field", "receipt", "on", "length", "before", "ends", "roll", "when", "bypass", "silence", "moves"}
)
_NEEDED: Final = {Start.FIELD: "field", Start.LAST_RECEIPT: "receipt", Start.YEARLY: "on"}
"""The option a start needs, and no other start takes."""
_MONTH_DAY: Final = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
LEAP_YEAR: Final = 2_000
ALWAYS: Final = Test(field="", asks="given", value=False)
"""What stands for a condition that could not be read, while faults are collected."""


def condition(value: object, place: str, depth: int = 1) -> Condition:
    """Return an untrusted condition, or raise Rejected."""
    if depth > DEPTH_LIMIT:
        toml.fault(finding("toml.count", place, depth))
        return ALWAYS
    if isinstance(value, dict) and ("any" in value or "all" in value):
        every = "all" in value
        data = toml.names(value, {"all" if every else "any"}, (), place)
        name = "all" if every else "any"
        parts = toml.items(
            data[name], 1, PARTS_LIMIT, f"{place}.{name}", lambda part, where: condition(part, where, depth + 1)
        )
        return Some(parts=parts, every=every)
    data = toml.names(value, {"field"}, COMPARISONS, place)
    asked = sorted(COMPARISONS & {*data})
    if len(asked) != 1:
        toml.fault(finding("regime.condition", place, asked))
        return ALWAYS
    return Test(
        field=toml.matching(data["field"], f"{place}.field", FIELD),
        asks=asked[0],
        value=_compared(data[asked[0]], asked[0], f"{place}.{asked[0]}"),
    )


def _compared(value: object, asks: str, place: str) -> int | str | bool:
    if asks == "given":
        return toml.boolean(value, place)
    return toml.line(value, place) if asks == "is" else toml.integer(value, 0, 2**53 - 1, place)


def clock(name: str, value: object, languages: Languages, place: str) -> Clock:
    """Return an untrusted clock, or raise Rejected."""
    data = toml.names(value, {"labels", "article", "start"}, CLOCK_OPTIONS, place)
    start = Start(toml.one_of(data["start"], frozenset(Start), f"{place}.start"))
    for kind, option in _NEEDED.items():
        if start == data["start"] and (option in data) != (start is kind):
            toml.fault(finding("regime.clock", f"{place}.{option}", start))
    span = toml.maybe(data, "length", place, length)
    if span is None and start not in {Start.FIELD, Start.YEARLY}:
        toml.fault(finding("toml.missing", f"{place}.length", ""))
    exact = span is not None and span.unit is Unit.HOURS
    ends = toml.one_of(data.get("ends", "second" if exact else "day"), {"day", "second"}, f"{place}.ends")
    read = Clock(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        start=start,
        field=toml.maybe(data, "field", place, partial(toml.matching, pattern=FIELD)),
        receipt=toml.maybe(data, "receipt", place, partial(toml.matching, pattern=NAME)),
        on=toml.maybe(data, "on", place, month_day),
        length=span,
        before=toml.boolean(data.get("before", False), f"{place}.before"),
        day=ends == "day",
        roll=toml.boolean(data.get("roll", False), f"{place}.roll"),
        when=toml.maybe(data, "when", place, condition),
        bypass=toml.maybe(data, "bypass", place, _bypass),
        silence=toml.maybe(data, "silence", place, meaning),
        moves=toml.items(data.get("moves", []), 0, MOVES_LIMIT, f"{place}.moves", _move),
    )
    if (read.before and start is not Start.FIELD) or (read.roll and not read.day):
        toml.fault(finding("regime.clock", f"{place}.before" if read.before else f"{place}.roll", start))
    if start is Start.YEARLY and (span or read.moves or read.when or read.bypass):
        toml.fault(finding("regime.clock", f"{place}.on", name))
    return read


def meaning(value: object, place: str) -> Meaning:
    """Return what silence means."""
    return Meaning(toml.one_of(value, frozenset(Meaning), place))


def length(value: object, place: str) -> Length:
    """Return a length: one unit and a number of it."""
    data = toml.names(value, (), frozenset(Unit), place)
    if len(data) != 1:
        toml.fault(finding("regime.length", place, sorted(data)), value)
        return Length(number=1, unit=Unit.DAYS)
    ((unit, number),) = data.items()
    return Length(number=toml.integer(number, 1, LENGTH_LIMIT, f"{place}.{unit}"), unit=Unit(unit))


def month_day(value: object, place: str) -> tuple[int, int]:
    """Return a day of every year, written `MM-DD`; 29 February is none, for most years have not it."""
    month, _, day = toml.matching(value, place, _MONTH_DAY).partition("-")
    try:
        date(LEAP_YEAR + 1, int(month), int(day))
    except ValueError:
        if _MONTH_DAY.fullmatch(str(value)):  # else that was told already
            toml.fault(finding("toml.value", place, value))
        return 1, 1
    return int(month), int(day)


def _bypass(value: object, place: str) -> Bypass:
    data = toml.names(value, {"when", "article"}, {"reason"}, place)
    return Bypass(
        when=condition(data["when"], f"{place}.when"),
        reason=toml.maybe(data, "reason", place, partial(toml.matching, pattern=FIELD)),
        article=article(data["article"], f"{place}.article"),
    )


def _move(value: object, place: str) -> Move:
    data = toml.names(value, {"form", "effect", "article"}, {"length", "field", "when", "within", "own"}, place)
    effect = Effect(toml.one_of(data["effect"], frozenset(Effect), f"{place}.effect"))
    for option, needed in (("length", effect in LENGTHENING), ("field", effect is Effect.SET)):
        if (option in data) != needed:
            toml.fault(finding("regime.move", f"{place}.{option}", effect))
    return Move(
        form=toml.matching(data["form"], f"{place}.form", NAME),
        effect=effect,
        length=toml.maybe(data, "length", place, length),
        field=toml.maybe(data, "field", place, partial(toml.matching, pattern=FIELD)),
        when=toml.maybe(data, "when", place, condition),
        within=toml.boolean(data.get("within", False), f"{place}.within"),
        own=toml.boolean(data.get("own", False), f"{place}.own"),
        article=article(data["article"], f"{place}.article"),
    )


def calendar(value: object) -> Calendar:
    """Return the body's calendar, or raise Rejected."""
    data = toml.names(value, {"article"}, {"weekend", "holidays"}, "calendar")
    week = toml.items(data.get("weekend", []), 0, 6, "calendar.weekend", _week_day)
    off = toml.items(data.get("holidays", []), 0, HOLIDAYS_LIMIT, "calendar.holidays", _holiday)
    return Calendar(
        weekend=frozenset(DAYS.index(day) for day in week),
        yearly=frozenset(day for day in off if isinstance(day, tuple)),
        single=frozenset(day for day in off if isinstance(day, date)),
        article=article(data["article"], "calendar.article"),
    )


def _week_day(value: object, place: str) -> str:
    return toml.one_of(value, DAYS, place)


def _holiday(value: object, place: str) -> tuple[int, int] | date:
    return month_day(value, place) if isinstance(value, str) else toml.day(value, place)
