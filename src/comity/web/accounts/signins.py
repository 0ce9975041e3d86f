"""The sign-in log of an account: written as sign-ins happen, shown to the account.

Knows the signals of Django and allauth; not pages. Law: an entry says when, from about where, with what and how it ended, and
never what was typed.
"""

import re
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.signals import user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.http import HttpRequest

from comity.web.access.guard import signing_in
from comity.web.access.limits import asker, short_address
from comity.web.accounts.middleware import begin
from comity.web.accounts.ministry import shown_anew
from comity.web.accounts.models import Account, SignIn

AGENT_LIMIT: Final = 80
_BROWSERS: Final = (
    ("Edge", r"Edg/(\d+)"),
    ("Firefox", r"Firefox/(\d+)"),
    ("Chromium", r"Chrom(?:e|ium)/(\d+)"),
    ("Safari", r"Version/(\d+).*Safari"),
)
_SYSTEMS: Final = ("Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux")


def listen() -> None:
    """Write down sign-ins from now on."""
    user_logged_in.connect(_signed_in, dispatch_uid="comity-in")
    user_logged_out.connect(_signed_out, dispatch_uid="comity-out")
    user_login_failed.connect(_password_failed, dispatch_uid="comity-password")
    authentication_failed.connect(_factor_failed, dispatch_uid="comity-factor")


def note(request: HttpRequest, account: Account, outcome: str) -> None:
    """Add an entry to the log of an account, and to the service's own."""
    signing_in(request, outcome, account.pk)
    SignIn(
        account=account,
        address=short_address(asker(request)),
        agent=agent(request),
        outcome=outcome,
    ).save()


def agent(request: HttpRequest) -> str:
    """Return browser and system in two words, or nothing where they are not understood."""
    return short_agent(request.headers.get("User-Agent", "")[:500])


def short_agent(said: str) -> str:
    """Return browser and system a browser says it is, in two words; nothing where it is not understood."""
    browser = next((f"{name} {found[1]}" for name, pattern in _BROWSERS if (found := re.search(pattern, said))), "")
    system = next((name for name in _SYSTEMS if name in said), "")
    return ", ".join(filter(None, (browser, system)))[:AGENT_LIMIT]


def _signed_in(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    begin(request)
    if shown_anew(kwargs.get("sociallogin")):
        record_authentication(request, user, method="socialaccount", reauthenticated=True)
    methods = [str(record.get("type") or record.get("method")) for record in get_authentication_records(request, user)]
    ways = {
        "webauthn": "in-passkey",
        "totp": "in-code",
        "recovery_codes": "in-recovery",
        "socialaccount": "in-ministry",
    }
    note(request, user, next((ways[way] for way in reversed(methods) if way in ways), "in-passkey"))


def _signed_out(request: HttpRequest, user: Account | None, **_kwargs: Any) -> None:
    if user is not None:
        note(request, user, "out")


def _password_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_kwargs: Any) -> None:
    account = Account.objects.filter(username=str(credentials.get("username", "")).lower()[:64]).first()
    if request is None:
        return
    if account is None:
        signing_in(request, "refused-password")
    else:
        note(request, account, "refused-password")


def _factor_failed(request: HttpRequest, user: Account, authenticator: Authenticator, **_kwargs: Any) -> None:
    failed = "refused-passkey" if authenticator.type == Authenticator.Type.WEBAUTHN else "refused-code"
    note(request, user, failed)
