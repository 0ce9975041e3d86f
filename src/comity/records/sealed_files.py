"""Files of a sealed text: filled up to a bucket before they are encrypted, and taken out of it again.

Knows docs/spec/sealing.md 3.8; encrypts nothing. Law: what was filled up tells of a file no more than its bucket, and what
is taken out is the very file the sealed text names, or nothing.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records import fields as read
from comity.records.record import FILE_BUCKETS, Material

RULE: Final = "docs/spec/sealing.md 3"


def bucket(size: int) -> int:
    """Return how many bytes a file of this size is filled up to, or raise Rejected where it is too large to be sealed."""
    for one in FILE_BUCKETS:
        if size <= one:
            return one
    raise Rejected(read.finding("seal.file-size", "record.material", size, RULE))


def padded(data: bytes) -> bytes:
    """Return a file filled up with zeros, as it is encrypted."""
    return data + bytes(bucket(len(data)) - len(data))


def unpadded(item: Material, data: bytes) -> bytes:
    """Return the file a sealed text names from what its age file held, or raise Rejected where it holds another."""
    found, rest = data[: item.size], data[item.size :]
    if len(data) != bucket(item.size) or any(rest) or hashlib.sha256(found).hexdigest() != item.sha256:
        raise Rejected(read.finding("seal.file-other", "inner.material", item.sha256, RULE))
    return found


def check(files: Sequence[Material], buckets: Sequence[Json]) -> None:
    """Refuse the files a sealed text names where there is not one for each age file, each of its bucket."""
    if [bucket(item.size) for item in files] != list(buckets):
        raise Rejected(read.finding("seal.files", "inner.material", len(files), RULE))
