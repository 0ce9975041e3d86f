"""Records with a place: which a body has, newest first, what goes on there and when, and which tells of which.

Knows forms with a field of kind place, and rows; not maps or templates. Law: a place is read from the record its author
signed, and from nothing else; what cannot be read now (it is restricted, or of older rules) is left out, never guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.envelope import parse_leaf
from comity.i18n import places as told
from comity.records.bodies import read_content
from comity.records.record import Record
from comity.regime import Field, Form, Kind, Regime
from comity.regime.places import Place, problems, read
from comity.store import listings
from comity.web.page.present import Page, Row, Text

PAGE: Final = 30
"""How many places a map shows: as many as people can tell apart on it and read beside it."""
LOOKED: Final = 80
"""How many records are looked at for them; a longer list goes on where this one ends."""
TIMES: Final = ("coming", "running", "past")
ACCOUNT: Final = "account-of"
ALL: Final = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for: forms and times (all where none is named), and before which leaf."""

    forms: frozenset[str]
    forms_named: bool
    times: frozenset[str]
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A place of a record: its number on the map, who says it, of what, when, where in words and in figures.

    `dated` where the form says from when what it is the place of goes on; else `when` is the record's own date.
    """

    number: int
    record_id: str
    url: str
    title: Text
    symbol: str
    form: str
    form_name: str
    code: str
    speaker: str
    when: str
    dated: bool
    time: str
    words: Text
    figures: str
    place: Place
    subject: str
    tells_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is shown, and before which leaf what is older lies; nothing where there is none."""

    items: tuple[Placed, ...]
    older: str


def forms_of(regime: Regime) -> dict[str, tuple[Field, ...]]:
    """Return the forms that have places, each with its fields of that kind."""
    found = {
        name: tuple(field for field in form.fields.values() if field.kind is Kind.PLACE)
        for name, form in regime.forms.items()
    }
    return {name: fields for name, fields in found.items() if fields}


def asked(page: Page) -> Asked:
    """Return what the address asks for; what it names that there is not is passed over."""
    query, forms = page.request.GET, forms_of(page.regime)
    before = query.get("before", "")[:10]
    named = frozenset(forms.keys() & set(query.getlist("form")))
    return Asked(
        forms=named or frozenset(forms),
        forms_named=bool(named) and len(named) < len(forms),
        times=frozenset(set(TIMES) & set(query.getlist("time"))) or frozenset(TIMES),
        before=int(before) if before.isascii() and before.isdigit() else ALL,
    )


def listing(page: Page, wish: Asked) -> Listing:
    """Return the newest places of records that stand, up to PAGE."""
    if not wish.forms:
        return Listing(items=(), older="")
    rows = listings.of_forms(page.reader.view(), sorted(wish.forms), wish.before, LOOKED + 1)
    items: list[Placed] = []
    older = str(rows[LOOKED][0] + 1) if len(rows) > LOOKED else ""
    for since, record_id, row, record in _records(page, rows[:LOOKED]):
        found = [one for one in of_record(page, record_id, row, record) if one.time in wish.times]
        if items and len(items) + len(found) > PAGE:
            older = str(since + 1)
            break
        items += found
    return Listing(items=numbered(items), older=older)


def numbered(items: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return places with their numbers on one map, and the number of the record each tells of, where that is on it too."""
    counted = [replace(one, number=number) for number, one in enumerate(items, 1)]
    by_record = {one.record_id: one.number for one in reversed(counted)}
    return tuple(replace(one, tells_of=by_record.get(one.subject)) for one in counted)


def of_record(page: Page, record_id: str, row: Row, record: Record) -> Iterator[Placed]:
    """Yield the places of one record, not yet numbered."""
    form = page.regime.forms.get(record.form)
    if form is None or record.body is None:
        return
    fields = read_content(record).fields
    entry = page.entry_of(record_id, row)
    for field in form.fields.values():
        value = fields.get(field.name)
        if field.kind is not Kind.PLACE or not isinstance(value, Mapping) or any(problems(dict(value), "")):
            continue
        place = read(value)
        begins, ends = _times(field, fields, record.at)
        yield Placed(
            number=0,
            record_id=record_id,
            url=entry.url,
            title=entry.title,
            symbol=entry.symbol,
            form=form.name,
            form_name=entry.form,
            code=entry.code,
            speaker=entry.speaker,
            when=_when(page, begins, ends),
            dated=field.begins is not None,
            time=time_of(begins, ends, page.moment_asked, lasts=field.begins is not None),
            words=_words(page, form, field, fields),
            figures=told.said(page.words, place),
            place=place,
            subject=next((ref.id for ref in record.refs if ref.rel == ACCOUNT), ""),
        )


def words_of(page: Page, record: Record) -> Text:
    """Return where the first place of a record is in its author's words; nothing where it says none."""
    form = page.regime.forms.get(record.form)
    fields = {} if record.body is None else read_content(record).fields
    field = None if form is None else next((one for one in form.fields.values() if one.kind is Kind.PLACE), None)
    return Text(lang=page.lang, text="") if form is None or field is None else _words(page, form, field, fields)


def time_of(begins: str, ends: str, now: datetime, *, lasts: bool) -> str:
    """Return whether what goes on between two EDTF dates is over, goes on, or is to come at a moment.

    What does not last (it has the record's own date and no other) is over once it is said.
    """
    if edtf.parse(begins).earliest > now:
        return "coming"
    return "past" if not lasts or edtf.parse(ends).latest < now else "running"


def _times(field: Field, fields: Mapping[str, Json], at: str) -> tuple[str, str]:
    begins = str(fields.get(field.begins or "", at))
    return begins, str(fields.get(field.ends or "", begins))


def _when(page: Page, begins: str, ends: str) -> str:
    first = page.words.date(begins)
    return first if begins == ends else page.words.say("date-interval", first=first, last=page.words.date(ends))


def _words(page: Page, form: Form, field: Field, fields: Mapping[str, Json]) -> Text:
    """Return where it is in the author's words, where the form asks for them and they were given."""
    said = fields.get(field.words or "")
    if field.words is not None and form.fields[field.words].kind is Kind.STRING and isinstance(said, str):
        return Text(lang=page.rules_lang, text=said)
    return page.pick(said)


def _records(page: Page, rows: list[tuple[int, str, Row]]) -> Iterator[tuple[int, str, Row, Record]]:
    """Yield records by their rows, by one query; those that are not public one by one, as the gate opens them."""
    leaves = page.reader.leaves([int(str(row["index"])) for _, _, row in rows if row["aud"] == "public"])
    for since, record_id, row in rows:
        data = leaves.get(int(str(row["index"])))
        if data is not None:
            yield since, record_id, row, parse_leaf(data).record
        elif (found := page.reader.record(record_id)) is not None:
            yield since, record_id, row, found.record
