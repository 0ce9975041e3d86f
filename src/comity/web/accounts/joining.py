"""Joining: from an invitation to an account with a way in, made in one step once that way has been shown to work.

Knows the invitation at hand in a session; not pages. Law: no account exists before its passkey, its password and code, or its
ministry's word has been checked, and the invitation is looked at again at that moment.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from comity.errors import Rejected
from comity.web.accounts import inviting
from comity.web.accounts.models import Account, new_number

JOINING: Final = "comity.joining"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Somebody about to join: the invitation's link, and how the account will be called."""

    link: str
    number: int
    username: str
    name: str
    email: str

    def account(self) -> Account:
        """Return the account as it will be; not written."""
        made = Account(id=self.number, username=self.username, name=self.name, email=self.email)
        made.set_unusable_password()
        return made


def start(request: HttpRequest, link: str, username: str, name: str, email: str) -> None:
    """Remember who is about to join."""
    made = Joining(link=link, number=new_number(), username=username, name=name, email=email)
    request.session[JOINING] = asdict(made)


def pending(request: HttpRequest) -> Joining | None:
    """Return who is about to join in this session, or None; also where the invitation no longer holds."""
    kept = request.session.get(JOINING)
    if kept is None:
        return None
    found = Joining(**kept)
    try:
        inviting.find(found.link)
    except Rejected:
        return None
    return found


def by_passkey(request: HttpRequest, who: Joining, name: str, credential: dict[str, Any]) -> HttpResponse:
    """Make the account with a passkey that has just answered, and sign it in."""

    def add(account: Account) -> None:
        WebAuthn.add(account, name, credential)

    account = _make(who, add)
    factor = Authenticator.objects.get(user=account, type=Authenticator.Type.WEBAUTHN)
    post_authentication(request, factor, reauthenticated=True, passwordless=True)
    return _enter(request, account, reverse("mfa_view_recovery_codes"))


def by_password(request: HttpRequest, who: Joining, password: str, secret: str) -> HttpResponse:
    """Make the account with a password and an authenticator application whose code has just been checked; sign it in."""

    def add(account: Account) -> None:
        account.set_password(password)
        account.save()
        TOTP.activate(account, secret)

    account = _make(who, add)
    record_authentication(request, account, method="password", username=account.username)
    factor = Authenticator.objects.get(user=account, type=Authenticator.Type.TOTP)
    post_authentication(request, factor, reauthenticated=True)
    return _enter(request, account, reverse("mfa_view_recovery_codes"), checked=True)


def by_ministry(request: HttpRequest, sociallogin: Any) -> HttpResponse:
    """Make the account for whom a ministry has just vouched, and sign it in."""
    who = pending(request)
    if who is None:
        raise RuntimeError

    def add(account: Account) -> None:
        sociallogin.connect(request, account)

    account = _make(who, add, codes=False)
    told = {"provider": sociallogin.account.provider, "reauthenticated": True}  # a moment ago, and the account is new
    record_authentication(request, account, method="socialaccount", **told)
    return _enter(request, account, reverse("account"))


def _make(who: Joining, add: Callable[[Account], None], *, codes: bool = True) -> Account:
    """Write the account, its way in, its recovery codes and its place at once. Raises Rejected if the invitation is gone."""
    with transaction.atomic():
        offer = inviting.find(who.link)
        account = who.account()
        account.save(force_insert=True)
        add(account)
        if codes:
            RecoveryCodes.activate(account)
        inviting.redeem(offer, account)
    return account


def _enter(request: HttpRequest, account: Account, address: str, *, checked: bool = False) -> HttpResponse:
    """Sign a new account in; `checked` where its code has been asked for already, so that it is not asked again."""
    request.session.pop(JOINING, None)
    login = Login(user=account, redirect_url=address)
    if checked:
        login.state["stages"] = {"mfa_authenticate": {"handled": True}}
    answer: HttpResponse = perform_login(request, login)
    return answer
