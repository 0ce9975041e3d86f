"""The proof of what a key shares, made and judged a second time by arithmetic that shares nothing with ours or with libsodium's.

From the texts alone: Chaum and Pedersen, Wallet Databases with Observers (1992), 3.2, with the challenge of docs/spec/sealing.md 7.2; the
curve and its addition of RFC 8032, 5.1 and 5.1.4, in whole numbers; what a share stands for of RFC 7748, 4.1.
"""

import hashlib
import os
import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from comity.keys import sharing
from comity.keys.age import Identity, Stanza

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ZERO = (0, 1)
Point = tuple[int, int]


def add(one: Point, other: Point) -> Point:
    (x1, y1), (x2, y2) = one, other
    both = D * x1 * x2 * y1 * y2
    return (x1 * y2 + x2 * y1) * pow(1 + both, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - both, -1, P) % P


def times(number: int, point: Point) -> Point:
    found = ZERO
    for bit in f"{number:b}":
        found = add(found, found)
        found = add(found, point) if bit == "1" else found
    return found


def less(one: Point, other: Point) -> Point:
    return add(one, (-other[0] % P, other[1]))


def with_y(y: int, odd: int) -> Point:
    """Return the point of that y: RFC 8032, 5.1.3, by Euler's criterion."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == square, "no such point"
    return (P - x if x % 2 != odd else x), y


BASE = with_y(4 * pow(5, -1, P) % P, 0)


def spelt(point: Point) -> bytes:
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def read(data: bytes) -> Point:
    number = int.from_bytes(data, "little")
    return with_y(number & (2**255 - 1), number >> 255)


def stands_for(share: bytes) -> Point:
    u = int.from_bytes(share, "little")
    return with_y((u - 1) * pow(u + 1, -1, P) % P, 0)


def u_of(point: Point) -> bytes:
    return ((1 + point[1]) * pow(1 - point[1], -1, P) % P).to_bytes(32, "little")


def challenge(*points: Point) -> int:
    whole = b"comity/shared/v1\n" + b"".join(map(spelt, points))
    return int.from_bytes(hashlib.sha512(whole).digest(), "little") % L


def number_of(secret: bytes) -> int:
    """Return the number of an X25519 secret: RFC 7748, 5."""
    return int.from_bytes(secret, "little") & ((1 << 254) - 8) | 1 << 254


def made(secret: bytes, share: bytes) -> bytes:
    """Return the proof, made here."""
    k, chance, point = number_of(secret), 1 + secrets.randbelow(L - 1), stands_for(share)
    key, shared = times(k, BASE), times(k, point)
    c = challenge(point, key, shared, times(chance, BASE), times(chance, point))
    return spelt(key) + spelt(shared) + c.to_bytes(32, "little") + ((chance + c * k) % L).to_bytes(32, "little")


def holds(data: bytes, public: bytes, share: bytes) -> bytes | None:
    """Return what a proof shows, judged here; None where it shows nothing."""
    key, shared = read(data[:32]), read(data[32:64])
    c, z = (int.from_bytes(part, "little") for part in (data[64:96], data[96:]))
    point = stands_for(share)
    if u_of(key) != public or any(times(L, one) != ZERO for one in (key, shared, point)):
        return None
    asked = challenge(point, key, shared, less(times(z, BASE), times(c, key)), less(times(z, point), times(c, shared)))
    return u_of(shared) if asked == c else None


def keys() -> tuple[bytes, bytes, bytes]:
    """Return a secret, its public key, and a share of another's making, by the library that makes them everywhere else."""
    secret, other = os.urandom(32), os.urandom(32)
    public, share = (
        X25519PrivateKey.from_private_bytes(one).public_key().public_bytes_raw() for one in (secret, other)
    )
    return secret, public, share


def test_this_arithmetic_is_that_of_the_texts() -> None:
    assert times(L, BASE) == ZERO != times(8, BASE)
    assert spelt(BASE).hex() == "58" + "66" * 31
    assert u_of(BASE) == (9).to_bytes(32, "little")
    secret, public, share = keys()
    assert u_of(times(number_of(secret), BASE)) == public
    both = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(share))
    assert u_of(times(number_of(secret), stands_for(share))) == both


@pytest.mark.parametrize("_again", range(10))
def test_each_takes_what_the_other_made_and_both_say_what_is_shared(_again: int) -> None:
    secret, public, share = keys()
    stanza = Stanza(share=share, body=bytes(32))
    both = X25519PrivateKey.from_private_bytes(secret).exchange(X25519PublicKey.from_public_bytes(share))
    ours = sharing.prove(Identity(secret=secret), stanza)
    assert ours is not None
    assert holds(ours.data, public, share) == both
    assert sharing.shown(sharing.read_proof(made(secret, share)), public, stanza) == both


@pytest.mark.parametrize("part", range(4))
def test_neither_takes_what_was_changed(part: int) -> None:
    """Another key, another shared point, another challenge, another answer, each well formed."""
    secret, public, share = keys()
    stanza, proof = Stanza(share=share, body=bytes(32)), made(secret, share)
    other = [spelt(times(7, BASE)), spelt(times(7, BASE)), (7).to_bytes(32, "little"), (7).to_bytes(32, "little")][part]
    bent = proof[: 32 * part] + other + proof[32 * part + 32 :]
    assert holds(bent, public, share) is None
    assert sharing.shown(sharing.read_proof(bent), public, stanza) is None
