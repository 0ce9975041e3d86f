"""Dates as historians know them: a subset of EDTF (ISO 8601-2:2019, levels 0 and 1).

Knows year, month, day, minute-free UTC instants, intervals of them, and the marks `~` (approximate), `?` (uncertain) and
`%` (both). Does not know zones: a date is read as UTC. Law: `earliest <= latest`, and both are true calendar moments.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/spec/encoding.md 3"
LENGTH_LIMIT: Final = 60

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z)?)?)?([~?%])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_LENGTH: Final = 10
_SECOND: Final = timedelta(seconds=1)
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date as written, and the first and last UTC second it may mean."""

    text: str
    earliest: datetime
    latest: datetime
    approximate: bool
    uncertain: bool


@lru_cache(maxsize=4096)
def parse(value: str) -> Edtf:
    """Read an untrusted date or interval, or raise Rejected edtf.syntax, edtf.calendar or edtf.order."""
    if len(value) > LENGTH_LIMIT:
        raise _refused("edtf.syntax", value)
    first, slash, second = value.partition("/")
    start = _single(first, value)
    if not slash:
        return start
    end = _single(second, value)
    if end.latest < start.earliest:
        raise _refused("edtf.order", value)
    return Edtf(
        text=value,
        earliest=start.earliest,
        latest=end.latest,
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
    )


def check(value: str) -> None:
    """Refuse what `parse` refuses; a day is looked at in a tenth of the time."""
    if not _is_day(value):
        parse(value)


@lru_cache(maxsize=4096)
def earliest_key(value: str) -> str:
    """Return the earliest second as `YYYY-MM-DDTHH:MM:SSZ`, which sorts by time."""
    if _is_day(value):
        return f"{value}T00:00:00Z"
    return f"{parse(value).earliest.isoformat()[:19]}Z"


def _is_day(value: str) -> bool:
    """Return whether a text is `YYYY-MM-DD`, as nearly every date is, and such a day there is."""
    return len(value) == _DAY_LENGTH and _is_in_calendar(value)


@lru_cache(maxsize=4096)
def _is_in_calendar(day: str) -> bool:
    try:
        return _DAY.fullmatch(day) is not None and date.fromisoformat(day) is not None
    except ValueError:
        return False


def _single(part: str, whole: str) -> Edtf:
    match = _DATE.fullmatch(part)
    if match is None or not part.isascii():
        raise _refused("edtf.syntax", whole)
    mark = match[7] or ""
    try:
        earliest, latest = _bounds(*(None if group is None else int(group) for group in match.groups()[:6]))
    except (ValueError, OverflowError):
        raise _refused("edtf.calendar", whole) from None
    return Edtf(
        text=part, earliest=earliest, latest=latest, approximate=mark in {"~", "%"}, uncertain=mark in {"?", "%"}
    )


def _bounds(year: int | None, *parts: int | None) -> tuple[datetime, datetime]:
    month, day, hour, minute, second = parts
    # A month or day written as 00 is no month or day; only one that is not written may be any.
    first_month, first_day = 1 if month is None else month, 1 if day is None else day
    earliest = datetime(year or 0, first_month, first_day, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    if hour is not None:
        return earliest, earliest
    if day is not None:
        return earliest, earliest.replace(hour=23, minute=59, second=59)
    if month is not None and month < _DECEMBER:
        return earliest, earliest.replace(month=month + 1) - _SECOND
    return earliest, earliest.replace(month=_DECEMBER, day=31, hour=23, minute=59, second=59)


def _refused(code: str, value: str) -> Rejected:
    return Rejected(Finding(code=code, place="at", excerpt=excerpt(value), rule=RULE))
