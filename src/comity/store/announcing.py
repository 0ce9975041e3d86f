"""What records announce (something that goes on at a place between two dates), and where a party says it can be reached.

Knows forms by what they ask for (docs/spec/airspace.md 8, 9), rows and signed records; not what overlaps, nor pages. Law: only
records that stand are read, each as its author signed it; what this reader may not read is left out, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.records.bodies import read_content
from comity.records.record import Record
from comity.regime import Field, Form, Kind, Regime
from comity.regime.places import Place, problems, read
from comity.store import listings
from comity.store.reader import Reader

LOOKED: Final = 120
"""So many announcements, those entered last, are read; a list says where there are more."""
CONTACTS: Final = 1_000
"""So many records of contact points, those entered last, are looked through for the newest of each party."""
LOWEST: Final = "lowest_m"
HIGHEST: Final = "highest_m"
TELEPHONE: Final = "telephone"
ALL: Final = 2**53
_SECOND: Final = "T"

Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What goes on from `begins` until before `ends` (Unix seconds), where and, in metres, between which heights.

    `said` are the two dates as their author wrote them. Place and heights are None where they were not given. `row` and `record`
    are what it was read from; `since` is the leaf that wrote the row.
    """

    id: str
    since: int
    code: str
    form: str
    begins: int
    ends: int
    said: tuple[str, str]
    lowest: int | None
    highest: int | None
    where: Place | None
    row: Row
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """Announcements in the order in which they begin, and whether older ones were not read."""

    items: tuple[Announcement, ...]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A party's newest record of a contact point, and how many older ones of it stand too."""

    id: str
    code: str
    row: Row
    record: Record
    older: int


def announcing(regime: Regime) -> dict[str, Field]:
    """Return the forms that announce, each with the field of a place that names where its beginning and end stand."""
    found = {name: _placed(form) for name, form in regime.forms.items()}
    return {name: field for name, field in found.items() if field is not None}


def reaching(regime: Regime) -> tuple[str, ...]:
    """Return the forms that ask for a telephone."""
    return tuple(name for name, form in regime.forms.items() if TELEPHONE in form.fields)


def telephones_first(name: str) -> tuple[bool, bool]:
    """Return a key by which the fields of a contact point stand as whoever has to call reads them: numbers first."""
    return TELEPHONE not in name, name != TELEPHONE


def announcements(reader: Reader, limit: int = LOOKED) -> Announced:
    """Return the announcements that stand, of those entered last, in order of beginning, author and log."""
    forms = announcing(reader.regime)
    rows = listings.of_forms(reader.view(), sorted(forms), ALL, limit + 1) if forms else []
    signed = reader.records(record_id for _, record_id, _ in rows[:limit])
    found = [
        one
        for since, record_id, row in rows[:limit]
        if record_id in signed
        and (one := _read(record_id, since, row, signed[record_id].record, forms[str(row["form"])])) is not None
    ]
    found.sort(key=lambda one: (one.begins, one.code, one.since))
    return Announced(items=tuple(found), more=len(rows) > limit)


def contacts(reader: Reader) -> dict[str, Contact]:
    """Return the newest contact point of each party, office, group or actor that gave one this reader may read, by code."""
    forms = reaching(reader.regime)
    rows = listings.of_forms(reader.view(), forms, ALL, CONTACTS) if forms else []
    of_code: dict[str, list[tuple[str, Row]]] = {}
    for _, record_id, row in rows:
        of_code.setdefault(str(row["for"]), []).append((record_id, row))
    # Of a party whose newest one is not public, the newest public one is read too: that is what those not entitled are shown.
    signed = reader.records(record_id for listed in of_code.values() for record_id in _newest(listed))
    found = {}
    for code, listed in sorted(of_code.items()):
        for place, (record_id, row) in enumerate(listed):
            if record_id in signed and signed[record_id].record.body is not None:
                older = len(listed) - place - 1
                found[code] = Contact(id=record_id, code=code, row=row, record=signed[record_id].record, older=older)
                break
    return found


def _newest(listed: list[tuple[str, Row]]) -> list[str]:
    """Return the newest record and the newest public one."""
    public = [record_id for record_id, row in listed if row["aud"] == "public"]
    return list(dict.fromkeys((listed[0][0], *public[:1])))


def _placed(form: Form) -> Field | None:
    return next((one for one in form.fields.values() if one.kind is Kind.PLACE and one.begins and one.ends), None)


def _read(record_id: str, since: int, row: Row, record: Record, field: Field) -> Announcement | None:
    """Return what a record announces; None where its text is not for this reader or names no beginning or end."""
    if record.body is None:
        return None
    fields = read_content(record).fields
    begins, ends = fields.get(field.begins or ""), fields.get(field.ends or "")
    if not isinstance(begins, str) or not isinstance(ends, str):
        return None
    value = fields.get(field.name)
    given = isinstance(value, Mapping) and not any(problems(dict(value), ""))
    return Announcement(
        id=record_id,
        since=since,
        code=str(row["for"]),
        form=str(row["form"]),
        begins=int(edtf.parse(begins).earliest.timestamp()),
        ends=_after(ends),
        said=(begins, ends),
        lowest=_metres(fields.get(LOWEST)),
        highest=_metres(fields.get(HIGHEST)),
        where=read(value) if given and isinstance(value, Mapping) else None,
        row=row,
        record=record,
    )


def _after(ends: str) -> int:
    """Return the first second after an end: of the second given, that second itself; of a day, the next day's first."""
    last = int(edtf.parse(ends).latest.timestamp())
    return last if _SECOND in ends.rpartition("/")[2] else last + 1


def _metres(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
