"""Where two folds of a log part: the first leaf from which they derived different rows.

Knows digests and deltas as two stores keep them; not which of the two is right. Law: digests over prefixes agree up to the
first difference and never after it, so halving finds it.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from comity.encoding.canonical import Json
from comity.store.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPair:
    """A row of one delta or both: its value on either side, None where the row is ended, absent where it is not written."""

    table: str
    key: str
    sides: tuple[tuple[Json, ...], tuple[Json, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The first leaf of different conclusions: its index, its record on either side, whether the leaf itself is another."""

    index: int
    ids: tuple[str | None, str | None]
    same_leaf: bool
    rows: tuple[RowPair, ...]


def first_difference(one: Reader, other: Reader) -> Difference | None:
    """Return where two bodies' conclusions part within the leaves both have, or None if they do not."""
    common = min(one.size, other.size)
    index = bisect_left(range(1, common + 1), True, key=lambda size: one.digest(size) != other.digest(size))  # noqa: FBT003
    if index == common:
        return None
    deltas = [json.loads(reader.delta(index)) for reader in (one, other)]
    return Difference(
        index=index,
        ids=(deltas[0]["id"], deltas[1]["id"]),
        same_leaf=one.leaf(index) == other.leaf(index),
        rows=_pairs(_rows(deltas[0]), _rows(deltas[1])),
    )


def _rows(delta: Mapping[str, list[list[Json]]]) -> dict[tuple[str, str], Json]:
    return {(str(table), str(key)): value for table, key, value in delta["rows"]}


def _pairs(one: dict[tuple[str, str], Json], other: dict[tuple[str, str], Json]) -> tuple[RowPair, ...]:
    """Return the rows that are not the same on both sides, in order of table and key."""
    pairs = []
    for place in sorted({*one, *other}):
        left, right = ((rows[place],) if place in rows else () for rows in (one, other))
        if left != right:
            pairs.append(RowPair(table=place[0], key=place[1], sides=(left, right)))
    return tuple(pairs)
