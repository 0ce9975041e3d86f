"""What a leaf of the log means for one seat: whether it is addressed to it, opens or ends what it owes or is owed, and so on.

Knows the delta of a leaf and docs/spec/state.md; not words. Law: everything follows from what that leaf changed, so the same leaf
concerns the same seats whenever it is asked about; what a seat filed itself concerns it only where it wants everything.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from comity.encoding.canonical import Json
from comity.records.act import Act
from comity.store.reader import Reader

Row = Mapping[str, Json]
SITTING_ACTS: Final = frozenset({Act.CONVENE, Act.OPEN, Act.CLOSE})


class Kind(StrEnum):
    """A kind of notice, as one chooses it: why a seat is told."""

    ADDRESSED = "addressed"
    DUTIES = "duties"
    OWED = "owed"
    SITTINGS = "sittings"
    SILENCES = "silences"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A record that concerns a seat: its leaf and id, who reads it, why, and the duties and clocks it touched for that seat."""

    index: int
    id: str
    audience: str
    kinds: tuple[Kind, ...]
    duties: tuple[str, ...]
    clocks: tuple[str, ...]


def names_of(reader: Reader, code: str) -> frozenset[str]:
    """Return the codes under which a seat is spoken of: its own, and those of the groups it is a member of."""
    groups = reader.regime.groups
    return frozenset({code, *(name for name, group in groups.items() if code in group.members)})


def happening(reader: Reader, index: int, names: frozenset[str]) -> Happening | None:
    """Return what the leaf at `index` means for a seat of these names; None where it is no record of a matter."""
    delta = json.loads(reader.delta(index))
    rows: list[tuple[str, str, Row]] = [(table, key, row) for table, key, row in delta["rows"] if row is not None]
    own = next((row for table, key, row in rows if table == "record" and key == delta["id"]), None)
    if not delta["admitted"] or own is None or own["thread"] is None:
        return None
    touched = list(_duties(reader, index, rows))
    mine = [(key, row) for key, row in touched if names & {str(row["owner"]), str(row["to"])}]
    kinds = dict.fromkeys((*_kinds(own, rows, names, mine), Kind.EVERYTHING))
    clocks = [f"{row['start']}/{row['clock']}" for table, _, row in rows if table == "term" and row["own"]]
    return Happening(
        index=index,
        id=str(delta["id"]),
        audience=str(own["aud"]),
        kinds=tuple(kinds),
        duties=tuple(dict.fromkeys(key for key, _ in mine)),
        clocks=tuple(dict.fromkeys((*clocks, *_moved(rows)))),
    )


def happenings(reader: Reader, first: int, last: int, code: str, kinds: frozenset[Kind]) -> Iterator[Happening]:
    """Yield what leaves `first` to `last` - 1 mean for a seat that wants these kinds."""
    names = names_of(reader, code)
    for index in range(first, last):
        found = happening(reader, index, names)
        if found is not None and kinds & set(found.kinds):
            yield found


def _kinds(
    own: Row, rows: list[tuple[str, str, Row]], names: frozenset[str], mine: list[tuple[str, Row]]
) -> Iterator[Kind]:
    """Yield why a record concerns a seat; nothing for the seat's own."""
    if own["for"] in names:
        return
    if isinstance(own["to"], list) and names & {str(code) for code in own["to"]}:
        yield Kind.ADDRESSED
    if any(row["owner"] in names for _, row in mine):
        yield Kind.DUTIES
    if any(row["to"] in names and row["owner"] not in names for _, row in mine):
        yield Kind.OWED
    if own["act"] in SITTING_ACTS:
        yield Kind.SITTINGS
    if any(table == "silence" for table, _, _ in rows):
        yield Kind.SILENCES


def _moved(rows: list[tuple[str, str, Row]]) -> Iterator[str]:
    """Yield the clocks a leaf moved, extended, paused or let begin."""
    return (key.rpartition("/")[0] for table, key, _ in rows if table == "term_move")


def _duties(reader: Reader, index: int, rows: list[tuple[str, str, Row]]) -> Iterator[tuple[str, Row]]:
    """Yield the duties a leaf opened or ended, and the open ones whose clock it moved."""
    yield from ((key, row) for table, key, row in rows if table == "obligation")
    for clock in _moved(rows):
        start, _, name = clock.partition("/")
        for key, row in reader.scan("obligation", prefix=f"{start}/", limit=1_000, at=index + 1):
            if row["clock"] == name and row["status"] == "open":
                yield key, row
