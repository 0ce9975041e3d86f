"""For which office somebody is in a room, and who waits, speaks and has spoken, as pages say it.

Knows offices and the room; not templates. Law: an office that is not open to whoever asks does not exist for them.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token

from comity.room.state import Room, Speaker
from comity.web.access import gate
from comity.web.access.holder import holder_of
from comity.web.chair.rooms import kept_here
from comity.web.owed.due import telling
from comity.web.page.present import Page

MINUTE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A speaker on a page: minutes used, left and over against the limit, and since when where speaking."""

    number: int
    code: str
    name: str
    reply: bool
    limit: int
    used: int
    left: int
    over: int
    since: str


def offices(page: Page) -> list[str]:
    """Return the offices whoever asks may run a room for, in order of code."""
    if not page.may_write_at_all:
        return []
    run = gate.runnable(holder_of(page.request), page.newest)
    return [code for code in sorted(run & page.regime.offices.keys()) if page.reader.get("seat", code) is not None]


def office(page: Page) -> str | None:
    """Return the office a room is entered for; None where several are open and none is named. Raises Http404 for any other."""
    asked = page.request.POST.get("seat", page.request.GET.get("seat", ""))[:16]
    found = offices(page)
    if not found or (asked and asked not in found):
        raise Http404(asked)
    return asked or (found[0] if len(found) == 1 else None)


def choose(page: Page, url: str) -> HttpResponse:
    """Let whoever asks choose the office."""
    named = [(code, page.name(code)) for code in offices(page)]
    return page.render("write_seat", sections=[(page.words.say("holders-offices"), named)], action=url, then={})


def token(page: Page) -> str:
    """Return the token a form of this page carries; nothing where no room is kept, so that no cookie is set for nothing."""
    return get_token(page.request) if kept_here() else ""


def shown(page: Page, one: Speaker, now: int) -> Shown:
    """Return a speaker as a page shows it."""
    used, limit = one.taken(now), one.limit * MINUTE
    return Shown(
        number=one.number,
        code=one.code,
        name=page.name(one.code),
        reply=one.reply,
        limit=one.limit,
        used=used // MINUTE,
        left=max(0, -((used - limit) // MINUTE)) if one.limit else 0,
        over=-(-(used - limit) // MINUTE) if one.limit and used > limit else 0,
        since="" if one.since is None else telling(page).instant(one.since),
    )


def lists(page: Page, room: Room, now: int) -> dict[str, Any]:
    """Return who speaks, who waits and who has spoken."""
    speaking = room.speaking
    return {
        "speaking": None if speaking is None else shown(page, speaking, now),
        "waiting": [shown(page, one, now) for one in room.waiting],
        "spoken": [shown(page, one, now) for one in room.spoken],
    }
