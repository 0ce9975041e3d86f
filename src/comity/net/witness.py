"""A witness (C2SP tlog-witness): cosigns a log's checkpoints, each only if it extends the last one it cosigned.

Knows the one call of the protocol, add-checkpoint; not HTTP. Law: what was decided is on disk before it is answered, and deciding
and keeping are one step, so that of two requests at once one sees the other. Source: C2SP tlog-witness v1, and the later rule
that another root at an equal size is answered 422.
"""

import base64
import binascii
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from comity.encoding import note as notes
from comity.encoding.note import Note
from comity.errors import ComityError, Finding, Rejected, Tampered, Unavailable, excerpt
from comity.keys.notes import cosigned_at
from comity.keys.signer import SigningKey
from comity.net.ledger import Ledger, Watched
from comity.tlog import evidence
from comity.tlog.checkpoint import Checkpoint, open_checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.merkle import HASH_SIZE, check_consistency

RULE: Final = "docs/spec/log.md 11"
REQUEST_LIMIT: Final = 72_000
PROOF_LIMIT: Final = 63
SIZE_MEDIA: Final = "text/x.tlog.size"
PLAIN: Final = "text/plain; charset=utf-8"
OK, BAD, FORBIDDEN, UNKNOWN, CONFLICT, UNPROVED = 200, 400, 403, 404, 409, 422
_OLD = re.compile(rb"old (0|[1-9][0-9]{0,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a log asks: the size it thinks was cosigned last, a proof from there, and its new checkpoint as it came."""

    old: int
    proof: tuple[bytes, ...]
    data: bytes
    note: Note
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP status and a body."""

    status: int
    body: bytes = b""
    media: str = PLAIN


def render_request(old: int, proof: tuple[bytes, ...], checkpoint: bytes) -> bytes:
    """Return the body of a request."""
    return b"old %d\n%s\n%s" % (old, b"".join(base64.b64encode(node) + b"\n" for node in proof), checkpoint)


def parse_request(data: bytes) -> Request:
    """Read an untrusted request, or raise Rejected."""
    head, gap, checkpoint = data.partition(b"\n\n")
    first, *lines = head.split(b"\n")
    old = _OLD.fullmatch(first)
    if len(data) > REQUEST_LIMIT or not gap or old is None or len(lines) > PROOF_LIMIT:
        raise _refused(data[:80])
    try:
        proof = tuple(base64.b64decode(line, validate=True) for line in lines)
    except binascii.Error:
        raise _refused(head[:80]) from None
    if any(len(node) != HASH_SIZE for node in proof) or render_request(int(old[1]), proof, checkpoint) != data:
        raise _refused(head[:80])
    note = notes.parse(checkpoint)
    return Request(old=int(old[1]), proof=proof, data=checkpoint, note=note, checkpoint=parse_checkpoint(note.text))


class Witness:
    """One witness, from any number of threads."""

    def __init__(
        self,
        ledger: Ledger,
        key: SigningKey,
        now: Callable[[], int] = lambda: int(time.time()),
        before_keeping: Callable[[], None] = lambda: None,
        long_key: SigningKey | None = None,
    ) -> None:
        """Cosign with `key`, and with the ML-DSA-44 `long_key` where there is one, what `ledger` allows.

        `before_keeping` runs between decision and disk, for whoever tests the race.
        """
        self.ledger, self._now, self._before_keeping = ledger, now, before_keeping
        self._keys = (key,) if long_key is None else (key, long_key)

    @property
    def vkey(self) -> str:
        """The key others know this witness by."""
        return self._keys[0].verifier.vkey

    @property
    def vkeys(self) -> tuple[str, ...]:
        """The keys of all its lines: Ed25519, then ML-DSA-44 where it has one."""
        return tuple(key.verifier.vkey for key in self._keys)

    def add_checkpoint(self, data: bytes) -> Answer:
        """Answer one untrusted request, in the order of the specification.

        Raises Unavailable where what is sent shows that this witness has forgotten what it signed, or the disk fails.
        """
        # 1. The request must be one.
        try:
            request = parse_request(data)
        except Rejected:
            return Answer(status=BAD)
        # 2. The log must be watched here, and the checkpoint signed by it.
        watched = self.ledger.watched(request.checkpoint.origin)
        if watched is None:
            return Answer(status=UNKNOWN)
        try:
            open_checkpoint(request.data, watched.key)
        except ComityError:
            return Answer(status=FORBIDDEN)
        # 3. It cannot shrink by its own account.
        if request.old > request.checkpoint.size:
            return Answer(status=BAD)
        with self.ledger.turn():
            return self._decide(request)

    def _decide(self, request: Request) -> Answer:
        """Answer a request signed by its log, with nobody else deciding meanwhile."""
        watched = self.ledger.watched(request.checkpoint.origin)
        if watched is None:
            return Answer(status=UNKNOWN)
        self._catch(request, watched)
        self._check_memory(request, watched)
        # 4. It must go on from what was cosigned last.
        if request.old != watched.size:
            return Answer(status=CONFLICT, body=b"%d\n" % watched.size, media=SIZE_MEDIA)
        # 5. It must extend it; at an equal size, be it.
        wanted = request.checkpoint
        try:
            check_consistency(watched.size, wanted.size, watched.root, wanted.root, request.proof)
        except Tampered:
            return Answer(status=UNPROVED)
        # 6. Remembered first, then said.
        at = self._now()
        self._before_keeping()
        self.ledger.keep(wanted.origin, wanted.size, wanted.root, request.data, at)
        lines = tuple(key.cosign(request.note.text, at) for key in self._keys)
        return Answer(status=OK, body=notes.render(b"", lines)[1:])

    def _catch(self, request: Request, watched: Watched) -> None:
        """Keep what shows that the log cheats, whatever is answered. Its signature on both halves has been checked."""
        before = self.ledger.signed_at(watched.origin, request.checkpoint.size)
        log = self.ledger.keys(watched)
        found = evidence.alone(log, request.data)
        if found is None and before is not None:
            found = evidence.between(log, before, request.data)
        if found is None and watched.size and request.old == watched.size < request.checkpoint.size:
            last = self.ledger.signed_at(watched.origin, watched.size)
            # Whoever asks may have spoilt the proof; it counts only where it leads to the root the log has signed.
            found = None if last is None else evidence.rewritten(log, last, request.data, request.proof)
        if found is not None:
            self.ledger.catch(found, self._now())

    def _check_memory(self, request: Request, watched: Watched) -> None:
        """Stop where the checkpoint bears our own cosignature and we do not remember giving it: the ledger was rolled back."""
        if request.checkpoint.size <= watched.size:
            return
        text, lines = request.note.text, request.note.lines
        if any(cosigned_at(text, line, key.verifier) is not None for line in lines for key in self._keys):
            raise Unavailable(
                Finding(
                    code="witness.rolled-back",
                    place=excerpt(watched.origin),
                    excerpt=f"{watched.size} < {request.checkpoint.size}",
                    rule=RULE,
                )
            )


def _refused(what: bytes) -> Rejected:
    return Rejected(Finding(code="witness.request", place="request", excerpt=excerpt(what), rule=RULE))
