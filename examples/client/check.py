"""Check a receipt without a network, and say what it proves.

python check.py first.receipt "ANCHOR"
"""

import sys
from pathlib import Path

from comity.client import verify_receipt


def main(receipt: str, anchor: str) -> None:
    report = verify_receipt(Path(receipt).read_bytes(), anchor)
    for check in report.checks:
        print(check.outcome, check.code, *(finding.code for finding in check.findings))
    sys.exit(0 if report.holds else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
