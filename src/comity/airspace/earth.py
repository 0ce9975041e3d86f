"""Geometry on the ellipsoid WGS 84, for arrays: geodesics by pyproj, Cartesian positions, and positions between two fixes.

Knows pyproj and NumPy; not aircraft. Law: between two fixes a track follows the geodesic at constant speed, and nothing else is
assumed of it; lengths are in metres, angles in degrees.
"""

from functools import lru_cache

import numpy as np
from pyproj import Geod

from comity.airspace.model import Floats


@lru_cache(maxsize=1)
def ellipsoid() -> Geod:
    """Return WGS 84."""
    return Geod(ellps="WGS84")


def between(latitude: Floats, longitude: Floats, to_latitude: Floats, to_longitude: Floats) -> tuple[Floats, Floats]:
    """Return the azimuths and the lengths of the geodesics from one row of points to another."""
    azimuth, _, length = ellipsoid().inv(longitude, latitude, to_longitude, to_latitude)
    return np.asarray(azimuth, dtype=np.float64), np.asarray(length, dtype=np.float64)


def beyond(latitude: Floats, longitude: Floats, azimuth: Floats, length: Floats) -> tuple[Floats, Floats]:
    """Return latitudes and longitudes of points so far from others on geodesics."""
    east, north, _ = ellipsoid().fwd(longitude, latitude, azimuth, length)
    return np.asarray(north, dtype=np.float64), np.asarray(east, dtype=np.float64)


def cartesian(latitude: Floats, longitude: Floats, height: Floats) -> Floats:
    """Return earth-centred positions, one row of x, y, z for each point."""
    axis, square = ellipsoid().a, ellipsoid().es
    phi, turn = np.radians(latitude), np.radians(longitude)
    sine, cosine = np.sin(phi), np.cos(phi)
    normal = axis / np.sqrt(1 - square * sine * sine)
    across = (normal + height) * cosine
    return np.stack((across * np.cos(turn), across * np.sin(turn), (normal * (1 - square) + height) * sine), axis=-1)


def on_the_way(times: Floats, latitude: Floats, longitude: Floats, wanted: Floats) -> tuple[Floats, Floats]:
    """Return where a track is at `wanted` times, each of which lies between its first and its last."""
    index = np.clip(np.searchsorted(times, wanted, side="right") - 1, 0, len(times) - 2)
    azimuth, length = between(latitude[index], longitude[index], latitude[index + 1], longitude[index + 1])
    part = (wanted - times[index]) / (times[index + 1] - times[index])
    return beyond(latitude[index], longitude[index], azimuth, length * part)
