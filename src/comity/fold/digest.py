"""The digest: one hash over every conclusion, so that two mirrors compare what they derived and not only what they hold.

Knows docs/spec/state.md 3; not rows. Law: digest at n = RFC 6962 root over the first n deltas.
"""

from comity.encoding import note as notes
from comity.keys.names import VerifierKey
from comity.keys.signer import SigningKey
from comity.tlog.checkpoint import Checkpoint, open_checkpoint, render
from comity.tlog.merkle import Frontier, leaf_hash

SUFFIX = "/state/v1"


class Digest:
    """The running root over deltas."""

    def __init__(self, frontier: Frontier | None = None) -> None:
        """Start from nothing, or from the frontier of the deltas so far."""
        self.frontier = Frontier() if frontier is None else frontier

    def take(self, delta: bytes) -> None:
        """Append one delta's canonical bytes."""
        self.frontier.append(leaf_hash(delta))

    @property
    def root(self) -> bytes:
        """Return the digest so far, 32 bytes."""
        return self.frontier.root()


def sign_state(origin: str, size: int, digest: bytes, *keys: SigningKey) -> bytes:
    """Return the state note: a checkpoint of the deltas whose origin line is `<origin>/state/v1`."""
    text = render(Checkpoint(origin=f"{origin}{SUFFIX}", size=size, root=digest))
    return notes.render(text, tuple(key.sign_note(text) for key in keys))


def open_state(data: bytes, origin: str, key: VerifierKey) -> Checkpoint:
    """Return the state note's size and digest, or raise Rejected or Tampered if `key` did not sign it for `origin`."""
    return open_checkpoint(data, key, origin=f"{origin}{SUFFIX}")
