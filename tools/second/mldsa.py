"""ML-DSA-44, the verification of FIPS 204 (algorithms 3 and 8, pure). Law: slow, and nothing but the textbook.

Names are those of the standard; the numbers beside a function are its algorithm there.
"""

import hashlib
from functools import cache

Q, D, TAU, K, ELL, OMEGA = 8_380_417, 13, 39, 4, 4, 80
GAMMA1, GAMMA2, BETA = 1 << 17, (8_380_417 - 1) // 88, 78
CHALLENGE = 32
PUBLIC, SIGNATURE = 32 + K * 320, CHALLENGE + ELL * 576 + OMEGA + K
Poly = list[int]


def signed(public: bytes, message: bytes, signature: bytes, context: bytes = b"") -> bool:
    """Return whether a signature holds (3, 8); cosignatures have no context."""
    if len(public) != PUBLIC or len(signature) != SIGNATURE or len(context) > 255:
        return False
    challenge, packed = signature[:CHALLENGE], signature[CHALLENGE : CHALLENGE + ELL * 576]
    z = [[GAMMA1 - n for n in unpacked(packed[i * 576 : (i + 1) * 576], 18)] for i in range(ELL)]
    hints = hint_bits(signature[CHALLENGE + ELL * 576 :])
    if hints is None or any(abs(n) >= GAMMA1 - BETA for poly in z for n in poly):
        return False
    mu = shake256(shake256(public, 64) + bytes([0, len(context)]) + context + message, 64)
    matrix, scaled = opened(public)
    c, high = ntt(sample_in_ball(challenge)), b""
    z_hat = [ntt(poly) for poly in z]
    for row, t1, hint in zip(matrix, scaled, hints, strict=True):
        products = [times(a, b) for a, b in zip(row, z_hat, strict=True)]
        total = [sum(column) for column in zip(*products, strict=True)]
        approximate = inverse_ntt([(n - m) % Q for n, m in zip(total, times(c, t1), strict=True)])
        high += pack6([use_hint(bit, n) for bit, n in zip(hint, approximate, strict=True)])
    return shake256(mu + high, CHALLENGE) == challenge


@cache
def opened(public: bytes) -> tuple[list[list[Poly]], list[Poly]]:
    """Return the matrix a public key stands for (32), and its t1 times 2^d (23), both transformed."""
    seed = public[:32]
    matrix = [[rejected(seed + bytes([s, r])) for s in range(ELL)] for r in range(K)]
    rows = [unpacked(public[32 + i * 320 : 32 + (i + 1) * 320], 10) for i in range(K)]
    return matrix, [ntt([n << D for n in row]) for row in rows]


def shake256(data: bytes, length: int) -> bytes:
    return hashlib.shake_256(data).digest(length)


def unpacked(data: bytes, bits: int) -> Poly:
    """Return 256 numbers of so many bits each, least first (18)."""
    number = int.from_bytes(data, "little")
    return [number >> (i * bits) & ((1 << bits) - 1) for i in range(256)]


def pack6(numbers: Poly) -> bytes:
    """Return w1, six bits a coefficient (16, 28)."""
    return sum(n << (6 * i) for i, n in enumerate(numbers)).to_bytes(192, "little")


def hint_bits(data: bytes) -> list[list[int]] | None:
    """Return the hints, or None where they are not in their one form (21)."""
    found, index = [[0] * 256 for _ in range(K)], 0
    for i in range(K):
        first, end = index, data[OMEGA + i]
        if not index <= end <= OMEGA:
            return None
        while index < end:
            if index > first and data[index - 1] >= data[index]:
                return None
            found[i][data[index]] = 1
            index += 1
    return None if any(data[index:OMEGA]) else found


def sample_in_ball(seed: bytes) -> Poly:
    """Return the challenge as a polynomial of 39 coefficients 1 or -1 (29)."""
    stream = shake256(seed, 2_048)
    signs, at, found = int.from_bytes(stream[:8], "little"), 8, [0] * 256
    for i in range(256 - TAU, 256):
        while stream[at] > i:
            at += 1
        j, at = stream[at], at + 1
        found[i], found[j] = found[j], -1 if signs >> (i + TAU - 256) & 1 else 1
    return found


def rejected(seed: bytes) -> Poly:
    """Return a polynomial of the matrix (14, 30)."""
    stream = hashlib.shake_128(seed).digest(3_000)
    numbers = (int.from_bytes(stream[i : i + 3], "little") & 0x7F_FFFF for i in range(0, len(stream), 3))
    found = [n for n in numbers if n < Q]
    return found[:256]  # 1,000 tries, of which one in a thousand fails


def reversed8(n: int) -> int:
    return int(f"{n:08b}"[::-1], 2)


ZETAS = [pow(1753, reversed8(n), Q) for n in range(256)]


def ntt(poly: Poly) -> Poly:
    """Return the transform of a polynomial (41)."""
    w, m, size = [n % Q for n in poly], 0, 128
    while size:
        for start in range(0, 256, 2 * size):
            m += 1
            for j in range(start, start + size):
                t = ZETAS[m] * w[j + size] % Q
                w[j + size], w[j] = (w[j] - t) % Q, (w[j] + t) % Q
        size //= 2
    return w


def inverse_ntt(poly: Poly) -> Poly:
    """Return the polynomial of a transform (42)."""
    w, m, size = list(poly), 256, 1
    while size < 256:
        for start in range(0, 256, 2 * size):
            m -= 1
            for j in range(start, start + size):
                t = w[j]
                w[j], w[j + size] = (t + w[j + size]) % Q, -ZETAS[m] * (t - w[j + size]) % Q
        size *= 2
    return [n * 8_347_681 % Q for n in w]


def times(one: Poly, other: Poly) -> Poly:
    return [a * b % Q for a, b in zip(one, other, strict=True)]


def use_hint(bit: int, r: int) -> int:
    """Return the high part of a number, moved where the hint says so (36, 40)."""
    low = r % (2 * GAMMA2)
    low -= 2 * GAMMA2 if low > GAMMA2 else 0
    high, low = (0, low - 1) if r - low == Q - 1 else ((r - low) // (2 * GAMMA2), low)
    return (high + (1 if low > 0 else -1)) % 44 if bit else high
