"""Reading keys: what a party's sealed texts are opened with; made, kept in files only their owner can read, named in the log.

Knows the file `age -d -i` reads, with the key's name in a line age ignores, and the hash records name the key by; not who is
entitled. Law: a secret never appears in repr, and a key file others can read is refused.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.encoding.note import valid_name
from comity.errors import Finding, Rejected
from comity.keys import age
from comity.keys.age import Identity
from comity.keys.files import read_owned, write_owned

RULE: Final = "docs/spec/sealing.md 1"
_HEAD: Final = "# comity reading key: "


@dataclass(frozen=True, kw_only=True)
class ReadingKey:
    """A named identity."""

    name: str
    identity: Identity

    @property
    def hash_hex(self) -> str:
        """How records name the key."""
        return reading_hash(self.name, self.identity.recipient)

    def text(self) -> str:
        """Return the file: whoever has it can open."""
        return f"{_HEAD}{self.name}\n# public key: {self.identity.recipient}\n{self.identity.line()}\n"


def reading_hash(name: str, recipient: str) -> str:
    """Return the hash of a reading key, lowercase hex (docs/spec/sealing.md 1.2)."""
    return hashlib.sha256(f"comity/reading/v1\n{name}\n{recipient}\n".encode()).hexdigest()


def generate_reading(name: str) -> ReadingKey:
    """Return a new reading key."""
    return ReadingKey(name=name, identity=age.generate())


def reading_from_label(name: str, label: str) -> ReadingKey:
    """Return the key whose secret is the SHA-256 of a published label: for exercises, never a secret."""
    return ReadingKey(name=name, identity=Identity(secret=hashlib.sha256(label.encode()).digest()))


def parse_reading(text: str) -> ReadingKey:
    """Read a key file's text, or raise Rejected, which quotes nothing of it."""
    lines = text.splitlines()
    name = lines[0].removeprefix(_HEAD) if lines else ""
    if not lines or not lines[0].startswith(_HEAD) or not valid_name(name):
        raise Rejected(Finding(code="seal.key-file", place="key", rule=RULE))
    key = ReadingKey(name=name, identity=age.parse_identity(lines[-1]))
    if key.text() != text:
        raise Rejected(Finding(code="seal.key-file", place="key", rule=RULE))
    return key


def write_reading(path: Path, key: ReadingKey) -> None:
    """Write a key file readable by its owner only; refuses to replace one. Raises Unavailable."""
    write_owned(path, key.text(), RULE)


def read_reading(path: Path) -> ReadingKey:
    """Read a key file. Raises Unavailable if it cannot be read, Rejected if others could read it or it is no reading key."""
    return parse_reading(read_owned(path, RULE))
