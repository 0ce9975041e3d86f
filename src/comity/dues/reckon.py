"""When a clock ends, step by step: each step names what moved it, by which article, and the end it leads to.

Knows docs/spec/regime.md 15; not where rows are kept. Law: the result is that of the last step, so what is explained is what
holds; pure, so that the same rows give the same second on every machine.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Final

from comity.dues import zones
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.regime.timing import Calendar, Clock, Effect, Length, Move, Start, Unit

YEAR_OF_MONTHS: Final = 12
LAST_DAY: Final = date(MAXYEAR, 12, 30)
OVER: Final = frozenset({"ended", "lifted"})
"""What a record has put an end to; only a restart makes it run again."""

Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened to a clock, and its end after it (None: none yet, or none any more).

    `what`: start, receipt, length, roll, extend, or an effect of the regime (Effect), with `late` where a move came after the
    end it could have moved. `id` is the record that did it, `at` when it did (Unix seconds), `date` a date it states.
    """

    what: str
    article: str
    end: int | None
    id: str | None = None
    holder: str | None = None
    at: int | None = None
    date: str | None = None
    length: Length | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """When a clock ends: Unix seconds, or None while it waits, is paused or no longer binds; and how that comes about.

    `status` is `waiting`, `running`, `paused`, `bypassed`, `lifted`, `ended` or `withdrawn`; whether a running one is over is a
    question of the time asked. `awaits` are those whose receipt is not there yet. `began` is when it began, in Unix seconds.
    """

    status: str
    end: int | None
    began: int | None
    awaits: tuple[str, ...]
    steps: tuple[Step, ...]

    def over(self, now: int) -> bool:
        """Return whether it has run out by that second."""
        return self.end is not None and now > self.end


class _Run:
    """A clock being reckoned: where it began and ends so far, and the steps that led there."""

    def __init__(self, clock: Clock, calendar: Calendar, zone: str) -> None:
        self.clock, self.calendar, self.zone = clock, calendar, zone
        self.began: int | None = None
        self.first = LAST_DAY
        self.end: int | None = None
        self.paused: int | None = None
        self.held: int | None = None
        self.status = "running"
        self.steps: list[Step] = []

    def note(self, step: Step) -> None:
        self.steps.append(step)
        self.end = step.end

    def begin(self, at: int, day: date) -> None:
        self.began, self.first = at, day

    def after(self, length: Length, second: int, day: date) -> int:
        """Return the end of so long from a second, or from the local day it falls on."""
        if not self.clock.day:
            return second + _elapsed(length)
        return zones.last_second(_capped(self.rolled(_counted(length, day, self.calendar))), self.zone)

    def rolled(self, day: date) -> date:
        while self.clock.roll and not self.calendar.works(day) and day < LAST_DAY:
            day += timedelta(days=1)
        return day


def reckon(clock: Clock, calendar: Calendar, zone: str, row: Row, moves: Sequence[Row]) -> Reckoning:
    """Return when the clock of a `term` row ends, `moves` being its `term_move` rows in order of the log."""
    run = _Run(clock, calendar, zone)
    if row["status"] == "bypassed" and clock.bypass is not None:
        run.note(Step(what="bypassed", article=clock.bypass.article, end=None, date=_text(row["reason"])))
        return _told(run, "bypassed", ())
    awaited = _codes(row["to"])
    received = _receipts(run, row, moves) if clock.start is Start.LAST_RECEIPT else {}
    awaits = tuple(code for code in awaited if code not in received)
    if clock.start is Start.LAST_RECEIPT and (awaits or not received):
        return _told(run, "withdrawn" if row["status"] == "withdrawn" else "waiting", awaits)
    _begin(run, row, max(received.values(), default=None))
    for move in moves:
        if move["kind"] != "receipt":
            _move(run, move)
    if row["status"] == "withdrawn":
        run.end = None
        return _told(run, "withdrawn", ())
    return _told(run, run.status, ())


def _told(run: _Run, status: str, awaits: tuple[str, ...]) -> Reckoning:
    return Reckoning(status=status, end=run.end, began=run.began, awaits=awaits, steps=tuple(run.steps))


def _receipts(run: _Run, row: Row, moves: Sequence[Row]) -> dict[str, int]:
    awaited, received = _codes(row["to"]), dict[str, int]()
    for move in moves:
        holder = str(move["holder"])
        if move["kind"] == "receipt" and holder in awaited and holder not in received:
            received[holder] = zones.seconds(str(move["at"]))
            run.note(_step(move, "receipt", run.clock.article, None))
    return received


def _begin(run: _Run, row: Row, last_receipt: int | None) -> None:
    """Note where a clock begins and where its length alone leads."""
    clock = run.clock
    if last_receipt is not None:
        run.begin(last_receipt, zones.day_of(last_receipt, run.zone))
    else:
        run.begin(*_from(row["first"], run.zone))
    run.note(
        Step(
            what="start", article=clock.article, end=None, id=str(row["start"]), at=run.began, date=_text(row["first"])
        )
    )
    second, day = run.began or 0, run.first
    if clock.length is None:
        run.note(Step(what="date", article=clock.article, end=_date_end(run, day, second)))
    elif clock.before:
        run.note(
            Step(what="before", article=clock.article, end=_before(run, clock.length, second, day), length=clock.length)
        )
    else:
        plain = _counted(clock.length, day, run.calendar) if clock.day else day
        run.note(
            Step(
                what="length", article=clock.article, end=_plain(run, clock.length, second, plain), length=clock.length
            )
        )
        if clock.day and run.rolled(plain) != plain:
            run.note(
                Step(
                    what="roll", article=run.calendar.article or clock.article, end=run.after(clock.length, second, day)
                )
            )


def _plain(run: _Run, length: Length, second: int, day: date) -> int:
    return zones.last_second(_capped(day), run.zone) if run.clock.day else second + _elapsed(length)


def _date_end(run: _Run, day: date, second: int) -> int:
    return zones.last_second(_capped(run.rolled(day)), run.zone) if run.clock.day else second


def _before(run: _Run, length: Length, second: int, day: date) -> int:
    """Return the last moment that lies so long before a date: a day is counted whole, hours by the second."""
    if length.unit is Unit.HOURS:
        return second - length.number * zones.HOUR
    earlier = _counted_back(length, day, run.calendar)
    return zones.last_second(earlier, run.zone)


def _move(run: _Run, move: Row) -> None:
    """Take one move into account; one that comes too late to have an effect is noted and changes nothing."""
    if move["kind"] == "extend":
        if run.status not in OVER:
            _set(run, move, "extend", run.clock.article)
        return
    said, at = run.clock.moves[int(str(move["move"]))], zones.seconds(str(move["at"]))
    past = run.paused is None and (run.end is None or at > run.end)
    late = run.status in OVER if said.effect is not Effect.RESTART else False
    if late or (past and (said.within or said.effect in {Effect.PAUSE, Effect.END, Effect.LIFT})):
        run.note(_step(move, said.effect, said.article, run.end, late=True, length=said.length))
    elif said.effect is Effect.SET:
        _set(run, move, said.effect, said.article)
    else:
        _lengthen(run, said, at)
        _stop(run, said.effect, at)
        run.note(_step(move, said.effect, said.article, run.end, length=said.length))


def _lengthen(run: _Run, said: Move, at: int) -> None:
    """Move the end (while a clock is paused, the end it will have) by a length."""
    if said.length is None:
        return
    if said.effect is Effect.RESTART:
        run.begin(at, zones.day_of(at, run.zone))
        run.paused, run.status = None, "running"
        run.end = run.after(said.length, at, run.first)
        return
    before = run.end if run.paused is None else run.held
    if said.effect is Effect.EXTEND_TO:
        after = max(run.after(said.length, run.began or 0, run.first), before or 0)
    else:
        after = run.after(said.length, before or 0, zones.day_of(before or 0, run.zone))
    if run.paused is None:
        run.end = after
    else:
        run.held = after


def _stop(run: _Run, effect: Effect, at: int) -> None:
    """Pause a clock, let it go on, or end it."""
    match effect:
        case Effect.PAUSE if run.paused is None:
            run.paused, run.held, run.end, run.status = at, run.end, None, "paused"
        case Effect.GO_ON if run.paused is not None:
            run.end, run.status = _gone_on(run, at), "running"
        case Effect.LIFT:
            run.end, run.status = None, "lifted"
        case Effect.END:
            run.end, run.status = at, "ended"
        case _:
            pass


def _set(run: _Run, move: Row, what: str, article: str) -> None:
    second, day = _from(move["date"], run.zone)
    exact = "T" in str(move["date"])
    end = second if exact else zones.last_second(_capped(run.rolled(day)), run.zone)
    run.paused, run.status = None, "running"
    run.note(_step(move, what, article, end, date=str(move["date"])))


def _gone_on(run: _Run, at: int) -> int | None:
    """Return the end once a pause is over: later by as long as it lasted, in whole local days where days are counted."""
    paused, held = run.paused or 0, run.held
    run.paused = run.held = None
    if held is None:
        return None
    if not run.clock.day:
        return held + at - paused
    lasted = zones.day_of(at, run.zone) - zones.day_of(paused, run.zone)
    return zones.last_second(_capped(run.rolled(zones.day_of(held, run.zone) + lasted)), run.zone)


def _step(
    move: Row,
    what: str,
    article: str,
    end: int | None,
    *,
    late: bool = False,
    length: Length | None = None,
    date: str | None = None,
) -> Step:
    return Step(
        what=str(what),
        article=article,
        end=end,
        id=str(move["id"]),
        holder=str(move["holder"]),
        at=zones.seconds(str(move["at"])),
        late=late,
        length=length,
        date=date,
    )


def _from(value: Json, zone: str) -> tuple[int, date]:
    """Return the second and the local day an EDTF date stands for: of what is less exact than a second, the first of the day."""
    start = str(value).partition("/")[0]
    earliest = edtf.parse(start).earliest
    if "T" in start:
        second = int(earliest.timestamp())
        return second, zones.day_of(second, zone)
    return zones.first_second(earliest.date(), zone), earliest.date()


def _counted(length: Length, day: date, calendar: Calendar) -> date:
    """Return the day so long after `day`, which itself is not counted."""
    match length.unit:
        case Unit.MONTHS:
            return _months(day, length.number)
        case Unit.WORKING_DAYS:
            return _working(day, length.number, calendar, 1)
        case Unit.HOURS:
            return day + timedelta(hours=length.number)
        case _:
            return _capped(day) + timedelta(days=min(length.number, (LAST_DAY - _capped(day)).days))


def _counted_back(length: Length, day: date, calendar: Calendar) -> date:
    match length.unit:
        case Unit.MONTHS:
            return _months(day, -length.number)
        case Unit.WORKING_DAYS:
            return _working(day, length.number, calendar, -1)
        case _:
            return day - timedelta(days=min(length.number, (day - date.min).days))


def _months(day: date, number: int) -> date:
    """Return the same day so many months on, or the last of that month where it has none such."""
    months = day.year * YEAR_OF_MONTHS + day.month - 1 + number
    year, month = divmod(months, YEAR_OF_MONTHS)
    if not 1 <= year < MAXYEAR:
        return LAST_DAY if number > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _working(day: date, number: int, calendar: Calendar, way: int) -> date:
    left = number
    while left and date.min < day < LAST_DAY:
        day += timedelta(days=way)
        left -= calendar.works(day)
    return day


def _elapsed(length: Length) -> int:
    """Return the seconds of a length that is counted to the second; a day is then 24 hours."""
    return length.number * (zones.HOUR if length.unit is Unit.HOURS else zones.DAY)


def _capped(day: date) -> date:
    return min(day, LAST_DAY)


def _codes(value: Json) -> tuple[str, ...]:
    return tuple(str(code) for code in value) if isinstance(value, list) else ()


def _text(value: Json) -> str | None:
    return None if value is None else str(value)
