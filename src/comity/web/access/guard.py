"""Who signed in, who was not let in and what was not taken, for whoever watches the desk: a line each, where the operator asks.

Knows kinds of pages, rights and statuses; not what was asked for. Law: a line says which account and which network asked, and
never an address, a name, a text or a token. What is counted and slowed down is `web.access.limits`'s.
"""

import logging
import re
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from comity.web.access.holder import holder_of
from comity.web.access.limits import asker, short_address
from comity.web.access.refusing import WHY
from comity.web.access.rights import EVERYBODY, ROUTES

LOG: Final = logging.getLogger("comity.refused")
FORBIDDEN: Final = 403
ABSENT: Final = 404
TOO_MANY: Final = 429
BUSY: Final = "article.busy"
"""Why a page asked to come again although its asker had not asked too often."""
TO_SIGN_IN: Final = re.compile(r"/[a-z]{2}/account/sign-in/\?next=")
"""Where somebody who is not signed in is led from what nobody may do without."""
NOT_TAKEN: Final = frozenset({400, 405, 411, 413, 414, 415, 422, 431})


def judge(request: HttpRequest, status: int, leads: str, kind: str) -> None:
    """Write a line where an answer of this status, which leads there, refused what was asked of a page of this kind."""
    if not LOG.isEnabledFor(logging.WARNING):
        return
    right = ROUTES.get(kind)
    gated = right is not None and right not in EVERYBODY
    if gated and (status == ABSENT or TO_SIGN_IN.match(leads)):
        _line(request, "access", kind=kind, status=status, right=str(right))
    elif status == FORBIDDEN:
        _line(request, "form", kind=kind, status=status)
    elif status == TOO_MANY or request.META.get(WHY) == BUSY:
        _line(request, "pace", kind=kind, status=status)
    elif status in NOT_TAKEN:
        _line(request, "input", kind=kind, status=status)


def signing_in(request: HttpRequest, how: str, account: int | None = None) -> None:
    """Write down that somebody signed in or out or failed to, and whose account it is, where there is one of that name."""
    if LOG.isEnabledFor(logging.WARNING):
        _line(request, "sign-in", account=account, code=how)


def _line(request: HttpRequest, what: str, account: int | None = None, **facts: int | str) -> None:
    who = account if account is not None else holder_of(request).account
    told = {"method": request.method, "network": _network(request), **facts}
    told |= {} if who is None else {"account": who}
    told |= {"code": request.META[WHY]} if WHY in request.META else {}
    LOG.warning(what, extra=told)


def _network(request: HttpRequest) -> str:
    try:
        return short_address(asker(request))
    except PermissionDenied:  # a proxy that says nothing, or something that is no address
        return ""
