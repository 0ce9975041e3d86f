"""The ways into an account: what it could still sign in with.

Knows factors and passwords; not pages. Law: a password counts only beside a second factor.
"""

from urllib.parse import urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.http import HttpRequest

from comity.web.accounts.models import Account

PASSKEY, APP = Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP


def second_factor(account: Account) -> bool:
    """Return whether something beside a password stands before the account."""
    return bool(Authenticator.objects.filter(user=account, type__in=(PASSKEY, APP)).exists())


def through_ministry(request: HttpRequest, account: Account) -> bool:
    """Return whether it is a ministry's own sign-in that vouches for whoever signs in now."""
    records = get_authentication_records(request, account)
    return any(record.get("method") == "socialaccount" for record in records)


def ministries_of(account: int) -> frozenset[str]:
    """Return the ids of the ministries joined to an account."""
    return frozenset(SocialAccount.objects.filter(user=account).values_list("provider", flat=True))


def could_sign_in_without(authenticator: Authenticator) -> bool:
    """Return whether the account of a factor keeps a way in when that factor is gone."""
    account = authenticator.user
    left = Authenticator.objects.filter(user=account).exclude(pk=authenticator.pk)
    if left.filter(type=PASSKEY).exists():
        return True
    if account.has_usable_password() and left.filter(type=APP).exists():
        return True
    return bool(SocialAccount.objects.filter(user=account).exists())


def passkeys_at(request: HttpRequest) -> str:
    """Return whether a browser will offer passkeys at this address: `yes`, `loopback` (name it localhost) or `insecure`."""
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    numeric = host.replace(".", "").isdigit() or ":" in host
    if host == "localhost" or host.endswith(".localhost") or (request.is_secure() and not numeric):
        return "yes"
    return "loopback" if host in {"::1", "127.0.0.1"} else "insecure"


def by_name(request: HttpRequest) -> str:
    """Return this page's address with the machine called localhost."""
    port = urlsplit(f"//{request.get_host()}").port
    return f"http://localhost{'' if port is None else f':{port}'}{request.get_full_path()}"
