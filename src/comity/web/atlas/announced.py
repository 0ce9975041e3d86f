"""What a body's records announce, going on or to come, on one map and in a table; and where announcements overlap, side by side.

Knows templates; what is announced is read by `store.announcing`, what overlaps by `airspace.overlaps`, where it lies on the map
by `maps`. Law: announcements stand in order of beginning, the two of an overlap in order of code; what was not compared is said.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse

from comity.airspace import announced
from comity.airspace.overlaps import Compared, Overlap, compare
from comity.atlas import coast
from comity.i18n import places
from comity.store.announcing import LOOKED, Announced, Announcement, announcements, announcing
from comity.web.access.headers import unkept
from comity.web.atlas import maps, placed
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

EACH: Final = 20
"""So many announcements, and so many overlaps, stand on one page: as many marks as people can tell apart on its map."""
PAIRS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An announcement as the page shows it: its number on the map, 0 where it is not on it; whether it already goes on."""

    number: int
    entry: Entry
    received: str
    when: str
    running: bool
    heights: str
    where: str
    words: str
    words_lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two announcements that overlap, beside each other, and why in one sentence."""

    sides: tuple[Shown, Shown]
    reason: str


def show(page: Page) -> HttpResponse:
    """Show what is announced and where announcements overlap."""
    part = page.number_asked("part", 3)
    found, compared = kept(page, "announced", lambda: _read(page))
    now = int(page.moment_asked.timestamp())
    coming = [one for one in found.items if max(one.ends, one.begins) > now]
    overlaps = [one for one in compared.overlaps if one.ends > now]
    here, pairs = coming[part * EACH :][:EACH], overlaps[part * PAIRS :][:PAIRS]
    # What is drawn changes within the day only where something ends or begins: it is kept by what has.
    begun = sum(one.begins <= now for one in found.items)
    name = f"announced {part} {EACH} {begun} {len(coming)} {len(overlaps)}"
    response = page.render(
        "announced",
        **kept(page, name, lambda: _drawn(page, here, pairs, now)),
        known=bool(announcing(page.regime)),
        count=len(overlaps),
        placeless=sum(one in coming for one in compared.placeless),
        backward=sum(one in coming for one in compared.backward),
        left=compared.left,
        more=LOOKED if found.more else 0,
        further=part + 1 if len(coming) > (part + 1) * EACH or len(overlaps) > (part + 1) * PAIRS else None,
        part=part,
    )
    return unkept(response) if page.reads_restricted else response


def _drawn(page: Page, here: list[Announcement], pairs: list[Overlap], now: int) -> dict[str, Any]:
    spots = placed.numbered(spot for one in here for spot in placed.of_record(page, one.id, one.row, one.record))
    numbers = {one.record_id: one.number for one in reversed(spots)}
    drawn = maps.laid(page, spots)
    return {
        "map": drawn,
        "coast": maps.coast_address(drawn.drawing),
        "side": coast.SIDE,
        "rows": [_shown(page, one, numbers, now) for one in here],
        "clashes": [_clash(page, one, numbers, now) for one in pairs],
    }


def _read(page: Page) -> tuple[Announced, Compared]:
    """Return what is announced and what overlaps: a function of the log, whatever the hour."""
    found = announcements(page.reader)
    return found, compare(found.items)


def _shown(page: Page, one: Announcement, numbers: dict[str, int], now: int) -> Shown:
    words = placed.words_of(page, one.record)
    return Shown(
        number=numbers.get(one.id, 0),
        entry=page.entry_of(one.id, one.row),
        received=page.words.say("announced-received", moment=page.moment(one.row["stamped"]))
        if one.row["stamped"]
        else "",
        when=announced.when(page.words, one),
        running=one.begins <= now,
        heights=announced.heights(page.words, one),
        where="" if one.where is None else places.said(page.words, one.where),
        words=words.text,
        words_lang=words.lang,
    )


def _clash(page: Page, one: Overlap, numbers: dict[str, int], now: int) -> Clash:
    first, second = (_shown(page, each, numbers, now) for each in (one.first, one.second))
    return Clash(sides=(first, second), reason=announced.reason(page.words, one, page.name))
