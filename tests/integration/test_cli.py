"""The command line as people and scripts meet it."""

import argparse
import hashlib
import importlib
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity import cli
from comity.cli.main import MODULES, main, parser
from comity.cli.running import anchor_of
from comity.i18n import Catalogue
from comity.store.reader import open_reader

NO_WEB = "import sys; sys.modules['django'] = sys.modules['granian'] = None; from comity.cli.main import main; sys.exit(main(sys.argv[1:]))"

UNSAID = {"COMMAND", "ACT", "STEP", "WHAT"}
"""What stands for the commands below a command, each of which its help lists and explains."""


def test_verify_needs_no_django(demo: Path) -> None:
    command = [sys.executable, "-c", NO_WEB, "verify", str(demo / "archive"), "--anchor", anchor_of(demo / "archive")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert done.returncode == 0, done.stderr


def test_a_notification_from_json_to_receipt(
    exercise: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = exercise
    record = {"act": "notify", "form": "notification", "at": "2026-11-24", "to": ["RUS"]}
    record["body"] = {"title": {"en": "An exercise"}, "text": {"en": "Notified for practice."}}  # type: ignore[assignment]
    (tmp_path / "r.json").write_text(json.dumps(record))
    key = str(body / "keys" / "desks" / "FRA.key")
    note = tmp_path / "x.note"
    done = subprocess.run(
        [sys.executable, "-m", "comity.cli.main", "sign", str(tmp_path / "r.json"), "--key", key, "--dir", str(body)],
        capture_output=True,
        check=True,
    )
    note.write_bytes(done.stdout)
    assert main(["submit", str(body), str(note), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert main(["submit", str(body), str(note), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == first
    symbol = first[0]["symbol"]
    assert main(["receipt", str(body), symbol, "-o", str(tmp_path / "x.receipt")]) == 0
    assert main(["verify", str(tmp_path / "x.receipt"), "--anchor", anchor_of(body), "--lang", "fr"]) == 0
    assert "Tous les contrôles tiennent" in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "x.receipt")]) == 1
    capsys.readouterr()
    assert main(["show", str(body), "obligations", "--json"]) == 0
    owed = json.loads(capsys.readouterr().out)
    assert [(row["owner"], row["status"]) for row in owed if row["start"] == first[0]["id"]] == [("RUS", "open")]


def test_records_as_json_have_the_agreed_fields(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(demo / "archive"), "records", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["index"] for row in rows] == list(range(open_reader(demo / "archive").size))
    assert {"id", "index", "symbol", "act", "form", "by", "for", "at", "stamped"} <= set(rows[0])


def test_the_past_and_the_digest_can_be_asked(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(demo / "archive"), "records", "--json", "--at", "10"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 10
    assert main(["digest", str(demo / "archive"), "--at", "10", "--json"]) == 0
    early = json.loads(capsys.readouterr().out)
    assert main(["digest", str(demo / "archive"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["digest"] != early["digest"]
    for command in (["digest"], ["show", "records"]):
        assert main([command[0], str(demo / "archive"), *command[1:], "--at", "999"]) == 1
        assert capsys.readouterr().err.startswith("store.no-record")


def test_a_command_that_is_interrupted_says_so_and_not_that_it_was_asked_wrongly(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("comity.cli.comparing.open_reader", interrupted)
    assert main(["digest", str(demo / "archive")]) == 130


def test_rebuild_gives_the_live_digest_and_doctor_is_content(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["digest", str(demo / "archive")]) == 0
    live = capsys.readouterr().out.split()[0]
    assert main(["rebuild", str(demo / "archive")]) == 0
    assert capsys.readouterr().out.strip() == live
    assert main(["doctor", str(demo / "archive"), "--json"]) == 0


def test_refusals_are_explained_on_standard_error(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.note").write_bytes(b"nonsense")
    assert main(["submit", str(demo / "exercise"), str(tmp_path / "x.note"), "--lang", "ru"]) == 1
    assert "Что делать" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "none")]) == 1
    assert main(["new", str(demo / "exercise"), "--regime", "nrc"]) == 1
    assert main(["show", str(tmp_path), "records"]) == 1


def every_command(
    known: argparse.ArgumentParser, path: tuple[str, ...] = ("comity",)
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    yield path, known
    for group in (action for action in known._actions if isinstance(action, argparse._SubParsersAction)):
        for name, below in group.choices.items():
            yield from every_command(below, (*path, name))


def test_every_command_says_what_it_takes_and_shows_an_example_that_it_takes() -> None:
    whole = parser()
    for path, command in every_command(whole):
        silent = [action.dest for action in command._actions if not action.help and action.metavar not in UNSAID]
        assert not silent, (path, silent)
        told = " ".join((command.epilog or "").split()).partition("example: ")[2]
        examples = re.findall(r"(comity [^;]+?)(?=[.] | \(|;|$)", told)
        assert examples, path
        assert any(one.startswith(" ".join(path)) for one in examples), path
        for one in examples:
            whole.parse_args(shlex.split(re.split(" && | > ", one)[0])[1:])


def test_the_language_of_sentences_may_stand_before_an_act_or_after_it() -> None:
    whole = parser()
    assert whole.parse_args(["witness", "show", "./w", "--lang", "fr"]).lang == "fr"
    assert whole.parse_args(["witness", "--lang", "ru", "show", "./w"]).lang == "ru"
    assert whole.parse_args(["witness", "show", "./w"]).lang is None


def test_the_table_of_commands_says_what_each_module_adds() -> None:
    there = {path.stem for path in Path(cli.__file__).parent.glob("*.py") if "\ndef add_commands(" in path.read_text()}
    assert there == set(MODULES)
    for name, added in MODULES.items():
        commands = argparse.ArgumentParser().add_subparsers()
        importlib.import_module(f"comity.cli.{name}").add_commands(commands)
        assert tuple(commands.choices) == added


def test_a_command_asked_alone_has_the_help_it_has_among_all() -> None:
    commands = parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr]
    assert isinstance(commands, dict)
    for name, command in commands.items():
        alone = parser(name)._subparsers._group_actions[0].choices  # type: ignore[union-attr]
        assert isinstance(alone, dict)
        assert len(alone) < len(commands)
        assert alone[name].format_help() == command.format_help()


@pytest.mark.parametrize("given", [["--help"], []])
def test_whoever_names_no_command_is_told_of_all(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        raise SystemExit(main(given))
    told = "".join(capsys.readouterr())
    assert all(name in told for added in MODULES.values() for name in added)


def test_whoever_mistypes_a_command_is_told_which_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verfy", "x"]) == 2
    assert "did you mean verify?" in capsys.readouterr().err
    assert main(["zzzzzz"]) == 2
    assert "did you mean" not in capsys.readouterr().err


def test_a_receipt_without_an_anchor_is_not_said_to_fail(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, words = tmp_path / "given.receipt", Catalogue("en")
    assert main(["receipt", str(demo / "archive"), "NRC/NOT/2016/1", "-o", str(given)]) == 0
    assert main(["verify", str(given), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert said.endswith(words.say("verify-receipt-no-anchor") + "\n")
    given.write_bytes(given.read_bytes()[:-200])
    assert main(["verify", str(given), "--lang", "en"]) == 1
    assert capsys.readouterr().out.endswith(words.say("verify-broken") + "\n")


def test_what_to_do_fits_what_was_wrong(tmp_path: Path, demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(tmp_path / "elsewhere"), "records", "--lang", "en"]) == 1
    told = capsys.readouterr().err
    assert "Place: elsewhere" in told
    assert Catalogue("en").say("remedy-store-missing") in told
    assert main(["receipt", str(demo / "archive"), "NRC/NOT/9999/1", "-o", str(tmp_path / "x"), "--lang", "en"]) == 1
    assert Catalogue("en").say("remedy-store-no-record") in capsys.readouterr().err
    (tmp_path / "empty").write_bytes(b"")
    assert main(["verify", str(tmp_path / "empty"), "--lang", "en"]) == 1
    assert "b''" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "code", "place"),
    [
        (["verify", "{tmp}", "--lang", "fr"], "store.missing", "{tmp}"),
        (["verify", "{archive}", "--anchor", "garbage", "--lang", "fr"], "anchor.syntax", "--anchor"),
        (["explain", "{archive}", "2016-13-45", "--lang", "fr"], "moment.day", "on"),
        (["receipt", "{archive}", "NRC/NOT/2016/1", "-o", "/dev/full", "--lang", "fr"], "cli.write", "/dev/full"),
        (["receipt", "{archive}", "NRC/NOT/2016/1", "-o", "{tmp}/no/x", "--lang", "fr"], "cli.write", "{tmp}/no/x"),
        (["demo", "--dir", "/dev/null/x", "--no-serve", "--lang", "fr"], "cli.system", "/dev/null/x/archive"),
        (["serve", "{tmp}/nowhere", "--lang", "fr"], "store.missing", "{tmp}/nowhere"),
        (["doctor", "{tmp}/nowhere", "--lang", "fr"], "store.missing", "{tmp}/nowhere"),
        (["new", "{tmp}/new", "--regime", "nowhere", "--lang", "fr"], "regime.file", "nowhere"),
    ],
)
def test_what_goes_wrong_every_day_is_said_with_its_place_and_without_a_traceback(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], code: str, place: str
) -> None:
    named = {"tmp": tmp_path, "archive": demo / "archive"}
    assert main([part.format(**named) for part in given]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.replace("\u00a0", " ").splitlines()
    assert lines[0].startswith(f"{code}: ")
    assert f"Endroit: {place.format(**named)}" in lines
    assert lines[-1].startswith("Que faire: ")


def test_a_regime_that_is_not_there_is_answered_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "new"), "--regime", "nowhere", "--lang", "en"]) == 1
    assert "nrc, template, vienna-document-2011, wto-tbt" in capsys.readouterr().err


def test_a_log_out_of_reach_is_no_call_to_alarm_the_parties() -> None:
    for lang in ("en", "fr", "ru"):
        words = Catalogue(lang)
        for code in ("mirror.unreachable", "key.file", "regime.file", "log.file-missing"):
            assert words.remedy(code) != words.say(f"remedy-{code.partition('.')[0]}"), code


def test_a_port_that_is_taken_is_said_before_anything_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["demo", "--dir", str(tmp_path / "demo"), "--port", port]) == 1
        assert main(["serve", str(tmp_path), "--port", port]) == 1
    told = capsys.readouterr()
    assert told.out == "", "nothing is said to be served"
    assert told.err.count("desk.address: ") == 2
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize(("lang", "head"), [("en", "Entries"), ("fr", "Entrées"), ("ru", "Листы")])
def test_a_check_that_fails_has_its_name_and_one_not_proved_is_counted(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, head: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(demo / "archive" / "log", copy / "log")
    assert main(["verify", str(copy), "--anchor", anchor_of(demo / "archive"), "--lang", lang]) == 0
    *_, unproved, last = capsys.readouterr().out.splitlines()
    assert unproved.endswith(": 6.")
    assert last == Catalogue(lang).say("verify-holds")
    (copy / "log" / "checkpoint").unlink()
    assert main(["verify", str(copy), "--lang", lang]) == 1
    assert f"] {head}\n" in capsys.readouterr().out


def test_a_command_imports_no_other_commands_module() -> None:
    said = "import sys; sys.argv = ['comity', 'digest', '--help']; from comity.cli.main import MODULES, main\n"
    said += "try: main()\nexcept SystemExit: print([name for name in MODULES if f'comity.cli.{name}' in sys.modules])"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['comparing']"


def test_material_goes_with_its_note(exercise: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body, paper = exercise, tmp_path / "annex.txt"
    paper.write_bytes(b"An annex, for practice.\n")
    item = {"sha256": hashlib.sha256(paper.read_bytes()).hexdigest(), "size": 24, "media": "text/plain"}
    record = {
        "act": "state",
        "form": "statement",
        "at": "2026-11-24",
        "body": {"title": {"en": "With an annex"}, "text": {"en": "See the annex."}},
        "material": [{**item, "name": "annex.txt", "role": "attachment"}],
    }
    (tmp_path / "r.json").write_text(json.dumps(record))
    key = str(body / "keys" / "desks" / "BEL.key")
    command = [
        sys.executable,
        "-m",
        "comity.cli.main",
        "sign",
        str(tmp_path / "r.json"),
        "--key",
        key,
        "--dir",
        str(body),
    ]
    note = tmp_path / "y.note"
    note.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    assert main(["submit", str(body), str(note)]) == 1
    assert "material.missing" in capsys.readouterr().err
    assert main(["submit", str(body), str(note), "--material", str(paper)]) == 0
    assert main(["verify", str(body), "--anchor", anchor_of(body)]) == 0
    assert main(["submit", "http://localhost:1/x", str(note), "--material", str(paper)]) == 1
