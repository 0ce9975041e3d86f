"""The files of a log folder against each other and against its checkpoint: every byte is accounted for.

Knows tlog-tiles; not records. Law: a change of one bit in any file is found, and the entry, tile or file is named.
"""

import re
from collections.abc import Iterator
from typing import Final

from comity.errors import ComityError, Finding, Rejected, Tampered, excerpt
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import HASH_SIZE, leaf_hash, root
from comity.tlog.tiles import TILE_WIDTH, entries_path, extend, parse_entries, tile_path, widths

RULE: Final = "docs/spec/log.md 5"
KNOWN: Final = frozenset({"checkpoint", "state"})
_PARTIAL: Final = re.compile(r"tile/(?:[0-9]|entries)/(?:x[0-9]{3}/){0,4}[0-9]{3}\.p/[1-9][0-9]{0,2}")
"""The paths of partial tiles and bundles; a folder somebody else made may hold files of any name."""


def read_entries(files: LogFolder, size: int, begin: int = 0) -> Iterator[tuple[int, list[bytes]]]:
    """Yield (first index, entries) of each bundle of a log of `size` leaves, from the leaf `begin` on.

    Raises on a bundle that is not whole.
    """
    for n in range(begin // TILE_WIDTH, (size + TILE_WIDTH - 1) // TILE_WIDTH):
        width = min(TILE_WIDTH, size - n * TILE_WIDTH)
        path = entries_path(n, width)
        try:
            entries = parse_entries(files.read(path))
        except Rejected as error:
            raise Tampered(_finding("log.bundle", path, error.finding.place)) from error
        if len(entries) != width:
            raise Tampered(_finding("log.bundle-size", path, len(entries)))
        skipped = max(0, begin - n * TILE_WIDTH)
        yield n * TILE_WIDTH + skipped, entries[skipped:]


def check_tiles(files: LogFolder, hashes: list[bytes], checkpoint: Checkpoint) -> list[Finding]:
    """Return what is wrong with entries, tiles and root, given the leaf hashes of the entries themselves.

    Where entries and tiles differ, the side that leads to the signed root is right and the other is named.
    """
    compared = [_compare(files, path, data) for path, data in extend(0, hashes, files.read).items()]
    findings = [finding for finding in compared if finding is not None]
    if root(hashes) == checkpoint.root:
        return findings
    stored = _stored_hashes(files, checkpoint.size)
    if stored is not None and root(stored) == checkpoint.root:
        pairs = enumerate(zip(hashes, stored, strict=True))
        return [
            _finding("log.entry", f"entry {index}", mine.hex()) for index, (mine, theirs) in pairs if mine != theirs
        ]
    return [*findings, Finding(code="log.root", place="checkpoint", facts={"size": checkpoint.size}, rule=RULE)]


def _stored_hashes(files: LogFolder, size: int) -> list[bytes] | None:
    """Return the leaf hashes as the lowest tiles hold them, or None where a tile is missing or not whole."""
    tiles = [tile_path(level, n, width) for level, n, width in widths(size) if level == 0]
    try:
        data = b"".join(files.read(path) for path in tiles)
    except ComityError:
        return None
    return (
        [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)] if len(data) == size * HASH_SIZE else None
    )


def check_leftovers(files: LogFolder, size: int) -> list[Finding]:
    """Return what is wrong with files that are not of the tree at `size`: older partial tiles, material, strangers."""
    current = {path for level, n, width in widths(size) for path in [tile_path(level, n, width)]}
    current |= {entries_path(n, min(TILE_WIDTH, size - n * TILE_WIDTH)) for n in range(-(-size // TILE_WIDTH))}
    findings = []
    for path in sorted(path for path in files.root.rglob("*") if not path.is_dir()):
        name = path.relative_to(files.root).as_posix()
        if name not in current and name not in KNOWN:
            findings += _leftover(files, name, size)
    return findings


def _leftover(files: LogFolder, name: str, size: int) -> list[Finding]:
    try:
        folder, _, rest = name.partition("/")
        if folder == "material" and "/" not in rest:
            files.check_material(
                rest
            )  # bytes of the hash they are named by harm nobody, even if no record names them yet
            return []
        whole = _whole_of(name, size)
        if whole is None or not files.read(whole).startswith(files.read(name)):
            return [_finding("log.file-unknown" if whole is None else "log.stale-tile", name, "")]
    except ComityError as error:
        return [error.finding]
    return [] if _is_whole_prefix(files, name) else [_finding("log.stale-tile", name, "")]


def _whole_of(name: str, size: int) -> str | None:
    """Return the path of today's tile or bundle that an older partial one must begin, or None if there is none."""
    if not _PARTIAL.fullmatch(name):
        return None
    stem, _, width = name.rpartition(".p/")
    parts = stem.split("/")
    level = 0 if parts[1] == "entries" else int(parts[1])
    n = int("".join(part.removeprefix("x") for part in parts[2:]))
    now = min(TILE_WIDTH, (size >> 8 * level) - n * TILE_WIDTH)
    path = entries_path(n, now) if parts[1] == "entries" else tile_path(level, n, now)
    return path if 0 < int(width) < now else None


def _is_whole_prefix(files: LogFolder, name: str) -> bool:
    """Return whether an older partial file has the width its name says."""
    width = int(name.rpartition("/")[2])
    data = files.read(name)
    if name.startswith("tile/entries/"):
        return len(parse_entries(data)) == width
    return len(data) == width * HASH_SIZE


def _compare(files: LogFolder, path: str, expected: bytes) -> Finding | None:
    """Return what is wrong with one tile, naming the first hash that differs."""
    try:
        data = files.read(path)
    except ComityError as error:
        return error.finding
    if data == expected:
        return None
    at = next(
        (i for i, (a, b) in enumerate(zip(data, expected, strict=False)) if a != b), min(len(data), len(expected))
    )
    return Finding(code="log.tile", place=path, facts={"hash": at // HASH_SIZE}, rule=RULE)


def hashes_of(entries: list[bytes]) -> list[bytes]:
    """Return the leaf hashes of a bundle."""
    return [leaf_hash(entry) for entry in entries]


def _finding(code: str, place: str, what: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE)
