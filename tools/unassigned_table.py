"""Write the table of code points unassigned in Unicode 14.0 (Python 3.11's own tables), so that no host decides.

Run with Python 3.11: `python tools/unassigned_table.py > src/comity/encoding/unassigned.py`.
"""

import sys
import textwrap
import unicodedata

HEAD = '''"""Code points unassigned in Unicode 14.0, as inclusive ranges in hexadecimal. Made by tools/unassigned_table.py.

Knows one frozen list, so that no host's Unicode table decides what a record may hold (design law 2).
"""

UNICODE_VERSION = "14.0.0"

RANGES = """
{ranges}
""".split()  # noqa: SIM905 - a table reads better than a list of five hundred strings
'''


def ranges() -> list[str]:
    """Return the ranges of category Cn in the interpreter's own table."""
    found: list[list[int]] = []
    for point in range(0x110000):
        if unicodedata.category(chr(point)) != "Cn":
            continue
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return [f"{first:x}-{last:x}" for first, last in found]


if __name__ == "__main__":
    if unicodedata.unidata_version != "14.0.0":
        sys.exit(f"needs Unicode 14.0.0 (Python 3.11), not {unicodedata.unidata_version}")
    sys.stdout.write(HEAD.format(ranges=textwrap.fill(" ".join(ranges()), 118, break_on_hyphens=False)))
