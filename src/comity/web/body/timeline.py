"""The timeline of a dialogue as shapes on a canvas: a time axis, sittings, gaps, suspensions, threads.

Knows dates and lengths; not rows, words, addresses or SVG: labels and links come in with what they belong to. Law: pure; every
shape lies within the canvas, what is later never lies further left, and the number of shapes is bounded however many dates
come in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from comity.encoding import edtf

WIDTH: Final = 960
MARGIN: Final = 18
GAP_DAYS: Final = 365
"""A stretch without a sitting is drawn as a gap when it is longer than this."""
MARKS: Final = 60
"""Sittings are drawn one by one up to this number; beyond it, year by year."""
NEAR: Final = 5
"""Records of a thread closer than this share a tick."""

_LETTER: Final = 6.6
_LINE: Final = 26
_LABEL: Final = 15
_TICK_SPACE: Final = 46
_LONGEST: Final = 110
_GAP_WORDS: Final = 6
"""Room for the number of days; the words stand in the table."""
_CIRCLE: Final = 8
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting on its EDTF day; `held` says whether the record shows it was opened."""

    at: str
    held: bool
    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Something suspended from `begins`, perhaps eased, perhaps ended; None is not (yet)."""

    begins: str
    eased: str | None
    ends: str | None
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A thread and the EDTF dates of its records."""

    ats: tuple[str, ...]
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A meeting that a record tells of and that has no record of its own as a sitting."""

    at: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is to be drawn; `since` and `until` are the first and last day anything here is known of."""

    since: date
    until: date
    sittings: tuple[Sitting, ...]
    mentions: tuple[Mention, ...]
    suspensions: tuple[Suspension, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a year on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One sitting, or the `count` sittings of a year; `caption` is empty where there is no room for one."""

    x: float
    count: int
    held: bool
    title: str
    url: str
    caption: str
    caption_x: float
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The mentions of one place on the axis: the first one's title and address, and how many they are."""

    x: float
    count: int
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch of `days` without a sitting; `named` says whether there is room for words in it."""

    x: float
    width: float
    days: int
    first: date
    last: date
    named: bool

    @property
    def middle(self) -> float:
        """Where its words go."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A suspension: in force from `x`, eased from `eased_x` if it was, open to the right unless `ended`."""

    x: float
    y: int
    width: float
    eased_x: float | None
    eased_width: float
    ended: bool
    label: str
    label_x: float
    anchor: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A thread: its ticks as one path, from `x` to `last_x`."""

    x: float
    last_x: float
    y: int
    path: str
    label: str
    label_x: float
    anchor: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything drawn, in canvas units; the rows are at `sittings_y`, the axis at `axis_y`."""

    width: int
    height: int
    axis_y: int
    sittings_y: int
    left: int
    right: int
    until_x: float
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    circles: tuple[Circle, ...]
    gaps: tuple[Gap, ...]
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Whole years from `first` up to and without `end`, as ordinals of their first days."""

    first: int
    end: int

    def x(self, day: float) -> float:
        """Return where an ordinal day lies; what is outside lies on the edge."""
        share = (min(max(day, self.first), self.end) - self.first) / (self.end - self.first)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    def at(self, value: str) -> float:
        """Return where an EDTF date lies: in the middle of what it may mean."""
        return self.x(middle(value))


def middle(value: str) -> float:
    """Return the ordinal in the middle of what an EDTF date may mean."""
    known = edtf.parse(value)
    return (known.earliest.toordinal() + known.latest.toordinal()) / 2


def layout(story: Story) -> Drawing:
    """Return the drawing of a story."""
    axis = _axis(story)
    bars = tuple(_bar(axis, story.until, item, _LINE * row + _LABEL) for row, item in enumerate(story.suspensions))
    top = _LINE * len(bars) + 2 * _LABEL
    first_lane = top + 2 * _LINE + _LABEL
    lanes = tuple(_lane(axis, item, first_lane + _LINE * row) for row, item in enumerate(story.threads))
    axis_y = first_lane - _LABEL + _LINE * len(lanes)
    return Drawing(
        width=WIDTH,
        height=axis_y + 2 * _LABEL,
        axis_y=axis_y,
        sittings_y=top + _LABEL,
        left=MARGIN,
        right=WIDTH - MARGIN,
        until_x=axis.x(story.until.toordinal()),
        ticks=_ticks(axis),
        marks=_marks(axis, story.sittings, top + _LABEL),
        circles=_circles(axis, story.mentions),
        gaps=_gaps(axis, story),
        bars=bars,
        lanes=lanes,
    )


def _gaps(axis: Axis, story: Story) -> tuple[Gap, ...]:
    """Return the stretches longer than GAP_DAYS without a sitting held, the last one up to `until`, in order of time.

    What lies before the first sitting is no gap (a record need not list every meeting), but from the last meeting mentioned.
    """
    end = story.until.toordinal()
    held = {int(middle(item.at)) for item in story.sittings if item.held}
    days = sorted(day for day in held if day <= end)
    if not days:
        return ()
    before = [day for item in story.mentions if (day := int(middle(item.at))) < days[0]]
    found = []
    for first, last in pairwise([*([max(before)] if before else []), *days, end]):
        if last - first > GAP_DAYS:
            x, width = axis.x(first), round(axis.x(last) - axis.x(first), 1)
            first_day, last_day = date.fromordinal(first), date.fromordinal(last)
            named = width > _GAP_WORDS * _LETTER
            found.append(Gap(x=x, width=width, days=last - first, first=first_day, last=last_day, named=named))
    return tuple(found)


def _circles(axis: Axis, mentions: Iterable[Mention]) -> tuple[Circle, ...]:
    found: list[Circle] = []
    for item in sorted(mentions, key=lambda item: (middle(item.at), item.url)):
        x = axis.at(item.at)
        if found and x - found[-1].x < _CIRCLE:
            found[-1] = replace(found[-1], count=found[-1].count + 1)
        else:
            found.append(Circle(x=x, count=1, title=item.title, url=item.url))
    return tuple(found)


def _axis(story: Story) -> Axis:
    """Return the whole years from the first date to the last, and to the last day known."""
    lane_ends = [at for item in story.threads for at in item.ats]
    bar_ends = [at for item in story.suspensions for at in (item.begins, item.eased, item.ends) if at is not None]
    years = {story.since.year, story.until.year}
    points = [*(item.at for item in story.sittings), *(item.at for item in story.mentions)]
    for at in (*points, *bar_ends, *lane_ends):
        known = edtf.parse(at)
        years |= {known.earliest.year, known.latest.year}
    first, last = min(years), max(years)
    return Axis(first=date(first, 1, 1).toordinal(), end=date(last, 12, 31).toordinal() + 1)


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    first = date.fromordinal(axis.first).year
    last = date.fromordinal(axis.end - 1).year
    room = (WIDTH - 2 * MARGIN) // _TICK_SPACE
    step = next((step for step in _STEPS if (last - first) // step < room), _STEPS[-1])
    years = (year for year in range(first, last + 1) if year % step == 0 or (first == last and year == first))
    return tuple(Tick(x=axis.x(date(year, 1, 1).toordinal()), label=str(year)) for year in years)


def _marks(axis: Axis, sittings: Sequence[Sitting], y: int) -> tuple[Mark, ...]:
    """Return a diamond for each sitting, or for each year where there are many, captioned from the newest back."""
    ordered = sorted(sittings, key=lambda item: (middle(item.at), item.url))
    groups = [[item] for item in ordered] if len(ordered) <= MARKS else _yearly(ordered)
    found: list[Mark] = []
    free = float(WIDTH)
    for group in reversed(groups):
        x = sum(axis.at(item.at) for item in group) / len(group)
        last = group[-1]
        half = len(last.label) * _LETTER / 2
        centre = min(max(x, half), WIDTH - half)
        captioned = len(group) == 1 and last.held and centre + half <= free and abs(centre - x) < half
        if captioned:
            free = centre - half - _LETTER
        found.append(_mark(x, y, group, last.label if captioned else "", centre))
    return tuple(reversed(found))


def _mark(x: float, y: int, group: Sequence[Sitting], caption: str, caption_x: float) -> Mark:
    size = 6 if len(group) == 1 else 9
    x = round(x, 1)
    return Mark(
        x=x,
        count=len(group),
        held=any(item.held for item in group),
        title=group[-1].title,
        url=group[-1].url,
        caption=caption,
        caption_x=round(caption_x, 1),
        points=f"{x:g},{y - size} {x + size:g},{y} {x:g},{y + size} {x - size:g},{y}",
    )


def _yearly(ordered: Sequence[Sitting]) -> list[list[Sitting]]:
    """Return sittings by year, or by as many years as keep the groups within MARKS."""
    years = [date.fromordinal(int(middle(item.at))).year for item in ordered]
    span = max(1, -(-(years[-1] - years[0] + 1) // MARKS))
    groups: dict[int, list[Sitting]] = {}
    for year, item in zip(years, ordered, strict=True):
        groups.setdefault(year // span, []).append(item)
    return list(groups.values())


def _bar(axis: Axis, until: date, item: Suspension, y: int) -> Bar:
    end_day = until.toordinal() if item.ends is None else middle(item.ends)
    x = axis.at(item.begins)
    right = max(axis.x(end_day), x)
    eased = None if item.eased is None else min(max(axis.at(item.eased), x), right)
    label = _short(item.label)
    label_x, anchor = _place(x, label)
    return Bar(
        x=x,
        y=y,
        width=round(max(right - x, 2), 1) if right + 2 <= WIDTH else round(WIDTH - x, 1),
        eased_x=eased,
        eased_width=0 if eased is None else round(right - eased, 1),
        ended=item.ends is not None,
        label=label,
        label_x=label_x,
        anchor=anchor,
        url=item.url,
    )


def _lane(axis: Axis, item: Thread, y: int) -> Lane:
    xs: list[float] = []
    for x in sorted(axis.at(at) for at in item.ats):
        if not xs or x - xs[-1] >= NEAR:
            xs.append(x)
    first, last = (xs[0], xs[-1]) if xs else (float(MARGIN), float(MARGIN))
    label = _short(item.label)
    label_x, anchor = _place(first, label)
    path = "".join(f"M{x:g} {y - 5}v10" for x in xs)
    return Lane(x=first, last_x=last, y=y, path=path, label=label, label_x=label_x, anchor=anchor, url=item.url)


def _place(x: float, label: str) -> tuple[float, str]:
    """Return where a label over something that begins at `x` starts or, near the right edge, ends."""
    if x + len(label) * _LETTER <= WIDTH:
        return x, "start"
    return float(WIDTH), "end"


def _short(label: str) -> str:
    """Return a label that fits on the canvas."""
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
