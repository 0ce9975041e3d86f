"""An archive body: the past rebuilt from public sources, one log per edition of them.

Knows where the sources lie and that every key of an archive comes from a published label; not what the sources say. Law: equal
sources and regime give an equal log, byte for byte, on every machine.
"""

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.chronicle import Draft, compile_drafts, edition, parse
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.keys.names import COSIGNATURE, ED25519
from comity.keys.signer import SigningKey, from_label
from comity.records import fields
from comity.records.record import Material
from comity.regime import load
from comity.service.founding import Charter, SeatKeys, found_body, grant_of, seat, seen_now
from comity.service.pen import Pen
from comity.service.sequencer import Sequencer
from comity.tlog.folder import LogFolder
from comity.wiring.bodies import write_body_file
from comity.wiring.tour import Stop, read_tour, write_tour

HEAD: Final = "EDITION"
FILES: Final = "files"
"""The folder of the files that drafts name."""
RULE: Final = "docs/spec/chronicle.md 5"
ARCHIVIST: Final = "ARCHIVIST"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of an archive: its slug, declared moment of compilation (Unix seconds UTC), origin and drafts."""

    slug: str
    compiled: int
    day: str
    origin: str
    regime: bytes
    drafts: tuple[Draft, ...]
    tour: tuple[Stop, ...]
    files: tuple[bytes, ...] = ()


def read_edition(sources: Path, regime: bytes) -> Edition:
    """Read an archive's source folder, or raise Rejected at the draft at fault, Unavailable where a file is missing."""
    try:
        head = (sources / HEAD).read_bytes()
        files = [(path.name, path.read_bytes()) for path in sorted(sources.glob("*.toml"))]
    except OSError as error:
        raise Unavailable(
            Finding(code="chronicle.file", place=sources.name, excerpt=excerpt(error.strerror))
        ) from error
    slug, compiled = _head(head)
    drafts = [draft for name, data in files for draft in parse(data, name)]
    rules = load(regime)
    ordered = compile_drafts(drafts, rules)
    suffix = edition([regime, head, *(data for _, data in files)])
    return Edition(
        slug=slug,
        compiled=fields.seconds(compiled),
        day=compiled[:10],
        origin=f"comity.example/{slug}-archive/{suffix}",
        regime=regime,
        drafts=ordered,
        tour=read_tour(sources, frozenset(draft.name for draft in drafts), rules.languages),
        files=tuple(_file(sources, draft, item) for draft in ordered for item in draft.material),
    )


def _file(sources: Path, draft: Draft, item: Material) -> bytes:
    """Return a file a draft names, which must be the one its hash and size say."""
    place = f"{draft.name}: material {item.name}"
    try:
        data = (sources / FILES / item.name).read_bytes()
    except OSError as error:
        raise Unavailable(Finding(code="chronicle.file", place=place, excerpt=excerpt(error.strerror))) from error
    if len(data) != item.size or hashlib.sha256(data).hexdigest() != item.sha256:
        found = f"{len(data)} {hashlib.sha256(data).hexdigest()}"
        raise Rejected(Finding(code="chronicle.material", place=place, excerpt=found, rule="docs/spec/chronicle.md 2"))
    return data


def build_archive(folder: Path, made: Edition, progress: Progress = lambda _done, _all: None) -> str:
    """Write the edition's log into an empty folder and return its anchor."""
    keys, charter = keys_of(made), charter_of(made)
    anchor = found_body(folder, charter, (grant_of(keys),), lambda: made.compiled)
    write_body_file(folder, made.slug)
    for data in made.files:
        LogFolder(folder / "log").put_material(data)
    sequencer = Sequencer(folder, charter.log_key, charter.stamp_key, lambda: made.compiled)
    try:
        pen = seat(sequencer, made.origin, anchor.split()[-1], keys, made.day)
        ids = _write_drafts(sequencer, made, pen, progress)
        write_tour(folder, made.tour, ids)
        sequencer.publish()
    finally:
        sequencer.close()
    return anchor


def keys_of(made: Edition) -> SeatKeys:
    """Return the archivist's keys, published by their label."""
    return SeatKeys(
        code=ARCHIVIST,
        kind="office",
        roots=(_published(made.origin, f"{ARCHIVIST}/root"),),
        threshold=1,
        desk=_published(made.origin, f"{ARCHIVIST}/desk"),
    )


def charter_of(made: Edition) -> Charter:
    """Return what an archive is founded with."""
    return Charter(
        origin=made.origin,
        kind="archive",
        regime=made.regime,
        at=made.day,
        log_key=_key(made.origin, made.origin, ED25519),
        stamp_key=_key(made.origin, f"{made.origin}/REGISTRY/stamp", COSIGNATURE),
        founder=_published(made.origin, "FOUNDER/founder"),
    )


def _write_drafts(sequencer: Sequencer, made: Edition, pen: Pen | None, progress: Progress) -> dict[str, str]:
    """Append the drafts in their order, and return the record id of each by its name."""
    ids: dict[str, str] = {}
    if pen is None:
        return ids
    for number, draft in enumerate(made.drafts):
        progress(number, len(made.drafts))
        try:
            sequencer.append(pen.sign(draft.record(made.origin, ids, seen_now(sequencer))))
        except Rejected as refusal:
            raise Rejected(_within(draft, refusal.finding)) from refusal
        ids[draft.name] = pen.prev
    return ids


def _within(draft: Draft, finding: Finding) -> Finding:
    return Finding(
        code=finding.code, place=f"{draft.name}: {finding.place}", excerpt=finding.excerpt, rule=finding.rule
    )


def _head(data: bytes) -> tuple[str, str]:
    try:
        head = tomllib.loads(data.decode("utf-8"))
        slug, compiled = str(head.pop("slug")), fields.instant(head.pop("compiled"), HEAD)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise Rejected(Finding(code="chronicle.head", place=HEAD, excerpt=excerpt(error), rule=RULE)) from error
    if head:
        raise Rejected(Finding(code="chronicle.head", place=HEAD, excerpt=excerpt(sorted(head)), rule=RULE))
    return slug, compiled


def _published(origin: str, rest: str) -> SigningKey:
    return _key(origin, f"{origin}/{rest}", ED25519)


def _key(origin: str, name: str, algorithm: int) -> SigningKey:
    return from_label(name, f"comity/archive/v1 {origin} {name}", algorithm)
