"""Sealed records: who can read them, what everybody sees, how one becomes public, and how a false one is shown to be false."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest

from comity.cli.main import main
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.sealing import parse_key
from comity.keys import age, bech32
from comity.keys.reading import ReadingKey, reading_from_label
from comity.records import inner as inners
from comity.records.act import Act
from comity.records.record import Material, Record, Ref, render_text
from comity.service.accusing import judge
from comity.service.desk import Desk
from comity.service.founding import seen_now
from comity.service.handover import Handover, frame
from comity.service.pen import sign_text
from comity.service.rebuild import rebuild
from comity.service.sealing import Later, key_file, open_sealed
from comity.verify import anchor
from comity.verify import sealing as proofs
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from tests.schemas import stored

from .conftest import ORIGIN, START
from .sealing import SECRET, TOLD, Sealing, founded


@pytest.fixture
def sealing(tmp_path: Path) -> Iterator[Sealing]:
    made = founded(tmp_path / "small")
    yield made
    made.body.sequencer.close()


def row(sealing: Sealing, table: str, key: str) -> dict[str, Json]:
    return dict(sealing.body.sequencer.view.get(table, key) or {})


def files_of(sealing: Sealing, record: Record) -> tuple[bytes, dict[str, bytes]]:
    """Return the age file of a text and those that open it, by recipient, as anybody finds them in the log's material."""
    found = {
        item.name.removesuffix(".age"): sealing.body.sequencer.files.material(item.sha256) for item in record.material
    }
    return found.pop("text"), found


def test_recipients_read_it_and_nobody_else(sealing: Sealing) -> None:
    sealed, made = sealing.write("AAA")
    record = sealing.reader.record(sealed).record
    text, wraps = files_of(sealing, record)
    assert sorted(wraps) == ["AAA", "BBB"]
    for code in ("AAA", "BBB"):
        opened = open_sealed(record, [wraps[code]], text, [sealing.keys[code].identity])
        assert dict(opened.whole.body or {}) == TOLD
    for wrap in wraps.values():
        with pytest.raises(Rejected, match=r"seal\.closed"):
            open_sealed(record, [wrap], text, [sealing.keys["CCC"].identity])
    assert SECRET.encode() in made.inner


def test_everybody_sees_that_it_exists_for_whom_and_what_is_claimed(sealing: Sealing) -> None:
    sealed, _ = sealing.write("AAA")
    found = row(sealing, "record", sealed)
    assert (found["aud"], found["title"], found["symbol"], found["to"]) == ("sealed", {}, "S/LET/2026/1", ["BBB"])
    kept = row(sealing, "inner", sealed)
    assert (kept["recipients"], kept["reason"], kept["reviewer"], kept["opened_by"]) == (
        ["AAA", "BBB"],
        "security",
        "REGISTRY",
        None,
    )
    assert row(sealing, "obligation", f"{sealed}/BBB/answer")["status"] == "open"
    assert verify_log(sealing.body.folder, anchor.parse(sealing.body.anchor)).holds
    assert verify_receipt(sealing.reader.receipt(sealed), anchor.parse(sealing.body.anchor)).holds
    granted = next(value["by"] for _, value in sealing.body.sequencer.view.scan("reading", "BBB/"))
    assert verify_receipt(sealing.reader.receipt(str(granted)), anchor.parse(sealing.body.anchor)).holds


def test_its_words_are_nowhere_in_the_body(sealing: Sealing) -> None:
    sealed, made = sealing.write("AAA")
    if isinstance(sealing.body.sequencer.connection, sqlite3.Connection):
        sealing.body.sequencer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = stored(sealing.body.folder)
    assert any(sealed.encode() in data for data in kept.values())
    words = (SECRET.encode(), SECRET.encode("utf-16-le"), made.inner[:40], b"aube")
    assert not [path for path, data in kept.items() if any(word in data for word in words)]


def test_a_wrap_cannot_be_dropped_unseen(sealing: Sealing) -> None:
    sealed, _ = sealing.write("AAA")
    record = sealing.reader.record(sealed).record
    wrap = next(item for item in record.material if item.name == "BBB.age")
    (sealing.body.folder / "log" / "material" / wrap.sha256).unlink()
    report = verify_log(sealing.body.folder, anchor.parse(sealing.body.anchor))
    assert not report.holds
    assert wrap.sha256 in str(report)


def test_a_later_recipient_is_let_in_by_a_record(sealing: Sealing) -> None:
    first, made = sealing.write("AAA")
    text, wraps = files_of(sealing, made.record)
    held = open_sealed(made.record, [wraps["BBB"]], text, [sealing.keys["BBB"].identity])
    later = (Later(of=first, to="CCC", identity=held.identity),)
    second, again = sealing.write("BBB", to=("CCC",), later=later, refs=(Ref(rel="cites", id=first),))
    assert row(sealing, "inner", first)["recipients"] == ["AAA", "BBB", "CCC"]
    assert row(sealing, "inner", second)["recipients"] == ["BBB", "CCC"]
    named = [str(wrap["sha256"]) for wrap in again.record.inner["wraps"] if "of" in wrap]  # type: ignore[index, union-attr]
    wrap = sealing.body.sequencer.files.material(named[0])
    read = open_sealed(made.record, [wrap], text, [sealing.keys["CCC"].identity])
    assert read.whole.body == TOLD


def test_a_record_makes_it_public_and_stock_age_proves_it(sealing: Sealing, tmp_path: Path) -> None:
    sealed, made = sealing.write("AAA")
    text, wraps = files_of(sealing, made.record)
    key = age.opened(wraps["BBB"], sealing.keys["BBB"].identity)
    with pytest.raises(Rejected, match=r"disclosure\.not-due"):
        sealing.open("BBB", sealed, key)
    assert sealing.body.sequencer.files.size(f"material/{hashlib.sha256(key).hexdigest()}") is None
    opened = sealing.open("AAA", sealed, key)
    assert row(sealing, "record", sealed)["title"] == TOLD["title"]
    assert row(sealing, "inner", sealed)["opened_by"] == opened
    assert sealing.reader.record(sealed).record.body == TOLD
    assert verify_log(sealing.body.folder, anchor.parse(sealing.body.anchor)).holds
    public = sealing.body.sequencer.files.material(row(sealing, "inner", sealed)["opened_with"])  # type: ignore[arg-type]
    assert pyrage.decrypt(text, [pyrage.x25519.Identity.from_str(public.decode().strip())]) == made.inner
    program = shutil.which("age")
    if program is not None:
        (tmp_path / "key.txt").write_bytes(public)
        (tmp_path / "text.age").write_bytes(text)
        done = subprocess.run(
            [program, "-d", "-i", tmp_path / "key.txt", tmp_path / "text.age"], check=False, capture_output=True
        )
        assert done.stdout == made.inner
    digest = sealing.reader.digest(sealing.body.sequencer.size)
    sealing.body.sequencer.close()
    rebuild(sealing.body.folder)
    sealing.body.open()
    assert sealing.reader.digest(sealing.body.sequencer.size) == digest


def test_any_recipient_makes_it_public_once_it_is_due(sealing: Sealing) -> None:
    sealed, made = sealing.write("AAA", open_on="2026-03-02")
    _, wraps = files_of(sealing, made.record)
    sealing.body.now = START + 86_400
    sealing.body.sequencer.append(sealing.body.note("CCC"))
    sealing.open("BBB", sealed, age.opened(wraps["BBB"], sealing.keys["BBB"].identity))
    assert row(sealing, "record", sealed)["title"] == TOLD["title"]


REFUSED = {
    "somebody without a key": ({"to": ("REGISTRY",)}, "seal.no-key"),
    "no reason": ({"reason": None}, "seal.claim"),
    "a reason nobody knows": ({"reason": "mood"}, "seal.claim"),
    "a reviewer of one's own": ({"reviewer": "AAA"}, "seal.claim"),
    "for ever": ({"open_on": None}, "seal.claim"),
    "for longer than the rules allow": ({"open_on": "2032-03-02"}, "seal.claim"),
    "a form that is not sealed": ({"form": "note"}, "audience.form"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing(sealing: Sealing, name: str) -> None:
    parts, code = REFUSED[name]
    size, there = sealing.body.sequencer.size, sorted((sealing.body.folder / "log" / "material").iterdir())
    with pytest.raises(Rejected) as caught:
        sealing.write("AAA", **parts)
    assert caught.value.finding.code == code
    assert sealing.body.sequencer.size == size
    assert sorted((sealing.body.folder / "log" / "material").iterdir()) == there


def test_a_desk_takes_no_text_with_a_sealed_record_and_no_file_that_is_none(sealing: Sealing) -> None:
    made = sealing.sealed("AAA")
    pen = sealing.body.pens["AAA"]
    desk = Desk(sealing.body.folder, wake=sealing.body.sequencer.run_once)
    note = sign_text(made.text, pen.keys)
    with pytest.raises(Rejected, match=r"seal\.plain"):
        desk.submit(frame(Handover(note=note, inner=made.inner, files=made.files)))
    for path in sealing.body.folder.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes()
    garbage = b"age-encryption.org/v1\nnothing of the kind"
    item = replace(made.record.material[0], sha256=hashlib.sha256(garbage).hexdigest(), size=len(garbage))
    inner = {**(made.record.inner or {}), "sha256": item.sha256}
    text = render_text(replace(made.record, inner=inner, material=(item, *made.record.material[1:])))
    with pytest.raises(Rejected, match=r"seal\.file"):
        sealing.hand_in("AAA", text, (garbage, *made.files[1:]))
    with pytest.raises(Rejected, match=r"material\.missing"):
        sealing.hand_in("AAA", made.text, made.files[:2])


def test_who_may_let_another_in(sealing: Sealing) -> None:
    first, made = sealing.write("AAA")
    key = parse_key(age.opened(made.files[1], sealing.keys["AAA"].identity))
    later = (Later(of=first, to="CCC", identity=key),)
    size = sealing.body.sequencer.size
    for code, refs in (("CCC", (Ref(rel="cites", id=first),)), ("AAA", ())):
        with pytest.raises(Rejected, match=r"seal\.of"):
            sealing.write(code, to=("BBB",), later=later, refs=refs)
    plain = sealing.body.write("AAA")
    other = (Later(of=plain, to="CCC", identity=key),)
    with pytest.raises(Rejected, match=r"seal\.of"):
        sealing.write("AAA", later=other, refs=(Ref(rel="cites", id=plain),))
    assert sealing.body.sequencer.size == size + 1
    assert row(sealing, "inner", first)["recipients"] == ["AAA", "BBB"]


def test_each_is_wrapped_for_by_name_and_nobody_else(sealing: Sealing) -> None:
    made = sealing.sealed("AAA", to=("BBB", "CCC"))
    for record in (replace(made.record, to=("BBB",)), replace(made.record, to=("BBB", "CCC", "REGISTRY"))):
        with pytest.raises(Rejected, match=r"seal\.recipients"):
            sealing.hand_in("AAA", render_text(record), made.files)
    named = made.record.material
    with pytest.raises(Rejected, match=r"record\.audience"):
        render_text(replace(made.record, material=named[:-1]))
    with pytest.raises(Rejected, match=r"record\.audience"):
        render_text(replace(made.record, aud="restricted"))
    attached = Material(sha256="a" * 64, size=3, media="text/plain", name="a.txt", role="attachment")
    with pytest.raises(Rejected, match=r"seal\.files"):
        sealing.sealed("AAA", material=(attached,))


def test_only_the_key_of_a_text_makes_it_public(sealing: Sealing) -> None:
    first, _ = sealing.write("AAA")
    size = sealing.body.sequencer.size
    with pytest.raises(Rejected, match=r"disclosure\.key"):
        sealing.open("AAA", first, key_file(age.generate()))
    with pytest.raises(Rejected, match=r"seal\.key"):
        sealing.open("AAA", first, b"AGE-SECRET-KEY-1NOTHING" + b"X" * 52)
    assert sealing.body.sequencer.size == size
    assert row(sealing, "inner", first)["opened_by"] is None


def test_a_revoked_reading_key_is_sealed_to_no_more(sealing: Sealing) -> None:
    sealing.root("BBB", Act.REVOKE, {"key": sealing.keys["BBB"].hash_hex})
    with pytest.raises(Rejected, match=r"seal\.no-key"):
        sealing.write("AAA")
    sealing.keys["BBB"] = reading_from_label(f"{ORIGIN}/BBB/reading-2", "another")
    sealing.accredit("BBB", sealing.keys["BBB"])
    sealed, made = sealing.write("AAA")
    text, wraps = files_of(sealing, made.record)
    assert open_sealed(made.record, [wraps["BBB"]], text, [sealing.keys["BBB"].identity])
    with pytest.raises(Rejected, match=r"key\.registered"):
        sealing.accredit("BBB", sealing.keys["BBB"])
    assert row(sealing, "inner", sealed)["recipients"] == ["AAA", "BBB"]


def forged(sealing: Sealing, kind: str) -> Record:
    """Let a party seal falsely in one of the ways there are, past its own program, and return the record admitted."""
    made = sealing.sealed("AAA")
    text, ours, theirs = made.files
    identity = parse_key(age.opened(ours, sealing.keys["AAA"].identity))
    to = sealing.keys["BBB"].identity.recipient
    if kind == "text of something else":
        other = inners.render(replace(made.held, body={"title": {"en": "Nothing of note", "fr": "Rien"}}))
        text = age.seal(other, [identity.recipient])
    elif kind == "garbage for a text":
        text = text[:-1] + bytes([text[-1] ^ 1])
    elif kind == "no text at all":
        text = age.seal(b"0" * len(made.inner), [identity.recipient])
    elif kind == "a text for somebody else":
        text = age.seal(made.inner, [age.generate().recipient])
    elif kind == "a wrap for somebody else":
        theirs = age.seal(key_file(identity), [age.generate().recipient])
    elif kind == "a wrap of another key":
        theirs = age.seal(key_file(age.generate()), [to])
    elif kind == "a wrap of no key":
        theirs = age.seal(b"x" * 75, [to])
    elif kind == "garbage for a wrap":
        theirs = theirs[:-1] + bytes([theirs[-1] ^ 1])
    files = (text, ours, theirs)
    named = [
        replace(item, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        for item, data in zip(made.record.material, files, strict=True)
    ]
    wraps: list[Json] = [
        {"to": code, "sha256": item.sha256} for code, item in zip(("AAA", "BBB"), named[1:], strict=True)
    ]
    inner = {**(made.record.inner or {}), "sha256": named[0].sha256, "wraps": wraps}
    record = replace(made.record, inner=inner, material=tuple(named))
    placed = sealing.hand_in("AAA", render_text(record), files)
    return sealing.reader.record(placed.id).record  # type: ignore[no-any-return]


FALSE = {
    "text of something else": "text-other",
    "garbage for a text": "text-garbage",
    "no text at all": "text-other",
    "a text for somebody else": "text-closed",
    "a wrap for somebody else": "wrap-closed",
    "a wrap of another key": "text-closed",
    "a wrap of no key": "wrap-no-key",
    "garbage for a wrap": "wrap-garbage",
    "nothing wrong": "honest",
}


@pytest.mark.parametrize("kind", FALSE)
def test_a_recipient_shows_a_third_party_what_is_false(sealing: Sealing, kind: str) -> None:
    record = forged(sealing, kind)
    text, wraps = files_of(sealing, record)
    key = sealing.keys["BBB"]
    made = proofs.make("ab" * 32, hashlib.sha256(wraps["BBB"]).hexdigest(), wraps["BBB"], text, [key])
    case = proofs.Case(record=record, text=text, wrap=wraps["BBB"], keys={key.hash_hex: key.identity.public})
    assert proofs.check(proofs.parse(made), case) == FALSE[kind]
    assert key.identity.secret.hex().encode() not in made
    assert key.identity.line().encode() not in made


def test_an_identity_that_is_not_the_texts_shows_nothing(sealing: Sealing) -> None:
    record = forged(sealing, "nothing wrong")
    text, wraps = files_of(sealing, record)
    key = sealing.keys["BBB"]
    case = proofs.Case(record=record, text=text, wrap=wraps["BBB"], keys={key.hash_hex: key.identity.public})
    told = json.loads(proofs.make("ab" * 32, "cd" * 32, wraps["BBB"], text, [key]))
    assert "shared" not in told
    lie = json.dumps({**told, "identity": age.generate().line()}, separators=(",", ":"), sort_keys=True).encode()
    with pytest.raises(Rejected, match=r"seal\.proof"):
        proofs.check(proofs.parse(lie), case)


def test_a_proof_that_was_made_up_shows_nothing(sealing: Sealing) -> None:
    record = forged(sealing, "a wrap of another key")
    text, wraps = files_of(sealing, record)
    key, other = sealing.keys["BBB"], sealing.keys["CCC"]
    case = proofs.Case(record=record, text=text, wrap=wraps["BBB"], keys={key.hash_hex: key.identity.public})
    sha256 = hashlib.sha256(wraps["BBB"]).hexdigest()
    told = json.loads(proofs.make("ab" * 32, sha256, wraps["BBB"], text, [other]))
    told["shared"] = {key.hash_hex: told["shared"][other.hash_hex]}
    lies = [told, {**told, "shared": {}}, {**told, "shared": {key.hash_hex: [""]}}]
    shown = json.loads(proofs.make("ab" * 32, sha256, wraps["BBB"], text, [key]))
    for at in range(0, 256, 64):
        bent = shown["shared"][key.hash_hex][0]
        bent = bent[:at] + ("0" if bent[at] != "0" else "1") + bent[at + 1 :]
        lies.append({**shown, "shared": {key.hash_hex: [bent]}})
    for lie in lies:
        data = json.dumps(lie, separators=(",", ":"), sort_keys=True).encode() + b"\n"
        with pytest.raises(Rejected, match=r"seal\.proof"):
            proofs.check(proofs.parse(data), case)


def judged(sealing: Sealing, record_id: str, keys: list[ReadingKey]) -> str:
    """Return what a third party finds in the file a recipient makes with these keys."""
    text, wraps = files_of(sealing, sealing.reader.record(record_id).record)
    sha256 = hashlib.sha256(wraps["BBB"]).hexdigest()
    return judge(sealing.reader, proofs.make(record_id, sha256, wraps["BBB"], text, keys)).says


def test_an_author_whom_a_desk_named_a_revoked_key_is_not_shown_to_be_false(
    sealing: Sealing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = sealing.keys["BBB"], reading_from_label(f"{ORIGIN}/BBB/second", "second")
    sealing.accredit("BBB", new)
    sealing.root("BBB", Act.REVOKE, {"key": old.hash_hex})
    to_old = forged(sealing, "a text for somebody else")
    record_id = hashlib.sha256(render_text(to_old)).hexdigest()
    assert judged(sealing, record_id, [new]) == "wrap-not-shown"
    assert judged(sealing, record_id, [new, old]) == "wrap-revoked"
    sealing.keys["BBB"] = new
    to_nobody = hashlib.sha256(render_text(forged(sealing, "a wrap for somebody else"))).hexdigest()
    assert judged(sealing, to_nobody, [new]) == "wrap-not-shown"
    assert judged(sealing, to_nobody, [new, old]) == "wrap-closed"
    for record, code, said in ((record_id, 1, "wrap-revoked"), (to_nobody, 0, "wrap-closed")):
        text, wraps = files_of(sealing, sealing.reader.record(record).record)
        sha256 = hashlib.sha256(wraps["BBB"]).hexdigest()
        (tmp_path / said).write_bytes(proofs.make(record, sha256, wraps["BBB"], text, [new, old]))
        assert main(["sealed", "check", str(sealing.body.folder), str(tmp_path / said), "--json"]) == code
        assert json.loads(capsys.readouterr().out)["found"] == said


def test_an_author_cannot_look_back_to_before_its_recipient_had_a_key(sealing: Sealing) -> None:
    before = seen_now(sealing.body.sequencer)
    sealing.root("BBB", Act.REVOKE, {"key": sealing.keys["BBB"].hash_hex})
    sealing.keys["BBB"] = reading_from_label(f"{ORIGIN}/BBB/second", "second")
    sealing.accredit("BBB", sealing.keys["BBB"])
    made, size = sealing.sealed("AAA"), sealing.reader.size
    past = replace(made.record, seen=before)
    with pytest.raises(Rejected, match=r"seal\.no-key"):
        sealing.hand_in("AAA", render_text(past), made.files)
    assert sealing.reader.size == size
    assert judged(sealing, sealing.hand_in("AAA", made.text, made.files).id, [sealing.keys["BBB"]]) == "honest"


@pytest.mark.parametrize("surplus", [{"act": Act.OBJECT, "form": "opinion"}, {"refs": ()}, {"act": Act.OBJECT}])
def test_a_sealed_text_that_says_another_act_than_its_record_is_malformed(
    sealing: Sealing, surplus: dict[str, Any]
) -> None:
    made = sealing.sealed("AAA")
    data = inners.render(replace(made.held, **surplus))
    once = parse_key(age.opened(made.files[1], sealing.keys["AAA"].identity))
    files = (age.seal(data, [once.recipient]), *made.files[1:])
    named = inners.outer(ORIGIN, made.record.keys[0], made.record.seq, data)
    first = replace(made.record.material[0], sha256=hashlib.sha256(files[0]).hexdigest(), size=len(files[0]))
    inner = {**(made.record.inner or {}), **named, "sha256": first.sha256}
    record = replace(made.record, inner=inner, material=(first, *made.record.material[1:]))
    sealed = sealing.hand_in("AAA", render_text(record), files).id
    with pytest.raises(Rejected, match=r"inner\.shadow"):
        open_sealed(record, [files[2]], files[0], [sealing.keys["BBB"].identity])
    with pytest.raises(Rejected, match=r"inner\.shadow"):
        sealing.open("AAA", sealed, key_file(once))
    assert judged(sealing, sealed, [sealing.keys["BBB"]]) == "text-malformed"


def test_a_reading_key_no_secret_has_is_not_taken(sealing: Sealing) -> None:
    body: dict[str, Json] = {"tier": "reading", "name": f"{ORIGIN}/BBB/bad", "role": "archive"}
    size = sealing.reader.size
    with pytest.raises(Rejected, match=r"seal\.key"):
        sealing.root("BBB", Act.ACCREDIT, {**body, "recipient": bech32.encode("age", bytes(32))})
    assert sealing.reader.size == size
