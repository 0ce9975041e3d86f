"""What commands print: facts as JSON or lines, findings as sentences, progress on standard error.

Knows streams and exit codes; the sentences come from the catalogue. Law: standard output holds the result and nothing else.
"""

import json
import os
import re
import sys
from collections.abc import Mapping

from comity.encoding.canonical import Json
from comity.errors import Finding
from comity.i18n import FALLBACK, LANGUAGES, Catalogue

DONE, REFUSED, USAGE = 0, 1, 2


def catalogue(language: str | None = None) -> Catalogue:
    """Return the catalogue of a language, or of the first this terminal's LANG or LC_ALL names that Comity speaks."""
    wanted = language or re.split(r"[^a-z]", os.environ.get("LC_ALL") or os.environ.get("LANG") or FALLBACK)[0]
    return Catalogue(wanted if wanted in LANGUAGES else FALLBACK)


def say(text: str) -> None:
    """Print a line of the result."""
    sys.stdout.write(text + "\n")


def say_json(value: Json) -> None:
    """Print a JSON result, readable and in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=dict) + "\n")


def complain(finding: Finding, language: str | None = None) -> None:
    """Print a finding to standard error: place, excerpt, what is wrong, which rule, what to do."""
    sys.stderr.write(catalogue(language).explain(finding) + "\n")


def finding_json(finding: Finding) -> dict[str, Json]:
    """Return a finding as data."""
    return {
        "code": finding.code,
        "place": finding.place,
        "excerpt": finding.excerpt,
        "facts": dict(finding.facts),
        "rule": finding.rule,
        "index": finding.index,
    }


def progress(label: str) -> "Progress":
    """Return a progress line for long work; silent where standard error is no terminal."""
    return Progress(label)


class Progress:
    """A line on standard error that is rewritten in place."""

    def __init__(self, label: str) -> None:
        """Show `label` before the numbers."""
        self._label = label
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show how much is done."""
        if self._shown:
            sys.stderr.write(f"\r{self._label} {done}/{total}")
            sys.stderr.flush()

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")


def columns(rows: list[Mapping[str, str]]) -> list[str]:
    """Return rows as aligned lines."""
    if not rows:
        return []
    widths = {name: max(len(row[name]) for row in rows) for name in rows[0]}
    return ["  ".join(row[name].ljust(widths[name]) for name in row).rstrip() for row in rows]
