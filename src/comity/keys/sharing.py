"""Showing what an identity shares with a stanza of an age file, and nothing else: a proof of equal logarithms on edwards25519.

Knows Chaum and Pedersen's proof over the points X25519's keys stand for (docs/spec/sealing.md 7); not what was sealed. Law: a
proof that `shown` accepts was made with the secret of that very public key, and gives away only the one shared secret.
"""

import hashlib
import os
from dataclasses import dataclass
from typing import Final

from nacl.bindings import (
    crypto_core_ed25519_is_valid_point,
    crypto_core_ed25519_scalar_add,
    crypto_core_ed25519_scalar_mul,
    crypto_core_ed25519_scalar_reduce,
    crypto_core_ed25519_sub,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)

from comity.keys.age import Identity, Stanza
from comity.keys.points import SIZE, lifted, share_of

PROOF_SIZE: Final = 4 * SIZE
_LABEL: Final = b"comity/shared/v1\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Two points (the key and what it shares, with their signs), the challenge and the answer; 32 bytes each."""

    key: bytes
    shared: bytes
    challenge: bytes
    answer: bytes

    @property
    def data(self) -> bytes:
        """The proof as it is written."""
        return self.key + self.shared + self.challenge + self.answer


def read_proof(data: bytes) -> Proof:
    """Take 128 untrusted bytes apart."""
    key, shared, challenge, answer = (data[at : at + SIZE] for at in range(0, PROOF_SIZE, SIZE))
    return Proof(key=key, shared=shared, challenge=challenge, answer=answer)


def prove(identity: Identity, stanza: Stanza) -> Proof | None:
    """Return the proof of what an identity shares with a stanza; None where the stanza's share is none to share with."""
    base = lifted(stanza.share)
    if base is None:
        return None
    secret = _scalar(identity.secret)
    key, shared = crypto_scalarmult_ed25519_base_noclamp(secret), crypto_scalarmult_ed25519_noclamp(secret, base)
    chance = _chance(secret, base)
    challenge = _challenge(
        base,
        key,
        shared,
        crypto_scalarmult_ed25519_base_noclamp(chance),
        crypto_scalarmult_ed25519_noclamp(chance, base),
    )
    answer = crypto_core_ed25519_scalar_add(chance, crypto_core_ed25519_scalar_mul(challenge, secret))
    return Proof(key=key, shared=shared, challenge=challenge, answer=answer)


def shown(proof: Proof, public: bytes, stanza: Stanza) -> bytes | None:
    """Return the secret an untrusted proof shows the holder of `public` to share with a stanza, or None where it shows none."""
    base = lifted(stanza.share)
    points = (proof.key, proof.shared)
    if any(len(part) != SIZE for part in (*points, proof.challenge, proof.answer)):
        return None  # shorter than 128 bytes: the library would end the program on it
    if base is None or not all(crypto_core_ed25519_is_valid_point(point) for point in points):
        return None
    if share_of(proof.key) != public or any(
        _reduced(part + bytes(SIZE)) != part for part in (proof.challenge, proof.answer)
    ):
        return None
    try:
        first = _commitment(crypto_scalarmult_ed25519_base_noclamp(proof.answer), proof.challenge, proof.key)
        second = _commitment(crypto_scalarmult_ed25519_noclamp(proof.answer, base), proof.challenge, proof.shared)
    except Exception:  # noqa: BLE001 - the library refuses a scalar of nothing in its own way
        return None
    made = _challenge(base, proof.key, proof.shared, first, second)
    return share_of(proof.shared) if made == proof.challenge else None


def _commitment(answered: bytes, challenge: bytes, point: bytes) -> bytes:
    return crypto_core_ed25519_sub(answered, crypto_scalarmult_ed25519_noclamp(challenge, point))


def _challenge(*points: bytes) -> bytes:
    return _reduced(hashlib.sha512(_LABEL + b"".join(points)).digest())


def _chance(secret: bytes, base: bytes) -> bytes:
    """Return a number nobody can guess, for one proof, even where the machine's random numbers repeat.

    Two proofs of different shares with one such number would give the secret away, and so would a number somebody can guess.
    """
    return _reduced(hashlib.sha512(b"comity/chance/v1\n" + secret + base + os.urandom(2 * SIZE)).digest())


def _scalar(secret: bytes) -> bytes:
    """Return the number an X25519 secret stands for (RFC 7748 5), modulo the order of the curve's group."""
    clamped = bytearray(secret)
    clamped[0] &= 248
    clamped[31] = clamped[31] & 127 | 64
    return _reduced(bytes(clamped) + bytes(SIZE))


def _reduced(number: bytes) -> bytes:
    return crypto_core_ed25519_scalar_reduce(number)
