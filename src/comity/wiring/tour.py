"""The tour an archive may ship beside its sources: stops in order, with links by the names drafts have there.

Knows docs/spec/chronicle.md 7; not the log: a tour is a convenience and no part of an edition. Law: a stop names only drafts
that exist, and says the same in every language.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from comity.errors import Finding, Rejected, excerpt

SOURCE: Final = "tour/tour.toml"
FILE: Final = "tour.json"
RULE: Final = "docs/spec/chronicle.md 7"
KINDS: Final = frozenset({"record", "thread", "sitting"})
"""Links to what a draft became."""
PAGES: Final = frozenset({"contested", "log", "positions", "timeline"})
"""Pages of a body a stop may lead to; it may also lead to the body as of a `day`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop: its title and text by language, and its links as (kind, draft name, page or day)."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    links: tuple[tuple[str, str], ...]


def read_tour(sources: Path, names: frozenset[str], languages: tuple[str, ...]) -> tuple[Stop, ...]:
    """Read the tour beside the sources, none where there is none; Rejected `chronicle.tour` where it is not understood."""
    path = sources / SOURCE
    if not path.exists():
        return ()
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
        return tuple(_stop(stop, names, languages) for stop in data["stop"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _refused(error) from error


def write_tour(folder: Path, stops: tuple[Stop, ...], ids: Mapping[str, str]) -> None:
    """Write the tour into a body's folder with the record ids its drafts got; nothing where there is no tour."""
    if not stops:
        return
    written = [
        {
            "title": dict(stop.title),
            "text": dict(stop.text),
            "links": [{"kind": kind, "id": ids[name] if kind in KINDS else name} for kind, name in stop.links],
        }
        for stop in stops
    ]
    (folder / FILE).write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _stop(data: dict[str, Any], names: frozenset[str], languages: tuple[str, ...]) -> Stop:
    if set(data) != {"title", "text", "links"}:
        raise _refused(sorted(data))
    for part in ("title", "text"):
        if set(data[part]) != set(languages) or not all(isinstance(said, str) for said in data[part].values()):
            raise _refused(data[part])
    links = []
    for link in data["links"]:
        [(kind, name)] = link.items()
        if not _leads(kind, name, names):
            raise _refused(link)
        links.append((kind, name))
    return Stop(title=data["title"], text=data["text"], links=tuple(links))


def _leads(kind: str, name: str, names: frozenset[str]) -> bool:
    if kind == "day":
        return date.fromisoformat(name).isoformat() == name
    return name in (PAGES if kind == "page" else names) and kind in {*KINDS, "page"}


def _refused(what: object) -> Rejected:
    return Rejected(Finding(code="chronicle.tour", place=SOURCE, excerpt=excerpt(what), rule=RULE))
