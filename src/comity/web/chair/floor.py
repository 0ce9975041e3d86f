"""What the room of a sitting shows of the log: agenda, texts, silences, decisions, statements, newest records.

Knows rows, read in a fixed number of queries; not the room's own list (rooms) nor who may act. Law: a function of the log's size,
so it is kept until the log grows; whether a time has passed is said when the page is drawn.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import Http404

from comity.dues import zones
from comity.dues.silences import pressing
from comity.records.act import Act
from comity.room.agenda import FALLEN, Agenda, agenda_of, agenda_record
from comity.room.steps import Running
from comity.store import listings, sittings
from comity.store.dues import RUNNING, SILENT
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page, Row

ENTRIES: Final = 500
TEXTS: Final = 30
NEWEST: Final = 12
DOCUMENTS: Final = 8
ASIDE: Final = frozenset(
    {"supports", "opposes", "objects", "adopts", "about", "withdraws", "corrects", "submits", "settles"}
)
"""Relations told elsewhere than among an item's documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who holds something on a record, and where it is said."""

    code: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An agenda item or a text: who asked, who joined, who stands against it, what refers to it, how it stands."""

    entry: Entry
    row: Row
    joined: tuple[Hand, ...]
    against: tuple[Hand, ...]
    documents: tuple[Entry, ...]
    late: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence procedure: its record, its text, its last second, how it stands in the log, by which record it ended."""

    id: str
    url: str
    text: Entry | None
    end: int
    status: str
    ended: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Everything of the log that a room shows."""

    entry: Entry
    row: Row
    to: tuple[str, ...]
    lines: Mapping[str, Line]
    agenda: Agenda
    set_by: Entry | None
    texts: tuple[Line, ...]
    silences: tuple[Silence, ...]
    decisions: tuple[Entry, ...]
    statements: tuple[Line, ...]
    newest: tuple[Entry, ...]
    declined: tuple[Hand, ...]
    adopted: frozenset[str]

    @property
    def status(self) -> str:
        """How the sitting stands: convened, open, closed."""
        return str(self.row["status"])

    @property
    def running(self) -> tuple[Running, ...]:
        """The silences nothing has broken or confirmed."""
        return tuple(Running(id=one.id, until=one.end) for one in self.silences if one.status == "running")

    def listed(self, now: int) -> tuple[tuple[Silence, ...], int]:
        """Return the silences to be listed at a second, by their last one, and how many are not.

        What nothing has ended comes before what was ended at this sitting, of which the last to end are listed.
        """
        stand = pressing([one for one in self.silences if one.status == "running"], now, SILENT)
        ended = [one for one in self.silences if one.status != "running"]
        room = SILENT - len(stand)
        found = sorted((*stand, *ended[max(0, len(ended) - room) :]), key=lambda one: (one.end, one.id))
        return tuple(found), len(self.silences) - len(found)


def floor(page: Page, sitting: str) -> Floor:
    """Return what the log says of a sitting. Raises Http404 where there is none of that id."""
    row = page.reader.get("sitting", sitting)
    if row is None:
        raise Http404(sitting)
    return kept(page, f"floor-{sitting}", lambda: _draw(page, sitting, row))


def _draw(page: Page, sitting: str, row: Row) -> Floor:
    view = page.reader.view()
    newest = sittings.records_at(view, sitting, ENTRIES)
    made = dict(reversed(newest))
    convened = sittings.values(view, "record", [sitting]).get(sitting) or {}
    items = sittings.values(view, "item", [key for key, one in made.items() if one["act"] == Act.REQUEST_ITEM])
    items = {key: items[key] for key in made if key in items}
    texts = [key for key, one in made.items() if one["act"] in {Act.PROPOSE, Act.SUPERSEDE}][-TEXTS:]
    stated = [key for key, one in made.items() if one["act"] == Act.STATE and one["form"] != "account"][-TEXTS:]
    targets = [*items, *texts, *stated]
    on = {
        table: sittings.held(view, table, [*targets, sitting])
        for table in ("support", "opposition", "objection", "decline")
    }
    referring = sittings.referring(view, targets)
    agenda, set_by = _agenda(page, items, on["opposition"], referring, made)

    def line(key: str, record: Row, **parts: object) -> Line:
        against = [*on["opposition"].get(key, ()), *on["objection"].get(key, ())]
        papers = {one: other for rel, one, other in referring.get(key, ()) if rel not in ASIDE}
        shown = [page.entry_of(one, other) for one, other in list(papers.items())[-DOCUMENTS:]]
        hands = {"joined": _hands(page, on["support"].get(key, ())), "against": _hands(page, against)}
        return Line(entry=page.entry_of(key, record), row=record, documents=tuple(shown), **hands, **parts)  # type: ignore[arg-type]

    return Floor(
        entry=page.entry_of(sitting, convened),
        row=row,
        to=tuple(str(code) for code in _listed(convened.get("to"))),
        lines={
            key: line(key, made[key], late=bool(one["late"]), state=page.words.say(f"item-{one['status']}"))
            for key, one in items.items()
        },
        agenda=agenda,
        set_by=None if set_by is None else page.entry_of(*set_by),
        texts=tuple(line(key, made[key]) for key in texts if made[key]["status"] not in FALLEN),
        silences=_silences(page, made),
        decisions=tuple(
            page.entry_of(key, one)
            for key, one in made.items()
            if one["act"] == Act.ADOPT and one["status"] not in FALLEN
        ),
        statements=tuple(line(key, made[key]) for key in stated),
        newest=tuple(page.entry_of(key, one) for key, one in newest[:NEWEST]),
        declined=_hands(page, on["decline"].get(sitting, ())),
        adopted=frozenset(
            key
            for key in texts
            for rel, _, one in referring.get(key, ())
            if rel == "adopts" and one["status"] not in FALLEN
        ),
    )


def _agenda(
    page: Page,
    items: Mapping[str, Row],
    opposition: Mapping[str, list[Row]],
    referring: Mapping[str, list[tuple[str, str, Row]]],
    made: Mapping[str, Row],
) -> tuple[Agenda, tuple[str, Row] | None]:
    """Return the agenda, and the record that set its order with its row; that record alone is read whole."""
    found = {key: row for key in items for rel, key, row in referring.get(key, ()) if rel == "adopts"}
    found |= {key: row for key, row in made.items() if row["act"] == Act.ADOPT and key in found}
    adoptions = sorted(found.items(), key=lambda one: int(str(one[1]["index"])))
    by = agenda_record(items, adoptions)
    signed = None if by is None else page.reader.record(by)
    named = [ref.id for ref in signed.record.refs if ref.rel == "adopts"] if signed is not None else []
    indexes = {key: int(str(row["index"])) for key, row in adoptions}
    agenda = agenda_of(items, frozenset(opposition), by, named, indexes)
    return agenda, None if by is None else (by, found[by])


def _silences(page: Page, made: Mapping[str, Row]) -> tuple[Silence, ...]:
    """Return the silences that run in the body, and those opened at this sitting, by their last second."""
    view = page.reader.view()
    opened = [key for key, row in made.items() if row["act"] == Act.OPEN_SILENCE]
    rows = {
        **sittings.values(view, "silence", opened),
        **dict(listings.held_by(view, "silence", "running", RUNNING, "status")),
    }
    ended = {key: str(row["broken_by"] or row["confirmed_by"] or "") for key, row in rows.items()}
    records = sittings.values(
        view, "record", [str(row["target"]) for row in rows.values()] + [one for one in ended.values() if one]
    )

    def shown(key: str) -> Entry | None:
        return page.entry_of(key, records[key]) if key in records else None

    found = (
        Silence(
            id=key,
            url=page.url(f"record/{key}"),
            text=shown(str(row["target"])),
            end=zones.seconds(str(row["until"])),
            status=str(row["status"]),
            ended=shown(ended[key]),
        )
        for key, row in rows.items()
    )
    return tuple(sorted(found, key=lambda one: (one.end, one.id)))


def _hands(page: Page, rows: Iterable[Row]) -> tuple[Hand, ...]:
    found = {str(row["holder"]): str(row["id"]) for row in rows}
    return tuple(Hand(code=code, name=page.name(code), url=page.url(f"record/{found[code]}")) for code in sorted(found))


def _listed(codes: object) -> list[object]:
    return list(codes) if isinstance(codes, list) else []
