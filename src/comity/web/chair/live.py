"""The live view of a sitting: what is before it now, who speaks, what has just been recorded, which silence runs.

Knows the floor and the room; not who may change them. Law: it says nothing the log and the room do not, the room is shown to
whoever may see it only, and asking whether anything is new costs next to nothing.
"""

import hashlib
import time
from typing import Any, Final

from django.http import HttpResponse, HttpResponseNotModified

from comity.web.access import gate
from comity.web.access.headers import runs_script
from comity.web.access.holder import holder_of
from comity.web.chair import rooms, seating
from comity.web.chair.bench import silence_told
from comity.web.chair.floor import Floor, floor
from comity.web.owed.silent import found_by_form
from comity.web.page.present import Page

NEWEST: Final = 6
NEXT: Final = 4
NO_CONTENT: Final = 204


@runs_script
def show(page: Page, record_id: str) -> HttpResponse:
    """Show the whole view."""
    found, held, now = *_seen(page, record_id), int(time.time())
    return page.render("chair/live", **_facts(page, found, held, now))


def part(page: Page, record_id: str) -> HttpResponse:
    """Give the part that changes; nothing new (204) to a page that names what it shows, 304 to a client that kept it."""
    found, held, now = *_seen(page, record_id), int(time.time())
    tag = _tag(page, found, held, now)
    if page.request.GET.get("seen") == tag:
        return HttpResponse(status=NO_CONTENT)
    if page.request.headers.get("If-None-Match") == f'"{tag}"':
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = page.render("chair/live_part", **_facts(page, found, held, now))
    response.headers["ETag"] = f'"{tag}"'
    return response


def _seen(page: Page, record_id: str) -> tuple[Floor, rooms.Held | None]:
    found = floor(page, record_id)
    if not gate.may_see_room(holder_of(page.request), page.newest):
        return found, None
    return found, rooms.held(page, record_id, closed=found.status == "closed")


def _tag(page: Page, found: Floor, held: rooms.Held | None, now: int) -> str:
    """Return a name for what the view shows: the log's size and reader, the room, and minutes where something runs."""
    running = found.running or (held is not None and held.room.speaking is not None)
    facts = (
        str(page.reader.audience_folder),
        page.lang,
        page.reader.size,
        -1 if held is None else held.version,
        now // seating.MINUTE if running else 0,
        [now > one.until for one in found.running],
        page.day,
    )
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:24]


def _facts(page: Page, found: Floor, held: rooms.Held | None, now: int) -> dict[str, Any]:
    room = None if held is None else held.room
    silences, silences_left_out = found.listed(now)
    called = found.lines.get(room.item) if room is not None else None
    return {
        "floor": found,
        "state": page.words.say(f"sitting-{found.status}"),
        "called": called,
        "agenda": [(found.lines[key], called is found.lines[key]) for key in found.agenda.adopted],
        "room": room,
        "silences": [(one, *silence_told(page, one, now)) for one in silences],
        "silences_left_out": silences_left_out,
        "silences_found": found_by_form(page) if silences_left_out else [],
        "decisions": found.decisions[-NEWEST:][::-1],
        "newest": found.newest[:NEWEST],
        "next_speakers": NEXT,
        "part": page.url(f"sitting/{found.entry.id}/live/part"),
        "seen": _tag(page, found, held, now),
        **({} if room is None else seating.lists(page, room, now)),
    }
