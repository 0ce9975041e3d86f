"""Silences that run on the desk of a seat: on which text, until when, and how long there still is to break one.

Knows rows of silences; what breaks one is offered on its own page. Law: every seat is told of every one, whatever its filters
leave out, since silence binds whoever did not see it run.
"""

from dataclasses import dataclass
from typing import Final

from comity.dues.state import last_second_of
from comity.store import listings
from comity.web.owed.due import telling
from comity.web.page.present import Entry, Page

SHOWN: Final = 50
"""Far more than ever run at once; of more than that, those opened last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A silence procedure that nothing has ended: its text, its page, how it stands, its end with the zone, the time left."""

    text: Entry
    url: str
    state: str
    until: str
    left: str
    past: bool


def silent(page: Page) -> list[Silent]:
    """Return the silences of a body that nothing has broken, confirmed or withdrawn, what ends first first."""
    rows = listings.held_by(page.reader.view(), "silence", "running", SHOWN, "status")
    page.fetch(str(row["target"]) for _, row in rows)
    ends = sorted((last_second_of(str(row["until"]), page.regime.zone), key, str(row["target"])) for key, row in rows)
    return [_silent(page, *one) for one in ends]


def _silent(page: Page, end: int, key: str, text: str) -> Silent:
    say, told, now = page.words.say, telling(page), int(page.moment_asked.timestamp())
    past = now > end
    return Silent(
        text=page.entry(text),
        url=page.url(f"record/{key}"),
        state=say("silence-kept" if past else "silence-running"),
        until=say("chair-silence-until", when=told.moment(end)),
        left=say("desk-ago" if past else "desk-left", time=told.span(abs(end - now))),
        past=past,
    )
