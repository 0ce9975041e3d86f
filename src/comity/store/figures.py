"""Figures that charts show: how many records of which form in which year, and how long answers took.

Knows SQL over rows; not what they mean. Law: each answer is one query, bounded, as of the view's moment, and never by party.
"""

from dataclasses import dataclass
from typing import Final

from comity.store.rows import SqliteView
from comity.store.tallies import FORM, OPEN

ANSWERS: Final = 500
"""The most answers a figure is made of, the newest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A duty that was done: its name, and when what it is owed for and what did it were received (and dated, as EDTF)."""

    duty: str
    asked: int
    asked_at: str
    done: int
    done_at: str


def by_form_and_year(view: SqliteView) -> list[tuple[str, str, int]]:
    """Return how many records of each form are dated in each year, by form and year."""
    named = ((name.rpartition("/"), count) for name, count in view.tallies(FORM).items())
    return sorted((form, year, count) for (form, _, year), count in named)


def open_by_duty(view: SqliteView) -> dict[str, int]:
    """Return how many duties of each name stand open."""
    return view.tallies(OPEN)


def answered(view: SqliteView) -> list[Answered]:
    """Return the duties that were done last, each with its two moments."""
    record = "(SELECT json_extract(value, '$.{part}') FROM rows WHERE tbl='record' AND key={key} AND {in_force})"
    start, done = "json_extract(entry.value, '$.start')", "json_extract(entry.value, '$.discharged_by')"
    told = [
        record.replace("{part}", part).replace("{key}", key)
        for key, part in ((start, "stamped"), (start, "at"), (done, "stamped"), (done, "at"))
    ]
    query = (
        f"SELECT json_extract(entry.value, '$.duty'), {', '.join(told)} FROM rows AS entry "  # noqa: S608 - fixed parts only
        "WHERE tbl='obligation' AND status='discharged' AND {in_force} ORDER BY since DESC, key LIMIT ?"
    )
    return [
        Answered(duty=str(duty), asked=int(asked), asked_at=str(asked_at), done=int(when), done_at=str(done_at))
        for duty, asked, asked_at, when, done_at in view.ask(query, ANSWERS)
        if asked is not None and when is not None
    ]
