"""How many of how many: quotas that records fill, and how far a record's numbers are from the thresholds of its form.

Knows the table tally of docs/spec/state.md and docs/spec/regime.md 17 and 18. Law: a number beside a number,
and no word for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from comity.dues.state import regime_at
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.fold.counting import TOGETHER
from comity.fold.view import View
from comity.records.act import STRUCTURAL
from comity.records.bodies import read_content
from comity.records.record import Record
from comity.regime import Regime
from comity.regime.conditions import tests
from comity.regime.procedures import Quota, Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many of a quota's limit stand under a code in a window of years; `together` for a quota of what goes on at once."""

    quota: Quota
    code: str | None
    number: int
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """One number of a record beside the one it is compared with (`told` None: not given); `asks` is how."""

    field: str
    told: int | None
    asks: str
    value: int
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A record of `form` beside one threshold of the rules it was filed under: whether it holds, and each number."""

    threshold: Threshold
    regime: Regime
    form: str
    holds: bool
    margins: tuple[Margin, ...]


def counted(view: View, regime: Regime, year: int) -> Iterator[Counted]:
    """Yield what stands under each quota in the window that ends with `year`; who has nothing there is left out."""
    for quota in regime.quotas.values():
        rows = [(key, row) for key, row in view.scan("tally", f"{quota.name}/")]
        codes = sorted({key.split("/")[1] for key, _ in rows})
        for code in codes:
            under = [(int(key.split("/")[2]), row) for key, row in rows if key.split("/")[1] == code]
            found = _at_once(under, year) if quota.begins is not None else _in_window(quota, under, year)
            if found:
                first = None if quota.begins is not None else year - quota.years + 1
                last = None if quota.begins is not None else year
                named = None if code == TOGETHER else code
                yield Counted(quota=quota, code=named, number=found, first=first, last=last)


def measured(regime: Regime, form: str, fields: Mapping[str, Json]) -> tuple[Measured, ...]:
    """Return these numbers beside each threshold of the form."""
    return tuple(
        Measured(
            threshold=one, regime=regime, form=form, holds=one.when.holds(fields), margins=tuple(_margins(one, fields))
        )
        for one in regime.thresholds.values()
        if form in one.forms
    )


def measured_record(view: View, record_id: str, record: Record) -> tuple[Measured, ...]:
    """Return the numbers of a record of the log beside the thresholds of the rules it was filed under."""
    row = view.get("record", record_id)
    if row is None or record.body is None or record.act in STRUCTURAL:
        return ()
    return measured(regime_at(view, int(str(row["index"]))), record.form, read_content(record).fields)


def _margins(threshold: Threshold, fields: Mapping[str, Json]) -> Iterator[Margin]:
    for test in tests(threshold.when):
        if isinstance(test.value, int) and not isinstance(test.value, bool):
            told = fields.get(test.field)
            number = told if isinstance(told, int) and not isinstance(told, bool) else None
            yield Margin(field=test.field, told=number, asks=test.asks, value=test.value, holds=test.holds(fields))


def _in_window(quota: Quota, rows: list[tuple[int, Mapping[str, Json]]], year: int) -> int:
    return sum(year - quota.years < turn <= year for turn, _ in rows)


def _at_once(rows: list[tuple[int, Mapping[str, Json]]], year: int) -> int:
    """Return the most that go on at the same moment of a year, taking each from its first to its last second."""
    edges: list[tuple[datetime, int]] = []
    for _, row in rows:
        begins, ends = edtf.parse(str(row["begins"])).earliest, edtf.parse(str(row["ends"])).latest
        if begins.year <= year <= ends.year:
            edges += [(begins, 0), (ends, 1)]  # what begins in the second in which another ends goes on beside it
    most = now = 0
    for _, ended in sorted(edges):
        now += -1 if ended else 1
        most = max(most, now)
    return most
