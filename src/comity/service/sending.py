"""Large attachments sent to a desk before their note: to a folder on this machine, or over HTTP part by part (tus 1.0.0).

Knows one address, parts and breaks; not what a record says. Law: what a desk answers is bounded and parsed strictly, a part
is sent again only from where the desk says it stands, and no file is sent that a signed note does not name.
"""

import hashlib
import http.client
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol
from urllib.parse import urlsplit

from comity.envelope import SignedRecord
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.service.desk import ATTACHMENT, Desk
from comity.service.incoming import Waiting
from comity.service.peer import HTTP_SECONDS, RemotePeer
from comity.tlog.folder import CHUNK

RULE: Final = "docs/spec/record.md 7.7"
PART: Final = 16 * 1024**2
TRIES: Final = 6
_PLACE: Final = re.compile(r"[0-9a-f]{64}")
_HEADERS: Final = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}
_OK, _NO_CONTENT, _CONFLICT = 200, 204, 409
Progress = Callable[[int, int], None]


class Uploads(Protocol):
    """A desk that takes attachments before their note."""

    def begin(self, note: bytes) -> tuple[Waiting, ...]:
        """Ask where a note's attachments go, and how much of each is there. Raises Rejected, Unavailable."""
        ...

    def held(self, place: str) -> int:
        """Return how far a file reaches. Raises Rejected, Unavailable."""
        ...

    def append(self, place: str, offset: int, file: BinaryIO, length: int) -> int:
        """Send the next `length` bytes of a file that stands at `offset`; return how far it reaches. Raises as `begin`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file of the sender's: where it lies, its hash and length."""

    path: Path
    sha256: str
    size: int


def named(path: Path) -> Named:
    """Return a file's hash and length, read a part at a time. Raises Unavailable."""
    try:
        with path.open("rb") as file:
            return Named(path=path, sha256=hashlib.file_digest(file, "sha256").hexdigest(), size=file.tell())
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=str(path), excerpt=excerpt(error.strerror))) from error


def attached(signed: SignedRecord, files: Sequence[Named]) -> list[Named]:
    """Return those of the files that a public record names as its attachments."""
    hashes = {item.sha256 for item in signed.record.material if item.role == ATTACHMENT}
    return [file for file in files if file.sha256 in hashes and signed.record.aud == "public"]


def send(desk: Uploads, note: bytes, files: Sequence[Named], progress: Progress) -> None:
    """Send what the desk lacks of the files a note names, going on from where an earlier try broke off.

    Raises Rejected with the desk's finding, Unavailable where it does not come back.
    """
    by_hash = {file.sha256: file for file in files}
    for waiting in desk.begin(note):
        if waiting.place is not None and waiting.sha256 in by_hash:
            _send(desk, waiting, by_hash[waiting.sha256], progress)


def _send(desk: Uploads, waiting: Waiting, named: Named, progress: Progress) -> None:
    place, at, left = str(waiting.place), waiting.held, TRIES
    with named.path.open("rb") as file:
        while at < waiting.size:
            progress(at, waiting.size)
            file.seek(at)
            try:
                reaches = desk.append(place, at, file, min(PART, waiting.size - at))
                left = TRIES if reaches > at else left - 1
                at = reaches
                if not left:
                    raise _stuck(at)
            except Unavailable:
                left -= 1
                if left <= 0:
                    raise
                time.sleep(2 ** (TRIES - left) / 4)
                at = _again(desk, place, at)
        progress(at, waiting.size)


def _stuck(at: int) -> Unavailable:
    return Unavailable(Finding(code="upload.broken", place="upload", excerpt=str(at), rule=RULE))


def _again(desk: Uploads, place: str, at: int) -> int:
    """Return where to go on from; where the desk is not back yet, that is found out by the next part."""
    try:
        return desk.held(place)
    except Unavailable:
        return at


class FolderUploads:
    """The desk of a body's folder on this machine."""

    def __init__(self, folder: Path) -> None:
        """Open the body. Raises Unavailable."""
        self._desk = Desk(folder)

    def begin(self, note: bytes) -> tuple[Waiting, ...]:
        """Ask the desk itself."""
        return self._desk.begin_upload(note)

    def held(self, place: str) -> int:
        """Return how far a file reaches."""
        return self._desk.incoming.held(place).held

    def append(self, place: str, offset: int, file: BinaryIO, length: int) -> int:
        """Hand the next bytes over."""
        return self._desk.incoming.append(place, offset, file, length).held


class RemoteUploads:
    """The desk at one http(s) address, `https://host/slug`; it is spoken to there and nowhere else."""

    def __init__(self, address: str) -> None:
        """Keep the address. Raises Unavailable for one that is no http(s) address."""
        self._peer = RemotePeer(address)
        parts = urlsplit(address)
        self._kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._host, self._path = parts.netloc, parts.path.rstrip("/")

    def begin(self, note: bytes) -> tuple[Waiting, ...]:
        """Ask the desk; what it answers may be wrong about what it holds, and then the note is refused."""
        answer = self._peer.ask("POST", "/upload", note, CHUNK)
        try:
            told = json.loads(answer)["files"]
            return tuple(_waiting(one) for one in told)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._strange(error) from error

    def held(self, place: str) -> int:
        """Return how far the desk says a file reaches."""
        return self._asked("HEAD", place, {}, None, _OK)

    def append(self, place: str, offset: int, file: BinaryIO, length: int) -> int:
        """Send one part."""
        headers = {"Upload-Offset": str(offset), "Content-Length": str(length)}
        return self._asked("PATCH", place, headers, _Bounded(file, length), _NO_CONTENT)

    def _asked(self, method: str, place: str, headers: dict[str, str], body: Any, wanted: int) -> int:
        connection = self._kind(self._host, timeout=HTTP_SECONDS)
        try:
            connection.request(method, f"{self._path}/upload/{place}", body, {**_HEADERS, **headers})
            response = connection.getresponse()
            answer, reaches = response.read(CHUNK), response.headers.get("Upload-Offset", "")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unavailable(
                Finding(code="desk.unreachable", place=self._host, excerpt=excerpt(error), rule=RULE)
            ) from error
        finally:
            connection.close()
        if response.status == _CONFLICT or (response.status == wanted and method == "PATCH"):
            pass  # either way the desk has said how far it reaches
        elif response.status != wanted:
            raise self._refusal(response.status, answer)
        if not (reaches.isascii() and reaches.isdigit() and len(reaches) < 16):  # noqa: PLR2004 - digits of any length here
            raise self._strange(reaches)
        return int(reaches)

    def _refusal(self, status: int, answer: bytes) -> Rejected | Unavailable:
        if status >= 500 or status in {423, 429}:  # noqa: PLR2004 - what tus and HTTP call for another try
            return Unavailable(Finding(code="desk.unreachable", place=self._host, excerpt=str(status), rule=RULE))
        return Rejected(self._peer.finding(answer))

    def _strange(self, what: object) -> Unavailable:
        return Unavailable(Finding(code="desk.answer", place=self._host, excerpt=excerpt(what), rule=RULE))


class _Bounded:
    """So many bytes of a file from where it stands, as http.client reads a body."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file, self._left = file, length

    def read(self, size: int, /) -> bytes:
        """Return up to `size` further bytes."""
        data = self._file.read(min(size, self._left))
        self._left -= len(data)
        return data


def _waiting(told: dict[str, object]) -> Waiting:
    """Return what an untrusted desk says of one file. Raises KeyError, TypeError or ValueError where it is something else."""
    at, sha256, size, held = told["at"], told["sha256"], told["size"], told["held"]
    place = None if at is None else str(at).rpartition("/")[2]
    if not (isinstance(size, int) and isinstance(held, int) and 0 <= held <= size):
        raise ValueError(size)
    if not _PLACE.fullmatch(str(sha256)) or not (place is None or _PLACE.fullmatch(place)):
        raise ValueError(at)
    return Waiting(sha256=str(sha256), size=size, held=held, place=place)
