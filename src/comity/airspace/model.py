"""Positions as they were given: a file, its columns, and the track of one aircraft in it.

Knows units (degrees, metres, metres per second, Unix seconds of UTC) and nothing of formats. Law: what a file does not say is
NaN, never a guess; infinity is a bound the file says is unknown; a track keeps the fixes of one file only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from comity.errors import Fact

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

FOOT: Final = 0.3048
KNOT: Final = 1_852 / 3_600
MILE: Final = 1_852.0
"""Metres of a nautical mile."""
COLUMNS: Final = ("pressure", "geometric", "speed", "climb", "accuracy", "integrity", "answered")
"""What a fix may say beside time and place: altitude by pressure and by geometry, speed over ground, rate of climb, the radius
its horizontal position is said to lie within in 95 of 100 cases (NACp), the containment radius (NIC), and whether a transponder
answered (1) or only a radar saw it (0)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it arrived: `account` is whose it is, `clock` how its times are known, `synthetic` what it says of being made up.

    `ahead` is by how many seconds whoever gave the file says its clock ran ahead of UTC; times were put back by as much.
    """

    account: str
    name: str
    sha256: str
    size: int
    format: str
    clock: str
    ahead: float = 0.0
    synthetic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is said of a file because it does not say so itself: whose it is, its day, its radar, how far its clock is ahead."""

    account: str = ""
    format: str = ""
    day: date | None = None
    radar: tuple[float, float, float] | None = None
    ahead: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something seen in a file that its reader must know; sentences lie in the catalogue under the code."""

    code: str
    aircraft: str = ""
    at: float | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """A resolution advisory an aircraft broadcast (BDS 3,0): its 56 bits in hex, and what they say."""

    aircraft: str
    time: float
    register: str
    terminated: bool
    several_threats: bool
    threat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one file says: `code` numbers the aircraft in `names`; `line` is the line or byte each fix stands at."""

    source: Source
    names: tuple[str, ...]
    callsigns: Mapping[str, str]
    code: Integers
    time: Floats
    latitude: Floats
    longitude: Floats
    line: Integers
    columns: Mapping[str, Floats]
    advisories: tuple[Advisory, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The fixes of one aircraft in one file, in order of time, no two at one time."""

    aircraft: str
    callsign: str
    source: Source
    time: Floats
    latitude: Floats
    longitude: Floats
    line: Integers
    columns: Mapping[str, Floats]
    advisories: tuple[Advisory, ...]

    def column(self, name: str) -> Floats:
        """Return what each fix says of this, NaN where it says nothing."""
        return self.columns[name]

    def says(self, name: str) -> bool:
        """Return whether any fix says anything of this."""
        return bool(np.isfinite(self.columns[name]).any())
