"""Pages for what is not there or went wrong, in the language of the address.

Knows statuses; Law: an error page says what to do next and shows nothing of the machine.
"""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import Resolver404, resolve

from comity.errors import Finding, Rejected
from comity.i18n import LANGUAGES, Catalogue
from comity.web.access.language import asked_language
from comity.web.page import moments
from comity.web.page.present import Page
from comity.web.site import site

MISSING: Final = 404
NOT_ALLOWED: Final = 405


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, or did not at the moment it names."""
    moment, rest = moments.split(request.path)
    if moment is not None:
        lang, slug = request.path.split("/")[1:3]
        now = moments.address(lang, slug, "", rest)
        if now is not None and slug in site().readers and _answers(request, now):
            return _then(Page(request, lang, slug), moment, now)
    unknown = isinstance(exception, Resolver404) and request.method in {"GET", "HEAD"}
    meant = _meant(request) if unknown else None
    if meant is not None:
        return _varied(HttpResponseRedirect(meant))
    return _page(request, "not-found", 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not understood, or is longer than a form may be."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, "too-long", 413)
    return _page(request, "bad-request", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that is understood and refused."""
    return _page(request, "bad-request", 403)


def nested(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return a middleware that refuses what is nested deeper than a parser follows; the libraries' own forms read JSON so."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    def refused(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return bad_request(request, exception) if isinstance(exception, RecursionError) else None

    answer.process_exception = refused  # type: ignore[attr-defined]  # where Django looks for it
    return answer


def worded(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return a middleware that has a page say it where an address only takes what is sent to it: a browser shows nothing else."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if (
            response.status_code != NOT_ALLOWED
            or request.method != "GET"
            or request.path.split("/")[1] not in LANGUAGES
        ):
            return response
        page = _page(request, "only-sent", NOT_ALLOWED)
        page.headers["Allow"] = response.headers.get("Allow", "POST")
        return page

    return answer


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form that did not come from a page of ours, or came from one too old."""
    return _page(request, "form", 403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer one request too many from one account or address."""
    return _page(request, "too-many", 429)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when this server failed; to a program as JSON."""
    if request.path.startswith("/api/"):
        finding = Finding(code="http.failed", place=request.path)
        facts = {"code": finding.code, "facts": {}, "rule": finding.rule, "place": finding.place}
        sentence = Catalogue(asked_language(request)).say("finding-http-failed")
        return JsonResponse({**facts, "sentence": sentence}, status=500)
    return _page(request, "failed", 500)


def _answers(request: HttpRequest, address: str) -> bool:
    """Return whether there is such a page now."""
    try:
        match = resolve(address.partition("?")[0])
        return bool(match.func(request, *match.args, **match.kwargs).status_code == 200)  # noqa: PLR2004 - OK
    except (Http404, Resolver404):
        return False


def _meant(request: HttpRequest) -> str | None:
    """Return the address of the page a mistyped one means: with a stroke at its end or without, after a language; or None."""
    first, _, _ = request.path[1:].partition("/")
    path = f"/{asked_language(request)}{request.path}" if first not in LANGUAGES else request.path
    for other in (path, path.rstrip("/"), path.rstrip("/") + "/"):
        if other != request.path and _is_page(other):
            query = request.META.get("QUERY_STRING", "")
            return f"{other}?{query}" if query else other
    return None


def _is_page(path: str) -> bool:
    """Return whether an address is one of this site's, of a body that is served here."""
    try:
        kept = resolve(path).kwargs
    except Resolver404:
        return False
    return "lang" in kept and (kept.get("slug") is None or kept["slug"] in site().readers)


def _then(page: Page, moment: str, now: str) -> HttpResponse:
    """Say that what there is now was not there at that moment, and lead to it."""
    try:
        page.reader.size_of(moment)
    except Rejected:
        return page.render("error", 404, heading="error-moment", advice="error-moment.advice", now=now)
    when = moment if moment.isdigit() else page.words.date(moment)
    heading = "error-then-leaf" if moment.isdigit() else "error-then"
    return page.render("error", 404, heading=heading, advice="error-then.advice", when=when, now=now)


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    lang, slug = asked_language(request), _body(request) if status == MISSING else None
    return _varied(
        Page(request, lang, slug).render("error", status, heading=f"error-{name}", advice=f"error-{name}.advice")
    )


def _body(request: HttpRequest) -> str | None:
    """Return the slug of the body an address is below, where it is served here."""
    slug = (*request.path.split("/"), "", "")[2]
    return slug if slug in site().readers else None


def _varied(response: HttpResponse) -> HttpResponse:
    response.headers["Vary"] = "Accept-Language"
    return response
