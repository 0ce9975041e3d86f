"""Operations that answer questions: what is due, what changed between two moments, which records say what.

Knows reckoning and searching through the modules that do it. Law: what is due is computed for the second asked, which the
answer names.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query as Asking
from ninja import Router

from comity.dues import plain as dues
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.search.index import Index
from comity.search.kept import Filters
from comity.search.query import Query, parse, with_spellings
from comity.search.words import LANGS
from comity.store import plain
from comity.store.changes import KINDS, between, since_last_sitting
from comity.store.dues import due_at
from comity.store.listings import records_of
from comity.web.api import owing, schemas
from comity.web.api.asked import Dues, Slug, Sought, Window, Words
from comity.web.api.calling import answer, as_of, known, opened
from comity.web.api.describing import said_once
from comity.web.api.records import following
from comity.web.api.saying import Saying
from comity.web.body.search import PATIENCE
from comity.web.owed.due import gather, telling
from comity.web.owed.silent import running
from comity.web.page.present import Page

router = Router()
EACH = 200
SHOWN = 50


@router.get("/{slug}/due", **said_once("due", owing.Due))
def due(request: HttpRequest, slug: Slug, asked: Asking[Dues]) -> HttpResponse:
    """Tell what is due at the moment asked, with every step that leads to each date."""
    page = opened_for_dues(request, slug, asked)
    return answer(page, "due", lambda: _due(page, asked))


def opened_for_dues(request: HttpRequest, slug: str, asked: Dues) -> Page:
    """Return the body asked about, which has to know the party and the thread asked about. Raises Http404."""
    page = opened(request, slug, asked)
    if asked.party is not None:
        known(asked.party if page.regime.knows(asked.party) else None, asked.party)
    if asked.thread is not None:
        known(page.reader.get("thread", asked.thread), asked.thread)
    return page


@router.get("/{slug}/changes", **said_once("changes", schemas.Changes))
def changes(request: HttpRequest, slug: Slug, asked: Asking[Window]) -> HttpResponse:
    """Tell what changed from one moment to another."""
    page = opened(request, slug, asked)
    try:
        first = since_last_sitting(page.reader) if asked.from_ is None else page.reader.size_of(asked.from_)
        last = page.reader.size if asked.to is None else page.reader.size_of(asked.to)
    except Rejected as refusal:
        raise Http404(refusal.finding.excerpt) from refusal
    return answer(page, "changes", lambda: _changes(page, min(first, last), max(first, last), asked.kind))


@router.get("/{slug}/search", **said_once("search", schemas.Hits))
def search(request: HttpRequest, slug: Slug, asked: Asking[Words]) -> HttpResponse:
    """Find records by what they say."""
    page = opened(request, slug, asked)
    return answer(page, "search", lambda: _found(page, asked))


def _due(page: Page, asked: Dues) -> dict[str, Json]:
    now = int(page.moment_asked.timestamp())
    found = due_at(page.reader, now, asked.party, asked.thread)
    silent, one = running(page, thread=asked.thread or ""), found.due
    data = dues.listing(one, silent.listed, now, left_out=found.left_out, silences_left_out=silent.left_out)
    if asked.lang is not None:
        saying, told = Saying(page, aloud=True), telling(page)
        gather(page, one.terms, one.owed)
        page.fetch(each.text for each in silent.listed)
        data["silences"] = [saying.silence(told, dues.silence(each, now), each, now) for each in silent.listed]
        data["clocks"] = [saying.clock(told, dues.clock(term, now), term, now) for term in one.terms]
        data["duties"] = [saying.duty(told, dues.duty(owed, now), owed, now) for owed in one.owed]
        data["returns"] = [saying.yearly(told, dues.yearly(year), year, now) for year in one.returns]
    return {"as_of": as_of(page), **data}


def _changes(page: Page, first: int, last: int, kind: str | None) -> dict[str, Json]:
    found = {name: between(page.reader, first, last, name, EACH + 1) for name in KINDS if kind in {None, name}}
    return {
        "as_of": as_of(page),
        "from": first,
        "to": last,
        "changes": [
            {
                "kind": change.kind,
                "index": change.index,
                "key": change.key,
                "before": change.before,
                "after": change.after,
                "row": dict(change.row),
            }
            for of_kind in found.values()
            for change in of_kind[:EACH]
        ],
        "left_out": [name for name, of_kind in found.items() if len(of_kind) > EACH],
    }


@contextmanager
def searching(page: Page, asked: Sought) -> Iterator[tuple[Index, Query, Filters]]:
    """Open the index of this audience, and yield it with what is asked of it."""
    index = Index(page.newest.audience_folder, wait=PATIENCE)
    try:
        index.catch_up(page.newest)
        query = parse(asked.q, [asked.within] if asked.within else LANGS)
        if asked.translit == "on":
            query = with_spellings(query, index.occurring)
        yield index, query, Filters(form=asked.form, party=asked.party, year=asked.year)
    finally:
        index.close()


def _found(page: Page, asked: Words) -> dict[str, Json]:
    offset = (asked.page - 1) * SHOWN
    with searching(page, asked) as (index, query, filters):
        found = index.find(query, page.reader.size, filters, limit=SHOWN, offset=offset)
        reach = min(index.reach(), page.newest.size)
    rows, saying = records_of(page.reader.view(), found.ids), Saying(page, aloud=asked.lang is not None)
    return {
        "as_of": as_of(page),
        "total": found.total,
        "more": found.more,
        "also": list(query.also),
        "reach": reach,
        "rows": [saying.record(plain.record(key, rows[key])) for key in found.ids if key in rows],
        "next": following(page.request, page=asked.page + 1) if found.further else None,
    }
