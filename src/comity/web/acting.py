"""Acting from a record's page: for which seat, and what may be done to this record now.

Knows the seat named in an address (`?seat=`) and what the fold would take; not forms. Law: an act is offered only if the fold,
asked now, has nothing against it; an archive offers none.
"""

import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import Http404

from comity.service.permitted import Doing, to_record
from comity.web.present import Page

LEADING: Final = ("acknowledge", "reply", "ask", "comment", "cosponsor", "take-position", "object")
"""Acts that stand first among those offered, being those most done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An act offered: which it is, its name, its form's, where it is written."""

    kind: str
    act: str
    form: str
    url: str


def seat_asked(page: Page) -> str | None:
    """Return the seat an address or a form names, None where it names none. Raises Http404 for one not open to the asker."""
    code = page.request.POST.get("seat", page.request.GET.get("seat", ""))[:16]
    if not code:
        return None
    if not page.may_write(code):
        raise Http404(code)
    return code


def any_seat(page: Page) -> bool:
    """Return whether there is a seat whoever asks may write for."""
    return page.may_write_at_all


def offers(page: Page, record_id: str, code: str | None) -> list[Offer]:
    """Return what may be done to a record of an open body now, by a seat or before one is chosen."""
    if not (any_seat(page) if code is None else page.may_write(code)):
        return []
    now, day = int(time.time()), page.moment_asked.date().isoformat()
    found = to_record(page.reader, code, record_id, now, day, restricted=page.may_restrict(code))
    rank = {act: number for number, act in enumerate(LEADING)}
    ordered = sorted(found, key=lambda doing: rank.get(str(doing.act), len(rank)))
    return [_offer(page, doing, record_id, code) for doing in ordered]


def _offer(page: Page, doing: Doing, record_id: str, code: str | None) -> Offer:
    asked = {"act": str(doing.act), "re": record_id, "rel": doing.relation or ""}
    query = urlencode(asked | ({} if code is None else {"seat": code}))
    label = doing.form.labels[page.rules_lang]
    return Offer(
        kind=str(doing.act), act=page.act(doing.act), form=label, url=page.url(f"write/{doing.form.name}?{query}")
    )
