"""Whether a sealed text was sealed falsely, shown to a third party: the file a recipient makes, and its check.

Knows docs/spec/sealing.md 7 and the age files a signed record names; takes rows and files from whoever asks. Law: what `check`
calls false, no honest sealing can be; and a proof gives away no reading key. What it gives away besides stands there in 7.5.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.fold.sealing import parse_key
from comity.keys import age, sharing
from comity.keys.age import AgeFile, Identity, Stanza
from comity.keys.points import lifted
from comity.keys.reading import ReadingKey
from comity.records import fields as read
from comity.records import inner as inners
from comity.records import sealed_files
from comity.records.record import Material, Record, wraps_of

RULE: Final = "docs/spec/sealing.md 7"
PROOF_LIMIT: Final = 200_000
HONEST: Final = "honest"
"""What is said where nothing is wrong."""
REVOKED: Final = "wrap-revoked"
NOT_SHOWN: Final = "wrap-not-shown"
CLEARED: Final = frozenset({HONEST, REVOKED, NOT_SHOWN})
"""Answers that call nothing false; every other names what is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a recipient shows of one record: the wrap it is about, and what that holds where it opens the text's header.

    Elsewhere, what each of its keys shares with each of the wrap's stanzas.
    """

    record: str
    wrap: str
    identity: Identity | None = None
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a proof is about: the record, both age files by their bytes, and the recipient's reading keys by hash.

    `keys` are those the wrap had to be for; `others` those of the recipient that were revoked by then, or new. `files` are the
    age files of the files sealed with the text, in the record's order.
    """

    record: Record
    text: bytes
    wrap: bytes
    files: tuple[bytes, ...] = ()
    keys: Mapping[str, bytes]
    others: Mapping[str, bytes] = field(default_factory=dict)


def make(record_id: str, wrap_sha256: str, wrap: bytes, text: bytes, keys: Sequence[ReadingKey]) -> bytes:
    """Return the file by which a recipient shows a third party what it was sent; it gives away as little as shows it."""
    told: dict[str, Json] = {"v": 1, "record": record_id, "wrap": wrap_sha256}
    identity = _held(wrap, text, keys)
    if identity is not None:
        return canonical.render({**told, "identity": identity.line()}) + b"\n"
    stanzas = _stanzas(wrap)
    shared: dict[str, Json] = {key.hash_hex: [_shown(key.identity, stanza) for stanza in stanzas] for key in keys}
    return canonical.render({**told, "shared": shared}) + b"\n"


def parse(data: bytes) -> Proof:
    """Read an untrusted proof, or raise Rejected."""
    given = canonical.parse_object(data.removesuffix(b"\n"), limit=PROOF_LIMIT)
    kind = "identity" if "identity" in given else "shared"
    read.names(given, {"v", "record", "wrap", kind}, (), "proof")
    if given["v"] != 1:
        raise Rejected(read.finding("record.version", "proof.v", given["v"], RULE))
    shared = read.mapping(given.get("shared", {}), "proof.shared")
    return Proof(
        record=read.sha256(given["record"], "proof.record"),
        wrap=read.sha256(given["wrap"], "proof.wrap"),
        identity=age.parse_identity(read.string(given["identity"], "proof.identity")) if kind == "identity" else None,
        shared={
            read.sha256(key, "proof.shared"): read.items(value, f"proof.shared.{key}", 0, age.STANZAS, _hex)
            for key, value in shared.items()
        },
    )


def recipient(record: Record, wrap: str) -> str:
    """Return whom the wrap of that hash is for, or raise Rejected where the record names none for its own text."""
    for one in wraps_of(record):
        if one["sha256"] == wrap and "of" not in one:
            return one["to"]
    raise Rejected(read.finding("seal.proof", "proof.wrap", wrap, RULE))


def check(proof: Proof, case: Case) -> str:
    """Return what a proof shows to be false, or `honest`. Raises Rejected where it does not show all it has to.

    `case.keys` are the reading keys, by hash, the wrap had to be for: those in force both at the log's size the author had seen
    and when the record came in. Each of them must be shown to open nothing, or one of them what it does open. A wrap that none
    of these opens is false only if no other key of the recipient does: a desk can make an honest author seal to a revoked one.
    """
    if proof.identity is not None:
        if not _is_of(case.text, proof.identity):
            raise Rejected(Finding(code="seal.proof", place="proof.identity", rule=RULE))
        return _of_text(case, f"{proof.identity.line()}\n".encode())
    try:
        wrap = age.parse(case.wrap)
    except Rejected:
        return "wrap-malformed"
    if not case.keys:
        raise Rejected(read.finding("seal.proof", "proof.shared", "", RULE))
    found = None
    for key, public in sorted(case.keys.items()):
        found = found or _file_key(wrap, public, proof.shared.get(key, ()))
    if found is None:
        return _closed(proof, case, wrap)
    held = age.plain(wrap, found) if age.holds(wrap, found) else None
    if held is None:
        return "wrap-garbage"
    return _of_text(case, held)


def _closed(proof: Proof, case: Case, wrap: AgeFile) -> str:
    """Return what is shown of a wrap that opens with none of the keys it had to be for."""
    for key, public in sorted(case.others.items()):
        if key not in proof.shared:
            return NOT_SHOWN
        if _file_key(wrap, public, proof.shared[key]) is not None:
            return REVOKED
    return "wrap-closed"


def _of_text(case: Case, held: bytes) -> str:
    """Return what is wrong with a text under the identity its wrap holds."""
    try:
        identity = parse_key(held)
    except Rejected:
        return "wrap-no-key"
    try:
        data = age.opened(case.text, identity)
    except Rejected as refusal:
        return {"seal.closed": "text-closed", "seal.garbage": "text-garbage"}.get(
            refusal.finding.code, "text-malformed"
        )
    try:
        inner = inners.check(case.record, case.record.keys[0], data)
    except Rejected as refusal:
        return "text-other" if refusal.finding.code == "inner.other" else "text-malformed"
    found = (_of_file(item, file, identity) for item, file in zip(inner.material, case.files, strict=True))
    return next((wrong for wrong in found if wrong != HONEST), HONEST)


def _of_file(item: Material, file: bytes, identity: Identity) -> str:
    """Return what is wrong with a file sealed with a text, under the identity that opened the text committed to."""
    try:
        data = age.opened(file, identity)
    except Rejected as refusal:
        return {"seal.closed": "file-closed", "seal.garbage": "file-garbage"}.get(
            refusal.finding.code, "file-malformed"
        )
    try:
        sealed_files.unpadded(item, data)
    except Rejected:
        return "file-other"
    return HONEST


def _file_key(wrap: AgeFile, public: bytes, shown: Sequence[str]) -> bytes | None:
    """Return the file key a reading key is shown to find in a wrap, None where it is shown to find none; else Rejected."""
    if len(shown) != len(wrap.stanzas):
        raise Rejected(read.finding("seal.proof", "proof.shared", len(shown), RULE))
    for stanza, told in zip(wrap.stanzas, shown, strict=True):
        if lifted(stanza.share) is None:
            continue  # no honest sender makes such a share, so that nothing need be shown of it
        secret = sharing.shown(sharing.read_proof(bytes.fromhex(told)), public, stanza)
        if secret is None:
            raise Rejected(Finding(code="seal.proof", place="proof.shared", rule=RULE))
        key = age.file_key(stanza, secret, public)
        if key is not None:
            return key
    return None


def _held(wrap: bytes, text: bytes, keys: Sequence[ReadingKey]) -> Identity | None:
    """Return the identity a wrap holds for one of these keys, if it is the one the text is for."""
    for key in keys:
        try:
            identity = parse_key(age.opened(wrap, key.identity))
        except Rejected:
            continue
        return identity if _is_of(text, identity) else None
    return None


def _is_of(text: bytes, identity: Identity) -> bool:
    """Return whether the header of a text's age file was made for an identity, whatever the file holds."""
    try:
        file = age.parse(text)
    except Rejected:
        return False
    for stanza in file.stanzas:
        secret = age.shared(identity, stanza)
        key = None if secret is None else age.file_key(stanza, secret, identity.public)
        if key is not None:
            return age.holds(file, key)
    return False


def _stanzas(wrap: bytes) -> tuple[Stanza, ...]:
    try:
        return age.parse(wrap).stanzas
    except Rejected:
        return ()


def _shown(identity: Identity, stanza: Stanza) -> str:
    proof = sharing.prove(identity, stanza)
    return "" if proof is None else proof.data.hex()


def _hex(value: Json, place: str) -> str:
    text = read.string(value, place)
    if text and (len(text) != 2 * sharing.PROOF_SIZE or set(text) - set("0123456789abcdef")):
        raise Rejected(read.finding("seal.proof", place, text[:20], RULE))
    return text
