"""ML-DSA-44 (FIPS 204): a signature that a quantum computer is not known to forge, for lines beside Ed25519.

Knows the algorithm and the bytes a subtree/v1 cosignature signs (C2SP tlog-cosignature); not whose key it is. Law: one
implementation decides, and FIPS 204 leaves a verifier no choice: sizes are fixed and every encoding has one form.
"""

from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

PUBLIC_SIZE: Final = 1_312
SIGNATURE_SIZE: Final = 2_420
_LABEL: Final = b"subtree/v1\n\0"
_NAME_LIMIT: Final = 255


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether an untrusted signature over `message` counts; `public` may be untrusted too."""
    if len(public) != PUBLIC_SIZE or len(signature) != SIGNATURE_SIZE:
        return False
    try:
        _public(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def sign(seed: bytes, message: bytes) -> bytes:
    """Return a signature by the 32-byte secret `seed`, another each time."""
    return _private(seed).sign(message)


def public_of(seed: bytes) -> bytes:
    """Return the public key of a 32-byte secret seed."""
    return _private(seed).public_key().public_bytes_raw()


def subtree_message(cosigner: str, time: int, origin: bytes, size: int, root: bytes) -> bytes | None:
    """Return the bytes a cosignature of a whole tree signs; None where a name is too long to be in one."""
    name = cosigner.encode()
    if len(name) > _NAME_LIMIT or not 0 < len(origin) <= _NAME_LIMIT:
        return None
    sizes = bytes(8) + size.to_bytes(8, "big")
    named = bytes([len(name)]) + name + time.to_bytes(8, "big") + bytes([len(origin)]) + origin
    return _LABEL + named + sizes + root


@lru_cache(maxsize=64)
def _private(seed: bytes) -> MLDSA44PrivateKey:
    return MLDSA44PrivateKey.from_seed_bytes(seed)


@lru_cache(maxsize=256)
def _public(public: bytes) -> MLDSA44PublicKey:
    return MLDSA44PublicKey.from_public_bytes(public)
