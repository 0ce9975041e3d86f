"""The second verifier, written from the specification alone, agrees with the first on good and damaged logs and receipts."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from tests.integration.conftest import Body, build, key
from tests.integration.test_continuing import Successor
from tests.integration.test_mirror import entries_of, rewritten

from .trio import node, prepare, second

ROOT = Path(__file__).parents[2]
BODIES = int(os.environ.get("COMITY_BODIES", "25"))
"""Damaged bodies in one run, and four times as many receipts; 110 by `make campaign`."""
RECEIPTS = 4 * BODIES


@pytest.fixture(scope="module", name="other")
def second_verifier() -> Callable[[list[str]], tuple[bool, str]]:
    module = second()

    def run(arguments: list[str]) -> tuple[bool, str]:
        said: list[str] = []
        return module.main(arguments, said.append) == 0, "\n".join(said)

    return run


@pytest.fixture(scope="module", name="small")
def a_small_body(tmp_path_factory: pytest.TempPathFactory) -> Body:
    from comity.records.act import Act
    from comity.service.founding import seen_now
    from comity.service.pen import blank
    from tests.integration.conftest import DAY, ORIGIN
    from tests.integration.test_authority import roots

    body = build(tmp_path_factory.mktemp("second") / "small")
    for number in range(4):
        body.answer("BBB" if number % 2 else "CCC", body.write("AAA"), Act.REPLY, "answers")
    spent = {"key": key("BBB", "desk").verifier.hash_hex}
    pen = roots(body, "BBB")
    body.sequencer.append(pen.sign(blank(ORIGIN, Act.REVOKE, "revoke", "BBB", seen_now(body.sequencer), DAY, spent)))
    body.sequencer.publish()
    body.sequencer.close()
    return body


@pytest.fixture(scope="module", name="continued")
def a_body_that_another_operator_continues(tmp_path_factory: pytest.TempPathFactory) -> Successor:
    from datetime import date

    from comity.records.act import Act
    from comity.wiring.continuing import continue_body

    base = tmp_path_factory.mktemp("continued")
    body = build(base / "small")
    body.answer("BBB", body.write("AAA"), Act.REPLY, "answers")
    body.sequencer.publish()
    body.sequencer.close()
    named = anchors.parse(body.anchor)
    _, anchor = continue_body(body.folder, base / "next", named, "small", (), "", date(2026, 3, 2))
    after = Successor(base / "next", body, str(anchor))
    for code in ("AAA", "BBB"):
        after.come_along(code)
        after.write(code)
    after.sequencer.publish()
    after.sequencer.close()
    return after


def test_they_agree_on_a_body_that_goes_on_elsewhere(other: Any, tmp_path: Path, continued: Successor) -> None:
    from comity.store.reader import open_reader

    reader, before = open_reader(continued.folder), continued.body.anchor
    for anchor, holds in ((continued.anchor, True), (before, False)):
        assert verify_log(continued.folder, anchors.parse(anchor)).holds == holds
        assert other([str(continued.folder), "--anchor", anchor])[0] == holds
    ids = [record for record, _ in reader.scan("record")]
    for number, record in enumerate(ids):
        (tmp_path / f"{number}.receipt").write_bytes(reader.receipt(record))
        for anchor, holds in ((continued.anchor, True), (before, False))[: 2 if number < 3 else 1]:
            given = [str(tmp_path / f"{number}.receipt"), "--anchor", anchor]
            assert verify_receipt(reader.receipt(record), anchors.parse(anchor)).holds == holds, number
            assert other(given) == (holds, other(given)[1]), number
    assert all(in_script(tmp_path, len(ids), continued.anchor))
    assert not any(in_script(tmp_path, len(ids), before))


@pytest.fixture(scope="module", name="followed")
def a_body_whose_keys_have_followed_one_another(tmp_path_factory: pytest.TempPathFactory) -> Body:
    from comity.service.sequencer import Sequencer
    from tests.integration.conftest import LOG, STAMP
    from tests.integration.test_succession import ENDS, NEXT_LOG, NEXT_STAMP, succeed

    body = build(tmp_path_factory.mktemp("followed") / "small")
    body.write("AAA")
    body.sequencer.close()
    body.sequencer = Sequencer(body.folder, LOG, STAMP, lambda: body.now, others=(NEXT_LOG, NEXT_STAMP))
    for of in ("stamp", "log"):
        body.sequencer.append(succeed(body, of))
    body.write("BBB")
    body.now = ENDS + 1
    body.write("CCC")
    body.sequencer.publish()
    body.sequencer.close()
    return body


def test_they_agree_on_a_body_whose_keys_have_followed_one_another(other: Any, tmp_path: Path, followed: Body) -> None:
    from comity.store.reader import open_reader

    reader, anchor = open_reader(followed.folder), anchors.parse(followed.anchor)
    assert verify_log(followed.folder, anchor).holds
    holds, said = other([str(followed.folder), "--anchor", followed.anchor])
    assert holds, said
    assert "refused 0" in said
    ids, chance, found = [record for record, _ in reader.scan("record")], random.Random(13), []
    for number in range(len(ids) + 6):
        data = bytearray(reader.receipt(ids[number % len(ids)]))
        if number >= len(ids):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (tmp_path / f"{number}.receipt").write_bytes(bytes(data))
        found.append(verify_receipt(bytes(data), anchor).holds)
        assert other([str(tmp_path / f"{number}.receipt"), "--anchor", followed.anchor])[0] == found[-1], number
    assert all(found[: len(ids)])
    assert sum(found[len(ids) :]) < 6
    assert in_script(tmp_path, len(found), followed.anchor) == found


def test_they_agree_on_a_seat_that_was_recovered(other: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.records.act import Act
    from comity.service.pen import Pen
    from comity.store.reader import open_reader
    from tests.integration import conftest, test_recovery

    monkeypatch.setattr(conftest, "REGIME", conftest.REGIME + test_recovery.RULE.encode())
    body = build(tmp_path / "small")
    announced = test_recovery.announce(body)
    body.now = test_recovery.DUE
    brought = test_recovery.accede(body, announced)
    spent = {"key": key("AAA", "desk").verifier.hash_hex}
    pen = Pen(keys=test_recovery.FRESH, owner="AAA", prev=brought, seq=1)
    last = test_recovery.act(body, pen, Act.REVOKE, spent)
    body.sequencer.publish()
    body.sequencer.close()
    holds, said = other([str(body.folder), "--anchor", body.anchor])
    assert holds, said
    assert "refused 0" in said
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds
    (tmp_path / "0.receipt").write_bytes(open_reader(body.folder).receipt(last))
    assert other([str(tmp_path / "0.receipt"), "--anchor", body.anchor])[0]
    assert in_script(tmp_path, 1, body.anchor) == [True]


def test_they_refuse_a_receipt_without_the_record_by_which_a_seat_came_along(
    other: Any, tmp_path: Path, continued: Successor
) -> None:
    from comity import receipt as receipts
    from comity.envelope import parse_leaf
    from comity.records.bodies import comes_along
    from comity.store.reader import open_reader

    whole = receipts.parse(open_reader(continued.folder).receipt(continued.pens["BBB"].prev))
    kept = tuple(part for part in whole.parts if not comes_along(parse_leaf(part.entry).record))
    assert len(kept) == len(whole.parts) - 1
    data = receipts.render(receipts.Receipt(parts=kept))
    (tmp_path / "0.receipt").write_bytes(data)
    assert not verify_receipt(data, anchors.parse(continued.anchor)).holds
    assert not other([str(tmp_path / "0.receipt"), "--anchor", continued.anchor])[0]
    assert in_script(tmp_path, 1, continued.anchor) == [False]


def test_the_textbook_agrees_with_the_libraries_on_signatures() -> None:
    from comity.keys import ed25519

    second()
    from second import ed25519 as textbook

    for number in range(20):
        seed = random.Random(number).randbytes(32)
        public, message = ed25519.public_of(seed), b"message %d" % number
        good = ed25519.sign(seed, message)
        for signature in (
            good,
            good[:-1] + bytes([good[-1] ^ 1]),
            bytes([good[0] ^ 1]) + good[1:],
            good[:32] + b"\xff" * 32,
        ):
            assert textbook.signed(public, message, signature) == ed25519.verify(public, signature, message)


def test_both_hold_the_archive_the_exercise_and_every_kind_of_receipt(demo: Path, other: Any, small: Body) -> None:
    from comity.store.reader import open_reader

    for folder in (demo / "archive", demo / "exercise", small.folder):
        body = open_reader(folder).get("body", "") or {}
        anchor = f"{body['origin']} {body['log_key']} {body['found']}"
        assert verify_log(folder, anchors.parse(anchor)).holds
        assert other([str(folder), "--anchor", anchor])[0]
        assert not other([str(folder), "--anchor", anchor[:-1] + ("0" if anchor[-1] != "0" else "1")])[0]


def test_they_agree_on_damaged_bodies(small: Body, other: Any, tmp_path: Path) -> None:
    chance, log = random.Random(7), small.folder / "log"
    files = sorted(path.relative_to(log) for path in log.rglob("*") if path.is_file())
    found = {True: 0, False: 0}
    for number in range(BODIES):
        copy = tmp_path / str(number)
        shutil.copytree(log, copy)
        name = chance.choice(files)
        data = bytearray((copy / name).read_bytes())
        at = chance.randrange(len(data))
        match number % 5:
            case 0 | 1 | 2:
                data[at] ^= 1 << chance.randrange(8)
            case 3:
                del data[at]
            case _:
                data.insert(at, chance.randrange(256))
        (copy / name).write_bytes(bytes(data))
        first = verify_log(copy, anchors.parse(small.anchor)).holds
        holds, said = other([str(copy), "--anchor", small.anchor])
        assert holds == first, (name, at, said)
        found[holds] += 1
        shutil.rmtree(copy)
    assert found[False] > BODIES * 0.9


def test_they_agree_on_logs_rewritten_with_the_logs_own_keys(small: Body, other: Any, tmp_path: Path) -> None:
    """What the keys can make fit: then the tree holds, and what the entries say is judged leaf by leaf, by both alike."""
    entries = entries_of(small)
    changes: list[list[bytes]] = [
        entries[:-2],
        [*entries, entries[-1]],
        [*entries[:-1], b"nothing of the kind"],
        [*entries[:-3], entries[-2], entries[-3], entries[-1]],
        entries[1:],
        [],
    ]
    for number, changed in enumerate(changes):
        copy = tmp_path / str(number)
        rewritten(small, copy, changed, deltas_of=min(3, len(changed)))
        report = verify_log(copy, anchors.parse(small.anchor))
        bytes_hold = all(check.outcome != "failed" for check in report.checks if check.code != "state")
        assert other([str(copy), "--anchor", small.anchor])[0] == bytes_hold, number
        if bytes_hold:
            said = other([str(copy), "--anchor", small.anchor])[1]
            records = next(check for check in report.checks if check.code == "records")
            refused = sum(1 for finding in records.findings if not finding.code.startswith("stamp."))
            assert f"refused {refused}" in said, (number, said)


SCRIPT = """
import { readFileSync } from "node:fs";
const [, , folder, count, anchor] = process.argv;
const { verifyReceipt } = await import(`${folder}/verifier.js`);
for (let at = 0; at < Number(count); at++) {
  const report = await verifyReceipt(new Uint8Array(readFileSync(`${folder}/${at}.receipt`)), anchor);
  console.log(report.holds, report.checks[report.checks.length - 1].code);
}
"""


def in_script(folder: Path, count: int, anchor: str) -> list[bool]:
    """Return what the page's verifier says of each receipt in a folder, run outside a browser; the page is tested in one."""
    prepare(folder)
    (folder / "all.js").write_text(SCRIPT)
    command = [*node(), str(folder / "all.js"), str(folder), str(count), anchor]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.startswith("true") for line in done.stdout.splitlines()]


def test_they_agree_on_damaged_receipts(other: Any, tmp_path: Path, small: Body) -> None:
    from comity.store.reader import open_reader

    chance, reader = random.Random(11), open_reader(small.folder)
    ids = [record for record, _ in reader.scan("record")]
    firsts = []
    for number in range(RECEIPTS):
        data = bytearray(reader.receipt(ids[number % len(ids)]))
        at = chance.randrange(len(data))
        match number % 7:
            case 0:
                pass
            case 1 | 2 | 3:
                data[at] ^= 1 << chance.randrange(8)
            case 4:
                del data[at]
            case 5:
                data.insert(at, chance.randrange(256))
            case _:
                del data[at:]
        path = tmp_path / f"{number}.receipt"
        path.write_bytes(bytes(data))
        first = verify_receipt(bytes(data), anchors.parse(small.anchor)).holds
        holds, said = other([str(path), "--anchor", small.anchor])
        assert holds == first, (number, at, said)
        firsts.append(holds)
        assert not other([str(path)])[0], "a receipt without an anchor proves nothing"
    assert RECEIPTS // 7 <= sum(firsts) < RECEIPTS / 3
    assert in_script(tmp_path, RECEIPTS, small.anchor) == firsts
    assert not any(in_script(tmp_path, 7, ""))


ODD = ("a", "\x01", "\x1c", "\x7f", "\x85", "\xa0", "\u180e", "\u200b", "\u2028", "\ufeff", "\U0001f574")


def test_they_agree_on_the_name_of_a_line_that_is_nobodys(other: Any, tmp_path: Path, small: Body) -> None:
    """A cosignature by somebody unknown counts for nothing, but a line that is none spoils the note: each must see the same in it."""
    from comity import receipt
    from comity.store.reader import open_reader

    reader = open_reader(small.folder)
    good = receipt.parse(reader.receipt(next(record for record, _ in reader.scan("record"))))
    firsts = []
    for number, sign in enumerate(ODD):
        line = f"\u2014 some{sign}body AAAAAAAB\n".encode()
        parts = tuple(receipt.Part(entry=part.entry, proof=part.proof + line) for part in good.parts)
        path = tmp_path / f"{number}.receipt"
        path.write_bytes(receipt.render(receipt.Receipt(parts=parts)))
        firsts.append(verify_receipt(path.read_bytes(), anchors.parse(small.anchor)).holds)
        holds, said = other([str(path), "--anchor", small.anchor])
        assert holds == firsts[-1], (sign, said)
    assert in_script(tmp_path, len(ODD), small.anchor) == firsts
    taken = {sign for sign, holds in zip(ODD, firsts, strict=True) if holds}
    assert taken == {"a", "\x7f", "\u180e", "\u200b", "\ufeff", "\U0001f574"}


CHARACTERS = """
const { parseText } = await import(`${process.argv[2]}/note.js`);
const taken = [];
const takes = (json) => {
  try {
    return parseText(new TextEncoder().encode(`l/record/v1\\n${json}\\n`)) !== undefined;
  } catch {
    return false;
  }
};
for (let at = 0; at <= 0x10ffff; at++) {
  if ((at < 0xd800 || at > 0xdfff) && takes(`{"a":${JSON.stringify(String.fromCodePoint(at))},"log":"l"}`)) taken.push(at);
}
console.log(JSON.stringify([taken, JSON.parse(process.argv[3]).map(takes)]));
"""
VALUES = {
    "[" * 15 + "]" * 15: True,
    "[" * 16 + "]" * 16: False,  # the sixteenth list lies in an object, seventeen deep
    "[" * 15 + "1" + "]" * 15: True,
    "1.5": False,
    "1e3": False,
    "-0": False,
    "9007199254740991": True,
    "9007199254740992": False,
    '{"B":1}': False,
    '{"b-c":1}': False,
    '{"":1}': False,
    '{"__proto__":1}': True,
    '"e\u0301"': False,
    "[true,false,null]": True,
}


def test_they_agree_on_every_character_and_value_of_a_record(tmp_path: Path) -> None:
    """What would not be seen as it stands is no record's, to any of the three; unassigned ones are judged by each program's own table."""
    import importlib
    import json
    import sys

    from comity.encoding import canonical, text
    from comity.errors import Rejected

    sys.path.insert(0, str(ROOT / "tools"))
    records, faults = importlib.import_module("second.records"), importlib.import_module("second.faults")

    def other_takes(data: bytes) -> bool:
        try:
            records.canonical(data, "x")
        except faults.Fault:
            return False
        return True

    def takes(data: bytes) -> bool:
        try:
            canonical.parse(data)
        except Rejected:
            return False
        return True

    signs = [at for at in range(0x110000) if not 0xD800 <= at <= 0xDFFF and text.problem(chr(at)) != "text.unassigned"]
    ours = [at for at in signs if text.problem(chr(at)) is None]
    assert [at for at in signs if other_takes(canonical.render_own(chr(at)))] == ours
    lines = [f'{{"a":{value},"log":"l"}}' for value in VALUES]
    assert (
        [takes(line.encode()) for line in lines] == [other_takes(line.encode()) for line in lines] == [*VALUES.values()]
    )
    shutil.copy(ROOT / "src" / "comity" / "web" / "static" / "note.js", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "all.js").write_text(CHARACTERS)
    command = [*node(), str(tmp_path / "all.js"), str(tmp_path), json.dumps(lines)]
    taken, held = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert sorted({*taken} & {*signs}) == ours
    assert held == [*VALUES.values()]
