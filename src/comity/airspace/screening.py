"""One day of traffic screened for encounters: which pairs came below given minima, and when, as candidates to be looked at.

Knows arrays; not who flies. Steps: (1) each aircraft is laid on a common beat of seconds, between fixes no farther apart than the
gap allowed; (2) at each beat only neighbours in a grid of place are compared, never all pairs; (3) what comes near on a beat is
reckoned exactly between beats. Law: a candidate is a reason to look, not a finding; what lies within gaps is not screened, and
gaps are counted. Known: what is near only at the end of a track, between its last beat and its last fix, is missed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from comity.airspace.earth import between
from comity.airspace.encounter import Terms
from comity.airspace.model import Floats, Integers

BEAT: Final = 10.0
FAST: Final = 350.0
"""Two aircraft each below so many metres a second over the ground are found; what is faster may be missed and is counted."""
CLIMB: Final = 50.0
"""So many metres a second an aircraft may climb or sink between beats."""
EARTH: Final = 6_371_008.8
HOUR: Final = 1_800.0
"""So many seconds are screened at once, so that memory does not grow with the day."""
WIDEST: Final = 1 << 20
DEGREES: Final = 89.0
STEPS: Final = np.array([(0, 0), (0, 1), (1, -1), (1, 0), (1, 1)])
"""A cell and half of its neighbours: the other half meets it from their side."""
ALONE: Final = np.array([(0, 0), (1, 0)])
ROUND: Final = 2
"""With no more columns than this, a band is not parted: neighbours to the left and to the right would be the same."""
SIDES: Final = ("left", "right")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A day: `code` numbers aircraft in `names`; heights in metres, of one kind, NaN where not known."""

    names: tuple[str, ...]
    code: Integers
    time: Floats
    latitude: Floats
    longitude: Floats
    height: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A pair that came below the minima: from when to when, and where and how near at its nearest over the ground."""

    first: str
    second: str
    begins: float
    ends: float
    time: float
    lateral: float
    vertical: float
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What came of it, and of how much: points, aircraft, seconds of flight laid on the beat, legs too fast or too long."""

    candidates: tuple[Candidate, ...]
    points: int
    aircraft: int
    beats: int
    long_legs: int
    fast_legs: int
    without_height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """Aircraft on the beat, a stretch of time at once: columns of equal length."""

    code: Integers
    beat: Integers
    place: Floats
    height: Floats


def screen(points: Points, terms: Terms, progress: Progress = lambda _done, _all: None) -> Screened:
    """Return the pairs that came below both minima. Heights not known count as near: a candidate is a reason to look."""
    order = np.lexsort((points.time, points.code))
    code, time = points.code[order], points.time[order]
    latitude, longitude, height = points.latitude[order], points.longitude[order], points.height[order]
    leg = (np.diff(code) == 0) & (np.diff(time) > 0)
    seconds = np.diff(time)
    long = leg & (seconds > terms.gap)
    good = np.flatnonzero(leg & ~long)
    fast = _too_fast(latitude, longitude, seconds, good)
    good = good[~fast]
    # In order of time, so that a stretch of a long day takes its own legs and looks through no others.
    good = good[np.argsort(time[good], kind="stable")]
    begin, end = (float(time.min()), float(time.max())) if len(time) else (0.0, 0.0)
    near: list[np.ndarray] = []
    beats = 0
    stretches = max(1, int(np.ceil((end - begin + 1) / HOUR)))
    starts = time[good]
    for number in range(stretches):
        low, high = begin + number * HOUR, begin + (number + 1) * HOUR
        here = good[slice(*np.searchsorted(starts, (low - terms.gap, high)))]
        here = here[time[here + 1] >= low]
        laid = _lay(here, code, time, latitude, longitude, height, low, high)
        beats += len(laid.code)
        near += list(_neighbours(laid, terms))
        progress(number + 1, stretches)
    met = np.concatenate(near) if near else np.zeros((0, 3), dtype=np.int64)
    track = _Tracks(code, time, latitude, longitude, height, terms)
    return Screened(
        candidates=tuple(_candidates(met, points.names, track)),
        points=len(code),
        aircraft=len(np.unique(code)),
        beats=beats,
        long_legs=int(long.sum()),
        fast_legs=int(fast.sum()),
        without_height=int(np.isnan(height).sum()),
    )


def _too_fast(latitude: Floats, longitude: Floats, seconds: Floats, legs: Integers) -> np.ndarray:
    phi = np.radians(latitude)
    north = (phi[legs + 1] - phi[legs]) * EARTH
    turn = np.radians((longitude[legs + 1] - longitude[legs] + 180) % 360 - 180)
    east = turn * np.cos(phi[legs]) * EARTH
    fast: np.ndarray = np.hypot(north, east) > FAST * 1.02 * seconds[legs]
    return fast


def _unit(latitude: Floats, longitude: Floats) -> Floats:
    phi, turn = np.radians(latitude), np.radians(longitude)
    across = np.cos(phi)
    return np.stack((across * np.cos(turn), across * np.sin(turn), np.sin(phi)), axis=-1)


def _lay(
    legs: Integers,
    code: Integers,
    time: Floats,
    latitude: Floats,
    longitude: Floats,
    height: Floats,
    low: float,
    high: float,
) -> _Laid:
    """Lay legs on the beats they cross between two moments; a beat that a fix stands on belongs to the leg it begins."""
    first = np.ceil(np.maximum(time[legs], low) / BEAT).astype(np.int64)
    last = np.minimum(np.ceil(time[legs + 1] / BEAT), np.ceil(high / BEAT)).astype(np.int64)
    count = np.maximum(last - first, 0)
    row = np.repeat(legs, count)
    beat = np.repeat(first, count) + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    part = (beat * BEAT - time[row]) / (time[row + 1] - time[row])
    begin, end = _unit(latitude[row], longitude[row]), _unit(latitude[row + 1], longitude[row + 1])
    place = begin + (end - begin) * part[:, None]
    place /= np.linalg.norm(place, axis=1)[:, None]
    return _Laid(
        code=code[row], beat=beat, place=place * EARTH, height=height[row] + (height[row + 1] - height[row]) * part
    )


def _neighbours(laid: _Laid, terms: Terms) -> Iterator[np.ndarray]:
    """Yield rows of first, second and beat for what comes within reach of the minima about each beat.

    Nearest beat and moment are half a beat apart, and in that time two aircraft come nearer by `FAST` times a beat at most.
    """
    if not len(laid.code):
        return
    reach = terms.lateral + FAST * BEAT
    cell, columns = _cells(laid, reach)
    order = np.argsort(cell(0, 0), kind="stable")
    ordered = cell(0, 0)[order]
    for up, aside in STEPS if columns > ROUND else ALONE:
        wanted = cell(int(up), int(aside))
        low, high = (np.searchsorted(ordered, wanted, side=side) for side in SIDES)
        count = high - low
        left = np.repeat(np.arange(len(wanted)), count)
        right = order[np.repeat(low, count) + np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)]
        keep = laid.code[left] != laid.code[right]
        if up == 0 and aside == 0:
            keep &= left < right
        left, right = left[keep], right[keep]
        close = ((laid.place[left] - laid.place[right]) ** 2).sum(axis=1) <= reach * reach
        close &= ~(np.abs(laid.height[left] - laid.height[right]) > terms.vertical + CLIMB * BEAT)
        left, right = left[close], right[close]
        one, other = laid.code[left], laid.code[right]
        yield np.column_stack((np.minimum(one, other), np.maximum(one, other), laid.beat[left]))


def _cells(laid: _Laid, reach: float) -> tuple[Callable[[int, int], Integers], int]:
    """Return a function that numbers each one's cell or one beside it, and how many columns a band has.

    Bands are as high as the reach; columns as wide as the reach is at the latitude nearest to a pole; about a pole a band is one.
    """
    phi = np.degrees(np.arcsin(np.clip(laid.place[:, 2] / EARTH, -1, 1)))
    turn = np.degrees(np.arctan2(laid.place[:, 1], laid.place[:, 0]))
    high = np.degrees(reach / EARTH) * 1.01
    edge = float(np.abs(phi).max()) + high
    columns = int(360 * np.cos(np.radians(edge)) / high) if edge < DEGREES else 1
    columns = columns if columns > ROUND else 1
    band = np.floor((phi + 90) / high).astype(np.int64)
    column = np.minimum(((turn + 180) / 360 * columns).astype(np.int64), columns - 1)
    base = (laid.beat - laid.beat.min()) * WIDEST

    def cell(up: int, aside: int) -> Integers:
        numbered: Integers = (base + band + up) * columns + (column + aside) % columns
        return numbered

    return cell, columns


class _Tracks:
    """The sorted points, from which a pair is reckoned exactly about the beats it was near on."""

    def __init__(
        self, code: Integers, time: Floats, latitude: Floats, longitude: Floats, height: Floats, terms: Terms
    ) -> None:
        self.time, self.latitude, self.longitude, self.height, self.terms = time, latitude, longitude, height, terms
        self.begins = np.searchsorted(code, np.arange(int(code.max()) + 2 if len(code) else 1))

    def at(self, code: int, times: Floats) -> tuple[Floats, Floats]:
        """Return unit vectors and heights of an aircraft at moments, NaN within gaps."""
        low, high = self.begins[code], self.begins[code + 1]
        own = self.time[low:high]
        index = np.clip(np.searchsorted(own, times, side="right") - 1, 0, max(0, len(own) - 2))
        row = low + index
        if len(own) < 2:  # noqa: PLR2004 - one fix is no leg
            return np.full((len(times), 3), np.nan), np.full(len(times), np.nan)
        length = self.time[row + 1] - self.time[row]
        part = (times - self.time[row]) / np.where(length > 0, length, 1)
        good = (part >= 0) & (part <= 1) & (length <= self.terms.gap) & (length > 0)
        begin = _unit(self.latitude[row], self.longitude[row])
        place = begin + (_unit(self.latitude[row + 1], self.longitude[row + 1]) - begin) * part[:, None]
        place /= np.linalg.norm(place, axis=1)[:, None]
        height = self.height[row] + (self.height[row + 1] - self.height[row]) * part
        return np.where(good[:, None], place, np.nan), np.where(good, height, np.nan)


def _candidates(met: np.ndarray, names: tuple[str, ...], tracks: _Tracks) -> Iterator[Candidate]:
    """Reckon each pair over the beats it was near on, runs of beats being one candidate."""
    if not len(met):
        return
    met = np.unique(met, axis=0)
    new = np.any(np.diff(met[:, :2], axis=0) != 0, axis=1) | (np.diff(met[:, 2]) > 1)
    edges = np.concatenate(([0], np.flatnonzero(new) + 1, [len(met)]))
    for low, high in pairwise(edges):
        first, second = int(met[low, 0]), int(met[low, 1])
        found = _reckoned(first, second, met[low, 2] * BEAT - BEAT, met[high - 1, 2] * BEAT + BEAT, tracks)
        if found is not None:
            begins, ends, time, lateral, vertical, place = found
            yield Candidate(
                first=names[first],
                second=names[second],
                begins=begins,
                ends=ends,
                time=time,
                lateral=lateral,
                vertical=vertical,
                latitude=float(np.degrees(np.arcsin(place[2]))),
                longitude=float(np.degrees(np.arctan2(place[1], place[0]))),
            )


def _reckoned(
    first: int, second: int, low: float, high: float, tracks: _Tracks
) -> tuple[float, float, float, float, float, Floats] | None:
    """Return when a pair was below both minima to the half second, and its nearest then; None where it never was."""
    terms = tracks.terms
    at = np.arange(low, high + 0.25, 0.5)
    (one, height), (other, other_height) = tracks.at(first, at), tracks.at(second, at)
    chord = np.linalg.norm(one - other, axis=1) * EARTH
    vertical = np.abs(height - other_height)
    inside = (chord < terms.lateral * 1.01) & ~(vertical >= terms.below)
    if not inside.any():
        return None
    rows = np.flatnonzero(inside)
    north, east = np.degrees(np.arcsin(one[rows, 2])), np.degrees(np.arctan2(one[rows, 1], one[rows, 0]))
    to_north, to_east = np.degrees(np.arcsin(other[rows, 2])), np.degrees(np.arctan2(other[rows, 1], other[rows, 0]))
    _, lateral = between(north, east, to_north, to_east)
    below = lateral < terms.lateral
    if not below.any():
        return None
    rows, lateral = rows[below], lateral[below]
    best = int(lateral.argmin())
    least = rows[best]
    return (
        float(at[rows[0]]),
        float(at[rows[-1]]),
        float(at[least]),
        float(lateral[best]),
        float(vertical[least]),
        one[least],
    )
