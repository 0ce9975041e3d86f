"""Which keys follow a log's, by records both keys vouch for.

Knows docs/spec/record.md 19 as far as two keys sign it; not the fold, which judges all else. Law: who has the first key needs
nothing but their texts to see that each next one is the log's.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from comity.envelope import parse_leaf
from comity.errors import Rejected
from comity.keys.names import VerifierKey
from comity.records.record import parse_text
from comity.records.succession import REGISTRY, successor
from comity.tlog.evidence import SUCCESSION, Evidence, LogKeys, shows_nothing

LIMIT: Final = 256
"""Successions a file of evidence may hold: one takes as long as the two keys overlap."""
_ROTATES: Final = b'"act":"rotate"'
"""What a record holds by which a key follows another: the others need not be read for that."""


def follow(log: LogKeys, entries: Iterable[bytes]) -> LogKeys:
    """Return a log's keys with those that follow by untrusted entries, in order; what does not lead on is passed over."""
    for entry in entries:
        if _ROTATES in entry:
            with suppress(Rejected):  # what is no record says nothing of keys
                log = lead_on(log, parse_leaf(entry).text)
    return log


def lead_on(log: LogKeys, text: bytes) -> LogKeys:
    """Return a log's keys with the one that follows by the text of an untrusted record; those there were where none does.

    Raises Rejected where it is no record.
    """
    record, known, origin = parse_text(text), log.every, log.first.name
    key = successor(origin, record, known[-1])
    if key in known or (record.by, record.log, key.name) != (REGISTRY, origin, origin):
        return log
    return LogKeys(first=log.first, later=(*log.later, (key, text)))


def keys_of(evidence: Evidence) -> tuple[VerifierKey, ...]:
    """Return the log's keys by what evidence holds. Raises Rejected or Tampered where a succession in it does not lead on."""
    log, given = LogKeys(first=evidence.log), evidence.named(SUCCESSION)
    for count, text in enumerate(given, 1):
        log = lead_on(log, text) if count <= LIMIT else log
        if len(log.later) != count:
            raise shows_nothing(evidence)
    return log.every
