"""What rows say, in the language a program asks for: names, forms, states and dates, each under `said`.

Knows pages' own words; not which operation asks. Law: nothing is said unless a language was asked for, and nothing is said
here that a page says otherwise.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from comity.dues.silences import Silent
from comity.dues.state import Owed, Term, Yearly
from comity.encoding.canonical import Json
from comity.i18n.dues import Told
from comity.web.body import values
from comity.web.page.present import Page, Row

Said: TypeAlias = dict[str, str | list[str]]


class Saying:
    """Says rows of one page in its language, or (`aloud` false) nothing."""

    def __init__(self, page: Page, *, aloud: bool) -> None:
        """Say what `page` is asked to say."""
        self._page, self._aloud = page, aloud

    def with_words(self, data: dict[str, Json], say: Callable[[], Said]) -> dict[str, Json]:
        """Return data with what is said of it, where a language was asked for."""
        return {**data, "said": dict(say())} if self._aloud else data

    def record(self, data: dict[str, Json]) -> dict[str, Json]:
        """Say a record: its title, form, speaker, date and status."""
        return self.with_words(data, lambda: self._entry(data))

    def row(self, table: str, data: dict[str, Json]) -> dict[str, Json]:
        """Say a row of a table."""
        return self.with_words(data, lambda: _ROWS[table](self._page, data))

    def silence(self, told: Told, data: dict[str, Json], silent: Silent, now: int) -> dict[str, Json]:
        """Say a running silence."""
        return self.with_words(data, lambda: {"text": told.silence(silent, now)})

    def clock(self, told: Told, data: dict[str, Json], term: Term, now: int) -> dict[str, Json]:
        """Say a clock: until when it runs, and every step that leads there."""
        return self.with_words(data, lambda: {"text": told.clock(term, now), "steps": list(told.steps(term))})

    def duty(self, told: Told, data: dict[str, Json], owed: Owed, now: int) -> dict[str, Json]:
        """Say a duty."""
        return self.with_words(data, lambda: {"text": told.owed(owed, now)})

    def yearly(self, told: Told, data: dict[str, Json], due: Yearly, now: int) -> dict[str, Json]:
        """Say a yearly return."""
        return self.with_words(data, lambda: {"text": told.yearly(due, now)})

    def _entry(self, data: Row) -> Said:
        entry = self._page.entry_of(str(data["id"]), data)
        return {
            "lang": entry.title.lang,
            "title": entry.title.text,
            "act": entry.act,
            "form": entry.form,
            "for": entry.speaker,
            "by": self._page.name(entry.by, str(data["at"])),
            "at": entry.at,
            "status": entry.status,
        }


def _thread(page: Page, row: Row) -> Said:
    title = page.titled(row)
    return {
        "lang": title.lang,
        "title": title.text,
        "status": page.words.say(f"thread-{row['status']}"),
        "first": page.words.date(str(row["first_at"])),
        "last": page.words.date(str(row["last_at"])),
    }


def _sitting(page: Page, row: Row) -> Said:
    title = page.pick(row["title"])
    return {
        "lang": title.lang,
        "title": title.text,
        "status": page.words.say(f"sitting-{row['status']}"),
        "at": page.words.date(str(row["date"] or row["at"])),
    }


def _item(page: Page, row: Row) -> Said:
    title = page.pick(row["title"])
    status = page.words.say(f"item-{row['status']}")
    return {"lang": title.lang, "title": title.text, "for": page.name(str(row["for"])), "status": status}


def _position(page: Page, row: Row) -> Said:
    return {"holder": page.name(str(row["holder"])), "stance": values.stance(page, row)}


def _account(page: Page, row: Row) -> Said:
    return {"holder": page.name(str(row["holder"]))}


def _obligation(page: Page, row: Row) -> Said:
    return {
        "owner": page.name(str(row["owner"])),
        "to": page.name(str(row["to"])),
        "duty": page.duty(row),
        "status": page.words.say(f"obligation-{row['status']}"),
        "due": "" if row["due"] is None else page.words.date(str(row["due"])),
    }


def _finding(page: Page, row: Row) -> Said:
    return {"text": page.words.say("finding-" + str(row["code"]).replace(".", "-"))}


def _suspension(page: Page, row: Row) -> Said:
    title = page.pick(row["title"])
    return {
        "lang": title.lang,
        "title": title.text,
        "holder": page.name(str(row["holder"]), str(row["at"])),
        "scope": values.scope(page, row),
        "status": page.words.say(f"suspension-{row['status']}"),
        "at": page.words.date(str(row["at"])),
    }


_ROWS: Final[Mapping[str, Callable[[Page, Row], Said]]] = {
    "thread": _thread,
    "sitting": _sitting,
    "item": _item,
    "position": _position,
    "account": _account,
    "obligation": _obligation,
    "finding": _finding,
    "suspension": _suspension,
}
