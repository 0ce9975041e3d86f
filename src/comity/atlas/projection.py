"""Lambert's azimuthal equal-area projection of the WGS 84 ellipsoid about any centre, both ways, and circles on the ground.

Knows the formulas of EPSG method 9820 (Guidance Note 7-2) that EPSG:3035 uses; not canvases. Law: areas keep their size, and
lengths are true at the centre, which is where a scale may be shown. Lengths are in kilometres.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import asin, atan2, atanh, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Final

AXIS: Final = 6_378.137
FLATTENING: Final = 1 / 298.257223563
_SQUARE: Final = FLATTENING * (2 - FLATTENING)
_FIRST: Final = sqrt(_SQUARE)
_NEAR: Final = 1e-9
_CORNERS: Final = 48
"""So many corners stand for a circle."""


def _q(sine: float) -> float:
    return (1 - _SQUARE) * (sine / (1 - _SQUARE * sine * sine) + atanh(_FIRST * sine) / _FIRST)


_POLE: Final = _q(1)
_RADIUS: Final = AXIS * sqrt(_POLE / 2)
"""Of the sphere that has the surface of the ellipsoid."""


def _authalic(latitude: float) -> float:
    """Return the latitude, in radians, on the sphere of equal surface, for one in degrees on the ellipsoid."""
    return asin(min(1.0, max(-1.0, _q(sin(radians(latitude))) / _POLE)))


@dataclass(frozen=True)
class Projection:
    """The projection about a centre, in degrees; x goes east of it and y north, in kilometres."""

    latitude: float
    longitude: float

    @cached_property
    def _centre(self) -> tuple[float, float, float]:
        """The centre on the sphere (sine, cosine), and what makes lengths true there."""
        beta, phi = _authalic(self.latitude), radians(self.latitude)
        scale = AXIS * cos(phi) / (sqrt(1 - _SQUARE * sin(phi) ** 2) * _RADIUS * cos(beta))
        return sin(beta), cos(beta), scale

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point lies. The point opposite to the centre lies nowhere: it is put at the edge."""
        beta, turn = _authalic(latitude), radians(longitude - self.longitude)
        sine, cosine, scale = self._centre
        facing = 1 + sine * sin(beta) + cosine * cos(beta) * cos(turn)
        size = _RADIUS * sqrt(2 / max(facing, _NEAR))
        north = cosine * sin(beta) - sine * cos(beta) * cos(turn)
        return size * scale * cos(beta) * sin(turn), size / scale * north

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return latitude and longitude of what lies at a place within the map of the globe."""
        sine, cosine, scale = self._centre
        across, up = x / scale, y * scale
        away = hypot(across, up)
        if away < _NEAR:
            return self.latitude, self.longitude
        angle = 2 * asin(min(1.0, away / (2 * _RADIUS)))
        beta = asin(cos(angle) * sine + up * sin(angle) * cosine / away)
        turn = atan2(across * sin(angle), away * cosine * cos(angle) - up * sine * sin(angle))
        return degrees(_geodetic(beta)), (self.longitude + degrees(turn) + 180) % 360 - 180


def _geodetic(beta: float) -> float:
    e2, e4, e6 = _SQUARE, _SQUARE**2, _SQUARE**3
    return (
        beta
        + (e2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * sin(2 * beta)
        + (23 * e4 / 360 + 251 * e6 / 3780) * sin(4 * beta)
        + (761 * e6 / 45360) * sin(6 * beta)
    )


def ring(latitude: float, longitude: float, radius: float) -> Iterator[tuple[float, float]]:
    """Yield latitude and longitude of the corners that stand for a circle of `radius` kilometres, reckoned on the sphere."""
    phi, angle = radians(latitude), radius / _RADIUS
    for number in range(_CORNERS):
        course = 2 * pi * number / _CORNERS
        reached = asin(max(-1.0, min(1.0, sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(course))))
        turn = atan2(sin(course) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(reached))
        yield degrees(reached), longitude + degrees(turn)
