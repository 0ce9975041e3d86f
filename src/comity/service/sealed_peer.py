"""A client that seals and opens, and what it may believe of a desk: nothing that no receipt proves against its anchor.

Knows what a desk tells of sealed records and reading keys; judges it. Law: no text is sealed to a key, and none opened, whose
record was not proved to lie in the log the anchor names, signed by the seat it says.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from comity import receipt as receipts
from comity.envelope import parse_leaf
from comity.errors import Finding, Rejected, excerpt
from comity.keys.reading import ReadingKey
from comity.records.act import Act
from comity.records.bodies import is_reading, read_reading
from comity.records.inner import SALT_BYTES
from comity.records.record import SEALED, Record, Ref, files_of
from comity.regime import Regime
from comity.service.drafting import Draft
from comity.service.sealing import (
    Later,
    Opened,
    Place,
    Sealed,
    held,
    limit_of,
    open_sealed,
    opened_file,
    plain_sizes,
    seal,
    wraps_for,
)
from comity.verify.anchor import Anchor
from comity.verify.receipt import verify_receipt

RULE: Final = "docs/spec/sealing.md 5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A sealed record as a desk lists it: labels to choose by, until its receipt has been read."""

    id: str
    symbol: str
    by: str
    at: str
    recipients: tuple[str, ...]
    of: tuple[str, ...]
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a desk tells: the newest sealed records, and the records that accredited reading keys in force, by seat."""

    records: tuple[Listed, ...]
    readers: Mapping[str, tuple[str, ...]]


class SealedPeer(Protocol):
    """A desk, as far as sealing needs one."""

    def place(self, key: str) -> Place:
        """Return the next place on a key's chain. Raises Rejected, Unavailable."""
        ...

    def sealed(self) -> Told:
        """Return the sealed records and reading keys of a body. Raises Unavailable."""
        ...

    def material(self, sha256: str, limit: int) -> bytes:
        """Return an untrusted file of the log. Raises Unavailable."""
        ...

    def receipt(self, record_id: str) -> bytes:
        """Return the untrusted receipt of a record. Raises Unavailable."""
        ...


class Client:
    """One client's view of sealed records: a desk, and the anchor it is held to."""

    def __init__(self, peer: SealedPeer, anchor: Anchor | None) -> None:
        """Keep both; without an anchor nothing is proved, so that everything but `told` is refused."""
        self._peer, self._anchor = peer, anchor

    def told(self) -> Told:
        """Return what the desk lists, which is believed for labels only."""
        return self._peer.sealed()

    def record(self, record_id: str) -> Record:
        """Return a record its receipt proves to be in the log. Raises Rejected."""
        if self._anchor is None:
            raise Rejected(Finding(code="seal.anchor", place="--anchor", rule=RULE))
        data = self._peer.receipt(record_id)
        for check in verify_receipt(data, self._anchor).checks:
            if check.outcome == "failed":
                raise Rejected(check.findings[0])
        signed = parse_leaf(receipts.parse(data).parts[0].entry)
        if signed.id != record_id:
            raise Rejected(Finding(code="receipt.records", place="receipt", excerpt=excerpt(signed.id), rule=RULE))
        return signed.record

    def readers(self, codes: Sequence[str], told: Told) -> dict[str, tuple[str, ...]]:
        """Return the reading keys of seats, as age spells them, each by the record that accredited it."""
        return {code: tuple(self._recipient(code, by) for by in told.readers.get(code, ())) for code in codes}

    def open(self, record_id: str, told: Told, code: str, keys: Sequence[ReadingKey]) -> Opened:
        """Return a sealed text opened with a seat's reading keys, in the record itself or by a later wrap."""
        found = [(record_id, self.sealed(record_id))]
        found += [(one.id, self.record(one.id)) for one in told.records if record_id in one.of]
        record = found[0][1]
        wraps = [self._file(sha256, other) for other, sha256 in _each(record_id, found, code)]
        text = self.file(record, str((record.inner or {})["sha256"]))
        return open_sealed(record, wraps, text, [key.identity for key in keys])

    def seal(
        self, draft: Draft, key: str, regime: Regime, files: Sequence[bytes], earlier: tuple[str, Opened] | None = None
    ) -> Sealed:
        """Return a draft sealed at the next place of a key's chain, to the proved reading keys of those it is addressed to.

        `files` are those it names, in order; by `earlier`, a record opened before, they can read that one too. Raises Rejected.
        """
        told, wraps = self.told(), tuple[Later, ...]()
        if earlier is not None:
            target, opened = earlier
            wraps = tuple(Later(of=target, to=code, identity=opened.identity) for code in draft.to)
            draft = replace(draft, refs=tuple(dict.fromkeys((*draft.refs, Ref(rel="cites", id=target)))))
        readers = self.readers(sorted({*draft.to, draft.by} & told.readers.keys()), told)
        return seal(draft, self._peer.place(key), regime, readers, secrets.token_bytes(SALT_BYTES), wraps, files)

    def enclosed(self, record_id: str, opened: Opened, number: int) -> bytes:
        """Return the file of that number sealed with a text, or raise Rejected where it is not the one the text names."""
        record = self.sealed(record_id)
        sha256, _ = files_of(record)[number]
        return opened_file(record, number, opened.held.material[number], self._file(sha256, record), opened.identity)

    def sealed(self, record_id: str) -> Record:
        """Return a sealed record, proved. Raises Rejected for any other."""
        record = self.record(record_id)
        if record.aud != SEALED:
            raise Rejected(Finding(code="seal.of", place="record", excerpt=record.aud, rule=RULE))
        return record

    def file(self, record: Record, sha256: str) -> bytes:
        """Return an age file a proved record names."""
        return self._file(sha256, record)

    def _file(self, sha256: str, record: Record) -> bytes:
        limit = limit_of(plain_sizes(record)[sha256])
        return held(self._peer.material(sha256, limit), sha256)

    def _recipient(self, code: str, record_id: str) -> str:
        record = self.record(record_id)
        if record.act is not Act.ACCREDIT or not is_reading(record) or record.by != code:
            raise Rejected(Finding(code="seal.no-key", place="record.to", excerpt=code, rule=RULE))
        return read_reading(record).recipient


def _each(record_id: str, found: Sequence[tuple[str, Record]], code: str) -> list[tuple[Record, str]]:
    return [
        (record, sha256)
        for other, record in found
        for sha256 in wraps_for(record_id, [(other, record)], frozenset({code}))
    ]
