"""Signed tree heads (C2SP tlog-checkpoint), without extension lines.

Knows the three lines and the note around them; not the tree. Law: one checkpoint has one byte form.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Tampered, excerpt
from comity.keys.names import VerifierKey
from comity.keys.notes import opened_by
from comity.tlog.merkle import HASH_SIZE

RULE: Final = "docs/spec/log.md 4"
NOTE_LIMIT: Final = 65_535
_SIZE = re.compile(rb"0|[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Origin, number of leaves, root hash (32 bytes)."""

    origin: str
    size: int
    root: bytes


def render(checkpoint: Checkpoint) -> bytes:
    """Return the note text."""
    encoded = base64.b64encode(checkpoint.root).decode()
    return f"{checkpoint.origin}\n{checkpoint.size}\n{encoded}\n".encode()


def parse(text: bytes) -> Checkpoint:
    """Read an untrusted checkpoint text, or raise Rejected log.checkpoint."""
    lines = text.split(b"\n")
    if len(lines) != 4 or lines[3] or not lines[0] or not _SIZE.fullmatch(lines[1]):  # noqa: PLR2004 - three lines
        raise _refused(text)
    try:
        checkpoint = Checkpoint(
            origin=lines[0].decode("utf-8"), size=int(lines[1]), root=base64.b64decode(lines[2], validate=True)
        )
    except (UnicodeDecodeError, binascii.Error):
        raise _refused(text) from None
    if len(checkpoint.root) != HASH_SIZE or render(checkpoint) != text:
        raise _refused(text)
    return checkpoint


def open_checkpoint(data: bytes, key: VerifierKey, *, origin: str | None = None) -> Checkpoint:
    """Return the checkpoint in an untrusted note, signed by `key` for `origin` (the key's name unless given).

    Raises Rejected where the bytes are no checkpoint, Tampered where they are one of another log or key.
    """
    if len(data) > NOTE_LIMIT:
        raise _refused(data)
    note = notes.parse(data)
    checkpoint = parse(note.text)
    if checkpoint.origin != (key.name if origin is None else origin):
        raise Tampered(_finding("log.checkpoint-origin", checkpoint.origin))
    if not opened_by(note, key):
        raise Tampered(_finding("log.checkpoint-signature", key.name))
    return checkpoint


def _refused(text: bytes) -> Rejected:
    return Rejected(_finding("log.checkpoint", text))


def _finding(code: str, what: object) -> Finding:
    return Finding(code=code, place="checkpoint", excerpt=excerpt(what), rule=RULE)
