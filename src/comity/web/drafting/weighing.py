"""What a record would be beside the rules if it were handed in now: margins, dates as they are read, clocks and duties.

Knows drafts, the rehearsal and how dues are told; not forms or templates. Law: nothing is written and nothing is judged; a number
stands beside a number, and each date is the one that would be told once the record is in the log.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from comity.dues.counts import Measured, measured
from comity.dues.state import Owed, Term, is_running, last_second_of, owed_for, terms_of
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.view import View
from comity.i18n.dues import Told
from comity.records.record import parse_text, record_id
from comity.regime import Form, Kind, Regime
from comity.service.drafting import Draft
from comity.service.rehearsal import Rehearsal
from comity.web.page.present import Page

NAMED: Final = 6
"""So many parties that would owe something are named; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A clock or duty a record would start: what, whose, until when, by which rule, and each step to that date."""

    what: str
    who: str
    until: str
    rule: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One threshold: whether it is met and by which rule, and each number beside it, those that are given first."""

    head: str
    given: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Numbers beside thresholds, dates as they are read, and what would start or be done; None before the log would take it."""

    margins: tuple[Beside, ...]
    dates: tuple[tuple[str, str], ...]
    started: tuple[Started, ...] | None = None
    done: tuple[str, ...] = ()


def weighable(regime: Regime, form: Form) -> bool:
    """Return whether anything can be said of what is written into a form before it is handed in."""
    dated = any(field.kind is Kind.DATE for field in form.fields.values())
    return (
        dated or bool(form.duties or form.clocks) or any(form.name in one.forms for one in regime.thresholds.values())
    )


def weighed(page: Page, draft: Draft, text: bytes | None) -> Weighed:
    """Return what can be said of a draft; `text` is what it was prepared as, where the log would take it and all may read it."""
    told = _telling(page, "" if text is None else record_id(text), draft.form)
    fields = draft.body.get("fields", {})
    written = fields if isinstance(fields, dict) else {}
    margins = tuple(_beside(told, one) for one in measured(page.regime, draft.form, written))
    dates = tuple(_dates(told, page.regime.forms[draft.form], {**written, "": draft.at}))
    if text is None:
        return Weighed(margins=margins, dates=dates)
    record, now = parse_text(text), int(time.time())
    rehearsal = Rehearsal(page.reader, now, {})
    rehearsal.admit(text)
    view, made = rehearsal.view, record_id(text)
    done = [one for ref in record.refs for one in owed_for(view, ref.id) if one.row["discharged_by"] == made]
    return Weighed(
        margins=margins,
        dates=dates,
        started=tuple(_started(told, view, made, now)),
        done=tuple(told.owed(one, now) for one in done),
    )


def _telling(page: Page, made: str, form: str) -> Told:
    """Return how dues are told where one record among them is not in the log yet."""

    def record(name: str) -> str:
        if name == made:
            return page.form(form)
        entry = page.entry(name)
        return entry.symbol or entry.title.text

    return Told(words=page.words, regime=page.regime, record=record, day=page.day.isoformat())


def _beside(told: Told, found: Measured) -> Beside:
    head, *lines = told.measured(found)
    rows = list(zip(lines, found.margins, strict=True))
    given = tuple(line.strip() for line, margin in rows if margin.told is not None)
    return Beside(head=head, given=given, left=tuple(line.strip() for line, margin in rows if margin.told is None))


def _dates(told: Told, form: Form, written: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield each date of a form that can be read, as people read it; a moment also in the zone of the body."""
    for name, field in form.fields.items():
        value = written.get(name)
        if field.kind is Kind.DATE and isinstance(value, str):
            try:
                edtf.parse(value)
            except Rejected:
                continue
            exact = "T" in value and "/" not in value
            zoned = (told.instant(last_second_of(value, told.regime.zone)),) if exact else ()
            yield told.label(field.labels, told.regime), told.words.clauses((told.words.date(value), *zoned))


def _started(told: Told, view: View, made: str, now: int) -> Iterator[Started]:
    """Yield the clocks that bound no duty, then the duties, one line for all who would owe the same by the same time."""
    duties = owed_for(view, made)
    bounding = {one.term.key for one in duties if one.term is not None}
    for term in terms_of(view, made):
        if term.key not in bounding:
            yield _line(told, told.label(term.clock.labels, term.regime), "", told.state(term, now), term)
    groups: dict[tuple[str, int | None], list[Owed]] = {}
    for one in duties:
        groups.setdefault((one.duty.name, one.end), []).append(one)
    for alike in groups.values():
        first = alike[0]
        who = _who(told, [one.owner for one in alike])
        until = "" if first.end is None else told.moment(first.end)
        if first.term is not None and not (first.end is not None and is_running(first.term.reckoning, now)):
            until = told.state(first.term, now)
        what = told.label(first.duty.labels, first.regime)
        yield _line(told, what, who, until, first.term, told.rule(first.duty.article, first.regime))


def _line(told: Told, what: str, who: str, until: str, term: Term | None, rule: str = "") -> Started:
    why = () if term is None else tuple(told.steps(term))
    named = rule or ("" if term is None else told.rule(term.clock.article, term.regime))
    return Started(what=what, who=who, until=until, rule=named, why=why)


def _who(told: Told, owners: Iterable[str]) -> str:
    codes = list(owners)
    if len(codes) <= NAMED:
        return ", ".join(told.name(code) for code in codes)
    return told.words.say("form-owed-by-count", count=len(codes))
