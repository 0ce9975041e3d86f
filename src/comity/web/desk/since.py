"""What changed in a body since whoever sits at a desk last marked it as read.

Knows where that point is kept, and where an address names it; what changed is found by `store.changes`. Law: the point moves only
when somebody moves it, and never past what the page that offered to move it has shown.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from comity.store.changes import KINDS, Change, between, since_last_sitting
from comity.web.accounts.models import LastRead
from comity.web.body.changes import Line, worded
from comity.web.drafting import bar
from comity.web.drafting.shelf import Seat
from comity.web.page.kept import kept
from comity.web.page.present import Page

SHOWN: Final = 8
"""Changes of one kind a desk lists; the page of changes has them all."""

NEWEST: Final = 200
"""Leaves a desk begins with where nothing was marked as read yet."""
FURTHEST: Final = 1_000
"""Leaves a desk looks back; for what lies further back there is the page of changes."""
LOOKED_AT: Final = 400
"""Records looked at for those that are listed: more than a body's founding has of parties that accede."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed from a number of leaves to the newest: the sections, whether a point was ever marked, and when.

    `listed` is from where changes are listed: `first`, or later where that lies further back than a desk looks.
    """

    first: int
    listed: int
    last: int
    sections: list[tuple[str, list[Line], bool]]
    marked: str
    asked: bool


def since(page: Page, seat: Seat | None) -> Since:
    """Return what changed since the point an address names, else the one kept, else the last sitting. Raises Http404."""
    size, named = page.reader.size, page.request.GET.get("since", "")
    if named and not bar.NUMBER.fullmatch(named):
        raise Http404(named)
    point = None if seat is None or named else _point(seat)
    if point is not None:
        first, marked = point[0], bar.when(page, point[1])
    else:
        first, marked = (int(named) if named else max(since_last_sitting(page.reader), size - NEWEST)), ""
    first = min(first, size)
    listed = max(first, size - FURTHEST)
    sections = kept(page, f"since {listed}", lambda: _sections(page, listed, size))
    return Since(first=first, listed=listed, last=size, sections=sections, marked=marked, asked=bool(named))


def _sections(page: Page, first: int, last: int) -> list[tuple[str, list[Line], bool]]:
    """Return what changed, by kind: its heading, its lines, and whether there is more of it."""
    sections = []
    for kind in KINDS if first < last else ():
        found = _found(page, first, last, kind)
        if found:
            title = page.words.say(f"changes-{kind}")
            sections.append((title, worded(page, found[:SHOWN]), len(found) > SHOWN))
    return sections


def _found(page: Page, first: int, last: int, kind: str) -> list[Change]:
    """Return one more change of a kind than is listed; of records, those somebody said something in, not those about keys."""
    if kind != "records":
        return between(page.reader, first, last, kind, SHOWN + 1)
    said = (change for change in between(page.reader, first, last, kind, LOOKED_AT) if change.row["thread"])
    return list(islice(said, SHOWN + 1))


def mark(page: Page) -> HttpResponse:
    """Mark as read up to the size a page has shown; never further than the log goes."""
    code, to = page.request.POST.get("seat", "")[:16], page.request.POST.get("to", "")
    seat = bar.seat_asked(page, code)
    if page.request.method == "POST" and bar.NUMBER.fullmatch(to):
        size = min(int(to), page.reader.size)
        LastRead.objects.update_or_create(
            account=seat.who,
            origin=seat.reader.origin,
            code=code,
            defaults={"size": size, "at": timezone.now()},
        )
    return HttpResponseRedirect(page.url(f"desk?seat={code}"))


def _point(seat: Seat) -> tuple[int, datetime] | None:
    row = LastRead.objects.filter(account=seat.who, origin=seat.reader.origin, code=seat.code).first()
    return None if row is None else (row.size, row.at)
