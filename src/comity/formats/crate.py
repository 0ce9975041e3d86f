"""The description of a package for archives: RO-Crate 1.1, one JSON-LD document beside what it describes.

Knows the terms of RO-Crate; not files or hashes, which the bag's manifest has. Law: it says nothing the log does not say, except
the licence, which whoever packs it gives.
"""

from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json, render_own

NAME: Final = "ro-crate-metadata.json"
PROFILE: Final = "https://w3id.org/ro/crate/1.1"
MEDIA: Final = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a package is of: the body's name and the sentence about it, the log, its size and root, the day of its last leaf."""

    title: str
    told: str
    lang: str
    body: str
    origin: str
    size: int
    root: str
    day: str
    licence: str = ""


def render(of: Described) -> bytes:
    """Return the metadata document, canonical JSON."""
    descriptor: dict[str, Json] = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": PROFILE},
    }
    parts: list[Json] = [
        _file("anchor"),
        _file("log/checkpoint"),
        _file("log/state"),
        *map(_folder, ("log/tile/", "log/material/")),
    ]
    names: list[Json] = [{"@id": str(part["@id"])} for part in parts if isinstance(part, dict)]
    whole: dict[str, Json] = {
        "@id": "./",
        "@type": "Dataset",
        "name": of.title,
        "description": of.told,
        "inLanguage": of.lang,
        "identifier": of.origin,
        "version": f"{of.size} {of.root}",
        "datePublished": of.day,
        "publisher": {"@id": "#body"},
        "hasPart": names,
    }
    body: dict[str, Json] = {"@id": "#body", "@type": "Organization", "name": of.body}
    graph: list[Json] = [descriptor, whole, body, *parts]
    if of.licence:
        whole["license"] = {"@id": of.licence}
        graph.append({"@id": of.licence, "@type": "CreativeWork", "name": of.licence})
    return render_own({"@context": f"{PROFILE}/context", "@graph": graph})


def _file(name: str) -> dict[str, Json]:
    return {"@id": name, "@type": "File", "name": name, "encodingFormat": MEDIA}


def _folder(name: str) -> dict[str, Json]:
    return {"@id": name, "@type": "Dataset", "name": name}
