"""An invitation a party signs with its own keys: how the first account of a seat comes to be.

Knows one signed note (docs/spec/keys.md 5) and which keys may sign it; not accounts, pages or how one signs in. Law: it holds
only while the seat's root threshold, or one of its mission keys, stands behind it in the state in force when it is redeemed.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding import canonical
from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.encoding.note import Note
from comity.errors import Rejected
from comity.keys.names import ED25519, VerifierKey
from comity.keys.notes import opened_by
from comity.keys.signer import SigningKey
from comity.records import fields as read
from comity.store.reader import Reader

RULE: Final = "docs/spec/keys.md 5"
NOTE_LIMIT: Final = 4_096
LONGEST: Final = 31 * 86_400
"""Seconds an invitation may be valid for: whoever finds an old link finds it dead."""
TOKEN_SIZE: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Whoever shows the token whose SHA-256 is `token` takes `role` at the seat `code`; `expires` is Unix seconds UTC."""

    log: str
    code: str
    role: str
    expires: int
    token: str

    @property
    def text(self) -> bytes:
        """The text that is signed."""
        said: dict[str, Json] = {
            "v": 1,
            "log": self.log,
            "code": self.code,
            "role": self.role,
            "expires": self.expires,
            "token": self.token,
        }
        return f"{self.log}/invitation/v1\n".encode() + canonical.render(said) + b"\n"


def token_hash(token: bytes) -> str:
    """Return how an invitation names its token."""
    return hashlib.sha256(token).hexdigest()


def sign(invitation: Invitation, keys: tuple[SigningKey, ...]) -> bytes:
    """Return the note."""
    return notes.render(invitation.text, tuple(key.sign_note(invitation.text) for key in keys))


def link(note: bytes, token: bytes) -> str:
    """Return the part of an address that carries a signed invitation and its token; an invitation made by a site has no note."""
    return f"{_base64(note)}.{_base64(token)}" if note else _base64(token)


def parse_link(text: str) -> tuple[bytes, bytes]:
    """Return the note (none where a site made it) and the token in an untrusted part of an address, or raise Rejected."""
    first, _, second = text.rpartition(".")
    note, token = _bytes(first), _bytes(second)
    if len(note) > NOTE_LIMIT or len(token) != TOKEN_SIZE or link(note, token) != text:
        raise Rejected(read.finding("invitation.link", "link", text[:20], RULE))
    return note, token


def parse(data: bytes) -> tuple[Invitation, Note]:
    """Read an untrusted note, or raise Rejected; its signatures are not looked at."""
    if len(data) > NOTE_LIMIT:
        raise Rejected(read.finding("invitation.link", "note", len(data), RULE))
    note = notes.parse(data)
    _, _, second = note.text.partition(b"\n")
    said = canonical.parse_object(second.removesuffix(b"\n"), limit=NOTE_LIMIT, place="invitation")
    read.names(said, {"v", "log", "code", "role", "expires", "token"}, (), "invitation")
    if said["v"] != 1:
        raise Rejected(read.finding("record.version", "invitation.v", said["v"], RULE))
    found = Invitation(
        log=read.origin(said["log"], "invitation.log"),
        code=read.code(said["code"], "invitation.code"),
        role=read.line(said["role"], "invitation.role", 32),
        expires=read.integer(said["expires"], "invitation.expires"),
        token=read.sha256(said["token"], "invitation.token"),
    )
    if found.text != note.text:
        raise Rejected(read.finding("invitation.link", "note", note.text[:80], RULE))
    return found, note


def check(data: bytes, token: bytes, origin: str, rows: Reader, now: int) -> tuple[Invitation, tuple[str, ...]]:
    """Return an untrusted invitation and the names of the keys behind it, or raise Rejected (docs/spec/keys.md 5.2)."""
    found, note = parse(data)
    if found.log != origin:
        raise Rejected(read.finding("invitation.log", "invitation.log", found.log, RULE))
    if token_hash(token) != found.token:
        raise Rejected(read.finding("invitation.token", "invitation.token", found.token, RULE))
    if not now < found.expires <= now + LONGEST:
        raise Rejected(read.finding("invitation.expired", "invitation.expires", found.expires, RULE))
    seat = rows.get("seat", found.code)
    if seat is None or seat["acceded_by"] is None:
        raise Rejected(read.finding("invitation.seat", "invitation.code", found.code, RULE))
    behind = signers(note, found.code, seat, rows)
    if not behind:
        raise Rejected(read.finding("invitation.signatures", "signatures", [line.name for line in note.lines], RULE))
    return found, behind


def signers(note: Note, code: str, seat: Mapping[str, Json], rows: Reader) -> tuple[str, ...]:
    """Return the mission key that signed a note, or the root keys if enough did; nothing where neither holds."""
    roots: set[str] = set()
    for line in note.lines:
        row = _named(line.name, rows)
        if row is None or row["owner"] != code or row["revoked_by"] is not None:
            continue
        key = VerifierKey(name=str(row["name"]), algorithm=ED25519, public=bytes.fromhex(str(row["public"])))
        if not opened_by(note, key):
            continue
        if row["tier"] == "mission":
            return (key.name,)
        if row["tier"] == "root" and key.hash_hex in _list(seat["keys"]):
            roots.add(key.name)
    enough = seat["threshold"] is not None and len(roots) >= int(str(seat["threshold"]))
    return tuple(sorted(roots)) if enough else ()


def _named(name: str, rows: Reader) -> Mapping[str, Json] | None:
    registered = rows.get("registered", f"name:{name}")
    return None if registered is None else rows.get("key", str(registered["key"]))


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    """Return what untrusted base64url spells; nothing where it spells nothing."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
