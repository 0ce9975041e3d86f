"""Clocks, duties and yearly returns as they stand at a second: read from rows, reckoned with the rules each was filed under.

Knows the tables term, term_move, obligation, filed and rules of docs/spec/state.md; not who asks. Law: what is open at a second
is concluded from rows and that second alone, in the same way for a past one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from comity.dues import zones
from comity.dues.reckon import Reckoning, reckon
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.fold.rulebook import read_rules
from comity.fold.view import View
from comity.regime import Duty, Regime
from comity.regime.procedures import Return
from comity.regime.timing import Clock, Meaning, Start

YEARS_BACK: Final = 1
"""So many past years a return that was not made is still listed for; what is older is in the record for who asks."""
Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A clock a record started: its key, the rules it runs by, and when it ends."""

    key: str
    start: str
    clock: Clock
    regime: Regime
    row: Row
    reckoning: Reckoning


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A duty somebody owes for a record, or owed; `regime` are the rules it was opened under.

    `end` is until when (None: no time is set), by its clock or an extension; `done_at` when the record that discharged it
    was received (None: none has). Both in Unix seconds.
    """

    key: str
    owner: str
    to: str
    start: str
    duty: Duty
    regime: Regime
    row: Row
    term: Term | None
    end: int | None
    done_at: int | None

    @property
    def late_by(self) -> int | None:
        """By how many seconds what was done came after the end; None where it came in time, or nothing was done."""
        if self.done_at is None or self.end is None or self.done_at <= self.end:
            return None
        return self.done_at - self.end

    @property
    def silence(self) -> Meaning | None:
        """What it means that the time passed."""
        return self.duty.silence or (None if self.term is None else self.term.clock.silence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """A yearly return: whose, about which year, the second by which it is due, and the record that made it, with its time."""

    owner: str
    due: Return
    year: int
    end: int
    made_by: str | None
    made_at: int | None


class Rulebook:
    """The rules of one view by the index rows keep as `rules`, each looked up once."""

    def __init__(self, view: View) -> None:
        """Begin with none looked up."""
        self._view = view
        self._found: dict[int, Regime] = {}

    def of(self, row: Row) -> Regime:
        """Return the rules under which the record of a row was filed."""
        index = int(str(row["rules"]))
        if index not in self._found:
            named = (self._view.get("rules", f"{index:010}") or {})["regime"]
            self._found[index] = read_rules(self._view, str(named))
        return self._found[index]


def regime_now(view: View) -> Regime:
    """Return the rules in force."""
    return read_rules(view, str((view.get("body", "") or {})["regime"]))


def regime_at(view: View, index: int) -> Regime:
    """Return the rules the record of a leaf was filed under: those put in force last, by it or before."""
    named = [str(row["regime"]) for key, row in view.scan("rules", "") if int(key) <= index]
    return read_rules(view, named[-1])


def term(view: View, key: str, rules: Rulebook | None = None) -> Term | None:
    """Return a clock by its key (`<record id>/<clock>`), reckoned; None where there is none."""
    row = view.get("term", key)
    if row is None:
        return None
    regime = (rules or Rulebook(view)).of(row)
    clock = regime.clocks[str(row["clock"])]
    if clock.start is Start.RECEPTION and regime.lodging is not None and regime.lodging.clocks:
        row = _from_filing(view, row)
    moves = [move for _, move in view.scan("term_move", f"{key}/")]
    reckoning = reckon(clock, regime.calendar, regime.zone, row, moves)
    return Term(key=key, start=str(row["start"]), clock=clock, regime=regime, row=row, reckoning=reckoning)


def terms_of(view: View, record_id: str) -> list[Term]:
    """Return the clocks a record started, by name."""
    keys = [key for key, _ in view.scan("term", f"{record_id}/")]
    return [found for key in keys if (found := term(view, key)) is not None]


def owed(view: View, key: str, row: Row, rules: Rulebook | None = None) -> Owed:
    """Return a duty from its row, with the clock that bounds it."""
    rules = rules or Rulebook(view)
    regime = rules.of(row)
    duty = regime.duties[str(row["duty"])]
    found = None if duty.clock is None else term(view, f"{row['start']}/{duty.clock}", rules)
    end = None if found is None else found.reckoning.end
    if found is None and row["due"] is not None:
        end = last_second_of(str(row["due"]), regime.zone)
    done = row["discharged_by"]
    return Owed(
        key=key,
        owner=str(row["owner"]),
        to=str(row["to"]),
        start=str(row["start"]),
        duty=duty,
        regime=regime,
        row=row,
        term=found,
        end=end,
        done_at=None if done is None else _received(view, str(done), regime),
    )


def owed_for(view: View, record_id: str) -> list[Owed]:
    """Return the duties owed for a record, by owner."""
    return [owed(view, key, row) for key, row in view.scan("obligation", f"{record_id}/")]


def running(view: View, keys: Iterable[str], now: int, rules: Rulebook) -> Iterator[Term]:
    """Yield those of the clocks named that wait, are paused, or have not run out by a second."""
    for key in keys:
        found = term(view, key, rules)
        if found is not None and is_running(found.reckoning, now):
            yield found


def is_running(reckoning: Reckoning, now: int) -> bool:
    """Return whether a clock still runs, waits or is paused at a second."""
    return reckoning.status in {"waiting", "paused"} or (reckoning.status == "running" and not reckoning.over(now))


def outstanding(view: View, now: int) -> Iterator[Yearly]:
    """Yield the yearly returns not made: those due this year, and those of the year before that are past their day."""
    return (one for one in yearly(view, now) if one.made_by is None)


def yearly(view: View, now: int) -> Iterator[Yearly]:
    """Yield the returns due this year and in the year before, made or not; none due before the body was founded."""
    regime, begun = regime_now(view), founded(view)
    year = zones.day_of(now, regime.zone).year
    for due in regime.returns.values():
        on = regime.clocks[due.clock].on or (1, 1)
        for turn in range(max(due.since, year - YEARS_BACK), year + 1):
            day = date(turn, *on)
            end = zones.last_second(day, regime.zone)
            for code in regime.members_on(day) if end >= begun else ():
                row = view.get("filed", f"{due.name}/{turn + due.shift:04}/{code}")
                row = None if row is None or zones.seconds(str(row["at"])) > now else row
                yield Yearly(
                    owner=code,
                    due=due,
                    year=turn + due.shift,
                    end=end,
                    made_by=None if row is None else str(row["id"]),
                    made_at=None if row is None else zones.seconds(str(row["at"])),
                )


def founded(view: View) -> int:
    """Return when the body was founded, in Unix seconds."""
    body = view.get("body", "") or {}
    for _, part in view.scan("part", ""):  # a body that goes on elsewhere was founded where it began
        body = part["before"] if isinstance(part["before"], dict) else body
        break
    return _received(view, str(body["found"]))


def _from_filing(view: View, row: Row) -> Row:
    """Return the row of a clock that runs from reception, running from when its record was filed where that was lodged."""
    filed = _filed(view, str(row["start"]))
    came = None if filed is None else datetime.fromtimestamp(filed, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return row if came is None or row["first"] is None else {**row, "at": came, "first": came}


def _filed(view: View, record_id: str) -> int | None:
    """Return when a record that was lodged with mirrors counts as filed, in Unix seconds; None for any other."""
    filed = (view.get("lodged", record_id) or {}).get("filed")
    return filed if isinstance(filed, int) else None


def _received(view: View, record_id: str, regime: Regime | None = None) -> int:
    """Return when a record was received, in Unix seconds; in an archive, the first second of the date it says.

    With the rules of a body that knows lodging, when it was filed, where it was lodged.
    """
    filed = None if regime is None or regime.lodging is None else _filed(view, record_id)
    if filed is not None:
        return filed
    row = view.get("record", record_id) or {}
    archive = (view.get("body", "") or {})["kind"] == "archive"
    return zones.seconds(str(row["at"])) if archive else int(str(row["stamped"]))


def last_second_of(moment: str, zone: str) -> int:
    """Return the last second of an EDTF date in a zone, in Unix seconds; of one with a time, that second."""
    last = moment.rpartition("/")[2]
    latest = edtf.parse(last).latest
    return int(latest.timestamp()) if "T" in last else zones.last_second(latest.date(), zone)
