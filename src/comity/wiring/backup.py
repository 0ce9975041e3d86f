"""A copy of all a served folder cannot make again, encrypted to a recipient, archive by archive, while the desk runs.

Knows which files count and how an archive is laid out (docs/operators/backup.md); not how one is put back (`restoring`). Law:
what is written holds together as of one checkpoint; nothing leaves the machine in the clear, and an archive counts only once it
and the index that names it are on disk.
"""

import hashlib
import io
import json
import os
import re
import sqlite3
import tarfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import pyrage

from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import sync_folder
from comity.tlog.tiles import entries_path, tile_path, tiles_for
from comity.wiring.bodies import bodies_in

INDEX: Final = "index.json"
MANIFEST: Final = "manifest.json"
RULE: Final = "docs/operators/backup.md"
CHUNK: Final = 1 << 20
ACCOUNTS: Final = "accounts.sqlite"
TRIES: Final = 50
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a backup: its name below the folder, and how its bytes are read."""

    name: str
    read: Callable[[], bytes]
    fixed: bool
    """Whether its bytes never change under this name, so that one archive holds it for all later ones."""
    path: Path | None = None
    """Where it lies, if it may be too large to be read whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one run wrote."""

    number: int
    files: int
    new: int
    bytes: int
    sizes: Mapping[str, int]
    """Leaves by body."""


def recipient(text: str) -> pyrage.x25519.Recipient:
    """Return an age recipient (age1…). Raises Rejected where it is none."""
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise Rejected(Finding(code="backup.recipient", place="--to", excerpt=excerpt(text), rule=RULE)) from error


def back_up(
    folder: Path,
    into: Path,
    recipients: tuple[pyrage.x25519.Recipient, ...],
    *,
    full: bool = False,
    keys: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Written:
    """Write what earlier archives in `into` do not hold; with `full`, everything once more; with `keys`, the body's secret keys.

    Raises Unavailable where a file cannot be read or written, Rejected where the index is not understood.
    """
    index = read_index(into)
    parts, sizes = _parts(folder, keys=keys)
    number = len(index["archives"]) + 1
    full = full or number == 1
    run = _Run(parts, {} if full else index["held"], progress)
    name = f"{number:06d}.tar.age"
    try:
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest, length = _encrypted(into / name, recipients, lambda out: run.fill(out, number, full=full))
        archive = {"name": name, "sha256": digest, "bytes": length, "at": int(time.time()), "full": full}
        written = {"v": 1, "archives": [*index["archives"], archive], "held": run.held()}
        _durably(into / INDEX, json.dumps(written, indent=1, sort_keys=True).encode())
    except OSError as error:
        finding = Finding(code="backup.write", place=name, excerpt=excerpt(error.strerror), rule=RULE)
        raise Unavailable(finding) from error
    return Written(number=number, files=len(parts), new=run.new, bytes=length, sizes=sizes)


class _Run:
    """The files of one archive on their way into it."""

    def __init__(self, parts: list[Part], before: Mapping[str, str], progress: Progress) -> None:
        self.parts, self.progress = parts, progress
        self.known = {part.name: before[part.name] for part in parts if part.fixed and part.name in before}
        self.listed = dict(self.known)
        self.new = 0

    def fill(self, out: IO[bytes], number: int, *, full: bool) -> None:
        """Write what is not known yet, and last the manifest, which names all."""
        with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            for done, part in enumerate(self.parts):
                self.progress(done, len(self.parts))
                if part.name not in self.known:
                    self.new += 1
                    if part.path is not None:
                        self.listed[part.name] = _add_file(tar, part.name, part.path)
                    else:
                        data = part.read()
                        self.listed[part.name] = hashlib.sha256(data).hexdigest()
                        _add(tar, part.name, data)
            manifest = {"v": 1, "number": number, "full": full, "files": self.listed}
            _add(tar, MANIFEST, json.dumps(manifest, sort_keys=True).encode())

    def held(self) -> dict[str, str]:
        """Return what later archives need not hold again."""
        return {part.name: self.listed[part.name] for part in self.parts if part.fixed}


def read_index(into: Path) -> dict[str, Any]:
    """Return the index of a folder of archives, empty where there is none. Raises Rejected where it is not understood."""
    path = into / INDEX
    if not path.exists():
        return {"v": 1, "archives": [], "held": {}}
    try:
        index = json.loads(path.read_text("utf-8"))
        good = (
            index["v"] == 1
            and all(isinstance(one["name"], str) for one in index["archives"])
            and dict(index["held"]) is not None
        )
    except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
        raise Rejected(Finding(code="backup.index", place=INDEX, excerpt=excerpt(error), rule=RULE)) from error
    if not good:
        raise Rejected(Finding(code="backup.index", place=INDEX, excerpt=excerpt(index["v"]), rule=RULE))
    return dict(index)


def _parts(folder: Path, *, keys: bool) -> tuple[list[Part], dict[str, int]]:
    """Return the files of a served folder as of one moment, and how many leaves each body has in them."""
    parts, sizes = [], {}
    for slug, body in bodies_in(folder).items():
        at = "" if body == folder else f"{body.relative_to(folder)}/"
        size, heads = _heads(body / "log")
        sizes[slug] = size
        parts += [Part(name=f"{at}log/{name}", read=_holding(data), fixed=False) for name, data in heads.items()]
        parts += list(_of_body(body, at, size, keys=keys))
    if (folder / ACCOUNTS).exists():
        parts.append(Part(name=ACCOUNTS, read=lambda: _snapshot(folder / ACCOUNTS), fixed=False))
    if (folder / "site.secret").exists():
        parts.append(Part(name="site.secret", read=(folder / "site.secret").read_bytes, fixed=False))
    return parts, sizes


def _of_body(body: Path, at: str, size: int, *, keys: bool) -> Iterator[Part]:
    for level, n, width in tiles_for(0, size):
        path = tile_path(level, n, width)
        yield Part(name=f"{at}log/{path}", read=_reading(body / "log" / path), fixed=True)
        if level == 0:
            path = entries_path(n, width)
            yield Part(name=f"{at}log/{path}", read=_reading(body / "log" / path), fixed=True)
    for place in ("log/material", "restricted/inner", "restricted/material"):
        for file in sorted((body / place).glob("*")):
            if re.fullmatch("[0-9a-f]{64}", file.name):
                yield Part(name=f"{at}{place}/{file.name}", read=_reading(file), fixed=True, path=file)
    for name in ("body.toml", "tour.json"):
        if (body / name).exists():
            yield Part(name=f"{at}{name}", read=_reading(body / name), fixed=False)
    for file in sorted((body / "keys").glob("*.key")) if keys else ():
        yield Part(name=f"{at}keys/{file.name}", read=_reading(file), fixed=False)


def _heads(log: Path) -> tuple[int, dict[str, bytes]]:
    """Return checkpoint and state note of the same size; the sequencer writes one just after the other."""
    for _ in range(TRIES):
        heads = {name: _reading(log / name)() for name in ("checkpoint", "state")}
        sizes = {parse_checkpoint(notes.parse(data).text).size for data in heads.values()}
        if len(sizes) == 1:
            return sizes.pop(), heads
        time.sleep(0.02)
    raise Unavailable(Finding(code="backup.moving", place="log/state", rule=RULE))


def _reading(path: Path) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise Unavailable(
                Finding(code="backup.read", place=path.name, excerpt=excerpt(error.strerror), rule=RULE)
            ) from error

    return read


def _holding(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _snapshot(path: Path) -> bytes:
    """Return the database of accounts as of one moment, while it is written; it never lies on disk a second time in the clear."""
    with closing(sqlite3.connect(path)) as there, closing(sqlite3.connect(":memory:")) as here:
        there.backup(here)
        return here.serialize()


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(data), 0o600, 0
    tar.addfile(member, io.BytesIO(data))


def _add_file(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Add a file a part at a time, and return its SHA-256. Raises Unavailable."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = file.tell(), 0o600, 0
            file.seek(0)
            tar.addfile(member, file)
    except OSError as error:
        raise Unavailable(
            Finding(code="backup.read", place=path.name, excerpt=excerpt(error.strerror), rule=RULE)
        ) from error
    return found


def _encrypted(
    path: Path, recipients: tuple[pyrage.x25519.Recipient, ...], fill: Callable[[IO[bytes]], None]
) -> tuple[str, int]:
    """Write what `fill` writes, encrypted, to a file that appears when it is whole; return its SHA-256 and length."""
    partial = path.with_name(f".{path.name}.new")
    failed: list[BaseException] = []
    take, give = os.pipe()

    def filling() -> None:
        try:
            with os.fdopen(give, "wb") as out:
                fill(out)
        except BaseException as error:  # noqa: BLE001 - raised again below, in the caller's thread
            failed.append(error)

    worker = threading.Thread(target=filling, daemon=True)
    try:
        with (
            os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file,
            os.fdopen(take, "rb") as plain,
        ):
            worker.start()
            pyrage.encrypt_io(plain, file, list(recipients))
            worker.join()
            if failed:
                raise failed[0]
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            digest, length = hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(path.parent)
    return digest, length


def _durably(path: Path, data: bytes) -> None:
    partial = path.with_name(f".{path.name}.new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)
