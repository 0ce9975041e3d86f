"""What is asked of PostgreSQL for one filing, in how few round trips, and that nothing sent together lasts before it was checked."""

from collections.abc import Callable
from typing import Any

import pytest

from comity.envelope import parse_submission
from comity.errors import Unavailable
from comity.records.act import Act
from comity.records.record import Ref
from comity.service import inbox
from comity.service.clerk import Clerk
from comity.store.database import connect
from comity.store.link import ENDED, FEW, Link, copied, spread
from comity.store.postgres import PostgresConnection

from .conftest import Body

PUT = "INSERT INTO tallies (name, since, number) VALUES (?,?,?)"
FOUND = "SELECT name, number FROM tallies WHERE name LIKE 'tried%' ORDER BY name"
LEFT = "INSERT INTO inbox (id, note, put) VALUES (?,?,?) ON CONFLICT (id) DO NOTHING"


@pytest.fixture
def writer(there: Body) -> PostgresConnection:
    assert isinstance(there.sequencer.connection, PostgresConnection)
    return there.sequencer.connection


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return a list that grows by the statements of each round trip."""
    trips: list[list[str]] = []
    run = Link.run

    def heard(self: Link, schema: str, query: bytes, given: Any) -> Any:
        trips.append([*(one[0].decode() for one in self.waiting), query.decode()])
        return run(self, schema, query, given)

    monkeypatch.setattr(Link, "run", heard)
    return trips


def test_a_filing_takes_as_few_round_trips_as_are_said_here(there: Body, sent: list[list[str]]) -> None:
    first = there.write("AAA")
    for take in range(3):  # the first reads what the writer then knows
        note = parse_submission(there.note("BBB", act=Act.COMMENT, refs=(Ref(rel="answers", id=first),)))
        sent.clear()
        reader = connect(there.folder)
        sent.clear()
        reader.execute("BEGIN IMMEDIATE")
        assert inbox.put(reader, note) is None
        reader.execute("COMMIT")
        assert [trip[-1].split()[0] for trip in sent] == ["SELECT", "COMMIT"], take
        sent.clear()
        assert there.sequencer.run_once() == 1
        asked = [[statement.split()[0] for statement in trip] for trip in sent]
    assert asked[0] == ["SELECT"]  # who waits
    assert asked[1][:2] == ["BEGIN", "SELECT"]  # the lease, with what the records are asked for
    assert asked[-3][-1] == "COMMIT"
    assert {"INSERT", "UPDATE"} < set(asked[-3])  # all that is written goes with it
    assert [trip[0] for trip in asked[-2:]] == ["SELECT", "INSERT"]  # the leaves that were committed; the checkpoint
    assert len(asked) <= 6, asked
    sent.clear()
    told = inbox.answers(reader, (note.id,))[note.id]
    assert isinstance(told, inbox.Answer)
    assert len(sent) == 1
    reader.close()


def test_what_waits_is_seen_by_the_next_question_and_gone_with_what_is_taken_back(
    writer: PostgresConnection, sent: list[list[str]]
) -> None:
    writer.execute("BEGIN IMMEDIATE")
    writer.executemany(PUT, [("tried", 1, 1)])
    assert sent == []
    assert writer.in_transaction
    assert writer.execute(FOUND).fetchall() == [("tried", 1)]
    writer.executemany(PUT, [("tried again", 1, 2)])
    writer.execute("ROLLBACK")
    assert not writer.in_transaction
    assert writer.execute(FOUND).fetchall() == []
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("ROLLBACK")
    assert not writer.in_transaction


@pytest.mark.parametrize("number", [1, FEW, FEW + 1])
def test_few_rows_and_many_are_put_alike(writer: PostgresConnection, number: int) -> None:
    rows = [(f"tried {one:05}", one, one) for one in range(number)]
    writer.execute("BEGIN IMMEDIATE")
    writer.executemany(PUT, rows)
    writer.execute("COMMIT")
    assert writer.execute(FOUND).fetchall() == [(name, one) for name, _, one in rows]


def test_a_statement_that_fails_keeps_everything_sent_with_it_from_lasting(writer: PostgresConnection) -> None:
    writer.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        writer.executemany(PUT, [("tried", 1, 1)])
    with pytest.raises(Unavailable, match=r"store\.write"):
        writer.execute("COMMIT")
    assert writer.in_transaction
    writer.execute("ROLLBACK")
    assert writer.execute(FOUND).fetchall() == []


def test_a_lease_that_went_is_noticed_before_anything_lasts(there: Body, writer: PostgresConnection) -> None:
    other = PostgresConnection(writer.place, writer=True)
    lease = there.sequencer._lease
    assert lease is not None
    writer.execute("BEGIN IMMEDIATE")
    lease.hold()
    writer.executemany(PUT, [("tried", 1, 1)])
    writer.execute("COMMIT")
    assert other.execute(FOUND).fetchall() == [("tried", 1)]
    other.execute("UPDATE lease SET epoch=epoch+1")
    writer.execute("BEGIN IMMEDIATE")
    lease.hold()
    writer.executemany(PUT, [("tried again", 1, 1)])
    with pytest.raises(Unavailable, match=r"desk\.lease"):
        writer.execute("COMMIT")
    writer.execute("ROLLBACK")
    size, before = there.sequencer.size, other.execute("SELECT count(*) FROM checkpoints").fetchone()
    with pytest.raises(Unavailable, match=r"desk\.lease"):
        there.sequencer._swap(size, b"", b"", b"")
    assert other.execute(FOUND).fetchall() == [("tried", 1)]
    assert other.execute("SELECT count(*) FROM checkpoints").fetchone() == before
    other.close()


def test_a_transaction_that_failed_leaves_the_session_with_its_schema(there: Body) -> None:
    reader = connect(there.folder)
    for schema in ("", "pg_catalog"):
        reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        if schema:
            reader.execute(f"SET search_path={schema}")  # as another body's reader of this thread would
        with pytest.raises(Unavailable, match=r"store\.write"):
            reader.execute("SELECT nothing FROM nowhere")
        reader.execute("COMMIT")
        assert not reader.in_transaction
        assert reader.execute("SELECT count(*) FROM leaves").fetchall() == [(there.sequencer.size,)]


def ended(connection: PostgresConnection, writer: PostgresConnection) -> None:
    """End a reader's session at the server."""
    [[pid]] = connection.execute("SELECT pg_backend_pid()").fetchall()
    assert writer.execute("SELECT pg_terminate_backend(?, 5000)", (pid,)).fetchall() == [(True,)]


def test_a_session_that_was_lost_before_a_transaction_is_begun_anew_with_all_of_it(
    there: Body, writer: PostgresConnection
) -> None:
    reader = connect(there.folder)
    assert isinstance(reader, PostgresConnection)
    ended(reader, writer)
    reader.execute("BEGIN IMMEDIATE")
    reader.executemany(LEFT, [("one", b"", 1)])
    reader.execute("COMMIT")
    assert writer.execute("SELECT id FROM inbox WHERE note=?", (b"",)).fetchall() == [("one",)]


def test_a_session_that_was_lost_within_a_transaction_commits_nothing_and_says_so(
    there: Body, writer: PostgresConnection
) -> None:
    reader = connect(there.folder)
    assert isinstance(reader, PostgresConnection)
    reader.execute("BEGIN IMMEDIATE")
    ended(reader, writer)
    reader.executemany(LEFT, [("one", b"", 1)])
    with pytest.raises(Unavailable, match=r"store\.write"):
        reader.execute("COMMIT")
    assert writer.execute("SELECT id FROM inbox WHERE note=?", (b"",)).fetchall() == []
    assert reader.execute("SELECT 1").fetchall() == [(1,)]


def test_a_clerk_whose_session_was_lost_takes_the_next_note(there: Body, writer: PostgresConnection) -> None:
    clerk = Clerk(there.folder, None, lambda _folder: there.sequencer.run_once() and None)
    first = clerk.hand_in(parse_submission(there.note("AAA")))
    query = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT id, idx, refusal%' AND pid<>pg_backend_pid()"
    lost = [pid for (pid,) in writer.execute(query).fetchall()]
    assert lost
    for pid in lost:
        assert writer.execute("SELECT pg_terminate_backend(?, 5000)", (pid,)).fetchall() == [(True,)]
    assert clerk.hand_in(parse_submission(there.note("BBB"))).index == first.index + 1


@pytest.mark.parametrize(
    ("statement", "of"),
    [
        (PUT, (True, True)),
        ("INSERT INTO search_other (key, text) VALUES (?,?)", (True, False)),
        ("UPDATE inbox SET idx=? WHERE id=?", (False, False)),
        (ENDED, (False, True)),
        (LEFT, (False, False)),
    ],
)
def test_only_what_puts_rows_and_does_nothing_else_is_said_otherwise(statement: str, of: tuple[bool, bool]) -> None:
    said: tuple[Callable[[str], bytes | None], ...] = (copied, spread)
    assert tuple(say(statement) is not None for say in said) == of
