"""A seat's desk: what waits for signature, what is owed and by when, its drafts, and what changed since one last looked.

Knows which parts there are and in which order; each part is another module's. Law: every seat has the same desk, in the same
order, with the same words; it reads without script, and what it costs does not grow with the log.
"""

from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token

from comity.errors import Tampered
from comity.web.access import gate
from comity.web.access.headers import unkept
from comity.web.access.holder import holder_of
from comity.web.accounts.models import KeptDraft
from comity.web.desk import owing
from comity.web.desk.drafts import write_url
from comity.web.desk.since import since
from comity.web.drafting import bar, shelf
from comity.web.drafting.shelf import Seat
from comity.web.drafting.writing import choose, seated
from comity.web.owed import acting
from comity.web.owed.due import telling
from comity.web.owed.silent import silent
from comity.web.page.kept import kept
from comity.web.page.present import Page

DRAFT_ORDER: Final = ("stage", "-written", "pk")


def desk(page: Page) -> HttpResponse:
    """Show the desk of the seat an address names; of one's own where one has but one; else let the seat be chosen."""
    code = acting.seat_asked(page)
    if code is None:
        mine = own_seats(page)
        return (
            HttpResponseRedirect(page.url(f"desk?seat={mine[0]}")) if len(mine) == 1 else choose(page, page.url("desk"))
        )
    seat = bar.seat_of(page, code)
    wanted = owing.asked(page, page.request.GET)
    drafts = [] if seat is None else _drafts(page, seat)
    response = page.render(
        "desk",
        **seated(page, code),
        keeps=seat is not None,
        reads=page.at is None,
        signs=seat is not None and seat.signs,
        token="" if seat is None else get_token(page.request),
        now=bar.when(page, page.moment_asked),
        **silent(page, telling(page)),
        wanted=wanted,
        choices=_choices(page, code, wanted),
        sections=owing.sections(page, code, wanted),
        to_sign=[one for one in drafts if one["ready"] and not one["closed"]],
        drafts=[one for one in drafts if not one["ready"] and not one["closed"]],
        gone=[one for one in drafts if one["closed"]],
        since=since(page, seat),
        languages=[(lang, f"{url.partition('?')[0]}?{page.request.GET.urlencode()}") for lang, url in page.languages()],
    )
    return response if seat is None else unkept(response)


def own_seats(page: Page) -> list[str]:
    """Return the seats whoever asks holds a writing place at, by code."""
    holder = holder_of(page.request)
    held = sorted({place.code for place in holder.places_in(page.newest.origin)})
    return [code for code in held if gate.may_draft(holder, page.newest, code)]


def _drafts(page: Page, seat: Seat) -> list[dict[str, Any]]:
    """Return the drafts of a seat, those written last first, once what arrived, expired or lay its week was seen to."""
    shelf.sweep(seat)
    people = ("written_by", "staged_by", "deleted_by")
    rows = list(seat.rows.select_related(*people).defer("content").order_by(*DRAFT_ORDER))
    page.fetch(row.became for row in rows if row.became)
    return [_draft(page, seat, row) for row in rows]


def _draft(page: Page, seat: Seat, row: KeptDraft) -> dict[str, Any]:
    """Return a draft as the desk lists it; one whose seal does not open is listed without its title."""
    own = page.url(f"draft/{row.pk}?seat={seat.code}")
    write = write_url(page, row)
    try:
        title, note = page.pick(shelf.heading(row)), shelf.note(row)
        if not title.text:
            title = page.pick({page.rules_lang: bar.form_name(page, row)})
    except Tampered:
        title, note = page.pick({page.lang: page.words.say("draft-unreadable")}), ""
        write = own
    goes = shelf.until(row)
    ends_soon = row.deleted is None and goes - shelf.WARNED < page.moment_asked
    return {
        "title": title,
        "form": bar.form_name(page, row),
        "restricted": row.restricted,
        "ready": row.stage == "ready",
        "note": note,
        "returned_by": bar.person(row.staged_by) if note else "",
        "made_ready": bar.when(page, row.staged) if row.stage == "ready" and row.staged else "",
        "made_ready_by": bar.person(row.staged_by),
        "saved": bar.saved(page, row),
        "write": write,
        "url": own,
        "number": row.pk,
        "closed": "deleted" if row.deleted is not None else "ended" if row.stage == "ended" else "",
        "expired": row.deleted is not None and row.deleted_by is None,
        "deleted_by": bar.person(row.deleted_by),
        "became": page.entry(row.became) if row.became and page.record_row(row.became) is not None else None,
        "missing": row.became,
        "goes": bar.when(page, goes) if ends_soon or row.deleted is not None or row.stage == "ended" else "",
    }


def _choices(page: Page, code: str, wanted: owing.Asked) -> dict[str, list[tuple[str, str, bool]]]:
    """Return what the filters offer: value, what it is called, whether it is chosen."""
    say = page.words.say
    others = [(name, said) for name, said in kept(page, "holders", lambda: _holders(page)) if name != code]
    return {
        "kind": [(name, say(f"desk-kind-{name}"), name == wanted.kind) for name in owing.KINDS],
        "other": [(name, said, name == wanted.other) for name, said in others],
        "within": [(str(days), say("desk-within-days", count=days), days == wanted.within) for days in owing.WITHIN],
        "state": [(name, say(f"desk-state-{name}"), name == wanted.state) for name in owing.STATES],
    }


def _holders(page: Page) -> list[tuple[str, str]]:
    """Return the parties and offices of a body with their names, by code."""
    codes = (*page.regime.seats, *page.regime.offices)
    return [(code, page.words.say("code-name", code=code, name=page.name(code))) for code in codes]
