"""What a fold leaves is gathered and written many leaves at a time, and lies in the tables as if each had been written by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.envelope import parse_submission
from comity.fold.step import Fold
from comity.fold.view import Memory, no_material
from comity.records.act import Act
from comity.records.record import Ref
from comity.service import inbox
from comity.store import writing
from comity.store.database import connect_file
from comity.store.reader import Reader, open_reader
from comity.store.writing import Writer

from .conftest import Body, build
from .test_fold_laws import leaves_of, play
from .test_postgres import TABLES

KEYS = st.sampled_from(["a", "a/1", "a/2", "b", "b/\u00e9", "\U0001f600"])


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    body = build(tmp_path_factory.mktemp("played") / "small")
    play(body, lambda code: code)
    yield open_reader(body.folder)
    body.sequencer.close()


def written(folder: Path, played: Reader, many: int, monkeypatch: pytest.MonkeyPatch) -> list[list[object]]:
    """Return all that the tables hold after the leaves have been folded, so many rows gathered before they are written."""
    monkeypatch.setattr(writing, "GATHERED", many)
    folder.mkdir()
    connection = connect_file(folder, create=True)
    rows = Writer(connection, played.material)
    fold = Fold(rows)
    with rows.transaction():
        for index, leaf in enumerate(leaves_of(played)):
            rows.take(leaf, fold.step(index, leaf))
    found = [connection.execute(query).fetchall() for query in TABLES[:4]]
    connection.close()
    return found


def test_rows_are_the_same_however_many_are_gathered(
    played: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, some, all_ = (written(tmp_path / str(n), played, n, monkeypatch) for n in (1, 40, 10**6))
    assert one == some == all_
    assert len(one[0]) == played.size
    assert any(row[3] is not None for row in one[1])


def test_a_transaction_that_fails_has_taken_nothing(
    played: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "GATHERED", 30)
    connection = connect_file(tmp_path, create=True)
    rows, leaves = Writer(connection, played.material), leaves_of(played)
    fold = Fold(rows)
    with rows.transaction():
        for index, leaf in enumerate(leaves[:12]):
            rows.take(leaf, fold.step(index, leaf))
    before = [connection.execute(query).fetchall() for query in TABLES[:4]]
    with pytest.raises(KeyError), rows.transaction():
        for index, leaf in enumerate(leaves[12:], 12):
            rows.take(leaf, fold.step(index, leaf))
        raise KeyError
    assert [connection.execute(query).fetchall() for query in TABLES[:4]] == before
    assert (rows.log.size, rows.root(12), rows.root(13)) == (12, played.root(12), None)
    with rows.transaction():
        for index, leaf in enumerate(leaves[12:], 12):
            rows.take(leaf, fold.step(index, leaf))
    assert rows.digest.root() == played.digest(len(leaves))
    connection.close()


def test_what_is_gathered_is_seen_among_what_lies_in_the_tables(
    played: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every leaf this view and one of all rows in memory give the same, read by key and by what keys start with."""
    monkeypatch.setattr(writing, "GATHERED", 25)
    monkeypatch.setattr(writing, "KEPT", 10)
    connection = connect_file(tmp_path, create=True)
    rows, memory = Writer(connection, played.material), Memory(played.root, played.material)
    fold = Fold(memory)
    with rows.transaction():
        for index, leaf in enumerate(leaves_of(played)):
            delta = fold.step(index, leaf)
            memory.take(delta.rows)
            rows.take(leaf, delta)
            for table, known in memory.tables.items():
                rows.foresee((table,), [*known, "none"])
                heads = sorted({key.partition("/")[0] for key in known if "/" in key})
                rows.foresee_below((table,), [*heads[index % 3 :: 3], "none"])
                for head in [*heads, "none"]:
                    assert list(rows.scan(table, f"{head}/")) == list(memory.scan(table, f"{head}/"))
                assert list(rows.scan(table, "")) == list(memory.scan(table, "")) == sorted(known.items())
                assert all(rows.get(table, key) == row for key, row in known.items())
            assert all(rows.get(table, key) == row for table, key, row in delta.rows)
    connection.close()


def test_a_row_there_is_none_of_is_looked_for_but_once_among_many(
    played: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, asked = connect_file(tmp_path, create=True), list[str]()
    rows = Writer(connection, played.material)
    fold = Fold(rows)
    with rows.transaction():
        for index, leaf in enumerate(leaves_of(played)):
            rows.take(leaf, fold.step(index, leaf))
    held = [key for key, _ in played.scan("record")][:3]
    assert held
    fresh = Writer(connection, played.material)
    connection.set_trace_callback(asked.append)
    fresh.foresee(("record",), [*held, *map(str, range(50))])
    assert len(asked) == 1
    assert not any(fresh.get("record", str(number)) for number in range(50))
    assert len(asked) == 1
    assert [fresh.get("record", key) for key in held] == [played.get("record", key) for key in held]
    monkeypatch.setattr(writing, "KEPT", 10)  # what is kept of answers does not grow without end
    for number in range(100, 300):
        fresh.foresee(("record",), [str(number)])
    assert len(fresh._kept) <= 10
    connection.close()


def test_what_a_batch_asks_of_the_tables_does_not_grow_with_it(body: Body) -> None:
    first, codes = body.write("AAA", to=("BBB",)), ("AAA", "BBB", "CCC")
    for _ in range(2):  # whoever wrote once is known
        for code in codes:
            body.answer(code, first, Act.COMMENT, "answers")
    body.sequencer.publish()
    asked: dict[int, int] = {}
    for many in (3, 30):
        body.sequencer.close()
        body.open()
        for number in range(many):
            note = body.note(codes[number % 3], Act.COMMENT, refs=(Ref(rel="answers", id=first),))
            assert inbox.put(body.sequencer.connection, parse_submission(note)) is None
        heard: list[str] = []
        body.sequencer.connection.set_trace_callback(heard.append)
        assert body.sequencer.run_once() == many
        body.sequencer.connection.set_trace_callback(None)
        asked[many] = sum(statement.startswith("SELECT") for statement in heard)
    assert asked[30] == asked[3] > 0
    assert open_reader(body.folder).counts_for()["AAA"] == 2 + 1 + 2 + 1 + 10


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(st.lists(st.tuples(st.sampled_from(["one", "two"]), KEYS, st.sampled_from(["put", "end", "scan"]))))
def test_rows_in_memory_are_found_in_order_of_key(steps: list[tuple[str, str, str]]) -> None:
    view, plain = Memory(lambda _size: None, no_material), dict[tuple[str, str], dict[str, int]]()
    for number, (table, key, what) in enumerate(steps):
        if what == "scan":
            expected = sorted((at, row) for (name, at), row in plain.items() if name == table and at.startswith(key))
            assert list(view.scan(table, key)) == expected
        else:
            view.put(table, key, {"n": number} if what == "put" else None)
            plain.pop((table, key), None)
            if what == "put":
                plain[table, key] = {"n": number}


def test_a_writer_keeps_no_more_in_memory_however_much_it_writes(
    played: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each leaf in a transaction of its own, as a desk that runs for years writes them."""
    kept, leaves = 30, leaves_of(played)
    monkeypatch.setattr(writing, "KEPT", kept)
    rows = Writer(connect_file(tmp_path, create=True), played.material)
    fold, most = Fold(rows), 0
    for index, leaf in enumerate(leaves):
        with rows.transaction():
            delta = fold.step(index, leaf)
            rows.take(leaf, delta)
        most = max(most, len(delta.rows))
        assert len(rows._kept) <= kept + 2 * most
        assert len(rows._roots) <= kept
    assert len(leaves) > kept
    rows._connection.close()
