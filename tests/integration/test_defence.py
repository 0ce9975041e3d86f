"""Defence in depth: what stands behind what should already have stopped it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.errors import Rejected
from comity.web.settings import settings_of

ROOT = Path(__file__).parents[2]


def test_over_tls_browsers_are_told_to_come_back_over_tls_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_HTTPS", "1")
    made = settings_of(None)
    assert made["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert made["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is False
    monkeypatch.setenv("COMITY_HSTS_SUBDOMAINS", "1")
    assert settings_of(None)["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert made["SESSION_COOKIE_SECURE"] is made["CSRF_COOKIE_SECURE"] is True
    assert made["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert made["CSRF_COOKIE_NAME"].startswith("__Host-")


def test_the_header_is_sent_where_a_proxy_says_tls(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    monkeypatch.setattr(settings, "SECURE_HSTS_SECONDS", 31_536_000)
    monkeypatch.setattr(settings, "SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"), raising=False)
    application(bodies_in(demo), None)
    answer = Client(headers={"host": "localhost", "X-Forwarded-Proto": "https"}).get("/en/nrc/")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"):
        assert answer.headers[name], name


def test_a_file_somebody_made_is_put_away_in_a_sandbox(demo: Path) -> None:
    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    [sha256, *_] = [path.name for path in (demo / "archive" / "log" / "material").iterdir()]
    answer = Client(headers={"host": "localhost"}).get(f"/nrc/log/material/{sha256}")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


ANSWERS = {
    "a page": ("/en/nrc/", 200),
    "what is not there": ("/en/nrc/nothing", 404),
    "data": ("/api/v1/nrc/records", 200),
    "a calendar": ("/en/nrc/calendar.ics", 200),
    "a feed": ("/en/nrc/feed.atom", 200),
    "the log": ("/nrc/log/checkpoint", 200),
    "the style": ("/static/comity.css", 200),
    "a script": ("/static/htmx.js", 200),
    "a drawing": ("/static/mark.svg", 200),
    "leading on": ("/", 302),
}


def test_every_answer_carries_what_a_browser_must_know(demo: Path) -> None:
    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    client = Client(headers={"host": "localhost"})
    for name, (address, status) in ANSWERS.items():
        answer = client.get(address)
        assert answer.status_code == status, name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["Referrer-Policy"] == "same-origin", name
        policy = answer["Content-Security-Policy"]
        for asked in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert asked in policy, name
        kind = answer.get("Content-Type", "")
        if answer.content and ("text/" in kind or "xml" in kind):
            assert "charset=utf-8" in kind or kind == "image/svg+xml", name


def test_trace_is_not_answered(demo: Path) -> None:
    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    client = Client(headers={"host": "localhost"})
    for address in ("/en/nrc/", "/nrc/submit", "/nrc/log/checkpoint", "/api/v1/nrc/records", "/en/nothing"):
        answer = client.generic("TRACE", address, headers={"X-Secret": "told back"})
        assert "told back" not in answer.content.decode(), address
        assert answer.status_code in {404, 405}, address


def ministry(folder: Path, mode: int) -> str:
    secret, listed = folder / "client.secret", folder / "oidc.json"
    secret.write_text("s3cret\n")
    secret.chmod(mode)
    one = {"id": "m", "name": "M", "client_id": "c", "issuer": "https://m.example", "secret_file": str(secret)}
    listed.write_text(json.dumps([one]))
    return str(listed)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_secret_others_can_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    monkeypatch.setenv("COMITY_OIDC", ministry(tmp_path, mode))
    with pytest.raises(Rejected) as refusal:
        settings_of(None)
    assert refusal.value.finding.code == "site.oidc"
    assert "s3cret" not in refusal.value.finding.excerpt
    monkeypatch.delenv("COMITY_OIDC")
    monkeypatch.setenv("COMITY_MAIL_HOST", "mail.example")
    monkeypatch.setenv("COMITY_MAIL_PASSWORD_FILE", str(tmp_path / "client.secret"))
    with pytest.raises(Rejected) as refusal:
        settings_of(None)
    assert refusal.value.finding.code == "site.secret"
    (tmp_path / "client.secret").chmod(0o600)
    assert settings_of(None)["EMAIL_HOST_PASSWORD"] == "s3cret"


def requirements(name: str) -> dict[str, list[str]]:
    """Return each pinned package of a lock with its hashes."""
    found: dict[str, list[str]] = {}
    for block in re.sub(r"\\\n", " ", (ROOT / "requirements" / name).read_text("utf-8")).splitlines():
        if block.strip() and not block.startswith("#"):
            pinned, *hashes = block.split("--hash=")
            found[pinned.strip()] = hashes
    return found


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "peers.txt", "aics.txt", "objects.txt"])
def test_nothing_is_unpinned(name: str) -> None:
    found = requirements(name)
    assert len(found) >= 5
    for pinned, hashes in found.items():
        assert re.fullmatch(r"[A-Za-z0-9._-]+(?:\[[a-z,]+\])?==[^\s;]+(?:\s*;.*)?", pinned), pinned
        assert hashes, pinned
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one.strip()) for one in hashes), pinned


def test_what_is_asked_for_is_what_is_locked() -> None:
    import tomllib

    asked: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {
        re.split(r"==|\[", name)[0].lower().replace("_", "-").replace(".", "-")
        for lock in ("run.txt", "dev.txt", "peers.txt")
        for name in requirements(lock)
    }
    for line in (*asked["dependencies"], *(one for extra in asked["optional-dependencies"].values() for one in extra)):
        name = re.split(r"[<>=\[;~! ]", line)[0].lower().replace("_", "-").replace(".", "-")
        assert name in locked, name
    for target in re.findall(r"pip install .*", (ROOT / "Makefile").read_text("utf-8")):
        assert "--require-hashes" in target or "--no-deps --no-build-isolation -e ." in target, target
