"""The coastline that ships with Comity, laid out about a centre: land and lakes, no borders, no names.

Knows `coast.txt` beside it, where its source and licence stand; not what is marked on it. Law: where it ends it says so
(`holds`); nothing is drawn beyond.
"""

from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from comity.atlas.projection import Projection

SOUTH, NORTH, WEST, EAST = 34, 74, -25, 66
"""Whole degrees between which it is known."""
SIDE: Final = 7_000
"""Half the side of the square it is drawn on, in kilometres: wide enough about any centre it may have."""
STEP: Final = 5
"""Centres lie on whole multiples of so many degrees, so that there are few and a browser keeps what it has."""
_HUNDREDTH: Final = 100
_KEPT: Final = 32


def holds(latitude: float, longitude: float) -> bool:
    """Return whether a point lies where the coastline is known."""
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def centre(latitude: float, longitude: float) -> tuple[int, int]:
    """Return the centre nearest to a point."""
    low, high = -(-SOUTH // STEP) * STEP, NORTH // STEP * STEP
    left, right = -(-WEST // STEP) * STEP, EAST // STEP * STEP
    return min(max(round(latitude / STEP) * STEP, low), high), min(max(round(longitude / STEP) * STEP, left), right)


def is_centre(latitude: int, longitude: int) -> bool:
    """Return whether a coastline is laid out about this centre."""
    return holds(latitude, longitude) and centre(latitude, longitude) == (latitude, longitude)


@lru_cache(maxsize=_KEPT)
def path(latitude: int, longitude: int) -> str:
    """Return the land as a path in kilometres about a centre, x to the east and y to the south."""
    projection = Projection(latitude, longitude)
    return "".join(_ring(projection, line) for line in rings())


@lru_cache(maxsize=1)
def rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the rings as latitudes and longitudes."""
    text = (Path(__file__).parent / "coast.txt").read_text(encoding="ascii")
    found = []
    for line in text.splitlines():
        if not line.startswith("#"):
            numbers = [int(number) for number in line.split()]
            east, north = accumulate(numbers[::2]), accumulate(numbers[1::2])
            found.append(tuple((y / _HUNDREDTH, x / _HUNDREDTH) for x, y in zip(east, north, strict=True)))
    return tuple(found)


def _ring(projection: Projection, points: tuple[tuple[float, float], ...]) -> str:
    """Return a closed ring in whole kilometres, by steps; points that fall together are one."""
    found = [(round(x), -round(y)) for x, y in (projection.place(*point) for point in points)]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(found) if a != b]
    return f"M{found[0][0]} {found[0][1]}l{' '.join(f'{x} {y}' for x, y in steps)}z".replace(" -", "-") if steps else ""
