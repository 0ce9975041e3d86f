"""A text sealed falsely: the file a recipient writes, and what a third party finds when it checks it against a copy of the log.

Knows which age files a proof is about, and which reading keys a wrap had to be for; the judgement is `verify.sealing`'s. Law:
who checks believes nobody: record, files and keys come from a copy of the log, which `comity verify` has shown to hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.keys.age import parse_recipient
from comity.keys.reading import ReadingKey, reading_hash
from comity.records.record import SEALED, files_of, wraps_of
from comity.service.sealed_peer import Client
from comity.store import secrecy
from comity.store.reader import Reader
from comity.verify import sealing as proofs

RULE = "docs/spec/sealing.md 7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a proof shows of a record: who sealed it, to whom, and what is false (or that it is honest)."""

    record: str
    by: str
    to: str
    says: str


def accuse(client: Client, record_id: str, code: str, keys: Sequence[ReadingKey]) -> bytes:
    """Return the file by which anybody can see what a seat's reading keys open of a sealed record. Raises Rejected."""
    record = client.sealed(record_id)
    for wrap in wraps_of(record):
        if wrap["to"] == code and "of" not in wrap:
            text = client.file(record, str((record.inner or {})["sha256"]))
            return proofs.make(record_id, wrap["sha256"], client.file(record, wrap["sha256"]), text, keys)
    raise Rejected(Finding(code="seal.proof", place="--reading", excerpt=code, rule=RULE))


def judge(reader: Reader, data: bytes) -> Judged:
    """Return what an untrusted proof shows, beside a copy of the log. Raises Rejected where it shows less than it must."""
    proof = proofs.parse(data)
    found, row = reader.record(proof.record), reader.get("record", proof.record)
    if found is None or row is None or found.record.aud != SEALED:
        raise Rejected(Finding(code="seal.proof", place="proof.record", excerpt=proof.record, rule=RULE))
    record = found.record
    code = proofs.recipient(record, proof.wrap)
    both = (reader.as_of(record.seen.size), reader.as_of(int(str(row["index"])) + 1))
    before, at = ({str(key["by"]): key for key in _in_force(one, code)} for one in both)
    keys = {_hash(at[by]): parse_recipient(str(at[by]["recipient"])) for by in before.keys() & at.keys()}
    every = {_hash(row): parse_recipient(str(row["recipient"])) for row in _of(both[1], code)}
    others = {key: public for key, public in every.items() if key not in keys}
    text = reader.material(str((record.inner or {})["sha256"]))
    files = tuple(reader.material(sha256) for sha256, _ in files_of(record))
    wrap = reader.material(proof.wrap)
    case = proofs.Case(record=record, text=text, wrap=wrap, files=files, keys=keys, others=others)
    return Judged(record=proof.record, by=record.for_, to=code, says=proofs.check(proof, case))


def _of(reader: Reader, code: str) -> list[Mapping[str, Json]]:
    return [row for row in secrecy.reading_keys(reader.view()) if row["owner"] == code]


def _in_force(reader: Reader, code: str) -> list[Mapping[str, Json]]:
    return [row for row in _of(reader, code) if row["revoked_by"] is None]


def _hash(row: Mapping[str, Json]) -> str:
    return reading_hash(str(row["name"]), str(row["recipient"]))
