"""On which line of a TOML file a key stands: for faults that people have to find.

Knows how regime files are laid out; values are read by `toml`. Law: where a key cannot be found the nearest
table around it is named.
"""

import re
from dataclasses import replace
from typing import Final

from comity.errors import Finding

_HEADER: Final = re.compile(r"\s*\[(\[?)([^\[\]]+)\]\]?\s*(?:#.*)?")
_KEY: Final = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\")(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"))*)\s*=")
_PART: Final = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"")


def of(text: str) -> dict[str, int]:
    """Return the line of each table and key, by its dotted place."""
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        header, key = _HEADER.fullmatch(line), _KEY.match(line)
        if header is not None:
            table = _dotted(header[2])
            if header[1]:
                counted[table] = counted.get(table, -1) + 1
                table = f"{table}.{counted[table]}"
            found.setdefault(table, number)
        elif key is not None:
            found.setdefault(f"{table}.{_dotted(key[1])}" if table else _dotted(key[1]), number)
    return found


def line_of(place: str, where: dict[str, int]) -> int:
    """Return the line of a place, or of the nearest table around it."""
    key = place
    while key and key not in where:
        key = key.rpartition(".")[0]
    return where.get(key, 1)


def placed(problem: Finding, where: dict[str, int]) -> Finding:
    """Return the finding with the line of its place in front of it."""
    return replace(problem, place=f"line {line_of(problem.place, where)}: {problem.place}")


def _dotted(written: str) -> str:
    return ".".join(part.strip('"') for part in _PART.findall(written))
