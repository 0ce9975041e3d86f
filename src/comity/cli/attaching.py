"""Files that go with a record: named in what its author wrote as JSON, and put beside what is handed in.

Knows names, sizes and hashes; not who may read what. Law: every file that is named goes with it, and no other does.
"""

import hashlib
import mimetypes
import re
from collections.abc import Mapping, Sequence
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, excerpt
from comity.records.inner import files as items
from comity.records.record import Material, material_json
from comity.service.sending import Named

OTHER: Final = "application/octet-stream"
RULE: Final = "docs/spec/record.md 7.5"


def naming(given: Mapping[str, Json], files: Sequence[Named]) -> dict[str, Json]:
    """Return the record with the files among its material; one it names already stays as named."""
    told = given.get("material", [])
    material: list[Json] = list(told) if isinstance(told, list) else []
    there = {item.get("sha256") for item in material if isinstance(item, dict)}
    for file in files:
        if file.sha256 not in there:
            there.add(file.sha256)
            material.append(_item(file.path.name, file.sha256, file.size))
    return {**given, "material": material} if files else dict(given)


def enclosed(named: Sequence[Material], held: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the files a record names, in its order. Raises Rejected where one is not at hand."""
    by_hash = {hashlib.sha256(data).hexdigest(): data for data in held}
    for number, item in enumerate(named):
        if item.sha256 not in by_hash:
            place = f"record.material.{number}"
            raise Rejected(Finding(code="material.missing", place=place, excerpt=excerpt(item.sha256), rule=RULE))
    return tuple(by_hash[item.sha256] for item in named)


def named_with(named: Sequence[Material], files: Sequence[Named]) -> tuple[Material, ...]:
    """Return the files a draft names, and after them those it does not name yet."""
    whole = naming({"material": [material_json(item) for item in named]}, files)["material"] if files else []
    return items(whole, "record.material") or tuple(named)


def plain_name(name: str) -> str:
    """Return the name somebody else gave a file, as it may be written into a folder: no path, no blank, never hidden."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return re.sub(r"[^\w.-]+", "_", last).strip("._-")[-100:] or "file"


def derestricted(given: Mapping[str, Json]) -> list[str]:
    """Return the ids of the records that one its author wrote as JSON makes public."""
    refs = given.get("refs", [])
    told = [ref for ref in refs if isinstance(ref, dict)] if isinstance(refs, list) else []
    return [str(ref.get("id")) for ref in told if ref.get("rel") == "derestricts"]


def _item(name: str, sha256: str, size: int) -> dict[str, Json]:
    media = mimetypes.guess_type(name)[0] or OTHER
    return {"sha256": sha256, "size": size, "media": media, "name": name, "role": "attachment"}
