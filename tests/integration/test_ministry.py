"""A ministry's own sign-in by OpenID Connect, against a provider that runs: it opens only what an account was joined to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from .accounts import Served, migrated, served

__all__ = ["migrated", "served"]


SECRET = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


class Ministry(BaseHTTPRequestHandler):
    """A ministry's own sign-in: an OpenID Connect provider that vouches for whoever `subject` names."""

    subject = "officer-7"
    claims: Callable[[str], dict[str, Any]] | None = None
    """What its id_token says, given its own address; without, it sends none."""

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "who"}
            self._say({"issuer": here, "jwks_uri": f"{here}/keys", **{k: f"{here}/{v}" for k, v in ends.items()}})
        else:
            self._say({"sub": self.subject})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        claims = type(self).claims
        token = {} if claims is None else {"id_token": jwt.encode(claims(here), SECRET, "RS256", headers={"kid": "k"})}
        self._say({"access_token": "a", "token_type": "Bearer", **token})

    def _say(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def ministry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Served) -> Iterator[None]:
    from django.conf import settings

    from comity.web.settings import settings_of

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ministry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "secret").write_text("s3cret\n")
    (tmp_path / "secret").chmod(0o600)
    issuer = f"http://127.0.0.1:{server.server_address[1]}"
    entry = {"id": "mfa", "name": "Ministry", "client_id": "comity", "issuer": issuer}
    (tmp_path / "oidc.json").write_text(json.dumps([{**entry, "secret_file": str(tmp_path / "secret")}]))
    monkeypatch.setenv("COMITY_OIDC", str(tmp_path / "oidc.json"))
    monkeypatch.setattr(settings, "SOCIALACCOUNT_PROVIDERS", settings_of(served.home)["SOCIALACCOUNT_PROVIDERS"])
    yield
    server.shutdown()
    server.server_close()


def through_ministry(client: Client, process: str = "login") -> Any:
    """Go to the ministry and come back as its officer."""
    sent = client.post(f"/fr/account/sign-in/with/mfa/?process={process}")
    assert sent.status_code == 302, sent.content.decode()
    asked = dict(parse_qsl(urlsplit(sent["Location"]).query))
    assert asked["code_challenge_method"] == "S256"
    assert urlsplit(asked["redirect_uri"]).path == "/account/oidc/mfa/login/callback/"
    return client.get("/account/oidc/mfa/login/callback/", {"code": "c", "state": asked["state"]})


def test_a_ministry_vouches_only_for_whom_it_was_joined_to(served: Served, ministry: None) -> None:
    stranger = through_ministry(served.client())
    assert stranger["Location"] == "/fr/account/sign-in/?refused=ministry"
    client = served.client()
    client.post(f"/fr/account/invitation/{served.link()}", {"name": "N", "username": "officer", "way": "passkey"})
    assert "Ministry" in client.get("/fr/account/join/passkey/").content.decode()
    assert through_ministry(client)["Location"] == "/fr/account/"
    assert "administrateur" in client.get("/fr/account/").content.decode()
    again = served.client()
    assert through_ministry(again)["Location"] == "/fr/account/"
    assert "connexion par le ministère" in again.get("/fr/account/log/").content.decode()
    Ministry.subject = "officer-8"
    try:
        assert "refused=ministry" in through_ministry(served.client())["Location"]
    finally:
        Ministry.subject = "officer-7"


def vouched(here: str, **changes: Any) -> dict[str, Any]:
    """Return the claims of an id_token for the officer, as of now."""
    now = int(time.time())
    return {"iss": here, "aud": "comity", "sub": "officer-7", "iat": now, "exp": now + 60, **changes}


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({}, True),
        ({"aud": "another"}, False),
        ({"iss": "https://elsewhere.example"}, False),
        ({"exp": 1_700_000_000}, False),
        ({"sub": "officer-9"}, False),
    ],
    ids=["as it should be", "for another", "by another", "expired", "for another officer"],
)
def test_an_id_token_is_read_and_must_be_for_us_by_the_ministry_and_in_time(
    served: Served, ministry: None, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], opens: bool
) -> None:
    client = served.client()
    client.post(f"/fr/account/invitation/{served.link()}", {"name": "N", "username": "officer", "way": "passkey"})
    assert through_ministry(client)["Location"] == "/fr/account/"
    monkeypatch.setattr(Ministry, "claims", staticmethod(lambda here: vouched(here, **changes)))
    answer = through_ministry(served.client())
    assert answer["Location"] == ("/fr/account/" if opens else "/fr/account/sign-in/?refused=ministry")


def test_an_account_joins_its_ministry_later(served: Served, ministry: None) -> None:
    client = served.join(served.link(), "a.admin")
    assert through_ministry(client, "connect")["Location"] == "/fr/account/"
    assert "Liée à ce compte" in client.get("/fr/account/").content.decode()
    again = served.client()
    assert through_ministry(again)["Location"] == "/fr/account/sign-in/second/"  # what stands before the account stays


@pytest.mark.parametrize("issuer", ["http://ministry.example", "ftp://ministry.example"])
def test_a_ministry_without_tls_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    from comity.errors import Rejected
    from comity.web.settings import ministries

    (tmp_path / "s").write_text("x")
    entry = {"id": "m", "name": "M", "client_id": "c", "issuer": issuer, "secret_file": str(tmp_path / "s")}
    (tmp_path / "oidc.json").write_text(json.dumps([entry]))
    monkeypatch.setenv("COMITY_OIDC", str(tmp_path / "oidc.json"))
    with pytest.raises(Rejected):
        ministries()
