"""Files chosen in a form, as the form keeps them from page to page: by hash, size, media type and name.

Knows what is written of a file into an input that is not shown; no bytes. Law: of what comes back from a page only the shape is
believed; whoever needs a file's bytes compares them with the hash.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from comity.errors import Finding, Rejected
from comity.records.record import Material, material_json, read_material
from comity.service.handover import FILES_LIMIT

RULE: Final = "docs/spec/signing.md 2"


def written(item: Material) -> str:
    """Return a file as a form keeps it: hash, size, media type and name, a blank between."""
    return f"{item.sha256} {item.size} {item.media} {item.name}"


def named(kept: Sequence[str]) -> tuple[tuple[Material, ...], tuple[Finding, ...]]:
    """Return the untrusted files a form keeps, each once, and what is wrong with them."""
    found: dict[str, Material] = {}
    problems = []
    for number, line in enumerate(kept):
        try:
            item = _parsed(line, f"record.material.{number}")
        except Rejected as refusal:
            problems.append(refusal.finding)
        else:
            found.setdefault(item.sha256, item)
    if sum(item.size for item in found.values()) > FILES_LIMIT:
        problems.append(
            Finding(code="material.oversize", place="record.material", facts={"limit": FILES_LIMIT}, rule=RULE)
        )
    return tuple(found.values()), tuple(problems)


def shown(kept: Sequence[str]) -> list[dict[str, Any]]:
    """Return the files a form keeps as its page lists them."""
    return [{"value": written(item), **material_json(item)} for item in named(kept)[0]]


def _parsed(line: str, place: str) -> Material:
    sha256, size, media, name = [*line.split(" ", 3), "", "", "", ""][:4]
    whole: Mapping[str, Any] = {
        "sha256": sha256,
        "size": int(size) if size.isascii() and size.isdigit() and len(size) <= len(str(FILES_LIMIT)) else size,
        "media": media,
        "name": name,
        "role": "attachment",
    }
    return read_material(dict(whole), place)
