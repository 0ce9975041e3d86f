"""The table of refusals: what the desk will not take, with place and code, and that nothing is stored."""

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from comity.encoding import note as notes
from comity.errors import ComityError, Rejected
from comity.keys.ed25519 import ORDER
from comity.keys.signer import from_label
from comity.records.act import Act
from comity.records.record import Material, Record, Ref, Seen
from comity.service.desk import Desk
from comity.service.founding import seen_now
from comity.service.pen import Pen, accreditation, blank, sign_text

from .conftest import DAY, ORIGIN, Body, key

GHOST = "ab" * 32
Make = Callable[[Body], bytes]


def text_of(body: Body) -> bytes:
    """Return the text of a record the body would take."""
    return notes.parse(body.note("AAA")).text


def resigned(body: Body, change: Callable[[bytes], bytes]) -> bytes:
    """Return a good record's note with its text changed and signed again, unchecked."""
    text = change(text_of(body))
    return notes.render(text, (key("AAA", "desk").sign_note(text),))


def edited(old: bytes, new: bytes) -> Make:
    def make(body: Body) -> bytes:
        text = text_of(body)
        assert old in text
        return resigned(body, lambda _: text.replace(old, new, 1))

    return make


def changed(**parts: Any) -> Make:
    return lambda body: body.pens["AAA"].sign(replace(body.draft("AAA"), **parts))


def placed(**parts: Any) -> Make:
    """Make a record whose place on its chain is replaced after the pen has chosen it."""

    def make(body: Body) -> bytes:
        pen = body.pens["AAA"]
        hashes = (key("AAA", "desk").verifier.hash_hex,)
        record = replace(body.draft("AAA"), keys=hashes, seq=pen.seq, prev=pen.prev)
        return signed(replace(record, **parts))

    return make


def signed(record: Record, *labels: str) -> bytes:
    from comity.records.record import render_text

    return sign_text(render_text(record), tuple(key("AAA", label) for label in labels or ("desk",)))


def revoked(body: Body) -> bytes:
    roots = (key("BBB", "root-1"), key("BBB", "root-2"))
    pen = Pen(keys=roots, owner="BBB", prev=root_chain(body, "BBB"), seq=2)
    act = {"key": key("BBB", "desk").verifier.hash_hex}
    body.sequencer.append(pen.sign(blank(ORIGIN, Act.REVOKE, "revoke", "BBB", seen_now(body.sequencer), DAY, act)))
    return body.note("BBB")


def root_chain(body: Body, code: str) -> str:
    seat = body.sequencer.view.get("seat", code)
    assert seat is not None
    chain = body.sequencer.view.get("chain", str(seat["root_set"]))
    assert chain is not None
    return str(chain["id"])


def out_of_scope(body: Body) -> bytes:
    roots = (key("AAA", "root-1"), key("AAA", "root-2"))
    narrow = key("AAA", "narrow")
    pen = Pen(keys=roots, owner="AAA", prev=root_chain(body, "AAA"), seq=2)
    grant = accreditation(ORIGIN, "AAA", narrow, "desk", "replies only", ("reply",))
    body.sequencer.append(
        pen.sign(blank(ORIGIN, Act.ACCREDIT, "accredit", "AAA", seen_now(body.sequencer), DAY, grant))
    )
    return Pen(keys=(narrow,), owner="AAA", prev=pen.prev).sign(body.draft("AAA"))


def surplus_line(body: Body) -> bytes:
    note = notes.parse(body.note("AAA"))
    return notes.render(note.text, (*note.lines, key("BBB", "desk").sign_note(note.text)))


def spoiled(change: Callable[[bytes], bytes]) -> Make:
    def make(body: Body) -> bytes:
        note = notes.parse(body.note("AAA"))
        line = replace(note.lines[0], payload=change(note.lines[0].payload))
        return notes.render(note.text, (line,))

    return make


def low_order_key(body: Body) -> bytes:
    weak = from_label(f"{ORIGIN}/AAA/weak", "weak")
    weak.__dict__["verifier"] = replace(weak.verifier, public=bytes([1]) + bytes(31))
    pen = Pen(keys=(key("AAA", "root-1"), key("AAA", "root-2")), owner="AAA", prev=root_chain(body, "AAA"), seq=2)
    grant = accreditation(ORIGIN, "AAA", weak, "desk", "weak")
    return pen.sign(blank(ORIGIN, Act.ACCREDIT, "accredit", "AAA", seen_now(body.sequencer), DAY, grant))


def stranger(body: Body) -> bytes:
    return Pen(keys=(key("AAA", "unknown"),), owner="AAA", prev=GHOST).sign(body.draft("AAA"))


def higher_s(payload: bytes) -> bytes:
    return payload[:32] + (int.from_bytes(payload[32:], "little") + ORDER).to_bytes(32, "little")


MISSING = Material(sha256=GHOST, size=3, media="text/plain", name="a.txt", role="attachment")
INNER = {"sha256": GHOST, "bucket": 1024, "commit": GHOST}

TABLE: dict[str, tuple[Make, str, str]] = {
    "broken JSON": (edited(b'"v":1}', b'"v":1'), "json.syntax", "record@"),
    "duplicate keys": (edited(b'"v":1}', b'"v":1,"v":1}'), "json.duplicate-key", "record"),
    "floats": (edited(b'"v":1}', b'"v":1.0}'), "json.float", "record"),
    "not canonical": (edited(b'"v":1}', b'"v": 1}'), "json.not-canonical", "record"),
    "bidi controls": (edited(b"A note", "A \u202enote".encode()), "text.bidi", "record.body.title.en"),
    "zero width": (edited(b"A note", "A\u200bnote".encode()), "text.invisible", "record.body.title.en"),
    "non-NFC": (
        edited(b"A note", "A note\u0301".encode()[:-2] + "e\u0301".encode()),
        "text.not-nfc",
        "record.body.title.en",
    ),
    "unassigned": (edited(b"A note", "A \u0378".encode()), "text.unassigned", "record.body.title.en"),
    "not UTF-8": (edited(b"A note", b"A \xff"), "note.utf8", "text"),
    "wrong log": (
        edited(b"comity.example/small/record", b"comity.example/other/record"),
        "record.origin",
        "record.log",
    ),
    "other log": (lambda body: signed(replace(parsed(body), log="comity.example/other")), "record.log", "record.log"),
    "wrong prev": (placed(prev=GHOST), "record.prev", "record.prev"),
    "re-used seq": (placed(seq=7), "record.seq", "record.seq"),
    "unknown key": (stranger, "key.unknown", "record.keys"),
    "revoked key": (revoked, "key.revoked", "record.keys"),
    "key out of scope": (out_of_scope, "key.scope", "record.act"),
    "another's key": (placed(by="BBB", for_="BBB"), "key.owner", "record.by"),
    "for another": (placed(for_="BBB"), "record.for", "record.for"),
    "past not_after": (placed(not_after="2026-02-28T23:59:59Z"), "record.not-after", "record.not_after"),
    "oversize": (lambda body: b"x" * 65_536, "record.oversize", "note"),
    "oversize text": (changed(body={"title": {"en": "x" * 65_000}, "text": {"en": "y" * 900}}), "record.oversize", ""),
    "unknown act": (edited(b'"act":"notify"', b'"act":"forget"'), "record.act", "record.act"),
    "unknown form": (changed(form="poem"), "form.unknown", "record.form"),
    "unknown field": (
        changed(body={"title": {"en": "A"}, "fields": {"colour": "red"}}),
        "form.field-unknown",
        "record.body.fields.colour",
    ),
    "unknown outer field": (edited(b'"v":1}', b'"v":1,"x":1}'), "record.field-unknown", "record.x"),
    "unknown language": (changed(body={"title": {"de": "A"}}), "form.language", "record.body.title.de"),
    "no title": (changed(body={}), "form.part-missing", "record.body.title"),
    "false seen root": (changed(seen=Seen(size=3, root=GHOST)), "record.seen", "record.seen"),
    "seen the future": (changed(seen=Seen(size=999, root=GHOST)), "record.seen", "record.seen"),
    "surplus signature line": (surplus_line, "signature.lines", "signatures"),
    "false signature": (
        spoiled(lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:]),
        "signature.invalid",
        "signatures.0",
    ),
    "low-order R": (spoiled(lambda data: bytes([1]) + bytes(31) + data[32:]), "signature.invalid", "signatures.0"),
    "S not reduced": (spoiled(higher_s), "signature.invalid", "signatures.0"),
    "low-order key": (low_order_key, "key.encoding", "key"),
    "missing material": (changed(material=(MISSING,)), "material.missing", "record.material.0"),
    "restricted": (changed(aud="restricted", body=None, inner=INNER), "audience.form", "record.aud"),
    "sealed, without its files": (
        changed(
            aud="sealed",
            body=None,
            to=("BBB",),
            inner={**INNER, "wraps": [{"to": "BBB", "sha256": "cd" * 32}]},
            material=tuple(replace(MISSING, sha256=sha256, role="sealed") for sha256 in (GHOST, "cd" * 32)),
        ),
        "material.missing",
        "record.material.0",
    ),
    "rules behind the gate": (
        changed(act=Act.AMEND_RULES, form="amend-rules", aud="restricted", body=None, inner=INNER),
        "audience.not-yet",
        "record.aud",
    ),
    "unknown reference": (changed(refs=(Ref(rel="about", id=GHOST),)), "refs.unknown", "record.refs.0"),
    "answer to nothing": (changed(act=Act.REPLY), "refs.required", "record.refs"),
    "attributed by a party": (changed(attributed_to="PRESS"), "record.attributed", "record.attributed_to"),
    "a second founding": (changed(act=Act.FOUND, form="found"), "record.field-missing", "record.body"),
}


def parsed(body: Body) -> Record:
    from comity.records.record import parse_text

    return parse_text(text_of(body))


@pytest.mark.parametrize("name", TABLE)
def test_refused_with_place_rule_and_excerpt_and_nothing_is_stored(body: Body, name: str) -> None:
    make, code, place = TABLE[name]
    desk_size = body.sequencer.size
    try:
        data = make(body)
    except Rejected as refusal:  # refused before it could be signed: the pen is as strict as the desk
        assert refusal.finding.code == code
        return
    desk_size = body.sequencer.size
    body.sequencer.publish()
    with pytest.raises(ComityError) as caught:
        submit(body, data)
    finding = caught.value.finding
    assert (finding.code, finding.place[: len(place)]) == (code, place), finding
    assert finding.rule.startswith("docs/spec/"), finding
    assert finding.excerpt or code in {"json.syntax"}, finding
    assert body.sequencer.size == desk_size


def submit(body: Body, data: bytes) -> None:
    """Hand in a note as a second process would, with the sequencer of this one answering."""
    desk = Desk(body.folder, wake=lambda: None)
    desk._run_if_idle = body.sequencer.run_once  # type: ignore[method-assign, assignment]
    desk.submit(data)


def test_the_table_is_whole() -> None:
    wanted = (
        "broken JSON, duplicate keys, floats, bidi controls, wrong log, wrong prev, re-used seq, unknown key, revoked key, "
        "key out of scope, past not_after, oversize, non-NFC, unknown act, unknown form, unknown field, false seen root, "
        "surplus signature line, low-order key, low-order R, missing material"
    )
    assert set(wanted.split(", ")) <= set(TABLE)


def test_a_good_record_is_taken_and_taken_once(body: Body) -> None:
    data = body.note("AAA")
    desk = Desk(body.folder, wake=body.sequencer.run_once)
    first = desk.submit(data)
    again = desk.submit(data)
    assert (first.id, first.index, first.symbol) == (again.id, again.index, again.symbol)
    assert first.symbol == "S/NOT/2026/1"
    assert body.sequencer.size == first.index + 1


def test_base64_of_a_line_is_strict(body: Body) -> None:
    data = body.note("AAA")
    head, _, encoded = data.rpartition(b" ")
    raw = base64.b64decode(encoded)
    assert base64.b64encode(raw) + b"\n" == encoded
    with pytest.raises(Rejected, match="note.line"):
        Desk(body.folder).submit(head + b" " + encoded.replace(b"\n", b"=\n"))
