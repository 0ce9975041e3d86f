"""Proofs about one subtree of a log, for mirrors that keep a part of it.

Knows subtrees [start, end) whose start is a multiple of the power of two at or above their width. Source:
draft-ietf-plants-merkle-tree-certs 4. Law: as `merkle`: every hash of a proof is used, once.
"""

from collections.abc import Sequence

from comity.errors import Finding, Tampered
from comity.tlog.merkle import EMPTY_ROOT, HASH_SIZE, check_inclusion, node_hash

RULE = "docs/spec/log.md 2"


def check_subtree_inclusion(leaf: bytes, index: int, start: int, end: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise Tampered log.inclusion unless the untrusted proof shows leaf hash `leaf` at `index` in subtree [start, end)."""
    if not _is_subtree(start, end) or not start <= index < end:
        raise _fails("log.inclusion", index, end)
    check_inclusion(leaf, index - start, end - start, proof, root)


def check_subtree_consistency(
    start: int, end: int, size: int, root: bytes, tree_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise Tampered log.consistency unless the proof shows subtree [start, end) of hash `root` in the tree of `size` leaves."""
    whole = all(len(value) == HASH_SIZE for value in (root, tree_root, *proof))
    if whole and 0 <= start == end <= size and root == EMPTY_ROOT and not proof:
        return  # nothing is in every tree
    if not whole or not _is_subtree(start, end) or end > size:
        raise _fails("log.consistency", start, size)
    first, last, top = start, end - 1, size - 1
    while first != last and (last == top or last & 1):
        first, last, top = first >> 1, last >> 1, top >> 1
    rest = list(proof)
    if first != last and not rest:
        raise _fails("log.consistency", start, size)
    inner = outer = root if first == last else rest.pop(0)
    for sibling in rest:
        if top == 0:
            raise _fails("log.consistency", start, size)
        if last & 1 or last == top:
            inner = node_hash(sibling, inner) if first < last else inner
            outer = node_hash(sibling, outer)
            while not last & 1:
                first, last, top = first >> 1, last >> 1, top >> 1
        else:
            outer = node_hash(outer, sibling)
        first, last, top = first >> 1, last >> 1, top >> 1
    if top != 0 or inner != root or outer != tree_root:
        raise _fails("log.consistency", start, size)


def _is_subtree(start: int, end: int) -> bool:
    return 0 <= start < end and start % (1 << (end - start - 1).bit_length()) == 0


def _fails(code: str, first: int, size: int) -> Tampered:
    return Tampered(Finding(code=code, place="proof", facts={"index": first, "size": size}, rule=RULE))
