"""Readers for single values of a TOML file: type, grammar and bounds, with the place at fault.

Knows what a regime file and a chronicle share: labels, dates, addresses, text without hidden signs; not which field
they belong to. Every reader takes an untrusted value and its place, returns it narrowed, or raises Rejected toml.*.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Final, TypeAlias, TypeVar

from comity.encoding import text as signs
from comity.errors import Finding, Rejected, excerpt

T = TypeVar("T")
Table: TypeAlias = Mapping[str, object]
_collected: ContextVar[list[Finding] | None] = ContextVar("collected", default=None)

RULE: Final = "docs/spec/regime.md 1"
LINE_LIMIT: Final = 500
_URL: Final = re.compile(r"https?://[!-~]+")
_DEEP: Final = re.compile(r"""(?:(?:(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++|"[^"]*"|'[^']*')[ \t]*+\.[ \t]*+){32}""")
"""A name within names within names, deeper than any field of ours: the parser's time grows with the square of it.
It is looked for where names begin, and nothing is given back, else the time of looking would grow so too."""


def parse(data: bytes, limit: int, place: str) -> Table:
    """Return untrusted TOML of at most `limit` bytes, every sign of it fit to be shown."""
    if len(data) > limit:
        raise Rejected(finding("toml.oversize", place, len(data)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Rejected(finding("toml.utf-8", f"{place} byte {problem.start}", "")) from None
    for number, line in enumerate(text.split("\n"), 1):
        if (code := signs.problem(line)) is not None:
            raise Rejected(finding(code, f"{place} line {number}", line))
        if deep := _DEEP.search(line):
            raise Rejected(finding("toml.syntax", f"{place} line {number}", deep[0]))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        # Too deep a nesting is refused by either road: no field of ours nests that far.
        raise Rejected(finding("toml.syntax", place, str(problem))) from None


class _Missing:
    """What stands for an entry that is not there while faults are collected; readers say nothing more of it."""


MISSING: Final = _Missing()


@contextmanager
def collecting() -> Iterator[list[Finding]]:
    """Collect the faults readers find in place of stopping at the first; what they return then is of no use but its type."""
    found: list[Finding] = []
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


def fault(problem: Finding, value: object = None) -> None:
    """Raise Rejected, or collect the problem where faults are collected; one of a `value` that is missing was told already."""
    found = _collected.get()
    if found is None:
        raise Rejected(problem)
    if value is not MISSING:
        found.append(problem)


def names(value: object, required: Collection[str], optional: Collection[str], place: str) -> Table:
    """Return a table that has every required name and no other than those named."""
    if not isinstance(value, dict):
        fault(finding("toml.type", place, value), value)
        return dict.fromkeys(required, MISSING)
    for name in sorted(required):
        if name not in value:
            fault(finding("toml.missing", f"{place}.{name}", ""))
    for name in sorted(value):
        if name not in required and name not in optional:
            fault(finding("toml.unknown", f"{place}.{name}", value[name]))
    return {**dict.fromkeys(required, MISSING), **value}


def keyed(value: object, place: str, pattern: re.Pattern[str], high: int) -> Table:
    """Return a table of at most `high` entries whose names all match `pattern`."""
    if not isinstance(value, dict):
        fault(finding("toml.type", place, value), value)
        return {}
    if len(value) > high:
        fault(finding("toml.count", place, len(value)))
    for name in value:
        if not pattern.fullmatch(name):
            fault(finding("toml.value", f"{place}.{name}", name))
    return value


def items(value: object, low: int, high: int, place: str, reader: Callable[[object, str], T]) -> tuple[T, ...]:
    """Return a list of `low` to `high` values, each read by `reader`."""
    if not isinstance(value, list):
        fault(finding("toml.type", place, value), value)
        value = []
    elif not low <= len(value) <= high:
        fault(finding("toml.count", place, len(value)))
    padded = [*value, *[MISSING] * (low - len(value))]
    return tuple(reader(item, f"{place}.{number}") for number, item in enumerate(padded))


def string(value: object, place: str, limit: int = LINE_LIMIT) -> str:
    """Return text of 1 to `limit` characters."""
    if not isinstance(value, str):
        fault(finding("toml.type", place, value), value)
        return ""
    if not 1 <= len(value) <= limit:
        fault(finding("toml.value", place, value))
    # The file's own signs were checked, but an escape such as \u202E is only here what it will be when shown.
    if (code := signs.problem(value)) is not None:
        fault(finding(code, place, value))
    return value


def line(value: object, place: str, limit: int = LINE_LIMIT) -> str:
    """Return text of one line."""
    text = string(value, place, limit)
    if "\n" in text:
        fault(finding("toml.value", place, value))
    return text


def matching(value: object, place: str, pattern: re.Pattern[str]) -> str:
    """Return a line that matches `pattern` as a whole."""
    text = line(value, place)
    if isinstance(value, str) and not pattern.fullmatch(text):
        fault(finding("toml.value", place, value))
    return text


def url(value: object, place: str) -> str:
    """Return an http(s) address in printable ASCII."""
    return matching(value, place, _URL)


def one_of(value: object, allowed: Collection[str], place: str) -> str:
    """Return a string among `allowed`."""
    text = string(value, place)
    if isinstance(value, str) and text not in allowed:
        fault(finding("toml.value", place, value))
    if text not in allowed:
        return min(allowed)
    return text


def boolean(value: object, place: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        fault(finding("toml.type", place, value), value)
        return False
    return value


def integer(value: object, low: int, high: int, place: str) -> int:
    """Return an integer from `low` to `high`."""
    if not isinstance(value, int) or isinstance(value, bool):
        fault(finding("toml.type", place, value), value)
        return low
    if not low <= value <= high:
        fault(finding("toml.value", place, value))
    return value


def day(value: object, place: str) -> date:
    """Return a TOML local date."""
    if not isinstance(value, date) or isinstance(value, datetime):
        fault(finding("toml.type", place, value), value)
        return date.min
    return value


def labels(value: object, languages: Collection[str], place: str, limit: int = LINE_LIMIT) -> Mapping[str, str]:
    """Return one text for each of `languages`, none missing, none more."""
    data = names(value, languages, (), place)
    return {lang: string(data[lang], f"{place}.{lang}", limit) for lang in languages}


def maybe(data: Table, name: str, place: str, reader: Callable[[object, str], T]) -> T | None:
    """Return an optional value read by `reader`, or None."""
    return reader(data[name], f"{place}.{name}") if name in data else None


def finding(code: str, place: str, value: object) -> Finding:
    """Return a finding that quotes `value`."""
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
