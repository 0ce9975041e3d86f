"""A body whose secretariat is gone goes on under another operator: nothing is lost, nobody is bound who has not come along."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.envelope import parse_leaf, parse_submission
from comity.errors import Rejected
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, generate, read_secret
from comity.records.act import Act
from comity.records.record import Ref, Seen, render_text
from comity.service.continuing import Continued, carry_over, go_on
from comity.service.founding import grant_of, seen_now
from comity.service.pen import blank, sign_text
from comity.service.sequencer import Sequencer
from comity.store.reader import open_reader
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.checkpoint import render as render_checkpoint
from comity.verify import anchor as anchors
from comity.verify.checks import Report
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.wiring.mirrors import open_mirror
from tests.schemas import copy_body

from .conftest import DAY, LOG, ORIGIN, SEATS, Body
from .test_authority import roots

NEXT = f"{ORIGIN}/2"


def failed(report: Report) -> list[str]:
    return [finding.code for check in report.checks if check.outcome == "failed" for finding in check.findings]


class Successor:
    """A body that goes on: its sequencer under another operator's keys, and the pens of seats that have come along."""

    def __init__(self, folder: Path, body: Body, anchor: str) -> None:
        keys = folder / "keys"
        self.folder, self.body, self.anchor = folder, body, anchor
        self.sequencer = Sequencer(folder, read_secret(keys / "log.key"), read_secret(keys / "stamp.key"))
        self.pens = body.pens

    def write(self, code: str, act: Act = Act.NOTIFY, form: str = "note", **parts: object) -> str:
        content = {"title": {"en": "A note", "fr": "Une note"}}
        drawn = blank(NEXT, act, form, code, seen_now(self.sequencer), DAY, content)
        pen = replace(self.pens[code])
        self.sequencer.append(pen.sign(replace(drawn, **parts)))  # type: ignore[arg-type]
        self.pens[code] = pen
        return pen.prev

    def come_along(self, code: str, named: str | None = None, keys: tuple[SigningKey, ...] | None = None) -> str:
        pen = roots(self.body, code)
        pen.keys = pen.keys if keys is None else keys
        body = {"continues": named or self.anchor.split()[-1]}
        drawn = blank(NEXT, Act.ACCEDE, "accede", code, seen_now(self.sequencer), DAY, body)
        self.sequencer.append(pen.sign(drawn))
        return pen.prev


@pytest.fixture(name="mirrored")
def a_body_and_its_mirror(body: Body, tmp_path: Path) -> Path:
    first = body.write("AAA")
    body.answer("BBB", first, Act.REPLY, "answers")
    body.write("AAA", to=("CCC",))
    body.sequencer.publish()
    (tmp_path / "old.receipt").write_bytes(open_reader(body.folder).receipt(first))
    made = open_mirror(tmp_path / "copy", str(body.folder), body.anchor, "small")
    made.pull()
    made.close()
    return tmp_path / "copy"


@pytest.fixture(name="after")
def the_body_goes_on(body: Body, mirrored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Successor:
    body.sequencer.close()
    shutil.rmtree(body.folder)
    assert main(["continue", str(mirrored), str(tmp_path / "next"), "--slug", "small", "--lang", "en"]) == 0
    anchor = capsys.readouterr().out.splitlines()[-1]
    return Successor(tmp_path / "next", body, anchor)


def test_the_secretariat_is_deleted_and_nothing_is_lost(after: Successor, body: Body, mirrored: Path) -> None:
    old, new = open_reader(mirrored), open_reader(after.folder)
    size = old.size
    assert not body.folder.exists()
    assert [new.leaf(index) for index in range(size)] == [old.leaf(index) for index in range(size)]
    assert (new.root(size), new.digest(size)) == (old.root(size), old.digest(size))
    was, now = old.get("body", "") or {}, new.get("body", "") or {}
    assert (now["origin"], now["continues"], now["kind"], now["regime"]) == (NEXT, size, was["kind"], was["regime"])
    for table in ("record", "thread", "link", "obligation", "symbol", "rules", "seat", "key", "body"):
        assert new.scan(table, at=size) == old.scan(table), table
    for table in ("thread", "link", "obligation", "symbol", "rules"):
        assert new.scan(table) == old.scan(table), table
    for code in ("AAA", "BBB", "CCC"):
        after.come_along(code)
    owed = next(row for _, row in new.scan("obligation") if row["status"] == "open")
    note = after.write(str(owed["owner"]), Act.REPLY, refs=(Ref(rel="answers", id=str(owed["start"])),))
    after.sequencer.publish()
    fresh = open_reader(after.folder)
    assert fresh.get("record", note) is not None
    assert verify_log(after.folder, anchors.parse(after.anchor)).holds


def test_old_receipts_hold_and_new_ones_lead_through_both_logs(after: Successor, body: Body, tmp_path: Path) -> None:
    old, new = anchors.parse(body.anchor), anchors.parse(after.anchor)
    assert verify_receipt((tmp_path / "old.receipt").read_bytes(), old).holds
    after.come_along("AAA")
    note = after.write("AAA")
    after.sequencer.publish()
    reader = open_reader(after.folder)
    early = str((reader.get("leaf", f"{9:010}") or {})["id"])
    for record in (note, early):
        receipt = reader.receipt(record)
        assert verify_receipt(receipt, new).holds, failed(verify_receipt(receipt, new))
        assert failed(verify_receipt(receipt, old)) == ["anchor.earlier"]


def test_nobody_is_bound_who_has_not_come_along(after: Successor, body: Body) -> None:
    size = after.sequencer.size
    for refused, code in (
        (lambda: after.write("AAA"), "continue.not-joined"),
        (lambda: after.come_along("AAA", "0" * 64), "continue.other"),
        (lambda: after.come_along("AAA", keys=SEATS[0].roots[:1]), "key.threshold"),
        (lambda: after.come_along("AAA", keys=SEATS[1].roots[:2]), "key.owner"),
    ):
        with pytest.raises(Rejected) as refusal:
            refused()
        assert refusal.value.finding.code == code
    assert after.sequencer.size == size
    for code in ("AAA", "REGISTRY"):
        after.come_along(code)
    with pytest.raises(Rejected, match=r"seat\.acceded"):
        after.come_along("AAA")
    after.write("AAA")
    target = after.write("AAA", Act.PROPOSE)
    adopting = {"form": "decision", "refs": (Ref(rel="adopts", id=target),)}
    with pytest.raises(Rejected, match=r"continue\.absent"):
        after.write("REGISTRY", Act.ADOPT, **adopting)
    after.sequencer.publish()
    assert failed(verify_log(after.folder, anchors.parse(body.anchor))) == ["anchor.earlier"]
    assert verify_log(after.folder, anchors.parse(after.anchor)).holds
    for code in ("BBB", "CCC"):
        after.come_along(code)
    after.write("REGISTRY", Act.ADOPT, **adopting)
    after.sequencer.publish()
    assert verify_log(after.folder, anchors.parse(body.anchor)).holds  # every party vouches for the operator now


def test_whoever_goes_on_changes_nothing_else(body: Body, mirrored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "next"
    carry_over(mirrored / "log", folder)
    log_key, stamp_key = generate(NEXT), generate(f"{NEXT}/REGISTRY/stamp", COSIGNATURE)
    founder = generate(f"{NEXT}/FOUNDER/founder")
    made = Continued(log_key=log_key, stamp_key=stamp_key, founder=founder, at=DAY)
    note = parse_submission(continuation_of(folder, made))
    seats = lambda *given: [{"code": c, "kind": k, "root_set": r} for c, k, r in given]  # noqa: E731
    other = load_other()
    rows = {
        "continue.origin": {"log": f"{ORIGIN}/3"},
        "found.by": {"by": "AAA", "for_": "AAA"},
        "record.prev": {"prev": "1" * 64},
        "record.seen": {"seen": Seen(size=1, root="1" * 64)},
        "continue.changed": {"body": {"kind": "exercise"}},
        "continue.changed ": {"body": {"regime": "1" * 64}},
        "continue.checkpoint": {"body": {"continues": other}},
        "found.key-name": {"body": {"log_key": generate(ORIGIN).verifier.vkey}},
        "key.registered": {"body": {"stamp_key": log_key_as(stamp_key, log_key)}},
        "continue.seat": {"body": {"seats": seats(("AAA", "party", "2" * 64))}},
        "continue.seat ": {"body": {"seats": seats(("REGISTRY", "office", SEATS_HASH))}},
        "seat.not-in-regime": {"body": {"seats": seats(("ZZZ", "office", "2" * 64))}},
    }
    sequencer = Sequencer(folder, log_key, stamp_key, lambda: body.now, continuing=True)
    size = sequencer.size
    for code, parts in rows.items():
        changed = {**parts, "body": {**(note.record.body or {}), **parts.get("body", {})}}  # type: ignore[dict-item]
        record = replace(note.record, **changed)  # type: ignore[arg-type]
        with pytest.raises(Rejected) as refusal:
            sequencer.append(sign_text(render_text(record), (founder,)))
        assert refusal.value.finding.code == code.strip()
        assert sequencer.size == size
    sequencer.append(note.data)
    sequencer.close()


def log_key_as(stamp_key: SigningKey, log_key: SigningKey) -> str:
    """Return a stamp key with the log key's secret under the stamp key's name."""
    return SigningKey(name=stamp_key.name, algorithm=COSIGNATURE, seed=log_key.seed).verifier.vkey


SEATS_HASH = grant_of(SEATS[3]).root_set


def load_other() -> str:
    """Return a checkpoint of another tree, signed by the log."""
    text = render_checkpoint(Checkpoint(origin=ORIGIN, size=12, root=b"\1" * 32))
    return notes.render(text, (LOG.sign_note(text),)).decode()


def continuation_of(folder: Path, made: Continued) -> bytes:
    """Return the note by which `go_on` would continue the body in a copy of the folder."""
    copy = folder.parent / "trial"
    copy_body(folder, copy)
    go_on(copy, made)
    leaf = parse_leaf(open_reader(copy).leaf(open_reader(copy).size - 1))
    return notes.render(leaf.text, leaf.lines)


def test_it_goes_on_a_second_time_and_a_mirror_follows(after: Successor, body: Body, tmp_path: Path) -> None:
    for code in ("AAA", "BBB", "CCC"):
        after.come_along(code)
    note = after.write("AAA")
    after.sequencer.publish()
    made = open_mirror(tmp_path / "copy-2", str(after.folder), after.anchor, "small")
    assert made.pull().size == after.sequencer.size
    assert made.pull().new == 0
    made.close()
    after.sequencer.close()
    assert main(["continue", str(tmp_path / "copy-2"), str(tmp_path / "third"), "--slug", "small"]) == 0
    third = open_reader(tmp_path / "third")
    body_row = third.get("body", "") or {}
    anchor = anchors.parse(f"{body_row['origin']} {body_row['log_key']} {body_row['found']}")
    assert anchor.origin == f"{ORIGIN}/3"
    assert verify_log(third.folder, anchor).holds
    assert verify_receipt(third.receipt(note), anchor).holds
    assert failed(verify_log(third.folder, anchors.parse(after.anchor))) == ["anchor.earlier"]


def test_a_copy_that_does_not_hold_is_continued_by_nobody(mirrored: Path, tmp_path: Path) -> None:
    bundle = next((mirrored / "log" / "tile" / "entries").rglob("*.p/*"))
    data = bytearray(bundle.read_bytes())
    data[40] ^= 1
    bundle.write_bytes(bytes(data))
    assert main(["continue", str(mirrored), str(tmp_path / "next"), "--slug", "small"]) == 1
    assert not (tmp_path / "next").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_bytes(b"")
    assert main(["continue", str(mirrored), str(tmp_path / "full"), "--slug", "small"]) == 1
