"""What of a body's record an article is compared with: its sittings, what was notified of forces, its agenda items.

Knows how forms hold them; not articles. Law: only what is public and stands is compared with, and a body without such forms has
nothing to compare.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from comity.encoding.canonical import Json
from comity.press.dates import calendar
from comity.records.record import Record
from comity.store.listings import of_form
from comity.store.reader import Reader

MOST: Final = 500
"""Records of a form that are compared with, the newest."""
STANDING: Final = frozenset(("stands", "settled"))
_PART: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A sitting in the record: `name` is its symbol or id."""

    name: str
    value: str
    low: date
    high: date
    level: str | None
    place: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What was notified of forces: units, strength, where, from when, and where and when it was decided."""

    name: str
    units: int | None
    strength: int | None
    places: frozenset[str]
    begins: str | None
    decided: str | None
    low: date | None
    high: date | None
    decided_at: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An agenda item in the record, and the day of its sitting where it has one."""

    name: str
    titles: Labels
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is compared with; `body` is the code of the body."""

    body: str
    sittings: tuple[Past, ...]
    announced: tuple[Announced, ...]
    items: tuple[Entered, ...]


def facts_of(reader: Reader) -> Facts:
    """Return the facts of a body as its public reads it."""
    sittings = {
        key: past for key, name, record in _standing(reader, "sitting") if (past := _past(name, record)) is not None
    }
    items = [
        Entered(name=name, titles=_labels(_body(record).get("title")), day=_day_at(record, sittings))
        for _, name, record in _standing(reader, "agenda-item")
    ]
    announced = [_announced(name, record) for _, name, record in _standing(reader, "notification")]
    return Facts(
        body=reader.regime.code, sittings=tuple(sittings.values()), announced=tuple(announced), items=tuple(items)
    )


def _standing(reader: Reader, form: str) -> Iterator[tuple[str, str, Record]]:
    """Return the records of a form that stand, as (id, name, record)."""
    if form not in reader.regime.forms:
        return
    rows = of_form(reader.view(), form, MOST)
    opened = reader.records(key for key, row in rows if row["status"] in STANDING)
    for key, row in rows:
        if key in opened:
            yield key, str(row["symbol"] or key), opened[key].record


def _body(record: Record) -> Mapping[str, Json]:
    return record.body or {}


def _fields(record: Record) -> Mapping[str, Json]:
    held = _body(record).get("fields")
    return held if isinstance(held, Mapping) else {}


def _labels(value: Json) -> Labels:
    return {lang: str(text) for lang, text in value.items()} if isinstance(value, Mapping) else {}


def _past(name: str, record: Record) -> Past | None:
    fields = _fields(record)
    low, high = days_of(fields.get("date"))
    if low is None or high is None:
        return None
    level = fields.get("level")
    return Past(
        name=name,
        value=str(fields["date"]),
        low=low,
        high=high,
        level=level if isinstance(level, str) else None,
        place=_labels(fields.get("place")),
    )


def _announced(name: str, record: Record) -> Announced:
    fields = _fields(record)
    units, strength, places, begins = (fields.get(key) for key in ("units", "strength_max", "places", "begins"))
    low, high = days_of(fields.get("decided_on"))
    return Announced(
        name=name,
        units=units if isinstance(units, int) else None,
        strength=strength if isinstance(strength, int) else None,
        places=frozenset(str(place) for place in places) if isinstance(places, list | tuple) else frozenset(),
        begins=str(begins) if begins is not None else None,
        decided=str(fields["decided_on"]) if low else None,
        low=low,
        high=high,
        decided_at=_labels(fields.get("decided_at")),
    )


def _day_at(record: Record, sittings: Mapping[str, Past]) -> str | None:
    """Return the day of the sitting an item is of."""
    at = next((ref.id for ref in record.refs if ref.rel == "at-sitting"), None)
    return sittings[at].value if at is not None and at in sittings else None


def days_of(value: Json) -> tuple[date | None, date | None]:
    """Return the first and last day a date of the record may be."""
    if not isinstance(value, str):
        return None, None
    parts = [_PART.match(part) for part in value.split("/")]
    if not parts or any(part is None for part in parts):
        return None, None
    spans = [_span(part) for part in parts if part is not None]
    return spans[0][0], spans[-1][1]


def _span(part: re.Match[str]) -> tuple[date | None, date | None]:
    year, month, day = (int(text) if text else None for text in part.groups())
    if year is None:
        return None, None
    if month is None:
        whole = calendar.year_of(year)
    elif day is None:
        whole = calendar.month_of(year, month)
    else:
        one = calendar.made(year, month, day)
        return one, one
    return whole.low, whole.high
