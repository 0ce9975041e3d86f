"""A desk that lost its folder, or was put back from an old backup, is brought up from a mirror and goes on with the same log."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.errors import Rejected, Tampered, Unavailable
from comity.keys.names import COSIGNATURE
from comity.keys.signer import generate, write_secret
from comity.records.act import Act
from comity.service.sequencer import open_sequencer
from comity.store import postgres
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.wiring.mirrors import open_mirror, reading
from comity.wiring.reimporting import Reimported, reimport
from tests.schemas import copy_body

from .conftest import ORIGIN, Body
from .peers import serving


@pytest.fixture(name="backup")
def a_backup_and_a_mirror_that_has_more(body: Body, tmp_path: Path) -> Path:
    body.write("AAA")
    body.sequencer.publish()
    copy_body(body.folder, tmp_path / "backup", ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    connection = open_reader(body.folder).view()._connection
    if isinstance(connection, sqlite3.Connection):
        connection.execute("VACUUM INTO ?", (str(tmp_path / "copied.sqlite"),))
        (tmp_path / "copied.sqlite").replace(tmp_path / "backup" / "desk.sqlite")
    for _ in range(3):
        body.write("BBB")
    held = body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Quiet", "fr": "Discret"}})
    body.sequencer.append(held.note)
    body.sequencer.publish()
    mirror(body, tmp_path)
    return tmp_path / "backup"


def mirror(body: Body, tmp_path: Path) -> None:
    made = open_mirror(tmp_path / "copy", str(body.folder), body.anchor, "small")
    made.pull()
    made.close()


def brought_up(folder: Path, tmp_path: Path, body: Body, slug: str | None = None) -> Reimported:
    return reimport(folder, reading(str(tmp_path / "copy")), anchors.parse(body.anchor), slug)


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".lock", ".sqlite"})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if "sqlite" not in path.name}


def test_an_old_backup_comes_up_to_the_mirror_and_goes_on(backup: Path, body: Body, tmp_path: Path) -> None:
    size, digest = body.sequencer.size, open_reader(body.folder).digest(body.sequencer.size)
    body.sequencer.close()
    shutil.rmtree(body.folder)
    before = open_reader(backup).size
    done = brought_up(backup, tmp_path, body)
    assert (done.size, done.new) == (size, size - before)
    assert bytes.fromhex(done.digest) == digest
    goes_on(backup, body)


def test_a_folder_with_nothing_but_its_keys_comes_up(backup: Path, body: Body, tmp_path: Path) -> None:
    size, place = body.sequencer.size, postgres.place_of(body.folder)
    for left in backup.iterdir():
        if left.name != "keys":
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    with pytest.raises(Rejected, match=r"cli\.option"):
        brought_up(backup, tmp_path, body)
    assert brought_up(backup, tmp_path, body, "small").new == size
    assert not (backup / "reimport").exists()
    if place is not None:
        assert postgres.place_of(backup) is not None
        [[left]] = postgres.PostgresConnection(place).execute(
            "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'body_reimport_%'"
        )
        assert left == 0
    goes_on(backup, body)


def goes_on(folder: Path, body: Body) -> None:
    """Hold the desk to what it promises: another record, the same log, the same keys."""
    sequencer = open_sequencer(folder)
    body.sequencer, body.folder = sequencer, folder
    body.write("BBB")
    sequencer.publish()
    report = verify_log(folder, anchors.parse(body.anchor))
    assert report.holds, report.checks


def test_what_the_desk_has_signed_is_never_given_up(backup: Path, body: Body, tmp_path: Path) -> None:
    body.write("CCC")
    body.sequencer.publish()
    body.sequencer.close()
    refused(body.folder, tmp_path, body, "reimport.behind")
    sequencer = open_sequencer(backup)
    forked = Body(folder=backup, anchor=body.anchor, pens=body.pens)
    forked.sequencer = sequencer
    forked.pens["CCC"].seq, forked.pens["CCC"].prev = (
        0,
        str((sequencer.view.get("chain", forked.pens["CCC"].keys[0].verifier.hash_hex) or {})["id"]),
    )
    forked.write("CCC")
    sequencer.publish()
    sequencer.close()
    refused(backup, tmp_path, body, "reimport.differs")


def refused(folder: Path, tmp_path: Path, body: Body, code: str) -> None:
    before = everything(folder)
    with pytest.raises((Rejected, Tampered, Unavailable)) as refusal:
        brought_up(folder, tmp_path, body)
    assert refusal.value.finding.code == code
    assert everything(folder) == before


def test_a_copy_that_does_not_hold_and_other_keys_change_nothing(backup: Path, body: Body, tmp_path: Path) -> None:
    whole = (backup / "keys" / "stamp.key").read_bytes()
    (backup / "keys" / "stamp.key").unlink()
    write_secret(backup / "keys" / "stamp.key", generate(f"{ORIGIN}/REGISTRY/stamp", COSIGNATURE))
    refused(backup, tmp_path, body, "desk.key")
    (backup / "keys" / "stamp.key").write_bytes(whole)
    bundle = next((tmp_path / "copy" / "log" / "tile" / "entries").rglob(str(body.sequencer.size)))
    data = bytearray(bundle.read_bytes())
    data[-9] ^= 1
    bundle.write_bytes(bytes(data))
    refused(backup, tmp_path, body, "mirror.root")
    refused(tmp_path / "copy-of-a-mirror", tmp_path, body, "cli.option")


def test_by_one_command_over_http_and_what_no_mirror_has_is_said(
    backup: Path, body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from comity.web import application

    with serving(application({"small": tmp_path / "copy"}, None)) as address:
        words = ["reimport", str(backup), f"{address}/small", "--anchor", body.anchor, "--lang", "en"]
        assert main(words) == 0
    said = capsys.readouterr().out
    assert "4 of them had been lost here" in said
    assert "One restricted text is not here" in said
    assert main(["reimport", str(tmp_path / "copy"), str(backup), "--anchor", body.anchor]) == 1
