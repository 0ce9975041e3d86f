"""Dates side by side that are one: a day told twice, days that follow one another, a week with its days, a stretch and its end.

Knows what stands between such dates; not what each means. Law: what is told twice counts once, and the sure one counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from comity.press.dates import calendar
from comity.press.dates.dated import Dated
from comity.press.words.page import Page

_BESIDE: Final = re.compile(r" ?, ?(?:an? |une? |это (?:было )?)?| (\()?")
"""What stands between two words for one day: `Thursday (20 May)`, `yesterday, 11 May`, `11 May, a Tuesday`."""


def apposed(page: Page, found: Sequence[Dated]) -> Iterator[Dated]:
    """Return dates, a day that is told twice side by side once; behind a weekday in brackets it is told again, and is sure."""
    held: list[Dated] = []
    for one in found:
        before = held[-1] if held else None
        both = _both(before, one) if before is not None and _AND.fullmatch(page.low, before.end, one.start) else None
        until = None if before is None else _UNTIL.match(page.low, before.end, one.start + len("au "))
        if before is not None and both is None and until is not None and until.end() >= one.start:
            both = _stretch(page, before, one)
        if before is not None and _holds(page, before, one):
            both = replace(one, start=before.start)
        if both is not None:
            held[-1] = both
            continue
        beside = _BESIDE.fullmatch(page.low, before.end, one.start) if before is not None else None
        if before is None or beside is None or not _agree(before, one):
            held.append(one)
            continue
        sure = one if one.explicit else before
        closed = before.kind == "shift" and page.low[one.end : one.end + 1] == ")"  # "tomorrow (4 May)"
        if beside.group(1) is None or closed:
            held[-1] = replace(sure, start=before.start, end=one.end + closed)
        else:
            held[-1:] = [replace(before, when=sure.when), replace(one, when=sure.when)]
    yield from held


def _holds(page: Page, one: Dated, other: Dated) -> bool:
    """Return whether a week or month that is told by its place from now has its days behind it: `next week, on 4 and 5 May`."""
    low, high, first, last = one.when.low, one.when.high, other.when.low, other.when.high
    if one.kind not in {"week", "months", "weekend"} or low is None or high is None or first is None or last is None:
        return False
    apposed = _APPOSED.fullmatch(page.low, one.end, other.start) is not None
    return apposed and other.kind in {"day", "range", "weekday-range"} and low <= first <= last <= high


_APPOSED: Final = re.compile(r" ?(?:,|\(|:|[–—-]) ?(?:on |from |the |les? |du |soit )*")
"""What stands between a week and its days."""
_AND: Final = re.compile(r" (?:et|and|и) (?:le |on )?")


_UNTIL: Final = re.compile(r" (?:to|until|till|through|au|à|jusqu'(?:au|à|en)|до|по) (?:the |la |le )?")
"""What stands between the beginning of a stretch of time and its end: `from mid-April to early May`."""


_OUT_OF: Final = frozenset(("de", "de la", "du"))


def _stretch(page: Page, one: Dated, other: Dated) -> Dated | None:
    """Return what is open at its end and the time that is its end as one time; None where the first is not open."""
    low, high = one.when.low, other.when.high
    words = page.low[max(0, one.start - 6) : one.start].split()
    opened = one.when.precision == "start-open" or bool({" ".join(words[-1:]), " ".join(words[-2:])} & _OUT_OF)
    if low is not None and high is not None and low >= high:
        low = calendar.made(high.year, low.month, low.day)  # the year is said behind the end alone
    if not opened or low is None or high is None or low >= high:
        return None
    years = other.when.precision == "year" and low.replace(month=1, day=1) == low
    when = calendar.years(low.year, high.year) if years else calendar.between(low, high, "interval")
    return replace(one, when=when, end=other.end, kind="range", explicit=False)


def _both(one: Dated, other: Dated) -> Dated | None:
    """Return two days with their months as one time where they follow one another: `30 November and 1 December`."""
    low, high = one.when.low, other.when.low
    explicit = one.explicit and other.explicit and one.when.precision == other.when.precision == "day"
    if not explicit or low is None or high is None or (high - low).days != 1:
        return None
    return replace(one, when=calendar.between(low, high, "interval"), end=other.end, kind="range", explicit=False)


def _agree(one: Dated, other: Dated) -> bool:
    """Return whether two dates side by side are one day: the same, or a weekday and a day that is one."""
    if one.when.precision != "day" or other.when.precision != "day":
        return False
    if one.when.value == other.when.value or (one.loose and one.kind == "day" and other.explicit):
        return True
    weekday, day = (one, other) if one.kind == "weekday" else (other, one)
    return (
        weekday.kind == "weekday"
        and day.explicit
        and weekday.when.low is not None
        and day.when.low is not None
        and weekday.when.low.weekday() == day.when.low.weekday()
    )
