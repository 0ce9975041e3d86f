"""Papers and e-mailed filings that the secretariat lodged for a party, and what that party has signed about each since.

Knows records of the act `lodge` and what refers to them; not files. Law: what somebody lodged for a party is no word of that
party until it has signed one; whether an acknowledgement by the party counts as its own filing is for the body, so what it
signed is named and nothing more.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse

from comity.records.act import Act
from comity.room.agenda import FALLEN
from comity.service.permitted import may_write
from comity.store import listings, sittings
from comity.web.chair import seating
from comity.web.chair.acts import acts_of
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

LISTED: Final = 200
SAYING: Final = ("objects", "acknowledges", "answers")
"""Relations by which a party says something of what was lodged for it, the weightiest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lodged:
    """A filing lodged: for whom, how it stands (`waits`, `acknowledged`, `objected`, `answered`), the party's record on it."""

    entry: Entry
    code: str
    name: str
    state: str
    said: Entry | None


def show(page: Page) -> HttpResponse:
    """Show what was lodged: first what its party has said nothing of."""
    found = lodged(page)
    waiting = [one for one in found if one.state == "waits"]
    runs = seating.offices(page) if page.reader.kind != "archive" else []
    lodging = acts_of(page, runs[0]).links(Act.LODGE) if len(runs) == 1 else []
    mine = page.writable & {one.code for one in waiting}
    confirm = {one.entry.id: _confirm(page, one) for one in waiting if one.code in mine}
    return page.render(
        "chair/lodged",
        waiting=[(one, confirm.get(one.entry.id, "")) for one in waiting],
        said=[one for one in found if one.state != "waits"],
        lodging=lodging,
    )


def unconfirmed(page: Page) -> list[Lodged]:
    """Return what was lodged and its party has said nothing of."""
    return [one for one in lodged(page) if one.state == "waits"]


def lodged(page: Page) -> list[Lodged]:
    """Return what was lodged, newest first."""
    return kept(page, "lodged", lambda: _lodged(page))


def _lodged(page: Page) -> list[Lodged]:
    view = page.reader.view()
    forms = [form.name for form in page.regime.forms.values() if Act.LODGE in form.acts]
    rows = {key: row for name in forms for key, row in listings.of_form(view, name, LISTED)}
    rows = {key: row for key, row in rows.items() if row["act"] == Act.LODGE and row["status"] not in FALLEN}
    referring = sittings.referring(view, rows)
    found = []
    for key, row in sorted(rows.items(), key=lambda one: int(str(one[1]["index"])), reverse=True):
        code = str(row["attributed_to"] or row["for"])
        said = {
            rel: (one, other) for rel, one, other in referring.get(key, ()) if other["for"] == code and rel in SAYING
        }
        rel = next((rel for rel in SAYING if rel in said), "")
        state = {"objects": "objected", "acknowledges": "acknowledged", "answers": "answered"}.get(rel, "waits")
        found.append(
            Lodged(
                entry=page.entry_of(key, row),
                code=code,
                name=page.name(code),
                state=state,
                said=page.entry_of(*said[rel]) if rel else None,
            )
        )
    return found


def _confirm(page: Page, one: Lodged) -> str:
    """Return where the party's own seat acknowledges what was lodged for it."""
    doings = [doing for doing in may_write(page.regime, one.code, page.day.isoformat()) if doing.act is Act.ACKNOWLEDGE]
    if not doings:
        return ""
    asked = {"act": "acknowledge", "re": one.entry.id, "rel": "acknowledges", "seat": one.code}
    return page.url(f"write/{doings[0].form.name}?{urlencode(asked)}")
