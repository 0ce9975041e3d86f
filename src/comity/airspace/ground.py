"""How near two places come to each other over the ground: points, circles, lines and areas, each as its author gave it.

Knows the ground as a plane of equal areas about the middle of both (atlas.projection); not times, heights or authors. Law: edges
are great circles; the distance is 0 where ground is shared; without NumPy, so that a page needs no extra. Lengths are in metres,
true within 1 in 300 where all lies within 1,000 km of the middle of both, and within 3 in 100 within 3,000 km.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import acos, asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt
from typing import Final

from comity.atlas.projection import Projection
from comity.regime.places import Place

AREA: Final = "area"
EARTH: Final = 6_371_008.8
_STEP: Final = radians(3.0)
_PARTS: Final = 4
"""A long edge is parted at every three degrees of arc, and into so many parts at most."""
_ROUND: Final = 1.01
"""What a sphere in place of the ellipsoid may hide of a length."""
_METRES: Final = 1_000.0
_POLAR: Final = 89.9
"""At a pole itself the formulas of the plane divide nothing by nothing."""

_Vector = tuple[float, float, float]
_Spot = tuple[float, float]


def vectors(place: Place) -> list[_Vector]:
    """Return the corners of a place as unit vectors."""
    return [_unit(one.latitude.degrees, one.longitude.degrees) for one in place.points]


def surely_apart(one: Place, other: Place, metres: float) -> bool:
    """Return whether the caps that hold two places are farther apart than that: a quick answer for most pairs."""
    (first, reach), (second, its) = _cap(one), _cap(other)
    return (_angle(first, second) - reach - its) * EARTH > metres * _ROUND


def work(one: Place, other: Place) -> int:
    """Return about how many pairs of edges have to be compared for these two."""
    return len(_outline(one)) * len(_outline(other))


def apart(one: Place, other: Place) -> float:
    """Return how many metres lie between two places at their nearest."""
    (first, _), (second, _) = _cap(one), _cap(other)
    latitude, longitude = _point(_middle([first, second]))
    plane = Projection(max(-_POLAR, min(_POLAR, latitude)), longitude)
    shapes = [[plane.place(*_point(corner)) for corner in _outline(place)] for place in (one, other)]
    if _covers(one, shapes[0], shapes[1][0]) or _covers(other, shapes[1], shapes[0][0]):
        return 0.0
    least = min(_between(*pair) for pair in product(_edges(shapes[0]), _edges(shapes[1]))) * _METRES
    return max(0.0, least - one.radius - other.radius)


def _unit(latitude: float, longitude: float) -> _Vector:
    phi, turn = radians(latitude), radians(longitude)
    return cos(phi) * cos(turn), cos(phi) * sin(turn), sin(phi)


def _point(vector: _Vector) -> _Spot:
    return degrees(atan2(vector[2], hypot(vector[0], vector[1]))), degrees(atan2(vector[1], vector[0]))


def _angle(one: _Vector, other: _Vector) -> float:
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))
    return 2 * asin(min(1.0, chord / 2))


def _middle(corners: Sequence[_Vector]) -> _Vector:
    """Return the mean direction; the first of those that have none, being opposite to each other."""
    x, y, z = (sum(corner[axis] for corner in corners) for axis in range(3))
    length = sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if length > 1e-9 else corners[0]  # noqa: PLR2004 - nothing of a unit


def _cap(place: Place) -> tuple[_Vector, float]:
    """Return middle and reach, as an angle, of a cap that holds a place."""
    corners = vectors(place)
    middle = _middle(corners)
    return middle, max(_angle(middle, corner) for corner in corners) + place.radius / EARTH


def _outline(place: Place) -> list[_Vector]:
    """Return the corners of a place with points along its long edges; of an area, back to its first corner."""
    corners = vectors(place)
    if place.shape == AREA:
        corners.append(corners[0])
    found = corners[:1]
    for begin, end in pairwise(corners):
        found += _along(begin, end)
    return found


def _along(begin: _Vector, end: _Vector) -> Iterator[_Vector]:
    """Yield points along the great circle from one corner to the next, which is the last of them."""
    angle = acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(begin, end, strict=True)))))
    parts = min(_PARTS, max(1, ceil(angle / _STEP)))
    for number in range(1, parts):
        here, there = sin(angle * (1 - number / parts)) / sin(angle), sin(angle * number / parts) / sin(angle)
        x, y, z = (here * a + there * b for a, b in zip(begin, end, strict=True))
        yield x, y, z
    yield end


def _edges(shape: list[_Spot]) -> list[tuple[_Spot, _Spot]]:
    return list(pairwise(shape)) if len(shape) > 1 else [(shape[0], shape[0])]


def _covers(place: Place, shape: list[_Spot], spot: _Spot) -> bool:
    """Return whether a spot lies in an area (by even and odd crossings); circles are told by their middle and radius."""
    if place.shape != AREA:
        return False
    crossed = False
    for (x, y), (to_x, to_y) in pairwise(shape):
        if (y > spot[1]) != (to_y > spot[1]) and spot[0] < x + (to_x - x) * (spot[1] - y) / (to_y - y):
            crossed = not crossed
    return crossed


def _between(one: tuple[_Spot, _Spot], other: tuple[_Spot, _Spot]) -> float:
    """Return the distance between two edges, 0 where they cross."""
    (a, b), (c, d) = one, other
    if _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0:
        return 0.0
    return min(_from(a, c, d), _from(b, c, d), _from(c, a, b), _from(d, a, b))


def _side(a: _Spot, b: _Spot, c: _Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _from(spot: _Spot, a: _Spot, b: _Spot) -> float:
    """Return how far a spot is from an edge."""
    x, y = b[0] - a[0], b[1] - a[1]
    length = x * x + y * y
    part = 0.0 if length == 0 else max(0.0, min(1.0, ((spot[0] - a[0]) * x + (spot[1] - a[1]) * y) / length))
    return hypot(spot[0] - a[0] - part * x, spot[1] - a[1] - part * y)
