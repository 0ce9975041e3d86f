"""QR codes as drawings a browser shows and prints sharply.

Knows QR codes; not what is in them. Law: dark on light in every colour scheme, as cameras read no other, with the quiet zone the
standard asks for, and no style or script in the drawing.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData

BORDER: Final = 4
MASK: Final = 2
"""One of the standard's eight patterns: trying all of them takes four times as long, and what is packed looks alike in each."""
_PLAIN: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def svg(text: str) -> str:
    """Return a text as a QR code with error correction M, as an SVG file; as small as its signs allow."""
    code = QRCode(border=BORDER, error_correction=ERROR_CORRECT_M, mask_pattern=MASK)
    code.add_data(QRData(text, mode=MODE_ALPHA_NUM if _PLAIN.issuperset(text) else MODE_8BIT_BYTE), optimize=0)
    code.make(fit=True)
    rows = code.get_matrix()
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path stroke="#000" d="{outline(rows)}"/></svg>\n'
    )


def outline(rows: Sequence[Sequence[bool]]) -> str:
    """Return the dark cells as a path of strokes one cell wide, a stroke for each run in a row."""
    return "".join(_row(y, row) for y, row in enumerate(rows))


def _row(y: int, row: Sequence[bool]) -> str:
    x, gap, path = 0, 0, ""
    for dark, run in groupby(row):
        length = sum(1 for _ in run)
        if dark:
            path += f"m{gap} 0h{length}" if path else f"M{x} {y}.5h{length}"
        x, gap = x + length, length
    return path
