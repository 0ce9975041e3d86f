"""A desk brought up from a mirror: the same log, the same keys, after its folder was lost or an old backup was put back.

Knows where a desk keeps log and keys; the checking is `net.mirror`'s, the rows are `service.rebuild`'s. Law: what the desk
has signed itself is never given up: a copy that is shorter, or another tree, is refused and nothing in the folder changes.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.errors import Fact, Finding, Rejected, Unavailable
from comity.fold.digest import sign_state
from comity.fold.view import View
from comity.keys.names import parse_vkey
from comity.keys.notes import opened_by
from comity.keys.signer import SigningKey, read_secret
from comity.net.attachments import Part
from comity.net.mirror import Mirror, Read
from comity.service.rebuild import rebuild
from comity.service.sequencer import others_in, take_lock
from comity.store import postgres
from comity.store.gate import Gate
from comity.store.reader import MIRROR
from comity.tlog.checkpoint import NOTE_LIMIT, Checkpoint, open_checkpoint
from comity.tlog.folder import LogFolder
from comity.verify.anchor import Anchor
from comity.wiring.bodies import write_body_file

RULE: Final = "docs/spec/log.md 12"
WORK: Final = "reimport"
HEADS: Final = ("checkpoint", "state")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reimported:
    """What a desk holds again: leaves, of which it lacked, the digest (hex), and restricted texts nobody has given back yet.

    `log_key` is the key in force of the log.
    """

    size: int
    new: int
    digest: str
    missing: int
    log_key: str


def reimport(
    folder: Path,
    read: Read,
    anchor: Anchor,
    slug: str | None,
    progress: Progress = lambda _done, _all: None,
    part: Part | None = None,
) -> Reimported:
    """Bring the desk in `folder`, which has its keys, up to what `read` (and, of large attachments, `part`) gives, untrusted.

    Raises Rejected where the copy lacks what this desk has signed, or the keys are another body's; Tampered where the copy does
    not hold.
    """
    if (folder / MIRROR).exists():
        raise Rejected(Finding(code="desk.mirror", place=MIRROR, rule=RULE))
    if slug is None and not (folder / "body.toml").exists():
        raise Rejected(Finding(code="cli.option", place="--slug", rule=RULE))
    with take_lock(folder):
        work = folder / WORK
        _clear(work)
        try:
            done = _checked(folder, Mirror(work, read, anchor, part=part), anchor, progress)
            _put(LogFolder(work / "log"), LogFolder(folder / "log"), _state(folder, anchor.origin, done))
        finally:
            _clear(work)
    rebuild(folder, progress)
    if not (folder / "body.toml").exists():
        write_body_file(folder, str(slug))
    return done


def _clear(work: Path) -> None:
    """Remove the copy that was checked, and its tables in PostgreSQL; where the database is away they stay and hold up nobody."""
    with suppress(Unavailable):
        place = postgres.place_of(work) if (work / postgres.NAME).exists() else None
        if place is not None:
            postgres.drop(place)
    shutil.rmtree(work, ignore_errors=True)


def _checked(folder: Path, copy: Mirror, anchor: Anchor, progress: Progress) -> Reimported:
    """Copy and check everything beside the desk's own log, and compare; the desk's folder stays as it is."""
    try:
        pulled = copy.pull(progress)
        own = _own(folder, anchor, copy.view)
        _check_own(own, copy.view, copy.size)
        _check_keys(folder, copy.view)
        new = pulled.size - (0 if own is None else own.size)
        missing = _missing(folder, copy.view)
        log_key = str((copy.view.get("body", "") or {})["log_key"])
        return Reimported(size=pulled.size, new=new, digest=pulled.digest.hex(), missing=missing, log_key=log_key)
    finally:
        copy.close()


def _own(folder: Path, anchor: Anchor, view: View) -> Checkpoint | None:
    """Return the newest checkpoint in the desk's own folder, by any key the log has had; None where there is none."""
    files = LogFolder(folder / "log")
    if not files.has("checkpoint"):
        return None
    note = files.read("checkpoint", NOTE_LIMIT)
    followed = [parse_vkey(str(row["key"])) for _, row in view.scan("succession", "") if row["of"] == "log"]
    known = [key for key in followed if opened_by(notes.parse(note), key)]
    return open_checkpoint(note, known[0] if known else anchor.log_key)


def _check_own(own: Checkpoint | None, view: View, size: int) -> None:
    if own is None:
        return
    facts: dict[str, Fact] = {"held": own.size, "served": size}
    if own.size > size:
        raise Rejected(Finding(code="reimport.behind", place="checkpoint", facts=facts, rule=RULE))
    if view.root(own.size) != own.root:
        raise Rejected(Finding(code="reimport.differs", place="checkpoint", facts=facts, rule=RULE))


def _check_keys(folder: Path, view: View) -> None:
    body = view.get("body", "") or {}
    held = _held(folder)
    for name in ("log", "stamp"):
        vkey = str(body[f"{name}_key"])
        if vkey not in held:
            raise Rejected(Finding(code="desk.key", place=f"keys/{name}.key", excerpt=vkey, rule="docs/spec/log.md 8"))


def _held(folder: Path) -> dict[str, SigningKey]:
    """Return the keys of the log itself that lie in the desk's folder."""
    keys = folder / "keys"
    own = (read_secret(keys / "log.key"), read_secret(keys / "stamp.key"), *others_in(keys))
    return {key.verifier.vkey: key for key in own}


def _missing(folder: Path, view: View) -> int:
    """Return how many texts behind the gate the desk does not hold: a mirror has none of them."""
    gate, closed = Gate(folder), (row for _, row in view.scan("inner", "") if row["opened_by"] is None)
    return sum(1 for row in closed if gate.inner(str(row["sha256"])) is None)


def _state(folder: Path, origin: str, done: Reimported) -> bytes:
    """Return the digest reached here, signed by the desk: what a mirror serves may lie behind the checkpoint."""
    return sign_state(origin, done.size, bytes.fromhex(done.digest), _held(folder)[done.log_key])


def _put(source: LogFolder, target: LogFolder, state: bytes) -> None:
    """Put the checked files in the desk's log, its heads last: a break leaves an older head over more files, which holds."""
    for path in sorted(path for path in source.root.rglob("*") if path.is_file()):
        name = path.relative_to(source.root).as_posix()
        if name.startswith("material/"):
            if not target.has(name):
                target.take_material(path, path.name)
        elif name not in HEADS and not (target.has(name) and target.read(name) == path.read_bytes()):
            target.write({name: path.read_bytes()})
    target.write({"checkpoint": source.read("checkpoint")})
    target.write({"state": state})
