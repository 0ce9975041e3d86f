"""The command record: one record as people read it, in the words of its form.

Knows how a record is laid out on a terminal; its values are told by `i18n.terms`. Law: what the author signed is shown
whole, every text in every language it was signed in.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from comity.cli.moments import add_audience, reader_of, record_named
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, say, say_json
from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable, excerpt
from comity.i18n import Terms
from comity.records.bodies import read_content
from comity.records.record import Record
from comity.regime import Form


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "record", help="print one record in words", epilog="example: comity record DIR NRC/NOT/2016/1 --lang fr"
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("record", help="record id or symbol")
    add_audience(command)
    add_json(command)
    command.set_defaults(run=record)


def record(options: argparse.Namespace) -> int:
    """Print who says what to whom, and the form's fields by their labels."""
    reader = reader_of(options)
    key = record_named(reader, options.record)
    found = reader.record(key)
    if found is None:
        raise Unavailable(Finding(code="store.no-record", place="log", excerpt=excerpt(options.record)))
    terms = Terms(words=catalogue(options.lang), regime=reader.regime)
    told = _told(terms, found.record, {"id": key, **(reader.get("record", key) or {})})
    if options.json:
        say_json(told)
        return DONE
    for line in _lines(terms, told):
        say(line)
    return DONE


def _told(terms: Terms, read: Record, row: Mapping[str, Json]) -> dict[str, Json]:
    form = terms.regime.forms.get(read.form)
    content = None if form is None else read_content(read)
    label = terms.words.say(f"act-{read.act}") if form is None else form.labels[terms.lang]
    fields: list[Json] = [] if form is None or content is None else list(_fields(terms, form, content.fields, read.at))
    return {
        "id": row["id"],
        "symbol": row.get("symbol"),
        "form": read.form,
        "label": label,
        "at": read.at,
        "for": {"code": read.for_, "name": terms.name(read.for_, read.at)},
        "to": [{"code": code, "name": terms.name(code, read.at)} for code in read.to],
        "title": {} if content is None else dict(content.title),
        "text": {} if content is None else dict(content.text),
        "fields": fields,
        "body": {} if form is not None else dict(read.body or {}),
        "sources": [source.url for source in read.sources],
    }


def _fields(terms: Terms, form: Form, fields: Mapping[str, Json], at: str) -> Iterator[dict[str, Json]]:
    for name, field in form.fields.items():
        if name in fields:
            yield {
                "name": name,
                "label": field.labels[terms.lang],
                "value": fields[name],
                "shown": terms.value(field, fields[name], at),
                "article": field.article,
                "status": None if field.article is None else str(terms.regime.rules[field.article].status),
            }


def _lines(terms: Terms, told: Mapping[str, Json]) -> Iterator[str]:
    words = terms.words
    yield f"{told['label']}  {told['symbol'] or '-'}  {told['id']}"
    named = _mapping(told["for"])
    yield words.say("field-line", label=words.say("record-date"), value=words.date(str(told["at"])))
    yield words.say("field-line", label=words.say("for"), value=str(named["name"]))
    if told["to"]:
        names = ", ".join(str(_mapping(one)["name"]) for one in _items(told["to"]))
        yield words.say("field-line", label=words.say("to"), value=names)
    for field in map(_mapping, _items(told["fields"])):
        shown = str(field["shown"])
        if field["article"] is not None:
            shown += f" ({field['article']}, {words.say('rule-' + str(field['status']))})"
        yield words.say("field-line", label=str(field["label"]), value=shown)
    for part in ("title", "text"):
        for lang, text in _mapping(told[part]).items():
            yield f"[{lang}] {text}"
    if told["body"]:
        yield json.dumps(told["body"], ensure_ascii=False, indent=2, default=dict)
    for source in _items(told["sources"]):
        yield words.say("field-line", label=words.say("source"), value=str(source))


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def _items(value: Json) -> list[Json]:
    return list(value) if isinstance(value, list) else []
