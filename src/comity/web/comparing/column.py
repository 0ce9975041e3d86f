"""One record as a column beside others: who said it, when, under which hash, and what it says.

Knows records that carry content; not what they are compared with. Law: a text is given in each language its author signed, whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import Http404

from comity.encoding.canonical import Json
from comity.records.bodies import Content, read_content
from comity.records.record import Record
from comity.regime import Field
from comity.web.page.present import Entry, Page

_NOTHING = Content(title={}, text={}, fields={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A record and what it says; `kept_back` where its text is not this reader's to read."""

    entry: Entry
    record: Record
    content: Content
    form: Mapping[str, Field]
    stamped: str
    thread: str
    kept_back: bool


def column(page: Page, record_id: str) -> Column:
    """Return a record as a column. Raises Http404 where there is none."""
    found, row = page.signed(record_id), page.record_row(record_id)
    if found is None or row is None:
        raise Http404(record_id)
    form = page.regime.forms.get(found.record.form)
    told = form is not None and found.record.body is not None
    return Column(
        entry=page.entry_of(record_id, row),
        record=found.record,
        content=read_content(found.record) if told else _NOTHING,
        form={} if form is None else form.fields,
        stamped=page.moment(row["stamped"]) if row["stamped"] is not None else "",
        thread=str(row["thread"] or ""),
        kept_back=found.record.body is None and found.record.aud != "public",
    )


def languages_of(page: Page, columns: Iterable[Column]) -> list[str]:
    """Return the languages any of the records says something in: the page's first, then in the body's own order."""
    signed = {lang for one in columns for lang in (*one.content.title, *one.content.text)}
    order = dict.fromkeys((page.lang, *page.regime.languages, *sorted(signed)))
    return [lang for lang in order if lang in signed]


def raw(found: Column, name: str) -> Json:
    """Return a field as it was signed, None where it was not given."""
    return found.content.fields.get(name)
