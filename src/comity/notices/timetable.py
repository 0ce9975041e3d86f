"""A body's sittings and ends as appointments: of everybody, or of what concerns one seat.

Knows rows and dues; not the format of a calendar. Law: a function of the log's size, the reader and the language: what runs is
told as of the newest record, never as of the hour, so that an unchanged log gives an unchanged calendar.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from comity.dues.reckon import Reckoning
from comity.dues.state import Rulebook, last_second_of, owed, term
from comity.encoding import edtf
from comity.notices.happening import Kind, Row
from comity.notices.reminding import Pending, Silence
from comity.notices.wording import Telling
from comity.store.timetable import Changed, changed_last, received_at

EACH: Final = 100
"""So many of each kind a calendar holds at most: those that changed last."""
FALLEN: Final = frozenset({"lifted", "withdrawn", "bypassed", "paused", "waiting"})
"""States of a clock in which it has no end any more, or not now."""
_SECOND: Final = "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One entry: at a second, or on whole days (`days`: the first, and the one after the last).

    `name` stays the same however often it moves; `moved` counts how often it did, `changed` is when, in Unix seconds.
    """

    name: str
    summary: str
    lines: tuple[str, ...]
    url: str
    second: int | None
    days: tuple[date, date] | None
    cancelled: bool
    moved: int
    changed: int


def timetable(told: Telling, code: str | None, names: frozenset[str]) -> list[Appointment]:
    """Return the appointments of a body, or of those who go by `names` where a seat's code is given; by name.

    A seat's say why each end is when it is; a body's lead to where that is said.
    """
    wanted = None if code is None else names
    found = [*_sittings(told), *_silences(told), *_duties(told, wanted), *_clocks(told, wanted)]
    return sorted(found, key=lambda one: one.name)


def _sittings(told: Telling) -> Iterator[Appointment]:
    reader = told.reader
    for one in changed_last(reader, "sitting", EACH):
        record = told.row(one.key)
        moved = list(
            reader.query("SELECT since FROM rows WHERE tbl='record' AND key=? AND since<?", one.key, reader.size)
        )
        second, days = _when(str(one.row["date"] or one.row["at"]))
        title = told.title(one.row) or told.form(record["form"])
        lines = [told.words.say("field-line", label=label, value=value) for label, value in told.fields(one.key)]
        yield Appointment(
            name=_name("sitting", one.key),
            summary=told.words.say("calendar-sitting", title=title),
            lines=tuple(lines),
            url=told.record_url(one.key),
            second=second,
            days=days,
            cancelled=record["status"] != "stands",
            moved=len(moved) - 1,
            changed=received_at(reader, max(int(since) for (since,) in moved)),
        )


def _silences(told: Telling) -> Iterator[Appointment]:
    for one in changed_last(told.reader, "silence", EACH):
        end = last_second_of(str(one.row["until"]), told.regime.zone)
        pending = Pending(
            ident=one.key, kind=Kind.SILENCES, start=one.key, what=Silence(id=one.key, row=one.row), began=0, end=end
        )
        yield _ending(told, "silence", one, pending, fallen=one.row["status"] == "withdrawn", why=False)


def _duties(told: Telling, names: frozenset[str] | None) -> Iterator[Appointment]:
    view, rules = told.reader.view(), Rulebook(told.reader.view())
    for one in changed_last(told.reader, "obligation", EACH, None if names is None else sorted(names)):
        due = owed(view, one.key, one.row, rules)
        end = due.end if due.term is None else _last_end(due.term.reckoning)
        if end is not None:
            pending = Pending(ident=one.key, kind=Kind.DUTIES, start=due.start, what=due, began=0, end=end)
            fallen = one.row["status"] == "fallen" or (due.term is not None and due.term.reckoning.status in FALLEN)
            moves = () if due.term is None else _moves(told, due.term.key)
            yield _ending(told, "duty", one, pending, moves, fallen=fallen, why=names is not None)


def _clocks(told: Telling, names: frozenset[str] | None) -> Iterator[Appointment]:
    """Yield the clocks a form names, such as a time for comments; those that only bound duties are told with these."""
    view, rules = told.reader.view(), Rulebook(told.reader.view())
    for one in changed_last(told.reader, "term", EACH):
        start = told.row(str(one.row["start"]))
        if not one.row["own"] or (names is not None and not _concerns(start, names)):
            continue
        found = term(view, one.key, rules)
        end = None if found is None else _last_end(found.reckoning)
        if found is not None and end is not None:
            pending = Pending(ident=one.key, kind=Kind.DUTIES, start=found.start, what=found, began=0, end=end)
            moves = _moves(told, one.key)
            yield _ending(
                told, "clock", one, pending, moves, fallen=found.reckoning.status in FALLEN, why=names is not None
            )


def _ending(
    told: Telling, kind: str, one: Changed, pending: Pending, moves: tuple[int, ...] = (), *, fallen: bool, why: bool
) -> Appointment:
    record_id = str(pending.start)
    return Appointment(
        name=_name(kind, one.key),
        summary=told.words.say("calendar-due", what=told.what(pending), end=told.told.moment(pending.end)),
        lines=(told.due(pending), *(told.why(pending) if why else ())),
        url=told.record_url(record_id),
        second=pending.end,
        days=None,
        cancelled=fallen,
        moved=one.versions - 1 + len(moves),
        changed=received_at(told.reader, max((one.last, *moves))),
    )


def _moves(told: Telling, key: str) -> tuple[int, ...]:
    """Return the leaves that moved a clock."""
    return tuple(int(str(row["index"])) for _, row in told.reader.scan("term_move", prefix=f"{key}/", limit=1_000))


def _last_end(reckoning: Reckoning) -> int | None:
    """Return when a clock ends, or ended last where it has no end now."""
    if reckoning.end is not None:
        return reckoning.end
    return next((step.end for step in reversed(reckoning.steps) if step.end is not None), None)


def _concerns(row: Row, names: frozenset[str]) -> bool:
    to = row["to"]
    return row["for"] in names or (isinstance(to, list) and bool(names & {str(code) for code in to}))


def _when(moment: str) -> tuple[int | None, tuple[date, date] | None]:
    """Return the second a sitting begins, where its date has a time, else its days."""
    known = edtf.parse(moment)
    if _SECOND in moment.partition("/")[0]:
        return int(known.earliest.timestamp()), None
    return None, (known.earliest.date(), known.latest.date() + timedelta(days=1))


def _name(kind: str, key: str) -> str:
    """Return a name that stays the same for one clock, duty or sitting."""
    return f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:40]}"
