"""Pages of sittings: the list of them, and one sitting with its agenda, what was said and what came of it.

Knows rows and templates; forms named `summary`, `outcome`, `disagreement` and `concern` are gathered under their own
headings where a body's rules have them. Law: outcome first, then what is contested, then the agenda in its own order; a
record stands once in the proceedings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpResponse

from comity.web.access.headers import unkept
from comity.web.body import dialogue, values
from comity.web.body.standing import Standing, accounts_of, gather, standing
from comity.web.chair import seating
from comity.web.owed import acting
from comity.web.owed.acting import Offer
from comity.web.owed.due import telling
from comity.web.owed.silent import silent
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page, Row, Text, sitting_date
from comity.web.record.proceedings import PAGE, Told, gather_told, once, tell
from comity.web.told import live

ENTRIES: Final = 500
"""How many records of a sitting its page reads; no sitting on record comes near."""
ITEMS: Final = 60
OUTCOMES: Final = ("summary", "outcome")
GATHERED: Final = (("decisions", "decision"), ("disagreements", "disagreement"), ("concerns", "concern"))
"""Headings and the form under each; briefings are told by their act."""
LISTED: Final = 100
RUNNING: Final = ("convened", "open")
"""How a sitting stands on whose page every silence that runs is told; on one that is over, those opened at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An agenda item: who asked for it, who joined or opposed, what became of it."""

    entry: Entry
    state: str
    status: str
    late: bool
    adopted: Entry | None
    standing: Standing
    sitting: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Records of one kind made at a sitting, each with what stands on it."""

    label: str
    entries: tuple[tuple[Entry, Standing], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Proceedings under one agenda item, or (None) under none."""

    title: Text | None
    told: tuple[Told, ...]


def sittings(page: Page) -> HttpResponse:
    """List sittings, newest first."""
    met = dialogue.sittings(page)
    start = min(page.number_asked("after"), ENTRIES)
    older = start + LISTED if len(met) > start + LISTED else 0
    return page.render(
        "sittings", sittings=met[start : start + LISTED], older=older, newer=start > 0, last_day=dialogue.last_day(page)
    )


def sitting(page: Page, record_id: str) -> HttpResponse:
    """Show a sitting."""
    row = page.reader.get("sitting", record_id)
    if row is None:
        raise Http404(record_id)
    start, code = min(page.number_asked("after"), ENTRIES), acting.seat_of(page)
    told = kept(page, f"sitting-{record_id}-{start}", lambda: _told(page, record_id, start))
    response = live.render(
        page,
        "sitting",
        follow=page.at is None and page.reader.kind != "archive" and row["status"] == "open",
        entry=page.entry(record_id),
        date=sitting_date(row),
        state=page.words.say(f"sitting-{row['status']}"),
        neighbours=_neighbours(page, record_id),
        watched=page.at is None and row["status"] != "closed",
        runs=bool(seating.offices(page)),
        **silent(page, telling(page), sitting="" if row["status"] in RUNNING else record_id),
        newer=start > 0,
        acts=acting.acts_on(page, record_id, code),
        item_acts=acts_on_items(page, f"sitting-{record_id}", told["items"], code),
        **acting.seated(page, code),
        **told,
    )
    return response if code is None else unkept(response)


def _told(page: Page, record_id: str, start: int) -> dict[str, Any]:
    """Return what a sitting's page tells: its proceedings from number `start` on, and all the rest."""
    listed = page.reader.scan("sitting_entry", prefix=f"{record_id}/", limit=ENTRIES)
    page.fetch(str(item["id"]) for _, item in listed)
    records = [(str(item["id"]), page.record_row(str(item["id"])) or {}) for _, item in listed]
    asked = [key for key, found in records if found["act"] == "request-item"][:ITEMS]
    gather_items(page, asked)
    items = [item_of(page, key) for key in asked]
    accounts = accounts_of(page, record_id)
    shown = [key for key, found in records if found["act"] != "request-item" and found["form"] not in OUTCOMES]
    gather_told(page, [*shown[start : start + PAGE], *(key for key, found in records if found["form"] in OUTCOMES)])
    return {
        "convened": values.said(page, record_id),
        "standing": standing(page, record_id),
        "accounts": accounts,
        "outcomes": [tell(page, key) for key, found in records if found["form"] in OUTCOMES],
        "items": items,
        "gathered": list(_gathered(page, records)),
        "groups": _groups(items, once([tell(page, key) for key in shown[start : start + PAGE]], accounts)),
        "older": start + PAGE if len(shown) > start + PAGE else 0,
    }


def acts_on_items(page: Page, where: str, items: Sequence[Item], code: str | None) -> dict[str, list[Offer]]:
    """Return what a seat may do to the items of a page; no clock bears on it, so it stands until the log grows."""
    if code is None:
        return {}
    restricted = page.may_restrict(code)
    ids = [item.entry.id for item in items]
    return kept(page, f"acts-{where}-{code}-{restricted}-{page.day}", lambda: acting.of_items(page, ids, code))


def gather_items(page: Page, ids: Iterable[str], *, placed: bool = False) -> None:
    """Read at once what `item_of` shows of these items."""
    listed = list(ids)
    page.rows.read("item", listed)
    rows = [row for key in listed if (row := page.rows.get("item", key)) is not None]
    gather(page, listed)
    page.fetch(str(row["adopted_by"]) for row in rows if row["adopted_by"] is not None)
    if placed:
        page.rows.read("sitting", (str(row["sitting"]) for row in rows if row["sitting"] is not None))


def item_of(page: Page, record_id: str, *, placed: bool = False) -> Item:
    """Return an agenda item as pages show it; `placed` with the sitting it was asked for."""
    row = page.rows.get("item", record_id) or {}
    adopted = row["adopted_by"]
    return Item(
        entry=page.entry(record_id),
        state=page.words.say(f"item-{row['status']}"),
        status=str(row["status"]),
        late=bool(row["late"]),
        adopted=None if adopted is None else page.entry(str(adopted)),
        standing=standing(page, record_id),
        sitting=_place(page, row) if placed else None,
    )


def _place(page: Page, row: Row) -> tuple[str, str] | None:
    """Return address and day of the sitting an item was asked for."""
    key = row["sitting"]
    found = None if key is None else page.rows.get("sitting", str(key))
    return None if found is None else (page.url(f"sitting/{key}"), sitting_date(found))


def _gathered(page: Page, records: Sequence[tuple[str, Row]]) -> Iterable[Gathered]:
    rows = dict(records)
    briefings = [key for key, row in records if row["act"] == "brief"]
    kinds = [("briefings", briefings)]
    kinds += [(name, [key for key, row in records if row["form"] == form]) for name, form in GATHERED]
    gather(page, [key for _, keys in kinds for key in keys[:PAGE]], attached=dict(kinds)["decisions"][:PAGE])
    for name, keys in kinds:
        if keys:
            found = tuple(
                (page.entry_of(key, rows[key]), standing(page, key, attached=name == "decisions"))
                for key in keys[:PAGE]
            )
            yield Gathered(label=page.words.say(f"sitting-{name}"), entries=found)


def _groups(items: Sequence[Item], listed: Sequence[Told]) -> list[Group]:
    """Return the proceedings by agenda item, where a record is in an item's thread, then the rest."""
    under: dict[str, list[Told]] = {item.entry.thread: [] for item in items}
    rest: list[Told] = []
    for told in listed:
        under.get(told.entry.thread, rest).append(told)
    titles = {item.entry.thread: item.entry.title for item in reversed(items)}
    groups = [Group(title=titles[thread], told=tuple(told)) for thread, told in under.items() if told]
    return [*groups, *([Group(title=None, told=tuple(rest))] if rest else [])]


def _neighbours(page: Page, record_id: str) -> tuple[dialogue.Met | None, dialogue.Met | None]:
    """Return the sitting before and the one after."""
    met = dialogue.sittings(page)
    place = next((number for number, item in enumerate(met) if item.id == record_id), None)
    if place is None:
        return None, None
    return (met[place + 1] if place + 1 < len(met) else None), (met[place - 1] if place else None)
