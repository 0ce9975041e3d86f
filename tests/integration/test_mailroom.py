"""Letters that come in: notes answered with receipts, forms with texts to sign, all else refused or passed over, none lost."""

import email
import email.policy
import json
import os
import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.errors import Finding, Unavailable
from comity.i18n import LANGUAGES
from comity.mailroom import ledger, turn
from comity.mailroom.judging import PREPARED, REFUSED, TAKEN, Place, judge
from comity.mailroom.message import HEAD_LIMIT, LIMIT, read
from comity.mailroom.turn import Room, made, take
from comity.records.act import Act
from comity.service.handover import Handover, frame
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.receipt import verify_receipt

from .conftest import ORIGIN, Body, key
from .post_office import post_office
from .test_authority import act, grant, roots
from .test_forming import FILLED, write_in

OWN = "desk@small.example"
HER = "delegate@aaa.example"


def letter(data: bytes | None = None, name: str = "x.note", **headers: str) -> EmailMessage:
    """Return a letter as a mail program writes it."""
    made = EmailMessage()
    given = {"From": f"A delegate <{HER}>", "To": OWN, "Subject": "A note", "Message_ID": "<1@aaa.example>", **headers}
    language = given.pop("Content_Language", "")
    for header, value in given.items():
        if value:
            made[header.replace("_", "-")] = value
    made.set_content("Dear desk,\nplease find it attached.\n")
    if data is not None:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if language:
        made["Content-Language"] = language
    return made


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made(tmp_path / "Maildir")
    return Room(letters=tmp_path / "Maildir", outbox=tmp_path / "out", address=OWN)


@pytest.fixture
def places(body: Body) -> dict[str, Place]:
    desk = body.desk()
    return {"small": Place(slug="small", reader=open_reader(body.folder), submit=desk.submit)}


def put(room: Room, message: EmailMessage | bytes, name: str = "1") -> None:
    data = message if isinstance(message, bytes) else message.as_bytes()
    (room.letters / "new" / name).write_bytes(data)


def answers(room: Room) -> list[EmailMessage]:
    found = sorted((room.outbox / "new").iterdir()) if room.outbox.exists() else []
    return [email.message_from_bytes(one.read_bytes(), policy=email.policy.default) for one in found]  # type: ignore[misc]


def said(answer: EmailMessage) -> str:
    body = answer.get_body()
    assert body is not None
    return str(body.get_content()).replace("\u202f", " ").replace("\u00a0", " ")


def test_a_signed_note_is_taken_by_the_same_door_and_answered_with_its_receipt(
    body: Body, room: Room, places: dict[str, Place]
) -> None:
    note = body.note("AAA")
    put(room, letter(note, Content_Language="fr-BE"))
    done = take(room, places, body.now)
    assert (done.outcomes, done.passed, done.waiting, done.broken) == ({TAKEN: 1}, {}, 0, [])
    (answer,) = answers(room)
    assert (answer["From"], answer["To"], answer["In-Reply-To"]) == (OWN, HER, "<1@aaa.example>")
    assert (answer["Auto-Submitted"], answer["Content-Language"]) == ("auto-replied", "fr")
    assert answer["Subject"] == "Reçu\N{NO-BREAK SPACE}: S/NOT/2026/1"
    assert "A note" not in answer["Subject"]
    reader = open_reader(body.folder)
    assert f"feuille {reader.size - 1}" in said(answer)
    (receipt,) = answer.iter_attachments()
    assert verify_receipt(receipt.get_content(), anchors.parse(body.anchor)).holds
    assert not list((room.letters / "new").iterdir())
    assert [one.name for one in (room.letters / ".done/cur").iterdir()] == ["1:2,S"]


@pytest.mark.parametrize("coding", ["8bit", "quoted-printable", "base64"])
def test_a_note_may_be_the_text_of_a_letter_however_it_is_coded(
    body: Body, room: Room, places: dict[str, Place], coding: str
) -> None:
    note = body.note("AAA", body={"title": {"en": "Prière", "fr": "Prière"}}).decode()
    message = letter()
    message.set_content(f"\n{note}\n\n", cte=coding)
    put(room, message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert take(room, places, body.now).outcomes == {TAKEN: 1}, said(answers(room)[0])


def test_a_letter_is_answered_once_however_often_it_comes(body: Body, room: Room, places: dict[str, Place]) -> None:
    message = letter(body.note("AAA")).as_bytes()
    put(room, b"Received: from a by b\n" + message, "1")
    put(room, b"Received: from a by c\nReceived: from x by a\n" + message, "2")
    done = take(room, places, body.now)
    assert (done.outcomes, done.known) == ({TAKEN: 1}, 1)
    put(room, message, "3")
    assert (take(room, places, body.now).known, len(answers(room))) == (1, 1)
    again = letter(body.note("AAA"), Message_ID="<2@aaa.example>")
    put(room, again, "4")
    assert take(room, places, body.now).outcomes == {TAKEN: 1}


STOPS: dict[str, tuple[str, str]] = {
    "before the answer": ("comity.mailroom.turn.deliver", "nothing said"),
    "before the ledger": ("comity.mailroom.ledger.Ledger.note", "said, not noted"),
    "before it is put away": ("comity.mailroom.turn.put_away", "said and noted"),
}


@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_between_two_steps_loses_no_letter_and_says_nothing_twice(
    body: Body, room: Room, places: dict[str, Place], monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    put(room, letter(body.note("AAA")))
    size = open_reader(body.folder).size

    class Stopped(BaseException):
        pass

    def halt(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(STOPS[stop][0], halt)
        with pytest.raises(Stopped):
            take(room, places, body.now)
    assert (room.letters / "new/1").exists()
    take(room, places, body.now + 60)
    assert open_reader(body.folder).size == size + 1
    assert len(answers(room)) == 1
    assert not (room.letters / "new/1").exists()


@pytest.mark.parametrize("kind", ["text", "xlsx", "body"])
def test_a_filled_form_is_answered_with_the_text_to_sign_which_the_desk_then_takes(
    body: Body, room: Room, places: dict[str, Place], tmp_path: Path, kind: str
) -> None:
    sheet, where = tmp_path / "form.xlsx", ["--dir", str(body.folder), "--lang", "en"]
    if kind == "xlsx":
        import openpyxl

        assert main(["form", "blank", "note", *where, "--as", "xlsx", "-o", str(sheet)]) == 0
        book = openpyxl.load_workbook(sheet)
        for row in book["form"].iter_rows():
            if row[0].value in FILLED:
                row[2].value = FILLED[row[0].value]
        book.save(sheet)
    else:
        assert main(["form", "blank", "note", *where, "-o", str(sheet)]) == 0
        write_in(sheet, FILLED)
    if kind == "body":
        message = letter(Accept_Language="en")
        message.set_content(sheet.read_text(encoding="utf-8"))
    else:
        message = letter(sheet.read_bytes(), "form.txt", Accept_Language="en")
    size = open_reader(body.folder).size
    put(room, message)
    assert take(room, places, body.now).outcomes == {PREPARED: 1}
    (answer,) = answers(room)
    assert answer["Subject"] == "A text for you to sign"
    assert "On the agenda" in said(answer)
    assert open_reader(body.folder).size == size
    (text,) = answer.iter_attachments()
    prepared, secret, note = tmp_path / "a.text", tmp_path / "aaa.key", tmp_path / "a.note"
    prepared.write_bytes(text.get_content())
    secret.write_text(key("AAA", "desk").secret_line() + "\n", encoding="ascii")
    secret.chmod(0o600)
    assert main(["sign", str(prepared), "--key", str(secret), "--yes", "-o", str(note)]) == 0
    put(room, letter(note.read_bytes(), Message_ID="<2@aaa.example>"))
    assert take(room, places, body.now).outcomes == {TAKEN: 1}
    assert open_reader(body.folder).size == size + 1


def blank(body: Body, tmp_path: Path, form: str = "note", **values: str) -> bytes:
    sheet = tmp_path / "faulty"
    assert main(["form", "blank", form, "--dir", str(body.folder), "-o", str(sheet)]) == 0
    write_in(sheet, values)
    return sheet.read_bytes()


def restricted(body: Body) -> bytes:
    held = body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Behind", "fr": "Derrière"}})
    return frame(Handover(note=held.note, inner=held.inner))


REFUSALS: dict[str, tuple[Callable[[Body, Path], EmailMessage], list[str]]] = {
    "nothing in it": (lambda _b, _t: letter(), ["mail.nothing"]),
    "another file": (lambda _b, _t: letter(b"%PDF-1.7", "x.pdf"), ["mail.nothing"]),
    "two notes": (lambda b, _t: twice(letter(b.note("AAA")), b.note("BBB")), ["mail.several"]),
    "a bad signature": (lambda b, _t: letter(flipped(b.note("AAA"))), ["signature.invalid"]),
    "another log": (lambda b, _t: letter(b.note("AAA").replace(ORIGIN.encode(), b"comity.example/other")), ["mail.no-body"]),
    "restricted": (lambda b, _t: letter(restricted(b)), ["mail.not-public"]),
    "a form with faults": (
        lambda b, t: letter(blank(b, t, act="found", by="AAA"), "f.txt"), ["blank.value", "blank.missing"],
    ),
    "a restricted form": (
        lambda b, t: letter(blank(b, t, "letter", **FILLED, aud="restricted"), "f.txt"), ["mail.not-public"],
    ),
    "a form of others": (
        lambda b, t: letter(blank(b, t).replace(b"comity/blank/v1 ", b"comity/blank/v1 other-", 1), "f.txt"), ["mail.no-body"],
    ),
    "too many parts": (lambda _b, _t: parts(40), ["mail.form"]),
    "too deep": (lambda _b, _t: deep(40), ["mail.form"]),
    "too long": (lambda _b, _t: letter(b"x" * LIMIT), ["mail.oversize"]),
    "a broken coding": (lambda b, _t: broken(letter(b.note("AAA"))), ["mail.form"]),
}  # fmt: skip


def twice(message: EmailMessage, data: bytes) -> EmailMessage:
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename="y.note")
    return message


def flipped(note: bytes) -> bytes:
    at = note.rindex(b" ") + 12
    return note[:at] + (b"A" if note[at : at + 1] != b"A" else b"B") + note[at + 1 :]


def parts(count: int) -> EmailMessage:
    message = letter()
    for number in range(count):
        message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=f"{number}")
    return message


def deep(count: int) -> EmailMessage:
    message = letter()
    inner = letter()
    for _ in range(count):
        outer = letter()
        outer.set_content(inner)
        inner = outer
    message.set_content(inner)
    return message


def broken(message: EmailMessage) -> EmailMessage:
    for part in message.iter_attachments():
        part.set_payload("=" + str(part.get_payload()))
    return message


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_refused_is_told_in_sentences_and_nothing_is_entered(
    body: Body, room: Room, places: dict[str, Place], tmp_path: Path, name: str
) -> None:
    write, codes = REFUSALS[name]
    size = open_reader(body.folder).size
    message = write(body, tmp_path)
    put(room, message)
    done = take(room, places, body.now)
    assert sum(done.outcomes.values()) == 1, (done.passed, done.broken)
    assert TAKEN not in done.outcomes
    assert PREPARED not in done.outcomes
    (answer,) = answers(room)
    assert answer["Content-Language"] == ", ".join(sorted(LANGUAGES))  # it named none, so it is told in each
    for code in codes:
        assert said(answer).count(f"{code}: ") >= len(LANGUAGES), (code, said(answer))
    assert not list(answer.iter_attachments())
    assert "Behind" not in said(answer)
    assert open_reader(body.folder).size == size
    assert list((room.letters / ".done/cur").iterdir())


QUIET: dict[str, dict[str, str]] = {
    "automatic": {"Auto_Submitted": "auto-replied"},
    "list": {"List_Id": "<talk.example.org>"},
    "bounce": {"Return_Path": "<>"},
    "own": {"From": OWN},
    "no-sender": {"From": "a@example.org, b@example.org"},
}
MORE = (
    ("automatic", {"Auto_Submitted": "auto-generated; x=y"}),
    ("automatic", {"Precedence": "bulk"}),
    ("bounce", {"From": "MAILER-DAEMON@mx.example.org"}),
    ("bounce", {"From": "no-reply@example.org"}),
    ("no-sender", {"From": ""}),
    ("no-sender", {"From": "nobody"}),
    ("no-sender", {"From": "a@example.org, b <c@example.org>"}),
    ("no-sender", {"From": "several: a@example.org;"}),
)


@pytest.mark.parametrize(("why", "headers"), [*QUIET.items(), *MORE])
def test_what_a_machine_sent_is_neither_answered_nor_taken(
    body: Body, room: Room, places: dict[str, Place], why: str, headers: dict[str, str]
) -> None:
    size = open_reader(body.folder).size
    put(room, letter(body.note("AAA"), **headers))
    assert take(room, places, body.now).passed == {why: 1}
    assert answers(room) == []
    assert open_reader(body.folder).size == size
    assert list((room.letters / ".done/cur").iterdir())


def test_our_own_answer_comes_back_and_is_passed_over(body: Body, room: Room, places: dict[str, Place]) -> None:
    put(room, letter())
    take(room, places, body.now)
    (answer,) = answers(room)
    answer.replace_header("From", HER)
    put(room, answer, "2")
    assert take(room, places, body.now).passed == {"automatic": 1}


RESULTS = (
    (("mx.small.example; spf=pass; dmarc=pass header.from=aaa.example",), {REFUSED: 1}),
    (("mx.small.example; dmarc=fail",), {}),
    (("forged.example; dmarc=pass",), {}),
    (("mx.small.example; dmarc=fail", "mx.small.example; dmarc=pass"), {}),
    ((), {}),
)


@pytest.mark.parametrize(("results", "outcomes"), RESULTS)
def test_a_sender_nobody_stands_behind_is_not_answered_where_the_operator_asks_for_that(
    body: Body, room: Room, places: dict[str, Place], results: tuple[str, ...], outcomes: dict[str, int]
) -> None:
    message = letter()
    for one in results:
        message["Authentication-Results"] = one
    put(room, message)
    proving = Room(letters=room.letters, outbox=room.outbox, address=OWN, authserv="mx.small.example")
    assert take(proving, places, body.now).outcomes == outcomes


def test_one_sender_gets_so_many_answers_an_hour_and_keeps_nobody_else_waiting(
    body: Body, room: Room, places: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "EACH", 2)
    for number in range(4):
        put(room, letter(Message_ID=f"<{number}@aaa.example>"), f"{number}")
    put(room, letter(From="other@bbb.example"), "9")
    done = take(room, places, body.now)
    assert (done.outcomes, done.waiting) == ({REFUSED: 3}, 2)
    assert (room.letters / "new/2").exists()
    assert take(room, places, body.now + 60).waiting == 2
    assert take(room, places, body.now + ledger.HOUR + 1).outcomes == {REFUSED: 2}
    monkeypatch.setattr(ledger, "ALL", 5)
    put(room, letter(From="third@ccc.example"), "10")
    assert take(room, places, body.now + ledger.HOUR + 2).outcomes == {REFUSED: 1}


def test_while_the_desk_cannot_answer_a_letter_stays(body: Body, room: Room, places: dict[str, Place]) -> None:
    def away(_: bytes) -> Any:
        raise Unavailable(Finding(code="inbox.no-answer", place="inbox"))

    put(room, letter(body.note("AAA")))
    closed = {"small": Place(slug="small", reader=places["small"].reader, submit=away)}
    done = take(room, closed, body.now)
    assert (done.waiting, done.cause and done.cause.code, answers(room)) == (1, "inbox.no-answer", [])
    put(room, letter(body.note("BBB"), Message_ID="<2@bbb.example>"), "2")
    assert take(room, closed, body.now).waiting == 2
    assert take(room, places, body.now).outcomes == {TAKEN: 2}


def test_a_letter_that_breaks_us_keeps_no_other_waiting(
    body: Body,
    room: Room,
    places: dict[str, Place],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    whole = turn.read

    def breaking(data: bytes, *rest: str) -> Any:
        if b"<1@" in data:
            raise RuntimeError("words of the letter")
        return whole(data, *rest)

    monkeypatch.setattr(turn, "read", breaking)
    put(room, letter(), "1")
    put(room, letter(Message_ID="<2@aaa.example>"), "2")
    done = take(room, places, body.now)
    assert (done.broken, done.outcomes) == (["1"], {REFUSED: 1})
    assert re.search(r"1: RuntimeError at test_mailroom\.py:\d+", caplog.text)
    assert "words of the letter" not in caplog.text
    assert (room.letters / "new/1").exists()
    assert main(["mailroom", str(room.letters), str(body.folder), "--address", OWN, "--unproved"]) == 1
    assert "mailroom.broken" in capsys.readouterr().err


def test_only_files_are_letters_and_only_one_process_empties_a_mailbox(
    body: Body, room: Room, places: dict[str, Place], tmp_path: Path
) -> None:
    (tmp_path / "secret").write_bytes(letter().as_bytes())
    (room.letters / "new/link").symlink_to(tmp_path / "secret")
    (room.letters / "new/folder").mkdir()
    assert take(room, places, body.now).outcomes == {}
    with turn.held(room.letters), pytest.raises(Unavailable) as refusal:
        take(room, places, body.now)
    assert refusal.value.finding.code == "mailroom.locked"
    with pytest.raises(Unavailable) as refusal:
        take(Room(letters=tmp_path, outbox=room.outbox, address=OWN), places, body.now)
    assert refusal.value.finding.code == "mailroom.none"
    (room.letters / "mailroom.sqlite").write_bytes(b"no database, but bytes of something else altogether" * 20)
    with pytest.raises(Unavailable) as refusal:
        take(room, places, body.now)
    assert refusal.value.finding.code == "mailroom.ledger"


def test_a_form_of_rules_that_several_bodies_have_goes_to_the_one_addressed(
    body: Body, places: dict[str, Place], tmp_path: Path
) -> None:
    two = {**places, "other": Place(slug="other", reader=places["small"].reader, submit=places["small"].submit)}
    data = blank(body, tmp_path, **FILLED)

    def outcome(to: str) -> Any:
        return judge(read(letter(data, "f.txt", To=to).as_bytes()), two, body.now)

    assert [one.code for one in outcome(OWN).findings] == ["mail.which-body"]
    assert outcome("desk+other@small.example").body.slug == "other"
    assert [one.code for one in outcome("desk+third@small.example").findings] == ["mail.which-body"]


def test_a_seat_with_two_desk_keys_is_asked_to_choose_elsewhere(
    body: Body, room: Room, places: dict[str, Place], tmp_path: Path
) -> None:
    act(body, roots(body, "AAA"), Act.ACCREDIT, grant("AAA", key("AAA", "desk-2"), "desk"))
    body.sequencer.publish()
    put(room, letter(blank(body, tmp_path, **FILLED), "f.txt", Accept_Language="ru"))
    assert take(room, places, body.now).outcomes == {REFUSED: 1}
    assert "mail.signer: " in said(answers(room)[0])


def test_hostile_headers_are_bounded() -> None:
    for data in (
        b"",
        b"\n\n",
        b"From: " + b"x" * HEAD_LIMIT * 2,
        b"From: a@b.example\n" + b"\n" * 100_000,
        b"\xff" * 1_000,
    ):
        found = read(data)
        assert found.fault is not None or found.carried == ()
    header = b"From: a@b.example\nSubject: =?utf-8?b?////?=\nContent-Type: multipart/mixed; boundary*0*=x''\xff\n\nx"
    assert read(header).sender == "a@b.example"
    for name in ("From", "To", "Message-ID", "Authentication-Results", "Content-Type"):  # what nests without end
        for piece in (b"(", b"<", b'"a\\', b"=?", b"a@b.example,", b";a*0*="):
            read(name.encode() + b": " + piece * 20_000 + b"\n\nx", OWN, "mx.example")
    many = b"From: a@b.example\nContent-Type: multipart/digest; boundary=x\n\n" + b"--x\n\n" * 20_000
    assert (read(many).fault or Finding(code="")).code == "mail.form"
    long = read(b"From: a@b.example\nMessage-ID: <" + b"x" * 500 + b"@b>\n\nx")
    assert long.reply_to == ""
    assert read(b"From: a@b.example\r\nBcc: c@d.example\r\n\r\nx").sender == "a@b.example"


def test_the_command_answers_and_sends(
    body: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.conf import settings

    box = tmp_path / "Maildir"
    made(box)
    room = Room(letters=box, outbox=box / ".answers", address=OWN)
    asked = ["mailroom", str(box), str(body.folder), "--address", OWN, "--unproved"]
    put(room, letter(body.note("AAA")), "1")
    put(room, letter(Message_ID="<2@aaa.example>"), "2")
    body.sequencer.close()
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {name: told[name] for name in ("taken", "refused", "prepared", "waiting", "broken")} == {
        "taken": 1, "refused": 1, "prepared": 0, "waiting": 0, "broken": [],
    }  # fmt: skip
    assert len(answers(room)) == 2
    assert main([*asked, "--send"]) == 1
    assert "mailroom.no-server" in capsys.readouterr().err
    with post_office() as office:
        for name, value in (("BACKEND", "django.core.mail.backends.smtp.EmailBackend"), ("HOST", "127.0.0.1"),
                            ("PORT", office.port), ("USE_TLS", False)):  # fmt: skip
            monkeypatch.setattr(settings, f"EMAIL_{name}", value)
        office.refuse = "550 no such user"
        assert main([*asked, "--send", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["unsent"] == 2
        six_days = body.now - 6 * 86_400
        (first, _) = sorted((room.outbox / "new").iterdir())
        os.utime(first, (six_days, six_days))
        assert main([*asked, "--send", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["aside"] == 1
        office.refuse = ""
        assert main([*asked, "--send", "--lang", "en"]) == 0
        assert "1 sent" in capsys.readouterr().out
        ((to, arrived),) = office.letters
        assert (to, arrived["From"]) == (HER, OWN)
    assert not list((room.outbox / "new").iterdir())
    put(room, letter(Message_ID="<3@aaa.example>"), "3")
    monkeypatch.setattr(settings, "EMAIL_PORT", 1)
    assert main([*asked, "--send", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["reached"] is False
    assert len(answers(room)) == 1
    assert main(["mailroom", str(box), str(body.folder), "--address", "nobody", "--unproved"]) == 1
    assert "cli.option" in capsys.readouterr().err
