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
from comity.store.connection import Connection

WAIT_SECONDS: Final = 20.0
POLL_SECONDS: Final = 0.002
WAITING_LIMIT: Final = 10_000
RULE: Final = "docs/spec/log.md 8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where a record lies: its id, leaf index and symbol, if it has one; `again` if the log had it before this submission."""

    id: str
    index: int
    symbol: str | None = None
    again: bool = False


def put(connection: Connection, signed: SignedRecord) -> Answer | None:
    """Leave a note in the inbox; return its place if the log has the record already.

    A note refused earlier may be tried again: the refusal is forgotten when it is put anew. Raises Unavailable if the inbox or
    the disk is full.
    """
    (found,) = put_all(connection, [signed])
    if isinstance(found, Unavailable):
        raise found
    return found


def put_all(connection: Connection, notes: Sequence[SignedRecord]) -> list[Answer | Unavailable | None]:
    """Leave notes in the inbox; return for each its place if the log has the record already, or that the inbox is full.

    Nothing is written for those. Raises Unavailable if the disk is full.
    """
    placed, waiting = _placed(connection, [signed.id for signed in notes])
    found: list[Answer | Unavailable | None] = []
    left: list[tuple[str, bytes, int]] = []
    for signed in notes:
        if signed.id in placed or waiting + len(left) < WAITING_LIMIT:
            found.append(placed.get(signed.id))
        else:
            facts = {"waiting": waiting + len(left)}
            found.append(Unavailable(Finding(code="inbox.full", place="inbox", facts=facts, rule=RULE)))
        if found[-1] is None:
            left.append((signed.id, signed.data, int(time.time())))
    try:
        connection.executemany(
            "INSERT INTO inbox (id, note, put) VALUES (?,?,?) "
            "ON CONFLICT (id) DO UPDATE SET note=excluded.note, refusal=NULL, put=excluded.put WHERE inbox.idx IS NULL",
            left,
        )
    except sqlite3.Error as error:  # a full disk, most often
        raise Unavailable(Finding(code="store.write", place="inbox", excerpt=excerpt(error), rule=RULE)) from error
    return found


def _placed(connection: Connection, ids: Sequence[str]) -> tuple[dict[str, Answer], int]:
    """Return where those of these records lie that are admitted, under a published checkpoint, and how many notes wait."""
    rows = connection.execute(
        "SELECT NULL, (SELECT count(*) FROM inbox WHERE idx IS NULL AND refusal IS NULL), "
        "(SELECT coalesce(max(size), 0) FROM checkpoints), NULL UNION ALL "
        "SELECT key, rank, NULL, json_extract(value, '$.symbol') FROM rows INDEXED BY rows_in_force WHERE tbl='record' "
        "AND key IN (SELECT value FROM json_each(?)) AND until IS NULL",
        (json.dumps(list(ids)),),
    ).fetchall()
    waiting, published = next((int(row[1]), int(row[2])) for row in rows if row[0] is None)
    placed = [(str(key), int(index), symbol) for key, index, _, symbol in rows if key is not None]
    found = {key: Answer(id=key, index=index, symbol=symbol, again=True) for key, index, symbol in placed}
    return {key: answer for key, answer in found.items() if answer.index < published}, waiting


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
    rows = connection.execute(
        "SELECT id, idx, refusal, (SELECT coalesce(max(size), 0) FROM checkpoints), "  # noqa: S608 - question marks alone
        "(SELECT json_extract(value, '$.symbol') FROM rows WHERE tbl='record' AND key=id AND until IS NULL) FROM inbox "
        f"WHERE id IN ({places}) AND (idx IS NOT NULL OR refusal IS NOT NULL)",
        record_ids,
    ).fetchall()
    found: dict[str, Answer | Rejected] = {}
    for record_id, index, refusal, published, symbol in rows:
        if refusal is not None:
            found[record_id] = Rejected(_finding(refusal))
        elif index is not None and index < published:
            found[record_id] = Answer(id=record_id, index=index, symbol=symbol)
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
    connection.execute("UPDATE inbox SET refusal=? WHERE id=?", (json.dumps(finding.as_json()), record_id))


def _finding(text: str) -> Finding:
    return Finding(**json.loads(text))
