"""A malicious secretariat: it holds the log's and the stamp's keys, and does each thing that docs/spec/threats.md 5 names.

Each way to cheat is a function that is given an honest body whose log a mirror holds, and returns what it serves to that mirror from
then on: files, checkpoint and state note, all signed and all fitting together.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from comity.encoding import note as notes
from comity.envelope import parse_submission, stamp_leaf
from comity.fold.digest import sign_state
from comity.keys.signer import SigningKey
from comity.store.reader import open_reader
from comity.tlog import checkpoint as checkpoints
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.evidence import Kind
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import leaf_hash, root
from comity.tlog.tiles import entry_bundles, extend, leaf_hashes
from tests.schemas import copy_body

from .conftest import LOG, NEXT_LOG, NEXT_STAMP, ORIGIN, STAMP, Body, Sequencer

Read = Callable[[str, int], bytes]
GROWN = 4


def secret(body: Body, of: str = "log") -> SigningKey:
    """Return the key that signs the log's checkpoints by now, or stamps its leaves."""
    now = (open_reader(body.folder).get("body", "") or {})[f"{of}_key"]
    return next(key for key in (LOG, NEXT_LOG, STAMP, NEXT_STAMP) if key.verifier.vkey == now)


def entries_of(body: Body) -> list[bytes]:
    reader = open_reader(body.folder)
    return [reader.leaf(index) for index in range(reader.size)]


def rewritten(body: Body, folder: Path, entries: list[bytes], deltas_of: int | None = None) -> Read:
    """Return the log of a secretariat that holds the keys and rewrote its entries: files, checkpoint and state all fit."""
    log = LogFolder(folder)
    for sha in (body.folder / "log" / "material").iterdir():
        log.put_material(sha.read_bytes())
    log.write(entry_bundles(0, entries, log.read))
    log.write(extend(0, leaf_hashes(entries), log.read))
    text = checkpoints.render(
        Checkpoint(origin=ORIGIN, size=len(entries), root=root([leaf_hash(one) for one in entries]))
    )
    log.write({"checkpoint": notes.render(text, (secret(body).sign_note(text),))})
    size = min(len(entries), open_reader(body.folder).size) if deltas_of is None else deltas_of
    digest = open_reader(body.folder).digest(size) or b""
    log.write({"state": sign_state(ORIGIN, size, digest, secret(body))})
    return log.read


def restored(body: Body, folder: Path, writes: int) -> Body:
    """Return the body as a backup has it, taken three leaves ago and gone on with `writes` other records since."""
    again = Body(folder=folder / "small", anchor=body.anchor, now=body.now + 60, pens=copy.deepcopy(body.pens))
    copy_body(body.folder.parent / "backup", again.folder)
    again.pens = copy.deepcopy(BACKUPS[body.anchor])
    again.sequencer = Sequencer(again.folder, secret(again), secret(again, "stamp"), lambda: again.now)
    for _ in range(writes):
        again.write("CCC")
    again.sequencer.publish()
    again.sequencer.close()
    return again


BACKUPS: dict[str, dict[str, object]] = {}


def back_up(body: Body) -> None:
    """Take a backup, and go on."""
    copy_body(body.folder, body.folder.parent / "backup", into=True)
    BACKUPS[body.anchor] = copy.deepcopy(body.pens)  # type: ignore[assignment]
    for code in ("AAA", "BBB", "CCC"):
        body.write(code)
    body.sequencer.publish()


def forked(body: Body, folder: Path) -> Read:
    entries = entries_of(body)
    return rewritten(body, folder, [*entries[:-1], entries[-2]])


def rolled_back(body: Body, folder: Path) -> Read:
    return rewritten(body, folder, entries_of(body)[:-3])


def stale(body: Body, folder: Path) -> Read:
    old = rewritten(body, folder, entries_of(body)[:-3])
    heads = {"checkpoint", "state"}
    files = LogFolder(body.folder / "log").read
    return lambda name, limit: old(name, limit) if name in heads else files(name, limit)


def dropped(body: Body, folder: Path) -> Read:
    entries = entries_of(body)
    return rewritten(body, folder, [*entries[:-5], *entries[-4:], *entries[-GROWN:]])


def reordered(body: Body, folder: Path) -> Read:
    entries = entries_of(body)
    return rewritten(body, folder, [*entries[:-2], entries[-1], entries[-2], *entries[-GROWN:]])


def inserted_late(body: Body, folder: Path) -> Read:
    entries = entries_of(body)
    return rewritten(body, folder, [*entries[:-2], entries[3], *entries[-2:]])


def split(body: Body, folder: Path) -> Read:
    return LogFolder(restored(body, folder, 5).folder / "log").read


def restored_backup(body: Body, folder: Path) -> Read:
    return LogFolder(restored(body, folder, 6).folder / "log").read


def stamped(body: Body, note: bytes, at: int) -> bytes:
    signed = parse_submission(note)
    return stamp_leaf(signed, secret(body, "stamp").cosign(signed.text, at)).data


def seq_used_twice(body: Body, folder: Path) -> Read:
    """Log two records that one key signed under one number."""
    entries, rewound = entries_of(body), copy.deepcopy(body.pens["AAA"])
    other = rewound.sign(body.draft("AAA", body={"title": {"en": "Another note", "fr": "Autre note"}}))
    both = [stamped(body, note, body.now) for note in (body.note("AAA"), other)]
    return rewritten(body, folder, [*entries, *both], deltas_of=len(entries))


def stamped_backwards(body: Body, folder: Path) -> Read:
    entries = entries_of(body)
    return rewritten(body, folder, [*entries, stamped(body, body.note("AAA"), body.now - 500)], deltas_of=len(entries))


def wrong_digest(body: Body, folder: Path) -> Read:
    entries = entries_of(body)
    read = rewritten(body, folder, entries)
    wrong = sign_state(ORIGIN, len(entries), b"\x01" * 32, secret(body))
    return lambda name, limit: wrong if name == "state" else read(name, limit)


def regime_swapped(body: Body, folder: Path) -> Read:
    read, regime = rewritten(body, folder, entries_of(body)), (open_reader(body.folder).get("body", "") or {})["regime"]

    def served(name: str, limit: int) -> bytes:
        data = read(name, limit)
        return data.replace(b"Small council", b"Smell council") if name == f"material/{regime}" else data

    return served


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheat:
    """A way to cheat: what it is called in the tables of the docs, the alarm it ends with, and the evidence it leaves.

    `fresh`: seen by a mirror that holds nothing yet; `compared`: seen only when two copies are laid side by side.
    """

    name: str
    does: Callable[[Body, Path], Read]
    alarm: str | None
    evidence: Kind | None
    fresh: bool = False
    compared: bool = False


CHEATS = (
    Cheat(name="forked log", does=forked, alarm="mirror.fork", evidence=Kind.FORK),
    Cheat(name="rollback", does=rolled_back, alarm="mirror.rolled-back", evidence=None),
    Cheat(name="stale checkpoint", does=stale, alarm="mirror.rolled-back", evidence=None),
    Cheat(name="dropped entry", does=dropped, alarm="mirror.root", evidence=Kind.REWRITTEN),
    Cheat(name="reordered entries", does=reordered, alarm="mirror.root", evidence=Kind.REWRITTEN),
    Cheat(name="late-inserted entry", does=inserted_late, alarm="mirror.root", evidence=Kind.REWRITTEN),
    Cheat(name="split view", does=split, alarm=None, evidence=Kind.REWRITTEN, fresh=True, compared=True),
    Cheat(name="restored backup", does=restored_backup, alarm="mirror.root", evidence=Kind.REWRITTEN),
    Cheat(name="re-used seq", does=seq_used_twice, alarm="record.seq", evidence=Kind.TWICE),
    Cheat(name="stamp running backwards", does=stamped_backwards, alarm="stamp.smaller", evidence=Kind.BACKWARDS),
    Cheat(name="wrong published digest", does=wrong_digest, alarm="state.digest", evidence=Kind.DIGEST, fresh=True),
    Cheat(name="regime swapped", does=regime_swapped, alarm="material.hash", evidence=None, fresh=True),
)
