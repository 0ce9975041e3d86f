"""Cells of a table given as CSV: text that a spreadsheet takes for text.

Knows what spreadsheets take for the beginning of a formula (OWASP, CSV injection); not which table a cell is of. Law: whatever
stands in a cell, opening the file reckons nothing, asks nobody and starts nothing.
"""

import re
from typing import Final

_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""Blanks are passed over, since some programs strip them; wide signs are read as the narrow ones in East Asian settings."""


def as_text(cell: object) -> str:
    """Return a cell with an apostrophe before what would be a formula; a number stays one."""
    text = str(cell)
    return f"'{text}" if _FORMULA.match(text) and not isinstance(cell, int) else text
