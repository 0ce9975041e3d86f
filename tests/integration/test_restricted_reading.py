"""Who reads a restricted text: the folder's holder by asking for it, nobody else; and a copy with the texts verifies."""

import json
import shutil
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.service.desk import Desk
from comity.store.reader import open_reader
from comity.verify.log import verify_log
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

SECRET = "the convoy leaves at dawn"
LETTER = {
    "aud": "restricted",
    "act": "notify",
    "form": "notification",
    "at": "2026-11-25",
    "to": ["RUS"],
    "open_on": "2027-01-01",
    "body": {"title": {"en": SECRET}, "text": {"en": f"It is said that {SECRET}."}},
}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an exercise in which France has filed a restricted notification, by the command line alone."""
    aside = tmp_path_factory.mktemp("council")
    folder = aside / "exercise"
    build_exercise(folder, "exercise", regime_bytes("nrc"))
    (aside / "letter.json").write_text(json.dumps(LETTER))
    key = str(folder / "keys" / "desks" / "FRA.key")
    signed = str(aside / "letter.note")
    assert main(["sign", str(aside / "letter.json"), "--key", key, "--dir", str(folder), "-o", signed]) == 0
    assert main(["submit", str(folder), signed]) == 0
    return folder


def letter(council: Path) -> str:
    found = open_reader(council).find("NRC/NOT/2026/1")
    assert found is not None
    return found


def test_the_note_commits_to_the_text_and_does_not_hold_it(council: Path) -> None:
    record = open_reader(council).record(letter(council))
    assert record is not None
    assert SECRET.encode() not in record.data
    assert record.record.body is None
    assert (record.record.inner or {})["open_on"] == "2027-01-01"


@pytest.mark.parametrize("command", [["show", "records"], ["record", "NRC/NOT/2026/1"], ["search", "convoy"]])
def test_the_command_tells_it_only_when_asked(
    council: Path, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")  # tables are cut to the width of the terminal
    name, *rest = command
    for asked in ([], ["--restricted"], []):
        assert main([name, str(council), *rest, "--lang", "en", *asked]) == 0
        assert (SECRET in capsys.readouterr().out) == bool(asked), asked


def test_each_audience_has_an_index_of_its_own(council: Path) -> None:
    for asked in ([], ["--restricted"]):
        assert main(["search", str(council), "convoy", *asked]) == 0
    assert SECRET.split()[1].encode() not in (council / "search.sqlite").read_bytes()
    assert b"convoy" in (council / "restricted" / "search.sqlite").read_bytes()


def test_every_public_page_and_feed_keeps_silent(council: Path) -> None:
    from django.test import Client

    from comity.web import application

    application({"exercise": council}, None)
    client, key = Client(), letter(council)
    for lang in ("en", "fr", "ru"):
        for page in (
            "",
            "records",
            "threads",
            f"record/{key}",
            f"thread/{key}",
            "feed.atom",
            "search?q=convoy",
            "changes",
        ):
            answer = client.get(f"/{lang}/exercise/{page}")
            assert answer.status_code == 200, page
            assert b"leaves at dawn" not in answer.content, page
    page = client.get(f"/en/exercise/record/{key}").content.decode()
    assert "Restricted to members" in page
    assert "1 January 2027" in page


def test_the_desk_signed_what_entitled_readers_conclude(council: Path, tmp_path: Path) -> None:
    report = verify_log(council, None)
    assert report.holds, report
    assert [check.outcome for check in report.checks if check.code == "restricted"] == ["passed"]
    copy = tmp_path / "copy"
    shutil.copytree(council, copy)
    inner = next((copy / "restricted" / "inner").iterdir())
    inner.write_bytes(inner.read_bytes().replace(b"dawn", b"noon"))
    spoiled = verify_log(copy, None)
    assert not spoiled.holds
    assert spoiled.checks[-1].code == "restricted"
    shutil.rmtree(copy / "restricted")
    assert verify_log(copy, None).holds  # a mirror without the texts checks everything else


def test_a_bare_note_of_a_restricted_record_is_not_taken(council: Path, tmp_path: Path) -> None:
    from comity.errors import Rejected
    from comity.service.handover import parse

    (tmp_path / "letter.json").write_text(json.dumps(LETTER))
    key = str(council / "keys" / "desks" / "BEL.key")
    signed = tmp_path / "x.note"
    main(["sign", str(tmp_path / "letter.json"), "--key", key, "--dir", str(council), "-o", str(signed)])
    with pytest.raises(Rejected, match=r"inner\.missing"):
        Desk(council).submit(parse(signed.read_bytes()).note)
    with pytest.raises(Rejected, match=r"submission\.frame"):
        Desk(council).submit(signed.read_bytes()[:-5])


def test_until_the_first_text_is_in_the_log_the_entitled_read_what_everybody_reads(
    council: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exercise"
    shutil.copytree(council, folder)
    shutil.rmtree(folder / "restricted")
    assert open_reader(folder).entitled().audience_folder == folder
    (folder / "restricted" / "inner").mkdir(parents=True)
    early = open_reader(folder).entitled()
    assert early.audience_folder == folder
    assert early.size == open_reader(folder).size
