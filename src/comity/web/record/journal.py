"""The journal of a sitting as page, PDF, Akoma Ntoso and canonical JSON, and the way to circulate it.

Knows addresses, HTTP and the form that circulates; what a journal says is `journal`'s. Law: whoever asks is told what their
audience may read, and the hash and the JSON are always those of the public journal; a PDF is a function of the log's size, the
language and the audience, and is kept as such.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse

from comity.errors import Finding, Rejected, Unavailable
from comity.formats import akoma
from comity.i18n import LANGUAGES, Catalogue
from comity.journal.facts import FORM, Facts
from comity.journal.gather import gather
from comity.journal.paper import RULE, set_paper
from comity.journal.sheet import check_lines, sheet_of, state_lines
from comity.journal.standing import Standing, standing
from comity.journal.tell import tell
from comity.journal.told import Told, parts
from comity.records.act import Act
from comity.store.reader import Reader
from comity.web.access import limits
from comity.web.access.headers import unkept
from comity.web.access.holder import holder_of
from comity.web.access.refusing import refused
from comity.web.downloads.files import download
from comity.web.downloads.lasting import absolute
from comity.web.page.kept import kept
from comity.web.page.present import Page

POINTS: Final = 30
"""How many records one page of a journal tells; the PDF has them all."""
KEPT_BYTES: Final = 24_000_000
_papers: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A journal made for an audience: told, with how it stands and what it is checked by, which are the public's."""

    told: Told
    facts: Facts
    found: Standing
    state: tuple[str, ...]
    check: tuple[tuple[str, str], ...]
    restricted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the office the rules name may do to the journal next: the act and what its form is filled in with."""

    label: str
    seats: tuple[tuple[str, str], ...]
    given: tuple[tuple[str, str], ...]


def show(page: Page, record_id: str) -> HttpResponse:
    """Show the journal, a part at a time where it is long."""
    made = _made(page, record_id)
    cut = parts(made.told.sections, POINTS)
    number = max(1, min(page.number_asked("part", 4), len(cut)))
    response = page.render(
        "journal",
        journal=made,
        told=made.told,
        sections=cut[number - 1],
        part=number,
        parts=len(cut),
        before=number - 1,
        after=number + 1 if number < len(cut) else 0,
        sitting=page.url(f"sitting/{record_id}"),
        address=page.url(f"sitting/{record_id}/journal"),
        steps=_steps(page, record_id, made),
        has_form=FORM in page.regime.forms,
    )
    return _guarded(page, response)


def pdf(page: Page, record_id: str) -> HttpResponse:
    """Give the journal as PDF."""
    made = _made(page, record_id)
    reader = _public(page)
    key = (page.reader.audience_folder, reader.origin, page.reader.size, page.lang, record_id)
    data = _kept(key)
    if data is None:
        if not limits.allowed("journal", limits.counted(page.request), 1, 20):
            return refused(page.request, 429, Finding(code="http.too-many", place=page.request.path, rule=RULE))
        sheet = sheet_of(reader, made.facts, made.found, page.terms, restricted=made.restricted)
        try:
            data = _keep(key, set_paper(made.told, sheet))
        except (Rejected, Unavailable) as refusal:
            status = 422 if isinstance(refusal, Rejected) else 503
            return refused(page.request, status, refusal.finding)
    response = download(data, f"{_name(page, made)}-{page.lang}.pdf", "application/pdf", inline=True)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return _guarded(page, response)


def akn(page: Page, record_id: str) -> HttpResponse:
    """Give the journal as Akoma Ntoso."""
    made = _made(page, record_id)
    address = absolute(page.request, f"/{page.slug}")
    about = akoma.about_journal(
        _public(page), made.facts, made.found, page.terms, address=address, restricted=made.restricted
    )
    name = f"{_name(page, made)}-{page.lang}.akn.xml"
    return _guarded(page, download(akoma.render(made.told, about), name, f"{akoma.MEDIA}; charset=utf-8"))


def canonical(page: Page, record_id: str) -> HttpResponse:
    """Give the canonical JSON of the public journal, whose SHA-256 names it."""
    made = _made(page, record_id)
    return download(made.facts.canonical(), f"{_name(page, made)}.json", "application/json", inline=True)


def _made(page: Page, record_id: str) -> Made:
    """Return the journal for whoever asks. Raises Http404 where there is no such sitting."""
    if page.reader.get("sitting", record_id) is None:
        raise Http404(record_id)
    return kept(page, f"journal-{record_id}", lambda: _make(page, record_id))


def _make(page: Page, record_id: str) -> Made:
    reader, terms = _public(page), page.terms
    facts = gather(reader, record_id)
    alike = page.reader.audience_folder == reader.audience_folder
    read = facts if alike else gather(page.reader, record_id)
    found = standing(reader, facts, page.words)
    return Made(
        told=tell(read, page.words, page.regime),
        facts=facts,
        found=found,
        state=state_lines(found, facts, terms),
        check=check_lines(reader, facts, page.words),
        restricted=read != facts,
    )


def _public(page: Page) -> Reader:
    """Return the body as everybody reads it, at as many leaves as the page is of."""
    return page.public.as_of(page.reader.size)


def _guarded(page: Page, response: HttpResponse) -> HttpResponse:
    return response if holder_of(page.request).account is None else unkept(response)


def _name(page: Page, made: Made) -> str:
    symbol = made.facts.convened.symbol.replace("/", "-") or made.facts.convened.id[:12]
    return f"{page.slug}-{symbol}-journal"


def _kept(key: tuple[object, ...]) -> bytes | None:
    with _lock:
        if key in _papers:
            _papers.move_to_end(key)
        return _papers.get(key)


def _keep(key: tuple[object, ...], data: bytes) -> bytes:
    """Keep a PDF, letting go of those asked for longest ago until all fit into so many bytes."""
    with _lock:
        _papers[key] = data
        while len(_papers) > 1 and sum(map(len, _papers.values())) > KEPT_BYTES:
            _papers.popitem(last=False)
    return data


def _steps(page: Page, record_id: str, made: Made) -> list[Step]:
    """Return what may be done to the journal next by the offices whoever asks may write for; nothing in the past."""
    form = page.regime.forms.get(FORM)
    if form is None or not {"leaves", "sha256"} <= form.fields.keys() or not page.may_write_at_all:
        return []
    codes = [code for code in (*page.regime.offices, *page.regime.seats) if page.regime.may(code, form) is None]
    seats = tuple((code, page.name(code)) for code in codes if page.may_write(code))
    base = made.found.circulated
    doing = [(Act.REPORT, f"at-sitting:{record_id}")] if base is None else []
    if base is not None and made.found.state != "final":
        own = tuple(pair for pair in seats if pair[0] == base.holder)
        doing, seats = [(Act.CORRECT, f"corrects:{base.id}"), (Act.CONCLUDE, f"concludes:{base.id}")], own
    titles = [(f"title.{lang}", _title(lang, made.facts)) for lang in page.regime.languages if lang in LANGUAGES]
    common = [("edit", "1"), *titles, ("f.leaves", str(page.reader.size)), ("f.sha256", made.facts.sha256())]
    at = ("at", page.day.isoformat())
    return [
        Step(
            label=page.words.say(f"journal-do-{act}"),
            seats=seats,
            given=(*common, at, ("act", str(act)), ("ref", reference)),
        )
        for act, reference in doing
        if seats and act in form.acts
    ]


def _title(lang: str, facts: Facts) -> str:
    words = Catalogue(lang)
    return words.say("journal-title", day=words.date(facts.day))
