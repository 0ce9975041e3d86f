"""Ways into an account, where somebody tries to make them easier: passwords, codes used again, sessions begun and ended."""

import re
import time

import pytest
from django.core.cache import cache

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


def test_a_code_of_an_application_opens_once_however_long_it_counts(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.join(served.link(), "a.admin")
    cache.clear()
    begun = (time.time() // 30) * 30 + 1
    code = code_of(SECRETS["a.admin"], begun + 30)  # of the next step, which counts for 60 seconds from now
    for passed, opens in ((0, True), (20, False), (31, False), (58, False), (91, False)):
        monkeypatch.setattr(time, "time", lambda passed=passed: begun + passed)
        client = served.client()
        sign_in(client, "a.admin")
        answer = client.post("/en/account/sign-in/second/", {"code": code})
        assert (answer.status_code == 302) is opens, passed


def test_signing_in_begins_a_new_session_and_signing_out_clears_what_was_kept(served: Served) -> None:
    served.join(served.link(), "a.admin").post("/en/account/sign-out/")
    client = served.client()
    client.get(f"/en/account/invitation/{served.link(token=b'2' * 32)}")
    sign_in(client, "a.admin")
    before = client.cookies["comity"].value
    client.post("/en/account/sign-in/second/", {"code": code_of(SECRETS["a.admin"], time.time() + 30)})
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
