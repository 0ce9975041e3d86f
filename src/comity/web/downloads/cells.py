"""A table given as CSV: cells whose text a spreadsheet takes for text.

Knows what spreadsheets take for the beginning of a formula (OWASP, CSV injection); not which table a cell is of. Law: whatever
stands in a cell, opening the file reckons nothing, asks nobody and starts nothing.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from django.http import HttpResponse

from comity.web.downloads.files import download

_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""Blanks are passed over, since some programs strip them; wide signs are read as the narrow ones in East Asian settings."""


def as_text(cell: object) -> str:
    """Return a cell with an apostrophe before what would be a formula; a number stays one."""
    text = str(cell)
    return f"'{text}" if _FORMULA.match(text) and not isinstance(cell, int) else text


def table_file(rows: Iterable[Sequence[object]], name: str) -> HttpResponse:
    """Return rows as a CSV file of that name (RFC 4180), with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows([as_text(cell) for cell in row] for row in rows)
    return download(text.getvalue().encode("utf-8-sig"), f"{name}.csv", "text/csv; charset=utf-8")
