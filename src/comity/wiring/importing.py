"""A collection made into an archive body: read, judged whole, then written in batches, going on where an earlier run stopped.

Knows files and how far a log has come; what rows mean is `chronicle.collection`'s. Law: nothing is written while anything is
wrong, equal files give an equal log, and a run that was stopped and begun again gives the same log as one that was not.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from comity.chronicle import Collected, Draft, collect, edition
from comity.chronicle.mapping import SIZE_LIMIT, Layout
from comity.chronicle.mapping import parse as parse_mapping
from comity.chronicle.table import rows as read_rows
from comity.envelope import parse_leaf
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.records import fields
from comity.records.act import STRUCTURAL
from comity.records.record import Record
from comity.regime import load
from comity.service.founding import found_body, grant_of, seat, seen_now
from comity.service.pen import Pen
from comity.service.sequencer import Sequencer
from comity.wiring.archive import Edition, charter_of, keys_of
from comity.wiring.bodies import write_body_file

RULE: Final = "docs/spec/import.md 4"
BATCH: Final = 256
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import wrote: the anchor of its body, its records, and how many of them an earlier run had written."""

    anchor: str
    records: int
    before: int


def read_collection(source: Path, mapping: bytes, regime: bytes) -> tuple[Edition, Collected]:
    """Read a collection and judge all of it. Raises Rejected where it cannot be read on, Unavailable where a file is missing."""
    layout, rules = parse_mapping(mapping), load(regime)
    digest = _digest(source)

    def rows(fault: Callable[[Finding], None]) -> Iterator[tuple[int, Mapping[str, str]]]:
        with source.open("rb") as file:
            yield from read_rows(file, layout.format, layout.columns, layout.delimiter, fault)

    found = collect(rows, layout, rules)
    return _edition(layout, regime, mapping, digest, found.drafts), found


def read_mapping(path: Path) -> bytes:
    """Return a mapping file, bounded. Raises Unavailable."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Unavailable(
            Finding(code="import.file", place=path.name, excerpt=excerpt(error.strerror), rule=RULE)
        ) from error


def write_collection(folder: Path, made: Edition, progress: Progress = lambda _done, _all: None) -> Imported:
    """Write an edition's log into a folder that is empty or that an earlier run of the same import began.

    Raises Rejected where a record is refused by the fold, or where the folder holds something else.
    """
    keys, charter = keys_of(made), charter_of(made)
    if not (folder / "log" / "checkpoint").exists():
        found_body(folder, charter, (grant_of(keys),), lambda: made.compiled)
        write_body_file(folder, made.slug)
    sequencer = _sequencer(folder, made)
    try:
        body = sequencer.view.get("body", "") or {}
        pen = _pen(sequencer, made) or seat(sequencer, made.origin, str(body["found"]), keys, made.day)
        before = _write_drafts(sequencer, made, pen, progress)
    finally:
        sequencer.close()
    return Imported(
        anchor=f"{body['origin']} {body['log_key']} {body['found']}", records=len(made.drafts), before=before
    )


def _sequencer(folder: Path, made: Edition) -> Sequencer:
    charter = charter_of(made)
    try:
        return Sequencer(folder, charter.log_key, charter.stamp_key, lambda: made.compiled)
    except Rejected as error:
        raise Rejected(Finding(code="import.other", place=folder.name, excerpt=made.origin, rule=RULE)) from error


def _write_drafts(sequencer: Sequencer, made: Edition, pen: Pen | None, progress: Progress) -> int:
    """Write the drafts that are not in the log yet, and return how many were."""
    ids = {draft.name: record for draft, record in zip(made.drafts, _written(sequencer), strict=False)}
    before = len(ids)
    for start in range(before, len(made.drafts), BATCH):
        progress(start, len(made.drafts))
        pen = _write_batch(sequencer, made, pen, made.drafts[start : start + BATCH], ids)
        sequencer.publish()
    return before


def _write_batch(
    sequencer: Sequencer, made: Edition, pen: Pen | None, drafts: tuple[Draft, ...], ids: dict[str, str]
) -> Pen | None:
    """Sign and append some drafts as one, all seeing the same head; where the fold refuses one, say which."""
    if pen is None:
        return None
    seen, moving, signed = seen_now(sequencer), replace(pen), []
    for draft in drafts:
        signed.append(moving.sign(draft.record(made.origin, ids, seen)))
        ids[draft.name] = moving.prev
    try:
        sequencer.append_all(signed)
    except Rejected:
        for draft, data in zip(drafts, signed, strict=True):
            try:
                sequencer.append(data)
            except Rejected as refusal:
                told = replace(refusal.finding, place=f"{draft.name}: {refusal.finding.place}")
                raise Rejected(told) from refusal
    return moving


def _pen(sequencer: Sequencer, made: Edition) -> Pen | None:
    """Return the archivist's pen where its chain stands, or None where its key has not been accredited yet."""
    desk = keys_of(made).desk
    chain = None if desk is None else sequencer.view.get("chain", desk.verifier.hash_hex)
    if desk is None or chain is None:
        return None
    return Pen(keys=(desk,), owner=keys_of(made).code, prev=str(chain["id"]), seq=int(str(chain["next"])))


def _written(sequencer: Sequencer) -> list[str]:
    """Return the ids of the records after those that found and seat, in their order."""
    rows = sequencer.connection.execute("SELECT idx, id FROM leaves ORDER BY idx").fetchall()
    first = 0
    for index, _ in rows[:16]:
        (leaf,) = sequencer.connection.execute("SELECT leaf FROM leaves WHERE idx=?", (index,)).fetchone()
        record: Record = parse_leaf(bytes(leaf)).record
        if record.act not in STRUCTURAL:
            break
        first = int(index) + 1
    return [str(record) for _, record in rows[first:]]


def _edition(layout: Layout, regime: bytes, mapping: bytes, digest: bytes, drafts: tuple[Draft, ...]) -> Edition:
    return Edition(
        slug=layout.slug,
        compiled=fields.seconds(layout.compiled),
        day=layout.compiled[:10],
        origin=f"comity.example/{layout.slug}-archive/{edition([regime, mapping, digest])}",
        regime=regime,
        drafts=drafts,
        tour=(),
    )


def _digest(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        raise Unavailable(
            Finding(code="import.file", place=source.name, excerpt=excerpt(error.strerror), rule=RULE)
        ) from error
