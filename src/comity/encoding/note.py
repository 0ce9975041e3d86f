"""The syntax of a C2SP signed note: text, a blank line, signature lines.

Knows grammar and bounds; not whether a signature holds. Source: C2SP signed-note. Law: `render(n.text, n.lines)` gives back
exactly the bytes parsed.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/spec/encoding.md 4"
SIZE_LIMIT: Final = 1_000_000
LINES_LIMIT: Final = 100
DASH: Final = "\u2014".encode()
KEY_ID_SIZE: Final = 4

NAME_KEPT: Final = 250
"""Bytes of the longest name remembered as well formed: the same few stand under every note."""
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
    gap = data.rfind(b"\n\n")
    if gap < 0 or not data.endswith(b"\n", gap + 2):
        raise _refused("note.frame", "note", data[-80:])
    text = data[: gap + 1]
    _check_text(data)
    lines = data[gap + 2 : -1].split(b"\n")
    if len(lines) > LINES_LIMIT:
        raise _refused("note.lines", "signatures", len(lines))
    return Note(text=text, lines=tuple([_line(line, number) for number, line in enumerate(lines)]))


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
    try:
        dash, raw_name, encoded = line.split(b" ", 2)
        name = _name(raw_name) if len(raw_name) <= NAME_KEPT else _read_name(raw_name)
        payload = binascii.a2b_base64(encoded)  # lenient; what does not encode back to the same is refused below
    except ValueError:  # too few parts, no name, no base64
        raise _refused("note.line", f"signatures.{number}", line) from None
    canonical = binascii.b2a_base64(payload, newline=False) == encoded
    if dash != DASH or not canonical or len(payload) <= KEY_ID_SIZE:
        raise _refused("note.line", f"signatures.{number}", line)
    return SignatureLine(name=name, key_id=payload[:KEY_ID_SIZE], payload=payload[KEY_ID_SIZE:])


def _read_name(raw: bytes) -> str:
    """Return a key name, or raise ValueError."""
    name = raw.decode("utf-8")
    if not valid_name(name):
        raise ValueError
    return name


_name = lru_cache(maxsize=1024)(_read_name)


def _render_line(line: SignatureLine) -> bytes:
    return b"%s %s %s\n" % (DASH, line.name.encode(), base64.b64encode(line.key_id + line.payload))


def _refused(code: str, place: str, what: object) -> Rejected:
    return Rejected(Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE))
