"""What a record that makes restricted texts public has to name: the texts, and the files they name.

Knows the rows of a body and what lies behind its gate; not who may make a text public, which is the fold's. Law: what it returns
is what docs/spec/record.md 17 asks for, each file once, or nothing.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from comity.records.inner import parse
from comity.records.record import Material
from comity.store.gate import Gate
from comity.store.reader import open_reader


def disclosed(folder: Path, targets: Iterable[str]) -> tuple[Material, ...]:
    """Return the material for a `derestrict` of these records, as far as their texts lie behind the gate of `folder`."""
    reader, gate = open_reader(folder), Gate(folder)
    found: dict[str, Material] = {}
    for target in targets:
        row = reader.get("inner", target)
        data = None if row is None else gate.inner(str(row["sha256"]))
        if data is None:
            continue  # the desk says what is wrong with the reference, or that it lacks the text
        text = Material(
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            media="application/json",
            name=f"{target[:16]}.json",
            role="inner",
        )
        for item in (text, *parse(data).material):
            found.setdefault(item.sha256, item)
    return tuple(found.values())
