"""Following a log: each new leaf once, in order, proved to lie in a tree that goes on from what was given before.

Knows tiles, checkpoints and a file that remembers how far it came; not rules: who may say what a leaf says is the fold's to
judge, which a mirror runs (docs/operators/mirror.md). Law: no leaf is given before the log's key has signed a tree that holds it
and all leaves given before; what was not kept is given again.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.encoding import note as notes
from comity.envelope import parse_leaf
from comity.errors import Fact, Finding, Rejected, Tampered, Unavailable, excerpt
from comity.keys.names import parse_vkey
from comity.keys.notes import opened_by
from comity.net.fetching import Remote
from comity.records.record import Record
from comity.records.succession import successor
from comity.tlog.checkpoint import NOTE_LIMIT, Checkpoint, open_checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.folder import FILE_LIMIT
from comity.tlog.merkle import HASH_SIZE, Frontier, leaf_hash
from comity.tlog.tiles import TILE_WIDTH, entries_path, parse_entries, tile_path
from comity.verify.anchor import parse as parse_anchor

RULE: Final = "docs/spec/log.md 13"
VERSION: Final = 1
SUCCEEDS: Final = b'"act":"rotate"'
Read = Callable[[str, int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One entry of a log: its index, its bytes with signatures and stamp, and the record in them with its id."""

    index: int
    id: str
    record: Record
    data: bytes


class Follower:
    """Follows the log of a body at an address (`https://host/slug`); `state` is a file that remembers how far it came."""

    def __init__(self, address: str, anchor: str, state: Path | None = None, read: Read | None = None) -> None:
        """Take up where `state` left off; `read(name, limit)` may stand for the address, as of a folder.

        Raises Rejected for what is no anchor, or a state of another log; Unavailable for what is no address.
        """
        self.anchor = parse_anchor(anchor)
        self._read = Remote(f"{address.rstrip('/')}/log").read if read is None else read
        self._state = state
        self._tree, self._key, self._founded = Frontier(), self.anchor.log_key, False
        self._note = b""
        if state is not None and state.exists():
            self._resume(state)
        self._given = self._tree.size

    @property
    def size(self) -> int:
        """How many leaves have been given."""
        return self._given

    def new(self) -> Iterator[Leaf]:
        """Give each leaf the log has gained, in order; nothing where there is none.

        Raises Tampered where the log shows another tree than it showed before, or leaves its tree does not hold; Unavailable
        where it cannot be read. What was given then stays given, and is proved.
        """
        note = self._read("checkpoint", NOTE_LIMIT)
        checkpoint = self._opened(note)
        hashes = self._hashes(checkpoint)
        for n in range(self._given // TILE_WIDTH, -(-checkpoint.size // TILE_WIDTH)):
            first = n * TILE_WIDTH
            entries = self._entries(n, min(TILE_WIDTH, checkpoint.size - first))
            for index in range(max(first, self._given), first + len(entries)):
                leaf = self._leaf(index, entries[index - first], hashes[index - self._begun])
                self._given = index + 1
                yield leaf
        if not self._founded:
            raise Tampered(_finding("anchor.other-log", "checkpoint", self.anchor.found))
        self._note = note

    def keep(self) -> None:
        """Remember, in the state file, everything given so far: call it when what was given has been dealt with."""
        if self._state is None:
            raise RuntimeError("no state file was given")
        told = {
            "v": VERSION,
            "origin": self.anchor.origin,
            "key": self._key.vkey,
            "founded": self._founded,
            "size": self._tree.size,
            "hashes": self._tree.to_hashes().hex(),
            "checkpoint": self._note.decode(),
        }
        beside = self._state.with_name(self._state.name + ".new")
        beside.write_text(json.dumps(told) + "\n", encoding="utf-8")
        beside.replace(self._state)

    def _resume(self, state: Path) -> None:
        try:
            told: dict[str, Any] = json.loads(state.read_text(encoding="utf-8"))
            version, origin = told["v"], told["origin"]
            self._key, self._founded = parse_vkey(told["key"]), bool(told["founded"])
            self._tree = Frontier.from_hashes(int(told["size"]), bytes.fromhex(told["hashes"]))
            self._note = str(told["checkpoint"]).encode()
        except (OSError, ValueError, TypeError, KeyError, Rejected) as error:
            raise Rejected(_finding("follow.state", state.name, error)) from error
        if (version, origin) != (VERSION, self.anchor.origin):
            raise Rejected(_finding("follow.state", state.name, origin))

    def _opened(self, note: bytes) -> Checkpoint:
        """Return the checkpoint of a note signed by the key known, or by one that follows it by records beyond those given."""
        head = notes.parse(note)
        if not opened_by(head, self._key):
            size = parse_checkpoint(head.text).size
            for n in range(self._given // TILE_WIDTH, -(-size // TILE_WIDTH)):
                for entry in self._entries(n, min(TILE_WIDTH, size - n * TILE_WIDTH)):
                    if SUCCEEDS in entry:
                        self._key = successor(self.anchor.origin, parse_leaf(entry).record, self._key)
        return open_checkpoint(note, self._key)

    def _hashes(self, checkpoint: Checkpoint) -> list[bytes]:
        """Return the hashes of all leaves not given yet, once they make, with those given, the tree that was signed."""
        if checkpoint.size < self._given:
            sizes = {"held": self._given, "served": checkpoint.size}
            raise Tampered(Finding(code="mirror.rolled-back", place="checkpoint", facts=sizes, rule=RULE))
        self._begun, tree, found = self._given, self._copy(), []
        for n in range(self._given // TILE_WIDTH, -(-checkpoint.size // TILE_WIDTH)):
            width = min(TILE_WIDTH, checkpoint.size - n * TILE_WIDTH)
            tile = self._part(tile_path(0, n, width), tile_path(0, n))[: width * HASH_SIZE]
            start = max(0, self._given - n * TILE_WIDTH)
            found += [tile[at * HASH_SIZE : (at + 1) * HASH_SIZE] for at in range(start, len(tile) // HASH_SIZE)]
        for hashed in found:
            tree.append(hashed)
        if (tree.size, tree.root()) != (checkpoint.size, checkpoint.root):
            code = "mirror.fork" if checkpoint.size == self._given else "mirror.root"
            facts: dict[str, Fact] = {"size": checkpoint.size, "root": tree.root().hex()}
            raise Tampered(Finding(code=code, place="checkpoint", facts=facts, rule=RULE))
        return found

    def _leaf(self, index: int, entry: bytes, hashed: bytes) -> Leaf:
        if leaf_hash(entry) != hashed:
            raise Tampered(_finding("mirror.root", f"leaf {index}", hashed.hex()))
        try:
            signed = parse_leaf(entry)
        except Rejected as error:
            raise Tampered(error.finding) from error
        self._founded = self._founded or signed.id == self.anchor.found
        self._tree.append(hashed)
        return Leaf(index=index, id=signed.id, record=signed.record, data=entry)

    def _entries(self, n: int, width: int) -> list[bytes]:
        entries = parse_entries(self._part(entries_path(n, width), entries_path(n)))[:width]
        if len(entries) < width:
            raise Tampered(_finding("log.bundle-size", entries_path(n, width), len(entries)))
        return entries

    def _part(self, name: str, full: str) -> bytes:
        """Return a file that may have been filled, and its partial form dropped, since the checkpoint was read."""
        try:
            return self._read(name, FILE_LIMIT)
        except Unavailable:
            if name == full:
                raise
            return self._read(full, FILE_LIMIT)

    def _copy(self) -> Frontier:
        return Frontier.from_hashes(self._tree.size, self._tree.to_hashes())


def _finding(code: str, place: str, what: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(what), rule=RULE)
