"""From a day to a size: how many leaves a body had at the end of it.

Knows the two clocks of the specification (docs/spec/record.md 9): reception in live bodies, the date of the event in archives.
Law: the answer for a day that is over never changes, however long the log grows.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

PATTERN: Final = "[0-9]{1,9}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""How a moment is written: a number of leaves, or an ISO day."""
_MOMENT: Final = re.compile(PATTERN)

Clock = Callable[[int], str | int | None]


def is_moment(text: str) -> bool:
    """Return whether untrusted text is written as a moment; whether the calendar has such a day is not asked."""
    return _MOMENT.fullmatch(text) is not None


def end_of(day: str, zone: str, *, archive: bool) -> str | int:
    """Return the last moment of an ISO day: an EDTF key where events count, else Unix seconds in the body's zone.

    ValueError if the calendar has no such day.
    """
    following = date.fromisoformat(day) + timedelta(days=1)
    if archive:
        return f"{day}T23:59:59Z"
    return int(datetime.combine(following, time.min, ZoneInfo(zone)).astimezone(UTC).timestamp()) - 1


def day_of(seconds: int, zone: str) -> str:
    """Return the ISO day of a moment in Unix seconds, in a zone."""
    return datetime.fromtimestamp(seconds, ZoneInfo(zone)).date().isoformat()


def size_at(last: str | int, newest: int, clock: Clock) -> int:
    """Return how many of `newest` leaves lie no later than `last`; `clock(n)` is the clock after n leaves, None before any."""
    return bisect_right(range(1, newest + 1), last, key=lambda size: clock(size) or type(last)())
