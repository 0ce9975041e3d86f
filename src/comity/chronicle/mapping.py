"""A mapping file read whole: how the rows of somebody's collection become drafts (docs/spec/import.md).

Knows templates such as `{country:codes}` and value lists; not rows or where they come from. Law: a mapping fills in what it
is told to and guesses nothing: a value no list has, or a column that is not there, is a fault with its line and column.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from comity.errors import Finding, Rejected, excerpt
from comity.records import fields
from comity.regime import toml

RULE: Final = "docs/spec/import.md"
SIZE_LIMIT: Final = 1 << 20
FORMATS: Final = frozenset({"csv", "json", "jsonl"})
WHOLE: Final = "int"
"""The list that is none: it makes a whole number of text."""
_PART: Final = re.compile(r"\{([A-Za-z0-9_. -]{1,64})(?::([a-z][a-z0-9_-]{0,31}))?\}")
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_KEY: Final = re.compile(".{1,64}")
_PARTS: Final = frozenset(
    {"name", "at", "act", "form", "attributed_to", "to", "refs", "title", "text", "fields", "sources"}
)


class Unfilled(Exception):
    """A template that a row does not fill; its finding's place is the column."""

    def __init__(self, finding: Finding) -> None:
        """Say what is wrong."""
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """What one kind of record is made of: templates by part, once for each value of `once`, only where `where` holds."""

    parts: Mapping[str, Any]
    once: str | None
    where: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A mapping: how the source is read, the archive it becomes, its lists and its patterns in their order."""

    format: str
    delimiter: str
    columns: tuple[str, ...]
    slug: str
    compiled: str
    lists: Mapping[str, Mapping[str, str]]
    patterns: tuple[Pattern, ...]


def parse(data: bytes, place: str = "mapping") -> Layout:
    """Return the layout of an untrusted mapping file. Raises Rejected at its first fault."""
    top = toml.names(toml.parse(data, SIZE_LIMIT, place), {"source", "archive", "record"}, {"lists"}, place)
    source = toml.names(top["source"], {"format", "columns"}, {"delimiter"}, f"{place}.source")
    archive = toml.names(top["archive"], {"slug", "compiled"}, (), f"{place}.archive")
    lists = {
        name: _list(table, f"{place}.lists.{name}")
        for name, table in toml.keyed(top.get("lists", {}), f"{place}.lists", _NAME, 64).items()
    }
    layout = Layout(
        format=toml.one_of(source["format"], FORMATS, f"{place}.source.format"),
        delimiter=toml.matching(source.get("delimiter", ","), f"{place}.source.delimiter", re.compile("[,;\t|]")),
        columns=toml.items(source["columns"], 1, 200, f"{place}.source.columns", toml.string),
        slug=toml.matching(archive["slug"], f"{place}.archive.slug", _SLUG),
        compiled=fields.instant(
            toml.line(archive["compiled"], f"{place}.archive.compiled"), f"{place}.archive.compiled"
        ),
        lists=lists,
        patterns=toml.items(top["record"], 1, 16, f"{place}.record", _pattern),
    )
    for number, pattern in enumerate(layout.patterns):
        _check(layout, pattern, f"{place}.record.{number}")
    return layout


def fill(template: Any, row: Mapping[str, str], layout: Layout) -> Any:
    """Return a template with a row's values in it, tables and lists part by part. Raises Unfilled."""
    if isinstance(template, dict):
        return {name: fill(part, row, layout) for name, part in template.items()}
    if isinstance(template, list):
        return [fill(part, row, layout) for part in template]
    if not isinstance(template, str):
        return template
    whole = _PART.fullmatch(template)
    if whole is not None and whole[2] == WHOLE:
        value = row[whole[1]].strip()
        if not re.fullmatch("[0-9]{1,15}", value):
            raise Unfilled(_finding("import.number", f"column {whole[1]}", value))
        return int(value)
    return _PART.sub(lambda part: _value(part, row, layout), template)


def columns_of(template: Any) -> tuple[str, ...]:
    """Return the columns a template names, in order, each once."""
    if isinstance(template, dict):
        template = list(template.values())
    if isinstance(template, list):
        return tuple(dict.fromkeys(name for part in template for name in columns_of(part)))
    return tuple(dict.fromkeys(match[1] for match in _PART.finditer(template))) if isinstance(template, str) else ()


def _value(part: re.Match[str], row: Mapping[str, str], layout: Layout) -> str:
    column, name = part[1], part[2]
    value = row[column].strip()
    if name is None:
        return value
    if value not in layout.lists[name]:
        raise Unfilled(_finding("import.value", f"column {column}", value))
    return layout.lists[name][value]


def _list(value: object, place: str) -> dict[str, str]:
    return {key: toml.string(one, f"{place}.{key}") for key, one in toml.keyed(value, place, _KEY, 1_000).items()}


def _pattern(value: object, place: str) -> Pattern:
    data = dict(toml.names(value, {"name", "at", "act", "form", "sources"}, (_PARTS | {"once", "where"}), place))
    once, where = data.pop("once", None), data.pop("where", {})
    chosen = {
        column: toml.items(values, 1, 100, f"{place}.where.{column}", toml.string)
        for column, values in toml.keyed(where, f"{place}.where", _KEY, 16).items()
    }
    return Pattern(parts=data, once=None if once is None else toml.string(once, f"{place}.once"), where=chosen)


def _check(layout: Layout, pattern: Pattern, place: str) -> None:
    """Refuse columns the source is not said to have, and lists that are not there."""
    named = [f"{{{column}}}" for column in pattern.where]
    for part, template in {**pattern.parts, "once": pattern.once or "", "where": named}.items():
        for column in columns_of(template):
            if column not in layout.columns:
                raise Rejected(_finding("import.column", f"{place}.{part}", column))
        for name in _lists_of(template):
            if name != WHOLE and name not in layout.lists:
                raise Rejected(_finding("import.list", f"{place}.{part}", name))


def _lists_of(template: Any) -> tuple[str, ...]:
    if isinstance(template, dict):
        template = list(template.values())
    if isinstance(template, list):
        return tuple(name for part in template for name in _lists_of(part))
    return tuple(match[2] for match in _PART.finditer(template) if match[2]) if isinstance(template, str) else ()


def _finding(code: str, place: str, value: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
