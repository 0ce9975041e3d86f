"""Refusals that hardly ever happen, each provoked for real: what is founded wrongly, spoiled on disk, too long, or out of turn."""

import json
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.errors import ComityError
from comity.keys.signer import from_label
from comity.records.act import Act
from comity.records.record import Record, Ref, Source
from comity.service.founding import NO_PREV
from comity.service.pen import Pen, accession, blank, root_set_of
from comity.wiring.practice import ORIGIN, Practice
from comity.wiring.shipped import regime_bytes

from .conftest import Body

AT = 1_770_000_000
NRC = regime_bytes("nrc")
ZEROS = "0" * 64


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(ComityError) as caught:
        work()
    return caught.value.finding.code


class Bent(Practice):
    """A body in memory whose founding record is changed before it is signed."""

    def __init__(self, bend: Callable[[Record], Record], *codes: str) -> None:
        self.bend = bend
        super().__init__(NRC, codes or ("RUS",), AT)

    def file(self, record: Record, pen: Pen, at: int) -> str:
        return super().file(self.bend(record) if record.act is Act.FOUND else record, pen, at)


def said(**changes: Any) -> Callable[[Record], Record]:
    return lambda record: replace(record, body={**(record.body or {}), **changes})


OTHER = from_label("comity.example/EXERCISE/other", "other").verifier.vkey


@pytest.mark.parametrize(
    ("bend", "code"),
    [
        (lambda record: replace(record, for_="RUS"), "found.by"),
        (said(log_key=OTHER), "found.key-name"),
        (said(regime=ZEROS), "found.regime"),
        (said(state_version=2), "found.state-version"),
        (said(zone="Etc/UTC"), "found.zone"),
    ],
)
def test_a_body_is_founded_rightly_or_not_at_all(bend: Callable[[Record], Record], code: str) -> None:
    assert code_of(lambda: Bent(bend)) == code


def test_a_body_is_founded_once_and_nothing_comes_before() -> None:
    from comity.envelope import parse_submission, stamp_leaf
    from comity.fold.step import Fold
    from comity.fold.view import Memory

    founding: list[Record] = []

    def kept(record: Record) -> Record:
        founding.append(record)
        return record

    body = Bent(kept)
    signer = from_label(f"{ORIGIN}/FOUNDER/founder", "comity/scenario/v1 FOUNDER/founder")
    again = replace(founding[0], at="2026-02-03", keys=())
    assert (
        code_of(lambda: Practice.file(body, again, Pen(keys=(signer,), owner="FOUNDER", prev=NO_PREV), AT))
        == "found.again"
    )
    lone = body.content(Act.STATE, "statement", "RUS", "RUS", "2026-02-02", {})
    signed = parse_submission(body.pens["RUS"].sign(lone))
    fold = Fold(Memory(lambda _: None, body.files.__getitem__))
    delta = fold.step_signed(0, stamp_leaf(signed, body._stamp.cosign(signed.text, AT)))
    assert [value["code"] for table, _, value in delta.rows if table == "finding" and value] == ["body.unfounded"]


def test_who_accedes_is_admitted_and_brings_the_keys_it_was_admitted_under() -> None:
    body = Practice(NRC, ("RUS",), AT)
    stranger = from_label(f"{ORIGIN}/BEL/root", "stranger")
    record = blank(
        ORIGIN, Act.ACCEDE, "accede", "BEL", body.seen(), "2026-02-02", accession(root_set_of((stranger,), 1))
    )
    assert code_of(lambda: body.file(record, Pen(keys=(stranger,), owner="BEL", prev=NO_PREV), AT)) == "seat.unknown"

    class Unseated(Practice):
        def _seat(self, keys: Any, found: str, at: int) -> None:
            wrong = from_label(f"{ORIGIN}/{keys.code}/root", "another root")
            record = blank(
                ORIGIN, Act.ACCEDE, "accede", keys.code, self.seen(), "2026-02-02", accession(root_set_of((wrong,), 1))
            )
            self.file(record, Pen(keys=(wrong,), owner=keys.code, prev=found), at)

    assert code_of(lambda: Unseated(NRC, ("RUS",), AT)) == "seat.root-set"


def test_an_archive_takes_its_archivist_with_sources_in_order() -> None:
    assert code_of(lambda: Bent(said(kind="archive"), "ARCHIVIST", "RUS")) == "archive.closed"
    body = Bent(said(kind="archive"), "ARCHIVIST")

    def file(by: str, at: str, *sources: Source) -> str:
        text = {"title": {"en": "x"}, "text": {"en": "x"}}
        record = body.content(Act.STATE, "statement", by, "RUS" if by == "ARCHIVIST" else by, at, text, sources=sources)
        return body.file(replace(record, attributed_to="RUS" if by == "ARCHIVIST" else None), body.pens[by], AT)

    source = Source(url="https://example.org/")
    assert code_of(lambda: file("ARCHIVIST", "2016-07-13")) == "archive.sources"
    file("ARCHIVIST", "2016-07-13", source)
    assert code_of(lambda: file("ARCHIVIST", "2016-07-12", source)) == "archive.order"


def test_a_sitting_in_turn_and_a_position_with_a_stance(body: Body) -> None:
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    assert (
        code_of(lambda: body.answer("REGISTRY", sitting, Act.CLOSE, "at-sitting", form="sitting")) == "sitting.status"
    )
    noted = body.write("AAA")
    assert code_of(lambda: body.answer("BBB", noted, Act.TAKE_POSITION, "about")) == "position.stance"


def test_what_is_spoiled_on_disk_is_named(body: Body, tmp_path: Path) -> None:
    from comity.search.index import Index
    from comity.store.database import connect
    from comity.tlog.folder import LogFolder
    from comity.wiring.bodies import read_body_file

    (tmp_path / "desk.sqlite").write_bytes(b"no database" * 100)
    assert code_of(lambda: connect(tmp_path)) == "store.unreadable"
    (tmp_path / "search.sqlite").mkdir()
    assert code_of(lambda: Index(tmp_path)) == "search.index"
    assert code_of(lambda: read_body_file(tmp_path)) == "body.file"
    (tmp_path / "body.toml").write_text("slug = 1\n")
    assert code_of(lambda: read_body_file(tmp_path)) == "body.file"
    (tmp_path / "long").write_bytes(b"x" * 200)
    assert code_of(lambda: LogFolder(tmp_path).read("long", 100)) == "log.file-oversize"


def test_an_archive_s_sources_are_there_and_have_a_head(tmp_path: Path) -> None:
    from comity.wiring.archive import HEAD, read_edition

    assert code_of(lambda: read_edition(tmp_path, NRC)) == "chronicle.file"
    (tmp_path / HEAD).write_text('slug = "x"\n')
    assert code_of(lambda: read_edition(tmp_path, NRC)) == "chronicle.head"


def test_what_is_too_long_or_of_no_form(tmp_path: Path) -> None:
    from comity.cli.files import read_file
    from comity.dues.zones import zone
    from comity.keys.sealing import seal, unseal
    from comity.records.inner import Inner, render
    from comity.tlog.checkpoint import open_checkpoint
    from comity.tlog.tiles import TileHashes, read_entry, render_entries
    from comity.verify.anchor import parse
    from comity.wiring.shipped import shipped

    log = from_label(ORIGIN, "log").verifier
    (tmp_path / "long").write_bytes(b"x" * 200)
    assert code_of(lambda: read_file(tmp_path / "long", 100)) == "cli.oversize"
    assert code_of(lambda: render(Inner(salt=bytes(32), body={"text": {"en": "x" * 300_000}}))) == "inner.oversize"
    assert code_of(lambda: unseal("one", "purpose", seal("other", "purpose", "text"))) == "key.seal"
    assert code_of(lambda: open_checkpoint(b"x" * 100_000, log)) == "log.checkpoint"
    assert code_of(lambda: TileHashes(lambda _: b"short", 3).tile(0, 0)) == "log.tile-size"
    assert code_of(lambda: read_entry(lambda _: render_entries([b"one"]), 1, 2)) == "log.bundle-size"
    assert code_of(lambda: parse("one two")) == "anchor.syntax"
    assert code_of(lambda: shipped("nothing/of/the/kind")) == "shipped.missing"
    assert code_of(lambda: zone("No/Where")) == "zone.unknown"


def record_text(**changes: Any) -> bytes:
    whole = {
        "act": "state", "at": "2026-02-02", "aud": "public", "body": {}, "by": "RUS", "for": "RUS", "form": "statement", "keys": [ZEROS],
        "log": ORIGIN, "material": [], "prev": ZEROS, "refs": [], "seen": {"root": ZEROS, "size": 0}, "seq": 1, "v": 1, **changes,
    }  # fmt: skip
    return f"{ORIGIN}/record/v1\n{json.dumps(whole, sort_keys=True, separators=(',', ':'))}\n".encode()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"aud": "restricted"}, "record.audience"),
        ({"keys": []}, "record.count"),
        ({"refs": [{"id": ZEROS, "rel": "cites"}] * 2}, "record.repeated"),
    ],
)
def test_a_record_that_does_not_hold_together(changes: dict[str, Any], code: str) -> None:
    from comity.records.record import parse_text

    parse_text(record_text())
    assert code_of(lambda: parse_text(record_text(**changes))) == code


def test_a_desk_that_is_full_says_so(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.envelope import parse_submission
    from comity.service import inbox
    from comity.store.database import connect

    monkeypatch.setattr(inbox, "WAITING_LIMIT", 0)
    signed = parse_submission(body.note("AAA"))
    assert code_of(lambda: inbox.put(connect(body.folder), signed)) == "inbox.full"


def test_a_draft_says_no_more_than_a_draft_can(body: Body) -> None:
    from comity.service.drafting import draft_of

    record = replace(body.draft("AAA"), keys=(ZEROS,), not_after="2030-01-01T00:00:00Z")
    assert code_of(lambda: draft_of(record)) == "draft.beyond"


def test_a_port_in_use_is_named(body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from comity.cli.main import main
    from comity.keys.signer import write_secret

    from .conftest import key

    write_secret(tmp_path / "desk.key", key("AAA", "desk"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["seat", str(body.folder), "--key", str(tmp_path / "desk.key"), "--port", str(port)]) == 1
    assert capsys.readouterr().err.startswith("cli.port")


def test_a_reference_that_leads_nowhere(body: Body) -> None:
    assert (
        code_of(lambda: body.write("AAA", Act.ACKNOWLEDGE, refs=(Ref(rel="acknowledges", id=ZEROS),))) == "refs.unknown"
    )


def test_a_receipt_that_lacks_what_its_authority_rests_on(body: Body) -> None:
    from comity import receipt
    from comity.store.reader import open_reader
    from comity.verify import anchor
    from comity.verify.receipt import verify_receipt

    record_id = body.write("AAA")
    body.sequencer.publish()
    whole = receipt.parse(open_reader(body.folder).receipt(record_id))
    meant = anchor.parse(body.anchor)

    def code_without(act: bytes) -> set[str]:
        parts = tuple(part for part in whole.parts if b'"act":"' + act + b'"' not in part.entry)
        assert len(parts) == len(whole.parts) - 1
        report = verify_receipt(receipt.render(replace(whole, parts=parts)), meant)
        assert not report.holds
        return {found.code for check in report.checks for found in check.findings}

    assert code_without(b"found") == {"receipt.records"}
    assert "receipt.key" in code_without(b"accredit")


def test_a_checkpoint_is_published_once_and_over_what_lies_on_disk(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    body.write("AAA")
    sequencer = body.sequencer
    with monkeypatch.context() as patched:
        patched.setattr(sequencer, "_published", lambda: 0 if sequencer.connection.in_transaction else 10_000)
        assert code_of(lambda: sequencer._swap(10_000, b"", b"", b"")) == "log.swap"
    read = sequencer.files.read
    with monkeypatch.context() as patched:
        patched.setattr(sequencer.files, "read", lambda name, *limit: read(name, *limit)[:-1] + b"\x00")
        assert code_of(sequencer.publish) == "log.read-back"


def test_a_file_of_another_size_than_its_record_says(body: Body) -> None:
    import hashlib

    from comity.records.record import Material
    from comity.verify import anchor
    from comity.verify.log import verify_log

    hashed = hashlib.sha256(b"six by").hexdigest()
    body.sequencer.files.put_material(b"six by")
    told = Material(sha256=hashed, size=7, media="text/plain", name="a.txt", role="attachment")
    body.write("AAA", material=(told,))
    body.sequencer.publish()
    report = verify_log(body.folder / "log", anchor.parse(body.anchor))
    assert not report.holds
    assert "material.size" in {found.code for check in report.checks for found in check.findings}


def codes_of(report: Any) -> set[str]:
    return {found.code for check in report.checks for found in check.findings}


def test_a_log_without_a_founding_and_one_with_another_root(body: Body, tmp_path: Path) -> None:
    from comity.encoding import note as notes
    from comity.tlog.checkpoint import Checkpoint, render
    from comity.tlog.merkle import EMPTY_ROOT
    from comity.verify import anchor
    from comity.verify.log import verify_log

    from .conftest import LOG

    meant = anchor.parse(body.anchor)

    def signed(size: int, root: bytes) -> bytes:
        text = render(Checkpoint(origin=LOG.name, size=size, root=root))
        return notes.render(text, (LOG.sign_note(text),))

    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "checkpoint").write_bytes(signed(0, EMPTY_ROOT))
    assert "log.no-founding" in codes_of(verify_log(empty, meant))
    (body.folder / "log" / "checkpoint").write_bytes(signed(body.sequencer.size, b"\x01" * 32))
    assert "log.root" in codes_of(verify_log(body.folder / "log", meant))


def test_what_the_public_fold_refused_the_second_refuses_too(body: Body) -> None:
    from comity.fold.entitled import EntitledFold
    from comity.fold.view import Memory
    from comity.store.reader import open_reader

    body.write("AAA")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    view = Memory(reader.root, reader.material)
    last = reader.size - 1
    fold = EntitledFold(view, lambda _: None, lambda index: index != last)
    for index in range(reader.size):
        delta = fold.step(index, reader.leaf(index))
        view.take(delta.rows)
    assert [value["code"] for table, _, value in delta.rows if table == "finding" and value] == ["inner.refused"]


def test_a_receipt_no_witness_has_confirmed(building: Callable[..., Body], tmp_path: Path) -> None:
    from comity.keys.names import COSIGNATURE
    from comity.store.reader import open_reader
    from comity.verify import anchor
    from comity.verify.receipt import verify_receipt

    witness = from_label("witness.example/w", "a witness", COSIGNATURE).verifier.vkey
    body = building(tmp_path / "watched", f"witness w0 {witness}\nquorum w0\n")
    record_id = body.write("AAA")
    body.sequencer.publish()
    report = verify_receipt(open_reader(body.folder).receipt(record_id), anchor.parse(body.anchor))
    body.sequencer.close()
    assert "receipt.quorum" in codes_of(report)


def test_a_page_of_one_s_own_needs_the_web(
    body: Body, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import importlib.util

    from comity.cli.main import main

    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "django" else there(name))
    assert main(["seat", str(body.folder), "--key", "none.key"]) == 1
    assert capsys.readouterr().err.startswith("cli.no-web")


class Forged(Bent):
    """A log whose keeper asks nobody: whatever is signed goes in, as a secretariat that cheats would do it."""

    leaves: list[bytes]

    def file(self, record: Record, pen: Pen, at: int) -> str:
        from comity.envelope import parse_submission, stamp_leaf
        from comity.tlog.merkle import leaf_hash

        self.leaves = getattr(self, "leaves", [])
        signed = parse_submission(pen.sign(self.bend(record)))
        leaf = stamp_leaf(signed, self._stamp.cosign(signed.text, at)).data
        self.leaves.append(leaf)
        self.frontier.append(leaf_hash(leaf))
        self.roots.append(self.frontier.root())
        return signed.id

    def receipt(self) -> tuple[bytes, Any]:
        """Return a receipt of the last record with all the others, and the anchor of this log."""
        from comity import receipt
        from comity.encoding import note as notes
        from comity.envelope import parse_leaf
        from comity.tlog.checkpoint import Checkpoint, render
        from comity.tlog.merkle import leaf_hash, prove_inclusion
        from comity.tlog.proof import LogProof
        from comity.tlog.proof import render as render_proof
        from comity.tlog.tiles import TileHashes, extend
        from comity.verify import anchor

        log, size = from_label(ORIGIN, "comity/scenario/v1 log"), len(self.leaves)
        text = render(Checkpoint(origin=ORIGIN, size=size, root=self.frontier.root()))
        note = notes.render(text, (log.sign_note(text),))
        tiles = extend(0, [leaf_hash(leaf) for leaf in self.leaves], lambda _: b"")
        hashes = TileHashes(tiles.__getitem__, size)

        def part(index: int) -> receipt.Part:
            proof = LogProof(index=index, hashes=prove_inclusion(index, size, hashes.read), checkpoint_note=note)
            return receipt.Part(entry=self.leaves[index], proof=render_proof(proof))

        order = (size - 1, *range(size - 1))
        whole = receipt.render(receipt.Receipt(parts=tuple(map(part, order))))
        return whole, anchor.parse(f"{ORIGIN} {log.verifier.vkey} {parse_leaf(self.leaves[0]).id}")


def same(record: Record) -> Record:
    return record


def other_root_set(record: Record) -> Record:
    if record.act is not Act.FOUND:
        return record
    body: Any = record.body
    return replace(record, body={**body, "seats": [{**seat, "root_set": ZEROS} for seat in body["seats"]]})


class Halved(Forged):
    """The same, with seats of two root keys of which one alone accredits."""

    def _keys(self, code: str) -> Any:
        second = from_label(f"{ORIGIN}/{code}/root-2", "a second root")
        keys = super()._keys(code)
        return replace(keys, roots=(*keys.roots, second), threshold=2)

    def file(self, record: Record, pen: Pen, at: int) -> str:
        alone = Pen(keys=pen.keys[:1], owner=pen.owner, prev=pen.prev, seq=pen.seq)
        return super().file(record, alone if record.act is Act.ACCREDIT else pen, at)


@pytest.mark.parametrize(
    ("kind", "bend", "by", "code"),
    [
        (Forged, other_root_set, "RUS", "receipt.root-set"),
        (Forged, same, "BEL", "receipt.owner"),
        (Halved, same, "RUS", "receipt.threshold"),
    ],
)
def test_a_receipt_shows_what_a_keeper_that_cheats_let_in(
    kind: type[Forged], bend: Callable[[Record], Record], by: str, code: str
) -> None:
    from comity.verify.receipt import verify_receipt

    body = kind(bend)
    text = {"title": {"en": "x"}, "text": {"en": "x"}}
    pen = replace(body.pens["RUS"], owner=by)
    body.file(body.content(Act.STATE, "statement", by, by, "2026-02-02", text), pen, AT)
    data, meant = body.receipt()
    report = verify_receipt(data, meant)
    assert not report.holds
    assert code in codes_of(report)


@pytest.mark.usefixtures("in_sqlite")
def test_what_the_store_cannot_do_is_no_loss(body: Body) -> None:
    body.sequencer.connection.execute("PRAGMA query_only=1")
    assert code_of(lambda: body.write("AAA")) == "store.write"
    body.sequencer.connection.execute("PRAGMA query_only=0")


def test_what_the_store_lacks_is_no_loss(body: Body) -> None:
    body.sequencer.connection.execute("ALTER TABLE frontiers RENAME TO gone")
    assert code_of(lambda: body.write("AAA")) == "store.write"
    body.sequencer.connection.execute("ALTER TABLE gone RENAME TO frontiers")


def test_nothing_goes_into_the_log_that_the_fold_refuses(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body.sequencer.fold, "examine", lambda *_: None)
    body.pens["AAA"].seq += 1
    assert code_of(lambda: body.write("AAA")) == "desk.not-admitted"


def test_the_desk_takes_no_record_that_names_another_size(body: Body) -> None:
    import hashlib

    from comity.records.record import Material
    from comity.service.desk import Desk

    body.sequencer.files.put_material(b"six by")
    told = Material(
        sha256=hashlib.sha256(b"six by").hexdigest(), size=7, media="text/plain", name="a.txt", role="attachment"
    )
    body.sequencer.publish()
    note = body.note("AAA", material=(told,))
    body.sequencer.close()
    assert code_of(lambda: Desk(body.folder).submit(note)) == "material.size"
    body.open()
