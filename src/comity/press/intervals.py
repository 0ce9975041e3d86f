"""What a figure allows: one number, a bound such as `up to 4,000`, or a range; and how two of them stand to one another.

Knows numbers alone; not what they count, nor who says so. Law: figures agree where some number is allowed by both, and a slip of
the hand is looked for before that: 400 lies within `up to 4,000` and may still have lost a nought.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

TEN: Final = 10
ROUGH: Final = Decimal("1.15")
"""How far apart two figures may be of which one is about so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number said, with its qualifier, or a range without one."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str | None = None

    @property
    def size(self) -> Decimal:
        """By what it is told to be larger or smaller than another."""
        return self.value if self.value is not None else self.high or self.low or Decimal(0)

    @property
    def text(self) -> str:
        """Return it as facts of a conflict spell it: `400`, `300–500`."""
        if self.value is not None:
            return f"{self.value:f}"
        return "–".join("" if bound is None else f"{bound:f}" for bound in (self.low, self.high))


def slip(one: Figure, other: Figure) -> str | None:
    """Return which slip of the hand may part two figures: a nought, or one digit."""
    if one.value is not None and other.value is not None:
        kind = _of_two(*sorted((one.value, other.value)))
        return kind if kind == "times-ten" or one.qualifier == other.qualifier else None
    ranged, told = (one, other) if one.value is None else (other, one)
    if told.value is not None:
        near = any(_within(ranged, by) for by in (told.value * TEN, told.value / TEN))
        return "times-ten" if near and not _within(ranged, told.value) else None
    small, large = sorted((one, other), key=lambda figure: figure.size)
    bounds = (small.low, small.high, large.low, large.high)
    low, high, more, most = (bound if bound is not None else Decimal(-1) for bound in bounds)
    return "times-ten" if (low * TEN, high * TEN) == (more, most) and low > 0 else None


def _of_two(low: Decimal, high: Decimal) -> str | None:
    if low > 0 and low * TEN == high:
        return "times-ten"
    if low != low.to_integral_value() or high != high.to_integral_value():
        return None
    a, b = str(int(low)), str(int(high))
    return "one-digit" if len(a) == len(b) >= 2 and sum(x != y for x, y in zip(a, b, strict=True)) == 1 else None


def _within(ranged: Figure, value: Decimal) -> bool:
    return (ranged.low is None or ranged.low <= value) and (ranged.high is None or value <= ranged.high)


def agree(one: Figure, other: Figure) -> bool:
    """Return whether some number is allowed by both."""
    if one.value is not None and other.value is not None:
        return one.value == other.value or _compatible(*sorted((one, other), key=lambda figure: figure.size))
    (low, high), (more, most) = _allowed(one), _allowed(other)
    return (low is None or most is None or low <= most) and (more is None or high is None or more <= high)


def _compatible(low: Figure, high: Figure) -> bool:
    """Return whether `up to 4,000` leaves room for the smaller figure, or the smaller one for the larger."""
    if high.qualifier in {"up-to", "less-than"} or low.qualifier in {"at-least", "more-than"}:
        return True
    return "about" in {low.qualifier, high.qualifier} and low.size * ROUGH >= high.size


def _allowed(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    if figure.value is None or figure.qualifier is not None:
        return figure.low, figure.high
    return figure.value, figure.value
