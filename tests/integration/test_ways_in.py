"""Ways into an account, where somebody tries to make them easier: passwords, codes used again, sessions begun and ended."""

import html
import re
import time

import pytest
from django.conf import settings
from django.core.cache import cache

from comity.i18n import Catalogue
from comity.web.settings import settings_of

from .accounts import PASSWORD, SECRETS, Served, code_of, migrated, secret_in, served
from .test_accounts import sign_in

__all__ = ["migrated", "served"]
LONG = " Ошибка — no rule but LENGTH, 1234567890 and so on for as long as one likes, so that managers are of use "


def test_a_password_of_the_context_or_too_short_is_refused_and_any_other_is_taken_as_it_is(served: Served) -> None:
    client = served.client()
    client.post(f"/en/account/invitation/{served.link()}", {"name": "Ada", "username": "a.admin", "way": "password"})
    page = client.get("/en/account/join/password/").content.decode()
    assert re.search(
        r'<input[^>]*name="password"[^>]*type="password"|<input[^>]*type="password"[^>]*name="password"', page
    )
    secret = secret_in(page)
    for password, said in (
        ("Kr8!xq", "too short"),
        ("1qaz2wsx3edc", "a common one"),
        ("382910475629", "nothing but digits"),
        ("Comity-Aland-2026", "made of words of this place"),
        ("small council Beland", "made of words of this place"),
    ):
        answer = client.post("/en/account/join/password/", {"password": password, "code": code_of(secret)})
        assert answer.status_code == 422, password
        assert said in answer.content.decode(), password
    assert client.post("/en/account/join/password/", {"password": LONG, "code": code_of(secret)}).status_code == 302
    for changed in (LONG.strip(), LONG.upper(), LONG[:72]):
        assert "do not go together" in sign_in(served.client(), "a.admin", changed).content.decode()
    assert sign_in(served.client(), "a.admin", LONG)["Location"].endswith("/second/")


def test_a_password_is_changed_only_with_the_present_one_and_ends_other_sessions(served: Served) -> None:
    first = served.join(served.link(), "a.admin")
    second = served.client()
    sign_in(second, "a.admin")
    second.post("/en/account/sign-in/second/", {"code": code_of(SECRETS["a.admin"])})
    assert second.get("/en/account/").status_code == 200
    page = first.get("/en/account/password/").content.decode()
    assert len(re.findall(r'<input[^>]*type="password"', page)) >= 2
    new = {"password1": "another long phrase 9", "password2": "another long phrase 9"}
    assert first.post("/en/account/password/", {"oldpassword": "wrong wrong 1", **new}).status_code == 200
    assert sign_in(served.client(), "a.admin")["Location"].endswith("/second/")  # nothing has changed
    assert first.post("/en/account/password/", {"oldpassword": PASSWORD, **new}).status_code == 302
    assert "do not go together" in sign_in(served.client(), "a.admin").content.decode()
    assert second.get("/en/account/").status_code == 302


def opens_at(served: Served, monkeypatch: pytest.MonkeyPatch, code: str, second: float) -> bool:
    """Return whether a code opens the account at a second, after the password."""
    monkeypatch.setattr(time, "time", lambda: second)
    client = served.client()
    sign_in(client, "a.admin")
    return client.post("/en/account/sign-in/second/", {"code": code}).status_code == 302


@pytest.mark.parametrize(
    ("steps", "counts"),
    [
        ("", ((-1, False), (0, True), (29, True), (30, False))),
        ("1", ((-31, False), (-30, True), (59, True), (60, False))),
    ],
)
def test_a_code_of_an_application_counts_while_it_is_shown_unless_the_operator_allows_a_step(
    served: Served, monkeypatch: pytest.MonkeyPatch, steps: str, counts: tuple[tuple[int, bool], ...]
) -> None:
    served.join(served.link(), "a.admin")
    monkeypatch.setenv("COMITY_CODE_STEPS", steps)
    monkeypatch.setattr(settings, "MFA_TOTP_TOLERANCE", settings_of(None)["MFA_TOTP_TOLERANCE"])
    begun = (time.time() // 30) * 30
    code = code_of(SECRETS["a.admin"], begun)
    for passed, opens in counts:
        cache.clear()  # used codes are forgotten, and failed attempts
        assert opens_at(served, monkeypatch, code, begun + passed) is opens, passed


@pytest.mark.parametrize("steps", ["", "1"])
def test_a_code_of_an_application_opens_once_however_long_it_counts(
    served: Served, monkeypatch: pytest.MonkeyPatch, steps: str
) -> None:
    served.join(served.link(), "a.admin")
    monkeypatch.setenv("COMITY_CODE_STEPS", steps)
    monkeypatch.setattr(settings, "MFA_TOTP_TOLERANCE", settings_of(None)["MFA_TOTP_TOLERANCE"])
    cache.clear()
    begun = (time.time() // 30) * 30 + 1
    code = code_of(SECRETS["a.admin"], begun + 30 * len(steps))  # of the step after, where it counts already
    for passed, opens in ((0, True), (20, False), (31, False), (58, False), (91, False)):
        assert opens_at(served, monkeypatch, code, begun + passed) is opens, passed


def test_signing_in_begins_a_new_session_and_signing_out_clears_what_was_kept(served: Served) -> None:
    served.join(served.link(), "a.admin").post("/en/account/sign-out/")
    client = served.client()
    client.get(f"/en/account/invitation/{served.link(token=b'2' * 32)}")
    sign_in(client, "a.admin")
    before = client.cookies["comity"].value
    cache.clear()  # which remembers that the code of joining was used
    client.post("/en/account/sign-in/second/", {"code": code_of(SECRETS["a.admin"])})
    after = client.cookies["comity"].value
    assert before
    assert after not in {"", before}
    assert len(after) >= 32
    old = served.client()
    old.cookies["comity"] = before
    assert old.get("/en/account/").status_code == 302
    left = client.post("/en/account/sign-out/")
    assert left["Clear-Site-Data"] == '"cache"'
    again = served.client()
    again.cookies["comity"] = after
    assert again.get("/en/account/").status_code == 302


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_what_is_too_long_or_asked_for_in_place_of_sent_is_answered_by_a_page(served: Served, lang: str) -> None:
    words, client = Catalogue(lang), served.client()
    asked = client.get(f"/{lang}/account/sign-out/")
    assert (asked.status_code, asked["Allow"]) == (405, "POST")
    assert words.say("error-only-sent.advice") in html.unescape(asked.content.decode())
    long = client.post(f"/{lang}/account/sign-in/", {"login": "a" * 600_000, "password": "b"})
    assert long.status_code == 413
    assert words.say("error-too-long.advice") in html.unescape(long.content.decode())
