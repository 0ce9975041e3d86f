"""Ed25519 as RFC 8032 5.1 writes it down, strict as docs/spec/keys.md 1 asks. Law: slow, and nothing but the textbook."""

import hashlib
from functools import cache

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)  # noqa: E741 - the RFC's name for the square root of -1
Point = tuple[int, int, int, int]
ZERO: Point = (0, 1, 1, 0)


def add(one: Point, other: Point) -> Point:
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def doublings(point: Point) -> list[Point]:
    """Return a point times 1, 2, 4 and so on: what is multiplied again and again is doubled once."""
    found = [point]
    while len(found) < 256:
        found.append(add(found[-1], found[-1]))
    return found


def times(number: int, table: list[Point]) -> Point:
    found = ZERO
    for place, power in enumerate(table):
        if number >> place & 1:
            found = add(found, power)
    return found


def same(one: Point, other: Point) -> bool:
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def recover(data: bytes) -> Point | None:
    """Return the point these 32 bytes encode canonically, if it is of prime order."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    point = (x, y, 1, x * y % P)
    return point if not same(point, ZERO) and same(times(L, doublings(point)), ZERO) else None


_y = 4 * pow(5, P - 2, P) % P
_base = recover(_y.to_bytes(32, "little"))
assert _base is not None
BASE = doublings(_base)


@cache
def opened(public: bytes) -> list[Point] | None:
    point = recover(public) if len(public) == 32 else None
    return None if point is None else doublings(point)


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(signature) != 64:
        return False
    a, r, s = opened(public), recover(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(h, a)))
