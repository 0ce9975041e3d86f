"""A map of places as shapes on a canvas: where each lies, what is joined to what, a graticule, a scale.

Knows places and numbers; not rows, words, addresses or SVG. Law: pure; a place is drawn as given or said to lie outside, never
moved; places that would lie on one another share a mark that names each; two places given of one thing are joined by a line, and
nothing is drawn between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Final

from comity.atlas import coast
from comity.atlas.projection import Projection, ring
from comity.regime.places import CIRCLE, Place

WIDTH, HEIGHT = 960, 640
SHAPES: Final = {
    "circle": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "square": "M-6-6H6V6H-6z",
    "triangle": "M0-8L8 6H-8z",
    "diamond": "M0-8L8 0L0 8L-8 0z",
    "hexagon": "M-4-7H4L8 0L4 7H-4L-8 0z",
    "wedge": "M-8-6H8L0 8z",
    "cross": "M-3-8H3V-3H8V3H3V8H-3V3H-8V-3H-3z",
}
"""Shapes of marks about their middle; whoever draws chooses what each stands for."""
LEAST_ACROSS: Final = 300.0
"""The narrowest map, in kilometres: what is less than that apart still lies somewhere."""
_MARGIN: Final = 1.25
_APART: Final = 16
_TOGETHER: Final = 4
_WORDS: Final = 90
"""Room that the words beside a mark need."""
_METRES: Final = 1_000
_SIGHT: Final = (0.5, 1, 2, 5, 10, 20)
_FINER: Final = 1.6
_LINE_ROOM: Final = 150
"""About how far lines of the graticule are apart."""
_BITS: Final = 12
_SCALES: Final = tuple(step * 10**power for power in range(5) for step in (1, 2, 5))
_SCALE_WIDTH: Final = 200
_EDGE: Final = 4
_REACH: Final = 36
"""How near its edge a line must begin for its degrees to be written there."""
_LABEL: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Something with a place: the number it is keyed to, the shape of its mark, and the number it tells another place of."""

    number: int
    shape: str
    place: Place
    tells_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a mark stands, of which shape, for which numbers, and whether its words stand to its left."""

    x: float
    y: float
    shape: str
    path: str
    numbers: tuple[int, ...]
    words_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The extent of a place that is more than a point."""

    number: int
    path: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A line between two places given of one thing."""

    first: tuple[float, float]
    second: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the graticule with its degrees, negative to the south and west, and where they are written, if at all."""

    path: str
    degrees: float
    meridian: bool
    x: float
    y: float
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A map: the coastline about `centre` is drawn `per_km` large with its middle at `origin`; `scale` is km and width."""

    width: int
    height: int
    centre: tuple[int, int]
    per_km: float
    origin: tuple[float, float]
    lines: tuple[Line, ...]
    extent: str
    outlines: tuple[Outline, ...]
    joins: tuple[Join, ...]
    marks: tuple[Mark, ...]
    scale: tuple[int, float]


def inside(place: Place) -> bool:
    """Return whether the coastline is known all over a place."""
    return all(coast.holds(latitude, longitude) for latitude, longitude in _corners(place))


def layout(items: Sequence[Located], width: int = WIDTH, height: int = HEIGHT) -> Drawing:
    """Return the map of those items that lie inside; of none, that of the whole coastline."""
    shown = [item for item in items if inside(item.place)]
    corners = [corner for item in shown for corner in _corners(item.place)]
    corners = corners or [(coast.SOUTH, 0), (coast.NORTH, 0), (53, coast.WEST), (48, coast.EAST)]
    low, high = min(at for at, _ in corners), max(at for at, _ in corners)
    left, right = min(at for _, at in corners), max(at for _, at in corners)
    centre = coast.centre((low + high) / 2, (left + right) / 2)
    canvas = _canvas(Projection(*centre), corners, width, height)
    numbered = {item.number: canvas.middle(item.place) for item in shown}
    return Drawing(
        width=width,
        height=height,
        centre=centre,
        per_km=round(canvas.per_km, 5),
        origin=(round(canvas.x, 1), round(canvas.y, 1)),
        lines=tuple(_graticule(canvas)),
        extent=_extent(canvas),
        outlines=tuple(canvas.outline(item) for item in shown if len(item.place.points) > 1 or item.place.radius),
        joins=tuple(_joins(shown, numbered)),
        marks=tuple(_marks(shown, numbered, width)),
        scale=_scale(canvas.per_km),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Canvas:
    projection: Projection
    width: int
    height: int
    per_km: float
    x: float
    y: float

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        east, north = self.projection.place(latitude, longitude)
        return round(self.x + east * self.per_km, 1), round(self.y - north * self.per_km, 1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.projection.point((x - self.x) / self.per_km, (self.y - y) / self.per_km)

    def middle(self, place: Place) -> tuple[float, float]:
        """Return where the mark of a place stands: on its point or, of a line or area, amid its corners."""
        points = [self.at(one.latitude.degrees, one.longitude.degrees) for one in place.points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)

    def outline(self, item: Located) -> Outline:
        closed = item.place.shape != "line"
        points = " ".join(f"{x:g},{y:g}" for x, y in (self.at(*corner) for corner in _corners(item.place)))
        return Outline(number=item.number, path=f"M{points}{'z' if closed else ''}", closed=closed)

    def sees(self, x: float, y: float) -> bool:
        return -_EDGE <= x <= self.width + _EDGE and -_EDGE <= y <= self.height + _EDGE


def _canvas(projection: Projection, corners: Iterable[tuple[float, float]], width: int, height: int) -> _Canvas:
    """Return the canvas that holds these corners with a margin around them."""
    places = [projection.place(*corner) for corner in corners]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    across = max((max(xs) - min(xs)) * _MARGIN, (max(ys) - min(ys)) * _MARGIN * width / height, LEAST_ACROSS)
    per_km = width / across
    x = width / 2 - (min(xs) + max(xs)) / 2 * per_km
    y = height / 2 + (min(ys) + max(ys)) / 2 * per_km
    return _Canvas(projection=projection, width=width, height=height, per_km=per_km, x=x, y=y)


def _corners(place: Place) -> list[tuple[float, float]]:
    points = [(one.latitude.degrees, one.longitude.degrees) for one in place.points]
    return list(ring(*points[0], place.radius / _METRES)) if place.shape == CIRCLE else points


def _joins(shown: Sequence[Located], numbered: dict[int, tuple[float, float]]) -> Iterator[Join]:
    for item in shown:
        if item.tells_of in numbered and item.tells_of != item.number:
            yield Join(first=numbered[item.number], second=numbered[item.tells_of])


def _marks(shown: Sequence[Located], numbered: dict[int, tuple[float, float]], width: int) -> Iterator[Mark]:
    """Yield a mark for each place, or for those that would lie on one another; in order of their first numbers."""
    groups: list[list[Located]] = []
    for item in sorted(shown, key=lambda item: item.number):
        x, y = numbered[item.number]
        near = (group for group in groups if _apart((x, y), numbered[group[0].number]) < _room(item, group[0]))
        group = next(near, None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    for group in groups:
        x, y = numbered[group[0].number]
        alike = {item.shape for item in group}
        shape = group[0].shape if len(alike) == 1 else "several"
        path = SHAPES.get(shape, SHAPES["circle"])
        numbers = tuple(item.number for item in group)
        left = x > width - _WORDS or _joined_right(group[0], shown, numbered)
        yield Mark(x=x, y=y, shape=shape, path=path, numbers=numbers, words_left=left)


def _joined_right(item: Located, shown: Sequence[Located], numbered: dict[int, tuple[float, float]]) -> bool:
    """Return whether the other place given of the same thing lies to the right, so that words of both can be read."""
    pair = next((one for one in shown if one.number == item.tells_of or one.tells_of == item.number), None)
    return pair is not None and numbered[pair.number] > numbered[item.number]


def _room(item: Located, other: Located) -> int:
    """Return how near two marks may come before they are one: that two were given of one thing is seen as long as it can be."""
    return _TOGETHER if item.number == other.tells_of or other.number == item.tells_of else _APART


def _apart(first: tuple[float, float], second: tuple[float, float]) -> float:
    return hypot(first[0] - second[0], first[1] - second[1])


def _scale(per_km: float) -> tuple[int, float]:
    """Return the longest round number of kilometres that is not too wide, and its width at the centre."""
    fitting = [length for length in _SCALES if length * per_km <= _SCALE_WIDTH]
    length = fitting[-1] if fitting else _SCALES[0]
    return length, round(length * per_km, 1)


def _extent(canvas: _Canvas) -> str:
    """Return the edge of what the coastline is known for."""
    parts = [(coast.WEST + (coast.EAST - coast.WEST) * part / _BITS) for part in range(_BITS + 1)]
    edge = [canvas.at(coast.SOUTH, turn) for turn in parts] + [canvas.at(coast.NORTH, turn) for turn in reversed(parts)]
    return f"M{' '.join(f'{x:g},{y:g}' for x, y in edge)}z"


def _graticule(canvas: _Canvas) -> Iterator[Line]:
    """Yield parallels and meridians of the view, a few each way, with their degrees at its left and lower edge."""
    edge = [(canvas.width * part / _BITS, y) for part in range(_BITS + 1) for y in (0.0, float(canvas.height))]
    edge += [(x, canvas.height * part / _BITS) for part in range(_BITS + 1) for x in (0.0, float(canvas.width))]
    seen = [canvas.point(x, y) for x, y in edge]
    low, high = min(at for at, _ in seen), min(max(at for at, _ in seen), 85.0)
    left, right = min(at for _, at in seen), max(at for _, at in seen)
    count = max(2, canvas.width // _LINE_ROOM)
    step = _step((high - low) / count)
    wide = _step((right - left) / count)
    for parallel in _multiples(low, high, step):
        spread = [left + (right - left) * part / (4 * _BITS) for part in range(4 * _BITS + 1)]
        yield from _line(canvas, [canvas.at(parallel, turn) for turn in spread], parallel, meridian=False)
    for meridian in _multiples(left, right, wide):
        spread = [low + (high - low) * part / (2 * _BITS) for part in range(2 * _BITS + 1)]
        yield from _line(canvas, [canvas.at(height, meridian) for height in spread], meridian, meridian=True)


def _line(canvas: _Canvas, points: list[tuple[float, float]], degrees: float, *, meridian: bool) -> Iterator[Line]:
    within = [at for at, point in enumerate(points) if canvas.sees(*point)]
    if within:
        first, last = (
            max(0, within[0] - 1),
            within[-1] + 2,
        )  # up to the next points beyond the frame, which cuts them off
        seen = points[first:last]
        x, y = points[within[0]]
        label = (x + 3, canvas.height - 5.0) if meridian else (4.0, y - 3)
        near = y > canvas.height - _REACH if meridian else x < _REACH
        path = "M" + " ".join(f"{x:g},{y:g}" for x, y in seen)
        shown = near and label[0] < canvas.width - _SCALE_WIDTH and label[1] > _LABEL
        yield Line(
            path=path, degrees=degrees, meridian=meridian, x=round(label[0], 1), y=round(label[1], 1), labelled=shown
        )


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]


def _step(wished: float) -> float:
    return next((step for step in _SIGHT if step * _FINER >= wished), _SIGHT[-1])
