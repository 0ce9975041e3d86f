"""Canonical JSON (RFC 8785) under Comity's profile: what is not already canonical is refused, never repaired.

Knows bounds, names, integers and characters of docs/spec/encoding.md 1; not what a document means.
Law: `parse(data)` succeeds only if `render(parse(data)) == data`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, NoReturn, TypeAlias

import orjson
import rfc8785

from comity.encoding import text
from comity.errors import Finding, Rejected, excerpt

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

RULE: Final = "docs/spec/encoding.md 1"
SIZE_LIMIT: Final = 65_535
DEPTH_LIMIT: Final = 16
MAX_INTEGER: Final = 2**53 - 1

_NAME = re.compile(r"[a-z0-9_]{1,64}")
NAMES: Final = 4_096
"""Names remembered as well formed, for the same few stand in every record."""
_NAMED: Final = set[str]()
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_OBJECTS = (dict, Mapping)  # the plain type first, for an abstract class is slow to ask
_LISTS = (list, Sequence)
_SIMPLE: Final = frozenset({str, int, bool, type(None)})
"""Types of values with nothing in them to be looked at; whole numbers are bounded where they are rendered."""
_STRICT: Final = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
"""As `render_own`, and whole numbers beyond MAX_INTEGER are refused."""
_NO_BRACKETS = bytes(set(range(256)) - set(b"[{]}"))


def parse(data: bytes, *, limit: int = SIZE_LIMIT, place: str = "") -> Json:
    """Return the value of untrusted `data` of at most `limit` bytes, or raise Rejected json.* or text.* at its place."""
    if len(data) > limit:
        raise _refused("json.oversize", place, str(len(data)))
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused("json.utf8", place, data[error.start : error.start + 20]) from None
    _check_depth(data, place)
    value = _ordinary(data, source)
    return _parse_closely(data, source, place) if value is None else value


def _ordinary(data: bytes, source: str) -> Json:
    """Return the value of a text that is canonical at a glance, as nearly every one is; None where it has to be looked at.

    It accepts less than `_parse_closely` and gives the same value (a test holds this): no sign but the plainest, no escape but of
    a newline or a quotation mark, and the same bytes when rendered again, so that no name stands twice.
    """
    if b"\\" in data and data.count(b"\\") != data.count(b"\\n") + data.count(b'\\"'):
        return None
    if not text.is_plain(source):
        return None
    try:
        value: Json = orjson.loads(data)
        rendered = orjson.dumps(value, option=_STRICT)
    except (ValueError, orjson.JSONEncodeError):
        return None
    return value if rendered == data and _well_formed(value) else None


def _parse_closely(data: bytes, source: str, place: str) -> Json:
    try:
        value: Json = json.loads(
            source, object_pairs_hook=pairs, parse_float=_float, parse_constant=_float, parse_int=_integer
        )
    except Rejected as error:
        raise _refused(error.finding.code, place, error.finding.place) from None
    except json.JSONDecodeError as error:
        raise _refused("json.syntax", f"{place}@{error.pos}", source[error.pos : error.pos + 40]) from None
    _check(value, place)
    if render_own(value) != data:
        raise _refused("json.not-canonical", place, source)
    return value


def parse_object(data: bytes, *, limit: int = SIZE_LIMIT, place: str = "") -> dict[str, Json]:
    """Return an object as `parse` does, or raise Rejected json.not-object."""
    value = parse(data, limit=limit, place=place)
    if not isinstance(value, dict):
        raise _refused("json.not-object", place, data)
    return value


def render(value: Json) -> bytes:
    """Return the RFC 8785 bytes of our own value. Raises Rejected where the value is outside the profile."""
    _check(value, "")
    return rfc8785.dumps(value)


def render_own(value: Json) -> bytes:
    """Return the same bytes as `render` without checking, for values already inside the profile.

    Names of the profile sort alike as code points and UTF-16 units, and its strings need no escapes but those both
    encoders write; tests show both encoders equal.
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def read_own(data: bytes) -> Json:
    """Return the value of bytes that `render_own` made, unchecked."""
    value: Json = orjson.loads(data)
    return value


def _check_depth(data: bytes, place: str) -> None:
    if data.count(b"[") + data.count(b"{") <= DEPTH_LIMIT:
        return  # most records: so few brackets, those in strings among them, that they need not be matched
    depth = 0
    for byte in _STRING.sub(b"", data).translate(None, _NO_BRACKETS):
        depth += 1 if byte in b"[{" else -1
        if depth > DEPTH_LIMIT:
            raise _refused("json.depth", place, data)


def _check(value: Json, place: str) -> None:
    found = _outside(value)
    if found is not None:
        below = found.place if place or not isinstance(value, Mapping) else found.place[1:]
        raise Rejected(replace(found, place=f"{place}{below}"))


def _outside(value: Json) -> Finding | None:
    """Return the first thing outside the profile, its place told from `value` down, or None.

    Places are made on the way back only, for hardly any value has one to name.
    """
    if isinstance(value, str):
        problem = text.problem(value)
        return None if problem is None else _finding(problem, "", value)
    if isinstance(value, _OBJECTS):
        for name, item in value.items():
            if not _NAME.fullmatch(name):
                return _finding("json.name", "", name)
            found = _outside(item)
            if found is not None:
                return replace(found, place=f".{name}{found.place}")
    elif isinstance(value, _LISTS):
        for number, item in enumerate(value):
            found = _outside(item)
            if found is not None:
                return replace(found, place=f".{number}{found.place}")
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) > MAX_INTEGER):
        return _finding("json.number", "", value)
    return None


def _well_formed(value: Json) -> bool:
    """Return whether a value that has just been read has but names of the profile, and no number that is not whole."""
    waiting = [value]
    for one in waiting:  # which grows meanwhile
        if isinstance(one, dict):
            if not (_NAMED.issuperset(one) or all(map(_is_name, one))):
                return False
            waiting += [item for item in one.values() if item.__class__ not in _SIMPLE]
        elif isinstance(one, list):
            waiting += [item for item in one if item.__class__ not in _SIMPLE]
        elif isinstance(one, float):
            return False
    return True


def _is_name(name: str) -> bool:
    if name not in _NAMED:
        if _NAME.fullmatch(name) is None:
            return False
        if len(_NAMED) < NAMES:
            _NAMED.add(name)
    return True


def pairs(found: list[tuple[str, Json]]) -> dict[str, Json]:
    """Return an object of its names and values, as a JSON parser found them. Raises Rejected json.duplicate-key."""
    value = dict(found)
    if len(value) != len(found):
        seen: set[str] = set()
        repeated = next(name for name, _ in found if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _refused("json.duplicate-key", excerpt(repeated), repeated)
    return value


def _float(literal: str) -> NoReturn:
    raise _refused("json.float", literal, literal)


def _integer(literal: str) -> int:
    if len(literal) > len("-9007199254740991") or abs(int(literal)) > MAX_INTEGER:
        raise _refused("json.number", literal[:20], literal)
    return int(literal)


def _refused(code: str, place: str, what: object) -> Rejected:
    return Rejected(_finding(code, place, what))


def _finding(code: str, place: str, what: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE)
