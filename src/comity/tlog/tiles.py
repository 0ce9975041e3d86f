"""Tiles: the tree and its entries as static files (C2SP tlog-tiles).

Knows paths, widths and how a tile of 256 hashes holds eight levels; not where files lie. Law: a tile once full never
changes, and every hash is read from one tile in O(1) files.
"""

import struct
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from comity.errors import Finding, Rejected, Tampered
from comity.tlog.merkle import HASH_SIZE, Frontier, leaf_hash, node_hash

TILE_WIDTH: Final = 256
TILE_HEIGHT: Final = 8
ENTRY_LIMIT: Final = 65_535
RULE: Final = "docs/spec/log.md 3"

ReadFile = Callable[[str], bytes]


def tile_path(level: int, n: int, width: int = TILE_WIDTH) -> str:
    """Return the path of the n-th hash tile at a tile level; `width` hashes if partial."""
    return f"tile/{level}/{_number(n)}{_partial(width)}"


def entries_path(n: int, width: int = TILE_WIDTH) -> str:
    """Return the path of the n-th entry bundle; `width` entries if partial."""
    return f"tile/entries/{_number(n)}{_partial(width)}"


def render_entries(entries: Sequence[bytes]) -> bytes:
    """Return an entry bundle: each entry after its big-endian uint16 length."""
    return b"".join(struct.pack(">H", len(entry)) + entry for entry in entries)


def parse_entries(data: bytes) -> list[bytes]:
    """Read an untrusted entry bundle, or raise Rejected log.bundle where it breaks off."""
    entries: list[bytes] = []
    position = 0
    while position < len(data):
        start = position + 2
        stop = start + int.from_bytes(data[position:start], "big")
        if start > len(data) or stop > len(data) or len(entries) == TILE_WIDTH:
            place = f"entry {len(entries)} of bundle"
            raise Rejected(Finding(code="log.bundle", place=place, facts={"byte": position}, rule=RULE))
        entries.append(data[start:stop])
        position = stop
    return entries


def widths(size: int) -> Iterator[tuple[int, int, int]]:
    """Yield (tile level, n, width) of every hash tile of a tree of `size` leaves, full and partial."""
    level, count = 0, size
    while count:
        for n in range((count + TILE_WIDTH - 1) // TILE_WIDTH):
            yield level, n, min(TILE_WIDTH, count - n * TILE_WIDTH)
        level, count = level + 1, count // TILE_WIDTH


def tiles_for(old_size: int, new_size: int) -> list[tuple[int, int, int]]:
    """Return (tile level, n, width) of the hash tiles to write when growing from `old_size` to `new_size` leaves."""
    tiles, level, old, new = [], 0, old_size, new_size
    while new:
        for n in range(old // TILE_WIDTH, (new + TILE_WIDTH - 1) // TILE_WIDTH):
            width = min(TILE_WIDTH, new - n * TILE_WIDTH)
            if n * TILE_WIDTH + width > old:
                tiles.append((level, n, width))
        level, old, new = level + 1, old // TILE_WIDTH, new // TILE_WIDTH
    return tiles


class TileHashes:
    """Hashes of complete subtrees, read from the tiles of a tree of `size` leaves; each file is read once."""

    def __init__(self, read_file: ReadFile, size: int) -> None:
        """Read tiles through `read_file(path)`, whose bytes are untrusted."""
        self._read_file = read_file
        self._size = size
        self._tiles: dict[tuple[int, int], bytes] = {}

    def read(self, level: int, index: int) -> bytes:
        """Return the hash of the subtree of 2**level leaves at `index`."""
        tile_level, height = divmod(level, TILE_HEIGHT)
        first = index << height
        tile = self.tile(tile_level, first // TILE_WIDTH)
        offset = first % TILE_WIDTH
        hashes = [tile[at * HASH_SIZE : (at + 1) * HASH_SIZE] for at in range(offset, offset + (1 << height))]
        while len(hashes) > 1:
            hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    def tile(self, level: int, n: int) -> bytes:
        """Return a tile's bytes at this tree's width, or raise Tampered log.tile-size."""
        if (level, n) not in self._tiles:
            width = min(TILE_WIDTH, (self._size >> TILE_HEIGHT * level) - n * TILE_WIDTH)
            path = tile_path(level, n, width)
            data = self._read_file(path)
            if len(data) != width * HASH_SIZE:
                raise Tampered(Finding(code="log.tile-size", place=path, facts={"bytes": len(data)}, rule=RULE))
            self._tiles[level, n] = data
        return self._tiles[level, n]


def extend(old_size: int, leaves: Sequence[bytes], read_file: ReadFile) -> dict[str, bytes]:
    """Return the hash tiles to write when `leaves` (leaf hashes) follow a tree of `old_size` leaves."""
    new_size = old_size + len(leaves)
    before = TileHashes(read_file, old_size)
    files, level, old, new, added = {}, 0, old_size, new_size, list(leaves)
    while new:
        start = old - old % TILE_WIDTH
        kept = before.tile(level, old // TILE_WIDTH) if old % TILE_WIDTH else b""
        hashes = [kept[at : at + HASH_SIZE] for at in range(0, len(kept), HASH_SIZE)] + added
        for tile_level, n, width in tiles_for(old_size, new_size):
            if tile_level == level:
                at = n * TILE_WIDTH - start
                files[tile_path(level, n, width)] = b"".join(hashes[at : at + width])
        full = len(hashes) // TILE_WIDTH
        added = [_tile_root(hashes[n * TILE_WIDTH : (n + 1) * TILE_WIDTH]) for n in range(full)]
        level, old, new = level + 1, old // TILE_WIDTH, new // TILE_WIDTH
    return files


def entry_bundles(old_size: int, entries: Sequence[bytes], read_file: ReadFile) -> dict[str, bytes]:
    """Return the entry bundles to write when `entries` follow a tree of `old_size` leaves."""
    start, rest = old_size - old_size % TILE_WIDTH, old_size % TILE_WIDTH
    kept = parse_entries(read_file(entries_path(old_size // TILE_WIDTH, rest))) if rest else []
    listed = [*kept, *entries]
    return {
        entries_path((start + at) // TILE_WIDTH, len(part)): render_entries(part)
        for at in range(0, len(listed), TILE_WIDTH)
        for part in [listed[at : at + TILE_WIDTH]]
    }


def read_entry(read_file: ReadFile, index: int, size: int) -> bytes:
    """Return the entry at `index` of a log of `size` leaves, from its bundle."""
    n, offset = divmod(index, TILE_WIDTH)
    path = entries_path(n, min(TILE_WIDTH, size - n * TILE_WIDTH))
    entries = parse_entries(read_file(path))
    if offset >= len(entries):
        raise Tampered(Finding(code="log.bundle-size", place=path, facts={"entries": len(entries)}, rule=RULE))
    return entries[offset]


def leaf_hashes(entries: Sequence[bytes]) -> list[bytes]:
    """Return the leaf hashes of entries."""
    return [leaf_hash(entry) for entry in entries]


def _tile_root(hashes: Sequence[bytes]) -> bytes:
    frontier = Frontier()
    for node in hashes:
        frontier.append(node)
    return frontier.root()


def _number(n: int) -> str:
    """Return n in groups of three digits, all but the last prefixed x (C2SP tlog-tiles)."""
    groups = [f"{n % 1000:03}"]
    while n := n // 1000:
        groups.append(f"x{n % 1000:03}")
    return "/".join(reversed(groups))


def _partial(width: int) -> str:
    return "" if width == TILE_WIDTH else f".p/{width}"
