"""Clocks end where the calendar says: lengths, days, zones, moves; and what is explained is what holds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.dues import zones
from comity.dues.reckon import Reckoning, reckon
from comity.regime.timing import EVERY_DAY, Calendar, Clock, Effect, Length, Move, Start, Unit

BRUSSELS = "Europe/Brussels"
WEEK = Calendar(
    weekend=frozenset({5, 6}), yearly=frozenset({(12, 25)}), single=frozenset({date(2026, 4, 6)}), article="cal"
)


def clock(length: Length | None, start: Start = Start.RECEPTION, moves: tuple[Move, ...] = (), **more: object) -> Clock:
    exact = length is not None and length.unit is Unit.HOURS
    told = {"before": False, "day": not exact, "roll": False, "when": None, "bypass": None, "silence": None, **more}
    named = {"field": "f" if start is Start.FIELD else None, "receipt": "got" if start is Start.LAST_RECEIPT else None}
    return Clock(name="c", labels={}, article="art", start=start, on=None, length=length, moves=moves, **named, **told)  # type: ignore[arg-type]


def move(effect: Effect, length: Length | None = None, *, within: bool = False) -> Move:
    return Move(
        form="m",
        effect=effect,
        length=length,
        field="f" if effect is Effect.SET else None,
        when=None,
        within=within,
        own=False,
        article="mv",
    )


def ran(
    of: Clock,
    first: str,
    *moves: tuple[str, str | None],
    zone: str = BRUSSELS,
    calendar: Calendar = EVERY_DAY,
    status: str = "running",
) -> Reckoning:
    row = {"start": "r", "first": first, "status": status, "to": [], "reason": None}
    rows = [
        {"id": f"m{n}", "holder": "AAA", "kind": "move", "move": n, "at": at, "date": day}
        for n, (at, day) in enumerate(moves)
    ]
    return reckon(of, calendar, zone, row, rows)


def ends(reckoning: Reckoning, zone: str = BRUSSELS) -> str:
    assert reckoning.end is not None
    return datetime.fromtimestamp(reckoning.end, zones.zone(zone)).strftime("%Y-%m-%d %H:%M:%S")


def months(number: int) -> Length:
    return Length(number=number, unit=Unit.MONTHS)


def days(number: int) -> Length:
    return Length(number=number, unit=Unit.DAYS)


def hours(number: int) -> Length:
    return Length(number=number, unit=Unit.HOURS)


@pytest.mark.parametrize(
    ("length", "first", "end"),
    [
        (months(3), "2026-01-15T09:30:00Z", "2026-04-15 23:59:59"),
        (months(3), "2026-01-15T23:30:00Z", "2026-04-16 23:59:59"),  # past midnight in Brussels
        (months(1), "2026-01-31T12:00:00Z", "2026-02-28 23:59:59"),
        (months(1), "2028-01-31T12:00:00Z", "2028-02-29 23:59:59"),
        (months(12), "2028-02-29T12:00:00Z", "2029-02-28 23:59:59"),
        (months(3), "2025-11-30T12:00:00Z", "2026-02-28 23:59:59"),
        (days(60), "2026-02-01T12:00:00Z", "2026-04-02 23:59:59"),
        (days(1), "2026-03-28T12:00:00Z", "2026-03-29 23:59:59"),  # a day of 23 hours
        (hours(48), "2026-03-28T12:00:00Z", "2026-03-30 14:00:00"),  # 48 elapsed hours over the change
        (hours(48), "2026-10-24T12:00:00Z", "2026-10-26 13:00:00"),
        (hours(48), "2022-02-11T09:00:00Z", "2022-02-13 10:00:00"),
    ],
)
def test_lengths(length: Length, first: str, end: str) -> None:
    assert ends(ran(clock(length), first)) == end


@pytest.mark.parametrize(
    ("length", "first", "end"),
    [
        (Length(number=5, unit=Unit.WORKING_DAYS), "2026-03-31T08:00:00Z", "2026-04-08 23:59:59"),  # past Easter Monday
        (Length(number=1, unit=Unit.WORKING_DAYS), "2026-12-24T08:00:00Z", "2026-12-28 23:59:59"),
    ],
)
def test_working_days(length: Length, first: str, end: str) -> None:
    assert ends(ran(clock(length), first, calendar=WEEK)) == end


def test_an_end_on_no_working_day_moves_and_says_so() -> None:
    found = ran(clock(days(4), roll=True), "2026-04-01T08:00:00Z", calendar=WEEK)
    assert ends(found) == "2026-04-07 23:59:59"  # the 5th is a Sunday, the 6th a holiday
    assert [step.what for step in found.steps] == ["start", "length", "roll"]
    assert found.steps[-1].article == "cal"


def test_a_date_the_sender_writes_and_one_that_counts_back() -> None:
    assert ends(ran(clock(None, Start.FIELD), "2026-05-20")) == "2026-05-20 23:59:59"
    assert ends(ran(clock(None, Start.FIELD), "2026-05-20/2026-05-25")) == "2026-05-20 23:59:59"
    assert ends(ran(clock(days(42), Start.FIELD, before=True), "2026-09-10")) == "2026-07-30 23:59:59"
    assert ends(ran(clock(hours(24), Start.FIELD, before=True), "2026-09-10T12:00:00Z")) == "2026-09-09 14:00:00"


def test_moves() -> None:
    detailed = clock(
        months(3),
        moves=(move(Effect.EXTEND_TO, months(6), within=True), move(Effect.EXTEND_TO, months(6), within=True)),
    )
    start, once = "2026-01-15T09:30:00Z", ("2026-03-01T10:00:00Z", None)
    assert ends(ran(detailed, start, once)) == "2026-07-15 23:59:59"
    assert ends(ran(detailed, start, once, ("2026-05-01T10:00:00Z", None))) == "2026-07-15 23:59:59"
    late = ran(detailed, start, ("2026-04-15T22:00:00Z", None))  # midnight has passed in Brussels
    assert (ends(late), late.steps[-1].late) == ("2026-04-15 23:59:59", True)
    in_time = ran(detailed, start, ("2026-04-15T21:59:59Z", None))
    assert (ends(in_time), in_time.steps[-1].late) == ("2026-07-15 23:59:59", False)
    by = clock(months(6), moves=(move(Effect.EXTEND_BY, months(1)),))
    assert ends(ran(by, start, once)) == "2026-08-15 23:59:59"
    new = clock(days(60), moves=(move(Effect.SET),))
    assert ends(ran(new, start, ("2026-04-01T10:00:00Z", "2026-05-31"))) == "2026-05-31 23:59:59"
    again = clock(days(60), moves=(move(Effect.RESTART, days(10)),))
    assert ends(ran(again, start, ("2026-06-01T10:00:00Z", None))) == "2026-06-11 23:59:59"


def test_pauses_lifts_and_ends() -> None:
    paused = clock(days(10), moves=(move(Effect.PAUSE), move(Effect.GO_ON)))
    start = "2026-06-01T08:00:00Z"
    stopped = ran(paused, start, ("2026-06-05T08:00:00Z", None))
    assert (stopped.status, stopped.end) == ("paused", None)
    assert (
        ends(ran(paused, start, ("2026-06-05T08:00:00Z", None), ("2026-06-08T22:30:00Z", None)))
        == "2026-06-15 23:59:59"
    )
    lifted = ran(clock(days(10), moves=(move(Effect.LIFT),)), start, ("2026-06-02T08:00:00Z", None))
    assert (lifted.status, lifted.end) == ("lifted", None)
    ended = ran(clock(days(10), moves=(move(Effect.END),)), start, ("2026-06-02T08:00:00Z", None))
    assert (ended.status, ends(ended)) == ("ended", "2026-06-02 10:00:00")
    past = ran(clock(days(10), moves=(move(Effect.END),)), start, ("2026-06-20T08:00:00Z", None))
    assert (past.status, ends(past), past.steps[-1].late) == ("running", "2026-06-11 23:59:59", True)
    assert ran(clock(days(10)), start, status="withdrawn").end is None


def test_the_last_receipt_starts_it() -> None:
    of = clock(months(6), Start.LAST_RECEIPT)
    row = {"start": "r", "first": None, "status": "waiting", "to": ["KHM", "THA", "VNM"], "reason": None}

    def got(code: str, at: str) -> dict[str, object]:
        return {"id": code, "holder": code, "kind": "receipt", "move": None, "at": at, "date": None}

    some = [got("THA", "2010-10-20T02:00:00Z"), got("KHM", "2010-10-21T17:30:00Z")]
    waits = reckon(of, EVERY_DAY, "Asia/Vientiane", row, some)  # type: ignore[arg-type]
    assert (waits.status, waits.end, waits.awaits) == ("waiting", None, ("VNM",))
    whole = [*some, got("VNM", "2010-10-21T08:00:00Z")]
    found = reckon(of, EVERY_DAY, "Asia/Vientiane", row, whole)  # type: ignore[arg-type]
    assert ends(found, "Asia/Vientiane") == "2011-04-22 23:59:59"  # 17:30 UTC is the 22nd in Vientiane
    assert found.status == "running"


LENGTHS = st.builds(Length, number=st.integers(1, 400), unit=st.sampled_from(Unit))
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)).map(lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ"))  # noqa: DTZ001
ZONES = st.sampled_from(
    [BRUSSELS, "Asia/Vientiane", "America/St_Johns", "Pacific/Apia", "Etc/UTC", "Africa/Casablanca"]
)
EXTENDING = st.sampled_from([Effect.EXTEND_BY, Effect.EXTEND_TO])


@given(LENGTHS, INSTANTS, ZONES, st.booleans(), st.lists(st.tuples(EXTENDING, LENGTHS), max_size=4), st.data())
def test_extensions_never_shorten_and_what_is_explained_holds(
    length: Length, first: str, zone: str, roll: bool, given_moves: list[tuple[Effect, Length]], data: st.DataObject
) -> None:
    moves = tuple(move(effect, by) for effect, by in given_moves)
    whole = ran(
        clock(length, moves=moves, roll=roll and length.unit is not Unit.HOURS),
        first,
        *[(first, None)] * len(moves),
        zone=zone,
        calendar=WEEK,
    )
    told = [step.end for step in whole.steps if step.end is not None]
    assert told[-1] == whole.end
    assert told == sorted(told)
    assert whole.began is not None
    assert whole.end is not None
    assert whole.end > whole.began


@given(LENGTHS, INSTANTS, ZONES)
def test_what_begins_later_ends_no_earlier(length: Length, first: str, zone: str) -> None:
    later = (datetime.strptime(first, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) + timedelta(hours=7)).strftime(
        "%Y-%m-%dT%H:%M:%SZ"
    )
    one, other = (ran(clock(length), at, zone=zone, calendar=WEEK).end for at in (first, later))
    assert one is not None
    assert other is not None
    assert one <= other


@given(
    LENGTHS, INSTANTS, ZONES, st.lists(st.tuples(st.sampled_from(Effect), LENGTHS, st.integers(1, 2_000)), max_size=5)
)
def test_the_day_by_which_the_fold_takes_a_clock_to_be_over_is_never_too_early(
    length: Length, first: str, zone: str, given_moves: list[tuple[Effect, Length, int]]
) -> None:
    from comity.fold.terms import _settled

    moves = tuple(
        move(effect, by if effect in {Effect.EXTEND_BY, Effect.EXTEND_TO, Effect.RESTART} else None)
        for effect, by, _ in given_moves
    )
    of, at, told = clock(length, moves=moves), datetime.strptime(first, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC), []
    for _, _, after in given_moves:
        at += timedelta(hours=after)
        told.append((at.strftime("%Y-%m-%dT%H:%M:%SZ"), (at + timedelta(days=after % 90)).date().isoformat()))
    found = ran(of, first, *told, zone=zone, calendar=WEEK)
    rows = [{"kind": "move", "move": n, "at": when, "date": day, "holder": "A"} for n, (when, day) in enumerate(told)]
    status, _, till = _settled({"first": first, "to": []}, of, rows)
    if found.end is not None and status == "running":
        assert zones.day_of(found.end, "Etc/UTC").isoformat() <= str(till)
    assert status == "running" or found.status != "running" or found.over(int(at.timestamp()))
