"""Whether a content body fits its form: parts, languages, fields, kinds and bounds.

Knows docs/spec/regime.md 5 and 6; not who files it or what it refers to. Law: total (any JSON object gives
findings, none raises) and nothing is repaired.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, excerpt
from comity.regime import places
from comity.regime.model import Field, Form, Regime

PARTS: Final = ("title", "text", "fields", "unstated")
UNSTATED: Final = ("not-known", "not-stated")
"""What may stand for a field that is not given, where a form leaves no blanks."""
TITLE_LIMIT: Final = 300
TEXT_LIMIT: Final = 20_000
SPEC: Final = "docs/spec/regime.md"
_LINE: Final = re.compile(r"[^\n]+")


def check_fields(regime: Regime, form: Form, body: Mapping[str, Json]) -> tuple[Finding, ...]:
    """Return what is wrong with an untrusted content body under `form`, in order of place."""
    found = list(_problems(regime, form, body))
    return tuple(sorted(found, key=lambda one: (one.place, one.code))) if found else ()


def _problems(regime: Regime, form: Form, body: Mapping[str, Json]) -> Iterator[Finding]:
    yield from _parts(regime, form, body)
    fields = body.get("fields", {})
    if isinstance(fields, dict):
        yield from _fields(regime, form, fields) if fields or form.fields else ()
    else:
        yield _finding("form.type", "record.body.fields", fields, "5.5")
        return
    unstated = body.get("unstated", {})
    if isinstance(unstated, dict):
        yield from _blanks(form, fields, unstated) if unstated or form.stated else ()
    else:
        yield _finding("form.type", "record.body.unstated", unstated, "5.13")


def _blanks(form: Form, fields: Mapping[str, Json], unstated: Mapping[str, Json]) -> Iterator[Finding]:
    """Check that every field is given or said not to be, where the form asks for it, and only there."""
    for name, value in unstated.items():
        place = f"record.body.unstated.{name}"
        if not form.stated or name not in form.fields or name in fields or form.fields[name].required:
            yield _finding("form.field-unknown", place, value, "5.13")
        elif value not in UNSTATED:
            yield _finding("form.value", place, value, "5.13")
    for name in form.fields if form.stated else ():
        if name not in fields and name not in unstated and not form.fields[name].required:
            yield _finding("form.blank", f"record.body.fields.{name}", "", "5.13")


def _parts(regime: Regime, form: Form, body: Mapping[str, Json]) -> Iterator[Finding]:
    for name in body:
        if name not in PARTS:
            yield _finding("form.part-unknown", f"record.body.{name}", body[name], "5.4")
    for name, needed, limit in (("title", form.title, TITLE_LIMIT), ("text", form.text, TEXT_LIMIT)):
        if name in body:
            yield from _languages(regime, body[name], f"record.body.{name}", limit, one_line=name == "title")
        elif needed:
            yield _finding("form.part-missing", f"record.body.{name}", "", "5.4")


def _fields(regime: Regime, form: Form, fields: Mapping[str, Json]) -> Iterator[Finding]:
    for name in fields:
        if name not in form.fields:
            yield _finding("form.field-unknown", f"record.body.fields.{name}", fields[name], "5.5")
    for name, field in form.fields.items():
        if name in fields:
            yield from _field(regime, field, fields[name], f"record.body.fields.{name}")
        elif field.required:
            yield _finding("form.field-missing", f"record.body.fields.{name}", "", "5.5")


def _languages(regime: Regime, value: Json, place: str, limit: int, *, one_line: bool) -> Iterator[Finding]:
    if not isinstance(value, dict) or not value:
        yield _finding("form.type", place, value, "5.4")
        return
    for lang, text in value.items():  # a place is made only where something is wrong
        if lang not in regime.languages:
            yield _finding("form.language", f"{place}.{lang}", lang, "5.4")
        elif not isinstance(text, str):
            yield _finding("form.type", f"{place}.{lang}", text, "5.4")
        elif not 1 <= len(text) <= limit:
            yield _finding("form.bounds", f"{place}.{lang}", len(text), "5.4")
        elif one_line and "\n" in text:
            yield _finding("form.value", f"{place}.{lang}", text, "5.4")


def _field(regime: Regime, field: Field, value: Json, place: str) -> Iterator[Finding]:
    match field.kind:
        case "text":
            yield from _languages(regime, value, place, field.high, one_line=False)
        case "number":
            yield from _number(field, value, place)
        case "list":
            if not isinstance(value, list):
                yield _finding("form.type", place, value, "6.8")
            elif not field.low <= len(value) <= field.high:
                yield _finding("form.bounds", place, len(value), "6.8")
            else:
                for number, item in enumerate(value):
                    yield from _one(regime, field, field.of, item, f"{place}.{number}")
        case "place":
            for code, where, told in places.problems(value, place):
                yield _finding(code, where, told, "6.11")
        case _:
            yield from _one(regime, field, field.kind, value, place)


def _number(field: Field, value: Json, place: str) -> Iterator[Finding]:
    if not isinstance(value, int) or isinstance(value, bool):
        yield _finding("form.type", place, value, "6.3")
    elif not field.low <= value <= field.high:
        yield _finding("form.bounds", place, value, "6.3")


def _one(regime: Regime, field: Field, kind: str, value: Json, place: str) -> Iterator[Finding]:
    """Check a value written as one line of text: string, date, choice, seat or code."""
    if not isinstance(value, str):
        yield _finding("form.type", place, value, "6.1")
    elif kind == "string":
        low, high = (field.low, field.high) if field.kind == "string" else (1, TITLE_LIMIT)
        if not low <= len(value) <= high:
            yield _finding("form.bounds", place, len(value), "6.1")
        elif not _LINE.fullmatch(value):
            yield _finding("form.value", place, value, "6.1")
    elif kind == "date":
        yield from _date(value, place)
    elif not _listed(regime, field, kind, value):
        yield _finding("form.value", place, value, "6.5")


def _listed(regime: Regime, field: Field, kind: str, value: str) -> bool:
    if kind == "choice":
        return value in field.choices
    return value in regime.seats if kind == "seat" else regime.knows(value)


def _date(value: str, place: str) -> Iterator[Finding]:
    try:
        edtf.parse(value)
    except Rejected as refusal:
        yield _finding(refusal.finding.code, place, value, "6.4")


def _finding(code: str, place: str, value: object, paragraph: str) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=f"{SPEC} {paragraph}")
