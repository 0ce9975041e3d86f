"""Write what `comity bench growth -o FILE` measured into docs/performance.md: a table between two marks, and two plots.

Usage: python tools/growth_page.py [FILE [PAGE]]    (default: docs/figures/growth.json, docs/performance.md); plots go beside FILE
"""

import json
import math
import re
import statistics
import sys
from html import escape
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "performance.md"
MARKS = ("<!-- growth: written by tools/growth_page.py -->", "<!-- /growth -->")
COLOURS = ("#0b5c8a", "#b35900", "#4b7a1e", "#7a3e9d", "#a31f34", "#3b3b3b")
"""Told apart by most readers, and in grey by the labels at the ends of the lines."""
STORES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
NOW = ", now"
ASKED = {
    "a row" + NOW: "a row",
    "50 newest leaves" + NOW: "50 newest leaves",
    "200 records for a party" + NOW: "200 records for a party",
    "60 longest threads" + NOW: "60 longest threads",
    "100 open obligations" + NOW: "100 open obligations",
    "counts for everybody" + NOW: "counts for everybody",
    "number of records" + NOW: "number of records",
    "a row, as of half": "a row, as of half the record",
    "60 longest threads, as of half": "60 longest threads, as of half the record",
    "number of records, as of half": "number of records, as of half the record",
    "changes": "what changed since the first leaf",
    "search Stoltenberg": "search: a name",
    "search decisions": "search: a common word",
    "search transpondeurs -décisions": "search: one word, not another",
    "open a reader": "open a reader",
}
TIMES = ("50 newest leaves" + NOW, "60 longest threads" + NOW, "100 open obligations" + NOW, "number of records" + NOW,
         "search decisions", "changes")  # fmt: skip
RATES = {
    "fold over the store": "fold over the store, records/s of one core",
    "search index filled": "search index, records/s",
    "database": "database and index, MB",
    "peak memory of the writer": "peak memory of the writer, MB",
    "peak memory, indexed too": "the same, indexed too, MB",
    "peak memory, all asked": "peak memory of who asks all this, MB",
    "bound: flushes": "bound: flushes to disk, per s",
    "bound: signatures checked": "bound: signatures checked, per s of one core",
    "log: leaves appended": "log, root after each leaf, leaves/s of one core",
    "peer: pymerkle, entries appended": "the same by pymerkle, entries/s of one core",
    "noise: a loop of Python": "noise: a loop of Python, ms",
}
WIDE, HIGH, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 82, 218, 24, 44
"""All words stand in the margins: no line crosses them, wherever it runs."""


def main(path: Path, page_path: Path) -> None:
    """Read the measures and write table and plots."""
    told = json.loads(path.read_text("utf-8"))
    points = _points(told["runs"])
    for store, name in STORES.items():
        of = [point for point in points if point["store"] == store]
        if of:
            path.with_name(f"growth-{store}.svg").write_text(_plot(of, name), encoding="utf-8")
    page = page_path.read_text("utf-8")
    start, end = (page.index(mark) for mark in MARKS)
    page_path.write_text(
        page[: start + len(MARKS[0])] + "\n\n" + _section(told["machine"], points) + "\n" + page[end:], "utf-8"
    )


def _points(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one point for each body that was asked, with what was noted when it was made; bounds are those of the asking."""
    made = {(run["store"], run["records"]): run for run in runs if run["part"] == "made"}
    asked = [run for run in runs if run["part"] == "asked"]
    asked.sort(key=lambda run: (run["records"], list(STORES).index(run["store"])))
    return [
        {**run, "values": _named(made.get((run["store"], run["records"]), {**run, "measures": []})) | _named(run)}
        for run in asked
    ]


def _named(point: dict[str, Any]) -> dict[str, list[float]]:
    """Return the values of a point under names that do not depend on its size."""
    values: dict[str, list[float]] = {}
    size = point["records"]
    for one in point["measures"]:
        name = re.sub(r"as of (\d+)", lambda found: f"as of {_moment(int(found[1]), size)}", one["name"])
        name = "changes" if name.startswith("changes 1..") else name
        numbers = [float(value) for value in one["values"]]
        if name == "search index filled" and point["part"] != "made":
            continue  # it was there already
        values[name] = [size / max(number, 1e-9) for number in numbers] if name == "search index filled" else numbers
    return values


def _moment(index: int, size: int) -> str:
    return "the beginning" if index < size * 0.3 else "half" if index < size * 0.9 else "the end"


def _section(machine: dict[str, Any], points: list[dict[str, Any]]) -> str:
    of = f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, Python {machine['python']}"
    lines = [
        f"{of}. Each column is one body, made and measured in a process of its own:",
        "medians, and in brackets the lowest and highest of its runs. Milliseconds where nothing else is said.",
        "",
        "| | " + " | ".join(f"{STORES[point['store']]}, {point['records']:,}" for point in points) + " |",
        "|---" * (len(points) + 1) + "|",
        "| measured, load before and after | "
        + " | ".join(f"{point['at']}, {point['load'][0]}, {point['load'][1]}" for point in points)
        + " |",
    ]
    for key, label in {**ASKED, **RATES}.items():
        cells = [_cell(point["values"].get(key)) for point in points]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    stores = dict.fromkeys(point["store"] for point in points)
    lines += ["", *(f"![Times of questions, {STORES[store]}](figures/growth-{store}.svg)" for store in stores)]
    return "\n".join(lines) + "\n"


def _cell(values: list[float] | None) -> str:
    if not values:
        return "–"
    middle = statistics.median(values)
    one = _figure(middle)
    return one if len(values) == 1 else f"{one} [{_figure(min(values))} – {_figure(max(values))}]"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}" if value >= 0.05 else "< 0.05"  # noqa: PLR2004 - what can be told apart


def _plot(points: list[dict[str, Any]], store: str) -> str:
    """Draw times against records, both by powers of ten, each line named at its end."""
    sizes = sorted({point["records"] for point in points})
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])
    ticks = (0.1, 1, 10, 100, 1000)

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - low) / max(high - low, 1e-9) * (WIDE - LEFT - RIGHT)

    def y(value: float) -> float:
        return HIGH - BOTTOM - (math.log10(max(value, 0.05)) + 1.3) / 4.3 * (HIGH - TOP - BOTTOM)

    right, middle = WIDE - RIGHT, (LEFT + WIDE - RIGHT) / 2
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" font-family="sans-serif" font-size="13"',
        f' viewBox="0 0 {WIDE} {HIGH}">',
        f"<title>Times of questions as a body grows, {escape(store)}</title>",
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>',
        *(f'<path d="M{LEFT} {y(tick):.1f}H{right}" stroke="#d8d8d8"/>' for tick in ticks),
        *(_words(LEFT - 8, y(tick) + 4, f"{tick:g} ms", "end") for tick in ticks),
        f'<path d="M{LEFT} {y(50):.1f}H{right}" stroke="#555555" stroke-dasharray="2 3"/>',
        _words(LEFT - 8, y(50) - 3, "designed", "end"),
        _words(LEFT - 8, y(50) + 11, "for 50 ms", "end"),
        *(_words(x(size), HIGH - 18, f"{size:,}", "middle") for size in sizes),
        _words(middle, HIGH - 2, f"records, {store}", "middle"),
    ]
    ends = []
    for colour, key in zip(COLOURS, TIMES, strict=True):
        line = [
            (point["records"], statistics.median(point["values"][key])) for point in points if key in point["values"]
        ]
        place = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in sorted(line))
        parts.append(f'<polyline points="{place}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="3.5" fill="{colour}"/>' for size, value in line]
        ends.append((y(max(line)[1]), colour, ASKED[key]))
    below = TOP - 100.0
    for at, colour, label in sorted(ends):
        below = max(at + 4, below + 16)
        parts.append(_words(right + 10, below, label, fill=colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _words(x: float, y: float, text: str, anchor: str = "start", fill: str = "#333333") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'


if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[1:]]
    main(*(given + [DOCS / "figures" / "growth.json", PAGE][len(given) :]))
