"""The command evidence: what a copy of a log, or two copies held side by side, show against the log.

Knows folders and how results are laid out; evidence is `tlog.evidence`'s and `verify.wrongs`'s. Law: 1 where there is any, so
that a watch over it wakes somebody; whatever is written, `comity verify FILE` checks alone.
"""

import argparse
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comity.cli.files import read_file
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json
from comity.encoding import note as notes
from comity.envelope import parse_leaf
from comity.errors import Finding, Rejected, Tampered
from comity.fold.digest import open_state
from comity.records.bodies import read_found
from comity.tlog import evidence as evidences
from comity.tlog.checkpoint import NOTE_LIMIT, Checkpoint, open_checkpoint, parse
from comity.tlog.evidence import Evidence, LogKeys, signer
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import prove_inclusion, prove_prefix
from comity.tlog.proof import LogProof
from comity.tlog.proof import render as render_proof
from comity.tlog.tiles import TileHashes
from comity.verify import tree, wrongs
from comity.verify.following import follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a log on disk: its files, newest checkpoint and entries, and the keys that sign it by its own records."""

    files: LogFolder
    log: LogKeys
    note: bytes
    checkpoint: Checkpoint
    entries: list[bytes]


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "evidence",
        help="write what a copy of a log, or two copies together, show against the log; 1 if there is any",
        epilog="example: comity evidence ./our-mirror ./their-mirror -o ./caught",
    )
    command.add_argument("folder", type=Path, help="a body's folder, a mirror's, or a log's files")
    command.add_argument(
        "other",
        type=Path,
        nargs="?",
        help="another copy of the same log, or one checkpoint, as another party was shown it",
    )
    command.add_argument("-o", "--output", type=Path, required=True, help="where the files go")
    add_json(command)
    command.set_defaults(run=evidence)


def evidence(options: argparse.Namespace) -> int:
    """Write each piece of evidence to a file."""
    words, copy = catalogue(options.lang), _open(options.folder)
    found, behind = list(_alone(copy)), None
    if options.other is not None and options.other.is_file():
        note = read_file(options.other, NOTE_LIMIT)
        theirs = open_checkpoint(note, signer(note, copy.log.every))
        found += _beside(copy, note, theirs)
        behind = theirs if theirs.size > copy.checkpoint.size else None
    elif options.other is not None:
        found += _together(copy, _open(options.other))
    told = []
    for one in found:
        data = evidences.render(one)
        options.output.mkdir(parents=True, exist_ok=True)
        path = options.output / f"{hashlib.sha256(data).hexdigest()[:16]}.evidence"
        path.write_bytes(data)
        told.append({"kind": str(one.kind), "file": str(path)})
    if options.json:
        say_json({"evidence": list(told), "ahead": None if behind is None else behind.size})
    else:
        for line in told:
            say(words.say("evidence-written", kind=words.say(f"evidence-kind-{line['kind']}"), path=line["file"]))
        if behind is not None:
            say(words.say("evidence-ahead", theirs=behind.size, ours=copy.checkpoint.size))
        elif not told:
            say(words.say("evidence-none"))
    return REFUSED if told or behind is not None else DONE


def _open(folder: Path) -> Copy:
    """Read a copy; raises Tampered where its entries do not make the tree its checkpoint signs."""
    files = LogFolder(folder / "log" if (folder / "log").is_dir() else folder)
    note = files.read("checkpoint")
    size = parse(notes.parse(note).text).size
    entries = [entry for _, part in tree.read_entries(files, size) for entry in part]
    if not entries:
        raise Tampered(Finding(code="log.no-founding", place="entry 0", rule="docs/spec/log.md 9"))
    log = follow(LogKeys(first=read_found(parse_leaf(entries[0]).record).log_key), entries)
    checkpoint = open_checkpoint(note, signer(note, log.every))
    return Copy(files=files, log=log, note=note, checkpoint=checkpoint, entries=entries)


def _alone(copy: Copy) -> Iterator[Evidence]:
    hashes = TileHashes(copy.files.read, copy.checkpoint.size)

    def prove(index: int) -> bytes:
        path = prove_inclusion(index, copy.checkpoint.size, hashes.read)
        return render_proof(LogProof(index=index, hashes=path, checkpoint_note=copy.note))

    yield from wrongs.in_log(copy.log, copy.entries, prove)
    state = copy.files.read("state")
    if open_state(state, copy.log.first.name, signer(state, copy.log.every)).size <= len(copy.entries):
        found = wrongs.wrong_digest(copy.log, copy.note, state, copy.entries, copy.files.material)
        yield from () if found is None else (found,)


def _beside(copy: Copy, note: bytes, theirs: Checkpoint) -> Iterator[Evidence]:
    """Yield what a copy and one checkpoint of its log show together; one of a larger tree shows only that the copy is old."""
    ours, found = copy.checkpoint.size, None
    if theirs.size == ours:
        found = evidences.between(copy.log, copy.note, note)
    elif theirs.size == 0:
        found = evidences.alone(copy.log, note)
    elif theirs.size < ours:
        proof = prove_prefix(theirs.size, ours, TileHashes(copy.files.read, ours).read)
        found = evidences.rewritten(copy.log, note, copy.note, proof)
    yield from () if found is None else (found,)


def _together(one: Copy, other: Copy) -> Iterator[Evidence]:
    """Yield what two copies show together. Raises Rejected where they are not of one log."""
    if one.log.first != other.log.first:
        excerpt = other.log.first.vkey
        raise Rejected(Finding(code="anchor.other-log", place="other", excerpt=excerpt, rule="docs/spec/log.md 10"))
    old, new = sorted((one, other), key=lambda copy: copy.checkpoint.size)
    sizes = old.checkpoint.size, new.checkpoint.size
    log = max(one.log, other.log, key=lambda keys: len(keys.every))
    if sizes[0] == sizes[1]:
        found = evidences.between(log, old.note, new.note)
    else:
        proof = prove_prefix(*sizes, TileHashes(new.files.read, sizes[1]).read)
        found = evidences.rewritten(log, old.note, new.note, proof)
    states = evidences.states(log, one.files.read("state"), other.files.read("state"))
    yield from (piece for piece in (found, states) if piece is not None)
