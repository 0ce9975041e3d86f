"""Bech32 (BIP 173), the spelling of age keys: a lowercase or uppercase prefix, 32 bytes, a checksum.

Knows one spelling of exactly 32 bytes; not what they are a key of. Law: `decode(p, encode(p, b)) == b`, and no other spelling of
these bytes is read.
"""

from collections.abc import Iterable
from typing import Final

from comity.errors import Finding, Rejected

SIZE: Final = 32
RULE: Final = "docs/spec/sealing.md 1"
_SIGNS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK: Final = 6


def encode(prefix: str, data: bytes) -> str:
    """Return 32 bytes under a lowercase prefix."""
    values = [*_regroup(data, 8, 5)]
    check = _checksum([*_expand(prefix), *values, *[0] * _CHECK]) ^ 1
    values += [(check >> 5 * (_CHECK - 1 - place)) & 31 for place in range(_CHECK)]
    return prefix + "1" + "".join(_SIGNS[value] for value in values)


def decode(prefix: str, text: str) -> bytes:
    """Return the 32 bytes an untrusted lowercase text spells under a prefix, or raise Rejected; nothing of it is quoted."""
    body = text.removeprefix(prefix + "1")
    if body == text or not body.isascii() or any(sign not in _SIGNS for sign in body):
        raise _refused()
    values = [_SIGNS.index(sign) for sign in body]
    data = bytes(_regroup(values[:-_CHECK], 5, 8))
    if len(data) != SIZE or encode(prefix, data) != text:
        raise _refused()
    return data


def _expand(prefix: str) -> list[int]:
    return [*(ord(sign) >> 5 for sign in prefix), 0, *(ord(sign) & 31 for sign in prefix)]


def _checksum(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate(_GENERATOR):
            check ^= part if (top >> place) & 1 else 0
    return check


def _regroup(values: Iterable[int], before: int, after: int) -> Iterable[int]:
    """Yield groups of `after` bits; a last, partial one only where it is filled up to be spelled."""
    held = bits = 0
    for value in values:
        held, bits = held << before | value, bits + before
        while bits >= after:
            bits -= after
            yield (held >> bits) & ((1 << after) - 1)
    if bits and before > after:
        yield (held << (after - bits)) & ((1 << after) - 1)


def _refused() -> Rejected:
    return Rejected(Finding(code="seal.key", place="key", rule=RULE))
