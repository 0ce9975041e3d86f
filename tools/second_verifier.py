"""A second verifier of Comity's logs and receipts, written from docs/spec alone, with nothing but Python's standard library.

    python3 tools/second_verifier.py FOLDER|RECEIPT|EVIDENCE [--anchor "ORIGIN KEY ID"] [--known FILE] [--cited FILE]
    python3 tools/second_verifier.py LODGING-RECEIPT --mirror KEY

It shares no line with the first; this file and the folder `second` beside it are handed on together. It is slow on purpose:
its Ed25519 and ML-DSA-44 are the textbooks'. It checks the tree and every file under it, the checkpoint and the signature of the
state note, every record's bytes, signatures, stamp, keys and chain, cosigned checkpoints and lodging receipts among them,
receipts of other bodies that are cited, and for a receipt the way from its keys back to `found` and the quorum of witnesses.
It does not check, and says so, the conclusions (forms, references, duties, the digest): `comity verify` does.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from second.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], print))
