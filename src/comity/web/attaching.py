"""Files chosen in a form: hashed and looked at as they arrive, and named in the draft.

Knows uploads and material; not who signs. Law: no file is kept. Its bytes pass through a hash and are gone; they come again with
the signed note, and must then be the very ones named.
"""

import codecs
import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from comity.errors import Finding, Rejected
from comity.records import fields as read
from comity.records.record import Material, material_json, read_material
from comity.service.handover import FILES_LIMIT
from comity.service.media import HEAD, UNSAID, fits
from comity.web.filing import within
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
            kept.append(written(_material(passed)))
        else:
            facts = {"name": passed.name[:80], "said": passed.said[:80]}
            problems.append(Finding(code="attachment.media", place="record.material", facts=facts, rule=RULE))
    return kept, tuple(problems)


def written(item: Material) -> str:
    """Return a file as a form keeps it: hash, size, media type and name, a blank between."""
    return f"{item.sha256} {item.size} {item.media} {item.name}"


def named(kept: Sequence[str]) -> tuple[tuple[Material, ...], tuple[Finding, ...]]:
    """Return the untrusted files a form keeps, each once, and what is wrong with them."""
    found: dict[str, Material] = {}
    problems = []
    for number, line in enumerate(kept):
        try:
            item = _parsed(line, f"record.material.{number}")
        except Rejected as refusal:
            problems.append(refusal.finding)
        else:
            found.setdefault(item.sha256, item)
    if sum(item.size for item in found.values()) > FILES_LIMIT:
        problems.append(
            Finding(code="material.oversize", place="record.material", facts={"limit": FILES_LIMIT}, rule=RULE)
        )
    return tuple(found.values()), tuple(problems)


def _parsed(line: str, place: str) -> Material:
    sha256, size, media, name = [*line.split(" ", 3), "", "", "", ""][:4]
    whole: Mapping[str, Any] = {
        "sha256": sha256,
        "size": int(size) if size.isascii() and size.isdigit() and len(size) <= len(str(FILES_LIMIT)) else size,
        "media": media,
        "name": name,
        "role": "attachment",
    }
    return read_material(dict(whole), place)


def _material(passed: Passed) -> Material:
    return Material(sha256=passed.sha256, size=passed.size, media=passed.said, name=passed.name, role="attachment")


def shown(kept: Sequence[str]) -> list[dict[str, Any]]:
    """Return the files a form keeps as its page lists them."""
    return [{"value": written(item), **material_json(item)} for item in named(kept)[0]]
