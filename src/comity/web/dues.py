"""What was asked onto the agenda, and what is owed: the items and the duties of a body.

Knows the tables item and obligation; not time limits, which state version 1 has none of. Law: what is open stands first; within
it, what was written last.
"""

from typing import Any, Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.present import Page, Row
from comity.web.sitting import Item, item_of

ITEMS: Final = 40
DUES: Final = 60
READ: Final = 1_000


def agenda(page: Page) -> HttpResponse:
    """List agenda items, those that changed last first, under their sittings."""
    found = listings.newest(page.reader.view(), "item", ITEMS)
    items = [item_of(page, key, placed=True) for key, _ in found]
    items.sort(key=lambda item: (item.sitting[1] if item.sitting else item.entry.sort, ""), reverse=True)
    return page.render("agenda", groups=_by_sitting(items), count=page.reader.count("item"), shown=ITEMS)


def obligations(page: Page) -> HttpResponse:
    """List duties, the open ones first."""
    rows = listings.newest(page.reader.view(), "obligation", READ)
    waiting = [row for _, row in rows if row["status"] == "open"]
    done = [row for _, row in rows if row["status"] != "open"]
    return page.render(
        "obligations",
        waiting=[due(page, row) for row in waiting[:DUES]],
        done=[due(page, row) for row in done[: DUES - len(waiting[:DUES])]],
        waiting_count=len(waiting),
        count=page.reader.count("obligation"),
    )


def due(page: Page, row: Row) -> dict[str, Any]:
    """Return a duty as pages show it: who owes what to whom, since which record, by which rule, done by which."""
    start = page.entry(str(row["start"]))
    done = row["discharged_by"]
    return {
        "owner": page.name(str(row["owner"])),
        "owner_url": page.url(f"party/{row['owner']}"),
        "to": page.name(str(row["to"])),
        "duty": page.regime.duties[str(row["duty"])].labels[page.rules_lang],
        "article": str(row["article"]),
        "start": start,
        "state": page.words.say(f"obligation-{row['status']}"),
        "done": None if done is None else page.entry(str(done)),
    }


def _by_sitting(items: list[Item]) -> list[tuple[tuple[str, str] | None, list[Item]]]:
    """Return items under address and day of their sitting; those under none last."""
    groups: dict[tuple[str, str] | None, list[Item]] = {}
    for item in items:
        groups.setdefault(item.sitting, []).append(item)
    loose = groups.pop(None, [])
    return [*groups.items(), *([(None, loose)] if loose else [])]
