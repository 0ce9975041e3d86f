"""Typed fields of several records, one below the other: who gave what, and by how much it differs.

Knows forms and kinds of field; not which value is right. Law: a value stands as its author signed it, with its unit; how values
differ is said in numbers or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.encoding.canonical import Json
from comity.regime import Field
from comity.regime.model import Kind
from comity.web.comparing.column import Column, raw
from comity.web.page.present import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field: its label, its value in each record ("" where a record does not give it), and how these differ."""

    label: str
    cells: tuple[str, ...]
    note: str
    differs: bool


def rows(page: Page, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Return the fields any of the records has, in the order of their forms."""
    known: dict[str, Field] = {}
    for one in columns:
        for name, field in one.form.items():
            if name in one.content.fields or name in one.content.unstated:
                known.setdefault(name, field)
    return tuple(_row(page, name, field, columns) for name, field in known.items())


def _row(page: Page, name: str, field: Field, columns: Sequence[Column]) -> Row:
    told = [value for value in (raw(one, name) for one in columns) if value is not None]
    alike = all(value == told[0] for value in told)
    whole = len(told) == len(columns)
    parts = [page.words.say("compare-equal") if alike and whole else ""]
    parts += ["" if alike else _differing(page, field, told)]
    parts += [page.words.say("compare-given-by", count=len(told), all=len(columns)) if told and not whole else ""]
    cells = tuple(_cell(page, name, field, one) for one in columns)
    return Row(
        label=field.labels[page.rules_lang], cells=cells, note=page.words.clauses(parts), differs=not (alike and whole)
    )


def _cell(page: Page, name: str, field: Field, one: Column) -> str:
    if name in one.content.unstated:
        return page.words.say(f"unstated-{one.content.unstated[name]}")
    value = raw(one, name)
    return "" if value is None else page.terms.value(one.form.get(name, field), value, one.record.at)


def _differing(page: Page, field: Field, told: Sequence[Json]) -> str:
    difference = _difference(page, field, told)
    return (
        page.words.say("compare-differs-by", difference=difference) if difference else page.words.say("compare-differs")
    )


def _difference(page: Page, field: Field, told: Sequence[Json]) -> str:
    """Return how far apart values are: the greatest number less the smallest, or days between dates."""
    if field.kind is Kind.NUMBER:
        numbers = [value for value in told if isinstance(value, int)]
        return page.terms.quantity(field, max(numbers) - min(numbers)) if numbers else ""
    if field.kind is Kind.DATE:
        try:
            days = [date.fromisoformat(str(value)) for value in told]
        except ValueError:  # a month, an interval or a date in doubt is no day
            return ""
        return page.words.say("count-days", count=(max(days) - min(days)).days)
    return ""
