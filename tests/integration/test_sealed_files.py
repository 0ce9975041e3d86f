"""Files sealed with a text: who reads them, what everybody learns of them, how they become public, and how a false one is shown."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.sealing import parse_key
from comity.keys import age
from comity.records import inner as inners
from comity.records import sealed_files
from comity.records.record import FILE_BUCKETS, Material, files_of, render_text
from comity.service.accusing import judge
from comity.service.rebuild import rebuild
from comity.service.sealing import key_file, limit_of, open_sealed, opened_file
from comity.verify import sealing as proofs

from .conftest import ORIGIN
from .sealing import TOLD, Sealing, founded

ANNEX, SHEET = b"%PDF-1.7 the fourteenth bridge", b"grid;count\nA4;17\n" * 2_000
NAMES = ("bridges.pdf", "grid.csv")


@pytest.fixture
def sealing(tmp_path: Path) -> Iterator[Sealing]:
    made = founded(tmp_path / "small")
    yield made
    made.body.sequencer.close()


def named(*held: bytes) -> tuple[Material, ...]:
    kinds = ("application/pdf", "text/csv")
    return tuple(
        Material(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media=kind, name=name, role="attachment")
        for data, kind, name in zip(held, kinds, NAMES, strict=False)
    )


def material(sealing: Sealing, sha256: str) -> bytes:
    return sealing.body.sequencer.files.material(sha256)


def identity_of(sealing: Sealing, made: Any) -> age.Identity:
    return parse_key(age.opened(made.files[-2], sealing.keys["AAA"].identity))


def test_recipients_open_each_file_and_it_is_the_one_the_text_names(sealing: Sealing) -> None:
    record_id, made = sealing.write("AAA", material=named(ANNEX, SHEET), enclosed=(ANNEX, SHEET))
    record = sealing.reader.record(record_id).record
    wrap = material(sealing, record.inner["wraps"][1]["sha256"])
    opened = open_sealed(record, [wrap], material(sealing, record.inner["sha256"]), [sealing.keys["BBB"].identity])
    assert [item.name for item in opened.held.material] == list(NAMES)
    for number, data in enumerate((ANNEX, SHEET)):
        cipher = material(sealing, files_of(record)[number][0])
        assert opened_file(record, number, opened.held.material[number], cipher, opened.identity) == data
        with pytest.raises(Rejected, match=r"seal\.closed"):
            age.opened(cipher, sealing.keys["BBB"].identity)
    assert made.enclosed == (ANNEX, SHEET)


def test_everybody_sees_how_many_there_are_and_their_buckets_and_no_more(sealing: Sealing) -> None:
    record_id, made = sealing.write("AAA", material=named(ANNEX, SHEET), enclosed=(ANNEX, SHEET))
    assert [bucket for _, bucket in files_of(made.record)] == [16_384, 65_536]
    assert [item.name for item in made.record.material] == [
        "text.age",
        "file-1.age",
        "file-2.age",
        "AAA.age",
        "BBB.age",
    ]
    other = sealing.sealed("AAA", material=named(b"x"), enclosed=(b"x",))
    assert age.plain_size(age.parse(other.files[1])) == age.plain_size(age.parse(made.files[1])) == 16_384
    words = [b"fourteenth bridge", b"A4;17", b"bridges.pdf", b"grid.csv", named(ANNEX)[0].sha256.encode()]
    sealing.reader  # noqa: B018 - published
    for path in sealing.body.folder.rglob("*"):
        assert not path.is_file() or not [word for word in words if word in path.read_bytes()], path
    assert sealing.body.sequencer.view.get("inner", record_id)["files"] == [16_384, 65_536]


def test_with_the_text_they_become_public_and_age_proves_them(sealing: Sealing, tmp_path: Path) -> None:
    record_id, made = sealing.write("AAA", material=named(ANNEX, SHEET), enclosed=(ANNEX, SHEET))
    assert sealing.reader.sealed_file(record_id, named(ANNEX)[0].sha256) is None
    once = identity_of(sealing, made)
    sealing.open("AAA", record_id, key_file(once))
    for item, data in zip(named(ANNEX, SHEET), (ANNEX, SHEET), strict=True):
        assert sealing.reader.sealed_file(record_id, item.sha256) == (item, data)
    assert sealing.reader.record(record_id).record.material == named(ANNEX, SHEET)
    if shutil.which("age") is not None:
        (tmp_path / "key.txt").write_bytes(key_file(once))
        command = ["age", "-d", "-i", str(tmp_path / "key.txt")]
        plain = subprocess.run(command, input=made.files[2], check=True, capture_output=True).stdout
        assert plain[: len(SHEET)] == SHEET
        assert not any(plain[len(SHEET) :])
    digest = sealing.reader.digest(sealing.body.sequencer.size)
    sealing.body.sequencer.close()
    rebuild(sealing.body.folder)
    sealing.body.open()
    assert sealing.reader.digest(sealing.body.sequencer.size) == digest


def falsely(sealing: Sealing, kind: str) -> str:
    """Let a party seal a file falsely, past its own program, and return the id of the record admitted."""
    made = sealing.sealed("AAA", material=named(ANNEX, SHEET), enclosed=(ANNEX, SHEET))
    once = identity_of(sealing, made)
    data = {
        "file-other": age.seal(sealed_files.padded(b"%PDF-1.7 nothing of note"), [once.recipient]),
        "file-garbage": made.files[1][:-1] + bytes([made.files[1][-1] ^ 1]),
        "file-closed": age.seal(sealed_files.padded(ANNEX), [age.generate().recipient]),
        "filled with words": age.seal(ANNEX + b"0" * (16_384 - len(ANNEX)), [once.recipient]),
        "honest": made.files[1],
    }[kind]
    files = (made.files[0], data, *made.files[2:])
    item = replace(made.record.material[1], sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    told: list[Json] = [{"sha256": item.sha256, "bucket": 16_384}, made.record.inner["files"][1]]  # type: ignore[index]
    inner = {**(made.record.inner or {}), "files": told}
    record = replace(made.record, inner=inner, material=(made.record.material[0], item, *made.record.material[2:]))
    return sealing.hand_in("AAA", render_text(record), files).id


@pytest.mark.parametrize("kind", ["file-other", "file-garbage", "file-closed", "filled with words", "honest"])
def test_a_recipient_shows_a_third_party_that_a_file_is_false(sealing: Sealing, kind: str) -> None:
    record_id = falsely(sealing, kind)
    record = sealing.reader.record(record_id).record
    wrap = record.inner["wraps"][1]["sha256"]
    key = sealing.keys["BBB"]
    text = material(sealing, record.inner["sha256"])
    made = proofs.make(record_id, wrap, material(sealing, wrap), text, [key])
    assert "identity" in json.loads(made)
    assert key.identity.line().encode() not in made
    assert judge(sealing.reader, made).says == {"filled with words": "file-other"}.get(kind, kind)


def test_a_false_file_keeps_nobody_from_making_the_text_public(sealing: Sealing) -> None:
    record_id = falsely(sealing, "file-other")
    record = sealing.reader.record(record_id).record
    wrap = material(sealing, record.inner["wraps"][0]["sha256"])
    sealing.open("AAA", record_id, age.opened(wrap, sealing.keys["AAA"].identity))
    assert dict(sealing.reader.record(record_id).record.body) == TOLD
    with pytest.raises(Rejected, match=r"seal\.file-other"):
        sealing.reader.sealed_file(record_id, named(ANNEX)[0].sha256)
    assert sealing.reader.sealed_file(record_id, named(ANNEX, SHEET)[1].sha256) == (named(ANNEX, SHEET)[1], SHEET)


@pytest.mark.parametrize("surplus", [(), (ANNEX, SHEET, b"one more")])
def test_a_text_that_names_other_files_than_came_with_it_is_malformed(
    sealing: Sealing, surplus: tuple[bytes, ...]
) -> None:
    made = sealing.sealed("AAA", material=named(ANNEX, SHEET), enclosed=(ANNEX, SHEET))
    once, items = identity_of(sealing, made), [*named(*surplus[:2]), *(named(one)[0] for one in surplus[2:])]
    data = inners.render(replace(made.held, material=tuple(items)))
    text = age.seal(data, [once.recipient])
    outer = inners.outer(ORIGIN, made.record.keys[0], made.record.seq, data)
    first = replace(made.record.material[0], sha256=hashlib.sha256(text).hexdigest(), size=len(text))
    inner = {**(made.record.inner or {}), **outer, "sha256": first.sha256}
    record = replace(made.record, inner=inner, material=(first, *made.record.material[1:]))
    record_id = sealing.hand_in("AAA", render_text(record), (text, *made.files[1:])).id
    with pytest.raises(Rejected, match=r"seal\.files"):
        open_sealed(record, [made.files[-1]], text, [sealing.keys["BBB"].identity])
    size = sealing.reader.size
    with pytest.raises(Rejected, match=r"seal\.files"):
        sealing.open("AAA", record_id, key_file(once))
    assert sealing.reader.size == size
    wrap = hashlib.sha256(made.files[-1]).hexdigest()
    proof = proofs.make(record_id, wrap, made.files[-1], text, [sealing.keys["BBB"]])
    assert judge(sealing.reader, proof).says == "text-malformed"


def test_what_is_none_of_its_bucket_is_not_taken(sealing: Sealing) -> None:
    made = sealing.sealed("AAA", material=named(ANNEX), enclosed=(ANNEX,))
    once, size = identity_of(sealing, made), sealing.reader.size
    for bucket, data in ((16_384, b"x" * 16_385), (32_768, b"x" * 16_384)):
        file = age.seal(data, [once.recipient])
        item = replace(made.record.material[1], sha256=hashlib.sha256(file).hexdigest(), size=len(file))
        told: list[Json] = [{"sha256": item.sha256, "bucket": bucket}]
        inner = {**(made.record.inner or {}), "files": told}
        record = replace(made.record, inner=inner, material=(made.record.material[0], item, *made.record.material[2:]))
        with pytest.raises(Rejected, match=r"seal\.file"):
            sealing.hand_in("AAA", render_text(record), (made.files[0], file, *made.files[2:]))
    inner = {**(made.record.inner or {}), "files": [{"sha256": made.record.material[1].sha256, "bucket": 17_000}]}
    with pytest.raises(Rejected, match=r"record\.value"):
        render_text(replace(made.record, inner=inner))
    with pytest.raises(Rejected, match=r"record\.audience"):
        render_text(
            replace(
                made.record,
                inner={**(made.record.inner or {}), "files": []} | {"files": [{"sha256": "a" * 64, "bucket": 16_384}]},
            )
        )
    assert sealing.reader.size == size


def test_a_file_is_bounded_and_every_size_has_its_bucket(sealing: Sealing) -> None:
    with pytest.raises(Rejected, match=r"seal\.file-size"):
        sealed_files.padded(bytes(FILE_BUCKETS[-1] + 1))
    for size in (0, 1, 16_384, 16_385, 65_537):
        data = bytes([1]) * size
        item = named(data)[0]
        assert sealed_files.unpadded(item, sealed_files.padded(data)) == data
        assert len(age.seal(sealed_files.padded(data), [age.generate().recipient])) <= limit_of(
            sealed_files.bucket(size)
        )
    with pytest.raises(Rejected, match=r"seal\.files"):
        sealing.sealed("AAA", material=named(ANNEX), enclosed=(SHEET,))
