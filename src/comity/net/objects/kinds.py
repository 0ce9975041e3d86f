"""What each file of a published site is, to an object store: its type, how long it may be kept, when it is put.

Knows the addresses of docs/operators/publish.md; not what is in the files. Law: only what its own name tells for ever (tiles,
material) is kept for ever; all else is asked for again each time and answered "unchanged".
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath
from typing import Final

_LOG: Final = re.compile(r"[a-z0-9-]{1,32}/log/(tile|material|checkpoint|state)(?:/.*)?", re.DOTALL)
FOR_EVER: Final = "public, max-age=31536000, immutable"
ASKED_AGAIN: Final = "no-cache"
BYTES: Final = "application/octet-stream"
BEGUN_WITH: Final = frozenset(("index.html", "404.html", "robots.txt", "sitemap.xml"))
"""Files that readers and machines ask for without having been led there."""
MEDIA: Final = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
"""Of files by how they end; any other (receipts, notes, evidence) is bytes."""


class Stage(IntEnum):
    """When a file is put. Each stage ends before the next begins."""

    DATA = 0
    """What the log is made of: nothing of what is already shown names it."""
    NEW = 1
    """Pages that were not there: nothing that is already shown leads to them."""
    FIRST_STATE = 2
    FIRST_CHECKPOINT = 3
    """Of a log that was not shown before: pages are about to lead to it."""
    CHANGED = 4
    """Pages that were there, or that a reader begins with: all that they lead to is there by now."""
    STATE = 5
    CHECKPOINT = 6
    """Last: it says how far the log reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a store is told of an object."""

    media: str
    cache: str
    attachment: bool = False

    def attributes(self) -> dict[str, str]:
        """Return the headers its readers are given."""
        saved = {"Content-Disposition": "attachment"} if self.attachment else {}
        return {"Content-Type": self.media, "Cache-Control": self.cache, **saved}


def kind(path: str) -> Kind:
    """Return what a file of the site is."""
    found = _LOG.fullmatch(path)
    if found is None:
        return Kind(media=MEDIA.get(PurePosixPath(path).suffix, BYTES), cache=ASKED_AGAIN)
    if found[1] in {"checkpoint", "state"}:
        return Kind(media=MEDIA[".txt"], cache=ASKED_AGAIN)
    # Material is somebody's file: a browser saves it and never shows it in place.
    return Kind(media=BYTES, cache=FOR_EVER, attachment=found[1] == "material")


def stage(path: str, *, there: bool) -> Stage:
    """Return when a file is put; `there` says whether readers may have been led to an object of its name."""
    found = _LOG.fullmatch(path)
    if found is None:
        return Stage.CHANGED if there or path in BEGUN_WITH else Stage.NEW
    if found[1] == "checkpoint":
        return Stage.CHECKPOINT if there else Stage.FIRST_CHECKPOINT
    if found[1] == "state":
        return Stage.STATE if there else Stage.FIRST_STATE
    return Stage.DATA
