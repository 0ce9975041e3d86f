"""The one address of the API, and what holds for every operation behind it.

Knows methods, media types and names; not what operations do. Law: nothing is read before what is asked is known to be
within bounds; an answer for everybody may be read from any page of any site, one for an account only from this site; and
everything that goes wrong is said as JSON.
"""

import importlib
from pathlib import PurePosixPath
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse
from django.http.request import MediaType
from django.urls import Resolver404
from django.views.decorators.csrf import csrf_exempt

from comity.errors import Finding, excerpt
from comity.i18n import FALLBACK
from comity.web.access.holder import holder_of
from comity.web.page.conditional import by_bytes

DESCRIPTION: Final = "openapi.json"
_JSON: Final = MediaType("application/json")
_SHEETS: Final = {".csv": MediaType("text/csv"), ".parquet": MediaType("application/vnd.apache.parquet")}
_LONGEST: Final = 1_000
_SHORTEST: Final = 12


@csrf_exempt  # the only operation that writes takes signed notes, for which no cookie counts
def enter(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer a request to the API."""
    response = _answer(request, rest)
    if holder_of(request).account is None:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag"
    return response


def _answer(request: HttpRequest, rest: str) -> HttpResponse:
    # Loaded when first asked for: a site whose pages alone are read never pays for it.
    operations = importlib.import_module("comity.web.api.operations")
    method = "POST" if rest.endswith("/notes") else "GET"
    try:
        view, named = (None, {}) if rest == DESCRIPTION else operations.view_of(rest)
    except Resolver404:
        return _Refusing(request, operations).absent()
    if request.method == "OPTIONS":
        return _allowed(method)
    refused = _refused(request, rest, method, operations)
    if refused is not None:
        return refused
    if view is None:
        return _described(request, operations)
    request.method = method  # what answers HEAD is what answers GET; the server leaves the body out
    response: HttpResponse = view(request, **named)
    return response


def _refused(request: HttpRequest, rest: str, method: str, operations: Any) -> HttpResponse | None:
    """Return why a request is refused before an operation hears of it, or None."""
    refuse = _Refusing(request, operations)
    if request.method not in ({"POST"} if method == "POST" else {"GET", "HEAD"}):
        return refuse.method((method,))
    if not _takes(request, _SHEETS.get(PurePosixPath(rest).suffix, _JSON)):
        return refuse.media()
    names = frozenset({"lang"}) if rest == DESCRIPTION else operations.names_of(rest, method.lower())
    wrong = _wrong_name(request, names)
    return None if wrong is None else cast("HttpResponse", operations.wrong_value(request, *wrong))


class _Refusing:
    """Refuses a request, in the language it names."""

    def __init__(self, request: HttpRequest, operations: Any) -> None:
        """Refuse this request."""
        self._request, self._operations = request, operations

    def absent(self) -> HttpResponse:
        """Say that there is no such address."""
        return self._say(404, Finding(code="http.absent", place=self._request.path[:_LONGEST]))

    def method(self, allowed: tuple[str, ...]) -> HttpResponse:
        """Say that an address does not answer this method, and which it answers."""
        told = excerpt(str(self._request.method)[:_SHORTEST])
        response = self._say(405, Finding(code="http.verb", place=self._request.path[:_LONGEST], excerpt=told))
        response.headers["Allow"] = ", ".join((*allowed, "OPTIONS"))
        return response

    def media(self) -> HttpResponse:
        """Say that nothing that was asked for is given here."""
        return self._say(
            406, Finding(code="http.accept", place="Accept", excerpt=excerpt(self._request.headers["Accept"]))
        )

    def _say(self, status: int, finding: Finding) -> HttpResponse:
        refused: HttpResponse = self._operations.problem(self._operations.words_of(self._request), status, finding)
        return refused


def _described(request: HttpRequest, operations: Any) -> HttpResponse:
    return by_bytes(request, operations.described(request.GET.get("lang", FALLBACK)), "public")


def _allowed(method: str) -> HttpResponse:
    """Tell a browser which asks for a page of another site what such a page may ask."""
    response = HttpResponse(status=204)
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = f"{method}, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match, Content-Type"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _takes(request: HttpRequest, given: MediaType) -> bool:
    """Return whether whoever asks takes what is given here; whoever does not say takes anything."""
    return not request.headers.get("Accept") or any(one.match(str(given)) for one in request.accepted_types)


def _wrong_name(request: HttpRequest, known: frozenset[str]) -> tuple[str, str] | None:
    """Return a name nobody knows or one given twice, with what it was given, or None."""
    for name, values in request.GET.lists():
        if name not in known or len(values) > 1:
            return name[:_LONGEST], values[-1] if values else ""
    return None
