"""Showing a way in once more before something that matters.

Knows what a session has shown, and when; not what is about to be done. Law: whoever holds a session and nothing else neither
makes nor takes away a way in, nor ends other sessions, however the account is opened. allauth asks so too, but not for a first
password, nor of an account that only a ministry opens.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def shown_again(view: View, *, reading: bool = False) -> View:
    """Return a view that lets in only who has shown a way in just now; where `reading`, its page may be read without."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (reading and request.method in {"GET", "HEAD"}):
            ask(request)
        return view(request, *args, **kwargs)

    return login_required(answer)


def ask(request: HttpRequest) -> None:
    """Raise ReauthenticationRequired, which leads to showing one, unless this session has shown a way in just now."""
    if not shown(request):
        raise ReauthenticationRequired


def shown(request: HttpRequest) -> bool:
    """Return whether this session has shown a way in within five minutes, to whoever is signed in by it."""
    records = get_authentication_records(request, request.user)
    times = [float(record["at"]) for record in records if record.get("reauthenticated")]
    return bool(times) and time.time() - times[-1] < app_settings.REAUTHENTICATION_TIMEOUT
