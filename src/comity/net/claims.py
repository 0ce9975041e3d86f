"""What others say about a log that its desk's own copy does not hold: that they have seen it larger, or seen another.

Knows that a claim is proved by one thing only, a checkpoint under a key of this very log; not who is asked, nor what a desk does
about it. Law: whoever says so without showing it may be lying, and whoever shows it cannot be.
"""

import http.client
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from comity.encoding import note as notes
from comity.errors import ComityError
from comity.keys.names import VerifierKey
from comity.keys.notes import opened_by
from comity.service import clear
from comity.tlog.checkpoint import NOTE_LIMIT, open_checkpoint

AHEAD: Final = "ahead"
"""A larger tree of this log than we have was signed by its own key: we run on a copy that is behind."""
DIFFERS: Final = "differs"
"""A tree that ours does not extend was signed by this log's own key."""
CLAIMS_AHEAD: Final = "claims-ahead"
CLAIMS_DIFFERS: Final = "claims-differs"
"""The same, said and not shown."""
PROVED: Final = frozenset({AHEAD, DIFFERS})
CLAIMED: Final = frozenset({CLAIMS_AHEAD, CLAIMS_DIFFERS})
OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Our log: every key it has signed with, its size, its root at any size up to that."""

    keys: Sequence[VerifierKey]
    size: int
    root: Callable[[int], bytes | None]

    def shown(self, data: bytes) -> str | None:
        """Return what untrusted bytes prove against this copy, AHEAD or DIFFERS; None where they prove nothing."""
        try:
            note = notes.parse(data)
            key = next((key for key in self.keys if opened_by(note, key)), None)
            if key is None:
                return None
            checkpoint = open_checkpoint(data, key)
        except ComityError:
            return None
        if checkpoint.size > self.size:
            return AHEAD
        return None if self.root(checkpoint.size) == checkpoint.root else DIFFERS


def cosigned_path(origin: str) -> str:
    """Return below which path of its address a witness shows the newest checkpoint it cosigned of a log."""
    return f"/logs/{sha256(origin.encode()).hexdigest()}"


def fetched(address: str, path: str, seconds: float) -> bytes:
    """Return what is served at a path below an address, or nothing: no answer, another status, too long, not to be asked so."""
    if not clear.may(address):
        return b""
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=seconds)
    try:
        connection.request("GET", f"{parts.path.rstrip('/')}{path}")
        response = connection.getresponse()
        data = response.read(NOTE_LIMIT + 1)
        return data if response.status == OK and len(data) <= NOTE_LIMIT else b""
    except (OSError, http.client.HTTPException, ValueError):
        return b""
    finally:
        connection.close()
