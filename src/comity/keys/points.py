"""Which 32 bytes are a share an honest key makes: the point of edwards25519 one stands for.

Knows the two curves of RFC 7748; not age files or proofs. Law: what is lifted stands for a point of the base point's order, so
that nobody shares nothing with it, and a proof about it has one answer.
"""

from typing import Final

from nacl.bindings import crypto_core_ed25519_is_valid_point

PRIME: Final = 2**255 - 19
SIZE: Final = 32


def lifted(share: bytes) -> bytes | None:
    """Return the point of edwards25519 a share stands for (the even one), or None where it is of no honest key's making."""
    u = int.from_bytes(share, "little")
    if len(share) != SIZE or u >= PRIME or u == PRIME - 1:
        return None
    y = (u - 1) * pow(u + 1, -1, PRIME) % PRIME
    point = y.to_bytes(SIZE, "little")
    return point if crypto_core_ed25519_is_valid_point(point) else None


def share_of(point: bytes) -> bytes:
    """Return the share a point other than the neutral one stands for: u = (1 + y) / (1 - y)."""
    y = int.from_bytes(point, "little") & (2**255 - 1)
    return ((1 + y) * pow(1 - y, -1, PRIME) % PRIME).to_bytes(SIZE, "little")
