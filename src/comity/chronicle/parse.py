"""A chronicle file read whole: TOML of docs/spec/chronicle.md, one `[[record]]` after another.

Knows how a historian spells a draft; not whether the regime has its form (compilation). Law: what is not understood is
refused with the file's place, and nothing is filled in for the author but what the format says.
"""

import re
from functools import partial
from typing import Final, cast

from comity.chronicle.draft import Draft, DraftRef
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.records.act import STRUCTURAL, Act
from comity.records.fields import media, sha256
from comity.records.record import DOUBTS, RELATIONS, Material, Source
from comity.regime import toml
from comity.regime.spelling import CODE

SIZE_LIMIT: Final = 512 * 1024
COUNT_LIMIT: Final = 1_000
TEXT_LIMIT: Final = 20_000
_REQUIRED: Final = frozenset({"name", "at", "act", "form", "sources"})
_OPTIONAL: Final = frozenset({"attributed_to", "to", "refs", "title", "text", "fields", "material"})
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
_FORM: Final = re.compile(r"[a-z][a-z-]{1,31}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,31}")
_FILE: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")
MATERIAL_LIMIT: Final = 1024 * 1024
"""An archive's files are small: they are built anew by whoever builds the archive."""


def parse(data: bytes, place: str = "chronicle") -> tuple[Draft, ...]:
    """Return the drafts of one untrusted file in the order written; `place` is the file's name, for findings."""
    top = toml.names(toml.parse(data, SIZE_LIMIT, place), {"record"}, (), place)
    return toml.items(top["record"], 1, COUNT_LIMIT, f"{place}.record", read_draft)


def read_draft(value: object, place: str) -> Draft:
    """Return one draft of an untrusted table, or raise Rejected at its first fault."""
    data = toml.names(value, _REQUIRED, _OPTIONAL, place)
    return Draft(
        name=toml.matching(data["name"], f"{place}.name", _NAME),
        at=edtf.parse(toml.line(data["at"], f"{place}.at")).text,
        act=Act(toml.one_of(data["act"], frozenset(Act) - STRUCTURAL, f"{place}.act")),
        form=toml.matching(data["form"], f"{place}.form", _FORM),
        attributed_to=toml.maybe(data, "attributed_to", place, _code),
        to=toml.items(data.get("to", []), 0, 256, f"{place}.to", _code),
        refs=toml.items(data.get("refs", []), 0, 64, f"{place}.refs", _ref),
        title=_languages(data.get("title", {}), f"{place}.title"),
        text=_languages(data.get("text", {}), f"{place}.text"),
        fields=_fields(data.get("fields", {}), f"{place}.fields"),
        sources=toml.items(data["sources"], 1, 32, f"{place}.sources", _source),
        material=toml.items(data.get("material", []), 0, 16, f"{place}.material", _material),
    )


def _code(value: object, place: str) -> str:
    return toml.matching(value, place, CODE)


def _ref(value: object, place: str) -> DraftRef:
    data = toml.names(value, {"rel", "record"}, (), place)
    rel = toml.one_of(data["rel"], RELATIONS, f"{place}.rel")
    return DraftRef(rel=rel, draft=toml.matching(data["record"], f"{place}.record", _NAME))


def _material(value: object, place: str) -> Material:
    """Return a file beside the chronicle: its hash and size stand in the text, so that the edition covers them."""
    data = toml.names(value, {"file", "sha256", "size", "media"}, (), place)
    return Material(
        sha256=sha256(toml.string(data["sha256"], f"{place}.sha256"), f"{place}.sha256"),
        size=toml.integer(data["size"], 1, MATERIAL_LIMIT, f"{place}.size"),
        media=media(toml.string(data["media"], f"{place}.media"), f"{place}.media"),
        name=toml.matching(data["file"], f"{place}.file", _FILE),
        role="attachment",
    )


def _languages(value: object, place: str) -> dict[str, str]:
    """Return texts by language; line breaks at the ends, which a `\"\"\"` block leaves, are no part of the text."""
    table = toml.keyed(value, place, _LANGUAGE, 16)
    return {lang: _text(table[lang], f"{place}.{lang}") for lang in sorted(table)}


def _doubt(value: object, place: str) -> str:
    return toml.one_of(value, DOUBTS, place)


def _lines(value: object, place: str) -> dict[str, str]:
    """Return one line for each language given."""
    table = toml.keyed(value, place, _LANGUAGE, 16)
    return {lang: toml.line(table[lang], f"{place}.{lang}", limit=500) for lang in sorted(table)}


def _text(value: object, place: str) -> str:
    return toml.string(toml.string(value, place, TEXT_LIMIT).strip("\n"), place, TEXT_LIMIT)


def _fields(value: object, place: str) -> dict[str, Json]:
    table = toml.keyed(value, place, _FIELD, 64)
    return {name: _json(table[name], f"{place}.{name}") for name in sorted(table)}


def _json(value: object, place: str) -> Json:
    """Return a field's value: text, a whole number, a list of texts, a text per language, or a place."""
    if isinstance(value, list):
        return cast("Json", list(toml.items(value, 0, 256, place, toml.string)))
    if isinstance(value, dict) and "points" in value:
        return {str(name): _json(part, f"{place}.{name}") for name, part in value.items()}
    if isinstance(value, dict):
        return cast("Json", _languages(value, place))
    if isinstance(value, int):
        return toml.integer(value, 0, 2**53 - 1, place)
    return toml.string(value, place)


def _source(value: object, place: str) -> Source:
    data = toml.names(value, {"url"}, {"title", "doubt", "note"}, place)
    line = partial(toml.line, limit=500)
    return Source(
        url=toml.url(data["url"], f"{place}.url"),
        title=toml.maybe(data, "title", place, line),
        doubt=toml.maybe(data, "doubt", place, _doubt),
        note=_lines(data["note"], f"{place}.note") if "note" in data else None,
    )
