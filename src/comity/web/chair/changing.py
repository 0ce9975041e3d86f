"""One step in a room: an item moved, placed or called; somebody put on the list, moved on it, given the floor or taken off.

Knows the form of a step; what it does is `room.state`'s. Law: no step touches the log, and one that is not understood, or
comes too late, changes nothing.
"""

import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, HttpResponseRedirect

from comity.room.state import Room, add, arranged, begin, place, remove, shift, stop
from comity.web.chair import rooms, seating
from comity.web.chair.floor import Floor, floor
from comity.web.page.present import Page

Change = Callable[[Room], Room]
_ITEM: Final = re.compile(r"(up|down|call):([0-9a-f]{64})")
_SPEAKER: Final = re.compile(r"(sooner|later|begin|remove):([0-9]{1,9})")
_PLACE: Final = re.compile(r"p-([0-9]{1,3})-([0-9a-f]{64})")
_NUMBER: Final = re.compile(r"[0-9]{1,3}")
SEE_OTHER: Final = 303
SPEAKERS: Final = "#speakers"


def change(page: Page, record_id: str) -> HttpResponse:
    """Do one step and lead back to the workbench."""
    code = seating.office(page)
    if page.request.method != "POST" or code is None or not rooms.kept_here():
        raise Http404(record_id)
    found = floor(page, record_id)
    if found.status == "closed":
        raise Http404(record_id)
    did = page.request.POST.get("do", "")[:80]
    part, step = _step(page, found, did)
    try:
        rooms.change(page, record_id, step)
    except ValueError as error:
        raise BadRequest(did) from error
    back = page.url(f"sitting/{record_id}/run?{urlencode({'seat': code, 'did': did})}{part}")
    response = HttpResponseRedirect(back)
    response.status_code = SEE_OTHER
    return response


def _step(page: Page, found: Floor, did: str) -> tuple[str, Change]:
    """Return which part of the page to show after a step, and the step. Raises BadRequest for what is none.

    No part where the focus comes back to the button (`autofocus`): Chromium gives none to a page whose address names a part.
    """
    item, speaker = _ITEM.fullmatch(did), _SPEAKER.fullmatch(did)
    if item is not None:
        return "", _item(found, item[1], item[2])
    if speaker is not None:
        return SPEAKERS, _speaker(speaker[1], int(speaker[2]))
    now = int(time.time())
    steps: dict[str, Callable[[], tuple[str, Change]]] = {
        "places": lambda: ("", _placed(page, found)),
        "call-none": lambda: ("", lambda room: replace(room, item="")),
        "add": lambda: ("", _added(page)),
        "stop": lambda: (SPEAKERS, lambda room: stop(room, now)),
    }
    if did not in steps:
        raise BadRequest(did)
    return steps[did]()


def _item(found: Floor, verb: str, key: str) -> Change:
    listed = found.agenda.free
    if key not in found.lines or (verb != "call" and key not in listed):
        raise BadRequest(key)
    if verb == "call":
        return lambda room: replace(room, item=key)
    step = -1 if verb == "up" else 1
    return lambda room: place(room, listed, key, arranged(listed, room.order).index(key) + 1 + step)


def _placed(page: Page, found: Floor) -> Change:
    """Return the change that puts each item whose number is another than was shown at the place it names."""
    moved: list[tuple[int, str]] = []
    for name, sent in page.request.POST.items():
        shown = _PLACE.fullmatch(name)
        if shown is None:
            continue
        if shown[2] not in found.agenda.free or not _NUMBER.fullmatch(str(sent)):
            raise BadRequest(name)
        if int(str(sent)) != int(shown[1]):
            moved.append((int(str(sent)), shown[2]))

    def step(room: Room) -> Room:
        for where, key in sorted(moved):
            room = place(room, found.agenda.free, key, where)
        return room

    return step


def _speaker(verb: str, number: int) -> Change:
    now = int(time.time())
    match verb:
        case "begin":
            return lambda room: begin(room, number, now)
        case "remove":
            return lambda room: remove(room, number)
        case _:
            return lambda room: shift(room, number, -1 if verb == "sooner" else 1)


def _added(page: Page) -> Change:
    code, reply = page.request.POST.get("code", "")[:16], page.request.POST.get("reply") == "1"
    if code not in page.regime.seats and code not in page.regime.offices:
        raise BadRequest(code)
    limit = _number(page, "limit")
    return lambda room: add(room, code, reply=reply, limit=limit)


def _number(page: Page, name: str) -> int:
    sent = page.request.POST.get(name, "")
    if not _NUMBER.fullmatch(sent):
        raise BadRequest(name)
    return int(sent)
