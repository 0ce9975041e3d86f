"""The log's folder on disk: checkpoint, tiles, entries and material, byte for byte as they are served.

Knows paths, durable writes and bounds; not what a tile means. Law: a file that has been written whole is never seen half,
and what is read under a hash has that hash.
"""

import contextlib
import hashlib
import os
import threading
from collections.abc import Mapping
from io import BufferedReader
from pathlib import Path
from typing import Final

from comity.errors import Finding, Tampered, Unavailable, excerpt

FILE_LIMIT: Final = 256 * 65_537
"""Bytes of the largest log file: a full entry bundle."""
PARTIAL: Final = ".new"
MATERIAL_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of the largest file that is read whole, as the fold reads rules and texts."""
ATTACHMENT_LIMIT: Final = 2 * 1024**3
"""Bytes of the largest attachment: nothing but its hash is ever asked of it, and it is read a part at a time."""
CHUNK: Final = 1 << 20


class LogFolder:
    """The files of one log below `root`."""

    def __init__(self, root: Path, *, private: bool = False) -> None:
        """Use `root`, which need not exist yet; what is written to a `private` one nobody but its owner may read."""
        self.root = root
        self._file_mode, self._folder_mode = (0o600, 0o700) if private else (0o666, 0o777)

    def read(self, name: str, limit: int = FILE_LIMIT) -> bytes:
        """Return a file of the log, bounded. Raises Unavailable if it is missing or too long."""
        try:
            with (self.root / name).open("rb") as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise Unavailable(_finding("log.file-missing", name, error.strerror)) from error
        if len(data) > limit:
            raise Unavailable(_finding("log.file-oversize", name, limit))
        return data

    def has(self, name: str) -> bool:
        """Return whether the file is there."""
        return (self.root / name).is_file()

    def size(self, name: str) -> int | None:
        """Return the length of a file in bytes, or None where it is not there."""
        try:
            return (self.root / name).stat().st_size
        except FileNotFoundError:
            return None

    def material(self, sha256: str) -> bytes:
        """Return the material of that hash. Raises Unavailable if missing, Tampered if its bytes have another hash."""
        name = f"material/{sha256}"
        try:
            data = self.read(name, MATERIAL_LIMIT)
        except Unavailable as error:
            raise Unavailable(_finding("material.missing", name, error.finding.excerpt)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Tampered(_finding("material.hash", name, hashlib.sha256(data).hexdigest()))
        return data

    def open_material(self, sha256: str) -> BufferedReader:
        """Return the file of that name to be read part by part, unchecked. Raises Unavailable if missing."""
        try:
            return (self.root / "material" / sha256).open("rb")
        except OSError as error:
            raise Unavailable(_finding("material.missing", f"material/{sha256}", error.strerror)) from error

    def check_material(self, sha256: str, limit: int = ATTACHMENT_LIMIT) -> int:
        """Return the length in bytes of the material of that hash, read part by part.

        Raises Unavailable if missing or longer than `limit`, Tampered if its bytes have another hash.
        """
        name = f"material/{sha256}"
        with self.open_material(sha256) as file:
            if os.fstat(file.fileno()).st_size > limit:
                raise Unavailable(_finding("log.file-oversize", name, limit))
            found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != sha256:
                raise Tampered(_finding("material.hash", name, found))
            return file.tell()

    def take_material(self, path: Path, sha256: str) -> None:
        """Move a file of this file system to its place among the material, durably; its bytes are on disk and have that hash.

        Raises Unavailable.
        """
        self.take({f"material/{sha256}": path})

    def take(self, files: Mapping[str, Path]) -> None:
        """Move files of this file system, whose bytes are on disk, to their names in the log, durably. Raises Unavailable."""
        folders = set()
        for name, path in files.items():
            there = self.root / name
            try:
                there.parent.mkdir(mode=self._folder_mode, parents=True, exist_ok=True)
                path.replace(there)
            except OSError as error:
                raise Unavailable(_finding("log.write", name, error.strerror)) from error
            folders.add(there.parent)
        for folder in folders:
            sync_folder(folder)

    def part(self, name: str, first: int, length: int) -> bytes:
        """Return up to `length` bytes of a file of the log from byte `first` on, none past its end. Raises Unavailable."""
        try:
            with (self.root / name).open("rb") as file:
                file.seek(first)
                return file.read(length)
        except OSError as error:
            raise Unavailable(_finding("log.file-missing", name, error.strerror)) from error

    def put_material(self, data: bytes) -> str:
        """Store a file under its hash, durably, and return the hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.has(f"material/{sha256}"):
            self.write({f"material/{sha256}": data})
        return sha256

    def sweep(self) -> None:
        """Remove what a writer that was killed left half written; only for who holds the body's write lock."""
        for left in self.root.rglob(f".*{PARTIAL}"):
            left.unlink(missing_ok=True)

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files whole and durably: each appears under its name only when its bytes are on disk. Raises Unavailable."""
        folders = set()
        for name, data in files.items():
            path = self.root / name
            try:
                self.root.mkdir(mode=self._folder_mode, parents=True, exist_ok=True)
                path.parent.mkdir(mode=self._folder_mode, parents=True, exist_ok=True)
                _replace(path, data, self._file_mode)
            except OSError as error:
                raise Unavailable(_finding("log.write", name, error.strerror)) from error
            folders.add(path.parent)
        for folder in folders:
            sync_folder(folder)


def _replace(path: Path, data: bytes, mode: int) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}{PARTIAL}")
    try:
        partial.unlink(missing_ok=True)  # one that is left would keep its own mode
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Return once the names in a folder are on disk, as after a file was made or moved there. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _finding(code: str, name: str, what: object) -> Finding:
    return Finding(code=code, place=name, excerpt=excerpt(what), rule="docs/spec/log.md 5")
