"""Evidence that a log cheated: one file that a third party checks with the log's key and nothing else.

Knows docs/spec/log.md 10 and the kinds that speak of trees alone; what speaks of records is `verify.wrongs`'s to check, and which
keys followed the log's is `verify.following`'s to read. Law: what this module accepts no honest log can have signed.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Tampered, excerpt
from comity.keys.names import VerifierKey, parse_vkey
from comity.keys.notes import opened_by
from comity.tlog.checkpoint import NOTE_LIMIT, Checkpoint, open_checkpoint
from comity.tlog.merkle import EMPTY_ROOT, prefix_root

MAGIC: Final = b"comity/evidence/v1"
RULE: Final = "docs/spec/log.md 10"
SIZE_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of the longest file: one that holds a whole log with the rules it names."""
SUCCESSION: Final = "succession"
_PARTS: Final = frozenset({b"checkpoint", b"succession", b"node", b"state", b"leaf", b"proof", b"entry", b"material"})


class Kind(StrEnum):
    """What a log is shown to have done."""

    FORK = "fork"
    """It signed two trees of one size."""
    EMPTY = "empty"
    """It signed a tree without leaves whose root is not that of no leaves."""
    REWRITTEN = "rewritten"
    """It signed a tree, and a larger one that does not begin with it: something was taken out, put in, altered or moved."""
    STATES = "states"
    """It signed two digests of its conclusions at one size."""
    TWICE = "twice"
    """It holds two leaves of one key and one number on its chain."""
    BACKWARDS = "backwards"
    """It holds a leaf stamped earlier than one that lies before it."""
    DIGEST = "digest"
    """It signed a digest that its own records and rules do not give."""


OF_RECORDS: Final = frozenset({Kind.TWICE, Kind.BACKWARDS, Kind.DIGEST})
"""Kinds that only who reads records can check (`verify.wrongs`)."""
STATE: Final = "/state/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogKeys:
    """A key of a log, and each that followed it with the text of the record by which it did, oldest first."""

    first: VerifierKey
    later: tuple[tuple[VerifierKey, bytes], ...] = ()

    @property
    def every(self) -> tuple[VerifierKey, ...]:
        """All of them, in order; the last signs checkpoints now."""
        return (self.first, *(key for key, _ in self.later))

    def leading_to(self, *signed: bytes) -> tuple[tuple[str, bytes], ...]:
        """Return the parts that lead from the first key to those that signed these notes."""
        far = max(self.every.index(signer(data, self.every)) for data in signed)
        return tuple((SUCCESSION, text) for _, text in self.later[:far])


def signer(data: bytes, keys: Sequence[VerifierKey]) -> VerifierKey:
    """Return the first of a log's keys that signed an untrusted note; where none did, the first of all, which opens nothing."""
    note = notes.parse(data) if len(data) <= NOTE_LIMIT else None
    return next((key for key in keys if note is not None and opened_by(note, key)), keys[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What happened, the log's key, the signed checkpoints that show it, as they came, and what else it takes, by name.

    Where keys followed the one named, the texts of the records by which they did are among the parts, in order.
    """

    kind: Kind
    log: VerifierKey
    notes: tuple[bytes, ...] = ()
    parts: tuple[tuple[str, bytes], ...] = ()

    def named(self, name: str) -> tuple[bytes, ...]:
        """Return the parts of a name, in their order."""
        return tuple(data for known, data in self.parts if known == name)


def between(log: LogKeys, first: bytes, second: bytes) -> Evidence | None:
    """Return the evidence that two checkpoints signed by keys of a log make together, or None where they make none."""
    return _made(Kind.FORK, log, first, second)


def alone(log: LogKeys, data: bytes) -> Evidence | None:
    """Return the evidence that one checkpoint signed by a key of a log makes by itself, or None."""
    return _made(Kind.EMPTY, log, data)


def rewritten(log: LogKeys, old: bytes, new: bytes, proof: Sequence[bytes]) -> Evidence | None:
    """Return the evidence that a larger signed tree does not begin with a smaller one, or None where this shows none.

    `proof` is `merkle.prove_prefix` of the larger tree, untrusted: it counts only where it leads to the larger root.
    """
    return _made(Kind.REWRITTEN, log, old, new, nodes=proof)


def states(log: LogKeys, first: bytes, second: bytes) -> Evidence | None:
    """Return the evidence that two signed state notes make together, or None where they make none."""
    return _made(Kind.STATES, log, first, second)


def _made(kind: Kind, log: LogKeys, *signed: bytes, nodes: Sequence[bytes] = ()) -> Evidence | None:
    """Return evidence of two heads, or one, where it holds."""
    try:
        parts, bare = log.leading_to(*signed), tuple(_bare(data, signer(data, log.every)) for data in signed)
        if kind is Kind.STATES:
            made = Evidence(kind=kind, log=log.first, parts=(*parts, *(("state", data) for data in bare)))
        else:
            parts += tuple(("node", node) for node in nodes)
            made = Evidence(kind=kind, log=log.first, notes=bare, parts=parts)
        check(made, log.every[: len(made.named(SUCCESSION)) + 1])
    except (Rejected, Tampered):
        return None
    return made


def render(evidence: Evidence) -> bytes:
    """Return the file."""
    head = b"%s\nkind %s\nlog %s\n" % (MAGIC, evidence.kind.encode(), evidence.log.vkey.encode())
    parts = (*(("checkpoint", note) for note in evidence.notes), *evidence.parts)
    return head + b"".join(b"%s %s\n" % (name.encode(), base64.b64encode(data)) for name, data in parts)


def parse(data: bytes) -> Evidence:
    """Read an untrusted file and check what it shows of trees under the key it names.

    Raises Rejected where it is no evidence, Tampered where it shows nothing. What is OF_RECORDS, or under a key that followed, is
    checked by `verify.wrongs`, and shows nothing before.
    """
    lines = data.split(b"\n")
    if len(data) > SIZE_LIMIT or lines[0] != MAGIC or len(lines) < 5 or lines[-1]:  # noqa: PLR2004 - magic, kind, log, one
        raise _refused(data[:80])
    try:
        kind = Kind(_after(lines[1], b"kind "))
        log = parse_vkey(_after(lines[2], b"log "))
        parts = tuple(_part(line) for line in lines[3:-1])
    except ValueError:
        raise _refused(data[:80]) from None
    checkpoints = tuple(part for name, part in parts if name == "checkpoint")
    others = tuple(part for part in parts if part[0] != "checkpoint")
    evidence = Evidence(kind=kind, log=log, notes=checkpoints, parts=others)
    if render(evidence) != data:
        raise _refused(data[:80])
    if kind not in OF_RECORDS and not evidence.named(SUCCESSION):
        check(evidence, (log,))
    return evidence


def check(evidence: Evidence, keys: Sequence[VerifierKey]) -> tuple[Checkpoint, ...]:
    """Return the signed heads of evidence that speaks of trees and holds. Raises Rejected or Tampered where it does not.

    `keys` are the log's: the one named, and one for each succession among the parts (`verify.following`).
    """
    origin = evidence.log.name
    found = tuple(open_checkpoint(note, signer(note, keys)) for note in evidence.notes)
    states = tuple(
        open_checkpoint(note, signer(note, keys), origin=f"{origin}{STATE}") for note in evidence.named("state")
    )
    if {name for name, _ in evidence.parts} - {"node", "state", SUCCESSION}:
        raise shows_nothing(evidence)
    match evidence.kind, found, states:
        case Kind.FORK, (one, other), ():
            holds = one.size == other.size and one.root != other.root
        case Kind.EMPTY, (one,), ():
            holds = one.size == 0 and one.root != EMPTY_ROOT
        case Kind.REWRITTEN, (one, other), ():
            holds = one.root != prefix_root(one.size, other.size, other.root, evidence.named("node"))
        case Kind.STATES, (), (one, other):
            holds = one.size == other.size and one.root != other.root
        case _:
            holds = False
    if not holds:
        raise shows_nothing(evidence)
    return found or states


def shows_nothing(evidence: Evidence) -> Tampered:
    """Return the refusal of evidence of a kind that an honest log can have signed."""
    return Tampered(Finding(code="evidence.nothing", place="evidence", excerpt=excerpt(evidence.kind), rule=RULE))


def _bare(data: bytes, log: VerifierKey) -> bytes:
    """Return a checkpoint with the log's own line only: what others added is no part of what it did."""
    note = notes.parse(data)
    return notes.render(
        note.text, tuple(line for line in note.lines if line.name == log.name and line.key_id == log.note_id)
    )


def _part(line: bytes) -> tuple[str, bytes]:
    name, space, data = line.partition(b" ")
    if not space or name not in _PARTS:
        raise ValueError(line)
    return name.decode(), base64.b64decode(data, validate=True)


def _after(line: bytes, label: bytes) -> str:
    if not line.startswith(label):
        raise ValueError(line)
    return line.removeprefix(label).decode("ascii")


def _refused(what: bytes) -> Rejected:
    return Rejected(Finding(code="evidence.frame", place="evidence", excerpt=excerpt(what), rule=RULE))
