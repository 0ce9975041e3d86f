"""The readme tells the truth: its transcript runs as printed, and this edition's anchor, root and digest are the real ones."""

import re
import shlex
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.store.reader import open_reader

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def pinned(name: str) -> str:
    found = re.search(rf"^\| {name}[^|]*\| `([^`]+)` \|$", README, re.MULTILINE)
    assert found is not None
    return found[1]


def test_this_edition_is_pinned(demo: Path) -> None:
    reader = open_reader(demo / "archive")
    assert anchor_of(demo / "archive") == pinned("anchor")
    assert (reader.root(reader.size) or b"").hex() == pinned("root of")
    assert (reader.digest(reader.size) or b"").hex() == pinned("digest")


def test_the_tour_the_documents_send_newcomers_to_is_there(demo: Path) -> None:
    from django.test import Client

    from comity.web.site import application

    docs = Path(__file__).parents[2] / "docs"
    for page in (docs / "README.md", docs / "developers" / "README.md"):
        assert "/en/nrc/tour`" in page.read_text("utf-8")
    application({"nrc": demo / "archive"}, None)
    for lang in ("en", "fr", "ru"):
        shown = Client(SERVER_NAME="localhost").get(f"/{lang}/nrc/tour")
        assert shown.status_code == 200
        assert shown.content.count(b"<li") > 5


def test_in_the_archive_nothing_runs_and_the_article_to_begin_with_contradicts_itself(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = re.search(r"`(tests/press/\S+)`, which\s+says ([\d,]+) and ([\d,]+) of", README)
    assert said is not None
    assert main(["explain", str(demo / "archive"), "NRC/NOT/2016/1", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing runs and nothing is owed.\n"
    assert main(["press", str(Path(__file__).parents[2] / said[1]), "--lang", "en"]) == 0
    low, high = said[2].replace(",", ""), said[3].replace(",", "")
    assert re.search(rf"^  A .*{low} and {high} are told of the same thing", capsys.readouterr().out, re.MULTILINE)


def test_the_transcript_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    block = re.search(r"```console\n(.*?)```", README, re.DOTALL)
    assert block is not None
    steps = re.findall(r"^\$ comity (.*)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE)
    assert len(steps) == 6
    for command, expected in steps:
        code = main(shlex.split(command.replace("$ANCHOR", pinned("anchor"))))
        printed = capsys.readouterr().out
        assert code == 0, (command, printed)
        pattern = ".*".join(re.escape(part.strip()) for part in re.split(r"…|\n", expected) if part.strip())
        assert re.search(pattern, printed, re.DOTALL), (command, printed)
