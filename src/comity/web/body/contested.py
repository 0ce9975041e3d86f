"""Where accounts differ: every fact told by more than one author, or otherwise than the record has it.

Knows the table `account`; not which account is right. Law: accounts stand side by side under their authors, in order of code,
each as its author gave it; a matter is listed by its date, never by how many told it.
"""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from comity.encoding import edtf
from comity.store import listings
from comity.web.body.standing import Account, accounts_of, gather
from comity.web.body.values import Said, said
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page, Text

SUBJECTS: Final = 1_000
PAGE: Final = 6
INDEX: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record of which accounts were given, how many, and the thread it belongs to."""

    entry: Entry
    count: int
    thread_title: Text
    thread_url: str


def subjects(page: Page, limit: int) -> tuple[Subject, ...]:
    """Return so many matters that accounts were given of, the latest matters first."""
    return kept(page, f"subjects-{limit}", lambda: _subjects(page, _found(page)[:limit]))


def count(page: Page) -> int:
    """Return of how many matters accounts were given."""
    return len(_found(page))


def show(page: Page) -> HttpResponse:
    """Show contested facts, so many a page, each with its accounts side by side."""
    every = count(page)
    start = min(page.number_asked("after"), every)
    return page.render(
        "contested",
        index=[(item, number // PAGE * PAGE) for number, item in enumerate(subjects(page, INDEX))],
        shown=kept(page, f"contested-{start}", lambda: _shown(page, start)),
        older=start + PAGE if every > start + PAGE else 0,
        newer=start > 0,
    )


def _found(page: Page) -> list[tuple[str, int]]:
    """Return ids of matters and how many accounts they have, the latest matters first."""
    return kept(page, "contested", lambda: _by_date(listings.subjects_of(page.reader.view(), SUBJECTS)))


def _by_date(found: list[tuple[str, str, int]]) -> list[tuple[str, int]]:
    ordered = sorted(found, key=lambda item: (edtf.earliest_key(item[1]), item[0]), reverse=True)
    return [(subject, given) for subject, _, given in ordered]


def _shown(page: Page, start: int) -> list[tuple[Subject, Said, tuple[Account, ...]]]:
    found = _subjects(page, _found(page)[start : start + PAGE])
    page.fetch_signed(item.entry.id for item in found)
    gather(page, (item.entry.id for item in found))
    return [(item, said(page, item.entry.id), accounts_of(page, item.entry.id)) for item in found]


def _subjects(page: Page, found: list[tuple[str, int]]) -> tuple[Subject, ...]:
    entries = page.entries(record_id for record_id, _ in found)
    page.rows.read("thread", (entry.thread for entry in entries))
    return tuple(_subject(page, *item) for item in found)


def _subject(page: Page, record_id: str, count: int) -> Subject:
    entry = page.entry(record_id)
    thread = page.rows.get("thread", entry.thread) or {}
    title = page.pick(thread.get("title"))
    if title.text == entry.title.text:
        title = Text(lang=page.lang, text=page.words.say("thread"))
    shown = title.text and thread.get("count") != 1
    url = page.url(f"thread/{entry.thread}") if shown else ""
    return Subject(entry=entry, count=count, thread_title=title, thread_url=url)
