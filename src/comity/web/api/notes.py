"""The one operation that writes: handing in a signed note.

Knows HTTP's bounds through `filing`; the desk judges. Law: it is the same door as `/<slug>/submit`, with the same bounds,
the same limit and the same answer; the note's signature is the right to it, and no cookie counts.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comity.errors import Finding
from comity.i18n import Catalogue
from comity.web.access import limits
from comity.web.api import schemas, shapes
from comity.web.api.asked import Slug, Spoken
from comity.web.api.calling import as_json, problem
from comity.web.filings import filing

router = Router()
PER_SECOND, BURST = 100, 3_000
_BYTES: Final = {"schema": {"type": "string", "format": "binary"}}
BODY: Final = {"required": True, "content": dict.fromkeys(sorted(filing.TYPES), _BYTES)}


@router.post(
    "/{slug}/notes",
    operation_id="submit",
    response={
        200: schemas.Placed,
        **dict.fromkeys((404, 405, 406, 411, 413, 415, 422, 429, 503), shapes.Problem),
    },
    openapi_extra={"requestBody": BODY},
)
def submit(request: HttpRequest, slug: Slug, asked: Query[Spoken]) -> HttpResponse:
    """Take one note and answer with its place in the log; the same note again gets the same answer."""
    words = Catalogue(asked.tongue)
    if not limits.may(request, "submit", PER_SECOND, BURST):
        response = problem(words, 429, Finding(code="http.too-many", place=request.path))
        response.headers["Retry-After"] = "5"
        return response
    taken = filing.take(request, slug)
    if isinstance(taken, filing.Refused):
        response = problem(words, taken.status, taken.finding)
        if taken.later:
            response.headers["Retry-After"] = str(filing.RETRY_SECONDS)
        return response
    return as_json(taken)
