"""The page of the press desk: hand in an article, see what was read, and confirm, correct or dismiss each draft.

Knows requests; reading is `comity.press`, keeping the shelf's part. Law: nothing becomes a draft but by a button somebody pressed
for it, and what could not be read is said, with its reason. Who practises in an exercise without a place there keeps nothing: a
draft's form is opened filled in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token

from comity.errors import Finding, Rejected
from comity.press.against import against_record
from comity.press.reading import read_article
from comity.press.record import facts_of
from comity.press.registered import register_of
from comity.service.permitted import Doing
from comity.web.access.headers import runs_script, unkept
from comity.web.access.holder import holder_of
from comity.web.access.limits import counted
from comity.web.access.refusing import WHY
from comity.web.desk.drafts import write_url
from comity.web.desk.page import own_seats
from comity.web.downloads.files import download
from comity.web.drafting import bar
from comity.web.drafting.shelf import Seat
from comity.web.drafting.writing import choose, seated, show_form
from comity.web.owed import acting
from comity.web.page.kept import kept
from comity.web.page.present import Page
from comity.web.press import drawing, keeping, wording
from comity.web.press.handed import LANGUAGES, NAME_LIMIT, READ, RULE, Handed, handed, too_long
from comity.web.press.keeping import Done, Reading
from comity.web.press.parts import Parts
from comity.web.press.showing import KINDS, Source
from comity.web.press.turns import AGAIN, TURNS

UNPROCESSABLE: Final = 422
TOO_LARGE: Final = 413
BUSY: Final = 503
_LOGGED: Final = "_has_been_logged"
"""Where Django looks whether an answer above 499 is still to be written down as a failure; being asked to come again is none."""
_ASKED: Final = re.compile(r"keep|write|drop|back|part|made|gone|as-[0-9]{1,4}")
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_MADE: Final = re.compile(r"([0-9]{1,4}):([0-9]{1,16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks for the page, at which seat; `seat` is None for who may keep no drafts there."""

    page: Page
    code: str
    seat: Seat | None


@runs_script
def press(page: Page) -> HttpResponse:
    """Show the empty page, or what was read of the article handed in, once what a button asks is done."""
    code = acting.seat_asked(page)
    if code is None:
        return _led(page)
    if page.at is not None or not page.may_write(code):
        raise Http404(code)
    at = Asking(page=page, code=code, seat=bar.seat_of(page, code))
    if page.request.method != "POST":
        return _shown(at)
    refused = too_long(page.request)
    return _posted(at) if refused is None else _shown(at, refused, TOO_LARGE)


def _led(page: Page) -> HttpResponse:
    """Lead whoever names no seat to their own, to a choice among those that are, or to signing in where that may open one.

    Raises Http404 for an account for which there is none.
    """
    mine = own_seats(page)
    if not mine and not page.writable and holder_of(page.request).account is None:
        return redirect_to_login(page.request.get_full_path())
    if len(mine) == 1:
        return HttpResponseRedirect(page.url(f"press?seat={mine[0]}"))
    return choose(page, page.url("press"), among=frozenset(mine) or page.writable)


def _posted(at: Asking) -> HttpResponse:
    """Answer an article handed in, or say what is wrong with what was."""
    request = at.page.request
    try:
        article = handed(request)
    except Rejected as error:
        return _shown(at, error.finding, UNPROCESSABLE)
    if article is None:
        return _shown(at, Finding(code="article.none", place="article", rule=RULE), UNPROCESSABLE)
    if "file" in request.POST:
        return unkept(download(article.data, article.name))
    with TURNS.one(_asker(at), office=at.seat is not None) as mine:
        return _answered(at, article) if mine else _turned_away(at, article)


def _asker(at: Asking) -> str:
    """Return under which name who asks stands in the line: the office one is signed in for; for all others, the address."""
    return counted(at.page.request) if at.seat is None else f"office {at.page.newest.origin} {at.code}"


def _turned_away(at: Asking, article: Handed) -> HttpResponse:
    """Ask to come again: what was handed in, and what was asked of it, travels in the page with one button."""
    asked = [
        (name, value)
        for name, values in at.page.request.POST.lists()
        for value in values
        if _ASKED.fullmatch(name) and len(value) <= NAME_LIMIT
    ]
    finding = Finding(code="article.busy", place="article", rule=RULE)
    response = _shown(at, finding, BUSY, waiting_for=article, asked=asked)
    response.headers["Retry-After"] = str(AGAIN)
    at.page.request.META[WHY] = finding.code
    setattr(response, _LOGGED, True)
    return response


def _shown(at: Asking, refused: Finding | None = None, status: int = 200, **facts: Any) -> HttpResponse:
    """Show the page: what is wrong, if anything is, and what `facts` say of an article that was read."""
    page = at.page
    response = page.render(
        "press/page",
        status,
        **seated(page, at.code),
        keeps=at.seat is not None,
        token=get_token(page.request),
        tongues=[(lang, page.words.say(f"article-language-{lang}")) for lang in LANGUAGES],
        most=READ,
        problems=[] if refused is None else page.words.explain(refused).splitlines(),
        **facts,
    )
    return unkept(response)


def _answered(at: Asking, article: Handed) -> HttpResponse:
    """Do what a button asks of an article's drafts, and show the article with them."""
    page = at.page
    register = kept(page, "press-register", lambda: register_of(page.public))
    read = read_article(
        article.data, media=article.known, language=article.language or None, register=register, most=READ
    )
    read = against_record(read, kept(page, "press-facts", lambda: facts_of(page.public)))
    source = Source.of(article.data, article.known, READ)
    reading = Reading(page=page, code=at.code, seat=at.seat, handed=article, source=source, article=read)
    drafts, found = read.drafts(), keeping.doings(page, at.code)
    done = _done(reading, drafts, found)
    if done.leads is not None:
        return done.leads
    told: Mapping[str, Any] = read.as_json()
    parts = Parts(drafts)
    part = _part(page.request.POST, parts, done)
    return _shown(
        at,
        done.refused,
        200 if done.refused is None else UNPROCESSABLE,
        article=article,
        read=told,
        blocks=list(drawing.blocks(reading, told, parts, part)),
        left_out=source.left_out(told["blocks"], told["notes"]),
        legend=[(kind, page.words.say(f"article-kind-{kind}")) for kind in KINDS],
        **drawing.listed(reading, told),
        **drawing.apart(wording.conflicts(reading, told["conflicts"], reported=True)),
        suppressed=wording.conflicts(reading, told["suppressed"], reported=False),
        notes=wording.notes(page, told["notes"]),
        made=[f"{index}:{pk}" for index, pk in sorted(done.made.items())],
        gone=sorted(done.gone),
        **drawing.drafts_drawn(reading, found, done, parts, part),
    )


def _part(posted: Mapping[str, str], parts: Parts, done: Done) -> int:
    """Return the part of the drafts to draw: that of the draft a button was pressed for, the one asked for, or the first."""
    if done.what:
        return parts.part_of(done.number)
    asked = posted.get("part", "")
    return int(asked) if _NUMBER.fullmatch(asked) and 1 <= int(asked) <= parts.count else 1


def _done(reading: Reading, drafts: Sequence[Mapping[str, Any]], found: Sequence[Doing]) -> Done:
    """Do what a button asks, and return how the drafts stand then."""
    posted = reading.page.request.POST
    what, number = _asked(posted, len(drafts))
    gone = {int(one) for one in posted.getlist("gone")[: len(drafts)] if _NUMBER.fullmatch(one)}
    made = {} if reading.seat is None else keeping.kept_of(reading, reading.seat, len(drafts))
    made |= _made(reading.seat, posted.getlist("made"), len(drafts))
    done = Done(what=what, number=number, made=made, gone=gone)
    if what == "drop":
        gone.add(number)
    elif what == "back":
        gone.discard(number)
    elif what:
        try:
            draft = keeping.entitled(drafts[number], posted.get(f"title-{number}", ""))
            doing = keeping.chosen(found, draft, posted.get(f"as-{number}", ""))
            if reading.seat is None:
                return replace(done, leads=_opened(reading, keeping.known(doing, number), draft))
            row = keeping.keep(reading, reading.seat, doing, draft, number)
        except Rejected as error:
            return replace(done, refused=error.finding)
        done.made[number] = row.pk
        leads = HttpResponseRedirect(write_url(reading.page, row))
        return replace(done, leads=leads) if what == "write" else done
    return done


def _opened(reading: Reading, doing: Doing, draft: Mapping[str, Any]) -> HttpResponse:
    """Return a draft's form filled in, for who may keep none: what they write travels with the page."""
    return unkept(show_form(reading.page, reading.code, doing, keeping.given_of(reading, doing, draft)))


def _asked(posted: Mapping[str, str], count: int) -> tuple[str, int]:
    """Return what a button asks, and of which draft; nothing where it asks nothing this article has."""
    for what in ("keep", "write", "drop", "back"):
        value = posted.get(what, "")
        if _NUMBER.fullmatch(value) and int(value) < count:
            return what, int(value)
    return "", 0


def _made(seat: Seat | None, written: Sequence[str], count: int) -> dict[int, int]:
    """Return which drafts were kept as which, as the page says; another seat's number is none."""
    pairs = [found.groups() for one in written[:count] if (found := _MADE.fullmatch(one))]
    if seat is None or not pairs:
        return {}
    mine = set(seat.rows.filter(pk__in=[int(pk) for _, pk in pairs]).values_list("pk", flat=True))
    return {int(index): int(pk) for index, pk in pairs if int(pk) in mine}
