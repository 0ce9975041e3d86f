"""A whole body packed for archives: its public log and what anchors it, as a BagIt bag (RFC 8493) described by RO-Crate.

Knows which files make a log whole at one size, the tag files of a bag, and how to check them; not whether the log holds, which
`verify` and a mirror find out. Law: nothing behind the gate and no key is packed; the bag appears when it is whole; files are
copied piece by piece and never held in memory; and of a bag from outside no name is followed that this page does not list.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Tampered, Unavailable, excerpt
from comity.formats import crate
from comity.store.reader import Reader
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.tiles import entries_path, tile_path, tiles_for

RULE: Final = "docs/spec/formats.md 1"
DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAGS, INFO, DECLARATION = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt", "bagit.txt"
CHUNK: Final = 1 << 20
LINE: Final = 300
FILES: Final = 2_000_000
"""How many files a bag from outside may list: a log of some hundred million leaves."""
TRIES: Final = 50
_PAYLOAD: Final = re.compile(
    r"data/(?:anchor|ro-crate-metadata\.json|log/(?:checkpoint|state|material/[0-9a-f]{64}"
    r"|tile/(?:entries|[0-9]{1,2})/(?:x[0-9]{3}/){0,6}[0-9]{3}(?:\.p/[0-9]{1,3})?))"
)
_LISTED: Final = re.compile(r"([0-9a-f]{64})  (\S+)\n")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """What a bag came to: payload files, their bytes, and the size of the log."""

    files: int
    bytes: int
    leaves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What is said of the package in a language, and the anchor and licence that go with it."""

    title: str
    told: str
    lang: str
    body: str
    anchor: str
    licence: str = ""


def pack(reader: Reader, out: Path, labels: Labels, progress: Progress = lambda _done, _all: None) -> Bag:
    """Write the newest published state of a body to `out`, which must not be there. Raises Unavailable."""
    if out.exists():
        raise Unavailable(Finding(code="cli.exists", place=str(out), rule=RULE))
    partial = out.with_name(f".{out.name}.new")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        made = _fill(reader, partial, labels, progress)
        partial.replace(out)
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=str(out), excerpt=excerpt(error.strerror))) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return made


def check(bag: Path) -> Bag:
    """Check a bag from outside: each file it lists is there with its hash, and nothing else is.

    Raises Rejected where it is not such a bag, Tampered where a file is missing, is another, or is not listed.
    """
    # 1. The tag files, and the manifest among them, are those that the bag names.
    if _bounded(bag, DECLARATION, len(DECLARED)) != DECLARED:
        raise Rejected(_finding("package.form", DECLARATION))
    tags = dict(_listed(bag, TAGS))
    if set(tags) != {MANIFEST, INFO, DECLARATION}:
        raise Rejected(_finding("package.form", TAGS))
    for name, sha256 in tags.items():
        _same(bag, name, sha256)
    # 2. Every payload file that is listed, once.
    seen: set[str] = set()
    total = 0
    for name, sha256 in _listed(bag, MANIFEST):
        if name in seen or not _PAYLOAD.fullmatch(name) or len(seen) == FILES:
            raise Rejected(_finding("package.form", MANIFEST, name))
        seen.add(name)
        total += _same(bag, name, sha256)
    # 3. And nothing that is not.
    for name in _present(bag / "data"):
        if name not in seen:
            raise Tampered(_finding("package.stray", name))
    if not {"data/anchor", "data/log/checkpoint", "data/log/state"} <= seen:
        raise Rejected(_finding("package.form", MANIFEST))
    head = _bounded(bag, "data/log/checkpoint", 1 << 16)
    return Bag(files=len(seen), bytes=total, leaves=parse_checkpoint(notes.parse(head).text).size)


def _fill(reader: Reader, out: Path, labels: Labels, progress: Progress) -> Bag:
    size, heads = _heads(reader)
    root = reader.root(size) or b""
    described = crate.Described(
        title=labels.title,
        told=labels.told,
        lang=labels.lang,
        body=labels.body,
        origin=reader.origin,
        size=size,
        root=root.hex(),
        day=reader.as_of(size).day or "",
        licence=labels.licence,
    )
    own = {**heads, "data/anchor": f"{labels.anchor}\n".encode(), f"data/{crate.NAME}": crate.render(described)}
    copied = list(_of_log(reader.files.root, size))
    total = 0
    out.mkdir(parents=True)
    with (out / MANIFEST).open("w", encoding="utf-8", newline="\n") as manifest:
        for name, data in sorted(own.items()):
            _put(out / name, data)
            manifest.write(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
            total += len(data)
        for number, name in enumerate(copied, 1):
            sha256, length = _copy(reader.files.root / name, out / f"data/log/{name}")
            manifest.write(f"{sha256}  data/log/{name}\n")
            total += length
            progress(number, len(copied))
    files = len(own) + len(copied)
    _put(out / DECLARATION, DECLARED)
    _put(out / INFO, _info(labels, described, total, files))
    lines = [f"{_hash(out / name)[0]}  {name}\n" for name in (DECLARATION, INFO, MANIFEST)]
    _put(out / TAGS, "".join(lines).encode())
    return Bag(files=files, bytes=total, leaves=size)


def _heads(reader: Reader) -> tuple[int, dict[str, bytes]]:
    """Return checkpoint and state note of one size; a desk that runs may publish between the two."""
    for _ in range(TRIES):
        heads = {"data/log/checkpoint": reader.checkpoint(), "data/log/state": reader.state_note()}
        sizes = {parse_checkpoint(notes.parse(data).text).size for data in heads.values()}
        if len(sizes) == 1:
            return sizes.pop(), heads
    raise Unavailable(_finding("package.moving", "log/state"))


def _of_log(log: Path, size: int) -> Iterator[str]:
    """Yield the names of the tiles, entries and material of a log at a size."""
    for level, n, width in tiles_for(0, size):
        yield tile_path(level, n, width)
        if level == 0:
            yield entries_path(n, width)
    for file in sorted((log / "material").glob("*")):
        if re.fullmatch("[0-9a-f]{64}", file.name):
            yield f"material/{file.name}"


def _info(labels: Labels, of: crate.Described, total: int, files: int) -> bytes:
    told = {
        "Source-Organization": labels.body,
        "External-Description": labels.told,
        "External-Identifier": of.origin,
        "Internal-Sender-Identifier": f"{of.size} {of.root}",
        "Payload-Oxum": f"{total}.{files}",
    }
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in told.items()).encode()


def _listed(bag: Path, manifest: str) -> Iterator[tuple[str, str]]:
    """Yield the names and hashes of an untrusted manifest, line by line."""
    with _opened(bag, manifest) as file:
        while line := file.readline(LINE):
            found = _LISTED.fullmatch(line.decode("utf-8", "replace"))
            if found is None:
                raise Rejected(_finding("package.form", manifest, line))
            yield found[2], found[1]


def _same(bag: Path, name: str, sha256: str) -> int:
    with _opened(bag, name) as file:
        found, length = _digest(file)
    if found != sha256:
        raise Tampered(_finding("package.hash", name, found))
    return length


def _present(folder: Path) -> Iterator[str]:
    """Yield the names of all files of the payload; a link is one too, wherever it leads."""
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*files, *links):
            yield (Path(place) / name).relative_to(folder.parent).as_posix()


def _opened(bag: Path, name: str) -> IO[bytes]:
    path = bag
    for part in name.split("/"):
        path /= part
        if path.is_symlink():
            raise Rejected(_finding("package.form", name))
    if not path.is_file():
        raise Tampered(_finding("package.missing", name))
    return path.open("rb")


def _bounded(bag: Path, name: str, limit: int) -> bytes:
    with _opened(bag, name) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise Rejected(_finding("package.form", name))
    return data


def _digest(file: IO[bytes]) -> tuple[str, int]:
    return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()  # type: ignore[arg-type]


def _hash(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return _digest(file)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _copy(source: Path, target: Path) -> tuple[str, int]:
    target.parent.mkdir(parents=True, exist_ok=True)
    sha256, length = hashlib.sha256(), 0
    with source.open("rb") as there, target.open("wb") as here:
        while part := there.read(CHUNK):
            here.write(part)
            sha256.update(part)
            length += len(part)
    return sha256.hexdigest(), length


def _finding(code: str, name: str, what: object = "") -> Finding:
    return Finding(code=code, place=name, excerpt=excerpt(what) if what else "", rule=RULE)
