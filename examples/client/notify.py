"""File a record with a key file, wait until it is witnessed, and keep its receipt.

python notify.py https://desk.example/council "ANCHOR" desk.key draft.json first.receipt
"""

import json
import sys
from pathlib import Path

from comity.client import Desk, Rejected, read_secret


def main(address: str, anchor: str, key: str, draft: str, kept: str) -> None:
    desk = Desk(address, anchor)
    try:
        placed = desk.file(json.loads(Path(draft).read_text("utf-8")), read_secret(Path(key)))
    except Rejected as refusal:  # the record is against a rule: the finding says which, and where
        sys.exit(f"{refusal.finding.code} at {refusal.finding.place}")
    print(placed.index, placed.symbol or "-", placed.id)
    Path(kept).write_bytes(desk.receipt(placed.id, within=30).receipt)


if __name__ == "__main__":
    main(*sys.argv[1:])
