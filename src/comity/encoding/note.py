"""The syntax of a C2SP signed note: text, a blank line, signature lines.

Knows grammar and bounds; not whether a signature holds. Source: C2SP signed-note. Law: `render(n.text, n.lines)` gives back
exactly the bytes parsed.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/spec/encoding.md 4"
SIZE_LIMIT: Final = 1_000_000
LINES_LIMIT: Final = 100
DASH: Final = "\u2014".encode()
KEY_ID_SIZE: Final = 4

_NAME = re.compile(r"[^\s+]+")
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureLine:
    """One line: key name, 4-byte key id, and the signature bytes of the key's algorithm."""

    name: str
    key_id: bytes
    payload: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text (ending in a newline) and its signature lines, in the order written."""

    text: bytes
    lines: tuple[SignatureLine, ...]


def parse(data: bytes) -> Note:
    """Read untrusted bytes as a note, or raise Rejected note.*."""
    if len(data) > SIZE_LIMIT:
        raise _refused("note.oversize", "note", len(data))
    text, gap, tail = data.rpartition(b"\n\n")
    if not gap or not tail.endswith(b"\n"):
        raise _refused("note.frame", "note", data[-80:])
    text += b"\n"
    _check_text(data)
    lines = tail[:-1].split(b"\n")
    if len(lines) > LINES_LIMIT:
        raise _refused("note.lines", "signatures", len(lines))
    return Note(text=text, lines=tuple(_line(line, number) for number, line in enumerate(lines)))


def render(text: bytes, lines: tuple[SignatureLine, ...]) -> bytes:
    """Return the note's bytes; `text` ends in a newline."""
    return text + b"\n" + b"".join(_render_line(line) for line in lines)


def valid_name(name: str) -> bool:
    """Return whether a key name is non-empty and free of white space and plus signs."""
    return _NAME.fullmatch(name) is not None


def _check_text(text: bytes) -> None:
    """Refuse what the reference implementation does, in signature lines too: other encodings, controls other than newline."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused("note.utf8", "text", text[error.start : error.start + 20]) from None
    if len(text.translate(None, _CONTROLS)) != len(text):
        raise _refused("note.control", "text", text[:80])


def _line(line: bytes, number: int) -> SignatureLine:
    place = f"signatures.{number}"
    dash, _, rest = line.partition(b" ")
    raw_name, space, encoded = rest.partition(b" ")
    try:
        name = raw_name.decode("utf-8")
        payload = binascii.a2b_base64(encoded)  # lenient; what does not encode back to the same is refused below
    except (UnicodeDecodeError, binascii.Error):
        raise _refused("note.line", place, line) from None
    canonical = binascii.b2a_base64(payload, newline=False) == encoded
    if dash != DASH or not space or not valid_name(name) or not canonical or len(payload) <= KEY_ID_SIZE:
        raise _refused("note.line", place, line)
    return SignatureLine(name=name, key_id=payload[:KEY_ID_SIZE], payload=payload[KEY_ID_SIZE:])


def _render_line(line: SignatureLine) -> bytes:
    return b"%s %s %s\n" % (DASH, line.name.encode(), base64.b64encode(line.key_id + line.payload))


def _refused(code: str, place: str, what: object) -> Rejected:
    return Rejected(Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE))
