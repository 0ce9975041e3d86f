"""All signatures of a log checked at once, over every core, before the fold asks for them.

Knows which key a line claims by its name and id; not whether that key was in force (the fold decides). Law: the answer for a
line is the same as `line_holds` gives; only the order of work differs.
"""

import os
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Final

from comity.encoding.note import SignatureLine, parse
from comity.envelope import SignedRecord, stamp_time
from comity.errors import Rejected
from comity.keys.names import ED25519, VerifierKey
from comity.keys.notes import cosigned_at, line_holds
from comity.records.act import Act
from comity.records.bodies import is_reading, read_accreditation, read_found, read_root_set
from comity.records.recovery import brings_root_set
from comity.records.succession import read_succession, succeeds

WORTH_A_POOL: Final = 2_000

Keys = dict[tuple[str, bytes], VerifierKey]
Answer = bool | int | None
"""Of a party line whether it holds; of a stamp its time, or None."""
Job = tuple[list[bytes], Keys]
"""Entries as they lie in the log, and the keys their lines name: bytes travel to another process cheaper than values."""


class Known:
    """Signature lines and stamps checked ahead, one window of entries at a time; any other is checked when asked."""

    def __init__(self, total: int) -> None:
        """Start with no key and no answer; for logs of `total` entries worth it, with a process for every core."""
        self._keys: Keys = {}
        self._begun: deque[tuple[Sequence[SignedRecord], Keys, Future[list[list[Answer]]] | None]] = deque()
        self._answers: dict[bytes, tuple[bytes, SignatureLine, VerifierKey, Answer]] = {}
        cores = os.cpu_count() or 1
        self._pool = ProcessPoolExecutor(cores) if total >= WORTH_A_POOL and cores > 1 else None

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown()

    def begin(self, signed: Sequence[SignedRecord]) -> None:
        """Begin to check the lines of a window of entries; other processes work on while the fold goes on here."""
        self._keys.update({(key.name, key.note_id): key for key in _brought(signed)})
        named = {(line.name, line.key_id) for entry in signed for line in _lines(entry)}
        keys = {name: self._keys[name] for name in named if name in self._keys}
        job = [entry.data for entry in signed], keys
        self._begun.append((signed, keys, None if self._pool is None else self._pool.submit(_check, job)))

    def settle(self) -> None:
        """Wait for the earliest window begun, and forget the answers of the one before."""
        signed, keys, begun = self._begun.popleft()
        answers = _check(([entry.data for entry in signed], keys)) if begun is None else begun.result()
        self._answers = {
            line.payload: (entry.text, line, keys[line.name, line.key_id], answer)
            for entry, given in zip(signed, answers, strict=True)
            for line, answer in zip(_lines(entry), given, strict=True)
            if answer is not None
        }

    def holds(self, text: bytes, line: SignatureLine, key: VerifierKey) -> bool:
        """Return whether the line is a valid signature of the text by the key."""
        answer = self._known(text, line, key)
        return answer if isinstance(answer, bool) else line_holds(text, line, key)

    def stamped(self, signed: SignedRecord, key: VerifierKey) -> int:
        """Return the stamp of an entry, or raise Rejected."""
        answer = None if signed.stamp is None else self._known(signed.text, signed.stamp, key)
        return stamp_time(signed, key) if answer is None or isinstance(answer, bool) else answer

    def _known(self, text: bytes, line: SignatureLine, key: VerifierKey) -> Answer:
        """Return the answer found for exactly this text, line and key."""
        known = self._answers.get(line.payload)
        return known[3] if known is not None and known[:3] == (text, line, key) else None


def _check(job: Job) -> list[list[Answer]]:
    """Return for every entry the answer of each of its lines, in order; None where no key is known."""
    entries, keys = job
    return [
        [_answer(note.text, line, keys.get((line.name, line.key_id))) for line in note.lines]
        for note in map(parse, entries)
    ]


def _answer(text: bytes, line: SignatureLine, key: VerifierKey | None) -> Answer:
    if key is None:
        return None
    return line_holds(text, line, key) if key.algorithm == ED25519 else cosigned_at(text, line, key)


def _lines(entry: SignedRecord) -> tuple[SignatureLine, ...]:
    """Return the lines of an entry as they lie in it: the parties', then the stamp."""
    return entry.lines if entry.stamp is None else (*entry.lines, entry.stamp)


def _brought(signed: Iterable[SignedRecord]) -> Iterable[VerifierKey]:
    """Yield every key some entry brings; an entry of a wrong shape brings none."""
    for entry in signed:
        try:
            yield from _keys_of(entry)
        except Rejected:
            continue


def _keys_of(entry: SignedRecord) -> tuple[VerifierKey, ...]:
    match entry.record.act:
        case Act.FOUND:
            found = read_found(entry.record)
            return (found.founder, found.stamp_key)
        case Act.ROTATE if succeeds(entry.record):
            return (read_succession(entry.record).key,)
        case Act.ACCEDE | Act.ROTATE if brings_root_set(entry.record):
            return read_root_set(entry.record).keys
        case Act.ACCREDIT if not is_reading(entry.record):
            return (read_accreditation(entry.record).key,)
        case _:
            return ()
