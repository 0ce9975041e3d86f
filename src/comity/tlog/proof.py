"""A proof of inclusion as one text (C2SP tlog-proof): index, audit path, checkpoint.

Knows the format and its check; not what the entry says. Law: one proof has one byte form.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import VerifierKey
from comity.tlog.checkpoint import Checkpoint, open_checkpoint
from comity.tlog.merkle import HASH_SIZE, check_inclusion, leaf_hash

MAGIC: Final = b"c2sp.org/tlog-proof@v1"
RULE: Final = "docs/spec/log.md 5"
SIZE_LIMIT: Final = 131_072
HASHES_LIMIT: Final = 63
_INDEX = re.compile(rb"index (0|[1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogProof:
    """Index of the entry, audit path from the leaf up, the signed checkpoint it leads to, and opaque extra bytes."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint_note: bytes
    extra: bytes | None = None


def render(proof: LogProof) -> bytes:
    """Return the text."""
    extra = [] if proof.extra is None else [b"extra " + base64.b64encode(proof.extra)]
    hashes = [base64.b64encode(node) for node in proof.hashes]
    return b"\n".join([MAGIC, *extra, b"index %d" % proof.index, *hashes, b"", proof.checkpoint_note])


def parse(data: bytes) -> LogProof:
    """Read an untrusted proof, or raise Rejected log.proof."""
    if len(data) > SIZE_LIMIT:
        raise _refused(data)
    head, gap, note = data.partition(b"\n\n")
    magic, *lines = head.split(b"\n")
    extra = lines.pop(0).removeprefix(b"extra ") if lines and lines[0].startswith(b"extra ") else None
    index = _INDEX.fullmatch(lines[0]) if lines else None
    if magic != MAGIC or not gap or index is None or len(lines) > HASHES_LIMIT + 1:
        raise _refused(head)
    try:
        proof = LogProof(
            index=int(index[1]),
            hashes=tuple(base64.b64decode(line, validate=True) for line in lines[1:]),
            checkpoint_note=note,
            extra=None if extra is None else base64.b64decode(extra, validate=True),
        )
    except binascii.Error:
        raise _refused(head) from None
    if any(len(node) != HASH_SIZE for node in proof.hashes) or render(proof) != data:
        raise _refused(head)
    return proof


def check(proof: LogProof, entry: bytes, key: VerifierKey) -> Checkpoint:
    """Return the checkpoint of log `key` under which `entry` lies where the proof says, or raise Rejected or Tampered."""
    checkpoint = open_checkpoint(proof.checkpoint_note, key)
    check_inclusion(leaf_hash(entry), proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    return checkpoint


def _refused(what: bytes) -> Rejected:
    return Rejected(Finding(code="log.proof", place="proof", excerpt=excerpt(what), rule=RULE))
