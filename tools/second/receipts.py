"""Receipts, and what is cited by them: docs/spec/log.md 6 and 15.

Law: without an anchor a receipt proves only that it agrees with itself; of a body whose anchor was not brought nothing is proved.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from .faults import Check, Fault, holds, need, not_proved, strict64
from .notes import head, vkey
from .policy import check_witnesses
from .records import Leaf, announces, leaf
from .registry import Registry
from .tree import leaf_hash, path_root

MAGIC, RECEIPT_LIMIT = b"comity/receipt/v1\n", 4_194_304


def anchored(text: str | None, registry: Registry, *, whole: bool) -> Check:
    if text is None:
        return not_proved("Anchor: ANCHOR NOT GIVEN")
    words = text.split()
    need(len(words) == 3, "--anchor", "three words")
    named = words[0], vkey(words[1]), words[2]
    need(named in registry.parts, "--anchor", "another log")
    vouched = whole and not registry.absent & registry.parties
    need(named == registry.parts[-1] or vouched, "--anchor", "of an earlier part, and not all parties have come along")
    return holds("Anchor")


def sections(data: bytes) -> Iterator[tuple[str, bytes]]:
    need(data.startswith(MAGIC) and len(data) <= RECEIPT_LIMIT, "receipt", "no receipt")
    at = len(MAGIC)
    while at < len(data):
        end = data.find(b"\n", at, at + 32)
        head_line = re.fullmatch(rb"(entry|proof) (0|[1-9][0-9]{0,5})", data[at:end]) if end > 0 else None
        need(head_line, f"byte {at}", "no section")
        assert head_line is not None
        stop = end + 1 + int(head_line[2])
        need(data[stop : stop + 1] == b"\n", f"byte {stop}", "breaks off")
        yield head_line[1].decode(), data[end + 1 : stop]
        at = stop + 1


def proof(data: bytes) -> tuple[int, list[bytes], bytes]:
    top, gap, checkpoint = data.partition(b"\n\n")
    lines = top.decode("ascii", "replace").split("\n")
    if len(lines) > 1 and lines[1].startswith("extra "):
        strict64(lines.pop(1).removeprefix("extra "), "proof")
    need(gap and lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) >= 2, "proof", "no proof")
    index = re.fullmatch(r"index (0|[1-9][0-9]{0,15})", lines[1])
    need(index, "proof", "no index")
    assert index is not None
    hashes = [strict64(line, "proof") for line in lines[2:]]
    need(len(hashes) <= 63 and all(len(one) == 32 for one in hashes), "proof", "hashes")
    return int(index[1]), hashes, checkpoint


class Receipt(NamedTuple):
    leaves: list[Leaf]
    proofs: list[tuple[int, list[bytes], bytes]]


def opened(data: bytes) -> Receipt:
    """Return the records of a receipt, the one it is for first, and the proof of each."""
    parts = list(sections(data))
    framed = [name for name, _ in parts] == ["entry", "proof"] * (len(parts) // 2)
    need(2 <= len(parts) <= 128 and framed, "receipt", "sections")
    return Receipt(
        [leaf(part, "entry") for name, part in parts if name == "entry"],
        [proof(part) for name, part in parts if name == "proof"],
    )


def verify_receipt(data: bytes, anchor: str | None, *, ed25519_only: bool = False) -> Iterator[Check]:
    leaves, proofs = opened(data)
    order = sorted(zip([index for index, _, _ in proofs], leaves, strict=True), key=lambda pair: pair[0])
    need(order[0][1].record["act"] == "found", "receipt", "no founding record")
    need(len({one.id for one in leaves}) == len(leaves), "receipt", "a record twice")
    yield holds(f"Receipt of record {leaves[0].id}, with {len(leaves)} records")
    registry, stamp = Registry(order[0][1]), 0
    for index, one in order:
        at = registry.judge(one, f"entry {index}", whole=False)
        registry.held |= registry.brings(one, f"entry {index}")
        stamp = at if one is leaves[0] else stamp
        if one.record["act"] == "amend-rules":
            registry.amend(one, index)
    yield anchored(anchor, registry, whole=False)
    need(len({checkpoint for _, _, checkpoint in proofs}) == 1, "receipt", "one checkpoint")
    checkpoint = proofs[0][2]
    found = head(checkpoint, registry.log_key, registry.origin, "checkpoint")
    for one, (index, path, _) in zip(leaves, proofs, strict=True):
        led = path_root(leaf_hash(one.data), index, found.size, path)
        need(index < found.size and led == found.root, "proof", str(index))
    yield holds(f"In the log: leaf {proofs[0][0]} of {found.size}")
    record = leaves[0].record
    yield holds(f"Signed by {', '.join(registry.held[hashed].key.name for hashed in record['keys'])}")
    yield holds(f"Stamped {datetime.fromtimestamp(stamp, UTC):%Y-%m-%dT%H:%M:%SZ}")
    yield holds(f"Accredited for {record['by']}")
    for index, one in order:
        if one.record["act"] == "amend-rules" and set(one.record["body"]) != {"policy"}:
            yield not_proved(f"Rules or seats amended by leaf {index}: that the rules allowed it")
        elif announces(one.record):
            yield not_proved(f"Root set recovered by leaf {index}: that the rules allowed it, and nobody vetoed")
    for index, _ in registry.policies:
        yield not_proved(f"Witness policy changed by leaf {index}: that the rules allowed it")
    yield from check_witnesses(registry.policy, checkpoint, registry.origin, ed25519_only=ed25519_only)
    yield not_proved(f"Not revoked before leaf {proofs[0][0]}")


# --- Bodies that cite each other: log.md 15


def anchors(text: str) -> dict[str, str]:
    """Return the anchors of other bodies by origin, from a text of one a line."""
    lines = [line.strip() for line in text.split("\n")]
    found = [line for line in lines if line and not line.startswith("#")]
    for line in found:
        words = line.split()
        named = len(words) == 3 and re.fullmatch(r"[0-9a-f]{64}", words[2])
        need(named and vkey(words[1]).name == words[0], "--known", line)
    return {line.split()[0]: line for line in found}


def cited(
    record: dict[str, Any], material: Callable[[str], bytes], known: Mapping[str, str], place: str
) -> Iterator[bool]:
    """Yield, for each receipt among a record's files, whether it holds; False where no anchor was brought. Raises Fault."""
    for item in record["material"]:
        data = b""
        if item["role"] == "attachment" and item["size"] <= RECEIPT_LIMIT:
            data = material(item["sha256"])
        if data.startswith(MAGIC):
            try:
                given = opened(data)
                founded = [
                    (index, one.record["log"])
                    for one, (index, _, _) in zip(given.leaves, given.proofs, strict=True)
                    if one.record["act"] == "found"
                ]
                anchor = known.get(max(founded)[1]) if founded else None
                for _ in verify_receipt(data, anchor):
                    pass
            except Fault as fault:
                raise Fault(f"{place}, receipt {item['sha256']}", str(fault)) from fault
            yield anchor is not None


def told(found: list[bool]) -> Iterator[Check]:
    """Tell of what is cited, where anything is."""
    if found:
        words = f"Records of other bodies cited: {len(found)}"
        yield holds(words) if all(found) else not_proved(words)


def check_cited(data: bytes, files: list[bytes], known: Mapping[str, str]) -> Iterator[Check]:
    """Check the receipts at hand that the record of a receipt names."""
    named, held = opened(data).leaves[0].record, {hashlib.sha256(file).hexdigest(): file for file in files}
    kept = [item for item in named["material"] if item["sha256"] in held]
    need(len(kept) == len(held), "--cited", "a file the record does not name")
    yield from told(list(cited({"material": kept}, held.__getitem__, known, "record")))
