"""What is said of security is true on paper: named tests exist, the list of personal data is whole, bandit's finds have reasons."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REASONS = {
    (
        "src/comity/blanks/cells.py",
        "B405",
    ): "no part with a DTD, an entity or beyond its bound is parsed (test_blanks_cells.py)",
    ("src/comity/formats/akoma.py", "B405"): "documents are written, no XML is read (test_attacks_bombs.py holds that)",
    ("src/comity/web/feeds.py", "B405"): "feeds are written, no XML is read (test_attacks_bombs.py holds that)",
    ("src/comity/web/measuring.py", "B404"): "the bench starts our own server, with arguments of ours",
    ("src/comity/cli/measuring.py", "B404"): "the bench reads articles in a process of its own, with arguments of ours",
    ("src/comity/web/measuring_long.py", "B404"): "the soak starts our own server, with arguments of ours",
    ("src/comity/wiring/watched.py", "B404"): "the bench starts our own witnesses, with arguments of ours",
    ("src/comity/wiring/growth.py", "B404"): "the bench measures each body in a process of its own, with arguments of ours",
}


@pytest.mark.parametrize(
    "name",
    ["docs/security/asvs.md", "docs/security/checks.md", "docs/spec/threats.md", "SECURITY.md", "docs/privacy.md"],
)
def test_every_file_and_test_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for path, test in re.findall(r"`((?:tests|src|docs|tools)/[\w/.-]+)(?:::(test_\w+))?`", text):
        assert (ROOT / path).exists(), path
        assert not test or f"def {test}(" in (ROOT / path).read_text("utf-8"), f"{path}::{test}"


def test_the_list_of_the_standard_is_whole() -> None:
    rows = [
        line.split(" | ")
        for line in (ROOT / "docs/security/asvs.md").read_text("utf-8").splitlines()
        if line.startswith("| V")
    ]
    assert {row[0].split()[1] for row in rows} == {f"V{number}" for number in range(1, 18)}
    assert all(len(row) == 4 and "`" in row[3] for row in rows)


def test_the_list_of_personal_data_is_complete(tmp_path: Path) -> None:
    """Every field of every table that could be written is named in its row; asked of a process of its own, as a desk begins."""
    program = (
        "import json,sys;from pathlib import Path;from comity.web.site import prepare;prepare(Path(sys.argv[1]));"
        "from django.apps import apps;"
        "print(json.dumps({m._meta.label:[f.name for f in m._meta.concrete_fields] for m in apps.get_models()}))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True)
    held = json.loads(done.stdout)
    rows = {}
    for line in (ROOT / "docs/privacy.md").read_text("utf-8").splitlines():
        if line.startswith("| `"):
            table, personal, other, *_ = line.strip("| ").split(" | ")
            rows[table.strip("`")] = sorted(re.findall(r"`(\w+)`", f"{personal} {other}"))
    assert rows == {table: sorted(fields) for table, fields in held.items()}


def test_bandit_finds_nothing_without_a_reason() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "src/comity", "-f", "json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["metrics"]["_totals"]["loc"] > 10_000
    bare = []
    for one in report["results"]:
        path = one["filename"].removeprefix("./")
        lines = (ROOT / path).read_text("utf-8").split("\n")
        told = any(
            re.search(r"# noqa: (?:\w+, )*S\d+(?:, \w+)* - \w+", lines[number - 1]) for number in one["line_range"]
        )
        if not told and (path, one["test_id"]) not in REASONS:
            bare.append(f"{path}:{one['line_number']} {one['test_id']}")
    assert not bare, "\n".join(bare)
