"""Putting a site into a bucket: what has changed, in an order in which no reader is ever told of what is not there.

An object store has no rename, so nothing is switched at once. Instead:
1. the manifest says what is about to change, so that a run that is killed is gone on with;
2. the log's tiles, entries and material;
3. pages and files that were not there, and of a log that was not there its state note and then its checkpoint;
4. pages and files that were there, and those a reader begins with;
5. the state note, then the checkpoint;
6. what no run has named for an hour is removed, and the manifest says that all is done.
Law: each step ends before the next begins; a checkpoint that is shown is never followed by a smaller or another one.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.errors import ComityError, Finding, Rejected, Tampered, Unavailable, excerpt
from comity.net.objects import manifest as manifests
from comity.net.objects.bucket import PARTS, RULE, Bucket
from comity.net.objects.kinds import ASKED_AGAIN, BYTES, Kind, Stage, kind, stage
from comity.net.objects.manifest import NAME, NEVER, PACKED_LIMIT, UNSURE, Entry, Manifest
from comity.tlog.checkpoint import NOTE_LIMIT, Checkpoint, parse
from comity.tlog.merkle import root_at
from comity.tlog.tiles import TileHashes

KEPT_SECONDS: Final = 3_600
"""How long what is named no more stays: a reader may have begun with the page or checkpoint that named it."""
BUSY_SECONDS: Final = 600
"""For how long a run that another machine began and did not end is taken to be still at work."""
SAVED_SECONDS: Final = 30
"""How often a long run notes what it has put."""
HANDS: Final = 8
"""Files that are put at once."""
REMOVED_AT_ONCE: Final = 1_000
CHECKPOINT: Final = "/log/checkpoint"
_MANIFEST: Final = Kind(media=BYTES, cache=ASKED_AGAIN)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The files of a site, by path: their SHA-256, or None of one whose name says what it holds and that never changes.

    `read` gives a file's bytes, or where they lie; `below` says which paths this source speaks of: those that begin so.
    """

    files: Mapping[str, bytes | None]
    read: Callable[[str], bytes | Path]
    below: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What a run came to: files put and their bytes, those that were there already, and objects removed."""

    put: int
    size: int
    kept: int
    removed: int


def put(bucket: Bucket, source: Source, by: str, clock: Callable[[], int], progress: Progress) -> Put:
    """Let a bucket hold the files of `source`; `by` is this machine's name for itself, 32 hex digits.

    Raises Unavailable where the store does not answer or another machine is at work in it, Rejected where it refuses or shows a
    checkpoint that this log does not lead to, Tampered where a file is not what it was when it was written.
    """
    shown = [_leads_on(bucket, source, path) for path in source.files if path.endswith(CHECKPOINT)]
    run = _Run(bucket, source, by, clock, same=all(shown))
    run.begin()
    try:
        run.put_all(progress)
        run.remove()
    except BaseException:
        with suppress(ComityError):  # what is noted is spared the next run, no more; why this one ends is what counts
            run.save(whole=False)
        raise
    run.end()
    return run.outcome()


@dataclass(slots=True, kw_only=True)
class _Counted:
    put: int = 0
    size: int = 0
    removed: int = 0


class _Run:
    """One run: what is to be put, and what the bucket is known to hold by now."""

    def __init__(self, bucket: Bucket, source: Source, by: str, clock: Callable[[], int], *, same: bool) -> None:
        """Read what the bucket holds; `same`: it shows a checkpoint of each of these very logs."""
        self._bucket, self._source, self._by, self._clock = bucket, source, by, clock
        found = bucket.read(NAME, PACKED_LIMIT)
        before = None if found is None else manifests.parse(found.data)
        self._version = None if found is None else found.version
        if before is not None and not before.whole and before.by != by and clock() - before.at < BUSY_SECONDS:
            facts = {"seconds": clock() - before.at}
            raise Unavailable(Finding(code="objects.busy", place=bucket.shown, facts=facts, rule=RULE))
        self._before = before
        # A run that never came to its checkpoint may have been of another log, with tiles of the same names.
        self._sure = same and before is not None and before.whole
        self._entries: dict[str, Entry] = {} if before is None else dict(before.entries)
        for path in source.files:
            if not manifests.is_path(path):
                raise Rejected(Finding(code="objects.path", place=excerpt(path), rule=RULE))
        self._todo = [path for path, sha256 in source.files.items() if not self._holds(path, sha256)]
        self._stages: dict[Stage, list[str]] = {one: [] for one in Stage}
        for path in self._todo:
            known = self._entries.get(path)
            self._stages[stage(path, there=known is not None and known.sha256 != NEVER)].append(path)
        self._due: list[str] = []
        self._counted, self._saved = _Counted(), clock()

    def begin(self) -> None:
        """Note what is about to change; nothing where nothing is."""
        for path in self._todo:
            known = self._entries.get(path)
            self._entries[path] = Entry(sha256=NEVER if known is None or known.sha256 == NEVER else UNSURE)
        now = self._clock()
        for path in [path for path in self._entries if path.startswith(self._source.below)]:
            known = self._entries[path]
            if path in self._source.files:
                self._entries[path] = Entry(sha256=known.sha256)
            elif not known.gone:
                self._entries[path] = Entry(sha256=known.sha256, gone=now)
            elif now - known.gone >= KEPT_SECONDS:
                self._due.append(path)
                self._entries[path] = Entry(sha256=UNSURE, gone=known.gone)
        if self._todo or self._due:
            self.save(whole=False)

    def put_all(self, progress: Progress) -> None:
        """Put what is to be put, a stage at a time."""
        with ThreadPoolExecutor(HANDS) as pool:
            for one in Stage:
                if one is Stage.CHANGED and self._stages[Stage.NEW] and self._stages[one]:
                    self.save(
                        whole=False
                    )  # else a run that goes on would take pages for new that others lead to by then
                self._put_stage(pool, self._stages[one], progress)

    def remove(self) -> None:
        """Remove what has not been named for long enough."""
        for at in range(0, len(self._due), REMOVED_AT_ONCE):
            part = self._due[at : at + REMOVED_AT_ONCE]
            self._bucket.delete(part)
            for path in part:
                del self._entries[path]
            self._counted.removed += len(part)

    def save(self, *, whole: bool) -> None:
        """Write the manifest. Raises Unavailable objects.busy where another machine has written it."""
        now = self._clock()
        data = manifests.render(Manifest(whole=whole, by=self._by, at=now, entries=self._entries))
        self._version = self._bucket.swap(NAME, data, _MANIFEST, self._version)
        self._saved = now

    def end(self) -> None:
        """Say that all is done, unless the manifest says so already."""
        before = self._before
        if self._todo or self._due or before is None or not before.whole or before.entries != self._entries:
            self.save(whole=True)

    def outcome(self) -> Put:
        """Return what this run came to."""
        counted, kept = self._counted, len(self._source.files) - len(self._todo)
        return Put(put=counted.put, size=counted.size, kept=kept, removed=counted.removed)

    def _holds(self, path: str, sha256: bytes | None) -> bool:
        known = self._entries.get(path)
        if known is None or known.sha256 in {NEVER, UNSURE}:
            return False
        if sha256 is None:
            return self._sure or known.sha256 == _hash(_local(self._source, path))
        return known.sha256 == sha256.hex()

    def _put_stage(self, pool: ThreadPoolExecutor, paths: Iterable[str], progress: Progress) -> None:
        """Put the files of one stage, some at once; the first fault ends it when those on their way have arrived."""
        waiting, left = set[Future[tuple[str, str, int]]](), iter(paths)
        try:
            while True:
                waiting |= {pool.submit(self._put_one, path) for path in islice(left, HANDS * 2 - len(waiting))}
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for one in done:
                    self._note(*one.result())
                progress(self._counted.put, len(self._todo))
                if self._clock() - self._saved >= SAVED_SECONDS:
                    self.save(whole=False)
        except BaseException:
            for one in wait(waiting).done:
                if one.exception() is None:
                    self._note(*one.result())
            raise

    def _note(self, path: str, sha256: str, size: int) -> None:
        self._entries[path] = Entry(sha256=sha256)
        self._counted.put += 1
        self._counted.size += size

    def _put_one(self, path: str) -> tuple[str, str, int]:
        """Put a file, and return it with its hash and length. Raises Tampered if its bytes are not those that were written."""
        data, wanted = self._source.read(path), self._source.files[path]
        try:
            if isinstance(data, Path) and data.stat().st_size <= PARTS:
                data = data.read_bytes()
            size = len(data) if isinstance(data, bytes) else data.stat().st_size
            sha256 = _hash(data)
        except OSError as error:
            raise Unavailable(
                Finding(code="objects.file", place=path, excerpt=excerpt(error.strerror), rule=RULE)
            ) from error
        if wanted is not None and sha256 != wanted.hex():
            raise Tampered(Finding(code="objects.file", place=path, excerpt=sha256, rule=RULE))
        self._bucket.put(path, data, kind(path))
        return path, sha256, size


def _hash(data: bytes | Path) -> str:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _leads_on(bucket: Bucket, source: Source, path: str) -> bool:
    """Return whether a bucket shows a checkpoint that ours follows; what is no checkpoint is written over.

    Raises Rejected objects.ahead where ours does not lead to the one shown.
    """
    shown = bucket.read(path, NOTE_LIMIT)
    theirs = None if shown is None else _checkpoint(shown.data)
    if theirs is None:
        return False
    ours = _checkpoint(_local(source, path))
    if ours is None:
        raise Tampered(Finding(code="objects.file", place=path, rule=RULE))
    log = path.removesuffix("checkpoint")
    leads = theirs.origin == ours.origin and theirs.size <= ours.size
    if leads and theirs.size:
        hashes = TileHashes(lambda name: _local(source, log + name), ours.size)
        leads = root_at(theirs.size, hashes.read) == theirs.root
    if not leads:
        facts, place = {"shown": theirs.size, "ours": ours.size}, f"{bucket.shown}/{path}"
        said = f"{theirs.size} leaves shown, {ours.size} here"
        raise Rejected(Finding(code="objects.ahead", place=place, excerpt=said, facts=facts, rule=RULE))
    return True


def _checkpoint(data: bytes) -> Checkpoint | None:
    try:
        return parse(notes.parse(data).text)
    except ComityError:
        return None


def _local(source: Source, path: str) -> bytes:
    """Return a file of the log. Raises Unavailable objects.file where it is not there."""
    try:
        data = source.read(path)
        return data if isinstance(data, bytes) else data.read_bytes()
    except (OSError, KeyError) as error:
        raise Unavailable(Finding(code="objects.file", place=path, excerpt=excerpt(error), rule=RULE)) from error
