"""A record on paper: the page holds what the log holds, and its codes, read back, are the very receipt everybody is given."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.cli.main import main
from comity.encoding import note as notes
from comity.errors import Rejected
from comity.keys.names import COSIGNATURE
from comity.keys.signer import from_label
from comity.paper import cut, join
from comity.records.act import Act
from comity.store.database import connect
from comity.store.reader import open_reader
from comity.web import application
from comity.web.downloads.codes import svg

from .conftest import START, Body

PAGE_LIMIT = 60_000


@pytest.fixture
def get(body: Body) -> Callable[[str], Any]:
    """Return what answers an address, published first."""

    def answer(address: str) -> Any:
        body.sequencer.publish()
        application({"small": body.folder}, None)
        return Client().get(address, SERVER_NAME="localhost")

    return answer


def name(parts: tuple[str, ...]) -> str:
    return parts[0].split("/")[2]


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_the_page_holds_all_that_is_needed_to_check_it(body: Body, get: Callable[[str], Any], lang: str) -> None:
    record = body.write("AAA", body={"title": {"en": "<b>A note</b>"}, "fields": {"how": "by letter"}})
    response = get(f"/{lang}/small/record/{record}/print")
    shown = unescape(response.content.decode())
    reader = open_reader(body.folder)
    size = reader.size
    assert response.status_code == 200
    assert len(response.content) <= PAGE_LIMIT
    assert "&lt;b&gt;A note" in response.content.decode()
    for needed in (record, body.anchor, (reader.root(size) or b"").hex(), reader.checkpoint().decode(), "by letter"):
        assert needed in shown
    for part in re.findall(r"^(?:— \S+ \S+)$", reader.receipt(record).decode(), re.MULTILINE):
        assert part in shown
    parts = cut(reader.receipt(record))
    codes = re.findall(rf'src="code/{size}/{name(parts)}/([0-9]+)\.svg"', shown)
    assert codes == [str(number) for number in range(1, len(parts) + 1)]
    assert f"/{lang}/small/record/{record}/print" in get(f"/{lang}/small/record/{record}").content.decode()


def test_codes_are_of_the_receipt_the_page_was_printed_with(body: Body, get: Callable[[str], Any]) -> None:
    record = body.write("AAA")
    base = f"/en/small/record/{record}"
    get(f"{base}/print")
    size = open_reader(body.folder).size
    receipt = open_reader(body.folder).receipt(record)
    body.write("BBB")  # the log grows between the page and its pictures
    for number, part in enumerate(cut(receipt), 1):
        drawn = get(f"{base}/code/{size}/{name(cut(receipt))}/{number}.svg")
        assert drawn.headers["Content-Type"] == "image/svg+xml"
        assert drawn.content.decode() == svg(part)
    assert open_reader(body.folder).receipt(record) != receipt
    assert open_reader(body.folder).receipt(record, size) == receipt
    assert get(f"{base}/address.svg").content.decode() == svg(f"http://localhost/small/record/{record}")


def test_a_code_of_a_receipt_cosigned_meanwhile_is_not_drawn_among_the_others(
    body: Body, get: Callable[[str], Any]
) -> None:
    record = body.write("AAA")
    base = f"/en/small/record/{record}"

    def named() -> str:
        return re.findall(r'src="(code/[0-9]+/[0-9A-F]{16})/1\.svg"', get(f"{base}/print").content.decode())[0]

    before = named()
    assert get(f"{base}/{before}/1.svg").status_code == 200
    reader = open_reader(body.folder)
    note = notes.parse(reader.checkpoint())
    line = from_label("witness.example/1", "printing", COSIGNATURE).cosign(note.text, START)
    database = connect(body.folder, create=True)
    cosigned = notes.render(note.text, (*note.lines, line))
    database.execute("UPDATE checkpoints SET note=? WHERE size=?", (cosigned, reader.size))
    database.close()
    assert get(f"{base}/{before}/2.svg").status_code == 404
    assert named() != before
    assert get(f"{base}/{named()}/2.svg").status_code == 200
    assert "witness.example/1" in get(f"{base}/print").content.decode()


def test_what_is_not_there_is_not_drawn(body: Body, get: Callable[[str], Any]) -> None:
    record = body.write("AAA")
    get("/en/small/")
    reader = open_reader(body.folder)
    size, held = reader.size, name(cut(reader.receipt(record)))
    base, none = f"/en/small/record/{record}", f"/en/small/record/{'0' * 64}"
    assert get(f"{base}/code/{size}/{held}/1.svg").status_code == 200
    for bad in (
        f"{base}/code/{size}/{held}/0.svg",
        f"{base}/code/{size}/{held}/9.svg",
        f"{base}/code/{size + 1}/{held}/1.svg",
        f"{base}/code/1/{held}/1.svg",
        f"{base}/code/{size}/{'0' * 16}/1.svg",
        f"{none}/code/{size}/{held}/1.svg",
        f"{none}/address.svg",
        f"{none}/print",
        f"/en/none/record/{record}/print",
    ):
        assert get(bad).status_code == 404, bad


def test_a_restricted_record_is_printed_without_its_text(body: Body, get: Callable[[str], Any]) -> None:
    made = body.restrict(
        "AAA", Act.NOTIFY, "letter", {"title": {"en": "Secret title"}, "text": {"en": "Hidden words."}}
    )
    body.sequencer.append(made.note)
    shown = get(f"/en/small/record/{made.id}/print").content.decode()
    assert "restricted to members" in shown
    assert "Secret title" not in shown
    assert "Hidden words" not in shown
    assert b"Hidden" not in join(cut(open_reader(body.folder).receipt(made.id)))


def test_a_receipt_too_long_for_codes_says_so(
    body: Body, get: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = body.write("AAA")
    monkeypatch.setattr("comity.paper.PARTS", 2)
    shown = get(f"/en/small/record/{record}/print").content.decode()
    assert "too long for codes" in shown
    assert f"/small/receipt/{record}" in shown
    assert "/1.svg" not in shown


def test_the_command_joins_what_was_scanned(body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = body.write("AAA")
    body.sequencer.publish()
    receipt = open_reader(body.folder).receipt(record)
    parts = cut(receipt)
    scans = [tmp_path / "one.txt", tmp_path / "two.txt"]
    scans[0].write_bytes("\r\n".join(("http://host/small/record/1", *parts[2:], "")).encode())
    scans[1].write_text("\n".join(parts[:2]))
    out = tmp_path / "joined.receipt"
    assert main(["paper", *map(str, scans), "-o", str(out)]) == 0
    assert out.read_bytes() == receipt
    assert main(["verify", str(out), "--anchor", body.anchor]) == 0
    out.unlink()
    capsys.readouterr()
    assert main(["paper", str(scans[0]), "-o", str(out), "--lang", "fr"]) == 1
    assert "Il manque des codes" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("code", ["paper.content", "paper.empty", "paper.missing", "paper.mixed", "paper.part"])
def test_each_refusal_says_what_to_do(code: str) -> None:
    one, other = cut(b"\0" * 8_000 + bytes(range(256)) * 20), cut(bytes(range(256)) * 21)
    changed = f"{one[0][:-1]}{'A' if one[0][-1] != 'A' else 'B'}"
    lines = {
        "paper.content": [changed, *one[1:]],
        "paper.empty": ["nothing"],
        "paper.missing": [cut(bytes(range(256)) * 21)[0].replace("/1/1/", "/1/2/")],
        "paper.mixed": [*one, *other],
        "paper.part": [f"{one[0]}!"],
    }
    with pytest.raises(Rejected) as caught:
        join(lines[code])
    assert caught.value.finding.code == code
