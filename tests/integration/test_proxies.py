"""The proxies of `deploy/`, running, in front of something that answers: what they do without TLS, and what they let through with it."""

import contextlib
import re
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from typing_extensions import override

from comity.i18n import LANGUAGES
from tests.ports import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "localhost"
PAGES = (
    "/",
    *(
        f"/{lang}{rest}"
        for lang in LANGUAGES
        for rest in ("", "/", "/council/timeline", "/council/@2016-07-13/records?q=a.b")
    ),
)
FOR_PROGRAMS = (
    "/council/submit",
    "/council/body.json",
    "/council/log/checkpoint",
    "/council/log/tile/0/000.p/1",
    "/council/receipt/" + "a" * 64,
    "/api/v1/bodies",
    "/metrics",
    "/en/council/feed.atom",
    "/en/council/calendar/" + "a" * 43 + ".ics",
    "/en/council/events",
    "/en/account/invitation/comity-invitation",
    "/account/oidc/mfa/login/callback/",
    "/english/",
)


class Desk(BaseHTTPRequestHandler):
    """Answers everything, and remembers what it was asked."""

    asked: ClassVar[list[tuple[str, Message]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers))
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"desk")

    def do_POST(self) -> None:
        self.do_GET()

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    @override
    def redirect_request(self, *args: object) -> None:
        return None


def ask(address: str, method: str = "GET", data: bytes | None = None) -> tuple[int, str, bytes]:
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=anybody))
    try:
        with opener.open(urllib.request.Request(address, data, method=method), timeout=20) as answer:
            return answer.status, answer.headers.get("Location", ""), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", ""), error.read()


def certificate(folder: Path) -> tuple[Path, Path]:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1)
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    files[1].write_bytes(key.private_bytes(*form))
    return files


def nginx(folder: Path, ports: tuple[int, int, int]) -> list[str]:
    """Return the command that runs `nginx.conf` as it is, but for its name, its ports and where it writes."""
    plain, secure, desk = ports
    cert, key = certificate(folder)
    text = (DEPLOY / "nginx.conf").read_text("utf-8").replace("record.example", NAME)
    text = text.replace("/var/cache/nginx/comity", str(folder / "cache")).replace("127.0.0.1:8000", f"127.0.0.1:{desk}")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{plain};")
    text = text.replace(
        "listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl; ssl_certificate {cert}; ssl_certificate_key {key};"
    )
    places = "".join(
        f"{name}_temp_path {folder / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "whole.conf"
    whole.write_text(
        f"daemon off; pid {folder / 'pid'}; error_log {folder / 'error.log'};"
        f"events {{}}\nhttp {{ access_log {folder / 'access.log'}; {places}\n{text}\n}}\n",
        "utf-8",
    )
    return ["nginx", "-c", str(whole)]


def caddy(folder: Path, ports: tuple[int, int, int]) -> list[str]:
    """Return the command that runs `Caddyfile` as it is, but for its name, its ports and who vouches for its certificate."""
    plain, secure, desk = ports
    text = (DEPLOY / "Caddyfile").read_text("utf-8").replace("record.example", NAME)
    given = f"admin off\nhttp_port {plain}\nhttps_port {secure}\nlocal_certs\nskip_install_trust\nstorage file_system {folder / 'caddy'}"
    whole = folder / "Caddyfile"
    whole.write_text(
        re.sub(r"^\{$", f"{{\n{given}", text, count=1, flags=re.MULTILINE).replace(
            "127.0.0.1:8000", f"127.0.0.1:{desk}"
        ),
        "utf-8",
    )
    return ["caddy", "run", "--config", str(whole), "--adapter", "caddyfile"]


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
def proxy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a proxy without and with TLS."""
    if shutil.which(request.param.__name__) is None:
        pytest.skip(f"{request.param.__name__} is not installed")
    desk = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    Thread(target=desk.serve_forever, daemon=True).start()
    ports = free_port(), free_port(), desk.server_port
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(request.param(tmp_path, ports), stdout=said, stderr=said)
    try:
        end = time.monotonic() + 60
        while True:
            with contextlib.suppress(OSError):
                ask(f"https://{NAME}:{ports[1]}/en/")
                break
            assert process.poll() is None, (tmp_path / "said").read_text("utf-8")
            assert time.monotonic() < end, (tmp_path / "said").read_text("utf-8")
            time.sleep(0.1)
        Desk.asked.clear()
        yield f"http://{NAME}:{ports[0]}", f"https://{NAME}:{ports[1]}"
    finally:
        process.terminate()
        process.wait(60)
        desk.shutdown()
        desk.server_close()


def test_without_tls_a_page_leads_on_and_nothing_a_program_asks_for_does(proxy: tuple[str, str]) -> None:
    plain, _ = proxy
    for path in PAGES:
        assert ask(f"{plain}{path}")[:2] == (301, f"https://{NAME}{path}"), path
        assert ask(f"{plain}{path}", "HEAD")[:2] == (301, f"https://{NAME}{path}"), path
        assert ask(f"{plain}{path}", "POST", b"a note")[:2] == (403, ""), path
    for path in FOR_PROGRAMS:
        assert ask(f"{plain}{path}") == (403, "", b"This desk answers over https only."), path
        assert ask(f"{plain}{path}", "POST", b"a note")[:2] == (403, ""), path
    assert Desk.asked == [], "nothing of it reached the desk"


def test_over_tls_the_desk_is_asked_and_told_who_asks(proxy: tuple[str, str]) -> None:
    _, secure = proxy
    assert ask(f"{secure}/metrics")[0] == 404
    for path in ("/en/council/timeline", "/council/log/checkpoint"):
        assert ask(f"{secure}{path}")[::2] == (200, b"desk"), path
    forged = urllib.request.Request(
        f"{secure}/council/submit", b"a note", headers={"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "http"}
    )
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(forged, timeout=20, context=anybody) as answer:
        assert answer.read() == b"desk"
    assert [path for path, _ in Desk.asked] == ["/en/council/timeline", "/council/log/checkpoint", "/council/submit"]
    for _, headers in Desk.asked:
        assert (headers["X-Forwarded-Proto"], headers["X-Forwarded-For"]) == ("https", "127.0.0.1")
