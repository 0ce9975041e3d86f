"""The dialogue as a whole: its sittings, suspensions and longest threads, drawn and in tables.

Knows rows and the layout of `timeline`; not SVG. Law: what is drawn stands in a table beside it, in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.http import HttpResponse

from comity.encoding import edtf
from comity.store import listings
from comity.web.body import timeline, values
from comity.web.page.kept import kept
from comity.web.page.present import Page, Row, Text, sitting_date

SITTINGS: Final = 2_000
SUSPENSIONS: Final = 40
STEPS: Final = 100
"""How many records that refer to a suspension are looked at for what became of it."""
DRAWN: Final = 12
"""Suspensions drawn, those in force first; the table has all up to SUSPENSIONS."""
MENTIONS: Final = 60
STRUCTURAL: Final = 20
"""How many first leaves are looked at for the first record with content."""
THREADS: Final = 8
DATES: Final = 200
"""How many of a thread's records are drawn."""
LISTED: Final = 60
"""How many sittings the table lists; the page of sittings has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A sitting: its day, whether the record shows it was opened, whether accounts of it differ."""

    id: str
    day: str
    title: Text
    url: str
    state: str
    held: bool
    accounts: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of a suspension: eased, ended or withdrawn, on a date, by whom, by which record."""

    text: str
    status: str
    at: str
    shown_at: str
    who: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """A suspension: what of, since when, by whom, what became of it; `days` it has lasted by the day asked for."""

    id: str
    scope: str
    title: Text
    holder: str
    who: str
    hats: str
    doubt: str
    at: str
    shown_at: str
    url: str
    status: str
    state: str
    days: int
    steps: tuple[Step, ...]

    @property
    def in_force(self) -> bool:
        """Whether something is suspended still."""
        return self.status in {"in-force", "eased"}


def sittings(page: Page) -> tuple[Met, ...]:
    """Return the sittings, the newest first."""
    return kept(page, "sittings", lambda: tuple(_sittings(page)))


def suspensions(page: Page) -> tuple[Suspended, ...]:
    """Return the suspensions in order of their beginning."""
    return kept(page, "suspensions", lambda: tuple(_suspensions(page)))


def longest(page: Page) -> tuple[tuple[str, Row], ...]:
    """Return the threads with most records, those of one record left out."""
    rows = kept(page, "longest", lambda: page.reader.longest_threads(THREADS))
    return tuple((key, row) for key, row in rows if int(str(row["count"])) > 1)


def story(page: Page, threads: int) -> timeline.Story:
    """Return what the timeline draws, with so many threads."""
    whole = kept(page, "story", lambda: _story(page))
    return replace(whole, threads=whole.threads[:threads])


def last_day(page: Page) -> date:
    """Return the last day the body says anything of: in an archive the newest record's, elsewhere the day asked for."""
    if page.reader.kind != "archive" or page.covered is None:
        return page.day
    return min(page.covered, page.day)


def show(page: Page) -> HttpResponse:
    """Show the timeline, with tables of the same."""
    drawn = kept(page, "large", lambda: timeline.layout(story(page, THREADS)))
    met = sittings(page)
    return page.render(
        "timeline",
        drawing=drawn,
        sittings=[item for item in met if item.held][:LISTED],
        announced=[item for item in met if not item.held][:LISTED],
        sitting_count=len(met),
        suspensions=suspensions(page),
        mentions=mentions(page),
        threads=_threads(page),
        gap_days=timeline.GAP_DAYS,
        last_day=last_day(page),
    )


def _sittings(page: Page) -> Iterable[Met]:
    rows = sorted(page.reader.scan("sitting", limit=SITTINGS), key=_by_day, reverse=True)
    page.rows.read_below(("account",), (key for key, _ in rows[:LISTED]))
    for number, (key, row) in enumerate(rows):
        yield Met(
            id=key,
            day=sitting_date(row),
            title=page.pick(row["title"]),
            url=page.url(f"sitting/{key}"),
            state=page.words.say(f"sitting-{row['status']}"),
            held=row["status"] != "convened",
            accounts=sum(1 for _ in page.rows.scan("account", f"{key}/")) if number < LISTED else 0,
            count=int(str(row["count"])),
        )


def _by_day(pair: tuple[str, Row]) -> tuple[float, str]:
    return timeline.middle(sitting_date(pair[1])), pair[0]


def _suspensions(page: Page) -> Iterable[Suspended]:
    rows = sorted(page.reader.scan("suspension", limit=SUSPENSIONS), key=lambda pair: int(str(pair[1]["index"])))
    page.rows.read_below(("link",), [key for key, _ in rows])
    page.fetch([*(key for key, _ in rows), *(str(link["id"]) for key, _ in rows for _, link in _links(page, key))])
    for key, row in rows:
        steps = tuple(_steps(page, key))
        at, holder = str(row["at"]), str(row["holder"])
        ended = next((step.at for step in steps if step.status in {"ended", "withdrawn"}), None)
        end = last_day(page).toordinal() if ended is None else timeline.middle(ended)
        yield Suspended(
            id=key,
            scope=values.scope(page, row),
            title=page.pick(row["title"]),
            holder=holder,
            who=page.name(holder, at),
            hats=page.hats(holder, at),
            doubt=page.doubt(page.record_row(key) or {}),
            at=at,
            shown_at=page.words.date(at),
            url=page.url(f"record/{key}"),
            status=str(row["status"]),
            state=page.words.say(f"suspension-{row['status']}"),
            days=max(0, int(end - timeline.middle(at))),
            steps=steps,
        )


def _links(page: Page, suspension: str) -> list[tuple[str, Row]]:
    return list(page.rows.scan("link", f"{suspension}/"))[:STEPS]


def _steps(page: Page, suspension: str) -> Iterable[Step]:
    """Yield what eased, ended or withdrew a suspension, in the order of the log."""
    for _, link in _links(page, suspension):
        record_id, rel = str(link["id"]), str(link["rel"])
        row = page.record_row(record_id)
        if row is None or rel not in {"resumes", "withdraws"}:
            continue
        status = "withdrawn"
        if rel == "resumes":
            status = "ended" if values.raw_fields(page, record_id).get("degree") == "full" else "eased"
        at = str(row["at"])
        yield Step(
            text=page.words.say(f"suspension-{status}"),
            status=status,
            at=at,
            shown_at=page.words.date(at),
            who=page.name(str(row["for"]), at),
            url=page.url(f"record/{record_id}"),
        )


def _story(page: Page) -> timeline.Story:
    first = [item for item in suspensions(page) if item.in_force]
    drawn = [*first, *(item for item in suspensions(page) if not item.in_force)][:DRAWN]
    few = len(sittings(page)) <= timeline.MARKS
    return timeline.Story(
        since=min(_first_day(page), last_day(page)),
        until=last_day(page),
        mentions=mentions(page),
        sittings=tuple(
            timeline.Sitting(
                at=item.day,
                held=item.held,
                label=page.words.short_date(item.day) if few else "",
                title=item.title.text,
                url=item.url,
            )
            for item in sittings(page)
        ),
        suspensions=tuple(_drawn(page, item) for item in sorted(drawn, key=lambda item: timeline.middle(item.at))),
        threads=tuple(
            timeline.Thread(
                ats=tuple(listings.dates_of(page.reader.view(), key, DATES)),
                label=page.titled(row).text,
                url=page.url(f"thread/{key}"),
            )
            for key, row in longest(page)
        ),
    )


def mentions(page: Page) -> tuple[timeline.Mention, ...]:
    """Return meetings that records of the form `context` tell of, on days that have no sitting of their own."""
    return kept(page, "mentions", lambda: tuple(_mentions(page)))


def _mentions(page: Page) -> Iterable[timeline.Mention]:
    days = {item.day for item in sittings(page)}
    rows = listings.of_form(page.reader.view(), "context", MENTIONS)
    page.fetch_signed(key for key, _ in rows)
    for key, row in reversed(rows):
        if str(row["at"]) not in days and values.raw_fields(page, key).get("kind") == "sitting":
            title = page.entry_of(key, row).title.text
            yield timeline.Mention(at=str(row["at"]), title=title, url=page.url(f"record/{key}"))


def _first_day(page: Page) -> date:
    """Return the day of the first record that says something, or the last day known where there is none."""
    leaves = page.reader.scan("leaf", limit=STRUCTURAL)
    page.fetch(str(leaf["id"]) for _, leaf in leaves)
    for _, leaf in leaves:
        row = page.record_row(str(leaf["id"])) or {}
        if row.get("thread") is not None:
            return edtf.parse(str(row["at"])).earliest.date()
    return last_day(page)


def _drawn(page: Page, item: Suspended) -> timeline.Suspension:
    eased = next((step.at for step in item.steps if step.status == "eased"), None)
    ends = next((step.at for step in item.steps if step.status in {"ended", "withdrawn"}), None)
    label = page.words.say("timeline-suspended", scope=item.scope, title=item.title.text, date=item.shown_at)
    return timeline.Suspension(begins=item.at, eased=eased, ends=ends, label=label, url=item.url)


def _threads(page: Page) -> list[tuple[Text, str, Row]]:
    return [(page.titled(row), page.url(f"thread/{key}"), row) for key, row in longest(page)]
