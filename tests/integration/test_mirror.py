"""A mirror: the whole log again, checked and concluded; resumed after a break; and each way to cheat found and named."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Tampered, Unavailable
from comity.fold.digest import sign_state
from comity.keys.names import COSIGNATURE
from comity.keys.notes import cosigned_at
from comity.net import mirror as mirrors
from comity.net.mirror import Mirror
from comity.records.act import Act
from comity.records.record import Material
from comity.service.desk import Desk
from comity.store.reader import open_reader
from comity.tlog.folder import LogFolder
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.wiring.mirrors import open_mirror, reading
from comity.wiring.witnesses import new_witness

from .cheating import Read, entries_of, rewritten
from .conftest import LOG, ORIGIN, STAMP, Body
from .peers import serving


@pytest.fixture(name="full")
def a_body_with_some_records(body: Body) -> Body:
    data = b"a file that goes with a note"
    sha256 = body.sequencer.files.put_material(data)
    item = Material(sha256=sha256, size=len(data), media="text/plain", name="file.txt", role="attachment")
    body.write("AAA", material=(item,))
    for number in range(12):
        body.answer("BBB" if number % 2 else "CCC", body.write("AAA"), Act.REPLY, "answers")
    body.sequencer.publish()
    return body


def source(body: Body) -> Read:
    return LogFolder(body.folder / "log").read


def mirror_of(body: Body, folder: Path, read: Read | None = None) -> Mirror:
    return Mirror(folder, read or source(body), anchors.parse(body.anchor))


@pytest.fixture(name="pulled")
def a_mirror(full: Body, tmp_path: Path) -> Iterator[Mirror]:
    made = mirror_of(full, tmp_path / "copy")
    made.pull()
    yield made
    made.close()


def test_a_mirror_holds_checks_and_concludes_everything(full: Body, pulled: Mirror) -> None:
    there, here = open_reader(full.folder), open_reader(pulled.folder)
    assert (here.size, here.root(here.size), here.digest(here.size)) == (
        there.size, there.root(there.size), there.digest(there.size),
    )  # fmt: skip
    assert verify_log(pulled.folder, anchors.parse(full.anchor)).holds
    full.write("BBB")
    full.sequencer.publish()
    again = pulled.pull()
    assert (again.new, again.size) == (1, full.sequencer.size)
    assert pulled.pull().new == 0
    assert verify_log(pulled.folder, anchors.parse(full.anchor)).holds
    assert pulled.alarms.all() == []


def test_over_http_with_its_own_pages_when_the_secretariat_is_gone(full: Body, tmp_path: Path) -> None:
    from django.test import Client

    from comity.web import application

    copy = tmp_path / "copy"
    new_witness(copy / "witness", "mirror.example/one")
    with serving(application({"small": full.folder}, None)) as address:
        assert main(["mirror", f"{address}/small", str(copy), "--anchor", full.anchor, "--slug", "small",
                     "--keeper", "Ministry of Ålund"]) == 0  # fmt: skip
    full.sequencer.close()
    shutil.rmtree(full.folder)
    application({"small": copy}, lambda _slug, sent: Desk(copy).submit(sent))
    client = Client()
    reader = open_reader(copy)
    symbol = next(str(row["symbol"]) for _, row in reader.scan("record") if row["symbol"])
    found = reader.find(symbol)
    for lang, said in (
        ("en", "kept by Ministry of Ålund"),
        ("fr", "tenue par Ministry of Ålund"),
        ("ru", "хранитель: Ministry of Ålund"),
    ):
        for page in ("", "records", f"record/{found}", "log"):
            assert said in client.get(f"/{lang}/small/{page}", headers={"host": "localhost"}).content.decode()
        shown = client.get(f"/{lang}/small/mirror", headers={"host": "localhost"}).content.decode()
        assert all(part in shown for part in ("mirror.example/one+", address, reader.digest(reader.size).hex()))  # type: ignore[union-attr]
        assert client.get(f"/{lang}/small/@5/mirror", headers={"host": "localhost"}).status_code == 404
    for page in ("", "records", "timeline", "parties", "log", f"record/{found}", "search?q=note"):
        assert client.get(f"/en/small/{page}", headers={"host": "localhost"}).status_code == 200, page
    receipt = client.get(f"/small/receipt/{found}", headers={"host": "localhost"}).content
    (tmp_path / "one.receipt").write_bytes(receipt)
    assert main(["verify", str(tmp_path / "one.receipt"), "--anchor", full.anchor]) == 0
    assert client.get("/en/small/seats", headers={"host": "localhost"}).status_code == 404
    assert client.get("/en/small/write", headers={"host": "localhost"}).status_code == 404


def test_a_mirror_takes_no_filings(full: Body, tmp_path: Path) -> None:
    note = full.note("AAA")
    made = open_mirror(tmp_path / "copy", str(full.folder), full.anchor, "small")
    made.pull()
    made.close()
    with pytest.raises(Rejected, match=r"desk\.mirror"):
        Desk(tmp_path / "copy").submit(note)
    with pytest.raises(Rejected, match=r"cli\.not-empty"):
        open_mirror(full.folder, "elsewhere", full.anchor, "small")
    other = full.anchor[:-1] + ("0" if full.anchor[-1] != "0" else "1")
    with pytest.raises(Rejected, match=r"anchor\.other-log"):
        open_mirror(tmp_path / "copy", str(full.folder), other, "small")
    with pytest.raises(Rejected, match=r"cli\.option"):
        open_mirror(tmp_path / "third", str(full.folder), None, "small")
    (tmp_path / "copy" / "mirror.toml").write_text("nothing = 1")
    with pytest.raises(Rejected, match=r"mirror\.file"):
        open_mirror(tmp_path / "copy", str(full.folder), None, "small")


def test_it_cosigns_under_its_own_name_what_it_holds(full: Body, tmp_path: Path) -> None:
    key = new_witness(tmp_path / "copy" / "witness", "mirror.example/one")
    assert key.algorithm == COSIGNATURE
    for _ in range(2):
        made = open_mirror(tmp_path / "copy", str(full.folder), full.anchor, "small")
        assert made.pull().cosigned
        note = notes.parse((tmp_path / "copy" / "log" / "checkpoint").read_bytes())
        assert any(cosigned_at(note.text, line, key) for line in note.lines)
        made.close()
        made._witness.ledger.close() if made._witness else None
        full.write("CCC")
        full.sequencer.publish()


def test_a_break_anywhere_costs_nothing_that_was_checked(
    full: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The network breaks at every single request in turn; each time the mirror goes on from where it was."""
    monkeypatch.setattr(mirrors, "ROUND", 256)
    for _ in range(300):
        full.write("AAA")
    full.sequencer.publish()
    asked = 0
    while asked < 100:
        made, size = mirror_of(full, tmp_path / "copy", breaking(source(full), asked)), 0
        try:
            size = made.size
            made.pull()
            break
        except Unavailable:
            assert made.size >= size
        finally:
            made.close()
        asked += 1
    assert asked > 4
    assert verify_log(tmp_path / "copy", anchors.parse(full.anchor)).holds
    assert not any((tmp_path / "copy" / "incoming").glob("*"))


def breaking(read: Read, after: int) -> Read:
    """Return a network that goes down after so many answers."""
    left = [after]

    def answer(name: str, limit: int) -> bytes:
        if left[0] == 0:
            raise Unavailable(Finding(code="mirror.unreachable", place=name))
        left[0] -= 1
        return read(name, limit)

    return answer


def site_of(folder: Path) -> Any:
    from django.test import Client

    from comity.web import application

    application({"small": folder}, None)
    return Client()


def refused(mirror: Mirror, read: Read) -> str:
    """Return the code a pull from a cheating secretariat ends with; nothing that was published here has changed."""
    before = (mirror.files.read("checkpoint"), mirror.files.read("state"), mirror.size)
    mirror._read = read
    with pytest.raises(Tampered) as error:
        mirror.pull()
    assert (mirror.files.read("checkpoint"), mirror.files.read("state")) == before[:2]
    assert mirror.alarms.all()[-1]["code"] == error.value.finding.code
    return error.value.finding.code


def test_a_forked_log_leaves_evidence_a_third_party_can_check(
    full: Body, pulled: Mirror, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = entries_of(full)
    assert refused(pulled, rewritten(full, tmp_path / "evil", [*entries[:-1], entries[-2]])) == "mirror.fork"
    (path,) = pulled.alarms.evidence()
    assert main(["verify", str(path), "--anchor", full.anchor]) == 0
    assert "two trees" in capsys.readouterr().out
    named = f'source = "https://desk.example/small"\nanchor = "{full.anchor}"\n'
    (pulled.folder / "mirror.toml").write_text(named, encoding="utf-8")
    client = site_of(pulled.folder)
    page = client.get("/ru/small/mirror", headers={"host": "localhost"}).content.decode()
    assert all(part in page for part in (path.name, "mirror.fork", "https://desk.example/small"))
    assert client.get(f"/small/evidence/{path.name}", headers={"host": "localhost"}).content == path.read_bytes()
    assert client.get(f"/small/evidence/{'0' * 16}.evidence", headers={"host": "localhost"}).status_code == 404
    client = site_of(full.folder)
    for address in ("/ru/small/mirror", f"/small/evidence/{path.name}"):  # the desk's own folder is no copy
        assert client.get(address, headers={"host": "localhost"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("rolled back", lambda entries: entries[:-3], "mirror.rolled-back"),
        ("one dropped, and grown on", lambda entries: [*entries[:-4], *entries[-3:], entries[-1], entries[-1]], "mirror.root"),
        ("two exchanged, and grown on", lambda entries: [*entries[:-2], entries[-1], entries[-2], entries[-1]], "mirror.root"),
        ("one put in between", lambda entries: [*entries[:-2], entries[3], *entries[-2:]], "mirror.root"),
        ("one altered, and grown on", lambda entries: [*entries[:-1], entries[-1][:-9] + b"A" + entries[-1][-8:], entries[-1]],
         "mirror.root"),
    ],
)  # fmt: skip
def test_history_that_changed_is_refused(
    full: Body, pulled: Mirror, tmp_path: Path, name: str, change: Callable[[list[bytes]], list[bytes]], code: str
) -> None:
    assert refused(pulled, rewritten(full, tmp_path / "evil", change(entries_of(full)))) == code


def test_entries_that_do_not_make_the_signed_tree_are_refused(full: Body, tmp_path: Path) -> None:
    made = mirror_of(full, tmp_path / "copy")

    def read(name: str, limit: int) -> bytes:
        data = source(full)(name, limit)
        return data[:-1] + bytes([data[-1] ^ 1]) if name.startswith("tile/entries") else data

    made._read = read
    with pytest.raises(Tampered, match=r"mirror\.root"):
        made.pull()
    made._read = source(full)
    assert made.pull().size == full.sequencer.size
    made.close()


def test_a_wrong_digest_is_refused_and_nothing_is_cosigned(full: Body, tmp_path: Path) -> None:
    new_witness(tmp_path / "copy" / "witness", "mirror.example/one")
    made = open_mirror(tmp_path / "copy", str(full.folder), full.anchor, "small")
    wrong = sign_state(ORIGIN, full.sequencer.size, b"\x01" * 32, LOG)
    made._read = lambda name, limit: wrong if name == "state" else source(full)(name, limit)
    with pytest.raises(Tampered, match=r"state\.digest"):
        made.pull()
    assert not (tmp_path / "copy" / "log" / "checkpoint").exists()
    made.close()


def test_a_regime_swapped_under_the_log_is_refused(full: Body, tmp_path: Path) -> None:
    made = mirror_of(full, tmp_path / "copy")
    body = open_reader(full.folder).get("body", "") or {}

    def read(name: str, limit: int) -> bytes:
        data = source(full)(name, limit)
        return data.replace(b"Small council", b"Smell council") if name == f"material/{body['regime']}" else data

    made._read = read
    with pytest.raises(Tampered, match=r"material\.hash"):
        made.pull()
    assert made.size == 0
    made.close()


def test_what_no_honest_desk_logs_is_an_alarm(full: Body, pulled: Mirror, tmp_path: Path) -> None:
    """The secretariat logs a record twice, and stamps one backwards: the log goes on, and every mirror says so."""
    from comity.envelope import parse_submission, stamp_leaf

    entries = entries_of(full)
    note = full.note("AAA")
    late = stamp_leaf(parse_submission(note), STAMP.cosign(parse_submission(note).text, full.now - 500)).data
    evil = full.folder.parent / "evil-desk"
    shutil.copytree(full.folder, evil)
    read = rewritten(full, tmp_path / "evil", [*entries, entries[-1], late], deltas_of=len(entries))
    pulled._read = read
    pulled.pull()
    codes = [alarm["code"] for alarm in pulled.alarms.all()]
    assert "stamp.smaller" in codes
    assert len(codes) >= 2
    assert json.loads((pulled.folder / "alarms.jsonl").read_text().splitlines()[0])["at"] > 0


def test_another_body_under_the_same_key_is_not_the_anchors(full: Body, tmp_path: Path) -> None:
    anchor = f"{ORIGIN} {LOG.verifier.vkey} {'0' * 64}"
    made = Mirror(tmp_path / "copy", source(full), anchors.parse(anchor))
    with pytest.raises(Tampered, match=r"anchor\.other-log"):
        made.pull()
    assert made.size == 0
    made.close()


def test_files_are_fetched_from_one_address_and_bounded(tmp_path: Path) -> None:
    def site(environ: dict[str, Any], start: Any) -> list[bytes]:
        path = environ["PATH_INFO"]
        if path == "/x/log/moved":
            start("302 Found", [("Location", "/x/log/checkpoint"), ("Content-Length", "0")])
            return []
        found = path == "/x/log/checkpoint"
        start("200 OK" if found else "404 Not Found", [("Content-Length", "2000" if found else "0")])
        return [b"a" * 2000] if found else []

    with serving(site) as address:
        read = reading(f"{address}/x")
        assert read("checkpoint", 2000) == b"a" * 2000
        with pytest.raises(Unavailable, match=r"log\.file-oversize"):
            read("checkpoint", 1999)
        with pytest.raises(Unavailable, match=r"log\.file-missing"):
            read("nothing", 10)
        with pytest.raises(Unavailable, match=r"mirror\.unreachable"):
            read("moved", 10)
    with pytest.raises(Unavailable, match=r"mirror\.unreachable"):
        read("checkpoint", 2000)
    with pytest.raises(Unavailable, match=r"mirror\.unreachable"):
        reading("http://")
