"""What commands print: facts as JSON or lines, findings as sentences, progress on standard error.

Knows streams and exit codes; the sentences come from the catalogue. Law: standard output holds the result and nothing else.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Finding
from comity.i18n import FALLBACK, LANGUAGES, Catalogue

DONE, REFUSED, INTERRUPTED = 0, 1, 130
"""What commands end with, beside the 2 of argparse; 130 is what a shell reports of a process that SIGINT ended."""
NARROW: Final = 10
GAP: Final = "  "
UNBOUNDED: Final = 10_000


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


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give what shows how much of long work is done: a line rewritten in place, gone at the end; nothing where no terminal is."""
    shown = sys.stderr.isatty()

    def show(done: int, total: int) -> None:
        if shown:
            sys.stderr.write(f"\r\x1b[K{label} {done}/{total}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def table(
    headings: Mapping[str, str], rows: Sequence[Mapping[str, str]], *, cut: Collection[str] = (), indent: str = ""
) -> list[str]:
    """Return headings and rows as aligned lines; on a terminal, the columns in `cut` shrink until lines fit its width."""
    widths = {name: max(len(row[name]) for row in (headings, *rows)) for name in headings}
    over = len(indent) + sum(widths.values()) + len(GAP) * (len(widths) - 1) - _terminal()
    while over > 0:
        widest = max((name for name in widths if name in cut), key=widths.__getitem__, default="")
        if not widest or widths[widest] <= NARROW:
            break  # a terminal too narrow even so wraps the line, as it would any other
        widths[widest] -= 1
        over -= 1
    lines = (
        GAP.join(_cut(row[name], widths[name]).ljust(widths[name]) for name in widths) for row in (headings, *rows)
    )
    return [indent + line.rstrip() for line in lines]


def say_table(
    words: Catalogue,
    rows: Sequence[Mapping[str, str]],
    *,
    heads: str = "head",
    cut: Collection[str] = (),
    indent: str = "",
) -> None:
    """Print rows under the headings the catalogue has for their columns, `heads`-COLUMN; nothing where there is no row."""
    if rows:
        for line in table({name: words.say(f"{heads}-{name}") for name in rows[0]}, rows, cut=cut, indent=indent):
            say(line)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _terminal() -> int:
    """Return how wide a line may be: as the terminal is, or COLUMNS says; without end where output is no terminal."""
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return shutil.get_terminal_size().columns if known else UNBOUNDED
