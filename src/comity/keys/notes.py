"""Whether a signature line of a note holds, for the two C2SP kinds of line Comity uses.

Knows how the signed bytes are made (C2SP signed-note, tlog-cosignature v1); not what the note says.
"""

from typing import Final

from comity.encoding.note import Note, SignatureLine
from comity.keys import ed25519
from comity.keys.names import COSIGNATURE, ED25519, VerifierKey

_TIME_SIZE: Final = 8
_COSIGNATURE_SIZE: Final = _TIME_SIZE + ed25519.SIGNATURE_SIZE
_LATEST: Final = 253_402_300_799
"""The last second of the year 9999: no calendar here goes further."""


def line_holds(text: bytes, line: SignatureLine, key: VerifierKey) -> bool:
    """Return whether an untrusted line is a valid Ed25519 note signature of `text` by `key`."""
    return _is_of(line, key, ED25519) and ed25519.verify(key.public, line.payload, text)


def opened_by(note: Note, key: VerifierKey) -> bool:
    """Return whether one of the note's lines is a valid Ed25519 signature by `key`."""
    return any(line_holds(note.text, line, key) for line in note.lines)


def cosigned_at(text: bytes, line: SignatureLine, key: VerifierKey) -> int | None:
    """Return the Unix time (UTC) of an untrusted cosignature/v1 line of `text` by `key`, or None if it is none."""
    if not _is_of(line, key, COSIGNATURE) or len(line.payload) != _COSIGNATURE_SIZE:
        return None
    time = int.from_bytes(line.payload[:_TIME_SIZE], "big")
    if time > _LATEST or not ed25519.verify(key.public, line.payload[_TIME_SIZE:], cosigned_message(text, time)):
        return None
    return time


def cosigned_message(text: bytes, time: int) -> bytes:
    """Return the bytes a cosignature/v1 signs."""
    return b"cosignature/v1\ntime %d\n%s" % (time, text)


def _is_of(line: SignatureLine, key: VerifierKey, algorithm: int) -> bool:
    return key.algorithm == algorithm and line.name == key.name and line.key_id == key.note_id
