"""What is kept at hand in a room: an order of items not adopted yet, and who waits to speak, speaks, and has spoken.

Knows codes, item ids and seconds; not who may change them or where they are kept. Law: nothing here is a record and nothing
follows from it; every change is one small step on what is there, so that two who work at once lose nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Final, TypeVar

_One = TypeVar("_One")
SPEAKERS: Final = 60
ITEMS: Final = 60
LONGEST: Final = 120
"""The longest time limit, in minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who asked for the floor: a code, whether as a right of reply, the limit in minutes (0: none), seconds used, since when."""

    number: int
    code: str
    reply: bool = False
    limit: int = 0
    used: int = 0
    since: int | None = None

    def taken(self, now: int) -> int:
        """Return how many seconds this speaker has used at a second."""
        return self.used + (0 if self.since is None else max(0, now - self.since))


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is kept at hand: an order of item ids, speakers in their order, the number the next speaker gets, the item called."""

    order: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    following: int = 1
    item: str = ""

    @property
    def speaking(self) -> Speaker | None:
        """Who has the floor."""
        return next((one for one in self.speakers if one.since is not None), None)

    @property
    def waiting(self) -> tuple[Speaker, ...]:
        """Who has asked for the floor and not had it."""
        return tuple(one for one in self.speakers if one.since is None and not one.used)

    @property
    def spoken(self) -> tuple[Speaker, ...]:
        """Who has had the floor."""
        return tuple(one for one in self.speakers if one.since is None and one.used)


def parse(text: str) -> Room:
    """Return a room from our own bytes; ValueError or TypeError where they are not ours."""
    data = json.loads(text)
    speakers = tuple(Speaker(**one) for one in data.pop("speakers"))
    return Room(order=tuple(data.pop("order")), speakers=speakers, **data)


def render(room: Room) -> str:
    """Return the bytes a room is kept as."""
    return json.dumps(asdict(room), sort_keys=True, separators=(",", ":"))


def add(room: Room, code: str, *, reply: bool, limit: int) -> Room:
    """Put somebody last on the list; ValueError where the list is full or there is no such limit."""
    if len(room.speakers) >= SPEAKERS or not 0 <= limit <= LONGEST:
        raise ValueError(limit)
    speaker = Speaker(number=room.following, code=code, reply=reply, limit=limit)
    return replace(room, speakers=(*room.speakers, speaker), following=room.following + 1)


def remove(room: Room, number: int) -> Room:
    """Take somebody off the list; whoever is not on it any more was taken off by another hand."""
    return replace(room, speakers=tuple(one for one in room.speakers if one.number != number))


def shift(room: Room, number: int, step: int) -> Room:
    """Move somebody who waits one place up (-1) or down (+1) among those who wait."""
    waiting = [one.number for one in room.waiting]
    moved = _moved(waiting, number, waiting.index(number) + step) if number in waiting else waiting
    places = {one: place for place, one in enumerate(moved)}
    ordered = iter(sorted(room.waiting, key=lambda one: places[one.number]))
    return replace(room, speakers=tuple(next(ordered) if one.number in places else one for one in room.speakers))


def begin(room: Room, number: int, now: int) -> Room:
    """Give somebody the floor; whoever had it has ended."""
    ended = stop(room, now)
    return replace(
        ended, speakers=tuple(replace(one, since=now) if one.number == number else one for one in ended.speakers)
    )


def stop(room: Room, now: int) -> Room:
    """End who speaks; a second at least is counted, so that it is seen who has spoken."""
    return replace(
        room,
        speakers=tuple(
            one if one.since is None else replace(one, used=max(1, one.taken(now)), since=None) for one in room.speakers
        ),
    )


def place(room: Room, listed: tuple[str, ...], item: str, where: int) -> Room:
    """Put an item at a place (from 1) in the order of the items listed, which is the room's from then on."""
    return replace(room, order=tuple(_moved(arranged(listed, room.order), item, where - 1)))


def arranged(listed: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Return the items listed in the room's order; those it does not place stand last, as they were listed."""
    known = list(listed)
    placed = [item for item in dict.fromkeys(order) if item in known]
    return [*placed, *(item for item in known if item not in placed)]


def _moved(listed: list[_One], one: _One, where: int) -> list[_One]:
    if one not in listed:
        return listed
    rest = [other for other in listed if other != one]
    where = max(0, min(where, len(rest)))
    return [*rest[:where], one, *rest[where:]]
