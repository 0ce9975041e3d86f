"""Every question a page asks is answered alike however PostgreSQL finds the rows: in the same order, and ties cut the same way."""

import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest

from comity.store.postgres import WITH_VALUES, PostgresConnection

from .conftest import Body
from .test_fold_laws import play

WAYS = {
    "counted anew": (),
    "rows read through": ("enable_seqscan=on", "enable_indexscan=off", "enable_indexonlyscan=off"),
    "joined by hash": (
        "enable_seqscan=on",
        "enable_hashjoin=on",
        "enable_mergejoin=on",
        "enable_nestloop=off",
        "join_collapse_limit=8",
    ),
    "as the server would by itself": (
        "enable_seqscan=on",
        "enable_bitmapscan=on",
        "enable_hashjoin=on",
        "enable_mergejoin=on",
    ),
    "not sorted": ("enable_seqscan=on", "enable_sort=off", "enable_incremental_sort=off", "enable_hashagg=off"),
}


@pytest.mark.usefixtures("one_hour")
def test_answers_do_not_hang_on_how_the_server_finds_them(there: Body, tmp_path: Path) -> None:
    from comity.web.publishing.run import publish

    play(there, lambda code: code)
    there.sequencer.publish()
    assert publish({"small": there.folder}, tmp_path / "out", "", "", lambda _done, _all: None).drawn > 100
    connection = there.sequencer.connection
    assert isinstance(connection, PostgresConnection)
    questions = asked(tmp_path / "out" / "publish.sqlite")
    assert len(questions) > 500
    before = [answer(connection, question) for question in questions]
    assert sum(len(rows) > 1 for rows in before) > 100
    connection.execute("ANALYZE")
    for way, settings in WAYS.items():
        connection.execute("BEGIN")
        for setting in settings:
            connection.execute(f"SET LOCAL {setting}")
        other = [
            question for question, rows in zip(questions, before, strict=True) if answer(connection, question) != rows
        ]
        connection.execute("ROLLBACK")
        assert sorted({question.partition(WITH_VALUES)[0] for question in other}) == [], way


def asked(memory: Path) -> list[str]:
    """Return what all pages of the last run asked of the database, each once."""
    with sqlite3.connect(memory) as known:
        packed = known.execute("SELECT questions FROM asked").fetchall()
    found = {question for (some,) in packed for question in zlib.decompress(some).decode().split("\0")}
    said = (question.removeprefix("small ") for question in sorted(found))
    return [question for question in said if question.startswith(("SELECT", "WITH"))]


def answer(connection: PostgresConnection, question: str) -> list[tuple[Any, ...]]:
    query, _, values = question.partition(WITH_VALUES)
    return list(connection.execute(query, json.loads(values or "[]")))
