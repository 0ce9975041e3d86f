"""What no honest desk logs or concludes, made into evidence a third party checks alone (docs/spec/log.md 10).

Knows leaves, their proofs and the fold; not trees that differ, which are `tlog.evidence`'s. Law: evidence is made only where it
holds, by the same check as whoever receives it runs.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from comity.envelope import SignedRecord, parse_leaf
from comity.errors import ComityError, Fact, Finding, Rejected, Tampered, Unavailable
from comity.fold.digest import open_state
from comity.fold.step import Fold
from comity.fold.view import Memory
from comity.keys.names import VerifierKey
from comity.keys.notes import cosigned_at
from comity.records.act import Act
from comity.records.bodies import read_found
from comity.records.succession import succeeds
from comity.tlog import proof as proofs
from comity.tlog.checkpoint import open_checkpoint
from comity.tlog.evidence import SIZE_LIMIT, SUCCESSION, Evidence, Kind, LogKeys, render, shows_nothing, signer
from comity.tlog.merkle import Tree, leaf_hash, root
from comity.verify.following import keys_of, lead_stamps_on, stamp_keys_of
from comity.verify.signatures import Known

FOUNDS: Final = b'"act":"found"'
"""What an entry holds that may found a log: the others need not be read for that."""
MOST: Final = 16
"""Pieces of evidence one reading of a log makes: what it did is shown by then."""
Prove = Callable[[int], bytes]
"""Return the C2SP tlog-proof of the leaf at an index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lies:
    """A leaf and where its proof says it lies."""

    index: int
    signed: SignedRecord


def in_log(log: LogKeys, entries: Sequence[bytes], prove: Prove) -> Iterator[Evidence]:
    """Yield, at most MOST times, what the leaves of a log show: a number used twice, a stamp that runs backwards."""
    made = (one for one in (*_twice(log, entries, prove), *_backwards(log, entries, prove)) if holds(one))
    for _, one in zip(range(MOST), made, strict=False):
        yield one


def wrong_digest(
    log: LogKeys, checkpoint: bytes, state: bytes, entries: Sequence[bytes], material: Callable[[str], bytes]
) -> Evidence | None:
    """Return the evidence that a state note is not what the log's own leaves give, or None where it is, or would be too long."""
    used: dict[str, bytes] = {}

    def read(sha256: str) -> bytes:
        used[sha256] = used.get(sha256) or material(sha256)
        return used[sha256]

    size = open_state(state, log.first.name, signer(state, log.every)).size
    _fold(entries[:size], entries, read)
    parts = [*log.leading_to(checkpoint, state), ("state", state), *(("entry", entry) for entry in entries)]
    parts += [("material", data) for _, data in sorted(used.items())]
    made = Evidence(kind=Kind.DIGEST, log=log.first, notes=(checkpoint,), parts=tuple(parts))
    return made if len(render(made)) <= SIZE_LIMIT and holds(made) else None


def check(evidence: Evidence) -> dict[str, Fact]:
    """Return the facts of evidence that speaks of records and holds. Raises Rejected, Tampered or Unavailable."""
    match evidence.kind:
        case Kind.TWICE:
            return _check_twice(evidence)
        case Kind.BACKWARDS:
            return _check_backwards(evidence)
        case Kind.DIGEST:
            return _check_digest(evidence)
        case _:
            raise shows_nothing(evidence)


def holds(evidence: Evidence) -> bool:
    """Return whether evidence that speaks of records holds."""
    try:
        check(evidence)
    except ComityError:
        return False
    return True


def _twice(log: LogKeys, entries: Sequence[bytes], prove: Prove) -> Iterator[Evidence]:
    seen: dict[tuple[tuple[str, ...], int], int] = {}
    for index, entry in enumerate(entries):
        signed = _shape(entry)
        if signed is None:
            continue
        first = seen.setdefault((tuple(signed.record.keys), signed.record.seq), index)
        if first != index:
            yield _of_leaves(Kind.TWICE, log, entries, prove, (first, index))


def _backwards(log: LogKeys, entries: Sequence[bytes], prove: Prove) -> Iterator[Evidence]:
    begins, founding = _founding(log, entries)
    if founding is None:
        return
    stamps, latest, far, at = LogKeys(first=read_found(founding.record).stamp_key), 0, 0, begins
    for index in range(begins, len(entries)):
        signed = _shape(entries[index])
        if signed is None:
            continue
        time, key = _stamped(signed, stamps.every)
        if time is not None and time < latest:
            made = _of_leaves(Kind.BACKWARDS, log, entries, prove, (begins, at, index))
            led = tuple((SUCCESSION, text) for _, text in stamps.later[: max(key, far)])
            leading = len(made.named(SUCCESSION))
            yield replace(made, parts=(*made.parts[:leading], *led, *made.parts[leading:]))
        elif time is not None:
            latest, far, at = time, key, index
        if succeeds(signed.record):
            with suppress(Rejected):
                stamps = lead_stamps_on(log.first.name, stamps, signed.text)


def _founding(log: LogKeys, entries: Sequence[bytes]) -> tuple[int, SignedRecord | None]:
    """Return the record that founds a log, and where: the first leaf, or the one by which it goes on from another's leaves."""
    for index, entry in enumerate(entries):
        signed = _shape(entry) if FOUNDS in entry else None
        if signed is not None and _is_founding(signed, log.first.name):
            return index, signed
    return 0, None


def _is_founding(signed: SignedRecord, origin: str) -> bool:
    return (signed.record.act, signed.record.log) == (Act.FOUND, origin)


def _stamped(signed: SignedRecord, keys: Sequence[VerifierKey]) -> tuple[int | None, int]:
    """Return when a leaf was stamped (Unix seconds UTC) and by which of a log's stamp keys; None and 0 where by none."""
    times = (None if signed.stamp is None else cosigned_at(signed.text, signed.stamp, key) for key in keys)
    return next(((time, place) for place, time in enumerate(times) if time is not None), (None, 0))


def _of_leaves(kind: Kind, log: LogKeys, entries: Sequence[bytes], prove: Prove, which: Sequence[int]) -> Evidence:
    shown = [(entries[index], prove(index)) for index in which]
    parts = [part for entry, proof in shown for part in (("leaf", entry), ("proof", proof))]
    successions = log.leading_to(*(proofs.parse(proof).checkpoint_note for _, proof in shown))
    return Evidence(kind=kind, log=log.first, parts=(*successions, *parts))


def _leaves(evidence: Evidence, count: int) -> list[Lies]:
    """Return the leaves of evidence, each shown to lie in the log. Raises Rejected or Tampered."""
    names, keys = [name for name, _ in evidence.parts if name != SUCCESSION], keys_of(evidence)
    if evidence.notes or names != ["leaf", "proof"] * count:
        raise shows_nothing(evidence)
    found = []
    for entry, data in zip(evidence.named("leaf"), evidence.named("proof"), strict=True):
        proof = proofs.parse(data)
        proofs.check(proof, entry, signer(proof.checkpoint_note, keys))
        signed = parse_leaf(entry)
        if signed.record.log != evidence.log.name:
            raise shows_nothing(evidence)
        found.append(Lies(index=proof.index, signed=signed))
    return found


def _check_twice(evidence: Evidence) -> dict[str, Fact]:
    first, second = _leaves(evidence, 2)
    one, other = first.signed.record, second.signed.record
    if first.index >= second.index or (one.keys, one.seq) != (other.keys, other.seq):
        raise shows_nothing(evidence)
    return {"first": first.index, "second": second.index, "seq": one.seq}


def _check_backwards(evidence: Evidence) -> dict[str, Fact]:
    founding, before, after = _leaves(evidence, 3)
    if not _is_founding(founding.signed, evidence.log.name) or not founding.index <= before.index < after.index:
        raise shows_nothing(evidence)
    keys = stamp_keys_of(evidence, read_found(founding.signed.record).stamp_key)
    (one, _), (other, _) = _stamped(before.signed, keys), _stamped(after.signed, keys)
    if one is None or other is None or other >= one:
        raise shows_nothing(evidence)
    return {"first": before.index, "second": after.index, "seconds": one - other}


def _check_digest(evidence: Evidence) -> dict[str, Fact]:
    entries, keys = evidence.named("entry"), keys_of(evidence)
    states = evidence.named("state")
    if len(evidence.notes) != 1 or len(states) != 1 or evidence.named("leaf") or evidence.named("node"):
        raise shows_nothing(evidence)
    # 1. These are the leaves the log has signed, and this is what it says it concludes from them.
    checkpoint = open_checkpoint(evidence.notes[0], signer(evidence.notes[0], keys))
    state = open_state(states[0], evidence.log.name, signer(states[0], keys))
    if checkpoint.size != len(entries) or root(map(leaf_hash, entries)) != checkpoint.root or state.size > len(entries):
        raise shows_nothing(evidence)
    # 2. The same conclusions are drawn here, from the leaves and the rules they name by hash.
    files = {_sha256(data): data for data in evidence.named("material")}

    def read(sha256: str) -> bytes:
        if sha256 not in files:
            raise Unavailable(Finding(code="material.missing", place=f"material/{sha256}", rule="docs/spec/log.md 10"))
        return files[sha256]

    computed = _fold(entries[: state.size], entries, read)
    # 3. They are others.
    if computed == state.root:
        raise shows_nothing(evidence)
    return {"size": state.size, "first": state.root.hex(), "second": computed.hex()}


def _fold(entries: Sequence[bytes], every: Sequence[bytes], material: Callable[[str], bytes]) -> bytes:
    """Return the digest these leaves give."""
    view = Memory(Tree([leaf_hash(entry) for entry in every]).root, material)
    known, deltas = Known(len(entries)), []
    fold = Fold(view, known.holds, known.stamped)
    try:
        for index, entry in enumerate(entries):
            delta = fold.step(index, entry)
            deltas.append(leaf_hash(delta.data))
            view.take(delta.rows)
    finally:
        known.close()
    return root(deltas)


def _shape(entry: bytes) -> SignedRecord | None:
    try:
        return parse_leaf(entry)
    except (Rejected, Tampered):
        return None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
