"""One sitting told of in several clauses: which clauses tell of the same one, and what they tell together.

Knows bodies, days and status of clauses; not words. Law: two clauses of one body are apart only where one is held and the other
planned, or one is earlier, or their days cannot be those of one session.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from comity.press.dates.calendar import When
from comity.press.dates.dated import Dated
from comity.press.sitting.course import Course

_UNTOLD: Final = Course()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting told of; `code` where its body is in the register, `perhaps` the bodies it may be of where none is taken."""

    body: str | None
    code: str | None
    when: Dated | None
    place: str | None
    level: str | None
    status: str
    start: int
    end: int
    weight: int = 0
    several: bool = False
    plain: bool = False
    identifies: bool = False
    again: bool = False
    off: bool = False
    carried: bool = False
    perhaps: tuple[str, ...] = ()
    course: Course = _UNTOLD


VAGUE: Final = frozenset(("month", "season", "year", "part"))
"""Precisions of a date on which no one sitting can be placed."""


def merged(found: Sequence[Sitting], today: date | None) -> list[Sitting]:
    """Return sittings, those told of several times once: the first mention with what later ones add.

    A session whose opening and close are told apart has all its days unless it is still on.
    """
    kept: list[Sitting] = []
    for sitting in found:
        same = next((place for place, one in enumerate(kept) if _is_same(one, sitting)), None)
        if same is None:
            kept.append(sitting)
        else:
            kept[same] = _together(kept[same], sitting)
    return [replace(one, when=_whole(one, today) or one.when) for one in kept]


def _whole(sitting: Sitting, today: date | None) -> Dated | None:
    """Return the days of a session that is over or to come as its clauses tell them together."""
    whole = sitting.course.whole
    if whole is None or today is None or whole.when.low is None or whole.when.high is None:
        return whole
    return None if whole.when.low <= today < whole.when.high else whole


def _is_same(one: Sitting, other: Sitting) -> bool:
    named = one.code == other.code if one.code and other.code else alike(one.body, other.body)
    if (one.status == "earlier") != (other.status == "earlier") or not named:
        return False
    instead = one.off and not other.off and not other.again and other.status == "planned" and other.start > one.start
    if instead or one.when is None or other.when is None:
        return True  # "There will be no summit on 14 February. The leaders will meet on 27 March"
    a, b = one.when.when, other.when.when
    if (
        a.value == b.value
        or _one_session(one, other)
        or (one.status == other.status and a.precision in VAGUE and _within(a, b))
    ):
        return True  # "moved to the autumn … 24 October"
    apart = {one.status, other.status} == {"held", "planned"} and not {a.precision, b.precision} & VAGUE
    return not apart and (one.weight < LITTLE or other.weight < LITTLE)


LITTLE: Final = 6
"""What a sentence weighs that tells too little of a sitting to be one beside another of its body."""


def _within(outer: When, inner: When) -> bool:
    """Return whether days lie in others that are known from first to last."""
    if outer.low is None or outer.high is None or inner.low is None or inner.high is None:
        return False
    return outer.low <= inner.low and inner.high <= outer.high


def _day(one: Sitting, other: Sitting) -> Dated | None:
    """Return the day instead of one that was called off, or a day rather than the month it lies in; None where neither is."""
    if one.when is None or other.when is None:
        return None
    if one.off != other.off:
        return other.when if one.off else one.when
    vague = (one.when.when.precision in VAGUE, other.when.when.precision in VAGUE)
    return None if vague[0] == vague[1] else other.when if vague[0] else one.when


def _one_session(one: Sitting, other: Sitting) -> bool:
    """Return whether days are those of one session: one that opens and one that closes, or one within the days of the other."""
    if one.again or other.again or one.when is None or other.when is None:
        return False
    if one.course.joined(other.course).whole is not None and (one.course.whole or other.course.whole) is None:
        return True
    a, b = one.when.when, other.when.when
    return {a.precision, b.precision} == {"day", "interval"} and (_within(a, b) or _within(b, a))


def alike(one: str | None, other: str | None) -> bool:
    """Return whether two names may be of one body: one in the other, or with one beginning; nobody may be anybody."""
    if one is None or other is None:
        return True
    a, b = one.lower(), other.lower()
    return a in b or b in a or a.split()[0][:5] == b.split()[0][:5]


def _together(one: Sitting, other: Sitting) -> Sitting:
    better, less = (one, other) if one.weight >= other.weight else (other, one)
    longer = max((better.body or "", less.body or ""), key=len) or None
    return replace(
        better,
        body=better.body if better.code else longer,
        code=better.code or less.code,
        when=_day(one, other) or better.when or less.when,
        off=one.off and other.off if one.when and other.when else (one if one.when else other).off,
        place=better.place or less.place,
        level=better.level or less.level,
        weight=better.weight + 1,
        course=better.course.joined(less.course),
    )
