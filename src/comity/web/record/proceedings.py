"""Pages that follow a matter through the years: the list of threads, and one thread as one story.

Knows rows and templates. Law: accounts of a contested fact stand side by side under their authors, in order of code.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from django.http import Http404, HttpResponse

from comity.store import listings
from comity.web.access.headers import unkept
from comity.web.body import values
from comity.web.body.standing import Account, Standing, gather, standing
from comity.web.body.values import Said
from comity.web.comparing import versions
from comity.web.owed import acting
from comity.web.page import through
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page, Row, Text
from comity.web.told import live

SHOWN: Final = 60
PAGE: Final = 30
"""How many records of a thread or sitting one page tells."""
DECIDING: Final = frozenset({"adopt", "propose", "supersede", "notify"})
"""Acts whose records may carry interpretative statements and reservations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a record does something to."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record within a story: what it says, what it does to what, what stands on it, where it was said.

    `beside` is an account that the same page already shows beside the others of its subject: it is told in one line.
    """

    entry: Entry
    year: str
    said: Said
    standing: Standing
    target: Target | None
    sitting: str
    beside: bool = False


def threads(page: Page) -> HttpResponse:
    """List threads, those with most records first."""
    rows = kept(page, "threads", lambda: page.reader.longest_threads(SHOWN))
    shown = [(page.titled(row), page.url(f"thread/{key}"), row, _state(page, row)) for key, row in rows]
    return page.render(
        "threads", threads=shown, count=kept(page, "thread-count", lambda: page.reader.count("thread")), shown=SHOWN
    )


def thread(page: Page, record_id: str) -> HttpResponse:
    """Show a thread in the order of its dates, by year, so many records a page."""
    row = page.reader.get("thread", record_id)
    if row is None:
        raise Http404(record_id)
    after = page.request.GET.get("after", "")[:10]
    prefix = f"{record_id}/"
    key = f"{prefix}{after}" if after.isdigit() else ""
    found = page.reader.scan("thread_entry", prefix=prefix, after=key, limit=PAGE + 1)
    told = kept(page, f"thread-{key or record_id}", lambda: _told(page, found[:PAGE]))
    code = acting.seat_of(page)
    response = live.render(
        page,
        "thread",
        follow=live.sits(page),
        root=page.entry(record_id),
        row=row,
        state=_state(page, row),
        versions=versions.chain(page, record_id),
        years=[(year, list(items)) for year, items in groupby(told, key=lambda item: item.year)],
        first=page.words.date(str(row["first_at"])),
        last=page.words.date(str(row["last_at"])),
        newer=bool(key),
        older=found[PAGE - 1][0].partition("/")[2] if len(found) > PAGE else "",
        acting=acting.of_thread(page, record_id, code),
        through=through.of_thread(page, record_id),
        **acting.seated(page, code),
    )
    return response if code is None else unkept(response)


def _told(page: Page, items: listings.Rows) -> list[Told]:
    ids = [str(item["id"]) for _, item in items]
    gather_told(page, ids)
    page.fetch(str(item["to"]) for _, item in items if item["to"] is not None)
    return sorted(once(tell(page, str(item["id"]), item) for _, item in items), key=lambda told: told.entry.sort)


def gather_told(page: Page, ids: Iterable[str]) -> None:
    """Read at once what `tell` tells of these records."""
    listed = list(ids)
    page.fetch_signed(listed)
    deciding = [key for key in listed if (row := page.record_row(key)) is not None and row["act"] in DECIDING]
    gather(page, listed, attached=deciding)


def once(told: Iterable[Told], shown: Iterable[Account] = ()) -> list[Told]:
    """Return records of a story, accounts that stand beside each other on the same page told in one line only."""
    listed = list(told)
    accounts = [*shown, *(account for item in listed for account in item.standing.accounts)]
    beside = {account.entry.id for account in accounts}
    return [replace(item, beside=True) if item.entry.id in beside else item for item in listed]


def tell(page: Page, record_id: str, item: Row | None = None) -> Told:
    """Return a record as a story tells it; `item` is its place in a thread, where that is told."""
    row = page.record_row(record_id)
    if row is None:
        raise Http404(record_id)
    relation = "" if item is None else str(item["rel"] or "")
    target = None if item is None or item["to"] is None else str(item["to"])
    entry = page.entry_of(record_id, row, relation)
    return Told(
        entry=entry,
        year=entry.sort[:4],
        said=values.said(page, record_id),
        standing=standing(page, record_id, attached=row["act"] in DECIDING),
        target=None if target is None else _target(page, target),
        sitting="" if row["sitting"] is None else page.url(f"sitting/{row['sitting']}"),
    )


def _target(page: Page, record_id: str) -> Target:
    entry = page.entry(record_id)
    return Target(title=entry.title, url=entry.url)


def _state(page: Page, row: Row) -> str:
    return page.words.say(f"thread-{row['status']}")
