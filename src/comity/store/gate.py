"""What lies behind the gate on disk: inner texts and their files by hash, and the rows of the second fold.

Knows files and one database below `restricted/`, which only the desk's own account may enter; not who is entitled (the gate of
the pages says). Law: nothing here is needed to admit a record, and all of it but texts and files is rebuilt from them and the
log. A file that is public by another record is kept here all the same: neither place is looked into for the other.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from comity.errors import Tampered, Unavailable
from comity.fold.digest import sign_state
from comity.fold.entitled import EntitledFold
from comity.keys.signer import SigningKey
from comity.records.inner import BUCKETS, parse
from comity.records.record import Record
from comity.store.connection import Connection
from comity.store.database import connect
from comity.store.writing import Writer
from comity.tlog.folder import LogFolder

FOLDER: Final = "restricted"
PRIVATE: Final = 0o700


class Gate:
    """The part of a body's folder that only entitled readers see."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`'s part behind the gate, which need not exist yet."""
        self.folder = folder / FOLDER
        self._files = LogFolder(self.folder, private=True)

    @property
    def there(self) -> bool:
        """Whether anything has been put behind the gate."""
        return self.folder.is_dir()

    def put(self, data: bytes, files: Sequence[bytes] = ()) -> str:
        """Keep an inner text durably under its hash, after the files it names, and return its hash.

        Raises Unavailable where the disk fails.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        for file in files:
            named = hashlib.sha256(file).hexdigest()
            if not self.holds(named):
                self._files.write({f"material/{named}": file})
        self._files.write({f"inner/{sha256}": data})
        return sha256

    def inner(self, sha256: str) -> bytes | None:
        """Return the inner text of that hash, or None if it is not here or its bytes are others."""
        name = f"inner/{sha256}"
        data = self._files.read(name, BUCKETS[-1]) if self._files.has(name) else b""
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def holds(self, sha256: str) -> bool:
        """Return whether the file of that hash is here, its bytes as they should be."""
        try:
            self.file(sha256)
        except (Unavailable, Tampered):
            return False
        return True

    def file(self, sha256: str) -> bytes:
        """Return a file a restricted text names. Raises Unavailable if it is missing, Tampered if its bytes are others."""
        return self._files.material(sha256)

    def sweep(self) -> None:
        """Remove what a writer that was killed left half written; only for who holds the body's write lock."""
        self._files.sweep()

    def write_state(self, note: bytes) -> None:
        """Write the signed digest of the second fold, for mirrors that hold the texts too."""
        self._files.write({"state": note})

    def connect(self) -> Connection:
        """Open the database of the second fold; its leaves carry deltas and digests, never the entries themselves."""
        self.folder.mkdir(mode=PRIVATE, exist_ok=True)
        return connect(self.folder, create=True)


def opened_by(gate: Gate, record: Record) -> frozenset[str]:
    """Return the hashes of all that lies behind the gate and that a record makes public: inner texts, and files they name.

    `record` need not be admitted: whether it may make them public is the fold's to say.
    """
    found: set[str] = set()
    for item in record.material:
        data = gate.inner(item.sha256) if item.role == "inner" else None
        if data is not None:
            found |= {item.sha256, *(file.sha256 for file in parse(data).material if gate.holds(file.sha256))}
    return frozenset(found)


class SecondFold:
    """Keeps the rows of entitled readers in step with the log; only for who holds the body's write lock."""

    def __init__(self, gate: Gate, public: Connection, files: LogFolder, log_key: SigningKey) -> None:
        """Follow the log whose leaves lie in `public`; `log_key` signs the digest of this fold."""
        self._public, self._gate, self.log_key = public, gate, log_key
        self._own = gate.connect()
        self._rows = Writer(self._own, files.material)
        self._fold = EntitledFold(self._rows, gate.inner, self._admitted)

    def close(self) -> None:
        """Close the database."""
        self._own.close()

    def catch_up(self, size: int) -> None:
        """Fold the leaves below `size` that it has not folded, in one transaction."""
        first = self._rows.digest.size
        if first >= size:
            return
        rows = self._public.execute(
            "SELECT idx, leaf, root FROM leaves WHERE idx>=? AND idx<? ORDER BY idx", (first, size)
        )
        with self._rows.transaction():
            for index, leaf, root in rows:
                self._rows.take_hidden(bytes(leaf), bytes(root), self._fold.step(int(index), bytes(leaf)))
        digest = self._rows.digest.root()
        self._gate.write_state(sign_state(f"{self.log_key.name}/{FOLDER}", size, digest, self.log_key))

    def _admitted(self, index: int) -> bool:
        (value,) = self._public.execute(
            "SELECT json_extract(value, '$.admitted') FROM rows WHERE tbl='leaf' AND key=? AND until IS NULL",
            (f"{index:010}",),
        ).fetchone()
        return bool(int(value))
