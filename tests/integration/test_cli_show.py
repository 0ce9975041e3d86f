"""`comity show`: what follows from the record at a moment, for people in their language and for scripts as it stands."""

import json
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.cli.showing import JOURNAL, TABLES
from comity.i18n import Catalogue
from comity.store.reader import open_reader

from .conftest import REGIME, Body, build
from .test_fold_laws import play


@pytest.fixture(autouse=True)
def unbounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_day_and_its_number_of_leaves_show_the_same(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(demo / "archive")
    size = open_reader(demo / "archive").size_on("2016-07-13")
    for what in sorted({*TABLES, JOURNAL}):
        then = run(capsys, "show", folder, what, "--json", "--on", "2016-07-13")
        assert then == run(capsys, "show", folder, what, "--json", "--at", str(size)), what
    records = json.loads(run(capsys, "show", folder, "records", "--json", "--on", "2016-07-13"))
    assert [row["index"] for row in records] == list(range(size))


def test_every_record_as_json_has_the_agreed_fields(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for body in ("archive", "exercise"):
        for row in json.loads(run(capsys, "show", str(demo / body), "records", "--json")):
            assert {"id", "index", "symbol", "act", "form", "by", "for", "at", "stamped"} <= set(row)


@pytest.mark.parametrize("given", [("--on", "2016-02-30"), ("--on", "July"), ("--at", "0"), ("--at", "9999")])
def test_what_is_no_moment_is_refused(demo: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, str]) -> None:
    assert main(["show", str(demo / "archive"), "records", *given]) in {1, 2}
    seen = capsys.readouterr()
    assert seen.out == ""
    assert given[1] in seen.err
    with pytest.raises(SystemExit):
        main(["show", str(demo / "archive"), "records", "--at", "3", "--on", "2016-07-13"])


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
@pytest.mark.parametrize("what", sorted(TABLES))
def test_tables_are_in_the_language_and_fit_the_terminal(
    demo: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, what: str
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = run(capsys, "show", str(demo / "archive"), what, "--lang", lang).splitlines()
    words = Catalogue(lang)
    if len(lines) == 1:
        assert lines == [words.say("empty")]
    else:
        assert words.say("head-title") in lines[0]
        assert max(map(len, lines)) <= 120
    monkeypatch.delenv("COLUMNS")
    whole = run(capsys, "show", str(demo / "archive"), what, "--lang", lang)
    assert len(whole.splitlines()) == len(lines)


def test_names_and_states_are_words_of_the_language(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "show", str(demo / "archive"), "agenda", "--lang", "fr")
    assert "Fédération de Russie" in shown
    assert "adopté" in shown
    positions = run(capsys, "show", str(demo / "archive"), "positions", "--lang", "ru")
    assert "изучит" in positions


def test_the_journal_lists_what_was_recorded_at_each_sitting_in_order(
    body: Body, capsys: pytest.CaptureFixture[str]
) -> None:
    play(body, lambda code: code)
    [sitting] = json.loads(run(capsys, "show", str(body.folder), "journal", "--json"))
    assert [row["act"] for row in sitting["records"]] == ["request-item", "open", "close"]
    head, headings, *lines = run(capsys, "show", str(body.folder), "journal", "--lang", "en").strip().splitlines()
    assert "closed" in head
    assert "Leaf" in headings
    assert [line.split()[0] for line in lines] == [str(row["index"]) for row in sitting["records"]]


def test_due_is_what_is_open(body: Body, capsys: pytest.CaptureFixture[str]) -> None:
    play(body, lambda code: code)
    body.write("AAA", to=("BBB",))
    body.sequencer.publish()
    folder = str(body.folder)
    everything = json.loads(run(capsys, "show", folder, "obligations", "--json"))
    due = json.loads(run(capsys, "show", folder, "due", "--json"))
    assert due["clocks"] == due["returns"] == due["quotas"] == []
    assert {one["key"] for one in due["duties"]} == {row["key"] for row in everything if row["status"] == "open"}
    assert 0 < len(due["duties"]) < len(everything)
    shown = run(capsys, "show", folder, "due", "--lang", "fr").splitlines()
    assert len(shown) == len(due["duties"]) + 2
    assert all("répondre" in line for line in shown[2:])


def test_who_reads_another_language_is_shown_the_bodys_first_as_on_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = build(tmp_path / "french", regime=REGIME.replace(b'languages = ["en", "fr"]', b'languages = ["fr", "en"]'))
    body.write("AAA")
    body.sequencer.publish()
    body.sequencer.close()
    shown = run(capsys, "show", str(body.folder), "records", "--lang", "ru")
    assert "Une note" in shown
    assert "A note" not in shown
