"""Restricted records from the pages: who is offered to write them, what is prepared, and what nobody else is told."""

import base64
import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.cli.main import main
from comity.encoding import canonical
from comity.errors import Rejected
from comity.keys.signer import write_secret
from comity.records import inner as inners
from comity.records.act import Act
from comity.records.inner import Inner
from comity.records.record import Record, Ref, render_text
from comity.service import prepared
from comity.service.drafting import Draft, draft_of, prepare, render_draft
from comity.service.handover import Submission
from comity.service.pen import sign_text
from comity.service.permitted import NOT_DRAFTED
from comity.service.prepared import Prepared
from comity.store.reader import open_reader
from comity.web.access.holder import Role
from comity.web.access.rights import Right, rights_of

from .accounts import migrated
from .conftest import Body, key
from .test_rights import ROLES, World, seat_of, signed_in, world
from .test_writing import upload

__all__ = ["migrated", "world"]
WORDS = "the bridge opens at noon"
LETTER = {"title.en": WORDS, "to": ["BBB"], "aud": "restricted", "open_on": "2027-01-01"}


def post(client: Client, form: str, act: str, code: str = "AAA", **fields: Any) -> Any:
    sent = {"seat": code, "act": act, "at": "2026-03-01", "key": key(code, "desk").verifier.hash_hex}
    return client.post(f"/en/small/write/{form}", {**sent, **fields})


def told_in(response: Any) -> Prepared:
    """Return what a preview page holds to be signed."""
    found = re.search(r'name="text" value="([^"]+)"', response.content.decode())
    assert found is not None, response.content.decode()[:3000]
    return prepared.parse(base64.b64decode(html.unescape(found[1])))


def handed_in(client: Client, told: Prepared, code: str = "AAA") -> str:
    note = told.handed_in(sign_text(told.text, (key(code, "desk"),)))
    answer = client.post("/small/submit", note, content_type="application/octet-stream")
    assert answer.status_code == 200, answer.content
    return str(answer.json()["id"])


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role or "public"))
def test_only_the_entitled_are_offered_it_and_to_others_it_does_not_exist(world: World, role: Role | None) -> None:
    client, code = world.clients[role], seat_of(role)
    granted = Right.WRITE_RESTRICTED in rights_of(role)
    form = client.get(f"/en/small/write/letter?act=notify&seat={code}")
    assert (b'name="aud"' in form.content) == granted
    answer = post(client, "letter", "notify", code, **LETTER)
    assert answer.status_code == (200 if granted else 404)
    assert (WORDS.encode() in answer.content) == granted
    if granted:
        assert answer.headers["Cache-Control"] == "private, no-store"
    if code == "AAA":
        hidden = client.get(f"/en/small/write/opinion?act=object&seat=AAA&re={world.public}&rel=objects")
        assert hidden.status_code == (200 if granted else 404)
        offered = b"/write/opinion" in client.get(f"/en/small/record/{world.public}?seat=AAA").content
        assert offered == granted


def test_at_another_seat_the_entitled_are_nobody(world: World) -> None:
    assert post(world.clients[Role.SIGNER], "letter", "notify", "BBB", **LETTER).status_code == 404


def test_nobody_chooses_for_the_writer_and_nothing_is_lost(world: World) -> None:
    client = world.clients[Role.SIGNER]
    form = client.get("/en/small/write/letter?act=notify&seat=AAA").content.decode()
    assert form.count('type="radio" name="aud"') == 2
    assert not re.search(r'name="aud"[^>]* checked', form)
    for given, said in (
        ({"aud": ""}, "It is not said who may read"),
        ({"aud": "public"}, "belongs to a restricted record only"),
        ({"open_on": "soon"}, 'id="i-open-on-wrong"'),
    ):
        answer = post(client, "letter", "notify", **{**LETTER, **given})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert said in page
        assert WORDS in page
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_written_signed_and_read_by_members_only(world: World) -> None:
    client = world.clients[Role.SIGNER]
    response = post(client, "letter", "notify", **LETTER)
    page, told = html.unescape(response.content.decode()), told_in(response)
    assert "WHAT MEMBERS ONLY WILL READ" in page
    assert WORDS.encode() not in told.text
    assert told.record.inner is not None
    assert (told.record.body, told.record.inner["open_on"]) == (None, "2027-01-01")
    kept = handed_in(client, told)
    for role, reads in ((None, False), (Role.OBSERVER, False), (Role.SIGNER, True)):
        for address in (f"record/{kept}", "records", "search?q=bridge", "feed.atom"):
            shown = b"opens at noon" in world.clients[role].get(f"/en/small/{address}").content
            assert shown == ((reads and "search" not in address) or (reads and "search" in address)), (role, address)


def test_a_hidden_act_shows_neither_what_it_is_nor_what_it_is_about(world: World) -> None:
    client, target = world.clients[Role.SIGNER], world.body.write("BBB", Act.PROPOSE)
    world.body.sequencer.publish()
    about = {"ref": f"objects:{target}", "f.view.en": WORDS}
    told = told_in(post(client, "opinion", "object", **about))
    assert (told.record.act, told.record.form, told.record.refs) == (Act.REACTION, "reaction", ())
    assert (told.whole.act, told.whole.form) == (Act.OBJECT, "opinion")
    assert told.whole.refs == (Ref(rel="objects", id=target),)
    kept = handed_in(client, told)
    public = html.unescape(world.clients[None].get(f"/en/small/record/{kept}").content.decode())
    assert "Reaction" in public
    assert target not in public
    assert WORDS not in public
    assert target in client.get(f"/en/small/record/{kept}").content.decode()
    assert kept not in world.clients[None].get(f"/en/small/record/{target}").content.decode()

    # The page judges a second objection as members read; the desk's answer to a program tells nothing of the first.
    again = post(client, "opinion", "object", **about)
    assert again.status_code == 422
    draft = render_draft(draft_of(told.whole), told.record.keys[0])
    answer = world.clients[None].post("/small/prepare", draft, content_type="application/octet-stream")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert prepared.parse(answer.content).whole.act is Act.OBJECT


def test_a_restricted_record_is_answered_from_its_page(world: World) -> None:
    client = signed_in(Role.SIGNER, "BBB")
    page = html.unescape(client.get(f"/en/small/record/{world.letter}?seat=BBB").content.decode())
    for form, act in (("letter", "ask"), ("letter", "comment"), ("opinion", "object"), ("note", "reply")):
        assert f"write/{form}?act={act}&" in page, (form, act)
    fields = {"title.en": WORDS, "aud": "restricted", "ref": f"answers:{world.letter}"}
    told = told_in(post(client, "letter", "ask", "BBB", **fields))
    assert (told.record.act, told.record.refs) == (Act.ASK, (Ref(rel="answers", id=world.letter),))
    kept = handed_in(client, told, "BBB")
    assert "opens at noon" in client.get(f"/en/small/record/{kept}").content.decode()


def test_what_waits_too_long_is_prepared_again_for_the_entitled(world: World) -> None:
    client = world.clients[Role.SIGNER]
    first, second = (told_in(post(client, "letter", "notify", **LETTER)) for _ in range(2))
    handed_in(client, first)
    late = second.handed_in(sign_text(second.text, (key("AAA", "desk"),)))
    for role, offered in ((None, False), (Role.OBSERVER, False), (Role.SIGNER, True)):
        answer = world.clients[role].post("/en/small/hand-in", {"note": upload(late)})
        assert answer.status_code == 422
        assert (b'name="text"' in answer.content) == offered, role
        assert WORDS.encode() not in answer.content
    again = base64.b64encode(prepared.render(second.text, second.inner)).decode()
    assert world.clients[None].post("/en/small/write-again", {"text": again}).status_code == 404
    third = told_in(client.post("/en/small/write-again", {"text": again}))
    assert (third.record.seq, draft_of(third.whole)) == (second.record.seq + 1, draft_of(second.whole))
    handed_in(client, third)


def test_taken_away_signed_by_command_and_brought_back(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client = world.clients[Role.SIGNER]
    told = told_in(post(client, "letter", "notify", **LETTER))
    sent = base64.b64encode(prepared.render(told.text, told.inner)).decode()
    file = client.post("/small/text", {"text": sent})
    assert file.headers["Cache-Control"] == "private, no-store"
    text, secret, note = tmp_path / "letter.text", tmp_path / "AAA.key", tmp_path / "letter.note"
    text.write_bytes(file.content)
    write_secret(secret, key("AAA", "desk"))
    assert main(["read", str(text), "--lang", "en"]) == 0
    assert f"| {WORDS}" in capsys.readouterr().out
    assert main(["sign", str(text), "--key", str(secret), "-o", str(note), "--yes", "--lang", "en"]) == 0
    assert f"| {WORDS}" in capsys.readouterr().err
    assert Submission(note.read_bytes()).inner == told.inner
    arrived = client.post("/en/small/hand-in", {"note": upload(note.read_bytes())})
    assert arrived.status_code == 302
    assert WORDS in client.get(arrived["Location"]).content.decode()

    other = tmp_path / "other.text"
    other.write_bytes(text.read_bytes().replace(b"noon", b"nine"))
    assert main(["sign", str(other), "--key", str(secret), "-o", str(tmp_path / "x.note"), "--yes"]) == 1
    assert not (tmp_path / "x.note").exists()


SALT = bytes(range(32))
DRAFT = Draft(
    act=Act.NOTIFY,
    form="letter",
    by="AAA",
    for_="AAA",
    at="2026-03-01",
    body={"title": {"en": WORDS}},
    aud="restricted",
    open_on="2027-01-01",
)


def framed(change: Callable[[Record, Inner], tuple[Record, Inner]]) -> Callable[[Prepared], bytes]:
    """Return a change of what was prepared whose hash and commitment are made to fit again."""

    def spoil(told: Prepared) -> bytes:
        assert told.held is not None
        record, held = change(told.record, told.held)
        data = inners.render(held)
        named = {**(record.inner or {}), **inners.outer(record.log, record.keys[0], record.seq, data)}
        return prepared.render(render_text(replace(record, inner=named)), data)

    return spoil


def cut(told: Prepared) -> tuple[bytes, bytes]:
    assert told.inner is not None
    return told.text, told.inner


SPOILED: dict[str, tuple[Callable[[Prepared], bytes], str]] = {
    "a word of the text": (
        lambda told: prepared.render(told.text, cut(told)[1].replace(b"noon", b"nine")),
        "inner.other",
    ),
    "no inner text": (lambda told: told.text, "inner.missing"),
    "half an inner text": (lambda told: prepared.render(told.text, cut(told)[1][:500]), "inner.other"),
    "bytes after it": (lambda told: prepared.render(*cut(told)) + b"x", "prepared.frame"),
    "a length that is none": (
        lambda told: prepared.render(*cut(told)).replace(b"inner 1", b"inner +1"),
        "prepared.frame",
    ),
    "nothing": (lambda told: prepared.MAGIC, "prepared.frame"),
    "another place": (
        lambda told: prepared.render(render_text(replace(told.record, seq=told.record.seq + 1)), told.inner),
        "inner.other",
    ),
    "a shadow that hides nothing": (
        framed(lambda record, held: (replace(record, act=Act.REACTION, form="reaction"), held)),
        "inner.shadow",
    ),
    "an act within that shows outside": (
        framed(lambda record, held: (record, replace(held, act=Act.ASK, form="letter"))),
        "inner.shadow",
    ),
    "half a shadow": (
        framed(lambda record, held: (replace(record, act=Act.REACTION, form="reaction"), replace(held, act=Act.ASK))),
        "inner.shadow",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_no_signing_side_reads_what_does_not_fit(body: Body, tmp_path: Path, name: str) -> None:
    body.sequencer.publish()
    spoil, code = SPOILED[name]
    hashed = key("AAA", "desk").verifier.hash_hex
    told = prepared.parse(prepare(open_reader(body.folder), DRAFT, hashed, body.now, SALT))
    data = spoil(told)
    with pytest.raises(Rejected) as caught:
        prepared.parse(data)
    assert caught.value.finding.code == code
    (tmp_path / "x.text").write_bytes(data)
    write_secret(tmp_path / "AAA.key", key("AAA", "desk"))
    asked = [str(tmp_path / "x.text"), "--key", str(tmp_path / "AAA.key"), "-o", str(tmp_path / "x.note"), "--yes"]
    assert main(["sign", *asked]) == 1
    assert not (tmp_path / "x.note").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"body": {}}, "form.part-missing"),
        ({"form": "note"}, "audience.form"),
        ({"form": "opinion"}, "form.unknown"),
        ({"body": {"title": {"en": "x" * 300_000}}}, None),
        ({"to": ("CCC", "BBB")}, "record.order"),
    ],
)
def test_a_draft_that_its_form_refuses_is_not_prepared(body: Body, change: dict[str, Any], code: str | None) -> None:
    body.sequencer.publish()
    hashed = key("AAA", "desk").verifier.hash_hex
    with pytest.raises(Rejected) as caught:
        prepare(open_reader(body.folder), replace(DRAFT, **change), hashed, body.now, SALT)
    assert code in {None, caught.value.finding.code}, caught.value.finding


def test_a_public_draft_has_no_date_of_opening(world: World) -> None:
    whole = json.loads(render_draft(DRAFT, key("AAA", "desk").verifier.hash_hex))
    for change, code in (({"aud": "public"}, "audience.open-on"), ({"aud": "sealed"}, "record.value")):
        data = canonical.render({**whole, "draft": {**whole["draft"], **change}})
        answer = world.clients[None].post("/small/prepare", data, content_type="application/octet-stream")
        assert answer.status_code == 422
        assert answer.json()["finding"]["code"] == code


def test_every_restricted_form_offers_the_acts_it_carries(world: World) -> None:
    client = world.clients[Role.SIGNER]
    listing = html.unescape(client.get("/en/small/write?seat=AAA").content.decode())
    forms = [form for form in world.reader.regime.forms.values() if "restricted" in form.audiences]
    asked = [(form.name, str(act)) for form in forms for act in form.acts - NOT_DRAFTED]
    assert asked
    for form, act in asked:
        assert f"write/{form}?act={act}&seat=AAA" in listing
        assert client.get(f"/en/small/write/{form}?act={act}&seat=AAA").status_code == 200


def test_files_of_a_restricted_text_are_named_within_and_stay_behind_the_gate(world: World) -> None:
    import hashlib

    client, files = world.clients[Role.SIGNER], (b"%PDF-1.7\n the bridge", b"plain words\n")
    sent = [("map.pdf", files[0], "application/pdf"), ("note.txt", files[1], "text/plain")]
    attach = [SimpleUploadedFile(*one) for one in sent]
    response = post(client, "letter", "notify", **LETTER, attach=attach)
    told = told_in(response)
    assert told.record.material == ()
    assert told.held is not None
    assert [(item.name, item.size) for item in told.held.material] == [("map.pdf", 20), ("note.txt", 12)]
    assert all(hashlib.sha256(data).hexdigest().encode() not in told.text for data in files)
    note = sign_text(told.text, (key("AAA", "desk"),))
    bare = client.post("/small/submit", told.handed_in(note), content_type="application/octet-stream")
    assert bare.json()["finding"]["code"] == "material.missing"
    placed = client.post("/small/submit", told.handed_in(note, files), content_type="application/octet-stream")
    assert placed.status_code == 200, placed.content
    for item, data in zip(told.held.material, files, strict=True):
        assert not (world.body.folder / "log" / "material" / item.sha256).exists()
        address = f"/en/small/record/{told.id}/material/{item.sha256}"
        given = client.get(address)
        assert given.content == data
        assert "sandbox" in given["Content-Security-Policy"]
        assert given["Content-Disposition"].startswith("attachment")
        assert world.clients[Role.OBSERVER].get(address).status_code == 404
        assert world.clients[None].get(f"/small/log/material/{item.sha256}").status_code == 404
