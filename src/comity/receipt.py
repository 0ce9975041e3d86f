"""A receipt: one text file that carries a record, its proof in the log, and every record its authority rests on.

Knows the bundle of docs/spec/log.md 6 (length-framed notes and C2SP tlog-proofs under one checkpoint) and how to collect and
check one; not where bytes come from. Law: each proof can be cut out and checked by any C2SP tool, without Comity.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt
from comity.fold.view import View
from comity.records.act import Act
from comity.records.bodies import comes_along, read_root_set, root_set_hash
from comity.records.record import Record

MAGIC: Final = b"comity/receipt/v1\n"
RULE: Final = "docs/spec/log.md 6"
PARTS_LIMIT: Final = 64
PART_LIMIT: Final = 131_072
RECEIPT_LIMIT: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One record of a receipt: the entry as it lies in the log, and a C2SP tlog-proof of its place."""

    entry: bytes
    proof: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A record first, then the records its authority rests on, oldest first."""

    parts: tuple[Part, ...]


def render(receipt: Receipt) -> bytes:
    """Return the file."""
    sections = (
        b"%s %d\n%s\n" % (name, len(data), data)
        for part in receipt.parts
        for name, data in ((b"entry", part.entry), (b"proof", part.proof))
    )
    return MAGIC + b"".join(sections)


def parse(data: bytes) -> Receipt:
    """Read an untrusted receipt's frame. Raises Rejected receipt.frame at the byte where it breaks off."""
    if len(data) > RECEIPT_LIMIT or not data.startswith(MAGIC):
        raise _broken(0, data[:60])
    parts, position = [], len(MAGIC)
    while position < len(data):
        entry, position = _section(data, position, b"entry")
        proof, position = _section(data, position, b"proof")
        parts.append(Part(entry=entry, proof=proof))
        if len(parts) > PARTS_LIMIT:
            raise _broken(position, len(parts))
    if not parts:
        raise _broken(position, "")
    return Receipt(parts=tuple(parts))


def authority(view: View, record: Record, read: Callable[[str], Record]) -> tuple[str, ...]:
    """Return the ids of the records an admitted record's authority rests on, oldest first.

    These are `found`, each record by which the body went on elsewhere, a key of the log followed another or the witness policy
    changed and, from each key back, the record that brought it; where that is an accession, also the record that admitted the
    seat, and where it is of an earlier log, the one by which the seat came along. `read` returns an admitted record by id.
    """
    parts = dict(view.scan("part", ""))
    founding = [part["before"]["found"] for part in parts.values() if isinstance(part["before"], dict)]
    after = [row["id"] for table in ("succession", "policy") for _, row in view.scan(table, "")]
    ids = {str(name) for name in (*founding, *after, (view.get("body", "") or {})["found"])}
    logs = {str(part["origin"]): key for key, part in parts.items()}
    waiting = [record, *(read(str(name)) for name in after)]
    while waiting:
        for name in _rests_on(view, waiting.pop(), logs):
            if name not in ids:
                ids.add(name)
                waiting.append(read(name))
    return tuple(sorted(ids, key=lambda name: int(str((view.get("record", name) or {})["index"]))))


def collect(ids: tuple[str, ...], entry: Callable[[str], bytes], proof: Callable[[str], bytes]) -> bytes:
    """Return the receipt of the records named, the first being the one it is for."""
    return render(Receipt(parts=tuple(Part(entry=entry(name), proof=proof(name)) for name in ids)))


def _rests_on(view: View, record: Record, logs: Mapping[str, str]) -> set[str]:
    """Return the ids of the records that brought this one's keys, admitted a seat that accedes, and by which it came along."""
    rests = {str((view.get("key", hashed) or {})["by"]) for hashed in record.keys}
    along = view.get("along", f"{logs.get(record.log)}/{record.by}")
    if comes_along(record):
        return rests
    if along is not None:
        rests.add(str(along["id"]))
    announced = view.get("recovery", root_set_hash(read_root_set(record))) if record.act is Act.ACCEDE else None
    if announced is not None:
        rests.add(str(announced["id"]))
    elif record.act is Act.ACCEDE:
        rests.add(str((view.get("seat", record.by) or {})["admitted_by"]))
    return rests


def _section(data: bytes, position: int, name: bytes) -> tuple[bytes, int]:
    end = data.find(b"\n", position, position + 32)
    head = data[position:end] if end >= 0 else b""
    label, _, length = head.partition(b" ")
    if label != name or not length.isdigit() or str(int(length)).encode() != length or int(length) > PART_LIMIT:
        raise _broken(position, data[position : position + 60])
    start = end + 1
    stop = start + int(length)
    if data[stop : stop + 1] != b"\n":
        raise _broken(stop, data[stop : stop + 60])
    return data[start:stop], stop + 1


def _broken(position: int, what: object) -> Rejected:
    return Rejected(Finding(code="receipt.frame", place=f"receipt byte {position}", excerpt=excerpt(what), rule=RULE))
