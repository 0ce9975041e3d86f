"""JSON, text and compressed bytes from outside, read strictly and within bounds.

Knows no surveillance data. Law: what is too long, too deep, not UTF-8, doubled or not a number is refused at its line or byte.
"""

import gzip
import json
import zlib
from io import BytesIO
from typing import Any, Final, NoReturn

from comity.airspace.columns import RULE, refused
from comity.errors import Finding, Rejected

FILE_LIMIT: Final = 256 * 1024 * 1024
GZIP: Final = b"\x1f\x8b"


def inflate(data: bytes, name: str) -> bytes:
    """Return what a gzip file holds; what is not one is returned as it is."""
    if not data.startswith(GZIP):
        return data
    try:
        with gzip.open(BytesIO(data)) as packed:
            plain = packed.read(FILE_LIMIT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise refused("airspace.truncated", name, len(data), error, "byte") from None
    if len(plain) > FILE_LIMIT:
        raise Rejected(Finding(code="airspace.oversize", place=name, facts={"limit": FILE_LIMIT}, rule=RULE))
    return plain


def text(data: bytes, name: str) -> str:
    """Return bytes as text."""
    try:
        found = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("airspace.bytes", name, error.start, data[error.start : error.start + 8], "byte") from None
    if "\0" in found:
        raise refused("airspace.bytes", name, found.index("\0"), "\0", "byte")
    return found


def parsed(data: bytes, name: str) -> Any:
    """Return what JSON says."""
    content = text(data, name)
    try:
        return json.loads(content, parse_constant=_no_number, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise refused("airspace.line", name, error.lineno, content.split("\n")[error.lineno - 1][:200]) from None
    except (ValueError, RecursionError) as error:
        raise Rejected(Finding(code="airspace.json", place=name, excerpt=ascii(str(error))[:120], rule=RULE)) from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(next(name for name in names if names.count(name) > 1))
    return found


def numeric(value: object, factor: float = 1.0) -> float:
    """Return a JSON number in another unit, NaN for null. Raises TypeError on anything else."""
    if value is None:
        return float("nan")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(value) * factor
