"""Webhooks, to listeners that run: signed, in order, tried again, given up with a notice, and kept from where they may not reach."""

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.client import Rejected, Unavailable, open_webhook
from comity.keys import webhook
from comity.net import posting
from comity.net.posting import check_address, is_open, post

from .accounts import migrated
from .telling import Told, text_of, told

__all__ = ["migrated", "told"]

HOUR, DAY = 3_600, 86_400


@dataclass
class Listener:
    """What a listener was sent, and how it answers: the last of `answers` again and again."""

    address: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=lambda: [(204, {})])
    had: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    slow: float = 0.0
    """Seconds before it answers, or until `over`."""
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def listening(context: ssl.SSLContext | None = None) -> Iterator[Listener]:
    made = Listener()

    class Hearing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.had.append((dict(self.headers), body))
            status, headers = made.answers[0]
            if len(made.answers) > 1:
                made.answers.pop(0)
            made.over.wait(made.slow)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hearing)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    made.address = f"http{'s' if context else ''}://localhost:{server.server_port}/hear?body=small"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as made:
        yield made


def add(address: str, **named: Any) -> tuple[Any, str]:
    from comity.web.told import hooks

    made: tuple[Any, str] = hooks.add("small", address, **{"private": True, "tell": "", "lang": "en", **named})
    return made


def opened(secret: str, had: tuple[dict[str, str], bytes], now: int) -> Any:
    return open_webhook(secret, had[0], had[1], now)


def test_a_grown_log_is_told_signed_and_says_nothing_but_what_is_public(told: Told, listener: Listener) -> None:
    _, secret = add(listener.address)
    now = int(time.time())
    assert told.turn(now).called == 0
    asked = told.asked(title="Words that stay")
    hidden = told.restrict("Whispered")
    assert told.turn(now).called == 1
    headers, body = listener.had[0]
    said = opened(secret, (headers, body), now)
    assert [(one.id, one.act, one.by, one.audience) for one in said.records] == [
        (asked, "ask", "BBB", "public"),
        (hidden, "ask", "BBB", "restricted"),
    ]
    assert said.size == said.records[-1].index + 1
    assert b"Words that stay" not in body
    assert b"Whispered" not in body
    assert set(json.loads(body)) == {"type", "timestamp", "data"}
    assert headers["Content-Type"] == "application/json"
    assert told.turn(now).called == 0
    for spoilt in (body + b" ", body.replace(b"ask", b"say")):
        with pytest.raises(Rejected) as refused:
            opened(secret, (headers, spoilt), now)
        assert refused.value.finding.code == "webhook.signature"


def test_what_was_not_taken_comes_again_the_same_and_later_each_time(told: Told, listener: Listener) -> None:
    hook, secret = add(listener.address)
    listener.answers = [(500, {}), (503, {"Retry-After": "7200"}), (204, {})]
    told.asked()
    now = int(time.time())
    assert told.turn(now).called == 0
    hook.refresh_from_db()
    assert 15 <= hook.next_try - now <= 19
    assert hook.error == "HTTP 500"
    assert told.turn(hook.next_try - 1).called == 0
    assert len(listener.had) == 1  # it was left alone until then
    told.asked()  # the log grows meanwhile
    second = hook.next_try
    told.turn(second)
    hook.refresh_from_db()
    assert hook.next_try == second + 7200
    third = hook.next_try
    assert told.turn(third).called == 2
    first, again, taken, rest = [
        opened(secret, had, at) for had, at in zip(listener.had, (now, second, third, third), strict=True)
    ]
    assert first == again == taken
    assert [had[1] for had in listener.had[:3]] == [listener.had[0][1]] * 3
    assert rest.records[0].index == first.size
    hook.refresh_from_db()
    assert (hook.told, hook.failing, hook.tries) == (rest.size, None, 0)


def test_waits_grow_to_four_hours_and_no_further(told: Told, listener: Listener) -> None:
    hook, _ = add(listener.address)
    listener.answers = [(500, {})]
    told.asked()
    now, waits = int(time.time()), []
    for _ in range(13):
        told.turn(now)
        hook.refresh_from_db()
        waits.append(hook.next_try - now)
        now = hook.next_try
    assert waits[0] < 20
    assert all(after > before for before, after in pairwise(waits[:10]))
    assert max(waits) <= 5 * HOUR


def test_after_five_days_it_is_off_somebody_is_told_and_it_goes_on_where_it_was(
    told: Told,
    listener: Listener,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hook, secret = add(listener.address, tell="desk@example.org", lang="fr")
    listener.answers = [(500, {})]
    asked = told.asked()
    now = int(time.time())
    told.turn(now)
    told.turn(now + 5 * DAY - 1)
    hook.refresh_from_db()
    assert hook.on
    told.turn(now + 6 * DAY)
    hook.refresh_from_db()
    assert not hook.on
    letter = text_of(told.office.to("desk@example.org")[0])
    assert "rien n’est perdu" in letter
    assert listener.address in letter
    told.turn(now + 7 * DAY)
    assert len(told.office.to("desk@example.org")) == 1
    assert len(listener.had) == 3
    home = str(told.home)
    assert main(["hook", "list", home, "--lang", "en"]) == 1
    assert "off (HTTP 500)" in capsys.readouterr().out
    listener.answers = [(200, {})]
    assert main(["hook", "resume", home, str(hook.pk)]) == 0
    assert told.turn(now + 8 * DAY).called == 1
    assert opened(secret, listener.had[-1], now + 8 * DAY).records[0].id == asked
    assert main(["hook", "list", home]) == 0
    assert main(["hook", "remove", home, str(hook.pk)]) == 0
    assert main(["hook", "remove", home, str(hook.pk)]) == 1
    assert "hook.none" in capsys.readouterr().err


def test_who_wants_no_more_is_asked_no_more(told: Told, listener: Listener) -> None:
    hook, _ = add(listener.address)
    listener.answers = [(410, {})]
    told.asked()
    told.turn(int(time.time()))
    hook.refresh_from_db()
    assert (hook.on, hook.error) == (False, "HTTP 410")


def test_a_redirection_leads_nowhere(told: Told, listener: Listener) -> None:
    hook, _ = add(listener.address)
    with listening() as inside:
        listener.answers = [(307, {"Location": inside.address})]
        told.asked()
        assert told.turn(int(time.time())).called == 0
        assert inside.had == []
    hook.refresh_from_db()
    assert hook.error == "HTTP 307"


def test_one_that_does_not_answer_keeps_no_other_waiting(told: Told, listener: Listener) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead, _ = add(f"http://localhost:{closed.getsockname()[1]}/")
        add(listener.address)
        told.asked()
        assert told.turn(int(time.time())).called == 1
    dead.refresh_from_db()
    assert dead.error == "hook.unreachable ConnectionRefusedError"


def test_many_records_come_in_parts_and_the_log_is_the_queue(told: Told, listener: Listener) -> None:
    _, secret = add(listener.address)
    first = [told.body.write("AAA") for _ in range(120)]
    told.publish()
    now = int(time.time())
    assert told.turn(now).called == 3
    had = [opened(secret, one, now) for one in listener.had]
    assert [len(one.records) for one in had] == [50, 50, 20]
    assert [record.id for one in had for record in one.records] == first
    assert len({one.id for one in had}) == 3
    assert all(len(body) < 20_000 for _, body in listener.had)


def test_secrets_lie_sealed_and_moved_to_another_address_they_do_not_open(told: Told, listener: Listener) -> None:
    hook, secret = add(listener.address)
    assert secret.removeprefix("whsec_") not in (told.home / "accounts.sqlite").read_bytes().decode("latin-1")
    hook.address = listener.address + "&other"
    hook.save()
    told.asked()
    assert told.turn(int(time.time())).called == 0
    assert listener.had == []


def test_turns_are_taken_where_no_mail_server_is_set(
    told: Told,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.conf import settings

    from comity.web.told import loop

    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
    monkeypatch.setattr(loop, "EVERY", 0.01)
    monkeypatch.setattr(loop.run, "__defaults__", (0.01,))
    add(listener.address)
    told.asked()
    stop = loop.start()
    assert stop is not None
    end = time.monotonic() + 60
    while not listener.had and time.monotonic() < end:
        time.sleep(0.01)
    stop.set()
    assert listener.had


def test_only_a_body_served_here_has_webhooks_and_a_site_not_without_end(told: Told, listener: Listener) -> None:
    from comity.web.told import hooks

    with pytest.raises(Rejected) as refused:
        hooks.add("other", listener.address, private=True, tell="", lang="en")
    assert refused.value.finding.code == "hook.body"
    for _ in range(hooks.MOST):
        add(listener.address)
    with pytest.raises(Rejected) as refused:
        add(listener.address)
    assert refused.value.finding.code == "hook.full"
    assert len(hooks.listed()) == hooks.MOST


# Where it may not reach.

INSIDE = (
    "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%1", "fd00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1",
)  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_this_machine_and_behind_it_are_not_open(address: str) -> None:
    assert not is_open(address)


def test_addresses_of_the_internet_are_open() -> None:
    assert all(map(is_open, ("8.8.8.8", "193.110.128.1", "2001:4860:4860::8888", "2a00:1450:4001::1")))


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/",
        "https:///nothing",
        "https://user:word@example.org/",
        "https://example.org/#part",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: other",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://[::1",
        "https://example.org/" + "a" * 500,
    ],
)
def test_what_is_no_https_address_is_refused(address: str) -> None:
    with pytest.raises(Rejected) as refused:
        check_address(address, private=False)
    assert refused.value.finding.code == "hook.address"


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254"]
)
def test_names_that_lead_inside_are_refused_at_the_door_and_when_sent(told: Told, host: str) -> None:
    from comity.web.told.models import Hook

    with pytest.raises((Rejected, Unavailable)):
        add(f"https://{host}/", private=False)
    assert not Hook.objects.exists()
    with pytest.raises((Rejected, Unavailable)):
        post(f"https://{host}/", b"{}", {}, private=False)


def test_a_name_is_asked_for_once_so_that_it_cannot_change_its_mind(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, asked = socket.getaddrinfo, []
    port = int(listener.address.split(":")[2].split("/")[0])

    def changing(host: str, *words: Any, **named: Any) -> Any:
        if host != "watch.example.org":
            return true(host, *words, **named)
        asked.append(host)
        found = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port))]

    spoken: list[Any] = []

    def connecting(where: Any, *_: Any, **__: Any) -> Any:
        spoken.append(where)
        raise TimeoutError

    monkeypatch.setattr(posting.socket, "getaddrinfo", changing)
    monkeypatch.setattr(posting.socket, "create_connection", connecting)
    with pytest.raises(Unavailable):
        post(f"https://watch.example.org:{port}/", b"{}", {}, private=False)
    assert spoken == [("93.184.215.14", port)]
    with pytest.raises(Rejected) as refused:
        post(f"https://watch.example.org:{port}/", b"{}", {}, private=False)
    assert refused.value.finding.code == "hook.private"
    assert len(spoken) == 1
    assert listener.had == []


def test_one_that_answers_without_end_is_cut_off(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.2)
    listener.slow = 60.0
    begun = time.monotonic()
    with pytest.raises(Unavailable):
        post(listener.address, b"{}", {}, private=True)
    assert time.monotonic() - begun < 20


def certificate(folder: Path, name: str) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / f"{name}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return pem


@pytest.mark.parametrize(("name", "reached"), [("localhost", True), ("elsewhere.example", False)])
def test_over_tls_the_certificate_must_be_that_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reached: bool
) -> None:
    pem = certificate(tmp_path, name)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with listening(context) as safe:
        if reached:
            assert post(safe.address, b"{}", {}, private=True).status == 204
        else:
            with pytest.raises(Unavailable):
                post(safe.address, b"{}", {}, private=True)
        assert len(safe.had) == int(reached)


# Signatures.


def test_a_signature_is_that_of_standard_webhooks() -> None:
    """The example published with the specification's reference libraries."""
    secret, name, now = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330
    body = b'{"test": 2432232314}'
    made = webhook.signed_headers(secret, name, now, body)
    assert made["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert webhook.open_signed(secret, made, body, now) == name
    several = {**made, "webhook-signature": f"v1a,AAAA v1,AAAA {made['webhook-signature']}"}
    assert webhook.open_signed(secret, {name.title(): value for name, value in several.items()}, body, now) == name


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"webhook-id": "other"}, "webhook.signature"),
        ({"webhook-id": "a.b"}, "webhook.headers"),
        ({"webhook-id": ""}, "webhook.headers"),
        ({"webhook-timestamp": "1000301"}, "webhook.time"),
        ({"webhook-timestamp": "999699"}, "webhook.time"),
        ({"webhook-timestamp": "now"}, "webhook.headers"),
        ({"webhook-signature": "v1,"}, "webhook.signature"),
        ({"webhook-signature": "v2,AAAA"}, "webhook.signature"),
        ({"webhook-signature": "v1,é"}, "webhook.signature"),
    ],
)
def test_what_is_not_signed_does_not_open(change: dict[str, str], code: str) -> None:
    secret = webhook.new_secret(bytes)
    made = webhook.signed_headers(secret, "msg_1", 1_000_000, b"{}")
    with pytest.raises(Rejected) as refused:
        webhook.open_signed(secret, {**made, **change}, b"{}", 1_000_000)
    assert refused.value.finding.code == code


def test_a_signed_body_of_another_shape_is_not_understood() -> None:
    secret = webhook.new_secret()
    for body in (
        b"",
        b"[]",
        b"{}",
        b'{"type":"records.new","data":{}}',
        b'{"type":"x","data":{"size":1,"origin":"o","records":[]}}',
    ):
        with pytest.raises(Rejected) as refused:
            open_webhook(secret, webhook.signed_headers(secret, "msg_1", 5, body), body, 5)
        assert refused.value.finding.code == "webhook.body"
    for wrong in ("", "whsec_", "whsec_!", "AAAA"):
        with pytest.raises(Rejected) as refused:
            webhook.open_signed(wrong, webhook.signed_headers(secret, "msg_1", 5, b""), b"", 5)
        assert refused.value.finding.code == "webhook.secret"
