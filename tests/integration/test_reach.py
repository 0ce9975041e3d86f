"""A database on another machine is asked over TLS or not at all, tried with a server that has none, at this machine's own outer address."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from comity.errors import Rejected, Unavailable
from comity.store.postgres import Place, PostgresConnection
from comity.store.reach import secured

pytest.importorskip("psycopg")
ASKS_FOR_TLS = bytes.fromhex("0000000804d2162f")
"""What libpq says before anything else where it wants TLS: SSLRequest, PostgreSQL's protocol, 53.7."""


def outer() -> str:
    """Return an address of this machine that is not its loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but its loopback")
        return str(probe.getsockname()[0])


@pytest.fixture
def without_tls() -> Iterator[tuple[str, Callable[[], list[bytes]]]]:
    """Yield the place of a server that says it has no TLS, and what waits until its caller is gone and gives what it was told."""
    told: list[bytes] = []
    with socket.create_server((outer(), 0)) as server:
        server.settimeout(20)

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(20)
                told.append(connection.recv(8))
                connection.sendall(b"N")
                told.append(connection.recv(1_000))

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        host, port = server.getsockname()

        def heard() -> list[bytes]:
            thread.join(20)
            return told

        yield f"host={host} port={port} user=comity password=hidden dbname=comity connect_timeout=9", heard


def test_a_server_without_tls_is_told_nothing(without_tls: tuple[str, Callable[[], list[bytes]]]) -> None:
    place, heard = without_tls
    with pytest.raises(Unavailable) as refused:
        PostgresConnection(Place(dsn=place, schema="body"), writer=True)
    assert refused.value.finding.code == "store.unreadable"
    assert heard() == [ASKS_FOR_TLS, b""], "no name, no password, no database"
    assert "hidden" not in repr(refused.value.finding)


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
def test_plain_text_is_refused_where_somebody_asks_for_it(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.settings import _in_postgres

    place = f"host=db.example dbname=comity sslmode={mode}"
    for ask in (lambda: PostgresConnection(Place(dsn=place, schema="body"), writer=True), lambda: _in_postgres(place)):
        with pytest.raises(Unavailable) as refused:
            ask()
        assert (refused.value.finding.code, refused.value.finding.excerpt) == ("store.unencrypted", mode)
    monkeypatch.setenv("PGSSLMODE", mode)
    with pytest.raises(Unavailable):
        secured("host=db.example dbname=comity", "")


@pytest.mark.parametrize(
    ("place", "added"),
    [
        ("host=/run/postgresql dbname=c", False),
        ("host=@abstract dbname=c", False),
        ("dbname=c", False),
        ("host=localhost dbname=c", False),
        ("host=::1 dbname=c sslmode=disable", False),
        ("host=db.example hostaddr=127.0.0.1 dbname=c", False),
        ("host=db.example dbname=c sslmode=require", False),
        ("host=db.example dbname=c", True),
        ("host=localhost,db.example dbname=c", True),
        ("host=127.0.0.1.example dbname=c", True),
        ("host=localhost hostaddr=192.0.2.7 dbname=c", True),
        ("postgresql://db.example/c", True),
    ],
)
def test_what_is_not_on_this_machine_is_compared_with_its_name(
    place: str, added: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PGHOST", "PGHOSTADDR", "PGSSLMODE", "PGSSLROOTCERT"):
        monkeypatch.delenv(name, raising=False)
    made = secured(place, "")
    assert ("sslmode=verify-full" in made) == added
    assert added or made == place
    monkeypatch.setenv("PGHOST", "db.example")
    assert "sslmode=verify-full" in secured("dbname=c", "")


def test_accounts_are_reached_so_too() -> None:
    from comity.web.settings import _in_postgres

    assert _in_postgres("host=db.example dbname=c")["OPTIONS"]["sslmode"] == "verify-full"
    assert "sslmode" not in _in_postgres("host=/run/postgresql dbname=c")["OPTIONS"]
    with pytest.raises(Rejected, match=r"store\.place"):
        _in_postgres("no connection string")
