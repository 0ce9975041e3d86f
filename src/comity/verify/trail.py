"""Checking the trail of acts on accounts: an auditor's extract, or all entries, against the heads a log binds.

Knows docs/spec/log.md 17; not accounts. Law: what is said to have been done is believed only under a head that lies in the log,
and an entry of the seat that is left out is missed by its number.
"""

from collections.abc import Mapping

from comity.errors import Fact, Finding, Tampered
from comity.records.trail import RULE, Extract, Head, parse_entry, parse_extract
from comity.tlog.merkle import Tree, check_inclusion, leaf_hash


def check_extract(data: bytes, origin: str, heads: Mapping[str, Head]) -> Extract:
    """Return an untrusted extract that holds against the heads of a log, by id of the record that binds each.

    Raises Rejected where it is none, Tampered where it does not hold.
    """
    extract = parse_extract(data)
    if extract.log != origin:
        raise _fails("trail.log", "line 2", {"log": extract.log})
    if heads.get(extract.record) != extract.head:
        raise _fails("trail.head", "line 3", {"size": extract.head.size})
    root, last = bytes.fromhex(extract.head.root), -1
    for count, (text, proof) in enumerate(extract.entries, 1):
        entry, place = parse_entry(text), f"line {2 * count + 2}"
        if (entry.log, entry.seat) != (origin, extract.seat) or entry.own != count or entry.number <= last:
            raise _fails("trail.gap", place, {"number": entry.number, "own": entry.own, "expected": count})
        check_inclusion(leaf_hash(text), entry.number, extract.head.size, proof, root)
        last = entry.number
    return extract


def check_all(tree: Tree, heads: Mapping[str, Head]) -> None:
    """Raise Tampered, naming the entries among which the fault lies, unless every head of the log is one of this tree."""
    held = 0
    for head in sorted(heads.values(), key=lambda head: head.size):
        root = tree.root(head.size)
        if root is None or root.hex() != head.root:
            raise _fails("trail.kept", f"entries {held}-{head.size - 1}", {"first": held, "last": head.size - 1})
        held = head.size


def _fails(code: str, place: str, facts: Mapping[str, Fact]) -> Tampered:
    return Tampered(Finding(code=code, place=place, facts=dict(facts), rule=RULE))
