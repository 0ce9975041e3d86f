"""The accounts of a seat, kept by its own administrators: invited, given another role, suspended; every such act is kept.

Knows who administers a seat; not what roles open (gate). Law: only an unsuspended administrator of a seat acts here, its auditors
read, and for everybody else, the secretariat too, there is no such page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from allauth.core.internal.ratelimit import consume
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from comity.web.access.holder import Role
from comity.web.accounts import inviting
from comity.web.accounts import trail as trails
from comity.web.accounts.models import Account, Deed, Invited, Seated
from comity.web.accounts.own import asker
from comity.web.accounts.wording import page_of
from comity.web.downloads.files import download
from comity.web.page.errors import too_many
from comity.web.page.present import Page
from comity.web.site import site

LIMITS: Final = {"invite": "20/h/key", "invite_from": "60/h/ip"}
DAYS: Final = (1, 7, 14)
SHOWN: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat of a body, and the account that asks about it."""

    page: Page
    code: str
    who: Account
    administers: bool

    @property
    def origin(self) -> str:
        """The body's origin."""
        return str(self.page.reader.origin)

    def rows(self) -> Any:
        """Return the places held at this seat."""
        return Seated.objects.filter(origin=self.origin, code=self.code)


class Inviting(forms.Form):
    """Whom to invite: in which role, for how long, and where to mail the link, if anywhere."""

    role = forms.CharField(max_length=16)
    days = forms.TypedChoiceField(choices=[(day, day) for day in DAYS], coerce=int)
    email = forms.EmailField(required=False, max_length=254)


View = Callable[..., HttpResponse]


def of_seat(*, acting: bool) -> Callable[[View], View]:
    """Let a view have the seat in its address, where the account asking may read it, or act on it if `acting`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, slug: str, code: str, **parts: Any) -> HttpResponse:
            return view(request, _seat(request, slug, code, acting=acting), **parts)

        return login_required(require_POST(answer) if acting else answer)

    return decorate


def _seat(request: HttpRequest, slug: str, code: str, *, acting: bool) -> Seat:
    reader = site().readers.get(slug)
    if reader is None or reader.kind == "archive" or reader.get("seat", code) is None:
        raise Http404(slug)
    who = asker(request)
    administers = inviting.administers(who, reader.origin, code)
    audits = Seated.objects.filter(
        account=who, origin=reader.origin, code=code, role=Role.AUDITOR.value, suspended=None
    ).exists()
    if not administers and (acting or not audits):
        raise Http404(code)
    return Seat(page=Page(request, page_of(request).lang, slug), code=code, who=who, administers=administers)


@of_seat(acting=False)
def show(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the accounts of a seat, its open invitations, and what was done about both."""
    return _shown(request, seat)


@of_seat(acting=False)
def trail(_request: HttpRequest, seat: Seat) -> HttpResponse:
    """Give what was done about this seat's accounts as a file, provable against the log."""
    made = trails.extract(seat.page.reader, seat.code)
    if made is None:
        raise Http404(seat.code)
    return download(made, f"{seat.page.slug}-{seat.code}.trail")


@of_seat(acting=True)
def invite(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Make an invitation, and show its link once."""
    form = Inviting(request.POST)
    roles = {role.value: role for role in inviting.roles_at(seat.page.reader, seat.code)}
    if not form.is_valid() or form.cleaned_data["role"] not in roles:
        return _shown(request, seat, status=422, problem=seat.page.words.say("account-refused-invite"))
    for action, key in (("invite", f"{seat.origin} {seat.code}"), ("invite_from", None)):
        if not consume(request, app="comity", action=action, config=LIMITS, key=key):
            return too_many(request)
    role, email = roles[form.cleaned_data["role"]], form.cleaned_data["email"]
    made, token = inviting.make(seat.who, seat.origin, seat.code, role, form.cleaned_data["days"], email)
    link = request.build_absolute_uri(reverse("account_invitation", args=[token]))
    mailed = bool(email) and _mail(seat, made, link)
    return _shown(request, seat, link=link, mailed=email if mailed else "")


@of_seat(acting=True)
def withdraw(_request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """Withdraw an invitation."""
    found = Invited.objects.filter(pk=number, origin=seat.origin, code=seat.code).first()
    if found is None:
        raise Http404(str(number))
    inviting.withdraw(seat.who, found)
    return _back(seat)


@of_seat(acting=True)
def change_role(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """Give a colleague another role in place of the one held."""
    roles = {role.value for role in inviting.roles_at(seat.page.reader, seat.code)}
    wanted = request.POST.get("role", "")
    with transaction.atomic():
        row = seat.rows().filter(pk=number).first()
        if row is None or wanted not in roles:
            raise Http404(str(number))
        if row.role == Role.ADMINISTRATOR and wanted != row.role and _is_last(seat, row.account):
            return _shown(request, seat, status=409, problem=seat.page.words.say("account-refused-last"))
        if wanted != row.role and not seat.rows().filter(account=row.account, role=wanted).exists():
            before, row.role = row.role, wanted
            row.save()
            _deed(seat, "role", row.account, wanted, before)
    return _back(seat)


@of_seat(acting=True)
def suspend(request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """Suspend every place a colleague holds at the seat; sessions end where nothing is left to open."""
    with transaction.atomic():
        account = _colleague(seat, number)
        if _is_last(seat, account):
            return _shown(request, seat, status=409, problem=seat.page.words.say("account-refused-last"))
        for row in seat.rows().filter(account=account, suspended=None):
            row.suspended = timezone.now()
            row.save()
            _deed(seat, "suspended", account, row.role)
    if not Seated.objects.filter(account=account, suspended=None).exists():
        for session in UserSession.objects.filter(user=account):
            session.end()
    return _back(seat)


@of_seat(acting=True)
def restore(_request: HttpRequest, seat: Seat, number: int) -> HttpResponse:
    """End a suspension."""
    with transaction.atomic():
        account = _colleague(seat, number)
        for row in seat.rows().filter(account=account).exclude(suspended=None):
            row.suspended = None
            row.save()
            _deed(seat, "restored", account, row.role)
    return _back(seat)


def _colleague(seat: Seat, number: int) -> Account:
    row = seat.rows().filter(pk=number).select_related("account").first()
    if row is None:
        raise Http404(str(number))
    found: Account = row.account
    return found


def _is_last(seat: Seat, account: Account) -> bool:
    """Return whether nobody would administer the seat without this account."""
    active = seat.rows().filter(role=Role.ADMINISTRATOR.value, suspended=None)
    return bool(active.filter(account=account).exists() and not active.exclude(account=account).exists())


def _deed(seat: Seat, what: str, subject: Account, role: str, before: str = "") -> None:
    Deed(
        origin=seat.origin, code=seat.code, what=what, actor=seat.who, subject=subject, role=role, before=before
    ).save()


def _back(seat: Seat) -> HttpResponse:
    return HttpResponseRedirect(reverse("account_seat", args=[seat.page.slug, seat.code]))


def _shown(request: HttpRequest, seat: Seat, status: int = 200, **facts: Any) -> HttpResponse:
    words = seat.page.words
    context = {
        "seat": seat.page.name(seat.code),
        "code": seat.code,
        "body": seat.page.body_name(),
        "body_lang": seat.page.rules_lang,
        "body_slug": seat.page.slug,
        "body_kind": seat.page.reader.kind,
        "administers": seat.administers,
        "roles": [
            (role.value, words.say(f"role-{role.value}")) for role in inviting.roles_at(seat.page.reader, seat.code)
        ],
        "days": DAYS,
        "mails": "dummy" not in settings.EMAIL_BACKEND,
        "people": [
            _person(seat, row) for row in seat.rows().select_related("account").order_by("account__name", "role")
        ],
        "invitations": [_invited(seat, row) for row in _open(seat)],
        "deeds": [_told(seat, row) for row in _deeds(seat)],
        "bound": trails.bound_of(seat.page.reader, seat.code),
        **facts,
    }
    return render(request, "accounts/seat.html", context, status=status)


def _open(seat: Seat) -> Any:
    found = Invited.objects.filter(origin=seat.origin, code=seat.code, redeemed=None, withdrawn=None)
    return found.filter(expires__gt=timezone.now()).select_related("by").order_by("expires")


def _deeds(seat: Seat) -> Any:
    found = Deed.objects.filter(origin=seat.origin, code=seat.code).select_related("actor", "subject")
    return found.order_by("-pk")[:SHOWN]


def _person(seat: Seat, row: Seated) -> dict[str, Any]:
    words = seat.page.words
    return {
        "number": row.pk,
        "name": row.account.name,
        "username": row.account.username,
        "role": row.role,
        "role_said": words.say(f"role-{row.role}"),
        "since": words.date(row.since),
        "suspended": None if row.suspended is None else words.date(row.suspended),
    }


def _invited(seat: Seat, row: Invited) -> dict[str, Any]:
    words = seat.page.words
    return {
        "number": row.pk,
        "role": words.say(f"role-{row.role}"),
        "by": "" if row.by is None else row.by.name,
        "email": row.email,
        "until": words.date(row.expires),
    }


def _told(seat: Seat, row: Deed) -> tuple[str, str]:
    """Return when and what, as a sentence."""
    words = seat.page.words
    facts = {
        "actor": "" if row.actor is None else row.actor.name,
        "subject": "" if row.subject is None else row.subject.name,
        "role": words.say(f"role-{row.role}"),
        "before": words.say(f"role-{row.before}") if row.before else "",
        "keys": row.keys,
    }
    signed = "-signed" if row.what == "redeemed" and row.keys else ""
    return words.date(row.at), words.say(f"deed-{row.what}{signed}", **facts)


def _mail(seat: Seat, made: Invited, link: str) -> bool:
    """Mail a link, in the language of the page it was made on; false where no mail is configured or it could not be sent."""
    if "dummy" in settings.EMAIL_BACKEND:
        return False
    words = seat.page.words
    facts = {"seat": seat.page.name(seat.code), "body": seat.page.body_name(), "role": words.say(f"role-{made.role}")}
    text = words.say("account-mail-text", link=link, until=words.date(made.expires), **facts)
    try:
        send_mail(words.say("account-mail-subject", **facts), text, None, [made.email])
    except OSError:  # the link is on the page in any case
        return False
    return True
