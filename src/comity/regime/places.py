"""Where something is: a point, a circle, a line or an area, as the value of a field of kind `place`.

Knows docs/spec/regime.md 6 on `place`; not maps. Law: a place is what its author signed, to the digit; nothing is closed,
ordered, moved to another datum or averaged.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding import iso6709
from comity.encoding.canonical import Json
from comity.errors import Rejected

DATUM: Final = "WGS84"
CIRCLE: Final = "circle"
SHAPES: Final = {"point": (1, 1), CIRCLE: (1, 1), "line": (2, 64), "area": (3, 64)}
"""How many points each shape has."""
RADIUS_LIMIT: Final = 1_000_000
"""In metres."""
_METRES: Final = re.compile("[0-9]{1,9}")
_END: Final = r"(?![\s\S])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that was admitted; `radius`, in metres, of a circle only."""

    shape: str
    points: tuple[iso6709.Point, ...]
    radius: int


def read(value: Mapping[str, Json]) -> Place:
    """Return the place an admitted value says."""
    points = value["points"]
    return Place(
        shape=str(value["shape"]),
        points=tuple(iso6709.parse(str(point)) for point in points) if isinstance(points, list) else (),
        radius=int(str(value.get("radius", 0))),
    )


def spelled(line: str) -> dict[str, Json]:
    """Return the place a line of a scenario says: shape, a circle's radius, points; what is wrong is found later."""
    shape, *points = line.split() or [""]
    given = shape == CIRCLE and bool(points) and _METRES.fullmatch(points[0]) is not None
    radius: Json = int(points.pop(0)) if given else None
    told: dict[str, Json] = {"shape": shape, "datum": DATUM, "points": list(points)}
    return told if radius is None else told | {"radius": radius}


def problems(value: Json, place: str) -> Iterator[tuple[str, str, object]]:
    """Yield code, place and what stands there for each thing wrong with an untrusted value."""
    if not isinstance(value, dict):
        yield "form.type", place, value
        return
    shape = value.get("shape")
    if not isinstance(shape, str) or shape not in SHAPES:
        yield "form.value", f"{place}.shape", shape or ""
        return
    wanted = {"shape", "points", "datum"} | ({"radius"} if shape == CIRCLE else set())
    for name in sorted(wanted ^ value.keys()):
        yield "form.field-unknown" if name in value else "form.field-missing", f"{place}.{name}", value.get(name, "")
    if value.get("datum", DATUM) != DATUM:
        yield "form.value", f"{place}.datum", value["datum"]
    yield from _points(value.get("points", []), *SHAPES[shape], f"{place}.points") if "points" in value else ()
    if shape == CIRCLE and "radius" in value:
        yield from _radius(value["radius"], f"{place}.radius")


def _points(points: Json, low: int, high: int, place: str) -> Iterator[tuple[str, str, object]]:
    if not isinstance(points, list):
        yield "form.type", place, points
    elif not low <= len(points) <= high:
        yield "form.bounds", place, len(points)
    else:
        for number, point in enumerate(points):
            if not isinstance(point, str):
                yield "form.type", f"{place}.{number}", point
            elif not _is_point(point) or point in points[:number]:
                yield "form.value", f"{place}.{number}", point


def _is_point(text: str) -> bool:
    try:
        iso6709.parse(text)
    except Rejected:
        return False
    return True


def _radius(value: Json, place: str) -> Iterator[tuple[str, str, object]]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield "form.type", place, value
    elif not 1 <= value <= RADIUS_LIMIT:
        yield "form.bounds", place, value


def schema() -> Json:
    """Return the JSON Schema of a place."""
    return {"anyOf": [_shape(shape, low, high) for shape, (low, high) in SHAPES.items()]}


def _shape(shape: str, low: int, high: int) -> dict[str, Json]:
    point: Json = {"type": "string", "maxLength": iso6709.LENGTH_LIMIT, "pattern": f"^(?:{iso6709.PATTERN}){_END}"}
    parts: dict[str, Json] = {
        "shape": {"const": shape},
        "datum": {"const": DATUM},
        "points": {"type": "array", "items": point, "minItems": low, "maxItems": high, "uniqueItems": True},
    }
    if shape == CIRCLE:
        parts["radius"] = {"type": "integer", "minimum": 1, "maximum": RADIUS_LIMIT}
    return {"type": "object", "properties": parts, "required": sorted(parts), "additionalProperties": False}
