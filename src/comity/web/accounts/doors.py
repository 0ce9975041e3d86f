"""Signing in and out: by passkey, by password and code, by a ministry's own sign-in.

Knows allauth's views, which do the work; not who is let in. Law: what was refused is said, and not which half of it was wrong.
"""

from typing import Any, Final

from allauth.account.internal.flows.logout import logout
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from comity.web.access.guard import signing_in
from comity.web.access.headers import runs_script
from comity.web.accounts import again
from comity.web.accounts.middleware import TONGUE
from comity.web.accounts.ministry import begin
from comity.web.accounts.ways import ministries_of
from comity.web.accounts.wording import tongue_now

REFUSED: Final = ("second", "ministry", "passkey")


class SignIn(LoginView):
    """The page one signs in on."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was refused just now, and the ministries one may come from."""
        refused = self.request.GET.get("refused", "")
        facts = {"refused": refused if refused in REFUSED else "", "ministries": listed_ministries()}
        return {**super().get_context_data(**kwargs), **facts, "next": get_next_redirect_url(self.request) or ""}


class PasskeyIn(LoginWebAuthnView):
    """The challenge for a passkey, and its answer."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - allauth's signature
        """Say that the passkey was not accepted."""
        signing_in(self.request, "refused-passkey")
        return HttpResponseRedirect(f"{reverse('account_login')}?refused=passkey")

    def get_success_url(self) -> str:
        """Return the page that was asked for before, or the account's."""
        return str(get_next_redirect_url(self.request) or reverse("account"))


class Second(AuthenticateView):
    """The second step after a password."""

    template_name = "accounts/second.html"


class PasswordAgain(ReauthenticateView):
    """Show the password once more before something that matters."""

    template_name = "accounts/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is asked for."""
        return {**super().get_context_data(**kwargs), "asked": "password"}


class CodeAgain(CodeAgainView):
    """Show a code once more before something that matters."""

    template_name = "accounts/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is asked for."""
        return {**super().get_context_data(**kwargs), "asked": "code"}


class PasskeyAgain(ReauthenticateWebAuthnView):
    """Show the passkey once more before something that matters."""

    template_name = "accounts/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is asked for."""
        return {**super().get_context_data(**kwargs), "asked": "passkey"}


sign_in = runs_script(SignIn.as_view())
passkey_in = PasskeyIn.as_view()
second = runs_script(Second.as_view())
password_again = PasswordAgain.as_view()
code_again = CodeAgain.as_view()
passkey_again = runs_script(PasskeyAgain.as_view())


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    lang = tongue_now()
    logout(request)
    response = HttpResponseRedirect(f"/{lang}/")
    response.headers["Clear-Site-Data"] = '"cache"'  # not its stores: a key made in the browser outlives a session
    return response


@require_POST
def ministry(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to a ministry's own sign-in, and remember the language to come back in."""
    if provider_id not in {item["id"] for item in listed_ministries()}:
        raise Http404(provider_id)
    if "connect" in {request.GET.get("process"), request.POST.get("process")} and request.user.is_authenticated:
        again.ask(request)  # a ministry that is joined is a way in
    request.session[TONGUE] = tongue_now()
    return begin(request, provider_id)


@login_required
def ministry_again(request: HttpRequest) -> HttpResponseBase:
    """Be asked by one's ministry once more before something that matters."""
    joined = [item for item in listed_ministries() if item["id"] in ministries_of(int(request.user.pk or 0))]
    if request.method == "POST":
        named = request.POST.get("ministry", "")
        if named not in {item["id"] for item in joined}:
            raise Http404(named)
        request.session[TONGUE] = tongue_now()
        return begin(request, named, again=True)
    return render(request, "accounts/again.html", {"asked": "ministry", "form": None, "ministries": joined})


def listed_ministries() -> list[dict[str, str]]:
    """Return the ministries' own sign-ins, in order of id."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return sorted(({"id": app["provider_id"], "name": app["name"]} for app in apps), key=lambda item: item["id"])
