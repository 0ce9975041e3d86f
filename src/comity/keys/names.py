"""Keys as the log knows them: a name, an algorithm, a public key, and the identifiers made of them.

Knows the C2SP vkey format and the key hash; not who holds a secret. Law: `parse_vkey(k.vkey) == k`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from comity.encoding.note import valid_name
from comity.errors import Finding, Rejected, excerpt
from comity.keys import ed25519, mldsa

ED25519: Final = 1
COSIGNATURE: Final = 4
ML_DSA_44: Final = 6
RULE: Final = "docs/spec/keys.md 2"
VKEY_LIMIT: Final = 500
LONG_VKEY_LIMIT: Final = 2_000
"""Of an ML-DSA-44 key: its public half alone takes 1,752 signs."""
PUBLIC_SIZES: Final = {ED25519: ed25519.PUBLIC_SIZE, COSIGNATURE: ed25519.PUBLIC_SIZE, ML_DSA_44: mldsa.PUBLIC_SIZE}


@dataclass(frozen=True, kw_only=True)
class VerifierKey:
    """A public key under its name; `algorithm` is the C2SP signature type (1 Ed25519, 4 cosignature/v1, 6 ML-DSA-44)."""

    name: str
    algorithm: int
    public: bytes

    @cached_property
    def hash(self) -> bytes:
        """The SHA-256 of name, newline, algorithm byte and public key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public).digest()

    @property
    def hash_hex(self) -> str:
        """The hash as 64 lowercase hex digits: how records name the key."""
        return self.hash.hex()

    @property
    def note_id(self) -> bytes:
        """The first four bytes of the hash: how signature lines name the key (C2SP signed-note)."""
        return self.hash[:4]

    @property
    def vkey(self) -> str:
        """The key as a C2SP verifier-key string."""
        encoded = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.note_id.hex()}+{encoded}"


@lru_cache(maxsize=4096)
def log_and_owner(name: str) -> tuple[str, str]:
    """Return the origin and the seat that a seat's key is named under (ORIGIN/SEAT/label); "" for what a name does not say."""
    origin, _, owner = name.rpartition("/")[0].rpartition("/")
    return origin, owner


def parse_vkey(text: str) -> VerifierKey:
    """Read an untrusted verifier-key string, or raise Rejected key.vkey. The point itself is checked at registration."""
    name, _, rest = text.partition("+")
    identifier, _, encoded = rest.partition("+")
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    size = PUBLIC_SIZES.get(data[0]) if data else None
    limit = LONG_VKEY_LIMIT if size == mldsa.PUBLIC_SIZE else VKEY_LIMIT
    if len(text) > limit or not valid_name(name) or size is None or len(data) != 1 + size:
        raise _refused(text)
    key = VerifierKey(name=name, algorithm=data[0], public=data[1:])
    if key.note_id.hex() != identifier or key.vkey != text:
        raise _refused(text)
    return key


def _refused(text: str) -> Rejected:
    return Rejected(Finding(code="key.vkey", place="key", excerpt=excerpt(text), rule=RULE))
