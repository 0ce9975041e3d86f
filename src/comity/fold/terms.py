"""Clocks that records start and move: what happened to each, kept as it was said; the end is computed by whoever asks.

Knows the tables term and term_move of docs/spec/state.md and docs/spec/regime.md 15; no zone and no length of a day. Law: the row
of a clock follows from what started it and the moves that stand, so a move that falls leaves no trace in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.fold import clock as log_clock
from comity.fold import rulebook
from comity.fold.delta import Draft
from comity.fold.filing import Filing
from comity.fold.holdings import note
from comity.fold.references import Target
from comity.records.act import Act
from comity.regime import Form, Regime
from comity.regime.conditions import facts
from comity.regime.timing import LENGTHENING, Clock, Effect, Length, Start, Unit

APART: Final = frozenset({"about", "account-of", "cites"})
"""Relations that lead to a record without acting on it."""
NEVER: Final = date(MAXYEAR, 12, 31)
"""The bound of a clock whose end nothing bounds yet: one that waits or is paused."""
SLACK: Final = 2
"""Days by which a bound exceeds what a zone, a day counted whole and a date less exact than a day can add."""
DAYS_OF: Final = {Unit.HOURS: 1, Unit.DAYS: 1, Unit.WORKING_DAYS: 8, Unit.MONTHS: 31}
"""At most so many days one of a unit takes; working days as if seven holidays stood between each two."""

Row = Mapping[str, Json]


def apply(draft: Draft, filing: Filing) -> None:
    """Start the clocks of a record's form, and move those it refers to."""
    regime, names = filing.regime, started(filing.form, filing.regime)
    if not names and not filing.targets:
        return
    at = log_clock.moment(draft, filing.record)
    for name in names:
        clock = regime.clocks[name]
        if clock.when is None or clock.when.holds(filing.content.fields):
            _start(draft, filing, clock, at)
    for target in filing.targets:
        if target.rel not in APART and (regime.clocks or rulebook.in_force(draft)):
            for key, row in list(draft.scan("term", f"{target.id}/")):
                _move(draft, filing, target, key, row, at)


def started(form: Form, regime: Regime) -> tuple[str, ...]:
    """Return the clocks a record of this form starts: its own and those of its duties, by name, each once."""
    if not form.clocks and not form.duties:
        return ()
    of_duties = (regime.duties[name].clock for name in form.duties)
    return tuple(sorted({*form.clocks, *(name for name in of_duties if name is not None)}))


def fall(draft: Draft, record_id: str) -> None:
    """End the clocks of a record that has been withdrawn or disavowed, and settle anew those it moved."""
    for key, _ in draft.scan("term", f"{record_id}/"):
        draft.change("term", key, status="withdrawn", till=None)
    held = (draft.get("held", record_id) or {"rows": []})["rows"]
    for pair in held if isinstance(held, list) else []:
        table, where = pair if isinstance(pair, list) else ("", "")
        if table == "term_move":
            key = str(where).rpartition("/")[0]
            moves = draft.scan("term_move", f"{key}/")
            _settle(draft, key, [move for place, move in moves if draft.get("term_move", place) is not None])


def _settle(draft: Draft, key: str, moves: Iterable[Row]) -> None:
    """Write a clock's row anew from the moves that stand."""
    row = draft.get("term", key) or {}
    clock = rulebook.rules_at(draft, int(str(row["rules"]))).clocks[str(row["clock"])]
    status, begins, till = _settled(row, clock, [*moves])
    if row["status"] != "withdrawn":
        draft.change("term", key, status=status, begins=begins, till=till)


def _start(draft: Draft, filing: Filing, clock: Clock, at: str) -> None:
    key, record, fields = f"{filing.id}/{clock.name}", filing.record, filing.content.fields
    asked = [clock.when, *(move.when for move in clock.moves)]
    told: dict[str, Json] = facts(fields, *asked)
    bypassed = clock.bypass is not None and clock.bypass.when.holds(fields)
    reason = fields.get(clock.bypass.reason) if bypassed and clock.bypass and clock.bypass.reason else None
    given = {Start.SENDING: record.at, Start.RECEPTION: at}.get(clock.start)
    first = fields[clock.field] if clock.field is not None else given
    row: dict[str, Json] = {
        "start": filing.id,
        "clock": clock.name,
        "own": clock.name in filing.form.clocks,
        "opened": draft.index,
        "rules": rulebook.in_force(draft),
        "at": at,
        "first": first,
        "begins": first,
        "to": [code for code in record.to if code != record.for_] if clock.start is Start.LAST_RECEIPT else [],
        "facts": told,
        "reason": reason,
        "status": "bypassed" if bypassed else "running",
        "till": None,
    }
    draft.put("term", key, row)
    if not bypassed:
        _settle(draft, key, ())


def _move(draft: Draft, filing: Filing, target: Target, key: str, row: Row, at: str) -> None:
    clock = rulebook.rules_at(draft, int(str(row["rules"]))).clocks[str(row["clock"])]
    told = _told(filing, target, row, clock)
    if told is None or row["status"] in {"withdrawn", "bypassed"}:
        return
    move: dict[str, Json] = {
        "id": filing.id,
        "index": draft.index,
        "holder": filing.record.for_,
        "at": at,
        **told,
    }
    where = f"{key}/{draft.index:010}"
    moves = [one for _, one in draft.scan("term_move", f"{key}/")]
    draft.put("term_move", where, move)
    note(draft, filing.id, "term_move", where)
    _settle(draft, key, [*moves, move])


def _told(filing: Filing, target: Target, row: Row, clock: Clock) -> dict[str, Json] | None:
    """Return what a record says to a clock: a receipt, a move of the regime, an extension; None where it says nothing."""
    record, form, fields, awaited = filing.record, filing.form, filing.content.fields, row["to"]
    if clock.receipt == form.name and isinstance(awaited, list) and record.for_ in awaited:
        return {"kind": "receipt", "move": None, "date": None}
    if record.act is Act.EXTEND and target.rel == "extends" and form.until is not None:
        return {"kind": "extend", "move": None, "date": fields[form.until]}
    stated = row["facts"] if isinstance(row["facts"], dict) else {}
    for number, move in enumerate(clock.moves):
        may = not move.own or target.row["for"] == record.for_
        if may and move.form == form.name and (move.when is None or move.when.holds(stated)):
            return {"kind": "move", "move": number, "date": None if move.field is None else fields[move.field]}
    return None


def _settled(row: Row, clock: Clock, moves: list[Row]) -> tuple[str, Json, Json]:
    """Return a clock's status, the date it runs from, and a day it has ended by, whatever the zone; None where it is over."""
    begins = row["first"] if not row["to"] else _last_receipt(row, moves)
    if begins is None:
        return "waiting", None, NEVER.isoformat()
    run = _Bound(day=_day(begins), span=_span(clock.length))
    for move in moves:
        effect, length = _effect(clock, move)
        run.take(effect, _span(length), move)
    till = NEVER if run.paused is not None else _after(run.day, run.span)
    return run.over or "running", begins, None if run.over else till.isoformat()


@dataclass(slots=True)
class _Bound:
    """How long a clock can run at most: from `day`, `span` days; `over` says what has put an end to it.

    It may exceed the truth and never falls short of it: whether an end came too late to count is a question of the zone,
    so what moves the end after it makes the clock run again.
    """

    day: date
    span: int
    paused: date | None = None
    over: str | None = None

    def take(self, effect: Effect | None, span: int, move: Row) -> None:
        match effect:
            case Effect.EXTEND_TO:
                self.span, self.over = max(self.span, span), None
            case Effect.EXTEND_BY:
                self.span, self.over = self.span + span, None
            case Effect.SET:
                self.span = max(self.span, (_day(move["date"], latest=True) - self.day).days + SLACK)
                self.paused = self.over = None
            case Effect.RESTART:
                self.day, self.span, self.paused, self.over = _day(move["at"]), span, None, None
            case Effect.PAUSE if self.paused is None:
                self.paused = _day(move["at"])
            case Effect.GO_ON if self.paused is not None:
                self.span, self.paused = self.span + (_day(move["at"]) - self.paused).days + SLACK, None
            case Effect.LIFT | Effect.END:
                self.over = "lifted" if effect is Effect.LIFT else "ended"
            case _:
                pass


def _effect(clock: Clock, move: Row) -> tuple[Effect | None, Length | None]:
    if move["kind"] == "extend":
        return Effect.SET, None
    if not isinstance(move["move"], int):
        return None, None
    said = clock.moves[move["move"]]
    return said.effect, said.length if said.effect in LENGTHENING else None


def _last_receipt(row: Row, moves: list[Row]) -> Json:
    """Return when the last of those addressed had the record, or None while one has not."""
    first: dict[str, str] = {}
    for move in moves:
        if move["kind"] == "receipt":
            first.setdefault(str(move["holder"]), str(move["at"]))
    awaited = row["to"] if isinstance(row["to"], list) else []
    return max(first.values()) if awaited and all(code in first for code in awaited) else None


def _day(value: Json, *, latest: bool = False) -> date:
    dated = edtf.parse(str(value))
    return (dated.latest if latest else dated.earliest).date()


def _span(length: Length | None) -> int:
    return SLACK if length is None else length.number * DAYS_OF[length.unit] + SLACK


def _after(day: date, days: int) -> date:
    return NEVER if (NEVER - day).days <= days else day + timedelta(days=days)
