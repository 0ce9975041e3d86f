"""A hand that signs records in order: it holds keys of one chain and remembers where the chain stands.

Knows how a record is completed (keys, seq, prev) and signed; not whether it will be admitted. Law: one pen writes one chain,
so two pens never void each other's records.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, replace

from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.envelope import parse_submission
from comity.keys.names import VerifierKey
from comity.keys.reading import ReadingKey
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.bodies import READING, RootSet, possession_message, root_set_json
from comity.records.record import Material, Record, Ref, Seen, Source, record_id, render_text


@dataclass(slots=True)
class Pen:
    """Keys of one owner that sign together, and the next place on their chain."""

    keys: tuple[SigningKey, ...]
    owner: str
    prev: str
    seq: int = 0

    def sign(self, record: Record) -> bytes:
        """Return the note of `record` at the next place of the chain, signed by every key, and move on."""
        hashes = tuple(sorted(key.verifier.hash_hex for key in self.keys))
        placed = replace(record, by=self.owner, keys=hashes, seq=self.seq, prev=self.prev)
        text = render_text(placed)
        data = sign_text(text, self.keys)
        self.seq, self.prev = self.seq + 1, record_id(text)
        return data


def sign_text(text: bytes, keys: tuple[SigningKey, ...]) -> bytes:
    """Return the note of a record text with one line of each key, as it is submitted. Raises Rejected if they do not fit."""
    data = notes.render(text, tuple(key.sign_note(text) for key in keys))
    parse_submission(data)
    return data


def blank(
    log: str,
    act: Act,
    form: str,
    by: str,
    seen: Seen,
    at: str,
    body: Mapping[str, Json],
    *,
    for_: str | None = None,
    refs: tuple[Ref, ...] = (),
    material: tuple[Material, ...] = (),
    to: tuple[str, ...] = (),
    attributed_to: str | None = None,
    sources: tuple[Source, ...] = (),
) -> Record:
    """Return a public record that a pen will complete; `by` speaks for itself unless `for_` is given."""
    return Record(
        log=log,
        act=act,
        form=form,
        by=by,
        for_=by if for_ is None else for_,
        keys=(),
        seq=0,
        prev="0" * 64,
        seen=seen,
        aud="public",
        at=at,
        body=body,
        refs=refs,
        material=material,
        to=to,
        attributed_to=attributed_to,
        sources=sources,
    )


def accession(root_set: RootSet) -> dict[str, Json]:
    """Return the body of `accede`."""
    return {"root_set": root_set_json(root_set)}


def accreditation(
    log: str, owner: str, key: SigningKey, tier: str, role: str, scope: tuple[str, ...] | None = None
) -> dict[str, Json]:
    """Return the body of `accredit` for a key whose holder is at hand to prove possession."""
    proof = key.sign(possession_message(log, key.verifier, owner))
    return {
        "key": key.verifier.vkey,
        "tier": tier,
        "role": role,
        "scope": None if scope is None else sorted(scope),
        "ceiling": None,
        "pop": base64.b64encode(proof).decode(),
    }


def reading_grant(key: ReadingKey, role: str) -> dict[str, Json]:
    """Return the body of `accredit` for a reading key."""
    return {"tier": READING, "name": key.name, "recipient": key.identity.recipient, "role": role}


def root_set_of(keys: tuple[SigningKey, ...], threshold: int) -> RootSet:
    """Return the root set of these keys, of which `threshold` must sign."""
    public: tuple[VerifierKey, ...] = tuple(sorted((key.verifier for key in keys), key=lambda key: key.vkey))
    return RootSet(threshold=threshold, keys=public)
