"""Age files (age-encryption.org/v1) for X25519 recipients: made by pyrage, read by the strict rules of docs/spec/sealing.md 2.

Knows bytes and keys; not what is sealed or to whom. Law: what `opened` returns, every implementation of age returns; what is
here refused, two verifiers refuse alike, whatever library each has.
"""

import base64
import binascii
import hmac
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from comity.errors import Finding, Rejected
from comity.keys import bech32
from comity.keys.points import lifted

RULE: Final = "docs/spec/sealing.md 2"
MAGIC: Final = b"age-encryption.org/v1\n"
HEADER_LIMIT: Final = 4_096
STANZAS: Final = 32
CHUNK: Final = 65_536
NONCE: Final = 16
TAG: Final = 16
PUBLIC_PREFIX: Final = "age"
SECRET_PREFIX: Final = "age-secret-key-"  # noqa: S105 - how a secret is spelled, not one
_LABEL: Final = b"age-encryption.org/v1/X25519"
_COLUMNS: Final = 64
_BODY: Final = 32
_ARGUMENT: Final = re.compile(rb"[!-~]+")


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A secret key that opens what was sealed to its public half; `secret` is 32 secret bytes."""

    secret: bytes = field(repr=False)

    @cached_property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()

    @property
    def recipient(self) -> str:
        """The public half as age spells it."""
        return bech32.encode(PUBLIC_PREFIX, self.public)

    def line(self) -> str:
        """Return the secret as age spells it: whoever reads it can open."""
        return bech32.encode(SECRET_PREFIX, self.secret).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanza:
    """One X25519 stanza: the sender's share of this file, and the wrapped file key."""

    share: bytes
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeFile:
    """An age file taken apart; nothing in it has been opened."""

    stanzas: tuple[Stanza, ...]
    header: bytes
    mac: bytes
    nonce: bytes
    payload: bytes


def generate() -> Identity:
    """Return a new identity."""
    return Identity(secret=os.urandom(bech32.SIZE))


def parse_identity(text: str) -> Identity:
    """Read an untrusted `AGE-SECRET-KEY-1…`, or raise Rejected, which quotes nothing of it."""
    if text != text.upper():
        raise Rejected(Finding(code="seal.key", place="key", rule=RULE))
    return Identity(secret=bech32.decode(SECRET_PREFIX, text.lower()))


def parse_recipient(text: str) -> bytes:
    """Return the public key in an untrusted `age1…`, or raise Rejected: in another spelling, or one no secret has.

    What is sealed to a key no secret has, everybody could open, or it would end the program that seals.
    """
    public = bech32.decode(PUBLIC_PREFIX, text)
    if lifted(public) is None:
        raise Rejected(Finding(code="seal.key", place="key", rule=RULE))
    return public


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Return an age file of `data` to these recipients; raises Rejected for one that is none."""
    for recipient in recipients:
        parse_recipient(recipient)
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]))


def parse(data: bytes) -> AgeFile:
    """Take an untrusted age file apart, or raise Rejected."""
    if not data.startswith(MAGIC):
        raise _broken(0)
    at, stanzas, read = len(MAGIC), [], 0
    while data[at : at + 3] == b"-> ":
        words, body, at = _stanza(data, at)
        read += 1
        if read > STANZAS or at > HEADER_LIMIT:
            raise _broken(at)
        if words[0] == b"X25519":
            if len(words) != 2 or len(body) != _BODY:  # noqa: PLR2004 - its name and the share
                raise _broken(at)
            stanzas.append(Stanza(share=_base64(words[1], at), body=body))
    line, end = _line(data, at)
    if not line.startswith(b"--- ") or len(data) < end + NONCE + TAG:
        raise _broken(at)
    mac = _base64(line[4:], at)
    if len(mac) != 32 or any(len(one.share) != bech32.SIZE for one in stanzas):  # noqa: PLR2004 - SHA-256
        raise _broken(at)
    return AgeFile(
        stanzas=tuple(stanzas),
        header=data[: at + 3],
        mac=mac,
        nonce=data[end : end + NONCE],
        payload=data[end + NONCE :],
    )


def plain_size(file: AgeFile) -> int:
    """Return how many bytes a file will open to, if it opens."""
    chunks = max(1, -(-len(file.payload) // (CHUNK + TAG)))
    return len(file.payload) - chunks * TAG


def shared(identity: Identity, stanza: Stanza) -> bytes | None:
    """Return the secret this identity shares with a stanza, 32 bytes, or None where it shares none with anybody."""
    try:
        return X25519PrivateKey.from_private_bytes(identity.secret).exchange(
            X25519PublicKey.from_public_bytes(stanza.share)
        )
    except ValueError:
        return None


def file_key(stanza: Stanza, secret: bytes, public: bytes) -> bytes | None:
    """Return the file key a stanza gives whoever shares `secret` with it and has the public key `public`, or None."""
    wrap = _derived(secret, stanza.share + public, _LABEL)
    try:
        return ChaCha20Poly1305(wrap).decrypt(bytes(12), stanza.body, None)
    except InvalidTag:
        return None


def holds(file: AgeFile, key: bytes) -> bool:
    """Return whether a file key is the one its header was made with."""
    made = hmac.digest(_derived(key, b"", b"header"), file.header, "sha256")
    return hmac.compare_digest(made, file.mac)


def plain(file: AgeFile, key: bytes) -> bytes | None:
    """Return what a file opens to under its file key, or None where it is garbage."""
    cipher = ChaCha20Poly1305(_derived(key, file.nonce, b"payload"))
    found = bytearray()
    starts = range(0, len(file.payload), CHUNK + TAG)
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        try:
            part = cipher.decrypt(
                number.to_bytes(11, "big") + bytes([last]), file.payload[start : start + CHUNK + TAG], None
            )
        except (InvalidTag, ValueError):
            return None
        if last and number and not part:
            return None
        found += part
    return bytes(found)


def opened(data: bytes, identity: Identity) -> bytes:
    """Return what an untrusted age file holds for an identity. Raises Rejected: malformed, not for it, or garbage."""
    file = parse(data)
    for stanza in file.stanzas:
        secret = shared(identity, stanza)
        key = None if secret is None else file_key(stanza, secret, identity.public)
        if key is not None:
            found = plain(file, key) if holds(file, key) else None
            if found is None:
                raise Rejected(Finding(code="seal.garbage", place="sealed", rule=RULE))
            return found
    raise Rejected(Finding(code="seal.closed", place="sealed", excerpt=identity.recipient, rule=RULE))


def _derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def _stanza(data: bytes, at: int) -> tuple[list[bytes], bytes, int]:
    """Return the words, the body and the end of the stanza at a position."""
    line, at = _line(data, at)
    words = line[3:].split(b" ")
    if any(not _ARGUMENT.fullmatch(word) for word in words):
        raise _broken(at)
    parts = []
    for part, end in _lines(data, at):
        parts.append(part)
        at = end
        if len(part) < _COLUMNS:
            return words, _base64(b"".join(parts), at), at
    raise _broken(at)


def _lines(data: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    while at < HEADER_LIMIT:
        line, at = _line(data, at)
        if len(line) > _COLUMNS:
            raise _broken(at)
        yield line, at


def _line(data: bytes, at: int) -> tuple[bytes, int]:
    end = data.find(b"\n", at, HEADER_LIMIT + _COLUMNS)
    if end < 0:
        raise _broken(at)
    return data[at:end], end + 1


def _base64(text: bytes, at: int) -> bytes:
    """Read base64 without padding, in its one spelling."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise _broken(at) from None
    if base64.b64encode(data).rstrip(b"=") != text:
        raise _broken(at)
    return data


def _broken(position: int) -> Rejected:
    return Rejected(Finding(code="seal.file", place=f"sealed byte {position}", rule=RULE))
