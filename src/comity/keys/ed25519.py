"""Strict Ed25519: a signature counts only if every honest library of the world would count it.

Knows RFC 8032 and the corners where libraries disagree (docs/spec/keys.md 1); not who owns a key. Law: public keys and R
are canonical points of prime order, S < L, and both `cryptography` and PyNaCl accept.

Of R it need not be asked each time. A is of prime order, so S·B - h·A lies in the subgroup of B, and a library that makes R anew
as the encoding of that point and compares 32 bytes accepts no R but a canonical point of that subgroup: of prime order, or the
neutral one, which is refused by itself. Whether both libraries work so (RFC 8032 allows others) is asked of them once.
"""

from functools import cache, lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_sign_open
from nacl.exceptions import BadSignatureError

from comity.errors import Finding, Rejected, excerpt

PUBLIC_SIZE: Final = 32
SIGNATURE_SIZE: Final = 64
SEED_SIZE: Final = 32
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
RULE: Final = "docs/spec/keys.md 1"
NEUTRAL: Final = bytes([1]) + bytes(31)
MIXED: Final = (
    bytes.fromhex("893c328550d21d9cee3d652b30a14ca8391ecf4ab02a3f807d007de4add60abc"),
    bytes.fromhex(
        "feaf9d07b868cc52786305312c376563c622b0386a10d105e3c1501b28d65f7e"
        "983665f3fd34d8846f520a7162b25f6ec3d4b0546ee2b58d556d4077f3decf03"
    ),
    b"R of mixed order",
)
"""A good key, a signature whose R is off by a point of order 2, and its message: accepted where 8·S·B = 8·R + 8·h·A is asked."""


def check_public(public: bytes) -> None:
    """Refuse an untrusted public key that is not the canonical encoding of a point of prime order."""
    if len(public) != PUBLIC_SIZE or not crypto_core_ed25519_is_valid_point(public):
        raise Rejected(Finding(code="key.encoding", place="key", excerpt=excerpt(public.hex()), rule=RULE))


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether an untrusted signature of 64 bytes over `message` counts; `public` may be untrusted too."""
    if len(signature) != SIGNATURE_SIZE or len(public) != PUBLIC_SIZE:
        return False
    point, scalar = signature[:32], int.from_bytes(signature[32:], "little")
    if scalar >= ORDER or point == NEUTRAL:
        return False
    key = _public(public)
    return (
        key is not None
        and _accepted_by_both(key, public, signature, message)
        and (_both_compare_r() or crypto_core_ed25519_is_valid_point(point))
    )


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of RFC 8032 by the secret `seed`."""
    return _private(seed).sign(message)


def public_of(seed: bytes) -> bytes:
    """Return the public key of a 32-byte secret seed."""
    return _private(seed).public_key().public_bytes_raw()


@lru_cache(maxsize=64)
def _private(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)


@lru_cache(maxsize=4096)
def _public(public: bytes) -> Ed25519PublicKey | None:
    """Return the key if its encoding is canonical and of prime order; remembered, for a body has few keys."""
    if not crypto_core_ed25519_is_valid_point(public):
        return None
    return Ed25519PublicKey.from_public_bytes(public)


@cache
def _both_compare_r() -> bool:
    """Return whether each library makes R anew and compares its bytes, so that neither accepts an R of another order."""
    public, signature, message = MIXED
    key = Ed25519PublicKey.from_public_bytes(public)
    accepted = _accepted_by_cryptography(key, signature, message), _accepted_by_sodium(public, signature, message)
    return not any(accepted)


def _accepted_by_both(key: Ed25519PublicKey, public: bytes, signature: bytes, message: bytes) -> bool:
    return _accepted_by_sodium(public, signature, message) and _accepted_by_cryptography(key, signature, message)


def _accepted_by_cryptography(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _accepted_by_sodium(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        crypto_sign_open(signature + message, public)
    except BadSignatureError:
        return False
    return True
