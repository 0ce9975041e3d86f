"""The anchor a verifier brings: origin, log key and founding record, as printed in a treaty annex.

Knows one line of text; Law: everything else in a log is derived from these three.
"""

import re
from dataclasses import dataclass

from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import ED25519, VerifierKey, parse_vkey

RULE = "docs/spec/log.md 6.5"
_FOUND = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Which log is meant: origin, its key, and the id of its `found`."""

    origin: str
    log_key: VerifierKey
    found: str


def parse(text: str) -> Anchor:
    """Read `<origin> <log key> <found id>`, or raise Rejected anchor.syntax."""
    words = text.split()
    if len(words) != 3 or not _FOUND.fullmatch(words[2]):  # noqa: PLR2004 - three words
        raise _refused(text)
    key = parse_vkey(words[1])
    if key.algorithm != ED25519 or key.name != words[0]:
        raise _refused(text)
    return Anchor(origin=words[0], log_key=key, found=words[2])


def _refused(text: str) -> Rejected:
    return Rejected(Finding(code="anchor.syntax", place="--anchor", excerpt=excerpt(text), rule=RULE))
