"""A mirror's folder: where it copies from, which log it means, and who cosigns what it holds.

Knows `mirror.toml` and the witness's folder in it; not how a log is copied. Law: the anchor comes from whoever made the mirror,
the first time, and never from the desk it copies.
"""

import json
import tomllib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.net.alarms import Alarms
from comity.net.attachments import Part
from comity.net.fetching import Remote
from comity.net.mirror import Mirror, Read
from comity.service.rebuild import rebuild
from comity.store import postgres
from comity.store.database import connect
from comity.store.reader import MIRROR
from comity.tlog.folder import LogFolder
from comity.tlog.tiles import TILE_WIDTH, entries_path
from comity.verify import anchor as anchors
from comity.wiring.bodies import write_body_file
from comity.wiring.witnesses import KEY, open_witness

RULE: Final = "docs/spec/log.md 13"
WITNESS: Final = "witness"
SAID_LIMIT: Final = 500
"""Signs of a source's address, and of a keeper's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorFile:
    """What `mirror.toml` says: the source, an address or a folder, the anchor, and whose mirror it is, in its keeper's words."""

    source: str
    anchor: str
    keeper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose mirror a folder is and how far it has checked: the last time (Unix seconds UTC), the size, the key that cosigned."""

    named: MirrorFile
    checked: tuple[int, int, str | None] | None
    alarms: tuple[Mapping[str, Any], ...]
    evidence: tuple[Path, ...]


def standing(folder: Path) -> Standing | None:
    """Return how a mirror stands, or None where a folder is none. Raises Rejected where `mirror.toml` is not understood."""
    if not (folder / MIRROR).exists():
        return None
    alarms = Alarms(folder)
    return Standing(
        named=read_mirror_file(folder),
        checked=alarms.last_checked(),
        alarms=tuple(alarms.all()),
        evidence=tuple(alarms.evidence()),
    )


def open_mirror(folder: Path, source: str, anchor: str | None, slug: str, keeper: str | None = None) -> Mirror:
    """Return the mirror in a folder, made if it is not there yet.

    `anchor` is needed the first time, and has to be the same ever after; so has the log. `keeper`, where it is given, is whose
    mirror its pages say it is. Raises Rejected and Unavailable.
    """
    named = _remembered(folder, source, anchor, slug)
    if keeper is not None and keeper != named.keeper:
        _write(folder, replace(named, keeper=_said(keeper)))
    _bring_back(folder)
    witness = open_witness(folder / WITNESS) if (folder / WITNESS / KEY).exists() else None
    return Mirror(folder, reading(source), anchors.parse(named.anchor), witness, parts_of(source))


def _bring_back(folder: Path) -> None:
    """Bring tables in PostgreSQL back to what the folder holds, where it was put back from a backup and they go further.

    Else the mirror would take for held, and serve a checkpoint over, what it has no files of. Raises as `rebuild`.
    """
    place, files = postgres.place_of(folder), LogFolder(folder / "log")
    if place is None:
        return
    with closing(connect(folder, create=True)) as connection:
        (size,) = connection.execute("SELECT coalesce(max(idx)+1, 0) FROM leaves").fetchone()
    if size == 0 or _holds(files, int(size)):
        return
    if files.has("checkpoint") and files.has("state"):
        rebuild(folder)
    else:
        postgres.drop(place)


def _holds(files: LogFolder, size: int) -> bool:
    """Return whether the last of so many entries lies in a folder, in a bundle as wide as it was then or wider."""
    n, width = (size - 1) // TILE_WIDTH, (size - 1) % TILE_WIDTH + 1
    return any(files.has(entries_path(n, wide)) for wide in range(width, TILE_WIDTH + 1))


def parts_of(source: str) -> Part:
    """Return how large attachments are read, a part at a time."""
    if source.startswith(("http://", "https://")):
        return Remote(f"{source.rstrip('/')}/log").part
    return _folder_of(source).part


def reading(source: str) -> Read:
    """Return how files of a log are read: over HTTP from `https://host/slug`, or from a folder."""
    if source.startswith(("http://", "https://")):
        return Remote(f"{source.rstrip('/')}/log").read
    return _folder_of(source).read


def _folder_of(source: str) -> LogFolder:
    root = Path(source)
    return LogFolder(root / "log" if (root / "log").is_dir() else root)


def read_mirror_file(folder: Path) -> MirrorFile:
    """Read `mirror.toml`. Raises Unavailable where there is none, Rejected where it is not understood."""
    try:
        data = tomllib.loads((folder / MIRROR).read_text(encoding="utf-8"))
        return MirrorFile(source=str(data["source"]), anchor=str(data["anchor"]), keeper=str(data.get("keeper", "")))
    except OSError as error:
        raise Unavailable(_fault(error.strerror)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise Rejected(_fault(error)) from error


def _remembered(folder: Path, source: str, anchor: str | None, slug: str) -> MirrorFile:
    if (folder / MIRROR).exists():
        known = read_mirror_file(folder)
        if anchor is not None and anchors.parse(anchor) != anchors.parse(known.anchor):
            raise Rejected(Finding(code="anchor.other-log", place=MIRROR, excerpt=excerpt(anchor), rule=RULE))
        return known
    if anchor is None:
        raise Rejected(Finding(code="cli.option", place="--anchor", rule=RULE))
    if (folder / "body.toml").exists():
        raise Rejected(Finding(code="cli.not-empty", place=folder.name, rule=RULE))  # a desk's folder is no mirror
    folder.mkdir(parents=True, exist_ok=True)
    made = anchors.parse(anchor)
    named = MirrorFile(source=_said(source), anchor=f"{made.origin} {made.log_key.vkey} {made.found}")
    _write(folder, named)
    write_body_file(folder, slug)
    return named


def _write(folder: Path, named: MirrorFile) -> None:
    """Write `mirror.toml`; a JSON string of printable signs is a TOML string."""
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in asdict(named).items() if value]
    fresh = folder / f".{MIRROR}.new"
    fresh.write_text("\n".join((*lines, "")), encoding="utf-8")
    fresh.replace(folder / MIRROR)


def _said(text: str) -> str:
    if not text.isprintable() or len(text) > SAID_LIMIT:
        raise Rejected(Finding(code="mirror.file", place=MIRROR, excerpt=excerpt(text), rule=RULE))
    return text


def _fault(what: object) -> Finding:
    return Finding(code="mirror.file", place=MIRROR, excerpt=excerpt(what), rule=RULE)
