"""Verifying what entitled readers conclude: the second fold, over a copy that holds the inner texts, and the files they name.

Knows docs/spec/record.md 5 and where a copy keeps what lies behind the gate; not who is entitled. Law: the same leaves and texts
give the same digest to every entitled mirror, and the desk has signed that digest.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import ComityError, Fact, Finding, Rejected, Tampered
from comity.fold.digest import open_state
from comity.fold.entitled import EntitledFold
from comity.fold.spool import Spool
from comity.fold.view import Memory
from comity.keys.names import VerifierKey
from comity.records import inner as inners
from comity.records.inner import BUCKETS
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import Frontier, leaf_hash
from comity.verify.checks import Report
from comity.verify.deltas import Deltas

FOLDER: Final = "restricted"
SUFFIX: Final = "/restricted"
RULE: Final = "docs/spec/record.md 5.8"


def check_restricted(
    folder: Path,
    entries: Iterable[bytes],
    roots: Callable[[int], bytes | None],
    admitted: Callable[[int], bool],
    origin: str,
    key: VerifierKey,
    report: Report,
) -> None:
    """Fold again with the inner texts below `folder`, compare with the state note the desk signed, and look at every file.

    `entries` are those of the log, checked, and `roots` its root at a size. Nothing is checked where there is no such note.

    Raises Rejected or Tampered where the note or the digest does not hold.
    """
    gate, files = LogFolder(folder / FOLDER), LogFolder(folder / "log")
    if not gate.has("state"):
        return
    state = open_state(gate.read("state"), f"{origin}{SUFFIX}", key)
    with closing(Deltas()) as deltas:
        view = Spool(Memory(roots, files.material), 0, roots, deltas.read)
        fold, digest = EntitledFold(view, lambda sha256: _inner(gate, sha256), admitted), Frontier()
        for entry in islice(entries, state.size):
            delta = fold.step(view.size, entry)
            deltas.put(delta.data)
            digest.append(leaf_hash(delta.data))
            view.take(delta)
        if (view.size, digest.root()) != (state.size, state.root):
            facts = {"published": state.root.hex(), "computed": digest.root().hex()}
            raise Tampered(
                Finding(code="state.digest", place=f"{FOLDER}/state", facts=facts, rule="docs/spec/state.md 3")
            )
        named = _named(gate, origin, (row for _, row in view.scan("inner", "")))
    told: dict[str, Fact] = {"digest": state.root.hex(), "size": state.size, "material": len(named)}
    findings = _check_files(gate, named)
    if findings:
        report.failed("restricted", *findings, **told)
    else:
        report.passed("restricted", **told)


def _named(gate: LogFolder, origin: str, rows: Iterable[Mapping[str, Json]]) -> dict[str, int]:
    """Return hash and size of every file the inner texts name; a text that is none is a finding of the second fold."""
    found: dict[str, int] = {}
    for row in rows:
        data = _inner(gate, str(row["sha256"])) or b""
        if inners.commitment(origin, str(row["chain"]), int(str(row["seq"])), data) == row["commit"]:
            with suppress(Rejected):
                found.update((item.sha256, item.size) for item in inners.parse(data).material)
    return found


def _check_files(gate: LogFolder, named: Mapping[str, int]) -> list[Finding]:
    """Return what is wrong with files of restricted texts: missing, other bytes or size than named, or strangers."""
    folder = gate.root / "material"
    kept = {path.name for path in folder.iterdir() if not path.name.startswith(".")} if folder.is_dir() else set()
    found = []
    for sha256 in sorted({*named, *kept}):
        place = f"{FOLDER}/material/{sha256}"
        try:
            size = len(gate.material(sha256))
        except ComityError as error:
            found.append(replace(error.finding, place=place))
            continue
        if size != named.get(sha256, size):
            found.append(Finding(code="material.size", place=place, facts={"bytes": size}, rule=RULE))
    return found


def _inner(gate: LogFolder, sha256: str) -> bytes | None:
    """Return an inner text, or None where this copy does not hold it; its hash is checked against the commitment."""
    name = f"inner/{sha256}"
    return gate.read(name, BUCKETS[-1]) if gate.has(name) else None
