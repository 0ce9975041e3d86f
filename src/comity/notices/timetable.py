"""A body's sittings and ends as appointments: of everybody, or of what concerns one seat.

Knows rows and dues; not the format of a calendar. All rows an entry may name are read before any is told, so the questions asked
of the body do not grow with the entries. Law: a function of the log's size, the reader and the language: what runs is
told as of the newest record, never as of the hour, so that an unchanged log gives an unchanged calendar.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from comity.dues.reckon import Reckoning
from comity.dues.state import Owed, Rulebook, Term, last_second_of, owed, term
from comity.encoding import edtf
from comity.envelope import VerifiedRecord
from comity.notices.happening import Kind, Row
from comity.notices.reminding import Pending, Silence
from comity.notices.wording import Telling
from comity.store.ahead import ReadAhead
from comity.store.announcing import Announcement, announcements
from comity.store.timetable import Changed, changed_last, leaf_key, versions_of

EACH: Final = 70
"""So many of each kind a calendar holds at most: those that changed last. It is read every hour, so it is kept to 60 KB."""
PLANNED: Final = 30
"""So many announcements, those entered last: each says more than an end does."""
FALLEN: Final = frozenset({"lifted", "withdrawn", "bypassed", "paused", "waiting"})
"""States of a clock in which it has no end any more, or not now."""
_SECOND: Final = "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One entry: at a second, or on whole days (`days`: the first, and the one after the last).

    What lasts from that second on is over at second `until`.
    `name` stays the same however often it moves; `moved` counts how often it did, `changed` is when, in Unix seconds.
    """

    name: str
    summary: str
    lines: tuple[str, ...]
    url: str
    second: int | None
    until: int | None = None
    days: tuple[date, date] | None
    cancelled: bool
    moved: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """A row whose end is told: what is pending, the leaves that moved its clock, whether it has no end any more."""

    kind: str
    changed: Changed
    pending: Pending
    moves: tuple[int, ...] = ()
    fallen: bool


def timetable(told: Telling, code: str | None, names: frozenset[str]) -> list[Appointment]:
    """Return the appointments of a body, or of those who go by `names` where a seat's code is given; by name.

    A seat's say why each end is when it is; a body's lead to where that is said.
    """
    view = told.reader.ahead()
    told = replace(told, rows=view)
    wanted = None if code is None else names
    duties = changed_last(view, "obligation", EACH, wanted)
    clocks = changed_last(view, "term", EACH)
    starts = [str(one.row["start"]) for one in (*duties, *clocks)]
    view.read_below(("term", "term_move"), starts)
    done = (one.row["discharged_by"] for one in duties)
    view.read("record", (*starts, *(str(key) for key in done if key is not None)))
    ends = [*_silences(told, view), *_duties(view, duties), *_clocks(view, clocks, wanted)]
    sittings = changed_last(view, "sitting", EACH)
    convened = versions_of(view, "record", (one.key for one in sittings))
    planned = [one for one in announcements(told.reader, PLANNED).items if _is_told(one, wanted)]
    view.read("record", (*(one.key for one in sittings), *_named(ends)))
    leaves = (*(last for _, last in convened.values()), *map(_last_of, ends), *(one.since for one in planned))
    view.read("leaf", map(leaf_key, leaves))
    found = [
        *_sittings(told, view, sittings, convened),
        *(_planned(told, view, one) for one in planned),
        *(_ending(told, view, one, why=code is not None) for one in ends),
    ]
    return sorted(found, key=lambda one: one.name)


def _named(ends: Iterable[_Ending]) -> Iterator[str]:
    """Yield the records that the words of these ends name."""
    for one in ends:
        what = one.pending.what
        if isinstance(what, Silence):
            yield str(what.row["target"])
        clock = what if isinstance(what, Term) else what.term if isinstance(what, Owed) else None
        if clock is not None:
            yield from (step.id for step in clock.reckoning.steps if step.id is not None)


def _sittings(
    told: Telling, view: ReadAhead, sittings: list[Changed], convened: Mapping[str, tuple[int, int]]
) -> Iterator[Appointment]:
    """Yield the sittings; they move with the record that convened them, of which `convened` has versions and last leaf."""
    signed = told.reader.records(one.key for one in sittings)
    for one in sittings:
        record, (versions, last) = told.row(one.key), convened[one.key]
        second, days = _when(str(one.row["date"] or one.row["at"]))
        title = told.title(one.row) or told.form(record["form"])
        stated = told.stated(signed.get(one.key))
        yield Appointment(
            name=_name("sitting", one.key),
            summary=told.words.say("calendar-sitting", title=title),
            lines=tuple(told.words.say("field-line", label=label, value=value) for label, value in stated),
            url=told.record_url(one.key),
            second=second,
            days=days,
            cancelled=record["status"] != "stands",
            moved=versions - 1,
            changed=_received(view, last),
        )


def _planned(told: Telling, view: ReadAhead, one: Announcement) -> Appointment:
    """Return what an announcement that stands says goes on; who announces it is said first."""
    speaker = told.told.name(one.code)
    what = told.title(one.row) or told.form(one.form)
    stated = told.stated(VerifiedRecord(id=one.id, record=one.record, stamp=None, data=b""))
    return Appointment(
        name=_name("announced", one.id),
        summary=told.words.say("field-line", label=speaker, value=what),
        lines=(
            told.words.say("field-line", label=told.form(one.form), value=str(one.row["symbol"] or what)),
            *(told.words.say("field-line", label=label, value=value) for label, value in stated),
        ),
        url=told.record_url(one.id),
        second=one.begins,
        until=max(one.ends, one.begins + 1),
        days=None,
        cancelled=False,
        moved=0,
        changed=_received(view, one.since),
    )


def _silences(told: Telling, view: ReadAhead) -> Iterator[_Ending]:
    for one in changed_last(view, "silence", EACH):
        end = last_second_of(str(one.row["until"]), told.regime.zone)
        what = Silence(id=one.key, row=one.row)
        pending = Pending(ident=one.key, kind=Kind.SILENCES, start=one.key, what=what, began=0, end=end)
        yield _Ending(kind="silence", changed=one, pending=pending, fallen=one.row["status"] == "withdrawn")


def _duties(view: ReadAhead, duties: list[Changed]) -> Iterator[_Ending]:
    rules = Rulebook(view)
    for one in duties:
        due = owed(view, one.key, one.row, rules)
        end = due.end if due.term is None else _last_end(due.term.reckoning)
        if end is not None:
            yield _Ending(
                kind="duty",
                changed=one,
                pending=Pending(ident=one.key, kind=Kind.DUTIES, start=due.start, what=due, began=0, end=end),
                moves=() if due.term is None else _moves(view, due.term.key),
                fallen=one.row["status"] == "fallen" or (due.term is not None and due.term.reckoning.status in FALLEN),
            )


def _clocks(view: ReadAhead, clocks: list[Changed], names: frozenset[str] | None) -> Iterator[_Ending]:
    """Yield the clocks a form names, such as a time for comments; those that only bound duties are told with these."""
    rules = Rulebook(view)
    for one in clocks:
        start = view.get("record", str(one.row["start"])) or {}
        if not one.row["own"] or (names is not None and not _concerns(start, names)):
            continue
        found = term(view, one.key, rules)
        end = None if found is None else _last_end(found.reckoning)
        if found is not None and end is not None:
            yield _Ending(
                kind="clock",
                changed=one,
                pending=Pending(ident=one.key, kind=Kind.DUTIES, start=found.start, what=found, began=0, end=end),
                moves=_moves(view, one.key),
                fallen=found.reckoning.status in FALLEN,
            )


def _ending(told: Telling, view: ReadAhead, one: _Ending, *, why: bool) -> Appointment:
    pending = one.pending
    return Appointment(
        name=_name(one.kind, one.changed.key),
        summary=told.words.say("calendar-due", what=told.what(pending), end=told.told.moment(pending.end)),
        lines=(told.due(pending), *(told.why(pending) if why else ())),
        url=told.record_url(str(pending.start)),
        second=pending.end,
        days=None,
        cancelled=one.fallen,
        moved=one.changed.versions - 1 + len(one.moves),
        changed=_received(view, _last_of(one)),
    )


def _last_of(one: _Ending) -> int:
    """Return the leaf that changed an end last."""
    return max((one.changed.last, *one.moves))


def _received(view: ReadAhead, index: int) -> int:
    """Return when the leaf at an index was received, in Unix seconds; 0 where it carries no stamp."""
    return int(str((view.get("leaf", leaf_key(index)) or {}).get("stamped") or 0))


def _moves(view: ReadAhead, key: str) -> tuple[int, ...]:
    """Return the leaves that moved a clock."""
    return tuple(int(str(row["index"])) for _, row in view.scan("term_move", f"{key}/"))


def _last_end(reckoning: Reckoning) -> int | None:
    """Return when a clock ends, or ended last where it has no end now."""
    if reckoning.end is not None:
        return reckoning.end
    return next((step.end for step in reversed(reckoning.steps) if step.end is not None), None)


def _is_told(one: Announcement, names: frozenset[str] | None) -> bool:
    """Return whether those who go by `names` are told: of their own and of what is addressed to them or to nobody."""
    return names is None or not one.row["to"] or _concerns(one.row, names)


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
