"""Rows of a collection as it comes: CSV, one JSON object a line, or a JSON list of objects, each row with its line.

Knows encodings and bounds; not what a column means. Law: every value becomes the text it was written as, and a row that has
other columns than were promised is a fault, never a guess.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, Final

from comity.encoding import loose
from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/spec/import.md 2"
LINE_LIMIT: Final = 1 << 20
JSON_LIMIT: Final = 1 << 28
ROWS_LIMIT: Final = 2_000_000
BOM: Final = b"\xef\xbb\xbf"
Row = tuple[int, Mapping[str, str]]
Fault = Callable[[Finding], None]


def rows(source: IO[bytes], kind: str, columns: tuple[str, ...], delimiter: str, fault: Fault) -> Iterator[Row]:
    """Yield (line, row) of untrusted bytes; a row at fault is told to `fault` and left out.

    Raises Rejected where reading cannot go on: no UTF-8, no CSV, no JSON, a column promised that the head does not have.
    """
    read = {"csv": _csv, "jsonl": _lines, "json": _whole}[kind]
    for number, (line, row) in enumerate(read(source, columns, delimiter, fault)):
        if number >= ROWS_LIMIT:
            raise Rejected(_finding("import.rows", f"line {line}", ROWS_LIMIT))
        yield line, row


def _csv(source: IO[bytes], columns: tuple[str, ...], delimiter: str, fault: Fault) -> Iterator[Row]:
    text = io.TextIOWrapper(source, encoding="utf-8-sig", errors="strict", newline="")
    reader = csv.reader(_bounded(text), delimiter=delimiter, strict=True)
    try:
        head = next(reader, [])
        missing = [name for name in columns if name not in head]
        if missing or len(set(head)) != len(head):
            raise Rejected(_finding("import.head", "line 1", ", ".join(missing or head)))
        for cells in reader:
            if len(cells) == len(head):
                yield reader.line_num, dict(zip(head, cells, strict=True))
            elif cells:
                fault(_finding("import.cells", f"line {reader.line_num}", f"{len(cells)}/{len(head)}"))
    except csv.Error as error:
        raise Rejected(_finding("import.csv", f"line {reader.line_num}", error)) from error
    except UnicodeDecodeError as error:
        raise Rejected(_finding("import.utf-8", f"after line {reader.line_num}", error.reason)) from error


def _bounded(text: IO[str]) -> Iterator[str]:
    number = 0
    while line := text.readline(LINE_LIMIT):
        number += 1
        if len(line) >= LINE_LIMIT:
            raise Rejected(_finding("import.line", f"line {number}", LINE_LIMIT))
        yield line


def _lines(source: IO[bytes], columns: tuple[str, ...], delimiter: str, fault: Fault) -> Iterator[Row]:
    del delimiter
    number = 0
    while data := source.readline(LINE_LIMIT):
        number += 1
        if len(data) >= LINE_LIMIT:
            raise Rejected(_finding("import.line", f"line {number}", LINE_LIMIT))
        if not data.strip():
            continue
        try:
            value = loose.parse(data.removeprefix(BOM) if number == 1 else data, numbers=str)
        except Rejected as error:
            fault(_finding("import.json", f"line {number}", str(error)))
            continue
        row = _row(value, columns, f"line {number}", fault)
        if row is not None:
            yield number, row


def _whole(source: IO[bytes], columns: tuple[str, ...], delimiter: str, fault: Fault) -> Iterator[Row]:
    del delimiter
    data = source.read(JSON_LIMIT + 1)
    if len(data) > JSON_LIMIT:
        raise Rejected(_finding("import.line", "byte 0", JSON_LIMIT))
    try:
        values = loose.parse(data.removeprefix(BOM), numbers=str)
    except Rejected as error:
        raise Rejected(_finding("import.json", "byte 0", str(error))) from error
    if not isinstance(values, list):
        raise Rejected(_finding("import.json", "byte 0", type(values).__name__))
    for number, value in enumerate(values, 1):
        row = _row(value, columns, f"item {number}", fault)
        if row is not None:
            yield number, row


def _row(value: Any, columns: tuple[str, ...], place: str, fault: Fault) -> dict[str, str] | None:
    if not isinstance(value, dict):
        fault(_finding("import.json", place, value))
        return None
    missing = [name for name in columns if name not in value]
    nested = [name for name in columns if isinstance(value.get(name), dict | list)]
    if missing or nested:
        fault(_finding("import.cells", place, ", ".join(missing or nested)))
        return None
    return {name: _text(one) for name, one in value.items() if not isinstance(one, dict | list)}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _finding(code: str, place: str, value: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
