"""What a record says, in the words of its form: its text, its fields, its stance.

Knows forms and kinds of field; not where on a page they stand. Law: nothing is rounded, merged or left out; a value of a field
the form does not have is shown as it was signed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from comity.encoding.canonical import Json
from comity.regime import Form
from comity.web.page.present import Page, Row, Text

CLIPPED: Final = 700
"""How much of a long text a list shows; the record's own page shows all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a record says where a list shows it: its text, perhaps clipped, and its fields."""

    text: Text
    clipped: bool
    fields: tuple[tuple[str, str], ...]


def said(page: Page, record_id: str) -> Said:
    """Return the text and fields of a record for a list."""
    found = page.signed(record_id)
    body: Mapping[str, Json] = {} if found is None else found.record.body or {}
    text = page.pick(body.get("text", {}))
    clipped = len(text.text) > CLIPPED
    if clipped:
        text = Text(lang=text.lang, text=f"{text.text[:CLIPPED].rsplit(None, 1)[0]} …")
    form = None if found is None else page.regime.forms.get(found.record.form)
    shown = () if form is None or found is None else tuple(fields(page, form, body.get("fields", {}), found.record.at))
    return Said(text=text, clipped=clipped, fields=shown)


def raw_fields(page: Page, record_id: str) -> Mapping[str, Json]:
    """Return the fields of a record as they were signed."""
    found = page.signed(record_id)
    body = {} if found is None else found.record.body or {}
    signed = body.get("fields", {})
    return signed if isinstance(signed, dict) else {}


def fields(page: Page, form: Form, signed: Any, at: str) -> Iterator[tuple[str, str]]:
    """Yield label and value of each field that a record of this form has; names are those of the record's date."""
    words = page.terms
    for name, field in form.fields.items():
        if name in signed:
            yield field.labels[page.rules_lang], words.value(field, signed[name], at)


def field_words(page: Page, form_name: Json, field_name: str, given: Json) -> str:
    """Return the value of one field of a form by name, or as it stands where the form has no such field."""
    form = page.regime.forms.get(str(form_name))
    field = None if form is None else form.fields.get(field_name)
    return str(given) if field is None else page.terms.value(field, given)


def stance(page: Page, row: Row) -> str:
    """Return a stance in the words of the form it was taken by."""
    taken = page.record_row(str(row["id"])) or {}
    return field_words(page, taken.get("form"), "stance", row["stance"])


def scope(page: Page, row: Row) -> str:
    """Return what a suspension suspends in the words of its form."""
    begun = page.record_row(str(row["id"])) or {}
    return field_words(page, begun.get("form"), "scope", row["scope"])
