"""The page of notices: what an account is told of about each of its seats, where to, and its calendars.

Knows forms of one's own account; not what a notice says. Law: nothing is mailed to an address nobody confirmed, and what cannot
be understood changes nothing.
"""

import hashlib
import secrets
from collections.abc import Iterator
from typing import Any, Final

from allauth.core.internal.ratelimit import consume
from django import forms
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from comity.dues import zones
from comity.errors import Unavailable
from comity.i18n import LANGUAGES
from comity.notices.happening import Kind
from comity.web.access import gate
from comity.web.access.holder import Holder
from comity.web.accounts.middleware import places_of
from comity.web.accounts.models import Account
from comity.web.accounts.own import asker
from comity.web.accounts.wording import page_of
from comity.web.page.errors import too_many
from comity.web.page.present import Page
from comity.web.site import site
from comity.web.told.models import NOTHING, PACES, Calendar, Postbox, Wish
from comity.web.told.reach import address_of, holder_at, mail_is_set, site_address, tells

LIMITS: Final = {"told_address": "10/h/user"}
CONFIRM: Final = "comity.told.address"
DAY: Final = 86_400
TOKEN_BYTES: Final = 32
CALENDARS: Final = 20
"""The most calendar addresses one account has at once."""
USUAL: Final = (Kind.ADDRESSED, Kind.DUTIES, Kind.OWED, Kind.SITTINGS, Kind.SILENCES)
"""What is ticked on a form that was never kept; nothing is mailed before it is."""


class Wanted(forms.Form):
    """What one wants to be told about one seat."""

    pace = forms.ChoiceField(choices=[(pace, pace) for pace in PACES])
    hour = forms.TypedChoiceField(choices=[(hour, hour) for hour in range(24)], coerce=int)
    zone = forms.CharField(max_length=64)
    lang = forms.ChoiceField(choices=[(lang, lang) for lang in LANGUAGES])
    kinds = forms.MultipleChoiceField(choices=[(str(kind), str(kind)) for kind in Kind], required=False)

    def clean_zone(self) -> str:
        """Return a zone the pinned database has."""
        try:
            return zones.zone(str(self.cleaned_data["zone"])).key
        except Unavailable as error:
            raise forms.ValidationError("", code="zone") from error


class Address(forms.Form):
    """Where notices are to go."""

    email = forms.EmailField(max_length=254)


@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """Show what the account is told of, and change it."""
    who = asker(request)
    acts = {"keep": _keep, "address": _ask, "calendar": _make_calendar, "revoke": _revoke}
    if request.method == "POST":
        act = acts.get(request.POST.get("do", ""))
        return _shown(request, who, 422, problem="notices-refused") if act is None else act(request, who)
    return _shown(request, who)


@login_required
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Take an address as the account's own, where the link sent to it is opened by that account."""
    who, page = asker(request), page_of(request)
    try:
        number, email = signing.TimestampSigner(salt=CONFIRM).unsign_object(token, max_age=DAY)
    except signing.BadSignature:
        number, email = 0, ""
    if number != who.pk:
        return render(request, "told/old.html", {"why": page.words.say("notices-address-old")}, status=410)
    if request.method != "POST":
        return render(request, "told/confirm.html", {"email": email})
    Postbox.objects.update_or_create(account=who, defaults={"email": email, "confirmed": timezone.now()})
    return HttpResponseRedirect(reverse("account_notices"), status=303)


def _keep(request: HttpRequest, who: Account) -> HttpResponse:
    """Keep what is wanted about one seat; what came before is not told."""
    seat = _seat(request, who)
    form = Wanted(request.POST)
    if seat is None or not form.is_valid():
        known = seat is not None and any(error.code == "zone" for error in form.errors.as_data().get("zone", []))
        return _shown(request, who, 422, problem="notices-refused-zone" if known else "notices-refused")
    page, code = seat
    wanted = {**form.cleaned_data, "kinds": " ".join(form.cleaned_data["kinds"])}
    with transaction.atomic():
        made, new = Wish.objects.get_or_create(
            account=who, origin=page.reader.origin, code=code, defaults={**wanted, **_from_now(page)}
        )
        if not new:
            begun = _from_now(page) if made.pace == NOTHING and wanted["pace"] != NOTHING else {}
            Wish.objects.filter(pk=made.pk).update(**wanted, **begun)
    return HttpResponseRedirect(f"{reverse('account_notices')}?kept={page.slug}-{code}#{page.slug}-{code}", status=303)


def _ask(request: HttpRequest, who: Account) -> HttpResponse:
    """Mail a link to an address, which confirms it."""
    form, words = Address(request.POST), page_of(request).words
    if not mail_is_set() or not form.is_valid():
        return _shown(request, who, 422, problem="notices-refused")
    if not consume(request, app="comity", action="told_address", config=LIMITS, user=who):
        return too_many(request)
    email = form.cleaned_data["email"]
    token = signing.TimestampSigner(salt=CONFIRM).sign_object([who.pk, email])
    link = f"{site_address()}{reverse('account_notices_confirm', args=[token])}"
    text = words.say("notices-address-text", link=link)
    try:
        send_mail(words.say("notices-address-subject"), text, None, [email])
    except OSError:
        return _shown(request, who, 503, problem="notices-address-failed")
    return _shown(request, who, said=words.say("notices-address-sent", email=email))


def _make_calendar(request: HttpRequest, who: Account) -> HttpResponse:
    """Make a secret address of a calendar, and show it once."""
    seat = _seat(request, who)
    if seat is None or Calendar.objects.filter(account=who).count() >= CALENDARS:
        return _shown(request, who, 422, problem="notices-refused")
    page, code = seat
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Calendar.objects.create(
        account=who,
        origin=page.reader.origin,
        code=code,
        token=hashed(token),
        restricted=request.POST.get("restricted") == "yes" and _entitled(who, page, code),
    )
    return _shown(request, who, made=request.build_absolute_uri(f"/{page.lang}/{page.slug}/calendar/{token}.ics"))


def _revoke(request: HttpRequest, who: Account) -> HttpResponse:
    """Revoke an address of a calendar of one's own."""
    named = request.POST.get("calendar", "")[:18]
    if named.isascii() and named.isdigit():
        Calendar.objects.filter(account=who, pk=int(named)).delete()
    return HttpResponseRedirect(f"{reverse('account_notices')}#calendars", status=303)


def hashed(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def _shown(request: HttpRequest, who: Account, status: int = 200, **facts: Any) -> HttpResponse:
    words = page_of(request).words
    kept = request.GET.get("kept", "")
    problem = str(facts.pop("problem", ""))
    context = {
        "account": who,
        "mails": mail_is_set(),
        "email": address_of(who),
        "seats": list(_seats(request, who, kept)),
        "hours": range(24),
        "problem": words.say(problem) if problem else "",
        **facts,
    }
    return render(request, "told/notices.html", context, status=status)


def _seats(request: HttpRequest, who: Account, kept: str) -> Iterator[dict[str, Any]]:
    """Yield what the page shows of each seat at which the account holds a place."""
    page = page_of(request)
    calendars = list(Calendar.objects.filter(account=who).order_by("pk"))
    wishes = {(wish.origin, wish.code): wish for wish in Wish.objects.filter(account=who)}
    for body, code in _held(request, who):
        origin, zone = body.reader.origin, body.reader.regime.zone
        wish = wishes.get((origin, code)) or Wish(
            code=code, zone=zone, lang=page.lang, kinds=" ".join(USUAL), pace=NOTHING
        )
        yield {
            "id": f"{body.slug}-{code}",
            "slug": body.slug,
            "code": code,
            "title": page.words.say("notices-for", seat=body.name(code), body=body.body_name()),
            "exercise": body.reader.kind == "exercise",
            "rules_lang": body.rules_lang,
            "wish": wish,
            "paces": [(pace, page.words.say(f"notices-pace-{pace}")) for pace in PACES],
            "langs": [(lang, page.words.language(lang)) for lang in LANGUAGES],
            "kinds": [(str(kind), page.words.say(f"notices-kind-{kind}"), kind in wish.kinds.split()) for kind in Kind],
            "zones": sorted({zone, wish.zone, "Etc/UTC"}),
            "kept": kept == f"{body.slug}-{code}",
            "entitled": _entitled(who, body, code),
            "public": f"/{page.lang}/{body.slug}/party/{code}/calendar.ics",
            "calendars": [row for row in calendars if (row.origin, row.code) == (origin, code)],
        }


def _held(request: HttpRequest, who: Account) -> Iterator[tuple[Page, str]]:
    """Yield the page of the body and the code of each seat at which the account holds a place, in order."""
    places = {(place.origin, place.code) for place in places_of(who)}
    slugs = {reader.origin: slug for slug, reader in site().readers.items()}
    for origin, code in sorted(places):
        if origin in slugs and tells(site().readers[slugs[origin]]):
            yield Page(request, page_of(request).lang, slugs[origin]), code


def _seat(request: HttpRequest, who: Account) -> tuple[Page, str] | None:
    """Return the seat a form names, if the account holds a place there."""
    named = (request.POST.get("slug", ""), request.POST.get("code", ""))
    return next(((page, code) for page, code in _held(request, who) if (page.slug, code) == named), None)


def _entitled(who: Account, page: Page, code: str) -> bool:
    holder: Holder | None = holder_at(who, page.public.origin, code)
    return holder is not None and gate.may_read_restricted(holder, page.public)


def _from_now(page: Page) -> dict[str, int]:
    """Return from where on is told: the records to come, and ends to come."""
    return {"told": page.newest.size, "since": int(timezone.now().timestamp())}
