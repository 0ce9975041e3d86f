"""The page of the press desk: hand in an article, see what was read, and confirm, correct or dismiss each draft.

Knows requests; reading is `comity.press`, keeping the shelf's part. Law: nothing becomes a draft but by a button somebody pressed
for it, and what could not be read is said, with its reason. Who practises in an exercise without a place there keeps nothing: a
draft's form is opened filled in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
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
from comity.regime import Kind
from comity.service.permitted import Doing
from comity.web.access.headers import runs_script, unkept
from comity.web.access.holder import holder_of
from comity.web.access.limits import counted
from comity.web.access.refusing import WHY
from comity.web.desk.both import labels
from comity.web.desk.drafts import write_url
from comity.web.desk.page import own_seats
from comity.web.downloads.files import download
from comity.web.drafting import bar
from comity.web.drafting.shelf import Seat
from comity.web.drafting.writing import choose, seated, show_form
from comity.web.owed import acting
from comity.web.page.kept import kept
from comity.web.page.present import Page
from comity.web.press import keeping, wording
from comity.web.press.handed import LANGUAGES, NAME_LIMIT, READ, RULE, Handed, handed, too_long
from comity.web.press.keeping import Reading
from comity.web.press.showing import KINDS, Point, Source, found_in, pieces
from comity.web.press.turns import AGAIN, TURNS

UNPROCESSABLE: Final = 422
TOO_LARGE: Final = 413
BUSY: Final = 503
_LOGGED: Final = "_has_been_logged"
"""Where Django looks whether an answer above 499 is still to be written down as a failure; being asked to come again is none."""
_ASKED: Final = re.compile(r"keep|write|drop|back|made|gone|as-[0-9]{1,4}")
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_MADE: Final = re.compile(r"([0-9]{1,4}):([0-9]{1,16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How the drafts of an article stand: what was asked of which, those kept as drafts of the seat, those dismissed."""

    what: str
    number: int
    made: dict[int, int]
    gone: set[int]
    refused: Finding | None = None
    leads: HttpResponse | None = None


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
    with TURNS.one(_asker(at)) as mine:
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
    rows = list(_rows(reading, drafts, found, done))
    return _shown(
        at,
        done.refused,
        200 if done.refused is None else UNPROCESSABLE,
        article=article,
        read=told,
        blocks=list(_blocks(reading, told, drafts)),
        left_out=source.left_out(told["blocks"], told["notes"]),
        legend=[(kind, page.words.say(f"article-kind-{kind}")) for kind in KINDS],
        listed=_listed(reading, told),
        conflicts=wording.conflicts(reading, told["conflicts"], reported=True),
        suppressed=wording.conflicts(reading, told["suppressed"], reported=False),
        notes=wording.notes(page, told["notes"]),
        rows=rows,
        made=[f"{index}:{pk}" for index, pk in sorted(done.made.items())],
        gone=sorted(done.gone),
        waiting=sum(not row["made"] and not row["gone"] for row in rows),
        next=next((row["number"] for row in _from(rows, done.number) if not row["made"] and not row["gone"]), -1),
        moved=done.what != "",
    )


def _done(reading: Reading, drafts: Sequence[Mapping[str, Any]], found: Sequence[Doing]) -> Done:
    """Do what a button asks, and return how the drafts stand then."""
    posted = reading.page.request.POST
    what, number = _asked(posted, len(drafts))
    gone = {int(one) for one in posted.getlist("gone")[: len(drafts)] if _NUMBER.fullmatch(one)}
    done = Done(what=what, number=number, made=_made(reading.seat, posted.getlist("made"), len(drafts)), gone=gone)
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


def _from(rows: Sequence[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    """Return the drafts in the order in which one goes on: those after the one at hand, then from the beginning."""
    return [*rows[number:], *rows[:number]]


def _rows(
    reading: Reading, drafts: Sequence[Mapping[str, Any]], found: Sequence[Doing], done: Done
) -> Iterator[dict[str, Any]]:
    """Yield each draft as the page lists it: what it says, where that stands, and what became of it."""
    page, lang = reading.page, reading.page.rules_lang
    forms = [(keeping.name_of(doing), doing.form.labels[lang], page.act(doing.act)) for doing in found]
    for number, draft in enumerate(drafts):
        doing = keeping.chosen(found, draft, "")
        given = {} if doing is None else keeping.given_of(reading, doing, draft)
        parts = labels(page, "" if doing is None else doing.form.name, given)
        yield {
            "number": number,
            "shown": number + 1,
            "title": keeping.titled(reading, draft),
            "perhaps": draft["perhaps"],
            "form": "" if doing is None else doing.form.labels[lang],
            "forms": [] if doing is not None else forms,
            "who": keeping.speaker(reading, draft) or wording.named(page, draft["attributed_to"]),
            "fields": [
                (part.label, [_worded(page, doing, part.name, one) for one in said])
                for part in parts.values()
                if part.name.startswith("f.") and (said := part.shown(given))
            ],
            "snippets": [reading.source.snippet(span) for span in draft["spans"][: wording.SNIPPETS]],
            "made": page.url(f"draft/{done.made[number]}?seat={reading.code}") if number in done.made else "",
            "gone": number in done.gone,
        }


def _worded(page: Page, doing: Doing | None, name: str, said: str) -> str:
    """Return what a field begins with as a reader writes it: a day or a number in the words of the language."""
    field = None if doing is None else doing.form.fields.get(name.removeprefix("f."))
    if field is not None and field.kind is Kind.DATE:
        return wording.dated(page.words, said)
    whole = field is not None and field.kind is Kind.NUMBER and said.isascii() and said.isdigit()
    return page.words.number(int(said)) if whole else said


def _blocks(reading: Reading, told: Mapping[str, Any], drafts: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the article block by block, with what was found in it and what rests on it."""
    found = found_in(told, lambda kind, one: wording.says(reading.page, kind, one))
    points = [
        Point(place=draft["spans"][0]["start"], id=f"at-{number}", to=f"draft-{number}", label=str(number + 1))
        for number, draft in enumerate(drafts)
        if draft["spans"]
    ]
    for number, conflict in enumerate(told["conflicts"]):
        sides = ("a",) if "record" in conflict or conflict["a"] == conflict["b"] else ("a", "b")
        points += [
            Point(
                place=conflict[side]["start"],
                id=f"conflict-{number}-{side}",
                to=f"conflict-{number}",
                label=f"!{number + 1}",
            )
            for side in sides
        ]
    for block in told["blocks"]:
        name = reading.page.words.say(f"article-role-{block['role']}")
        yield {"role": block["role"], "name": name, "pieces": list(pieces(reading.source, block, found, points))}


def _listed(reading: Reading, told: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return everything found as a table: kind, text, what it was read as."""
    page = reading.page
    found = found_in(told, lambda kind, one: wording.says(page, kind, one))
    return [
        (page.words.say(f"article-kind-{one.kind}"), reading.source.shown(one.start, one.end).strip(), one.says)
        for one in found
    ]
