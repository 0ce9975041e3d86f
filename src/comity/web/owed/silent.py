"""Silences that run, for everybody they bind: on which text, until when, and how long there still is to break one.

Knows rows of silences; what breaks one is offered on its own page. Law: every seat is told of every one, whatever its filters
leave out, since silence binds whoever did not see it run.
"""

from dataclasses import dataclass, replace
from typing import Any

from comity.dues.silences import Silent as Found
from comity.dues.silences import pressing
from comity.i18n.dues import Told
from comity.records.act import Act
from comity.store.dues import RUNNING, SILENT, Running, silences_of
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


def silent(page: Page, told: Told, *, thread: str = "", sitting: str = "") -> dict[str, Any]:
    """Return the silences that run as `silences.html` tells them, and how many it does not; see `running`."""
    found = running(page, thread=thread, sitting=sitting)
    page.fetch(one.text for one in found.listed)
    return {
        "silences": [_silent(page, told, one) for one in found.listed],
        "silences_left_out": found.left_out,
        "silences_found": found_by_form(page) if found.left_out else [],
    }


def found_by_form(page: Page) -> list[tuple[str, str]]:
    """Return where records of the forms that open silences are found, all of them: each form by name, and its search."""
    forms = [name for name, form in page.regime.forms.items() if Act.OPEN_SILENCE in form.acts]
    return [(page.form(name), page.url(f"search?form={name}")) for name in forms]


def running(page: Page, *, thread: str = "", sitting: str = "", most: int = SILENT) -> Running:
    """Return the silences of a body that nothing has broken, confirmed or withdrawn, what ends first first: at most so many.

    `thread` keeps those on texts of one thread, `sitting` those opened at one sitting.
    """
    found = silences_of(page.reader, RUNNING)
    if thread or sitting:
        page.fetch(one.id for one in found.listed)
    kept = tuple(
        one for one in found.listed if _of(page, one.id, "thread", thread) and _of(page, one.id, "sitting", sitting)
    )
    # A page on which all are listed is the same at every moment.
    listed = kept if len(kept) <= most else pressing(kept, int(page.moment_asked.timestamp()), most)
    return replace(found, listed=listed, left_out=found.left_out + len(kept) - len(listed))


def _of(page: Page, key: str, column: str, wanted: str) -> bool:
    """Return whether a record is of a thread or sitting; of any, where none is asked for."""
    row = page.record_row(key) if wanted else None
    return not wanted or (row is not None and row[column] == wanted)


def _silent(page: Page, told: Told, one: Found) -> Silent:
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
