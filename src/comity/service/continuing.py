"""A body continued by another operator: from a copy of its log, in a new folder, under the origin that comes next.

Knows docs/spec/record.md 18 and the order of the steps; not which copy is the longest, nor who holds the seats' keys. Law: the
copy is verified whole before a key is made, every entry is carried over byte for byte, and the folder is a body's only once the
record that goes on lies under a checkpoint.
"""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, write_secret
from comity.records.act import Act
from comity.records.bodies import SeatGrant
from comity.records.record import Material, Seen
from comity.service.founding import sorted_grants
from comity.service.pen import Pen, blank
from comity.service.rebuild import rebuild
from comity.service.sequencer import Sequencer
from comity.tlog.folder import LogFolder

RULE: Final = "docs/spec/record.md 18"


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """Another operator's keys, the offices it grants anew, its witness policy, and the day (EDTF)."""

    log_key: SigningKey
    stamp_key: SigningKey
    founder: SigningKey
    at: str
    offices: tuple[SeatGrant, ...] = ()
    policy: str = ""

    def __post_init__(self) -> None:
        """Refuse a stamp key of another algorithm, as a founding does."""
        if self.stamp_key.algorithm != COSIGNATURE:
            message = "the stamp key must be of type cosignature/v1"
            raise ValueError(message)


def carry_over(log: Path, folder: Path) -> str:
    """Copy a verified log into a new folder, conclude all of it anew there, and return the digest (hex).

    Raises Rejected where the folder is not empty, and what `rebuild` raises.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Rejected(Finding(code="cli.not-empty", place=folder.name, rule=RULE))
    shutil.copytree(log, folder / "log")
    return rebuild(folder)


def go_on(folder: Path, made: Continued, now: Callable[[], int] = lambda: int(time.time())) -> str:
    """Write the record that goes on as the first one under new keys, and return the new anchor. `now` is Unix seconds UTC."""
    origin, keys = made.log_key.name, folder / "keys"
    keys.mkdir()
    for name, key in (("log", made.log_key), ("stamp", made.stamp_key), ("founder", made.founder)):
        write_secret(keys / f"{name}.key", key)
    sequencer = Sequencer(folder, made.log_key, made.stamp_key, now, continuing=True)
    try:
        body = sequencer.view.get("body", "") or {}
        record = blank(
            origin,
            Act.FOUND,
            "found",
            "FOUNDER",
            Seen(size=sequencer.size, root=sequencer.root().hex()),
            made.at,
            _body(made, str(body["zone"]), str(body["kind"]), str(body["regime"]), sequencer.files),
            material=(_rules(str(body["regime"]), sequencer.files),),
        )
        pen = Pen(keys=(made.founder,), owner="FOUNDER", prev=str(body["found"]))
        sequencer.append(pen.sign(record))
        sequencer.publish()
    finally:
        sequencer.close()
    return f"{origin} {made.log_key.verifier.vkey} {pen.prev}"


def _body(made: Continued, zone: str, kind: str, regime: str, files: LogFolder) -> dict[str, Json]:
    grants = sorted_grants(made.offices)
    return {
        "kind": kind,
        "zone": zone,
        "regime": regime,
        "state_version": 1,
        "founder": made.founder.verifier.vkey,
        "log_key": made.log_key.verifier.vkey,
        "stamp_key": made.stamp_key.verifier.vkey,
        "policy": made.policy,
        "seats": [{"code": grant.code, "kind": grant.kind, "root_set": grant.root_set} for grant in grants],
        "continues": files.read("checkpoint").decode(),
    }


def _rules(sha256: str, files: LogFolder) -> Material:
    size = len(files.material(sha256))
    return Material(sha256=sha256, size=size, media="application/toml", name="regime.toml", role="rules")
