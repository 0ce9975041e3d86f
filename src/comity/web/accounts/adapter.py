"""What we tell allauth: nobody signs up, a password alone opens nothing, secrets are sealed, the last key stays.

Knows allauth's hooks; not pages. Law: every refusal is a code; its sentence is in the catalogue.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac

from comity.keys.sealing import seal, unseal
from comity.web.access.guard import signing_in
from comity.web.accounts import again, joining, ministry, recovery, ways
from comity.web.accounts.models import Account

FACTORS = "second factors of accounts"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts as Comity has them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return that nobody signs up: accounts are made by invitation, in `joining`."""
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Refuse a sign-in that has nothing but a password behind it."""
        if not ways.second_factor(user) and not ways.through_ministry(request, user):
            clear_login(request)
            signing_in(request, "refused-second", user.pk)
            return HttpResponseRedirect(f"{reverse('account_login')}?refused=second")
        found: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return found

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ARG002 - allauth's signature
        """Return whether a way in is to be shown again: as `again` has it, which knows a ministry's too; allauth does not."""
        return not again.shown(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways to show once more; the ministry's is one where nothing else opens the account."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if found or not user.is_authenticated or not ways.ministries_of(user.pk):
            return found
        return [{"id": "ministry", "description": "", "url": reverse("account_again_ministry")}]

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Check a password against the account of that name, whichever case it is typed in."""
        if "username" in credentials:
            credentials["username"] = str(credentials["username"]).lower()
        found: Account | None = super().authenticate(request, **credentials)
        return found


class FactorAdapter(DefaultMFAAdapter):
    """Second factors as Comity has them."""

    def encrypt(self, text: str) -> str:
        """Seal a secret under the site's, so that who steals the database alone has no factor."""
        return seal(_factor_key(), FACTORS, text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed; a recovery code is no secret as it is kept, and stays so. Raises Tampered."""
        if encrypted_text.startswith(recovery.MARK):
            return recovery.KeptCode(encrypted_text)
        return unseal(_factor_key(), FACTORS, encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether somebody could still sign in without it."""
        return ways.could_sign_in_without(authenticator)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """Return a name without words: its number."""
        return str(Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1)


class MinistryAdapter(DefaultSocialAccountAdapter):
    """A ministry's own sign-in: it opens an account it was joined to, and makes one only on an invitation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - allauth's
        """Return that nobody signs up by a ministry's word alone."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Redeem the invitation at hand where this person is new; leave everybody else to allauth."""
        if not ministry.vouched(sociallogin, sociallogin.provider.app):
            raise _not_vouched(request)
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        if joining.pending(request) is None:
            raise _not_vouched(request)
        raise ImmediateHttpResponse(joining.by_ministry(request, sociallogin))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - allauth's
        """Lead back to signing in, which says that the ministry vouched for nobody: its token was not for us, or not in time."""
        raise _not_vouched(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's
        """Return the account's page."""
        return str(reverse("account"))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:  # noqa: ARG002 - allauth's
        """Return the account's page."""
        return str(reverse("account"))


def _not_vouched(request: HttpRequest) -> ImmediateHttpResponse:
    signing_in(request, "refused-ministry")
    return ImmediateHttpResponse(HttpResponseRedirect(f"{reverse('account_login')}?refused=ministry"))


def _factor_key() -> str:
    return salted_hmac("comity.factors", "", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
