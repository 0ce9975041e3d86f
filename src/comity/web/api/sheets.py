"""Operations that give whole tables as CSV (RFC 4180), for those who go on in a spreadsheet, and as Parquet.

Knows rows and which columns there are; not pages. Law: headings are the names of fields and cells their values, in codes;
the rows leave as they are read; and no cell of a CSV is one a spreadsheet would take for a formula.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Final, get_args, get_origin

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Path, Query, Router

from comity.dues import plain as dues
from comity.encoding.canonical import Json
from comity.formats import parquet
from comity.store import plain
from comity.store.dues import RUNNING, due_at
from comity.store.listings import records_in, records_of
from comity.web.api import schemas, shapes
from comity.web.api.asked import Asked, Dues, Slug, Sought, Spanned
from comity.web.api.asking import opened_for_dues, searching
from comity.web.api.bodies import holders
from comity.web.api.calling import opened
from comity.web.api.describing import sheet
from comity.web.api.records import span_of
from comity.web.api.tables import TABLES
from comity.web.downloads.cells import as_text
from comity.web.owed.silent import running
from comity.web.page import conditional
from comity.web.page.present import Page

router = Router()
MEDIA: Final = "text/csv; charset=utf-8; header=present"
EACH: Final = 500
PARTIES: Final = "parties"
DUE: Final = ("of", "key", "name", "start", "owner", "to", "article", "status", "end_time", "past", "late_by", "text")
Table = Annotated[str, Path(pattern=f"^({'|'.join((*TABLES, PARTIES))})$")]


@router.get("/{slug}/records.csv", **sheet("sheet-records"))
def records(request: HttpRequest, slug: Slug, asked: Query[Spanned]) -> HttpResponse | StreamingHttpResponse:
    """Give records as CSV, in the order of the log."""
    page = opened(request, slug, asked)
    span_of(page, asked, 0, None)  # a thread or sitting there is not is refused before the first line leaves
    return _sheet(page, "records", _columns(page, schemas.Record), _records(page, asked))


@router.get("/{slug}/due.csv", **sheet("sheet-due"))
def due(request: HttpRequest, slug: Slug, asked: Query[Dues]) -> HttpResponse | StreamingHttpResponse:
    """Give what is due at the moment asked as CSV."""
    page = opened_for_dues(request, slug, asked)
    return _sheet(page, None, DUE, _due(page, asked), "due")


@router.get("/{slug}/search.csv", **sheet("sheet-search"))
def search(request: HttpRequest, slug: Slug, asked: Query[Sought]) -> HttpResponse | StreamingHttpResponse:
    """Give records by what they say as CSV, the newest first."""
    page = opened(request, slug, asked)
    return _sheet(page, None, _columns(page, schemas.Record), _found(page, asked), "search")


@router.get("/{slug}/{table}.csv", **sheet("sheet"))
def table(request: HttpRequest, slug: Slug, table: Table, asked: Query[Asked]) -> HttpResponse | StreamingHttpResponse:
    """Give a whole table as CSV."""
    page = opened(request, slug, asked)
    row, rows = _table(page, table)
    return _sheet(page, table, _columns(page, row), rows)


@router.get("/{slug}/records.parquet", **sheet("sheet-records-parquet", parquet.MEDIA))
def records_parquet(request: HttpRequest, slug: Slug, asked: Query[Spanned]) -> HttpResponse | StreamingHttpResponse:
    """Give records as Parquet, in the order of the log."""
    page = opened(request, slug, asked)
    span_of(page, asked, 0, None)
    return _parquet(page, "records", schemas.Record, _records(page, asked))


@router.get("/{slug}/{table}.parquet", **sheet("sheet-parquet", parquet.MEDIA))
def table_parquet(
    request: HttpRequest, slug: Slug, table: Table, asked: Query[Asked]
) -> HttpResponse | StreamingHttpResponse:
    """Give a whole table as Parquet."""
    page = opened(request, slug, asked)
    return _parquet(page, table, *_table(page, table))


def lines(columns: Sequence[str], rows: Iterable[Mapping[str, Json]]) -> Iterator[bytes]:
    """Yield a table line by line."""
    writer = csv.writer(_Line())
    yield str(writer.writerow(columns)).encode()
    for row in rows:
        yield str(writer.writerow([cell(_value(row, name)) for name in columns])).encode("utf-8", "backslashreplace")


def cell(value: Json) -> str:
    """Return a value as a cell: lists with spaces between, what has no value empty, nothing a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        text = " ".join(map(str, value))
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return as_text(text)


class _Line:
    """What a csv writer writes to, which hands each line back."""

    def write(self, line: str) -> str:
        return line


def _sheet(
    page: Page, name: str | None, columns: Sequence[str], rows: Iterable[Mapping[str, Json]], file: str = ""
) -> HttpResponse | StreamingHttpResponse:
    """Return a table as a file; one that is a function of the log (`name`) with its tag, or 304 where the asker holds it."""
    tag = None if name is None else conditional.state_tag(page, f"{name}.csv")
    held = None if tag is None else conditional.not_modified(page.request, tag)
    if held is not None:
        return held
    response = StreamingHttpResponse(lines(columns, rows), content_type=MEDIA)
    response.headers["Content-Disposition"] = f'attachment; filename="{page.slug}-{name or file}.csv"'
    return response if tag is None else conditional.tagged(response, tag)


def _parquet(
    page: Page, name: str, row: type[shapes.Data], rows: Iterable[Mapping[str, Json]]
) -> HttpResponse | StreamingHttpResponse:
    """Return a table as Parquet with its tag, or 304 where the asker holds it. Raises Unavailable where pyarrow is missing."""
    parquet.ready()
    tag = conditional.state_tag(page, f"{name}.parquet")
    held = conditional.not_modified(page.request, tag)
    if held is not None:
        return held
    kinds = {field.alias or name: _kind(field.annotation) for name, field in row.model_fields.items()}
    columns = {name: kinds.get(name, parquet.TEXT) for name in _columns(page, row)}
    given = ({column: _value(one, column) for column in columns} for one in rows)
    about = {"log": page.reader.origin, "size": str(page.size), "root": page.root, "table": name}
    response = StreamingHttpResponse(parquet.stream(columns, given, about), content_type=parquet.MEDIA)
    response.headers["Content-Disposition"] = f'attachment; filename="{page.slug}-{name}.parquet"'
    return conditional.tagged(response, tag)


def _kind(annotation: Any) -> str:
    """Return the kind of column for a field of this type; one that may lack a value is of the same kind."""
    kinds = [one for one in (get_args(annotation) or (annotation,)) if one is not type(None)]
    if get_origin(annotation) is list:
        return parquet.TEXTS
    return {int: parquet.WHOLE, bool: parquet.FLAG}.get(kinds[0], parquet.TEXT) if len(kinds) == 1 else parquet.TEXT


def _table(page: Page, table: str) -> tuple[type[shapes.Data], Iterator[Mapping[str, Json]]]:
    """Return what a row of a table holds, and its rows."""
    if table == PARTIES:
        return schemas.Party, holders(page, aloud=False)
    name, _, row = TABLES[table]
    return row, (plain.keyed(key, one) for key, one in _all(page, name))


def _columns(page: Page, row: type[shapes.Data]) -> tuple[str, ...]:
    """Return the names of a row's fields, a title once for each language of the body."""
    names = [field.alias or name for name, field in row.model_fields.items() if name != "said"]
    titles = [f"title_{lang}" for lang in page.regime.languages]
    return tuple(part for name in names for part in (titles if name == "title" else (name,)))


def _value(row: Mapping[str, Json], name: str) -> Json:
    title = row.get("title")
    if name.startswith("title_"):
        return title.get(name.removeprefix("title_")) if isinstance(title, dict) else None
    return row[name]


def _all(page: Page, name: str) -> Iterator[tuple[str, plain.Row]]:
    after = ""
    while rows := page.reader.scan(name, after=after, limit=EACH):
        yield from rows
        after = rows[-1][0]


def _records(page: Page, asked: Spanned) -> Iterator[dict[str, Json]]:
    place: int | None = asked.since or 0
    while place is not None:
        rows, reached = records_in(page.reader.view(), span_of(page, asked, place, asked.until), EACH, newest=False)
        for key, row in rows:
            if asked.symbol is None or row["symbol"] == asked.symbol:
                yield plain.record(key, row)
        place = None if reached is None else reached + 1


def _found(page: Page, asked: Sought) -> Iterator[dict[str, Json]]:
    with searching(page, asked) as (index, query, filters):
        offset = 0
        while ids := index.find(query, page.reader.size, filters, limit=EACH, offset=offset).ids:
            rows = records_of(page.reader.view(), ids)
            yield from (plain.record(key, rows[key]) for key in ids if key in rows)
            offset += EACH


def _due(page: Page, asked: Dues) -> Iterator[dict[str, Json]]:
    now = int(page.moment_asked.timestamp())
    found, blank = due_at(page.reader, now, asked.party, asked.thread).due, dict.fromkeys(DUE)
    for silent in running(page, thread=asked.thread or "", most=RUNNING).listed:
        one = dues.silence(silent, now)
        yield {**blank, **_some(one), "of": "silence", "key": one["id"], "name": one["procedure"], "start": one["id"]}
    for term in found.terms:
        one = dues.clock(term, now)
        yield {**blank, **_some(one), "of": "clock", "name": one["clock"], "past": one["over"]}
    for owed in found.owed:
        one = dues.duty(owed, now)
        yield {**blank, **_some(one), "of": "duty", "name": one["duty"]}
    for year in found.returns:
        one = dues.yearly(year)
        told: dict[str, Json] = {"of": "return", "name": f"{one['return']} {one['year']}", "past": now > year.end}
        yield {**blank, **_some(one), **told}


def _some(one: Mapping[str, Json]) -> dict[str, Json]:
    return {name: one[name] for name in DUE if name in one}
