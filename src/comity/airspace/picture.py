"""The picture of an encounter as one SVG: map, heights and separation, each account in its own line, mark and colour.

Knows shapes and numbers of a report; sentences come from the catalogue. Law: accounts are told apart by line and mark as well as
by colour, in the order of the report and never by who they are; fixes are marked and gaps are gaps; nothing is drawn that no file
gives, and no border; that tracks are made up is written across.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from math import ceil, floor, hypot
from typing import Final

import numpy as np

from comity.airspace.encounter import Encounter, gaps, height_of
from comity.airspace.model import MILE, Floats, Track
from comity.airspace.report import Report
from comity.airspace.tell import Told, kilometres, moment
from comity.atlas import coast
from comity.atlas.projection import Projection
from comity.i18n import Catalogue

WIDTH: Final = 960
LEFT, RIGHT = 70, 20
MAP: Final = 460
CHART: Final = 220
INK, GREY = "#202020", "#606060"
STYLES: Final = (
    ("#0b5394", "", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"),
    ("#a64d00", "9 4", "M-4-4H4V4H-4z"),
    ("#4d4d4d", "2 3", "M0-5L5 4H-5z"),
    ("#6a1b70", "12 3 2 3", "M0-5L5 0L0 5L-5 0z"),
)
"""Colour, dashes and mark of the first account, the second and so on: told apart without colour, and at 4.5 to 1 on white."""
MARKS: Final = 24
LEAST: Final = 4.0
"""The narrowest map, in kilometres."""
MARGIN: Final = 1.2
STEPS: Final = (1, 2, 5)
TICKS: Final = 5
CLIP: Final = 2
MINUTES: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400)
DAY: Final = 86_400
LINE: Final = 14
LETTER: Final = 6.2
"""About how wide a letter of the smallest size is."""
RISES: Final = (-10, 20, -26, 36, -42, 52, -58, 68)
SHARES: Final = (0.04, 0.6, 0.3, 0.45, 0.75)
SEEN: Final = 24
Box = tuple[float, float, float]
"""Where words begin, the height they stand on, and how wide they are."""
FAMILY: Final = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle with what its edges stand for."""

    top: float
    height: float
    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Return where a value of the horizontal lies."""
        span = self.right - self.left or 1
        return round(LEFT + (value - self.left) / span * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        """Return where a value of the vertical lies."""
        span = self.high - self.low or 1
        return round(self.top + self.height - (value - self.low) / span * self.height, 1)


def picture(found: Report, told: Told, words: Catalogue) -> str:
    """Return the picture of a report as an SVG that stands alone; its description says all that it shows."""
    parts = [*_map(found, words)]
    top = MAP + 100.0
    for chart in (_profile, _separation):
        parts += chart(found, words, top)
        top += CHART + 70
    key = list(_key(found, words, top))
    height = round(top + 22 * len(found.sources) + 60)
    parts += key
    title, about = escape(words.say("airspace-picture")), escape(told.sentence())
    made = any(source.synthetic for source in found.sources)
    banner = (
        _text(WIDTH / 2, 24, words.say("airspace-synthetic"), anchor="middle", size=18, weight="bold") if made else ""
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-labelledby="airspace-title airspace-about" font-family="{FAMILY}" xml:lang="{words.lang}">'
        f'<title id="airspace-title">{title}</title><desc id="airspace-about">{about}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{"".join(parts)}{banner}</svg>\n'
    )


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", size: int = 13, weight: str = "normal", fill: str = INK
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="{fill}" '
        f'stroke="#ffffff" stroke-width="3" paint-order="stroke">{escape(words)}</text>'
    )


def _style(found: Report, track: Track) -> tuple[str, str, str]:
    return STYLES[(found.number(track.source) - 1) % len(STYLES)]


def _lines(points: Sequence[tuple[float, float]], breaks: set[int], colour: str, dashes: str, width: float = 2) -> str:
    """Return a line through points that breaks before some of them."""
    path = "".join(f"{'M' if at == 0 or at in breaks else 'L'}{x:g} {y:g}" for at, (x, y) in enumerate(points))
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>' if path else ""


def _marks(points: Sequence[tuple[float, float]], colour: str, shape: str) -> Iterator[str]:
    """Yield marks on fixes, evenly fewer where there are many."""
    for x, y in points[:: -(-len(points) // MARKS)] if points else ():
        yield f'<path d="{shape}" transform="translate({x:g} {y:g})" fill="#ffffff" stroke="{colour}" stroke-width="1.5"/>'


def _breaks(track: Track, longest: float) -> set[int]:
    return {int(np.searchsorted(track.time, ends)) for _, ends in gaps(track, longest)}


def _map(found: Report, words: Catalogue) -> Iterator[str]:
    """Draw the tracks about the encounters, the closest points, the coast and a scale."""
    places = [place for one in found.encounters if one.nearest for place in one.nearest.positions]
    ends = [(float(t.latitude[at]), float(t.longitude[at])) for t in found.tracks for at in (0, -1)]
    centre = (places or ends)[0]
    projection = Projection(centre[0], centre[1])
    spread = [projection.place(*place) for place in (*places, *ends)]
    xs, ys = [x for x, _ in spread], [y for _, y in spread]
    across = max((max(xs) - min(xs)) * MARGIN, (max(ys) - min(ys)) * MARGIN * WIDTH / MAP, LEAST)
    scale, middle = WIDTH / across, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        x, y = projection.place(latitude, longitude)
        return round(WIDTH / 2 + (x - middle[0]) * scale, 1), round(40 + MAP / 2 - (y - middle[1]) * scale, 1)

    yield f'<svg x="0" y="40" width="{WIDTH}" height="{MAP}" viewBox="0 40 {WIDTH} {MAP}">'
    yield f'<rect y="40" width="{WIDTH}" height="{MAP}" fill="#f4f6f8"/>'
    yield f'<path d="{_land(at)}" fill="#d9d9d9" stroke="#a0a0a0" fill-rule="evenodd"/>'
    for track in found.tracks:
        colour, dashes, shape = _style(found, track)
        points = [at(*place) for place in zip(track.latitude.tolist(), track.longitude.tolist(), strict=True)]
        yield _lines(points, _breaks(track, found.terms.gap), colour, dashes)
        yield from _marks(points, colour, shape)
        (x, y), name = points[0], f"{track.aircraft} [{found.number(track.source)}]"
        aside, anchor = (-12, "end") if x > WIDTH / 2 else (12, "start")
        yield _text(x + aside, y - 7, name, anchor=anchor, fill=colour)
    for one in found.encounters:
        if one.nearest:
            yield from _closest(one, at, _style(found, one.first)[0], words)
    yield from _scale(scale, words)
    yield "</svg>"
    holds = all(coast.holds(*place) for place in places or ends)
    yield _text(
        12, 40 + MAP + 18, words.say("airspace-map-note" if holds else "airspace-map-beyond"), size=12, fill=GREY
    )


def _closest(
    one: Encounter, at: Callable[[float, float], tuple[float, float]], colour: str, words: Catalogue
) -> Iterator[str]:
    if one.nearest is None:
        return
    (x, y), (to_x, to_y) = (at(*place) for place in one.nearest.positions)
    middle, radius = ((x + to_x) / 2, (y + to_y) / 2), max(10, hypot(x - to_x, y - to_y) / 2 + 6)
    circle = f'cx="{middle[0]:g}" cy="{middle[1]:g}" r="{radius:g}"'
    yield f'<path d="M{x} {y}L{to_x} {to_y}" stroke="{INK}" stroke-width="3"/>'
    yield f'<circle {circle} fill="none" stroke="{colour}" stroke-width="2"/>'
    yield _text(middle[0] + 16, middle[1] + 4, f"{kilometres(words, one.nearest.lateral)}, {moment(one.nearest.time)}")


def _land(at: Callable[[float, float], tuple[float, float]]) -> str:
    """Return the coast about the view, clipped some way beyond it so that a file stays small."""
    low, high = -CLIP * WIDTH, (1 + CLIP) * WIDTH
    found = []
    for line in coast.rings():
        points = [at(*place) for place in line]
        if any(low < x < high and low < y < high for x, y in points):
            held = [(min(max(x, low), high), min(max(y, low), high)) for x, y in points]
            kept = [place for index, place in enumerate(held) if index == 0 or place != held[index - 1]]
            found.append("M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "z")
    return "".join(found)


def _scale(scale: float, words: Catalogue) -> Iterator[str]:
    wished = 200 / scale
    power = 10.0 ** floor(np.log10(wished))
    length = max(step * power for step in STEPS if step * power <= wished)
    wide = length * scale
    x, y = WIDTH - 20, 40 + MAP - 16
    yield f'<path d="M{x} {y - 5}V{y}H{x - wide:.1f}V{y - 5}" fill="none" stroke="{INK}" stroke-width="2"/>'
    yield _text(x, y - 9, words.say("place-kilometres", number=_plain(words, length)), anchor="end")


def _times(found: Report) -> tuple[float, float]:
    """Return from when to when the charts reach: as long as any pair shares, else as long as any track."""
    shared = [one.separations.time for one in found.encounters if len(one.separations.time) > 1]
    rows = shared or [track.time for track in found.tracks]
    return float(min(row[0] for row in rows)), float(max(row[-1] for row in rows))


def _axes(frame: Frame, title: str, words: Catalogue, unit: str) -> Iterator[str]:
    """Draw a frame with even numbers and times about it."""
    yield _text(LEFT, frame.top - 12, title, weight="bold")
    bottom = frame.top + frame.height
    box = f'width="{WIDTH - LEFT - RIGHT}" height="{frame.height}"'
    yield f'<rect x="{LEFT}" y="{frame.top}" {box} fill="none" stroke="#a0a0a0"/>'
    for value in _even(frame.low, frame.high):
        yield f'<path d="M{LEFT} {frame.y(value)}H{WIDTH - RIGHT}" stroke="#e0e0e0"/>'
        yield _text(LEFT - 6, frame.y(value) + 4, words.say(unit, number=_plain(words, value)), anchor="end", size=11)
    span = frame.right - frame.left
    # A file may hold fixes years apart: then the marks are whole days, still no more than eight.
    step = next((step for step in MINUTES if span / step <= 8), ceil(span / 8 / DAY) * DAY)  # noqa: PLR2004
    for second in range(ceil(frame.left / step) * step, floor(frame.right) + 1, step):
        yield f'<path d="M{frame.x(second)} {bottom}v5" stroke="{INK}"/>'
        shown = datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%d" if step >= DAY else "%H:%M:%S")
        yield _text(frame.x(second), bottom + 18, shown, anchor="middle", size=11)


def _plain(words: Catalogue, value: float) -> str:
    return f"{value:g}".replace(".", words.say("place-decimal"))


def _even(low: float, high: float) -> list[float]:
    wished = (high - low) / TICKS
    power = 10.0 ** floor(np.log10(wished)) if wished > 0 else 1.0
    step = next(step * power for step in (*STEPS, 10) if step * power >= wished)
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]


def _rows(frame: Frame, times: Floats, values: Floats) -> tuple[list[tuple[float, float]], set[int]]:
    """Return the points of what is known, and where the line breaks because something between is not."""
    known = np.flatnonzero(np.isfinite(values) & (times >= frame.left) & (times <= frame.right))
    points = [(frame.x(float(times[at])), frame.y(float(values[at]))) for at in known]
    breaks = {index for index in range(1, len(known)) if known[index] != known[index - 1] + 1}
    return points, breaks


def _profile(found: Report, words: Catalogue, top: float) -> Iterator[str]:
    """Draw heights over time, pressure and geometric ones told apart."""
    left, right = _times(found)
    drawn = []
    for track in found.tracks:
        for kind in ("pressure", "geometric"):
            within = (track.time >= left) & (track.time <= right)
            if track.says(kind) and within.any():
                values = height_of(track, kind, track.time, found.terms.gap)
                drawn.append((track, kind, np.where(within, values, np.nan)))
    known = np.concatenate([values[np.isfinite(values)] for *_, values in drawn]) if drawn else np.zeros(1)
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    room = max((high - low) * 0.1, 50.0)
    frame = Frame(top=top, height=CHART, left=left, right=right, low=low - room, high=high + room)
    yield from _axes(frame, words.say("airspace-profile"), words, "airspace-metres")
    paths = [_rows(frame, track.time, values) for track, _, values in drawn]
    for (track, kind, _), (points, breaks) in zip(drawn, paths, strict=True):
        colour, dashes, shape = _style(found, track)
        yield _lines(points, breaks | _breaks(track, found.terms.gap), colour, dashes, 2 if kind == "pressure" else 1)
        yield from _marks(points, colour, shape)
    taken: list[Box] = []
    for (track, kind, _), (points, _) in zip(drawn, paths, strict=True):
        if points:
            label = f"{track.aircraft} [{found.number(track.source)}], {words.say(f'airspace-height-{kind}')}"
            box = _free(points, len(label) * LETTER, frame, taken, [those for those, _ in paths])
            taken.append(box)
            yield _text(box[0], box[1], label, size=11, fill=_style(found, track)[0])


def _free(
    points: Sequence[tuple[float, float]],
    wide: float,
    frame: Frame,
    taken: Sequence[Box],
    paths: Sequence[Sequence[tuple[float, float]]],
) -> Box:
    """Return a place beside a line where its words touch no others and no line; else no others; else beside its beginning."""
    spots = []
    for rise in RISES:
        for share in SHARES:
            x, y = points[round((len(points) - 1) * share)]
            spots.append((max(LEFT + 4, min(x, WIDTH - RIGHT - wide)), y + rise, wide))
    within = [box for box in spots if frame.top + LINE <= box[1] <= frame.top + frame.height - 4] or spots
    free = [box for box in within if not any(_touch(box, other) for other in taken)] or within[:1]
    return next((box for box in free if not any(_crossed(box, path) for path in paths)), free[0])


def _above(
    x: float, y: float, wide: float, frame: Frame, taken: Sequence[Box], paths: Sequence[Sequence[tuple[float, float]]]
) -> Box:
    """Return the lowest place above a point where words touch no others and no line, else the one beside the point."""
    left = max(LEFT + 4, min(x - wide / 2, WIDTH - RIGHT - wide))
    rises = range(LINE, max(LINE, int(y - frame.top - LINE)), LINE // 2)
    spots = [(left, y - rise, wide) for rise in rises]
    clear = [box for box in spots if not any(_touch(box, other) for other in taken)]
    return next((box for box in clear if not any(_crossed(box, path) for path in paths)), (x + 12, y - 9, wide))


def _touch(one: Box, other: Box) -> bool:
    return abs(one[1] - other[1]) < LINE and one[0] < other[0] + other[2] and other[0] < one[0] + one[2]


def _crossed(box: Box, path: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line, or a mark on it, goes through words; the words stand on the height of their box."""
    if not path:
        return False
    xs = np.linspace(box[0], box[0] + box[2], SEEN)
    xs = xs[(xs >= path[0][0]) & (xs <= path[-1][0])]
    ys = np.interp(xs, [x for x, _ in path], [y for _, y in path])
    return bool(((ys > box[1] - LINE) & (ys < box[1] + 6)).any())


def _separation(found: Report, words: Catalogue, top: float) -> Iterator[str]:
    """Draw separation over the ground over time with the minimum it was held against, interpolated stretches thin."""
    left, right = _times(found)
    rows = [one.separations for one in found.encounters if len(one.separations.time) > 1]
    known = [values[np.isfinite(values)] for values in (row.lateral for row in rows)]
    high = max((float(values.max()) for values in known if len(values)), default=1.0) / 1_000
    frame = Frame(top=top, height=CHART, left=left, right=right, low=0.0, high=high * 1.05 or 1.0)
    yield from _axes(frame, words.say("airspace-separation"), words, "place-kilometres")
    least = found.terms.lateral / 1_000
    if least < frame.high:
        yield f'<path d="M{LEFT} {frame.y(least)}H{WIDTH - RIGHT}" stroke="{INK}" stroke-dasharray="4 4"/>'
        minimum = words.say("airspace-minimum", number=_plain(words, round(found.terms.lateral / MILE, 2)))
        yield _text(LEFT + 6, frame.y(least) - 5, minimum, size=11)
    drawn = [_rows(frame, one.separations.time, one.separations.lateral / 1_000) for one in found.encounters]
    paths = [path for path, _ in drawn] + [[(LEFT, frame.y(least)), (WIDTH - RIGHT, frame.y(least))]]
    taken: list[Box] = []
    for one, (points, breaks) in zip(found.encounters, drawn, strict=True):
        colour, dashes, _ = _style(found, one.first)
        yield _lines(points, breaks, colour, dashes, 2)
        if one.nearest:
            x, y = frame.x(one.nearest.time), frame.y(one.nearest.lateral / 1_000)
            yield f'<circle cx="{x}" cy="{y}" r="5" fill="none" stroke="{colour}" stroke-width="2"/>'
            label = f"{kilometres(words, one.nearest.lateral)} [{found.number(one.first.source)}]"
            taken.append(_above(x, y, len(label) * LETTER, frame, taken, paths))
            yield _text(taken[-1][0], taken[-1][1], label, size=11, fill=colour)


def _key(found: Report, words: Catalogue, top: float) -> Iterator[str]:
    """Say which line is whose: each source with its number, account, file and hash."""
    yield _text(12, top - 26, words.say("airspace-sources"), weight="bold")
    for index, source in enumerate(found.sources):
        colour, dashes, shape = STYLES[index % len(STYLES)]
        y = top + 22 * index
        yield _lines([(14, y - 4), (58, y - 4)], set(), colour, dashes)
        yield from _marks([(36, y - 4)], colour, shape)
        said = words.say("airspace-made-up") if source.synthetic else ""
        line = f"[{index + 1}] {source.account} · {source.name} · SHA-256 {source.sha256[:16]}… {said}"
        yield _text(66, y, line.strip(), size=12)
    yield _text(12, top + 22 * len(found.sources) + 8, words.say("airspace-nobody"), size=12, fill=GREY)
