"""What a record that is not public keeps behind the gate: canonical JSON, padded to a size bucket, bound to its place.

Knows the bytes of docs/spec/record.md 5; not who may read them. Law: `render(parse(data)) == data`, and two inner texts of one
bucket have the same length, so that a length tells nothing.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records import fields as read
from comity.records import sealed_files
from comity.records.act import STRUCTURAL, Act
from comity.records.record import (
    SEALED,
    Material,
    Record,
    Ref,
    files_of,
    material_json,
    read_material,
    read_ref,
    ref_json,
)

RULE: Final = "docs/spec/record.md 5"
BUCKETS: Final = (1_024, 4_096, 16_384, 65_536, 262_144)
SALT_BYTES: Final = 32
FILES: Final = 63
"""Files one inner text may name: a record that makes it public names them all, and the text itself (docs/spec/record.md 17.3)."""
FILE_ROLES: Final = frozenset({"text", "attachment"})
_HIDDEN: Final = frozenset({"act", "form", "refs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """The text itself; `act`, `form` and `refs` only where the outer record hides them."""

    salt: bytes
    body: Mapping[str, Json]
    material: tuple[Material, ...] = ()
    act: Act | None = None
    form: str | None = None
    refs: tuple[Ref, ...] | None = None


def render(inner: Inner) -> bytes:
    """Return the bytes, padded to the smallest bucket that holds them. Raises Rejected where none does."""
    plain = len(canonical.render(_to_json(inner, "")))
    for bucket in BUCKETS:
        if plain <= bucket:
            return canonical.render(_to_json(inner, "0" * (bucket - plain)))
    raise Rejected(read.finding("inner.oversize", "inner", plain, RULE))


def parse(data: bytes) -> Inner:
    """Return the inner text in untrusted `data`, or raise Rejected with the field at fault."""
    if len(data) not in BUCKETS:
        raise Rejected(read.finding("inner.bucket", "inner", len(data), RULE))
    fields = canonical.parse_object(data, limit=BUCKETS[-1], place="inner")
    read.names(fields, {"salt", "body", "material", "pad"}, _HIDDEN, "inner")
    inner = Inner(
        salt=bytes.fromhex(read.sha256(fields["salt"], "inner.salt")),
        body=read.mapping(fields["body"], "inner.body"),
        material=files(fields["material"], "inner.material"),
        act=_act(fields["act"]) if "act" in fields else None,
        form=read.form(fields["form"], "inner.form") if "form" in fields else None,
        refs=read.items(fields["refs"], "inner.refs", 0, 64, read_ref) if "refs" in fields else None,
    )
    if render(inner) != data:
        raise Rejected(read.finding("inner.padding", "inner.pad", len(data), RULE))
    return inner


def files(value: Json, place: str) -> tuple[Material, ...]:
    """Read the files an inner text names, or raise Rejected: too many, one twice, or in a role that needs everybody's eyes."""
    named = read.items(value, place, 0, FILES, read_material)
    for number, item in enumerate(named):
        read.one_of(item.role, FILE_ROLES, f"{place}.{number}.role")
    if len({item.sha256 for item in named}) != len(named):
        raise Rejected(read.finding("record.repeated", place, len(named), RULE))
    return named


def commitment(log: str, chain: str, seq: int, data: bytes) -> str:
    """Return what binds inner bytes to their place: SHA-256, lowercase hex; `chain` is the key's or root set's hash."""
    return hashlib.sha256(f"comity/inner/v1\n{log}\n{chain}\n{seq}\n".encode() + data).hexdigest()


def outer(log: str, chain: str, seq: int, data: bytes) -> dict[str, Json]:
    """Return the field `inner` of the record that carries these bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return {"sha256": digest, "bucket": len(data), "commit": commitment(log, chain, seq, data)}


def check(record: Record, chain: str, data: bytes) -> Inner:
    """Return the inner text of an admitted record if `data` is what it committed to, or raise Rejected.

    Of a sealed record the hash is the age file's, so that here the commitment alone binds the text.
    """
    named = record.inner or {}
    for name, value in outer(record.log, chain, record.seq, data).items():
        if named.get(name) != value and (name, record.aud) != ("sha256", SEALED):
            raise Rejected(read.finding("inner.other", f"inner.{name}", value, RULE))
    return (
        sealed(parse(data), record.act, [bucket for _, bucket in files_of(record)])
        if record.aud == SEALED
        else parse(data)
    )


def sealed(inner: Inner, act: object, buckets: Sequence[Json]) -> Inner:
    """Return a sealed text if it says an act of its own only behind one that hides it, and names the files sealed with it.

    Raises Rejected for any other.
    """
    hidden = act == Act.REACTION
    if {inner.act is not None, inner.form is not None} != {hidden} or (inner.refs is not None and not hidden):
        raise Rejected(read.finding("inner.shadow", "inner.form", inner.form or "", RULE))
    sealed_files.check(inner.material, buckets)
    return inner


def opened(record: Record, inner: Inner) -> Record:
    """Return the record as entitled readers read it: the outer one with what its inner text says in place."""
    return replace(
        record,
        act=inner.act or record.act,
        form=inner.form or record.form,
        refs=record.refs if inner.refs is None else (*record.refs, *inner.refs),
        body=inner.body,
        material=inner.material,
    )


def _act(value: Json) -> Act:
    act = Act(read.one_of(value, frozenset(Act) - STRUCTURAL, "inner.act"))
    if act in {Act.REACTION, Act.DERESTRICT}:
        raise Rejected(read.finding("record.value", "inner.act", act, RULE))
    return act


def _to_json(inner: Inner, pad: str) -> dict[str, Json]:
    data: dict[str, Json] = {
        "salt": inner.salt.hex(),
        "body": dict(inner.body),
        "material": [material_json(item) for item in inner.material],
        "pad": pad,
    }
    if inner.act is not None:
        data["act"] = str(inner.act)
    if inner.form is not None:
        data["form"] = inner.form
    if inner.refs is not None:
        data["refs"] = [ref_json(ref) for ref in inner.refs]
    return data
