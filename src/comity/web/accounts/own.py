"""One's own account: what it may do, what it signs in with, where it is signed in, and what happened at its door.

Knows the account that asks; nobody else's. Law: everything kept about a sign-in is shown to whom it is about.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comity.store.reader import Reader
from comity.web.access.gate import WRITING
from comity.web.access.holder import Role
from comity.web.access.limits import short_address
from comity.web.accounts import recovery, signins, ways
from comity.web.accounts.again import shown_again
from comity.web.accounts.doors import listed_ministries
from comity.web.accounts.models import Account, Seated, SignIn
from comity.web.accounts.wording import page_of
from comity.web.page.present import Page
from comity.web.site import site

SHOWN = 100


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show places held, the keys of these seats, and every way in."""
    who = asker(request)
    factors = list(Authenticator.objects.filter(user=who))
    kinds = {factor.type for factor in factors}
    linked = ways.ministries_of(who.pk)
    return render(
        request,
        "accounts/account.html",
        {
            "account": who,
            "places": list(places(request, who)),
            "passkeys_held": sum(factor.type == Authenticator.Type.WEBAUTHN for factor in factors),
            "app_held": Authenticator.Type.TOTP in kinds,
            "codes_left": recovery.left(who.pk),
            "ministries": [{**item, "linked": item["id"] in linked} for item in listed_ministries()],
            "password_held": who.has_usable_password(),
        },
    )


@login_required
def log(request: HttpRequest) -> HttpResponse:
    """Show the sign-ins of the account, newest first."""
    rows = SignIn.objects.filter(account=asker(request)).order_by("-pk")[:SHOWN]
    words = page_of(request).words
    shown = [(words.date(_utc(row.at)), words.say(f"signin-{row.outcome}"), row.address, row.agent) for row in rows]
    return render(request, "accounts/log.html", {"rows": shown})


class Sessions(ListUserSessionsView):
    """Where the account is signed in; any of it can be ended by who shows a way in once more."""

    template_name = "accounts/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of each session when it began, from about where, in which browser."""
        facts = super().get_context_data(**kwargs)
        words = page_of(self.request).words
        shown = [
            {
                "id": row.pk,
                "current": row.is_current(),
                "began": words.date(_utc(row.created_at)),
                "address": short_address(row.ip),
                "agent": signins.short_agent(row.user_agent),
            }
            for row in facts["sessions"]
        ]
        return {**facts, "shown": shown}

    def form_valid(self, form: Any) -> HttpResponse:
        """End the session that is named, if it is one's own; all others where none is."""
        named = self.request.POST.get("session", "")
        if named.isascii() and named.isdigit():
            for row in UserSession.objects.filter(user=asker(self.request), pk=int(named[:18])):
                if not row.is_current():
                    row.end()
            return HttpResponse(status=303, headers={"Location": self.get_success_url()})
        answer: HttpResponse = super().form_valid(form)
        return answer


sessions = shown_again(Sessions.as_view(), reading=True)


def asker(request: HttpRequest) -> Account:
    """Return the account that asks; only behind a check that there is one."""
    return Account.objects.get(pk=request.user.pk)


def places(request: HttpRequest, who: Account) -> Iterator[dict[str, Any]]:
    """Yield the places an account holds, by body and code, with the keys of each seat that are in force."""
    slugs = {reader.origin: slug for slug, reader in site().readers.items()}
    lang = page_of(request).lang
    for row in Seated.objects.filter(account=who).order_by("origin", "code", "role"):
        if row.origin not in slugs:
            continue
        page = Page(request, lang, slugs[row.origin])
        open_to = row.suspended is None and row.role in {Role.ADMINISTRATOR, Role.AUDITOR}
        yield {
            "body": page.body_name(),
            "rules_lang": page.rules_lang,
            "seat": page.name(row.code),
            "code": row.code,
            "slug": page.slug,
            "exercise": page.reader.kind == "exercise",
            "role": page.words.say(f"role-{row.role}"),
            "suspended": row.suspended is not None,
            "keeps": open_to,
            "desk": row.suspended is None and row.role in WRITING and page.reader.kind != "archive",
            "keys": sorted(keys_in_force(page.reader, row.code)),
        }


def keys_in_force(reader: Reader, code: str) -> Iterator[tuple[str, str]]:
    """Yield tier and name of every key of a seat that is not revoked."""
    for _, row in reader.view().scan("key", ""):
        if row["owner"] == code and row["revoked_by"] is None:
            yield str(row["tier"]), str(row["name"])


def _utc(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo("UTC"))
