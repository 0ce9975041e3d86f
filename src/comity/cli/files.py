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
        raise _unwritten(path, error) from error


def write_out(path: Path, data: bytes) -> None:
    """Write a result where it was asked for, over what lies there. Raises Unavailable where it cannot."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> Unavailable:
    return Unavailable(Finding(code="cli.write", place=str(path), excerpt=excerpt(error.strerror)))


def refuse_existing(*paths: Path) -> None:
    """Refuse to go on where a file to be written is there already. Raises Unavailable."""
    for path in paths:
        if path.exists():
            raise Unavailable(Finding(code="cli.exists", place=str(path)))
