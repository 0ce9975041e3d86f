"""Putting a backup back into a fresh folder, and finding out whether it can be.

Knows the archives of `backup` and what a body must then show: the digest it signed, and a log that verifies. Law: an archive
is bytes from outside; a name that is not one of ours, a file too many or too few, or another hash ends it, and no folder
that has anything in it is touched.
"""

import hashlib
import json
import os
import re
import tarfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import pyrage

from comity.errors import Finding, Rejected, Tampered, Unavailable, excerpt
from comity.service.rebuild import rebuild
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.wiring.backup import CHUNK, MANIFEST, RULE, read_index
from comity.wiring.bodies import bodies_in

_NAME: Final = re.compile(
    r"(?:[a-z0-9][a-z0-9._-]{0,63}/)?(?:body\.toml|tour\.json|keys/[a-z]+(?:\.[a-z]+)?\.key|log/(?:checkpoint|state)"
    r"|log/tile/(?:entries|[0-9])(?:/x[0-9]{3}){0,3}/[0-9]{3}(?:\.p/[0-9]{1,3})?"
    r"|log/material/[0-9a-f]{64}|restricted/(?:inner|material)/[0-9a-f]{64})|accounts\.sqlite|site\.secret"
)
FILE_LIMIT: Final = 1 << 31
MANIFEST_LIMIT: Final = 1 << 28
PRIVATE: Final = ("restricted/", "keys/", "accounts.sqlite", "site.secret")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """One body put back: its slug, what anchors it, its leaves and the digest that came out again (hex)."""

    slug: str
    anchor: str
    size: int
    digest: str


def identity(path: Path) -> pyrage.x25519.Identity:
    """Return the age identity in a file as `age-keygen` writes it. Raises Rejected where there is none."""
    try:
        lines = path.read_text("utf-8").splitlines()
        return pyrage.x25519.Identity.from_str(
            next(line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-1"))
        )
    except (OSError, UnicodeDecodeError, StopIteration, pyrage.IdentityError) as error:
        raise Rejected(Finding(code="backup.identity", place=path.name, rule=RULE)) from error


def restore(
    source: Path, folder: Path, key: pyrage.x25519.Identity, progress: Progress = lambda _done, _all: None
) -> list[Restored]:
    """Put the newest state of a folder of archives into `folder`, which must be empty or not there, and prove it.

    Raises Rejected where an archive is not one of ours or not for this identity, Tampered where a hash, a digest or a log does
    not hold, Unavailable where a file is missing. What was written until then is left for who wants to look.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Rejected(Finding(code="backup.target", place=folder.name, rule=RULE))
    archives = _chain(source)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    manifest: dict[str, Any] = {}
    for done, archive in enumerate(archives):
        progress(done, len(archives))
        manifest = _Unpacking(source, archive, folder, key).run()
    _complete(folder, manifest)
    return [_proved(slug, body) for slug, body in bodies_in(folder).items()]


def _chain(source: Path) -> list[dict[str, Any]]:
    """Return the archives since the last that holds everything, each with the hash the index has for it."""
    archives = read_index(source)["archives"]
    starts = [number for number, archive in enumerate(archives) if archive.get("full")]
    if not starts:
        raise Unavailable(Finding(code="backup.none", place=source.name, rule=RULE))
    return list(archives[starts[-1] :])


class _Unpacking:
    """One archive on its way into the folder."""

    def __init__(self, source: Path, archive: dict[str, Any], folder: Path, key: pyrage.x25519.Identity) -> None:
        self.path, self.archive, self.folder, self.key = source / Path(archive["name"]).name, archive, folder, key
        self.manifest: dict[str, Any] = {}

    def run(self) -> dict[str, Any]:
        """Check the archive's hash, decrypt it, and write its files; return its manifest."""
        try:
            with self.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise Unavailable(
                Finding(code="backup.read", place=self.path.name, excerpt=excerpt(error.strerror), rule=RULE)
            ) from error
        if digest != self.archive["sha256"]:
            raise Tampered(Finding(code="backup.hash", place=self.path.name, excerpt=digest, rule=RULE))
        self._decrypted()
        if not self.manifest:
            raise Rejected(Finding(code="backup.archive", place=self.path.name, excerpt=MANIFEST, rule=RULE))
        return self.manifest

    def _decrypted(self) -> None:
        take, give = os.pipe()
        failed: list[BaseException] = []

        def decrypt() -> None:
            try:
                with self.path.open("rb") as cipher, os.fdopen(give, "wb") as plain:
                    pyrage.decrypt_io(cipher, plain, [self.key])
            except BaseException as error:  # noqa: BLE001 - told below, in the caller's thread
                failed.append(error)

        worker = threading.Thread(target=decrypt, daemon=True)
        worker.start()
        try:
            with os.fdopen(take, "rb") as plain:
                try:
                    self._unpack(plain)
                finally:
                    while plain.read(CHUNK):
                        pass
        except (tarfile.TarError, EOFError) as error:
            worker.join()
            what = failed[0] if failed else error
            raise Rejected(
                Finding(code="backup.archive", place=self.path.name, excerpt=excerpt(what), rule=RULE)
            ) from error
        worker.join()
        if failed:
            raise Rejected(Finding(code="backup.archive", place=self.path.name, excerpt=excerpt(failed[0]), rule=RULE))

    def _unpack(self, plain: IO[bytes]) -> None:
        with tarfile.open(fileobj=plain, mode="r|") as tar:
            for member in tar:
                # A sparse member unpacks to zeros that no archive of ours says and that cost its author nothing.
                file = tar.extractfile(member) if member.isreg() and not member.issparse() else None
                if file is None or member.size > FILE_LIMIT or self.manifest:
                    raise self._strange(member.name)
                if member.name == MANIFEST and member.size <= MANIFEST_LIMIT:
                    self.manifest = _manifest(file.read(), self.path.name)
                elif _NAME.fullmatch(member.name):
                    self._write(member.name, file)
                else:
                    raise self._strange(member.name)

    def _write(self, name: str, file: IO[bytes]) -> None:
        path = self.folder / name
        private = any(part in name for part in PRIVATE)
        path.parent.mkdir(mode=0o700 if private else 0o755, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        mode = 0o600 if private else 0o644
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode), "wb") as out:
            while chunk := file.read(CHUNK):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())

    def _strange(self, name: str) -> Rejected:
        return Rejected(Finding(code="backup.archive", place=self.path.name, excerpt=excerpt(name), rule=RULE))


def _manifest(data: bytes, place: str) -> dict[str, Any]:
    try:
        manifest = json.loads(data)
        files = manifest["files"]
        if (
            manifest["v"] == 1
            and files
            and all(_NAME.fullmatch(name) and isinstance(sha, str) for name, sha in files.items())
        ):
            return dict(manifest)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise Rejected(Finding(code="backup.archive", place=place, excerpt=MANIFEST, rule=RULE)) from error
    raise Rejected(Finding(code="backup.archive", place=place, excerpt=MANIFEST, rule=RULE))


def _complete(folder: Path, manifest: dict[str, Any]) -> None:
    """Leave exactly the files the newest manifest names, each with its hash; partial tiles of earlier archives go."""
    wanted: dict[str, str] = manifest["files"]
    there = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    for name in there.keys() - wanted.keys():
        there[name].unlink()
    for name, sha256 in wanted.items():
        if name not in there:
            raise Unavailable(Finding(code="backup.missing", place=name, rule=RULE))
        with there[name].open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != sha256:
            raise Tampered(Finding(code="backup.hash", place=name, excerpt=found, rule=RULE))


def _proved(slug: str, body: Path) -> Restored:
    """Fold the body's log, compare its digest with the one signed, verify all of it, and say what anchors it."""
    digest = rebuild(body)
    reader = open_reader(body)
    report = verify_log(body, anchor.parse(reader.anchor))
    if not report.holds:
        raise Tampered(Finding(code="backup.log", place=slug, rule=RULE))
    return Restored(slug=slug, anchor=reader.anchor, size=reader.size, digest=digest)
