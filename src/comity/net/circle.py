"""The witnesses of a log as its desk meets them: each asked over HTTP, all at once, none waited for longer than a bound.

Knows the other side of C2SP tlog-witness; not what is done with the answers. Law: an answer counts only as a cosignature that
verifies; everything else is an outcome in one word, and the worst word is that a witness cosigned what we do not have: said, or
shown by a checkpoint under our own key (`claims`).
"""

import http.client
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from comity.encoding import note as notes
from comity.errors import ComityError
from comity.keys.names import VerifierKey
from comity.keys.notes import cosigned_at
from comity.net.claims import CLAIMS_AHEAD, CLAIMS_DIFFERS, cosigned_path, fetched
from comity.net.witness import CONFLICT, OK, UNPROVED, render_request
from comity.service import clear
from comity.service.cosigned import Asked
from comity.tlog.policy import Policy

SECONDS: Final = 5.0
ANSWER_LIMIT: Final = 16_384
COSIGNED: Final = "cosigned"
UNREACHABLE: Final = "unreachable"
REFUSED: Final = "refused"
FALSE: Final = "false"
"""The witness answered with a line under its key that does not hold: it, or whoever answers for it, is not to be believed."""
Prove = Callable[[int, int], tuple[bytes, ...]]


@dataclass(slots=True)
class Peer:
    """One witness: its keys, its address, the size it is thought to have cosigned last (0: not known), what it was asked last."""

    keys: tuple[VerifierKey, ...]
    address: str
    known: int = 0
    asking: "Future[list[Asked]] | None" = None


@dataclass(slots=True)
class Circle:
    """The witnesses of a policy that have an address. `prove` gives consistency proofs of our log, `now` Unix seconds UTC.

    `shown` says what a checkpoint proves against our copy (`claims.Own.shown`).
    """

    policy: Policy
    prove: Prove
    shown: Callable[[bytes], str | None] = lambda _: None
    now: Callable[[], int] = lambda: int(time.time())
    seconds: float = SECONDS
    peers: tuple[Peer, ...] = field(init=False)
    _pool: ThreadPoolExecutor | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """List the witnesses to ask."""
        keys: dict[tuple[str, str], list[VerifierKey]] = {}
        for name, key in self.policy.named.items():
            if name in self.policy.addresses:  # who has two keys is asked once and answers with a line of each
                keys.setdefault((key.name, self.policy.addresses[name]), []).append(key)
        self.peers = tuple(Peer(keys=tuple(given), address=address) for (_, address), given in keys.items())
        self._pool = ThreadPoolExecutor(len(self.peers), "witness") if self.peers else None

    def close(self) -> None:
        """Ask nobody any more; who is being asked is not waited for."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def ask(self, size: int, checkpoint: bytes) -> list[Asked]:
        """Ask every witness to cosign our checkpoint of that size; return how each answered, for each of its keys.

        A witness that answers a byte at a time is not waited for, nor asked again before it has ended: it holds up itself only.
        """
        if self._pool is None:
            return []
        for peer in self.peers:
            if peer.asking is None or peer.asking.done():
                try:
                    peer.asking = self._pool.submit(self._ask, peer, size, checkpoint)
                except RuntimeError:  # closed in this moment by another thread: a desk that stops asks nobody
                    return []
        asked = [peer.asking for peer in self.peers if peer.asking is not None]
        done, _ = wait(asked, timeout=self.seconds)
        return [
            answer
            for peer, one in zip(self.peers, asked, strict=True)
            for answer in (one.result() if one in done and not one.cancelled() else _all(peer, self.now(), UNREACHABLE))
        ]

    def _ask(self, peer: Peer, size: int, checkpoint: bytes) -> list[Asked]:
        """Ask one witness; where it says from which size to go on, once more from there."""
        at = self.now()
        outcome, answer = self._once(peer, size, checkpoint)
        if outcome == CONFLICT:
            told = answer.removesuffix(b"\n")
            if not (told.isascii() and told.isdigit()) or len(told) > 16:  # noqa: PLR2004 - digits of 2^53
                return _all(peer, at, REFUSED)
            peer.known = int(told)
            if peer.known > size:
                return self._claim(peer, at, checkpoint, CLAIMS_AHEAD)
            outcome, answer = self._once(peer, size, checkpoint)
        if outcome == UNPROVED:
            return self._claim(peer, at, checkpoint, CLAIMS_DIFFERS)
        if outcome != OK:
            return _all(peer, at, UNREACHABLE if outcome == 0 else REFUSED)
        return self._cosigned(peer, size, checkpoint, answer, at)

    def _claim(self, peer: Peer, at: int, checkpoint: bytes, said: str) -> list[Asked]:
        """Return what a witness says against our copy: as shown, where it serves a checkpoint that proves it, else as said."""
        origin = notes.parse(checkpoint).text.partition(b"\n")[0].decode()
        proof = fetched(peer.address, cosigned_path(origin), self.seconds)
        return _all(peer, at, self.shown(proof) or said)

    def _cosigned(self, peer: Peer, size: int, checkpoint: bytes, answer: bytes, at: int) -> list[Asked]:
        """Return, for each of the witness's keys, its line if it verifies; lines of other keys are ignored, as C2SP asks."""
        text = notes.parse(checkpoint).text
        try:
            lines = notes.parse(text + b"\n" + answer).lines
        except ComityError:
            lines = ()
        told = []
        for key in peer.keys:
            line = next((line for line in lines if cosigned_at(text, line, key) is not None), None)
            claimed = any(line.name == key.name and line.key_id == key.note_id for line in lines)
            without = FALSE if claimed else REFUSED
            told.append(Asked(vkey=key.vkey, at=at, outcome=without if line is None else COSIGNED, line=line))
        if any(one.line is not None for one in told):
            peer.known = size
        return told

    def _once(self, peer: Peer, size: int, checkpoint: bytes) -> tuple[int, bytes]:
        """Return status and body of one request; status 0 where there is no answer, or may not be asked in the clear."""
        if not clear.may(peer.address):
            return 0, b""
        old = min(peer.known, size)
        body = render_request(old, self.prove(old, size), checkpoint)
        parts = urlsplit(peer.address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.netloc, timeout=self.seconds)
        try:
            connection.request("POST", f"{parts.path.rstrip('/')}/add-checkpoint", body)
            response = connection.getresponse()
            return response.status, response.read(ANSWER_LIMIT)
        except (OSError, http.client.HTTPException, ValueError):
            return 0, b""
        finally:
            connection.close()


def _all(peer: Peer, at: int, outcome: str) -> list[Asked]:
    return [Asked(vkey=key.vkey, at=at, outcome=outcome) for key in peer.keys]
