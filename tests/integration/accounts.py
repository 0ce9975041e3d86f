"""Accounts beside a small body, for the tests of accounts and of rights: a home, clients, and a database migrated once."""

import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from comity.keys.signer import SigningKey
from comity.service import invitation as signed
from comity.service.invitation import Invitation

from .conftest import ORIGIN, SEATS, Body

ROUNDS: Final = PBKDF2PasswordHasher.iterations
PASSWORD = "a long enough phrase 7"
ROOTS = {keys.code: keys.roots for keys in SEATS}


@dataclass
class Served:
    """A small body with accounts beside it."""

    body: Body
    home: Path

    def client(self) -> Client:
        return Client(
            headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0"},
            REMOTE_ADDR="192.0.2.77",
            SERVER_NAME="localhost",
        )

    def link(
        self, code: str = "AAA", role: str = "administrator", keys: tuple[SigningKey, ...] = (), **parts: Any
    ) -> str:
        token = parts.pop("token", bytes(range(32)))
        expires = int(time.time()) + parts.pop("seconds", 3600)
        made = Invitation(
            log=parts.pop("log", ORIGIN), code=code, role=role, expires=expires, token=signed.token_hash(token)
        )
        note = signed.sign(made, keys or ROOTS[code][:2])
        return signed.link(note, token)

    def join(self, link: str, username: str, name: str = "A. Delegate") -> Client:
        """Make an account with password and code, and return a client signed in as it."""
        client = self.client()
        shown = client.post(f"/en/account/invitation/{link}", {"name": name, "username": username, "way": "password"})
        assert shown.status_code == 302, shown.content.decode()
        page = client.get(shown["Location"]).content.decode()
        answer = client.post(shown["Location"], {"password": PASSWORD, "code": code_of(secret_in(page))})
        assert answer.status_code == 302, answer.content.decode()
        SECRETS[username] = secret_in(page)
        return client


SECRETS: dict[str, str] = {}


def secret_in(page: str) -> str:
    found = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert found is not None
    return found[1]


def code_of(secret: str, at: float | None = None) -> str:
    """Return the code of a second; that of now is never one that ends before it can be sent, for it counts while it is shown."""
    if at is None and time.time() % 30 > 26:
        time.sleep(30.1 - time.time() % 30)
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(secret, int((at or time.time()) // 30)))


@pytest.fixture(scope="session")
def migrated() -> Iterator[bytes]:
    """Yield a database of accounts; while it is used a password is hashed as it always is, in a thousandth of the rounds.

    How many rounds there are outside tests is held by test_accounts.py.
    """
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(PBKDF2PasswordHasher, "iterations", ROUNDS // 1_000)
        yield _migrated()


@cache
def _migrated() -> bytes:
    """Return it, made once in a process: a fixture is one of its own in every module that imports it."""
    from comity.web.site import prepare

    with tempfile.TemporaryDirectory() as home:
        prepare(Path(home))
        return Path(home, "accounts.sqlite").read_bytes()


@pytest.fixture
def served(body: Body, tmp_path: Path, migrated: bytes) -> Iterator[Served]:
    from django.core.cache import cache

    from comity.web.site import application

    home = tmp_path / "home"
    home.mkdir()
    (home / "accounts.sqlite").write_bytes(migrated)
    (home / "accounts.sqlite").chmod(0o600)
    application({"small": body.folder}, None, home)
    cache.clear()
    yield Served(body=body, home=home)
    application({"small": body.folder}, None, None)
