"""A scanner of the operator's, a program that runs: what it calls harmful, or cannot look at, is taken in nowhere."""

import hashlib
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.envelope import parse_submission
from comity.errors import Finding, Rejected, Unavailable
from comity.service import scanning
from comity.service.desk import Desk
from comity.service.handover import Handover, frame

from .conftest import Body
from .test_restricted_files import behind, letter, named, public
from .test_uploading import Served, attachment, desk

__all__ = ["desk"]
# The test file of the EICAR, which every scanner knows and none may find in this one: it is put together only here.
PARTS = ("X5O!P%@AP[4", "\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-", "FILE!$H+H*")
EICAR = "".join(PARTS).encode()
FINE = b"minutes of a sitting\n"
PROGRAM = """#!{python}
import os, sys, time
data = sys.stdin.buffer.read()
open({seen!r}, "a").write(f"{{len(data)}} {{sorted(name for name in os.environ if name.startswith('COMITY'))}}\\n")
if data.startswith(b"slow"):
    time.sleep(60)
print("looked at", len(data))
sys.exit(1 if b"$EICAR-STANDARD-" b"ANTIVIRUS" in data else int(data[5:6]) if data.startswith(b"exit ") else 0)
"""


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a scanner; return the file in which it writes what it was shown."""
    place = tmp_path / "a scanner" / "scan"
    place.parent.mkdir()
    place.write_text(PROGRAM.format(python=sys.executable, seen=str(tmp_path / "seen")))
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("COMITY_SCANNER", f"'{place}' --stdin -")
    return tmp_path / "seen"


def refused(work: Callable[[], object], kind: type[Rejected | Unavailable] = Rejected) -> Finding:
    with pytest.raises(kind) as error:
        work()
    return error.value.finding


def test_a_public_file_that_comes_with_its_note_is_shown_first(desk: Served, scanner: Path) -> None:
    before, files = desk.waiting(), (FINE, EICAR)
    note = desk.note(*(attachment(data, f"{number}.bin") for number, data in enumerate(files)))
    sent = frame(Handover(note=note, files=files))
    status, _, body = desk.ask("POST", "/exercise/submit", sent, {"Content-Type": "application/octet-stream"})
    assert (status, desk.code(body)) == (422, "material.harmful")
    assert json.loads(body)["finding"]["place"] == "record.material.1"
    assert desk.waiting() == before, "neither file is kept, nor the note"
    fine = frame(Handover(note=desk.note(attachment(FINE)), files=(FINE,)))
    assert desk.ask("POST", "/exercise/submit", fine, {"Content-Type": "application/octet-stream"})[0] == 200
    assert set(desk.waiting()) - set(before) == {f"log/material/{hashlib.sha256(FINE).hexdigest()}"}
    shown = scanner.read_text().splitlines()
    assert shown == [f"{len(data)} []" for data in (FINE, EICAR, FINE)], "and it is told none of our settings"


def test_a_file_that_came_before_its_note_is_shown_when_the_note_comes(desk: Served, scanner: Path) -> None:
    for data, expected in ((EICAR, "material.harmful"), (FINE, "")):
        note = desk.note(attachment(data))
        place = desk.begin(note)[0]["at"]
        assert desk.patch(place, 0, data)[0] == 204
        assert not scanner.exists() or len(data) != len(EICAR)
        status, _, body = desk.ask("POST", "/exercise/submit", note, {"Content-Type": "application/octet-stream"})
        assert (status, expected and desk.code(body)) == (422 if expected else 200, expected)
        assert (desk.folder / "log" / "material" / hashlib.sha256(data).hexdigest()).exists() is not bool(expected)


def test_a_file_of_a_restricted_text_is_shown_before_it_lies_behind_the_gate(body: Body, scanner: Path) -> None:
    before = public(body)
    kept = letter(body, named(FINE), named(EICAR, "list.txt"))
    found = refused(lambda: body.hand_in(kept, files=(FINE, EICAR)))
    assert (found.code, found.place) == ("material.harmful", "record.material.1")
    assert (behind(body), public(body)) == (set(), before)
    assert len(scanner.read_text().splitlines()) == 2


def test_a_file_laid_into_the_folder_is_shown(desk: Served, scanner: Path) -> None:
    signed = parse_submission(desk.note(attachment(EICAR)))
    assert refused(lambda: Desk(desk.folder).put_material(EICAR, [signed])).code == "material.harmful"
    assert not (desk.folder / "log" / "material" / hashlib.sha256(EICAR).hexdigest()).exists()
    assert scanner.exists()


@pytest.mark.parametrize(("data", "told"), [(b"exit 2", "2"), (b"exit 9", "9"), (b"slow", "'TimeoutExpired'")])
def test_a_scanner_that_cannot_say_lets_nothing_in(
    desk: Served, scanner: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, told: str
) -> None:
    monkeypatch.setattr(scanning, "SECONDS", 3.0)
    before = desk.waiting()
    sent = frame(Handover(note=desk.note(attachment(data)), files=(data,)))
    found = refused(lambda: Desk(desk.folder).submit(sent), Unavailable)
    assert (found.code, found.excerpt) == ("material.unscanned", told)
    assert desk.waiting() == before
    assert scanner.exists()


@pytest.mark.parametrize("command", ["/nowhere/scan -", "'unclosed"])
def test_a_scanner_that_is_not_there_lets_nothing_in(
    desk: Served, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COMITY_SCANNER", command)
    sent = frame(Handover(note=desk.note(attachment(FINE)), files=(FINE,)))
    assert refused(lambda: Desk(desk.folder).submit(sent), Unavailable).code == "material.unscanned"


def test_a_note_without_files_needs_no_scanner(desk: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_SCANNER", "/nowhere/scan -")
    assert Desk(desk.folder).submit(desk.note()).index > 0
