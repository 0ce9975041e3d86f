"""Drafts beside a form: which one is open, how it stands, and what of it travels through the preview.

Knows what the pages of writing ask of drafts; they know nothing of where drafts lie. Law: who may keep no drafts is told so, and
what they write travels with the page as it always did.
"""

import re
from datetime import UTC, datetime
from typing import Any, Final

from django.http import Http404
from django.middleware.csrf import get_token

from comity.dues import zones
from comity.errors import Tampered
from comity.service.permitted import Doing, may_write
from comity.web.access import gate
from comity.web.access.holder import holder_of
from comity.web.accounts.models import Account, KeptDraft
from comity.web.drafting import shelf
from comity.web.drafting.shelf import Seat
from comity.web.drafting.typed import Given
from comity.web.owed.due import telling
from comity.web.page.present import Page

NUMBER: Final = re.compile(r"[0-9]{1,16}")


def seat_of(page: Page, code: str) -> Seat | None:
    """Return the seat with the account that asks, None where it may keep no drafts there."""
    holder = holder_of(page.request)
    if page.at is not None or not gate.may_draft(holder, page.newest, code):
        return None
    signs = gate.may_sign(holder, page.newest, code)
    return Seat(reader=page.public, code=code, who=Account.objects.get(pk=holder.account), signs=signs)


def seat_asked(page: Page, code: str) -> Seat:
    """Return the same, or raise Http404 where whoever asks may keep no drafts there."""
    seat = seat_of(page, code)
    if seat is None:
        raise Http404(code)
    return seat


def draft_asked(seat: Seat, number: str) -> KeptDraft:
    """Return the draft of a seat with that number. Raises Http404, for another seat's as for none."""
    row = seat.find(int(number)) if NUMBER.fullmatch(number) else None
    if row is None:
        raise Http404(number)
    return row


def opened(page: Page, code: str, doing: Doing) -> Given | None:
    """Return what stands in the draft an address names, None where it names none. Raises Http404 for one not the asker's."""
    number = page.request.GET.get("draft", "")
    if not number:
        return None
    seat = seat_of(page, code)
    if seat is None:
        raise Http404(number)
    shelf.sweep(seat)
    row = draft_asked(seat, number)
    if (row.form, row.act) != (doing.form.name, str(doing.act)):
        raise Http404(number)
    try:
        return {**shelf.contents(row), "draft": [str(row.pk)], "version": [str(row.version)]}
    except Tampered as damage:  # the draft's own page says what is wrong
        raise Http404(number) from damage


def carried(given: Given) -> Given:
    """Return what of a draft travels through the preview of its text, so that going back leads to it."""
    return {name: given[name] for name in ("draft", "version") if given.get(name)}


def prepared(page: Page, code: str, given: Given, record_id: str) -> None:
    """Remember that a text was prepared of the draft at hand: its record will end it."""
    number = next(iter(given.get("draft", ())), "")
    seat = seat_of(page, code) if number else None
    if seat is not None:
        shelf.prepared(seat, draft_asked(seat, number), record_id)


def of_text(page: Page, code: str, record_id: str) -> Given:
    """Return the draft a text was prepared of, as it travels, so that it stays the same when it is prepared again."""
    seat = seat_of(page, code)
    row = None if seat is None else shelf.awaiting(seat, record_id)
    return {} if row is None else {"draft": [str(row.pk)], "version": [str(row.version)]}


def beside(page: Page, code: str, given: Given) -> dict[str, Any]:
    """Return what a form says of drafts: how the one at hand stands or, where none may be kept, that there are none."""
    seat = seat_of(page, code)
    if seat is None:
        return {"drafting": {"keeps": False}}
    number = next(iter(given.get("draft", ())), "")
    row = draft_asked(seat, number) if number else None
    shown = {} if row is None else state(page, seat, row, next(iter(given.get("version", ())), ""))
    return {"drafting": {"keeps": True, "token": get_token(page.request), "signs": seat.signs, **shown}}


def state(page: Page, seat: Seat, row: KeptDraft, version: str) -> dict[str, Any]:
    """Return how a draft stands: its number and version, when it was saved and by whom, and what else is to be known of it."""
    words = page.words
    closed = "deleted" if row.deleted is not None else "ended" if row.stage == "ended" else ""
    return {
        "number": str(row.pk),
        "version": version,
        "saved": saved(page, row),
        "ready": row.stage == "ready",
        "note": note(page, row),
        "by": person(row.staged_by),
        "closed": words.say(f"draft-closed-{closed}") if closed else "",
        "url": page.url(f"draft/{row.pk}?seat={seat.code}"),
    }


def note(page: Page, row: KeptDraft) -> str:
    """Return the note a draft was returned with; in its place, where its seal does not open, what is wrong with it."""
    try:
        return shelf.note(row)
    except Tampered as damage:
        return page.words.explain(damage.finding)


def form_name(page: Page, row: KeptDraft) -> str:
    """Return what the form of a draft is called: by its code where the body's rules have no such form (any more)."""
    return page.form(row.form) if row.form in page.regime.forms else row.form


def saved(page: Page, row: KeptDraft) -> str:
    """Return when a draft was saved and by whom: the time alone where it was today."""
    local = row.written.astimezone(zones.zone(page.regime.zone))
    today = datetime.now(UTC).astimezone(local.tzinfo).date()
    name = person(row.written_by)
    if local.date() == today:
        return page.words.say("draft-saved-today", time=f"{local:%H:%M}", zone=f"{local:%Z}", name=name)
    return page.words.say("draft-saved", when=when(page, row.written), name=name)


def when(page: Page, moment: datetime) -> str:
    """Return day and time in the body's zone, to the minute."""
    return telling(page).instant(int(moment.timestamp()) // 60 * 60)


def person(account: object) -> str:
    """Return the name colleagues read; nothing where nobody in particular did it."""
    return account.name if isinstance(account, Account) else ""


def doing_of(page: Page, code: str, form: str, act: str) -> Doing:
    """Return what a draft is of, or raise Http404 where this seat cannot write it."""
    day = datetime.now(UTC).date().isoformat()
    found = may_write(page.regime, code, day, restricted=page.may_restrict(code))
    doing = next((doing for doing in found if (doing.form.name, str(doing.act)) == (form, act)), None)
    if doing is None:
        raise Http404(form)
    return doing
