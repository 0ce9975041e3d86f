"""What a figure allows: one number, a bound such as `up to 4,000`, or a range; and how two of them stand to one another.

Knows numbers alone; not what they count, nor who says so. Law: figures agree where some number is allowed by both, and a slip of
the hand is looked for before that: 400 lies within `up to 4,000` and may still have lost a nought.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

ROUGH: Final = Decimal("1.15")
"""How far apart two figures may be of which one is about so many."""
EXACT: Final = 3
"""Digits a figure has but for the noughts behind it, from which it is no round number."""


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
    """Return which slip of the hand may part two figures: a nought, one digit, or two digits that stand the other way round."""
    if one.value is not None and other.value is not None:
        kind = _of_two(*sorted((one.value, other.value)))
        return kind if kind == "times-ten" or one.qualifier == other.qualifier or _bounds(one, other) else None
    ranged, told = (one, other) if one.value is None else (other, one)
    if told.value is not None:
        near = any(_within(ranged, by) for by in (told.value * 10, told.value / 10))
        return "times-ten" if near and not _within(ranged, told.value) else None
    small, large = sorted((one, other), key=lambda figure: figure.size)
    bounds = (small.low, small.high, large.low, large.high)
    low, high, more, most = (bound if bound is not None else Decimal(-1) for bound in bounds)
    return "times-ten" if (low * 10, high * 10) == (more, most) and low > 0 else None


def _of_two(low: Decimal, high: Decimal) -> str | None:
    if low > 0 and low * 10 == high:
        return "times-ten"
    if _rounded(low, high):
        return None
    if low != low.to_integral_value() or high != high.to_integral_value():
        return None
    a, b = str(int(low)), str(int(high))
    if len(a) != len(b) or len(a) < 2:
        return None
    apart = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(apart) == 1:
        return "one-digit"
    turned = len(apart) == 2 and apart[1] - apart[0] == 1 and a[apart[0]] + a[apart[1]] == b[apart[1]] + b[apart[0]]
    return "digits-swapped" if turned else None


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Return whether one figure is the other rounded to thousands or more: 607,200,000 and 607,000,000."""
    size = next((BIG**power for power in (4, 3, 2, 1) if one % BIG**power == 0 or other % BIG**power == 0), None)
    return size is not None and (one / size).to_integral_value() == (other / size).to_integral_value()


BIG: Final = Decimal(1000)


def exact(one: Figure, other: Figure) -> bool:
    """Return whether both figures have so many digits that they hardly differ in one of them by chance: 3,412 and 3,472."""
    return all(len(str(int(figure.size)).rstrip("0")) >= EXACT for figure in (one, other))


def _bounds(one: Figure, other: Figure) -> bool:
    """Return whether an exact figure that is told as a bound is as fine as the other or rules it out: then a slip may part them.

    A bound is mostly rounded off: `more than 1,340` leaves room for 1,346, and nobody says `at least 1,345` for 1,354.
    """
    if "about" in {one.qualifier, other.qualifier}:
        return False
    bound, told = (one, other) if one.qualifier is not None else (other, one)
    noughts = [len(text) - len(text.rstrip("0")) for text in (str(int(bound.size)), str(int(told.size)))]
    return exact(one, other) and (not agree(one, other) or noughts[0] <= noughts[1])


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
