"""Which keys follow a log's own, and its stamp keys, by records both keys vouch for.

Knows docs/spec/record.md 19 as far as two keys sign it; not the fold, which judges all else. Law: who has the first key needs
nothing but their texts to see that each next one is the log's.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from comity.envelope import parse_leaf
from comity.errors import Rejected
from comity.fold.authority import is_owned
from comity.keys.names import VerifierKey
from comity.records.record import Record, parse_text
from comity.records.succession import REGISTRY, is_vouched, read_succession, succeeds, successor
from comity.tlog.evidence import SUCCESSION, Evidence, Kind, LogKeys, shows_nothing

LIMIT: Final = 256
"""Successions of one kind a file of evidence may hold: one takes as long as the two keys overlap."""
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


def lead_stamps_on(origin: str, stamps: LogKeys, text: bytes) -> LogKeys:
    """Return a log's stamp keys with the one that follows by the text of an untrusted record; those there were where none does.

    Raises Rejected where it is no record.
    """
    record, known = parse_text(text), stamps.every
    if not _is_of_stamp(record) or (record.by, record.log) != (REGISTRY, origin):
        return stamps
    made = read_succession(record)
    if not is_owned(made.key, origin, REGISTRY) or made.key in known or not is_vouched(origin, made, known[-1]):
        return stamps
    return LogKeys(first=stamps.first, later=(*stamps.later, (made.key, text)))


def keys_of(evidence: Evidence) -> tuple[VerifierKey, ...]:
    """Return the log's keys by what evidence holds. Raises Rejected or Tampered where a succession in it does not lead on."""
    log, (given, _) = LogKeys(first=evidence.log), _successions(evidence)
    for count, text in enumerate(given, 1):
        log = lead_on(log, text) if count <= LIMIT else log
        if len(log.later) != count:
            raise shows_nothing(evidence)
    return log.every


def stamp_keys_of(evidence: Evidence, first: VerifierKey) -> tuple[VerifierKey, ...]:
    """Return the log's stamp keys by what evidence holds, from the one it was founded with. Raises as `keys_of`."""
    stamps, (_, given) = LogKeys(first=first), _successions(evidence)
    for count, text in enumerate(given, 1):
        stamps = lead_stamps_on(evidence.log.name, stamps, text) if count <= LIMIT else stamps
        if len(stamps.later) != count:
            raise shows_nothing(evidence)
    return stamps.every


def _successions(evidence: Evidence) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Return the texts by which log keys follow, and after them those of stamp keys, which only stamps have a use for."""
    given, of_log = evidence.named(SUCCESSION), 0
    if evidence.kind is not Kind.BACKWARDS:
        return given, ()
    while of_log < min(len(given), LIMIT + 1) and not _is_of_stamp(parse_text(given[of_log])):
        of_log += 1
    return given[:of_log], given[of_log:]


def _is_of_stamp(record: Record) -> bool:
    return succeeds(record) and (record.body or {})["of"] == "stamp"
