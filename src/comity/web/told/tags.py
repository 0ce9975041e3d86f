"""Entity tags of what is a function of the log's size: an answer whose tag the asker already has is not made again.

Knows HTTP's If-None-Match; not what is answered. Law: a tag names all that the answer depends on, so two answers with one tag are
the same bytes.
"""

import hashlib
from collections.abc import Callable
from importlib.metadata import version

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from comity import __version__
from comity.web.downloads.lasting import absolute
from comity.web.page.present import Page

_MADE_BY = f"{__version__} {version('tzdata')}"


def tag_of(page: Page, name: str) -> str:
    """Return the tag of what is made from this body at this size, for this audience, in this language, under this name."""
    reader = page.reader
    parts = (
        reader.origin,
        reader.size,
        reader.audience_folder.name,
        page.lang,
        page.slug,
        page.at,
        absolute(page.request, "/"),
    )
    made = hashlib.sha256(" ".join(map(str, (*parts, _MADE_BY, name))).encode()).hexdigest()
    return f'"{made[:32]}"'


def answer(request: HttpRequest, tag: str, kind: str, make: Callable[[], bytes]) -> HttpResponse:
    """Return what `make` makes under a tag, or that nothing changed where the asker has it."""
    asked = {one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "")[:1_000].split(",")}
    response = HttpResponseNotModified() if tag in asked else HttpResponse(make(), content_type=kind)
    response.headers["ETag"] = tag
    return response
