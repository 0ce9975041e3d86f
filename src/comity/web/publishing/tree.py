"""The folder of output: one tree of files for each run, and `site`, a link that is moved from one to the next at once.

Knows files; not what is in them. Law: a tree that `site` leads to is whole and is never written to again; what did not
change is the same file in both (a hard link), with its old date.
"""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Final

from comity.errors import Finding, Rejected, Unavailable, excerpt

SITE: Final = "site"
TREES: Final = "trees"
LOCK: Final = "publish.lock"
UNDONE: Final = ".part"
KEPT: Final = 2
"""Trees that stay: the one served, and the one before, which a server may still be reading."""
RULE: Final = "docs/operators/publish.md"


class Tree:
    """The tree of one run, below `out`; held until closed."""

    def __init__(self, out: Path) -> None:
        """Begin a tree. Raises Rejected where `out` holds something else, Unavailable where another run is at work."""
        if out.exists() and any(out.iterdir()) and not (out / LOCK).exists():
            raise Rejected(Finding(code="publish.folder", place=str(out.name), rule=RULE))
        (out / TREES).mkdir(parents=True, exist_ok=True)
        self._lock: IO[bytes] = (out / LOCK).open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise Unavailable(Finding(code="publish.busy", place=str(out.name), rule=RULE)) from error
        self._out, link = out, out / SITE
        for left in (out / TREES).glob(f"*{UNDONE}"):
            shutil.rmtree(left)
        self.before = (out / link.readlink()) if link.is_symlink() else None
        number = max((int(one.name) for one in (out / TREES).iterdir() if one.name.isdigit()), default=0) + 1
        self._root, self._final = out / TREES / f"{number:08}{UNDONE}", out / TREES / f"{number:08}"
        self._root.mkdir()
        self.written = self.kept = 0

    def close(self) -> None:
        """Let go of it; what was not finished is removed."""
        shutil.rmtree(self._root, ignore_errors=True)
        self._lock.close()

    def has(self, path: str) -> bool:
        """Return whether this tree has a file already."""
        return (self._root / path).exists()

    def write(self, path: str, data: bytes) -> None:
        """Write a file. Raises Unavailable."""
        target = self._root / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            raise Unavailable(
                Finding(code="publish.write", place=path, excerpt=excerpt(error.strerror), rule=RULE)
            ) from error
        self.written += 1

    def copy(self, path: str, source: Path) -> None:
        """Write a file as another is, a part at a time. Raises Unavailable."""
        target = self._root / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        except OSError as error:
            raise Unavailable(
                Finding(code="publish.write", place=path, excerpt=excerpt(error.strerror), rule=RULE)
            ) from error
        self.written += 1

    def keep(self, path: str) -> bool:
        """Take a file over from the tree before, or return False where it has none of that name."""
        if self.before is None or not (self.before / path).is_file():
            return False
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self.before / path, target)
        except OSError:  # a file system without hard links, or too many of one file
            shutil.copy2(self.before / path, target)
        self.kept += 1
        return True

    def finish(self) -> Path:
        """Make this tree the one that is served, and return where that is. What nobody reads any more is removed."""
        if self.written:
            os.sync()  # every file is on disk before the link leads to it
        self._root.rename(self._final)
        fresh = self._out / f".{SITE}.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path(TREES) / self._final.name)
        fresh.replace(self._out / SITE)
        for old in sorted(one for one in (self._out / TREES).iterdir() if one.name.isdigit())[:-KEPT]:
            shutil.rmtree(old)
        return self._out / SITE
