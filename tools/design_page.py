"""Write what `comity bench growth --kept DIR -o FILE` measured into docs/performance.md, line by line of the design's numbers.

Between two marks: a table of medians against the aims; between two more: each figure with its spread, the bound of its own run
and the ratio, and how busy the machine was. Why an aim is missed is written by hand, under the line's name, in `reasons.toml`
beside FILE.

Usage: python tools/design_page.py [FILE [PAGE]]    (default: docs/figures/growth.json, docs/performance.md)
"""

import json
import re
import statistics
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
AIMS = ("<!-- aims: written by tools/design_page.py -->", "<!-- /aims -->")
WIDE = ("<!-- wide: written by tools/design_page.py -->", "<!-- /wide -->")
FIGURES = ("<!-- figures: written by tools/design_page.py -->", "<!-- /figures -->")
STORES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
SIZES = (10_000, 100_000, 1_000_000)
CLIENTS = 64
"""How many clients the design names; what others reached is told without an aim."""

WIDTH = {"parties": "60", "desks that have signed": "500", "leaves": "–"}
"""What makes the wide body wide, with what the design names."""
UNEXPLAINED = "not explained yet."
TWICE = 2
"""From here on a percentage is harder to read than a multiple."""

Values = Mapping[str, list[float]]


@dataclass(frozen=True)
class Figure:
    """What was measured of one line in one body: values, what of it is worth naming, the bound in the line's own unit."""

    values: list[float]
    bound: float | None
    named: str = ""

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)


@dataclass(frozen=True)
class Line:
    """One line of the design: where it is measured, its aim (`most` says whether it is the highest or the lowest allowed)."""

    name: str
    part: str
    unit: str
    find: Callable[[Values], Figure | None]
    bound: str
    aim: float | None = None
    most: bool = True
    where: int | None = None
    """The size the design names; it is told of the others too."""

    def missed(self, figure: Figure) -> str:
        """Return by how much a figure misses the aim; nothing where it does not."""
        if self.aim is None or (figure.median <= self.aim if self.most else figure.median >= self.aim):
            return ""
        share = figure.median / self.aim
        return f"{share:.1f} ×" if share > TWICE else f"{100 * share - 100:+.0f} %".replace("-", "−")

    @property
    def aimed(self) -> str:
        """Return the aim in words."""
        if self.aim is None:
            return f"– {self.unit}"
        at = "" if self.where is None else f" at {self.where:,}"
        return f"{'≤' if self.most else '≥'} {_figure(self.aim)} {self.unit}".rstrip() + at


def lines(runs: list[dict[str, Any]]) -> list[Line]:
    """Return the lines in the order of the design, with one for each number of clients a bench has had."""
    clients = {
        int(found[1])
        for run in runs
        for one in run["measures"]
        if (found := re.fullmatch(r"submit, (\d+) clients", one["name"]))
    }
    check = "one signature checked, one flush to disk"
    return [
        Line("submit, one client: p50", "filed", "ms", _value("submit, one client, p50", _check_and_flush), check, 10),
        Line("submit, one client: p99", "filed", "ms", _value("submit, one client, p99", _check_and_flush), check, 50),
        *(
            Line(
                f"submit, {count} clients", "filed", "/s", _value(f"submit, {count} clients", _of("bound: signatures checked")),
                "signatures checked on one core", 300 if count == CLIENTS else None, most=False,
            )
            for count in sorted(clients | {CLIENTS})
        ),
        Line("sequencer alone", "filed", "/s", _value("sequencer", _of("bound: signatures checked")),
             "signatures checked on one core", 1_000, most=False),
        Line("witnessed receipt, five of five", "witnessed", "ms", _value("witnessed receipt", _check_and_flush), check, 2_000),
        Line("verify everything, × the checks", "verified", "×", _value("verify everything / bound with R", lambda _: 1.0),
             "required signature checks on all cores, each R by itself", 1.3),
        Line("fold, one core", "folded", "/s", _value("fold in memory", _of("log: leaves appended")),
             "roots after each leaf, one core", 15_000, most=False),
        Line("slowest question as of an index", "asked", "ms", _slowest_question, "one row read now", 50, where=100_000),
        Line("slowest page, p50", "paged", "ms", _slowest_page, "the fastest document", 15, where=10_000),
        Line("slowest page, first reader", "paged", "ms", _slowest_first, "the fastest document"),
        Line("largest page", "paged", "KB", _largest_page, "", 60),
        Line("first visit", "paged", "KB", _value("first visit, size", None, 1_000), "", 300),
        Line("first visit, requests", "paged", "", _value("first visit, requests", None), "", 10),
        Line("`comity serve` answers after", "filed", "ms", _value("serve answers after", _beginning("bound: Python and Django")),
             "Python and Django loaded", 2_000, where=10_000),
        Line("largest server process", "filed", "MB", _largest_process, "", 200, where=100_000),
    ]  # fmt: skip


def main(path: Path, page_path: Path) -> None:
    """Read the runs and the reasons, and write both sections."""
    told = json.loads(path.read_text("utf-8"))
    runs = {(run["store"], run["records"], run["part"]): run for run in told["runs"]}
    known = lines(told["runs"])
    reasons = tomllib.loads(path.with_name("reasons.toml").read_text("utf-8"))
    page = page_path.read_text("utf-8")
    page = _between(page, AIMS, _aims(known, runs, reasons))
    page = _between(page, WIDE, _wide(known, told["runs"]))
    page = _between(page, FIGURES, _figures(known, runs, told["machine"]))
    page_path.write_text(page, "utf-8")


Runs = Mapping[tuple[str, int, str], dict[str, Any]]


def _aims(known: list[Line], runs: Runs, reasons: Mapping[str, str]) -> str:
    places = [(store, size) for store in STORES for size in SIZES]
    rows, missing, missed = [], [], []
    met: dict[tuple[str, int], list[bool]] = {place: [] for place in places}
    for line in known:
        cells = []
        for store, size in places:
            run, figure = _figure_of(line, runs, store, size)
            cells.append(_cell(line, run, figure, store, size))
            if figure is None:
                missing.append((line.name, store, size))
                continue
            if line.aim is not None:
                met[store, size].append(not line.missed(figure))
            if line.missed(figure):
                missed.append(line.name)
        rows.append(f"| {line.name} | {line.aimed} | {' | '.join(cells)} |")
    heads = " | ".join(f"{STORES[store]}, {size:,}" for store, size in places)
    counts = " | ".join(f"{sum(met[place])} of {len(met[place])}" if met[place] else "–" for place in places)
    aims = sum(line.aim is not None for line in known)
    text = [f"| | designed for | {heads} |", "|---" * (len(places) + 2) + "|", *rows]
    text += [f"| aims met, of those measured | {aims} | {counts} |", "", "**Where an aim is missed, and why**", ""]
    text += [f"- *{name}*: {reasons.get(name, UNEXPLAINED)}" for name in dict.fromkeys(missed)] or ["- nowhere"]
    if missing:
        told = _gathered(missing, len(known))
        text += ["", f"**Not measured** ({len(missing)} of {len(known) * len(places)} cells): {told}."]
    return "\n".join(text) + "\n"


def _wide(known: list[Line], runs: list[dict[str, Any]]) -> str:
    """Tell what pages and filings take in the body of many parties and desks, which is made for that alone."""
    found = {run["store"]: run for run in runs if run["part"] == "wide"}
    if not found:
        return "Not measured yet.\n"
    values = {store: _values(run) for store, run in found.items()}
    text = [f"| | designed for | {' | '.join(STORES[store] for store in found)} |", "|---" * (len(found) + 2) + "|"]
    text += [
        f"| {name} | {aim} | {' | '.join(_counted(one, name) for one in values.values())} |"
        for name, aim in WIDTH.items()
    ]
    for line in known:
        figures = [line.find(one) for one in values.values()] if line.part in {"paged", "filed"} else []
        if any(figures):
            cells = (
                "not measured" if one is None else f"**{told}** ({missed})" if (missed := line.missed(one)) else told
                for one in figures
                for told in ("" if one is None else _spread(one.values) + (f" ({one.named})" if one.named else ""),)
            )
            text.append(f"| {line.name} | {line.aimed} | {' | '.join(cells)} |")
    told_when = "; ".join(
        f"{STORES[store]} {run['at']}, load {run['load'][0]} to {run['load'][1]}, the loop of Python "
        f"{_spread(values[store].get('noise: a loop of Python', []))} ms"
        for store, run in found.items()
    )
    return "\n".join([*text, "", f"Measured: {told_when}."]) + "\n"


def _counted(values: Values, name: str) -> str:
    return f"{values[name][0]:,.0f}" if name in values else "–"


def _gathered(missing: list[tuple[str, str, int]], lines: int) -> str:
    of: dict[tuple[str, int], list[str]] = {}
    for name, store, size in missing:
        of.setdefault((store, size), []).append(name)
    told = (
        f"{STORES[store]}, {size:,}: {'all lines' if len(names) == lines else '; '.join(names)}"
        for (store, size), names in of.items()
    )
    return ". ".join(told)


def _figure_of(line: Line, runs: Runs, store: str, size: int) -> tuple[dict[str, Any] | None, Figure | None]:
    """Return the run a line stands in and its figure; that of SQLite where no store is asked, and of any size where none is."""
    asked = [(store, size), *([("sqlite", size)] if line.part in {"verified", "folded"} else [])]
    asked += [(store, other) for other in SIZES] if line.part == "witnessed" else []
    for key in asked:
        run = runs.get((*key, line.part))
        figure = None if run is None else line.find(_values(run))
        if figure is not None:
            return run, figure
    return None, None


def _cell(line: Line, run: dict[str, Any] | None, figure: Figure | None, store: str, size: int) -> str:
    if run is None or figure is None:
        return "not measured"
    if run["store"] != store:
        return "as SQLite"
    if run["records"] != size:
        return f"as {run['records']:,}"
    missed = line.missed(figure)
    return f"**{_figure(figure.median)}** ({missed})" if missed else _figure(figure.median)


def _figures(known: list[Line], runs: Runs, machine: Mapping[str, Any]) -> str:
    of = f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, Python {machine['python']}"
    text = [
        f"Measured on {of}.",
        "",
        "| | body | median [lowest – highest] | bound, in the same run | × the bound | aim |",
        "|---" * 6 + "|",
    ]
    for line in known:
        for (store, named), size in product(STORES.items(), SIZES):
            run = runs.get((store, size, line.part))
            figure = None if run is None else line.find(_values(run))
            if figure is not None:
                text.append(_row(line, figure, f"{named}, {size:,}"))
    text += [
        "",
        "How busy the machine was: load before and after, and how long one loop of Python took (it never changes).",
        "",
    ]
    text += ["| body | part | measured | leaves | load | the loop, ms |", "|---" * 6 + "|"]
    for (store, size, part), run in sorted(runs.items(), key=lambda pair: (pair[0][1], pair[0][0], pair[1]["at"])):
        values = _values(run)
        leaves = f"{values['leaves'][0]:,.0f}" if "leaves" in values else ""
        noise = _spread(values.get("noise: a loop of Python", []))
        text.append(
            f"| {STORES[store]}, {size:,} | {part} | {run['at']} | {leaves} | {run['load'][0]}, {run['load'][1]} | {noise} |"
        )
    return "\n".join(text) + "\n"


def _row(line: Line, figure: Figure, body: str) -> str:
    named = f" ({figure.named})" if figure.named else ""
    if figure.bound is None:
        bound, ratio = "–", "–"
    else:
        bound = line.bound if line.unit == "×" else f"{_figure(figure.bound)} {line.unit}: {line.bound}"
        ratio = (
            f"{figure.median / figure.bound:,.2g}"
            if figure.median < 100 * figure.bound
            else f"{figure.median / figure.bound:,.0f}"
        )
    missed = line.missed(figure)
    aim = "" if line.aim is None else f"missed: {missed}" if missed else "met"
    return f"| {line.name}{named} | {body} | {_spread(figure.values)} {line.unit} | {bound} | {ratio} | {aim} |"


def _values(run: Mapping[str, Any]) -> Values:
    return {one["name"]: [float(value) for value in one["values"]] for one in run["measures"]}


def _value(
    name: str, bound: Callable[[Values], float | None] | None, unit: float = 1
) -> Callable[[Values], Figure | None]:
    """Return what finds a measure of this name, its bound beside it, in units of so many."""

    def found(values: Values) -> Figure | None:
        if name not in values:
            return None
        return Figure([value / unit for value in values[name]], None if bound is None else bound(values))

    return found


def _of(name: str) -> Callable[[Values], float | None]:
    return lambda values: statistics.median(values[name]) if name in values else None


def _beginning(name: str) -> Callable[[Values], float | None]:
    return lambda values: next((statistics.median(values[key]) for key in values if key.startswith(name)), None)


def _check_and_flush(values: Values) -> float | None:
    """Return the milliseconds of what no durable filing can do without."""
    rates = [_of(name)(values) for name in ("bound: signatures checked", "bound: flushes")]
    return sum(1_000 / rate for rate in rates if rate) if all(rates) else None


def _slowest_question(values: Values) -> Figure | None:
    asked = {name: found for name, found in values.items() if ", as of " in name}
    return _slowest(asked, _of("a row, now")(values))


def _slowest_page(values: Values) -> Figure | None:
    return _slowest(dict(_timed(values, "page ", "")), _fastest(values))


def _slowest_first(values: Values) -> Figure | None:
    return _slowest(dict(_timed(values, "page ", ", first reader")), _fastest(values))


def _fastest(values: Values) -> float | None:
    return min((statistics.median(found) for _, found in _timed(values, "document ", "")), default=None)


def _largest_page(values: Values) -> Figure | None:
    return _slowest({name: [one / 1_000 for one in found] for name, found in _timed(values, "page ", ", size")}, None)


def _largest_process(values: Values) -> Figure | None:
    return Figure([max(values["memory of each process"])], None) if "memory of each process" in values else None


def _timed(values: Values, kind: str, of: str) -> Iterator[tuple[str, list[float]]]:
    for name, found in values.items():
        called, _, rest = name.partition(",")
        if name.startswith(kind) and (f",{rest}" if rest else "") == of:
            yield called.removeprefix(kind), found


def _slowest(found: Mapping[str, list[float]], bound: float | None) -> Figure | None:
    if not found:
        return None
    name = max(found, key=lambda one: statistics.median(found[one]))
    return Figure(found[name], bound, name)


def _spread(values: list[float]) -> str:
    if not values:
        return "–"
    middle = _figure(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} [{_figure(min(values))} – {_figure(max(values))}]"


def _figure(value: float) -> str:
    if value >= 20:  # noqa: PLR2004 - more digits than two say nothing
        return f"{value:,.0f}"
    if 0 < value < 0.01:  # noqa: PLR2004 - less cannot be told apart
        return "< 0.01"
    return f"{value:.{1 if value >= TWICE else 2}f}".rstrip("0").rstrip(".")


def _between(page: str, marks: tuple[str, str], text: str) -> str:
    start, end = (page.index(mark) for mark in marks)
    return page[: start + len(marks[0])] + "\n\n" + text + "\n" + page[end:]


if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[1:]]
    main(*(given + [DOCS / "figures" / "growth.json", DOCS / "performance.md"][len(given) :]))
