"""A second verifier of Comity's logs and receipts, written from docs/spec alone, with nothing but Python's standard library.

    python3 tools/second_verifier.py FOLDER|RECEIPT|EVIDENCE [--anchor "ORIGIN KEY ID"]

It shares no line with the first, and is one file so that it can be read and handed on whole. It is slow on purpose: its
Ed25519 is the textbook's. What it checks: the tree and every file under it, the checkpoint and the state note's signature,
every record's bytes, signatures, stamp, keys and chain, and for a receipt the way from its keys back to `found`. What it does not
check, and says so: the conclusions (forms, references, duties, the digest): the regime's rules and `comity verify`'s work.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

DASH = "\u2014"
WIDTH, LEAF_LIMIT, MATERIAL_LIMIT = 256, 65_535, 33_554_432
ED25519, COSIGNATURE = 1, 4
ROOT_ACTS = ("accede", "rotate")
STRUCTURAL = ("found", "accede", "accredit", "revoke", "rotate", "disavow", "witnessed", "amend-rules")


class Fault(Exception):
    """Something that does not hold: where, and what."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")


def need(holds: object, place: str, what: str) -> None:
    if not holds:
        raise Fault(place, what)


# --- Ed25519, RFC 8032 5.1, strict as keys.md 1.1 asks

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)  # noqa: E741 - the RFC's name for the square root of -1
Point = tuple[int, int, int, int]
ZERO: Point = (0, 1, 1, 0)


def add(one: Point, other: Point) -> Point:
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    found = ZERO
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found


def same(one: Point, other: Point) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def recover(data: bytes) -> Point | None:
    """Return the point these 32 bytes encode canonically, if it is of prime order."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    point = (x, y, 1, x * y % P)
    return point if not same(point, ZERO) and same(times(L, point), ZERO) else None


_y = 4 * pow(5, P - 2, P) % P
_base = recover(_y.to_bytes(32, "little"))
assert _base is not None
BASE: Point = _base
KNOWN: dict[bytes, Point | None] = {}


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(signature) != 64 or len(public) != 32:
        return False
    if public not in KNOWN:
        KNOWN[public] = recover(public)
    a, r, s = KNOWN[public], recover(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, a)))


# --- Notes and keys: encoding.md 4, keys.md 2


class Key(NamedTuple):
    name: str
    kind: int
    public: bytes

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).hexdigest()


class Line(NamedTuple):
    name: str
    key_id: str
    payload: bytes
    raw: str


def vkey(text: str) -> Key:
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    data = strict64(encoded, "verifier key")
    need(
        name and not re.search(r"[\s+]", name) and len(data) == 33 and data[0] in {ED25519, COSIGNATURE},
        "verifier key",
        text,
    )
    key = Key(name, data[0], data[1:])
    need(key.hash[:8] == key_id and recover(key.public) is not None, "verifier key", text)
    return key


def strict64(text: str, place: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Fault(place, "no base64") from None
    need(base64.b64encode(data).decode() == text, place, "not canonical base64")
    return data


def note(data: bytes, place: str) -> tuple[bytes, list[Line]]:
    text, gap, tail = data.rpartition(b"\n\n")
    need(gap and tail.endswith(b"\n"), place, "no note")
    text += b"\n"
    try:
        shown, said = text.decode("utf-8"), tail[:-1].decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise Fault(place, "no UTF-8") from None
    need(all(sign >= " " or sign == "\n" for sign in shown), place, "a control character")
    need(1 <= len(said) <= 100, place, "too many lines")
    lines = []
    for raw in said:
        dash, name, encoded = [*raw.split(" "), "", ""][:3]
        need(raw.count(" ") == 2 and dash == DASH and re.fullmatch(r"[^\s+]+", name), place, "no signature line")
        payload = strict64(encoded, place)
        need(len(payload) > 4, place, "no signature line")
        lines.append(Line(name, payload[:4].hex(), payload[4:], raw))
    return text, lines


def names(line: Line, key: Key) -> bool:
    return line.name == key.name and line.key_id == key.hash[:8]


def note_signed(text: bytes, line: Line, key: Key) -> bool:
    return names(line, key) and key.kind == ED25519 and signed(key.public, text, line.payload)


def cosigned(text: bytes, line: Line, key: Key) -> int | None:
    if not names(line, key) or key.kind != COSIGNATURE or len(line.payload) != 72:
        return None
    time = int.from_bytes(line.payload[:8], "big")
    message = b"cosignature/v1\ntime %d\n%s" % (time, text)
    return time if time < 253_402_300_800 and signed(key.public, message, line.payload[8:]) else None


class Head(NamedTuple):
    origin: str
    size: int
    root: bytes


def head(data: bytes, key: Key, origin: str, place: str) -> Head:
    text, lines = note(data, place)
    parts = text.decode().split("\n")
    need(len(parts) == 4 and not parts[3] and re.fullmatch(r"0|[1-9][0-9]{0,15}", parts[1]), place, "no checkpoint")
    found = Head(parts[0], int(parts[1]), strict64(parts[2], place))
    need(len(found.root) == 32 and found.origin == origin, place, "another log's")
    need(any(note_signed(text, line, key) for line in lines), place, "not signed by the log")
    return found


# --- Tree and files: log.md 2, 3, 5


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
            need(hashlib.sha256(path.read_bytes()).hexdigest() == path.name, name, "other bytes than its name says")
        else:
            need(name in {"checkpoint", "state"}, name, "does not belong here")
    for sha256, size in material.items():
        need(len(read(root, f"material/{sha256}")) == size, f"material/{sha256}", "another size than the record names")


def check_bundle(data: bytes, name: str, entries: list[bytes]) -> None:
    path = name.removeprefix("tile/entries/")
    plain, _, width = path.partition(".p/")
    n = int("".join(part.removeprefix("x") for part in plain.split("/")))
    count = int(width) if width else WIDTH
    need(path == numbered(n, count), name, "no name of a bundle")
    expected = entries[n * WIDTH : n * WIDTH + count]
    need(len(expected) == count and bundle(data, name) == expected, name, "not the entries of the log")


# --- Records: record.md

HEX = re.compile(r"[0-9a-f]{64}")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
REQUIRED = {"v", "log", "act", "form", "by", "for", "keys", "seq", "prev", "seen", "aud", "refs", "material", "at"}
ALLOWED = REQUIRED | {"to", "body", "inner", "not_after", "attributed_to", "sources"}


def canonical(data: bytes, place: str) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len({name for name, _ in items}) == len(items), place, "a name twice")
        return dict(items)

    def never(text: str) -> Any:
        raise Fault(place, f"not an integer: {text}")

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=pairs, parse_float=never, parse_constant=never)
    except (ValueError, RecursionError):
        raise Fault(place, "no JSON") from None
    check_value(value, place, 0)
    again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    need(again == data, place, "not canonical JSON")
    return value


def check_value(value: Any, place: str, depth: int) -> None:
    need(depth <= 16, place, "too deep")
    match value:
        case dict():
            for name, item in value.items():
                need(re.fullmatch(r"[a-z0-9_]{1,64}", name), place, f"name {name!r}")
                check_value(item, place, depth + 1)
        case list():
            for item in value:
                check_value(item, place, depth + 1)
        case str():
            need(unicodedata.is_normalized("NFC", value) and not INVISIBLE.search(value), place, "a text not as shown")
            bad = {"Cc", "Cs", "Co", "Cn"}
            need(
                all(sign == "\n" or unicodedata.category(sign) not in bad for sign in value),
                place,
                "a character refused",
            )
        case int():
            need(abs(value) < 2**53, place, "too large a number")


class Leaf(NamedTuple):
    data: bytes
    text: bytes
    lines: list[Line]
    stamp: Line
    record: dict[str, Any]
    id: str


def leaf(data: bytes, place: str) -> Leaf:
    need(len(data) <= LEAF_LIMIT, place, "too long")
    text, lines = note(data, place)
    first, _, rest = text.partition(b"\n")
    need(rest.endswith(b"\n") and b"\n" not in rest[:-1], place, "no record")
    record = canonical(rest[:-1], place)
    need(isinstance(record, dict) and REQUIRED <= set(record) <= ALLOWED, place, "fields")
    need(first.decode() == f"{record['log']}/record/v1" and record["v"] == 1, place, "another log's record")
    keys, seen = record["keys"], record["seen"]
    need(
        isinstance(keys, list) and keys == sorted(set(keys)) and all(HEX.fullmatch(key) for key in keys), place, "keys"
    )
    need(
        set(seen) == {"size", "root"} and HEX.fullmatch(seen["root"]) and HEX.fullmatch(record["prev"]),
        place,
        "seen, prev",
    )
    need(
        record["aud"] in {"public", "restricted"} and ("body" in record) == (record["aud"] == "public"),
        place,
        "audience",
    )
    need(
        ("inner" in record) != ("body" in record) and not ("inner" in record and record["material"]), place, "audience"
    )
    need(record["act"] not in STRUCTURAL or record["form"] == record["act"], place, "form")
    need(len(lines) == len(keys) + 1, place, "lines")
    ordered = sorted(lines[:-1], key=lambda line: (line.name.encode(), line.key_id))
    need(lines[:-1] == ordered, place, "order of lines")
    return Leaf(data, text, lines[:-1], lines[-1], record, hashlib.sha256(text).hexdigest())


def root_set(record: dict[str, Any], place: str) -> tuple[int, list[Key], str]:
    given = record["body"]["root_set"]
    keys = [vkey(text) for text in given["keys"]]
    need(given["keys"] == sorted(set(given["keys"])) and 1 <= given["threshold"] <= len(keys), place, "root set")
    data = json.dumps(given, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return given["threshold"], keys, hashlib.sha256(data).hexdigest()


class Held(NamedTuple):
    """A key in the log: whose, of which tier, brought by which record, its chain, its scope."""

    key: Key
    owner: str
    tier: str
    by: str
    chain: str
    scope: list[str] | None


class Registry:
    """Keys and chains as records bring and use them: record.md 8."""

    def __init__(self, founding: Leaf) -> None:
        body = founding.record["body"]
        self.origin = founding.record["log"]
        self.log_key, self.stamp_key, founder = (vkey(body[name]) for name in ("log_key", "stamp_key", "founder"))
        self.stamp_before: tuple[Key, str] | None = None
        need(self.log_key.name == self.origin and self.stamp_key.kind == COSIGNATURE, "found", "keys")
        self.seats = {seat["code"]: seat["root_set"] for seat in body["seats"]}
        self.held = {founder.hash: Held(founder, "FOUNDER", "founder", founding.id, founder.hash, None)}
        self.thresholds: dict[str, int] = {}
        self.next: dict[str, tuple[int, str]] = {founder.hash: (0, "0" * 64)}
        self.spent: set[str] = set()
        self.founding, self.absent = founding.id, set[str]()
        self.parts = [(self.origin, self.log_key, founding.id)]
        self.admitted: dict[str, str] = {}
        self.parties: set[str] = set()
        self.offices: set[str] = set()
        self.recoveries: dict[str, tuple[str, str]] = {}
        self.admit(founding)

    def admit(self, one: Leaf) -> None:
        """Take the seats a record admits."""
        for seat in one.record["body"].get("seats", ()):
            self.seats[seat["code"]], self.admitted[seat["code"]] = seat["root_set"], one.id
            (self.parties if seat["kind"] == "party" else self.offices).add(seat["code"])

    def judge(self, one: Leaf, place: str) -> int:
        """Return the stamp of a leaf whose signatures and keys hold; take what it brings. Raises Fault."""
        record = one.record
        if record["act"] == "found" and "continues" in record["body"] and one.id != self.founding:
            self.go_on(one, place)
        need(record["log"] == self.origin, place, "another log's record")
        need(record["by"] not in self.absent or along(record), place, "a seat that has not come along")
        if record["act"] in {"adopt", "amend-rules"}:
            need(not self.absent & self.parties, place, "a party has not come along")
        stamp = self.stamped(one, place)
        brought = self.brings(one, place)
        speakers = [self.held.get(hashed) or brought.get(hashed) for hashed in record["keys"]]
        need(all(speakers), place, "a key nobody brought")
        holders = [held for held in speakers if held is not None]
        for held in holders:
            need(
                any(note_signed(one.text, line, held.key) for line in one.lines), place, f"signature of {held.key.name}"
            )
            need(held.owner == record["by"] and held.key.hash not in self.spent, place, f"key {held.key.name}")
        self.check_tier(one, holders, brought, place)
        self.check_chain(one, holders, brought, place)
        if succeeds(record):
            self.succeed(one, place)
        if announces(record):
            self.recoveries[record["body"]["root_set"]] = (record["body"]["recover"], one.id)
        if along(record):
            self.absent.discard(record["by"])
        return int(str(stamp))

    def stamped(self, one: Leaf, place: str) -> int:
        """Return the stamp, by the key in force or by the one before it as long as that may: record.md 19.4."""
        if self.stamp_before is not None and names(one.stamp, self.stamp_before[0]):
            key, until = self.stamp_before
            time = cosigned(one.text, one.stamp, key)
            need(time is not None and time <= seconds(until), place, "stamp by a retired key")
        else:
            time = cosigned(one.text, one.stamp, self.stamp_key)
        need(time is not None, place, "stamp")
        return int(str(time))

    def succeed(self, one: Leaf, place: str) -> None:
        """Let a key of the log follow another: record.md 19."""
        body, record = one.record["body"], one.record
        need(set(body) == {"of", "key", "until", "pop", "old"} and body["of"] in {"log", "stamp"}, place, "fields")
        old, new = self.log_key if body["of"] == "log" else self.stamp_key, vkey(body["key"])
        here = new.name == self.origin if body["of"] == "log" else new.name.startswith(f"{self.origin}/REGISTRY/")
        need(record["by"] == "REGISTRY" and here and new.kind == old.kind, place, "a key of another name or kind")
        words = ("comity/succession/v1", self.origin, vkey_text(old), body["key"], body["until"])
        need(
            signed(old.public, "".join(f"{word}\n" for word in words).encode(), strict64(body["old"], place)),
            place,
            "old",
        )
        held = f"comity/possession/v1\n{self.origin}\n{new.name}\nREGISTRY\n".encode()
        need(signed(new.public, held, strict64(body["pop"], place)), place, "possession of the key")
        need(seconds(body["until"]) > 0, place, "until")
        if body["of"] == "log":
            self.log_key = new
        else:
            self.stamp_key, self.stamp_before = new, (old, body["until"])

    def go_on(self, one: Leaf, place: str) -> None:
        """Take over the body as another operator continues it: record.md 18."""
        record, body = one.record, one.record["body"]
        log_key, stamp_key, founder = (vkey(body[name]) for name in ("log_key", "stamp_key", "founder"))
        origin, index = f"{self.parts[0][0]}/{len(self.parts) + 1}", int(place.removeprefix("entry "))
        need(record["log"] == origin == log_key.name and stamp_key.kind == COSIGNATURE, place, "found")
        need((record["seq"], record["prev"]) == (0, self.founding), place, "seq or prev")
        checkpoint = head(body["continues"].encode(), self.log_key, self.origin, place)
        need(checkpoint.size == index == record["seen"]["size"], place, "the checkpoint of another size")
        need(checkpoint.root.hex() == record["seen"]["root"], place, "the checkpoint of another tree")
        need(record["by"] == "FOUNDER" and record["keys"] == [founder.hash], place, "found")
        need(cosigned(one.text, one.stamp, stamp_key) is not None, place, "stamp")
        need(any(note_signed(one.text, line, founder) for line in one.lines), place, "signature of the founder")
        need(all(seat["kind"] == "office" for seat in body["seats"]), place, "a seat that is no office")
        anew = {seat["code"] for seat in body["seats"]}
        self.absent = {held.owner for held in self.held.values() if held.tier == "root"} - anew
        self.spent |= {hashed for hashed, held in self.held.items() if held.owner in anew}
        self.admit(one)
        self.origin, self.log_key, self.stamp_key, self.founding = origin, log_key, stamp_key, one.id
        self.stamp_before = None
        self.parts.append((origin, log_key, one.id))
        self.held[founder.hash] = Held(founder, "FOUNDER", "founder", one.id, founder.hash, None)
        self.next[founder.hash] = (0, record["prev"])

    def brings(self, one: Leaf, place: str) -> dict[str, Held]:
        record = one.record
        if record["act"] in ROOT_ACTS and not along(record) and not succeeds(record) and not announces(record):
            threshold, keys, hashed = root_set(record, place)
            admitted = self.seats.get(record["by"]) == hashed or self.recoveries.get(hashed, ("",))[0] == record["by"]
            need(record["act"] == "rotate" or admitted, place, "a root set nobody admitted")
            self.thresholds[hashed] = threshold
            return {key.hash: Held(key, record["by"], "root", one.id, hashed, None) for key in keys}
        if record["act"] == "accredit":
            body = record["body"]
            key = vkey(body["key"])
            message = f"comity/possession/v1\n{self.origin}\n{key.name}\n{record['by']}\n".encode()
            need(signed(key.public, message, strict64(body["pop"], place)), place, "possession of the key")
            need(key.name.startswith(f"{self.origin}/{record['by']}/") and key.hash not in self.held, place, "key name")
            return {key.hash: Held(key, record["by"], body["tier"], one.id, key.hash, body["scope"])}
        return {}

    def check_tier(self, one: Leaf, holders: list[Held], brought: dict[str, Held], place: str) -> None:
        act, old = one.record["act"], [held for held in holders if held.key.hash in self.held]
        roots = [held for held in old if held.tier == "root"]
        enough = bool(roots) and len(roots) >= self.thresholds[roots[0].chain]
        match act:
            case "found":
                need(one.id == self.founding, place, "found again")
                holds = [held.tier for held in holders] == ["founder"]
            case "accede" if along(one.record):
                here = one.record["body"] == {"continues": self.founding} and one.record["by"] in self.absent
                holds = enough and roots == holders and here
            case "accede":
                holds = len(holders) == len(brought) and not old
            case "rotate" if announces(one.record):
                holds = enough and roots == holders and one.record["by"] in self.offices
            case "rotate" if succeeds(one.record):
                holds = enough and roots == holders
            case "rotate":
                holds = enough and all(held in holders for held in brought.values())
            case "amend-rules":
                holds = enough and roots == holders
            case "accredit" | "revoke" | "disavow":
                mission = [held.tier for held in holders] == ["mission"]
                holds = (enough and roots == holders) or mission
                if act == "accredit" and mission:
                    holds = next(iter(brought.values())).tier == "desk"
            case _:
                scope = holders[0].scope if holders else None
                holds = [held.tier for held in holders] == ["desk"] and (scope is None or act in scope)
        need(holds, place, f"these keys may not {act}")

    def check_chain(self, one: Leaf, holders: list[Held], brought: dict[str, Held], place: str) -> None:
        record, fresh = one.record, brought if one.record["act"] == "accede" else {}
        chains = {held.chain for held in holders if held.key.hash not in brought or fresh}
        need(len(chains) == 1, place, "keys of several chains")
        chain = chains.pop()
        if record["act"] == "accede" and not along(record):
            self.next[chain] = (0, self.recoveries.get(chain, ("", self.admitted.get(record["by"], "")))[1])
        need((record["seq"], record["prev"]) == self.next[chain], place, "seq or prev")
        self.next[chain] = (record["seq"] + 1, one.id)
        if record["act"] == "rotate" and not succeeds(record) and not announces(record):
            self.recoveries = {found: made for found, made in self.recoveries.items() if made[0] != record["by"]}
            self.spent |= {hashed for hashed, held in self.held.items() if held.chain == chain}
        for held in brought.values():
            self.next.setdefault(held.chain, (0, one.id))
            if record["act"] != "accede":
                self.next[held.chain] = (0, one.id)
        self.held |= brought
        if record["act"] == "accede" and chain in self.recoveries:
            mine = (held for held in self.held.values() if held.owner == record["by"] and held.tier == "root")
            self.spent |= {held.key.hash for held in mine if held.chain != chain}
            del self.recoveries[chain]
        if record["act"] == "revoke" and "recovery" in record["body"]:
            stopped = record["body"]["recovery"]
            self.recoveries = {found: made for found, made in self.recoveries.items() if made[1] != stopped}
        elif record["act"] == "revoke":
            self.spent.add(str(record["body"]["key"]))
        if record["act"] == "amend-rules":
            self.admit(one)


def succeeds(record: dict[str, Any]) -> bool:
    """Whether a rotation is of a key of the log itself: record.md 19.1."""
    return bool(record["act"] == "rotate" and "of" in record["body"])


def announces(record: dict[str, Any]) -> bool:
    """Whether a rotation announces a root set for another seat: record.md 20. When it may hold, the rules say."""
    return bool(record["act"] == "rotate" and "recover" in record["body"])


def seconds(instant: str) -> int:
    need(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", instant), "until", instant)
    return int(datetime.strptime(instant, "%Y-%m-%dT%H:%M:%S%z").timestamp())


def vkey_text(key: Key) -> str:
    return f"{key.name}+{key.hash[:8]}+{base64.b64encode(bytes([key.kind]) + key.public).decode()}"


def along(record: dict[str, Any]) -> bool:
    """Whether a seat comes along to a log that goes on, by keys it has: record.md 18.3."""
    return bool(record["act"] == "accede" and "continues" in record["body"])


# --- A log, a receipt


def anchored(text: str | None, registry: Registry, *, whole: bool) -> str:
    if text is None:
        return "ANCHOR NOT GIVEN"
    words = text.split()
    need(len(words) == 3, "--anchor", "three words")
    named = words[0], vkey(words[1]), words[2]
    need(named in registry.parts, "--anchor", "another log")
    vouched = whole and not registry.absent & registry.parties
    need(named == registry.parts[-1] or vouched, "--anchor", "of an earlier part, and not all parties have come along")
    return "anchor"


def verify_log(folder: Path, anchor: str | None) -> Iterator[str]:
    root = folder / "log" if (folder / "log").is_dir() else folder
    data = read(root, "checkpoint")
    claimed = note(data, "checkpoint")[0].split(b"\n")
    need(len(claimed) == 4 and re.fullmatch(rb"0|[1-9][0-9]{0,15}", claimed[1]), "checkpoint", "no checkpoint")
    entries = entries_of(root, int(claimed[1]))
    yield f"entries {len(entries)}"
    founding = leaf(entries[0] if entries else b"", "entry 0")
    need(founding.record["act"] == "found", "entry 0", "no founding record")
    registry = Registry(founding)
    hashes = [leaf_hash(entry) for entry in entries]
    roots = all_roots(hashes)
    refused = sum(1 for fault in judged(entries, registry, roots) if fault)
    yield anchored(anchor, registry, whole=True)
    found = head(data, registry.log_key, registry.origin, "checkpoint")
    need(found.root == roots[-1], "checkpoint", "another root than the entries make")
    yield f"checkpoint {found.size} {found.root.hex()}"
    material = dict[str, int]()
    for index, entry in enumerate(entries):
        for item in leaf_or_none(entry, index):
            material[item["sha256"]] = item["size"]
    check_files(root, hashes, entries, material)
    yield f"files, material {len(material)}"
    yield f"records {len(entries) - refused}, refused {refused}"
    state = head(read(root, "state"), registry.log_key, f"{registry.origin}/state/v1", "state")
    need(state.size <= found.size, "state", "of more leaves than the log has")
    yield f"state note signed; its digest {state.root.hex()} NOT RECOMPUTED"


def leaf_or_none(entry: bytes, index: int) -> list[dict[str, Any]]:
    try:
        return list(leaf(entry, f"entry {index}").record["material"])
    except Fault:
        return []


def judged(entries: list[bytes], registry: Registry, roots: list[bytes]) -> Iterator[Fault | None]:
    """Yield, for each entry, why it does not count, or None: a leaf that is refused changes nothing and is no damage."""
    for index, entry in enumerate(entries):
        try:
            one = leaf(entry, f"entry {index}")
            seen = one.record["seen"]
            need(seen["size"] <= index and roots[seen["size"]].hex() == seen["root"], f"entry {index}", "seen")
            registry.judge(one, f"entry {index}")
        except (Fault, KeyError, TypeError) as fault:
            yield fault if isinstance(fault, Fault) else Fault(f"entry {index}", "fields")
        else:
            yield None


def sections(data: bytes) -> Iterator[tuple[str, bytes]]:
    magic = b"comity/receipt/v1\n"
    need(data.startswith(magic) and len(data) <= 4_194_304, "receipt", "no receipt")
    at = len(magic)
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
    need(gap and lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) >= 2, "proof", "no proof")
    index = re.fullmatch(r"index (0|[1-9][0-9]{0,15})", lines[1])
    need(index, "proof", "no index")
    assert index is not None
    return int(index[1]), [strict64(line, "proof") for line in lines[2:]], checkpoint


def verify_receipt(data: bytes, anchor: str | None) -> Iterator[str]:
    parts = list(sections(data))
    need(
        len(parts) >= 2 and [name for name, _ in parts] == ["entry", "proof"] * (len(parts) // 2), "receipt", "sections"
    )
    leaves = [leaf(part, "entry") for name, part in parts if name == "entry"]
    proofs = [proof(part) for name, part in parts if name == "proof"]
    order = sorted(zip([index for index, _, _ in proofs], leaves, strict=True), key=lambda pair: pair[0])
    need(order[0][1].record["act"] == "found", "receipt", "no founding record")
    registry = Registry(order[0][1])
    yield f"record {leaves[0].id}"
    registry.check_chain = lambda *_: None  # type: ignore[method-assign] # a receipt holds no whole chain
    for index, one in order:
        brought = registry.brings(one, f"entry {index}")
        registry.judge(one, f"entry {index}")
        registry.held |= brought
        if one.record["act"] == "amend-rules":
            registry.admit(one)
    yield f"signatures and authority of {len(leaves)} records"
    yield anchored(anchor, registry, whole=False)
    need(len({checkpoint for _, _, checkpoint in proofs}) == 1, "receipt", "one checkpoint")
    found = head(proofs[0][2], registry.log_key, registry.origin, "checkpoint")
    for one, (index, path, _) in zip(leaves, proofs, strict=True):
        need(
            index < found.size and path_root(leaf_hash(one.data), index, found.size, path) == found.root,
            "proof",
            str(index),
        )
    yield f"place {proofs[0][0]} of {found.size}"
    need(anchor is not None, "--anchor", "a receipt proves nothing about a log you have not named")


# --- Evidence against a log: log.md 10


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


def verify_evidence(data: bytes, anchor: str | None) -> Iterator[str]:
    lines = data.decode("ascii", "replace").split("\n")
    need(len(lines) > 4 and not lines[-1] and len(data) <= 67_108_864, "evidence", "breaks off")
    kind, log = lines[1].removeprefix("kind "), vkey(lines[2].removeprefix("log "))
    need(lines[1:3] == [f"kind {kind}", f"log {lines[2][4:]}"], "evidence", "no head")
    names = [line.partition(" ")[0] for line in lines[3:-1]]
    parts = [strict64(line.partition(" ")[2], "evidence") for line in lines[3:-1]]
    if anchor is not None:
        need(anchor.split()[1] == lines[2][4:], "--anchor", "another log's")
    heads = [head(part, log, log.name, name) for name, part in zip(names, parts, strict=True) if name == "checkpoint"]
    if kind == "states":
        need(names == ["state", "state"], "evidence", "two state notes")
        heads = [head(part, log, f"{log.name}/state/v1", "state") for part in parts]
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
        check_leaves(kind, log, names, parts)
    yield f"evidence: {kind}"


def check_leaves(kind: str, log: Key, names: list[str], parts: list[bytes]) -> None:
    need(names == ["leaf", "proof"] * (2 if kind == "twice" else 3), "evidence", "leaves and proofs")
    leaves, places = [leaf(part, "leaf") for part in parts[::2]], []
    for one, part in zip(leaves, parts[1::2], strict=True):
        index, path, checkpoint = proof(part)
        found = head(checkpoint, log, log.name, "checkpoint")
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
    need(places[0] == 0 and leaves[0].record["act"] == "found", "leaf", "no founding record")
    stamp = Registry(leaves[0]).stamp_key
    times = [cosigned(each.text, each.stamp, stamp) for each in (one, other)]
    need(None not in times and times[1] < times[0], "evidence", "shows nothing")  # type: ignore[operator]


def main(given: list[str], say: Callable[[str], None]) -> int:
    parser = argparse.ArgumentParser(
        description="check a log's folder or a receipt with nothing but the standard library"
    )
    parser.add_argument("subject", type=Path)
    parser.add_argument("--anchor")
    options = parser.parse_args(given)
    try:
        if options.subject.is_dir():
            checks = verify_log(options.subject, options.anchor)
        else:
            data = options.subject.read_bytes()
            against = data.startswith(b"comity/evidence/v1\n")
            checks = (verify_evidence if against else verify_receipt)(data, options.anchor)
        for check in checks:
            say(f"[holds] {check}")
    except Fault as fault:
        say(f"[DOES NOT HOLD] {fault}")
        return 1
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        say(f"[DOES NOT HOLD] a field is not what it must be: {error!r}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], print))
