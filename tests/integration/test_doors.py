"""Where a desk listens: TLS of its own, and a socket; a proxy as `deploy/nginx.conf` has it before either; what is refused."""

import contextlib
import os
import re
import shutil
import socket
import ssl
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from comity.cli.main import main
from tests.integration.test_proxies import DEPLOY, NAME, ask, certificate, nginx
from tests.ports import SECONDS, free_port, listens, wait_for

from .processes import council

__all__ = ["council"]

INSTALL = Path(__file__).parents[2] / "docs/operators/install.md"


Serve = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Yield what serves a folder as its arguments say, and asks until it answers or ends."""
    begun: list[subprocess.Popen[str]] = []

    def begin(
        folder: Path, *arguments: object, proxies: str = "1", until: Callable[[], bool]
    ) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--lang", "en", *map(str, arguments)]
        env = {**os.environ, "COMITY_PROXIES": proxies, "COMITY_HTTPS": "1", "COMITY_HOSTS": f"{NAME},127.0.0.1"}
        one = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        begun.append(one)
        wait_for(lambda: one.poll() is not None or until())
        return one

    yield begin
    for one in begun:
        one.terminate()
        one.communicate(timeout=SECONDS)


def opens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        return asking.connect_ex(str(path)) == 0


def spoken(path: Path, *headers: str) -> bytes:
    """Return what a desk answers at a socket."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(SECONDS)
        asking.connect(str(path))
        lines = ("GET /en/council/records HTTP/1.1", f"Host: {NAME}", *headers, "Connection: close")
        asking.sendall("".join(f"{line}\r\n" for line in lines).encode() + b"\r\n")
        return b"".join(iter(lambda: asking.recv(65_536), b""))


def test_a_desk_with_a_certificate_speaks_tls_and_nothing_else(council: Path, serve: Serve, tmp_path: Path) -> None:
    cert, key = certificate(tmp_path)
    key.chmod(0o600)
    port = free_port()
    served = serve(
        council, "--port", port, "--certificate", cert, "--key", key, proxies="0", until=lambda: listens(port)
    )
    assert served.poll() is None
    trusting = ssl.create_default_context(cafile=str(cert))
    trusting.check_hostname = False  # the certificate of the test has a common name alone
    with (
        socket.create_connection(("127.0.0.1", port), SECONDS) as plain,
        trusting.wrap_socket(plain, server_hostname=NAME) as secure,
    ):
        assert secure.version() == "TLSv1.3"
        secure.sendall(f"GET /en/council/records HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
        told = b"".join(iter(lambda: secure.recv(65_536), b""))
    assert told.startswith(b"HTTP/1.1 200 ")
    assert b"strict-transport-security: max-age=31536000" in told.lower()
    older = ssl.create_default_context(cafile=str(cert))
    older.check_hostname, older.maximum_version = False, ssl.TLSVersion.TLSv1_2
    with socket.create_connection(("127.0.0.1", port), SECONDS) as plain, pytest.raises(ssl.SSLError):
        older.wrap_socket(plain, server_hostname=NAME)
    with socket.create_connection(("127.0.0.1", port), SECONDS) as plain:
        plain.sendall(f"GET / HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        with contextlib.suppress(ConnectionResetError):
            assert not plain.recv(100).startswith(b"HTTP/")


def test_at_a_socket_who_may_open_it_asks_and_the_proxy_says_for_whom(
    council: Path, serve: Serve, tmp_path: Path
) -> None:
    place = tmp_path / "desk.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place))  # as by a desk that was killed
    served = serve(council, "--socket", place, until=lambda: opens(place))
    assert served.poll() is None
    assert stat.S_IMODE(place.stat().st_mode) == 0o660
    assert spoken(place, "X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: https").startswith(b"HTTP/1.1 200 ")
    second = serve(council, "--pages", "--socket", place, until=lambda: False)
    assert second.returncode == 1
    assert second.communicate()[1].startswith("desk.address: ")
    assert spoken(place, "X-Forwarded-For: 192.0.2.7").startswith(b"HTTP/1.1 "), "the first still answers"
    served.terminate()
    served.communicate(timeout=SECONDS)
    assert not place.exists()


def nginx_before(folder: Path, ports: tuple[int, int], old: str, new: str, more: str = "") -> list[str]:
    """Return the command that runs `nginx.conf` with another line in its upstream, as install.md says, and more in its server."""
    command = nginx(folder, (*ports, 8000))
    whole = folder / "whole.conf"
    text = whole.read_text("utf-8").replace("server 127.0.0.1:8000;", f"server {new};")
    assert f"server {new};" in text
    text = text.replace("proxy_pass http://desk;", f"proxy_pass {old}://desk;")
    ours = "user root;\n" if os.geteuid() == 0 else ""  # else its workers are somebody whom the socket is closed to
    whole.write_text(ours + text.replace("client_max_body_size 34m;", f"client_max_body_size 34m;\n{more}"), "utf-8")
    return command


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
@pytest.mark.parametrize("way", ["socket", "tls", "tls of another"])
def test_nginx_reaches_the_desk_by_a_socket_or_by_tls_it_checks(
    council: Path, serve: Serve, tmp_path: Path, way: str
) -> None:
    plain, secure, port = free_port(), free_port(), free_port()
    for name in ("own", "other"):
        (tmp_path / name).mkdir()
    cert, key = certificate(tmp_path / "own")
    key.chmod(0o600)
    if way == "socket":
        place = tmp_path / "desk.sock"
        serve(council, "--socket", place, until=lambda: opens(place))
        command = nginx_before(tmp_path, (plain, secure), "http", f"unix:{place}")
    else:
        trusted = cert if way == "tls" else certificate(tmp_path / "other")[0]
        serve(council, "--port", port, "--certificate", cert, "--key", key, until=lambda: listens(port))
        lines = INSTALL.read_text("utf-8").partition("<!-- nginx -->\n```\n")[2].partition("```")[0]
        lines = lines.replace("/etc/nginx/desk-ca.pem", str(trusted)).replace("desk.internal", NAME)
        command = nginx_before(tmp_path, (plain, secure), "https", f"127.0.0.1:{port}", lines)
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        wait_for(lambda: process.poll() is not None or listens(secure))
        status, _, body = ask(f"https://{NAME}:{secure}/en/council/records")
        assert status == (502 if way == "tls of another" else 200), (tmp_path / "error.log").read_text("utf-8")
        assert way == "tls of another" or b"<h1" in body
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)


def spoiled(folder: Path, how: str) -> list[object]:
    """Return the arguments of a certificate that cannot be used, and why not."""
    cert, key = certificate(folder)
    key.chmod(0o600)
    if how == "no key":
        return ["--certificate", cert]
    if how == "of others":
        key.chmod(0o640)
    if how == "another's":
        (folder / "other").mkdir()
        shutil.copyfile(certificate(folder / "other")[1], key)
    if how == "with a password":
        held = serialization.load_pem_private_key(key.read_bytes(), None)
        form = (
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"p"),
        )
        key.write_bytes(held.private_bytes(*form))
    if how == "no certificate":
        cert.write_bytes(b"nothing")
    if how == "missing":
        key.unlink()
    more = ["--socket", folder / "desk.sock"] if how == "with a socket" else []
    return ["--certificate", cert, "--key", key, *more]


@pytest.mark.parametrize(
    "how", ["no key", "of others", "another's", "with a password", "no certificate", "missing", "with a socket"]
)
def test_a_certificate_that_cannot_be_used_is_refused_before_anything_listens(
    council: Path, tmp_path: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    arguments = [str(one) for one in spoiled(tmp_path, how)]
    assert main(["serve", str(council), "--port", str(port), "--lang", "en", *arguments]) == 1
    assert capsys.readouterr().err.startswith("desk.certificate: ")
    assert not listens(port)


@pytest.mark.parametrize(("proxies", "kind", "code"), [("0", "", "desk.socket"), ("1", "file", "desk.address")])
def test_a_socket_nobody_speaks_for_or_a_file_in_its_place_is_refused(
    council: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    proxies: str,
    kind: str,
    code: str,
) -> None:
    monkeypatch.setenv("COMITY_PROXIES", proxies)
    place = tmp_path / "desk.sock"
    if kind:
        place.write_text("somebody's")
    assert main(["serve", str(council), "--socket", str(place), "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith(f"{code}: ")
    assert not kind or place.read_text() == "somebody's"


def test_the_shipped_file_names_the_desk_once() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert len(re.findall(r"127\.0\.0\.1:8000", text)) == 1
