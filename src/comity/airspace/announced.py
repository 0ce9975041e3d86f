"""Announcements and their overlaps in the words of one language: times, heights, and one sentence of why two overlap.

Knows sentences by name; not pages or commands. Law: the sentence says what was compared and what is not known, and nothing of who
has to give way.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from comity.airspace.overlaps import Heights, Overlap
from comity.i18n import Catalogue
from comity.i18n.places import length
from comity.store.announcing import Announcement

LAST: Final = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())


def reason(words: Catalogue, one: Overlap, name: Callable[[str], str]) -> str:
    """Return why two announcements overlap, as one sentence."""
    facts: dict[str, str | int] = {
        "begins": moment(words, one.begins),
        "ends": moment(words, one.ends),
        "ground": "near" if one.metres else "shared",
        "distance": length(words, one.metres),
    }
    if one.heights is Heights.UNKNOWN:
        return words.say("announced-reason-unknown", **facts, count=len(one.silent), silent=name(one.silent[0]))
    if one.heights is Heights.NEAR:
        return words.say("announced-reason-near", **facts, between=words.number(one.high - one.low))
    return words.say("announced-reason-shared", **facts, low=words.number(one.low), high=words.number(one.high))


def moment(words: Catalogue, seconds: int) -> str:
    """Return a second as a date and a time in UTC; its seconds are told where they are not nought."""
    at = datetime.fromtimestamp(min(seconds, LAST), UTC)
    return words.date(at) if at.second == 0 else f"{words.date(at.date())}, {at:%H:%M:%S} UTC"


def when(words: Catalogue, one: Announcement) -> str:
    """Return the two dates as their author wrote them, in words."""
    first, last = (words.date(said) for said in one.said)
    return first if first == last else words.say("date-interval", first=first, last=last)


def heights(words: Catalogue, one: Announcement) -> str:
    """Return the heights as their author gave them."""
    low, high = (None if value is None else words.number(value) for value in (one.lowest, one.highest))
    if low is not None and high is not None:
        return words.say("announced-heights-both", low=low, high=high)
    if low is not None:
        return words.say("announced-heights-from", low=low)
    return words.say("announced-heights-none") if high is None else words.say("announced-heights-to", high=high)
