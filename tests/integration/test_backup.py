"""A backup put back: the same body to the byte, each archive only what is new, and nothing taken on trust."""

import hashlib
import io
import json
import shutil
import sqlite3
import tarfile
import threading
from pathlib import Path

import pyrage
import pytest

from comity.cli.main import main
from comity.errors import ComityError, Rejected, Tampered, Unavailable
from comity.records.act import Act
from comity.store.gate import Gate
from comity.store.reader import open_reader
from comity.wiring.backup import back_up, recipient
from comity.wiring.restoring import identity, restore

from .conftest import LOG, STAMP, Body, Sequencer

KEY = pyrage.x25519.Identity.generate()
TO = (KEY.to_public(),)


def tree(folder: Path, *parts: str) -> dict[str, bytes]:
    """Return the files below these parts of a folder; of partial tiles only those of the newest checkpoint are backed up."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for part in parts
        for path in sorted((folder / part).rglob("*"))
        if path.is_file() and ".p/" not in str(path)
    }


@pytest.fixture
def desk(body: Body) -> Body:
    """Return a body with a restricted text, an inbox and an account's database beside it."""
    body.write("AAA")
    held = body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Behind", "fr": "Derrière"}})
    Gate(body.folder).put(held.inner)
    body.sequencer.append(held.note)
    body.sequencer.publish()
    with sqlite3.connect(body.folder / "accounts.sqlite") as accounts:
        accounts.execute("CREATE TABLE kept (word TEXT)")
        accounts.execute("INSERT INTO kept VALUES ('seal')")
    accounts.close()
    (body.folder / "site.secret").write_text("secret")
    return body


def test_what_comes_back_is_the_same_and_goes_on(desk: Body, tmp_path: Path) -> None:
    first = back_up(desk.folder, tmp_path / "out", TO)
    desk.write("BBB")
    desk.sequencer.publish()
    second = back_up(desk.folder, tmp_path / "out", TO)
    assert (first.number, second.number) == (1, 2)
    assert second.new < second.files
    (found,) = restore(tmp_path / "out", tmp_path / "new", KEY)
    assert tree(tmp_path / "new", "log", "restricted/inner") == tree(desk.folder, "log", "restricted/inner")
    assert found.anchor == desk.anchor
    assert found.size == desk.sequencer.size
    live = open_reader(desk.folder).digest(found.size)
    assert live is not None
    assert found.digest == live.hex()
    with sqlite3.connect(tmp_path / "new" / "accounts.sqlite") as accounts:
        assert accounts.execute("SELECT word FROM kept").fetchall() == [("seal",)]
    accounts.close()
    assert not (tmp_path / "new" / "keys").exists()
    assert (tmp_path / "new" / "site.secret").stat().st_mode & 0o077 == 0
    again = Sequencer(tmp_path / "new", LOG, STAMP, lambda: desk.now)
    assert again.size == found.size
    again.close()


def test_each_archive_holds_only_what_is_new_and_a_full_one_stands_alone(desk: Body, tmp_path: Path) -> None:
    for _ in range(250):
        desk.write("BBB")
    desk.sequencer.publish()
    whole = back_up(desk.folder, tmp_path / "out", TO, keys=True)
    nothing = back_up(desk.folder, tmp_path / "out", TO, keys=True)
    assert nothing.new == 8, "checkpoint, state, body.toml, accounts, secret, three keys"
    assert nothing.bytes < whole.bytes / 10
    back_up(desk.folder, tmp_path / "out", TO, full=True)
    for name in ("000001.tar.age", "000002.tar.age"):
        (tmp_path / "out" / name).unlink()
    restore(tmp_path / "out", tmp_path / "new", KEY)


def test_it_is_taken_while_the_desk_writes(desk: Body, tmp_path: Path) -> None:
    stop = threading.Event()
    sizes = []

    def look() -> None:
        while not stop.is_set():
            sizes.append(back_up(desk.folder, tmp_path / "out", TO).sizes["small"])

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(60):
        desk.write("AAA")
        desk.sequencer.publish()
    stop.set()
    looking.join()
    assert len(sizes) > 1
    (found,) = restore(tmp_path / "out", tmp_path / "new", KEY)
    assert found.size == sizes[-1]


def test_nothing_lies_there_in_the_clear(desk: Body, tmp_path: Path) -> None:
    back_up(desk.folder, tmp_path / "out", TO, keys=True)
    secret = (desk.folder / "keys" / "log.key").read_text().split()[-1].encode()
    for path in (tmp_path / "out").iterdir():
        data = path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
        for word in (b"A note", b"seal", secret):
            assert word not in data


def code_of(work: "object") -> str:
    with pytest.raises(ComityError) as failed:
        work()  # type: ignore[operator]
    return failed.value.finding.code


def forged(out: Path, *members: tuple[tarfile.TarInfo, bytes]) -> None:
    """Put an archive for the right recipient in the place of the first, as a thief of the store could."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tar:
        for member, data in members:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    cipher = pyrage.encrypt(held.getvalue(), list(TO))
    (out / "000001.tar.age").write_bytes(cipher)
    index = json.loads((out / "index.json").read_text())
    index["archives"][0]["sha256"] = hashlib.sha256(cipher).hexdigest()
    (out / "index.json").write_text(json.dumps(index))


def test_what_is_damaged_or_strange_is_refused_and_leaves_the_folder_outside_alone(desk: Body, tmp_path: Path) -> None:
    out = tmp_path / "out"
    back_up(desk.folder, out, TO)
    good = {path.name: path.read_bytes() for path in out.iterdir()}

    def again() -> str:
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        return code_of(lambda: restore(out, tmp_path / "new", KEY))

    assert code_of(lambda: restore(out, desk.folder, KEY)) == "backup.target"
    assert code_of(lambda: restore(tmp_path / "none", tmp_path / "new", KEY)) == "backup.none"
    other = pyrage.x25519.Identity.generate()
    assert code_of(lambda: restore(out, tmp_path / "new", other)) == "backup.archive"
    archive = good["000001.tar.age"]
    (out / "000001.tar.age").write_bytes(archive[:-1] + bytes([archive[-1] ^ 1]))
    assert again() == "backup.hash"
    for name in ("../outside", "/outside", "log/../../outside", "keys/../x.key", "log/tile/0/x/1", "desk.sqlite"):
        forged(out, (tarfile.TarInfo(name), b"x"))
        assert again() == "backup.archive"
    link = tarfile.TarInfo("log/checkpoint")
    link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path / "outside")
    forged(out, (link, b""), (tarfile.TarInfo("log/checkpoint"), b"x"))
    assert again() == "backup.archive"
    forged(out, (tarfile.TarInfo("body.toml"), b"x"))
    assert again() == "backup.archive"  # no manifest
    sparse = tarfile.TarInfo("body.toml")
    sparse.pax_headers = {"GNU.sparse.map": f"{1 << 28},0", "GNU.sparse.size": str(1 << 28)}
    forged(out, (sparse, b""))
    assert again() == "backup.archive"
    assert not (tmp_path / "new" / "body.toml").exists(), "a quarter of a gigabyte of nothing was written"
    forged(out, (tarfile.TarInfo("manifest.json"), b"[" * 100_000))
    assert again() == "backup.archive"
    manifest = {"v": 1, "number": 1, "full": True, "files": {"body.toml": "00"}}
    forged(out, (tarfile.TarInfo("body.toml"), b"x"), (tarfile.TarInfo("manifest.json"), json.dumps(manifest).encode()))
    assert again() == "backup.hash"
    manifest["files"] = {"body.toml": hashlib.sha256(b"x").hexdigest(), "log/checkpoint": "00"}
    forged(out, (tarfile.TarInfo("body.toml"), b"x"), (tarfile.TarInfo("manifest.json"), json.dumps(manifest).encode()))
    assert again() == "backup.missing"
    forged(out, (tarfile.TarInfo("manifest.json"), b"[]"))
    assert again() == "backup.archive"
    assert not (tmp_path / "outside").exists()
    (out / "000001.tar.age").unlink()
    assert again() == "backup.read"
    for index in ("{", "[" * 100_000, '{"v":2,"archives":[],"held":{}}', '{"v":1,"archives":[3],"held":{}}'):
        (out / "index.json").write_text(index)
        assert again() == "backup.index"


def test_a_log_forged_within_an_archive_does_not_verify(desk: Body, tmp_path: Path) -> None:
    back_up(desk.folder, tmp_path / "out", TO)
    copy = tmp_path / "copy"
    shutil.copytree(desk.folder, copy)
    (bundle,) = (copy / "log" / "tile" / "entries").rglob(f"{desk.sequencer.size}")
    data = bundle.read_bytes()
    at = data.rindex(b"A note")
    bundle.write_bytes(data[:at] + b"B note" + data[at + 6 :])
    back_up(copy, tmp_path / "forged", TO)
    with pytest.raises((Rejected, Tampered)):
        restore(tmp_path / "forged", tmp_path / "new", KEY)


def test_a_tile_spoiled_before_the_backup_is_found_at_the_restore(desk: Body, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(desk.folder, copy)
    tile = next((copy / "log" / "tile" / "0").rglob(f"{desk.sequencer.size}"))
    data = tile.read_bytes()
    tile.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    back_up(copy, tmp_path / "out", TO)
    assert code_of(lambda: restore(tmp_path / "out", tmp_path / "new", KEY)) == "backup.log"


def test_heads_that_do_not_meet_are_not_backed_up(desk: Body, tmp_path: Path) -> None:
    early = (desk.folder / "log" / "state").read_bytes()
    desk.write("AAA")
    desk.sequencer.publish()
    (desk.folder / "log" / "state").write_bytes(early)
    assert code_of(lambda: back_up(desk.folder, tmp_path / "out", TO)) == "backup.moving"


def test_who_may_read_and_where_it_goes_are_checked(desk: Body, tmp_path: Path) -> None:
    assert code_of(lambda: recipient("age1nothing")) == "backup.recipient"
    (tmp_path / "id").write_text("nothing")
    assert code_of(lambda: identity(tmp_path / "id")) == "backup.identity"
    (tmp_path / "file").write_text("x")
    assert code_of(lambda: back_up(desk.folder, tmp_path / "file" / "out", TO)) == "backup.write"
    (desk.folder / "log" / "state").unlink()
    with pytest.raises(Unavailable, match=r"backup\.read"):
        back_up(desk.folder, tmp_path / "out", TO)
    assert not list((tmp_path / "out").glob("*.age"))


def test_the_commands(desk: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup-key", str(tmp_path / "id")]) == 0
    to = capsys.readouterr().out.strip()
    assert main(["backup-key", str(tmp_path / "id")]) == 1
    assert (tmp_path / "id").stat().st_mode & 0o077 == 0
    out = str(tmp_path / "out")
    assert main(["backup", str(desk.folder), "--into", out, "--to", to, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sizes"] == {"small": desk.sequencer.size}
    assert main(["restore", out, "--identity", str(tmp_path / "id")]) == 1
    assert main(["restore", out, "--check", "--identity", str(tmp_path / "id"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["anchor"] == desk.anchor
    assert main(["restore", out, str(tmp_path / "new"), "--identity", str(tmp_path / "id")]) == 0
    assert desk.anchor in capsys.readouterr().out
