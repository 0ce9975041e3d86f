"""Attachments too large to come with their note: they come before it, part by part, and wait until the note is handed in.

Knows the folder `uploads/` of a body; not HTTP, nor which notes the log would admit. Law: no byte is taken but for a place its
desk has given; a part is acknowledged only when it is on disk; a file that waits is whole only when all
of it has the hash signed.
"""

import fcntl
import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path
from typing import Final

from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.records.record import Material
from comity.service.floor import check_room
from comity.service.handover import Stream
from comity.tlog.folder import ATTACHMENT_LIMIT, CHUNK, LogFolder

NAME: Final = "uploads"
RULE: Final = "docs/spec/record.md 7.7"
OWNER_LIMIT: Final = 2 * ATTACHMENT_LIMIT
"""Bytes that the files of one key may have that wait at once."""
OWNER_FILES: Final = 64
DAYS: Final = 7
"""How long a file waits after its last part."""
FLUSH: Final = 64 * CHUNK
_SECRET, _PART, _WHOLE, _NAMED = "secret", "part", "whole", "named.json"
_PLACE: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One file that is to come: its hash, its length, how many bytes of it the desk has, and the place the rest is sent to.

    `place` is 64 hexadecimal digits that only whoever had it from the desk can know; None where the desk has the whole file.
    """

    sha256: str
    size: int
    held: int
    place: str | None


class Incoming:
    """The files that wait at one body's desk."""

    def __init__(self, folder: Path) -> None:
        """Use the folder of a body; nothing is made before a place is given."""
        self.root, self._files = folder / NAME, LogFolder(folder / "log")

    def begin(self, key: str, named: tuple[Material, ...]) -> tuple[Waiting, ...]:
        """Give each attachment a record names a place under the key that signed it (its hash), or the one it has already.

        Raises Rejected where they are more or longer than may wait, Unavailable where the disk has no room for them.
        """
        self.sweep(time.time())
        for number, item in enumerate(named):
            if item.size > ATTACHMENT_LIMIT:
                facts = {"limit": ATTACHMENT_LIMIT}
                place = f"record.material.{number}.size"
                raise Rejected(
                    Finding(code="material.oversize", place=place, excerpt=str(item.size), facts=facts, rule=RULE)
                )
        lacking = [item for item in named if self._files.size(f"material/{item.sha256}") is None]
        self._check_quota(key, lacking)
        for item in lacking:
            self._give(key, item)
        return tuple(self._state(key, item) for item in named)

    def held(self, place: str) -> Waiting:
        """Return the file that is to come to an untrusted place. Raises Rejected `upload.place` where it is none."""
        named = self._named(place)
        there = self.root / place
        size = int(named["size"])
        held = size if (there / _WHOLE).exists() else _size(there / _PART)
        return Waiting(sha256=named["sha256"], size=size, held=held, place=place)

    def append(self, place: str, offset: int, sent: Stream, length: int) -> Waiting:
        """Take the next `length` untrusted bytes of a file, beginning at `offset`, and return how far it now reaches.

        What arrived before a break is kept. Raises Rejected for another offset than is held, bytes past the end, a file whose
        hash is not the one signed (it begins anew) or a place another writes to; Unavailable for a break or a full disk.
        """
        waiting = self.held(place)
        if offset != waiting.held:
            raise _refused("upload.offset", "Upload-Offset", offset, held=waiting.held)
        if length > waiting.size - offset:
            raise _refused("upload.oversize", "Content-Length", length, limit=waiting.size - offset)
        if waiting.held < waiting.size or waiting.size == 0:
            with self._locked(place, offset) as part:
                self._take(part, sent, length)
                if part.seek(0, os.SEEK_END) == waiting.size:
                    self._finish(place, part, waiting.sha256)
        return self.held(place)

    def take(self, key: str, item: Material) -> bool:
        """Move a file that waits, whole, to its place among the log's material; return whether it was there."""
        whole = self.whole(key, item)
        if whole is None:
            return False
        self._files.take_material(whole, item.sha256)
        shutil.rmtree(whole.parent, ignore_errors=True)
        return True

    def whole(self, key: str, item: Material) -> Path | None:
        """Return where a file lies that waits and is whole; None where there is none."""
        place = self._place(key, item.sha256)
        there = None if place is None else self.root / place / _WHOLE
        return there if there is not None and there.exists() else None

    def sweep(self, now: float) -> None:
        """Let go of what has waited for longer than it may."""
        for there in self._places():
            newest = max((_time(there / name) for name in (_PART, _WHOLE, _NAMED)), default=0.0)
            if newest < now - DAYS * 86_400:
                shutil.rmtree(there, ignore_errors=True)

    def _state(self, key: str, item: Material) -> Waiting:
        if self._files.size(f"material/{item.sha256}") is not None:
            return Waiting(sha256=item.sha256, size=item.size, held=item.size, place=None)
        return self.held(self._place(key, item.sha256) or "")

    def _give(self, key: str, item: Material) -> None:
        """Make the place of one file, its name last, so that a place that has one is whole."""
        check_room(self.root.parent, item.size)
        try:
            self.root.mkdir(mode=0o700, exist_ok=True)
            if not (self.root / _SECRET).exists():
                self._make_secret()
            there = self.root / str(self._place(key, item.sha256))
            there.mkdir(exist_ok=True)
            (there / _PART).touch()
            if not (there / _NAMED).exists():
                named = json.dumps({"key": key, "sha256": item.sha256, "size": item.size})
                (there / f".{_NAMED}").write_text(named, "utf-8")
                (there / f".{_NAMED}").replace(there / _NAMED)
        except OSError as error:
            raise _broken("upload.write", error) from error

    def _make_secret(self) -> None:
        made = self.root / f".{secrets.token_hex(8)}"
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        with suppress(FileExistsError):
            os.link(made, self.root / _SECRET)
        made.unlink()

    def _place(self, key: str, sha256: str) -> str | None:
        """Return the place of a key's file, None where no place was ever given."""
        try:
            secret = (self.root / _SECRET).read_bytes()
        except FileNotFoundError:
            return None
        return hmac.digest(secret, f"{key}\n{sha256}\n".encode(), "sha256").hex()

    def _named(self, place: str) -> dict[str, str]:
        try:
            found = json.loads((self.root / place / _NAMED).read_bytes()) if _PLACE.fullmatch(place) else None
        except FileNotFoundError:
            found = None
        if found is None:
            raise _refused("upload.place", "upload", place)
        return {name: str(found[name]) for name in ("key", "sha256", "size")}

    def _places(self) -> Iterator[Path]:
        with suppress(FileNotFoundError, NotADirectoryError):
            yield from [there for there in self.root.iterdir() if _PLACE.fullmatch(there.name)]

    def _check_quota(self, key: str, lacking: list[Material]) -> None:
        new = {item.sha256: item.size for item in lacking}
        for there in self._places():
            with suppress(Rejected):
                named = self._named(there.name)
                if named["key"] == key:
                    new[named["sha256"]] = int(named["size"])
        if len(new) > OWNER_FILES or sum(new.values()) > OWNER_LIMIT:
            raise _refused("upload.waiting", "record.material", len(new), limit=OWNER_LIMIT)

    @contextmanager
    def _locked(self, place: str, offset: int) -> Iterator[BufferedRandom]:
        """Open what is there of a file for its end, if that is still at `offset`; one at a time writes to it."""
        try:
            part = (self.root / place / _PART).open("r+b")
        except OSError as error:
            raise _refused("upload.place", "upload", place) from error
        with part:
            try:
                fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise _refused("upload.busy", "upload", place) from error
            # Whoever held it before may have gone on with it, or ended it: these bytes would follow the file that was checked.
            if part.seek(0, os.SEEK_END) != offset or not _is_there(part, self.root / place / _PART):
                raise _refused("upload.offset", "Upload-Offset", offset, held=self.held(place).held)
            yield part

    def _take(self, part: BufferedRandom, sent: Stream, length: int) -> None:
        """Write what arrives at the end of the part, to the disk before it counts."""
        left, unsynced = length, 0
        try:
            while left and (data := sent.read(min(CHUNK, left))):
                part.write(data)
                left -= len(data)
                unsynced += len(data)
                if unsynced >= FLUSH:
                    _sync(part)
                    unsynced = 0
                    check_room(self.root.parent)
        except OSError as error:
            raise _broken("upload.broken", error) from error
        finally:
            with suppress(OSError):
                _sync(part)
        if left:
            raise _broken("upload.broken", f"{length - left} of {length}")

    def _finish(self, place: str, part: BufferedRandom, sha256: str) -> None:
        part.seek(0)
        found = hashlib.file_digest(part, "sha256").hexdigest()
        if found != sha256:
            part.truncate(0)
            raise _refused("material.hash", f"material/{sha256}", found)
        there = self.root / place
        (there / _PART).replace(there / _WHOLE)


def _is_there(part: BufferedRandom, path: Path) -> bool:
    """Return whether an open file is the one that lies there by now."""
    try:
        return os.path.samestat(os.fstat(part.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _sync(part: BufferedRandom) -> None:
    part.flush()
    os.fsync(part.fileno())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _refused(code: str, place: str, what: object, **facts: int) -> Rejected:
    return Rejected(Finding(code=code, place=place, excerpt=excerpt(what), facts=facts, rule=RULE))


def _broken(code: str, what: object) -> Unavailable:
    return Unavailable(Finding(code=code, place="upload", excerpt=excerpt(what), rule=RULE))
