"""Room on the disk: below a floor nothing more is taken in, so that what was taken in can be finished and read.

Knows free bytes and a file of ballast; not what is written. Law: what was acknowledged is never given up for room, and a page
is read from a full disk as from any other.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable

FLOOR_BYTES: Final = 64 * 1024**2
"""Free bytes below which filings are refused; COMITY_FLOOR says another number."""
BALLAST: Final = "ballast"
BALLAST_BYTES: Final = 32 * 1024**2
"""A file that holds nothing: whoever must make room at three in the morning deletes it first."""
RULE: Final = "docs/operators/health.md"


def floor() -> int:
    """Return the floor in bytes."""
    named = os.environ.get("COMITY_FLOOR", "")
    return int(named) if named.isdecimal() else FLOOR_BYTES


def enough(folder: Path, more: int = 0) -> bool:
    """Return whether a folder's disk has room for `more` bytes above the floor; where it cannot be asked, it is taken to have."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return True
    return found.f_bavail * found.f_frsize >= floor() + more


def check_room(folder: Path, more: int = 0) -> None:
    """Refuse to take anything in, or `more` bytes at once, below the floor. Raises Unavailable."""
    if not enough(folder, more):
        raise Unavailable(Finding(code="desk.full", place="disk", facts={"floor": floor() // 1024**2}, rule=RULE))


def lay_ballast(folder: Path) -> None:
    """Put the ballast down where it is not, and there is room for it."""
    path = folder / BALLAST
    if path.exists() or not enough(folder):
        return
    with suppress(OSError), path.open("xb") as file:
        os.posix_fallocate(file.fileno(), 0, BALLAST_BYTES)
