"""A bucket in memory that is looked at and that dies, and a reader of what is in it."""

import hashlib
import posixpath
import re
import threading
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from obstore.store import MemoryStore

from comity.encoding import note as notes
from comity.net.objects.bucket import Bucket
from comity.net.objects.kinds import Kind
from comity.net.objects.putting import Put, Source, put
from comity.tlog.checkpoint import parse
from comity.tlog.merkle import leaf_hash, root_at
from comity.tlog.tiles import TileHashes, read_entry

ME, OTHER = "a" * 32, "b" * 32
NOW = 1_800_000_000


class Dead(BaseException):
    """Nothing runs after this, and nobody is told."""


class Watched(Bucket):
    """A bucket in memory that is looked at after every put, and that dies at the one after `left` more."""

    def __init__(self, left: int = 1_000_000) -> None:
        super().__init__(MemoryStore(), "s3://memory")
        self.seen: dict[str, bytes] = {}
        self.puts: list[str] = []
        self.left, self.lock = left, threading.Lock()
        self.removed: list[str] = []

    def looked_at(self) -> None:
        """Look at what a reader sees now."""

    def put(self, path: str, data: bytes | Path, kind: Kind) -> None:
        with self.lock:
            self._live()
            super().put(path, data, kind)
            self.seen[path] = data if isinstance(data, bytes) else data.read_bytes()
            self.puts.append(path)
            self.looked_at()

    def swap(self, path: str, data: bytes, kind: Kind, before: str | None) -> str | None:
        self._live()
        return super().swap(path, data, kind, before)

    def delete(self, paths: list[str]) -> None:
        self._live()
        super().delete(paths)
        self.removed += paths
        for path in paths:
            self.seen.pop(path, None)

    def _live(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Dead


class Reader:
    """A reader: follows every link from the front page, and verifies the log under the checkpoint it is shown."""

    def __init__(self) -> None:
        self.known: dict[bytes, frozenset[str]] = {}
        self.checked: set[bytes] = set()
        self.followed = 0

    def reads(self, seen: Mapping[str, bytes]) -> None:
        waiting = [path for path in ("index.html", "404.html") if path in seen]
        found = set(waiting)
        while waiting:
            here = waiting.pop()
            assert here in seen, here
            self.followed += 1
            for link in self.links(seen[here]) if here.endswith(".html") and here != "404.html" else ():
                there = posixpath.normpath(posixpath.join(posixpath.dirname(here), link))
                there = f"{there}/index.html" if link.endswith("/") or link == "" else there
                if there not in found:
                    found.add(there)
                    waiting.append(there)
        if (data := seen.get("small/log/checkpoint")) is not None:
            self.verifies(data, seen)

    def links(self, page: bytes) -> frozenset[str]:
        if page not in self.known:
            said = [unescape(link) for link in re.findall(r'(?:href|src)="([^"]*)"', page.decode())]
            parts = [urlsplit(link) for link in said if not link.startswith("#")]
            self.known[page] = frozenset(unquote(one.path) for one in parts if not one.scheme)
        return self.known[page]

    def verifies(self, data: bytes, seen: Mapping[str, bytes]) -> None:
        if data in self.checked:
            return
        shown = parse(notes.parse(data).text)
        log = {path.removeprefix("small/log/"): one for path, one in seen.items() if path.startswith("small/log/")}
        hashes = TileHashes(log.__getitem__, shown.size)
        assert root_at(shown.size, hashes.read) == shown.root
        for index in range(shown.size):
            assert leaf_hash(read_entry(log.__getitem__, index, shown.size)) == hashes.read(0, index)
        self.checked.add(data)


def clock() -> int:
    return NOW


def quiet(_done: int, _all: int) -> None:
    pass


def put_bytes(bucket: Bucket, files: Mapping[str, bytes], by: str = ME, at: int = NOW) -> Put:
    hashes: dict[str, bytes | None] = {path: hashlib.sha256(data).digest() for path, data in files.items()}
    return put(bucket, Source(files=hashes, read=files.__getitem__), by, lambda: at, quiet)
