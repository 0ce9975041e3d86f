"""Secret keys: made, kept in files only their owner can read, and used to sign notes.

Knows the C2SP secret-key string and both kinds of cosignature; not which key may sign what. Law: a secret never appears in repr,
and a key file others can read is refused.
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from comity.encoding.note import SignatureLine
from comity.errors import Finding, Rejected, excerpt
from comity.keys import ed25519, mldsa
from comity.keys.files import read_owned, write_owned
from comity.keys.names import ED25519, ML_DSA_44, PUBLIC_SIZES, VerifierKey
from comity.keys.notes import cosigned_message, long_cosigned_message

RULE: Final = "docs/spec/keys.md 3"
_PREFIX: Final = "PRIVATE+KEY+"


@dataclass(frozen=True, kw_only=True)
class SigningKey:
    """A named secret key; `seed` is 32 secret bytes."""

    name: str
    algorithm: int
    seed: bytes = field(repr=False)

    @cached_property
    def verifier(self) -> VerifierKey:
        """The public half."""
        public = mldsa.public_of(self.seed) if self.algorithm == ML_DSA_44 else ed25519.public_of(self.seed)
        return VerifierKey(name=self.name, algorithm=self.algorithm, public=public)

    def sign(self, message: bytes) -> bytes:
        """Return the bare Ed25519 signature of a message. Raises Rejected for an ML-DSA-44 key: its seed signs nothing else."""
        if self.algorithm == ML_DSA_44:
            raise Rejected(Finding(code="key.kind", place="key", excerpt=excerpt(self.name), rule=RULE))
        return ed25519.sign(self.seed, message)

    def sign_note(self, text: bytes) -> SignatureLine:
        """Return this key's Ed25519 line for a note text."""
        return SignatureLine(name=self.name, key_id=self.verifier.note_id, payload=self.sign(text))

    def cosign(self, text: bytes, time: int) -> SignatureLine:
        """Return this key's cosignature for a note text at Unix `time`; an ML-DSA-44 key signs checkpoints only."""
        signature = self._long(text, time) if self.algorithm == ML_DSA_44 else self.sign(cosigned_message(text, time))
        payload = time.to_bytes(8, "big") + signature
        return SignatureLine(name=self.name, key_id=self.verifier.note_id, payload=payload)

    def _long(self, text: bytes, time: int) -> bytes:
        message = long_cosigned_message(text, self.name, time)
        if message is None:
            raise Rejected(Finding(code="log.checkpoint", place="checkpoint", excerpt=excerpt(text), rule=RULE))
        return mldsa.sign(self.seed, message)

    def secret_line(self) -> str:
        """Return the secret in the form of C2SP tools: whoever reads it can sign."""
        encoded = base64.b64encode(bytes([self.algorithm]) + self.seed).decode()
        return f"{_PREFIX}{self.name}+{self.verifier.note_id.hex()}+{encoded}"


def generate(name: str, algorithm: int = ED25519, *, random: Callable[[int], bytes] = os.urandom) -> SigningKey:
    """Return a new key from `random`."""
    return SigningKey(name=name, algorithm=algorithm, seed=random(ed25519.SEED_SIZE))


def from_label(name: str, label: str, algorithm: int = ED25519) -> SigningKey:
    """Return the key whose seed is the SHA-256 of a published label: for archives and exercises, never a secret."""
    return SigningKey(name=name, algorithm=algorithm, seed=hashlib.sha256(label.encode()).digest())


def parse_secret(text: str) -> SigningKey:
    """Read a secret line, or raise Rejected key.secret (which quotes nothing of it)."""
    name, _, rest = text.removeprefix(_PREFIX).partition("+")
    _, _, encoded = rest.partition("+")
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not text.startswith(_PREFIX) or len(data) != 1 + ed25519.SEED_SIZE or data[0] not in PUBLIC_SIZES:
        raise _refused("")
    key = SigningKey(name=name, algorithm=data[0], seed=data[1:])
    if key.secret_line() != text:
        raise _refused("")
    return key


def write_secret(path: Path, key: SigningKey) -> None:
    """Write a key file readable by its owner only; refuses to replace one. Raises Unavailable."""
    write_owned(path, key.secret_line() + "\n", RULE)


def read_secret(path: Path) -> SigningKey:
    """Read a key file. Raises Unavailable if it cannot be read, Rejected if others could read it or it is no key."""
    return parse_secret(read_owned(path, RULE).removesuffix("\n"))


def _refused(quoted: str) -> Rejected:
    return Rejected(Finding(code="key.secret", place="key", excerpt=quoted, rule=RULE))
