"""What the service writes down of whom it did not let in: each kind once, by asking for it, and never what was typed or asked for."""

import contextlib
import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from comity.web.serving import lines

from .accounts import PASSWORD, SECRETS, Served, code_of, migrated, served
from .test_ministry import Ministry, ministry, through_ministry

__all__ = ["migrated", "ministry", "served"]

Said = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[Said]:
    """Yield what gives the lines of refusals written since it was asked last."""
    root, written = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setenv(lines.VARIABLE, "refusals")

    def since() -> list[dict[str, Any]]:
        text = written.getvalue()
        written.truncate(0)
        written.seek(0)
        found = [json.loads(line) for line in text.splitlines()]
        return [one for one in found if one["of"] == "comity.refused"]

    try:
        root.handlers[:] = []  # it closes those it finds, and these are not its own
        with contextlib.redirect_stderr(written):
            lines.begin()
        yield since
    finally:
        root.handlers[:], root.level = handlers, level
        logging.getLogger("comity.refused").setLevel(logging.NOTSET)
        logging.getLogger("django.request").filters.clear()


def told(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["what"], one.get("kind"), one.get("status"), one.get("code"), one.get("right")) for one in found]


def test_a_sign_in_is_written_down_failed_too_and_not_what_was_typed(served: Served, said: Said) -> None:
    from comity.web.accounts.models import Account

    served.join(served.link(), "a.admin")
    number = Account.objects.get(username="a.admin").pk
    client = served.client()
    cache.clear()  # which remembers that the code of joining was used
    said()
    client.post("/en/account/sign-in/", {"login": "a.admin", "password": "mistyped phrase 1"})
    client.post("/en/account/sign-in/", {"login": "mistyped name", "password": "mistyped phrase 2"})
    client.post("/en/account/sign-in/", {"login": "a.admin", "password": PASSWORD})
    client.post("/en/account/sign-in/second/", {"code": "123456"})
    client.post("/en/account/sign-in/second/", {"code": code_of(SECRETS["a.admin"])})
    client.post("/en/account/sign-out/")
    answer = served.client().post("/en/account/sign-in/passkey/", {"credential": "{}"})
    assert answer["Location"].endswith("?refused=passkey"), answer.content
    found = said()
    assert [(one["what"], one["code"], one.get("account")) for one in found] == [
        ("sign-in", "refused-password", number),
        ("sign-in", "refused-password", None),
        ("sign-in", "refused-code", number),
        ("sign-in", "in-code", number),
        ("sign-in", "out", number),
        ("sign-in", "refused-passkey", None),
    ]
    assert {one["network"] for one in found} == {"192.0.2.0/24"}
    whole = json.dumps(found)
    for secret in ("mistyped", "a.admin", "123456", PASSWORD, "192.0.2.77"):
        assert secret not in whole


def test_a_ministry_that_vouches_for_nobody_is_written_down(served: Served, ministry: None, said: Said) -> None:
    through_ministry(served.client())
    assert [(one["what"], one["code"]) for one in said()] == [("sign-in", "refused-ministry")]
    assert Ministry.subject not in json.dumps(said())


def test_what_somebody_has_no_right_to_is_written_down(served: Served, said: Said) -> None:
    from comity.web.accounts.models import Account

    observer = served.join(served.link(role="observer"), "o.server")
    number = Account.objects.get(username="o.server").pk
    said()
    assert observer.get("/en/account/seat/small/AAA/").status_code == 404
    assert observer.get("/en/small/write/notification?seat=AAA").status_code == 404
    assert served.client().get("/en/account/log/").status_code == 302
    assert served.client().get("/en/small/record/" + "0" * 64).status_code == 404  # there is none: nobody was kept out
    found = said()
    assert told(found) == [
        ("access", "account_seat", 404, None, "read-deeds"),
        ("access", "write-form", 404, None, "write"),
        ("access", "account_log", 302, None, "keep-own"),
    ]
    assert [one.get("account") for one in found] == [number, number, None]


def test_what_was_not_taken_is_written_down_with_its_finding(served: Served, said: Said) -> None:
    from django.test import Client

    from comity.service.desk import Desk
    from comity.web.site import application

    desk = Desk(served.body.folder)
    application({"small": served.body.folder}, lambda _slug, note: desk.submit(note), served.home)
    client = served.client()
    client.post("/small/submit", b"no note, a hidden word", content_type="application/octet-stream")
    client.post("/small/submit", b"x", content_type="text/html")
    strict = Client(enforce_csrf_checks=True, REMOTE_ADDR="2001:db8:7:8::9", SERVER_NAME="localhost")
    strict.post("/en/account/sign-in/", {"login": "a", "password": "hidden word"})
    found = said()
    assert [(one["what"], one["kind"], one["status"]) for one in found] == [
        ("input", "submit", 422),
        ("input", "submit", 415),
        ("form", "account_login", 403),
    ]
    assert [one.get("code") for one in found] == ["note.frame", "http.type", None]
    assert found[2]["network"] == "2001:db8:7::/48"
    assert "hidden" not in json.dumps(found)


def test_without_being_asked_for_it_writes_no_such_line(
    served: Served, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    monkeypatch.setenv(lines.VARIABLE, "json")
    written = io.StringIO()
    with contextlib.redirect_stderr(written):
        lines.begin()
    served.client().post("/en/account/sign-in/", {"login": "nobody", "password": "x"})
    assert written.getvalue() == ""
    assert said() == []
