"""All trees to 130 leaves, exhausted: every proof holds, every mangled one fails, and the proofs never change."""

import hashlib
import itertools
from collections.abc import Callable, Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import Rejected, Tampered
from comity.tlog import merkle
from comity.tlog.tiles import (
    TILE_WIDTH,
    TileHashes,
    entries_path,
    entry_bundles,
    extend,
    parse_entries,
    read_entry,
    render_entries,
    tile_path,
)

LEAVES = 130
PINNED = "d663a4fbce343e7cc4d4bda672f4a3ebe31132b10323174c87615b66fac333d1"
HASHES = [merkle.leaf_hash(index.to_bytes(2, "big")) for index in range(LEAVES)]


@cache
def read(level: int, index: int) -> bytes:
    if level == 0:
        return HASHES[index]
    return merkle.node_hash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1))


ROOTS = [merkle.root_at(size, read) for size in range(LEAVES + 1)]


def fails(check: Callable[[], None]) -> bool:
    try:
        check()
    except Tampered:
        return True
    return False


def mangled(proof: Sequence[bytes]) -> list[list[bytes]]:
    """Return a proof with each of its hashes flipped, one dropped at either end, one added, two swapped."""
    nodes = list(proof)
    flipped = [[*nodes[:at], bytes([nodes[at][0] ^ 1]) + nodes[at][1:], *nodes[at + 1 :]] for at in range(len(nodes))]
    added = [[*nodes, bytes(32)], [bytes(32), *nodes], [*nodes, bytes(31)]]
    dropped = [nodes[1:], nodes[:-1]] if nodes else []
    swapped = [[nodes[1], nodes[0], *nodes[2:]]] if len(nodes) > 1 else []
    return flipped + added + dropped + swapped


def test_every_tree_every_proof_every_field_once() -> None:
    pin = hashlib.sha256()
    for size in range(1, LEAVES + 1):
        pin.update(ROOTS[size])
        for index in range(size):
            proof = merkle.prove_inclusion(index, size, read)
            pin.update(b"".join(proof))
            merkle.check_inclusion(HASHES[index], index, size, proof, ROOTS[size])
        for old in range(size + 1):
            path = merkle.prove_consistency(old, size, read)
            pin.update(b"".join(path))
            merkle.check_consistency(old, size, ROOTS[old], ROOTS[size], path)
    assert pin.hexdigest() == PINNED


def test_every_mangled_inclusion_proof_fails() -> None:
    for size in range(1, LEAVES + 1):
        for index in range(size):
            leaf, proof, root = HASHES[index], merkle.prove_inclusion(index, size, read), ROOTS[size]
            wrong = [
                (merkle.leaf_hash(b"other"), index, size, proof, root),
                (leaf, index + 1, size, proof, root),
                (leaf, index - 1, size, proof, root),
                (leaf, index, size, proof, ROOTS[size - 1]),
                (leaf[:31], index, size, proof, root),
                (leaf, index, index, proof, root),
                *((leaf, index, size, other, root) for other in mangled(proof)),
            ]
            assert all(fails(lambda case=case: merkle.check_inclusion(*case)) for case in wrong), (index, size)  # type: ignore[misc]


def test_every_mangled_consistency_proof_fails() -> None:
    for size in range(1, LEAVES + 1):
        for old in range(size + 1):
            path, before, after = merkle.prove_consistency(old, size, read), ROOTS[old], ROOTS[size]
            wrong = [
                (old, size, merkle.leaf_hash(b"other"), after, path),
                (old, size, before[:31], after, path),
                (size + 1, size, before, after, path),
                *((old, size, before, after, other) for other in mangled(path)),
            ]
            if old:
                wrong.append((old, size, before, merkle.leaf_hash(b"other"), path))
            assert all(fails(lambda case=case: merkle.check_consistency(*case)) for case in wrong), (old, size)  # type: ignore[misc]


class Files(dict[str, bytes]):
    """A log folder in memory that counts what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0

    def read(self, path: str) -> bytes:
        self.reads += 1
        return self[path]


def grown(sizes: Sequence[int]) -> tuple[Files, list[bytes]]:
    files, entries = Files(), []
    for old, new in itertools.pairwise((0, *sizes)):
        fresh = [b"entry %d" % index for index in range(old, new)]
        made = {
            **extend(old, [merkle.leaf_hash(entry) for entry in fresh], files.read),
            **entry_bundles(old, fresh, files.read),
        }
        files.update(made)
        entries += fresh
    return files, entries


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 700), min_size=1, max_size=6))
def test_tiles_grown_in_any_steps_give_the_same_tree(steps: list[int]) -> None:
    sizes = list(itertools.accumulate(steps))
    files, entries = grown(sizes)
    whole, _ = grown(sizes[-1:])
    assert {path: files[path] for path in whole} == whole
    hashes = [merkle.leaf_hash(entry) for entry in entries]
    assert merkle.root_at(len(entries), TileHashes(files.read, len(entries)).read) == merkle.root(hashes)


def test_a_proof_reads_few_files() -> None:
    files, entries = grown([70_000])
    size, root = len(entries), merkle.root(merkle.leaf_hash(entry) for entry in entries)
    for index in (0, 1, 255, 256, 65_535, 65_536, size - 1):
        files.reads = 0
        proof = merkle.prove_inclusion(index, size, TileHashes(files.read, size).read)
        merkle.check_inclusion(merkle.leaf_hash(entries[index]), index, size, proof, root)
        assert files.reads <= 6
        assert read_entry(files.read, index, size) == entries[index]


def test_paths_are_those_of_the_specification() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path(1, 5, 7) == "tile/1/005.p/7"
    assert entries_path(1_000, TILE_WIDTH) == "tile/entries/x001/000"


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x02a", render_entries([b"x"] * 256) + b"\x00\x00"])
def test_a_bundle_that_breaks_off_is_refused(data: bytes) -> None:
    with pytest.raises(Rejected, match=r"log\.bundle"):
        parse_entries(data)


def test_frontiers_are_kept_and_checked() -> None:
    frontier = merkle.Frontier()
    for leaf in HASHES[:77]:
        frontier.append(leaf)
    again = merkle.Frontier.from_hashes(frontier.size, frontier.to_hashes())
    again.append(HASHES[77])
    assert again.root() == ROOTS[78]
    with pytest.raises(Tampered):
        merkle.Frontier.from_hashes(5, frontier.to_hashes())


def test_the_root_of_a_prefix_is_shown_by_the_larger_tree_alone() -> None:
    """For every pair of sizes; a proof that was touched anywhere leads to another root, and shows nothing."""
    leaves = [merkle.leaf_hash(bytes([number])) for number in range(18)]
    levels = merkle.Tree(leaves)
    for new in range(2, len(leaves) + 1):
        for old in range(1, new):
            proof = merkle.prove_prefix(old, new, lambda level, index: levels._levels[level][index])
            assert merkle.prefix_root(old, new, merkle.root(leaves[:new]), proof) == merkle.root(leaves[:old])
            for at in range(len(proof)):
                for spoilt in ((*proof[:at], bytes(32), *proof[at + 1 :]), (*proof[:at], *proof[at + 1 :])):
                    with pytest.raises(Tampered, match=r"log\.consistency"):
                        merkle.prefix_root(old, new, merkle.root(leaves[:new]), spoilt)
