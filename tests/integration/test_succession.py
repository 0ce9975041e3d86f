"""One key of the log follows another: both sign for it, overlap, and everybody who follows the log follows the key."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.envelope import parse_submission, stamp_leaf
from comity.errors import Rejected
from comity.keys.notes import opened_by
from comity.keys.signer import SigningKey, from_label, read_secret, write_secret
from comity.net.ledger import Ledger
from comity.records.act import Act
from comity.service import succeeding
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer, open_sequencer
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.wiring.backup import back_up
from comity.wiring.citing import Neighbours
from comity.wiring.mirrors import open_mirror, reading
from comity.wiring.reimporting import reimport
from comity.wiring.restoring import restore
from comity.wiring.witnesses import new_witness

from .conftest import DAY, LOG, NEXT_LOG, NEXT_STAMP, ORIGIN, STAMP, START, Body
from .test_authority import roots
from .test_backup import KEY, TO
from .test_continuing import failed

UNTIL = "2026-03-01T13:00:00Z"
ENDS = START + 3_600


def open_with(body: Body, log: SigningKey, stamp: SigningKey, *others: SigningKey) -> None:
    body.sequencer.close()
    body.sequencer = Sequencer(body.folder, log, stamp, lambda: body.now, others=others)


def succeed(body: Body, of: str, **changed: Any) -> bytes:
    """Return the note by which the next key follows, signed by the registry's root keys."""
    old, new = (LOG, NEXT_LOG) if of == "log" else (STAMP, NEXT_STAMP)
    made = succeeding.signed_body(ORIGIN, of, old, changed.pop("new", new), changed.pop("until", UNTIL))
    by = changed.pop("by", "REGISTRY")
    drawn = blank(ORIGIN, Act.ROTATE, "rotate", by, seen_now(body.sequencer), DAY, {**made, **changed})
    return next_on_chain(body, by).sign(drawn)


def next_on_chain(body: Body, code: str) -> Pen:
    """Return the root keys of a seat at the next place of their chain."""
    seat = body.sequencer.view.get("seat", code) or {}
    chain = body.sequencer.view.get("chain", str(seat["root_set"])) or {}
    return replace(roots(body, code), seq=int(str(chain["next"])), prev=str(chain["id"]))


@pytest.fixture(name="followed")
def both_keys_have_followed(body: Body, tmp_path: Path) -> Body:
    before = body.write("AAA")
    body.sequencer.publish()
    (tmp_path / "before.receipt").write_bytes(open_reader(body.folder).receipt(before))
    (tmp_path / "before.state").write_bytes((body.folder / "log" / "state").read_bytes())
    open_with(body, LOG, STAMP, NEXT_LOG, NEXT_STAMP)
    for of in ("log", "stamp"):
        body.sequencer.append(succeed(body, of))
    body.write("BBB")
    body.sequencer.publish()
    return body


def signed_by(body: Body) -> list[bool]:
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    return [opened_by(note, key.verifier) for key in (LOG, NEXT_LOG)]


def test_both_sign_in_the_overlap_and_then_the_new_key_alone(followed: Body, tmp_path: Path) -> None:
    anchor = anchors.parse(followed.anchor)
    during = open_reader(followed.folder).receipt(followed.pens["BBB"].prev)
    assert signed_by(followed) == [True, True]
    followed.now = ENDS + 1
    last = followed.write("CCC")
    followed.sequencer.publish()
    assert signed_by(followed) == [False, True]
    open_with(followed, NEXT_LOG, NEXT_STAMP)
    early = str((open_reader(followed.folder).get("leaf", f"{9:010}") or {})["id"])
    reader = open_reader(followed.folder)
    for receipt in ((tmp_path / "before.receipt").read_bytes(), during, reader.receipt(last), reader.receipt(early)):
        assert verify_receipt(receipt, anchor).holds, failed(verify_receipt(receipt, anchor))
    assert Neighbours({"small": reader})._known == {ORIGIN: anchor}  # beside others too, by the key it was founded with
    report = verify_log(followed.folder, anchor)
    assert report.holds, failed(report)
    body = reader.get("body", "") or {}
    assert (body["log_key"], body["stamp_key"]) == (NEXT_LOG.verifier.vkey, NEXT_STAMP.verifier.vkey)
    followed.sequencer.close()
    with pytest.raises(Rejected, match=r"desk\.key"):
        Sequencer(followed.folder, LOG, STAMP)
    followed.sequencer = Sequencer(followed.folder, NEXT_LOG, NEXT_STAMP)


def test_a_state_signed_before_is_compared_with_ours(followed: Body, tmp_path: Path) -> None:
    followed.now = ENDS + 1
    followed.write("CCC")
    followed.sequencer.publish()
    open_with(followed, NEXT_LOG, NEXT_STAMP)
    assert open_reader(followed.folder).log_keys == (NEXT_LOG.verifier, LOG.verifier)
    for state in (tmp_path / "before.state", followed.folder / "log" / "state"):
        assert main(["digest", str(followed.folder), "--against", str(state)]) == 0


def test_an_honest_log_is_not_accused_after_its_key_was_followed(
    followed: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["evidence", str(followed.folder), "-o", str(tmp_path / "caught"), "--json"]
    for now in (followed.now, ENDS + 1):
        followed.now = now
        followed.write("CCC")
        followed.sequencer.publish()
        assert main(command) == 0, capsys.readouterr().err
        assert json.loads(capsys.readouterr().out) == {"evidence": [], "ahead": None}
    assert signed_by(followed) == [False, True]


def test_the_old_stamp_goes_on_beside_the_new_one_until_its_time(followed: Body) -> None:
    followed.now = ENDS
    signed = followed.note("AAA")
    followed.sequencer.append(signed)
    leaf = followed.sequencer.fold
    for late in (0, 1):
        one = parse_submission(followed.note("CCC"))
        followed.pens["CCC"].seq, followed.pens["CCC"].prev = one.record.seq, one.record.prev
        entry = stamp_leaf(one, STAMP.cosign(one.text, ENDS + late))
        delta = leaf.step_signed(followed.sequencer.size, entry)
        assert delta.admitted == (late == 0)
        codes = [row["code"] for table, _, row in delta.rows if table == "finding" and row]
        assert codes == ([] if late == 0 else ["stamp.retired"])


def weak(body: Body) -> dict[str, Callable[[], bytes]]:
    other = from_label(ORIGIN, "somebody's")
    stolen = succeeding.signed_body(ORIGIN, "log", other, NEXT_LOG, UNTIL)["old"]
    unheld = succeeding.signed_body(ORIGIN, "log", LOG, other, UNTIL)["pop"]
    return {
        "succeed.by": lambda: succeed(body, "log", by="AAA"),
        "succeed.signatures": lambda: succeed(body, "log", old=stolen),
        "succeed.signatures ": lambda: succeed(body, "log", pop=unheld),
        "succeed.signatures  ": lambda: succeed(body, "log", old="no base64"),
        "succeed.signatures   ": lambda: succeed(body, "log", pop="é"),
        "succeed.until": lambda: succeed(body, "log", until="2026-02-28T00:00:00Z"),
        "found.key-name": lambda: succeed(body, "log", new=from_label(f"{ORIGIN}/REGISTRY/x", "x")),
        "key.registered": lambda: succeed(body, "log", new=LOG),
        "record.value": lambda: succeed(body, "stamp", new=from_label(f"{ORIGIN}/REGISTRY/x", "x")),
        "desk.key": lambda: succeed(body, "log", new=other),
    }


def test_nothing_follows_that_is_not_vouched_for_by_all_three(body: Body) -> None:
    open_with(body, LOG, STAMP, NEXT_LOG, NEXT_STAMP)
    size = body.sequencer.size
    for code, made in weak(body).items():
        note = made()
        with pytest.raises(Rejected) as refusal:
            body.sequencer.append(note)
        assert refusal.value.finding.code == code.strip()
        assert body.sequencer.size == size
    body.sequencer.append(succeed(body, "log"))
    third = succeeding.signed_body(ORIGIN, "log", NEXT_LOG, from_label(ORIGIN, "third"), UNTIL)
    drawn = blank(ORIGIN, Act.ROTATE, "rotate", "REGISTRY", seen_now(body.sequencer), DAY, third)
    with pytest.raises(Rejected, match=r"succeed\.overlap"):
        body.sequencer.append(next_on_chain(body, "REGISTRY").sign(drawn))
    desk = body.pens["REGISTRY"]
    made = succeeding.signed_body(ORIGIN, "stamp", STAMP, NEXT_STAMP, UNTIL)
    alone = replace(desk).sign(blank(ORIGIN, Act.ROTATE, "rotate", "REGISTRY", seen_now(body.sequencer), DAY, made))
    with pytest.raises(Rejected, match=r"key\.tier"):
        body.sequencer.append(alone)


def test_mirrors_follow_from_before_during_and_after(followed: Body, tmp_path: Path) -> None:
    new_witness(tmp_path / "one" / "witness", "mirror.example/one")
    made = open_mirror(tmp_path / "one", str(followed.folder), followed.anchor, "small")
    assert made.pull().cosigned
    followed.now = ENDS + 1
    followed.write("CCC")
    followed.sequencer.publish()
    assert made.pull().cosigned
    made.close()
    made._witness.ledger.close() if made._witness else None
    fresh = open_mirror(tmp_path / "two", str(followed.folder), followed.anchor, "small")
    assert fresh.pull().size == followed.sequencer.size
    assert fresh.alarms.all() == []
    fresh.close()
    for folder in ("one", "two"):
        assert verify_log(tmp_path / folder, anchors.parse(followed.anchor)).holds
    followed.sequencer.close()
    for name, key in (("log", NEXT_LOG), ("stamp", NEXT_STAMP)):
        (followed.folder / "keys" / f"{name}.key").unlink()
        write_secret(followed.folder / "keys" / f"{name}.key", key)
    done = reimport(followed.folder, reading(str(tmp_path / "two")), anchors.parse(followed.anchor), None)
    assert done.new == 0
    open_with(followed, NEXT_LOG, NEXT_STAMP)


def test_a_backup_brings_the_next_keys_back_and_the_anchor_stays(followed: Body, tmp_path: Path) -> None:
    for name, secret in (("log", NEXT_LOG), ("stamp", NEXT_STAMP)):
        write_secret(followed.folder / "keys" / f"{name}.next.key", secret)
    back_up(followed.folder, tmp_path / "out", TO, keys=True)
    (found,) = restore(tmp_path / "out", tmp_path / "new", KEY)
    assert found.anchor == followed.anchor
    again = open_sequencer(tmp_path / "new")
    assert again.size == followed.sequencer.size
    again.close()


def test_by_the_commands_and_a_witness_is_told(body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body.sequencer.close()
    new_witness(tmp_path / "w", "witness.example/one")
    assert main(["witness", "watch", str(tmp_path / "w"), LOG.verifier.vkey]) == 0
    keys = [roots(body, "REGISTRY").keys[number] for number in (0, 1)]
    for number, key in enumerate(keys):
        write_secret(tmp_path / f"root-{number}.key", key)
    text, note = tmp_path / "succeed.text", tmp_path / "succeed.note"
    words = ["prepare", "succeed", str(body.folder), "--of", "log", "--signer", "REGISTRY/root-1", "--signer"]
    ended = [*words, "REGISTRY/root-2", "--until", "2001-01-01T00:00:00Z", "-o", str(text), "--lang", "en"]
    assert main(ended) == 1
    assert not (body.folder / "keys" / "log.next.key").exists()
    assert main([*ended[:-5], "2099-01-01T00:00:00Z", *ended[-4:]]) == 0
    said = capsys.readouterr().out
    assert "This key signs the log’s checkpoints from the next one on." in said
    signing = ["sign", str(text), "--key", str(tmp_path / "root-0.key"), "--key", str(tmp_path / "root-1.key")]
    assert main([*signing, "-o", str(note), "--yes"]) == 0
    assert main(["submit", str(body.folder), str(note)]) == 0
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds
    assert main(["witness", "follow", str(tmp_path / "w"), str(note)]) == 0
    ledger = Ledger(tmp_path / "w")
    watched = ledger.watched(ORIGIN)
    ledger.close()
    assert watched is not None
    assert watched.key == read_secret(body.folder / "keys" / "log.next.key").verifier
    assert main(["witness", "follow", str(tmp_path / "w"), str(note)]) == 1
