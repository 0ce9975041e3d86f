"""What was asked onto the agenda of a body.

Knows the table item; not whether a date has passed. Law: what changed last stands first, under its sitting.
"""

from typing import Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.access.headers import unkept
from comity.web.owed import acting
from comity.web.page.kept import kept
from comity.web.page.present import Page
from comity.web.record.sitting import Item, acts_on_items, gather_items, item_of

ITEMS: Final = 40


def agenda(page: Page) -> HttpResponse:
    """List agenda items, those that changed last first, under their sittings."""
    groups, code = kept(page, "agenda", lambda: _items(page)), acting.seat_of(page)
    response = page.render(
        "agenda",
        groups=groups,
        count=page.reader.count("item"),
        shown=ITEMS,
        item_acts=acts_on_items(page, "agenda", [item for _, items in groups for item in items], code),
        **acting.seated(page, code),
    )
    return response if code is None else unkept(response)


def _items(page: Page) -> list[tuple[tuple[str, str] | None, list[Item]]]:
    found = listings.newest(page.reader.view(), "item", ITEMS)
    gather_items(page, (key for key, _ in found), placed=True)
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
