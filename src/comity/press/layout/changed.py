"""When a page was published whose line beside the article tells only when it was changed since.

Knows such lines and the stamps of a page; not where a line stands. Law: what a reader is shown counts, unless it is shown to be a
change, or is the very moment the page says it was changed at.
"""

import re
from collections.abc import Sequence
from typing import Final

from comity.press.dates.figures import full_dates
from comity.press.input.source import Source
from comity.press.layout.datelines import Moment, day_said, is_of_change, published
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch

MONTH: Final = 31
"""Days by which a change may be later than what it tells of, which else is another article."""


def before_change(shown: Moment, source: Source, blocks: Sequence[Stretch], low: str, known: Grammar) -> Moment:
    """Return when a page says for machines that it was published, where the line that says when tells of a change since.

    Such a line says so (`Updated 3 July 2016`), or has the day and the minute that the page says it was changed at.
    """
    when, clock = shown
    if when is None or source.published is None:
        return shown
    first, changed = published(source.published, known), published(source.changed or "", known)
    if first[0] is None or not 0 < (when - first[0]).days <= MONTH:
        return shown
    near = changed[0] is not None and abs((changed[0] - when).days) <= 1
    same = clock is not None and changed[1] is not None and clock[2:] == changed[1][2:]  # hours are those of a zone
    said = [one for one in blocks if one.role == "dateline" and day_said(low, one.start, one.end, known)[0] == when]
    told = bool(said) and all(_tells_of_change(low, one, known) for one in said)
    return first if (near and same) or told else shown


def _tells_of_change(low: str, line: Stretch, known: Grammar) -> bool:
    """Return whether the only day of a line is that of a change: `Updated 3 July 2016`, `3 July 2016 – Updated 0203 GMT`."""
    days = list(full_dates(low, known, line.start, line.end))
    if len({day for day, _, _ in days}) != 1:
        return False
    _, start, end = days[0]
    words = "|".join(known.lists["furniture-changed"])
    behind = re.match(rf"\W{{1,4}}(?:{words})\w* \d", low[end : line.end])
    return is_of_change(low, line.start, start, known) or behind is not None
