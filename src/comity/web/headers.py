"""Headers every answer carries: what a browser may load, where it may send, what it may remember.

Knows HTTP; Law: no page of Comity can run script or load anything from elsewhere.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from comity.web.holder import holder_of

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def headers(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return a middleware that adds the headers."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Frame-Options"] = "DENY"
        response.headers.setdefault("Cache-Control", "no-cache")
        if holder_of(request).account is not None:
            response.headers["Cache-Control"] = "private, no-store"  # it may hold what is restricted to members
        return response

    return answer
