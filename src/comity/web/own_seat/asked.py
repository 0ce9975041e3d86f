"""What one request asks of a seat's own page: its path, what a form in it says, and the files chosen there.

Knows HTTP, tokens and forms; not what is done with either. Law: a request of another page, host or token, or too long, is not
read at all; and no file that was chosen is written anywhere: its bytes are in this process until it ends or they make room.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from urllib.parse import parse_qs

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from comity.errors import Finding, Rejected
from comity.records.record import Material
from comity.service.handover import FILES_LIMIT
from comity.service.media import HEAD, UNSAID, fits
from comity.web.drafting.form_files import written
from comity.web.drafting.typed import Given
from comity.web.own_seat.pages import FIELDS, configured

FORM_LIMIT: Final = 500_000
INPUT: Final = "attach"
KEPT: Final = 3 * FILES_LIMIT
"""Bytes of files held at most: those of a few records."""
RULE: Final = "docs/spec/signing.md 2"
_FORM: Final = "multipart/form-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A file chosen in a form; all of it untrusted but its hash."""

    name: str
    said: str
    data: bytes = field(repr=False)

    @property
    def item(self) -> Material:
        """The file as a draft names it. Raises Rejected where its first bytes are not what it is said to be."""
        text = b"\0" not in self.data and _is_text(self.data)
        if not fits(self.said, self.data[:HEAD], text=text):
            facts = {"name": self.name[:80], "said": self.said[:80]}
            raise Rejected(Finding(code="attachment.media", place="record.material", facts=facts, rule=RULE))
        sha256 = hashlib.sha256(self.data).hexdigest()
        return Material(sha256=sha256, size=len(self.data), media=self.said, name=self.name, role="attachment")

    def close(self) -> None:
        """Close nothing: Django closes whatever a request brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one request asks: method, path below the token, what a form or an address holds, and files chosen in a form."""

    method: str
    path: str
    given: Given
    files: tuple[Chosen, ...] = ()


class Held:
    """The files chosen in a seat's own pages, by hash, in memory; those chosen first make room."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._by_hash: dict[str, bytes] = {}

    def take(self, came: Sequence[Chosen]) -> tuple[list[str], tuple[Finding, ...]]:
        """Hold what came, and return it as a form keeps it, with a finding for each file that is not what it says it is."""
        kept, problems = [], []
        for one in came:
            try:
                item = one.item
            except Rejected as refusal:
                problems.append(refusal.finding)
                continue
            self._by_hash[item.sha256] = one.data
            kept.append(written(item))
        while sum(map(len, self._by_hash.values())) > KEPT:
            del self._by_hash[next(iter(self._by_hash))]
        return kept, tuple(problems)

    def missing(self, named: Sequence[Material]) -> tuple[Finding, ...]:
        """Return a finding for each file named that is not held."""
        return tuple(
            Finding(code="material.missing", place=f"record.material.{number}", excerpt=item.name[:80], rule=RULE)
            for number, item in enumerate(named)
            if item.sha256 not in self._by_hash
        )

    def of(self, named: Sequence[Material]) -> tuple[bytes, ...]:
        """Return the files named, in order; each is held."""
        return tuple(self._by_hash[item.sha256] for item in named)


def asked(environ: Mapping[str, Any], known: str) -> Asked | None:
    """Return what is asked, or None for a request of another page, host, token or size: nothing of it is read."""
    host = str(environ.get("HTTP_HOST", ""))
    here = {f"127.0.0.1:{environ['SERVER_PORT']}", f"localhost:{environ['SERVER_PORT']}"}
    origin = environ.get("HTTP_ORIGIN", f"http://{host}")
    site = environ.get("HTTP_SEC_FETCH_SITE", "none")
    parts = str(environ.get("PATH_INFO", "")).split("/", 2)
    token = parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 - "", token, rest
    method, length = str(environ["REQUEST_METHOD"]), str(environ.get("CONTENT_LENGTH") or "0")
    ours = host in here and origin == f"http://{host}" and site in {"none", "same-origin"}
    ours = ours and hmac.compare_digest(token.encode(), known.encode())
    bound = FORM_LIMIT + (FILES_LIMIT if _whole(environ) else 0)
    small = length.isascii() and length.isdigit() and len(length) < 10 and int(length) <= bound  # noqa: PLR2004
    if not (ours and small and method in {"GET", "POST"}):
        return None
    try:
        if method == "GET":
            return Asked(method=method, path=parts[2], given=_parsed(str(environ.get("QUERY_STRING", ""))))
        data = environ["wsgi.input"].read(int(length))
        given, files = _read(environ, data) if _whole(environ) else (_parsed(data.decode("utf-8", "replace")), ())
    except (ValueError, MultiPartParserError, SuspiciousOperation):
        return None
    return Asked(method=method, path=parts[2], given=given, files=files)


def _whole(environ: Mapping[str, Any]) -> bool:
    return str(environ.get("CONTENT_TYPE", "")).startswith(_FORM)


def _parsed(written: str) -> Given:
    return parse_qs(written, keep_blank_values=True, max_num_fields=FIELDS, errors="replace")


def _read(environ: Mapping[str, Any], data: bytes) -> tuple[Given, tuple[Chosen, ...]]:
    """Take a form with files apart, in memory."""
    configured()
    meta = {"CONTENT_TYPE": environ["CONTENT_TYPE"], "CONTENT_LENGTH": len(data)}
    given, files = MultiPartParser(meta, BytesIO(data), [_Holding()], "utf-8").parse()
    chosen = tuple(one for one in files.getlist(INPUT) if isinstance(one, Chosen))
    return {name: [str(value) for value in values] for name, values in given.lists()}, chosen


class _Holding(FileUploadHandler):
    """Holds a file in memory: what comes in is bounded before it is read."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with one file."""
        super().new_file(*args, **kwargs)
        self._parts: list[bytes] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's own signature
        """Take the next bytes."""
        self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> Chosen:  # type: ignore[override]  # noqa: ARG002 - Django's own signature
        """Return the file."""
        name = unicodedata.normalize("NFC", str(self.file_name or ""))
        return Chosen(name=name, said=str(self.content_type or UNSAID), data=b"".join(self._parts))


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
