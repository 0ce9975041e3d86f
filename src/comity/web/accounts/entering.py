"""The pages one joins on: the invitation, and then a passkey, or a password with an authenticator application.

Knows forms and steps; `joining` makes the account. Law: an invitation is shown only to whoever has its link, and every attempt
counts against the address it comes from.
"""

import re
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import consume
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from comity.errors import Rejected
from comity.web.access.headers import runs_script
from comity.web.accounts import inviting, joining
from comity.web.accounts.doors import listed_ministries
from comity.web.accounts.drawing import qr
from comity.web.accounts.models import NAME_LIMIT, Account
from comity.web.accounts.own import asker
from comity.web.accounts.wording import page_of
from comity.web.page.errors import too_many
from comity.web.page.present import Page

LIMITS: Final = {"invitation": "30/m/ip", "join": "20/m/ip"}
_USERNAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,62})[a-z0-9]")


class Who(forms.Form):
    """How the account will be called."""

    name = forms.CharField(max_length=NAME_LIMIT)
    username = forms.CharField(max_length=64)
    email = forms.EmailField(required=False, max_length=254)

    def clean_username(self) -> str:
        """Return a sign-in name nobody has."""
        name = str(self.cleaned_data["username"]).lower()
        if not _USERNAME.fullmatch(name):
            raise ValidationError("", code="username")
        if Account.objects.filter(username=name).exists():
            raise ValidationError("", code="username_taken")
        return name


class NewPasskey(forms.Form):
    """What a browser answers when it has made a passkey."""

    credential = forms.JSONField()

    def clean_credential(self) -> Any:
        """Return a credential that answers this session's challenge, its holder verified."""
        credential = self.cleaned_data["credential"]
        try:
            webauthn.parse_registration_response(credential)
            binding = webauthn.complete_registration(credential)
        except (KeyError, TypeError, ValueError, AttributeError) as error:  # a hostile answer may have any shape
            raise ValidationError("", code="passkey") from error
        if not binding.is_user_verified():
            raise ValidationError("", code="passkey")
        return credential


class NewPassword(forms.Form):
    """A password and the first code of an authenticator application."""

    password = forms.CharField(max_length=200, strip=False)
    code = forms.CharField(max_length=12)

    def __init__(self, *args: Any, account: Account, secret: str, **kwargs: Any) -> None:
        """Check against an account that is still to be made, and the secret shown to it."""
        super().__init__(*args, **kwargs)
        self._account, self._secret = account, secret

    def clean_password(self) -> str:
        """Return a password that is not too easy."""
        return str(get_adapter().clean_password(self.cleaned_data["password"], self._account))

    def clean_code(self) -> str:
        """Return a code that is right now."""
        code = str(self.cleaned_data["code"])
        if not totp.validate_totp_code(self._secret, code):
            raise ValidationError("", code="incorrect_code")
        return code


def invitation(request: HttpRequest, link: str) -> HttpResponse:
    """Show what an invitation offers, and begin to join or, signed in already, take the place."""
    if not consume(request, app="comity", action="invitation", config=LIMITS, limit_get=True):
        return too_many(request)
    try:
        offer = inviting.find(link)
    except Rejected as refusal:
        return _refused(request, refusal)
    if request.user.is_authenticated:
        return _take(request, offer)
    form = Who(request.POST if request.method == "POST" else None)
    if form.is_valid():
        joining.start(
            request, link, form.cleaned_data["username"], form.cleaned_data["name"], form.cleaned_data["email"]
        )
        way = request.POST.get("way")
        return HttpResponseRedirect(reverse("account_join_password" if way == "password" else "account_join_passkey"))
    status = 200 if request.method != "POST" else 422
    return render(request, "accounts/invitation.html", {**_told(request, offer), "form": form}, status=status)


@runs_script
def by_passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey, and with it the account."""
    who = joining.pending(request)
    if who is None:
        return _gone(request)
    form = NewPasskey(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not consume(request, app="comity", action="join", config=LIMITS):
        return too_many(request)
    if form.is_valid():
        try:
            return joining.by_passkey(request, who, "1", form.cleaned_data["credential"])
        except Rejected as refusal:
            return _refused(request, refusal)
    options = webauthn.begin_registration(who.account(), passwordless=True)
    facts = {**_told(request, inviting.find(who.link)), "who": who, "form": form, "options": options}
    return render(request, "accounts/join_passkey.html", facts, status=422 if form.is_bound else 200)


@sensitive_post_parameters("password", "code")
def by_password(request: HttpRequest) -> HttpResponse:
    """Choose a password, show a code of the application, and so make the account."""
    who = joining.pending(request)
    if who is None:
        return _gone(request)
    if request.method == "POST" and not consume(request, app="comity", action="join", config=LIMITS):
        return too_many(request)
    secret, account = totp.get_totp_secret(), who.account()
    form = NewPassword(request.POST if request.method == "POST" else None, account=account, secret=secret)
    if form.is_valid():
        try:
            answer = joining.by_password(request, who, form.cleaned_data["password"], secret)
        except Rejected as refusal:
            return _refused(request, refusal)
        totp.clear_totp_secret(request)
        return answer
    address = get_factor_adapter().build_totp_url(account, secret)
    facts = {**_told(request, inviting.find(who.link)), "who": who, "form": form, "secret": secret, "qr": qr(address)}
    return render(request, "accounts/join_password.html", facts, status=422 if form.is_bound else 200)


def _take(request: HttpRequest, offer: inviting.Offer) -> HttpResponse:
    """Let an account that is signed in take a further place."""
    if request.method != "POST":
        return render(request, "accounts/invitation.html", {**_told(request, offer), "account": asker(request)})
    try:
        inviting.redeem(offer, asker(request))
    except Rejected as refusal:
        return _refused(request, refusal)
    return HttpResponseRedirect(reverse("account"))


def _told(request: HttpRequest, offer: inviting.Offer) -> dict[str, Any]:
    body = Page(request, page_of(request).lang, offer.slug)
    return {
        "body": body.body_name(),
        "body_lang": body.rules_lang,
        "body_slug": offer.slug,
        "body_kind": body.reader.kind,
        "seat": body.name(offer.code),
        "code": offer.code,
        "role": body.words.say(f"role-{offer.role.value}"),
        "until": body.words.date(offer.expires),
        "keys": offer.keys,
        "ministries": listed_ministries(),
    }


def _gone(request: HttpRequest) -> HttpResponse:
    return render(
        request, "accounts/refused.html", {"why": page_of(request).words.say("account-join-gone")}, status=410
    )


def _refused(request: HttpRequest, refusal: Rejected) -> HttpResponse:
    """Say why an invitation is not taken."""
    words, code = page_of(request).words, refusal.finding.code
    said = words.say("finding-" + code.replace(".", "-"))
    if not code.startswith("invitation."):
        said = words.say("finding-invitation-link")
    return render(request, "accounts/refused.html", {"why": said}, status=410 if code == "invitation.used" else 404)
