"""A form as JSON Schema (2020-12), so that any tool can check a record's body before it is signed.

Knows docs/spec/regime.md 5, 6 and 12; titles are in one language, the law is the same in all. Law: a body that the form
takes is valid under its schema; one that it refuses is not, save for what 12.3 lists as beyond JSON Schema.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.regime import places
from comity.regime.forms import TEXT_LIMIT, TITLE_LIMIT, UNSTATED
from comity.regime.model import Field, Form, Kind, Labels, Regime

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
MEDIA: Final = "application/schema+json"

# `(?![\s\S])` is the end of the text in every dialect of regular expressions; `$` is not, where a newline ends it.
_END: Final = r"(?![\s\S])"
_NO_SUCH_DAY: Final = r"(?!0000)(?![0-9]{4}-(?:02-3|(?:0[469]|11)-31))"
_TIME: Final = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"
_DATE: Final = rf"{_NO_SUCH_DAY}[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])(?:{_TIME})?)?)?[~?%]?"
EDTF_PATTERN: Final = f"^{_DATE}(?:/{_DATE})?{_END}"
"""The dates of docs/spec/encoding.md 3, but for the leap day and the order of an interval."""


def schema(regime: Regime, form: Form, lang: str) -> dict[str, Json]:
    """Return the schema of a record's body under `form`, its titles in `lang`, a language of the regime."""
    parts: dict[str, Json] = {
        "title": _texts(regime, TITLE_LIMIT, one_line=True),
        "text": _texts(regime, TEXT_LIMIT, one_line=False),
        "fields": _fields(regime, form, lang),
    }
    blanks: dict[str, Json] = {}
    if form.stated:
        parts["unstated"] = _unstated(form)
        blanks = {"allOf": _no_blanks(form)}
    fields_needed = any(field.required for field in form.fields.values())
    needed = (("title", form.title), ("text", form.text), ("fields", fields_needed))
    return {
        "$schema": DIALECT,
        "title": form.labels[lang],
        "type": "object",
        "properties": parts,
        "required": [name for name, must in needed if must],
        "additionalProperties": False,
        **blanks,
        "$defs": _definitions(regime, form, lang),
        "x-comity-regime": f"{regime.code} {regime.version}",
        "x-comity-form": form.name,
        "x-comity-acts": sorted(form.acts),
        "x-comity-by": sorted(form.by),
        **_extras(regime, form.article, symbol=form.symbol, duties=sorted(form.duties), clocks=sorted(form.clocks)),
    }


def _optional(form: Form) -> list[str]:
    return [name for name, field in form.fields.items() if not field.required]


def _unstated(form: Form) -> dict[str, Json]:
    said: dict[str, Json] = {name: {"enum": [*UNSTATED]} for name in _optional(form)}
    return {"type": "object", "properties": said, "additionalProperties": False}


def _no_blanks(form: Form) -> list[Json]:
    """Return what says that each field that need not be given is either given or said not to be, and never both."""
    return [
        {"oneOf": [{"properties": {part: {"required": [name]}}, "required": [part]} for part in ("fields", "unstated")]}
        for name in _optional(form)
    ]


def _texts(regime: Regime, limit: int, *, one_line: bool) -> dict[str, Json]:
    """Return the schema of one text per language: at least one language, none but the body's."""
    text: Json = _line(1, limit) if one_line else {"type": "string", "minLength": 1, "maxLength": limit}
    languages: dict[str, Json] = dict.fromkeys(regime.languages, text)
    return {"type": "object", "minProperties": 1, "properties": languages, "additionalProperties": False}


def _line(low: int, high: int) -> dict[str, Json]:
    return {"type": "string", "minLength": low, "maxLength": high, "not": {"pattern": "\n"}}


def _fields(regime: Regime, form: Form, lang: str) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": {name: _field(regime, field, lang) for name, field in form.fields.items()},
        "required": [name for name, field in form.fields.items() if field.required],
        "additionalProperties": False,
    }


def _field(regime: Regime, field: Field, lang: str) -> dict[str, Json]:
    unit: Json = None if field.unit is None else dict(field.unit[lang])
    return {"title": field.labels[lang], **_value(regime, field, lang), **_extras(regime, field.article, unit=unit)}


def _value(regime: Regime, field: Field, lang: str) -> dict[str, Json]:
    match field.kind:
        case Kind.TEXT:
            return _texts(regime, field.high, one_line=False)
        case Kind.NUMBER:
            return {"type": "integer", "minimum": field.low, "maximum": field.high}
        case Kind.LIST:
            items = _item(field, field.of, lang, 1, TITLE_LIMIT)
            return {"type": "array", "items": items, "minItems": field.low, "maxItems": field.high}
        case _:
            return _item(field, field.kind, lang, field.low, field.high)


def _item(field: Field, kind: Kind, lang: str, low: int, high: int) -> dict[str, Json]:
    """Return the schema of a value written as one line of text."""
    match kind:
        case Kind.DATE:
            return {"type": "string", "maxLength": edtf.LENGTH_LIMIT, "pattern": EDTF_PATTERN}
        case Kind.CHOICE:
            return _codes({code: choice.labels[lang] for code, choice in field.choices.items()})
        case Kind.SEAT | Kind.CODE | Kind.PLACE:
            return {"$ref": f"#/$defs/{kind}"}
        case _:
            return _line(low, high)


def _codes(titles: Mapping[str, str]) -> dict[str, Json]:
    """Return the schema of one code among those given, each with its title."""
    named: Sequence[Json] = [{"const": code, "title": title} for code, title in titles.items()]
    return {"type": "string", "enum": list(titles), "anyOf": named} if named else {"not": {}}


def _definitions(regime: Regime, form: Form, lang: str) -> dict[str, Json]:
    """Return what the form's fields refer to: lists of codes, a seat under its newest name, and what a place is."""
    used = {kind for field in form.fields.values() for kind in (field.kind, field.of)}
    seats = {code: seat.names[-1].labels[lang] for code, seat in regime.seats.items()}
    others: list[Mapping[str, Labels]] = [
        {code: holder.labels for code, holder in holders.items()}
        for holders in (regime.groups, regime.offices, regime.actors)
    ]
    known = seats | {code: labels[lang] for held in others for code, labels in held.items()}
    lists = {Kind.SEAT: seats, Kind.CODE: dict(sorted(known.items()))}
    named: dict[str, Json] = {str(kind): _codes(titles) for kind, titles in lists.items() if kind in used}
    return named | ({str(Kind.PLACE): places.schema()} if Kind.PLACE in used else {})


def _extras(regime: Regime, article: str | None, **extras: Json) -> dict[str, Json]:
    """Return annotations of ours; where an article stands, how well its rule is known stands beside it."""
    shown: dict[str, Json] = {f"x-comity-{name}": value for name, value in extras.items() if value is not None}
    if article is None:
        return shown
    return {**shown, "x-comity-article": article, "x-comity-status": str(regime.rules[article].status)}
