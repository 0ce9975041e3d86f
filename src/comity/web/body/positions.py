"""Positions, disagreements and concerns over time: who holds what on which text, and what stays unsettled.

Knows the tables position and settlement and the forms named `disagreement` and `concern`; not which view prevails. Law: a stance
stands in the words of its form, under its holder; holders are columns in order of code; an empty cell says nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.body import values
from comity.web.body.standing import Holder, concerned_by
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page, Row

POSITIONS: Final = 120
ROWS: Final = 12
RECORDS: Final = 30
"""The newest disagreements and concerns that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance one holder takes, when and by which record."""

    words: str
    at: str
    url: str
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A text and the stances on it, one cell for every holder of the matrix; None where it took none."""

    entry: Entry
    cells: tuple[Stance | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A disagreement on record: its topics as (code, words of the form), and the sitting it was recorded at."""

    entry: Entry
    topics: frozenset[tuple[str, str]]
    sitting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A concern: to whom it was addressed, who says that it is settled, who of those concerned has not."""

    entry: Entry
    to: tuple[str, ...]
    settled_by: tuple[Holder, ...]
    open_for: tuple[str, ...]


def show(page: Page) -> HttpResponse:
    """Show the matrix of positions, disagreements by topic, and concerns."""
    holders, texts = matters(page)
    disagreements = kept(page, "disagreements", lambda: tuple(_disagreements(page)))
    topics = sorted({topic for item in disagreements for topic in item.topics})
    return page.render(
        "positions",
        holders=holders,
        matters=texts,
        topics=[words for _, words in topics],
        disagreements=[(item, [topic in item.topics for topic in topics]) for item in disagreements],
        concerns=kept(page, "concerns", lambda: tuple(_concerns(page))),
        positions_count=kept(page, "positions", lambda: page.reader.count("position")),
        shown=ROWS,
    )


def matters(page: Page) -> tuple[list[tuple[str, str]], list[Matter]]:
    """Return holders by code, and the texts they took positions on, the latest position first."""
    return kept(page, "matrix", lambda: _matrix(page))


def _matrix(page: Page) -> tuple[list[tuple[str, str]], list[Matter]]:
    rows = listings.newest(page.reader.view(), "position", POSITIONS)
    by_target: dict[str, dict[str, Row]] = {}
    for _, row in rows:
        if len(by_target) < ROWS or row["target"] in by_target:
            by_target.setdefault(str(row["target"]), {})[str(row["holder"])] = row
    page.fetch([*by_target, *(str(row["id"]) for held in by_target.values() for row in held.values())])
    codes = sorted({code for held in by_target.values() for code in held})
    holders = [(code, page.name(code)) for code in codes]
    matters = [
        Matter(
            entry=page.entry(target),
            cells=tuple(_stance(page, held[code]) if code in held else None for code in codes),
        )
        for target, held in by_target.items()
    ]
    return holders, sorted(matters, key=lambda matter: matter.entry.sort, reverse=True)


def _stance(page: Page, row: Row) -> Stance:
    taken = page.record_row(str(row["id"])) or {}
    at = str(taken["at"])
    return Stance(
        words=values.field_words(page, taken["form"], "stance", row["stance"]),
        at=page.words.date(at),
        url=page.url(f"record/{row['id']}"),
        holder=page.name(str(row["holder"]), at),
    )


def _disagreements(page: Page) -> Iterable[Disagreement]:
    rows = _in_time(listings.of_form(page.reader.view(), "disagreement", RECORDS))
    page.fetch_signed(key for key, _ in rows)
    for key, row in rows:
        signed = values.raw_fields(page, key).get("topics", [])
        topics = signed if isinstance(signed, list) else []
        yield Disagreement(
            entry=page.entry_of(key, row),
            topics=frozenset((str(code), values.field_words(page, row["form"], "topics", [code])) for code in topics),
            sitting="" if row["sitting"] is None else page.url(f"sitting/{row['sitting']}"),
        )


def _concerns(page: Page) -> Iterable[Concern]:
    rows = _in_time(listings.of_form(page.reader.view(), "concern", RECORDS))
    page.rows.read_below(("settlement",), [key for key, _ in rows])
    page.fetch(str(held["id"]) for key, _ in rows for _, held in page.rows.scan("settlement", f"{key}/"))
    for key, row in rows:
        at = str(row["at"])
        to = row["to"] if isinstance(row["to"], list) else []
        settled = [held for _, held in page.rows.scan("settlement", f"{key}/")]
        said = {str(held["holder"]) for held in settled}
        yield Concern(
            entry=page.entry_of(key, row),
            to=tuple(page.name(str(code), at) for code in to),
            settled_by=tuple(_settled(page, held) for held in settled),
            open_for=tuple(page.name(code, at) for code in concerned_by(row) if code not in said),
        )


def _settled(page: Page, row: Row) -> Holder:
    code, at = str(row["holder"]), str((page.record_row(str(row["id"])) or {})["at"])
    return Holder(
        code=code, name=page.name(code, at), words="", at=page.words.date(at), url=page.url(f"record/{row['id']}")
    )


def _in_time(rows: listings.Rows) -> listings.Rows:
    return rows[::-1]
