"""Founding a body: its folder, its keys, its first record, and the seats that accede to it.

Knows the order of a founding ceremony (docs/spec/record.md 8); not which parties there are (the regime says). Law: after
`found_body` the folder holds a body any verifier accepts.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from comity.encoding.canonical import Json
from comity.keys.names import COSIGNATURE
from comity.keys.reading import ReadingKey
from comity.keys.signer import SigningKey, write_secret
from comity.records.act import Act
from comity.records.bodies import SeatGrant, root_set_hash
from comity.records.record import Material, Seen
from comity.regime import load
from comity.service.pen import Pen, accession, accreditation, blank, reading_grant, root_set_of
from comity.service.sequencer import LONG_KEY, Sequencer
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import EMPTY_ROOT

NO_PREV = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """What a body is founded on. `at` is the day of founding (EDTF); keys are named as docs/spec/record.md 6.1 asks."""

    origin: str
    kind: str
    regime: bytes
    at: str
    log_key: SigningKey
    stamp_key: SigningKey
    founder: SigningKey
    policy: str = ""
    cites: str | None = None
    long_key: SigningKey | None = None
    """The log's ML-DSA-44 key, a witness of the policy under the name of the origin."""

    def __post_init__(self) -> None:
        """Refuse a stamp key of another algorithm: it would found a body nobody can write to."""
        if self.stamp_key.algorithm != COSIGNATURE:
            message = "the stamp key must be of type cosignature/v1"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatKeys:
    """The root keys of a party or office, how many must sign, and its first desk key and reading key if it has them."""

    code: str
    kind: str
    roots: tuple[SigningKey, ...]
    threshold: int
    desk: SigningKey | None = None
    reading: ReadingKey | None = None


def found_body(
    folder: Path, charter: Charter, grants: tuple[SeatGrant, ...], now: Callable[[], int] = lambda: int(time.time())
) -> str:
    """Make the body's folder with its keys and founding record, and return the anchor. `now` is Unix seconds UTC."""
    keys = folder / "keys"
    keys.mkdir(parents=True, exist_ok=True)
    write_secret(keys / "log.key", charter.log_key)
    write_secret(keys / "stamp.key", charter.stamp_key)
    write_secret(keys / "founder.key", charter.founder)
    if charter.long_key is not None:
        write_secret(keys / LONG_KEY, charter.long_key)
    regime = load(charter.regime)
    LogFolder(folder / "log").put_material(charter.regime)
    hashed = hashlib.sha256(charter.regime).hexdigest()
    rules = Material(
        sha256=hashed, size=len(charter.regime), media="application/toml", name="regime.toml", role="rules"
    )
    seats: list[Json] = [{"code": g.code, "kind": g.kind, "root_set": g.root_set} for g in sorted_grants(grants)]
    body: dict[str, Json] = {
        "kind": charter.kind,
        "zone": regime.zone,
        "regime": hashed,
        "state_version": 1,
        "founder": charter.founder.verifier.vkey,
        "log_key": charter.log_key.verifier.vkey,
        "stamp_key": charter.stamp_key.verifier.vkey,
        "policy": charter.policy,
        "seats": seats,
    }
    if charter.cites is not None:
        body["cites"] = charter.cites
    seen = Seen(size=0, root=EMPTY_ROOT.hex())
    record = blank(charter.origin, Act.FOUND, "found", "FOUNDER", seen, charter.at, body, material=(rules,))
    pen = Pen(keys=(charter.founder,), owner="FOUNDER", prev=NO_PREV)
    data = pen.sign(record)
    sequencer = Sequencer(folder, charter.log_key, charter.stamp_key, now, long_key=charter.long_key)
    try:
        sequencer.append(data)
        sequencer.publish()
    finally:
        sequencer.close()
    return _anchor(charter, pen.prev)


def _anchor(charter: Charter, found_id: str) -> str:
    """Return the anchor: origin, log key and founding record, what a treaty annex prints."""
    return f"{charter.origin} {charter.log_key.verifier.vkey} {found_id}"


def sorted_grants(grants: tuple[SeatGrant, ...]) -> list[SeatGrant]:
    """Return grants in the order `found` lists them: by code."""
    return sorted(grants, key=lambda grant: grant.code)


def grant_of(keys: SeatKeys) -> SeatGrant:
    """Return how `found` names a seat: by the hash of its root set."""
    return SeatGrant(code=keys.code, kind=keys.kind, root_set=root_set_hash(root_set_of(keys.roots, keys.threshold)))


def seat(sequencer: Sequencer, origin: str, found_id: str, keys: SeatKeys, at: str) -> Pen | None:
    """Let a seat accede and accredit its first desk key; return that key's pen."""
    pen = Pen(keys=keys.roots, owner=keys.code, prev=found_id)
    body = accession(root_set_of(keys.roots, keys.threshold))
    sequencer.append(pen.sign(blank(origin, Act.ACCEDE, "accede", keys.code, seen_now(sequencer), at, body)))
    if keys.desk is None:
        return None
    pen.keys = keys.roots[: keys.threshold]
    grant = accreditation(origin, keys.code, keys.desk, "desk", "desk")
    sequencer.append(pen.sign(blank(origin, Act.ACCREDIT, "accredit", keys.code, seen_now(sequencer), at, grant)))
    desk = Pen(keys=(keys.desk,), owner=keys.code, prev=pen.prev)
    if keys.reading is not None:
        told = reading_grant(keys.reading, "reading")
        sequencer.append(pen.sign(blank(origin, Act.ACCREDIT, "accredit", keys.code, seen_now(sequencer), at, told)))
    return desk


def seen_now(sequencer: Sequencer) -> Seen:
    """Return the log's head as a signer beside the sequencer sees it."""
    return Seen(size=sequencer.size, root=sequencer.root().hex())
