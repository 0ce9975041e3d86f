"""Large attachments fetched for a copy, part by part, so that a break costs one part and memory holds one.

Knows where a part waits; not what a file means. Law: a file takes its place only when all of it has the hash its record names.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from comity.errors import Finding, Tampered, Unavailable, excerpt
from comity.records.record import Material
from comity.tlog.folder import ATTACHMENT_LIMIT, LogFolder

Part = Callable[[str, int, int], bytes]
"""`part(name, first, length)` returns up to `length` untrusted bytes of a file of the log from byte `first` on."""
LENGTH: Final = 8 * 1024**2
RULE: Final = "docs/spec/log.md 13"


def fetch(item: Material, part: Part, files: LogFolder, aside: Path) -> None:
    """Bring a file a record names to its place, going on from what lies in the folder `aside` from an earlier try.

    Raises Unavailable where it cannot be had whole or is longer than any may be, Tampered where it has another hash.
    """
    name, there = f"material/{item.sha256}", aside / item.sha256
    if item.size > ATTACHMENT_LIMIT:
        raise Unavailable(Finding(code="log.file-oversize", place=name, excerpt=str(item.size), rule=RULE))
    try:
        aside.mkdir(parents=True, exist_ok=True)
        with there.open("ab") as file:
            while file.tell() < item.size:
                data = part(name, file.tell(), min(LENGTH, item.size - file.tell()))
                if not data:
                    raise Unavailable(Finding(code="material.missing", place=name, excerpt=str(file.tell()), rule=RULE))
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with there.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Unavailable(Finding(code="log.write", place=name, excerpt=excerpt(error.strerror), rule=RULE)) from error
    if found != item.sha256:
        there.unlink()
        raise Tampered(Finding(code="material.hash", place=name, excerpt=found, rule=RULE))
    files.take_material(there, item.sha256)
