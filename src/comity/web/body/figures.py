"""The figures of a body as tables with bars: records by form and year, quotas, margins to thresholds, how long answers took.

Knows rows and the words of dues; not templates or addresses. Law: a number beside a number; nothing is told, ordered or added
up by party save where the rules charge it to one, and then by code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from comity.dues import zones
from comity.dues.counts import Margin, Measured, counted, measured_record
from comity.envelope import parse_leaf
from comity.store import figures, listings
from comity.web.owed.due import telling
from comity.web.page.present import Page

BAR: Final = 600
"""How long the longest bar is, in parts of the drawing."""
YEARS: Final = 12
MEASURED: Final = 8
"""So many records are shown beside each threshold, the newest ones."""
_DAY: Final = 86_400
_HOUR: Final = 3_600
_MINUTE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A line of a chart: a bar from `low` to `high`, a stroke `at` what it is compared with, and the cells of its row."""

    told: str
    low: int
    high: int
    at: int | None
    cells: tuple[str, ...]
    url: str = ""

    @property
    def long(self) -> int:
        """How long the bar is; one that is there is seen."""
        return max(2, self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A table with bars; `heads` names the columns of the cells."""

    name: str
    title: str
    heads: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Records by form and year; `most` is the largest number, which bars are measured by."""

    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    most: int


def records(page: Page) -> Counts:
    """Return how many records of each form of the rules are dated in each of the newest years, those most used first."""
    found = [one for one in figures.by_form_and_year(page.reader.view()) if one[0] in page.regime.forms]
    known = [int(year) for _, year, _ in found]
    years = (
        tuple(f"{year:04}" for year in range(max(min(known), max(known) - YEARS + 1), max(known) + 1)) if known else ()
    )
    named = sorted({form for form, year, _ in found if year in years})
    counts = {(form, year): count for form, year, count in found}
    rows = [(form, tuple(counts.get((form, year), 0) for year in years)) for form in named]
    most_used = sorted(rows, key=lambda row: (-sum(row[1]), row[0]))
    shown = tuple((page.form(form), numbers, sum(numbers)) for form, numbers in most_used)
    return Counts(years=years, rows=shown, most=max((max(numbers) for _, numbers, _ in shown), default=0))


def quotas(page: Page) -> Chart:
    """Return what stands under each quota in the year asked for, beside its limit; by quota and code."""
    say, number, told = page.words.say, page.words.number, telling(page)
    bars = []
    for one in counted(page.reader.view(), page.regime, page.day.year):
        who = say("quota-together") if one.code is None else say("code-name", code=one.code, name=page.name(one.code))
        label = told.label(one.quota.labels, page.regime)
        window = say("quota-at-once") if one.first is None else _window(page, one.first, one.last or one.first)
        high, at = _scaled((one.number, one.quota.limit), max(one.number, one.quota.limit))
        cells = (label, who, window, number(one.number), number(one.quota.limit), one.quota.article)
        text = say("chart-of", number=number(one.number), limit=number(one.quota.limit))
        bars.append(Bar(told=text, low=0, high=high, at=at, cells=cells))
    heads = tuple(say(f"chart-head-{name}") for name in ("quota", "who", "window", "number", "limit", "rule"))
    return Chart(name="quotas", title=say("chart-quotas"), heads=heads, bars=tuple(bars))


def _window(page: Page, first: int, last: int) -> str:
    return str(last) if first == last else page.words.say("quota-years", first=str(first), last=str(last))


def margins(page: Page) -> Chart:
    """Return the numbers of the newest records beside each threshold they are compared with, newest first."""
    say = page.words.say
    forms = sorted({form for one in page.regime.thresholds.values() for form in one.forms})
    rows = listings.of_forms(page.reader.view(), forms, page.reader.size, MEASURED) if forms else []
    leaves = page.reader.leaves([int(str(row["index"])) for _, _, row in rows if row["aud"] == "public"])
    bars: list[Bar] = []
    for _, record_id, row in rows:
        data = leaves.get(int(str(row["index"])))
        if data is not None:
            entry = page.entry_of(record_id, row)
            named = entry.symbol or entry.title.text
            found = measured_record(page.reader.view(), record_id, parse_leaf(data).record)
            bars += [
                _margin(page, named, entry.url, one, it) for one in found for it in one.margins if it.told is not None
            ]
    heads = tuple(say(f"chart-head-{name}") for name in ("record", "threshold", "field", "number", "compared", "rule"))
    return Chart(name="margins", title=say("chart-margins"), heads=heads, bars=tuple(bars))


def _margin(page: Page, named: str, url: str, one: Measured, it: Margin) -> Bar:
    words, told = page.terms, telling(page)
    field, number = one.regime.forms[one.form].fields[it.field], it.told or 0
    high, at = _scaled((number, it.value), max(number, it.value))
    threshold, label = told.label(one.threshold.labels, one.regime), field.labels[words.lang]
    compared = page.words.say(f"chart-{it.asks.replace('_', '-')}", value=words.quantity(field, it.value))
    text = page.words.say("chart-of", number=page.words.number(number), limit=page.words.number(it.value))
    cells = (named, threshold, label, page.words.number(number), compared, one.threshold.article)
    return Bar(told=text, low=0, high=high, at=at, cells=cells, url=url)


def answers(page: Page) -> Chart:
    """Return how long it took until each duty was done, over the whole body: the middle one, the shortest, the longest."""
    say, number, told, view = page.words.say, page.words.number, telling(page), page.reader.view()
    archive, taken = page.reader.kind == "archive", dict[str, list[int]]()
    for one in figures.answered(view):
        ends = (zones.seconds(one.asked_at), zones.seconds(one.done_at)) if archive else (one.asked, one.done)
        taken.setdefault(one.duty, []).append(max(0, ends[1] - ends[0]))
    still = figures.open_by_duty(view)
    longest = max((max(times) for times in taken.values()), default=0)
    bars = []
    for duty in sorted({*taken, *still}):
        times, known = sorted(taken.get(duty, [])), page.regime.duties.get(duty)
        label = duty if known is None else told.label(known.labels, page.regime)
        lengths = [length(page, time) for time in (median(times), times[0], times[-1])] if times else ["–"] * 3
        low, at, high = _scaled((times[0], median(times), times[-1]), longest) if times else (0, None, 0)
        cells = (label, number(len(times)), *lengths, number(still.get(duty, 0)))
        bars.append(Bar(told=lengths[0], low=low, high=high, at=at, cells=cells))
    heads = tuple(say(f"chart-head-{name}") for name in ("duty", "answered", "median", "shortest", "longest", "open"))
    return Chart(name="answers", title=say("chart-answers"), heads=heads, bars=tuple(bars))


def length(page: Page, seconds: float) -> str:
    """Return a length of time in the one unit that suits it."""
    units = (("days", _DAY), ("hours", _HOUR), ("minutes", _MINUTE))
    name, size = next((unit for unit in units if seconds >= unit[1]), ("seconds", 1))
    count = round(seconds / size)
    return page.words.say(f"length-{name}", count=count, number=page.words.number(count))


def _scaled(values: Sequence[float], most: float) -> list[int]:
    return [round(value * BAR / most) if most else 0 for value in values]
