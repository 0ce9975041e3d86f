"""Duties, thresholds, quotas, returns, silences and decisions of a regime as values.

Knows docs/spec/regime.md 7 and 17 to 21; not who owes what in a body (fold, dues). Law: every number lies under an article.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from comity.regime.conditions import Condition
from comity.regime.timing import Meaning

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What somebody comes to owe by a record; `article` is the rule it rests on.

    `owner`: `addressees` (parties and groups it is addressed to), `others` (every other party of the day), `author`, `about`
    (the party its form says it is about) or the code of an office. It is discharged by a record of one of the forms
    `discharge`, or by `acknowledge` and `reply` where none is named. `clock` says until when, `silence` what it means that the
    time passed, `then` which form may follow. It is owed only of records that meet `when`.
    """

    name: str
    labels: Labels
    article: str
    owner: str
    discharge: tuple[str, ...]
    clock: str | None
    silence: Meaning | None
    then: str | None
    when: Condition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A condition that makes a record of these forms something: `labels` say what (notifiable, observable, constrained)."""

    name: str
    labels: Labels
    article: str
    forms: tuple[str, ...]
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """At most `limit` records of a form in each window of `years` calendar years, counted under whom `charged` names.

    `charged` is `author`, `body` (all together) or a field that names a party. The year is that of the date field `dated`, else
    of reception.
    Where `begins` and `ends` name date fields the quota is of what goes on at the same time.
    """

    name: str
    labels: Labels
    article: str
    form: str
    limit: int
    years: int
    charged: str
    dated: str | None
    begins: str | None
    ends: str | None
    when: Condition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What every party owes each year: a record of `form` whose number field `year` says which; due by a yearly clock.

    The return due in a year is about that year plus `shift` (-1: the year before; 1: the year to come); `since` is the first
    year in which one is due. One that meets `nil` says that there is nothing to return.
    """

    name: str
    labels: Labels
    article: str
    form: str
    clock: str
    shift: int
    since: int
    silence: Meaning | None
    nil: Condition | None


class Broken(StrEnum):
    """What becomes of a text whose silence was broken."""

    DEAD = "dead"
    OPEN = "open"
    VOTE = "vote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """How a text is submitted to silence: for how many `hours` at least, whether only at an open sitting, what breaks it."""

    name: str
    labels: Labels
    article: str
    hours: int | None
    sitting: bool
    breaks: frozenset[str]
    broken: Broken


class Needs(StrEnum):
    """How a body decides."""

    CONSENSUS = "consensus"
    VOTE = "vote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an adoption needs: that at most `minus` parties object (consensus), or votes.

    By vote: positions on the text with stance `yes` are more than `share` (numerator, denominator) of those with `yes` or `no`,
    or, with `reaches`, at least that share.
    """

    name: str
    labels: Labels
    article: str
    needs: Needs
    minus: int
    yes: str
    no: str
    share: tuple[int, int]
    reaches: bool
