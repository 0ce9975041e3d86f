"""Operations about what follows from records: threads, sittings, agenda items, positions, accounts, duties, findings.

Knows the tables of the state (docs/spec/state.md); not pages. Law: rows are given as the fold keeps them, in order of key,
so many at once; the next address goes on after the last key.
"""

from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comity.encoding.canonical import Json
from comity.store import plain
from comity.store.listings import Span
from comity.web.api import schemas, shapes
from comity.web.api.asked import Listed, RecordId, Slug, Within
from comity.web.api.calling import answer, as_of, known, opened
from comity.web.api.describing import said_once
from comity.web.api.records import following, listed
from comity.web.api.saying import Saying
from comity.web.page.present import Page

router = Router()
AGENDA = 200
TABLES: Final[Mapping[str, tuple[str, type[shapes.Data], type[shapes.Data]]]] = {
    "threads": ("thread", schemas.Threads, schemas.Thread),
    "sittings": ("sitting", schemas.Sittings, schemas.Sitting),
    "agenda": ("item", schemas.Items, schemas.Item),
    "positions": ("position", schemas.Positions, schemas.Position),
    "accounts": ("account", schemas.Accounts, schemas.Account),
    "obligations": ("obligation", schemas.Obligations, schemas.Obligation),
    "suspensions": ("suspension", schemas.Suspensions, schemas.Suspension),
    "findings": ("finding", schemas.Findings, schemas.Finding),
}
"""Names in addresses, the table of each, what a listing of it holds, and one row."""


def _listing(name: str, table: str) -> Callable[..., HttpResponse]:
    def rows(request: HttpRequest, slug: Slug, asked: Query[Listed]) -> HttpResponse:
        page = opened(request, slug, asked)
        return answer(page, name, lambda: _rows(page, table, asked))

    return rows


for _name, (_table, _model, _) in TABLES.items():
    router.get(f"/{{slug}}/{_name}", **said_once(_name, _model))(_listing(_name, _table))


@router.get("/{slug}/threads/{record_id}", **said_once("thread", schemas.ThreadPage))
def thread(request: HttpRequest, slug: Slug, record_id: RecordId, asked: Query[Within]) -> HttpResponse:
    """Give a thread, its records in the order of the log."""
    page = opened(request, slug, asked)
    row = known(page.reader.get("thread", record_id), record_id)
    return answer(page, "thread", lambda: _with_records(page, "thread", row, record_id, asked))


@router.get("/{slug}/sittings/{record_id}", **said_once("sitting", schemas.SittingPage))
def sitting(request: HttpRequest, slug: Slug, record_id: RecordId, asked: Query[Within]) -> HttpResponse:
    """Give a sitting with its agenda, its records in the order of the log."""
    page = opened(request, slug, asked)
    row = known(page.reader.get("sitting", record_id), record_id)
    return answer(
        page,
        "sitting",
        lambda: {"agenda": _agenda(page, record_id, asked), **_with_records(page, "sitting", row, record_id, asked)},
    )


def _rows(page: Page, table: str, asked: Listed) -> dict[str, Json]:
    found = page.reader.scan(table, after=asked.after or "", limit=asked.limit + 1)
    saying = Saying(page, aloud=asked.lang is not None)
    shown, more = found[: asked.limit], len(found) > asked.limit
    if asked.lang is not None and table in {"position", "suspension"}:
        page.fetch(str(row["id"]) for _, row in shown)
    return {
        "as_of": as_of(page),
        "rows": [saying.row(table, plain.keyed(key, row)) for key, row in shown],
        "next": following(page.request, after=shown[-1][0]) if more else None,
    }


def _with_records(page: Page, table: str, row: plain.Row, key: str, asked: Within) -> dict[str, Json]:
    span = Span(first=asked.since or 0, last=page.reader.size, values={}, **{table: key})
    aloud = asked.lang is not None
    data = Saying(page, aloud=aloud).row(table, plain.keyed(key, row))
    return {"as_of": as_of(page), table: data, **listed(page, span, asked.limit, aloud=aloud)}


def _agenda(page: Page, key: str, asked: Within) -> list[Json]:
    saying, reader = Saying(page, aloud=asked.lang is not None), page.reader
    entries = reader.scan("sitting_entry", prefix=f"{key}/", limit=AGENDA)
    asked_for = [str(entry["id"]) for _, entry in entries if entry["act"] == "request-item"]
    items = ((item, reader.get("item", item)) for item in asked_for)
    return [saying.row("item", plain.keyed(item, row)) for item, row in items if row is not None]
