"""What every template of an account page has: the language's sentences, the page's address in others, who asks.

Knows the language a request is answered in; not what a page shows. Law: a refusal is said by its code, in the page's language.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from comity.i18n import FALLBACK, LANGUAGES
from comity.web.accounts import ways
from comity.web.page.present import Page, asking


def tongue_now() -> str:
    """Return the language an account's page is answered in."""
    found = get_language() or FALLBACK
    return found if found in LANGUAGES else FALLBACK


def page_of(request: HttpRequest) -> Page:
    """Return the page of a request that is about no body."""
    return Page(request, tongue_now())


def page_words(request: HttpRequest) -> dict[str, Any]:
    """Return what base.html and the sentences need (a context processor)."""
    page = page_of(request)
    return {
        "words": page.words,
        "lang": page.lang,
        "page": page,
        "slug": "",
        "here": request.path,
        "languages": page.languages(),
        "passkeys": ways.passkeys_at(request),
        "by_name": ways.by_name(request),
        **asking(request),
    }
