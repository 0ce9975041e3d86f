"""What the writer of a log does with what its witnesses answered: lines on a checkpoint, a `witnessed` record, its own clock.

Knows the database and the registry's desk key; not how witnesses are asked. Law: a cosignature is checked before it is kept, and
a checkpoint's text is never touched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.encoding.note import SignatureLine
from comity.errors import Rejected
from comity.fold.clock import REGISTRY
from comity.keys.notes import cosigned_at
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.fields import finding
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer
from comity.tlog.policy import Policy
from comity.tlog.policy import parse as parse_policy

LOGGED_AFTER: Final = 1_800
"""Seconds after which a leaf that no `witnessed` covers has one logged: half of the hour of docs/spec/record.md 9.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a witness answered: its key, when it was asked (Unix seconds UTC), the outcome, and its line where it cosigned."""

    vkey: str
    at: int
    outcome: str
    line: SignatureLine | None = None


def take(sequencer: Sequencer, policy: Policy, size: int, answers: Sequence[Asked]) -> None:
    """Keep what witnesses of a policy answered about the checkpoint of a size, and publish it with their lines."""
    row = sequencer.connection.execute("SELECT note, witnessed FROM checkpoints WHERE size=?", (size,)).fetchone()
    if row is None:
        return
    note = notes.parse(bytes(row[0]))
    times = dict(_times(note.text, (*note.lines, *(one.line for one in answers if one.line is not None)), policy))
    lines = (
        note.lines[0],
        *(line for _, line in sorted(times.values(), key=lambda pair: (pair[1].name, pair[1].key_id))),
    )
    witnessed = row[1] if row[1] is not None else _quorum_at({vkey: time for vkey, (time, _) in times.items()}, policy)
    db = sequencer.connection
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "UPDATE checkpoints SET note=?, witnessed=? WHERE size=?", (notes.render(note.text, lines), witnessed, size)
    )
    for one in answers:
        cosigned = times[one.vkey][0] if one.line is not None and one.vkey in times else None
        db.execute(
            "INSERT INTO witnesses VALUES (?,?,?,?,?) ON CONFLICT (vkey) DO UPDATE SET asked=excluded.asked, "
            "outcome=excluded.outcome, size=coalesce(excluded.size, witnesses.size), "
            "cosigned=coalesce(excluded.cosigned, witnesses.cosigned)",
            (one.vkey, one.at, one.outcome, None if cosigned is None else size, cosigned),
        )
    db.execute("COMMIT")
    fresh = [one for one in answers if one.line is not None and one.vkey in times]
    if fresh and policy.satisfied({one.vkey for one in fresh}):
        sequencer.clock_off = _off({one.vkey.partition("+")[0]: one.at - times[one.vkey][0] for one in fresh})
    sequencer.write_heads()


def _off(offsets: Mapping[str, int]) -> int:
    """Return by how much the clock is off: the median over witnesses; of two in the middle the smaller, lest one move it."""
    ordered = sorted(offsets.values())
    return min(ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2], key=abs)


def log_witnessed(sequencer: Sequencer, key: SigningKey, now: int) -> bool:
    """Log the newest checkpoint whose quorum was reached, where leaves wait for it; return whether a record went in.

    `key` is a desk key of the office REGISTRY. Raises Rejected where the log does not take it.
    """
    clock = sequencer.view.get("clock", "") or {}
    covered = int(str(clock.get("witnessed_size", 0)))
    row = sequencer.connection.execute(
        "SELECT size, note FROM checkpoints WHERE witnessed IS NOT NULL AND size>? ORDER BY size DESC LIMIT 1",
        (covered,),
    ).fetchone()
    oldest = _oldest_waiting(sequencer, covered)
    if row is None or oldest is None or oldest >= row[0] or now - _stamped(sequencer, oldest) < LOGGED_AFTER:
        return False
    say_as_registry(sequencer, key, {"checkpoint": bytes(row[1]).decode()}, now)
    return True


def say_as_registry(sequencer: Sequencer, key: SigningKey, body: Mapping[str, Json], now: int) -> None:
    """Log a `witnessed` of this body under a desk key of the office REGISTRY. Raises Rejected where the log does not take it."""
    chain = sequencer.view.get("chain", key.verifier.hash_hex)
    if chain is None:
        raise Rejected(finding("key.unknown", "registry.key", key.name, "docs/spec/log.md 12.6"))
    pen = Pen(keys=(key,), owner=REGISTRY, prev=str(chain["id"]), seq=int(str(chain["next"])))
    origin = str((sequencer.view.get("body", "") or {})["origin"])
    today = datetime.fromtimestamp(now, UTC).date().isoformat()
    sequencer.append(pen.sign(blank(origin, Act.WITNESSED, "witnessed", REGISTRY, seen_now(sequencer), today, body)))
    sequencer.publish()


def _oldest_waiting(sequencer: Sequencer, covered: int) -> int | None:
    """Return the first leaf that no `witnessed` covers and that is not one itself."""
    for index, record in sequencer.connection.execute(
        "SELECT idx, id FROM leaves WHERE idx>=? ORDER BY idx", (covered,)
    ):
        row = sequencer.view.get("record", str(record))
        if row is None or row["act"] != Act.WITNESSED:
            return int(index)
    return None


def _stamped(sequencer: Sequencer, index: int) -> int:
    return int(str((sequencer.view.get("leaf", f"{index:010}") or {})["stamped"]))


def quorum_reached(data: bytes, text: str) -> int | None:
    """Return when a checkpoint, by the lines its untrusted note has, reached the quorum of a policy's text (Unix seconds UTC).

    None where it has not, and where the text names nobody.
    """
    if not text:
        return None
    note, policy = notes.parse(data), parse_policy(text)
    return _quorum_at({vkey: time for vkey, (time, _) in _times(note.text, note.lines, policy)}, policy)


def _times(
    text: bytes, lines: Iterable[SignatureLine], policy: Policy
) -> Iterable[tuple[str, tuple[int, SignatureLine]]]:
    """Yield, for each line that is a cosignature by a witness of the policy, the witness, its time and the line."""
    for line in lines:
        for witness in policy.witnesses:
            time = cosigned_at(text, line, witness) if line.name == witness.name else None
            if time is not None:
                yield witness.vkey, (time, line)


def _quorum_at(times: dict[str, int], policy: Policy) -> int | None:
    """Return when, by the cosignatures' own times, the quorum was reached; None where it is not."""
    seen: set[str] = set()
    for vkey, time in sorted(times.items(), key=lambda pair: pair[1]):
        seen.add(vkey)
        if policy.quorum is not None and policy.satisfied(seen):
            return time
    return None
