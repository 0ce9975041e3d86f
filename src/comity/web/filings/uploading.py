"""Attachments sent before their note, part by part, resumable: the core of tus 1.0.0 over what `service.incoming` keeps.

Knows HTTP's bounds and codes; the desk judges. Law: nothing is read before its length is known to be within bounds, and no
byte of a file before a signed note the log would admit has named it.
"""

from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected, Tampered, Unavailable
from comity.service.desk import Desk
from comity.service.incoming import Incoming, Waiting
from comity.web.access.refusing import refused
from comity.web.filings.filing import RETRY_SECONDS, TYPES, within
from comity.web.site import site

RULE: Final = "docs/spec/record.md 7.7"
VERSION: Final = "1.0.0"
TYPE: Final = "application/offset+octet-stream"
PART_LIMIT: Final = 16 * 1024**2
"""Bytes of one part: what a worker holds of it in memory is bounded by it."""
_STATUS: Final = {
    "upload.place": HTTPStatus.NOT_FOUND,
    "upload.offset": HTTPStatus.CONFLICT,
    "upload.busy": HTTPStatus.LOCKED,
    "upload.oversize": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}
"""What tus says by a status; any other finding is 422."""


@csrf_exempt  # a note is its own authority: no cookie counts here
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a note before its large attachments and answer where each is to be sent, and how much of it is there."""
    folder = _folder(slug)
    if request.method != "POST":
        return _refused("http.method", request, HTTPStatus.METHOD_NOT_ALLOWED, str(request.method))
    length = request.headers.get("Content-Length", "")
    if not within(length, LEAF_LIMIT):
        return _refused("record.oversize", request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, length[:20])
    if request.content_type not in TYPES:
        return _refused("http.type", request, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, str(request.content_type)[:80])
    try:
        found = Desk(folder).begin_upload(request.body)
    except (Rejected, Tampered, Unavailable) as error:
        return _failed(request, error)
    return _plain(JsonResponse({"part": PART_LIMIT, "files": [_told(slug, one) for one in found]}))


@csrf_exempt  # the place is a secret the desk gave to who held the signed note
def part(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    """Say how far a file reaches (HEAD), or take its next part (PATCH)."""
    incoming = Incoming(_folder(slug))
    if request.method not in {"HEAD", "PATCH"}:
        return _refused("http.method", request, HTTPStatus.METHOD_NOT_ALLOWED, str(request.method))
    if request.headers.get("Tus-Resumable") != VERSION:
        response = _refused("upload.version", request, HTTPStatus.PRECONDITION_FAILED, "Tus-Resumable")
        response.headers["Tus-Version"] = VERSION
        return response
    try:
        if request.method == "HEAD":
            return _reaches(incoming.held(place), HTTPStatus.OK)
        return _take(request, incoming, place)
    except (Rejected, Tampered, Unavailable) as error:
        return _failed(request, error)


def _take(request: HttpRequest, incoming: Incoming, place: str) -> HttpResponse:
    offset, length = (request.headers.get(name, "") for name in ("Upload-Offset", "Content-Length"))
    if request.content_type != TYPE:
        return _refused("http.type", request, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, str(request.content_type)[:80])
    if not within(length, PART_LIMIT):
        return _refused("upload.part", request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, length[:20])
    if not within(offset, 2**53):
        return _refused("upload.offset", request, HTTPStatus.BAD_REQUEST, offset[:20])
    return _reaches(incoming.append(place, int(offset), request, int(length)), HTTPStatus.NO_CONTENT)


def _folder(slug: str) -> Path:
    here = site()
    if slug not in here.readers or here.submit is None:
        raise Http404(slug)
    return here.readers[slug].folder


def _told(slug: str, one: Waiting) -> dict[str, str | int | None]:
    at = None if one.place is None else f"/{slug}/upload/{one.place}"
    return {"sha256": one.sha256, "size": one.size, "held": one.held, "at": at}


def _reaches(waiting: Waiting, status: HTTPStatus) -> HttpResponse:
    response = _plain(HttpResponse(status=status))
    response.headers["Upload-Offset"], response.headers["Upload-Length"] = str(waiting.held), str(waiting.size)
    return response


def _failed(request: HttpRequest, error: Rejected | Tampered | Unavailable) -> HttpResponse:
    code = error.finding.code
    if isinstance(error, Unavailable):
        pace = code == "desk.pace"
        status = HTTPStatus.TOO_MANY_REQUESTS if pace else HTTPStatus.SERVICE_UNAVAILABLE
        response = refused(request, status, error.finding)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return _plain(response)
    response = refused(request, _STATUS.get(code, HTTPStatus.UNPROCESSABLE_ENTITY), error.finding)
    if code == "upload.offset":
        response.headers["Upload-Offset"] = str(error.finding.facts["held"])
    return _plain(response)


def _refused(code: str, request: HttpRequest, status: HTTPStatus, what: str) -> HttpResponse:
    return _plain(refused(request, status, Finding(code=code, place=request.path, excerpt=what, rule=RULE)))


def _plain(response: HttpResponse) -> HttpResponse:
    response.headers["Tus-Resumable"], response.headers["Cache-Control"] = VERSION, "no-store"
    return response
