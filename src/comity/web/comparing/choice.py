"""Which records a page compares, as its address names them.

Knows ids and symbols; not what is compared. Law: what the reader may not see, or what the log has not at the moment asked for, is
not there.
"""

from typing import Final

from django.http import Http404

from comity.web.page.present import Page

NAME: Final = 120
"""The longest id or symbol an address may name."""


def named(page: Page, given: str) -> str:
    """Return the id of the record an untrusted id or symbol names. Raises Http404."""
    found = page.reader.find(given.strip()) if 0 < len(given) <= NAME else None
    if found is None:
        raise Http404(given[:NAME])
    return found


def asked(page: Page, field: str) -> str | None:
    """Return the id of the record a field of the address names, None where it is not there. Raises Http404."""
    given = page.request.GET.get(field)
    return named(page, given) if given else None


def languages(page: Page) -> list[tuple[str, str]]:
    """Return the address of this page in every language, what was asked kept."""
    query = f"?{page.request.GET.urlencode()}" if page.request.GET else ""
    return [(lang, f"{url.partition('?')[0]}{query}") for lang, url in page.languages()]
