"""Which of two moments counts: the one a reader is shown, or the one a page says for machines that it was published at.

Knows lines that tell of a change, the stamps of a page and the day its address has; not where a line stands. Law: what a reader
is shown counts, unless it is shown to be a change, or of another article.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from comity.press.dates.calendar import made
from comity.press.input.source import Source
from comity.press.layout.datelines import LONG, Moment, day_said, tells_of_change
from comity.press.layout.lines import Line
from comity.press.layout.stating import SHORT, says_when
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch
from comity.press.words.tokens import shadow

MONTH: Final = 31
"""Days by which a change may be later than what it tells of, which else is another article."""


_STAMP: Final = re.compile(
    r"((?:19|20)\d\d)(-?)(\d\d)\2(\d\d)(?:(?:[T ]?(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?[0-5]\d)?)(?!\d)|(?!\d))"
)
_SYSTEM: Final = re.compile(
    r"[a-z]{3} (?P<month>[a-z]{3}) (?P<day>\d\d?) (?P<time>\d\d:\d\d)(?::\d\d)? (?P<zone>[a-z]{2,5} )?(?P<year>(?:19|20)\d\d)"
)
"""A stamp as clocks of machines write it: `Tue Jul 05 10:00:00 EDT 2016`."""


_NOON: Final = re.compile(r"[T ]?12:00:00Z")
"""What machines write behind a day where a field holds days alone."""


def published(stamp: str, known: Grammar) -> Moment:
    """Return the day and time of a stamp of the page itself, written for machines or for readers."""
    found = _STAMP.match(stamp)
    if found is None:
        low = _SYSTEM.sub(r"\g<day> \g<month> \g<year> \g<time>", shadow(stamp), count=1)
        day, clock = day_said(low, 0, len(low), known)
    else:
        year, month, number = (int(part) for part in found.group(1, 3, 4))
        bare = found["hour"] is None or _NOON.match(stamp, found.end(4)) is not None
        day, clock = made(year, month, number), None if bare else f"{found['hour']}:{found['minute']}"
    return day, None if clock == "00:00" else clock  # midnight stands for a day alone


def before_change(shown: Moment, source: Source, blocks: Sequence[Stretch], low: str, known: Grammar) -> Moment:
    """Return when a page says for machines that it was published, where the line that says when tells of a change since.

    Such a line says so (`Updated 3 July 2016`), or has the day that the page says it was changed at, with its minute if any.
    """
    when, clock = shown
    first, changed = published(source.published or "", known), published(source.changed or "", known)
    if when is None or first[0] is None or not 0 <= (when - first[0]).days <= MONTH:
        return shown
    said = list(_saying(when, blocks, low, known))
    if said and all(tells_of_change(low, one, known) for one in said):
        return first
    if changed[0] is None or abs((changed[0] - when).days) > 1:
        return shown
    if clock is None:
        later = changed[0] == when > first[0] and not _labelled(said, low, known)
        return first if later else shown
    minutes = [one and one[2:] for one in (clock, changed[1], first[1])]  # hours are those of a zone
    return first if minutes[0] == minutes[1] and (when > first[0] or minutes[1] != minutes[2]) else shown


def _labelled(lines: Sequence[Stretch], low: str, known: Grammar) -> bool:
    """Return whether a word for publishing stands in a line."""
    return any(word in low[one.start : one.end] for one in lines for word in known.lists["furniture-published"])


def _saying(when: date, lines: Sequence[Stretch], low: str, known: Grammar) -> Iterator[Stretch]:
    """Yield the datelines that say a day."""
    return (one for one in lines if one.role == "dateline" and day_said(low, one.start, one.end, known)[0] == when)


def of_this(
    shown: Moment, source: Source, blocks: Sequence[Stretch], lines: Sequence[Line], low: str, known: Grammar
) -> Moment:
    """Return when a page was written whose line that says when is of another article, or the clock of the page.

    So it is where the page says another day for machines, and its address has that day or another line or none above the text
    says it; and where it says none, but its address has another day.
    """
    when, _ = shown
    if when is None or source.published is None or (source.by != "head" and source.address is None):
        return shown
    address = published(source.address or "", known)[0]
    first = published(source.published, known) if source.by == "head" else (address, None)
    if first[0] is None or _near(when, first[0]) or (address is not None and _near(when, address)):
        return shown
    there = _shown_near(first[0], lines, low, known, loosely=source.by == "head")
    own = first if there[0] is None else (there[0], there[1] or (first[1] if there[0] == first[0] else None))
    if address is not None and _near(first[0], address):
        return own
    said = list(_saying(when, blocks, low, known))
    if _labelled(said, low, known):
        return shown
    text = next((one.start for one in blocks if one.role == "body" and one.end - one.start >= LONG), 0)
    below = all(one.start > text for one in said) and text > 0
    days = {day_said(low, one.start, one.end, known)[0] for one in blocks if one.role == "dateline"}
    return own if below or len(days) >= LISTED or there[0] is not None else shown


LISTED: Final = 3
"""Days in lines of their own that are those of several articles."""


def _shown_near(when: date, lines: Sequence[Line], low: str, known: Grammar, *, loosely: bool) -> Moment:
    """Return what a short line that tells of no change says of a day or the one beside it, `loosely` one that says more."""
    found: Moment = (None, None)
    for line in lines:
        short = line.end - line.start <= SHORT and _FIGURE.search(low, line.start, line.end) is not None
        moment = day_said(low, line.start, line.end, known) if short else found
        if moment[0] is None or not _near(moment[0], when) or tells_of_change(low, line, known):
            continue
        if says_when(low, line, known):
            return moment
        found = (moment[0], None) if loosely and found[0] is None else found
    return found


_FIGURE: Final = re.compile(r"\d")


def _near(day: date, other: date) -> bool:
    """Return whether two days are the same, as clocks of two zones show it."""
    return abs((day - other).days) <= 1
