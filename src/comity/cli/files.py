"""Files the commands read and write: bounded when read, never replaced when written.

Knows paths and bounds; not what is in a file.
"""

from pathlib import Path

from comity.errors import Finding, Rejected, Unavailable, excerpt


def read_file(path: Path, limit: int) -> bytes:
    """Return an untrusted file of at most `limit` bytes. Raises Unavailable if it cannot be read, Rejected if longer."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=str(path), excerpt=excerpt(error.strerror))) from error
    if len(data) > limit:
        raise Rejected(Finding(code="cli.oversize", place=str(path), facts={"limit": limit}))
    return data


def read_text(path: Path, limit: int) -> str:
    """Return an untrusted text file of at most `limit` bytes; what is no UTF-8 is U+FFFD, which every parser refuses."""
    return read_file(path, limit).decode("utf-8", "replace")


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises Unavailable, also where it is."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Unavailable(Finding(code="cli.exists", place=str(path))) from error
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=str(path), excerpt=excerpt(error.strerror))) from error


def refuse_existing(*paths: Path) -> None:
    """Refuse to go on where a file to be written is there already. Raises Unavailable."""
    for path in paths:
        if path.exists():
            raise Unavailable(Finding(code="cli.exists", place=str(path)))
