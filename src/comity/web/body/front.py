"""The front page of a body: how the dialogue stands, and the ways into the record.

Knows what other pages conclude; not how. Law: days are counted to the day asked for, and an archive says where it ends.
"""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from comity.store import listings
from comity.store.announcing import announcing, reaching
from comity.web.atlas.placed import forms_of
from comity.web.body import contested, dialogue, timeline, tour
from comity.web.body.dialogue import Met
from comity.web.owed import acting
from comity.web.page.kept import kept
from comity.web.page.present import Page

LATEST: Final = 5
SITTINGS: Final = 5
DRAWN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How the dialogue stands on the day asked for; `days` since the last sitting, `to_end` up to an archive's last day."""

    last: Met | None
    days: int
    to_end: int | None
    coming: Met | None
    members: int
    owed: int


def front(page: Page) -> HttpResponse:
    """Show how the dialogue stands, what happened last, and the ways in."""
    reader = page.reader
    state = kept(page, "state", lambda: _state(page))
    return page.render(
        "front",
        state=state,
        day=page.day,
        last_day=dialogue.last_day(page),
        archive=reader.kind == "archive",
        suspensions=[item for item in dialogue.suspensions(page) if item.in_force],
        drawing=kept(page, "small", lambda: timeline.layout(dialogue.story(page, DRAWN))),
        gap_days=timeline.GAP_DAYS,
        sittings=[item for item in dialogue.sittings(page) if item.held][:SITTINGS],
        threads=[(page.titled(row), page.url(f"thread/{key}"), row) for key, row in dialogue.longest(page)],
        contested=contested.subjects(page, LATEST),
        latest=kept(page, "latest", lambda: page.entries(_latest(page))),
        size=reader.size,
        counts=kept(page, "counts", lambda: _counts(page)),
        tour=tour.exists(page),
        has_map=bool(forms_of(page.regime)),
        announces=bool(announcing(page.regime)),
        reaches=bool(reaching(page.regime)),
        may_sit=acting.any_seat(page),
    )


def _state(page: Page) -> State:
    today = page.day.toordinal()
    met = dialogue.sittings(page)
    held = [item for item in met if item.held and timeline.middle(item.day) < today + 1]
    coming = [item for item in met if not item.held and timeline.middle(item.day) >= today]
    last = held[0] if held else None
    since = 0 if last is None else int(timeline.middle(last.day))
    end = dialogue.last_day(page)
    ends_early = last is not None and end < page.day
    seats = page.regime.seats.values()
    return State(
        last=last,
        days=max(0, today - since) if last else 0,
        to_end=max(0, end.toordinal() - since) if ends_early else None,
        coming=coming[-1] if coming else None,
        members=sum(seat.sits_between(page.day, page.day) for seat in seats),
        owed=listings.count_of(page.reader.view(), "obligation", "open"),
    )


def _counts(page: Page) -> dict[str, int]:
    tables = {"sittings": "sitting", "threads": "thread", "items": "item", "positions": "position", "records": "record"}
    return {name: page.reader.count(table) for name, table in tables.items()} | {"contested": contested.count(page)}


def _latest(page: Page) -> list[str]:
    rows = page.reader.scan("leaf", limit=4 * LATEST, reverse=True)
    ids = [str(row["id"]) for _, row in rows if row["admitted"]]
    page.fetch(ids)
    return [key for key in ids if (page.record_row(key) or {})["thread"] is not None][:LATEST]
