"""Every parser of bytes from outside, with examples to begin from: what `test_parsers.py` and `make fuzz` feed.

Law of each: whatever it is given, it returns or raises one of ours, and what it returns is rendered as the very bytes it was given.
A new parser is a line of `targets`; those of whole files are in `parsers_files.py`, those of sealed records in `parsers_sealed.py`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from comity import paper, receipt
from comity.encoding import canonical, edtf, iso6709, note
from comity.envelope import parse_leaf, parse_submission
from comity.keys.names import parse_vkey
from comity.records import inner
from comity.records.act import Act
from comity.records.record import Material, Seen, parse_text, render_text
from comity.regime import load
from comity.scenario.parse import parse as parse_scenario
from comity.search import query
from comity.service import drafting, handover, invitation, media, prepared, request, rootset, succeeding
from comity.service.pen import Pen, blank, root_set_of
from comity.store.reader import open_reader
from comity.tlog import checkpoint, evidence, policy, proof, tiles
from comity.verify import following

from . import parsers_sealed
from .conftest import DAY, LOG, NEXT_LOG, NEXT_STAMP, ORIGIN, REGIME, SALT, SEATS, STAMP, Body, build, key
from .parsers_target import Target
from .tracks import readers

__all__ = ["Target", "targets"]
ROOT = Path(__file__).parents[2]


def targets(folder: Path) -> Iterator[Target]:
    """Yield every parser, its examples taken from a small body built in an empty folder."""
    body, sealed = _written(folder)
    reader = open_reader(body.folder)
    leaf, text = reader.leaf(reader.size - 1), note.parse(reader.leaf(reader.size - 1)).text
    told = receipt.parse(reader.receipt(reader.find("S/NOT/2026/1") or ""))
    asked = request.request(key("AAA", "desk"))
    point = checkpoint.parse(note.parse(reader.checkpoint()).text)
    draft = drafting.render_draft(drafting.draft_of(parse_text(text)), key("AAA", "desk").verifier.hash_hex)
    yield Target(
        name="note",
        parse=note.parse,
        seeds=(leaf, reader.checkpoint()),
        render=lambda made: note.render(made.text, made.lines),
    )
    yield Target(name="leaf", parse=parse_leaf, seeds=(leaf, reader.leaf(0)), render=lambda made: made.data)
    yield Target(name="submission", parse=parse_submission, seeds=(note.render(text, note.parse(leaf).lines[:-1]),))
    yield Target(name="record", parse=parse_text, seeds=(text, note.parse(reader.leaf(0)).text), render=render_text)
    yield Target(
        name="json",
        parse=canonical.parse,
        seeds=(text.split(b"\n")[1], b'{"a":[1,"\xc3\xa9"]}'),
        render=canonical.render,
    )
    yield Target(name="checkpoint", parse=checkpoint.parse, seeds=(checkpoint.render(point),), render=checkpoint.render)
    yield Target(
        name="entries",
        parse=tiles.parse_entries,
        seeds=(tiles.render_entries([leaf, b"", b"x"]),),
        render=tiles.render_entries,
    )
    yield Target(
        name="proof", parse=proof.parse, seeds=tuple(part.proof for part in told.parts[:1]), render=proof.render
    )
    yield Target(name="receipt", parse=receipt.parse, seeds=(receipt.render(told),), render=receipt.render)
    yield Target(name="paper", parse=_join, seeds=("\n".join(paper.cut(b"a receipt")).encode(),))
    yield Target(name="policy", parse=lambda data: policy.parse(data.decode("latin-1")), seeds=_policies())
    yield Target(name="evidence", parse=_shown, seeds=(_evidence(point), _evidence(point, followed=True), _of_stamps()))
    yield Target(name="regime", parse=load, seeds=(REGIME,))
    yield Target(name="scenario", parse=lambda data: parse_scenario(data, "x"), seeds=_scenarios())
    yield Target(
        name="upload",
        parse=_upload,
        seeds=(handover.frame(handover.Handover(note=sealed.note, inner=sealed.inner, files=(b"a",))),),
    )
    yield Target(
        name="media", parse=lambda data: media.fits("text/plain", data, text=True), seeds=(b"%PDF-1.7", b"PK\x03\x04")
    )
    yield Target(name="inner", parse=inner.parse, seeds=(sealed.inner,), render=inner.render)
    outer = note.parse(sealed.note).text
    yield Target(name="prepared", parse=prepared.parse, seeds=(prepared.render(outer, sealed.inner), text))
    yield Target(name="draft", parse=drafting.parse_draft, seeds=(draft,))
    yield Target(name="invitation", parse=invitation.parse, seeds=(_invitation(),))
    yield Target(
        name="invitation-link", parse=lambda data: invitation.parse_link(data.decode("latin-1")), seeds=(_link(),)
    )
    yield Target(
        name="key-request",
        parse=lambda data: request.parse(data, "x"),
        seeds=(request.render(asked),),
        render=request.render,
    )
    yield Target(name="root-set", parse=lambda data: rootset.parse(data, "x"), seeds=(_root_set(),))
    yield Target(
        name="vkey",
        parse=lambda data: parse_vkey(data.decode("latin-1")),
        seeds=(key("AAA", "desk").verifier.vkey.encode(),),
    )
    yield Target(name="witness-request", parse=_witness, seeds=(b"old 0\n\n" + reader.checkpoint(),))
    yield Target(
        name="date",
        parse=lambda data: edtf.parse(data.decode("latin-1")),
        seeds=(b"2016-07-13", b"2017~", b"2026-03-01T12:00:00Z"),
    )
    yield Target(
        name="place", parse=lambda data: iso6709.parse(data.decode("latin-1")), seeds=(b"+5930+02445", b"+59.5-024.75")
    )
    yield Target(
        name="search",
        parse=lambda data: query.parse(data.decode("utf-8", "replace")),
        seeds=(b'"two words" -not OR x*', "слово".encode()),
    )
    yield Target(name="letter", parse=_letter, seeds=tuple(_letters(note.render(text, note.parse(leaf).lines[:-1]))))
    yield from (Target(name=one.name, parse=one.read, seeds=one.seeds) for one in readers(folder))
    yield from parsers_sealed.targets(parse_text(text))
    body.sequencer.close()


def _written(folder: Path) -> tuple[Body, Any]:
    from comity.records.act import Act

    body = build(folder / "small")
    body.write("AAA", to=("BBB",))
    body.sequencer.publish()
    annex = Material(sha256=hashlib.sha256(b"a").hexdigest(), size=1, media="text/plain", name="a", role="attachment")
    content: dict[str, Any] = {"title": {"en": "T", "fr": "T"}}
    return body, body.restrict(
        "BBB", Act.NOTIFY, "letter", content, inner=inner.Inner(salt=SALT, body=content, material=(annex,))
    )


def _join(data: bytes) -> bytes:
    return paper.join(data.decode("latin-1").splitlines())


def _upload(data: bytes) -> Any:
    """Read a submission as the desk does: note, inner text, and the files either names."""
    sent = handover.Submission(data)
    named = inner.parse(sent.inner).material if sent.inner is not None else parse_submission(sent.note).record.material
    return sent.files(named) if sent.framed else named


def _letter(data: bytes) -> Any:
    from comity.mailroom.message import read

    return read(data, "desk@small.example", "mx.small.example")


def _letters(signed: bytes) -> Iterator[bytes]:
    """Yield a letter with a note attached, one with two in letters within it, and one that is a note."""
    letters = []
    for number in range(3):
        made = EmailMessage()
        made["From"], made["To"], made["Message-ID"] = (
            "A <a@aaa.example>",
            "desk+x@small.example",
            f"<{number}@aaa.example>",
        )
        made["Authentication-Results"] = "mx.small.example; dmarc=pass"
        made.set_content("Please find it attached.\n" if number < 2 else signed.decode())
        made.add_attachment(signed, maintype="application", subtype="octet-stream", filename="x.note")
        letters.append(made)
    letters[1].add_attachment(letters[0])
    yield from (made.as_bytes() for made in letters)


def _witness(data: bytes) -> Any:
    from comity.net.witness import parse_request

    return parse_request(data)


def _policies() -> tuple[bytes, ...]:
    log, one, two = (key(code, "desk").verifier.vkey for code in ("AAA", "BBB", "CCC"))
    whole = f"log {log}\nwitness a {one} https://a.example/\nwitness b {two}\ngroup g 1 a b\nquorum g\n"
    return whole.encode(), whole.replace("g 1", "g " + "1" * 5_000).encode(), b"quorum none\n"


def _shown(data: bytes) -> object:
    found = evidence.parse(data)
    return following.keys_of(found), following.stamp_keys_of(found, STAMP.verifier)


def _of_stamps() -> bytes:
    parts = (("succession", _succession("stamp")), ("leaf", b"none"), ("proof", b"none"))
    return evidence.render(evidence.Evidence(kind=evidence.Kind.BACKWARDS, log=LOG.verifier, parts=parts))


def _succession(of: str) -> bytes:
    old, new = (LOG, NEXT_LOG) if of == "log" else (STAMP, NEXT_STAMP)
    made = succeeding.signed_body(ORIGIN, of, old, new, "2026-03-01T13:00:00Z")
    drawn = blank(ORIGIN, Act.ROTATE, "rotate", "REGISTRY", Seen(size=0, root="0" * 64), DAY, made)
    return note.parse(Pen(keys=SEATS[-1].roots[:2], owner="REGISTRY", prev="0" * 64).sign(drawn)).text


def _evidence(point: checkpoint.Checkpoint, *, followed: bool = False) -> bytes:
    keys = following.lead_on(evidence.LogKeys(first=LOG.verifier), _succession("log"))
    texts = [checkpoint.render(one) for one in (point, replace(point, root=bytes(32)))]
    signers = (LOG, NEXT_LOG if followed else LOG)
    one, other = (note.render(text, (key.sign_note(text),)) for text, key in zip(texts, signers, strict=True))
    found = evidence.between(keys, one, other)
    assert found is not None
    assert len(found.named("succession")) == followed
    return evidence.render(found)


def _scenarios() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "regimes").glob("*/scenarios/*.txt"))[:2])


def _invitation() -> bytes:
    made = invitation.Invitation(log=ORIGIN, code="AAA", role="observer", expires=1_772_366_400, token="0" * 64)
    return invitation.sign(made, ROOTS_OF_AAA)


def _link() -> bytes:
    return invitation.link(_invitation(), bytes(range(32))).encode()


def _root_set() -> bytes:
    made = SEATS[0]
    return rootset.render(rootset.PublicSet(log=ORIGIN, code="AAA", root_set=root_set_of(made.roots, 2)))


ROOTS_OF_AAA = SEATS[0].roots[:2]
