"""Print what is new in a log since the last run, each leaf proved to lie in a tree that goes on from the last one.

python follow.py https://desk.example/council "ANCHOR" seen.json
"""

import sys
from pathlib import Path

from comity.client import Follower, Tampered


def main(address: str, anchor: str, state: str) -> None:
    follower = Follower(address, anchor, Path(state))
    try:
        for leaf in follower.new():
            print(leaf.index, leaf.record.by, leaf.record.act, leaf.record.form, leaf.id)
    except Tampered as fault:  # the log shows another tree than before: keep the file, tell the other parties
        sys.exit(f"{fault.finding.code} at {fault.finding.place}")
    follower.keep()  # only now, when all of it has been dealt with


if __name__ == "__main__":
    main(*sys.argv[1:])
