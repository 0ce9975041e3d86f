"""The workbench of a sitting: what is to be done next, the agenda being built, who speaks, texts, silences, decisions.

Knows the floor, the room and an office's acts; changes are `changing`'s. Law: everything that binds leads to a page that shows
what would be signed; everything else is marked as no record.
"""

import time
from typing import Any

from django.http import HttpResponse

from comity.records.act import Act
from comity.room.state import LONGEST, SPEAKERS, arranged
from comity.room.steps import Step, steps
from comity.web.access.headers import runs_script, unkept
from comity.web.chair import rooms, seating
from comity.web.chair.acts import Acts, acts_of
from comity.web.chair.floor import Floor, Silence, floor
from comity.web.owed.due import telling
from comity.web.owed.silent import found_by_form
from comity.web.page.present import Entry, Page


@runs_script
def show(page: Page, record_id: str) -> HttpResponse:
    """Show the workbench."""
    code = seating.office(page)
    if code is None:
        return seating.choose(page, page.url(f"sitting/{record_id}/run"))
    found, now = floor(page, record_id), int(time.time())
    held = rooms.held(page, record_id, closed=found.status == "closed")
    order = arranged(found.agenda.free, held.room.order)
    acts = acts_of(page, code)
    silences, silences_left_out = found.listed(now)
    prepared = acts.agenda(found, order) if found.status != "closed" else None
    response = page.render(
        "chair/bench",
        seat=code,
        seat_name=page.capacity(code),
        seat_url=page.url(f"seat/{code}"),
        floor=found,
        state=page.words.say(f"sitting-{found.status}"),
        room=held.room,
        kept_here=rooms.kept_here(),
        token=seating.token(page),
        open_room=rooms.kept_here() and found.status != "closed",
        did=page.request.GET.get("did", "")[:80],
        steps=[_step(page, acts, found, one) for one in steps(found.status, found.agenda, order, found.running, now)],
        order=[_placed(found, key, number) for number, key in enumerate(order, 1)],
        opposed=[
            found.lines[key] for key in (*found.agenda.adopted, *found.agenda.asked) if key in found.agenda.opposed
        ],
        taken_back=[found.lines[key] for key in found.agenda.withdrawn],
        prepared=prepared,
        texts=_texts(acts, found),
        together=acts.together(
            found, [line for line in found.texts if _free(found, line.entry.id) and not line.against]
        ),
        silences=[_silence(page, acts, one, now) for one in silences],
        silences_left_out=silences_left_out,
        silences_found=found_by_form(page) if silences_left_out else [],
        asking=acts.links(Act.REQUEST_ITEM),
        codes=_codes(page),
        longest=LONGEST,
        full=len(held.room.speakers) >= SPEAKERS,
        **seating.lists(page, held.room, now),
    )
    return unkept(response)


def _codes(page: Page) -> list[tuple[str, str]]:
    """Return whoever may be given the floor: seats, then offices, each in order of code."""
    return [(code, page.name(code)) for kind in (page.regime.seats, page.regime.offices) for code in sorted(kind)]


def _silence(page: Page, acts: Acts, one: Silence, now: int) -> tuple[Silence, str, str, str]:
    """Return a silence, how it stands, its end, and where it is confirmed once it is over."""
    state, until = silence_told(page, one, now)
    return (
        one,
        state,
        until,
        acts.link(Act.ADOPT, _text(one), "adopts", "decision") if now > one.end and _text(one) else "",
    )


def silence_told(page: Page, one: Silence, now: int) -> tuple[str, str]:
    """Return how a silence stands at a second, and its end with the zone."""
    status = "kept" if one.status == "running" and now > one.end else one.status
    return page.words.say(f"silence-{status}"), telling(page).moment(one.end)


def _text(one: Silence) -> str:
    return "" if one.text is None or one.status != "running" else one.text.id


def _placed(found: Floor, key: str, number: int) -> dict[str, Any]:
    return {
        "line": found.lines[key],
        "number": number,
        "adopted": key in found.agenda.adopted,
        "up": f"up:{key}",
        "down": f"down:{key}",
        "call": f"call:{key}",
    }


def _free(found: Floor, text: str) -> bool:
    """Return whether a text is neither adopted nor submitted to a silence that still runs."""
    silent = {one.text.id for one in found.silences if one.text is not None and one.status == "running"}
    return text not in silent and text not in found.adopted


def _texts(acts: Acts, found: Floor) -> list[tuple[Any, str, str]]:
    """Return each text with where it is submitted to silence and where it is adopted; nothing where neither can be now."""
    shown = []
    for line in found.texts:
        free = _free(found, line.entry.id)
        silence = acts.link(Act.OPEN_SILENCE, line.entry.id, "submits") if free else ""
        adopt = acts.link(Act.ADOPT, line.entry.id, "adopts", "decision") if free and not line.against else ""
        shown.append((line, silence, adopt))
    return shown


def _step(page: Page, acts: Acts, found: Floor, step: Step) -> tuple[str, str, str, Entry | None]:
    """Return a step as a sentence, the address that does it, the name of the link, and the text it is about."""
    when = "" if step.second is None else telling(page).moment(step.second)
    told = page.words.say(f"chair-step-{step.name}", count=step.count, when=when)
    about = next((one for one in found.silences if one.id == step.about), None)
    match step.name:
        case "to-open":
            url = acts.link(Act.OPEN, found.entry.id, "at-sitting")
        case "to-close":
            url = acts.link(Act.CLOSE, found.entry.id, "at-sitting")
        case "silence-over" if about is not None:
            url = acts.link(Act.ADOPT, _text(about), "adopts", "decision")
        case "silence-ends" if about is not None:
            url = about.url
        case "agenda-empty":
            url = acts.link(Act.REQUEST_ITEM)
        case "silences-more":
            url = "#silences"
        case "items-opposed":
            url = "#opposed"
        case _:
            url = "#agenda"
    return told, url, page.words.say(f"chair-go-{step.name}"), None if about is None else about.text
