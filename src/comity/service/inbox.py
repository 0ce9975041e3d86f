"""The durable inbox: where web processes and the command line leave notes and wait for an answer.

Knows the `inbox` table; not what a note says beyond its id. Law: a note is answered exactly once, and asking again with the
same record gives the same answer.
"""

import json
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from comity.envelope import SignedRecord
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.store.database import Connection

WAIT_SECONDS: Final = 20.0
POLL_SECONDS: Final = 0.002
WAITING_LIMIT: Final = 10_000
RULE: Final = "docs/spec/log.md 8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where a record lies: its id and leaf index; `again` if the log had it before this submission."""

    id: str
    index: int
    again: bool = False


def put(connection: Connection, signed: SignedRecord) -> Answer | None:
    """Leave a note in the inbox; return its place if the log has the record already.

    A note refused earlier may be tried again: the refusal is forgotten when it is put anew. Raises Unavailable if the inbox or
    the disk is full.
    """
    placed = find(connection, signed.id)
    if placed is not None:
        return placed
    (waiting,) = connection.execute("SELECT count(*) FROM inbox WHERE idx IS NULL AND refusal IS NULL").fetchone()
    if waiting >= WAITING_LIMIT:
        raise Unavailable(Finding(code="inbox.full", place="inbox", facts={"waiting": waiting}, rule=RULE))
    try:
        connection.execute(
            "INSERT INTO inbox (id, note, put) VALUES (?,?,?) "
            "ON CONFLICT (id) DO UPDATE SET note=excluded.note, refusal=NULL, put=excluded.put WHERE inbox.idx IS NULL",
            (signed.id, signed.data, int(time.time())),
        )
    except sqlite3.Error as error:  # a full disk, most often
        raise Unavailable(Finding(code="store.write", place="inbox", excerpt=excerpt(error), rule=RULE)) from error
    return None


def find(connection: Connection, record_id: str) -> Answer | None:
    """Return where an admitted record lies under a published checkpoint, or None."""
    return find_all(connection, [record_id]).get(record_id)


def find_all(connection: Connection, ids: Sequence[str]) -> dict[str, Answer]:
    """Return where those of these records lie that are admitted, under a published checkpoint."""
    found = connection.execute(
        "SELECT key, json_extract(value, '$.index') FROM rows WHERE tbl='record' "
        "AND key IN (SELECT value FROM json_each(?)) AND until IS NULL",
        (json.dumps(list(ids)),),
    ).fetchall()
    size = _published(connection) if found else 0
    return {str(key): Answer(id=str(key), index=int(index), again=True) for key, index in found if int(index) < size}


def wait(connection: Connection, record_id: str, seconds: float = WAIT_SECONDS) -> Answer:
    """Wait until the sequencer has answered. Raises Rejected with its refusal, or Unavailable when time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told = answers(connection, (record_id,)).get(record_id)
        if isinstance(told, Answer):
            return told
        if told is not None:
            raise told
        time.sleep(POLL_SECONDS)
    raise unanswered(seconds)


def answers(connection: Connection, record_ids: Sequence[str]) -> dict[str, Answer | Rejected]:
    """Return what the sequencer has answered of these records: a place under a checkpoint, or its refusal; of others nothing."""
    places = ",".join("?" * len(record_ids))
    query = f"SELECT id, idx, refusal FROM inbox WHERE id IN ({places})"  # noqa: S608 - question marks alone
    rows = connection.execute(query, record_ids).fetchall()
    published = _published(connection) if any(index is not None for _, index, _ in rows) else 0
    found: dict[str, Answer | Rejected] = {}
    for record_id, index, refusal in rows:
        if refusal is not None:
            found[record_id] = Rejected(_finding(refusal))
        elif index is not None and index < published:
            found[record_id] = Answer(id=record_id, index=index)
    return found


def unanswered(seconds: float) -> Unavailable:
    """Return what is said when nobody has answered in that time."""
    return Unavailable(Finding(code="inbox.no-answer", place="inbox", facts={"seconds": int(seconds)}, rule=RULE))


def waiting(connection: Connection, limit: int) -> list[tuple[str, bytes]]:
    """Return up to `limit` notes without an answer: record id and note bytes, in the order they came."""
    return connection.execute(
        "SELECT id, note FROM inbox WHERE idx IS NULL AND refusal IS NULL ORDER BY turn LIMIT ?", (limit,)
    ).fetchall()


def queue(connection: Connection) -> tuple[int, int | None]:
    """Return how many notes wait, and when the oldest of them was left (Unix seconds); None where none waits."""
    number, oldest = connection.execute(
        "SELECT count(*), min(put) FROM inbox WHERE idx IS NULL AND refusal IS NULL"
    ).fetchone()
    return int(number), None if oldest is None else int(oldest)


def accept(connection: Connection, placed: Sequence[tuple[str, int]]) -> None:
    """Answer records, each with its place in the log."""
    connection.executemany("UPDATE inbox SET idx=? WHERE id=?", [(index, record_id) for record_id, index in placed])


def refuse(connection: Connection, record_id: str, finding: Finding) -> None:
    """Answer with a refusal."""
    data = {
        "code": finding.code,
        "place": finding.place,
        "excerpt": finding.excerpt,
        "facts": dict(finding.facts),
        "rule": finding.rule,
        "index": finding.index,
    }
    connection.execute("UPDATE inbox SET refusal=? WHERE id=?", (json.dumps(data), record_id))


def _finding(text: str) -> Finding:
    return Finding(**json.loads(text))


def _published(connection: Connection) -> int:
    (size,) = connection.execute("SELECT coalesce(max(size), 0) FROM checkpoints").fetchone()
    return int(size)
