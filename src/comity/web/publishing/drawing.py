"""Asking the site for an address, as nobody in particular, and hearing what the answer was made of.

Knows requests and answers; not files. Law: an answer that is no 200 stops the whole run, so that nothing half is published.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse

from comity.errors import Finding, Unavailable
from comity.store.reader import Reader
from comity.web.page import heard
from comity.web.site import NOWHERE

RULE: Final = "docs/operators/publish.md"
FOUND: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An answer: its bytes, whether it is a page, the policy it is to be shown under, and all it asked."""

    data: bytes
    is_page: bool
    policy: str
    asked: frozenset[str]


class Pen:
    """What draws pages of these bodies."""

    def __init__(self, handler: WSGIHandler, readers: Mapping[str, Reader]) -> None:
        """Listen, on this thread, to what is asked of each body."""
        self._handler = handler
        for slug, reader in readers.items():
            reader.heard(partial(_hear, slug))

    def draw(self, address: str) -> Drawn:
        """Return what the site gives at an address. Raises Unavailable where it gives nothing."""
        parts = urlsplit(address)
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
                "QUERY_STRING": parts.query,
                "SERVER_NAME": NOWHERE,
                "SERVER_PORT": "80",
                "HTTP_HOST": NOWHERE,
                "wsgi.input": io.BytesIO(),
                "wsgi.url_scheme": "http",
            }
        )
        with heard.ear() as asked:
            answer = self._handler.get_response(request)
        if answer.status_code != FOUND or not isinstance(answer, HttpResponse):
            facts = {"status": answer.status_code}
            raise Unavailable(Finding(code="publish.page", place=address, facts=facts, rule=RULE))
        policy = answer.headers["Content-Security-Policy"].replace("; frame-ancestors 'none'", "")
        is_page = answer.headers["Content-Type"].startswith("text/html")
        return Drawn(data=answer.content, is_page=is_page, policy=policy, asked=frozenset(asked))


def _hear(slug: str, said: str) -> None:
    heard.note(f"{slug} {said}")
