"""The RFC 6962 tree: leaf and node hashes, roots, inclusion and consistency proofs, and their checks.

Knows hashes of complete subtrees through `read(level, index)`; not where they are kept. Source: RFC 6962 2.1, RFC 9162 2.1.
Law: a proof is accepted only if every hash of it is used, and used once.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from comity.errors import Finding, Tampered

HASH_SIZE: Final = 32
EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
RULE: Final = "docs/spec/log.md 2"

Read = Callable[[int, int], bytes]
"""Hash of the complete subtree of 2**level leaves whose first leaf is index * 2**level."""


def leaf_hash(entry: bytes) -> bytes:
    """Return SHA-256(0x00 || entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the complete subtrees of a growing tree: all that appending needs."""

    def __init__(self) -> None:
        """Start with no leaf."""
        self.size = 0
        self._hashes: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        size, node = self.size, leaf
        while size & 1:
            node = node_hash(self._hashes.pop(), node)
            size >>= 1
        self._hashes.append(node)
        self.size += 1

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        return _fold_right(self._hashes)

    def to_hashes(self) -> bytes:
        """Return the subtree hashes, largest first, joined."""
        return b"".join(self._hashes)

    @classmethod
    def from_hashes(cls, size: int, hashes: bytes) -> "Frontier":
        """Return the frontier of `size` leaves kept by `to_hashes`. Raises Tampered if the count cannot be right."""
        if len(hashes) != HASH_SIZE * size.bit_count():
            raise Tampered(Finding(code="log.frontier", place="frontier", facts={"size": size}, rule=RULE))
        frontier = cls()
        frontier.size = size
        frontier._hashes = [hashes[at : at + HASH_SIZE] for at in range(0, len(hashes), HASH_SIZE)]
        return frontier


class Tree:
    """The hashes of all complete subtrees over some leaves: the root at every size is then a few hashes away."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        """Hash every level of the tree over leaf hashes, once."""
        self._levels = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            self._levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])
        self._last = 0, EMPTY_ROOT

    def root(self, size: int) -> bytes | None:
        """Return the root over the first `size` leaves, or None if there are fewer; many records in a row have seen the same."""
        if size > len(self._levels[0]):
            return None
        if size != self._last[0]:
            self._last = size, root_at(size, self.read)
        return self._last[1]

    def read(self, level: int, index: int) -> bytes:
        """Return the hash over the complete subtree at that place, which there must be."""
        return self._levels[level][index]


def root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def root_at(size: int, read: Read) -> bytes:
    """Return the root of the first `size` leaves from subtree hashes."""
    return subtree(0, size, read)


def subtree(start: int, stop: int, read: Read) -> bytes:
    """Return the hash over leaves [start, stop); `start` is a multiple of the largest power of two below the width."""
    return _fold_right([read(level, index) for level, index in _complete(start, stop)])


def prove_inclusion(index: int, size: int, read: Read) -> tuple[bytes, ...]:
    """Return the audit path of leaf `index` in the tree of `size` leaves (RFC 6962 2.1.1). 0 <= index < size."""
    start, stop, path = 0, size, []
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            path.append(subtree(middle, stop, read))
            stop = middle
        else:
            path.append(subtree(start, middle, read))
            start = middle
    return tuple(reversed(path))


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise Tampered log.inclusion unless the untrusted proof shows leaf hash `leaf` at `index` under `root`."""
    if not 0 <= index < size or not _are_hashes((leaf, root, *proof)):
        raise _fails("log.inclusion", index, size)
    inner = (index ^ (size - 1)).bit_length()
    if len(proof) != inner + (index >> inner).bit_count():
        raise _fails("log.inclusion", index, size)
    node = leaf
    for height, sibling in enumerate(proof):
        right = height >= inner or (index >> height) & 1
        node = node_hash(sibling, node) if right else node_hash(node, sibling)
    if node != root:
        raise _fails("log.inclusion", index, size)


def prove_consistency(old: int, new: int, read: Read) -> tuple[bytes, ...]:
    """Return the proof that the tree of `new` leaves extends that of `old` (RFC 6962 2.1.2). 0 <= old <= new."""
    if old in {0, new}:
        return ()
    start, stop, path, whole = 0, new, [], True
    while old != stop:
        middle = start + _split(stop - start)
        if old <= middle:
            path.append(subtree(middle, stop, read))
            stop = middle
        else:
            path.append(subtree(start, middle, read))
            start, whole = middle, False
    if not whole:
        path.append(subtree(start, stop, read))
    return tuple(reversed(path))


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Raise Tampered log.consistency unless the untrusted proof shows that `new_root` extends `old_root`."""
    if not 0 <= old <= new or not _are_hashes((old_root, new_root, *proof)):
        raise _fails("log.consistency", old, new)
    if old in {0, new}:
        expected = EMPTY_ROOT if old == 0 else new_root
        if proof or old_root != expected or (new == 0 and new_root != EMPTY_ROOT):
            raise _fails("log.consistency", old, new)
        return
    shift = (old & -old).bit_length() - 1
    index = (old - 1) >> shift
    inner = (index ^ ((new - 1) >> shift)).bit_length()
    seeded = old == 1 << shift
    length = inner + (index >> inner).bit_count() + (0 if seeded else 1)
    if len(proof) != length:
        raise _fails("log.consistency", old, new)
    first = second = old_root if seeded else proof[0]
    for height, sibling in enumerate(proof if seeded else proof[1:]):
        if height >= inner or (index >> height) & 1:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
        else:
            second = node_hash(second, sibling)
    if first != old_root or second != new_root:
        raise _fails("log.consistency", old, new)


def prove_prefix(old: int, new: int, read: Read) -> tuple[bytes, ...]:
    """Return the consistency proof with the node it starts from always given, so that it stands alone. 0 < old < new."""
    whole = old & (old - 1) == 0
    return (*((subtree(0, old, read),) if whole else ()), *prove_consistency(old, new, read))


def prefix_root(old: int, new: int, new_root: bytes, proof: Sequence[bytes]) -> bytes:
    """Return the root over the first `old` leaves of the tree under `new_root`, as an untrusted `prove_prefix` shows it.

    Raises Tampered log.consistency where the proof does not lead to `new_root`: then it shows nothing.
    """
    if not 0 < old < new or not _are_hashes((new_root, *proof)):
        raise _fails("log.consistency", old, new)
    shift = (old & -old).bit_length() - 1
    index = (old - 1) >> shift
    inner = (index ^ ((new - 1) >> shift)).bit_length()
    if len(proof) != inner + (index >> inner).bit_count() + 1:
        raise _fails("log.consistency", old, new)
    first = second = proof[0]
    for height, sibling in enumerate(proof[1:]):
        if height >= inner or (index >> height) & 1:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
        else:
            second = node_hash(second, sibling)
    if second != new_root:
        raise _fails("log.consistency", old, new)
    return first


def _split(width: int) -> int:
    """Return the largest power of two smaller than `width`."""
    return 1 << (width - 1).bit_length() - 1


def _complete(start: int, stop: int) -> Iterable[tuple[int, int]]:
    """Yield the (level, index) of the complete subtrees that make up [start, stop), left to right."""
    while start < stop:
        level = (stop - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def _fold_right(hashes: Sequence[bytes]) -> bytes:
    if not hashes:
        return EMPTY_ROOT
    node = hashes[-1]
    for left in hashes[-2::-1]:
        node = hashlib.sha256(
            b"\x01" + left + node
        ).digest()  # node_hash, which every root of every leaf would call many times
    return node


def _are_hashes(values: Iterable[bytes]) -> bool:
    return all(len(value) == HASH_SIZE for value in values)


def _fails(code: str, first: int, size: int) -> Tampered:
    return Tampered(Finding(code=code, place="proof", facts={"index": first, "size": size}, rule=RULE))
