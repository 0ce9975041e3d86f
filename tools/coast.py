"""Make src/comity/atlas/coast.txt from a TopoJSON of land, as the npm package world-atlas has it (`land-50m.json`).

Run as: python tools/coast.py land-50m.json > src/comity/atlas/coast.txt

(1) Each ring is put together from its arcs, and followed across the line where longitudes jump, so that no step is longer than
half the globe. (2) It is cut to the box, once for each turn of the globe it may lie in (Sutherland and Hodgman). (3) A point is
left out where the line runs within TOLERANCE of it (Douglas and Peucker), a ring where nothing is left; along the box itself
there is a point at each EDGE degrees, because a parallel is no straight line once it is projected. (4) It becomes a line of whole
hundredths of a degree: longitude and latitude of its first point, then steps to the next ones.
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import ceil, cos, hypot, radians
from typing import Any

from comity.atlas.coast import EAST, NORTH, SOUTH, WEST

Point = tuple[float, float]
TOLERANCE = 2.0
"""In kilometres."""
DEGREE = 111.2
LEAST = 4
EDGE = 2.0
TURN, HALF = 360.0, 180.0
BOX = ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1))
"""The sides of the box: which coordinate, its value, and on which side of it the box lies."""

HEADER = """\
# Land of 25 W - 66 E, 34 N - 74 N, coastlines and lakes only, without borders and names. WGS 84, hundredths of a degree.
# Made with Natural Earth (naturalearthdata.com), 1:50m land, version 4.1, public domain.
# Simplified to about 2 km by tools/coast.py.
"""


def main(path: str) -> None:
    """Print the file."""
    with open(path, encoding="utf-8") as opened:  # noqa: PTH123 - a tool of one file
        topology = json.load(opened)
    sys.stdout.write(HEADER)
    for ring in (followed(ring) for ring in rings(topology)):
        for turn in (-TURN, 0.0, TURN):
            points = [
                (round(x * 100), round(y * 100)) for x, y in edged(simplified(cut([(x + turn, y) for x, y in ring])))
            ]
            if len(points) >= LEAST:
                steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
                sys.stdout.write(" ".join(f"{x} {y}" for x, y in [points[0], *steps[:-1]]) + "\n")


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Yield each ring of land, closed, as longitudes and latitudes."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        east, north = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        arcs.append([(x * wide + left, y * high + low) for x, y in zip(east, north, strict=True)])
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
            yield [*parts[0], *(point for part in parts[1:] for point in part[1:])]


def followed(ring: list[Point]) -> list[Point]:
    """Return a ring whose longitudes go on where they would jump from one side of the globe to the other."""
    found = [ring[0]]
    for x, y in ring[1:]:
        step = (x - found[-1][0] + HALF) % TURN - HALF
        found.append((found[-1][0] + step, y))
    return found


def cut(ring: list[Point]) -> list[Point]:
    """Return what of a closed ring lies in the box, closed; nothing where none does."""
    points = ring[:-1]
    for axis, value, side in BOX:
        points = list(_kept_of(points, axis, value, side))
    return [*points, points[0]] if points else []


def _kept_of(points: list[Point], axis: int, value: float, side: int) -> Iterator[Point]:
    """Yield what of a ring lies on one side of a line."""
    for before, point in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
        was, now = ((one[axis] - value) * side for one in (before, point))
        if (was < 0) != (now < 0):
            crossing = [between(before[n], point[n], was / (was - now)) for n in (0, 1)]
            crossing[axis] = value
            yield crossing[0], crossing[1]
        if now >= 0:
            yield point


def between(first: float, last: float, share: float) -> float:
    """Return the value so far on the way from the first to the last."""
    return first + (last - first) * share


def edged(points: list[Point]) -> list[Point]:
    """Return the points, with further ones where the line runs along the box."""
    found = points[:1]
    for before, point in pairwise(points):
        along = any(before[axis] == point[axis] == value for axis, value, _ in BOX)
        parts = ceil(max(abs(b - a) for a, b in zip(before, point, strict=True)) / EDGE) if along else 1
        shares = [number / parts for number in range(1, parts + 1)]
        found += [(between(before[0], point[0], share), between(before[1], point[1], share)) for share in shares]
    return found


def simplified(points: list[Point]) -> list[Point]:
    """Return the points that are kept."""
    if not points:
        return []
    half = max(range(len(points)), key=lambda at: apart(points[0], points[at]))
    return [*kept(points[: half + 1])[:-1], *kept(points[half:])]


def kept(points: list[Point]) -> list[Point]:
    """Return first and last point, and between them those the straight line misses."""
    if len(points) < 3:  # noqa: PLR2004 - nothing between
        return points
    far, at = max((off(points[0], points[-1], point), number) for number, point in enumerate(points[1:-1], 1))
    return [*kept(points[: at + 1])[:-1], *kept(points[at:])] if far > TOLERANCE else [points[0], points[-1]]


def apart(a: Point, b: Point) -> float:
    """Return about how many kilometres lie between two points."""
    return hypot((a[0] - b[0]) * cos(radians((a[1] + b[1]) / 2)), a[1] - b[1]) * DEGREE


def off(a: Point, b: Point, point: Point) -> float:
    """Return about how far a point is from the stretch between two others."""
    narrow = cos(radians(point[1]))
    ax, ay, bx, by = a[0] * narrow, a[1], b[0] * narrow, b[1]
    x, y, length = point[0] * narrow, point[1], (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) * DEGREE


if __name__ == "__main__":
    main(sys.argv[1])
