"""The tree and the files it lies in: docs/spec/log.md 2, 3 and 5."""

import hashlib
from pathlib import Path

from .faults import Fault, need

WIDTH = 256


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\0" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node(tree_root(leaves[:split]), tree_root(leaves[split:]))


def all_roots(leaves: list[bytes]) -> list[bytes]:
    """Return the root at every size, from 0 on."""
    found, stack = [tree_root([])], list[tuple[int, bytes]]()
    for leaf in leaves:
        width, top = 1, leaf
        while stack and stack[-1][0] == width:
            top, width = node(stack.pop()[1], top), width * 2
        stack.append((width, top))
        whole = stack[-1][1]
        for _, left in reversed(stack[:-1]):
            whole = node(left, whole)
        found.append(whole)
    return found


def path_root(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """Return the root an inclusion proof leads to (RFC 9162 2.1.3.2), or None where it has too few or too many hashes."""
    fn, sn, found = index, size - 1, leaf
    for sibling in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            found = node(sibling, found)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = node(found, sibling)
        fn, sn = fn >> 1, sn >> 1
    return found if sn == 0 else None


def numbered(n: int, width: int) -> str:
    groups = [f"{n % 1000:03}"]
    while n := n // 1000:
        groups.insert(0, f"x{n % 1000:03}")
    return "/".join(groups) + ("" if width == WIDTH else f".p/{width}")


def read(root: Path, name: str) -> bytes:
    try:
        return (root / name).read_bytes()
    except OSError:
        raise Fault(name, "missing") from None


def bundle(data: bytes, place: str) -> list[bytes]:
    entries, at = list[bytes](), 0
    while at < len(data):
        stop = at + 2 + int.from_bytes(data[at : at + 2], "big")
        need(at + 2 <= len(data) and stop <= len(data), place, "breaks off")
        entries.append(data[at + 2 : stop])
        at = stop
    return entries


def entries_of(root: Path, size: int) -> list[bytes]:
    found = list[bytes]()
    for n in range(-(-size // WIDTH)):
        width = min(WIDTH, size - n * WIDTH)
        name = f"tile/entries/{numbered(n, width)}"
        entries = bundle(read(root, name), name)
        need(len(entries) == width, name, f"{len(entries)} entries")
        found += entries
    return found


def check_files(root: Path, hashes: list[bytes], entries: list[bytes], material: dict[str, int]) -> None:
    """Compare every file there is with what it must be; a partial tile of an earlier size begins the newer one."""
    whole, level, row = dict[str, bytes](), 0, hashes
    while row:
        for n in range(-(-len(row) // WIDTH)):
            part = row[n * WIDTH : (n + 1) * WIDTH]
            for width in range(1, len(part) + 1):
                whole[f"tile/{level}/{numbered(n, width)}"] = b"".join(part[:width])
        newest = f"tile/{level}/{numbered((len(row) - 1) // WIDTH, (len(row) - 1) % WIDTH + 1)}"
        read(root, newest)
        for n in range(len(row) // WIDTH):
            read(root, f"tile/{level}/{numbered(n, WIDTH)}")
        level, row = level + 1, [tree_root(row[n * WIDTH : (n + 1) * WIDTH]) for n in range(len(row) // WIDTH)]
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if name.startswith("tile/entries/"):
            check_bundle(path.read_bytes(), name, entries)
        elif name.startswith("tile/"):
            need(whole.get(name) == path.read_bytes(), name, "not what the entries make")
        elif name.startswith("material/"):
            with path.open("rb") as file:  # an attachment may have 2 GiB (record.md 7.7)
                held = hashlib.file_digest(file, "sha256").hexdigest()
            need(held == path.name, name, "other bytes than its name says")
        else:
            need(name in {"checkpoint", "state"}, name, "does not belong here")
    for sha256, size in material.items():
        path = root / "material" / sha256
        need(path.is_file() and path.stat().st_size == size, f"material/{sha256}", "missing, or of another size")


def check_bundle(data: bytes, name: str, entries: list[bytes]) -> None:
    path = name.removeprefix("tile/entries/")
    plain, _, width = path.partition(".p/")
    n = int("".join(part.removeprefix("x") for part in plain.split("/")))
    count = int(width) if width else WIDTH
    need(path == numbered(n, count), name, "no name of a bundle")
    expected = entries[n * WIDTH : n * WIDTH + count]
    need(len(expected) == count and bundle(data, name) == expected, name, "not the entries of the log")
