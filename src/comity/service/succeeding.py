"""A key of the log made to follow the one in force: the new secret beside the old, and what both sign for it.

Knows where a desk keeps its keys (docs/spec/record.md 19); not who signs for the registry. Law: the new secret is on disk before
anybody is asked to sign that it follows, and the old one stays until its time is over.
"""

import base64
from pathlib import Path

from comity.encoding.canonical import Json
from comity.keys.signer import SigningKey, generate, read_secret, write_secret
from comity.records.bodies import possession_message
from comity.records.succession import KINDS, REGISTRY, succession_message
from comity.store.reader import Reader


def prepare(reader: Reader, of: str, until: str, label: str | None) -> dict[str, Json]:
    """Make the key that follows, keep it as `keys/<of>.next.key`, and return the body both keys have signed for.

    `label` is the last part of a stamp key's name. Raises Unavailable where a next key is there already.
    """
    keys = reader.folder / "keys"
    body = reader.body
    old = _in_force(keys, of, str(body[f"{of}_key"]))
    name = reader.origin if of == "log" else f"{reader.origin}/{REGISTRY}/{label or 'stamp-2'}"
    new = generate(name, KINDS[of])
    write_secret(keys / f"{of}.next.key", new)
    return signed_body(reader.origin, of, old, new, until)


def signed_body(origin: str, of: str, old: SigningKey, new: SigningKey, until: str) -> dict[str, Json]:
    """Return the body of the record by which `new` follows `old`."""
    return {
        "of": of,
        "key": new.verifier.vkey,
        "until": until,
        "pop": _base64(new.sign(possession_message(origin, new.verifier, REGISTRY))),
        "old": _base64(old.sign(succession_message(origin, old.verifier, new.verifier, until))),
    }


def _in_force(keys: Path, of: str, vkey: str) -> SigningKey:
    """Return the secret of the key in force: the one in its file, unless a next one has followed it already."""
    held = [read_secret(path) for path in (keys / f"{of}.key", keys / f"{of}.next.key") if path.exists()]
    return next((key for key in held if key.verifier.vkey == vkey), held[0])


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
