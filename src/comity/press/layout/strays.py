"""Lines that tell a day as those do that say when, but another day than the article's: `Next sitting: 3 April 2014`.

Knows what stands beside a day in a stamp, and which words do not; not what happens on the day. Law: what a page says of its own
publishing or changing, of who wrote and where stays a dateline, whatever its day.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from comity.press.dates.figures import full_dates
from comity.press.dates.stamps import WEEKDAY
from comity.press.layout.stating import TIME
from comity.press.words.grammar import Grammar
from comity.press.words.page import Stretch

LONGEST: Final = 120
"""Characters of such a line."""
_CLOCK: Final = re.compile(r"\d:\d\d")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_LABEL: Final = re.compile(
    r"\W*(?P<label>[^\W\d_]{4,}(?: [^\W\d_]+){0,4}) ?: (?:le |on )?(?:(?:" + WEEKDAY + r"),? )?(?=\d)"
)


def as_text(blocks: Sequence[Stretch], text: str, low: str, known: Grammar, when: date) -> list[Stretch]:
    """Return blocks, a dateline that tells another day than the article's own and says what is on that day as text."""
    return [
        Stretch("body", one.start, one.end) if one.role == "dateline" and _tells(one, text, low, known, when) else one
        for one in blocks
    ]


def _tells(one: Stretch, text: str, low: str, known: Grammar, when: date) -> bool:
    """Return whether a line says what is on another day, by a label that is none of publishing or, of a later one, by words."""
    days = list(full_dates(low, known, one.start, one.end)) if one.end - one.start <= LONGEST else []
    if not days or any(day == when for day, _, _ in days) or _stamps(low, one, known):
        return False
    label = _LABEL.match(low, one.start, one.end)
    rest = text[one.start : days[0][1]] + " " + text[days[0][2] : one.end]
    beside = known.lists["furniture-beside_stamps"]
    words = [word for word in _WORD.findall(TIME.sub("", rest)) if word.islower() and word not in beside]
    said = any(known.weekdays.fullmatch(word) is None and known.months.fullmatch(word) is None for word in words)
    # titles of other articles have a clock (`20 July 2016 - 13:11 The port`), a paper has a day before: `Report, 7 May 2018`
    clocked = _CLOCK.search(low, one.start, one.end) is not None
    ahead = said and not clocked and days[0][0] > when
    return ahead or (label is not None and not _is_place(text, label, one.start, known))


def _is_place(text: str, label: re.Match[str], start: int, known: Grammar) -> bool:
    """Return whether a label may be a place, being one word: `Vienne : 3 avril 2014`."""
    return " " not in label["label"] and text[start].isupper() and label["label"] not in known.lists["furniture-labels"]


def _stamps(low: str, one: Stretch, known: Grammar) -> bool:
    """Return whether a line says that something was published, changed or looked at, or by whom."""
    said = low[one.start : one.end]
    lists = known.lists
    kinds = ("published", "changed", "looked", "stamps")
    return any(word in said for kind in kinds for word in lists[f"furniture-{kind}"]) or said.startswith(
        tuple(f"{word} " for word in lists["furniture-bylines"])
    )
