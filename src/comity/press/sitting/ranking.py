"""Which of all who are named in an article sat, and on which day: every candidate weighed by its marks, the heaviest taken.

Knows weights (`grammar/sittings.json`, made by tools/press_weights.py) and sums; not what a mark means. Law: nobody sat, and no
day is told, where nothing weighs more than that does.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from comity.press.dates.calendar import When
from comity.press.dates.dated import Dated
from comity.press.sitting.elsewhere import is_led, sits_undated
from comity.press.sitting.groups import ALL, ONE, OWN, Group, groups_of, standing_of
from comity.press.sitting.mentions import Mention
from comity.press.sitting.namesakes import is_within
from comity.press.sitting.occasions import MONTH, Occasion, occasions_of
from comity.press.sitting.seen import Seen
from comity.press.sitting.told import is_told_of, telling
from comity.press.words.grammar import FOLDER
from comity.press.words.tokens import Sentence

WEIGHTS: Final = FOLDER / "sittings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each mark weighs, and what it weighs that there is nothing.

    `own` are those of one mention without their beginning, `whole` those of all mentions of a body.
    """

    marks: Mapping[str, float]
    nothing: float
    own: Mapping[str, float] = field(init=False)
    whole: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        """Keep what marks of one mention, and of all of a body, weigh as a mention has them."""
        own = {mark.removeprefix(ONE): weight for mark, weight in self.marks.items() if mark.startswith(ONE)}
        whole = {mark.removeprefix(ALL): weight for mark, weight in self.marks.items() if mark.startswith(ALL)}
        object.__setattr__(self, "own", own)
        object.__setattr__(self, "whole", {mark: weight for mark, weight in whole.items() if not mark.startswith(OWN)})

    def of(self, marks: Iterable[str]) -> float:
        """Return the sum of what marks weigh; one that was never seen weighs nothing."""
        known = self.marks
        return math.fsum([known[mark] for mark in marks if mark in known])

    def of_mentions(self, group: Group, groups: Sequence[Group]) -> list[float]:
        """Return what the marks of each mention of a group weigh, as `features_of` gives them; what they share is found once."""
        known, own, whole = self.marks, self.own, self.whole
        shared = [whole[mark] for mark in frozenset[str]().union(*group.marks) if mark in whole]
        shared += [known[mark] for mark in standing_of(group, groups) if mark in known]
        return [math.fsum([*shared, *[own[mark] for mark in marks if mark in own]]) for marks in group.marks]


@cache
def weights(path: Path = WEIGHTS) -> Mapping[str, Weights]:
    """Return the weights of bodies and of days."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: Weights(marks=one["marks"], nothing=one["nothing"]) for name, one in data.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The body an article is about, the mention that tells most of its sitting, and the day; no day where none is told.

    `perhaps` are the bodies it may as well be about, likeliest first, where none is likely enough; else there are none.
    """

    group: Group
    best: Mention
    when: Dated | None
    perhaps: tuple[Group, ...] = ()

    def name(self, told: str | None) -> str:
        """Return what the body is called: at its fullest, with its letters, or by another name, as a clause has it."""
        group, (own, _, first, last) = self.group, self.best.body
        if own in group.others and not own.isupper():
            return own
        by_letters = told == group.letters or (self.best.kind in _BY_LETTERS and last - first == 1)
        return f"{group.name} ({group.letters})" if by_letters and group.letters not in {"", group.name} else group.name

    @property
    def day(self) -> str | None:
        """Return the day as it is told."""
        return None if self.when is None else self.when.when.value


_BY_LETTERS: Final = frozenset(("letters", "unknown", "unknown-sits", "organisation", "organ", "group"))
"""Kinds of mentions that may be letters alone."""


def ranked(seen: Seen, leave_out: set[int]) -> Ranked | None:
    """Return whose sitting an article is about, and when; None where it is about none."""
    groups = groups_of(seen, leave_out)
    known = weights()["body"]
    scored = [(together(known.of_mentions(one, groups)), one) for one in groups]
    scored = owned(scored)
    more = [one for one in scored if one[0] > known.nothing]
    told = telling(seen, leave_out) if scored else frozenset[Sentence]()
    more = [one for one in more if is_told_of(seen, one[1], told)]
    if not more:
        met = _met_on_a_day(seen, scored, groups)
        return met if met is not None and told else None
    own = [one for one in more if one[1].code is not None]  # the reader's own body goes before others
    _, group = max(own or more, key=lambda one: one[0])
    best = best_of(group)
    found = occasions_of(seen, group, groups, best)
    when = _day(found) or (
        _day([one for one in found if "dateline" in one.marks], -TODAY) if _sits_now(seen, group) else None
    )
    perhaps = _perhaps(scored, known.nothing, group)
    if perhaps and when is None:
        return None  # in doubt who sat, and no day: most such articles are about no sitting
    return Ranked(group=group, best=best, when=when, perhaps=perhaps)


def _sits_now(seen: Seen, group: Group) -> bool:
    """Return whether an article begins with a body's sitting and tells no day but that of the dateline before its first words."""
    told = seen.today is not None and any(sits_undated(marks) for marks in group.marks)
    return told and is_led(seen.page)


TODAY: Final = 2.5
"""How much less than nothing the day of an article may weigh that begins with a sitting and tells no day of it."""


def _met_on_a_day(seen: Seen, scored: Sequence[tuple[float, Group]], groups: Sequence[Group]) -> Ranked | None:
    """Return the sitting that weighs most of those called by what they are, where it nearly weighs enough and has its day.

    A body may do anything on a day; `talks` that are told with theirs are a sitting, whoever holds them. A day on which somebody
    spoke of them is none of theirs.
    """
    least = weights()["body"].nothing - NEARLY
    met = [one for one in scored if one[0] > least and one[1].code is None and _is_met(one[1])]
    if not met:
        return None
    _, group = max(met, key=lambda one: one[0])
    best = best_of(group)
    told = [one for one in occasions_of(seen, group, groups, best) if "spoken" not in one.marks]
    when = _day(told, SURELY)
    return None if when is None else Ranked(group=group, best=best, when=when)


NEARLY: Final = 2.0
"""How much less than nothing a sitting may weigh that has its day."""
SURELY: Final = 2.0
"""How much more than nothing that day has to weigh."""


def _is_met(group: Group) -> bool:
    """Return whether a group is a sitting called by what it is, or ranks that meet, and no body."""
    return all(one.kind in _MET for one in group.mentions)


_MET: Final = frozenset(("ranks", "sitting", "own"))


def owned(scored: Sequence[tuple[float, Group]]) -> list[tuple[float, Group]]:
    """Return bodies with what weighs for sittings that have no name of their own and are told beside them: theirs.

    Of several bodies beside one sitting it is that of the heaviest, as far as that weighs a fair part of what the sitting does.
    """
    whole = {id(one): [weight] for weight, one in scored}
    for weight, one in scored:
        if not _is_plain(one):
            continue
        beside = [(own, other) for own, other in scored if not _is_plain(other) and _is_beside(one, other)]
        own, owner = max(beside, key=lambda pair: pair[0], default=(NEVER, one))
        if own >= weight + FAIR:
            whole[id(owner)].append(weight)
            whole[id(one)] = [NEVER]
    return [(together(whole[id(one)]), one) for _, one in scored]


NEVER: Final = -1e6
"""What a sitting weighs for itself whose body is known."""
FAIR: Final = math.log(0.4)
"""How much less than a sitting without a name the body may weigh whose it is."""


def _is_plain(group: Group) -> bool:
    """Return whether a sitting has no name of its own: ranks alone, `the emergency meeting`."""
    return group.code is None and all(one.kind in _PLAIN for one in group.mentions)


_PLAIN: Final = frozenset(("ranks", "sitting"))


def _is_beside(plain: Group, other: Group) -> bool:
    """Return whether a body is named in a clause with a sitting that has no name."""
    clauses = {one.clause for one in plain.mentions}
    return any(one.clause in clauses for one in other.mentions)


def _perhaps(scored: Sequence[tuple[float, Group]], nothing: float, taken: Group) -> tuple[Group, ...]:
    """Return the likeliest bodies where the one taken is not likely enough: the share of each is that of its weight in all.

    What those weigh whose name has all of its name, or is in it, speaks for it: the body and its own conference are no two.
    """
    whole = together([nothing, *(weight for weight, _ in scored)])
    shares = sorted(
        ((math.exp(weight - whole), order, one) for order, (weight, one) in enumerate(scored)), reverse=True
    )
    own = sum(share for share, _, one in shares if one is taken or is_within(one.called, taken.called))
    if taken.code is not None or own >= SURE:
        return ()
    return tuple(one for share, _, one in shares if one.name and (share >= LIKELY or one is taken))


SURE: Final = 0.5
"""Share of the weight from which a body is taken for the one that sat: that of all others, and of nobody, together."""
LIKELY: Final = 0.1
"""Share from which a body is offered."""


def best_of(group: Group) -> Mention:
    """Return the mention of a group whose clause has most of what tells a sitting, the first of those."""
    told = [len(marks & _TELLS) - ("c:earlier" in marks) for marks in group.marks]
    return group.mentions[told.index(max(told))]


_TELLS: Final = frozenset(("c:sit-verb", "c:noun", "c:day", "c:sit-gather"))


def _day(found: Sequence[Occasion], more: float = 0.0) -> Dated | None:
    """Return the day that weighs most, by so much `more` than nothing; None where none does."""
    known = weights()["day"]
    by_day: dict[str, list[tuple[float, Dated]]] = {}
    for one in (one for one in found if not one.apart):
        by_day.setdefault(one.when.when.value, []).append((known.of(one.marks), one.when))
    if not by_day:
        return None
    chosen = max(by_day.values(), key=lambda told: together([weight for weight, _ in told]))
    if together([weight for weight, _ in chosen]) <= known.nothing + more:
        return None
    best = max(chosen, key=lambda one: one[0])[1]
    whole = next((one.when for one in found if _has(one, best.when)), None)
    if whole is None and any(one.opens and one.when.when == best.when for one in found):
        likely = (told for told in by_day.values() if together([weight for weight, _ in told]) > known.nothing)
        whole = next((told[0][1] for told in likely if _begins(told[0][1].when, best.when)), None)
    return whole or best


def _begins(days: When, when: When) -> bool:
    """Return whether days told from the first to the last begin on the one a session opened: `from 26 to 27 August`."""
    low, high, day = days.low, days.high, when.low
    if days.precision != "interval" or when.precision != "day" or low is None or high is None:
        return False
    return low == day and (high - low).days <= MONTH


def _has(one: Occasion, when: When) -> bool:
    """Return whether a clause tells a sitting from its first day to its last, and a day is one of those."""
    low, high, day = one.when.when.low, one.when.when.high, when.low
    if low is None or high is None or day is None or when.precision != "day":
        return False
    return {"joined", "with"} <= one.marks and low <= day <= high


def together(told: Sequence[float]) -> float:
    """Return what several mentions of one thing weigh together: a little more than the heaviest."""
    most = max(told)
    return most + math.log(sum(math.exp(one - most) for one in told))
