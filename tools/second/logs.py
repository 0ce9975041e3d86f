"""A published log: every file under the tree, every record with its keys and chain: docs/spec/log.md 5 and 9.

Knows nothing of conclusions (forms, references, duties, the digest): the regime's rules and `comity verify`'s work.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from .faults import Check, Fault, holds, need, not_proved
from .lodging import Lodgings
from .notes import head, note
from .policy import cosigners, parse
from .receipts import anchored, cited, told
from .records import Leaf, leaf
from .registry import Registry
from .tree import all_roots, check_files, entries_of, leaf_hash, read


def verify_log(folder: Path, anchor: str | None, known: Mapping[str, str]) -> Iterator[Check]:
    root = folder / "log" if (folder / "log").is_dir() else folder
    data = read(root, "checkpoint")
    claimed = note(data, "checkpoint")[0].split(b"\n")
    need(len(claimed) == 4 and re.fullmatch(rb"0|[1-9][0-9]{0,15}", claimed[1]), "checkpoint", "no checkpoint")
    entries = entries_of(root, int(claimed[1]))
    founding = leaf(entries[0] if entries else b"", "entry 0")
    need(founding.record["act"] == "found", "entry 0", "no founding record")
    yield holds(f"Entries: {len(entries)} read")
    hashes = [leaf_hash(entry) for entry in entries]
    run = Run(founding, all_roots(hashes), lambda sha256: read(root, f"material/{sha256}"))
    admitted = [one for one in run.judged(entries) if one is not None]
    registry = run.registry
    yield anchored(anchor, registry, whole=True)
    found = head(data, registry.log_key, registry.origin, "checkpoint")
    need(found.root == run.roots[-1], "checkpoint", "another root than the entries make")
    yield holds(f"Checkpoint of {found.origin}, {found.size} leaves, root {found.root.hex()}")
    yield not_proved("Witnesses of this checkpoint: see the policy in the log")
    material = {item["sha256"]: item["size"] for entry in entries for item in material_of(entry)}
    check_files(root, hashes, entries, material)
    yield holds(f"Files and material ({len(material)} files named)")
    need(admitted, "records", "none")
    yield holds(f"Records: {len(admitted)} by their keys and chains, refused {len(entries) - len(admitted)}")
    if run.lodgings.held:
        yield holds(f"Lodged with mirrors: {len(run.lodgings.held)} records, held when their receipts say")
    state = head(read(root, "state"), registry.log_key, f"{registry.origin}/state/v1", "state")
    need(state.size <= found.size, "state", "of more leaves than the log has")
    yield not_proved(f"Digest {state.root.hex()}: signed by the log, NOT RECOMPUTED")
    yield from told([sure for one in admitted for sure in cited(one.record, run.material, known, f"record {one.id}")])


def material_of(entry: bytes) -> list[dict[str, Any]]:
    try:
        return list(leaf(entry, "entry").record["material"])
    except Fault:
        return []


class Run:
    """One log, judged leaf by leaf."""

    def __init__(self, founding: Leaf, roots: list[bytes], material: Callable[[str], bytes]) -> None:
        self.roots, self.material = roots, material
        self.registry, self.lodgings, self.witnessed = Registry(founding), Lodgings(founding, material, roots), 0

    def judged(self, entries: list[bytes]) -> Iterator[Leaf | None]:
        """Yield each leaf, or None for one that is refused: that changes nothing, and is no damage."""
        for index, entry in enumerate(entries):
            self.registry.stamp, place = None, f"entry {index}"
            try:
                one = leaf(entry, place)
                self.registry.judge(one, place, partial(self.says, one, index))
            except (Fault, KeyError, TypeError):
                yield None
            else:
                self.lodgings.filed_under[one.id] = self.lodgings.in_force(self.registry.time) is not None
                yield one
            self.lodgings.stamps.append(self.registry.stamp)

    def says(self, one: Leaf, index: int) -> Callable[[], None]:
        """Judge what a record of keys, rules or witnesses says beyond its keys; return what to do where all holds."""
        record, body, seen, place = one.record, one.record.get("body") or {}, one.record["seen"], f"entry {index}"
        need(seen["size"] <= index and self.roots[seen["size"]].hex() == seen["root"], place, "seen")
        if record["act"] == "amend-rules":
            self.lodgings.in_force(self.registry.time)
            need(record["by"] in self.lodgings.amending, place, "an office the rules do not let amend them")
            return lambda: self.lodgings.amended(one)
        if record["act"] == "witnessed" and "lodged" in body:
            return self.lodgings.brought(record, place, self.registry.time)
        if record["act"] == "witnessed":
            return self.cosigned(record, index)
        return lambda: None

    def cosigned(self, record: dict[str, Any], index: int) -> Callable[[], None]:
        """Judge a cosigned checkpoint: of a tree this log had, larger than the last, with the policy's quorum."""
        data, place = record["body"]["checkpoint"].encode(), f"entry {index}"
        size = int(note(data, place)[0].split(b"\n")[1])
        keys = [key for after, key in self.registry.log_keys if after >= size]
        found = head(data, (keys or [self.registry.log_key])[0], self.registry.origin, place)
        text = next((before for after, before in self.registry.policies if after >= size), self.registry.policy)
        need(record["by"] == "REGISTRY" and text, place, "no policy, or another office")
        need(self.witnessed < found.size <= index and self.roots[found.size] == found.root, place, "another tree")
        policy = parse(text)
        need(policy.agreed(cosigners(policy, data, place).__contains__), place, "too few witnesses")
        return lambda: setattr(self, "witnessed", found.size)
