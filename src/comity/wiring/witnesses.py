"""A witness's folder: its key, its ledger, and the application over both.

Knows where they lie and which clock is used; not the protocol.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from comity.keys.names import COSIGNATURE, ML_DSA_44, VerifierKey, parse_vkey
from comity.keys.signer import generate, read_secret, write_secret
from comity.net import door, ledger
from comity.net.ledger import Ledger
from comity.net.witness import Witness

FOLDER: Final = "COMITY_WITNESS"
KEY: Final = "witness.key"
LONG_KEY: Final = "witness-ml-dsa.key"


def new_witness(folder: Path, name: str) -> VerifierKey:
    """Make a witness's key and empty ledger in a folder and return the key others know it by.

    Raises Rejected for a name no key can have, Unavailable where there is a witness already.
    """
    key = generate(name, COSIGNATURE)
    parse_vkey(key.verifier.vkey)
    ledger.make(folder)
    write_secret(folder / KEY, key)
    return key.verifier


def add_long_key(folder: Path) -> VerifierKey:
    """Give a witness an ML-DSA-44 key of its name beside its first, and return it. Raises Unavailable where it has one."""
    key = generate(read_secret(folder / KEY).name, ML_DSA_44)
    parse_vkey(key.verifier.vkey)
    write_secret(folder / LONG_KEY, key)
    return key.verifier


def open_witness(folder: Path) -> Witness:
    """Return the witness of a folder. Raises Unavailable where its ledger is lost, older than its seal, retired or held."""
    key = read_secret(folder / KEY)
    long = read_secret(folder / LONG_KEY) if (folder / LONG_KEY).exists() else None
    return Witness(Ledger(folder), key, long_key=long)


def make() -> Callable[..., Any]:
    """Return the WSGI application of the witness in COMITY_WITNESS; called once, in the one process that serves it."""
    return door.application(open_witness(Path(os.environ[FOLDER])))
