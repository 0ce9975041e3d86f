"""A body as it stood: after a number of leaves, or at the end of a day in its own zone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.errors import Rejected
from comity.store.reader import open_reader

from .conftest import START, Body

DAY = 86_400


def test_a_day_is_the_leaves_received_by_its_end_in_the_bodys_zone(body: Body) -> None:
    seated = body.sequencer.size
    # 23:30 and 00:30 in Brussels (UTC+1 on this date), the second on the next day there and the same day in UTC.
    midnight = int(datetime(2026, 3, 2, 23, 0, tzinfo=UTC).timestamp())
    for moment in (midnight - 1_800, midnight + 1_800):
        body.now = moment
        body.write("AAA")
    body.sequencer.publish()
    reader = open_reader(body.folder)
    sizes = {day: reader.size_on(day) for day in ("2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03")}
    assert sizes == {"2026-02-28": 0, "2026-03-01": seated, "2026-03-02": seated + 1, "2026-03-03": seated + 2}
    assert midnight > START


def test_a_reader_bound_to_a_moment_sees_no_further(body: Body) -> None:
    first = body.write("AAA")
    size = body.sequencer.size
    second = body.write("BBB")
    body.sequencer.publish()
    then = open_reader(body.folder).as_of(size)
    assert (then.size, then.record(second), then.get("record", second)) == (size, None, None)
    assert then.record(first) is not None
    assert open_reader(body.folder).as_of(0).size == 1
    assert open_reader(body.folder).as_of(10**9).size == body.sequencer.size


def test_an_archive_counts_by_the_date_of_the_event(demo: Path) -> None:
    reader = open_reader(demo / "archive")
    size = reader.size_on("2016-07-13")
    newest = [str(row["at"]) for _, row in reader.scan("record", limit=10_000) if int(str(row["index"])) < size]
    later = [str(row["at"]) for _, row in reader.scan("record", limit=10_000) if int(str(row["index"])) >= size]
    assert max(at for at in newest if not at.startswith("2026")) == "2016-07-13"
    assert min(later) > "2016-07-13"


def test_a_day_no_calendar_has_is_refused(body: Body) -> None:
    with pytest.raises(Rejected) as caught:
        open_reader(body.folder).size_on("2026-02-30")
    assert caught.value.finding.code == "moment.day"
