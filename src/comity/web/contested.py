"""Where accounts differ: every fact told by more than one author, or otherwise than the record has it.

Knows the table `account`; not which account is right. Law: accounts stand side by side under their authors, in order of code,
each as its author gave it; a matter is listed by its date, never by how many told it.
"""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from comity.store import listings
from comity.web.kept import kept
from comity.web.present import Entry, Page, Text
from comity.web.standing import Account, accounts_of
from comity.web.values import Said, said

ACCOUNTS: Final = 1_000
PAGE: Final = 6
INDEX: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record of which accounts were given, how many, and the thread it belongs to."""

    entry: Entry
    count: int
    thread_title: Text
    thread_url: str


def subjects(page: Page) -> tuple[Subject, ...]:
    """Return what accounts were given of, the latest first."""
    return kept(page, "subjects", lambda: _subjects(page))


def show(page: Page) -> HttpResponse:
    """Show contested facts, so many a page, each with its accounts side by side."""
    found = subjects(page)
    after = page.request.GET.get("after", "")[:5]
    start = min(int(after), len(found)) if after.isascii() and after.isdigit() else 0
    shown = kept(page, f"contested-{start}", lambda: _shown(page, found[start : start + PAGE]))
    return page.render(
        "contested",
        index=[(item, number // PAGE * PAGE) for number, item in enumerate(found[:INDEX])],
        shown=shown,
        start=start,
        count=len(found),
        older=start + PAGE if len(found) > start + PAGE else 0,
        newer=start > 0,
    )


def _shown(page: Page, found: tuple[Subject, ...]) -> list[tuple[Subject, Said, tuple[Account, ...]]]:
    return [(item, said(page, item.entry.id), accounts_of(page, item.entry.id)) for item in found]


def _subjects(page: Page) -> tuple[Subject, ...]:
    counts: dict[str, int] = {}
    for key, _ in listings.newest(page.reader.view(), "account", ACCOUNTS):
        subject = key.partition("/")[0]
        counts[subject] = counts.get(subject, 0) + 1
    found = [_subject(page, key, count) for key, count in counts.items()]
    return tuple(sorted(found, key=lambda item: (item.entry.sort, item.entry.id), reverse=True))


def _subject(page: Page, record_id: str, count: int) -> Subject:
    entry = page.entry(record_id)
    thread = page.reader.get("thread", entry.thread) or {}
    title = page.pick(thread.get("title"))
    if title.text == entry.title.text:
        title = Text(lang=page.lang, text=page.words.say("thread"))
    shown = title.text and thread.get("count") != 1
    url = page.url(f"thread/{entry.thread}") if shown else ""
    return Subject(entry=entry, count=count, thread_title=title, thread_url=url)
