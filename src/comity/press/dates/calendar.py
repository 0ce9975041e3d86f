"""Which days a date means: weekdays, months, seasons, weekends and years, seen from a day.

Knows the calendar; no language. Law: what a text leaves open (which year, before or after) is decided by the tense it was said
in and, where that is silent, by what lies nearest; both are written down in docs/press-rules.md.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEK: Final = 7
SATURDAY: Final = 5
YEAR: Final = 12
FAR: Final = 60
"""Days within which a text that leaves out the year may mean a day against the tense it is told in."""
FAR_MONTHS: Final = 1
SEASONS: Final = {"SP": 4, "SU": 7, "AU": 10, "WI": 1}
"""The middle month of a season, by which the nearest is chosen."""
_ENDS: Final = {"SP": (3, 5), "SU": (6, 8), "AU": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date: its value as docs/press.md 3 spells it, how precise it is, and the first and last day it may be."""

    value: str
    precision: str
    low: date | None
    high: date | None

    def opened(self) -> "When":
        """Return the time that begins with this date."""
        return When(value=f"{self.value.partition('/')[0]}/..", precision="start-open", low=self.low, high=None)


def made(year: int, month: int, day: int) -> date | None:
    """Return a day, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one(day: date) -> When:
    """Return a single day."""
    return When(value=day.isoformat(), precision="day", low=day, high=day)


def between(low: date, high: date, precision: str) -> When:
    """Return days from one to another."""
    return When(value=f"{low.isoformat()}/{high.isoformat()}", precision=precision, low=low, high=high)


PARTS: Final = {
    "early": (1, 15),
    "middle": (10, 20),
    "late": (16, 0),
    "weekone": (1, 7),
    "weektwo": (8, 14),
    "weekthree": (15, 21),
    "weekfour": (22, 28),
    "weeklast": (-6, 0),
    "lastday": (0, 0),
    "tenone": (1, 10),
    "tentwo": (11, 20),
    "tenthree": (21, 0),
    "tens": (10, 19),
    "twenties": (20, 0),
}
"""First and last day of a part of a month; 0 is its last day, -6 the sixth before that."""


def month_of(year: int, month: int, part: str | None = None) -> When:
    """Return a month, or a part of it."""
    days = monthrange(year, month)[1]
    first, last = date(year, month, 1), date(year, month, days)
    if part is not None:
        low, high = (day if day > 0 else days + day for day in PARTS[part])
        if low == high:
            return one(first.replace(day=low))
        return between(first.replace(day=low), first.replace(day=high), "part")
    return When(value=f"{year:04}-{month:02}", precision="month", low=first, high=last)


def months(first: tuple[int, int], last: tuple[int, int]) -> When:
    """Return months from one to another."""
    low, high = month_of(*first), month_of(*last)
    return When(value=f"{low.value}/{high.value}", precision="interval", low=low.low, high=high.high)


def season_of(year: int, code: str) -> When:
    """Return a season; winter is named after the year in which it ends."""
    first, last = _ENDS[code]
    low = date(year - (code == "WI"), first, 1)
    high = date(year, last, monthrange(year, last)[1])
    return When(value=f"{year:04}-{code}", precision="season", low=low, high=high)


def year_of(year: int) -> When:
    """Return a year."""
    return When(value=f"{year:04}", precision="year", low=date(year, 1, 1), high=date(year, 12, 31))


def years(first: int, last: int) -> When:
    """Return years from one to another."""
    return When(value=f"{first:04}/{last:04}", precision="interval", low=date(first, 1, 1), high=date(last, 12, 31))


def weekday(seen: date, number: int, *, turn: int) -> date:
    """Return a weekday (Monday is 0) before (-2: not today), last (-1: or today), next (1: or today), after (2: not today)."""
    ahead = (number - seen.weekday()) % WEEK
    if turn > 0:
        return seen + timedelta(days=ahead or (WEEK if turn > 1 else 0))
    back = (seen.weekday() - number) % WEEK
    return seen - timedelta(days=back or (WEEK if turn < -1 else 0))


def weekend(seen: date, *, turn: int) -> When:
    """Return the last weekend that began before today (-1), or this or the next one (1)."""
    if turn < 0:
        saturday = weekday(seen, SATURDAY, turn=-2)
        if seen.weekday() > SATURDAY:  # said on a Sunday, the last weekend is the one before
            saturday -= timedelta(days=WEEK)
    else:
        saturday = seen - timedelta(days=1) if seen.weekday() > SATURDAY else weekday(seen, SATURDAY, turn=turn)
    return between(saturday, saturday + timedelta(days=1), "weekend")


def week(seen: date, by: int) -> When:
    """Return the week, Monday to Sunday, so many weeks from this one."""
    monday = seen - timedelta(days=seen.weekday()) + timedelta(days=WEEK * by)
    return between(monday, monday + timedelta(days=WEEK - 1), "week")


def nth_weekday(year: int, month: int, number: int, nth: int) -> date | None:
    """Return the first (1) to fourth, or the last (0), of a weekday in a month."""
    days = [
        day for one_ in range(1, monthrange(year, month)[1] + 1) if (day := date(year, month, one_)).weekday() == number
    ]
    return days[nth - 1] if nth <= len(days) else None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the rule of Gauss as Meeus, Jones and Butcher write it."""
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nearest_day(seen: date, month: int, day: int, tense: int) -> date | None:
    """Return the day of a year that is not said."""
    found = [that for year in (seen.year - 1, seen.year, seen.year + 1) if (that := made(year, month, day)) is not None]
    fitting = [that for that in found if _fits((that - seen).days, tense)]
    return min(fitting or found, key=lambda that: abs((that - seen).days), default=None)


def latest_day(seen: date, month: int, day: int) -> date | None:
    """Return the last such day, today among them."""
    found = (made(year, month, day) for year in (seen.year, seen.year - 1))
    return next((that for that in found if that is not None and that <= seen), None)


def latest_season(seen: date, code: str) -> int:
    """Return the year of the last such season that has begun."""
    return next(
        year for year in (seen.year + 1, seen.year, seen.year - 1) if (low := season_of(year, code).low) and low <= seen
    )


def turned_season(seen: date, code: str, turn: int) -> int:
    """Return the year of the last such season that has ended (-1) or the next that has not begun (1)."""
    spans = [(year, season_of(year, code)) for year in range(seen.year - 1, seen.year + 3)]
    if turn < 0:
        return max((year for year, one_ in spans if one_.high and one_.high < seen), default=seen.year - 1)
    return next(year for year, one_ in spans if one_.low and one_.low > seen)


def _fits(days: int, tense: int) -> bool:
    """Return whether a day so far away may be told in a tense; close by, a text may tell either."""
    return tense == 0 or abs(days) <= FAR or (days > 0) == (tense > 0)


def nearest_month(seen: date, month: int, tense: int) -> int:
    """Return the year of a month whose year is not said."""

    def away(year: int) -> int:
        return (year - seen.year) * YEAR + month - seen.month

    found = (seen.year - 1, seen.year, seen.year + 1)
    fitting = [
        year
        for year in found
        if tense == 0 or away(year) == 0 or abs(away(year)) <= FAR_MONTHS or (away(year) > 0) == (tense > 0)
    ]
    return min(fitting or found, key=lambda year: abs(away(year)))


def turned_month(seen: date, month: int, turn: int) -> int:
    """Return the year of the last (-1) or next (1) month of that name."""
    if turn < 0:
        return seen.year if month < seen.month else seen.year - 1
    return seen.year if month > seen.month else seen.year + 1


def moved_month(seen: date, by: int) -> tuple[int, int]:
    """Return the month so many months from this one."""
    number = seen.year * YEAR + seen.month - 1 + by
    return number // YEAR, number % YEAR + 1
