"""Passwords compared with a file of breached ones: every line is found, nothing else is, and a file that fails lets nothing through."""

import hashlib
import io
import random
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import password_validation

from comity.errors import Unavailable
from comity.web.accounts.breached import NotListed, holds
from comity.web.settings import settings_of

from .accounts import PASSWORD, Served, code_of, migrated, secret_in, served

__all__ = ["migrated", "served"]
STOLEN = "a phrase known elsewhere 7"


def digest(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest().upper()


def listed(folder: Path, *passwords: str, end: str = "\r\n") -> Path:
    """Return a file of these passwords among others, as Have I Been Pwned's download is."""
    hashes = sorted({digest(one) for one in passwords} | {digest(f"other {number}") for number in range(500)})
    (folder / "list").write_bytes("".join(f"{one}:{len(one)}{end}" for one in hashes).encode())
    return folder / "list"


@pytest.mark.parametrize("many", [0, 1, 2, 3, 1_000])
@pytest.mark.parametrize("form", ["{}:{}\r\n", "{}:{}\n", "{}\n"])
def test_every_line_is_found_and_nothing_else(many: int, form: str) -> None:
    chance = random.Random(many)
    hashes = sorted({chance.randbytes(20).hex().upper() for _ in range(many)})
    lines = [form.format(one, 10 ** chance.randrange(9)) for one in hashes]
    for whole in ("".join(lines), "".join(lines).rstrip("\r\n")):
        file = io.BytesIO(whole.encode())
        assert [one for one in hashes if not holds(file, one.encode())] == []
        assert not any(holds(file, chance.randbytes(20).hex().upper().encode()) for _ in range(300))
        assert not holds(file, b"0" * 40)
        assert not holds(file, b"F" * 40)


def test_a_lookup_reads_few_lines_of_a_large_file() -> None:
    class Counted(io.BytesIO):
        read_bytes = 0

        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            self.read_bytes += len(found)
            return found

        def readline(self, size: int | None = -1, /) -> bytes:
            found = super().readline(size)
            self.read_bytes += len(found)
            return found

    file = Counted("".join(f"{number:040X}:1\n" for number in range(0, 2_000_000, 10)).encode())
    assert holds(file, f"{1_234_560:040X}".encode())
    assert not holds(file, f"{1_234_561:040X}".encode())
    assert file.read_bytes < 2 * 25 * 128


@pytest.mark.parametrize(
    "spoiled", [b"x" * 10_000, b"nothing\n" * 100, b"0" * 39 + b"\n", b"A" * 40 + b":" + b"1" * 30 + b"\n"]
)
def test_a_file_of_another_form_is_none(spoiled: bytes) -> None:
    with pytest.raises(NotListed):
        holds(io.BytesIO(spoiled), b"B" * 40)


@pytest.mark.parametrize("how", ["missing", "a folder", "empty", "no list", "the wrong way round"])
def test_a_file_that_cannot_be_used_is_refused_before_anything_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    path = listed(tmp_path)
    match how:
        case "missing":
            path.unlink()
        case "a folder":
            path = tmp_path
        case "empty":
            path.write_bytes(b"")
        case "no list":
            path.write_bytes(b"password\n123456\n")
        case _:
            path.write_bytes(b"".join(reversed(path.read_bytes().splitlines(keepends=True))))
    monkeypatch.setenv("COMITY_BREACHED", str(path))
    with pytest.raises(Unavailable) as refusal:
        settings_of(None)
    assert refusal.value.finding.code == "site.breached"


def test_a_listed_password_makes_no_account_and_neither_does_a_file_that_went_away(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = listed(tmp_path, STOLEN)
    monkeypatch.setenv("COMITY_BREACHED", str(path))
    monkeypatch.setattr(settings, "AUTH_PASSWORD_VALIDATORS", settings_of(None)["AUTH_PASSWORD_VALIDATORS"])
    password_validation.get_default_password_validators.cache_clear()
    try:
        client = served.client()
        client.post(
            f"/en/account/invitation/{served.link()}", {"name": "Ada", "username": "a.admin", "way": "password"}
        )
        secret = secret_in(client.get("/en/account/join/password/").content.decode())
        refused = client.post("/en/account/join/password/", {"password": STOLEN, "code": code_of(secret)})
        assert refused.status_code == 422
        assert "passwords stolen elsewhere" in refused.content.decode()
        path.rename(tmp_path / "away")
        refused = client.post("/en/account/join/password/", {"password": PASSWORD, "code": code_of(secret)})
        assert refused.status_code == 422
        assert "cannot be checked at the moment" in refused.content.decode()
        (tmp_path / "away").rename(path)
        taken = client.post("/en/account/join/password/", {"password": PASSWORD, "code": code_of(secret)})
        assert taken.status_code == 302
    finally:
        password_validation.get_default_password_validators.cache_clear()
