"""What was asked onto the agenda, and what is owed: the items and the duties of a body.

Knows the tables item and obligation; not whether a date has passed. Law: what is open stands first; within
it, what was written last.
"""

from typing import Any, Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.kept import kept
from comity.web.present import Page, Row
from comity.web.sitting import Item, item_of

ITEMS: Final = 40
DUES: Final = 60


def agenda(page: Page) -> HttpResponse:
    """List agenda items, those that changed last first, under their sittings."""
    groups = kept(page, "agenda", lambda: _items(page))
    return page.render("agenda", groups=groups, count=page.reader.count("item"), shown=ITEMS)


def obligations(page: Page) -> HttpResponse:
    """List duties, the open ones first."""
    return page.render("obligations", **kept(page, "obligations", lambda: _listed(page)))


def _listed(page: Page) -> dict[str, Any]:
    view = page.reader.view()
    waiting = [due(page, row) for _, row in listings.held_by(view, "obligation", "open", DUES, "status")]
    done = listings.held_by(view, "obligation", "discharged", DUES - len(waiting), "status")
    return {
        "waiting": waiting,
        "done": [due(page, row) for _, row in done],
        "waiting_count": listings.count_of(view, "obligation", "open", "status"),
    }


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


def _items(page: Page) -> list[tuple[tuple[str, str] | None, list[Item]]]:
    found = listings.newest(page.reader.view(), "item", ITEMS)
    items = [item_of(page, key, placed=True) for key, _ in found]
    items.sort(key=lambda item: item.entry.index)
    items.sort(key=lambda item: item.sitting[1] if item.sitting else item.entry.sort, reverse=True)
    return _by_sitting(items)


def _by_sitting(items: list[Item]) -> list[tuple[tuple[str, str] | None, list[Item]]]:
    """Return items under address and day of their sitting, the latest first; those under none last."""
    groups: dict[tuple[str, str] | None, list[Item]] = {}
    for item in items:
        groups.setdefault(item.sitting, []).append(item)
    loose = groups.pop(None, [])
    return [*groups.items(), *([(None, loose)] if loose else [])]
