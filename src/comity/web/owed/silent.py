"""Silences that run, for everybody they bind: on which text, until when, and how long there still is to break one.

Knows rows of silences; what breaks one is offered on its own page. Law: every seat is told of every one, whatever its filters
leave out, since silence binds whoever did not see it run.
"""

from dataclasses import dataclass

from comity.dues.silences import Silent as Running
from comity.i18n.dues import Told
from comity.store.dues import silences_of
from comity.web.page.present import Entry, Page


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
    """Return the silences that run as pages tell them, what ends first first; see `running`."""
    found = running(page, thread=thread, sitting=sitting)
    page.fetch(one.text for one in found)
    return [_silent(page, told, one) for one in found]


def running(page: Page, *, thread: str = "", sitting: str = "") -> list[Running]:
    """Return the silences of a body that nothing has broken, confirmed or withdrawn, what ends first first.

    `thread` keeps those on texts of one thread, `sitting` those opened at one sitting.
    """
    found = silences_of(page.reader)
    page.fetch(one.id for one in found)
    return [one for one in found if _of(page, one.id, "thread", thread) and _of(page, one.id, "sitting", sitting)]


def _of(page: Page, key: str, column: str, wanted: str) -> bool:
    """Return whether a record is of a thread or sitting; of any, where none is asked for."""
    row = page.record_row(key) if wanted else None
    return not wanted or (row is not None and row[column] == wanted)


def _silent(page: Page, told: Told, one: Running) -> Silent:
    now = int(page.moment_asked.timestamp())
    state, until, left = told.silent(one, now)
    return Silent(
        text=page.entry(one.text),
        url=page.url(f"record/{one.id}"),
        state=state,
        until=until,
        left=left,
        past=one.past(now),
    )
