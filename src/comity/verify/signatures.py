"""All signatures of a log checked at once, over every core, before the fold asks for them.

Knows which key a line claims by its name and id; not whether that key was in force (the fold decides). Law: the answer for a
line is the same as `line_holds` gives; only the order of work differs.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final, TypeVar

from comity.encoding.note import SignatureLine
from comity.envelope import SignedRecord, stamp_time
from comity.errors import Rejected
from comity.keys.names import VerifierKey
from comity.keys.notes import cosigned_at, line_holds
from comity.records.act import Act
from comity.records.bodies import read_accreditation, read_found, read_root_set

Answer = TypeVar("Answer")

CHUNK: Final = 256
WORTH_A_POOL: Final = 2_000

PartyJob = tuple[bytes, SignatureLine, VerifierKey]
StampJob = PartyJob
Begun = tuple[tuple[list[PartyJob], Iterable[bool]], tuple[list[StampJob], Iterable[int | None]]]


class Known:
    """Signature lines and stamps checked ahead, one window of entries at a time; any other is checked when asked."""

    def __init__(self, total: int) -> None:
        """Start with no key and no answer; for logs of `total` entries worth it, with a process for every core."""
        self._keys: dict[tuple[str, bytes], VerifierKey] = {}
        self._party: dict[PartyJob, bool] = {}
        self._stamps: dict[StampJob, int | None] = {}
        self._begun: Begun = (([], ()), ([], ()))
        cores = os.cpu_count() or 1
        self._pool = ProcessPoolExecutor(cores) if total >= WORTH_A_POOL and cores > 1 else None

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown()

    def begin(self, signed: Sequence[SignedRecord]) -> None:
        """Begin to check the lines of a window of entries; other processes work on while the fold goes on here."""
        self._keys.update({(key.name, key.note_id): key for key in _brought(signed)})
        party = [(entry.text, line, key) for entry in signed for line in entry.lines for key in self._key_of(line)]
        stamps = [
            (entry.text, entry.stamp, key) for entry in signed if entry.stamp for key in self._key_of(entry.stamp)
        ]
        self._begun = ((party, self._all(_holds, party)), (stamps, self._all(_cosigned, stamps)))

    def settle(self) -> None:
        """Wait for the window begun, and forget the answers of the one before."""
        (party, held), (stamps, times) = self._begun
        self._party = dict(zip(party, held, strict=True))
        self._stamps = dict(zip(stamps, times, strict=True))

    def holds(self, text: bytes, line: SignatureLine, key: VerifierKey) -> bool:
        """Return whether the line is a valid signature of the text by the key."""
        answer = self._party.get((text, line, key))
        return line_holds(text, line, key) if answer is None else answer

    def stamped(self, signed: SignedRecord, key: VerifierKey) -> int:
        """Return the stamp of an entry, or raise Rejected."""
        if signed.stamp is None:
            return stamp_time(signed, key)
        time = self._stamps.get((signed.text, signed.stamp, key))
        return stamp_time(signed, key) if time is None else time

    def _key_of(self, line: SignatureLine) -> tuple[VerifierKey, ...]:
        key = self._keys.get((line.name, line.key_id))
        return () if key is None else (key,)

    def _all(self, check: Callable[[PartyJob], Answer], jobs: Sequence[PartyJob]) -> Iterable[Answer]:
        if self._pool is None:
            return map(check, jobs)
        return self._pool.map(check, jobs, chunksize=CHUNK)


def _holds(job: PartyJob) -> bool:
    return line_holds(*job)


def _cosigned(job: StampJob) -> int | None:
    return cosigned_at(*job)


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
        case Act.ACCEDE:
            return read_root_set(entry.record).keys
        case Act.ACCREDIT:
            return (read_accreditation(entry.record).key,)
        case _:
            return ()
