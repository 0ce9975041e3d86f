"""The timeline's layout: within the canvas, in order of time, bounded, for any dates whatever."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.web.body.timeline import (
    GAP_DAYS,
    MARKS,
    WIDTH,
    Drawing,
    Mention,
    Sitting,
    Story,
    Suspension,
    Thread,
    layout,
    middle,
)

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@st.composite
def edtf_dates(draw: st.DrawFn) -> str:
    """Draw a year, month, day, marked or not, or an interval of days."""
    day = draw(DAYS)
    if draw(st.booleans()):
        later = draw(st.dates(min_value=day, max_value=date(9999, 12, 31)))
        return f"{day.isoformat()}/{later.isoformat()}"
    return day.isoformat()[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "~", "?", "%"]))


SITTINGS = st.builds(
    Sitting,
    at=edtf_dates(),
    held=st.booleans(),
    label=st.text(max_size=14),
    title=st.text(max_size=9),
    url=st.just("/s"),
)
SUSPENSIONS = st.builds(
    Suspension,
    begins=edtf_dates(),
    eased=st.none() | edtf_dates(),
    ends=st.none() | edtf_dates(),
    label=st.text(max_size=300),
    url=st.just("/x"),
)
THREADS = st.builds(
    Thread, ats=st.lists(edtf_dates(), max_size=30).map(tuple), label=st.text(max_size=300), url=st.just("/t")
)
MENTIONS = st.builds(Mention, at=edtf_dates(), title=st.text(max_size=9), url=st.just("/m"))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Draw a story of any dates."""
    since, until = sorted((draw(DAYS), draw(DAYS)))
    return Story(
        since=since,
        until=until,
        sittings=tuple(draw(st.lists(SITTINGS, max_size=90))),
        mentions=tuple(draw(st.lists(MENTIONS, max_size=20))),
        suspensions=tuple(draw(st.lists(SUSPENSIONS, max_size=6))),
        threads=tuple(draw(st.lists(THREADS, max_size=6))),
    )


def story(sittings: list[str], until: str = "2026-01-01", mentions: tuple[str, ...] = ()) -> Story:
    """Return a story of sittings alone."""
    return Story(
        since=date(1990, 1, 1),
        until=date.fromisoformat(until),
        sittings=tuple(Sitting(at=at, held=True, label=at, title=at, url=f"/{at}") for at in sittings),
        mentions=tuple(Mention(at=at, title=at, url=f"/{at}") for at in mentions),
        suspensions=(),
        threads=(),
    )


def xs(drawing: Drawing) -> list[float]:
    """Return where every shape begins or ends."""
    found = [tick.x for tick in drawing.ticks] + [circle.x for circle in drawing.circles] + [drawing.until_x]
    for mark in drawing.marks:
        found += [float(point.split(",")[0]) for point in mark.points.split()]
    for gap in drawing.gaps:
        found += [gap.x, gap.x + gap.width]
    for bar in drawing.bars:
        found += [bar.x, bar.x + bar.width, bar.label_x]
        found += [] if bar.eased_x is None else [bar.eased_x, bar.eased_x + bar.eased_width]
    for lane in drawing.lanes:
        found += [lane.x, lane.last_x, lane.label_x]
    return found


@given(stories())
@settings(max_examples=40)
def test_every_shape_lies_within_the_canvas(told: Story) -> None:
    drawing = layout(told)
    assert all(-0.05 <= x <= WIDTH + 0.05 for x in xs(drawing))
    rows = (
        [bar.y for bar in drawing.bars] + [drawing.sittings_y] + [lane.y for lane in drawing.lanes] + [drawing.axis_y]
    )
    assert rows == sorted(set(rows))
    assert rows[-1] < drawing.height


@given(stories())
@settings(max_examples=40)
def test_what_is_later_never_lies_further_left(told: Story) -> None:
    drawing = layout(told)
    for shapes in (drawing.ticks, drawing.marks, drawing.circles, drawing.gaps):
        places = [shape.x for shape in shapes]
        assert places == sorted(places)
    years = [int(tick.label) for tick in drawing.ticks]
    assert years == sorted(set(years))
    for bar in drawing.bars:
        assert bar.width > 0


@given(stories())
@settings(max_examples=40)
def test_captions_do_not_lie_over_one_another(told: Story) -> None:
    shown = [mark for mark in layout(told).marks if mark.caption]
    for left, right in pairwise(shown):
        assert left.caption_x + 6.6 * len(left.caption) / 2 <= right.caption_x - 6.6 * len(right.caption) / 2 + 0.2


@given(stories())
@settings(max_examples=40)
def test_sittings_are_all_there_one_by_one_or_counted(told: Story) -> None:
    drawing = layout(told)
    assert sum(mark.count for mark in drawing.marks) == len(told.sittings)
    assert len(drawing.marks) <= MARKS


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_a_gap_is_a_stretch_of_more_than_the_stated_days(days: list[date]) -> None:
    held = sorted({day.isoformat() for day in days})
    until = max(days)
    found = layout(story(held, until.isoformat())).gaps
    ends = [*sorted(set(days)), until]
    assert [(gap.first, gap.last) for gap in found] == [
        (first, last) for first, last in pairwise(ends) if last - first > timedelta(days=GAP_DAYS)
    ]
    assert all(gap.days == (gap.last - gap.first).days for gap in found)


def test_what_lies_before_the_first_sitting_is_a_gap_only_from_the_last_meeting_mentioned() -> None:
    mentions = ("2009-12-04", "2014-06-02", "2017-01-01")
    drawing = layout(story(["2016-04-20", "2016-07-13"], "2016-12-31", mentions))
    assert [(gap.first, gap.last, gap.days) for gap in drawing.gaps] == [(date(2014, 6, 2), date(2016, 4, 20), 688)]
    assert layout(story(["2016-04-20"], "2016-12-31")).gaps == ()
    assert layout(story([], "2026-01-01", mentions)).gaps == ()


@pytest.mark.parametrize("count", [0, 1, 10_000])
def test_the_drawing_is_bounded_however_many_there_are(count: int) -> None:
    start = date(1950, 1, 1)
    many = [(start + timedelta(days=3 * number)).isoformat() for number in range(count)]
    whole = story(many, "2040-01-01")
    drawing = layout(
        Story(
            since=whole.since,
            until=whole.until,
            sittings=whole.sittings,
            mentions=tuple(Mention(at=at, title=at, url=at) for at in many),
            suspensions=(),
            threads=(Thread(ats=tuple(many), label="long", url="/t"),),
        )
    )
    assert sum(mark.count for mark in drawing.marks) == count
    assert len(drawing.marks) <= MARKS
    assert len(drawing.circles) <= WIDTH / 8
    assert len(drawing.lanes[0].path) <= 4_000


def test_a_date_that_may_mean_many_days_lies_in_their_middle() -> None:
    assert middle("2016-07-13") == date(2016, 7, 13).toordinal()
    assert middle("2015") == (date(2015, 1, 1).toordinal() + date(2015, 12, 31).toordinal()) / 2
    assert middle("2016-08-18/2016-08-20") == date(2016, 8, 19).toordinal()


def test_a_suspension_is_open_to_the_last_day_known_unless_it_ended() -> None:
    told = story(["2016-04-20"], "2020-06-30")
    bars = layout(
        Story(
            since=told.since,
            until=told.until,
            sittings=told.sittings,
            mentions=(),
            suspensions=(
                Suspension(begins="2014-04-01", eased=None, ends=None, label="a", url="/a"),
                Suspension(begins="2008-08", eased="2008-12", ends="2009-03-05", label="b", url="/b"),
            ),
            threads=(),
        )
    ).bars
    drawing = layout(told)
    assert bars[0].x + bars[0].width == pytest.approx(drawing.until_x, abs=0.2)
    assert (bars[0].ended, bars[1].ended) == (False, True)
    assert bars[1].eased_x is not None
    assert bars[1].x < bars[1].eased_x < bars[1].x + bars[1].width
