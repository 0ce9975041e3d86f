"""What stands on a record: accounts, positions, support, opposition, objections, settlement, interpretations, suspension.

Knows the tables of what parties hold (docs/spec/state.md); not templates. Law: everything stands under its holder, holders in
order of code; nothing is counted up against anything else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from comity.encoding import edtf
from comity.records.act import Act
from comity.store import listings
from comity.web.body import values
from comity.web.body.values import Said
from comity.web.page.present import Entry, Page, Row

ATTACHED: Final = ("interprets", "reserves")
LINKS: Final = 200
HELD: Final = 400
"""The most rows of a table held on one record that a page reads: several times the parties, offices and actors of a body."""
HOLDING: Final = ("account", "decline", "objection", "opposition", "position", "settlement", "support")
_TABLES: Final = ("support", "opposition", "objection", "decline", "settlement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds something on a record, on what date, by which record; `words` is the stance where there is one."""

    code: str
    name: str
    words: str
    at: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one author tells a fact."""

    entry: Entry
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One kind of thing held on a record, with its heading, by holder in order of code."""

    label: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Under which mandate an office spoke for a group, and who objects to that mandate."""

    entry: Entry
    objected_by: tuple[Holder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence procedure: its state at the moment asked for, its end, the page of what opened or decided it; "" on that page."""

    state: str
    until: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that stands on a record; `concerned` are those who must say that it is settled and have not."""

    mandate: Mandate | None
    accounts: tuple[Account, ...]
    positions: tuple[Holder, ...]
    held: tuple[Held, ...]
    settled_by: tuple[Holder, ...]
    concerned: tuple[str, ...]
    attached: tuple[Entry, ...]


def gather(page: Page, ids: Iterable[str], attached: Iterable[str] = ()) -> None:
    """Read at once what stands on these records, and who holds it; of those `attached`, what interprets and reserves too."""
    listed, carrying = list(ids), list(attached)
    page.fetch(listed)
    given = [str(row["mandate"]) for key in listed if (row := page.record_row(key)) and row["mandate"] is not None]
    page.rows.read_below(HOLDING, listed)
    page.rows.read_below(("objection",), given)
    missing = [key for key in carrying if key not in page.attached]
    if missing:
        page.attached |= listings.attached_to(page.rows, missing, ATTACHED)
    held = [row for key in listed for table in HOLDING for _, row in page.rows.scan(table, f"{key}/")]
    objections = [row for key in given for _, row in page.rows.scan("objection", f"{key}/")]
    page.fetch([*given, *(str(row["id"]) for row in (*held, *objections))])
    page.fetch([record for key in carrying for record in page.attached[key][:LINKS]])
    page.fetch_signed(str(row["id"]) for key in listed for _, row in page.rows.scan("account", f"{key}/"))


def standing(page: Page, record_id: str, *, attached: bool = False) -> Standing:
    """Return what stands on a record; with `attached`, interpretations and reservations too."""
    gather(page, [record_id], attached=[record_id] if attached else [])
    rows = {table: [row for _, row in page.rows.scan(table, f"{record_id}/")][:HELD] for table in HOLDING}
    groups = {table: tuple(_holders(page, rows.get(table, ()))) for table in _TABLES}
    return Standing(
        mandate=_mandate(page, record_id),
        accounts=accounts(page, rows.get("account", ())),
        positions=tuple(_holders(page, rows.get("position", ()))),
        held=tuple(
            Held(label=page.words.say(f"held-{table}"), holders=holders) for table, holders in groups.items() if holders
        ),
        settled_by=groups["settlement"],
        concerned=tuple(_unsettled(page, record_id, groups["settlement"])) if groups["settlement"] else (),
        attached=tuple(_attached(page, record_id)) if attached else (),
    )


def silence_on(page: Page, record_id: str) -> Silence | None:
    """Return the silence procedure a record opened, else the latest on it; that its time is past is computed when asked."""
    opens = (page.record_row(record_id) or {}).get("act") == Act.OPEN_SILENCE
    latest = {"id": record_id} if opens else page.reader.get("silence_on", record_id)
    row = None if latest is None else page.reader.get("silence", str(latest["id"]))
    if row is None:
        return None
    until = edtf.parse(str(row["until"])).latest
    status = "kept" if row["status"] == "running" and page.moment_asked > until else str(row["status"])
    decided = row["broken_by"] or row["confirmed_by"] or row["id"]
    zone = ZoneInfo(str(page.body["zone"]))
    return Silence(
        state=page.words.say(f"silence-{status}"),
        until=page.words.date(until.astimezone(zone)),
        url="" if decided == record_id else page.url(f"record/{decided}"),
    )


def _mandate(page: Page, record_id: str) -> Mandate | None:
    given = (page.record_row(record_id) or {}).get("mandate")
    if given is None:
        return None
    objections = [row for _, row in page.rows.scan("objection", f"{given}/")]
    return Mandate(entry=page.entry(str(given)), objected_by=tuple(_holders(page, objections)))


def accounts(page: Page, rows: Iterable[Row]) -> tuple[Account, ...]:
    """Return accounts in order of their holders' codes."""
    ordered = sorted(rows, key=lambda row: str(row["holder"]))
    return tuple(Account(entry=page.entry(str(row["id"])), said=values.said(page, str(row["id"]))) for row in ordered)


def accounts_of(page: Page, record_id: str) -> tuple[Account, ...]:
    """Return the accounts given of a record, in order of their holders' codes."""
    gather(page, [record_id])
    return accounts(page, (row for _, row in page.rows.scan("account", f"{record_id}/")))


def concerned_by(row: Row) -> list[str]:
    """Return the codes a matter concerns: its author and those it is addressed to, in order of code."""
    to = row["to"]
    return sorted({str(row["for"]), *(str(code) for code in (to if isinstance(to, list) else []))})


def _unsettled(page: Page, record_id: str, settled: tuple[Holder, ...]) -> list[str]:
    row = page.record_row(record_id)
    said = {holder.code for holder in settled}
    return [] if row is None else [page.name(code) for code in concerned_by(row) if code not in said]


def _holders(page: Page, rows: Iterable[Row]) -> Iterable[Holder]:
    for row in rows:
        code, record_id = str(row["holder"]), str(row["id"])
        at = str((page.record_row(record_id) or {}).get("at", ""))
        yield Holder(
            code=code,
            name=page.capacity(code, at),
            words=values.stance(page, row) if "stance" in row else "",
            at=page.words.date(at) if at else "",
            url=page.url(f"record/{record_id}"),
        )


def _attached(page: Page, record_id: str) -> Iterable[Entry]:
    return page.entries(page.attached[record_id][:LINKS])
