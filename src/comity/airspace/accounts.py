"""Two accounts of the same aircraft beside each other: by how much their clocks, positions and heights differ.

Knows tracks of two files; not which of them is true. Law: differences are listed, each with what it was reckoned over; nothing is
averaged into a third account, and a difference of clocks is a reading of the numbers, not a finding: along a straight flight, an
error of position along the track looks the same.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from comity.airspace.earth import between
from comity.airspace.encounter import HEIGHTS, gaps, height_of, place_of
from comity.airspace.model import Floats, Track

WIDEST: Final = 120
"""Differences of clocks are looked for up to so many seconds either way."""
STEP: Final = 1.0
SAMPLES: Final = 400
FEW: Final = 2
GAP: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """How two tracks of one aircraft differ; metres and seconds, NaN where they cannot be compared.

    `clock` is what must be taken from the second account's times for its positions to lie nearest to the first's, and
    `remaining` is how far apart (the median) they lie then. `height` is the median of second less first, of one kind;
    `sources` are the kinds of height each gives.
    """

    first: Track
    second: Track
    samples: int
    median: float
    largest: float
    largest_at: float
    clock: float
    remaining: float
    height: float
    kind: str
    sources: tuple[tuple[str, ...], tuple[str, ...]]


def apart(first: Track, second: Track, gap: float = GAP) -> Apart:
    """Return how two tracks of one aircraft differ."""
    at = _shared(first, second, gap, 0.0)
    kinds = tuple(tuple(kind for kind in HEIGHTS if track.says(kind)) for track in (first, second))
    both = [kind for kind in HEIGHTS if first.says(kind) and second.says(kind)]
    nothing = float("nan")
    lengths = _lengths(first, second, at, 0.0)
    clock, remaining = _clock(first, second, gap)
    height = nothing
    if both and len(at):
        differences = height_of(second, both[0], at, gap) - height_of(first, both[0], at, gap)
        known = differences[np.isfinite(differences)]
        height = float(np.median(known)) if len(known) else nothing
    return Apart(
        first=first,
        second=second,
        samples=len(at),
        median=float(np.median(lengths)) if len(at) else nothing,
        largest=float(lengths.max()) if len(at) else nothing,
        largest_at=float(at[int(lengths.argmax())]) if len(at) else nothing,
        clock=clock,
        remaining=remaining,
        height=height,
        kind=both[0] if both else "",
        sources=(kinds[0], kinds[1]),
    )


def _shared(first: Track, second: Track, gap: float, clock: float) -> Floats:
    """Return the first's times at which both are known, the second's clock put back; evenly fewer where there are many."""
    times = first.time
    if len(times) > SAMPLES:
        times = times[:: -(-len(times) // SAMPLES)]
    good = (times >= second.time[0] - clock) & (times <= second.time[-1] - clock)
    for begins, ends in gaps(second, gap):
        good &= ~((times > begins - clock) & (times < ends - clock))
    shared: Floats = times[good]
    return shared


def _lengths(first: Track, second: Track, at: Floats, clock: float) -> Floats:
    if not len(at):
        return np.zeros(0)
    return between(*place_of(first, at), *place_of(second, at + clock))[1]


def _clock(first: Track, second: Track, gap: float) -> tuple[float, float]:
    """Return the difference of clocks under which the two lie nearest, and how far apart they lie then."""

    def median(clock: float) -> float:
        at = _shared(first, second, gap, clock)
        return float(np.median(_lengths(first, second, at, clock))) if len(at) >= FEW else np.inf

    tried = np.arange(-WIDEST, WIDEST + STEP, STEP)
    found = np.array([median(clock) for clock in tried])
    if not np.isfinite(found).any():
        return float("nan"), float("nan")
    least = int(found.argmin())
    if least in {0, len(found) - 1} or not np.isfinite(found[least - 1 : least + 2]).all():
        return float("nan"), float("nan")  # the least lies beyond what was tried: there is no difference to tell of
    best = float(tried[least])
    for step in (STEP / 4, STEP / 20, STEP / 100):
        near = best + step * np.arange(-5, 6)
        best = float(near[int(np.argmin([median(clock) for clock in near]))])
    return round(best, 2) + 0.0, median(best)
