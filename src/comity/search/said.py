"""What a record says, piece by piece: the texts its author signed, by language, and words of no language.

Knows content and the kinds of a form's fields; not words or queries. Law: nothing is searched but what its
author signed and the reader at hand may read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.encoding.canonical import Json
from comity.records.act import STRUCTURAL
from comity.records.bodies import read_content
from comity.records.record import Record
from comity.regime import Regime
from comity.regime.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A text and its language; None for a word that is of none, such as a symbol."""

    lang: str | None
    text: str


def pieces(record: Record, symbol: str | None, regime: Regime) -> list[Piece]:
    """Return what a record says: its symbol, its title and text in each language, and the texts among its fields."""
    if record.act in STRUCTURAL or record.body is None:
        return []
    content = read_content(record)
    found = [Piece(lang=None, text=symbol)] if symbol else []
    found += [Piece(lang=lang, text=text) for texts in (content.title, content.text) for lang, text in texts.items()]
    form = regime.forms.get(record.form)
    for name, value in content.fields.items():
        field = None if form is None else form.fields.get(name)
        if field is not None:
            found += _field(field.of if isinstance(value, list) else field.kind, value)
    return found


def _field(kind: Kind, value: Json) -> Iterator[Piece]:
    for item in value if isinstance(value, list) else [value]:
        if kind is Kind.TEXT and isinstance(item, Mapping):
            yield from (Piece(lang=lang, text=str(text)) for lang, text in item.items())
        elif kind is Kind.STRING:
            yield Piece(lang=None, text=str(item))
