"""Who reads a restricted text: the folder's holder by asking for it, nobody else; and a copy with the texts verifies."""

import json
import shutil
import socket
import threading
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.envelope import parse_submission
from comity.errors import Rejected
from comity.service.desk import Desk
from comity.service.handover import note_of
from comity.service.peer import RemotePeer
from comity.store import postgres
from comity.store.reader import open_reader
from comity.verify.log import verify_log
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes
from tests.schemas import copy_body, stored

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
    indexes = {path: data for path, data in stored(council).items() if path.name.startswith("search")}
    behind = {path for path in indexes if path.parts[0] == "restricted"}
    assert set(indexes) > behind
    assert not [path for path in set(indexes) - behind if SECRET.split()[1].encode() in indexes[path]]
    assert [path for path in behind if b"convoy" in indexes[path]]


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

    (tmp_path / "letter.json").write_text(json.dumps(LETTER))
    key = str(council / "keys" / "desks" / "BEL.key")
    signed = tmp_path / "x.note"
    main(["sign", str(tmp_path / "letter.json"), "--key", key, "--dir", str(council), "-o", str(signed)])
    with pytest.raises(Rejected, match=r"inner\.missing"):
        Desk(council).submit(note_of(signed.read_bytes()))
    with pytest.raises(Rejected, match=r"submission\.frame"):
        Desk(council).submit(signed.read_bytes()[:-5])


ANNEX = b"a map of the north road\n"


@pytest.fixture(scope="module")
def enclosing(council: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the exercise, and the file to hand in of a restricted notification by Belgium with an annex, signed by command."""
    aside = tmp_path_factory.mktemp("enclosing")
    (aside / "letter.json").write_text(
        json.dumps({**LETTER, "body": {"title": {"en": "Annexed"}, "text": {"en": "See it."}}})
    )
    (aside / "annex.txt").write_bytes(ANNEX)
    (aside / "long.bin").write_bytes(bytes(600_000))
    key, signed = str(council / "keys" / "desks" / "BEL.key"), aside / "letter.note"
    attached = ["--attach", str(aside / "annex.txt"), "--attach", str(aside / "long.bin")]
    written = ["sign", str(aside / "letter.json"), "--key", key, "--dir", str(council), "-o", str(signed), *attached]
    assert main(written) == 0
    return council, signed


def test_files_go_with_the_text_by_command_and_over_http(enclosing: tuple[Path, Path]) -> None:
    from django.test import Client

    from comity.service.desk import Placed
    from comity.service.handover import HANDOVER_LIMIT, Stream
    from comity.web import application

    council, signed = enclosing

    def taken(_slug: str, sent: bytes | Stream) -> Placed:
        return Desk(council).submit(sent)

    application({"exercise": council}, taken)
    data = signed.read_bytes()
    assert len(data) > 600_000
    for note, length, status in (
        (data.replace(ANNEX, ANNEX.upper()), len(data), 422),
        (data[:-1], len(data) - 1, 422),
        (data, HANDOVER_LIMIT + 1, 413),
        (data, len(data), 200),
        (data, len(data), 200),
        (data[:-1], len(data) - 1, 200),
    ):
        extra = {"CONTENT_LENGTH": str(length)}
        answer = Client().generic("POST", "/exercise/submit", note, content_type="application/octet-stream", **extra)
        assert answer.status_code == status, answer.content
    held = {path.read_bytes() for path in (council / "restricted" / "material").iterdir()}
    assert held == {ANNEX, bytes(600_000)}
    assert main(["submit", str(council), str(signed)]) == 0  # the same again, by command
    report = verify_log(council, None)
    assert report.holds
    assert report.checks[-1].facts["material"] == 2
    public = {path.read_bytes() for path in (council / "log" / "material").iterdir()}
    assert not held & public


def test_the_way_for_public_files_takes_no_restricted_one(enclosing: tuple[Path, Path], tmp_path: Path) -> None:
    council, signed = enclosing
    (tmp_path / "annex.txt").write_bytes(ANNEX)
    assert main(["submit", str(council), str(signed), "--material", str(tmp_path / "annex.txt")]) == 1
    assert not any(path.read_bytes() == ANNEX for path in (council / "log" / "material").iterdir())


def test_a_restricted_record_is_not_signed_without_the_files_it_names(council: Path, tmp_path: Path) -> None:
    item = {"sha256": "ab" * 32, "size": 3, "media": "text/plain", "name": "annex.txt", "role": "attachment"}
    (tmp_path / "letter.json").write_text(json.dumps({**LETTER, "material": [item]}))
    key = str(council / "keys" / "desks" / "CAN.key")
    signed = tmp_path / "x.note"
    assert main(["sign", str(tmp_path / "letter.json"), "--key", key, "--dir", str(council), "-o", str(signed)]) == 1
    assert not signed.exists()


def test_a_public_record_names_the_files_attached_and_they_go_with_it(council: Path, tmp_path: Path) -> None:
    said = {**LETTER, "aud": "public", "body": {"title": {"en": "Open"}, "text": {"en": "See it."}}}
    del said["open_on"]
    (tmp_path / "open.json").write_text(json.dumps(said))
    (tmp_path / "open.txt").write_bytes(b"for everybody")
    key, signed = str(council / "keys" / "desks" / "DNK.key"), str(tmp_path / "x.note")
    file = str(tmp_path / "open.txt")
    written = ["sign", str(tmp_path / "open.json"), "--key", key, "--dir", str(council), "-o", signed, "--attach", file]
    assert main(written) == 0
    assert main(["submit", str(council), signed]) == 0
    assert b"for everybody" in {path.read_bytes() for path in (council / "log" / "material").iterdir()}


def test_the_command_names_what_a_disclosure_must_name(enclosing: tuple[Path, Path], tmp_path: Path) -> None:
    council, signed = enclosing
    assert main(["submit", str(council), str(signed)]) == 0
    told = parse_submission(note_of(signed.read_bytes())).id
    refs = [{"rel": "derestricts", "id": told}]
    said = {
        "act": "derestrict",
        "form": "disclosure",
        "at": "2026-11-25",
        "refs": refs,
        "body": {"title": {"en": "It is over"}, "text": {"en": "It is over."}},
    }
    (tmp_path / "open.json").write_text(json.dumps(said))
    key, note = str(council / "keys" / "desks" / "BEL.key"), str(tmp_path / "x.note")
    assert main(["sign", str(tmp_path / "open.json"), "--key", key, "--dir", str(council), "-o", note]) == 0
    assert main(["submit", str(council), note]) == 0
    public = {path.read_bytes() for path in (council / "log" / "material").iterdir()}
    assert {ANNEX, bytes(600_000)} <= public
    assert verify_log(council, None).holds


def test_a_refusal_that_comes_before_all_is_sent_is_read() -> None:
    """A desk need not read the files of a record it refuses; whoever sends them is told why all the same."""
    told = json.dumps({"finding": {"code": "signature.invalid", "place": "note"}}).encode()
    answer = b"HTTP/1.1 422 Unprocessable\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(told), told)

    def refuse(listening: socket.socket) -> None:
        taken, _ = listening.accept()
        with taken:
            taken.recv(1_000)
            taken.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        desk = threading.Thread(target=refuse, args=(listening,))
        desk.start()
        with pytest.raises(Rejected, match=r"signature\.invalid"):
            RemotePeer(f"http://127.0.0.1:{listening.getsockname()[1]}/x").submit(bytes(20_000_000))
        desk.join()


def test_until_the_first_text_is_in_the_log_the_entitled_read_what_everybody_reads(
    council: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exercise"
    copy_body(council, folder)
    shutil.rmtree(folder / "restricted")
    behind = postgres.place_of(folder / postgres.GATE)
    if behind is not None:
        postgres.drop(behind)
    assert open_reader(folder).entitled().audience_folder == folder
    (folder / "restricted" / "inner").mkdir(parents=True)
    early = open_reader(folder).entitled()
    assert early.audience_folder == folder
    assert early.size == open_reader(folder).size
