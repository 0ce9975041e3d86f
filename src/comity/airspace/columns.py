"""Rows of a file gathered into columns, and columns parted into tracks.

Knows the bounds any position keeps; not formats. Law: a value out of bounds is refused with its line; fixes out of order are put
in order and flagged, fixes given twice are one and flagged, of two places at one time the first stands and the other is flagged.
"""

from array import array
from collections.abc import Iterator
from math import isfinite
from typing import Final

import numpy as np

from comity.airspace.model import COLUMNS, Advisory, Flag, Reading, Source, Track
from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/spec/airspace.md 2"
FIXES_LIMIT: Final = 2_000_000
"""So many fixes of a file are read for a reconstruction; a day of a region is for screening."""
HIGHEST: Final = 60_000
LOWEST: Final = -1_000
"""Between which metres aircraft fly; what lies outside is a wrong unit or a wrong byte."""
EARLIEST: Final = 0.0
LATEST: Final = 4_102_444_800.0
"""From 1970 to 2100."""
NAN: Final = float("nan")
POLE: Final = 90
TURN: Final = 180
NAME: Final = 40
"""An aircraft is named by an address, a callsign or a word of its file: so many signs at most."""


def refused(code: str, name: str, line: int, value: object, unit: str = "line") -> Rejected:
    """Return the refusal of what stands at a line, byte or item of a file."""
    return Rejected(Finding(code=code, place=f"{name}, {unit} {line}", excerpt=excerpt(value), rule=RULE))


class Columns:
    """Fixes as they are read, one after another."""

    def __init__(self, name: str, unit: str = "line") -> None:
        """Begin with none; `unit` says whether places in the file are lines, bytes or items."""
        self.name, self.unit = name, unit
        self._numbers: dict[str, int] = {}
        self._code, self._line = array("q"), array("q")
        self._fixed = {part: array("d") for part in ("time", "latitude", "longitude")}
        self._said = {part: array("d") for part in COLUMNS}
        self.callsigns: dict[str, str] = {}
        self.advisories: list[Advisory] = []
        self.flags: list[Flag] = []

    def add(self, aircraft: str, time: float, latitude: float, longitude: float, line: int, **said: float) -> None:
        """Take one fix, or raise Rejected where it cannot be one."""
        if not aircraft or len(aircraft) > NAME or not aircraft.isprintable():
            raise refused("airspace.line", self.name, line, aircraft, self.unit)
        bounds = ((time, EARLIEST, LATEST), (latitude, -POLE, POLE), (longitude, -TURN, TURN))
        heights = ((said.get(part, NAN), LOWEST, HIGHEST) for part in ("pressure", "geometric"))
        for value, low, high in bounds:
            if not low <= value <= high:
                raise refused("airspace.range", self.name, line, value, self.unit)
        for value, low, high in heights:
            if value < low or value > high:
                raise refused("airspace.range", self.name, line, value, self.unit)
        if len(self._code) >= FIXES_LIMIT:
            raise refused("airspace.oversize", self.name, line, FIXES_LIMIT, self.unit)
        self._code.append(self._numbers.setdefault(aircraft, len(self._numbers)))
        self._line.append(line)
        for part, value in (("time", time), ("latitude", latitude), ("longitude", longitude)):
            self._fixed[part].append(value)
        for part in COLUMNS:
            self._said[part].append(said.get(part, NAN))

    def __len__(self) -> int:
        """Return how many fixes were taken."""
        return len(self._code)

    def reading(self, source: Source) -> Reading:
        """Return all that was taken; raise Rejected where there is nothing."""
        if not self._code:
            raise Rejected(Finding(code="airspace.empty", place=self.name, rule=RULE))
        fixed = {part: np.frombuffer(values, dtype=np.float64) for part, values in self._fixed.items()}
        return Reading(
            source=source,
            names=tuple(self._numbers),
            callsigns=self.callsigns,
            code=np.frombuffer(self._code, dtype=np.int64),
            line=np.frombuffer(self._line, dtype=np.int64),
            columns={part: np.frombuffer(values, dtype=np.float64) for part, values in self._said.items()},
            advisories=tuple(self.advisories),
            flags=tuple(self.flags),
            **fixed,
        )


def tracks(reading: Reading) -> tuple[tuple[Track, ...], tuple[Flag, ...]]:
    """Return the tracks of a reading in order of aircraft, and what was seen while they were put in order."""
    found, flags = [], list(reading.flags)
    for number, name in sorted(enumerate(reading.names), key=lambda pair: pair[1]):
        here = np.flatnonzero(reading.code == number)
        order = here[np.argsort(reading.time[here], kind="stable")]
        flags += _disorder(reading, name, here)
        keep = np.append(True, np.diff(reading.time[order]) > 0)
        flags += _doubles(reading, name, order, keep)
        order = order[keep]
        found.append(
            Track(
                aircraft=name,
                callsign=reading.callsigns.get(name, ""),
                source=reading.source,
                time=reading.time[order],
                latitude=reading.latitude[order],
                longitude=reading.longitude[order],
                line=reading.line[order],
                columns={part: values[order] for part, values in reading.columns.items()},
                advisories=tuple(one for one in reading.advisories if one.aircraft == name),
            )
        )
    return tuple(found), tuple(flags)


def _disorder(reading: Reading, name: str, here: np.ndarray) -> Iterator[Flag]:
    back = np.flatnonzero(np.diff(reading.time[here]) < 0)
    if len(back):
        at = here[back[0] + 1]
        facts = {"count": len(back), "line": int(reading.line[at])}
        yield Flag(code="order", aircraft=name, at=float(reading.time[at]), facts=facts)


def _doubles(reading: Reading, name: str, order: np.ndarray, keep: np.ndarray) -> Iterator[Flag]:
    """Say which fixes are left out because another of the same second stands before them."""
    dropped = np.flatnonzero(~keep)
    if not len(dropped):
        return
    first = np.maximum.accumulate(np.where(keep, np.arange(len(keep)), 0))[dropped]
    one, other = order[first], order[dropped]
    same = (reading.latitude[one] == reading.latitude[other]) & (reading.longitude[one] == reading.longitude[other])
    for code, which in (("double", same), ("two-places", ~same)):
        if which.any():
            at = other[which][0]
            facts = {"count": int(which.sum()), "line": int(reading.line[at])}
            yield Flag(code=code, aircraft=name, at=float(reading.time[at]), facts=facts)


def number(text: str) -> float:
    """Return a number as written, NaN where nothing stands. Raises ValueError on anything else, infinities included."""
    if not text:
        return NAN
    value = float(text)
    if not isfinite(value) or "_" in text:
        raise ValueError(text)
    return value
