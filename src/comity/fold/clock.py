"""Reception time: the greatest verified stamp so far, bounded from both sides by cosigned checkpoints.

Knows docs/spec/record.md 9; not the hour of this machine. Law: a clock that went backwards, or that no witness confirmed
within the hour, is a finding beside the leaf, never a correction.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.encoding.edtf import earliest_key
from comity.errors import Finding, Rejected, Tampered
from comity.fold.delta import Draft
from comity.fold.policies import policy_at
from comity.keys.names import VerifierKey, parse_vkey
from comity.keys.notes import cosigned_at
from comity.records.bodies import read_witnessed
from comity.records.fields import finding, seconds
from comity.records.record import Record
from comity.tlog.checkpoint import open_checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.policy import Policy
from comity.tlog.policy import parse as parse_policy

RULE: Final = "docs/spec/record.md 9"
REGISTRY: Final = "REGISTRY"
BACKDATING_SECONDS: Final = 60
PROOF_SECONDS: Final = 3_600


def seconds_of(moment: str) -> int:
    """Return the first second of an EDTF date, in Unix seconds UTC."""
    return seconds(earliest_key(moment))


def moment(draft: Draft, record: Record) -> str:
    """Return when clocks take a record to have come, as `YYYY-MM-DDTHH:MM:SSZ`.

    That is its reception; in an archive, whose stamps are those of compilation, the first second of its own date.
    """
    if (draft.get("body", "") or {})["kind"] == "archive":
        return earliest_key(record.at)
    return _written(time_now(draft))


@lru_cache(maxsize=1024)
def _written(time: int) -> str:
    """Return a Unix time as a UTC time; remembered, for many records come within one second."""
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(draft: Draft, record: Record) -> date:
    """Return the day of that moment, UTC."""
    return date.fromisoformat(moment(draft, record)[:10])


def time_now(draft: Draft) -> int:
    """Return the effective time in Unix seconds UTC: the greatest verified stamp so far; 0 before any."""
    return _number(draft, "time")


def read_stamp(draft: Draft, stamp: int, record_id: str | None) -> None:
    """Take the verified stamp of a leaf, admitted or not, and note what is wrong with it."""
    row = draft.get("clock", "") or {}
    latest = _field(row, "time")
    if stamp < latest:
        facts = {"stamp": stamp, "latest": latest}
        draft.note(Finding(code="stamp.smaller", place="stamp", facts=facts, rule=RULE), record_id, "noted")
    witnessed = _field(row, "witnessed_time")
    if draft.index >= _field(row, "witnessed_size") and stamp < witnessed - BACKDATING_SECONDS:
        facts = {"stamp": stamp, "witnessed": witnessed}
        draft.note(Finding(code="stamp.backdated", place="stamp", facts=facts, rule=RULE), record_id, "noted")
    draft.put("clock", "", {**row, "time": max(stamp, latest)})


def witnessed(draft: Draft, record: Record) -> Callable[[str], None]:
    """Return the change a cosigned checkpoint makes, or raise Rejected."""
    if record.by != REGISTRY:
        raise Rejected(finding("witnessed.by", "record.by", record.by, RULE))
    data = read_witnessed(record)
    policy = policy_at(draft, _size(data))
    if not policy:
        raise Rejected(finding("witnessed.no-policy", "record.act", record.act, RULE))
    try:
        checkpoint = open_checkpoint(data, _log_key(draft, data))
    except Tampered as error:
        raise Rejected(error.finding) from error
    past = _number(draft, "witnessed_size") < checkpoint.size <= draft.index
    if not past or draft.view.root(checkpoint.size) != checkpoint.root:
        raise Rejected(finding("witnessed.root", "record.body.checkpoint", checkpoint.size, RULE))
    time = _quorum_time(data, parse_policy(policy))

    def change(_record_id: str) -> None:
        _note_unproved(draft, checkpoint.size, time)
        draft.change("clock", "", witnessed_size=checkpoint.size, witnessed_time=time)

    return change


def _log_key(draft: Draft, data: bytes) -> VerifierKey:
    """Return the key that signs a checkpoint of the size an unopened one says, of the part of the log in force."""
    size, body = _size(data), draft.get("body", "") or {}
    for index, row in draft.scan("succession", ""):
        if row["of"] == "log" and int(index) >= max(size, _field(body, "continues")):
            return parse_vkey(str(row["before"]))
    return parse_vkey(str(body["log_key"]))


def _size(data: bytes) -> int:
    """Return the size an unopened checkpoint says."""
    return parse_checkpoint(notes.parse(data).text).size


def reached(draft: Draft, data: bytes, size: int, policy: str) -> None:
    """Take a checkpoint of the log as cosigned, where it has the policy's quorum; its root has been compared by the caller."""
    try:
        time = _quorum_time(data, parse_policy(policy or "quorum none\n"))
    except Rejected:
        return
    if size > _number(draft, "witnessed_size"):
        _note_unproved(draft, size, time)
        draft.change("clock", "", witnessed_size=size, witnessed_time=time)


def _quorum_time(data: bytes, policy: Policy) -> int:
    """Return the time of the cosignature with which the policy's quorum was reached, in Unix seconds UTC."""
    note = notes.parse(data)
    times = [
        (time, witness)
        for witness in policy.witnesses
        for time in [cosigned_at(note.text, line, witness) for line in note.lines]
        if time is not None
    ]
    cosigners: set[str] = set()
    for time, witness in sorted(times, key=lambda pair: pair[0]):
        cosigners.add(witness.vkey)
        if policy.satisfied(cosigners):
            return time
    raise Rejected(finding("witnessed.quorum", "record.body.checkpoint", len(cosigners), RULE))


def _note_unproved(draft: Draft, size: int, time: int) -> None:
    for index in range(_number(draft, "witnessed_size"), size):
        leaf = draft.get("leaf", f"{index:010}") or {}
        stamp = leaf.get("stamped")
        if isinstance(stamp, int) and time - stamp > PROOF_SECONDS:
            facts = {"stamp": stamp, "witnessed": time, "leaf": index}
            found = Finding(code="stamp.unproved", place=f"leaf {index}", facts=facts, rule=RULE)
            draft.note(found, str(leaf["id"]), "noted")


def _number(draft: Draft, name: str) -> int:
    return _field(draft.get("clock", "") or {}, name)


def _field(row: Mapping[str, Json], name: str) -> int:
    value = row.get(name, 0)
    return value if isinstance(value, int) else 0
