"""Charts of a body: what was filed by year, yearly returns party by party, quotas, margins, and how long answers took.

Knows how figures are laid out and given as CSV; not how they are reckoned. Law: each chart stands beside the table it is drawn
from, parties stand by code, and no colour, order or word says which did better.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse

from comity.dues.years import Cell, Grid, Stands, grids
from comity.envelope import parse_leaf
from comity.records.bodies import read_content
from comity.web.access.headers import unkept
from comity.web.body import figures
from comity.web.downloads.cells import table_file
from comity.web.drafting.forms import rule_of
from comity.web.owed.due import telling
from comity.web.page.kept import kept
from comity.web.page.present import Page

SIGNS: Final = {Stands.MADE: "●", Stands.LATE: "◐", Stands.MISSING: "○", Stands.COMING: "…", Stands.NOT_DUE: "–"}
NIL: Final = "■"
COLUMN: Final = 26
"""How high the highest column is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """The return of one party about one year, as sign and words, and the record that made it."""

    sign: str
    words: str
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """One yearly return by party and year."""

    name: str
    label: str
    rule: tuple[str, str, str] | None
    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[Square, ...]], ...]


def show(page: Page) -> HttpResponse:
    """Show the charts of a body."""
    counts = kept(page, "charts records", lambda: figures.records(page))
    returns = _returns(page)
    response = page.render(
        "charts",
        counts=counts,
        strips=_strips(counts),
        returns=returns,
        kinds=[
            (name, label, page.url(f"charts?{urlencode({'return': name})}#returns")) for name, label in _kinds(page)
        ],
        signs=_signs(page, returns),
        charts=_charts(page),
        bar=figures.BAR,
        year=str(page.day.year),
        csv=page.url("charts/"),
    )
    return unkept(response) if page.reads_restricted else response


def table(page: Page, name: str) -> HttpResponse:
    """Give the table of a chart as comma-separated values (RFC 4180). Raises Http404 for one there is not."""
    if name == "records":
        counts = kept(page, "charts records", lambda: figures.records(page))
        rows: list[Any] = [("", *counts.years), *((label, *numbers) for label, numbers, _ in counts.rows)]
    elif name == "returns" and (returns := _returns(page)) is not None:
        heads = (page.words.say("chart-head-who"), page.words.say("chart-head-name"), *returns.years)
        rows = [heads, *((code, who, *(square.words for square in squares)) for code, who, squares in returns.rows)]
    else:
        chart = next((chart for chart in _charts(page) if chart.name == name), None)
        if chart is None:
            raise Http404(name)
        rows = [chart.heads, *(bar.cells for bar in chart.bars)]
    response = table_file(rows, f"{page.slug}-{name}")
    return unkept(response) if page.reads_restricted else response


def _charts(page: Page) -> list[figures.Chart]:
    made = {"quotas": figures.quotas, "margins": figures.margins, "answers": figures.answers}
    asked = {"quotas": page.regime.quotas, "margins": page.regime.thresholds, "answers": page.regime.duties}
    return [kept(page, f"charts {name}", partial(draw, page)) for name, draw in made.items() if asked[name]]


def _kinds(page: Page) -> list[tuple[str, str]]:
    told = telling(page)
    return [(name, told.label(due.labels, page.regime)) for name, due in page.regime.returns.items()]


def _returns(page: Page) -> Returns | None:
    """Return the grid the address asks for, or that of the first return; None where the rules have none."""
    known = page.regime.returns
    asked = page.request.GET.get("return", "")
    name = asked if asked in known else next(iter(known), None)
    return None if name is None else kept(page, f"charts returns {name}", lambda: _grid(page, name))


def _grid(page: Page, name: str) -> Returns:
    now = int(page.moment_asked.timestamp())
    grid = next(one for one in grids(page.reader.view(), now) if one.due.name == name)
    nil = _nil(page, grid)
    return Returns(
        name=name,
        label=telling(page).label(grid.due.labels, page.regime),
        rule=rule_of(page, grid.due.article),
        years=grid.years,
        rows=tuple(
            (code, page.name(code), tuple(_square(page, cell, nil) for cell in cells)) for code, cells in grid.rows
        ),
    )


def _nil(page: Page, grid: Grid) -> set[str]:
    """Return the ids of the returns that say there is nothing to return."""
    if grid.due.nil is None:
        return set()
    made = {cell.index: cell.made_by for _, cells in grid.rows for cell in cells if cell.made_by is not None}
    found = set()
    for index, data in page.reader.leaves(list(made)).items():
        record = parse_leaf(data).record
        if record.body is not None and grid.due.nil.holds(read_content(record).fields):
            found.add(str(made[index]))
    return found


def _square(page: Page, cell: Cell, nil: set[str]) -> Square:
    say, late = page.words.say, figures.length(page, cell.late_by)
    words = say(f"chart-return-{cell.stands}", late=late)
    sign = SIGNS[cell.stands]
    if cell.made_by in nil:
        words, sign = page.words.clauses((say("chart-return-nil"), words)), NIL if cell.stands is Stands.MADE else sign
    return Square(sign=sign, words=words, record_id=cell.made_by or "")


def _signs(page: Page, returns: Returns | None) -> list[tuple[str, str]]:
    told = [(sign, page.words.say(f"chart-sign-{stands}")) for stands, sign in SIGNS.items()]
    nil = returns is not None and page.regime.returns[returns.name].nil is not None
    return [*([(NIL, page.words.say("chart-sign-nil"))] if nil else []), *told]


def _strips(counts: figures.Counts) -> list[tuple[str, list[tuple[int, tuple[int, int]]]]]:
    """Return each form with its numbers and, for each, top and height of a column, all measured by the largest number."""
    return [
        (label, [(number, _column(number, counts.most)) for number in numbers]) for label, numbers, _ in counts.rows
    ]


def _column(number: int, most: int) -> tuple[int, int]:
    height = max(1, round(number * COLUMN / most)) if most else 0
    return COLUMN - height, height
