"""A date found in an article: what it means and where it stands.

Knows no language and no pattern; how a date is found is told by `days`. Law: a date told from another (`three days later`)
is a step until the other is known.
"""

from dataclasses import dataclass

from comity.press.dates.calendar import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date found: what it means, where it stands; `said` is the weekday the text gives beside a day of the month.

    `loose` is a weekday whose sentence does not say whether it is past or to come, and a day told from another; `dated` a day
    without a year that has its year from a date before it, `weekly` a weekday of every week.
    """

    when: When
    start: int
    end: int
    kind: str
    explicit: bool = False
    said: int | None = None
    loose: bool = False
    dated: bool = False
    weekly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A date told from the one named before it: so many of a unit away; `when` is meant where none was named."""

    unit: str
    by: int
    when: When | None
    start: int
    end: int
    month: int = 0
    day: int = 0


Told = Dated | Step
