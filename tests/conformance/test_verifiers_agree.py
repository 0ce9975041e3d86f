"""Ours, the second verifier and the page's script agree on what was added last: ML-DSA-44 lines, citations, lodging receipts.

Good ones and damaged ones; $COMITY_CORPUS says how many of each kind, and `make campaign` asks for many.
"""

import base64
import json
import os
import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity import receipt as receipts
from comity.encoding import note as notes
from comity.encoding.note import SignatureLine
from comity.envelope import parse_leaf
from comity.errors import Rejected
from comity.keys import mldsa
from comity.keys.names import ML_DSA_44
from comity.keys.signer import from_label
from comity.records import lodging
from comity.records.act import Act
from comity.records.lodging import Held, lodged_json
from comity.records.record import Material, Record
from comity.service.cosigned import Asked, take
from comity.service.founding import seen_now
from comity.service.pen import blank
from comity.store.reader import open_reader
from comity.tlog.policy import parse as parse_policy
from comity.tlog.proof import parse as parse_proof
from comity.tlog.proof import render as render_proof
from comity.verify import anchor as anchors
from comity.verify.cited import citations, read_known
from comity.verify.log import verify_log
from tests.integration import conftest
from tests.integration.cheating import entries_of, rewritten, stamped
from tests.integration.conftest import DAY, ORIGIN, Body, build, key
from tests.integration.sealing import founded
from tests.integration.test_lodging import MIRRORS, NOBODY, PLAIN, RULE
from tests.integration.test_long_lines import LOG_LONG, LONG_KEYS, SHORT_KEYS, both

from .test_forged_receipts import Forger
from .trio import Case, agree, node, page_says, prepare, second, second_says

CORPUS = int(os.environ.get("COMITY_CORPUS", "9"))
"""Cases of each kind in one run."""
VECTORS = Path(__file__).parents[1] / "fixtures" / "mldsa44.json"
TIME = conftest.START + 50


@pytest.fixture(name="quiet")
def what_was_printed_is_dropped(capsys: pytest.CaptureFixture[str]) -> Callable[[], Any]:
    return capsys.readouterr


def spoilt(chance: random.Random, data: bytes) -> bytes:
    """Return bytes with one bit turned, one byte dropped, one put in, or the end cut off."""
    changed, at = bytearray(data), chance.randrange(len(data))
    match chance.randrange(5):
        case 0:
            del changed[at]
        case 1:
            changed.insert(at, chance.randrange(256))
        case 2:
            del changed[at:]
        case _:
            changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


# --- ML-DSA-44


def test_the_textbook_holds_the_published_vectors() -> None:
    """The first four of kat_MLDSA_44_det_pure.rsp, as the package cryptography-vectors carries them."""
    second()
    from second import mldsa as textbook

    for one in json.loads(VECTORS.read_text()):
        public, message, signature, context = (
            base64.b64decode(one[name]) for name in ("public", "message", "signature", "context")
        )
        assert textbook.signed(public, message, signature, context)
        assert not textbook.signed(public, message + b"x", signature, context)
        assert not textbook.signed(public, message, signature, context + b"x")


def test_the_textbook_agrees_with_the_library_on_long_signatures() -> None:
    second()
    from second import mldsa as textbook

    chance = random.Random(3)
    for number in range(max(10, CORPUS // 2)):
        seed, message = chance.randbytes(32), b"message %d" % number
        public, good = mldsa.public_of(seed), mldsa.sign(seed, message)
        assert textbook.signed(public, message, good)
        hints = len(good) - 84
        for at in (chance.randrange(32), chance.randrange(32, hints), chance.randrange(hints, len(good)), hints + 80):
            changed = bytearray(good)
            changed[at] = (changed[at] + chance.randrange(1, 256)) % 256
            assert textbook.signed(public, message, bytes(changed)) == mldsa.verify(public, bytes(changed), message), at
        wrong = bytearray(public)
        wrong[chance.randrange(len(wrong))] ^= 1
        assert not textbook.signed(bytes(wrong), message, good)
        assert not textbook.signed(public, message, good[:-1])


QUORUMS = ("both", "short", "long")


@pytest.fixture(scope="module", name="cosigned")
def bodies_of_policies_with_long_keys(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Body, bytes]]:
    """Return, for each quorum, a body all of whose witnesses have cosigned, with a receipt."""
    made = []
    for quorum in QUORUMS:
        policy = both(["http://a.example", "http://b.example"], quorum)
        body = build(tmp_path_factory.mktemp(quorum) / "small", policy)
        record = body.write("AAA")
        body.sequencer.publish()
        note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
        lines = [(key, key.cosign(note.text, TIME + n)) for n, key in enumerate((*SHORT_KEYS, *LONG_KEYS, LOG_LONG))]
        answers = [Asked(vkey=key.verifier.vkey, at=TIME, outcome="cosigned", line=line) for key, line in lines]
        take(body.sequencer, parse_policy(policy), body.sequencer.size, answers)
        body.sequencer.close()
        made.append((body, open_reader(body.folder).receipt(record)))
    return made


def with_lines(data: bytes, change: Callable[[tuple[SignatureLine, ...]], tuple[SignatureLine, ...]]) -> bytes:
    """Return a receipt whose checkpoint has other lines below the log's own, the same in each of its proofs."""
    parts = []
    for part in receipts.parse(data).parts:
        proof = parse_proof(part.proof)
        note = notes.parse(proof.checkpoint_note)
        changed = replace(proof, checkpoint_note=notes.render(note.text, (note.lines[0], *change(note.lines[1:]))))
        parts.append(replace(part, proof=render_proof(changed)))
    return receipts.render(receipts.Receipt(parts=tuple(parts)))


def fewer_or_spoilt(seed: int) -> Callable[[tuple[SignatureLine, ...]], tuple[SignatureLine, ...]]:
    """Return a change of a checkpoint's lines: some dropped, some with one bit turned, or their order turned round."""

    def change(lines: tuple[SignatureLine, ...]) -> tuple[SignatureLine, ...]:
        chance, found = random.Random(seed), []
        for line in lines:
            match chance.randrange(8):
                case 0:
                    continue
                case 1:
                    payload = bytearray(line.payload)
                    payload[chance.randrange(len(payload))] ^= 1 << chance.randrange(8)
                    found.append(replace(line, payload=bytes(payload)))
                case _:
                    found.append(line)
        return tuple(reversed(found)) if seed % 3 == 0 else tuple(found)

    return change


def test_they_agree_on_quorums_of_long_and_short_lines(
    cosigned: list[tuple[Body, bytes]], tmp_path: Path, quiet: Callable[[], Any]
) -> None:
    cases = []
    for number in range(CORPUS):
        body, data = cosigned[number % len(QUORUMS)]
        file = tmp_path / f"{number}.receipt"
        file.write_bytes(data if number < len(QUORUMS) else with_lines(data, fewer_or_spoilt(number)))
        cases += [Case(file=file, anchor=body.anchor, short=short) for short in (False, True)]
    found = agree(tmp_path, cases, quiet)
    assert all(found[: 2 * len(QUORUMS)])
    assert 0 < found.count(False) < len(found)


def test_a_page_without_them_says_that_long_lines_are_there_and_unread(
    cosigned: list[tuple[Body, bytes]], tmp_path: Path
) -> None:
    told = []
    for number, (body, data) in enumerate(cosigned):
        (tmp_path / f"{number}.receipt").write_bytes(data)
        told.append(Case(file=tmp_path / f"{number}.receipt", anchor=body.anchor, short=True))
    found = page_says(tmp_path, [*told, *(replace(case, short=False) for case in told)])
    assert [(checks["witnesses"], checks.get("long-lines")) for _, checks in found] == [
        ("not-proved", "not-proved"),
        ("passed", "not-proved"),
        ("not-proved", "not-proved"),
        *[("passed", None)] * 3,
    ]


POLICY_SCRIPT = """
import { readFileSync } from "node:fs";
const [, , folder] = process.argv;
const { agrees, parsePolicy, sidesOf } = await import(`${folder}/verifier.js`);
const told = [];
for (const { text, seen, origin } of JSON.parse(readFileSync(`${folder}/policies.json`))) {
  try {
    const policy = await parsePolicy(text);
    told.push([agrees(policy, policy.quorum, new Set(seen)), sidesOf(policy, origin)]);
  } catch {
    told.push(null);
  }
}
console.log(JSON.stringify(told));
"""


def a_policy(chance: random.Random, keys: list[str]) -> str:
    """Return a policy put together by chance: some are understood, in some somebody counts twice, some are nonsense."""
    names, lines = ["none"][: chance.randrange(2)], list[str]()
    for number in range(chance.randrange(1, 6)):
        names.append(chance.choice(("w", "w", "w", "v")) + str(number if chance.randrange(9) else 0))
        lines.append(f"witness {names[-1]} {chance.choice(keys)}{' http://a.example' * chance.randrange(2)}")
    for number in range(chance.randrange(3)):
        members = chance.sample(names, chance.randrange(1, len(names) + 1))
        lines.append(
            f"group g{number} {chance.choice(('any', 'all', '2', '1', '0', '3', '02', 'x'))} {' '.join(members)}"
        )
        names.append(f"g{number}")
    lines.append(f"quorum {chance.choice(names[-2:])}")
    if not chance.randrange(6):
        lines.insert(
            chance.randrange(len(lines)),
            chance.choice(("# a remark", "", " \t", "sing", "quorum none", "log x", "a\x0bb")),
        )
    return chance.choice(("\n", "\n", "\n", "\n\n", "\r\n", "\u00a0\n")).join([*lines, ""])


def test_they_read_the_same_policies(tmp_path: Path) -> None:
    second()
    from second import faults
    from second import policy as policies

    chance = random.Random(23)
    keys = [key.verifier.vkey for key in (*SHORT_KEYS, *LONG_KEYS, LOG_LONG, MIRRORS[0], MIRRORS[1])]
    keys += [replace(SHORT_KEYS[0].verifier, name="other.example").vkey, key("AAA", "desk").verifier.vkey]
    cases = []
    for _ in range(CORPUS * 40):
        seen = chance.sample(keys, chance.randrange(len(keys)))
        cases.append({"text": a_policy(chance, keys), "seen": seen, "origin": ORIGIN})
    told = in_script(tmp_path, cases)
    for case, theirs in zip(cases, told, strict=True):
        text, seen = str(case["text"]), set(case["seen"])
        try:
            read = parse_policy(text)
            ours: Any = [read.satisfied(seen), list(read.sides(ORIGIN))]
        except Rejected:
            ours = None
        try:
            other = policies.parse(text)
            given: Any = [other.agreed(lambda one, seen=seen: vkey_text(one) in seen), policies.sides(other, ORIGIN)]
        except faults.Fault:
            given = None
        assert (ours, given) == (theirs, theirs), text
    assert CORPUS < sum(one is not None for one in told) < len(told) - CORPUS
    assert any(one and one[1] for one in told)


def vkey_text(one: Any) -> str:
    from second import notes as theirs

    return str(theirs.vkey_text(one))


def in_script(folder: Path, cases: list[dict[str, Any]]) -> Any:
    """Return what the page's script says of each policy: whether its quorum is reached, and its sides; None where it is refused."""
    prepare(folder)
    (folder / "policies.js").write_text(POLICY_SCRIPT)
    (folder / "policies.json").write_text(json.dumps(cases))
    command = [*node(), str(folder / "policies.js"), str(folder)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


# --- Bodies that cite each other


@pytest.fixture(name="citing")
def a_body_that_cites_an_archive(demo: Path, tmp_path: Path) -> tuple[Body, str, list[bytes], str]:
    """Return a body, its record that names two receipts of the demo's archive and a note, those files, the archive's anchor."""
    archive = open_reader(demo / "archive")
    row = archive.get("body", "") or {}
    ids = [record for record, _ in archive.scan("record", limit=6)]
    chance = random.Random(5)
    files = [archive.receipt(ids[1]), spoilt(chance, archive.receipt(ids[2])), b"a note beside them\n"]
    body = build(tmp_path / "citing")
    held = [body.sequencer.files.put_material(data) for data in files]
    named = tuple(
        Material(
            sha256=sha256, size=len(data), media="application/octet-stream", name=f"{n}.receipt", role="attachment"
        )
        for n, (sha256, data) in enumerate(zip(held, files, strict=True))
    )
    record = body.write("AAA", material=named)
    body.sequencer.publish()
    body.sequencer.close()
    return body, record, files, f"{row['origin']} {row['log_key']} {row['found']}"


def test_they_agree_on_what_is_cited(
    citing: tuple[Body, str, list[bytes], str], tmp_path: Path, quiet: Callable[[], Any]
) -> None:
    body, record, files, anchor = citing
    receipt = tmp_path / "0.receipt"
    receipt.write_bytes(open_reader(body.folder).receipt(record))
    other = anchor[:-1] + ("0" if anchor[-1] != "0" else "1")
    known = {"none": "", "right": f"# the archive\n\n{anchor}\n", "false": other, "broken": f"{anchor}\nno anchor\n"}
    for name, text in known.items():
        (tmp_path / f"{name}.txt").write_text(text)
    paths = []
    for number, data in enumerate(files):
        (tmp_path / f"{number}.cited").write_bytes(data)
        paths.append(tmp_path / f"{number}.cited")
    cases = [
        Case(file=receipt, anchor=body.anchor, cited=given, known=tmp_path / f"{name}.txt")
        for name in known
        for given in ((paths[0],), (paths[1],), (paths[0], paths[1]), (receipt,))
    ]
    found = agree(tmp_path, cases, quiet)
    assert found == [True, False, False, False, True, False, False, False, *[False] * 8]


def test_a_record_of_a_body_that_went_on_elsewhere_is_cited_by_the_log_its_receipt_is_of(
    tmp_path: Path, quiet: Callable[[], Any]
) -> None:
    """Its receipt stands under the newest part's checkpoint, and that part's anchor vouches for it; the first part's anchor alone does not."""
    old = build(tmp_path / "old")
    old.write("AAA")
    old.sequencer.publish()
    forger = Forger(body=old, folder=tmp_path, entries=entries_of(old))
    found, last = forger.go_on(), len(entries_of(old)) - 1
    file = forger.receipt(last, found, forger.place("AAA", Act.ACCEDE), forger.place("AAA", Act.ACCREDIT))
    body, data = build(tmp_path / "citing"), file.read_bytes()
    named = Material(
        sha256=body.sequencer.files.put_material(data),
        size=len(data),
        media="application/octet-stream",
        name="old.receipt",
        role="attachment",
    )
    record = body.write("AAA", material=(named,))
    body.sequencer.publish()
    receipt = tmp_path / "citing.receipt"
    receipt.write_bytes(open_reader(body.folder).receipt(record))
    cases, known = [], {"both": f"{old.anchor}\n{forger.anchor}\n", "first": old.anchor, "newest": forger.anchor}
    for name, text in known.items():
        (tmp_path / f"{name}.txt").write_text(text)
        cases.append(Case(file=receipt, anchor=body.anchor, cited=(file,), known=tmp_path / f"{name}.txt"))
    assert agree(tmp_path, cases, quiet) == [True, True, True]
    told = [checks["cited"] for _, checks in page_says(tmp_path, cases)]
    judged = [
        citations(record, parsed(receipt), lambda _: data, read_known(text))[0].outcome for text in known.values()
    ]
    assert told == judged == ["passed", "not-proved", "passed"]
    body.sequencer.close()
    old.sequencer.close()


def parsed(receipt: Path) -> Record:
    return parse_leaf(receipts.parse(receipt.read_bytes()).parts[0].entry).record


def test_they_agree_on_records_that_cite_damaged_receipts(demo: Path, tmp_path: Path, quiet: Callable[[], Any]) -> None:
    archive = open_reader(demo / "archive")
    row = archive.get("body", "") or {}
    anchor = f"{row['origin']} {row['log_key']} {row['found']}"
    (tmp_path / "known.txt").write_text(anchor)
    ids, chance = [record for record, _ in archive.scan("record", limit=12)], random.Random(17)
    body, cases = build(tmp_path / "citing"), []
    for number in range(max(4, CORPUS // 4)):
        data = archive.receipt(ids[number % len(ids)])
        data = data if number % 4 == 0 else spoilt(chance, data)
        path = tmp_path / f"{number}.cited"
        path.write_bytes(data)
        sha256 = body.sequencer.files.put_material(data)
        named = Material(sha256=sha256, size=len(data), media="application/x", name="it", role="attachment")
        record = body.write("BBB", material=(named,))
        body.sequencer.publish()
        (tmp_path / f"{number}.receipt").write_bytes(open_reader(body.folder).receipt(record))
        # A record may cite what is no receipt any more: then it cites nothing, and no verifier counts it.
        if data.startswith(receipts.MAGIC):
            cases.append((tmp_path / f"{number}.receipt", path))
    body.sequencer.close()
    given = [Case(file=file, anchor=body.anchor, cited=(path,), known=tmp_path / "known.txt") for file, path in cases]
    found = agree(tmp_path, given, quiet)
    assert 0 < found.count(True) < len(found)
    # Of the whole log: one that does not hold is enough, for both.
    for known in (None, tmp_path / "known.txt"):
        whole = Case(file=body.folder, anchor=body.anchor, known=known)
        brought = {anchors.parse(anchor).origin: anchors.parse(anchor)} if known else None
        assert not verify_log(body.folder, anchors.parse(body.anchor), known=brought).holds
        assert not second_says(whole)[0]


# --- Lodging


def test_they_agree_on_lodging_receipts(tmp_path: Path, quiet: Callable[[], Any]) -> None:
    chance, cases = random.Random(19), []
    mirror, wrong = MIRRORS[0].verifier.vkey, NOBODY.verifier.vkey
    desk, long = key("AAA", "desk").verifier.vkey, from_label(MIRRORS[0].name, "long", ML_DSA_44).verifier.vkey
    for number in range(CORPUS):
        held = Held(origin=ORIGIN, record=chance.randbytes(32).hex(), size=number + 1, root=chance.randbytes(32))
        data = lodging.sign(held, MIRRORS[0], TIME + number)
        file = tmp_path / f"{number}.receipt"
        file.write_bytes(data if number % 3 == 0 else spoilt(chance, data))
        named = (mirror, mirror, wrong, "", desk, long, "no key")[number % 7] if number % 3 == 0 else mirror
        cases.append(Case(file=file, mirror=named))
    found = agree(tmp_path, cases, quiet)
    assert 0 < found.count(True) < CORPUS / 2


def test_they_agree_on_logs_with_lodging_and_witnessing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a desk without scruple logs: records that bring receipts or cosigned checkpoints which do not hold are refused by both."""
    monkeypatch.setattr(conftest, "REGIME", PLAIN + RULE.encode())
    policy = both(["http://a.example", "http://b.example"], "both")
    body = build(tmp_path / "small", policy)
    note = body.note("AAA")
    size, root = body.sequencer.size, body.sequencer.root()
    named = receipts_of(note)

    def held(mirror: Any, at: int, **changed: Any) -> bytes:
        said = {"origin": ORIGIN, "record": named, "size": size, "root": root, **changed}
        return lodging.sign(Held(**said), mirror, at)

    good = [held(mirror, TIME + n) for n, mirror in enumerate(MIRRORS)]
    forged = good[1][:-6] + (b"AAAAA" if good[1][-6:-1] != b"AAAAA" else b"BBBBB") + b"\n"
    brought = [
        (good[0],),
        (good[0], held(NOBODY, TIME)),
        (good[0], held(MIRRORS[1], TIME, root=bytes(32))),
        (good[0], held(MIRRORS[1], TIME, size=size + 40)),
        (good[0], held(MIRRORS[1], TIME, origin="comity.example/other")),
        (good[0], held(MIRRORS[1], conftest.START - 61)),
        (good[0], forged),
        (good[1], good[2]),
        (good[0], good[1]),
        (good[0], good[1]),
    ]
    checkpoint = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    keys = (*SHORT_KEYS, *LONG_KEYS, LOG_LONG)
    whole = (checkpoint.lines[0], *(one.cosign(checkpoint.text, TIME + n) for n, one in enumerate(keys)))
    (turned := bytearray(whole[-1].payload))[900] ^= 1
    bad = replace(whole[-1], payload=bytes(turned))
    seen = seen_now(body.sequencer)
    told: list[tuple[str, dict[str, Any]]] = [("BBB", lodged_json(named, given)) for given in brought]
    told += [
        ("REGISTRY", {"checkpoint": notes.render(checkpoint.text, lines).decode()})
        for lines in (whole[:3], (*whole[:-1], bad), whole, whole)
    ]
    entries, expected = entries_of(body), [False] * 7 + [True, True, False] + [False, False, True, False]
    for (by, content), fine in zip(told, expected, strict=True):
        pen = replace(body.pens[by])
        drawn = blank(ORIGIN, Act.WITNESSED, "witnessed", by, seen, DAY, content)
        entries.append(stamped(body, pen.sign(drawn), TIME + 60))
        body.pens[by] = pen if fine else body.pens[by]
    entries.append(stamped(body, note, TIME + 60))
    body.sequencer.close()
    rewritten(body, tmp_path / "log", entries)
    report = verify_log(tmp_path / "log", anchors.parse(body.anchor))
    records = next(check for check in report.checks if check.code == "records")
    refused = sum(1 for finding in records.findings if not finding.code.startswith("stamp."))
    _, said = second_says(Case(file=tmp_path / "log", anchor=body.anchor))
    assert refused == expected.count(False), [finding.code for finding in records.findings]
    assert f"refused {refused}" in said, (said, [finding.code for finding in records.findings])
    assert "Lodged with mirrors: 1 records" in said
    assert next(check for check in report.checks if check.code == "lodgings").facts == {"lodged": 1}


def receipts_of(note: bytes) -> str:
    from comity.envelope import parse_submission

    return parse_submission(note).id


def test_they_agree_on_sealed_records_and_reading_keys(tmp_path: Path, quiet: Callable[[], Any]) -> None:
    sealing = founded(tmp_path / "small")
    sealing.write("AAA")
    reader = sealing.reader
    holds, said = second_says(Case(file=sealing.body.folder, anchor=sealing.body.anchor))
    assert holds, said
    assert "refused 0" in said
    assert verify_log(sealing.body.folder, anchors.parse(sealing.body.anchor)).holds
    cases = []
    for number, (record_id, _) in enumerate(reader.scan("record")):
        (tmp_path / f"{number}.receipt").write_bytes(reader.receipt(record_id))
        cases.append(Case(file=tmp_path / f"{number}.receipt", anchor=sealing.body.anchor))
    assert all(agree(tmp_path, cases, quiet))
    sealing.body.sequencer.close()
