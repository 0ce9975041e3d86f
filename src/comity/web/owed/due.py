"""What is due at the moment a page is of: a table with the reason of each date, and a bar for each clock on one line of time.

Knows how dues are laid out on a page; they are told by `i18n.dues`. Law: computed for the moment asked, and kept no
longer than until the next thing ends.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse

from comity.dues import zones
from comity.dues.counts import measured_record
from comity.dues.state import Owed, Term, Yearly, owed_for, terms_of
from comity.i18n.dues import Told
from comity.records.record import Record
from comity.regime import Regime
from comity.regime.timing import Start
from comity.web.owed.reckoned import found_at
from comity.web.owed.silent import silent
from comity.web.page.present import Entry, Page

WHOLE: Final = 1_000
"""How wide the line of time is, in parts."""
LEAST: Final = 4
EACH: Final = 15
"""How many lines of each list one page has: those that end first before the others."""
_ID: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is due: what, for which record, until when, by which rule, done by which; its bar, if any."""

    what: str
    rule: tuple[str, str, str]
    who: str = ""
    until: str = ""
    entry: Entry | None = None
    why: tuple[str, ...] = ()
    after: str = ""
    past: bool = False
    began: int | None = None
    end: int | None = None
    bar: tuple[int, int] | None = None
    done: Entry | None = None


def show(page: Page) -> HttpResponse:
    """Show what is due, of the whole body, of one party or of one thread."""
    party, thread = _asked(page)
    now = int(page.moment_asked.timestamp())
    found, told = found_at(page.reader, now, party, thread), telling(page)
    due, start = found.due, page.number_asked("after")
    part = slice(start, start + EACH)
    gather(page, due.terms[part], due.owed[part])
    lines = {
        "clocks": [clock(page, told, one, now) for one in due.terms[part]],
        "duties": [duty(page, told, one, now) for one in due.owed[part]],
        "returns": [yearly(told, one, now) for one in due.returns[part]],
    }
    most = max(len(due.terms), len(due.owed), len(due.returns))
    silences = silent(page, told, thread=thread or "")
    listed = silences["silences"] or silences["silences_left_out"]
    scale = _scale([line for shown in lines.values() for line in shown], now)
    return page.render(
        "due",
        moment_told=told.moment(now),
        sections=[(f"due-{name}", [_barred(line, scale) for line in shown]) for name, shown in lines.items() if shown],
        scale=None
        if scale is None
        else tuple(page.words.date(zones.day_of(second, told.regime.zone)) for second in scale),
        now_at=None if scale is None else _place(now, *scale),
        quotas=[told.counted(one) for one in due.counted],
        **silences,
        nothing=due.nothing and not listed,
        left_out=found.left_out,
        first=_query(page) if start else None,
        further=_query(page, after=start + EACH) if most > start + EACH else None,
        about="" if party is None else page.name(party),
        thread=None if thread is None else page.entry(thread),
    )


def gather(page: Page, terms: Iterable[Term], owed: Iterable[Owed]) -> None:
    """Read at once the records that lines of these clocks and duties name: what began them, moved them, discharged them."""
    listed, duties = list(terms), list(owed)
    every = [*listed, *(one.term for one in duties if one.term is not None)]
    done = (one.row["discharged_by"] for one in duties)
    page.fetch(
        [
            *(one.start for one in every),
            *(step.id for one in every for step in one.reckoning.steps if step.id is not None),
            *(one.start for one in duties),
            *(str(key) for key in done if key is not None),
        ]
    )


def _query(page: Page, **other: int) -> str:
    """Return the query that asks the same of another part of the lists."""
    kept = {name: page.request.GET[name] for name in ("party", "thread") if name in page.request.GET}
    return urlencode({**kept, **other})


def of_record(page: Page, record_id: str, record: Record) -> dict[str, Any]:
    """Return the clocks a record started, what is owed for it, and its numbers beside thresholds, as its page shows them."""
    view = page.rows
    view.read_below(("term", "term_move", "obligation"), [record_id])
    terms, owed = list(terms_of(view, record_id)), list(owed_for(view, record_id))
    measured = list(measured_record(view, record_id, record))
    if not (terms or owed or measured):
        return {"clocks": [], "duties": [], "margins": []}  # and the page is the same on any day
    now, told = int(page.moment_asked.timestamp()), telling(page)
    gather(page, terms, owed)
    return {
        "clocks": [clock(page, told, one, now) for one in terms],
        "duties": [duty(page, told, one, now) for one in owed],
        "margins": [tuple(told.measured(one)) for one in measured],
    }


def telling(page: Page) -> Told:
    """Return how dues are told on this page."""

    def record(record_id: str) -> str:
        entry = page.entry(record_id)
        return entry.symbol or entry.title.text

    return Told(words=page.words, regime=page.regime, record=record, day=page.day.isoformat())


def _asked(page: Page) -> tuple[str | None, str | None]:
    """Return the party and the thread the address asks about. Raises Http404 for what the body does not know."""
    party, thread = page.request.GET.get("party"), page.request.GET.get("thread")
    if party is not None and not page.regime.knows(party):
        raise Http404(party)
    if thread is not None and (not _ID.fullmatch(thread) or page.reader.get("thread", thread) is None):
        raise Http404(thread)
    return party, thread


def clock(page: Page, told: Told, term: Term, now: int) -> Line:
    """Return a clock as pages show it."""
    apart = told.distance(term)
    return Line(
        what=told.label(term.clock.labels, term.regime),
        rule=_rule(told, term.clock.article, term.regime),
        until=page.words.clauses((told.state(term, now), apart or "")),
        entry=page.entry(term.start),
        why=tuple(told.steps(term)),
        past=term.reckoning.over(now),
        began=_drawn_from(term),
        end=term.reckoning.end,
    )


def duty(page: Page, told: Told, owed: Owed, now: int) -> Line:
    """Return a duty as pages show it."""
    open_, term, done = owed.row["status"] == "open", owed.term, owed.row["discharged_by"]
    state = "" if open_ else page.words.say(f"obligation-{owed.row['status']}")
    return Line(
        what=told.label(owed.duty.labels, owed.regime),
        rule=_rule(told, owed.duty.article, owed.regime),
        who=f"{page.name(owed.owner)} → {page.name(owed.to)}",
        until=state or ("" if owed.end is None else told.moment(owed.end)),
        entry=page.entry(owed.start),
        why=() if term is None else tuple(told.steps(term)),
        after=page.words.clauses(told.after(owed, now)),
        past=open_ and owed.end is not None and now > owed.end,
        began=None if term is None else _drawn_from(term),
        end=owed.end if open_ else None,
        done=None if done is None else page.entry(str(done)),
    )


def yearly(told: Told, due: Yearly, now: int) -> Line:
    """Return a yearly return as pages show it."""
    rule = _rule(told, due.due.article, told.regime)
    return Line(what=told.yearly(due, now), rule=rule, end=due.end, past=now > due.end)


def _rule(told: Told, article: str, regime: Regime) -> tuple[str, str, str]:
    """Return an article, its title, and how well it is known."""
    rule = regime.rules[article]
    return article, told.label(rule.title, regime), told.words.say(f"rule-{rule.status}")


def _drawn_from(term: Term) -> int | None:
    """Return from where a clock's bar is drawn: its beginning or, where it counts from a date to come, the record's reception."""
    if term.clock.start is Start.FIELD:
        return zones.seconds(str(term.row["at"]))
    return term.reckoning.began


def _scale(lines: list[Line], now: int) -> tuple[int, int] | None:
    """Return the first and last second of the line of time that bars lie on; None where there is none."""
    bars = [(line.began, line.end) for line in lines if line.began is not None and line.end is not None]
    if not bars:
        return None
    first = min([now, *(began for began, _ in bars)])
    return first, max([now, *(max(began, end) for began, end in bars)]) + zones.HOUR


def _barred(line: Line, scale: tuple[int, int] | None) -> Line:
    """Return a line with its bar, where it has both ends."""
    if scale is None or line.began is None or line.end is None:
        return line
    low, high = sorted((_place(line.began, *scale), _place(line.end, *scale)))
    return replace(line, bar=(low, max(LEAST, high - low)))


def _place(second: int, first: int, last: int) -> int:
    return round((second - first) * WHOLE / (last - first))
