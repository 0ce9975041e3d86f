"""One's own signing page: against a real desk over HTTP and in a folder, and against desks that alter what they prepare.

The desks that alter are running parts: a real desk answers, and one thing in its answer is changed on the way.
"""

import http.client
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import make_server

import pytest

from comity.cli.main import main
from comity.errors import Rejected, Unavailable
from comity.records.act import Act
from comity.records.record import Record, Ref, Source
from comity.service.drafting import prepare
from comity.service.peer import FolderPeer, RemotePeer
from comity.web.own_seat import signing
from comity.wiring.exercise import demonstration_key

from .seating import NOTIFIED, OTHER, Opening, Practice, Quiet, altering, founded, opening, practice, stated

__all__ = ["founded", "opening", "practice"]


@pytest.mark.parametrize("where", ["http", "folder"])
def test_written_compared_signed_and_the_receipt_checked(practice: Practice, opening: Opening, where: str) -> None:
    seat = opening(None if where == "http" else str(practice.folder))
    status, page = seat.ask("GET", "")
    assert status == 200
    assert "EXERCISE" in page
    assert "write/notification?act=notify" in page
    status, page = seat.write("notification", "notify", **NOTIFIED)
    assert status == 200
    assert "Every field is what you asked for" in page
    for told in ("Two battalions", "in spring.", "[RUS]", "[BEL]"):
        assert told in page
    before = practice.reader.size
    status, page = seat.sign(page)
    assert status == 200
    assert "The receipt holds against the anchor you gave" in page
    assert practice.reader.size == before + 1
    found = re.search(r"receipt/([0-9a-f]{64})", page)
    assert found is not None
    assert seat.ask("GET", f"receipt/{found[1]}")[0] == 200
    receipt = practice.folder.parent / f"{where}.receipt"
    receipt.write_bytes(seat.data)
    assert main(["verify", str(receipt), "--anchor", practice.anchor]) == 0


class Late(datetime):
    """A clock in the last half-hour of a day in UTC: in Brussels, whose days the body counts, the next has begun."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Late":
        return cls(2031, 3, 1, 23, 30, tzinfo=UTC).astimezone(tz)


def test_a_form_is_dated_with_the_day_it_is_where_the_body_counts_its_days(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "datetime", Late)
    page = opening().ask("GET", "write/notification?act=notify")[1]
    assert re.findall(r'name="at"[^>]* value="([^"]*)"', page) == ["2031-03-02"]


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_every_form_opens_and_wrong_values_are_shown(practice: Practice, opening: Opening, lang: str) -> None:
    seat = opening(lang=lang)
    _, listing = seat.ask("GET", "")
    for address in re.findall(r'href="[^"]*/(write/[^"]*)"', listing):
        assert seat.ask("GET", address)[0] == 200, address
    status, page = seat.write(
        "notification", "notify", title__en="T", f__units="many", also_id="NRC/NOT/1", also_rel="cites"
    )
    assert status == 422
    assert 'id="i-f-units-wrong"' in page
    assert 'id="i-also-id-wrong"' in page
    assert 'value="many"' in page
    assert "/exercise/prepare" not in practice.seen


def with_body(**parts: Any) -> Callable[[Record], Record]:
    return lambda record: replace(record, body={**(record.body or {}), **parts})


TAMPERED = {
    "one field": (with_body(fields={"units": 20}), "record.body.fields.units", "2", "20"),
    "a word of the text": (
        with_body(text={"en": "They arrive\nin winter."}),
        "record.body.text.en",
        "They arrive\nin spring.",
        "They arrive\nin winter.",
    ),
    "a language more": (
        with_body(title={"en": "Two battalions", "fr": "Trois"}),
        "record.body.title.fr",
        "nothing",
        "Trois",
    ),
    "a field left out": (
        lambda r: replace(r, body={k: v for k, v in (r.body or {}).items() if k != "fields"}),
        "record.body.fields",
        '{"units":2}',
        "nothing",
    ),
    "one addressee more": (
        lambda r: replace(r, to=("BEL", "DEU", "RUS")),
        "record.to",
        '["BEL","RUS"]',
        '["BEL","DEU","RUS"]',
    ),
    "no addressee": (lambda r: replace(r, to=()), "record.to", '["BEL","RUS"]', "nothing"),
    "another act": (lambda r: replace(r, act=Act.BRIEF), "record.act", "notify", "brief"),
    "another form": (lambda r: replace(r, form="exercise"), "record.form", "notification", "exercise"),
    "another voice": (lambda r: replace(r, for_="ALLIES"), "record.for", "FRA", "ALLIES"),
    "another speaker": (lambda r: replace(r, by="RUS"), "record.by", "FRA", "RUS"),
    "another day": (lambda r: replace(r, at="2026-11-24"), "record.at", "2026-11-25", "2026-11-24"),
    "another key": (lambda r: replace(r, keys=(OTHER,)), "record.keys", None, OTHER),
    "a key more": (lambda r: replace(r, keys=tuple(sorted((*r.keys, OTHER)))), "record.keys", None, OTHER),
    "another log": (lambda r: replace(r, log="comity.example/other"), "record.log", None, "comity.example/other"),
    "a reference": (lambda r: replace(r, refs=(Ref(rel="cites", id=OTHER),)), "record.refs", "[]", OTHER),
    "an end": (lambda r: replace(r, not_after="2027-01-01T00:00:00Z"), "record.not_after", "nothing", "2027-01-01"),
    "a source": (
        lambda r: replace(r, sources=(Source(url="https://example.org/"),)),
        "record.sources",
        "nothing",
        "example.org",
    ),
    "an author": (lambda r: replace(r, attributed_to="RUS"), "record.attributed_to", "nothing", "RUS"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_desk_that_alters_the_text_is_shown_and_nothing_is_signed(
    practice: Practice, opening: Opening, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from comity.keys.signer import SigningKey

    change, place, asked, prepared = TAMPERED[name]
    seat = opening()
    signatures: list[bytes] = []
    real = SigningKey.sign
    monkeypatch.setattr(SigningKey, "sign", lambda self, message: signatures.append(message) or real(self, message))
    practice.alter = altering(change)
    status, page = seat.write("notification", "notify", **NOTIFIED)
    assert status == 200
    assert "The desk altered what you asked for. Nothing is signed." in page
    told = rf"<h2><code>{re.escape(place)}</code></h2><dl[^>]*><dt>You asked for</dt><dd>(.*?)</dd><dt>[^<]*</dt><dd>(.*?)</dd>"
    row = re.search(told, page, re.DOTALL)
    assert row is not None, page
    assert asked is None or row[1] == asked
    assert prepared in row[2]
    assert 'name="held"' not in page
    assert seat.ask("POST", "sign", {"held": re.sub(r"\W", "", "0" * 64)})[0] == 422
    assert signatures == []
    assert "/exercise/submit" not in practice.seen


def test_place_and_checkpoint_alone_are_the_desks_to_fill_in(practice: Practice, opening: Opening) -> None:
    seat = opening()
    practice.alter = altering(lambda record: replace(record, seq=record.seq + 7, prev=OTHER))
    _, page = seat.write("notification", "notify", **NOTIFIED)
    assert "Every field is what you asked for" in page
    assert f"after {OTHER}" in page
    status, page = seat.sign(page)
    assert status == 422
    assert "record.seq" in page
    practice.alter = None
    held = re.search(r'name="held" value="([0-9a-f]{64})"', page)
    assert held is not None
    _, page = seat.ask("POST", "again", {"held": held[1]})
    assert "Every field is what you asked for" in page
    assert seat.sign(page)[0] == 200


GARBLED = {
    "no record": b"nonsense",
    "not canonical": b'comity.example/EXERCISE/exercise/record/v1\n{"v": 1}\n',
    "nothing": b"",
    "too long": b"x" * 100_000,
}


@pytest.mark.parametrize("name", GARBLED)
def test_what_a_desk_prepares_is_read_strictly(practice: Practice, opening: Opening, name: str) -> None:
    seat = opening()
    practice.alter = lambda path, status, data: ("200 OK", GARBLED[name], []) if path.endswith("/prepare") else None
    status, page = seat.write("notification", "notify", **NOTIFIED)
    assert status == 422
    assert 'name="held"' not in page


@pytest.mark.parametrize(
    "finding",
    [
        {"code": "made.up", "place": "x"},
        {"code": "<script>", "place": "x"},
        {"code": "record.seq", "place": ["x"], "excerpt": {"a": 1}, "facts": [1], "index": "x", "more": 1},
        "x",
        None,
    ],
)
def test_a_desks_refusal_is_read_strictly(practice: Practice, opening: Opening, finding: Any) -> None:
    import json

    seat = opening()
    data = json.dumps({"finding": finding}).encode()
    practice.alter = lambda path, status, _: ("422 Unprocessable", data, []) if path.endswith("/submit") else None
    _, page = seat.write("notification", "notify", **NOTIFIED)
    status, page = seat.sign(page)
    assert status == 422
    assert "<script>" not in seat.data.decode()


def test_a_receipt_of_another_record_is_no_proof(practice: Practice, opening: Opening) -> None:
    seat = opening()
    first = practice.reader.receipt(str((practice.reader.get("body", "") or {})["found"]))
    practice.alter = lambda path, status, _: ("200 OK", first, []) if "/receipt/" in path else None
    _, page = seat.write("notification", "notify", **NOTIFIED)
    _, page = seat.sign(page)
    assert "The receipt does not hold" in page


def test_a_desk_that_leads_elsewhere_is_not_followed(practice: Practice, opening: Opening) -> None:
    seat = opening()
    asked: list[str] = []

    def elsewhere(environ: Any, start_response: Any) -> Any:
        asked.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b""]

    other = make_server("127.0.0.1", 0, elsewhere, handler_class=Quiet)
    threading.Thread(target=other.serve_forever, args=(0.02,), daemon=True).start()
    location = [("Location", f"http://127.0.0.1:{other.server_port}/exercise/prepare")]
    practice.alter = lambda path, status, data: ("307 Temporary Redirect", b"", location)
    status, _ = seat.write("notification", "notify", **NOTIFIED)
    other.shutdown()
    other.server_close()
    assert status == 422
    assert asked == []


def test_the_program_connects_to_the_desk_and_nowhere_else(
    practice: Practice, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    reached: list[Any] = []
    real = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: reached.append(address) or real(self, address))
    seat = opening()
    _, page = seat.write("notification", "notify", **NOTIFIED)
    seat.sign(page)
    desk = ("127.0.0.1", urlsplit(practice.address).port)
    assert set(reached) == {desk, ("127.0.0.1", seat.server.server_port)}  # the second is this test's own asking


FOREIGN = {
    "another host": {"Host": "evil.example"},
    "another host that resolves here": {"Host": "evil.example:{port}"},
    "a page elsewhere": {"Origin": "https://evil.example"},
    "an origin that is hidden": {"Origin": "null"},
    "a site elsewhere": {"Sec-Fetch-Site": "cross-site"},
    "another port here": {"Sec-Fetch-Site": "same-site"},
}


@pytest.mark.parametrize("name", FOREIGN)
def test_other_pages_cannot_speak_to_it(opening: Opening, practice: Practice, name: str) -> None:
    seat = opening()
    headers = {key: value.format(port=seat.server.server_port) for key, value in FOREIGN[name].items()}
    for method, path, fields in (
        ("GET", "", None),
        ("POST", "write/notification", {"act": "notify"}),
        ("POST", "sign", {}),
    ):
        status, page = seat.ask(method, path, fields, headers)
        assert (status, page) == (404, "")
    assert "/exercise/prepare" not in practice.seen


def test_without_its_token_there_is_nothing(opening: Opening) -> None:
    seat = opening()
    for path in ("/", "/sign", "/x/", "/x/comity.css", "//", "/" + "A" * 32 + "/"):
        assert seat.ask("GET", path)[:2] == (404, ""), path
    assert seat.ask("GET", "")[0] == 200
    policy = seat.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "http" not in policy
    assert seat.server.server_address[0] == "127.0.0.1"


def test_it_reads_no_more_than_a_form_may_hold(opening: Opening) -> None:
    seat = opening()
    connection = http.client.HTTPConnection("127.0.0.1", seat.server.server_port, timeout=10)
    path = urlsplit(seat.server.address).path
    connection.putrequest("POST", f"{path}write/notification")
    connection.putheader("Content-Length", "999999999")
    connection.endheaders()
    assert connection.getresponse().status == 404
    connection.close()


def test_a_text_from_a_file_is_read_and_signed(practice: Practice, opening: Opening, tmp_path: Path) -> None:
    draft = stated("FRA")
    key = demonstration_key(practice.reader.origin, "FRA")
    text = prepare(practice.reader, draft, key.verifier.hash_hex, 1_800_000_000)
    path = tmp_path / "state.text"
    path.write_bytes(text)
    seat = opening(text=path)
    _, page = seat.ask("GET", "text")
    assert "There is nothing to compare it with" in page
    assert "[state]" in page
    assert seat.sign(page)[0] == 200
    with pytest.raises(Rejected):
        opening(code="RUS", text=path)


def test_key_body_and_anchor_are_of_one_log(practice: Practice, opening: Opening, demo: Path) -> None:
    from comity.cli.running import anchor_of

    with pytest.raises(Rejected) as caught:
        opening(anchor=anchor_of(demo / "archive"))
    assert caught.value.finding.code == "key.other-log"
    with pytest.raises(Rejected):
        opening(str(demo / "archive"))


def test_rules_that_are_not_those_named_are_refused(practice: Practice, opening: Opening) -> None:
    practice.alter = lambda path, status, data: (status, data + b"\n", []) if "/material/" in path else None
    with pytest.raises(Rejected) as caught:
        opening()
    assert caught.value.finding.code == "desk.rules"


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "http:///x", "http://127.0.0.1/x?y", "http://127.0.0.1:1/x"])
def test_an_address_that_is_none_or_silent_is_unavailable(address: str) -> None:
    with pytest.raises(Unavailable):
        RemotePeer(address).body()


def test_both_peers_answer_alike(practice: Practice) -> None:
    peers = (FolderPeer(practice.folder), RemotePeer(practice.address))
    assert peers[0].body() == peers[1].body()
    key = demonstration_key(practice.reader.origin, "DEU").verifier.hash_hex
    draft = stated("DEU")
    assert peers[0].prepare(draft, key) == peers[1].prepare(draft, key)
    found = []
    for peer in peers:
        with pytest.raises(Rejected) as caught:
            peer.prepare(replace(draft, by="FRA"), key)
        found.append(caught.value.finding)
    assert found[0] == found[1]
    record = str((practice.reader.get("body", "") or {})["found"])
    assert peers[0].receipt(record) == peers[1].receipt(record)
