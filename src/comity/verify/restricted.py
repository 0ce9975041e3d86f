"""Verifying what entitled readers conclude: the second fold, over a copy that holds the inner texts.

Knows docs/spec/record.md 5.6 and where a copy keeps what lies behind the gate; not who is entitled. Law: the same leaves and
texts give the same digest to every entitled mirror, and the desk has signed that digest.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from comity.errors import Finding, Tampered
from comity.fold.digest import open_state
from comity.fold.entitled import EntitledFold
from comity.fold.view import Memory
from comity.keys.names import VerifierKey
from comity.records.inner import BUCKETS
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import Tree, leaf_hash, root
from comity.verify.checks import Report

FOLDER: Final = "restricted"
SUFFIX: Final = "/restricted"


def check_restricted(
    folder: Path,
    entries: Sequence[bytes],
    admitted: Callable[[int], bool],
    origin: str,
    key: VerifierKey,
    report: Report,
) -> None:
    """Fold again with the inner texts below `folder` and compare with the state note the desk signed; nothing where none is.

    Raises Rejected or Tampered where the note or the digest does not hold.
    """
    gate, files = LogFolder(folder / FOLDER), LogFolder(folder / "log")
    if not gate.has("state"):
        return
    state = open_state(gate.read("state"), f"{origin}{SUFFIX}", key)
    view = Memory(Tree([leaf_hash(entry) for entry in entries]).root, files.material)
    fold = EntitledFold(view, lambda sha256: _inner(gate, sha256), admitted)
    hashes: list[bytes] = []
    for index, entry in enumerate(entries[: state.size]):
        delta = fold.step(index, entry)
        hashes.append(leaf_hash(delta.data))
        view.take(delta.rows)
    if len(hashes) < state.size or root(hashes) != state.root:
        facts = {"published": state.root.hex(), "computed": root(hashes).hex()}
        raise Tampered(Finding(code="state.digest", place=f"{FOLDER}/state", facts=facts, rule="docs/spec/state.md 3"))
    report.passed("restricted", digest=state.root.hex(), size=state.size)


def _inner(gate: LogFolder, sha256: str) -> bytes | None:
    """Return an inner text, or None where this copy does not hold it; its hash is checked against the commitment."""
    name = f"inner/{sha256}"
    return gate.read(name, BUCKETS[-1]) if gate.has(name) else None
