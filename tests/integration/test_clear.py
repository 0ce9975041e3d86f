"""What is on another machine is asked over TLS or told nothing: witnesses, mirrors and desks, each by a name that leads here."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from comity.client.desk import Desk
from comity.errors import Unavailable
from comity.keys.signer import generate
from comity.net.circle import UNREACHABLE, Circle
from comity.net.claims import fetched
from comity.net.fetching import Remote
from comity.service import clear
from comity.service.peer import RemotePeer
from comity.service.sending import RemoteUploads
from comity.tlog.policy import parse as parse_policy

from .conftest import LOG, ORIGIN, STAMP

ELSEWHERE = "elsewhere.example"
ANCHOR = f"{ORIGIN} {LOG.verifier.vkey} {'0' * 64}"


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the port of what listens under a name that is no loopback's, and the first bytes each asker sent."""
    told: list[bytes] = []
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real("127.0.0.1" if host == ELSEWHERE else host, *rest, **more),
    )
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(5)
                    told.append(connection.recv(400))

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], told
        server.shutdown(socket.SHUT_RDWR)


def witnessed(address: str) -> list[str]:
    """Return what became of asking a witness at an address."""
    key = generate("witness.example/a", STAMP.algorithm).verifier.vkey
    policy = parse_policy(f"log {LOG.verifier.vkey}\nwitness a {key} {address}\nquorum a\n")
    circle = Circle(policy=policy, prove=lambda _old, _new: (), seconds=10)
    try:
        return [one.outcome for one in circle.ask(1, b"checkpoint")]
    finally:
        circle.close()


ASKERS: dict[str, Callable[[str], object]] = {
    "a log": lambda address: Remote(f"{address}/council/log").read("checkpoint", 100),
    "a desk": lambda address: RemotePeer(f"{address}/council").body(),
    "a desk, files": lambda address: RemoteUploads(f"{address}/council").begin(b"note"),
    "a desk, by a program": lambda address: Desk(f"{address}/council", ANCHOR).submit(b"note"),
}


@pytest.mark.parametrize("asker", ASKERS)
def test_what_is_elsewhere_is_asked_over_tls_or_told_nothing(
    asker: str, listener: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, told = listener
    with pytest.raises(Unavailable) as refused:
        ASKERS[asker](f"http://{ELSEWHERE}:{port}")
    assert (refused.value.finding.code, refused.value.finding.place) == ("address.plain", f"http://{ELSEWHERE}")
    assert told == []


def test_a_witness_elsewhere_is_not_asked_in_the_clear_and_neither_is_what_it_shows(
    listener: tuple[int, list[bytes]],
) -> None:
    port, told = listener
    assert witnessed(f"http://{ELSEWHERE}:{port}") == [UNREACHABLE]
    assert fetched(f"http://{ELSEWHERE}:{port}", "/logs/x", 5) == b""
    assert told == []


def test_who_is_named_on_purpose_is_asked_and_so_is_this_machine(
    listener: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, told = listener
    monkeypatch.setenv("COMITY_PLAIN", f"other.example, {ELSEWHERE}")
    assert fetched(f"http://{ELSEWHERE}:{port}", "/logs/x", 5) == b""
    assert witnessed(f"http://{ELSEWHERE}:{port}") == [UNREACHABLE]
    for ask in ASKERS.values():
        with pytest.raises(Unavailable) as refused:
            ask(f"http://{ELSEWHERE}:{port}")
        assert refused.value.finding.code != "address.plain"
    asked = len(told)
    assert asked >= 2 + len(ASKERS)
    assert all(one.startswith((b"GET /", b"POST /")) for one in told)
    monkeypatch.delenv("COMITY_PLAIN")
    assert fetched(f"http://127.0.0.1:{port}", "/logs/x", 5) == b""
    assert len(told) == asked + 1


@pytest.mark.parametrize(
    ("address", "named", "may"),
    [
        ("https://elsewhere.example", "", True),
        ("http://elsewhere.example", "", False),
        ("http://elsewhere.example", "elsewhere.example", True),
        ("http://ELSEWHERE.example:8000/x", " Elsewhere.Example ,", True),
        ("http://elsewhere.example.other", "elsewhere.example", False),
        ("http://127.0.0.1.example", "", False),
        ("http://127.0.0.1:8000", "", True),
        ("http://[::1]:8000/x", "", True),
        ("http://localhost/x", "", True),
        ("http://192.0.2.7", "", False),
        ("http://192.0.2.7", ",,192.0.2.7", True),
        ("http://127.0.0.1@elsewhere.example/", "", False),
    ],
)
def test_which_address_may_be_asked(monkeypatch: pytest.MonkeyPatch, address: str, named: str, may: bool) -> None:
    monkeypatch.setenv("COMITY_PLAIN", named)
    assert clear.may(address) is may
