"""Files through a seat's own program: of public, restricted and sealed records; and an earlier sealed record let be read by another."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli.attaching import plain_name
from comity.cli.main import main

from .seating import Opening, Practice, Seat, opening, practice
from .test_seat_sealed import LETTER, SECRET, django, founded, reading

__all__ = ["founded", "opening", "practice", "reading"]
ANNEX = b"%PDF-1.7 the fourteenth bridge"
FILE = ("bridges.pdf", "application/pdf", ANNEX)
SHEET = b"grid;count\nA4;17\n"
Reading = Callable[[str], list[Path]]


def filled(**parts: Any) -> dict[str, Any]:
    fields = {name.replace("__", "."): value for name, value in {**LETTER, **parts}.items()}
    return {"act": "notify", "at": "2026-11-25", **fields}


def signed(seat: Seat, page: str) -> str:
    status, page = seat.sign(page)
    assert status == 200, page
    found = re.search(r"receipt/([0-9a-f]{64})", page)
    assert found is not None, page
    return found[1]


def test_a_sealed_file_is_opened_by_its_recipient_alone_and_public_with_its_text(
    practice: Practice, opening: Opening, reading: Reading
) -> None:
    seat = opening(code="AAA", reading=reading("AAA"))
    status, page = seat.bring("write/letter", filled(), FILE, ("grid.csv", "text/csv", SHEET))
    assert status == 200, page
    assert "bridges.pdf" in page
    record = signed(seat, page)
    theirs, third = (opening(code=code, reading=reading(code)) for code in ("BBB", "CCC"))
    assert "bridges.pdf" in theirs.ask("GET", f"sealed/{record}")[1]
    status, _ = theirs.ask("GET", f"sealed-file/{record}/0")
    assert (status, theirs.data) == (200, ANNEX)
    assert theirs.headers["Content-Type"] == "application/octet-stream"
    assert theirs.headers["Content-Disposition"] == 'attachment; filename="bridges.pdf"'
    assert theirs.ask("GET", f"sealed-file/{record}/2")[0] == 422
    status, page = third.ask("GET", f"sealed-file/{record}/0")
    assert status == 422
    assert ANNEX not in third.data
    client, sha256 = django(practice), hashlib.sha256(ANNEX).hexdigest()
    address = f"/en/exercise/record/{record}/material/{sha256}"
    assert client.get(address).status_code == 404
    assert "bridges.pdf" not in client.get(f"/en/exercise/record/{record}").content.decode()
    status, page = seat.ask("POST", f"derestrict/{record}", {})
    signed(seat, page)
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (200, ANNEX)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    page = client.get(f"/en/exercise/record/{record}").content.decode()
    assert address in page
    assert f"age -d -i key.txt file-1.age | head -c {len(ANNEX)}" in page


@pytest.mark.parametrize("aud", ["public", "restricted"])
def test_files_go_with_a_record_that_is_not_sealed(practice: Practice, opening: Opening, aud: str) -> None:
    seat = opening(code="AAA")
    closing = {} if aud == "restricted" else {"open_on": "", "reason": "", "reviewer": ""}
    status, page = seat.bring("write/letter", filled(aud=aud, **closing), FILE)
    assert status == 200, page
    assert hashlib.sha256(ANNEX).hexdigest() in page
    record = signed(seat, page)
    reader = practice.reader if aud == "public" else practice.reader.entitled()
    assert [item.name for item in reader.record(record).record.material] == ["bridges.pdf"]
    held = (
        reader.material(hashlib.sha256(ANNEX).hexdigest())
        if aud == "public"
        else reader.restricted_file(record, hashlib.sha256(ANNEX).hexdigest())[1]
    )
    assert held == ANNEX


def test_a_file_that_is_not_what_it_says_or_is_not_at_hand_is_refused(practice: Practice, opening: Opening) -> None:
    seat, size = opening(code="AAA"), practice.reader.size
    public = {"aud": "public", "open_on": "", "reason": "", "reviewer": ""}
    status, page = seat.bring("write/letter", filled(**public), ("a.pdf", "application/pdf", b"MZ no document"))
    assert status == 422
    assert 'id="i-attach-wrong"' in page
    kept = f"{'a' * 64} 3 text/plain never.txt"
    status, page = seat.bring("write/letter", filled(**public, file=[kept]))
    assert status == 422
    assert practice.reader.size == size


def test_files_of_a_text_that_was_prepared_elsewhere_are_brought_where_it_is_signed(
    practice: Practice, opening: Opening, tmp_path: Path
) -> None:
    annex = b"Annex, page one\n"
    sha256 = hashlib.sha256(annex).hexdigest()
    seat = opening(code="AAA")
    public = {"aud": "public", "open_on": "", "reason": "", "reviewer": ""}
    status, page = seat.bring("write/letter", filled(**public), ("annex.txt", "text/plain", annex))
    raw = re.search(r'<pre class="raw" tabindex="0">(.*?)</pre>', page, re.DOTALL)
    assert raw is not None
    (tmp_path / "one.text").write_text(raw[1])
    other = opening(code="AAA", text=tmp_path / "one.text")
    status, page = other.ask("GET", "text")
    assert (status, 'name="attach"' in page) == (200, True)
    held = re.search(r'name="held" value="([0-9a-f]{64})"', page)
    assert held is not None
    size = practice.reader.size
    assert other.bring("sign", {"held": held[1]}, ("annex.txt", "text/plain", b"another"))[0] == 422
    assert practice.reader.size == size
    status, page = other.bring("sign", {"held": held[1]}, ("annex.txt", "text/plain", annex))
    assert status == 200, page
    assert practice.reader.material(sha256) == annex


def test_another_seat_is_let_in_by_a_sealed_record(practice: Practice, opening: Opening, reading: Reading) -> None:
    seat = opening(code="AAA", reading=reading("AAA"))
    _, page = seat.bring("write/letter", filled(), FILE)
    first = signed(seat, page)
    third = opening(code="CCC", reading=reading("CCC"))
    assert SECRET not in third.ask("GET", f"sealed/{first}")[1]
    assert "later=" not in third.ask("GET", f"sealed/{first}")[1]
    theirs = opening(code="BBB", reading=reading("BBB"))
    page = theirs.ask("GET", f"sealed/{first}")[1]
    assert f"write/letter?act=notify&later={first}" in page
    assert first in theirs.ask("GET", f"write/letter?act=notify&later={first}")[1]
    later = filled(to=["CCC"], later=first, title__en="You should see this")
    status, page = theirs.bring("write/letter", later)
    assert status == 200, page
    signed(theirs, page)
    assert SECRET in third.ask("GET", f"sealed/{first}")[1]
    third.ask("GET", f"sealed-file/{first}/0")
    assert third.data == ANNEX


def test_the_commands_seal_and_open_files(
    practice: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, anchor = practice.folder / "keys" / "desks", ("--anchor", practice.anchor)
    draft = {name: LETTER[name] for name in ("reason", "reviewer", "open_on", "to")}
    draft |= {
        "act": "notify",
        "form": "letter",
        "by": "AAA",
        "for": "AAA",
        "at": "2026-11-28",
        "refs": [],
        "aud": "sealed",
    }
    draft |= {"body": {"title": dict.fromkeys(("en", "fr", "ru"), SECRET), "text": {"en": "At dawn."}}}
    (tmp_path / "draft.json").write_text(json.dumps(draft))
    (tmp_path / "bridges.pdf").write_bytes(ANNEX)
    (tmp_path / "into").mkdir()
    write = ["sealed", "write", practice.address, str(tmp_path / "draft.json"), "--key", str(keys / "AAA.key"), *anchor]
    assert main([*write, "--attach", str(tmp_path / "bridges.pdf")]) == 0
    record = capsys.readouterr().out.split()[-1]
    read = ["sealed", "read", practice.address, record, *anchor, "--files", str(tmp_path / "into"), "--reading"]
    assert main([*read, str(keys / "CCC.reading")]) == 1
    assert not list((tmp_path / "into").iterdir())
    assert main([*read, str(keys / "BBB.reading")]) == 0
    assert [(one.name, one.read_bytes()) for one in (tmp_path / "into").iterdir()] == [("1-bridges.pdf", ANNEX)]
    assert main([*read, str(keys / "BBB.reading")]) == 1  # nothing is written over


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\evil.exe", "evil.exe"),
        (".bashrc", "bashrc"),
        ("a b; rm -rf ~.pdf", "a_b_rm_-rf_.pdf"),
        ("Акт №1.pdf", "Акт_1.pdf"),
        ("..", "file"),
    ],
)
def test_the_name_somebody_gave_a_file_leads_out_of_no_folder(given: str, kept: str) -> None:
    assert plain_name(given) == kept
