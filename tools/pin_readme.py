"""Write this edition's anchor, root, digest and leaf numbers into README.md, from a demo built here.

Usage: PYTHONPATH=src python tools/pin_readme.py
"""

import contextlib
import io
import re
import tempfile
from pathlib import Path

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.store.reader import open_reader

README = Path(__file__).parents[1] / "README.md"
SHOWN = "NRC/NOT/2016/1"


def pin() -> None:
    """Build the demo aside and rewrite the lines the readme's test compares."""
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.redirect_stdout(io.StringIO()):
            main(["demo", "--dir", folder, "--no-serve"])
        archive = Path(folder) / "archive"
        reader = open_reader(archive)
        size, anchor = reader.size, anchor_of(archive)
        row = reader.get("record", str(reader.find(SHOWN))) or {}
        root, digest = (reader.root(size) or b"").hex(), (reader.digest(size) or b"").hex()
        index = int(str(row["index"]))
    text = README.read_text(encoding="utf-8")
    text = re.sub(r"^\| anchor \| .*$", f"| anchor | `{anchor}` |", text, flags=re.MULTILINE)
    text = re.sub(r"^\| root of .*$", f"| root of {size} leaves | `{root}` |", text, flags=re.MULTILINE)
    text = re.sub(r"^\| digest \| .*$", f"| digest | `{digest}` |", text, flags=re.MULTILINE)
    text = re.sub(r"leaf \d+ of \d+$", f"leaf {index} of {size}", text, flags=re.MULTILINE)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    pin()
