"""Passwords known from breaches elsewhere: looked up in a file of this machine, asked of nobody.

Knows the form of Have I Been Pwned's download, ordered by hash: lines of a SHA-1 in hex, then `:` and a count, which may be
absent. The operator keeps that file (some 40 gigabytes) and vouches for its order. Law: a file that is named and cannot be read
lets no password through; a look-up reads about as many short lines as the file's length has bits, and nothing else of it.
"""

import hashlib
import re
from pathlib import Path
from typing import BinaryIO, Final

from django.core.exceptions import ValidationError

from comity.errors import Finding, Unavailable, excerpt

VARIABLE: Final = "COMITY_BREACHED"
LINE: Final = re.compile(rb"([0-9A-Fa-f]{40})(?::[0-9]{1,12})?\r?\n?")
LINE_LIMIT: Final = 64
"""Bytes of the longest line: 40 of the hash, a colon, a count, its end."""


class NotListed(ValueError):
    """The file is not of the form."""


class BreachedValidator:
    """Refuses a password that the operator's file lists."""

    def __init__(self, path: Path) -> None:
        """Look passwords up in the file at `path`."""
        self.path = path

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ValidationError password_breached for a listed one, password_unchecked where the file cannot be read now."""
        # SHA-1 is the list's own, of what is public already; nothing is kept of it
        digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        try:
            with self.path.open("rb") as file:
                found = holds(file, digest)
        except (OSError, NotListed) as error:
            raise ValidationError("", code="password_unchecked") from error
        if found:
            raise ValidationError("", code="password_breached")

    def get_help_text(self) -> str:
        """Return nothing: what is asked for is said in the catalogue."""
        return ""


def checked(path: Path) -> Path:
    """Return the path of a file that can be read and whose first line is before its last. Raises Unavailable."""
    try:
        with path.open("rb") as file:
            first, last = _line(file, 0), _line(file, _begin(file, file.seek(0, 2) - 1))
    except (OSError, NotListed) as error:
        told = excerpt(getattr(error, "strerror", None) or error)
        raise Unavailable(Finding(code="site.breached", place=VARIABLE, excerpt=told)) from error
    if first > last:
        raise Unavailable(Finding(code="site.breached", place=VARIABLE, excerpt=path.name))
    return path


def holds(file: BinaryIO, digest: bytes) -> bool:
    """Return whether a file ordered by hash has the line of `digest`, 40 signs of hex, upper case. Raises NotListed, OSError."""
    low, high = 0, file.seek(0, 2)
    while low < high:
        begin = _begin(file, (low + high) // 2)
        found = _line(file, begin)
        if found == digest:
            return True
        if found < digest:
            low = file.tell()
        else:
            high = begin
    return False


def _begin(file: BinaryIO, at: int) -> int:
    """Return where the line begins that the byte at `at` belongs to."""
    since = max(0, at - LINE_LIMIT)
    file.seek(since)
    before = file.read(at - since)
    ends = before.rfind(b"\n")
    if ends < 0 < since:
        raise NotListed("a line is too long")
    return since + ends + 1


def _line(file: BinaryIO, begin: int) -> bytes:
    """Return the hash of the line that begins there, upper case, and leave the file at the next."""
    file.seek(begin)
    line = LINE.fullmatch(file.readline(LINE_LIMIT))
    if line is None:
        raise NotListed("a line is no hash")
    return line[1].upper()
