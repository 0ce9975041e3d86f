"""What pages say of records that cite, or are cited by, records of the other bodies this site serves.

Knows a page and its neighbours; what cites what, and whether a receipt holds, is `wiring.citing`'s. Law: of another body nothing
is shown that its own pages do not show everybody, and no page of one body asks more the more another holds.
"""

from dataclasses import dataclass
from typing import Final

from comity.web.page.present import Entry, Page
from comity.web.site import site
from comity.wiring.citing import Link

SHOWN: Final = 12
"""So many citations are told on a page, and so many records of each thread elsewhere; the thread itself has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Through:
    """One citation as a page tells it: our record, the other body's name (empty if not here), the records of its thread."""

    own: Entry
    outward: bool
    body: str
    origin: str
    outcome: str
    entries: tuple[Entry, ...]
    thread: str


def seen(page: Page, name: str) -> str:
    """Return what a thread's page depends on beside its own log: how far the other bodies of this site have grown."""
    if name != "thread" or len(site().readers) == 1:
        return ""
    return " ".join(str(reader.size) for slug, reader in site().readers.items() if slug != page.slug)


def of_thread(page: Page, thread: str) -> list[Through]:
    """Return what the records of a thread cite and what cites them, with the threads these lie in."""
    return _told(page, site().neighbours.touching(page.slug, thread))


def of_record(page: Page, record: str) -> list[Through]:
    """Return what a record cites and what cites it."""
    links = site().neighbours.links()
    return _told(
        page,
        [
            link
            for link in links
            if (link.here == page.slug and link.citation.by == record)
            or (link.there == page.slug and link.citation.cited is not None and link.citation.cited.id == record)
        ],
    )


def _told(page: Page, links: list[Link]) -> list[Through]:
    told = [_through(page, link) for link in links[: SHOWN * 4]]
    return [one for one in told if one is not None][:SHOWN]


def _through(page: Page, link: Link) -> Through | None:
    """Return one citation; None where our record is not there at the moment this page is of, which may be before it was cited."""
    outward, cited = link.here == page.slug, link.citation.cited
    own = link.citation.by if outward else "" if cited is None else cited.id
    far = ("" if cited is None else cited.id) if outward else link.citation.by
    if page.record_row(own) is None or (page.at is not None and not outward):
        return None
    slug = link.there if outward else link.here
    other = Page(page.request, page.lang, slug) if slug else None
    row = None if other is None else other.public.get("record", far)
    entries: tuple[Entry, ...] = ()
    if other is not None and row is not None:
        held = other.public.scan("thread_entry", prefix=f"{row['thread']}/", limit=SHOWN)
        ids = [str(entry["id"]) for _, entry in held]
        other.fetch(ids)
        entries = tuple(other.entry(name) for name in ids)
    return Through(
        own=page.entry(own),
        outward=outward,
        body="" if other is None or row is None else _name(other),
        origin=link.citation.origin,
        outcome=link.citation.outcome,
        entries=entries,
        thread="" if other is None or row is None else other.url(f"thread/{row['thread']}"),
    )


def _name(page: Page) -> str:
    return page.regime.names[page.rules_lang]
