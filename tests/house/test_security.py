"""What is said of security is true on paper: named tests exist, the list of personal data is whole, bandit's finds have reasons."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
REASONS = {
    (
        "src/comity/service/scanning.py",
        "B404",
    ): "the operator's own scanner is asked, by the command the operator named",
    (
        "src/comity/blanks/cells.py",
        "B405",
    ): "no part with a DTD, an entity or beyond its bound is parsed (test_blanks_cells.py)",
    ("src/comity/formats/akoma.py", "B405"): "documents are written, no XML is read (test_attacks_bombs.py holds that)",
    (
        "src/comity/web/downloads/feeds.py",
        "B405",
    ): "feeds are written, no XML is read (test_attacks_bombs.py holds that)",
    ("src/comity/bench/served.py", "B404"): "the bench starts our own server, with arguments of ours",
    ("src/comity/cli/measuring.py", "B404"): "the bench reads articles in a process of its own, with arguments of ours",
    ("src/comity/bench/soak.py", "B404"): "the soak starts our own server, with arguments of ours",
    ("src/comity/bench/watched.py", "B404"): "the bench starts our own witnesses, with arguments of ours",
    ("src/comity/bench/served_kept.py", "B404"): "the bench starts our own server, with arguments of ours",
}


@pytest.mark.parametrize(
    "name",
    [
        "docs/security/asvs.md",
        "docs/security/audit.md",
        "docs/security/checks.md",
        "docs/spec/threats.md",
        "SECURITY.md",
        "docs/privacy.md",
    ],
)
def test_every_file_and_test_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for path, test in re.findall(r"`((?:tests|src|docs|tools)/[\w/.-]+)(?:::(test_\w+))?`", text):
        assert (ROOT / path).exists(), path
        assert not test or f"def {test}(" in (ROOT / path).read_text("utf-8"), f"{path}::{test}"


ASKED = """
1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4
7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10.1.1-2 10.2.1-2 10.3.1-4
10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1 12.1.1-3 12.2.1-2 12.3.1-4 13.1.1
13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3
16.5.1-3 17.1.1 17.2.1-4 17.3.1-2
"""
"""The requirements of ASVS 5.0.0 of levels 1 and 2, as its table of 30 May 2025 numbers them: 253, 70 of them of level 1."""


def asked() -> list[str]:
    found: list[str] = []
    for part in ASKED.split():
        section, _, last = part.partition("-")
        stem, first = section.rsplit(".", 1)
        found += [f"{stem}.{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def test_the_list_of_the_standard_is_whole() -> None:
    """Every requirement once, in order; what holds names a test or a file, what does not says why."""
    rows = [
        [cell.strip() for cell in line.strip("| ").split(" | ")]
        for line in (ROOT / "docs/security/asvs.md").read_text("utf-8").splitlines()
        if re.match(r"\| \d", line)
    ]
    assert [row[0] for row in rows] == asked()
    assert (len(rows), sum(row[1] == "1" for row in rows)) == (253, 70)
    for row in rows:
        assert len(row) == 5, row
        assert all(row), row
        assert row[3] in {"holds", "does not apply", "not yet"}, row
        assert row[3] != "holds" or "`" in row[4], row
        assert row[3] != "not yet" or len(row[4]) > 30, row


def test_only_these_reach_the_network() -> None:
    """Which modules open a connection, for what: docs/security/checks.md 6 says it in words. No address comes from a page's input."""
    reaching = re.compile(
        r"^\s*(?:import|from) (?:http\.client|urllib\.request|socket|smtplib|ftplib|asyncio|requests|httpx|aiohttp|obstore)\b"
        r"|\burlopen\(|\bsend_mail\(|\bEmailMessage\(",
        re.MULTILINE,
    )
    found = {
        path.relative_to(ROOT / "src/comity").as_posix()
        for path in (ROOT / "src/comity").rglob("*.py")
        if reaching.search(path.read_text("utf-8"))
    }
    listed = (ROOT / "docs/security/checks.md").read_text("utf-8").partition("## 6.")[2].partition("## 7.")[0]
    assert found == {name.removeprefix("src/comity/") for name in re.findall(r"`(src/comity/[\w/]+\.py)`", listed)}


def test_only_these_use_the_browsers_stores() -> None:
    """What a page leaves in a browser beside its cookies: keys that cannot be read out, and an anchor, which is public."""
    stores = re.compile(
        r"\b(?:localStorage|sessionStorage|indexedDB|cookieStore)\b(?!\" in globalThis)|\bcaches\.|document\.cookie|serviceWorker"
    )
    found = {
        (path.name, use)
        for path in [*(ROOT / "src/comity").rglob("*.js"), *(ROOT / "src/comity").rglob("*.html")]
        for use in stores.findall(path.read_text("utf-8"))
    }
    assert found == {("keystore.js", "indexedDB"), ("seal.js", "localStorage")}


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


def test_the_wheel_asks_for_no_release_an_advisory_that_was_read_is_against() -> None:
    """What is installed without the locks is as young at least as what mends the newest of docs/security/audit.md."""
    page = (ROOT / "docs/security/audit.md").read_text("utf-8").partition("What tests, tools")[0]
    mended = dict(
        re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]*(?:PYSEC|CVE)-[^|]+ \| ([0-9][^ |]*) \|", page, re.MULTILINE)
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [
        line
        for name, lines in project["optional-dependencies"].items()
        if name not in {"dev", "peers"}
        for line in lines
    ]
    asked = [Requirement(line) for line in [*project["dependencies"], *extras]]
    judged = [one for one in asked if canonicalize_name(one.name) in mended]
    assert len(mended) > 20
    assert len(judged) > 10
    for one in judged:
        least = max(Version(part.version) for part in one.specifier if part.operator == ">=")
        assert least >= Version(mended[canonicalize_name(one.name)]), str(one)
