"""An article handed in to the page: uploaded, pasted, or travelling with the page from one answer to the next.

Knows requests and bytes; not what is read of them. Law: nothing of an article is kept here. It travels in the page, compressed,
and is the same bytes whenever it comes back; whatever else comes back is refused.
"""

import base64
import binascii
import hashlib
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpRequest, QueryDict

from comity.errors import Finding, Rejected
from comity.press.input.intake import LARGEST
from comity.records.record import Material
from comity.web.drafting import form_files
from comity.web.filings.filing import within

RULE: Final = "docs/press.md 7"
LIMIT: Final = LARGEST
"""Bytes of an article, as the desk reads it."""
READ: Final = 40_000
"""Characters of an article the page reads, for somebody waits and others want to be served; the command `press` reads 120,000."""
CARRIED: Final = 300_000
"""Characters an article may take up in a page: more is read and shown, but no draft can be made of it."""
NAME_LIMIT: Final = 100
PASTED: Final = "article.txt"
TEXT: Final = "text/plain"
PAGE: Final = "text/html"
LANGUAGES: Final = ("fr", "en", "ru")


@dataclass(frozen=True, kw_only=True)  # no slots: what is reckoned from all its bytes is reckoned once
class Handed:
    """An article: its bytes, what its file is called, its media type, and the language somebody says it has (or none)."""

    data: bytes
    name: str
    media: str
    language: str = ""

    @property
    def known(self) -> str | None:
        """Return the media type where it is sure; the desk finds out whether a text is the source of a page."""
        return PAGE if self.media == PAGE else None

    @cached_property
    def sha256(self) -> str:
        """Return the hash the article is named by in a record."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def carried(self) -> str:
        """Return the article as it travels; nothing where it is too long for that. The page asks once for each of its drafts."""
        packed = base64.urlsafe_b64encode(zlib.compress(self.data, 9)).decode()
        return packed if len(packed) <= CARRIED else ""

    @property
    def attachment(self) -> str:
        """Return the article as a form keeps an attached file."""
        return form_files.written(
            Material(sha256=self.sha256, size=len(self.data), media=self.media, name=self.name, role="attachment")
        )


def too_long(request: HttpRequest) -> Finding | None:
    """Return what is wrong with a request that is too long to be read at all."""
    length = request.headers.get("Content-Length", "")
    if within(length, LIMIT + CARRIED):
        return None
    return Finding(code="article.too-large", place="Content-Length", excerpt=length[:20], rule=RULE)


def handed(request: HttpRequest) -> Handed | None:
    """Return what was handed in, None where nothing was. Raises Rejected where it is too long, or not what travelled before."""
    posted = request.POST
    language = posted.get("language", "")
    known = language if language in LANGUAGES else ""
    upload = request.FILES.get("article")
    if upload is not None:
        data = upload.read(LIMIT + 1)
        _bounded(data)
        name = _named(str(upload.name or ""))
        return Handed(
            data=data, name=name, media=PAGE if _page(name, str(upload.content_type)) else TEXT, language=known
        )
    pasted = posted.get("text", "")
    if pasted.strip():
        data = pasted.replace("\r\n", "\n").encode("utf-8", "replace")
        return Handed(data=data, name=PASTED, media=TEXT, language=known)
    return _travelled(posted, known)


def _travelled(posted: QueryDict, language: str) -> Handed | None:
    kept = posted.get("kept", "")
    if not kept:
        return None
    try:
        packed = base64.urlsafe_b64decode(kept.encode("ascii"))
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(packed, LIMIT + 1)
    except (binascii.Error, UnicodeEncodeError, ValueError, zlib.error):
        data, whole = b"", False
    else:
        whole = unpacking.eof and not unpacking.unused_data
    _bounded(data)
    if not whole:
        raise Rejected(Finding(code="article.not-carried", place="kept", excerpt=kept[:40], rule=RULE))
    media = PAGE if posted.get("media") == PAGE else TEXT
    return Handed(data=data, name=_named(posted.get("name", "")), media=media, language=language)


def _bounded(data: bytes) -> None:
    if len(data) > LIMIT:
        raise Rejected(Finding(code="article.too-large", place="article", excerpt=f"> {LIMIT}", rule=RULE))


def _named(name: str) -> str:
    """Return a file's name as a record may have it: one line, no folder, not long."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    kept = "".join(sign for sign in plain if sign.isprintable())[-NAME_LIMIT:].strip(" .")
    return kept or PASTED


def _page(name: str, media: str) -> bool:
    return media in {PAGE, "application/xhtml+xml"} or name.lower().endswith((".html", ".htm", ".xhtml"))
