"""The map of what has a place: a page, a drawing as a file, the coastline, and the small map of one record.

Knows templates, layers and addresses; where things lie on the canvas is for `atlas`. Law: each mark has its row and each row its
mark or the word that it lies outside; layers are kinds of things and times, never parties.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from comity.atlas import coast
from comity.atlas.drawing import SHAPES, Drawing, Line, Located, inside, layout
from comity.i18n.places import listed
from comity.records.record import Record
from comity.web.access.headers import runs_script, unkept
from comity.web.atlas import placed
from comity.web.atlas.placed import ACCOUNT, TIMES, Asked, Placed
from comity.web.downloads.files import FOREVER
from comity.web.page.kept import kept
from comity.web.page.present import Page, Row

SMALL: Final = (480, 320)
OTHERS: Final = 12
"""So many other accounts of one thing a small map shows."""
SVG: Final = "image/svg+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A kind of thing that may be shown or left out: its mark and, of a form, its name."""

    name: str
    label: str
    shape: str
    path: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A mark with its words: its numbers and who gives each, its times (one, or `several`), and what it leads to."""

    x: float
    y: float
    path: str
    time: str
    numbers: str
    label: str
    words_left: bool
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """All that the page and the file show."""

    drawing: Drawing
    pins: tuple[Pin, ...]
    lines: tuple[tuple[Line, str], ...]
    rows: tuple[tuple[Placed, bool, str], ...]
    older: str
    inside: int
    outside: int
    scale: str


@runs_script
def show(page: Page) -> HttpResponse:
    """Show the map and, beside it, the table of what is on it."""
    wish = placed.asked(page)
    made = _made(page, wish)
    response = page.render(
        "map",
        map=made,
        coast=coast_address(made.drawing),
        side=coast.SIDE,
        layers=_layers(page, wish),
        times=_times(page, wish),
        file=page.url(f"map.svg{_query(wish, wish.before)}"),
        older=f"{page.url('map')}{_query(wish, int(made.older))}" if made.older else "",
        newer=f"{page.url('map')}{_query(wish)}" if "before" in page.request.GET else "",
        whole=page.url("map"),
        known=bool(placed.forms_of(page.regime)),
        chosen=_query(wish) != "",
        extent=_extent(page),
    )
    return unkept(response) if page.reads_restricted else response


def svg(page: Page) -> HttpResponse:
    """Give the map as a file that stands alone, with a tag by which a browser asks for it again."""
    wish = placed.asked(page)
    made = _made(page, wish)
    facts = {
        "map": made,
        "land": coast.path(*made.drawing.centre),
        "words": page.words,
        "lang": page.lang,
        "alone": True,
    }
    data = render_to_string("map_file.svg", facts | {"page": page, "layers": _layers(page, wish)}).encode()
    response = HttpResponse(data, content_type=SVG)
    return unkept(response) if page.reads_restricted else response


def coastline(_request: HttpRequest, latitude: str, longitude: str) -> HttpResponse:
    """Give the land about a centre; its address carries its hash, so it may be kept for ever."""
    centre = int(latitude), int(longitude)
    if not coast.is_centre(*centre):
        raise Http404(latitude)
    response = HttpResponse(_coast_file(*centre), content_type=SVG)
    response.headers["Cache-Control"] = FOREVER
    return response


def of_record(page: Page, record_id: str, row: Row, record: Record) -> dict[str, Any] | None:
    """Return the small map of a record that has a place, with the other places given of the same thing; None without."""
    if not placed.forms_of(page.regime) or not (own := list(placed.of_record(page, record_id, row, record))):
        return None
    subjects = {record_id, *(ref.id for ref in record.refs if ref.rel == ACCOUNT)}
    told = [str(held["id"]) for subject in sorted(subjects) for _, held in _accounts(page, subject)]
    for other in dict.fromkeys((*sorted(subjects), *told)):
        found, its = page.reader.record(other), page.reader.get("record", other)
        if other != record_id and found is not None and its is not None and its["status"] == "stands":
            own += placed.of_record(page, other, its, found.record)
    made = _laid(page, placed.Listing(items=placed.numbered(own), older=""), SMALL)
    return {"map": made, "coast": coast_address(made.drawing), "side": coast.SIDE}


def _accounts(page: Page, subject: str) -> list[tuple[str, Row]]:
    return page.reader.scan("account", prefix=f"{subject}/", limit=OTHERS)


def _made(page: Page, wish: Asked) -> Map:
    name = f"map {sorted(wish.forms)} {sorted(wish.times)} {wish.before}"
    return kept(page, name, lambda: _laid(page, placed.listing(page, wish)))


def laid(page: Page, spots: tuple[Placed, ...]) -> Map:
    """Return the map of these places, each with its number."""
    return _laid(page, placed.Listing(items=spots, older=""))


def _laid(page: Page, found: placed.Listing, size: tuple[int, int] | None = None) -> Map:
    shapes = dict(_shapes(page))
    items = [
        Located(number=one.number, shape=shapes[one.form], place=one.place, tells_of=one.tells_of)
        for one in found.items
    ]
    drawing = layout(items, *size) if size else layout(items)
    rows = tuple((one, inside(one.place), SHAPES[shapes[one.form]]) for one in found.items)
    return Map(
        drawing=drawing,
        pins=tuple(_pins(page, drawing, found.items)),
        lines=tuple((line, _degrees(page, line)) for line in drawing.lines),
        rows=rows,
        older=found.older,
        inside=sum(within for _, within, _ in rows),
        outside=sum(not within for _, within, _ in rows),
        scale=page.words.number(drawing.scale[0]),
    )


def _pins(page: Page, drawing: Drawing, items: tuple[Placed, ...]) -> list[Pin]:
    by_number = {one.number: one for one in items}
    found = []
    for mark in drawing.marks:
        those = [by_number[number] for number in mark.numbers]
        times = {one.time for one in those}
        told = [page.words.say("map-mark", number=one.number, title=one.title.text, who=one.speaker) for one in those]
        found.append(
            Pin(
                x=mark.x,
                y=mark.y,
                path=mark.path,
                time=times.pop() if len(times) == 1 else "several",
                numbers=" ".join(str(one.number) for one in those),
                label=", ".join(f"{one.number} {one.code}" for one in those[:2]) + (" …" if len(those) > 2 else ""),  # noqa: PLR2004
                words_left=mark.words_left,
                title=listed(page.words, told),
                url=f"#place-{those[0].number}",
            )
        )
    return found


def _degrees(page: Page, line: Line) -> str:
    """Return how a line of the graticule is labelled."""
    if line.degrees == 0:
        return "0°"
    side = ("west" if line.degrees < 0 else "east") if line.meridian else ("south" if line.degrees < 0 else "north")
    angle = f"{abs(line.degrees):g}".replace(".", page.words.say("place-decimal"))
    return page.words.say(f"place-{side}", angle=f"{angle}°")


def _shapes(page: Page) -> list[tuple[str, str]]:
    """Return the shape of each form with places, in order of name; the last shape serves all that there is none left for."""
    names, shapes = list(placed.forms_of(page.regime)), list(SHAPES)
    return [(name, shapes[min(number, len(shapes) - 1)]) for number, name in enumerate(names)]


def _layers(page: Page, wish: Asked) -> list[Layer]:
    return [
        Layer(name=name, label=page.form(name), shape=shape, path=SHAPES[shape], chosen=name in wish.forms)
        for name, shape in _shapes(page)
    ]


def _times(page: Page, wish: Asked) -> list[Layer]:
    path = SHAPES["circle"]
    return [
        Layer(name=time, label=page.words.say(f"map-{time}"), shape="circle", path=path, chosen=time in wish.times)
        for time in TIMES
    ]


def _extent(page: Page) -> dict[str, str]:
    """Return between which degrees the coastline is known, in words."""
    edges = {"south": coast.SOUTH, "north": coast.NORTH, "west": coast.WEST, "east": coast.EAST}
    return {
        name: page.words.say(
            f"place-{'north' if name in {'south', 'north'} else 'west' if at < 0 else 'east'}", angle=f"{abs(at)}°"
        )
        for name, at in edges.items()
    }


def _query(wish: Asked, before: int | None = None) -> str:
    """Return what an address says of layers; of all of them it says nothing."""
    named = [("form", name) for name in sorted(wish.forms)] if wish.forms_named else []
    named += [("time", name) for name in TIMES if name in wish.times] if len(wish.times) < len(TIMES) else []
    if before is not None and before < placed.ALL:
        named.append(("before", str(before)))
    return f"?{urlencode(named)}" if named else ""


def coast_address(drawing: Drawing) -> str:
    """Return where the land about the centre of a drawing is."""
    latitude, longitude = drawing.centre
    version = hashlib.sha256(_coast_file(latitude, longitude)).hexdigest()[:12]
    return f"/static/coast/{latitude}_{longitude}.svg?{version}"


@lru_cache(maxsize=32)
def _coast_file(latitude: int, longitude: int) -> bytes:
    side = coast.SIDE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{side} -{side} {2 * side} {2 * side}">'
        f'<path fill="#808080" fill-opacity=".3" fill-rule="evenodd" d="{coast.path(latitude, longitude)}"/></svg>'
    ).encode()
