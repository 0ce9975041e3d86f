"""From a draft the desk read out of an article to a draft of a seat, with the article attached and its places named.

Knows forms, inputs and the shelf of drafts; not how an article is read. Law: only somebody's button keeps a draft; it says which
file it rests on and where, and pressing twice keeps one.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpResponse

from comity.errors import Finding, Rejected
from comity.i18n import LANGUAGES, Catalogue
from comity.press.article import Article
from comity.records.act import Act
from comity.regime import Kind
from comity.service.permitted import Doing, may_write
from comity.web.accounts.models import KeptDraft
from comity.web.drafting import shelf, typed
from comity.web.drafting.shelf import Seat
from comity.web.drafting.typed import Given
from comity.web.page.present import Page
from comity.web.press.handed import RULE, Handed
from comity.web.press.showing import Source

REMEMBERED: Final = 1_000
TITLE: Final = 200
_kept: OrderedDict[tuple[tuple[str, str, str, str], str, int], int] = OrderedDict()
"""Which draft of a seat was made of which of an article's, by which form."""
_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as it was handed in and read, for which seat; `seat` is None for who may keep no drafts there."""

    page: Page
    code: str
    seat: Seat | None
    handed: Handed
    source: Source
    article: Article

    @property
    def tongue(self) -> str:
        """The language of what a draft takes from the article: the article's, where the body writes in it."""
        spoken = self.page.regime.languages
        language = self.article.language
        return language if language is not None and language in spoken else self.page.rules_lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How the drafts of an article stand: what was asked of which, those kept as drafts of the seat, those dismissed."""

    what: str
    number: int
    made: dict[int, int]
    gone: set[int]
    refused: Finding | None = None
    leads: HttpResponse | None = None


def doings(page: Page, code: str) -> list[Doing]:
    """Return what a seat may write that is not done to another record: what a draft from an article can become."""
    found = may_write(page.regime, code, datetime.now(UTC).date().isoformat(), restricted=page.may_restrict(code))
    return [doing for doing in found if doing.relation is None and not doing.form.mandate]


def chosen(found: Sequence[Doing], draft: Mapping[str, Any], asked: str) -> Doing | None:
    """Return the act and form a draft is kept by: what was asked for, else the draft's own; None where a seat has neither."""
    wanted = asked or f"{draft['act']}/{draft['form']}"
    return next((doing for doing in found if name_of(doing) == wanted), None)


def name_of(doing: Doing) -> str:
    """Return an act and form as an input of the page names them."""
    return f"{doing.act}/{doing.form.name}"


def given_of(reading: Reading, doing: Doing, draft: Mapping[str, Any]) -> Given:
    """Return the inputs a draft begins with: what was read, the article as a file, and where in it that stands."""
    form, tongue = doing.form, reading.tongue
    read = {name: value for name, value in draft["fields"].items() if name in form.fields}
    fields = {name: {tongue: value} if form.fields[name].kind is Kind.TEXT else value for name, value in read.items()}
    body: dict[str, Any] = {"fields": fields}
    if form.title:
        body["title"] = {tongue: titled(reading, draft)[:TITLE]}
    if form.text:
        body["text"] = {tongue: "\n\n".join([*_quoted(reading, draft), source_line(reading, draft)])}
    given: dict[str, list[str]] = {
        "at": [reading.page.dated],
        "for": [reading.code],
        "file": [reading.handed.attachment],
        **typed.given_of_body(body),
    }
    if doing.act is Act.LODGE and draft["attributed_to"]:
        given["attributed_to"] = [str(draft["attributed_to"])]
    return given


def entitled(draft: Mapping[str, Any], asked: str) -> Mapping[str, Any]:
    """Return a draft with the title somebody chose of those it may have; as it is where they chose none of them."""
    return {**draft, "title": asked} if asked in draft["perhaps"] else draft


def titled(reading: Reading, draft: Mapping[str, Any]) -> str:
    """Return the title of a draft: the body's name where the draft has its code."""
    regime = reading.page.regime
    return regime.names[reading.tongue] if draft["title"] == regime.code else str(draft["title"])


def source_line(reading: Reading, draft: Mapping[str, Any]) -> str:
    """Return, in the language of the draft, which file it rests on and which characters of it."""
    words = Catalogue(reading.tongue) if reading.tongue in LANGUAGES else reading.page.words
    places = ", ".join(f"{span['start']}–{span['end']}" for span in draft["spans"])
    hashed = reading.handed.sha256[:16]
    return words.say("article-source", name=reading.handed.name, hash=hashed, places=places)


def known(doing: Doing | None, number: int) -> Doing:
    """Return the act and form of a draft. Raises Rejected where none is chosen."""
    if doing is None:
        raise Rejected(Finding(code="article.form", place=f"draft {number + 1}", rule=RULE))
    return doing


def keep(reading: Reading, seat: Seat, asked: Doing | None, draft: Mapping[str, Any], number: int) -> KeptDraft:
    """Keep a draft, or return the one that was kept of the same article by the same form.

    Raises Rejected where no form is chosen, and as the shelf does.
    """
    doing = known(asked, number)
    key = (_article(reading, seat), name_of(doing), number)
    with _lock:
        before = _kept.get(key)
    row = None if before is None else seat.find(before)
    if row is not None and row.deleted is None:
        return row
    row = shelf.begin(seat, doing, given_of(reading, doing, draft))
    with _lock:
        _kept[key] = row.pk
        while len(_kept) > REMEMBERED:
            _kept.popitem(last=False)
    return row


def kept_of(reading: Reading, seat: Seat, count: int) -> dict[int, int]:
    """Return which of an article's first so many drafts the seat keeps as which, those being corrected in another window too."""
    article = _article(reading, seat)
    with _lock:
        found = {number: pk for (of, _, number), pk in _kept.items() if of == article and number < count}
    mine = set(seat.rows.filter(pk__in=found.values(), deleted=None).values_list("pk", flat=True)) if found else ()
    return {number: pk for number, pk in found.items() if pk in mine}


def _article(reading: Reading, seat: Seat) -> tuple[str, str, str, str]:
    """Return what an article is remembered by: its drafts are numbered anew where it is read in another language."""
    return seat.reader.origin, seat.code, reading.handed.sha256, reading.article.language or ""


def speaker(reading: Reading, draft: Mapping[str, Any]) -> str:
    """Return who is said to have spoken the words a draft rests on, as the article names them; nothing where nobody is."""
    first = next(iter(draft["spans"]), None)
    return next((quote.speaker or "" for quote in reading.article.quotes if quote.span.as_json() == first), "")


def _quoted(reading: Reading, draft: Mapping[str, Any]) -> list[str]:
    """Return the places a draft rests on, word for word, each once, and who spoke them."""
    shown = (reading.source.shown(span["start"], span["end"]).strip() for span in draft["spans"])
    named = speaker(reading, draft)
    return [*dict.fromkeys(filter(None, shown)), *([f"– {named}"] if named else [])]
