"""Which announcements overlap: in time, over the ground and, where both say them, in height.

Knows announcements; not words or pages. Law (docs/spec/airspace.md 8): two announcements of one author are not compared; what is
not stated parts nothing and is named; nothing is said of who has to give way. A pair is told by code of its authors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Final

from comity.airspace import ground
from comity.store.announcing import Announcement

LATERAL: Final = 9_260.0
"""Five nautical miles, in metres: the minimum of §3."""
VERTICAL: Final = 304.8
"""A thousand feet, in metres."""
WORK: Final = 150_000
"""So many pairs of edges are compared; what is left then is counted and said."""


class Heights(StrEnum):
    """How the heights of two announcements lie to each other."""

    SHARED = "shared"
    NEAR = "near"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two announcements that overlap: from when to when, how near over the ground (0: ground is shared), and their heights.

    `low` and `high`, in metres, bound the heights shared; where they are near, they are what lies between. `silent` are the codes
    of those that do not say theirs whole.
    """

    first: Announcement
    second: Announcement
    begins: int
    ends: int
    metres: int
    heights: Heights
    low: int
    high: int
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Overlaps in order of their beginning; announcements that could not be compared, and pairs that were too many to be."""

    overlaps: tuple[Overlap, ...]
    placeless: tuple[Announcement, ...]
    backward: tuple[Announcement, ...]
    left: int


def compare(items: Sequence[Announcement], lateral: float = LATERAL, vertical: float = VERTICAL) -> Compared:
    """Return which of these announcements overlap; `items` are in order of beginning."""
    placeless = tuple(one for one in items if one.where is None)
    backward = tuple(one for one in items if one.ends < one.begins)
    fit = [one for one in items if one.where is not None and one.ends >= one.begins]
    found: list[Overlap] = []
    left, spent = 0, 0
    for place, one in enumerate(fit):
        for other in fit[place + 1 :]:
            if other.begins >= _until(one):
                break  # and so does everything that begins later
            heights = _heights(one, other, vertical)
            first, second = one.where, other.where
            if one.code == other.code or heights is None or first is None or second is None:
                continue
            if ground.surely_apart(first, second, lateral):
                continue
            if spent > WORK:
                left += 1
                continue
            spent += ground.work(first, second)
            overlap = _overlap(one, other, ground.apart(first, second), lateral, heights)
            found += [overlap] if overlap is not None else []
    found.sort(key=lambda one: (one.begins, one.first.code, one.second.code, one.first.since, one.second.since))
    return Compared(overlaps=tuple(found), placeless=placeless, backward=backward, left=left)


def _until(one: Announcement) -> int:
    """Return the first second after an announcement; what begins and ends at one second takes that second."""
    return max(one.ends, one.begins + 1)


def _overlap(
    one: Announcement, other: Announcement, metres: float, lateral: float, heights: tuple[Heights, float, float]
) -> Overlap | None:
    if metres > lateral:
        return None
    first, second = sorted((one, other), key=lambda each: (each.code, each.since))
    kind, low, high = heights
    return Overlap(
        first=first,
        second=second,
        begins=max(one.begins, other.begins),
        ends=min(_until(one), _until(other)),
        metres=round(metres),
        heights=kind,
        low=0 if kind is Heights.UNKNOWN else round(low),
        high=0 if kind is Heights.UNKNOWN else round(high),
        silent=tuple(dict.fromkeys(each.code for each in (first, second) if not _whole(each))),
    )


def _range(one: Announcement) -> tuple[float, float]:
    """Return the heights an announcement takes, without end where it does not say; a lowest above the highest says nothing."""
    low = -inf if one.lowest is None else float(one.lowest)
    high = inf if one.highest is None else float(one.highest)
    return (low, high) if low <= high else (-inf, inf)


def _whole(one: Announcement) -> bool:
    low, high = _range(one)
    return low > -inf and high < inf


def _heights(one: Announcement, other: Announcement, vertical: float) -> tuple[Heights, float, float] | None:
    """Return how heights lie to each other, None where they are known to be at least `vertical` apart."""
    ranges = [_range(one), _range(other)]
    low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
    if low - high >= vertical:
        return None
    if not (_whole(one) and _whole(other)):
        return Heights.UNKNOWN, 0, 0
    return (Heights.SHARED, low, high) if low <= high else (Heights.NEAR, high, low)
