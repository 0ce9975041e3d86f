"""Pages about records: the list of them, and one record with everything that is known of it.

Knows rows, the record itself and templates. Law: what the author signed is shown as signed; what the desk derived stands apart.
"""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse

from comity.encoding.canonical import Json
from comity.i18n import Terms
from comity.records.bodies import read_content
from comity.records.record import Record
from comity.regime import Form
from comity.web.forms import rule_of
from comity.web.present import Page, Row

PAGE = 50


def listing(page: Page) -> HttpResponse:
    """List records in the order of the log, newest first, a page at a time."""
    after = page.request.GET.get("before", "")[:10]
    rows = page.reader.scan("leaf", after=after if after.isdigit() else "", limit=PAGE + 1, reverse=True)
    shown = [(key, str(row["id"])) for key, row in rows[:PAGE] if row["admitted"]]
    older = rows[PAGE - 1][0] if len(rows) > PAGE else ""
    return page.render("records", entries=page.entries(key for _, key in shown), older=older, newer=bool(after))


def record(page: Page, record_id: str) -> HttpResponse:
    """Show one record."""
    found = page.reader.record(record_id)
    row = page.reader.get("record", record_id)
    if found is None or row is None:
        raise Http404(record_id)
    content = _content(page, found.record)
    thread = row["thread"] if row["thread"] and int(str(_thread(page, row)["count"])) > 1 else None
    return page.render(
        "record",
        entry=page.entry(record_id),
        row=row,
        record=found.record,
        **content,
        references=[page.entry(ref.id, ref.rel) for ref in found.record.refs],
        followed=[
            page.entry(str(link["id"]), f"by-{link['rel']}")
            for _, link in page.reader.scan("link", prefix=f"{record_id}/")
        ],
        addressees=[(code, page.name(code, found.record.at)) for code in found.record.to],
        speaker=(found.record.for_, page.name(found.record.for_, found.record.at)),
        hand=(found.record.by, page.name(found.record.by, found.record.at)),
        thread=None if thread is None else page.entry(str(thread)),
        sitting=None if row["sitting"] is None else page.entry(str(row["sitting"])),
        obligations=_obligations(page, record_id),
        positions=_positions(page, record_id),
        keys=[(key, page.reader.get("key", key)) for key in found.record.keys],
        stamped=page.moment(row["stamped"]),
        size=page.reader.size,
    )


def _content(page: Page, record: Record) -> dict[str, Any]:
    """Return title, texts and fields of a record that carries content, else its body as it stands."""
    form = page.reader.regime.forms.get(record.form)
    if form is None:
        return {"title": None, "texts": [], "fields": [], "body": _flat(record.body or {}), "form_rule": None}
    content = read_content(record)
    order = dict.fromkeys((page.lang, *page.reader.regime.languages, *sorted({*content.title, *content.text})))
    texts = [
        (lang, page.words.language(lang), content.title.get(lang, ""), content.text.get(lang, ""))
        for lang in order
        if lang in content.title or lang in content.text
    ]
    return {
        "title": page.pick(dict(content.title)),
        "texts": texts,
        "fields": list(_fields(page, form, content.fields, record.at)),
        "body": [],
        "form_rule": rule_of(page, form.article),
    }


def _fields(page: Page, form: Form, fields: Any, at: str) -> Iterator[tuple[str, str, tuple[str, str, str] | None]]:
    """Yield label, value and rule of each field that is there; names are those of the record's date."""
    terms = Terms(words=page.words, regime=page.reader.regime)
    for name, field in form.fields.items():
        if name in fields:
            yield field.labels[terms.lang], terms.value(field, fields[name], at), rule_of(page, field.article)


def _flat(value: Json, name: str = "") -> list[tuple[str, str]]:
    """Return a structural body as (name, value) lines."""
    if isinstance(value, dict):
        return [line for key, item in value.items() for line in _flat(item, f"{name}.{key}" if name else key)]
    if isinstance(value, list):
        return [line for number, item in enumerate(value) for line in _flat(item, f"{name}.{number}")]
    return [(name, "–" if value is None else str(value))]


def _thread(page: Page, row: Row) -> Row:
    return page.reader.get("thread", str(row["thread"])) or {"count": 0}


def _obligations(page: Page, record_id: str) -> list[tuple[str, str, str, str, str]]:
    duties = page.reader.regime.duties
    return [
        (
            page.name(str(row["owner"])),
            duties[str(row["duty"])].labels[page.rules_lang],
            str(row["article"]),
            page.words.say(f"obligation-{row['status']}"),
            "" if row["discharged_by"] is None else page.url(f"record/{row['discharged_by']}"),
        )
        for _, row in page.reader.scan("obligation", prefix=f"{record_id}/")
    ]


def _positions(page: Page, record_id: str) -> list[tuple[str, str, str]]:
    return [
        (page.name(str(row["holder"])), _stance(page, row), page.url(f"record/{row['id']}"))
        for _, row in page.reader.scan("position", prefix=f"{record_id}/")
    ]


def _stance(page: Page, row: Row) -> str:
    """Return a stance in the words of the form it was taken by."""
    taken = page.reader.get("record", str(row["id"])) or {}
    form = page.reader.regime.forms.get(str(taken.get("form")))
    field = None if form is None else form.fields.get("stance")
    terms = Terms(words=page.words, regime=page.reader.regime)
    return str(row["stance"]) if field is None else terms.value(field, row["stance"])
