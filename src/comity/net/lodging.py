"""Records lodged with a mirror: checked against its own copy, kept for good, and countersigned.

Knows the folder `lodged/` of a mirror and docs/spec/log.md 16; not HTTP. Law: a receipt is given only for what is on disk; the
same record has the same receipt for ever; of two records at one place of a chain both are kept, for they accuse each other.
"""

import os
import re
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.envelope import LEAF_LIMIT, SignedRecord, parse_submission
from comity.errors import Finding, Unavailable, excerpt
from comity.fold.delta import Draft
from comity.fold.lodgeable import RULE, chain_of
from comity.keys.signer import SigningKey
from comity.records import lodging
from comity.records.lodging import Held, Receipt
from comity.store.reader import Reader
from comity.tlog.folder import sync_folder

FOLDER: Final = "lodged"
NOTE, RECEIPT = ".note", ".receipt"
SEAT_LIMIT: Final = 500
"""Records of one seat a mirror keeps that the log does not have; by then its desk is not merely late."""
NAME: Final = re.compile(r"([A-Z0-9][A-Z0-9-]{1,15})/([0-9a-f]{16})-([0-9]{16})-([0-9a-f]{64})")
_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record a mirror keeps, by its file: whose, its place (chain and number), its id, when it was put there (Unix seconds)."""

    seat: str
    chain: str
    seq: int
    id: str
    put: float

    @property
    def name(self) -> str:
        """The file's name below `lodged/`, without its ending."""
        return f"{self.seat}/{self.chain}-{self.seq:016}-{self.id}"

    @property
    def place(self) -> tuple[str, int]:
        """The place on a chain that only one record can have."""
        return self.chain, self.seq


class Lodged:
    """What lies in a mirror's `lodged/`."""

    def __init__(self, folder: Path) -> None:
        """Look below the mirror's folder; nothing need be there yet."""
        self.folder = folder / FOLDER

    def all(self, seat: str | None = None) -> list[Kept]:
        """Return every record kept, or those of one seat, the newest first."""
        seats = [path.name for path in _entries(self.folder)] if seat is None else [seat]
        found = [kept for code in seats for entry in _entries(self.folder / code) if (kept := _kept(code, entry))]
        return sorted(found, key=lambda one: (-one.put, one.name))

    def note(self, kept: Kept) -> SignedRecord:
        """Return the record as it was handed in. Raises Unavailable."""
        return parse_submission(self.read(kept.name + NOTE))

    def receipt(self, kept: Kept) -> Receipt:
        """Return the receipt that was given for it. Raises Unavailable."""
        return lodging.parse(self.read(kept.name + RECEIPT))

    def read(self, name: str) -> bytes:
        """Return a file below `lodged/`; `name` has the form of one. Raises Unavailable."""
        try:
            with (self.folder / name).open("rb") as file:
                return file.read(LEAF_LIMIT)
        except OSError as error:
            raise _failed(name, error) from error


class LodgingDoor:
    """The door of a mirror that countersigns: `checked` is the size up to which it has checked everything."""

    def __init__(self, reader: Reader, key: SigningKey, checked: int) -> None:
        """Judge by `reader`'s rows as of the size checked, sign with `key`."""
        self._reader, self._key, self._checked = reader, key, checked
        self.lodged = Lodged(reader.folder)

    def take(self, data: bytes, now: int) -> bytes:
        """Keep an untrusted note handed in at Unix second `now`, and return its receipt.

        Raises Rejected with what is wrong with it, Unavailable where the disk fails or the seat has too many here.
        """
        signed = parse_submission(data)
        draft = Draft(self._reader.view(self._checked), self._checked)
        chain = chain_of(draft, signed)
        kept = Kept(seat=signed.record.by, chain=chain[:16], seq=signed.record.seq, id=signed.id, put=now)
        root = self._reader.root(self._checked)
        if root is None:
            raise _failed("checked", self._checked)
        with _lock:
            if not (self.lodged.folder / (kept.name + RECEIPT)).exists():
                self._check_room(kept.seat)
                held = Held(origin=self._reader.origin, record=signed.id, size=self._checked, root=root)
                self._put(kept.name + NOTE, data)
                self._put(kept.name + RECEIPT, lodging.sign(held, self._key, now))
        return self.lodged.read(kept.name + RECEIPT)

    def _check_room(self, seat: str) -> None:
        """Refuse a seat that has too many here which the log does not have."""
        kept = self.lodged.all(seat)
        if len(kept) < SEAT_LIMIT:
            return
        rows = self._reader.ahead()
        rows.read("record", (one.id for one in kept))
        if sum(rows.get("record", one.id) is None for one in kept) >= SEAT_LIMIT:
            facts: dict[str, str | int] = {"party": seat, "allowed": SEAT_LIMIT}
            raise Unavailable(Finding(code="lodging.full", place="record.by", excerpt=seat, facts=facts, rule=RULE))

    def _put(self, name: str, data: bytes) -> None:
        """Write a file once, whole, and on disk before this returns; one that is there stays: another process was first."""
        path = self.lodged.folder / name
        fresh = path.with_name(f".{os.getpid()}-{path.name}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(fresh, path)
            fresh.unlink()
            for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
                sync_folder(folder)
        except OSError as error:
            raise _failed(name, error) from error


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder; nothing where there is none yet."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _kept(seat: str, entry: os.DirEntry[str]) -> Kept | None:
    found = NAME.fullmatch(f"{seat}/{entry.name.removesuffix(RECEIPT)}") if entry.name.endswith(RECEIPT) else None
    if found is None:
        return None
    return Kept(seat=found[1], chain=found[2], seq=int(found[3]), id=found[4], put=entry.stat().st_mtime)


def _failed(place: str, error: object) -> Unavailable:
    return Unavailable(Finding(code="store.write", place=place[-80:], excerpt=excerpt(error), rule=RULE))
