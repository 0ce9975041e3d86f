"""Measures as a body grows: each body in a process of its own, a file that is whole after each, and the page made from it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.errors import Unavailable
from comity.wiring.growth import measure_growth

ROOT = Path(__file__).parents[2]


def test_what_is_measured_stands_in_table_and_plot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "figures" / "growth.json"
    out.parent.mkdir()
    assert main(["bench", "growth", "--sizes", "40", "80", "-o", str(out)]) == 0
    assert "sqlite, 80" in capsys.readouterr().out
    told = json.loads(out.read_text("utf-8"))
    assert [point["records"] for point in told["points"]] == [40, 80]
    for point in told["points"]:
        names = {one["name"]: one["values"] for one in point["measures"]}
        assert (
            len(names["bound: signatures checked"]) == len(names["noise: a loop of Python"]) == 10
        )  # before and after
        assert float(names["database"][0]) > 0
    page = tmp_path / "performance.md"
    page.write_text((ROOT / "docs" / "performance.md").read_text("utf-8"), "utf-8")
    made = [sys.executable, str(ROOT / "tools" / "growth_page.py"), str(out), str(page)]
    assert subprocess.run(made, check=False).returncode == 0
    assert "| SQLite, 40 | SQLite, 80 |" in page.read_text("utf-8")
    plot = (tmp_path / "figures" / "growth-sqlite.svg").read_text("utf-8")
    assert plot.count("<polyline") == plot.count("<circle") / 2 == 6
    again = page.read_text("utf-8")
    subprocess.run(made, check=True)
    assert page.read_text("utf-8") == again


def test_a_bench_that_fails_is_no_figure() -> None:
    with pytest.raises(Unavailable) as found:
        list(measure_growth([-1], None))
    assert found.value.finding.code == "bench.failed"
