"""Write docs/errors.md: every finding code, what it says in three languages, what to do, and a file that provokes it.

Which test provokes what is in tests/provoked.txt: `make provoked` runs the tests, notes every finding they make, and gathers the
notes of their processes from the folder given as an argument.
"""

import runpy
import sys
from pathlib import Path

from comity.i18n import LANGUAGES, Catalogue

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "errors.md"
PROVOKED = ROOT / "tests" / "provoked.txt"
HEAD = """# What is refused or noted, code by code

Written by `tools/errors_page.py` from the catalogues; do not edit. A code stands before its sentence wherever it is shown, with
the place, what stood there, the rule and what to do. The test named provokes it, as `make provoked` found by running them all.

| code | en | fr | ru | what to do | provoked by |
|---|---|---|---|---|---|
"""


def codes() -> list[str]:
    """Return every code the source can raise."""
    return sorted(runpy.run_path(str(ROOT / "tools" / "finding_codes.py"))["codes"](ROOT / "src"))


def provokers() -> dict[str, str]:
    """Return the test that provoked each code when `make provoked` last ran; scenarios are played by one of them."""
    lines = PROVOKED.read_text(encoding="utf-8").splitlines()
    return dict(reversed([line.split(" ", 1) for line in sorted(lines)]))


def gathered(folder: Path) -> str:
    """Return what test processes noted in a folder, one line for each code and test; explaining a code is not provoking it."""
    noted = {line for path in folder.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()}
    known = set(codes())
    kept = [line for line in noted if line.split()[0] in known and "tests/house/" not in line]
    return "".join(f"{line}\n" for line in sorted(kept))


def page() -> str:
    """Return the page."""
    words = {lang: Catalogue(lang) for lang in LANGUAGES}
    provoked = provokers()
    rows = []
    for code in codes():
        said = [words[lang].say("finding-" + code.replace(".", "-")) for lang in ("en", "fr", "ru")]
        remedy = words["en"].remedy(code)
        cells = [f"`{code}`", *said, remedy, f"`{provoked[code]}`" if code in provoked else "–"]
        rows.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROVOKED.write_text(gathered(Path(sys.argv[1])), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
