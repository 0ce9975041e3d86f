"""Two tracks laid beside each other: separation over time, the closest point of approach with its bounds, losses of separation.

Knows geometry and stated minima; not files, pictures or who is right. Law: between two fixes no farther apart in time than the
gap allowed, a track follows the geodesic at constant speed, and what comes of that is marked; across a longer gap nothing is
reckoned at all. Heights are compared only where both are of one kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from comity.airspace.earth import between, cartesian, on_the_way
from comity.airspace.model import FOOT, MILE, Floats, Track

PIECE: Final = 10.0
"""Over so many seconds two geodesics are as good as straight when it is asked which part of a flight to look at closely."""
CLOSE: Final = 5.0
CANDIDATES: Final = 64
ROUNDS: Final = 60
GOLDEN: Final = (5**0.5 - 1) / 2
ROWS: Final = 1_200
LONG: Final = 5_000_000
HALF: Final = 0.5
HEIGHTS: Final = ("pressure", "geometric")
INSIDE: Final = 0.0005
"""So many seconds within a gap a row without numbers stands, so that a chart breaks there."""
STILL: Final = 0.01
"""Below so many metres a second nothing changes that a time could be told from."""

EXACT: Final = 0.01
"""Heights are given in steps of 25 feet or coarser: what is nearer than this to a minimum keeps it exactly, and is no loss."""

Measure = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a reconstruction is asked under: the longest gap interpolated, minima, and the acceleration allowed between fixes."""

    gap: float = 30.0
    lateral: float = 5 * MILE
    vertical: float = 1_000 * FOOT
    turning: float = 3.0

    @property
    def below(self) -> float:
        """The height apart below which the vertical minimum is not kept: a thousand feet in metres are no round number."""
        return self.vertical - EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """A closest point: when, how far apart, and within which bounds; `lateral_bound` is NaN where an accuracy was not sent.

    `fixes` are the seconds from the nearest fix of each track; `speed` is how fast one moves as seen from the other.
    """

    time: float
    time_bound: float
    lateral: float
    lateral_bound: float
    accuracy: tuple[float, float]
    turning: tuple[float, float]
    vertical: float
    height: str
    slant: float
    speed: float
    fixes: tuple[float, float]
    positions: tuple[tuple[float, float], tuple[float, float]]
    heights: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Separations:
    """Separation over time; `height` says of which kind `vertical` is; `closure` how fast they come nearer; NaN within gaps."""

    time: Floats
    lateral: Floats
    vertical: Floats
    closure: Floats
    interpolated: np.ndarray
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A stretch of time in which both minima were not kept, and the nearest the two came in it each way."""

    begins: float
    ends: float
    lateral: float
    vertical: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """All that is reckoned of a pair; `nearest` is over the ground, `slant` in space, None where they share no time."""

    first: Track
    second: Track
    terms: Terms
    nearest: Approach | None
    slant: Approach | None
    separations: Separations
    losses: tuple[Loss, ...]
    gaps: tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]


def encounter(first: Track, second: Track, terms: Terms) -> Encounter:
    """Return what the two tracks say of each other."""
    pair = Pair(first, second, terms)
    separations = pair.separations()
    nearest = pair.nearest(pair.lateral)
    return Encounter(
        first=first,
        second=second,
        terms=terms,
        nearest=nearest,
        slant=pair.nearest(pair.slant) if pair.height and nearest is not None else None,
        separations=separations,
        losses=losses(separations, terms),
        gaps=(gaps(first, terms.gap), gaps(second, terms.gap)),
    )


def gaps(track: Track, longest: float) -> tuple[tuple[float, float], ...]:
    """Return between which fixes of a track more than so many seconds lie."""
    wide = np.flatnonzero(np.diff(track.time) > longest)
    return tuple((float(track.time[at]), float(track.time[at + 1])) for at in wide)


def height_of(track: Track, kind: str, at: Floats, gap: float) -> Floats:
    """Return heights on the way between fixes that say them, NaN where two such are farther apart than the gap."""
    values = track.column(kind)
    known = np.isfinite(values)
    if not known.any():
        return np.full(len(at), np.nan)
    times, heights = track.time[known], values[known]
    found = np.interp(at, times, heights, left=np.nan, right=np.nan)
    index = np.clip(np.searchsorted(times, at, side="right"), 1, max(1, len(times) - 1))
    wide = times[np.minimum(index, len(times) - 1)] - times[index - 1] > gap
    exact = np.isin(at, times)
    return np.where(wide & ~exact, np.nan, found)


def place_of(track: Track, at: Floats) -> tuple[Floats, Floats]:
    """Return where a track is; each time lies between its first and its last."""
    if len(track.time) == 1:
        return np.full(len(at), track.latitude[0]), np.full(len(at), track.longitude[0])
    return on_the_way(track.time, track.latitude, track.longitude, at)


class Pair:
    """Two tracks over the time they share."""

    def __init__(self, first: Track, second: Track, terms: Terms) -> None:
        """Find the moments both have a say in."""
        self.tracks, self.terms = (first, second), terms
        both = [kind for kind in HEIGHTS if first.says(kind) and second.says(kind)]
        self.height = both[0] if both else ""
        begins = max(first.time[0], second.time[0])
        ends = min(first.time[-1], second.time[-1])
        edges = np.union1d(first.time, second.time)
        self.edges = edges[(edges >= begins) & (edges <= ends)]

    def whole(self, at: Floats) -> np.ndarray:
        """Return at which of these times neither track is within a gap."""
        good = np.ones(len(at), dtype=bool)
        for track in self.tracks:
            for begins, ends in gaps(track, self.terms.gap):
                good &= ~((at > begins) & (at < ends))
        return good

    def lateral(self, at: Floats) -> Floats:
        """Return how far apart the two are over the ground."""
        (north, east), (to_north, to_east) = (place_of(track, at) for track in self.tracks)
        return between(north, east, to_north, to_east)[1]

    def vertical(self, at: Floats) -> Floats:
        """Return how far apart they are in height, NaN where heights cannot be compared."""
        if not self.height:
            return np.full(len(at), np.nan)
        first, second = (height_of(track, self.height, at, self.terms.gap) for track in self.tracks)
        return np.abs(first - second)

    def slant(self, at: Floats) -> Floats:
        """Return how far apart they are in space."""
        vertical = self.vertical(at)
        return np.hypot(self.lateral(at), np.where(np.isfinite(vertical), vertical, LONG))

    def pieces(self) -> tuple[Floats, Floats]:
        """Return begins and ends of pieces of the shared time without gaps, none longer than asked."""
        if len(self.edges) < 2:  # noqa: PLR2004 - one moment is no piece
            return self.edges, self.edges
        begins, ends = self.edges[:-1], self.edges[1:]
        good = self.whole((begins + ends) / 2)
        begins, ends = begins[good], ends[good]
        count = np.maximum(1, np.ceil((ends - begins) / PIECE)).astype(int)
        step = np.repeat((ends - begins) / count, count)
        number = np.arange(len(step)) - np.repeat(np.cumsum(count) - count, count)
        lows = np.repeat(begins, count) + number * step
        last = number + 1 == np.repeat(count, count)
        return lows, np.where(last, np.repeat(ends, count), lows + step)

    def nearest(self, measure: Measure) -> Approach | None:
        """Return the closest point by a measure, the first of them where there are several."""
        lows, highs = self.pieces()
        if not len(lows):
            return None
        likely = self._likely(lows, highs, measure)
        lows, highs = _narrowed(lows[likely], highs[likely], measure)
        middle = (lows + highs) / 2
        values = measure(middle)
        best = np.flatnonzero(values <= values.min() + 1e-6)[0]
        return self._approach(float(middle[best]))

    def _likely(self, lows: Floats, highs: Floats, measure: Measure) -> np.ndarray:
        """Return the pieces in which the closest point may lie: those whose straight motion comes about as near as any."""
        at = np.concatenate((lows, highs))
        ground = [cartesian(*place_of(track, at), np.zeros(len(at))) for track in self.tracks]
        apart = ground[0] - ground[1]
        begin, motion = apart[: len(lows)], apart[len(lows) :] - apart[: len(lows)]
        if (
            measure == self.slant
        ):  # a height of its own dimension: on so short a piece the vertical is as good as at right angles
            vertical = np.nan_to_num(self.vertical(at), nan=LONG)
            begin = np.column_stack((begin, vertical[: len(lows)]))
            motion = np.column_stack((motion, vertical[len(lows) :] - vertical[: len(lows)]))
        square = np.maximum((motion * motion).sum(axis=1), 1e-12)
        part = np.clip(-(begin * motion).sum(axis=1) / square, 0, 1)
        reach = np.linalg.norm(begin + motion * part[:, None], axis=1)
        order = np.argsort(reach, kind="stable")[:CANDIDATES]
        return np.sort(order[reach[order] <= reach[order[0]] * (1 + 1e-3) + CLOSE])

    def _approach(self, time: float) -> Approach:
        at = np.array([time])
        lateral, vertical = float(self.lateral(at)[0]), float(self.vertical(at)[0])
        around = [accuracy_at(track, time) for track in self.tracks]
        away = [_from_fixes(track, time) for track in self.tracks]
        turning = [self.terms.turning * back * ahead / 2 for back, ahead in away]
        bound = sum(around) + sum(turning)
        speed = self._speed(time)
        places = [tuple(float(part[0]) for part in place_of(track, at)) for track in self.tracks]
        kinds = [self.height or next((kind for kind in HEIGHTS if track.says(kind)), "") for track in self.tracks]
        heights = [
            float(height_of(track, kind, at, self.terms.gap)[0]) if kind else np.nan
            for track, kind in zip(self.tracks, kinds, strict=True)
        ]
        return Approach(
            time=time,
            time_bound=bound / speed if speed > STILL else np.inf,
            lateral=lateral,
            lateral_bound=bound,
            accuracy=(around[0], around[1]),
            turning=(turning[0], turning[1]),
            vertical=vertical,
            height=self.height,
            slant=float(np.hypot(lateral, vertical)),
            speed=speed,
            fixes=(min(away[0]), min(away[1])),
            positions=((places[0][0], places[0][1]), (places[1][0], places[1][1])),
            heights=(heights[0], heights[1]),
        )

    def _speed(self, time: float) -> float:
        """Return how fast the one moves over the ground as seen from the other."""
        at = np.clip(np.array([time - HALF, time + HALF]), self.edges[0], self.edges[-1])
        if at[1] <= at[0]:
            return 0.0
        one, other = (cartesian(*place_of(track, at), np.zeros(2)) for track in self.tracks)
        return float(np.linalg.norm((one - other)[1] - (one - other)[0]) / (at[1] - at[0]))

    def separations(self) -> Separations:
        """Return separation at every shared fix and at even steps between, gaps as NaN."""
        if not len(self.edges):
            none = np.zeros(0)
            return Separations(
                time=none, lateral=none, vertical=none, closure=none, interpolated=none.astype(bool), height=self.height
            )
        begins, ends = self.edges[0], self.edges[-1]
        step = max(1.0, (ends - begins) / ROWS)
        kept = self.edges if len(self.edges) <= ROWS else self.edges[:: -(-len(self.edges) // ROWS)]
        holes = (gap for track in self.tracks for gap in gaps(track, self.terms.gap))
        inner = [np.array([low + INSIDE, high - INSIDE]) for low, high in holes]
        at = np.unique(np.concatenate((kept, np.arange(begins, ends, step), *inner)))
        at = at[(at >= begins) & (at <= ends)]
        good = self.whole(at)
        lateral = np.where(good, self.lateral(at), np.nan)
        return Separations(
            time=at,
            lateral=lateral,
            vertical=np.where(good, self.vertical(at), np.nan),
            closure=-np.gradient(lateral, at) if len(at) > 1 else np.zeros(len(at)),
            interpolated=~(np.isin(at, self.tracks[0].time) & np.isin(at, self.tracks[1].time)),
            height=self.height,
        )


def _narrowed(lows: Floats, highs: Floats, measure: Measure) -> tuple[Floats, Floats]:
    """Narrow each piece to where its least value lies, by the golden section; a piece is so short that it has one."""
    for _ in range(ROUNDS):
        wide = (highs - lows) * GOLDEN
        left, right = highs - wide, lows + wide
        nearer = measure(left) <= measure(right)
        lows, highs = np.where(nearer, lows, left), np.where(nearer, right, highs)
    return lows, highs


def accuracy_at(track: Track, time: float) -> float:
    """Return the wider of the radii said of the fixes around a time."""
    after = min(int(np.searchsorted(track.time, time)), len(track.time) - 1)
    values = track.column("accuracy")[max(0, after - 1) : after + 1]
    return float(values.max())


def _from_fixes(track: Track, time: float) -> tuple[float, float]:
    """Return how long before and after a time the nearest fixes are."""
    after = min(int(np.searchsorted(track.time, time)), len(track.time) - 1)
    before = after if track.time[after] <= time else max(0, after - 1)
    return float(abs(time - track.time[before])), float(abs(track.time[after] - time))


def losses(separations: Separations, terms: Terms) -> tuple[Loss, ...]:
    """Return the stretches in which neither minimum was kept; where heights cannot be compared there is none to tell of."""
    inside = (separations.lateral < terms.lateral) & (separations.vertical < terms.below)
    change = np.flatnonzero(np.diff(np.concatenate(([0], inside.astype(int), [0]))))
    found = []
    for low, high in zip(change[::2], change[1::2], strict=True):
        within = slice(low, high)
        found.append(
            Loss(
                begins=_crossing(separations, terms, low - 1, low),
                ends=_crossing(separations, terms, high, high - 1),
                lateral=float(separations.lateral[within].min()),
                vertical=float(separations.vertical[within].min()),
            )
        )
    return tuple(found)


def _crossing(separations: Separations, terms: Terms, outside: int, inside: int) -> float:
    """Return when a minimum was crossed between two rows, or the inner row's time where the outer is none."""
    if not 0 <= outside < len(separations.time) or not np.isfinite(separations.lateral[outside]):
        return float(separations.time[inside])
    parts = [0.0]
    for values, least in ((separations.lateral, terms.lateral), (separations.vertical, terms.below)):
        if values[outside] >= least:
            parts.append((values[outside] - least) / (values[outside] - values[inside]))
    begin, end = separations.time[outside], separations.time[inside]
    return float(begin + (end - begin) * max(parts))
