"""Write docs/spec/rights.md from the table the pages are tested against.

Usage: PYTHONPATH=src python tools/rights_table.py
"""

from pathlib import Path

from comity.web.access.holder import Role
from comity.web.access.rights import OBJECTS, ROUTES, Right, rights_of

PAGE = Path(__file__).parents[1] / "docs" / "spec" / "rights.md"
HEAD = """# Rights

Made by `tools/rights_table.py` from `comity.web.access.rights`; a test compares, and plays every cell over HTTP.

A role is held at one seat of one body. It gives its rights at that seat alone, while the seat has acceded and, for a party, is
a member on that day. What is not granted answers as if it did not exist; who is not signed in is led to sign in. No role signs:
what stands in the log is decided by keys.
"""


def page() -> str:
    """Return the page."""
    roles = [None, *Role]
    names = ["public", *(str(role) for role in Role)]
    lines = [HEAD, "## Roles and rights", "", f"| right | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    for right in Right:
        cells = ["yes" if right in rights_of(role) else "–" for role in roles]
        lines.append(f"| {right} | {' | '.join(cells)} |")
    lines += ["", "## Objects", "", "| right | what it opens | addresses |", "|---|---|---|"]
    for right in Right:
        addresses = ", ".join(f"`{name}`" for name, needed in ROUTES.items() if needed is right)
        lines.append(f"| {right} | {OBJECTS[right]} | {addresses or 'no address of its own'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
