"""Pages that follow a matter: threads and sittings.

Knows rows and templates. Law: accounts of a contested fact stand side by side under their authors, in order of code.
"""

from django.http import Http404, HttpResponse

from comity.encoding.canonical import Json
from comity.web.present import Entry, Page, Text, sitting_date

SHOWN = 60


def threads(page: Page) -> HttpResponse:
    """List threads, those with most records first."""
    rows = page.reader.longest_threads(SHOWN)
    shown = [(page.entry(key), row, page.words.say(f"thread-{row['status']}")) for key, row in rows]
    return page.render("threads", threads=shown)


def thread(page: Page, record_id: str) -> HttpResponse:
    """Show a thread in the order of its dates."""
    row = page.reader.get("thread", record_id)
    if row is None:
        raise Http404(record_id)
    entries = [
        page.entry(str(item["id"]), str(item["rel"] or ""))
        for _, item in page.reader.scan("thread_entry", prefix=f"{record_id}/", limit=1_000)
    ]
    entries.sort(key=lambda entry: entry.sort)
    shown = [
        (entry, page.pick(_text(page, entry.id)), _accounts(page, entry.id), _shared_sitting(page, entry.id))
        for entry in entries
    ]
    first, last = page.words.date(str(row["first_at"])), page.words.date(str(row["last_at"]))
    return page.render(
        "thread",
        root=page.entry(record_id),
        row=row,
        state=page.words.say(f"thread-{row['status']}"),
        entries=shown,
        first=first,
        last=last,
    )


def sittings(page: Page) -> HttpResponse:
    """List sittings, newest first."""
    rows = sorted(page.reader.scan("sitting", limit=2_000), key=lambda pair: sitting_date(pair[1]), reverse=True)
    shown = [(page.entry(key), sitting_date(row), row, page.words.say(f"sitting-{row['status']}")) for key, row in rows]
    return page.render("sittings", sittings=shown)


def sitting(page: Page, record_id: str) -> HttpResponse:
    """Show a sitting: its agenda items, and what was said and recorded, in the order of the log."""
    row = page.reader.get("sitting", record_id)
    if row is None:
        raise Http404(record_id)
    listed = page.reader.scan("sitting_entry", prefix=f"{record_id}/", limit=1_000)
    entries = [page.entry(str(item["id"])) for _, item in listed]
    items = [
        (page.entry(key), page.words.say(f"item-{item['status']}"))
        for key, item in page.reader.scan("item", limit=1_000)
        if item["sitting"] == record_id
    ]
    return page.render(
        "sitting",
        entry=page.entry(record_id),
        date=sitting_date(row),
        text=page.pick(_text(page, record_id)),
        state=page.words.say(f"sitting-{row['status']}"),
        items=items,
        entries=[(entry, page.pick(_text(page, entry.id)), _accounts(page, entry.id)) for entry in entries],
    )


def _text(page: Page, record_id: str) -> Json:
    found = page.reader.record(record_id)
    return {} if found is None else (found.record.body or {}).get("text", {})


def _accounts(page: Page, record_id: str) -> list[tuple[Entry, Text]]:
    """Return the accounts given of a record, in order of their holders' codes."""
    rows = [row for _, row in page.reader.scan("account", prefix=f"{record_id}/")]
    rows.sort(key=lambda row: str(row["holder"]))
    return [(page.entry(str(row["id"])), page.pick(_text(page, str(row["id"])))) for row in rows]


def _shared_sitting(page: Page, record_id: str) -> str:
    """Return the address of the sitting a record was made at, or nothing."""
    sitting_id = (page.reader.get("record", record_id) or {})["sitting"]
    return "" if sitting_id is None else page.url(f"sitting/{sitting_id}")
