"""Accounts of one fact, or any records, side by side: each field under its author, each text beside the others.

Knows the table `account`; not which account is right. Law: authors stand in order of code; that values differ is said in numbers
or plain words, never as anybody's mistake.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpResponse

from comity.web.comparing.choice import asked, languages, named
from comity.web.comparing.column import column
from comity.web.comparing.fields import rows
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

SHOWN: Final = 12
"""How many records stand side by side at most."""
GIVEN: Final = 40
"""How many accounts of one fact are offered to choose from."""


def show(page: Page) -> HttpResponse:
    """Show the records the address names, else all accounts of its subject, so many at most. Raises Http404."""
    subject = asked(page, "of")
    given = [] if subject is None else _accounts(page, subject)
    wanted = list(dict.fromkeys(named(page, name) for name in page.request.GET.getlist("record")[:GIVEN]))
    ids = tuple((wanted or [entry.id for entry in given])[:SHOWN])
    if not ids:
        raise Http404
    page.fetch_signed(ids)
    name = f"sides-{'-'.join(ids)}"
    return page.render(
        "comparing/sides",
        languages=languages(page),
        subject=None if subject is None else page.entry(subject),
        offered=[*([] if subject is None else [page.entry(subject)]), *given],
        chosen=ids,
        more=len(wanted or given) > SHOWN,
        most=SHOWN,
        **kept(page, name, lambda: _beside(page, ids)),
    )


def _accounts(page: Page, subject: str) -> list[Entry]:
    """Return the accounts given of a record, in order of their holders' codes."""
    found = page.reader.scan("account", prefix=f"{subject}/", limit=GIVEN)
    page.fetch(str(row["id"]) for _, row in found)
    entries = [page.entry(str(row["id"])) for _, row in found]
    return sorted(entries, key=lambda entry: (entry.code, entry.index))


def _beside(page: Page, ids: Sequence[str]) -> dict[str, Any]:
    columns = sorted((column(page, name) for name in ids), key=lambda one: (one.entry.code, one.entry.index))
    return {
        "columns": [(one, page.pick(dict(one.content.text))) for one in columns],
        "heads": [f"{one.entry.speaker}, {one.entry.at}" for one in columns],
        "fields": rows(page, columns),
    }
