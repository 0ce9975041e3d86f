"""Somebody who holds a session and nothing else: what would let them stay, or turn its owner out, asks for a way in once more."""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from .accounts import PASSWORD, SECRETS, Served, code_of, migrated, served
from .test_ministry import Ministry, ministry, through_ministry

__all__ = ["migrated", "ministry", "served"]

A = "/fr/account/"
THEIRS = {
    "passkeys/add/": {"name": "thief", "credential": "{}"},
    "passkeys/1/remove/": {},
    "app/": {"code": "000000"},
    "app/end/": {},
    "codes/": {},
    "codes/new/": {},
    "password/new/": {"password1": "another long phrase 8", "password2": "another long phrase 8"},
    "sessions/": {},
    "sign-in/with/mfa/?process=connect": {},
}
"""What a thief of a session asks for, below an account's address."""


def kept() -> str:
    """Return all that opens accounts or is open."""
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount
    from allauth.usersessions.models import UserSession

    from comity.web.accounts.models import Account

    factors = [(row.pk, row.type, json.dumps(row.data)) for row in Authenticator.objects.order_by("pk")]
    passwords = list(Account.objects.order_by("pk").values_list("pk", "password"))
    others = [list(model.objects.order_by("pk").values_list("pk", "user")) for model in (SocialAccount, UserSession)]
    return repr((factors, passwords, others))


def by_password(served: Served) -> Client:
    return served.join(served.link(), "a.admin")


def by_passkey(served: Served) -> Client:
    """Return a client of an account that only a passkey opens; of the passkey itself nothing is asked here."""
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import HASH_SESSION_KEY

    from comity.web.accounts.models import Account

    client = by_password(served)
    owner = Account.objects.get(username="a.admin")
    Authenticator.objects.filter(user=owner).delete()
    Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data={"name": "1", "credential": {}})
    owner.set_unusable_password()
    owner.save()
    session = session_of(client)
    session[HASH_SESSION_KEY] = owner.get_session_auth_hash()
    session.save()
    return client


def by_ministry(served: Served) -> Client:
    client = served.client()
    client.post(f"{A}invitation/{served.link()}", {"name": "N", "username": "officer", "way": "passkey"})
    assert through_ministry(client)["Location"] == A
    return client


@pytest.mark.parametrize(
    ("way", "leads"),
    [(by_password, "password"), (by_passkey, "passkey"), (by_ministry, "ministry")],
    ids=["a password", "a passkey alone", "a ministry alone"],
)
def test_a_session_alone_makes_no_way_in_and_ends_no_session(
    served: Served, ministry: None, monkeypatch: pytest.MonkeyPatch, way: Callable[[Served], Client], leads: str
) -> None:
    from django.conf import settings

    thief = way(served)
    monkeypatch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 0, raising=False)
    before = kept()
    for path, sent in THEIRS.items():
        answer = thief.post(f"{A}{path}", sent)
        assert answer.status_code == 302, path
        assert answer["Location"].startswith(f"{A}again/{leads}/?next="), (path, answer["Location"])
        assert kept() == before, path
    assert thief.get(f"{A}sessions/").status_code == 200


def test_a_session_is_ended_once_a_way_in_was_shown(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    owner, other = by_password(served), served.client()
    other.post(f"{A}sign-in/", {"login": "a.admin", "password": PASSWORD})
    other.post(f"{A}sign-in/second/", {"code": code_of(SECRETS["a.admin"])})
    assert other.get(A).status_code == 200
    monkeypatch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 0, raising=False)
    asked = owner.post(f"{A}sessions/")["Location"]
    monkeypatch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 300)
    wrong = owner.post(asked, {"password": "something else 9", "next": f"{A}sessions/"})
    assert wrong.status_code == 200
    assert other.get(A).status_code == 200
    shown = owner.post(asked, {"password": PASSWORD, "next": f"{A}sessions/"})
    assert shown.status_code in {302, 303}
    assert shown["Location"] == f"{A}sessions/"
    assert other.get(A).status_code == 302
    assert owner.get(A).status_code == 200


@pytest.mark.parametrize(
    ("asked_at", "shown"),
    [
        (lambda: int(time.time()), True),
        (lambda: int(time.time()) - 600, False),
        (lambda: None, False),
        (lambda: True, False),
    ],
    ids=["anew", "before", "never", "no time"],
)
def test_a_ministry_must_have_asked_anew(
    served: Served, ministry: None, monkeypatch: pytest.MonkeyPatch, asked_at: Callable[[], Any], shown: bool
) -> None:
    """OpenID Connect Core 1.0, 3.1.2.1: whoever is asked with max_age says when (auth_time)."""
    from django.conf import settings

    owner = by_ministry(served)
    monkeypatch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 0, raising=False)
    page = owner.post(f"{A}passkeys/add/", {"name": "mine", "credential": "{}"})["Location"]
    monkeypatch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 300)
    monkeypatch.setattr(Ministry, "changes", {"auth_time": asked_at()})
    clear(owner)
    assert owner.get(f"{A}passkeys/add/")["Location"].startswith(f"{A}again/ministry/")
    assert 'name="ministry" value="mfa"' in owner.get(page).content.decode()
    assert owner.post(page, {"ministry": "another"}).status_code == 404
    sent = owner.post(page, {"ministry": "mfa", "next": f"{A}passkeys/add/", "process": "connect"})
    told = dict(parse_qsl(urlsplit(sent["Location"]).query))
    assert (told["prompt"], told["max_age"]) == ("login", "0")
    Ministry.nonce = told["nonce"]
    answer = owner.get("/account/oidc/mfa/login/callback/", {"code": "c", "state": told["state"]})
    assert answer["Location"] == (f"{A}passkeys/add/" if shown else f"{A}sign-in/?refused=ministry")
    assert (owner.get(f"{A}passkeys/add/").status_code == 200) == shown


def clear(client: Client) -> None:
    """Let what a session has shown be an hour old."""
    from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as SHOWN

    session = session_of(client)
    session[SHOWN] = [{**record, "at": record["at"] - 3_600} for record in session[SHOWN]]
    session.save()


def session_of(client: Client) -> Any:
    from comity.web.accounts.sessions import SessionStore, row_key

    return SessionStore(row_key(client.cookies["comity"].value))
