"""Rows fetched many at a time are those asked for one by one, now and in the past, and cost as many queries as tables."""

import pytest

from comity.records.act import Act
from comity.store.gathered import Gathered
from comity.store.reader import open_reader

from .conftest import Body


@pytest.mark.parametrize("past", [False, True], ids=["now", "as-of"])
def test_fetched_ahead_or_one_by_one_is_the_same(body: Body, past: bool) -> None:
    first = body.write("AAA", to=("BBB",))
    body.answer("BBB", first, Act.REPLY, "answers")
    size = body.sequencer.size
    last = body.write("CCC")
    body.answer("CCC", last, Act.CORRECT, "corrects")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    reader = reader.as_of(size) if past else reader
    view, keys = reader.view(), (first, last, "0" * 64)
    asked: list[str] = []
    reader._local.connection.set_trace_callback(asked.append)
    gathered = Gathered(view)
    gathered.fetch("record", keys)
    gathered.fetch("record", keys)
    gathered.fetch_under("thread_entry", [f"{key}/" for key in keys])
    found = [gathered.get("record", key) for key in keys]
    entries = [list(gathered.scan("thread_entry", f"{key}/")) for key in keys]
    assert len(asked) == 2
    reader._local.connection.set_trace_callback(None)
    assert found == [view.get("record", key) for key in keys]
    assert entries == [list(view.scan("thread_entry", f"{key}/")) for key in keys]
    assert (found[1] is None) == past
    assert len(entries[0]) == 2
    # what was not fetched is asked for
    assert gathered.get("body", "") == view.get("body", "")
    assert list(gathered.scan("seat", "A")) == list(view.scan("seat", "A"))
