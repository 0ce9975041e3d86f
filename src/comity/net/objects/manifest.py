"""What a bucket holds of a published site: one object, `published.manifest`, that names every other with its hash.

Knows its bytes; not what the files are. It is read back from the store, so its bytes are untrusted: bounded, and refused where
they would not be written so. Law: it never says of an object that it has a hash before the store has taken it, and goes on
saying that one may be there until the store has removed it.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt

NAME: Final = "published.manifest"
RULE: Final = "docs/operators/publish.md"
PACKED_LIMIT: Final = 256 * 1024 * 1024
TEXT_LIMIT: Final = 512 * 1024 * 1024
"""Bytes as the store holds them, and unpacked: some three million files."""
_HEAD: Final = re.compile(r"comity/objects/v1\n(whole|writing) ([0-9a-f]{32}) (0|[1-9][0-9]{0,12})\n")
_LINE: Final = re.compile(r"([0-9a-f]{64}|[+-]) (0|[1-9][0-9]{0,12}) ([^\x00-\x1f\x7f]+)")
_DOTS: Final = frozenset(("", ".", ".."))
_LONGEST: Final = 900
"""Bytes of a path; a store's keys have 1,024, prefix and all."""
_GZIP: Final = 31
NEVER, UNSURE = "+", "-"
"""In place of a hash: where an object was about to be put and none was; where one was about to be written over or removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An object: its hash in lowercase hex, NEVER or UNSURE; and since when (Unix time) no file is named so, 0: one is."""

    sha256: str
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Who wrote last, when (Unix seconds), whether he had finished, and every object by path."""

    whole: bool
    by: str
    at: int
    entries: Mapping[str, Entry]


def render(manifest: Manifest) -> bytes:
    """Return its bytes: gzip of lines in order of path."""
    text = "".join(_lines(manifest)).encode()
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    return packer.compress(text) + packer.flush()


def parse(data: bytes) -> Manifest:
    """Read untrusted bytes. Raises Rejected objects.manifest."""
    text = _unpacked(data)
    head = _HEAD.match(text)
    if head is None:
        raise _refused(text[:80])
    entries: dict[str, Entry] = {}
    last = ""
    body = text[head.end() :]
    if body and not body.endswith("\n"):
        raise _refused(body[-80:])
    for line in body.split("\n")[:-1]:
        found = _LINE.fullmatch(line)
        if found is None or not found[3] > last or not is_path(found[3]):
            raise _refused(line)
        last = found[3]
        entries[last] = Entry(sha256=found[1], gone=int(found[2]))
    return Manifest(whole=head[1] == "whole", by=head[2], at=int(head[3]), entries=entries)


def is_path(path: str) -> bool:
    """Return whether a path may name an object of ours: below the prefix, and spelled in one way."""
    return len(path.encode()) <= _LONGEST and path != NAME and _DOTS.isdisjoint(path.split("/"))


def _lines(manifest: Manifest) -> Iterator[str]:
    yield f"comity/objects/v1\n{'whole' if manifest.whole else 'writing'} {manifest.by} {manifest.at}\n"
    for path, entry in sorted(manifest.entries.items()):
        yield f"{entry.sha256} {entry.gone} {path}\n"


def _unpacked(data: bytes) -> str:
    unpacker = zlib.decompressobj(_GZIP)
    try:
        text = unpacker.decompress(data, TEXT_LIMIT)
        whole = unpacker.eof and not unpacker.unused_data
        decoded = text.decode()
    except (zlib.error, UnicodeDecodeError):
        raise _refused(data[:40]) from None
    if not whole:
        raise _refused(data[:40])
    return decoded


def _refused(what: object) -> Rejected:
    return Rejected(Finding(code="objects.manifest", place=NAME, excerpt=excerpt(what), rule=RULE))
