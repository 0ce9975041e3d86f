"""Measures as a body grows: each part of each body in a process of its own, bodies that stay, and the page made of it all."""

import itertools
import json
import os
import shutil
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tools import design_page

from comity.bench import bounds, kept
from comity.bench.aspects import folded
from comity.bench.growth import Part, measure_growth
from comity.bench.measures import Measure
from comity.cli.main import main
from comity.errors import Finding, Unavailable
from comity.service.sequencer import open_sequencer
from comity.store import postgres
from comity.store.reader import open_reader
from comity.verify.log import verify_log
from tests.clusters import Cluster

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "performance.md"
LETTER, LINE = 6.3, 13.0
"""Width of a letter and height of a line of the plots' words, in their units: 13 of a sans-serif."""


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, few in {"BLOCKS": 1, "FLUSHES": 2, "CHECKS": 2, "LEAVES": 10, "LOOP": 1_000}.items():
        monkeypatch.setattr(bounds, name, few)


def _run(out: Path, *parts: str) -> dict[tuple[int, str], Any]:
    home = out.parent / "kept"
    command = ["bench", "growth", "--kept", str(home), "--sizes", "100", "-o", str(out), "--parts", *parts]
    assert main(command) == 0
    return {(run["records"], run["part"]): run for run in json.loads(out.read_text("utf-8"))["runs"]}


def test_a_body_is_made_once_and_its_parts_are_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kept, "KEPT_FROM", 100)
    out = tmp_path / "growth.json"
    first = _run(out, "asked")
    assert "sqlite, 100: asked" in capsys.readouterr().out
    asked = {one["name"]: one["values"] for one in first[100, "asked"]["measures"]}
    assert len(asked["bound: signatures checked"]) == len(asked["noise: a loop of Python"]) == 10  # before and after
    assert float(asked["leaves"][0]) == 100
    folder = kept.place(tmp_path / "kept", "sqlite", 100)
    report = verify_log(folder, None)
    assert report.holds, "every line of the log is a true signature"
    assert all(path.stat().st_size for path in (folder / "log" / "tile").rglob("*") if path.is_file())
    again = _run(out, "folded")
    assert set(again) == {(100, "made"), (100, "asked"), (100, "folded")}
    assert again[100, "made"] == first[100, "made"]
    assert again[100, "asked"] == first[100, "asked"]
    for tool in ("growth_page.py", "design_page.py"):
        page = tmp_path / "performance.md"
        shutil.copy(PAGE, page)
        (tmp_path / "reasons.toml").write_text("")
        made = [sys.executable, str(ROOT / "tools" / tool), str(out), str(page)]
        assert subprocess.run(made, check=False).returncode == 0
        once = page.read_text("utf-8")
        subprocess.run(made, check=True)
        assert page.read_text("utf-8") == once
    plot = (tmp_path / "growth-sqlite.svg").read_text("utf-8")
    assert plot.count("<polyline") == plot.count("<circle") == 6


@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_no_line_of_a_plot_crosses_its_words(store: str) -> None:
    plot = ET.parse(PAGE.parent / "figures" / f"growth-{store}.svg")
    space = "{http://www.w3.org/2000/svg}"
    places = [one.attrib["points"].split() for one in plot.iter(f"{space}polyline")]
    ends = {float(place.partition(",")[0]) for line in places for place in (line[0], line[-1])}
    words = list(plot.iter(f"{space}text"))
    heights = [float(one.attrib["y"]) for one in words]
    assert len(places) == 6
    assert len(words) > 12
    for one, y in zip(words, heights, strict=True):
        wide = len(one.text or "") * LETTER
        begin = float(one.attrib["x"]) - {"start": 0, "middle": wide / 2, "end": wide}[one.attrib["text-anchor"]]
        assert begin >= 0, one.text
        assert begin + wide <= 760, one.text
        lowest = max(float(place.partition(",")[2]) for line in places for place in line)
        assert begin + wide < min(ends) or begin > max(ends) or y - LINE > lowest, one.text
    left = sorted(y for one, y in zip(words, heights, strict=True) if one.attrib["text-anchor"] == "end")
    assert min(lower - upper for upper, lower in itertools.pairwise(left)) >= LINE


def test_making_that_was_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "BATCH", 20)

    def stopped(done: int, _all: int) -> None:
        if done == 115:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kept.make(tmp_path / "bench", 150, stopped)
    seen: list[int] = []
    kept.make(tmp_path / "bench", 150, lambda done, _all: seen.append(done))
    assert seen == [135, 150]
    report = verify_log(tmp_path / "bench", None)
    assert report.holds
    assert any("150" in str(check.facts.values()) for check in report.checks)


def test_a_large_body_in_postgres_is_a_copy(tmp_path: Path, server: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT_FROM", 100)
    monkeypatch.setattr(kept, "COPIED_FROM", 100)
    runs = {(run["store"], run["part"]): run for run in measure_growth(tmp_path, [120], server.dsn, {"folded": folded})}
    assert set(runs) == {("sqlite", "made"), ("sqlite", "folded"), ("postgres", "made")}, (
        "no store is asked by a fold in memory"
    )
    assert runs["postgres", "made"]["measures"][0]["name"] == "tables copied"
    monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
    lite, copy = (open_reader(kept.place(tmp_path, store, 120)) for store in ("sqlite", "postgres"))
    assert copy.digest(120) == lite.digest(120)
    for table in ("record", "leaf", "thread", "key", "clock"):
        assert copy.scan(table, limit=200) == lite.scan(table, limit=200)
    assert copy.as_of(110).counts_for() == lite.as_of(110).counts_for()
    assert copy.leaf(119) == lite.leaf(119)
    sequencer = open_sequencer(kept.place(tmp_path, "postgres", 120))  # the copy takes records, and checks what it has
    assert sequencer.size == 120
    sequencer.close()


def test_every_kind_of_page_of_a_kept_body_is_measured(tmp_path: Path) -> None:
    from comity.bench.served_kept import paged

    [_, run] = measure_growth(tmp_path, [110], None, {"paged": partial(paged, runs=1)})
    found = {one["name"]: float(one["values"][0]) for one in run["measures"]}
    assert {"page front", "page record, first reader", "document bibtex", "first visit, size"} <= set(found)
    assert 0 < found["page front, size"] < 60_000
    assert not list(tmp_path.iterdir()), "a small body does not stay"


def ended(_folder: Path) -> list[Measure]:
    os._exit(3)


def refused(_folder: Path) -> list[Measure]:
    raise Unavailable(Finding(code="desk.unreachable", place="port 1", facts={"size": 3}))


@pytest.mark.parametrize(("part", "code"), [(ended, "bench.failed"), (refused, "desk.unreachable")])
def test_a_bench_that_fails_is_no_figure(tmp_path: Path, part: Part, code: str) -> None:
    made = kept.place(tmp_path, "sqlite", 100).parent / kept.MADE
    made.parent.mkdir()
    made.write_text("{}")
    with pytest.raises(Unavailable) as found:
        list(measure_growth(tmp_path, [100], None, {"asked": part}))
    assert found.value.finding.code == code


def _told(part: str, size: int = 10_000, store: str = "sqlite", **values: float | list[float]) -> dict[str, Any]:
    measures = [
        {"name": name.replace("_", " "), "unit": "", "values": value if isinstance(value, list) else [value]}
        for name, value in values.items()
    ]
    return {
        "store": store,
        "records": size,
        "part": part,
        "at": "2026-11-29 09:00Z",
        "load": [0, 0],
        "measures": measures,
    }


def test_a_line_says_what_is_met_what_is_missed_by_how_much_and_what_is_missing(tmp_path: Path) -> None:
    rates = {"bound: signatures checked": 1_000.0, "bound: flushes": 500.0}
    runs = [
        _told("filed", **{"submit, one client, p50": [9.0, 14.0, 12.0], "submit, 64 clients": 150.0, "submit, 20 clients": 100.0}, **rates),
        _told("verified", **{"verify everything / bound with R": 1.2}),
        _told("paged", **{"page front": 9.0, "page desk": [40.0, 48.0], "document ris": 0.5, "page desk, size": 59_000.0}),
    ]  # fmt: skip
    out, page = tmp_path / "growth.json", tmp_path / "performance.md"
    machine = {"processor": "one", "cores": 2, "memory": "1 GiB", "python": "3"}
    out.write_text(json.dumps({"machine": machine, "runs": runs}))
    (tmp_path / "reasons.toml").write_text('"slowest page, p50" = "it lists much."\n')
    shutil.copy(PAGE, page)
    design_page.main(out, page)
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in reversed(page.read_text("utf-8").splitlines())}
    missing = " not measured |" * 5
    assert lines["submit, one client: p50"].endswith(f"| ≤ 10 ms | **12** (+20 %) |{missing}")
    assert lines["submit, 64 clients"].endswith(f"| ≥ 300 /s | **150** (−50 %) |{missing}")
    assert lines["submit, 20 clients"].endswith(f"| – /s | 100 |{missing}")
    assert "| 1.2 | not measured | not measured | as SQLite |" in lines["verify everything, × the checks"]
    assert lines["slowest page, p50"].endswith(f"| ≤ 15 ms at 10,000 | **44** (2.9 ×) |{missing}")
    assert lines["largest page"].endswith(f"| ≤ 60 KB | 59 |{missing}")
    assert lines["aims met, of those measured"].endswith("| 14 | 2 of 5 | – | – | 1 of 1 | – | – |")
    text = page.read_text("utf-8")
    assert "- *slowest page, p50*: it lists much." in text
    assert f"- *submit, one client: p50*: {design_page.UNEXPLAINED}" in text
    row = "| submit, one client: p50 | SQLite, 10,000 | 12 [9 – 14] ms | 3 ms: one signature checked, one flush to disk | 4 |"
    assert f"{row} missed: +20 % |" in text
    assert "| slowest page, p50 (desk) | SQLite, 10,000 | 44 [40 – 48] ms | 0.5 ms: the fastest document | 88 |" in text
    assert "PostgreSQL, 1,000,000: all lines" in text


def test_the_page_is_what_the_tools_write_of_the_figures_and_explains_what_is_missed(tmp_path: Path) -> None:
    for path in (ROOT / "docs" / "figures").iterdir():
        shutil.copy(path, tmp_path)
    page = tmp_path / "performance.md"
    shutil.copy(PAGE, page)
    for tool in ("growth_page.py", "design_page.py"):
        subprocess.run(
            [sys.executable, str(ROOT / "tools" / tool), str(tmp_path / "growth.json"), str(page)], check=True
        )
    assert page.read_text("utf-8") == PAGE.read_text("utf-8"), "make performance"
    for plot in tmp_path.glob("*.svg"):
        assert plot.read_bytes() == (ROOT / "docs" / "figures" / plot.name).read_bytes(), "make performance"
    assert design_page.UNEXPLAINED not in PAGE.read_text("utf-8"), "say why in docs/figures/reasons.toml"
    named = {line.name for line in design_page.lines([])}
    assert set(tomllib.loads((ROOT / "docs" / "figures" / "reasons.toml").read_text("utf-8"))) <= named
