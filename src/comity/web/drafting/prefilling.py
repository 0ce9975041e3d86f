"""Beginning a form from an earlier record: which ones may be begun from, and what of them is taken over.

Knows records and inputs; not how they are shown. Law: only what its author chose is taken over, and it is marked; never the date
of the record, a reference, a file or a place on a chain; and nothing of a text that is not everybody's.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from comity.fold.references import JOINING
from comity.records.record import Record
from comity.service.permitted import Doing
from comity.store import listings
from comity.web.drafting import typed
from comity.web.drafting.typed import NOTHING, Given
from comity.web.page.present import Entry, Page

EARLIER: Final = 3
"""How many earlier records of the same form a seat may begin from."""
_ID: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A record a form may be begun from: why it is offered (target, return or earlier), and the address that does it."""

    kind: str
    entry: Entry
    url: str


def sources(page: Page, code: str, doing: Doing, target: str) -> list[Source]:
    """Return what a form may be begun from: the record it is about, and what this seat filed by the same form before."""
    yearly = any(due.form == doing.form.name for due in page.regime.returns.values())
    found = [("target", target)] if target else []
    view = page.reader.view()
    earlier = listings.of_form_for(view, doing.form.name, code, EARLIER)
    found += [("return" if yearly else "earlier", key) for key, _ in earlier if key != target]
    page.fetch_signed(key for _, key in found)
    return [
        Source(kind=kind, entry=page.entry(key), url=address(page, code, doing, target, key))
        for kind, key in found
        if values(page, code, doing, target, key)
    ]


def address(page: Page, code: str, doing: Doing, target: str, source: str = "") -> str:
    """Return where a form begins from a record, or (no source) empty."""
    asked = {"act": str(doing.act), "seat": code, "re": target, "rel": page.request.GET.get("rel", ""), "from": source}
    return page.url(f"write/{doing.form.name}?{urlencode({name: value for name, value in asked.items() if value})}")


def values(page: Page, code: str, doing: Doing, target: str, source: str) -> Given:
    """Return what a form takes over from a record; nothing from one it may not be begun from."""
    row = page.record_row(source) if _ID.fullmatch(source) else None
    if row is None or row["thread"] is None or row["aud"] != "public":
        return NOTHING
    own = row["for"] == code and row["form"] == doing.form.name
    found = page.signed(source) if own or source == target else None
    return NOTHING if found is None else _taken(page, doing, found.record)


def target_of(given: Given, doing: Doing) -> str:
    """Return the record a form is about: the one named by the relation its act needs, else the first it joins."""
    refs = [tuple(value.partition(":")[::2]) for value in given.get("ref", ())]
    first = [target for rel, target in refs if rel == doing.relation]
    return next(iter([*first, *(target for rel, target in refs if rel in JOINING)]), "")


def _taken(page: Page, doing: Doing, record: Record) -> Given:
    """Return the inputs of what a record says that the form has too; the year of a yearly return is the writer's to say."""
    other = page.regime.forms.get(record.form)
    same = {name for name, field in doing.form.fields.items() if other and _alike(field, other.fields.get(name))}
    if any(due.form == doing.form.name for due in page.regime.returns.values()):
        same.discard("year")
    kept = {}
    for name, written in typed.given_of_body(record.body or {}).items():
        part, _, rest = name.partition(".")
        if part in {"title", "text"} or (part in {"f", "u"} and rest.partition(".")[0] in same):
            kept[name] = written
    if record.for_ == record.by and record.form == doing.form.name and record.to:
        kept["to"] = list(record.to)
    return kept


def _alike(one: object, other: object) -> bool:
    """Return whether two fields hold the same kind of value."""
    return other is not None and all(getattr(one, part) == getattr(other, part) for part in ("kind", "of", "choices"))
