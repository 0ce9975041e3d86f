"""Atom feeds (RFC 4287): the newest records of a body, of a thread, of a party, and of what concerns a party.

Knows the elements of a feed; not what is in the records. What a record starts is told as of the newest record, each end with its
zone, as on its page. Law: ids are `tag:` addresses (RFC 4151) of the log's origin and the
record's id, so that an entry is the same entry in every language and on every mirror; updated is the time of reception.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET

from django.http import Http404, HttpResponse

from comity.dues.state import owed_for, terms_of
from comity.notices.happening import SITTING_ACTS, names_of
from comity.store.dues import asked_at
from comity.store.listings import concerning
from comity.web.downloads.citing import citation
from comity.web.downloads.lasting import absolute
from comity.web.owed import due
from comity.web.owed.due import telling
from comity.web.page.kept import kept
from comity.web.page.present import Page

SHOWN: Final = 30
LOOKED: Final = 1_000
"""How many of the newest leaves are looked at for what concerns a party."""
TYPE: Final = "application/atom+xml; charset=utf-8"
ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def body(page: Page) -> HttpResponse:
    """Give the newest records of a body."""
    return _feed(page, page.body_name(), "", lambda: _newest(page))


def _newest(page: Page) -> list[str]:
    rows = page.reader.scan("leaf", limit=SHOWN * 4, reverse=True)
    page.fetch(str(row["id"]) for _, row in rows if row["admitted"])
    known = ((str(row["id"]), page.record_row(str(row["id"]))) for _, row in rows if row["admitted"])
    ids = [record_id for record_id, row in known if row is not None and row["thread"] is not None]
    return ids[:SHOWN]


def thread(page: Page, record_id: str) -> HttpResponse:
    """Give the newest records of a thread."""
    if page.reader.get("thread", record_id) is None:
        raise Http404(record_id)
    title = page.words.say("in-thread", title=page.entry(record_id).title.text)

    def listed() -> list[str]:
        rows = page.reader.scan("thread_entry", prefix=f"{record_id}/", limit=SHOWN, reverse=True)
        return [str(row["id"]) for _, row in rows]

    return _feed(page, title, f"thread/{record_id}", listed)


def party(page: Page, code: str) -> HttpResponse:
    """Give the newest records for a party, group, office or actor."""
    if not page.regime.knows(code):
        raise Http404(code)
    return _feed(page, page.name(code), f"party/{code}", lambda: page.reader.records_for(code, SHOWN))


def concerns(page: Page, code: str) -> HttpResponse:
    """Give the newest records that a party filed, is addressed by, owes or is owed something by."""
    if not page.reader.regime.knows(code):
        raise Http404(code)
    title = page.words.say("concerns-feed", name=page.name(code))
    return _feed(page, title, f"party/{code}", lambda: _concerning(page, code), "concerns")


def _concerning(page: Page, code: str) -> list[str]:
    size, names = page.reader.size, names_of(page.reader, code)
    return concerning(page.rows, names, SITTING_ACTS, range(max(0, size - LOOKED), size), SHOWN)


def _feed(page: Page, title: str, rest: str, ids: Callable[[], list[str]], name: str = "") -> HttpResponse:
    """Return the feed of these records, newest first; `rest` is the address of the page that lists them."""
    made = f"atom-{rest}-{name}-{absolute(page.request, page.request.path)}"
    return HttpResponse(kept(page, made, lambda: _made(page, title, rest, ids())), content_type=TYPE)


def _made(page: Page, title: str, rest: str, ids: Iterable[str]) -> bytes:
    ids = list(ids)
    page.fetch(ids)
    page.rows.read_below(("term", "term_move", "obligation"), ids)
    terms = [one for key in ids for one in terms_of(page.rows, key)]
    owed = [one for key in ids for one in owed_for(page.rows, key)]
    due.gather(page, terms, owed)
    feed = ET.Element("feed", {"xmlns": ATOM, _LANG: page.lang})
    dated = [(_stamped(page, record_id), record_id) for record_id in ids]
    _add(feed, "title", f"{title} – {page.body_name()}" if rest else title)
    _add(feed, "subtitle", page.words.say(f"kind-{page.reader.kind}.about"))
    _add(feed, "id", f"{_tag(page)}/feed/{page.lang}/{rest}")
    _add(feed, "updated", max((stamp for stamp, _ in dated), default=_stamped(page, str(page.body["found"]))))
    ET.SubElement(feed, "link", {"rel": "self", "href": absolute(page.request, page.request.path)})
    ET.SubElement(feed, "link", {"rel": "alternate", "href": absolute(page.request, page.url(rest))})
    _add(ET.SubElement(feed, "author"), "name", page.body_name())
    now = asked_at(page.reader.as_of(page.reader.size)) if terms or owed else 0
    for stamp, record_id in dated:
        _entry(page, feed, stamp, record_id, now)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(page: Page, feed: ET.Element, stamp: str, record_id: str, now: int) -> None:
    found = citation(page, record_id)
    entry = ET.SubElement(feed, "entry")
    _add(entry, "title", found.title).set(_LANG, found.lang)
    _add(entry, "id", f"{_tag(page)}/record/{record_id}")
    _add(entry, "updated", stamp)
    href = absolute(page.request, page.url(f"record/{record_id}"))
    ET.SubElement(entry, "link", {"rel": "alternate", "hreflang": page.lang, "href": href})
    _add(ET.SubElement(entry, "author"), "name", _hand(page, record_id))
    parts = (found.author, found.form, found.symbol, found.date, found.caution, *_dues(page, record_id, now))
    _add(entry, "summary", " · ".join(filter(None, parts)))


def _dues(page: Page, record_id: str, now: int) -> Iterator[str]:
    """Yield what a record started and what is owed for it, at the second of the newest record."""
    told, view = telling(page), page.rows
    yield from (told.clock(one, now) for one in terms_of(view, record_id) if one.row["own"])
    yield from (told.owed(one, now) for one in owed_for(view, record_id))


def _hand(page: Page, record_id: str) -> str:
    """Return who wrote the record: whose key signed it, which in an archive is never whom it is attributed to."""
    row = page.record_row(record_id) or {}
    return page.name(str(row["by"]), str(row["at"]))


def _tag(page: Page) -> str:
    """Return the beginning of this log's `tag:` addresses: its origin's host, the year it was founded, its path."""
    host, _, path = page.reader.origin.partition("/")
    return f"tag:{host},{_stamped(page, str(page.body['found']))[:4]}:{path}"


def _stamped(page: Page, record_id: str) -> str:
    row = page.record_row(record_id) or {}
    return f"{datetime.fromtimestamp(int(str(row['stamped'])), UTC):%Y-%m-%dT%H:%M:%SZ}"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = text
    return element
