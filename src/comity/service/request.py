"""A key that asks to be accredited: its public half and its proof of possession, made where the secret lies.

Knows one file format (docs/spec/keys.md 4.2); not who will accredit it, nor as what. Law: the secret never leaves its
file; the request holds only what `accredit` will say of the key.
"""

import base64
from dataclasses import dataclass
from typing import Final

from comity.encoding import canonical
from comity.errors import Rejected
from comity.keys.names import ED25519, VerifierKey, log_and_owner, parse_vkey
from comity.keys.signer import SigningKey
from comity.records import fields as read
from comity.records.bodies import possession_message

RULE: Final = "docs/spec/keys.md 4.2"
REQUEST_LIMIT: Final = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRequest:
    """A new key and the signature by which its holder shows that it has it, base64; untrusted until judged."""

    key: VerifierKey
    possession: str

    @property
    def owner(self) -> str:
        """The code of the seat the key's name is under."""
        return log_and_owner(self.key.name)[1]


def request(key: SigningKey) -> KeyRequest:
    """Return what the holder of a new key hands to the mission or the root set."""
    log, owner = log_and_owner(key.name)
    if not log or not owner or key.algorithm != ED25519:
        raise Rejected(read.finding("key.name", "key", key.name, RULE))
    proof = key.sign(possession_message(log, key.verifier, owner))
    return KeyRequest(key=key.verifier, possession=base64.b64encode(proof).decode())


def render(asked: KeyRequest) -> bytes:
    """Return the file."""
    return canonical.render({"v": 1, "key": asked.key.vkey, "pop": asked.possession}) + b"\n"


def parse(data: bytes, place: str) -> KeyRequest:
    """Read an untrusted request, or raise Rejected."""
    text = canonical.parse_object(data.removesuffix(b"\n"), limit=REQUEST_LIMIT, place=place)
    read.names(text, {"v", "key", "pop"}, (), place)
    if text["v"] != 1:
        raise Rejected(read.finding("record.version", f"{place}.v", text["v"], RULE))
    key = parse_vkey(read.string(text["key"], f"{place}.key"))
    return KeyRequest(key=key, possession=read.line(text["pop"], f"{place}.pop", 100))
