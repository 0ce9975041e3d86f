"""Pages for what is not there or went wrong, in the language of the address.

Knows statuses; Law: an error page says what to do next and shows nothing of the machine.
"""

from django.http import HttpRequest, HttpResponse

from comity.web.present import Page, asked_language


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer an address that leads nowhere."""
    return _page(request, "not-found", 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that is not understood."""
    return _page(request, "bad-request", 400)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when this server failed."""
    return _page(request, "failed", 500)


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    page = Page(request, asked_language(request))
    response = page.render("error", status, heading=f"error-{name}", advice=f"error-{name}.advice")
    response.headers["Vary"] = "Accept-Language"
    return response
