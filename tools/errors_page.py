"""Write docs/errors.md: every finding code, what it says in three languages, what to do, and a file that provokes it.

The file is a scenario whose lower part names the code, or the test that does. `--check` writes nothing and fails where the
page is not as it would be written.
"""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from comity.i18n import LANGUAGES, Catalogue

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "errors.md"
HEAD = """# What is refused or noted, code by code

Written by `tools/errors_page.py` from the catalogues; do not edit. A code stands before its sentence wherever it is shown, with
the place, what stood there, the rule and what to do. The file named provokes it: a scenario (`comity regime test`), or a test.

| code | en | fr | ru | what to do | provoked by |
|---|---|---|---|---|---|
"""


def codes() -> list[str]:
    """Return every code the source can raise."""
    spec = importlib.util.spec_from_file_location("finding_codes", ROOT / "tools" / "finding_codes.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return sorted({*module.codes(ROOT / "src"), "text.not-nfc"})


def provokers() -> dict[str, str]:
    """Return the file that provokes each code: a scenario before a test, the first by name."""
    found: dict[str, str] = {}
    for path in _files():
        text = path.read_text(encoding="utf-8")
        names = path.relative_to(ROOT).as_posix()
        scenario = path.suffix == ".txt"
        pattern = r"^  ([a-z]+\.[a-z0-9-]+): " if scenario else r"(?<![\w./])([a-z]+\.[a-z0-9-]+)(?![\w./(])"
        body = text.partition("\n----\n")[2] if scenario else text
        for code in re.findall(pattern, body, re.MULTILINE):
            found.setdefault(code, names)
    return found


def _files() -> Iterator[Path]:
    yield from sorted(ROOT.glob("regimes/*/scenarios/*.txt"))
    yield from sorted(ROOT.glob("tests/fixtures/regimes/*/scenarios/*.txt"))
    yield from sorted(ROOT.glob("tests/*/test_*.py"))


def page() -> str:
    """Return the page."""
    words = {lang: Catalogue(lang) for lang in LANGUAGES}
    provoked = provokers()
    rows = []
    for code in codes():
        said = [words[lang].say("finding-" + code.replace(".", "-")) for lang in ("en", "fr", "ru")]
        remedy = words["en"].say(f"remedy-{code.partition('.')[0]}")
        cells = [f"`{code}`", *said, remedy, f"`{provoked[code]}`" if code in provoked else "–"]
        rows.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
