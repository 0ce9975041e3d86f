"""The option --anchor: a body's origin, log key and founding record, which whoever checks has from elsewhere.

Knows how an anchor is given on the command line; what it proves is `verify`'s.
"""

import argparse
from pathlib import Path
from typing import Final

from comity.cli.files import read_text
from comity.receipt import RECEIPT_LIMIT
from comity.verify import anchor as anchors
from comity.verify.anchor import Anchor

ANCHOR: Final = "origin, log key and founding record, in one argument or a file holding them"


def add_anchor(command: argparse.ArgumentParser, note: str = "", *, required: bool = False) -> None:
    """Add `--anchor`; `note` is what its help says besides."""
    command.add_argument("--anchor", required=required, help=f"{ANCHOR}{note}")


def anchor_given(given: str) -> str:
    """Return an anchor given as one argument, or in the file it names; what is neither is no anchor. Raises Unavailable."""
    return read_text(Path(given), RECEIPT_LIMIT).strip() if " " not in given and Path(given).exists() else given


def read_anchor(given: str) -> Anchor:
    """Return an anchor given as one argument or in a file. Raises Rejected or Unavailable."""
    return anchors.parse(anchor_given(given))
