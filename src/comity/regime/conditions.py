"""Conditions on the fields of a form: any or all of bounds, values and what is given, and how far a record is from each.

Knows docs/spec/regime.md 14; not what follows from a condition. Law: a field that is not there meets no condition but that of
not being given; a margin is a number beside a number, and says nothing of why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from comity.encoding.canonical import Json

COMPARISONS: Final = frozenset({"at_least", "more_than", "at_most", "is", "given"})
"""What a condition may ask of one field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One question asked of one field: `asks` is of COMPARISONS, `value` what it is compared with."""

    field: str
    asks: str
    value: int | str | bool

    def holds(self, fields: Mapping[str, Json]) -> bool:
        """Return whether these fields meet it."""
        told = fields.get(self.field)
        if self.asks == "given":
            return (told is not None) is self.value
        if self.asks == "is":
            return told == self.value or (isinstance(told, list) and self.value in told)
        if not isinstance(told, int) or isinstance(told, bool) or not isinstance(self.value, int):
            return False
        if self.asks == "at_least":
            return told >= self.value
        return told > self.value if self.asks == "more_than" else told <= self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """Conditions of which one is enough (`every` false) or all must hold."""

    parts: tuple["Condition", ...]
    every: bool

    def holds(self, fields: Mapping[str, Json]) -> bool:
        """Return whether these fields meet it."""
        asked = (part.holds(fields) for part in self.parts)
        return all(asked) if self.every else any(asked)


Condition: TypeAlias = Test | Some


def tests(condition: Condition | None) -> Iterator[Test]:
    """Yield every question a condition asks, in the order it is written."""
    if isinstance(condition, Test):
        yield condition
    elif condition is not None:
        for part in condition.parts:
            yield from tests(part)


def facts(fields: Mapping[str, Json], *conditions: Condition | None) -> dict[str, Json]:
    """Return what `fields` say of all that these conditions ask about, by name of field; what is not given is left out."""
    asked = sorted({test.field for condition in conditions for test in tests(condition)})
    return {name: fields[name] for name in asked if name in fields}


def apart(one: Condition | None, other: Condition | None) -> bool:
    """Return whether no record can meet both, as far as can be read off them: both ask one field to be different values."""
    if one is None or other is None:
        return False
    if isinstance(one, Some):
        return (any if one.every else all)(apart(part, other) for part in one.parts)
    if isinstance(other, Some):
        return apart(other, one)
    return one.field == other.field and _differ(one, other)


def _differ(one: Test, other: Test) -> bool:
    if one.asks == other.asks and one.asks in {"is", "given"}:
        return one.value != other.value
    for low, high in ((one, other), (other, one)):
        if high.asks == "at_most" and isinstance(low.value, int) and isinstance(high.value, int):
            over = {"at_least": low.value, "more_than": low.value + 1}.get(low.asks)
            if over is not None and over > high.value:
                return True
    return False
