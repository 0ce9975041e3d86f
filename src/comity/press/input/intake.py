"""An input as characters, with the place of every character in the input.

Knows encodings, and what nobody sees; not what an article says. Law: the input is hostile: it is bounded before it is read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from comity.press.article import Note
from comity.press.input.markup import seen
from comity.press.input.source import LONGEST, UNSEEN, Piece, Shown, Source

LARGEST: Final = 4_000_000
"""Bytes of an input: saved pages have up to 3,000,000, nearly all of it scripts."""
_HTML: Final = re.compile(r"<(?:!doctype html|html|head|body|article|p|div|h1)\b", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
"""Signs no text has but white space."""
_SEEN: Final = re.compile(f"[^{UNSEEN}]+")
_CHARSET: Final = re.compile(rb"<meta[^<>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)


def take_in(data: bytes, media: str | None, most: int = LONGEST) -> Source:
    """Return what a reader sees of an input, at most so many characters of it; where nothing is read, a note says why."""
    if len(data) > LARGEST:
        return _refused("too-large", bytes=len(data), most=LARGEST)
    text = _decoded(data)
    if text is None:
        return _refused("binary")
    if not text or text.isspace():
        return _refused("empty")
    source = seen(text) if _is_html(text, media) else _pasted(text)
    if len(source.text) > most:
        source.unread = source.place(most, most + 1)[0]
        source.text = source.text[:most]
        source.pieces = None if source.pieces is None else _until(source.pieces, most)
        source.notes.append(Note(code="cut", facts={"most": most, "place": source.unread}))
    elif source.unread is not None:
        source.notes.append(Note(code="unread", facts={"place": source.unread}))
    if not source.text.strip():
        source.notes.append(Note(code="empty"))
    return source


def _until(pieces: Sequence[Piece], most: int) -> list[Piece]:
    """Return the pieces of a text that is cut, the one it is cut in as far as it is read."""
    return [replace(piece, end=min(piece.end, most)) for piece in pieces if piece.start < most]


def _pasted(text: str) -> Source:
    """Return a pasted text without what nobody sees, each character with its place."""
    if not any(char in text for char in UNSEEN):
        return Source(text=text, given=text)
    shown = Shown()
    for run in _SEEN.finditer(text):
        shown.take(run[0], *run.span())
    return Source(text="".join(shown.runs), given=text, shown=shown)


def _refused(code: str, **facts: int) -> Source:
    return Source(text="", given="", notes=[Note(code=code, facts=facts)])


def _is_html(text: str, media: str | None) -> bool:
    if media is not None:
        return media.partition(";")[0].strip() in {"text/html", "application/xhtml+xml"}
    return _HTML.search(text, 0, 4_000) is not None


def _decoded(data: bytes) -> str | None:
    """Return the characters of an input, None where it is no text; a byte order mark is a character of its own."""
    head = data[:4_000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(data, "utf-16")
    if b"\x00" in head or head.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8", b"GIF8", b"\x1f\x8b")):
        return None
    text = _tried(data, "utf-8")
    if text is None:
        named = _CHARSET.search(head)
        names = [named.group(1).decode("ascii"), "cp1251", "cp1252"] if named else [_likely(head)]
        text = next((found for name in names if (found := _tried(data, name)) is not None), None)
    if text is None or len(_CONTROL.findall(text, 0, 4_000)) > len(text[:4_000]) // 50:
        return None
    return text


def _tried(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _likely(head: bytes) -> str:
    """Return which eight-bit set a text without a name is in: letters beside letters are Cyrillic, alone they are French."""
    high = [byte >= 0xC0 for byte in head]
    together = sum(one and other for one, other in pairwise(high))
    return "cp1251" if together * 2 > sum(high) else "cp1252"
