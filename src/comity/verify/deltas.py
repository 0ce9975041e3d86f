"""The deltas of a fold in a file without a name, so that a verifier's memory does not hold what a log comes to.

Knows one temporary file, gone when it is closed or its process ends; not what a delta says. Law: what is read is what was put.
"""

import os
import tempfile
from array import array
from typing import Final

from comity.errors import Finding, Unavailable, excerpt

RULE: Final = "docs/spec/log.md 9"
HELD: Final = 1 << 20
"""Bytes gathered before they are written."""


class Deltas:
    """Deltas by number, on the disk of temporary files (TMPDIR) in some two kilobytes for each leaf."""

    def __init__(self) -> None:
        """Begin with none. Raises Unavailable where no file can be made."""
        try:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - held until `close`
        except OSError as error:
            raise _full(error) from error
        self._ends = array("Q")
        self._held, self._written = bytearray(), 0

    def close(self) -> None:
        """Give the space back."""
        self._file.close()

    def put(self, data: bytes) -> None:
        """Keep the next delta. Raises Unavailable where the disk takes no more."""
        self._held += data
        self._ends.append(self._written + len(self._held))
        if len(self._held) >= HELD:
            self._write()

    def read(self, number: int) -> bytes:
        """Return a delta that has been put."""
        start, end = self._ends[number - 1] if number else 0, self._ends[number]
        if start >= self._written:
            return bytes(self._held[start - self._written : end - self._written])
        try:
            return os.pread(self._file.fileno(), end - start, start)
        except OSError as error:
            raise _full(error) from error

    def _write(self) -> None:
        try:
            while self._held:
                done = self._file.write(self._held) or 0
                del self._held[:done]
                self._written += done
        except OSError as error:
            raise _full(error) from error


def _full(error: OSError) -> Unavailable:
    return Unavailable(Finding(code="verify.temporary", place="TMPDIR", excerpt=excerpt(error.strerror), rule=RULE))
