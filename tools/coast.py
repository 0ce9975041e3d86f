"""Make src/comity/atlas/coast.txt from a GeoJSON of land polygons.

Run as: python tools/coast.py LAND.geojson > src/comity/atlas/coast.txt

Each ring becomes a line of whole hundredths of a degree: longitude and latitude of its first point, then steps to the next ones.
A point is left out where the line runs within TOLERANCE of it (Douglas and Peucker), a ring where nothing is left.
"""

import json
import sys
from itertools import pairwise
from math import cos, hypot, radians

TOLERANCE = 2.0
"""In kilometres."""
DEGREE = 111.2
LEAST = 4

HEADER = """\
# Land of 25 W - 66 E, 34 N - 74 N, coastlines and lakes only, without borders and names. WGS 84, hundredths of a degree.
# Made with Natural Earth (naturalearthdata.com), 1:50m land, version 4.1, public domain.
# Simplified to about 2 km by tools/coast.py.
"""


def main(path: str) -> None:
    """Print the file."""
    with open(path, encoding="utf-8") as opened:  # noqa: PTH123 - a tool of one file
        features = json.load(opened)["features"]
    sys.stdout.write(HEADER)
    for feature in features:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [(round(x * 100), round(y * 100)) for x, y in simplified(ring)]
            if len(points) >= LEAST:
                steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
                sys.stdout.write(" ".join(f"{x} {y}" for x, y in [points[0], *steps[:-1]]) + "\n")


def simplified(points: list[list[float]]) -> list[list[float]]:
    """Return the points that are kept."""
    half = max(range(len(points)), key=lambda at: apart(points[0], points[at]))
    return [*kept(points[: half + 1])[:-1], *kept(points[half:])]


def kept(points: list[list[float]]) -> list[list[float]]:
    """Return first and last point, and between them those the straight line misses."""
    if len(points) < 3:  # noqa: PLR2004 - nothing between
        return points
    far, at = max((off(points[0], points[-1], point), number) for number, point in enumerate(points[1:-1], 1))
    return [*kept(points[: at + 1])[:-1], *kept(points[at:])] if far > TOLERANCE else [points[0], points[-1]]


def apart(a: list[float], b: list[float]) -> float:
    """Return about how many kilometres lie between two points."""
    return hypot((a[0] - b[0]) * cos(radians((a[1] + b[1]) / 2)), a[1] - b[1]) * DEGREE


def off(a: list[float], b: list[float], point: list[float]) -> float:
    """Return about how far a point is from the stretch between two others."""
    narrow = cos(radians(point[1]))
    ax, ay, bx, by = a[0] * narrow, a[1], b[0] * narrow, b[1]
    x, y, length = point[0] * narrow, point[1], (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)) * DEGREE


if __name__ == "__main__":
    main(sys.argv[1])
