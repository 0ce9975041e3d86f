"""The bodies by which a lost root set is recovered: a `rotate` that announces a new one, a `revoke` that stops it.

Knows the bytes of docs/spec/record.md 20; not who may say it, nor when it takes effect.
"""

from dataclasses import dataclass
from typing import Final

from comity.records import fields as read
from comity.records.act import Act
from comity.records.bodies import comes_along
from comity.records.record import Record
from comity.records.succession import succeeds

RULE: Final = "docs/spec/record.md 20"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """The seat that is to have another root set, and the hash of that set."""

    seat: str
    root_set: str


def announces(record: Record) -> bool:
    """Return whether an untrusted rotation announces a root set for another seat, and brings none itself."""
    return record.act is Act.ROTATE and "recover" in (record.body or {})


def vetoes(record: Record) -> bool:
    """Return whether an untrusted revocation stops a recovery, and ends no key."""
    return record.act is Act.REVOKE and "recovery" in (record.body or {})


def brings_root_set(record: Record) -> bool:
    """Return whether an untrusted record is of an act and a form of it by which a seat brings a root set of its own."""
    if record.act is Act.ACCEDE:
        return not comes_along(record)
    return record.act is Act.ROTATE and not succeeds(record) and not announces(record)


def read_recovery(record: Record) -> Recovery:
    """Read an announcement, or raise Rejected."""
    data = read.names(record.body or {}, {"recover", "root_set"}, (), "record.body")
    seat = read.code(data["recover"], "record.body.recover")
    return Recovery(seat=seat, root_set=read.sha256(data["root_set"], "record.body.root_set"))


def read_veto(record: Record) -> str:
    """Read a veto: the id of the announcement it stops. Raises Rejected."""
    data = read.names(record.body or {}, {"recovery"}, {"reason"}, "record.body")
    if "reason" in data:
        read.line(data["reason"], "record.body.reason", 500)
    return read.sha256(data["recovery"], "record.body.recovery")
