"""Whom to call: each party's newest contact point on record, party by party, to be printed and hung up.

Knows templates; which records these are is read by `store.announcing`. Law: every member of the day stands in order of code, and
one that has given none is said to have given none; a number is shown as its author signed it, with the date of its record.
"""

import re
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

from comity.records.bodies import read_content
from comity.store.announcing import TELEPHONE, Contact, contacts, reaching, telephones_first
from comity.web.access.headers import unkept
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

_NUMBER: Final = re.compile(r"\+?[0-9][0-9 ()./\N{NO-BREAK SPACE}-]{2,39}")
"""A text that is a telephone number and nothing else: of any other it could not be told which of its digits to dial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A field of a contact point; `dial` is what a telephone dials, empty for what is no number."""

    label: str
    value: str
    dial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A party, what its newest record says (nothing where it has none), and how many older ones stand."""

    code: str
    name: str
    entry: Entry | None
    received: str
    fields: tuple[Said, ...]
    older: int


def show(page: Page) -> HttpResponse:
    """Show each party's contact point, or that it has none."""
    rows = kept(page, "hotlines", lambda: _listed(page))
    response = page.render(
        "hotlines",
        known=bool(reaching(page.regime)),
        rows=rows,
        given=sum(row.entry is not None for row in rows),
        without=sum(row.entry is None for row in rows),
    )
    return unkept(response) if page.reads_restricted else response


def _listed(page: Page) -> list[Reached]:
    found = contacts(page.reader)
    members = page.regime.members_on(page.day)
    others = sorted(code for code in found if code not in members)
    return [_reached(page, code, found.get(code)) for code in (*members, *others)]


def _reached(page: Page, code: str, contact: Contact | None) -> Reached:
    if contact is None:
        return Reached(code=code, name=page.name(code), entry=None, received="", fields=(), older=0)
    stamped = contact.row["stamped"]
    return Reached(
        code=code,
        name=page.name(code),
        entry=page.entry_of(contact.id, contact.row),
        received=page.words.say("announced-received", moment=page.moment(stamped)) if stamped else "",
        fields=tuple(_fields(page, contact)),
        older=contact.older,
    )


def _fields(page: Page, contact: Contact) -> list[Said]:
    """Return the fields of a contact point as their author gave them, telephones before the others."""
    terms, given = page.terms, read_content(contact.record).fields
    form = page.regime.forms[contact.record.form]
    return [
        Said(
            label=field.labels[page.rules_lang],
            value=terms.value(field, given[name], contact.record.at),
            dial=_dialled(str(given[name])) if TELEPHONE in name else "",
        )
        for name, field in sorted(form.fields.items(), key=lambda pair: telephones_first(pair[0]))
        if name in given
    ]


def _dialled(said: str) -> str:
    """Return the digits of a telephone number, nothing where the text is not wholly one."""
    return re.sub("[^+0-9]", "", said) if _NUMBER.fullmatch(said) else ""
