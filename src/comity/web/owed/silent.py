"""Silences that run, for everybody they bind: on which text, until when, and how long there still is to break one.

Knows rows of silences; what breaks one is offered on its own page. Law: every seat is told of every one, whatever its filters
leave out, since silence binds whoever did not see it run.
"""

from dataclasses import dataclass
from typing import Final

from comity.dues.state import last_second_of
from comity.i18n.dues import Told
from comity.store import listings
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


def silent(page: Page, told: Told, *, thread: str = "", sitting: str = "") -> list[Silent]:
    """Return the silences of a body that nothing has broken, confirmed or withdrawn, what ends first first.

    `thread` keeps those on texts of one thread, `sitting` those opened at one sitting.
    """
    rows = listings.held_by(page.reader.view(), "silence", "running", SHOWN, "status")
    page.fetch(name for key, row in rows for name in (key, str(row["target"])))
    ends = sorted(
        (last_second_of(str(row["until"]), page.regime.zone), key, str(row["target"]))
        for key, row in rows
        if _of(page, key, "thread", thread) and _of(page, key, "sitting", sitting)
    )
    return [_silent(page, told, *one) for one in ends]


def _of(page: Page, key: str, column: str, wanted: str) -> bool:
    """Return whether a record is of a thread or sitting; of any, where none is asked for."""
    row = page.record_row(key) if wanted else None
    return not wanted or (row is not None and row[column] == wanted)


def _silent(page: Page, told: Told, end: int, key: str, text: str) -> Silent:
    say, now = page.words.say, int(page.moment_asked.timestamp())
    past = now > end
    return Silent(
        text=page.entry(text),
        url=page.url(f"record/{key}"),
        state=say("silence-kept" if past else "silence-running"),
        until=say("chair-silence-until", when=told.moment(end)),
        left=say("desk-ago" if past else "desk-left", time=told.span(abs(end - now))),
        past=past,
    )
