"""ML-DSA-44 lines beside Ed25519: who asks for them gets them or is refused, and who does not know them is not disturbed."""

import base64
import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from comity import paper
from comity import receipt as receipts
from comity.cli.main import main
from comity.encoding import note as notes
from comity.encoding.note import Note, SignatureLine
from comity.errors import Rejected, Unavailable
from comity.keys.names import COSIGNATURE, ML_DSA_44, VerifierKey, parse_vkey
from comity.keys.notes import cosigned_at, opened_by
from comity.keys.signer import SigningKey, from_label, generate, parse_secret, read_secret, write_secret
from comity.net import door, ledger
from comity.net.ledger import Ledger
from comity.net.witness import Witness
from comity.records.act import Act
from comity.service.pen import blank
from comity.service.rootset import PublicSet, make
from comity.service.rootset import parse as parse_set
from comity.service.rootset import write as write_set
from comity.service.sequencer import LONG_KEY, open_sequencer
from comity.store.reader import open_reader
from comity.store.witnesses import witnessed
from comity.tlog.checkpoint import Checkpoint, open_checkpoint, render
from comity.tlog.policy import LONG_LIMIT
from comity.tlog.policy import parse as parse_policy
from comity.tlog.proof import parse as parse_proof
from comity.tlog.proof import render as render_proof
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.wiring.live import build_live
from comity.wiring.witnesses import open_witness

from .conftest import DAY, LOG, ORIGIN, REGIME, START, Body, build
from .peers import serving
from .test_cosigning import file_note, key_of, running, until

TEXT = render(Checkpoint(origin="log.example/one", size=5, root=bytes(range(32))))
LONG = from_label("witness.example/one", "long", ML_DSA_44)
LOG_LONG = from_label(ORIGIN, "small log, long", ML_DSA_44)
NAMES = ("witness.example/1", "witness.example/2")
SHORT_KEYS = [from_label(name, f"short {name}", COSIGNATURE) for name in NAMES]
LONG_KEYS = [from_label(name, f"long {name}", ML_DSA_44) for name in NAMES]
TIME = 1_800_000_000
ROOT = Path(__file__).parents[2]


def test_the_bytes_signed_are_those_of_the_specification() -> None:
    """Written out here from C2SP tlog-cosignature, and verified by the library without anything of ours between."""
    line = LONG.cosign(TEXT, TIME)
    named = b"".join(bytes([len(name)]) + name for name in [b"witness.example/one"])
    origin = b"log.example/one"
    message = b"subtree/v1\n\0" + named + struct.pack(">Q", TIME) + bytes([len(origin)]) + origin
    message += struct.pack(">QQ", 0, 5) + bytes(range(32))
    MLDSA44PublicKey.from_public_bytes(LONG.verifier.public).verify(line.payload[8:], message)
    assert (len(line.payload), line.payload[:8]) == (2_428, struct.pack(">Q", TIME))
    assert base64.b64decode(LONG.verifier.vkey.split("+", 2)[2])[0] == 6


def test_a_long_line_holds_for_its_key_text_and_time_only() -> None:
    line = LONG.cosign(TEXT, TIME)
    assert cosigned_at(TEXT, line, parse_vkey(LONG.verifier.vkey)) == TIME
    other = from_label(LONG.name, "another", ML_DSA_44).verifier
    again = render(Checkpoint(origin="log.example/one", size=6, root=bytes(range(32))))
    untimed = replace(line, payload=bytes(8) + line.payload[8:])
    for wrong_text, wrong_line, key in [
        (again, line, LONG.verifier),
        (TEXT, replace(line, name="witness.example/two"), LONG.verifier),
        (TEXT, replace(line, payload=struct.pack(">Q", TIME + 1) + line.payload[8:]), LONG.verifier),
        (TEXT, replace(line, payload=line.payload[:-1]), LONG.verifier),
        (TEXT, replace(line, payload=line.payload + b"\0"), LONG.verifier),
        (TEXT, untimed, LONG.verifier),
        (TEXT, LONG.cosign(TEXT, 0), LONG.verifier),
        (TEXT, line, other),
        (TEXT, line, replace(LONG.verifier, algorithm=COSIGNATURE)),
        (b"example.org/record/v1\n{}\n", line, LONG.verifier),
        (TEXT.replace(b"\n5\n", b"\n05\n"), line, LONG.verifier),
    ]:
        assert cosigned_at(wrong_text, wrong_line, key) is None
    flipped = [at for at in range(0, len(line.payload), 97) if cosigned_at(TEXT, _flip(line, at), LONG.verifier)]
    assert flipped == []


def _flip(line: SignatureLine, at: int) -> SignatureLine:
    payload = bytearray(line.payload)
    payload[at] ^= 1
    return replace(line, payload=bytes(payload))


def test_a_long_key_cosigns_and_signs_nothing_else(tmp_path: Path) -> None:
    assert parse_secret(LONG.secret_line()) == LONG
    with pytest.raises(Rejected, match=r"key\.kind"):
        LONG.sign(b"message")
    with pytest.raises(Rejected, match=r"log\.checkpoint"):
        LONG.cosign(b"no checkpoint\n", TIME)
    assert not opened_by(Note(text=TEXT, lines=(LONG.cosign(TEXT, TIME),)), LONG.verifier)
    cut = VerifierKey(name=LONG.name, algorithm=ML_DSA_44, public=LONG.verifier.public[:-1])
    for text in (cut.vkey, LONG.verifier.vkey[:-4], "n" * 300 + LONG.verifier.vkey):
        with pytest.raises(Rejected, match=r"key\.vkey"):
            parse_vkey(text)


def test_keys_come_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, place = tmp_path / "log.key", tmp_path / "w"
    assert main(["key", "new", ORIGIN, "--ml-dsa-44", "-o", str(path)]) == 0
    assert parse_vkey(capsys.readouterr().out.strip()) == read_secret(path).verifier
    assert main(["key", "show", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["algorithm"] == "ml-dsa-44"
    assert main(["key", "show", str(path), "--lang", "en"]) == 0
    assert "ML-DSA-44" in capsys.readouterr().out
    assert main(["key", "request", str(path), "-o", str(tmp_path / "r.json")]) == 1
    assert not (tmp_path / "r.json").exists()

    assert main(["witness", "new", str(place), "--name", NAMES[0]]) == 0
    short = capsys.readouterr().out.strip()
    assert main(["witness", "ml-dsa", str(place)]) == 0
    long = capsys.readouterr().out.strip()
    made = open_witness(place)
    assert made.vkeys == (short, long)
    made.ledger.close()
    assert main(["witness", "ml-dsa", str(place)]) == 1


def both(addresses: list[str], quorum: str) -> str:
    """Return a policy of two witnesses with two keys each, and of the log's own long key."""
    lines = [f"witness log {LOG_LONG.verifier.vkey}"]
    for n, (short, long, url) in enumerate(zip(SHORT_KEYS, LONG_KEYS, addresses, strict=True)):
        lines += [f"witness s{n} {short.verifier.vkey} {url}", f"witness l{n} {long.verifier.vkey} {url}"]
    lines += ["group short all s0 s1", "group long all l0 l1 log", "group both all short long", f"quorum {quorum}", ""]
    return "\n".join(lines)


@pytest.fixture(name="place")
def a_body_of_a_policy_with_long_keys(tmp_path: Path) -> Iterator[tuple[Body, list[Witness]]]:
    made = []
    for n in range(2):
        ledger.make(tmp_path / f"w{n}")
        made.append(Witness(Ledger(tmp_path / f"w{n}"), SHORT_KEYS[n], long_key=LONG_KEYS[n]))
    with ExitStack() as served:
        addresses = [served.enter_context(serving(door.application(one))) for one in made]
        body = build(tmp_path / "small", both(addresses, "both"))
        body.sequencer.close()
        write_secret(body.folder / "keys" / LONG_KEY, LOG_LONG)
        for one in made:
            one.ledger.watch(key_of(body))
        yield body, made
    for one in made:
        one.ledger.close()


def outcome(data: bytes, body: Body, *, ed25519_only: bool = False) -> tuple[str, object, object]:
    report = verify_receipt(data, anchors.parse(body.anchor), ed25519_only=ed25519_only)
    check = next(check for check in report.checks if check.code == "witnesses")
    return check.outcome, check.facts["seen"], check.facts["all"]


def damaged(data: bytes, key: VerifierKey) -> bytes:
    """Return a receipt with one bit changed in that key's line of its checkpoint."""
    parts = []
    for part in receipts.parse(data).parts:
        proof = parse_proof(part.proof)
        note = notes.parse(proof.checkpoint_note)
        lines = tuple(_flip(line, 900) if line.key_id == key.note_id else line for line in note.lines)
        assert lines != note.lines
        changed = replace(proof, checkpoint_note=notes.render(note.text, lines))
        parts.append(replace(part, proof=render_proof(changed)))
    return receipts.render(receipts.Receipt(parts=tuple(parts)))


def test_a_policy_may_require_them_and_a_damaged_one_is_refused(
    place: tuple[Body, list[Witness]], tmp_path: Path
) -> None:
    body, _ = place
    with running(body) as runner:
        record = file_note(body, runner)
        until(lambda: outcome(open_reader(body.folder).receipt(record), body)[0] == "passed")
    reader = open_reader(body.folder)
    data = reader.receipt(record)
    assert outcome(data, body) == ("passed", 2, 2), "two witnesses with two keys each; the log is none"
    found = witnessed(reader, reader.size - 1)
    assert found is not None
    assert (found.seen, found.named) == (2, 2)
    checkpoint = notes.parse(reader.checkpoint())
    assert len(checkpoint.lines) == 6
    for key in (LOG_LONG, LONG_KEYS[0]):
        assert outcome(damaged(data, key.verifier), body)[0] == "failed"
    # Whoever knows Ed25519 only: our own verifier says what it did not prove; everything else stands as before.
    assert outcome(data, body, ed25519_only=True) == ("not-proved", 0, 2)
    assert verify_receipt(data, anchors.parse(body.anchor), ed25519_only=True).holds
    assert open_checkpoint(reader.checkpoint(), LOG.verifier).size == reader.size
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds
    path = tmp_path / "a.receipt"
    path.write_bytes(data)
    for subject in (path, body.folder / "log"):
        told = subprocess.run(
            [sys.executable, str(ROOT / "tools" / "second_verifier.py"), str(subject), "--anchor", body.anchor],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stdout + told.stderr
    assert main(["verify", str(path), "--anchor", body.anchor, "--ed25519-only"]) == 0
    # What log.md 7.4 says of sizes.
    assert len(paper.cut(data)) <= 24
    assert 3 * 3_240 < len(reader.checkpoint()) < 3 * 3_300 + 3 * 200


def test_a_record_of_witnessing_needs_them_too(tmp_path: Path) -> None:
    body = build(tmp_path / "small", both(["http://a.example", "http://b.example"], "both"))
    size = body.sequencer.size
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    keys: list[SigningKey] = [*SHORT_KEYS, *LONG_KEYS, LOG_LONG]
    whole = (note.lines[0], *(one.cosign(note.text, body.now + n) for n, one in enumerate(keys)))
    broken = (*whole[:-1], _flip(whole[-1], 900))

    def write(lines: tuple[SignatureLine, ...]) -> None:
        told = {"checkpoint": notes.render(note.text, lines).decode()}
        seen = body.draft("REGISTRY").seen
        body.sequencer.append(
            body.pens["REGISTRY"].sign(blank(ORIGIN, Act.WITNESSED, "witnessed", "REGISTRY", seen, DAY, told))
        )

    pen = replace(body.pens["REGISTRY"])
    for refused in (broken, whole[:4]):
        with pytest.raises(Rejected, match=r"witnessed\.quorum"):
            write(refused)
        body.pens["REGISTRY"] = replace(pen)
        assert body.sequencer.size == size, "nothing was written"
    write(whole)
    assert (body.sequencer.view.get("clock", "") or {})["witnessed_time"] == body.now + 4
    body.sequencer.close()


def test_a_log_signs_with_a_long_key_only_where_its_policy_names_it(tmp_path: Path) -> None:
    body = build(tmp_path / "small")
    body.sequencer.close()
    write_secret(body.folder / "keys" / LONG_KEY, LOG_LONG)
    before = (body.folder / "log" / "checkpoint").read_bytes()
    with pytest.raises(Rejected, match=r"desk\.key"):
        open_sequencer(body.folder)
    assert (body.folder / "log" / "checkpoint").read_bytes() == before
    seats = sets(tmp_path / "sets")
    with pytest.raises(Rejected, match=r"desk\.key"):
        build_live(tmp_path / "new", "new", ORIGIN, REGIME, seats, date(2026, 3, 1), "quorum none\n", LOG_LONG)
    assert not (tmp_path / "new").exists()
    policy = f"witness log {LOG_LONG.verifier.vkey}\nquorum log\n"
    build_live(tmp_path / "new", "new", ORIGIN, REGIME, seats, date(2026, 3, 1), policy, LOG_LONG)
    told = notes.parse((tmp_path / "new" / "log" / "checkpoint").read_bytes())
    assert cosigned_at(told.text, told.lines[1], LOG_LONG.verifier) is not None


def sets(folder: Path) -> tuple[PublicSet, ...]:
    folder.mkdir()
    *_, public = write_set(folder, "AAA", make(ORIGIN, "AAA", 1, 2, 2), 2)
    return (parse_set(public.read_bytes(), public.name),)


def test_how_many_a_policy_may_name() -> None:
    keys = [generate(f"witness.example/{n}", ML_DSA_44).verifier.vkey for n in range(LONG_LIMIT + 1)]
    lines = [f"witness w{n} {one}" for n, one in enumerate(keys)]
    assert len(parse_policy("\n".join([*lines[:-1], "quorum w0"])).witnesses) == LONG_LIMIT
    with pytest.raises(Rejected, match=r"log\.policy"):
        parse_policy("\n".join([*lines, "quorum w0"]))


def test_a_witness_that_forgot_knows_its_long_line_too(tmp_path: Path) -> None:
    ledger.make(tmp_path / "w")
    made = Witness(Ledger(tmp_path / "w"), SHORT_KEYS[0], lambda: TIME, long_key=LONG_KEYS[0])
    made.ledger.watch(LOG.verifier)
    text = render(Checkpoint(origin=LOG.name, size=1, root=bytes(32)))
    asked = notes.render(text, (LOG.sign_note(text), LONG_KEYS[0].cosign(text, START)))
    with pytest.raises(Unavailable, match=r"witness\.rolled-back"):
        made.add_checkpoint(b"old 0\n\n" + asked)
    made.ledger.close()
