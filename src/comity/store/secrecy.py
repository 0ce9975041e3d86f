"""What the record says of secrecy: reading keys, sealed records, how much of what each party filed is open, restricted, sealed.

Knows SQL over rows; not what secrecy is worth. Law: each answer is as of the view's moment, and takes no longer the more records
there are; counts are of everybody alike, whoever asks.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.store import holding
from comity.store.rows import SqliteView
from comity.store.tallies import AUDIENCE, CLOSED, CLOSING

Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Records for one holder that are not public yet: all, those whose date has come, those that name no date."""

    count: int = 0
    overdue: int = 0
    open_ended: int = 0

    def and_of(self, year: str, number: int, day: date) -> "Closed":
        """Return this and more that are to be public in a year; of the day's own year none counts as overdue yet."""
        return Closed(
            count=self.count + number,
            overdue=self.overdue + (number if "" < year < f"{day.year:04}" else 0),
            open_ended=self.open_ended + (0 if year else number),
        )


def reading_keys(view: SqliteView) -> list[Row]:
    """Return every reading key the log knows, by seat and age."""
    rows = view.ask("SELECT value FROM rows WHERE tbl='reading' AND {in_force} ORDER BY key")
    found = [json.loads(row[0]) for row in rows]
    return sorted(found, key=lambda row: (row["owner"], row["index"], row["name"]))


def sealed(view: SqliteView, limit: int) -> list[tuple[str, Row, Row]]:
    """Return id, record row and inner row of sealed records, those entered last first."""
    rows = view.ask(holding.SEALED, limit)
    found = [(str(key), json.loads(record), json.loads(inner)) for key, inner, record in rows]
    return sorted(found, key=lambda one: -int(str(one[1]["index"])))


def by_audience(view: SqliteView) -> dict[str, dict[str, int]]:
    """Return how many records of content stand for each holder, by audience."""
    found: dict[str, dict[str, int]] = {}
    for name, number in view.tallies(AUDIENCE).items():
        code, _, aud = name.rpartition("/")
        found.setdefault(code, {})[aud] = number
    return found


def closed(view: SqliteView, day: date) -> dict[str, Closed]:
    """Return how many records for each holder no record has made public, and what of them should be by a day."""
    found: dict[str, Closed] = {}
    for name, number in view.tallies(CLOSED).items():
        code, _, year = name.rpartition("/")
        found[code] = found.get(code, Closed()).and_of(year, number, day)
    for name, number in view.tallies(f"{CLOSING}/{day.year:04}").items():
        code, _, opens = name.partition("/")
        if edtf.parse(opens).earliest.date() <= day:
            found[code] = replace(found[code], overdue=found[code].overdue + number)
    return found
