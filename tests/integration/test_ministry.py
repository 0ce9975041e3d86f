"""A ministry's own sign-in by OpenID Connect, against a provider that runs: it opens only what an account was joined to."""

import json
import os
import threading
import time
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
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
    changes: Mapping[str, Any] | None = MappingProxyType({})
    """What its id_token says otherwise than it should; None where it sends no token."""
    key: object = SECRET
    algorithm = "RS256"
    nonce = ""

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "who"}
            self._say({"issuer": here, "jwks_uri": f"{here}/keys", **{k: f"{here}/{v}" for k, v in ends.items()}})
        elif self.path == "/keys":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(SECRET.public_key()))
            self._say({"keys": [{**key, "kid": "k", "use": "sig", "alg": "RS256"}]})
        else:
            self._say({"sub": self.subject})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        answer = {"access_token": "a", "token_type": "Bearer"}
        if self.changes is not None:
            said = {
                k: v for k, v in {**vouched(here, self.subject, self.nonce), **self.changes}.items() if v is not None
            }
            answer["id_token"] = jwt.encode(said, self.key, self.algorithm, headers={"kid": "k"})  # type: ignore[arg-type]
        self._say(answer)

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
    assert len(asked["nonce"]) >= 43
    assert asked["nonce"] != Ministry.nonce  # another each time
    Ministry.nonce = asked["nonce"]
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


def vouched(here: str, subject: str, nonce: str) -> dict[str, Any]:
    """Return the claims of an id_token for the officer, as of now."""
    now = int(time.time())
    return {"iss": here, "aud": "comity", "sub": subject, "iat": now, "exp": now + 60, "nonce": nonce}


@pytest.mark.parametrize(
    ("changes", "opens"),
    [
        ({}, True),
        ({"aud": ["comity"]}, True),
        (None, False),
        ({"aud": "another"}, False),
        ({"aud": ["comity", "another"]}, False),
        ({"iss": "https://elsewhere.example"}, False),
        ({"exp": 1_700_000_000}, False),
        ({"sub": "officer-9"}, False),
        ({"nonce": "of an earlier request"}, False),
        ({"nonce": None}, False),
    ],
    ids=[
        "as it should be",
        "for us in a list",
        "no token",
        "for another",
        "for another too",
        "by another",
        "expired",
        "for another officer",
        "an answer to another request",
        "an answer to none",
    ],
)
def test_an_id_token_is_read_and_must_be_for_us_by_the_ministry_and_in_time(
    served: Served, ministry: None, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any] | None, opens: bool
) -> None:
    client = served.client()
    client.post(f"/fr/account/invitation/{served.link()}", {"name": "N", "username": "officer", "way": "passkey"})
    assert through_ministry(client)["Location"] == "/fr/account/"
    monkeypatch.setattr(Ministry, "changes", changes)
    answer = through_ministry(served.client())
    assert answer["Location"] == ("/fr/account/" if opens else "/fr/account/sign-in/?refused=ministry")


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (rsa.generate_private_key(public_exponent=65_537, key_size=2_048), "RS256"),
        (SECRET, "RS512"),
        ("s3cret" * 8, "HS256"),
        (None, "none"),
    ],
    ids=["another's key", "another algorithm than the key's", "a shared secret", "no signature"],
)
def test_an_id_token_no_key_of_the_ministry_signed_opens_nothing(
    served: Served, ministry: None, monkeypatch: pytest.MonkeyPatch, key: object, algorithm: str
) -> None:
    client = served.client()
    client.post(f"/fr/account/invitation/{served.link()}", {"name": "N", "username": "officer", "way": "passkey"})
    assert through_ministry(client)["Location"] == "/fr/account/"
    monkeypatch.setattr(Ministry, "key", key)
    monkeypatch.setattr(Ministry, "algorithm", algorithm)
    assert through_ministry(served.client())["Location"] == "/fr/account/sign-in/?refused=ministry"


@pytest.mark.parametrize(("shown", "opens"), [("gold", True), ("bronze", False), (None, False)])
def test_a_strength_that_is_asked_for_must_be_shown(
    served: Served, ministry: None, monkeypatch: pytest.MonkeyPatch, shown: str | None, opens: bool
) -> None:
    from django.conf import settings

    from comity.web.settings import settings_of

    client = served.client()
    client.post(f"/fr/account/invitation/{served.link()}", {"name": "N", "username": "officer", "way": "passkey"})
    assert through_ministry(client)["Location"] == "/fr/account/"
    listed = Path(os.environ["COMITY_OIDC"])
    listed.write_text(json.dumps([{**json.loads(listed.read_text())[0], "acr": ["silver", "gold"]}]))
    monkeypatch.setattr(settings, "SOCIALACCOUNT_PROVIDERS", settings_of(served.home)["SOCIALACCOUNT_PROVIDERS"])
    monkeypatch.setattr(Ministry, "changes", {"acr": shown})
    asked = dict(parse_qsl(urlsplit(served.client().post("/fr/account/sign-in/with/mfa/")["Location"]).query))
    assert asked["acr_values"] == "silver gold"
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
