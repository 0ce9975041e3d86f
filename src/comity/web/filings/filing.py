"""Handing in a note over HTTP.

Knows HTTP's bounds and codes; the desk judges. Law: nothing is read before its length is known to be within bounds, and files
of a restricted record only once its key and text have been judged.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from comity.errors import Finding, Rejected, Tampered, Unavailable
from comity.service.handover import HANDOVER_LIMIT, HEAD_LIMIT
from comity.web.access.refusing import refused
from comity.web.site import site

TYPES = frozenset({"application/octet-stream", "text/plain"})
RETRY_SECONDS = 2
RULE = "docs/spec/log.md 8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a note was not taken: the status, the finding, and whether the same note may be taken later."""

    status: int
    finding: Finding
    later: bool = False


@csrf_exempt  # a note is its own authority: no cookie counts here
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one note and answer with its place in the log, or with the finding that keeps it out."""
    taken = take(request, slug)
    if not isinstance(taken, Refused):
        return JsonResponse(taken)
    response = refused(request, taken.status, taken.finding)
    if taken.later:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def take(request: HttpRequest, slug: str) -> dict[str, str | int | None] | Refused:
    """Hand the note of a request in and return its place. Raises Http404 where nothing is taken."""
    taken = site().submit
    if slug not in site().readers or taken is None:
        raise Http404(slug)
    refusal = check_request(request)
    if refusal is not None:
        return Refused(status=refusal[0], finding=refusal[1])
    try:
        placed = taken(slug, request.body if int(request.headers["Content-Length"]) <= HEAD_LIMIT else request)
    except (Rejected, Tampered) as error:
        return Refused(status=422, finding=error.finding)
    except Unavailable as error:
        status = 429 if error.finding.code == "desk.pace" else 503
        return Refused(status=status, finding=error.finding, later=True)
    receipt = f"/{slug}/receipt/{placed.id}"
    return {"id": placed.id, "index": placed.index, "symbol": placed.symbol, "receipt": receipt}


def check_request(request: HttpRequest) -> tuple[int, Finding] | None:
    """Return the status and finding of a request whose body must not be read, or None."""
    length = request.headers.get("Content-Length", "")
    if request.method != "POST":
        return 405, Finding(code="http.method", place=request.path, excerpt=str(request.method), rule=RULE)
    if not (length.isascii() and length.isdigit()):
        return 411, Finding(code="http.length", place="Content-Length", excerpt=length[:20], rule=RULE)
    if not within(length, HANDOVER_LIMIT):
        return 413, Finding(code="record.oversize", place="Content-Length", excerpt=length[:20], rule=RULE)
    if request.content_type not in TYPES:
        return 415, Finding(code="http.type", place="Content-Type", excerpt=str(request.content_type)[:80], rule=RULE)
    return None


def within(length: str, limit: int) -> bool:
    """Return whether an untrusted Content-Length is a number, in ASCII digits and few of them, and at most `limit`."""
    return length.isascii() and length.isdigit() and len(length) <= len(str(limit)) and int(length) <= limit
