"""Paths as GeoJSON, GPX and KML give them: points with times, heights in metres.

Knows where these formats put a time; heights are geometric unless the file says `pressure`. Law: a path without times is refused,
because nothing can be told of it; times without a zone are taken for UTC and said; no entity or document type of XML is read.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from xml.parsers import expat

from comity.airspace.accuracy import containment, epu
from comity.airspace.columns import NAN, Columns, number, refused
from comity.airspace.model import Given
from comity.airspace.notation import numeric

TIMES: Final = ("coordTimes", "times", "time")
NAMES: Final = ("icao24", "hex", "aircraft", "name", "id")
DEEP: Final = 64
FLAT: Final = 2


def seconds(value: object, ahead: float) -> tuple[float, bool]:
    """Return a time as Unix seconds and whether it named its zone. Raises ValueError or TypeError on what is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) - ahead, True
    if not isinstance(value, str):
        raise TypeError(value)
    moment = datetime.fromisoformat(value.strip())
    zoned = moment.tzinfo is not None
    return (moment if zoned else moment.replace(tzinfo=UTC)).timestamp() - ahead, zoned


def geojson(content: dict[str, Any], name: str, given: Given) -> tuple[Columns, str]:
    """Return the fixes of a feature or of a collection of them, and how their times are known."""
    found, zoned = Columns(name, "item"), True
    features = content.get("features") if content.get("type") == "FeatureCollection" else [content]
    for item, feature in enumerate(features if isinstance(features, list) else [features], 1):
        try:
            for point, time, said in _points(feature):
                moment, with_zone = seconds(time, given.ahead)
                zoned = zoned and with_zone
                _take(found, feature["properties"], point, moment, item, said)
        except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError):
            raise refused("airspace.item", name, item, feature, "item") from None
    return found, "utc" if zoned else "utc-assumed"


def _points(feature: dict[str, Any]) -> Iterator[tuple[Sequence[Any], Any, dict[str, Any]]]:
    """Yield positions with their times and what is said of each."""
    properties, geometry = feature["properties"], feature["geometry"]
    times = next((properties[head] for head in TIMES if head in properties), None)
    points = geometry["coordinates"]
    if geometry["type"] == "Point":
        points, times = [points], [times]
    elif geometry["type"] != "LineString":
        raise ValueError(geometry["type"])
    if not isinstance(times, list) or len(times) != len(points):
        raise ValueError(times)
    rows = {part: properties.get(part) for part in ("nac_p", "nic", "speed", "climb", "answered")}
    for index, (point, time) in enumerate(zip(points, times, strict=True)):
        yield point, time, {part: row[index] if isinstance(row, list) else row for part, row in rows.items()}


def _take(
    found: Columns, properties: dict[str, Any], point: Sequence[Any], time: float, item: int, said: dict[str, Any]
) -> None:
    height = numeric(point[2]) if len(point) > FLAT else NAN
    by_pressure = properties.get("altitude_source") == "pressure"
    aircraft = str(next((properties[head] for head in NAMES if properties.get(head)), "path"))
    if isinstance(properties.get("callsign"), str):
        found.callsigns[aircraft] = properties["callsign"]
    found.add(
        aircraft,
        time,
        numeric(point[1]),
        numeric(point[0]),
        item,
        pressure=height if by_pressure else NAN,
        geometric=NAN if by_pressure else height,
        speed=numeric(said["speed"]),
        climb=numeric(said["climb"]),
        accuracy=epu(said["nac_p"]),
        integrity=containment(said["nic"]),
        answered=NAN if said["answered"] is None else float(bool(said["answered"])),
    )


class _Paths:
    """Points of a GPX or KML file, gathered while it is parsed."""

    def __init__(self, name: str, given: Given) -> None:
        self.found, self.zoned, self._given, self._name = Columns(name), True, given, name
        self._open: list[str] = []
        self._text: list[str] = []
        self._path, self._count = "", 0
        self._point: dict[str, str] = {}
        self._when: list[str] = []
        self._where: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_declared: object) -> None:
        raise refused("airspace.doctype", self._name, self.parser.CurrentLineNumber, "<!DOCTYPE")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._text.clear()
        self._open.append(element.rpartition(" ")[2])
        if len(self._open) > DEEP:
            raise refused("airspace.line", self._name, self.parser.CurrentLineNumber, element)
        if self._open[-1] == "trkpt":
            self._point = dict(attributes)
        elif self._open[-1] in {"trk", "Placemark"}:
            self._count += 1
            self._path = f"path {self._count}"
        elif self._open[-1] == "Track":
            self._when, self._where = [], []

    def _end(self, _element: str) -> None:
        element, words = self._open.pop(), "".join(self._text).strip()
        self._text.clear()
        parent = self._open[-1] if self._open else ""
        if element == "name" and parent in {"trk", "Placemark"} and words:
            self._path = words
        elif parent == "trkpt" and element in {"ele", "time"}:
            self._point[element] = words
        elif element == "trkpt":
            point = self._point
            self._take(point.get("time", ""), point.get("lat", ""), point.get("lon", ""), point.get("ele", ""))
        elif parent == "Track" and element in {"when", "coord"}:
            (self._when if element == "when" else self._where).append(words)
        elif element == "Track":
            self._track()

    def _track(self) -> None:
        if len(self._when) != len(self._where):
            counts = f"{len(self._when)} when, {len(self._where)} coord"
            raise refused("airspace.line", self._name, self.parser.CurrentLineNumber, counts)
        for when, where in zip(self._when, self._where, strict=True):
            east, north, height = (*where.split(), "", "", "")[:3]
            self._take(when, north, east, height)

    def _take(self, when: str, north: str, east: str, height: str) -> None:
        line = self.parser.CurrentLineNumber
        if not when:
            raise refused("airspace.clock", self._name, line, f"{north} {east}")
        try:
            time, zoned = seconds(when, self._given.ahead)
            place = number(north), number(east)
            metres = number(height)
        except (ValueError, OverflowError):
            raise refused("airspace.line", self._name, line, f"{when} {north} {east} {height}") from None
        self.zoned = self.zoned and zoned
        self.found.add(self._path or "path", time, *place, line, geometric=metres)


def xml(data: bytes, name: str, given: Given) -> tuple[Columns, str]:
    """Return the fixes of a GPX or KML file, and how their times are known."""
    paths = _Paths(name, given)
    try:
        paths.parser.Parse(data, True)  # noqa: FBT003 - all at once
    except expat.ExpatError as error:
        raise refused("airspace.line", name, error.lineno, error) from None
    return paths.found, "utc" if paths.zoned else "utc-assumed"
