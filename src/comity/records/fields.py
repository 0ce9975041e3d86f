"""Readers for single JSON values of a record: type, grammar and bounds, with the place at fault.

Knows the grammars of docs/spec/record.md 1; not which field they belong to. Every function takes an untrusted
value and its place, returns it narrowed, or raises Rejected.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeVar

from comity.encoding import edtf as edtf_dates
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, excerpt

T = TypeVar("T")

RULE: Final = "docs/spec/record.md 1"
MAX_INTEGER: Final = 2**53 - 1

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,15}")
_FORM = re.compile(r"[a-z][a-z-]{1,31}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ORIGIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)*")
_MEDIA = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")
_URL = re.compile(r"https?://[!-~]+")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

SHA256_LENGTH: Final = 64
ORIGIN_LIMIT: Final = 200
URL_LIMIT: Final = 2_000


def finding(code: str, place: str, value: object, rule: str = RULE) -> Finding:
    """Return a finding that quotes `value`."""
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=rule)


def names(
    data: Mapping[str, Json], required: Collection[str], optional: Collection[str], place: str
) -> Mapping[str, Json]:
    """Return `data` if it has every required name and no other than those named."""
    if data.keys() == required:
        return data
    missing = [name for name in required if name not in data]
    if missing:
        raise Rejected(finding("record.field-missing", f"{place}.{min(missing)}", ""))
    unknown = [name for name in data if name not in required and name not in optional]
    if unknown:
        name = min(unknown)
        raise Rejected(finding("record.field-unknown", f"{place}.{name}", data[name]))
    return data


def string(value: Json, place: str) -> str:
    """Return a string."""
    if not isinstance(value, str):
        raise Rejected(finding("record.type", place, value))
    return value


def line(value: Json, place: str, limit: int) -> str:
    """Return a non-empty string of one line and at most `limit` characters."""
    text = string(value, place)
    if not text or len(text) > limit or "\n" in text:
        raise Rejected(finding("record.value", place, value))
    return text


def integer(value: Json, place: str) -> int:
    """Return an integer from 0 to 2^53-1."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Rejected(finding("record.type", place, value))
    if not 0 <= value <= MAX_INTEGER:
        raise Rejected(finding("record.value", place, value))
    return value


def mapping(value: Json, place: str) -> Mapping[str, Json]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        raise Rejected(finding("record.type", place, value))
    return value


def items(value: Json, place: str, low: int, high: int, reader: Callable[[Json, str], T]) -> tuple[T, ...]:
    """Return a list of `low` to `high` values, each read by `reader`."""
    if not isinstance(value, list):
        raise Rejected(finding("record.type", place, value))
    if not low <= len(value) <= high:
        raise Rejected(finding("record.count", place, len(value)))
    return tuple([reader(item, f"{place}[{n}]") for n, item in enumerate(value)]) if value else ()


def sorted_unique(values: tuple[str, ...], place: str) -> tuple[str, ...]:
    """Return `values` if strictly ascending, so that one set has one spelling."""
    if any(a >= b for a, b in pairwise(values)):
        raise Rejected(finding("record.order", place, list(values)))
    return values


def one_of(value: Json, allowed: Collection[str], place: str) -> str:
    """Return a string among `allowed`."""
    text = string(value, place)
    if text not in allowed:
        raise Rejected(finding("record.value", place, value))
    return text


def _matching(value: Json, place: str, pattern: re.Pattern[str], limit: int) -> str:
    if not isinstance(value, str):
        raise Rejected(finding("record.type", place, value))
    if len(value) > limit or not pattern.fullmatch(value):
        raise Rejected(finding("record.value", place, value))
    return value


@lru_cache(maxsize=4096)
def _matched(value: str, pattern: re.Pattern[str]) -> bool:
    """Return whether a word, a short one, matches; remembered, for the same few stand in every record."""
    return pattern.fullmatch(value) is not None


def _word(value: Json, place: str, pattern: re.Pattern[str], limit: int) -> str:
    """Return what `_matching` does, for words of which there are few."""
    if isinstance(value, str) and len(value) <= limit and _matched(value, pattern):
        return value
    return _matching(value, place, pattern, limit)


def sha256(value: Json, place: str) -> str:
    """Return 64 lowercase hex digits."""
    if isinstance(value, str) and len(value) == SHA256_LENGTH and _SHA256.fullmatch(value):
        return value
    return _matching(value, place, _SHA256, SHA256_LENGTH)


def code(value: Json, place: str) -> str:
    """Return the code of a party, group, office or outside actor."""
    return _word(value, place, _CODE, 16)


def form(value: Json, place: str) -> str:
    """Return the name of a form."""
    return _word(value, place, _FORM, 32)


def language(value: Json, place: str) -> str:
    """Return a language tag of two or three letters."""
    return _word(value, place, _LANGUAGE, 3)


def lines_by_language(value: Json, place: str, limit: int) -> Mapping[str, str]:
    """Return one line of at most `limit` characters for each of one or more languages."""
    data = mapping(value, place)
    if not data:
        raise Rejected(finding("record.count", place, 0))
    return {language(name, place): line(text, f"{place}.{name}", limit) for name, text in data.items()}


def origin(value: Json, place: str) -> str:
    """Return the origin of a log: a host name and path, without scheme."""
    return _word(value, place, _ORIGIN, ORIGIN_LIMIT)


def media(value: Json, place: str) -> str:
    """Return a media type without parameters (RFC 6838)."""
    return _matching(value, place, _MEDIA, 100)


def url(value: Json, place: str) -> str:
    """Return an http(s) address in printable ASCII."""
    return _matching(value, place, _URL, URL_LIMIT)


def edtf(value: Json, place: str) -> str:
    """Return an EDTF date (ISO 8601-2) of the subset in docs/spec/encoding.md."""
    text = string(value, place)
    edtf_dates.check(text)
    return text


def instant(value: Json, place: str) -> str:
    """Return a UTC time to the second, `YYYY-MM-DDTHH:MM:SSZ`."""
    text = _matching(value, place, _INSTANT, 20)
    try:
        seconds(text)
    except ValueError:
        raise Rejected(finding("record.value", place, value)) from None
    return text


def seconds(text: str) -> int:
    """Return Unix seconds of a UTC time `YYYY-MM-DDTHH:MM:SSZ`; ValueError if the calendar has no such moment."""
    return int(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())
