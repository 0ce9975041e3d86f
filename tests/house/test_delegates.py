"""The delegates' guides say the same in each language, name pages as the pages name themselves, and their commands run."""

import re
import shlex
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.i18n import Catalogue

FOLDER = Path(__file__).parents[2] / "docs" / "delegates"
GUIDES = sorted(FOLDER.glob("*.md"))
PAGES = (
    "sittings",
    "threads",
    "agenda",
    "positions-page",
    "contested",
    "parties",
    "rules",
    "forms",
    "changes",
    "write",
    "seat-sit-down",
    "chair",
    "chair-run",
    "chair-live",
    "lodged",
    "delegations",
    "desk",
    "article-page",
    "article-fill",
)


def shape(text: str) -> list[str]:
    """Return what every language has in common: headings by depth, list items, commands without their language."""
    found = re.findall(r"^(#+|- |\$ .*)", text, re.MULTILINE)
    return [re.sub(r" --lang \w+", "", line) for line in found]


def test_there_is_a_guide_in_each_language_of_the_site() -> None:
    assert {path.stem for path in GUIDES} >= {"en", "fr", "ru"}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_guide_has_the_same_parts(path: Path) -> None:
    assert shape(path.read_text("utf-8")) == shape((FOLDER / "en.md").read_text("utf-8"))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_pages_are_named_as_they_name_themselves(path: Path) -> None:
    text, words = path.read_text("utf-8"), Catalogue(path.stem)
    for page in PAGES:
        assert re.search(rf"\*+{re.escape(words.say(page))}\*+", text), page


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_the_commands_run(
    path: Path, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "demo").symlink_to(demo)
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ comity (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        assert main(shlex.split(command.replace("$ANCHOR", anchor_of(demo / "archive")))) == 0, command
        assert capsys.readouterr().out
