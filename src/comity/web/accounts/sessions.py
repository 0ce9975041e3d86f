"""Sessions as the database keeps them: under a hash of what the cookie says, their contents sealed under the site's secret.

Knows Django's session store, its middleware, and the settings they read; not who is signed in. Law: nothing in the database can
be sent as a cookie, and nothing a session holds (an invitation at hand, a secret not yet confirmed) can be read from it.
"""

import hashlib
import json
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from comity.errors import Tampered
from comity.keys.sealing import seal, unseal

CONTENTS: Final = "contents of sessions"
ROW_KEY: Final = 40
"""Digits of the hash a row is kept under: as many as Django's column and allauth's hold, 160 bits of SHA-256."""


class RowKey(str):
    """The key of a session's row, which remembers within one request what its cookie says; it is written nowhere."""

    __slots__ = ("told",)
    told: str


def row_key(told: str) -> RowKey:
    """Return the key of the row of a session whose cookie says `told`, which is untrusted."""
    made = RowKey(hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:ROW_KEY])
    made.told = told
    return made


class SessionStore(db.SessionStore):
    """A session by the key of its row. A cookie's key comes only through `row_key`, so a row's key is never a cookie's."""

    def _get_new_session_key(self) -> RowKey:
        """Draw what the cookie will say, and return the key of its row."""
        while True:
            found = row_key(super()._get_new_session_key())  # type: ignore[misc] # Django has it, its stubs do not
            if not self.exists(found):
                return found

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Seal what a session holds."""
        return seal(_secret(), CONTENTS, json.dumps(session_dict, separators=(",", ":")))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Open what `encode` sealed; a row that was changed, or sealed by another secret, is an empty session."""
        try:
            found: dict[str, Any] = json.loads(unseal(_secret(), CONTENTS, str(session_data)))
        except Tampered:
            return {}
        return found


class Sessions(SessionMiddleware):
    """Django's middleware of sessions, but the cookie says what the row does not."""

    def process_request(self, request: HttpRequest) -> None:
        """Give the request the session its cookie opens."""
        told = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        request.session = SessionStore(row_key(told) if told else None)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session, and put into its cookie what opens it."""
        super().process_response(request, response)
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        key = request.session.session_key
        if cookie is not None and cookie.value and isinstance(key, RowKey):
            response.cookies[settings.SESSION_COOKIE_NAME] = key.told
        return response


def _secret() -> str:
    return salted_hmac("comity.sessions", "", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
