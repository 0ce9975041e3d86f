"""The text of a record: `<origin>/record/v1`, one line of canonical JSON, newline.

Knows every outer field of docs/spec/record.md 3 and refuses what does not fit. Does not know who may say what (fold),
whether anybody signed it (envelope), or what a form's fields mean (regime).
Law: `render_text(parse_text(t)) == t` for every text accepted.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records import fields as read
from comity.records.act import STRUCTURAL, Act

TEXT_LIMIT: Final = 65_535
SUFFIX: Final = "/record/v1"
RULE: Final = "docs/spec/record.md 3"
CLAIM: Final = ("reason", "reviewer")
"""What a claim to secrecy says, beside the date by which it ends."""

RELATIONS: Final = frozenset(
    {
        "about",
        "account-of",
        "acknowledges",
        "adopts",
        "answers",
        "at-sitting",
        "breaks",
        "cites",
        "concludes",
        "corrects",
        "declines",
        "derestricts",
        "disavows",
        "extends",
        "interprets",
        "objects",
        "opposes",
        "refers",
        "reserves",
        "resolves",
        "resumes",
        "submits",
        "supersedes",
        "supports",
        "withdraws",
    },
)
DOUBTS: Final = frozenset({"contested", "unverified"})
AUDIENCES: Final = frozenset({"public", "restricted", "sealed"})
MATERIAL_ROLES: Final = frozenset({"rules", "text", "inner", "key", "sealed", "attachment"})
SEALED: Final = "sealed"
"""The audience of records only their recipients can read, and the role of the age files such a record names."""
FILE_BUCKETS: Final[tuple[int, ...]] = tuple(2**power for power in range(14, 25))
"""Bytes a file of a sealed text is filled up to: 16 KiB, and twice as much from each to the next, up to 16 MiB."""
DISCLOSING: Final = frozenset({"inner", "key"})
"""Roles of what makes a text public: only `derestrict` may carry them."""

_ACTS: Final = {act.value: act for act in Act}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A past checkpoint the signer verified: tree size and root (lowercase hex)."""

    size: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """What this record does to an earlier one: relation and record id."""

    rel: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A content-addressed file; `size` in bytes, `role` one of rules, text, attachment, inner, key, sealed."""

    sha256: str
    size: int
    media: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a reconstructed fact was published; untrusted text, escape it.

    `doubt` says that what is drawn from it is unverified or contested, and `note` says what, by language.
    """

    url: str
    title: str | None = None
    doubt: str | None = None
    note: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as written, trusted for its shape only. Fields: docs/spec/record.md 3; `at` is EDTF, `not_after` UTC."""

    log: str
    act: Act
    form: str
    by: str
    for_: str
    keys: tuple[str, ...]
    seq: int
    prev: str
    seen: Seen
    aud: str
    at: str
    v: int = 1
    to: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()
    body: Mapping[str, Json] | None = None
    inner: Mapping[str, Json] | None = None
    material: tuple[Material, ...] = ()
    not_after: str | None = None
    attributed_to: str | None = None
    sources: tuple[Source, ...] = ()


def record_id(text: bytes) -> str:
    """Return the record id: lowercase hex SHA-256 of the text (docs/spec/record.md 2.3)."""
    return hashlib.sha256(text).hexdigest()


def render_text(record: Record) -> bytes:
    """Return the bytes that are signed. Raises Rejected where the record would not parse back."""
    line = canonical.render(_to_json(record))
    text = f"{record.log}{SUFFIX}\n".encode() + line + b"\n"
    parse_text(text)
    return text


def parse_text(text: bytes) -> Record:
    """Return the record in untrusted `text`, or raise Rejected with the field at fault."""
    if len(text) > TEXT_LIMIT:
        raise Rejected(read.finding("record.oversize", "text", str(len(text)), "docs/spec/record.md 2.4"))
    head, newline, rest = text.partition(b"\n")
    if not newline or not head.endswith(SUFFIX.encode()) or not rest.endswith(b"\n"):
        raise Rejected(read.finding("record.frame", "text line 1", head[:120], "docs/spec/record.md 2.1"))
    origin = head[: -len(SUFFIX)].decode("utf-8", "replace")
    record = _from_json(canonical.parse_object(rest[:-1], limit=TEXT_LIMIT, place="record"))
    if record.log != origin:
        raise Rejected(read.finding("record.origin", "record.log", record.log, "docs/spec/record.md 2.2"))
    return record


_REQUIRED = frozenset(
    {"v", "log", "act", "form", "by", "for", "keys", "seq", "prev", "seen", "aud", "material", "refs", "at"}
)
_OPTIONAL = frozenset({"to", "body", "inner", "not_after", "attributed_to", "sources"})
_NAMES = _REQUIRED | _OPTIONAL


def _from_json(data: Mapping[str, Json]) -> Record:
    if not _REQUIRED <= data.keys() <= _NAMES:
        read.names(data, _REQUIRED, _OPTIONAL, "record")  # says which
    if data["v"] != 1:
        raise Rejected(read.finding("record.version", "record.v", data["v"], RULE))
    act = _act(data["act"])
    record = Record(
        log=read.origin(data["log"], "record.log"),
        act=act,
        form=read.form(data["form"], "record.form"),
        by=read.code(data["by"], "record.by"),
        for_=read.code(data["for"], "record.for"),
        keys=read.sorted_unique(read.items(data["keys"], "record.keys", 1, 16, read.sha256), "record.keys"),
        seq=read.integer(data["seq"], "record.seq"),
        prev=read.sha256(data["prev"], "record.prev"),
        seen=_seen(data["seen"], "record.seen"),
        aud=read.one_of(data["aud"], AUDIENCES, "record.aud"),
        at=read.edtf(data["at"], "record.at"),
        to=read.sorted_unique(read.items(data["to"], "record.to", 1, 256, read.code), "record.to")
        if "to" in data
        else (),
        refs=read.items(data["refs"], "record.refs", 0, 64, read_ref),
        body=read.mapping(data["body"], "record.body") if "body" in data else None,
        inner=_inner(data["inner"], "record.inner") if "inner" in data else None,
        material=read.items(data["material"], "record.material", 0, 64, read_material),
        not_after=read.instant(data["not_after"], "record.not_after") if "not_after" in data else None,
        attributed_to=read.code(data["attributed_to"], "record.attributed_to") if "attributed_to" in data else None,
        sources=read.items(data["sources"], "record.sources", 1, 32, _source) if "sources" in data else (),
    )
    _check_whole(record)
    return record


def _check_whole(record: Record) -> None:
    """Refuse what each field allows but the record as a whole does not (docs/spec/record.md 3.4, 5)."""
    hidden = record.aud != "public"
    if hidden == (record.inner is None) or hidden != (record.body is None):
        raise Rejected(read.finding("record.audience", "record.aud", record.aud, "docs/spec/record.md 5.1"))
    if hidden and record.aud != SEALED and record.material:
        raise Rejected(
            read.finding("record.audience", "record.material", len(record.material), "docs/spec/record.md 5.1")
        )
    _check_sealed(record)
    if record.act in STRUCTURAL and record.form != record.act:
        raise Rejected(read.finding("record.form", "record.form", record.form, "docs/spec/record.md 4.2"))
    if record.act is not Act.DERESTRICT and any(item.role in DISCLOSING for item in record.material):
        # What names an inner text in this role makes it public: only the act whose targets the fold checks may.
        raise Rejected(read.finding("record.role", "record.material", "inner", "docs/spec/record.md 17.1"))
    if record.refs and len({(ref.rel, ref.id) for ref in record.refs}) != len(record.refs):
        raise Rejected(read.finding("record.repeated", "record.refs", len(record.refs), RULE))
    if record.material and len({item.sha256 for item in record.material}) != len(record.material):
        raise Rejected(read.finding("record.repeated", "record.material", len(record.material), RULE))


def _act(value: Json) -> Act:
    act = _ACTS.get(read.string(value, "record.act"))
    if act is None:
        raise Rejected(read.finding("record.act", "record.act", value, "docs/spec/record.md 4"))
    return act


def _seen(value: Json, place: str) -> Seen:
    data = read.names(read.mapping(value, place), {"size", "root"}, (), place)
    return Seen(size=read.integer(data["size"], f"{place}.size"), root=read.sha256(data["root"], f"{place}.root"))


def read_ref(value: Json, place: str) -> Ref:
    """Read one reference."""
    data = read.names(read.mapping(value, place), {"rel", "id"}, (), place)
    return Ref(rel=read.one_of(data["rel"], RELATIONS, f"{place}.rel"), id=read.sha256(data["id"], f"{place}.id"))


def read_material(value: Json, place: str) -> Material:
    """Read one piece of material."""
    data = read.names(read.mapping(value, place), {"sha256", "size", "media", "name", "role"}, (), place)
    return Material(
        sha256=read.sha256(data["sha256"], f"{place}.sha256"),
        size=read.integer(data["size"], f"{place}.size"),
        media=read.media(data["media"], f"{place}.media"),
        name=read.line(data["name"], f"{place}.name", 200),
        role=read.one_of(data["role"], MATERIAL_ROLES, f"{place}.role"),
    )


def _source(value: Json, place: str) -> Source:
    data = read.names(read.mapping(value, place), {"url"}, {"title", "doubt", "note"}, place)
    return Source(
        url=read.url(data["url"], f"{place}.url"),
        title=read.line(data["title"], f"{place}.title", 500) if "title" in data else None,
        doubt=read.one_of(data["doubt"], DOUBTS, f"{place}.doubt") if "doubt" in data else None,
        note=read.lines_by_language(data["note"], f"{place}.note", 500) if "note" in data else None,
    )


def _inner(value: Json, place: str) -> Mapping[str, Json]:
    data = read.names(
        read.mapping(value, place), {"sha256", "bucket", "commit"}, {"wraps", "files", "open_on", *CLAIM}, place
    )
    read.sha256(data["sha256"], f"{place}.sha256")
    read.sha256(data["commit"], f"{place}.commit")
    read.integer(data["bucket"], f"{place}.bucket")
    if "open_on" in data:
        read.edtf(data["open_on"], f"{place}.open_on")
    if "wraps" in data:
        wraps = read.items(data["wraps"], f"{place}.wraps", 1, 256, _wrap)
        read.sorted_unique(wraps, f"{place}.wraps")
    if "files" in data:
        read.items(data["files"], f"{place}.files", 1, 62, _sealed_file)
    if "reason" in data:
        read.form(data["reason"], f"{place}.reason")
    if "reviewer" in data:
        read.code(data["reviewer"], f"{place}.reviewer")
    return data


def _wrap(value: Json, place: str) -> str:
    """Return what wraps are ordered by: the record they are of, where it is another, and whom they are for."""
    data = read.names(read.mapping(value, place), {"to", "sha256"}, {"of"}, place)
    read.sha256(data["sha256"], f"{place}.sha256")
    of = read.sha256(data["of"], f"{place}.of") if "of" in data else ""
    return f"{of}/{read.code(data['to'], f'{place}.to')}"


def _sealed_file(value: Json, place: str) -> int:
    """Return how long a file of a sealed text is, filled up."""
    data = read.names(read.mapping(value, place), {"sha256", "bucket"}, (), place)
    read.sha256(data["sha256"], f"{place}.sha256")
    if data["bucket"] not in FILE_BUCKETS:
        raise Rejected(read.finding("record.value", f"{place}.bucket", data["bucket"], "docs/spec/sealing.md 3"))
    return read.integer(data["bucket"], f"{place}.bucket")


def _check_sealed(record: Record) -> None:
    """Refuse a sealed record that does not name exactly its age files, and any other that names one (docs/spec/sealing.md 3)."""
    if record.inner is None and not record.material:
        return  # and not sealed, for what is not public has an inner text
    sealed, wraps, files = record.aud == SEALED, wraps_of(record), files_of(record)
    if not sealed and (any(item.role == SEALED for item in record.material) or wraps or files):
        raise Rejected(read.finding("record.audience", "record.material", record.aud, "docs/spec/sealing.md 3"))
    if not sealed:
        return
    if not record.to or all("of" in wrap for wrap in wraps):
        raise Rejected(read.finding("record.audience", "record.to", list(record.to), "docs/spec/sealing.md 3"))
    held = [item.sha256 for item in record.material if item.role == SEALED]
    named = [str((record.inner or {})["sha256"]), *(sha256 for sha256, _ in files), *(wrap["sha256"] for wrap in wraps)]
    if len(held) != len(record.material) or sorted(held) != sorted(named) or len(set(held)) != len(held):
        raise Rejected(read.finding("record.audience", "record.material", len(held), "docs/spec/sealing.md 3"))


def wraps_of(record: Record) -> tuple[Mapping[str, str], ...]:
    """Return the wraps a record names, each {to, sha256, of?}; their shape has been checked."""
    named = (record.inner or {}).get("wraps", [])
    listed = named if isinstance(named, list) else []
    return tuple({name: str(text) for name, text in wrap.items()} for wrap in listed if isinstance(wrap, Mapping))


def files_of(record: Record) -> tuple[tuple[str, int], ...]:
    """Return hash and filled-up length of each age file that holds a file of a sealed text, in order; they have been read."""
    named = (record.inner or {}).get("files", [])
    listed = [one for one in named if isinstance(one, Mapping)] if isinstance(named, list) else []
    return tuple((str(one["sha256"]), int(str(one["bucket"]))) for one in listed)


def _to_json(record: Record) -> dict[str, Json]:
    data: dict[str, Json] = {
        "v": record.v,
        "log": record.log,
        "act": str(record.act),
        "form": record.form,
        "by": record.by,
        "for": record.for_,
        "keys": list(record.keys),
        "seq": record.seq,
        "prev": record.prev,
        "seen": {"size": record.seen.size, "root": record.seen.root},
        "aud": record.aud,
        "refs": [ref_json(ref) for ref in record.refs],
        "material": [material_json(item) for item in record.material],
        "at": record.at,
    }
    if record.to:
        data["to"] = list(record.to)
    if record.body is not None:
        data["body"] = dict(record.body)
    if record.inner is not None:
        data["inner"] = dict(record.inner)
    if record.not_after is not None:
        data["not_after"] = record.not_after
    if record.attributed_to is not None:
        data["attributed_to"] = record.attributed_to
    if record.sources:
        data["sources"] = [_source_json(source) for source in record.sources]
    return data


def ref_json(ref: Ref) -> dict[str, Json]:
    """Return a reference as it is written."""
    return {"rel": ref.rel, "id": ref.id}


def material_json(item: Material) -> dict[str, Json]:
    """Return a piece of material as it is written."""
    return {"sha256": item.sha256, "size": item.size, "media": item.media, "name": item.name, "role": item.role}


def _source_json(source: Source) -> dict[str, Json]:
    data: dict[str, Json] = {"url": source.url}
    if source.title is not None:
        data["title"] = source.title
    if source.doubt is not None:
        data["doubt"] = source.doubt
    if source.note is not None:
        data["note"] = dict(source.note)
    return data
