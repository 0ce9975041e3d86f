"""The pages of a draft: kept by a button or by itself while somebody writes, handed over for signature, returned, deleted.

Knows requests; `shelf` keeps. Law: what was sent to be kept comes back whole wherever it could not be, and where a draft was
changed by another meanwhile both texts are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from comity.errors import Rejected, Tampered
from comity.records.act import Act
from comity.service.permitted import Doing
from comity.web.access.headers import unkept
from comity.web.accounts.models import KeptDraft
from comity.web.desk.both import differing, labels, merged
from comity.web.drafting import bar, shelf
from comity.web.drafting.shelf import Seat
from comity.web.drafting.typed import Given
from comity.web.drafting.writing import seated, show_form
from comity.web.filings.handing import refusal
from comity.web.page.present import Page, Text

OK: Final = 200
CONFLICT: Final = 409
UNREADABLE: Final = 503


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was sent to be kept: by whom, of which act and form, over which version of which draft (None: a new one)."""

    seat: Seat
    doing: Doing
    given: Given
    row: KeptDraft | None
    version: int


def _opening(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a view that says what is wrong where a draft's seal does not open; nothing of it is changed."""

    @wraps(view)
    def answer(page: Page, *args: Any, **parts: Any) -> HttpResponse:
        try:
            return view(page, *args, **parts)
        except Tampered as damage:
            return refusal(page, damage.finding, UNREADABLE)

    return answer


@_opening
def keep(page: Page) -> HttpResponse:
    """Keep what was written as a draft; answer a script with how the draft stands, and a button with the form."""
    posted, seat = page.request.POST, _seat(page)
    if page.request.method != "POST":
        return HttpResponseRedirect(page.url(f"desk?seat={seat.code}"))
    doing = bar.doing_of(page, seat.code, posted.get("form", "")[:32], posted.get("act", "")[:32])
    number, version = posted.get("draft", ""), posted.get("version", "")
    row = bar.draft_asked(seat, number) if number else None
    given = shelf.written_in(posted.lists())
    asked = int(version) if bar.NUMBER.fullmatch(version) else 0
    sent = Sent(seat=seat, doing=doing, given=given, row=row, version=asked)
    quiet = "HX-Request" in page.request.headers
    try:
        kept = _kept(sent)
    except Rejected as refused:
        if quiet:
            return _said(page, {"failed": page.words.say(f"finding-{refused.finding.code.replace('.', '-')}")})
        return show_form(page, seat.code, doing, given, (refused.finding,))
    if kept is None:
        return _collided(page, sent, quiet=quiet)
    return _stands(page, sent, kept) if quiet else _on(page, sent, kept, posted.get("then", ""))


def draft(page: Page, number: str) -> HttpResponse:
    """Show a draft and what can be done with it; do it, where that is posted."""
    seat = _seat(page)
    shelf.sweep(seat)
    row = bar.draft_asked(seat, number)
    if page.request.method == "POST":
        _do(seat, row, page.request.POST.get("do", ""), page.request.POST.get("note", ""))
        return HttpResponseRedirect(page.url(f"draft/{row.pk}?seat={seat.code}"))
    given, title, problems = _opened(page, row)
    named = labels(page, row.form, given)
    arrived = bool(row.became) and page.record_row(row.became) is not None
    response = page.render(
        "draft",
        UNREADABLE if problems else OK,
        **seated(page, seat.code),
        token=get_token(page.request),
        row=row,
        facts=bar.state(page, seat, row, str(row.version)),
        problems=problems,
        form_name=bar.form_name(page, row),
        known=row.form in page.regime.forms and row.act in set(Act),
        title=title,
        goes=bar.when(page, shelf.until(row)),
        signs=seat.signs,
        asked="ask" in page.request.GET,
        deleted_by=bar.person(row.deleted_by),
        became=page.entry(row.became) if arrived else None,
        parts=[(part, said) for part in named.values() if (said := part.shown(given))],
        write_url=write_url(page, row),
    )
    return unkept(response)


@_opening
def both(page: Page, number: str) -> HttpResponse:
    """Keep what was chosen of two texts, or show them again where the draft has changed once more."""
    seat = _seat(page)
    row = bar.draft_asked(seat, number)
    if page.request.method != "POST":
        return HttpResponseRedirect(page.url(f"draft/{row.pk}?seat={seat.code}"))
    doing, asked = bar.doing_of(page, seat.code, row.form, row.act), page.request.POST.get("version", "")
    version = int(asked) if bar.NUMBER.fullmatch(asked) else 0
    mine, chosen = merged(page.request.POST, shelf.contents(row))
    given = chosen if version == row.version else mine
    sent = Sent(seat=seat, doing=doing, given=given, row=row, version=version)
    try:
        kept = _kept(sent)
    except Rejected as refused:
        return show_form(page, seat.code, doing, given, (refused.finding,))
    return _collided(page, sent, quiet=False) if kept is None else _on(page, sent, kept, "")


def _opened(page: Page, row: KeptDraft) -> tuple[Given, Text, list[str]]:
    """Return what stands in a draft and its title or, where its seal does not open, nothing and what is wrong with it."""
    try:
        return shelf.contents(row), page.pick(shelf.heading(row)), []
    except Tampered as damage:
        return {}, page.pick({}), page.words.explain(damage.finding).splitlines()


def write_url(page: Page, row: KeptDraft) -> str:
    """Return where a draft is opened in its form."""
    return page.url(f"write/{row.form}?act={row.act}&seat={row.code}&draft={row.pk}")


def _seat(page: Page) -> Seat:
    """Return the seat a request names. Raises Http404 where whoever asks keeps no drafts there."""
    return bar.seat_asked(page, page.request.POST.get("seat", page.request.GET.get("seat", ""))[:16])


def _kept(sent: Sent) -> KeptDraft | None:
    """Keep what was sent and return the draft as it stands then, None where another was saved in between.

    What was sent over a draft that is deleted or ended is kept as a new one. Raises Rejected, Tampered.
    """
    row = sent.row
    if row is None or row.deleted is not None or row.stage == "ended":
        return shelf.begin(sent.seat, sent.doing, sent.given)
    return sent.seat.find(row.pk) if shelf.save(sent.seat, row, sent.version, sent.given) else None


def _do(seat: Seat, row: KeptDraft, what: str, note: str) -> None:
    """Do one of the things that can be done with a draft. Raises Http404 for anything else."""
    match what:
        case "ready":
            shelf.make_ready(seat, row)
        case "return" if seat.signs:
            shelf.give_back(seat, row, note.strip())
        case "delete":
            shelf.delete(seat, row)
        case "restore":
            shelf.restore(seat, row)
        case _:
            raise Http404(what)


def _on(page: Page, sent: Sent, kept: KeptDraft, then: str) -> HttpResponse:
    """Lead on from a draft that was kept: back into its form or, where it is handed over, to its own page."""
    if then == "ready":
        shelf.make_ready(sent.seat, kept)
        return HttpResponseRedirect(page.url(f"draft/{kept.pk}?seat={sent.seat.code}"))
    return HttpResponseRedirect(write_url(page, kept))


def _stands(page: Page, sent: Sent, kept: KeptDraft) -> HttpResponse:
    """Answer a script with how the draft stands, and have the browser show the draft's address."""
    response = _said(page, bar.state(page, sent.seat, kept, str(kept.version)))
    response.headers["HX-Replace-Url"] = write_url(page, kept)
    return response


def _said(page: Page, facts: dict[str, Any]) -> HttpResponse:
    context = {"words": page.words, "page": page, "drafting": {"keeps": True, **facts}}
    return unkept(HttpResponse(render_to_string("draft_state.html", context)))


def _collided(page: Page, sent: Sent, *, quiet: bool) -> HttpResponse:
    """Show both texts side by side where another was saved meanwhile; tell a script that there are two."""
    row = None if sent.row is None else sent.seat.find(sent.row.pk)
    if row is None:
        raise Http404
    if quiet:
        number, version = str(row.pk), str(sent.version)
        return _said(page, {"number": number, "version": version, "other": bar.saved(page, row)})
    theirs = shelf.contents(row)
    named = labels(page, row.form, {**theirs, **sent.given})
    response = page.render(
        "draft_both",
        CONFLICT,
        **seated(page, sent.seat.code),
        token=get_token(page.request),
        form_name=bar.form_name(page, row),
        row=row,
        other=bar.saved(page, row),
        pairs=differing(named, sent.given, theirs),
        mine=[(f"m.{name}", value) for name, values in sent.given.items() for value in values],
    )
    return unkept(response)
