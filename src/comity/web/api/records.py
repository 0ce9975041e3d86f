"""Operations about records: those that fit what is asked, and one with all that follows from it.

Knows rows and the record itself; not pages. Law: what the author signed is given as signed, byte for byte; what the desk
derived stands apart.
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comity.dues import plain as dues
from comity.dues.state import owed_for, terms_of
from comity.encoding import note
from comity.encoding.canonical import Json
from comity.envelope import VerifiedRecord
from comity.records.bodies import read_content
from comity.store import plain
from comity.store.listings import Span, records_in
from comity.web.api import schemas
from comity.web.api.asked import Asked, Filtered, RecordId, Records, Slug
from comity.web.api.calling import answer, as_of, known, opened
from comity.web.api.describing import said_once
from comity.web.api.saying import Saying
from comity.web.owed.due import telling
from comity.web.page.present import Page

router = Router()
LINKS = 200


@router.get("/{slug}/records", **said_once("records", schemas.Records))
def records(request: HttpRequest, slug: Slug, asked: Query[Records]) -> HttpResponse:
    """List records in the order of the log, or from its end."""
    page = opened(request, slug, asked)
    return answer(page, "records", lambda: _listed(page, asked))


@router.get("/{slug}/records/{record_id}", **said_once("record", schemas.RecordPage))
def record(request: HttpRequest, slug: Slug, record_id: RecordId, asked: Query[Asked]) -> HttpResponse:
    """Give one record."""
    page = opened(request, slug, asked)
    found = known(page.reader.record(record_id), record_id)
    return answer(page, "record", lambda: _record(page, found, Saying(page, aloud=asked.lang is not None)))


def span_of(page: Page, asked: Filtered, first: int, last: int | None) -> Span:
    """Return which records are asked for. Raises Http404 for a thread or sitting the body has not."""
    for table, key in (("thread", asked.thread), ("sitting", asked.sitting)):
        if key is not None:
            known(page.reader.get(table, key), key)
    values = {"act": asked.act, "form": asked.form, "by": asked.by, "for": asked.for_}
    return Span(
        first=first,
        last=page.reader.size if last is None else min(last, page.reader.size),
        thread=asked.thread,
        sitting=asked.sitting,
        values={name: value for name, value in values.items() if value is not None},
    )


def listed(page: Page, span: Span, limit: int, *, aloud: bool, newest: bool = False) -> dict[str, Json]:
    """Return the records of a span, and the address of those that follow."""
    saying = Saying(page, aloud=aloud)
    rows, place = records_in(page.reader.view(), span, limit, newest=newest)
    going_on: dict[str, Any] = {} if place is None else ({"until": place} if newest else {"since": place + 1})
    return {
        "rows": [saying.record(plain.record(key, row)) for key, row in rows],
        "next": None if place is None else following(page.request, **going_on),
    }


def following(request: HttpRequest, **other: Any) -> str:
    """Return the address asked, with other values where given."""
    return f"{request.path}?{urlencode({**request.GET.dict(), **other})}"


def _listed(page: Page, asked: Records) -> dict[str, Json]:
    span, aloud = span_of(page, asked, asked.since or 0, asked.until), asked.lang is not None
    if asked.symbol is None:
        return {
            "as_of": as_of(page),
            **listed(page, span, asked.limit, aloud=aloud, newest=asked.order == "newest"),
        }
    named = page.reader.get("symbol", asked.symbol)
    row = None if named is None else page.reader.get("record", str(named["id"]))
    fits = row is not None and _fits(row, asked) and span.first <= int(str(row["index"])) < span.last
    saying = Saying(page, aloud=aloud)
    rows = (
        [saying.record(plain.record(str(named["id"]), row))] if fits and named is not None and row is not None else []
    )
    return {"as_of": as_of(page), "rows": [*rows], "next": None}


def _fits(row: plain.Row, asked: Filtered) -> bool:
    wanted = {
        "act": asked.act,
        "form": asked.form,
        "by": asked.by,
        "for": asked.for_,
        "thread": asked.thread,
        "sitting": asked.sitting,
    }
    return all(value is None or row[name] == value for name, value in wanted.items())


def _record(page: Page, found: VerifiedRecord, saying: Saying) -> dict[str, Json]:
    reader, record_id, signed = page.reader, found.id, found.record
    row = known(reader.get("record", record_id), record_id)
    links = reader.scan("link", prefix=f"{record_id}/", limit=LINKS)
    view, now, told = page.rows, int(page.moment_asked.timestamp()), telling(page)
    seen = reader.scan("finding", prefix=f"{int(str(row['index'])):010}/")
    return {
        "as_of": as_of(page),
        "record": saying.record(plain.record(record_id, row)),
        "text": note.parse(found.data).text.decode(),
        "body": None if signed.body is None else dict(signed.body),
        "fields": _fields(page, found, saying),
        "refs": [{"id": ref.id, "rel": ref.rel} for ref in signed.refs],
        "followed": [{"id": link["id"], "rel": link["rel"]} for _, link in links],
        "material": [
            {"sha256": one.sha256, "size": one.size, "media": one.media, "name": one.name, "role": one.role}
            for one in signed.material
        ],
        "clocks": [saying.clock(told, dues.clock(one, now), one, now) for one in terms_of(view, record_id)],
        "duties": [saying.duty(told, dues.duty(one, now), one, now) for one in owed_for(view, record_id)],
        "findings": [saying.row("finding", plain.keyed(key, one)) for key, one in seen],
        "page": f"/{page.slug}/record/{record_id}",
        "raw": f"/{page.slug}/raw/{record_id}",
        "receipt": f"/{page.slug}/receipt/{record_id}",
    }


def _fields(page: Page, found: VerifiedRecord, saying: Saying) -> list[Json]:
    """Return the fields of a record that carries content, each by name, with its label and value in words where asked for."""
    form = page.regime.forms.get(found.record.form)
    if form is None or found.record.body is None:
        return []
    content, words = read_content(found.record), page.terms
    shown: list[Json] = []
    for name, field in form.fields.items():
        if name not in content.fields and name not in content.unstated:
            continue
        value, unstated = content.fields.get(name), content.unstated.get(name)
        told = page.words.say(f"unstated-{unstated}") if unstated else words.value(field, value, found.record.at)
        data: dict[str, Json] = {
            "name": name,
            "kind": str(field.kind),
            "article": field.article,
            "value": value,
            "unstated": unstated,
        }
        label = field.labels[words.lang]
        shown.append(saying.with_words(data, lambda label=label, told=told: {"label": label, "value": told}))  # type: ignore[misc]
    return shown
