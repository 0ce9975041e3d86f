"""The day in the address of a page that stands with its text: `https://news.example/2016/07/13/council-sits`.

Knows addresses alone. Law: an address counts at the edges of a page, in a line of its own, and where no line says when.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from comity.press.dates.calendar import made
from comity.press.layout.lines import Line

_ADDRESS: Final = re.compile(
    r"(?:(?:source|url|link|permalink|источник|ссылка) ?: ?)?(?:https?://|www\.)[^\s?#]*?/"
    r"(?P<year>(?:19|20)\d\d)(?P<by>[/-]?)(?P<month>0[1-9]|1[0-2])(?P=by)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)\S*"
)
EDGE: Final = 3
"""Lines at the head and at the end of a page among which its address stands."""


def addressed(lines: Sequence[Line], low: str) -> date | None:
    """Return the day in the address of a page; None where none stands at its edges, or several days do."""
    near = {line.start: line for line in (*lines[:EDGE], *lines[-EDGE:])}.values()
    found = [one for line in near if (one := _ADDRESS.fullmatch(low, line.start, line.end)) is not None]
    days = {made(*(int(one[name]) for name in ("year", "month", "day"))) for one in found}
    return days.pop() if len(days) == 1 else None
