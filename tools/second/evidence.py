"""Evidence against a log: docs/spec/log.md 10, every kind but `digest`."""

from collections.abc import Iterator

from .faults import Check, holds, need, strict64
from .notes import Key, cosigned, head, vkey
from .receipts import proof
from .records import LEAF_LIMIT, leaf, record_in, succeeds
from .registry import Registry, vouched
from .tree import leaf_hash, node, path_root, tree_root


def prefix(old: int, new: int, nodes: list[bytes]) -> tuple[bytes, bytes]:
    """Return the roots at both sizes that the hashes of a larger tree lead to (RFC 6962 2.1.2, its first node always given)."""
    need(0 < old < new and nodes, "node", "two sizes, and hashes between them")
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = nodes[0]
    for sibling in nodes[1:]:
        need(sn, "node", "too many")
        if fn & 1 or fn == sn:
            first, second = node(sibling, first), node(sibling, second)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node(second, sibling)
        fn, sn = fn >> 1, sn >> 1
    need(sn == 0, "node", "too few")
    return first, second


def verify_evidence(data: bytes, anchor: str | None) -> Iterator[Check]:
    lines = data.decode("ascii", "replace").split("\n")
    need(len(lines) > 4 and not lines[-1] and len(data) <= 67_108_864, "evidence", "breaks off")
    kind, log = lines[1].removeprefix("kind "), vkey(lines[2].removeprefix("log "))
    need(lines[1:3] == [f"kind {kind}", f"log {lines[2][4:]}"], "evidence", "no head")
    names = [line.partition(" ")[0] for line in lines[3:-1]]
    parts = [strict64(line.partition(" ")[2], "evidence") for line in lines[3:-1]]
    if anchor is not None:
        need(anchor.split()[1] == lines[2][4:], "--anchor", "another log's")
    given = list(zip(names, parts, strict=True))
    successions, of_log = [part for name, part in given if name == "succession"], 0
    if kind == "backwards":  # those of stamp keys come after those of log keys
        while of_log < min(len(successions), 257) and followed(successions[of_log]) != "stamp":
            of_log += 1
    later = followers(log, log.name, "log", successions[: of_log if kind == "backwards" else None])
    names = [name for name in names if name != "succession"]
    parts = [part for name, part in given if name != "succession"]
    heads = [head(part, log, log.name, name, *later) for name, part in given if name == "checkpoint"]
    if kind == "states":
        need(names == ["state", "state"], "evidence", "two state notes")
        heads = [head(part, log, f"{log.name}/state/v1", "state", *later) for part in parts]
    if kind in {"fork", "states"}:
        need(len(heads) == len(names) == 2 and heads[0].size == heads[1].size, "evidence", "two heads of one size")
        need(heads[0].root != heads[1].root, "evidence", "shows nothing")
    elif kind == "empty":
        need(len(heads) == len(names) == 1 and heads[0].size == 0, "evidence", "one head of size 0")
        need(heads[0].root != tree_root([]), "evidence", "shows nothing")
    elif kind == "rewritten":
        need(names == ["checkpoint", "checkpoint", *["node"] * (len(names) - 2)], "evidence", "two heads and nodes")
        first, second = prefix(heads[0].size, heads[1].size, parts[2:])
        need(second == heads[1].root and first != heads[0].root, "evidence", "shows nothing")
    else:
        need(kind in {"twice", "backwards"}, "evidence", f"{kind} is not checked here")
        check_leaves(kind, [log, *later], names, parts, successions[of_log:])
    yield holds(f"What the evidence shows: {kind}")


def followed(succession: bytes) -> str:
    """Return which key of the log an untrusted record says is followed; nothing where it says none."""
    need(len(succession) <= LEAF_LIMIT, "succession", "too long")
    one = record_in(succession, "succession")
    return str(one["body"]["of"]) if succeeds(one) else ""


def followers(first: Key, origin: str, of: str, successions: list[bytes]) -> list[Key]:
    """Return the keys that followed a log key or stamp key, by records each pair of keys has signed for."""
    need(len(successions) <= 256, "succession", "too many")
    keys = [first]
    for part in successions:
        need(followed(part) == of, "succession", "no record by which a key of this kind follows another")
        one = record_in(part, "succession")
        need(one["log"] == origin, "succession", "another log's")
        keys.append(vouched(one, origin, keys[-1], "succession"))
    need(len(set(keys)) == len(keys), "succession", "a key twice")
    return keys[1:]


def check_leaves(kind: str, keys: list[Key], names: list[str], parts: list[bytes], successions: list[bytes]) -> None:
    need(names == ["leaf", "proof"] * (2 if kind == "twice" else 3), "evidence", "leaves and proofs")
    log, *later = keys
    leaves, places = [leaf(part, "leaf") for part in parts[::2]], []
    for one, part in zip(leaves, parts[1::2], strict=True):
        index, path, checkpoint = proof(part)
        found = head(checkpoint, log, log.name, "checkpoint", *later)
        need(
            index < found.size and path_root(leaf_hash(one.data), index, found.size, path) == found.root, "proof", "no"
        )
        need(one.record["log"] == log.name, "leaf", "another log's")
        places.append(index)
    *_, one, other = leaves
    need(places[-2] < places[-1], "evidence", "order")
    if kind == "twice":
        same_place = one.record["keys"] == other.record["keys"] and one.record["seq"] == other.record["seq"]
        need(same_place, "evidence", "shows nothing")
        return
    need(leaves[0].record["act"] == "found" and places[0] <= places[1], "leaf", "no founding record")
    first = Registry(leaves[0]).stamp_key
    stamps = [first, *followers(first, log.name, "stamp", successions)]
    times = [[cosigned(each.text, each.stamp, key) for key in stamps] for each in (one, other)]
    held = [next((time for time in each if time is not None), None) for each in times]
    need(None not in held and held[1] < held[0], "evidence", "shows nothing")  # type: ignore[operator]
