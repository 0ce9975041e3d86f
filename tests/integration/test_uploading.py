"""Attachments larger than a note: sent before it, broken off and gone on with, refused whole, copied and checked a part at a time."""

import fcntl
import hashlib
import http.client
import io
import json
import os
import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyrage
import pytest

from comity.cli.main import main
from comity.errors import ComityError, Finding, Rejected, Unavailable
from comity.records.act import Act
from comity.records.record import Material, Seen
from comity.service.desk import Desk
from comity.service.incoming import DAYS, Incoming
from comity.service.pen import Pen, blank
from comity.service.sending import FolderUploads, RemoteUploads, named, send
from comity.store.reader import open_reader
from comity.tlog.folder import ATTACHMENT_LIMIT, MATERIAL_LIMIT
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.wiring.backup import back_up
from comity.wiring.bodies import bodies_in
from comity.wiring.exercise import build_exercise, demonstration_key
from comity.wiring.mirrors import open_mirror
from comity.wiring.restoring import restore
from comity.wiring.shipped import regime_bytes

from .peers import serving

DATA = random.Random(7).randbytes(200_000)
TUS = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}


@dataclass
class Served:
    """An exercise served over HTTP."""

    folder: Path
    anchor: str
    address: str

    def note(self, *files: Material, code: str = "FRA", **parts: Any) -> bytes:
        """Return a signed note that names these files."""
        key, desk = demonstration_key(open_reader(self.folder).origin, code), Desk(self.folder)
        place: Any = desk.next_place((key.verifier,))
        title = {"title": {"en": "With a file", "fr": "Avec un fichier"}, "text": {"en": "See the file."}}
        record = blank(
            place["log"],
            Act.STATE,
            "statement",
            code,
            Seen(**place["seen"]),
            "2026-11-29",
            title,
            material=files,
            **parts,
        )
        return Pen(keys=(key,), owner=code, prev=place["prev"], seq=place["seq"]).sign(record)

    def ask(self, method: str, path: str, data: bytes | None = None, headers: dict[str, str] | None = None) -> Any:
        """Return (status, headers, body) of one answer."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=20)
        connection.request(method, path, data, headers or {})
        answer = connection.getresponse()
        told = answer.status, answer.headers, answer.read()
        connection.close()
        return told

    def begin(self, note: bytes) -> list[dict[str, Any]]:
        """Ask where the files of a note go."""
        status, _, body = self.ask("POST", "/exercise/upload", note, {"Content-Type": "application/octet-stream"})
        assert status == 200, body
        told: list[dict[str, Any]] = json.loads(body)["files"]
        return told

    def patch(self, at: str, offset: int, data: bytes, **headers: str) -> Any:
        """Send a part."""
        return self.ask("PATCH", at, data, {**TUS, "Upload-Offset": str(offset), **headers})

    def code(self, body: bytes) -> str:
        """Return the code of the finding an answer is."""
        return str(json.loads(body)["finding"]["code"])

    def waiting(self) -> dict[str, int]:
        """Return what lies in the folder of what waits, and in the log's material, by name and length."""
        there = [*(self.folder / "uploads").rglob("*"), *(self.folder / "log" / "material").glob("*")]
        return {str(path.relative_to(self.folder)): path.stat().st_size for path in there if path.is_file()}


def attachment(data: bytes, name: str = "annex.bin", **parts: Any) -> Material:
    told = {"size": len(data), "media": "application/octet-stream", "role": "attachment", **parts}
    return Material(sha256=hashlib.sha256(data).hexdigest(), name=name, **told)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    from comity.web import application

    folder = tmp_path / "exercise"
    folder.mkdir()
    anchor = build_exercise(folder, "exercise", regime_bytes("nrc"))
    bodies = bodies_in(folder)
    with serving(application(bodies, lambda slug, sent: Desk(bodies[slug]).submit(sent))) as address:
        yield Served(folder=folder, anchor=anchor, address=address)


def test_a_file_broken_off_goes_on_where_the_desk_says(desk: Served) -> None:
    note = desk.note(attachment(DATA))
    told = desk.begin(note)[0]
    assert (told["held"], told["size"]) == (0, len(DATA))
    status, _, body = desk.ask("POST", "/exercise/submit", note, {"Content-Type": "application/octet-stream"})
    assert (status, desk.code(body)) == (422, "material.missing")
    half = len(DATA) // 2
    assert desk.patch(told["at"], 0, DATA[:half])[:1] == (204,)
    status, headers, _ = desk.ask("HEAD", told["at"], headers=TUS)
    assert (status, headers["Upload-Offset"], headers["Upload-Length"]) == (200, str(half), str(len(DATA)))
    assert headers["Cache-Control"] == "no-store"
    # A connection that breaks in the middle of a part: what arrived counts, to the byte.
    with pytest.raises(Unavailable) as broken:
        Incoming(desk.folder).append(told["at"].rpartition("/")[2], half, _Breaking(DATA[half : half + 5_000]), 9_000)
    assert broken.value.finding.code == "upload.broken"
    assert desk.begin(note)[0]["held"] == half + 5_000  # asked again, the desk gives the same place
    status, headers, body = desk.patch(told["at"], half, DATA[half:])
    assert (status, headers["Upload-Offset"], desk.code(body)) == (409, str(half + 5_000), "upload.offset")
    assert desk.patch(told["at"], half + 5_000, DATA[half + 5_000 :])[0] == 204
    status, _, body = desk.ask("POST", "/exercise/submit", note, {"Content-Type": "application/octet-stream"})
    assert status == 200, body
    assert not [name for name in desk.waiting() if name.startswith("uploads/") and not name.endswith("secret")]
    assert verify_log(desk.folder, anchors.parse(desk.anchor)).holds
    # A record that names the same file once more needs none of it again, whoever signs it.
    again = desk.begin(desk.note(attachment(DATA), code="DEU"))[0]
    assert (again["held"], again["at"]) == (len(DATA), None)


class _Breaking:
    """A connection that gives so much and then breaks."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, size: int, /) -> bytes:
        data, self._data = self._data[:size], self._data[size:]
        if not data:
            raise OSError("reset")
        return data


def test_what_is_not_the_file_that_was_signed_takes_no_place(desk: Served) -> None:
    note = desk.note(attachment(DATA))
    at, before = desk.begin(note)[0]["at"], desk.waiting()
    status, _, body = desk.patch(at, 0, DATA[:-1] + b"\0")
    assert (status, desk.code(body)) == (422, "material.hash")
    assert desk.waiting() == before  # and it begins anew
    assert desk.patch(at, 0, DATA)[0] == 204


def test_nothing_is_read_or_kept_out_of_turn(desk: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    note = desk.note(attachment(DATA))
    at, before = desk.begin(note)[0]["at"], desk.waiting()
    refused = [
        (desk.patch(at, 1, b"x"), 409, "upload.offset"),
        (desk.patch(at, 0, DATA + b"x"), 413, "upload.oversize"),
        (desk.patch(at, 0, b"x", **{"Content-Length": "16777217"}), 413, "upload.part"),
        (desk.patch(at, 0, b"x", **{"Upload-Offset": "-1"}), 400, "upload.offset"),
        (desk.patch(at, 0, b"x", **{"Content-Type": "text/plain"}), 415, "http.type"),
        (desk.patch(at, 0, b"x", **{"Tus-Resumable": "0.2.2"}), 412, "upload.version"),
        (desk.patch(f"/exercise/upload/{'0' * 64}", 0, b"x"), 404, "upload.place"),
        (desk.ask("GET", at, headers=TUS), 405, "http.method"),
        (desk.ask("GET", "/exercise/upload"), 405, "http.method"),
    ]
    for (status, _, body), wanted, code in refused:
        assert (status, desk.code(body)) == (wanted, code)
    place = at.rpartition("/")[2]
    with Incoming(desk.folder)._locked(place, 0):
        status, _, body = desk.patch(at, 0, b"x")
        assert (status, desk.code(body)) == (423, "upload.busy")
    assert desk.waiting() == before
    monkeypatch.setenv("COMITY_FLOOR", str(1 << 62))
    assert desk.code(desk.ask("POST", "/exercise/upload", note, {"Content-Type": "text/plain"})[2]) == "desk.full"


@pytest.mark.parametrize("ended", [False, True], ids=["goes on", "ended"])
def test_a_part_that_was_overtaken_is_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: bool
) -> None:
    """Another part arrives after the desk looked how far the file reaches, and before it holds the file: it may have ended it."""
    item, first = attachment(DATA), 1_000
    incoming = Incoming(tmp_path)
    place = incoming.begin("key", (item,))[0].place or ""
    incoming.append(place, 0, io.BytesIO(DATA), first)
    overtaking = DATA[first:] if ended else DATA[first : 2 * first]
    real, waiting = fcntl.flock, [overtaking]

    def late(file: Any, how: int) -> None:
        while waiting:
            part = waiting.pop()
            Incoming(tmp_path).append(place, first, io.BytesIO(part), len(part))
        real(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with pytest.raises(Rejected, match=r"upload\.offset"):
        incoming.append(place, first, io.BytesIO(b"x" * first), first)
    monkeypatch.undo()
    held = incoming.held(place).held
    assert held == first + len(overtaking)
    if not ended:
        incoming.append(place, held, io.BytesIO(DATA[held:]), len(DATA) - held)
    whole = incoming.whole("key", item)
    assert whole is not None
    assert whole.read_bytes() == DATA


def test_only_a_note_the_log_would_admit_is_given_a_place(desk: Served) -> None:
    good = desk.note(attachment(DATA))
    refusals: list[tuple[bytes, str]] = [
        (good.replace(b"annex.bin", b"annex.bit"), "signature.invalid"),
        (desk.note(attachment(DATA, size=ATTACHMENT_LIMIT + 1)), "material.oversize"),
        (desk.note(*(attachment(b"%d" % n, size=ATTACHMENT_LIMIT) for n in range(3))), "upload.waiting"),
        (b"garbage", ""),
    ]
    before = desk.waiting()
    for note, code in refusals:
        status, _, body = desk.ask("POST", "/exercise/upload", note, {"Content-Type": "application/octet-stream"})
        assert status in {422, 503}
        assert not code or desk.code(body) == code
        assert desk.waiting() == before
    assert desk.ask("POST", "/exercise/upload", b"x" * 70_000, {"Content-Type": "text/plain"})[0] == 413


def test_a_folder_that_cannot_be_written_is_said(desk: Served) -> None:
    (desk.folder / "uploads").write_bytes(b"")
    with pytest.raises(Unavailable) as found:
        Desk(desk.folder).begin_upload(desk.note(attachment(DATA)))
    assert found.value.finding.code == "upload.write"


def test_what_nobody_goes_on_with_is_let_go(desk: Served) -> None:
    place = str(desk.begin(desk.note(attachment(DATA)))[0]["at"]).rpartition("/")[2]
    there = Incoming(desk.folder)
    there.append(place, 0, _Breaking(DATA[:10]), 10)
    there.sweep(time.time() + (DAYS - 1) * 86_400)
    assert there.held(place).held == 10
    there.sweep(time.time() + (DAYS + 1) * 86_400)
    with pytest.raises(Rejected):
        there.held(place)


def test_the_place_of_a_file_is_a_secret_of_the_desk(desk: Served) -> None:
    item = attachment(DATA)
    places = {str(desk.begin(desk.note(item, code=code))[0]["at"]) for code in ("FRA", "DEU")}
    assert len(places) == 2  # each key its own: nobody can spoil another's
    assert (desk.folder / "uploads").stat().st_mode & 0o777 == 0o700
    assert (desk.folder / "uploads" / "secret").stat().st_mode & 0o777 == 0o600


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file that no desk reads whole."""
    path = tmp_path_factory.mktemp("huge") / "survey.bin"
    with path.open("wb") as file:
        for number in range(5):
            file.write(random.Random(number).randbytes(8 << 20))
    assert path.stat().st_size > MATERIAL_LIMIT
    return path


@pytest.mark.parametrize("over", ["http", "folder"])
def test_a_huge_file_by_the_commands_to_copies_and_backups(
    desk: Served, huge: Path, tmp_path: Path, over: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    record = tmp_path / "record.json"
    said = {"title": {"en": "Survey", "fr": "Relevé"}, "text": {"en": "The survey is in the file."}}
    record.write_text(json.dumps({"act": "state", "form": "statement", "at": "2026-11-29", "body": said}))
    key, note = desk.folder / "keys" / "desks" / "FRA.key", tmp_path / "x.note"
    signing = [
        "sign",
        str(record),
        "--key",
        str(key),
        "--dir",
        str(desk.folder),
        "--attach",
        str(huge),
        "-o",
        str(note),
    ]
    assert main(signing) == 0
    assert b"--material" in capsysbinary.readouterr().err
    to = f"{desk.address}/exercise" if over == "http" else str(desk.folder)
    assert main(["submit", to, str(note), "--material", str(huge)]) == 0
    sha256 = named(huge).sha256
    assert (desk.folder / "log" / "material" / sha256).stat().st_size == huge.stat().st_size
    assert verify_log(desk.folder, anchors.parse(desk.anchor)).holds
    record.write_text(
        json.dumps({"act": "state", "form": "statement", "at": "2026-11-29", "aud": "restricted", "body": said})
    )
    assert main([*signing[:-1], str(tmp_path / "y.note")]) == 1
    assert b"upload.audience" in capsysbinary.readouterr().err
    # From a byte on, as a broken download goes on.
    status, headers, body = desk.ask("GET", f"/exercise/log/material/{sha256}", headers={"Range": "bytes=41943000-"})
    assert (status, headers["Content-Range"], body) == (
        206,
        "bytes 41943000-41943039/41943040",
        huge.read_bytes()[41943000:],
    )
    for wrong in ("bytes=41943040-", "bytes=5-3", "bytes=-1", "chapters=1-"):
        status, headers, _ = desk.ask("HEAD", f"/exercise/log/material/{sha256}", headers={"Range": wrong})
        assert (status, headers["Content-Length"]) == (200, str(huge.stat().st_size))
    # A mirror, begun again after a break, holds it; so does a backup.
    mirror = open_mirror(tmp_path / "copy", to, desk.anchor, "copy")
    mirror.pull()
    mirror.close()
    assert verify_log(tmp_path / "copy", anchors.parse(desk.anchor)).holds
    assert not list((tmp_path / "copy" / "attachments").iterdir())
    spoiled = tmp_path / "copy" / "log" / "material" / sha256
    with spoiled.open("r+b") as file:
        file.seek(20_000_000)
        file.write(b"\0\0\0\0")
    report = verify_log(tmp_path / "copy", anchors.parse(desk.anchor))
    assert {found.code for check in report.checks for found in check.findings} == {"material.hash"}
    if over == "folder":
        secret = pyrage.x25519.Identity.generate()
        back_up(desk.folder, tmp_path / "backup", (secret.to_public(),))
        restore(tmp_path / "backup", tmp_path / "back", secret)
        assert (tmp_path / "back" / "log" / "material" / sha256).stat().st_size == huge.stat().st_size


def test_a_mirror_goes_on_where_a_fetch_broke_off(desk: Served, huge: Path, tmp_path: Path) -> None:
    from comity.net.attachments import fetch
    from comity.tlog.folder import LogFolder

    there, here = LogFolder(tmp_path / "there"), LogFolder(tmp_path / "here")
    item = Material(sha256=named(huge).sha256, size=huge.stat().st_size, media="x/y", name="x", role="attachment")
    (tmp_path / "there" / "material").mkdir(parents=True)
    os.link(huge, tmp_path / "there" / "material" / item.sha256)
    asked: list[int] = []

    def part(name: str, first: int, length: int) -> bytes:
        asked.append(first)
        if len(asked) == 3:
            raise Unavailable(Finding(code="mirror.unreachable", place=name))
        return there.part(name, first, length)

    with pytest.raises(Unavailable):
        fetch(item, part, here, tmp_path / "aside")
    fetch(item, part, here, tmp_path / "aside")
    assert asked == [0, 8 << 20, 16 << 20, 16 << 20, 24 << 20, 32 << 20]
    assert here.check_material(item.sha256) == item.size
    lie: Callable[[str, int, int], bytes] = lambda _name, _first, length: bytes(length)  # noqa: E731 - one line says it
    with pytest.raises(ComityError) as found:
        fetch(item, lie, LogFolder(tmp_path / "other"), tmp_path / "aside")
    assert found.value.finding.code == "material.hash"


def test_a_sender_goes_on_after_breaks_and_gives_up_in_the_end(
    desk: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, note = tmp_path / "annex.bin", desk.note(attachment(DATA))
    path.write_bytes(DATA)
    monkeypatch.setattr("comity.service.sending.PART", 50_000)
    monkeypatch.setattr("comity.service.sending.time.sleep", lambda _: None)
    real, calls = FolderUploads.append, []

    def flaky(self: FolderUploads, place: str, offset: int, file: Any, length: int) -> int:
        calls.append(offset)
        if len(calls) % 2:
            raise Unavailable(Finding(code="upload.broken", place="upload"))
        return real(self, place, offset, file, length)

    monkeypatch.setattr(FolderUploads, "append", flaky)
    send(FolderUploads(desk.folder), note, [named(path)], lambda _done, _all: None)
    assert calls == [0, 0, 50_000, 50_000, 100_000, 100_000, 150_000, 150_000]
    monkeypatch.setattr(RemoteUploads, "append", lambda *_: 0)
    other = tmp_path / "other.bin"
    other.write_bytes(DATA[::-1])
    with pytest.raises(Unavailable) as found:
        send(
            RemoteUploads(f"{desk.address}/exercise"),
            desk.note(attachment(DATA[::-1])),
            [named(other)],
            lambda *_: None,
        )
    assert found.value.finding.code == "upload.broken"


@pytest.mark.campaign
def test_two_gibibytes_go_through_in_bounded_memory(desk: Served, tmp_path: Path) -> None:
    path = tmp_path / "two.bin"
    with path.open("wb") as file:
        file.truncate(ATTACHMENT_LIMIT)
    file_named = named(path)
    note = desk.note(
        Material(sha256=file_named.sha256, size=file_named.size, media="x/y", name="two.bin", role="attachment")
    )
    begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    send(RemoteUploads(f"{desk.address}/exercise"), note, [file_named], lambda _done, _all: None)
    Desk(desk.folder).submit(note)
    assert verify_log(desk.folder, anchors.parse(desk.anchor)).holds
    mirror = open_mirror(tmp_path / "copy", f"{desk.address}/exercise", desk.anchor, "copy")
    mirror.pull()
    mirror.close()
    assert (tmp_path / "copy" / "log" / "material" / file_named.sha256).stat().st_size == ATTACHMENT_LIMIT
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begun) / 1024
    assert grown < 120, grown
