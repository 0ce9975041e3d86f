"""What concerns a seat at the moment its desk is opened: what it owes, what it is owed, clocks that run, each with its reason.

Knows what is due and the filters an address asks for; telling it is `i18n.dues`' part. Law: filters only leave out, and say how
many they left; computed when asked, so it is never kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, QueryDict

from comity.dues import zones
from comity.dues.state import Owed, Term, Yearly
from comity.i18n.dues import Told
from comity.web.owed import due
from comity.web.owed.due import Line
from comity.web.owed.reckoned import found_at
from comity.web.page.present import Page

KINDS: Final = ("owes", "returns", "owed", "clocks")
WITHIN: Final = (7, 30, 90)
STATES: Final = ("running", "past")
SHOWN: Final = 15
SHOWN_ALONE: Final = 40
"""Lines of one kind: beside the others, and where a reader asked for that kind alone."""
CLOCKS: Final = 60
"""Clocks looked at, those bounded first: a body may have thousands that are sent to all."""
_Due = Owed | Term | Yearly


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for: one kind, one counterparty, what ends within so many days, what runs or is past its time."""

    kind: str = ""
    other: str = ""
    within: int = 0
    state: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.other or self.within or self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing due as the desk shows it: the line, and how long there still is or how long ago its time ended."""

    line: Line
    left: str
    past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Everything of one kind: what is shown, and how many are not, being left out by the filters or more than a page holds.

    `cut` says that there may be clocks that end later than all that were looked at.
    """

    kind: str
    lines: list[Waiting]
    more: int
    filtered: int
    cut: bool


def asked(page: Page, query: QueryDict) -> Asked:
    """Return what an address asks for. Raises Http404 for what no form of ours sends."""
    kind, other = query.get("kind", ""), query.get("other", "")
    within, state = query.get("within", ""), query.get("state", "")
    known = kind in {"", *KINDS} and within in {"", *map(str, WITHIN)} and state in {"", *STATES}
    if not known or (other and not page.regime.knows(other)):
        raise Http404("desk")
    return Asked(kind=kind, other=other, within=int(within or 0), state=state)


def sections(page: Page, code: str, wanted: Asked) -> list[Section]:
    """Return what is due that concerns a seat, by kind, what comes first first."""
    now, told = int(page.moment_asked.timestamp()), due.telling(page)
    looked_at = found_at(page.reader, now, code, soonest=CLOCKS)
    found = looked_at.due
    groups: Mapping[str, tuple[Iterable[_Due], Callable[[Any], Line]]] = {
        "owes": ([one for one in found.owed if one.owner == code], lambda one: due.duty(page, told, one, now)),
        "returns": (found.returns, lambda one: due.yearly(told, one, now)),
        "owed": ([one for one in found.owed if one.owner != code], lambda one: due.duty(page, told, one, now)),
        "clocks": (found.terms, lambda one: due.clock(page, told, one, now)),
    }
    limit = SHOWN_ALONE if wanted.kind else SHOWN
    chosen: dict[str, tuple[list[_Due], int]] = {}
    for kind, (of_kind, _) in groups.items():
        if wanted.kind in {"", kind}:
            every = list(of_kind)
            chosen[kind] = [one for one in every if _wanted(page, one, code, wanted, now)], len(every)
    shown = [one for of_kind, _ in chosen.values() for one in of_kind[:limit]]
    due.gather(page, (one for one in shown if isinstance(one, Term)), (one for one in shown if isinstance(one, Owed)))
    return [
        Section(
            kind=kind,
            lines=[_waiting(page, told, groups[kind][1](one), now) for one in of_kind[:limit]],
            more=max(0, len(of_kind) - limit),
            filtered=number - len(of_kind),
            cut=kind == "clocks" and looked_at.cut,
        )
        for kind, (of_kind, number) in chosen.items()
    ]


def _wanted(page: Page, one: _Due, code: str, wanted: Asked, now: int) -> bool:
    end = one.reckoning.end if isinstance(one, Term) else one.end
    if wanted.other and wanted.other not in _others(page, one, code):
        return False
    past = end is not None and now > end
    if wanted.state and wanted.state != ("past" if past else "running"):
        return False
    return not wanted.within or (end is not None and end <= now + wanted.within * zones.DAY)


def _others(page: Page, one: _Due, code: str) -> set[str]:
    """Return with whom something is due: the other of a duty, or whoever made or was sent the record a clock runs for."""
    if isinstance(one, Yearly):
        return set()
    if isinstance(one, Owed):
        return {one.to if one.owner == code else one.owner}
    row = page.record_row(one.start) or {"for": "", "to": []}
    to = row["to"]
    return {str(row["for"]), *(str(name) for name in (to if isinstance(to, list) else ()))} - {code}


def _waiting(page: Page, told: Told, line: Line, now: int) -> Waiting:
    if line.end is None:
        return Waiting(line=line, left="", past=False)
    name = "desk-ago" if line.past else "desk-left"
    return Waiting(line=line, left=page.words.say(name, time=told.span(abs(line.end - now))), past=line.past)
