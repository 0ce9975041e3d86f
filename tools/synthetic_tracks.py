"""Write the synthetic tracks of the NRC example's incident of 3 March 2014: two files that fit what two accounts say of it.

Usage: PYTHONPATH=src python tools/synthetic_tracks.py

No source at hand holds a track, an hour or a height of that encounter. These are made up so that its picture can be drawn, and
each file says so; only the distance, the day and about where are from the accounts. The hashes printed go into the chronicle.
"""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from comity.airspace.earth import beyond

FOLDER = Path(__file__).parents[1] / "examples" / "nrc" / "files"
NOON = datetime(2014, 3, 3, 12, tzinfo=UTC).timestamp()
MALMO = (55.605, 13.0)
APART = 90.0
SAID = "Made up by the archivist to fit an account: no source gives tracks, hours or heights of this encounter."


def path(
    meet: tuple[float, float], course: float, speed: float, times: np.ndarray, late: float
) -> tuple[list[list[float]], list[str]]:
    """Return positions and times of a straight flight that is at a place at noon; a clock may be late."""
    count = np.ones(len(times))
    north, east = beyond(meet[0] * count, meet[1] * count, course * count, times * speed)
    stamps = [datetime.fromtimestamp(NOON + at + late, UTC).isoformat().replace("+00:00", "Z") for at in times]
    return [[round(float(x), 6), round(float(y), 6)] for x, y in zip(east, north, strict=True)], stamps


def feature(
    name: str, points: list[list[float]], times: list[str], heights: np.ndarray, **more: object
) -> dict[str, object]:
    """Return one path as GeoJSON."""
    coordinates = [[*point, round(float(height), 1)] for point, height in zip(points, heights, strict=True)]
    properties = {"aircraft": name, "altitude_source": "pressure", "coordTimes": times, **more}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": coordinates}}


def write(name: str, bearing: float, distance: float, step: float, late: float) -> None:
    """Write a file: the encounter lies so far from Malmö on a bearing."""
    north, east = beyond(np.array([MALMO[0]]), np.array([MALMO[1]]), np.array([bearing]), np.array([distance]))
    meet = (float(north[0]), float(east[0]))
    times = np.arange(-120, 120 + step / 2, step)
    side = beyond(np.array([meet[0]]), np.array([meet[1]]), np.array([250.0]), np.array([APART]))
    airliner = path(meet, 160, 200, times, late)
    other = path((float(side[0][0]), float(side[1][0])), 340, 120, times, late)
    climbing = 5_400 + times * 8.0
    content = {
        "type": "FeatureCollection",
        "synthetic": SAID,
        "features": [
            feature("airliner", *airliner, climbing, answered=True, nac_p=9),
            feature("reconnaissance aircraft", *other, np.full(len(times), 5_400.0), answered=False, nac_p=7),
        ],
    }
    data = (json.dumps(content, separators=(",", ":")) + "\n").encode()
    (FOLDER / name).write_bytes(data)
    said = {
        "file": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "media": "application/geo+json",
    }
    print("{", ", ".join(f"{part} = {json.dumps(value)}" for part, value in said.items()), "},")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write("malmo-south-east.synthetic.geojson", 135, 80_467, 5, 0.0)
    write("malmo-south-west.synthetic.geojson", 225, 50_000, 10, 4.0)
