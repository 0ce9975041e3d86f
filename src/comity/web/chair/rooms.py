"""Where rooms are kept: beside the accounts, changed a step at a time.

Knows the table and its transaction; not what a step does. Law: a site without accounts keeps none, and nothing is kept of a
sitting that has closed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from comity.room.state import Room, parse, render
from comity.web.chair.models import Kept
from comity.web.page.present import Page
from comity.web.site import site


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A room as it is kept: its version grows with every change, from 0 where nothing was ever kept."""

    room: Room
    version: int


def kept_here() -> bool:
    """Return whether this site keeps rooms at all."""
    return site().accounts is not None


def held(page: Page, sitting: str, *, closed: bool) -> Held:
    """Return the room of a sitting: empty where nothing is kept; what was kept of one that has closed is let go."""
    if not kept_here():
        return Held(room=Room(), version=0)
    row = Kept.objects.filter(origin=page.reader.origin, sitting=sitting).first()
    if row is None:
        return Held(room=Room(), version=0)
    if closed:
        row.delete()
        return Held(room=Room(), version=0)
    return Held(room=parse(row.held), version=row.version)


def change(page: Page, sitting: str, step: Callable[[Room], Room]) -> None:
    """Do one step on the room as it is by then; ValueError from the step leaves it as it was."""
    with transaction.atomic():
        row = Kept.objects.filter(origin=page.reader.origin, sitting=sitting).first()
        if row is None:
            row = Kept(origin=page.reader.origin, sitting=sitting, held=render(Room()))
        row.held, row.version = render(step(parse(row.held))), row.version + 1
        row.save()
