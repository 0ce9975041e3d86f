"""Calendars (RFC 5545): of a body, of a party, and of a seat at a secret address.

Knows iCalendar and secret addresses; `notices.timetable` says what stands in one. Law: what is served is a function of the
log's size, the reader's rights and the language; of a secret address the rights are looked up at every reading, and what is
restricted is given only where its holder asked for it and is entitled at that moment.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, cast

from django.http import Http404, HttpResponse
from django.utils import timezone
from icalendar import Calendar as Feed
from icalendar import Event

from comity import __version__
from comity.notices.happening import names_of
from comity.notices.timetable import Appointment, timetable
from comity.notices.wording import Telling
from comity.store.dues import asked_at
from comity.web.access import gate
from comity.web.access.headers import unkept
from comity.web.accounts.models import Account
from comity.web.downloads.lasting import absolute
from comity.web.page.kept import kept
from comity.web.page.present import Page
from comity.web.site import site
from comity.web.told.models import Calendar
from comity.web.told.reach import holder_at
from comity.web.told.tags import answer, tag_of
from comity.web.told.wishes import hashed

TYPE: Final = "text/calendar; charset=utf-8"
LAST: Final = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
PRODUCT: Final = f"-//Comity//Comity {__version__}//EN"


def of_body(page: Page) -> HttpResponse:
    """Give the calendar of a body."""
    return _served(page, None)


def of_party(page: Page, code: str) -> HttpResponse:
    """Give the calendar of a party, group or office, as everybody reads it."""
    if not page.reader.regime.knows(code):
        raise Http404(code)
    return _served(page, code)


def personal(page: Page, token: str) -> HttpResponse:
    """Give the calendar of a seat to whoever has its secret address, with the rights its holder has now."""
    found = (
        None
        if site().accounts is None
        else Calendar.objects.filter(token=hashed(token)).select_related("account").first()
    )
    if found is None or found.origin != page.public.origin:
        raise Http404(page.slug)
    holder = holder_at(cast("Account", found.account), found.origin, found.code)
    if holder is None or not any(gate.sits(place, page.public) for place in holder.places):
        raise Http404(page.slug)
    today = timezone.now().date()
    if found.used != today:  # once a day at most, so that reading costs no write
        Calendar.objects.filter(pk=found.pk).update(used=today)
    page.newest = gate.readable(holder, page.public) if found.restricted else page.public
    return unkept(_served(page, found.code))


def _served(page: Page, code: str | None) -> HttpResponse:
    tag = tag_of(page, f"calendar {code}")
    return answer(
        page.request, tag, TYPE, lambda: kept(page, f"calendar-{code}-{_site(page)}", lambda: _feed(page, code))
    )


def _feed(page: Page, code: str | None) -> bytes:
    reader = page.reader
    now = asked_at(reader.as_of(reader.size))
    told = Telling(reader=reader, words=page.words, slug=page.slug, site=_site(page), now=now)
    names = frozenset() if code is None else names_of(reader, code)
    feed = Feed()
    feed.add("prodid", PRODUCT)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    name = told.body if code is None else page.words.say("calendar-of", body=told.body, who=told.told.name(code))
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    host = reader.origin.partition("/")[0]
    head, end, _ = bytes(feed.to_ical()).partition(b"END:VCALENDAR")
    return b"".join((head, *(_event(one, host) for one in timetable(told, code, names)), end, b"\r\n"))


@lru_cache(maxsize=4_096)
def _event(one: Appointment, host: str) -> bytes:
    """Return an appointment as an event: calendars that are subscribed to show events, but seldom tasks."""
    event = Event()
    changed = datetime.fromtimestamp(one.changed, UTC)
    event.add("uid", f"{one.name}@{host}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", one.moved)
    event.add("summary", one.summary)
    event.add("description", "\n".join((*one.lines, one.url)))
    event.add("url", one.url)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if one.second is not None:
        event.add("dtstart", datetime.fromtimestamp(one.second, UTC))
        if one.until is not None:
            event.add("dtend", datetime.fromtimestamp(min(one.until, LAST), UTC))
    elif one.days is not None:
        first, after = one.days
        event.add("dtstart", first)
        event.add("dtend", after)
    return bytes(event.to_ical())


def _site(page: Page) -> str:
    return absolute(page.request, "/").rstrip("/")
