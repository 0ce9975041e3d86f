"""The ten-minute tour of a body that ships one: stops in order, each with links into the record.

Knows `tour.json` in the body's folder, which `wiring` wrote from the tour beside the sources; not what it says. Law: a stop leads
only to what this body has at the moment asked for.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.http import Http404, HttpResponse

from comity.web.page.present import Page, Text
from comity.wiring.tour import FILE

WORDS: Final = {"positions": "positions-page"}
"""The sentence that names a page, where it is not called as its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where a stop leads."""

    text: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of the tour."""

    title: Text
    text: Text
    links: tuple[Link, ...]


def exists(page: Page) -> bool:
    """Return whether this body ships a tour."""
    return _read(page.reader.folder) is not None


def show(page: Page) -> HttpResponse:
    """Show the tour, or raise Http404 where the body ships none."""
    found = _read(page.reader.folder)
    if found is None:
        raise Http404(FILE)
    stops = [
        Stop(title=page.pick(stop["title"]), text=page.pick(stop["text"]), links=tuple(_links(page, stop["links"])))
        for stop in found
    ]
    return page.render("tour", stops=stops)


def _links(page: Page, links: list[dict[str, str]]) -> Iterable[Link]:
    for link in links:
        if link["kind"] == "page":
            text = Text(lang=page.lang, text=page.words.say(WORDS.get(link["id"], link["id"])))
            yield Link(text=text, url=page.url(link["id"]))
        elif link["kind"] == "day":
            text = Text(lang=page.lang, text=page.words.say("tour-as-of", date=page.words.date(link["id"])))
            yield Link(text=text, url=f"/{page.lang}/{page.slug}/@{link['id']}/")
        elif page.reader.get("record" if link["kind"] == "record" else link["kind"], link["id"]) is not None:
            yield Link(text=page.entry(link["id"]).title, url=page.url(f"{link['kind']}/{link['id']}"))


@lru_cache(maxsize=16)
def _read(folder: Path) -> list[dict[str, Any]] | None:
    path = folder / FILE
    if not path.exists():
        return None
    stops: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return stops
