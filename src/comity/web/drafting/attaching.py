"""Files chosen in a form: hashed and looked at as they arrive, and named in the draft.

Knows uploads and material; not who signs. Law: no file is kept. Its bytes pass through a hash and are gone; they come again with
the signed note, and must then be the very ones named.
"""

import codecs
import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from comity.errors import Finding
from comity.records import fields as read
from comity.records.record import Material
from comity.service.handover import FILES_LIMIT
from comity.service.media import HEAD, UNSAID, fits
from comity.web.drafting import form_files
from comity.web.filings.filing import within
from comity.web.settings import WRITTEN_LIMIT

RULE: Final = "docs/spec/signing.md 2"
INPUT: Final = "attach"
"""The name of the input files are chosen in; what was chosen before comes back under `file`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What is known of a file whose bytes have passed: they are nowhere now."""

    name: str
    said: str
    size: int
    sha256: str
    head: bytes
    text: bool

    def close(self) -> None:
        """Close nothing: Django closes whatever a request brought."""


class Passing(FileUploadHandler):
    """Lets a file pass through a hash, keeping its first bytes and whether all of it is text."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with one file."""
        super().new_file(*args, **kwargs)
        self._hash, self._head, self._size, self._text = hashlib.sha256(), b"", 0, True
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's own signature
        """Take the next bytes, and hand nothing on to be kept."""
        self._hash.update(raw_data)
        self._head = (self._head + raw_data[:HEAD])[:HEAD]
        self._size += len(raw_data)
        self._read(raw_data, final=False)

    def file_complete(self, file_size: int) -> Passed:  # type: ignore[override]  # noqa: ARG002 - nothing is kept
        """Return what is known of the file."""
        self._read(b"", final=True)
        return Passed(
            name=unicodedata.normalize("NFC", str(self.file_name or "")),
            said=str(self.content_type or UNSAID),
            size=self._size,
            sha256=self._hash.hexdigest(),
            head=self._head,
            text=self._text,
        )

    def _read(self, data: bytes, *, final: bool) -> None:
        try:
            self._text = self._text and "\0" not in self._decoder.decode(data, final)
        except UnicodeDecodeError:
            self._text = False


def begin(request: HttpRequest) -> Finding | None:
    """Let the files of a request pass when it is read; return what is wrong with it where it is too long to be read at all."""
    length = request.headers.get("Content-Length", "")
    if not within(length, FILES_LIMIT + WRITTEN_LIMIT):
        return read.finding("material.oversize", "Content-Length", length[:20], RULE)
    request.upload_handlers = [Passing(request)]
    return None


def arrived(request: HttpRequest) -> tuple[list[str], tuple[Finding, ...]]:
    """Return the files that came with a request as the form keeps them, and a finding for each that is not what it says it is."""
    kept, problems = [], []
    for one in request.FILES.getlist(INPUT):
        passed: Passed = one  # type: ignore[assignment]  # the handler above made it
        if fits(passed.said, passed.head, text=passed.text):
            kept.append(form_files.written(_material(passed)))
        else:
            facts = {"name": passed.name[:80], "said": passed.said[:80]}
            problems.append(Finding(code="attachment.media", place="record.material", facts=facts, rule=RULE))
    return kept, tuple(problems)


def _material(passed: Passed) -> Material:
    return Material(sha256=passed.sha256, size=passed.size, media=passed.said, name=passed.name, role="attachment")
