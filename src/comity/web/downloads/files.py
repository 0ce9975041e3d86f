"""Addresses that give bytes as they are: receipts, notes, the log's own files, the stylesheet, scripts.

Knows which log files may be asked for and how long a browser may keep them. Law: bytes leave exactly as they lie on disk.
"""

import hashlib
import os
import re
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from comity.errors import Tampered, Unavailable
from comity.store.reader import Reader
from comity.web.access.headers import given_away
from comity.web.site import site

FOREVER = "public, max-age=31536000, immutable"
SOON = "public, max-age=60"
_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
BLOCK = 1 << 16
_SCRIPT = re.compile(r"[a-z][a-z-]{0,31}")
_LOG_FILE = re.compile(
    r"checkpoint|state|material/[0-9a-f]{64}|tile/(?:[0-9]|entries)/(?:x[0-9]{3}/){0,4}[0-9]{3}(?:\.p/[1-9][0-9]{0,2})?"
)


def reader_of(slug: str) -> Reader:
    """Return the reader of a body, or raise Http404."""
    if slug not in site().readers:
        raise Http404(slug)
    return site().readers[slug]


def receipt(_request: HttpRequest, slug: str, record_id: str) -> HttpResponse:
    """Give the receipt of a record."""
    reader = reader_of(slug)
    if reader.record(record_id) is None:
        raise Http404(record_id)
    return download(reader.receipt(record_id), f"{slug}-{record_id[:16]}.receipt")


def raw(_request: HttpRequest, slug: str, record_id: str) -> HttpResponse:
    """Give the note of a record as it lies in the log."""
    found = reader_of(slug).record(record_id)
    if found is None:
        raise Http404(record_id)
    return download(found.data, f"{slug}-{record_id[:16]}.note")


def log_file(request: HttpRequest, slug: str, name: str) -> HttpResponse | FileResponse:
    """Give a file of the log (C2SP tlog-tiles) or a piece of material."""
    reader = reader_of(slug)
    if not _LOG_FILE.fullmatch(name):
        raise Http404(name)
    if name.startswith("material/"):
        return _material(request, reader, name.removeprefix("material/"))
    try:
        data = reader.files.read(name)
    except (Unavailable, Tampered) as error:
        raise Http404(name) from error
    text = name in {"checkpoint", "state"}
    response = HttpResponse(data, content_type="text/plain; charset=utf-8" if text else "application/octet-stream")
    response.headers["Cache-Control"] = SOON if text else FOREVER
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _material(request: HttpRequest, reader: Reader, sha256: str) -> FileResponse:
    """Give a file part by part, or from the byte on that a reader whose connection broke asks for (RFC 9110, 14)."""
    try:
        file = reader.files.open_material(sha256)
    except Unavailable as error:
        raise Http404(sha256) from error
    size = os.fstat(file.fileno()).st_size
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    first, last = (int(asked[1]), int(asked[2] or size)) if asked else (0, size)
    partial = asked is not None and first <= last and first < size  # any other range is one that need not be heeded
    first, last = (first, min(last, size - 1)) if partial else (0, size - 1)
    file.seek(first)
    response = FileResponse(_Bounded(file, last + 1 - first), content_type="application/octet-stream")
    response.block_size = BLOCK
    response.headers["Content-Length"] = str(last + 1 - first)
    if partial:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = FOREVER
    response.headers["Access-Control-Allow-Origin"] = "*"
    return given_away(response)


class _Bounded:
    """A file of which so many bytes are read from where it stands, and no more."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file, self._left = file, length
        self.close = file.close

    def read(self, size: int) -> bytes:
        """Return up to `size` further bytes."""
        data = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data


def stylesheet(_request: HttpRequest) -> HttpResponse:
    """Give the stylesheet; its address carries its hash, so it may be kept for ever."""
    response = HttpResponse(_style(), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = FOREVER
    return response


def script(request: HttpRequest, name: str) -> HttpResponse:
    """Give a script of `static/`: to be kept for ever where its address carries its hash, else asked for again each time."""
    response = HttpResponse(_script(name), content_type="text/javascript; charset=utf-8")
    versioned = request.META.get("QUERY_STRING", "") == script_address(name).partition("?")[2]
    response.headers["Cache-Control"] = FOREVER if versioned else "no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def script_address(name: str) -> str:
    """Return the address of a script of `static/`, new whenever the script changes."""
    return f"/static/{name}.js?{hashlib.sha256(_script(name)).hexdigest()[:12]}"


def mark(_request: HttpRequest) -> HttpResponse:
    """Give the mark browsers show beside the title."""
    data = (Path(__file__).parents[1] / "static" / "mark.svg").read_bytes()
    response = HttpResponse(data, content_type="image/svg+xml")
    response.headers["Cache-Control"] = SOON
    return response


@lru_cache(maxsize=1)
def style_version() -> str:
    """Return the hash that makes the stylesheet's address new when it changes."""
    return hashlib.sha256(_style()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _style() -> bytes:
    return (Path(__file__).parents[1] / "static" / "comity.css").read_bytes()


@lru_cache(maxsize=32)
def _script(name: str) -> bytes:
    """Return the script of that name, which may come from an address; htmx as its package ships it. Raises Http404."""
    if name == "htmx":
        return (resources.files("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js").read_bytes()
    path = Path(__file__).parents[1] / "static" / f"{name}.js"
    if not _SCRIPT.fullmatch(name) or not path.is_file():
        raise Http404(name)
    return path.read_bytes()


def download(
    data: bytes | str, name: str, kind: str = "application/octet-stream", *, inline: bool = False
) -> HttpResponse:
    """Return a file to be kept under a name, whoever gave it that; `inline` lets the browser show it first."""
    disposition = content_disposition_header(as_attachment=not inline, filename=name)
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": disposition})
