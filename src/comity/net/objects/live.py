"""The files of logs as they lie on a desk's or mirror's disk, to be put in a bucket while it goes on.

Knows a body's reader and the folder of its log; not pages. Law: the checkpoint is read before the tiles are looked for, so that
whatever it covers is among them.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from comity.net.objects.putting import Source
from comity.store.reader import Reader
from comity.tlog.folder import PARTIAL

HEADS: Final = ("state", "checkpoint")


def logs(readers: Mapping[str, Reader]) -> Source:
    """Return the logs of these bodies, by slug, as they are now. Raises Unavailable."""
    files: dict[str, bytes | None] = {}
    held: dict[str, bytes | Path] = {}
    for slug, reader in readers.items():
        with reader.held():
            heads = {"state": reader.state_note(), "checkpoint": reader.checkpoint()}
        root = reader.files.root
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if name not in HEADS and not name.endswith(PARTIAL) and path.is_file():
                files[f"{slug}/log/{name}"] = _named(name)
                held[f"{slug}/log/{name}"] = path
        for name in HEADS:
            files[f"{slug}/log/{name}"] = hashlib.sha256(heads[name]).digest()
            held[f"{slug}/log/{name}"] = heads[name]
    return Source(files=files, read=held.__getitem__, below=tuple(f"{slug}/log/" for slug in readers))


def _named(name: str) -> bytes | None:
    """Return the hash a file of the log is named by, None of a tile: its name alone says what it holds."""
    folder, _, sha256 = name.partition("/")
    return bytes.fromhex(sha256) if folder == "material" else None
