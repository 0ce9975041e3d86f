"""Addresses that last: of a record by its id or symbol, without a language; they lead on to the reader's.

Knows ids, symbols and hosts; not pages. Law: an address printed in a footnote leads to the same record as long as the log is
served.
"""

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from comity.web.access.language import asked_language
from comity.web.downloads.files import reader_of
from comity.web.page.present import Page
from comity.web.site import site


def record(request: HttpRequest, slug: str, record_id: str) -> HttpResponse:
    """Lead from a record's id to its page in the reader's language."""
    if reader_of(slug).get("record", record_id) is None:
        raise Http404(record_id)
    return _lead(request, slug, record_id)


def symbol(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Lead from a record's symbol to its page in the reader's language."""
    row = reader_of(slug).get("symbol", name)
    if row is None:
        raise Http404(name)
    return _lead(request, slug, str(row["id"]))


def address_of(page: Page, record_id: str) -> str:
    """Return the lasting address of a record, with this site's host."""
    return absolute(page.request, f"/{page.slug}/record/{record_id}")


def absolute(request: HttpRequest, path: str) -> str:
    """Return a path with scheme and host; the path alone where the host is not one this site answers for."""
    published = site().published
    if published is not None:
        return f"{published.address}{path}"
    try:
        return request.build_absolute_uri(path)
    except DisallowedHost:
        return path


def _lead(request: HttpRequest, slug: str, record_id: str) -> HttpResponse:
    response = HttpResponseRedirect(f"/{asked_language(request)}/{slug}/record/{record_id}")
    response.headers["Vary"] = "Accept-Language"
    return response
