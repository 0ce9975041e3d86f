"""`tools/audit_offline.py` over advisories of the test's own, in the OSV format: where a range begins and ends, and what fails."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "audit_offline.py"
BORNE = Path(__file__).parents[2] / "tools" / "borne.txt"


def advisory(number: str, *events: str, versions: str = "", more: str = "") -> str:
    """Return an advisory on `thing` as the database writes them: `events` are `kind version`, `versions` are separated by blanks."""
    turns = "".join(f"    - {kind}: {at!r}\n" for kind, at in (event.split() for event in events))
    ranges = f"  ranges:\n  - type: ECOSYSTEM\n    events:\n{turns}" if events else ""
    listed = "  versions:\n" + "".join(f"  - {one}\n" for one in versions.split()) if versions else ""
    head = f"id: {number}\nmodified: 2026-02-0{number[-1]}T10:00:00Z\ndetails: made for a test\n{more}"
    return f"{head}affected:\n- package:\n    ecosystem: PyPI\n    name: Thing\n{ranges}{listed}"


def audit(folder: Path, version: str, files: Mapping[str, str], reasons: str = "") -> tuple[int, str]:
    """Run the tool over a lock of `thing` alone, with these files of its folder; return its exit code and what it printed."""
    (folder / "lock.txt").write_text(f"thing=={version} \\\n    --hash=sha256:{'0' * 64}\n")
    (folder / "reasons").write_text(reasons)
    (folder / "db/vulns/thing").mkdir(parents=True)
    for name, text in files.items():
        (folder / "db/vulns/thing" / name).write_text(text)
    command = [sys.executable, str(TOOL), "--advisories", str(folder / "db"), "--reasons", str(folder / "reasons")]
    done = subprocess.run([*command, str(folder / "lock.txt")], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


TWO = ("introduced 0", "fixed 1.10", "introduced 2.0", "fixed 2.3")


@pytest.mark.parametrize(
    ("version", "events", "versions", "affected"),
    [
        ("1.9", TWO, "", True),
        ("1.10", TWO, "", False),
        ("1.10rc1", TWO, "", True),
        ("1.11", TWO, "", False),
        ("2.0", TWO, "", True),
        ("2.2.9", TWO, "", True),
        ("2.3", TWO, "", False),
        ("2.1", ("introduced 2.0", "introduced 0", "fixed 2.3", "fixed 1.10"), "", True),
        ("3.0", ("introduced 0",), "1.0 2.0", True),
        ("3.0", ("introduced 0", "last_affected 3.0"), "", True),
        ("3.0.1", ("introduced 0", "last_affected 3.0"), "", False),
        ("2.5", ("introduced 3.0",), "", False),
        ("4.10", ("introduced 0", "fixed 4.2"), "", False),
        ("4.10", (), "4.10", True),
        ("4.10", (), "4.1 0.1dev-r3", False),
        ("4.10.0", (), "4.10", True),
    ],
)
def test_a_version_is_affected_by_ranges_and_by_lists(
    tmp_path: Path, version: str, events: tuple[str, ...], versions: str, affected: bool
) -> None:
    status, told = audit(tmp_path, version, {"a.yaml": advisory("PYSEC-1", *events, versions=versions)})
    assert status == (1 if affected else 0), told
    assert told.startswith(
        f"weak   thing {version}: 1 read (PYSEC-1)" if affected else f"clean  thing {version}: 1 read"
    )


def test_what_is_borne_or_withdrawn_fails_nothing_and_the_day_of_the_newest_is_told(tmp_path: Path) -> None:
    files = {
        "a.yaml": advisory("PYSEC-1", "introduced 0"),
        "b.yaml": advisory("PYSEC-2", "introduced 0", "fixed 1.0"),
        "c.yaml": advisory("PYSEC-3", "introduced 0", more="withdrawn: 2026-03-01T00:00:00Z\n"),
    }
    status, told = audit(tmp_path, "2.0", files, "PYSEC-1 not reached: never called\n")
    assert status == 0
    assert told.splitlines() == [
        "borne  thing 2.0: 2 read (PYSEC-1: not reached: never called)",
        "0 clean, 1 borne, 0 weak, 0 unread",
        "newest advisory of these packages: 2026-02-02; later ones are not known",
    ]


def test_json_is_read_too_and_another_ecosystem_counts_nothing(tmp_path: Path) -> None:
    one = {"package": {"ecosystem": "npm", "name": "thing"}, "versions": ["2.0"]}
    told = {"id": "GHSA-1", "modified": "2026-02-05T00:00:00Z", "affected": [one]}
    other = {**told, "affected": [{**one, "package": {"ecosystem": "PyPI", "name": "thing"}}]}
    assert audit(tmp_path, "2.0", {"a.json": json.dumps(told)})[0] == 0
    (tmp_path / "again").mkdir()
    assert audit(tmp_path / "again", "2.0", {"a.json": json.dumps(other)})[0] == 1


@pytest.mark.parametrize(
    "text",
    [
        "- nothing\n",
        "id: PYSEC-1\n",
        advisory("PYSEC-1", "introduced 0").replace("2026-02-01T10:00:00Z", "yesterday"),
        advisory("PYSEC-1", "introduced 0", "mended 1.0"),
        advisory("PYSEC-1", "introduced 0", "fixed one"),
        "id: PYSEC-1\nmodified: 2026-02-01T00:00:00Z\npackage: {name: thing}\naffects: {ranges: []}\n",
        "id: [\n",
    ],
)
def test_what_is_not_the_format_is_never_called_clean(tmp_path: Path, text: str) -> None:
    status, told = audit(tmp_path, "2.0", {"a.yaml": text})
    assert status == 2, told
    assert "unread thing 2.0: 0 read (a.yaml: " in told


def test_a_folder_that_is_not_there_is_no_clean_answer(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("thing==1.0\n")
    command = [sys.executable, str(TOOL), "--advisories", str(tmp_path / "none"), str(tmp_path / "lock.txt")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


def test_what_is_borne_has_its_reason_on_the_page() -> None:
    page = (BORNE.parents[1] / "docs/security/audit.md").read_text("utf-8")
    named = [line.split()[0] for line in BORNE.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert named
    assert [one for one in named if one not in page.partition("## 3.")[2]] == []
