"""Keys, notes and checkpoints: docs/spec/encoding.md 4, keys.md 2, log.md 4. Law: what is not exactly this is refused."""

import base64
import hashlib
import re
from typing import NamedTuple

from . import ed25519, mldsa
from .faults import Fault, need, strict64

DASH = "\u2014"
ED25519, COSIGNATURE, LONG = 1, 4, 6
PUBLIC_SIZES = {ED25519: 32, COSIGNATURE: 32, LONG: mldsa.PUBLIC}
LAST = 253_402_300_799
"""The last second of the year 9999."""


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


def vkey(text: str, *, point: bool = True) -> Key:
    """Read a verifier key; where no `point` is asked for, one that is none signs nothing and is no fault (keys.md 1.1)."""
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    data = strict64(encoded, "verifier key")
    sized = data and len(data) == 1 + PUBLIC_SIZES.get(data[0], 0)
    need(sized and re.fullmatch(r"[^\s+]+", name), "verifier key", text)
    key = Key(name, data[0], data[1:])
    whole = not point or key.kind == LONG or ed25519.recover(key.public) is not None
    need(key.hash[:8] == key_id and whole, "verifier key", text)
    return key


def vkey_text(key: Key) -> str:
    return f"{key.name}+{key.hash[:8]}+{base64.b64encode(bytes([key.kind]) + key.public).decode()}"


def note(data: bytes, place: str) -> tuple[bytes, list[Line]]:
    text, gap, tail = data.rpartition(b"\n\n")
    need(gap and tail.endswith(b"\n"), place, "no note")
    text += b"\n"
    try:
        shown, said = data.decode("utf-8"), tail[:-1].decode("utf-8").split("\n")
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
    return names(line, key) and key.kind == ED25519 and ed25519.signed(key.public, text, line.payload)


def cosigned(text: bytes, line: Line, key: Key) -> int | None:
    """Return the time of a cosignature of either kind, C2SP tlog-cosignature; None where it does not hold."""
    if not names(line, key) or len(line.payload) < 8:
        return None
    time, signature = int.from_bytes(line.payload[:8], "big"), line.payload[8:]
    if key.kind == COSIGNATURE:
        good = ed25519.signed(key.public, b"cosignature/v1\ntime %d\n%s" % (time, text), signature)
    elif key.kind == LONG and time > 0:
        message = subtree(text, key.name, time)
        good = message is not None and mldsa.signed(key.public, message, signature)
    else:
        return None
    return time if good and time <= LAST else None


def subtree(text: bytes, cosigner: str, time: int) -> bytes | None:
    """Return what an ML-DSA-44 cosigner signs of a whole tree: of the text only origin, size and root (keys.md 2.2)."""
    lines, name = text.split(b"\n"), cosigner.encode()
    if len(lines) < 4 or not re.fullmatch(rb"0|[1-9][0-9]{0,15}", lines[1]):
        return None
    try:
        root = strict64(lines[2].decode("ascii", "replace"), "root")
    except Fault:
        return None
    if len(root) != 32 or not 1 <= len(name) <= 255 or not 1 <= len(lines[0]) <= 255:
        return None
    named = bytes([len(name)]) + name + time.to_bytes(8, "big") + bytes([len(lines[0])]) + lines[0]
    return b"subtree/v1\n\0" + named + bytes(8) + int(lines[1]).to_bytes(8, "big") + root


class Head(NamedTuple):
    origin: str
    size: int
    root: bytes


def head(data: bytes, key: Key, origin: str, place: str, *later: Key) -> Head:
    """Return what a log's key, or one that followed it, has signed."""
    text, lines = note(data, place)
    parts = text.decode().split("\n")
    need(len(parts) == 4 and not parts[3] and re.fullmatch(r"0|[1-9][0-9]{0,15}", parts[1]), place, "no checkpoint")
    found = Head(parts[0], int(parts[1]), strict64(parts[2], place))
    need(len(found.root) == 32 and found.origin == origin, place, "another log's")
    need(any(note_signed(text, line, one) for line in lines for one in (key, *later)), place, "not signed by the log")
    return found
