"""The release check tells the truth about this checkout, and finds what is wrong in one that was spoilt."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from tools import release

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("pyproject.toml", "NEWS.md"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "deploy", tmp_path / "deploy")
    monkeypatch.setattr(release, "ROOT", tmp_path)
    return tmp_path


def test_one_version_is_named_and_news_are_by_who_reads_them() -> None:
    assert release.versions() == ""
    assert release.news() == ""


@pytest.mark.parametrize(
    ("name", "old", "new", "check", "said"),
    [
        ("pyproject.toml", 'version = "0.1.0"', 'version = "0.2.0"', "versions", "NEWS.md begins with 0.1.0"),
        ("pyproject.toml", 'version = "0.1.0"', 'version = "1.0"', "versions", "no version of three numbers"),
        ("NEWS.md", "### Verifiers", "### Others", "news", "they should be"),
        ("NEWS.md", "### Operators\n", "### Operators\n\n### Delegates\n", "news", "Operators says nothing"),
        ("deploy/compose.yaml", "services:", "# comity-9.9.9\nservices:", "versions", "compose.yaml names 9.9.9"),
    ],
)
def test_what_is_wrong_is_said(copy: Path, name: str, old: str, new: str, check: str, said: str) -> None:
    text = (copy / name).read_text("utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1), "utf-8")
    assert said in getattr(release, check)()


def test_what_cannot_be_looked_at_does_not_hold(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    (copy / "NEWS.md").unlink()
    monkeypatch.setattr(release, "QUICK", (("news", release.news),))
    assert release.main(["--quick"]) == 1
    assert "[does not hold] news" in capsys.readouterr().out


def test_the_page_names_every_check() -> None:
    page = (ROOT / "docs" / "developers" / "release.md").read_text("utf-8")
    for said, _ in (*release.QUICK, *release.LONG):
        assert f"| {said.partition(':')[0]} |" in page, said
