"""Evidence that a log cheated: one file that a third party checks with the log's key and nothing else.

Knows docs/spec/log.md 10; not who found it. Law: what this module accepts no honest log can have signed.
"""

import base64
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Tampered, excerpt
from comity.keys.names import VerifierKey, parse_vkey
from comity.tlog.checkpoint import Checkpoint, open_checkpoint
from comity.tlog.merkle import EMPTY_ROOT

MAGIC: Final = b"comity/evidence/v1"
RULE: Final = "docs/spec/log.md 10"
SIZE_LIMIT: Final = 200_000


class Kind(StrEnum):
    """What a log is shown to have done."""

    FORK = "fork"
    """It signed two trees of one size."""
    EMPTY = "empty"
    """It signed a tree without leaves whose root is not that of no leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What happened, the log's key, and the signed checkpoints that show it, as they came."""

    kind: Kind
    log: VerifierKey
    notes: tuple[bytes, ...]


def between(log: VerifierKey, first: bytes, second: bytes) -> Evidence | None:
    """Return the evidence that two checkpoints signed by `log` make together, or None where they make none.

    Both are notes whose signature by `log` has been checked.
    """
    one, other = open_checkpoint(first, log), open_checkpoint(second, log)
    if one.size != other.size or one.root == other.root:
        return None
    return Evidence(kind=Kind.FORK, log=log, notes=(_bare(first, log), _bare(second, log)))


def alone(log: VerifierKey, data: bytes) -> Evidence | None:
    """Return the evidence that one checkpoint signed by `log` makes by itself, or None."""
    found = open_checkpoint(data, log)
    if found.size or found.root == EMPTY_ROOT:
        return None
    return Evidence(kind=Kind.EMPTY, log=log, notes=(_bare(data, log),))


def render(evidence: Evidence) -> bytes:
    """Return the file."""
    head = b"%s\nkind %s\nlog %s\n" % (MAGIC, evidence.kind.encode(), evidence.log.vkey.encode())
    return head + b"".join(b"checkpoint %s\n" % base64.b64encode(note) for note in evidence.notes)


def parse(data: bytes) -> Evidence:
    """Read an untrusted file and check all of it. Raises Rejected where it is no evidence, Tampered where it shows nothing."""
    lines = data.split(b"\n")
    if len(data) > SIZE_LIMIT or lines[0] != MAGIC or len(lines) < 5 or lines[-1]:  # noqa: PLR2004 - magic, kind, log, one
        raise _refused(data[:80])
    try:
        kind = Kind(_after(lines[1], b"kind "))
        log = parse_vkey(_after(lines[2], b"log "))
        given = tuple(base64.b64decode(_after(line, b"checkpoint "), validate=True) for line in lines[3:-1])
    except ValueError:
        raise _refused(data[:80]) from None
    evidence = Evidence(kind=kind, log=log, notes=given)
    if render(evidence) != data:
        raise _refused(data[:80])
    check(evidence)
    return evidence


def check(evidence: Evidence) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of evidence that holds. Raises Rejected or Tampered where it does not."""
    found = tuple(open_checkpoint(note, evidence.log) for note in evidence.notes)
    match evidence.kind, found:
        case Kind.FORK, (one, other):
            holds = one.size == other.size and one.root != other.root
        case Kind.EMPTY, (one,):
            holds = one.size == 0 and one.root != EMPTY_ROOT
        case _:
            holds = False
    if not holds:
        raise Tampered(Finding(code="evidence.nothing", place="evidence", excerpt=excerpt(evidence.kind), rule=RULE))
    return found


def _bare(data: bytes, log: VerifierKey) -> bytes:
    """Return a checkpoint with the log's own line only: what others added is no part of what it did."""
    note = notes.parse(data)
    return notes.render(
        note.text, tuple(line for line in note.lines if line.name == log.name and line.key_id == log.note_id)
    )


def _after(line: bytes, label: bytes) -> str:
    if not line.startswith(label):
        raise ValueError(line)
    return line.removeprefix(label).decode("ascii")


def _refused(what: bytes) -> Rejected:
    return Rejected(Finding(code="evidence.frame", place="evidence", excerpt=excerpt(what), rule=RULE))
