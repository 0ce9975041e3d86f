"""Whose fault it is, and what was seen: the three exceptions and the finding they carry.

Knows no sentence in any language: a finding is data (code, place, excerpt, facts, rule); the catalogue in `i18n`
holds what is said and what to do, under the code. Law: every refusal of Comity carries exactly one finding.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Fact = str | int

EXCERPT_LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An observation by the system.

    `place` names where (a field path, a file, a leaf); `excerpt` quotes what stood there, cut to 120 characters;
    `rule` cites the article or the paragraph of docs/spec that is not met; `index` is the leaf it concerns.
    Facts come from untrusted input: whoever shows them must escape them.
    """

    code: str
    place: str = ""
    excerpt: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    rule: str = ""
    index: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the finding as JSON data: each field under its own name, so that `Finding(**data)` is the finding again."""
        return {name: getattr(self, name) for name in self.__slots__} | {"facts": dict(self.facts)}


def excerpt(value: object) -> str:
    """Return `value` as one printable ASCII line of at most 120 characters, safe to show wherever it came from."""
    shown = ascii(value)
    return shown if len(shown) <= EXCERPT_LIMIT else shown[: EXCERPT_LIMIT - 1] + "~"


class ComityError(Exception):
    """What Comity raises on purpose; always one of the three below."""

    def __init__(self, finding: Finding) -> None:
        """Carry `finding`; the message is its code and place, for logs only."""
        super().__init__(f"{finding.code} at {finding.place}" if finding.place else finding.code)
        self.finding = finding


class Rejected(ComityError):
    """The sender's bytes or act are against a rule; sending something else may succeed."""


class Tampered(ComityError):
    """The record does not hold: a signature, hash or proof is not what it must be."""


class Unavailable(ComityError):
    """The world is at fault (missing material, a busy or full disk, no peer); the same request may succeed later."""
