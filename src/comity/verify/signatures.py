"""All signatures of a log checked at once, over every core, before the fold asks for them.

Knows which key a line claims by its name and id; not whether that key was in force (the fold decides). Law: the answer for a
line is the same as `line_holds` gives; only the order of work differs.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from comity.encoding.note import SignatureLine
from comity.envelope import SignedRecord
from comity.errors import Rejected
from comity.keys.names import VerifierKey
from comity.keys.notes import line_holds
from comity.records.act import Act
from comity.records.bodies import read_accreditation, read_found, read_root_set

CHUNK: Final = 512
WORTH_A_POOL: Final = 2_000

Job = tuple[bytes, SignatureLine, VerifierKey]


class Known:
    """Signature lines checked ahead, one window of entries at a time; asks `line_holds` about any other."""

    def __init__(self) -> None:
        """Start with no key and no answer."""
        self._keys: dict[tuple[str, bytes], VerifierKey] = {}
        self._answers: dict[Job, bool] = {}

    def check(self, signed: Sequence[SignedRecord]) -> None:
        """Check the party lines of these entries, forgetting the answers of the window before."""
        self._keys.update({(key.name, key.note_id): key for key in _brought(signed)})
        jobs = [
            (entry.text, line, self._keys[line.name, line.key_id])
            for entry in signed
            for line in entry.lines
            if (line.name, line.key_id) in self._keys
        ]
        self._answers = dict(zip(jobs, _all(jobs), strict=True))

    def holds(self, text: bytes, line: SignatureLine, key: VerifierKey) -> bool:
        """Return whether the line is a valid signature of the text by the key."""
        answer = self._answers.get((text, line, key))
        return line_holds(text, line, key) if answer is None else answer


def _all(jobs: Sequence[Job]) -> Iterable[bool]:
    cores = os.cpu_count() or 1
    if len(jobs) < WORTH_A_POOL or cores == 1:
        return map(_holds, jobs)
    with ProcessPoolExecutor(cores) as pool:
        return list(pool.map(_holds, jobs, chunksize=CHUNK))


def _holds(job: Job) -> bool:
    return line_holds(*job)


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
            return (read_found(entry.record).founder,)
        case Act.ACCEDE:
            return read_root_set(entry.record).keys
        case Act.ACCREDIT:
            return (read_accreditation(entry.record).key,)
        case _:
            return ()
