"""A mirror's door for records its desk does not take: where its key lies, and up to where it has checked.

Knows the file `lodging.key` of a mirror's folder; not how a record is judged. Law: this key signs lodging receipts and nothing
else, so that whoever serves pages holds no key that cosigns checkpoints.
"""

from pathlib import Path
from typing import Final

from comity.errors import Finding, Unavailable
from comity.keys.names import COSIGNATURE, VerifierKey, parse_vkey
from comity.keys.signer import generate, read_secret, write_secret
from comity.net.alarms import Alarms
from comity.net.lodging import LodgingDoor
from comity.store.reader import MIRROR, Reader

KEY: Final = "lodging.key"
RULE: Final = "docs/spec/log.md 16"


def new_lodging_key(folder: Path, name: str) -> VerifierKey:
    """Make the key by which a mirror countersigns what is lodged with it; one that is there stays, whatever name is given."""
    path = folder / KEY
    if path.exists():
        return read_secret(path).verifier
    key = generate(name, COSIGNATURE)
    parse_vkey(key.verifier.vkey)
    folder.mkdir(parents=True, exist_ok=True)
    write_secret(path, key)
    return key.verifier


def lodging_key(folder: Path) -> VerifierKey | None:
    """Return the key a mirror countersigns with, or None where it takes nothing."""
    mirrors = (folder / MIRROR).exists() and (folder / KEY).exists()
    return read_secret(folder / KEY).verifier if mirrors else None


def lodging_door(reader: Reader) -> LodgingDoor | None:
    """Return the door of the mirror that is read here, or None where none is. Raises Unavailable before all was checked once."""
    if lodging_key(reader.folder) is None:
        return None
    checked = Alarms(reader.folder).last_checked()
    if checked is None:
        raise Unavailable(Finding(code="lodging.unchecked", place=reader.origin, rule=RULE))
    return LodgingDoor(reader, read_secret(reader.folder / KEY), min(checked[1], reader.size))
