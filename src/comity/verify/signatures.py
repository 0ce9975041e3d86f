"""All signatures of a log checked at once, over every core, before the fold asks for them.

The process that folds is one of the cores: it checks windows itself where it would wait. With as many others as cores beside it,
each would keep the others from the caches, and a log took a tenth more work. Others only check lines: an entry is read where it
is folded, for to bring a record from one process to another takes more work than to split its note twice.

Knows which key a line claims by its name and id; not whether that key was in force (the fold decides). Law: what is opened is
what `parse_leaf` reads, and the answer for a line is the same as `line_holds` gives; only the order of work differs.
"""

import gc
import marshal
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from comity.encoding import note as notes
from comity.encoding.note import SignatureLine
from comity.envelope import SignedRecord, parse_leaf, stamp_time
from comity.errors import Rejected
from comity.keys.names import ED25519, VerifierKey
from comity.keys.notes import cosigned_at, line_holds
from comity.records.act import Act
from comity.records.bodies import is_reading, read_accreditation, read_found, read_root_set
from comity.records.recovery import brings_root_set
from comity.records.succession import read_succession, succeeds

WORTH_A_POOL: Final = 2_000
WINDOW: Final = 128
"""Entries checked at a time: few enough that no process waits long for another's last, and enough that handing over is cheap."""
LAST: Final = 32
"""Entries of a window among the last of a log: the others have nothing else to do while one process has the very last."""
AHEAD: Final = 32
"""Windows begun before the one at hand is folded, so that no process waits for this one's work: at least so many, and two for
each other core. As many may be begun while this one still reads and hashes: the work of a second."""
LOOK_SECONDS: Final = 0.5
"""How often another process looks whether the one that began it is still there."""
BRINGING: Final = tuple(b'{"act":"%s"' % act.encode() for act in (Act.FOUND, Act.ACCEDE, Act.ROTATE, Act.ACCREDIT))
"""With one of these begins the second line of every record that can bring a key: of its names, in order, `act` is the first."""

Keys = dict[tuple[str, bytes], VerifierKey]
Answer = bool | int | None
"""Of a party line whether it holds; of a stamp its time, or None."""
Opened = list[SignedRecord | None]
"""Entries read, None for one that has not the shape of a leaf."""
Answers = list[list[Answer]]
"""For each of them the answer of each of its lines, in order, None where no key is known; none at all where it is no note."""


@dataclass(slots=True)
class Window:
    """Entries whose lines are checked by the keys known before: by `begun` in another process, or here, which sets `done`."""

    entries: Sequence[bytes]
    keys: Keys
    begun: Future[bytes] | None
    done: Answers | None = None

    def check_here(self) -> bool:
        """Check them in this process, if no other has taken them; return whether that was so."""
        if self.done is not None or not (self.begun is None or self.begun.cancel()):
            return False
        self.done = _check(self.entries, self.keys)
        return True

    def answers(self) -> Answers:
        """Return what came of it, waited for where another process has it at hand."""
        if self.done is None and self.begun is not None and not self.begun.cancelled():
            self.done = marshal.loads(self.begun.result())  # noqa: S302 - from a process of ours
        return _check(self.entries, self.keys) if self.done is None else self.done


class Known:
    """Entries whose lines are checked ahead, one window at a time, with the answers; any other line is checked when asked."""

    def __init__(self, total: int) -> None:
        """Start with no key and no answer; for logs of `total` entries worth it, with a process for every core but this one's."""
        self._keys: Keys = {}
        self._packed = _packed(self._keys)
        self._total = total
        self._answers: dict[bytes, tuple[bytes, SignatureLine, VerifierKey, Answer]] = {}
        cores = os.cpu_count() or 1
        self._pool = _pool(cores - 1) if total >= WORTH_A_POOL and cores > 1 else None
        self._ahead = 0 if self._pool is None else max(AHEAD, 2 * (cores - 1))
        self._begun, self.begun = deque[Window](), 0

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, first: int, entries: Sequence[bytes]) -> None:
        """Begin to check entries, of which the first is at `first`, if all before them are begun, and as far as some may be.

        `begun` says how many are; `opened` gives them before the windows it is given.
        """
        if first == self.begun:
            for window in self.windows(first, entries):
                if len(self._begun) < self._ahead:
                    self._begun.append(self._begin(window))
                    self.begun += len(window)

    def windows(self, first: int, entries: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
        """Yield entries in windows, the last ones of the log in short ones; the first of them is at `first`."""
        width = WINDOW if self._total - first - len(entries) >= WINDOW else LAST
        return (entries[start : start + width] for start in range(0, len(entries), width))

    def opened(self, windows: Iterable[Sequence[bytes]]) -> Iterator[tuple[Sequence[bytes], Opened]]:
        """Return each window with its entries opened; until the next is asked for, its answers are known.

        The first are begun at once, before any is asked for.
        """
        each = iter(windows)
        self._begun.extend(map(self._begin, islice(each, max(0, self._ahead - len(self._begun)))))
        return self._in_turn(self._begun, each)

    def _in_turn(
        self, begun: deque[Window], windows: Iterator[Sequence[bytes]]
    ) -> Iterator[tuple[Sequence[bytes], Opened]]:
        for entries in windows:
            begun.append(self._begin(entries))
            yield self._settle(begun)
        while begun:
            yield self._settle(begun)

    def _begin(self, entries: Sequence[bytes]) -> Window:
        brought = {(key.name, key.note_id): key for key in _brought(entries)}
        if brought:
            self._keys = {**self._keys, **brought}
            self._packed = _packed(self._keys)
        begun = None if self._pool is None else self._pool.submit(_check_apart, entries, self._packed)
        return Window(entries, self._keys, begun)

    def _settle(self, begun: deque[Window]) -> tuple[Sequence[bytes], Opened]:
        """Return the first window opened; as long as another process is at it, check here what none has taken."""
        window = begun.popleft()
        opened = [_shape(entry) for entry in window.entries]
        while window.begun is not None and not window.begun.done():
            if window.check_here() or not any(other.check_here() for other in begun):
                break
        self._answers = {
            line.payload: (signed.text, line, window.keys[line.name, line.key_id], answer)
            for signed, given in zip(opened, window.answers(), strict=True)
            if signed is not None
            for line, answer in zip(_lines(signed), given, strict=True)
            if answer is not None
        }
        return window.entries, opened

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


def _pool(cores: int) -> ProcessPoolExecutor:
    """Return so many processes, forked where this one runs but one thread: they then need not read all modules anew.

    What a process does by default depends on how it was itself started.
    """
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    return ProcessPoolExecutor(cores, multiprocessing.get_context("fork" if alone else None), _prepare)


def _prepare() -> None:
    """Let this process end with the one that began it, even with one that was killed: forked, it holds that one's locks."""
    gc.freeze()
    threading.Thread(target=_end_after, args=(os.getppid(),), daemon=True).start()


def _end_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os._exit(1)


def _check(entries: Iterable[bytes], keys: Keys) -> Answers:
    """Return the answers for the lines of entries, which need not be records."""
    return [_answers(entry, keys) for entry in entries]


def _answers(entry: bytes, keys: Keys) -> list[Answer]:
    try:
        note = notes.parse(entry)
    except Rejected:
        return []
    return [_answer(note.text, line, keys.get((line.name, line.key_id))) for line in note.lines]


def _check_apart(entries: Sequence[bytes], packed: bytes) -> bytes:
    """Do `_check` in a process of its own, and return what came of it as the few bytes that travel cheapest."""
    return marshal.dumps(_check(entries, _keys_in(packed)))


def _packed(keys: Keys) -> bytes:
    return marshal.dumps([(key.name, key.algorithm, key.public) for key in keys.values()])


@lru_cache(maxsize=4)
def _keys_in(packed: bytes) -> Keys:
    """Return the keys in a process of its own; remembered, for they seldom change from window to window."""
    named = marshal.loads(packed)  # noqa: S302 - from a process of ours
    keys = [VerifierKey(name=name, algorithm=algorithm, public=public) for name, algorithm, public in named]
    return {(key.name, key.note_id): key for key in keys}


def _answer(text: bytes, line: SignatureLine, key: VerifierKey | None) -> Answer:
    if key is None:
        return None
    return line_holds(text, line, key) if key.algorithm == ED25519 else cosigned_at(text, line, key)


def _lines(entry: SignedRecord) -> tuple[SignatureLine, ...]:
    """Return the lines of an entry as they lie in it: the parties', then the stamp."""
    return entry.lines if entry.stamp is None else (*entry.lines, entry.stamp)


def _brought(entries: Iterable[bytes]) -> Iterable[VerifierKey]:
    """Yield every key some entry brings; an entry of a wrong shape brings none."""
    bringing = [entry for entry in entries if entry.startswith(BRINGING, entry.find(b"\n") + 1)]
    for signed in map(_shape, bringing):
        try:
            yield from () if signed is None else _keys_of(signed)
        except Rejected:
            continue


def _shape(entry: bytes) -> SignedRecord | None:
    """Return an entry read, or None where it has not the shape of a leaf."""
    try:
        return parse_leaf(entry)
    except Rejected:
        return None


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
