"""A seat's own page: what it owes and is owed, what is newest, what it can write; and sitting down in an exercise.

Knows rows and templates; who may sit is the gate's question. Law: every seat has the same page, in the same order, with the same
words.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpResponse, HttpResponseRedirect

from comity.service.permitted import Asked
from comity.store import listings
from comity.store.listings import Rows
from comity.web.access.headers import runs_script
from comity.web.chair import seating
from comity.web.drafting.writing import choose, seated, writable
from comity.web.owed import acting
from comity.web.owed.obligations import due, gather_dues
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

OWED: Final = 20
NEWEST: Final = 12
OWN: Final = 8
ANSWERS: Final = frozenset({"acknowledge", "reply"})


def sit_down(page: Page) -> HttpResponse:
    """Let whoever asks choose a seat."""
    code = acting.seat_asked(page)
    if code is not None:
        return HttpResponseRedirect(page.url(f"seat/{code}"))
    return choose(page, page.url("seats"))


def seat(page: Page, code: str) -> HttpResponse:
    """Show the page of one seat."""
    if not page.may_write(code):
        raise Http404(code)
    return page.render(
        "seat",
        **seated(page, code),
        runs=code in seating.offices(page),
        starting=writable(page, code)[0],
        **kept(page, f"seat-{code}-{page.may_restrict(code)}", lambda: _told(page, code)),
    )


def _told(page: Page, code: str) -> dict[str, Any]:
    """Return what the log says to a seat: what is owed, the newest records, its own; it stands until the log grows."""
    view = page.reader.view()
    owed = listings.held_by(view, "obligation", code, OWED, "to")
    owes = listings.held_by(view, "obligation", code, OWED, "owner")
    newest = [str(row["id"]) for _, row in page.reader.scan("leaf", limit=200, reverse=True) if row["admitted"]]
    own = page.reader.records_for(code, OWN)
    gather_dues(page, [row for _, row in (*owes, *owed)])
    page.fetch((*newest, *own))
    said = [record for record in newest if (page.record_row(record) or {}).get("thread")]
    return {
        "owes": _dues(page, owes, code),
        "is_owed": _dues(page, owed, None),
        "newest": _entries(page, said[:NEWEST]),
        "own": _entries(page, own),
    }


@runs_script
def browser_keys(page: Page) -> HttpResponse:
    """Show the keys a browser keeps for a seat; the script of the page reads them, the desk never does."""
    code = acting.seat_asked(page)
    if code is None:
        return choose(page, page.url("browser-keys"))
    return page.render("browser_keys", **seated(page, code), origin=page.reader.origin)


def _dues(page: Page, rows: Rows, code: str | None) -> list[dict[str, Any]]:
    """Return open duties, each with what would discharge it where it is this seat's to do."""
    found = []
    open_ = [row for _, row in rows if row["status"] == "open"]
    asked = None if code is None else Asked.of(page.reader, [str(row["start"]) for row in open_])
    for row in open_:
        shown = due(page, row)
        offered = acting.offers(page, str(row["start"]), code, asked=asked) if code is not None else []
        shown["offers"] = [offer for offer in offered if offer.kind in ANSWERS]
        found.append(shown)
    return found


def _entries(page: Page, ids: Sequence[str]) -> list[Entry]:
    return [page.entry(record) for record in ids if (page.record_row(record) or {}).get("thread")]
