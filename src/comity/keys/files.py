"""Key files: text that only its owner can read, written once and for good.

Knows modes and bounds; not what a key is. Law: a file that exists is never replaced, and one that others could read is refused.
"""

import os
from pathlib import Path
from typing import Final

from comity.errors import Finding, Rejected, Unavailable, excerpt

_LIMIT: Final = 1_000
_OTHERS: Final = 0o077


def write_owned(path: Path, text: str, rule: str) -> None:
    """Write a file readable by its owner only, durably; refuses to replace one. Raises Unavailable, which cites `rule`."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise _unavailable(path, error, rule) from error
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def read_owned(path: Path, rule: str) -> str:
    """Return the first 1,000 bytes of an untrusted file as text; what is no UTF-8 in it is U+FFFD, which no key has.

    Raises Unavailable if it cannot be read, Rejected if others could read it.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(_LIMIT)
    except OSError as error:
        raise _unavailable(path, error, rule) from error
    if mode & _OTHERS:
        raise Rejected(Finding(code="key.file-mode", place=path.name, excerpt=f"{mode & 0o777:o}", rule=rule))
    return data.decode("utf-8", "replace")


def _unavailable(path: Path, error: OSError, rule: str) -> Unavailable:
    return Unavailable(Finding(code="key.file", place=path.name, excerpt=excerpt(error.strerror), rule=rule))
