"""The ways into one's own account, kept by oneself: passkeys, authenticator application, recovery codes, password.

Knows allauth's views, which do the work; not others' accounts. Law: the last way in cannot be taken away.
"""

from typing import Any

from allauth.account.views import PasswordChangeView, PasswordSetView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ListWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy

from comity.web.access.headers import runs_script, unkept
from comity.web.accounts import recovery, ways
from comity.web.accounts.again import shown_again
from comity.web.accounts.drawing import qr
from comity.web.accounts.models import Account


class Passkeys(ListWebAuthnView):
    """One's passkeys."""

    template_name = "accounts/passkeys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether removing the last one was refused."""
        return {**super().get_context_data(**kwargs), "refused": self.request.GET.get("refused") == "last"}


class AddPasskey(AddWebAuthnView):
    """A further passkey."""

    template_name = "accounts/passkey_add.html"

    def get_success_url(self) -> str:
        """Return the list."""
        return str(reverse("mfa_list_webauthn"))


class RemovePasskey(RemoveWebAuthnView):
    """The end of a passkey."""

    template_name = "accounts/passkey_remove.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, unless nothing else opens the account."""
        if not ways.could_sign_in_without(self.get_object()):
            return HttpResponseRedirect(f"{reverse('mfa_list_webauthn')}?refused=last")
        answer: HttpResponse = super().form_valid(form)
        return answer


class AddApp(ActivateTOTPView):
    """An authenticator application."""

    template_name = "accounts/app_add.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the code to photograph."""
        facts = super().get_context_data(**kwargs)
        return {**facts, "qr": qr(facts["totp_url"]), "secret": facts["form"].secret}

    def get_success_url(self) -> str:
        """Return the account's page, or its recovery codes where they are new."""
        return str(reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account"))


class EndApp(DeactivateTOTPView):
    """The end of an authenticator application."""

    template_name = "accounts/app_end.html"
    success_url = reverse_lazy("account")


class NewCodes(GenerateRecoveryCodesView):
    """New recovery codes in place of the old."""

    template_name = "accounts/codes_new.html"


class ChangePassword(PasswordChangeView):
    """Another password."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("account")


class SetPassword(PasswordSetView):
    """A first password, which opens nothing without a second step."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("account")


def _codes(request: HttpRequest) -> HttpResponse:
    """Make recovery codes and show them, the one time; afterwards say how many are left."""
    account = Account.objects.get(pk=request.user.pk)
    made = recovery.shown(account.pk)
    facts = {"made": made, "left": recovery.left(account.pk), "user": account}
    return unkept(render(request, "accounts/codes.html", facts))


passkeys = Passkeys.as_view()
add_passkey = runs_script(shown_again(AddPasskey.as_view()))
remove_passkey = shown_again(RemovePasskey.as_view())
add_app = shown_again(AddApp.as_view())
end_app = shown_again(EndApp.as_view())
codes = shown_again(_codes)
new_codes = shown_again(NewCodes.as_view())
change_password = ChangePassword.as_view()
set_password = shown_again(SetPassword.as_view())
