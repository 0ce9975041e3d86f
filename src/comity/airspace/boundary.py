"""How far a point is from a line or the edge of an area given as GeoJSON: a coast, a flight information region, a danger area.

Knows geometry; not whose boundary it is, nor on which side anybody should be. Law: the boundary is taken as given; between its
corners it follows the geodesic.
"""

from itertools import pairwise
from typing import Any, Final

import numpy as np

from comity.airspace.columns import refused
from comity.airspace.earth import between, beyond, cartesian
from comity.airspace.model import Floats
from comity.airspace.notation import numeric, parsed

CORNERS_LIMIT: Final = 500_000
GOLDEN: Final = (5**0.5 - 1) / 2
ROUNDS: Final = 50
NEAREST: Final = 32
EVEN: Final = 25_000.0
"""Legs longer than so many metres are parted, so that one taken as straight is straight to some metres."""
LINES: Final = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


class Boundary:
    """Legs from corner to corner."""

    def __init__(self, legs: Floats) -> None:
        """Take legs as rows of latitude, longitude, latitude, longitude."""
        self._legs = _parted(legs)
        none = np.zeros(len(self._legs))
        self._from = cartesian(self._legs[:, 0], self._legs[:, 1], none)
        self._along = cartesian(self._legs[:, 2], self._legs[:, 3], none) - self._from

    def distance(self, latitude: float, longitude: float) -> float:
        """Return how many metres a point is from the nearest of the boundary."""
        here = cartesian(np.array([latitude]), np.array([longitude]), np.zeros(1))[0] - self._from
        square = np.maximum((self._along**2).sum(axis=1), 1e-9)
        part = np.clip((here * self._along).sum(axis=1) / square, 0, 1)
        reach = np.linalg.norm(here - self._along * part[:, None], axis=1)
        near = self._legs[np.argsort(reach, kind="stable")[:NEAREST]]
        azimuth, length = between(near[:, 0], near[:, 1], near[:, 2], near[:, 3])
        low, high = np.zeros(len(near)), np.ones(len(near))
        north, east = np.full(len(near), latitude), np.full(len(near), longitude)

        def away(part: Floats) -> Floats:
            return between(*beyond(near[:, 0], near[:, 1], azimuth, length * part), north, east)[1]

        for _ in range(ROUNDS):
            wide = (high - low) * GOLDEN
            left, right = high - wide, low + wide
            nearer = away(left) <= away(right)
            low, high = np.where(nearer, low, left), np.where(nearer, right, high)
        return float(min(away((low + high) / 2).min(), away(np.zeros(len(near))).min(), away(np.ones(len(near))).min()))


def _parted(legs: Floats) -> Floats:
    azimuth, length = between(legs[:, 0], legs[:, 1], legs[:, 2], legs[:, 3])
    count = np.maximum(1, np.ceil(length / EVEN)).astype(int)
    if count.sum() == len(legs):
        return legs
    number = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    start = (np.repeat(legs[:, 0], count), np.repeat(legs[:, 1], count), np.repeat(azimuth, count))
    step = np.repeat(length / count, count)
    begins, ends = (beyond(*start, step * part) for part in (number, number + 1))
    return np.column_stack((*begins, *ends))


def read(data: bytes, name: str) -> Boundary:
    """Return the boundary a GeoJSON file gives. Raises Rejected on anything else."""
    content = parsed(data, name)
    legs: list[tuple[float, float, float, float]] = []
    features = content.get("features", [content]) if isinstance(content, dict) else [content]
    if not isinstance(features, list):
        raise refused("airspace.item", name, 0, features, "item")
    for item, feature in enumerate(features, 1):
        try:
            geometry = feature.get("geometry", feature)
            lines = _lines(geometry["coordinates"], LINES[geometry["type"]])
            for line in lines:
                points = [(numeric(point[1]), numeric(point[0])) for point in line]
                legs += [(*one, *other) for one, other in pairwise(points)]
        except (AttributeError, IndexError, KeyError, TypeError):
            raise refused("airspace.item", name, item, feature, "item") from None
        if len(legs) > CORNERS_LIMIT:
            raise refused("airspace.oversize", name, item, CORNERS_LIMIT, "item")
    found = np.array(legs, dtype=np.float64).reshape(-1, 4)
    if not len(found) or not (np.abs(found[:, ::2]) <= 90).all() or not (np.abs(found[:, 1::2]) <= 180).all():  # noqa: PLR2004
        raise refused("airspace.range", name, 0, "", "item")
    return Boundary(found)


def _lines(coordinates: Any, depth: int) -> list[Any]:
    if depth == 1:
        return [coordinates]
    return [line for part in coordinates for line in _lines(part, depth - 1)]
