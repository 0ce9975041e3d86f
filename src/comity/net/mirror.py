"""A mirror: a whole copy of a log that believes nothing it is given, and concludes for itself.

Knows docs/spec/log.md 13: fetch, check, fold, compare, publish, and last fill the tables that pages read; not HTTP. Law: what
lies in the folder under a checkpoint has been verified to the last signature and folded here, once; what does not hold is never
published again, and stays as an alarm.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.envelope import SignedRecord
from comity.errors import Fact, Finding, Rejected, Tampered, Unavailable
from comity.fold.delta import Delta, read_delta
from comity.fold.digest import open_state
from comity.fold.policies import policy_at
from comity.fold.step import Fold
from comity.keys.names import VerifierKey
from comity.keys.notes import opened_by
from comity.net import attachments
from comity.net.alarms import Alarms
from comity.net.attachments import Part
from comity.net.folding import Folding
from comity.net.rounds import Rounds
from comity.net.witness import OK, Witness, render_request
from comity.service.cosigned import quorum_reached
from comity.service.sequencer import take_lock
from comity.store.database import connect
from comity.store.writing import Writer
from comity.tlog import evidence
from comity.tlog.checkpoint import NOTE_LIMIT, Checkpoint, open_checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.evidence import LogKeys, signer
from comity.tlog.folder import FILE_LIMIT, MATERIAL_LIMIT, LogFolder
from comity.tlog.merkle import Frontier, prove_consistency, prove_inclusion, prove_prefix
from comity.tlog.proof import LogProof
from comity.tlog.proof import render as render_proof
from comity.tlog.tiles import (
    TILE_WIDTH,
    TileHashes,
    entries_path,
    entry_bundles,
    extend,
    leaf_hashes,
    parse_entries,
)
from comity.verify import wrongs
from comity.verify.anchor import Anchor
from comity.verify.following import follow
from comity.verify.signatures import Known, Opened

RULE: Final = "docs/spec/log.md 13"
ROUND: Final = 16 * TILE_WIDTH
"""Leaves folded and kept at a time, whole bundles: what a break costs at most."""
ASIDE: Final = "attachments"
"""Where large attachments lie until they are whole."""
Read = Callable[[str, int], bytes]
Progress = Callable[[int, int], None]
Window = tuple[Sequence[bytes], Opened]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull came to: leaves held, of which new, the digest reached here, and whether it was cosigned."""

    size: int
    new: int
    digest: bytes
    cosigned: bool


class Mirror:
    """The mirror in `folder`, of the log that `anchor` names; held until closed."""

    def __init__(
        self, folder: Path, read: Read, anchor: Anchor, witness: Witness | None = None, part: Part | None = None
    ) -> None:
        """Read from `read(name, limit)`, and large attachments by `part`, untrusted. `witness` cosigns what is held here.

        Raises Unavailable where another holds the folder.
        """
        self._lock = take_lock(folder)
        self.folder, self._read, self._anchor, self._witness = folder, read, anchor, witness
        self._part = part
        self.files = LogFolder(folder / "log")
        self.files.sweep()
        self._incoming = LogFolder(folder / "incoming")
        self._tail: tuple[str, list[bytes]] | None = None
        self.alarms = Alarms(folder)
        self._keys = LogKeys(first=anchor.log_key)
        self._db = connect(folder, create=True)
        self.view = Writer(self._db, self.files.material)
        self._rounds = Rounds(folder, self.view.log.size)

    def close(self) -> None:
        """Let go of it."""
        self._db.close()
        self._lock.close()

    @property
    def size(self) -> int:
        """How many leaves are held, checked and folded."""
        return self._rounds.end

    def pull(self, progress: Progress = lambda _done, _all: None) -> Pulled:
        """Bring the copy up to the log's newest checkpoint, and its tables too. Raises as `check`."""
        pulled = self.check(progress)
        self.fill()
        return pulled

    def check(self, progress: Progress = lambda _done, _all: None) -> Pulled:
        """Bring the copy up to the log's newest checkpoint, all of it checked and concluded, and cosign it.

        What is new waits for `fill`; what a break left waiting is entered first. Raises Tampered where something does not hold
        (kept as an alarm), Unavailable where something cannot be had; then what was checked so far stays, and the next pull goes
        on from there.
        """
        self.fill()
        before, alarms = self.size, len(self.alarms.all())
        try:
            # 1. The heads: the digest first, so that it never lies beyond the checkpoint.
            state = self._read("state", NOTE_LIMIT)
            note = self._read("checkpoint", NOTE_LIMIT)
            checkpoint = self._open_checkpoint(note)
            published = self._open_state(state)
            # 2. The log must go on from what is held.
            self._check_heads(checkpoint, note)
            with closing(Known(checkpoint.size - self.size)) as known:
                # 3. Every entry is fetched and hashed, and the root comes out, before the first of them is believed.
                self._tail = None
                self._check_root(checkpoint, note, known)
                # 4. Signatures, rules and conclusions, by the same fold as the desk's.
                folding = Folding(self.view, self._rounds, published.size)
                self._fold(checkpoint, folding, known, progress)
            # 5. The conclusions are those the desk has signed.
            if len(self.alarms.all()) > alarms:
                self._catch_leaves(checkpoint, note)
            self._check_digest(folding, published, note, state)
        except Tampered as error:
            self.alarms.raise_(error.finding, int(time.time()))
            raise
        # 6. Only now is it published here, and cosigned.
        cosigned = self._publish(checkpoint, note, state)
        key = None if cosigned is None or self._witness is None else self._witness.vkey
        self.alarms.checked(int(time.time()), self.size, key)
        return Pulled(
            size=self.size, new=self.size - before, digest=folding.digest.root(), cosigned=cosigned is not None
        )

    def fill(self, progress: Progress = lambda _done, _all: None) -> None:
        """Enter what waits into the tables, round by round, then the checkpoint it is under, up to which pages go.

        A break costs at most the round at hand. A round that does not lead to the digest and the root noted with it is dropped
        with those after it, so that the next pull fetches and checks these leaves again. Raises Unavailable.
        """
        for one in self._rounds.waiting():
            progress(one.first, self.size)
            entries, deltas = self._entries(one.first, one.end), one.deltas()
            if not one.holds(self.view, entries, deltas):
                self._rounds.forget()
                break
            with self.view.transaction():
                for entry, data in zip(entries, deltas, strict=True):
                    self.view.take(entry, read_delta(data))
            self._rounds.drop()
        self._enter_heads()

    def _enter_heads(self) -> None:
        """Enter the checkpoint served here once the tables reach as far. Raises Tampered where they hold another tree."""
        if not self.files.has("checkpoint") or not self.files.has("state"):
            return
        note, state = self.files.read("checkpoint"), self.files.read("state")
        head = parse_checkpoint(notes.parse(note).text)
        if head.size > self.view.log.size:
            return
        if self.view.root(head.size) != head.root:
            raise Tampered(Finding(code="log.root", place="checkpoint", facts={"size": head.size}, rule=RULE))
        row = self._db.execute("SELECT note, state FROM checkpoints WHERE size=?", (head.size,)).fetchone()
        if row is None or (bytes(row[0]), bytes(row[1])) != (note, state):
            reached = quorum_reached(note, policy_at(self.view, head.size))
            self._db.execute(
                "INSERT INTO checkpoints (size, root, note, state, witnessed) VALUES (?,?,?,?,?) "
                "ON CONFLICT (size) DO UPDATE SET note=excluded.note, state=excluded.state, witnessed=excluded.witnessed",
                (head.size, head.root, note, state, reached),
            )

    def _open_checkpoint(self, note: bytes) -> Checkpoint:
        """Open a checkpoint; one under a key that was followed is refused, and kept where it shows that history changed."""
        key = self._find_log_key(note)
        try:
            return open_checkpoint(note, key)
        except Tampered:
            with suppress(Rejected, Tampered):
                self._catch_rewritten(open_checkpoint(note, signer(note, self._keys.every)), note)
            raise

    def _find_log_key(self, note: bytes) -> VerifierKey:
        """Return the key that signs a checkpoint: the one known, or one that follows it by records beyond those held.

        What these records say is believed as far as the key known has signed it; the fold judges them with all others.
        """
        held = (self._leaf(int(index)) for index, _ in self.view.scan("succession", ""))
        self._keys = follow(LogKeys(first=self._anchor.log_key), held)
        head = notes.parse(note)
        if not opened_by(head, self._log_key):
            for entries in self._fetched(parse_checkpoint(head.text).size, self.size):
                self._keys = follow(self._keys, entries)
        return self._log_key

    @property
    def _log_key(self) -> VerifierKey:
        """The key that signs the log's checkpoints by now."""
        return self._keys.every[-1]

    def _open_state(self, data: bytes) -> Checkpoint:
        """Return the state note, which may be older than a key that signs the checkpoint by now."""
        return open_state(data, self._anchor.origin, signer(data, self._keys.every))

    def _check_heads(self, checkpoint: Checkpoint, note: bytes) -> None:
        """Compare a checkpoint with what is held: not smaller, and at an equal size the same."""
        if checkpoint.size < self.size:
            self._catch_rewritten(checkpoint, note)
            facts = {"held": self.size, "served": checkpoint.size}
            raise Tampered(Finding(code="mirror.rolled-back", place="checkpoint", facts=facts, rule=RULE))
        held = self._stored(checkpoint.size)
        found = None if held is None else evidence.between(self._keys, held, note)
        found = found or evidence.alone(self._keys, note)
        if found is not None:
            self.alarms.keep(found)
            facts = {"size": checkpoint.size}
            raise Tampered(Finding(code="mirror.fork", place="checkpoint", facts=facts, rule=RULE))

    def _check_root(self, checkpoint: Checkpoint, note: bytes, known: Known) -> None:
        """Fetch the bundles that are new and hash them; refuse all where the root is not the checkpoint's.

        Other processes begin with the first signatures meanwhile; nobody asks what they find before the root has come out.
        """
        frontier = Frontier.from_hashes(self.view.log.size, self.view.log.to_hashes())
        for entries in self._fetched(checkpoint.size, self.size):
            known.begin(frontier.size - self.size, entries)
            for hashed in leaf_hashes(entries):
                frontier.append(hashed)
        if frontier.root() != checkpoint.root:
            self._forget_incoming()
            self._catch_rewritten(checkpoint, note)
            facts: dict[str, Fact] = {"size": checkpoint.size, "root": frontier.root().hex()}
            raise Tampered(Finding(code="mirror.root", place="checkpoint", facts=facts, rule=RULE))

    def _catch_rewritten(self, served: Checkpoint, note: bytes) -> None:
        """Keep, where it can be shown, that the tree served does not go on from the one held here, or does not begin it.

        The hashes that show it come from whoever serves the larger tree, and count only where they lead to its signed root.
        """
        row = self._db.execute("SELECT size, note FROM checkpoints ORDER BY size DESC LIMIT 1").fetchone()
        if row is None:
            return
        log, held = self._keys, bytes(row[1])
        same = self._stored(served.size)
        found = None if same is None else evidence.between(log, same, note)
        try:
            if found is None and served.size > int(row[0]):
                hashes = TileHashes(lambda name: self._read(name, FILE_LIMIT), served.size)
                found = evidence.rewritten(log, held, note, prove_prefix(int(row[0]), served.size, hashes.read))
            elif found is None and 0 < served.size < int(row[0]):
                hashes = TileHashes(self.files.read, int(row[0]))
                found = evidence.rewritten(log, note, held, prove_prefix(served.size, int(row[0]), hashes.read))
        except (Rejected, Tampered, Unavailable):
            return  # what was served does not even make the tree that was signed
        if found is not None:
            self.alarms.keep(found)

    def _fetched(self, size: int, held: int) -> Iterator[list[bytes]]:
        """Yield the entries beyond those held, bundle by bundle, and keep full bundles so that a break fetches none twice."""
        for n in range(held // TILE_WIDTH, -(-size // TILE_WIDTH)):
            entries = self._bundle(n, min(TILE_WIDTH, size - n * TILE_WIDTH))
            yield entries[max(0, held - n * TILE_WIDTH) :]

    def _bundle(self, n: int, width: int) -> list[bytes]:
        name, full = entries_path(n, width), entries_path(n)
        if self._tail is not None and self._tail[0] == name:
            return self._tail[1]
        if name == full and self._incoming.has(str(n)):
            return parse_entries(self._incoming.read(str(n)))
        try:
            data = self._read(name, FILE_LIMIT)
        except Unavailable:
            if name == full:
                raise
            data = self._read(
                full, FILE_LIMIT
            )  # it was filled, and its partial form dropped, since the checkpoint was read
        try:
            entries = parse_entries(data)
        except Rejected as error:
            raise Tampered(error.finding) from error
        if len(entries) < width:
            raise Tampered(
                Finding(code="log.bundle-size", place=name, facts={"entries": len(entries)}, rule="docs/spec/log.md 3")
            )
        if name == full:
            self._incoming.write({str(n): data})
        else:
            self._tail = name, entries[:width]
        return entries[:width]

    def _forget_incoming(self) -> None:
        """Fetch everything not yet checked anew next time: what was served does not make the tree that was signed."""
        self._tail = None
        for left in self._incoming.root.glob("*"):
            left.unlink()

    def _fold(self, checkpoint: Checkpoint, folding: Folding, known: Known, progress: Progress) -> None:
        """Check and fold the leaves up to a checkpoint whose root has come out, round by round."""
        fold = Fold(folding.view, known.holds, known.stamped)
        bundles = self._fetched(checkpoint.size, self.size + known.begun)
        windows = known.opened(_windows(known, bundles))
        while self.size < checkpoint.size:
            self._take_round(checkpoint, folding, fold, windows, progress)

    def _take_round(
        self, checkpoint: Checkpoint, folding: Folding, fold: Fold, windows: Iterator[Window], progress: Progress
    ) -> None:
        """Fold the next leaves and keep them with their files, all or none."""
        start, stop = self.size, min(checkpoint.size, (self.size // ROUND + 1) * ROUND)
        taken, hashes = list[bytes](), list[bytes]()
        while folding.log.size < stop:
            progress(folding.log.size, checkpoint.size)
            entries, opened = next(windows)
            hashed = leaf_hashes(entries)
            folding.foresee(signed.id for signed in opened if signed is not None)
            for entry, one, signed in zip(entries, hashed, opened, strict=True):
                self._take(folding, fold, entry, one, signed)
            taken += entries
            hashes += hashed
        if stop == checkpoint.size:
            self._check_end(checkpoint, folding)
        self._keep_bundles(start, taken)
        self.files.write(extend(start, hashes, self.files.read))
        self._rounds.keep(folding.digest.root(), folding.log.root())
        for n in range(start // TILE_WIDTH, stop // TILE_WIDTH):
            (self._incoming.root / str(n)).unlink(missing_ok=True)

    def _keep_bundles(self, start: int, taken: list[bytes]) -> None:
        """Put the entries that follow `start` leaves into the log; a bundle fetched whole is put there as it came."""
        end = start + len(taken)
        middle = min(-(-start // TILE_WIDTH) * TILE_WIDTH, end)
        tail = max(end // TILE_WIDTH * TILE_WIDTH, middle)
        for begin, stop in ((start, middle), (tail, end)):
            if begin < stop:
                self.files.write(entry_bundles(begin, taken[begin - start : stop - start], self.files.read))
        whole = range(middle // TILE_WIDTH, tail // TILE_WIDTH)
        self.files.take({entries_path(n): self._incoming.root / str(n) for n in whole})

    def _take(self, folding: Folding, fold: Fold, entry: bytes, hashed: bytes, signed: SignedRecord | None) -> None:
        """Fold one leaf, whose files are fetched first."""
        if signed is not None:
            self._fetch_files(signed)
        index = folding.log.size
        delta = fold.step(index, entry) if signed is None else fold.step_signed(index, signed)
        folding.take(hashed, delta)
        self._watch(delta)

    def _fetch_files(self, signed: SignedRecord) -> None:
        """Fetch the files a record names: the fold needs some, and a mirror holds all that is public."""
        for item in signed.record.material:
            if self.files.has(f"material/{item.sha256}"):
                continue
            if item.size > MATERIAL_LIMIT and self._part is not None:
                attachments.fetch(item, self._part, self.files, self.folder / ASIDE)
            else:
                data = self._read(f"material/{item.sha256}", min(item.size, MATERIAL_LIMIT))
                if self.files.put_material(data) != item.sha256:
                    raise Tampered(Finding(code="material.hash", place=f"material/{item.sha256}", rule=RULE))

    def _watch(self, delta: Delta) -> None:
        """Raise an alarm for what no honest desk logs: a leaf the rules refuse, a stamp that runs backwards or is unproved."""
        for table, _, row in delta.rows:
            if table == "finding" and row is not None and (not delta.admitted or str(row["code"]).startswith("stamp.")):
                found = Finding(
                    code=str(row["code"]), place=f"leaf {delta.index}", rule=str(row["rule"]), index=delta.index
                )
                self.alarms.raise_(found, int(time.time()))

    def _check_end(self, checkpoint: Checkpoint, folding: Folding) -> None:
        """Refuse, before the last leaves are kept, another tree than was hashed, and another body than the anchor's.

        One that goes on is founded anew midway.
        """
        if folding.log.root() != checkpoint.root:
            raise Tampered(Finding(code="mirror.root", place="checkpoint", facts={"size": checkpoint.size}, rule=RULE))
        found = (folding.view.get("body", "") or {}).get("found")
        if found != self._anchor.found:
            raise Tampered(
                Finding(code="anchor.other-log", place="entry 0", excerpt=str(found), rule="docs/spec/log.md 6.5")
            )

    def _catch_digest(self, published: Checkpoint, note: bytes, state: bytes) -> None:
        """Keep what shows a wrong digest: another one signed at the same size, else the whole log with the rules it names."""
        row = self._db.execute("SELECT state FROM checkpoints WHERE size=?", (published.size,)).fetchone()
        found = None if row is None else evidence.states(self._keys, bytes(row[0]), state)
        if found is None:
            found = wrongs.wrong_digest(self._keys, note, state, self._entries(0, self.size), self.files.material)
        if found is not None:
            self.alarms.keep(found)

    def _catch_leaves(self, checkpoint: Checkpoint, note: bytes) -> None:
        """Keep what leaves themselves show, under the checkpoint that has just been checked."""
        hashes = TileHashes(self.files.read, checkpoint.size)

        def prove(index: int) -> bytes:
            path = prove_inclusion(index, checkpoint.size, hashes.read)
            return render_proof(LogProof(index=index, hashes=path, checkpoint_note=note))

        for found in wrongs.in_log(self._keys, self._entries(0, checkpoint.size), prove):
            self.alarms.keep(found)

    def _entries(self, first: int, end: int) -> list[bytes]:
        """Return entries held here, from the bundles of a tree that ended so once; fewer where a bundle was harmed."""
        found = list[bytes]()
        for n in range(first // TILE_WIDTH, -(-end // TILE_WIDTH)):
            with suppress(Rejected):
                found += parse_entries(self.files.read(entries_path(n, min(TILE_WIDTH, end - n * TILE_WIDTH))))
        return found[first % TILE_WIDTH :]

    def _check_digest(self, folding: Folding, published: Checkpoint, note: bytes, state: bytes) -> None:
        computed = folding.published
        if computed is None:
            row = self._db.execute("SELECT digest FROM leaves WHERE idx=?", (published.size - 1,)).fetchone()
            computed = b"" if row is None else bytes(row[0])
        if computed != published.root:
            self._catch_digest(published, note, state)
            facts = {"published": published.root.hex(), "computed": computed.hex()}
            raise Tampered(Finding(code="state.digest", place="state", facts=facts, rule="docs/spec/state.md 3"))

    def _publish(self, checkpoint: Checkpoint, note: bytes, state: bytes) -> bytes | None:
        """Serve the log's own heads, with this mirror's cosignature where it has one; return it.

        All they stand on is on disk. If we stop between the two, the state served is an older one, which holds; where there is
        none yet, it comes first, for a checkpoint without one does not verify.
        """
        line = self._cosign(checkpoint, note)
        heads = {"checkpoint": note if line is None else note + line, "state": state}
        for name in sorted(heads, reverse=not self.files.has("state")):
            self.files.write({name: heads[name]})
        return line

    def _cosign(self, checkpoint: Checkpoint, note: bytes) -> bytes | None:
        """Return this mirror's cosignature, given by its own witness, which remembers what it signed."""
        if self._witness is None:
            return None
        self._witness.ledger.follow(self._keys)
        watched = self._witness.ledger.watched(self._anchor.origin)
        old = 0 if watched is None else watched.size
        proof = prove_consistency(old, checkpoint.size, TileHashes(self.files.read, checkpoint.size).read)
        bare = notes.parse(note)
        own = tuple(line for line in bare.lines if line.name == self._log_key.name)
        answer = self._witness.add_checkpoint(render_request(old, proof, notes.render(bare.text, own)))
        if answer.status != OK:
            facts = {"status": answer.status, "size": checkpoint.size}
            raise Tampered(Finding(code="mirror.fork", place="checkpoint", facts=facts, rule=RULE))
        return answer.body

    def _leaf(self, index: int) -> bytes:
        (leaf,) = self._db.execute("SELECT leaf FROM leaves WHERE idx=?", (index,)).fetchone()
        return bytes(leaf)

    def _stored(self, size: int) -> bytes | None:
        row = self._db.execute("SELECT note FROM checkpoints WHERE size=?", (size,)).fetchone()
        return None if row is None else bytes(row[0])


def _windows(known: Known, bundles: Iterable[Sequence[bytes]]) -> Iterator[Sequence[bytes]]:
    """Yield the entries of bundles that follow those begun, in windows."""
    first = known.begun
    for entries in bundles:
        yield from known.windows(first, entries)
        first += len(entries)
