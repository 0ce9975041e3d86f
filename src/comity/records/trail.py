"""The trail of acts on accounts: what an entry says byte for byte, and the body by which the registry binds what there is.

Knows docs/spec/log.md 17; not where entries lie or who reads them. Law: an entry names an account by its number alone, and its
salt lets nobody who has not the entry guess it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records import fields as read
from comity.records.act import Act
from comity.records.record import Record

RULE: Final = "docs/spec/log.md 17"
KIND: Final = "comity/trail/v1"
SALT_SIZE: Final = 32
ENTRY_LIMIT: Final = 8_192
WORD: Final = re.compile(r"[a-z][a-z-]{0,31}")
NAMES: Final = frozenset(
    {"v", "log", "number", "seat", "own", "at", "what", "actor", "subject", "role", "before", "keys", "salt"}
)
KEYS_LIMIT: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act on the accounts of a seat; `number` counts from 0 in the body, `own` from 1 at the seat.

    `actor` and `subject` are numbers of accounts, or None; `keys` names those that signed an invitation; `salt` is hex.
    """

    log: str
    number: int
    seat: str
    own: int
    at: str
    what: str
    actor: int | None
    subject: int | None
    role: str
    before: str
    keys: tuple[str, ...]
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How many entries there are, and the root over them (lowercase hex)."""

    size: int
    root: str


def render_entry(entry: Entry) -> bytes:
    """Return the bytes of an entry: what its leaf hash is over."""
    made: dict[str, Json] = {name: getattr(entry, name) for name in NAMES - {"v", "keys"}}
    return canonical.render({**made, "v": 1, "keys": list(entry.keys)})


def parse_entry(data: bytes, place: str = "entry") -> Entry:
    """Return the entry in untrusted bytes, or raise Rejected."""
    found = read.names(canonical.parse_object(data, limit=ENTRY_LIMIT, place=place), NAMES, (), place)
    if read.integer(found["v"], f"{place}.v") != 1:
        raise Rejected(read.finding("record.value", f"{place}.v", found["v"], RULE))
    return Entry(
        log=read.origin(found["log"], f"{place}.log"),
        number=read.integer(found["number"], f"{place}.number"),
        seat=read.code(found["seat"], f"{place}.seat"),
        own=read.integer(found["own"], f"{place}.own"),
        at=read.instant(found["at"], f"{place}.at"),
        what=_word(found["what"], f"{place}.what"),
        actor=_account(found["actor"], f"{place}.actor"),
        subject=_account(found["subject"], f"{place}.subject"),
        role=_word(found["role"], f"{place}.role"),
        before="" if found["before"] == "" else _word(found["before"], f"{place}.before"),
        keys=read.items(found["keys"], f"{place}.keys", 0, KEYS_LIMIT, lambda value, at: read.line(value, at, 200)),
        salt=read.sha256(found["salt"], f"{place}.salt"),
    )


def binds_trail(record: Record) -> bool:
    """Return whether an untrusted `witnessed` binds the trail, and brings no checkpoint."""
    return record.act is Act.WITNESSED and "trail" in (record.body or {})


def read_head(record: Record) -> Head:
    """Read the body that binds the trail, or raise Rejected."""
    body = read.names(record.body or {}, {"trail"}, (), "record.body")
    place = "record.body.trail"
    found = read.names(read.mapping(body["trail"], place), {"size", "root"}, (), place)
    return Head(size=read.integer(found["size"], f"{place}.size"), root=read.sha256(found["root"], f"{place}.root"))


def head_json(head: Head) -> dict[str, Json]:
    """Return the body that binds the trail."""
    return {"trail": {"root": head.root, "size": head.size}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What the auditor of a seat takes away: its entries, each with the hashes that prove it under the head `record` binds."""

    log: str
    seat: str
    head: Head
    record: str
    entries: tuple[tuple[bytes, tuple[bytes, ...]], ...]


EXTRACT_LIMIT: Final = 16 * 1024 * 1024


def render_extract(extract: Extract) -> bytes:
    """Return an extract as it is given away: one line of head, then for each entry a line of it and a line of its proof."""
    lines = [
        KIND,
        f"{extract.log} {extract.seat}",
        f"{extract.head.size} {extract.head.root} {extract.record}",
        *(
            line
            for entry, proof in extract.entries
            for line in (entry.decode(), " ".join(node.hex() for node in proof) or "-")
        ),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def parse_extract(data: bytes) -> Extract:
    """Return the extract in untrusted bytes, or raise Rejected."""
    if len(data) > EXTRACT_LIMIT:
        raise _refused("1", len(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused("1", data[:80]) from error
    lines = text.split("\n")
    if len(lines) < 4 or len(lines) % 2 or lines[0] != KIND or lines[-1]:  # noqa: PLR2004 - three lines of head and the end
        raise _refused("1", lines[0])
    log, seat = _words(lines, 1, 2)
    size, root, record = _words(lines, 2, 3)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", size):
        raise _refused("3", size)
    found = Extract(
        log=read.origin(log, "line 2"),
        seat=read.code(seat, "line 2"),
        head=Head(size=int(size), root=read.sha256(root, "line 3")),
        record=read.sha256(record, "line 3"),
        entries=tuple((lines[number].encode(), _proof(lines, number + 1)) for number in range(3, len(lines) - 1, 2)),
    )
    for number, (entry, _) in enumerate(found.entries):
        parse_entry(entry, f"line {2 * number + 4}")
    return found


def _words(lines: Sequence[str], index: int, count: int) -> list[str]:
    words = lines[index].split(" ")
    if len(words) != count:
        raise _refused(str(index + 1), lines[index])
    return words


def _proof(lines: Sequence[str], index: int) -> tuple[bytes, ...]:
    if lines[index] == "-":
        return ()
    words = lines[index].split(" ")
    return tuple(bytes.fromhex(read.sha256(word, f"line {index + 1}")) for word in words)


def _refused(line: str, found: object) -> Rejected:
    return Rejected(read.finding("trail.file", f"line {line}", found, RULE))


def _word(value: Json, place: str) -> str:
    text = read.string(value, place)
    if not WORD.fullmatch(text):
        raise Rejected(read.finding("record.value", place, value, RULE))
    return text


def _account(value: Json, place: str) -> int | None:
    return None if value is None else read.integer(value, place)
