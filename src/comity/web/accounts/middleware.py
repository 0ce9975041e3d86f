"""What every request passes: the language of account pages, and who asks.

Knows cookies and sessions; not what a place opens. Law: without a session cookie no database is touched and none is set, and a
session ends after an hour unused or twelve hours in all.
"""

import time
from collections.abc import Callable
from typing import Final, cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from comity.i18n import LANGUAGES
from comity.web.access.holder import PUBLIC, Holder, Place, Role
from comity.web.access.language import asked_language
from comity.web.accounts.models import Account, Seated
from comity.web.settings import SESSION_IDLE, SESSION_LONGEST
from comity.web.site import site

Answer = Callable[[HttpRequest], HttpResponseBase]
SINCE: Final = "comity.since"
SEEN: Final = "comity.seen"
FOLLOWS: Final = "Comity-Follows"
"""The header by which `static/live.js` says that nobody asked it to."""
TONGUE: Final = "comity.tongue"
NOTED_SECONDS: Final = 60
"""How often a session is marked as in use: seldom enough that reading costs no write."""


def tongue(get_response: Answer) -> Answer:
    """Return a middleware that speaks the language of an account's address, and knows no such address without accounts."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        lang = _tongue_of(request)
        if lang is None:
            return get_response(request)
        if site().accounts is None:
            raise Http404(request.path)
        with translation.override(lang):
            return get_response(request)

    return answer


def holders(get_response: Answer) -> Answer:
    """Return a middleware that sets who asks."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.holder = PUBLIC  # type: ignore[attr-defined]
        if site().accounts is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        if request.path.startswith("/static/"):
            return get_response(request)
        _end_if_old(request)
        request.holder = cast("Holder", SimpleLazyObject(lambda: _holder(request)))  # type: ignore[attr-defined]
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return answer


def places_of(account: Account) -> frozenset[Place]:
    """Return the places an account holds and that are not suspended."""
    rows = Seated.objects.filter(account=account, suspended=None)
    return frozenset(Place(origin=row.origin, code=row.code, role=Role(row.role)) for row in rows)


def _tongue_of(request: HttpRequest) -> str | None:
    """Return the language of an account's page, or None for any other page."""
    first, _, rest = request.path[1:].partition("/")
    if first in LANGUAGES and rest.split("/")[0] == "account":
        return first
    if first == "account":  # a ministry's sign-in has one address for every language
        kept = request.session.get(TONGUE)
        return kept if kept in LANGUAGES else asked_language(request)
    return None


def _holder(request: HttpRequest) -> Holder:
    account = request.user
    if not isinstance(account, Account) and not account.is_authenticated:
        return PUBLIC
    known = cast("Account", account)
    return Holder(account=known.pk, places=places_of(known), name=known.name)


def _end_if_old(request: HttpRequest) -> None:
    """End a session that is too old or was not used; mark it as used otherwise."""
    if not request.user.is_authenticated:
        return
    now = int(time.time())
    since, seen = (int(request.session.get(name, 0)) for name in (SINCE, SEEN))
    if now - since > SESSION_LONGEST or now - seen > SESSION_IDLE:
        logout(request)
    elif now - seen > NOTED_SECONDS and not _by_itself(request):
        request.session[SEEN] = now


def _by_itself(request: HttpRequest) -> bool:
    """Return whether a page that follows a sitting asks, not somebody at it: an unattended one must not keep a session alive."""
    return FOLLOWS in request.headers or request.path.endswith("/events")


def begin(request: HttpRequest) -> None:
    """Begin counting the age of a session."""
    request.session[SINCE] = request.session[SEEN] = int(time.time())
