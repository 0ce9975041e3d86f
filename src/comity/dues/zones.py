"""Local days of a body's zone, by the time zone database of the package tzdata, never by that of this machine.

Knows days and seconds; not what ends with them. Law: two machines with the same pinned package give the same second.
"""

import time as clock
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo

from comity.encoding import edtf
from comity.errors import Finding, Unavailable

HOUR: Final = 3_600
DAY: Final = 24 * HOUR
RULE: Final = "docs/spec/regime.md 15"


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name. Raises Unavailable where the package has none of that name."""
    *folders, file = name.split("/")
    try:
        with resources.files("tzdata.zoneinfo").joinpath(*folders, file).open("rb") as data:
            return ZoneInfo.from_file(data, key=name)
    except (OSError, ValueError) as problem:
        raise Unavailable(Finding(code="zone.unknown", place="body.zone", excerpt=name, rule=RULE)) from problem


def day_of(seconds: int, name: str) -> date:
    """Return the local day of a moment in Unix seconds."""
    return datetime.fromtimestamp(seconds, zone(name)).date()


def today_in(name: str) -> date:
    """Return the local day it is now, by the clock of this machine."""
    return day_of(int(clock.time()), name)


def last_second(day: date, name: str) -> int:
    """Return the last second of a local day, in Unix seconds."""
    return first_second(day + timedelta(days=1), name) - 1


def first_second(day: date, name: str) -> int:
    """Return the first second of a local day; where a change of clock skips midnight, the first there is."""
    return int(datetime.combine(day, time.min, zone(name)).astimezone(UTC).timestamp())


def seconds(moment: str) -> int:
    """Return the Unix seconds of the first second of an EDTF date."""
    return int(edtf.parse(moment).earliest.timestamp())


def local(moment: datetime, name: str) -> int:
    """Return the Unix second of a local time without zone; of one that comes twice, the first."""
    return int(moment.replace(tzinfo=zone(name)).timestamp())
