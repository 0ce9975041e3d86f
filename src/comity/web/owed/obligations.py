"""Who owed what to whom in a body, and what was done about it.

Knows the table obligation; not whether a date has passed, which `due` tells. Law: what is open stands first; within it, what was
written last.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.page.kept import kept
from comity.web.page.present import Page, Row

DUES: Final = 60


def obligations(page: Page) -> HttpResponse:
    """List duties, the open ones first."""
    return page.render("obligations", **kept(page, "obligations", lambda: _listed(page)))


def _listed(page: Page) -> dict[str, Any]:
    view = page.reader.view()
    waiting = listings.held_by(view, "obligation", "open", DUES, "status")
    done = listings.held_by(view, "obligation", "discharged", DUES - len(waiting), "status")
    gather_dues(page, [row for _, row in (*waiting, *done)])
    return {
        "waiting": [due(page, row) for _, row in waiting],
        "done": [due(page, row) for _, row in done],
        "waiting_count": listings.count_of(view, "obligation", "open"),
    }


def gather_dues(page: Page, rows: Iterable[Row]) -> None:
    """Read at once the records that `due` names for these duties."""
    listed = list(rows)
    page.fetch([str(row[name]) for row in listed for name in ("start", "discharged_by") if row[name] is not None])


def due(page: Page, row: Row) -> dict[str, Any]:
    """Return a duty as pages show it: who owes what to whom, since which record, by which rule, done by which."""
    start = page.entry(str(row["start"]))
    done = row["discharged_by"]
    return {
        "owner": page.name(str(row["owner"])),
        "owner_url": page.url(f"party/{row['owner']}"),
        "to": page.name(str(row["to"])),
        "duty": page.duty(row),
        "article": str(row["article"]),
        "by": "" if row["due"] is None else page.words.date(str(row["due"])),
        "start": start,
        "state": page.words.say(f"obligation-{row['status']}"),
        "done": None if done is None else page.entry(str(done)),
    }
