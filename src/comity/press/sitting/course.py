"""How a session went from its opening to its close: which day of a clause it opened or closed on, and the days they make.

Knows words that open and close, and days beside them; not whose sitting it is. Law: an opening and a close are told by words of
their own, in one clause or in several about the same sitting; days are joined only where both were.
"""

from dataclasses import dataclass, replace
from typing import Final

from comity.press.dates.calendar import between
from comity.press.dates.dated import Dated
from comity.press.sitting.seen import Seen
from comity.press.words.page import Page, once
from comity.press.words.tokens import Sentence

LONGEST: Final = 92
"""Days a session may last; a plan for longer is no sitting."""
REACH: Final = 10
"""Words between a day and the word that says what began or ended on it, marks and other days counted more."""
TILL: Final = 20
"""Characters before a day in which `until` stands, where it is no part of the date."""
WALL: Final = 4
"""How much farther a word is behind a comma, a conjunction or another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The day a sitting was told to open on and the one it was told to close on, each None where it was not told."""

    opens: Dated | None = None
    closes: Dated | None = None

    @property
    def told(self) -> bool:
        """Return whether a day of opening or closing was told."""
        return self.opens is not None or self.closes is not None

    def joined(self, other: "Course") -> "Course":
        """Return what two clauses about one sitting tell of it; what the first tells counts."""
        return Course(opens=self.opens or other.opens, closes=self.closes or other.closes)

    @property
    def whole(self) -> Dated | None:
        """Return the days from the opening to the close; None where one is missing or they do not fit."""
        if self.opens is None or self.closes is None:
            return None
        begun, ended = self.opens.when.low, self.closes.when.low
        if begun is None or ended is None or not 0 < (ended - begun).days <= LONGEST:
            return None
        start, end = min(self.opens.start, self.closes.start), max(self.opens.end, self.closes.end)
        return replace(self.opens, when=between(begun, ended, "interval"), start=start, end=end)


@once
def course_of(seen: Seen, sentence: Sentence) -> Course:
    """Return which day of a clause something opened on, and which it closed on."""
    start, end = seen.page.span(sentence)
    days = [one for one in seen.dates_in(start, end) if one.when.precision in _DAYS]
    if not days:
        return _UNTOLD
    found: dict[str, Dated] = {}
    for one in days:
        told = _told(seen.page, sentence, one, days)
        if told is not None:
            found.setdefault(told, one)
    return Course(opens=found.get("opens"), closes=found.get("closes"))


_UNTOLD: Final = Course()
_DAYS: Final = frozenset(("day", "start-open"))


def _told(page: Page, sentence: Sentence, day: Dated, days: list[Dated]) -> str | None:
    """Return whether a day is one of opening or closing: by `since` or `until` before it, else by the nearest word."""
    start, end = page.span(sentence)
    known = page.grammar
    if day.when.precision == "start-open":
        return "opens"
    if is_until(page, day, start):
        return "closes"
    best, nearest = None, REACH + 1
    for kind, pattern in (("opens", known.opens), ("closes", known.closes)):
        for found in pattern.finditer(page.low, start, end) if pattern is not None else ():
            away = _away(page, found.start(), found.end(), day, days)
            if away < nearest:
                best, nearest = kind, away
    return best


def is_until(page: Page, day: Dated, start: int) -> bool:
    """Return whether `until` stands before a day, behind a character, or begins it."""
    till = page.grammar.till
    found = till.finditer(page.low, max(start, day.start - TILL), day.end) if till is not None else ()
    return any(one.start() == day.start or 0 <= day.start - one.end() <= 1 for one in found)


def _away(page: Page, start: int, end: int, day: Dated, days: list[Dated]) -> int:
    """Return how many words a word is from a day, more over commas, conjunctions and other days."""
    low, high = (end, day.start) if end <= day.start else (day.end, start)
    between_ = page.tokens[page.token_at(low) : page.token_at(high)]
    walls = sum(one.low in page.grammar.lists["sit-walls"] for one in between_)
    others = sum(low <= one.start < high for one in days if one is not day)
    return len(between_) + WALL * (walls + others) + (end > day.start)
