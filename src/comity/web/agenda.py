"""What was asked onto the agenda of a body.

Knows the table item; not whether a date has passed. Law: what changed last stands first, under its sitting.
"""

from typing import Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.kept import kept
from comity.web.present import Page
from comity.web.sitting import Item, gather_items, item_of

ITEMS: Final = 40


def agenda(page: Page) -> HttpResponse:
    """List agenda items, those that changed last first, under their sittings."""
    groups = kept(page, "agenda", lambda: _items(page))
    return page.render("agenda", groups=groups, count=page.reader.count("item"), shown=ITEMS)


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
