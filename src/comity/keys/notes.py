"""Whether a signature line of a note holds, for the three C2SP kinds of line Comity uses.

Knows how the signed bytes are made (C2SP signed-note, tlog-cosignature); of what a note says, only the lines of a tree head, for
an ML-DSA-44 cosignature signs these and not the text. Law: a line that does not hold is as good as none.
"""

import base64
import binascii
import re
from typing import Final

from comity.encoding.note import Note, SignatureLine
from comity.keys import ed25519, mldsa
from comity.keys.names import COSIGNATURE, ED25519, ML_DSA_44, VerifierKey

_TIME_SIZE: Final = 8
_COSIGNATURE_SIZE: Final = _TIME_SIZE + ed25519.SIGNATURE_SIZE
_LONG_COSIGNATURE_SIZE: Final = _TIME_SIZE + mldsa.SIGNATURE_SIZE
_LATEST: Final = 253_402_300_799
"""The last second of the year 9999: no calendar here goes further."""
_ROOT_SIZE: Final = 32
_SIZE = re.compile(rb"0|[1-9][0-9]{0,15}")


def line_holds(text: bytes, line: SignatureLine, key: VerifierKey) -> bool:
    """Return whether an untrusted line is a valid Ed25519 note signature of `text` by `key`."""
    return _is_of(line, key, ED25519) and ed25519.verify(key.public, line.payload, text)


def opened_by(note: Note, key: VerifierKey) -> bool:
    """Return whether one of the note's lines is a valid Ed25519 signature by `key`."""
    return any(line_holds(note.text, line, key) for line in note.lines)


def cosigned_at(text: bytes, line: SignatureLine, key: VerifierKey) -> int | None:
    """Return the Unix time (UTC) of an untrusted cosignature of `text` by `key`, of the key's kind, or None if it is none."""
    if key.algorithm == ML_DSA_44:
        return _long_cosigned_at(text, line, key)
    if not _is_of(line, key, COSIGNATURE) or len(line.payload) != _COSIGNATURE_SIZE:
        return None
    time = int.from_bytes(line.payload[:_TIME_SIZE], "big")
    if time > _LATEST or not ed25519.verify(key.public, line.payload[_TIME_SIZE:], cosigned_message(text, time)):
        return None
    return time


def cosigned_message(text: bytes, time: int) -> bytes:
    """Return the bytes a cosignature/v1 signs."""
    return b"cosignature/v1\ntime %d\n%s" % (time, text)


def long_cosigned_message(text: bytes, name: str, time: int) -> bytes | None:
    """Return the bytes an ML-DSA-44 cosigner of that name signs of a checkpoint's text; None where it is none."""
    lines = text.split(b"\n")
    if len(lines) < 4 or not _SIZE.fullmatch(lines[1]):  # noqa: PLR2004 - origin, size, root, and the end
        return None
    try:
        root = binascii.a2b_base64(lines[2], strict_mode=True)
    except binascii.Error:
        return None
    if len(root) != _ROOT_SIZE or base64.b64encode(root) != lines[2]:
        return None
    return mldsa.subtree_message(name, time, lines[0], int(lines[1]), root)


def _long_cosigned_at(text: bytes, line: SignatureLine, key: VerifierKey) -> int | None:
    """Return the time of an ML-DSA-44 cosignature; one without a time (0) says nothing of the newest tree: none."""
    if not _is_of(line, key, ML_DSA_44) or len(line.payload) != _LONG_COSIGNATURE_SIZE:
        return None
    time = int.from_bytes(line.payload[:_TIME_SIZE], "big")
    message = long_cosigned_message(text, key.name, time) if 0 < time <= _LATEST else None
    held = message is not None and mldsa.verify(key.public, line.payload[_TIME_SIZE:], message)
    return time if held else None


def _is_of(line: SignatureLine, key: VerifierKey, algorithm: int) -> bool:
    return key.algorithm == algorithm and line.name == key.name and line.key_id == key.note_id
