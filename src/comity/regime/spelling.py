"""How a regime file spells names, codes and articles, and the finding that quotes one it does not accept.

Knows grammars; not what a code stands for. Every reader takes an untrusted value and its place, or raises Rejected.
"""

import re
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import Final, TypeAlias

from comity.errors import Finding, excerpt
from comity.regime import toml

RULE: Final = "docs/spec/regime.md 9"
COUNT_LIMIT: Final = 256

CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,15}")
SEAT: Final = re.compile(r"[A-Z0-9]{2,8}")
NAME: Final = re.compile(r"[a-z][a-z-]{1,31}")
FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,31}")
ARTICLE: Final = re.compile(r"[a-z0-9][a-z0-9.()-]{0,31}")
LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
VERSION: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}")
ZONE: Final = re.compile(r"[A-Za-z_+-]{1,20}(/[A-Za-z0-9_+-]{1,20}){0,2}")
SYMBOL: Final = re.compile(r"[A-Z0-9]+(/[A-Z0-9]+)*/\{year\}/\{n\}")

Languages: TypeAlias = tuple[str, ...]


def article(value: object, place: str) -> str:
    """Return the article of a rule."""
    return toml.matching(value, place, ARTICLE)


def codes(data: toml.Table, name: str, place: str, low: int = 0) -> tuple[str, ...]:
    """Return a list of codes, in ascending order, none twice; one that is not there is empty."""
    where = f"{place}.{name}"
    found = toml.items(data.get(name, []), low, COUNT_LIMIT, where, partial(toml.matching, pattern=CODE))
    if any(a >= b for a, b in pairwise(found)):
        toml.fault(finding("regime.order", where, list(found)))
    return found


def finding(code: str, place: str, value: object) -> Finding:
    """Return a finding that quotes `value`."""
    return Finding(
        code=code, place=place, excerpt=excerpt(str(value) if isinstance(value, StrEnum) else value), rule=RULE
    )
