"""What a holder asks to say, before it has a place: a draft, the text made of it, and whether a text says what was asked.

Knows how a draft is written down (docs/spec/signing.md 2), completed for one key as a body stands, closed where it is restricted,
and compared with what somebody else prepared; holds no secret. Law: a text it returns has been rehearsed; and a difference is
anything in a text or its inner text that was not asked for, save the place on the key's chain, the checkpoint seen, and the salt
and commitment that follow from the place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from comity.encoding import canonical, edtf, loose, text
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.keys.names import VerifierKey
from comity.records import fields as read
from comity.records import inner as inners
from comity.records.act import STRUCTURAL, Act
from comity.records.inner import BUCKETS, FILE_ROLES, Inner
from comity.records.record import (
    AUDIENCES,
    SEALED,
    Material,
    Record,
    Ref,
    Seen,
    material_json,
    read_ref,
    ref_json,
    render_text,
)
from comity.regime import Regime, check_fields
from comity.service import prepared
from comity.service.prepared import Prepared
from comity.service.rehearsal import Rehearsal, weigh
from comity.store import listings
from comity.store.reader import Reader

RULE: Final = "docs/spec/signing.md 2"
DRAFT_LIMIT: Final = BUCKETS[-1] + 4_096
"""Bytes of a draft: the longest inner text, and around it what a draft says besides."""
CLOSING: Final = ("open_on", "reason", "reviewer")
"""What a draft that is not public says of its secrecy, outside: no field of a record by itself."""
KEYS_SHOWN: Final = 20
PLACE: Final = frozenset({"seq", "prev", "seen"})
"""What a desk fills in: where the record comes on the chain of its key, and the checkpoint it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A record as its author wants it: all it says but keys and place. `at` and `open_on` are EDTF, untrusted until prepared.

    `material` are the files that will come with it. `aud` is public, restricted or, where it never leaves its author's own
    program, sealed; act, form, body and refs are the true ones, whatever the outer part will show. `reason` and `reviewer` are
    what secrecy is claimed for and who may review it.
    """

    act: Act
    form: str
    by: str
    for_: str
    at: str
    body: Mapping[str, Json]
    to: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()
    attributed_to: str | None = None
    aud: str = "public"
    open_on: str | None = None
    material: tuple[Material, ...] = ()
    reason: str | None = None
    reviewer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where a prepared text is not what was asked; None where one of the two has nothing there."""

    place: str
    asked: Json
    prepared: Json
    missing: bool = False
    surplus: bool = False


def render_draft(draft: Draft, key: str) -> bytes:
    """Return a draft and the hash of the key that will sign it as canonical JSON, as a desk is asked to prepare it."""
    return canonical.render({"draft": draft_json(draft), "key": key})


def parse_draft(data: bytes) -> tuple[Draft, str]:
    """Read an untrusted draft and key hash, or raise Rejected."""
    whole = read.names(canonical.parse_object(data, limit=DRAFT_LIMIT), {"draft", "key"}, (), "draft")
    draft = _parsed(read.mapping(whole["draft"], "record"), frozenset({"public", "restricted"}))
    return draft, read.sha256(whole["key"], "draft.key")


def parse_open_draft(data: bytes) -> Draft:
    """Read a draft its author wrote as JSON in any layout, of a record it will seal itself, or raise Rejected."""
    return _parsed(_loose(data), frozenset({SEALED}))


def parse_written_draft(data: bytes) -> Draft:
    """Read a draft its author wrote as JSON in any layout, of whatever audience, or raise Rejected."""
    return _parsed(_loose(data), AUDIENCES)


def _loose(data: bytes) -> Mapping[str, Json]:
    return read.mapping(loose.parse(data, "draft"), "record")


def _parsed(given: Mapping[str, Json], audiences: frozenset[str]) -> Draft:
    optional = {"to", "attributed_to", "aud", "material", *CLOSING}
    read.names(given, {"act", "form", "by", "for", "at", "body", "refs"}, optional, "record")
    act = read.one_of(given["act"], frozenset(str(act) for act in frozenset(Act) - STRUCTURAL), "record.act")
    draft = Draft(
        act=Act(act),
        form=read.form(given["form"], "record.form"),
        by=read.code(given["by"], "record.by"),
        for_=read.code(given["for"], "record.for"),
        at=read.string(given["at"], "record.at"),
        body=read.mapping(given["body"], "record.body"),
        to=read.items(given.get("to", []), "record.to", 0, 256, read.code),
        refs=read.items(given["refs"], "record.refs", 0, 64, read_ref),
        attributed_to=read.code(given["attributed_to"], "record.attributed_to") if "attributed_to" in given else None,
        aud=read.one_of(given.get("aud", "public"), audiences, "record.aud"),
        open_on=read.edtf(given["open_on"], "record.open_on") if "open_on" in given else None,
        material=inners.files(given.get("material", []), "record.material"),
        reason=read.form(given["reason"], "record.reason") if "reason" in given else None,
        reviewer=read.code(given["reviewer"], "record.reviewer") if "reviewer" in given else None,
    )
    if draft.aud == "public" and closing(draft):
        raise Rejected(read.finding("audience.open-on", "record.open_on", draft.open_on, RULE))
    return draft


def draft_json(draft: Draft) -> dict[str, Json]:
    """Return a draft as it is written, field by field as in a record."""
    data: dict[str, Json] = {
        "act": str(draft.act),
        "form": draft.form,
        "by": draft.by,
        "for": draft.for_,
        "at": draft.at,
        "body": dict(draft.body),
        "refs": [ref_json(ref) for ref in draft.refs],
    }
    if draft.to:
        data["to"] = list(draft.to)
    if draft.attributed_to is not None:
        data["attributed_to"] = draft.attributed_to
    if draft.aud != "public":
        data["aud"] = draft.aud
    data |= closing(draft)
    if draft.material:
        data["material"] = [material_json(item) for item in draft.material]
    return data


def closing(draft: Draft) -> dict[str, Json]:
    """Return what a record that is not public says of its end and of what its secrecy is claimed for, as far as it does."""
    told: dict[str, Json] = {"open_on": draft.open_on, "reason": draft.reason, "reviewer": draft.reviewer}
    return {name: value for name, value in told.items() if value is not None}


def draft_of(record: Record) -> Draft:
    """Return what a record says without its place, or raise Rejected for one that says more than a draft can.

    A restricted record is given with its inner text in place (`Prepared.whole`).
    """
    told = {name: str(value) for name, value in (record.inner or {}).items() if name in CLOSING}
    draft = Draft(
        act=record.act,
        form=record.form,
        by=record.by,
        for_=record.for_,
        at=record.at,
        body=record.body or {},
        to=record.to,
        refs=record.refs,
        attributed_to=record.attributed_to,
        aud=record.aud,
        material=record.material,
        open_on=told.get("open_on"),
        reason=told.get("reason"),
        reviewer=told.get("reviewer"),
    )
    more = (any(item.role not in FILE_ROLES for item in record.material), record.sources, record.not_after)
    beyond = (record.body is None, record.aud == "sealed", *more, record.act in STRUCTURAL)
    if any(beyond) or len(record.keys) != 1:
        raise Rejected(read.finding("draft.beyond", "record", record.act, RULE))
    return draft


def problems(regime: Regime, draft: Draft) -> tuple[Finding, ...]:
    """Return everything wrong with what a draft says, in order of place, before anybody asks the log."""
    form = regime.forms.get(draft.form)
    if form is None or draft.act not in form.acts:
        return (read.finding("form.unknown", "record.form", draft.form, RULE),)
    found = [*check_fields(regime, form, draft.body), *_signs(draft.body, "record.body")]
    if draft.aud not in form.audiences:
        found.append(read.finding("audience.form", "record.aud", draft.aud, RULE))
    dated = {"record.at": draft.at} | ({} if draft.open_on is None else {"record.open_on": draft.open_on})
    for place, day in dated.items():
        try:
            edtf.parse(day)
        except Rejected as refusal:
            found.append(read.finding(refusal.finding.code, place, day, refusal.finding.rule))
    return tuple(sorted(found, key=lambda finding: (finding.place, finding.code)))


def prepare(reader: Reader, draft: Draft, key: str, now: int, salt: bytes = b"", within: Reader | None = None) -> bytes:
    """Return what a draft becomes at the next place of a key's chain (service.prepared), once the rehearsal has taken it.

    `reader` judges what everybody will see. A restricted draft takes 32 random bytes of `salt`; its inner text is judged by
    its form alone, so that no refusal tells what lies behind the gate, unless `within` is the reader of somebody entitled.
    Raises Rejected.
    """
    row = reader.get("key", key)
    if row is None or row["tier"] != "desk" or row["owner"] != draft.by:
        raise Rejected(read.finding("key.unknown", "record.keys", key, RULE))
    chain = reader.get("chain", key) or {}
    size = reader.size
    content = Record(
        log=reader.origin,
        act=draft.act,
        form=draft.form,
        by=draft.by,
        for_=draft.for_,
        keys=(key,),
        seq=int(str(chain["next"])),
        prev=str(chain["id"]),
        seen=Seen(size=size, root=(reader.root(size) or b"").hex()),
        aud="public",
        at=draft.at,
        to=draft.to,
        refs=draft.refs,
        body=draft.body,
        material=draft.material,
        attributed_to=draft.attributed_to,
    )
    if draft.aud != "public":
        return _prepare_closed(reader, draft, content, now, salt, within)
    text_bytes = render_text(content)
    Rehearsal(reader, now, {}).admit(text_bytes)
    return text_bytes


def _prepare_closed(
    reader: Reader, draft: Draft, content: Record, now: int, salt: bytes, within: Reader | None
) -> bytes:
    """Return a restricted draft as an outer text and the inner text it commits to, each judged by those who read it."""
    if len(salt) != inners.SALT_BYTES:
        raise RuntimeError("a restricted text needs its salt")
    for problem in problems(reader.regime, draft):
        raise Rejected(problem)
    data = inners.render(inner_of(draft, salt, hidden=reader.regime.forms[draft.form].hidden))
    outer = closed(content, draft, data, hidden=reader.regime.forms[draft.form].hidden)
    text_bytes = render_text(outer)
    whole = prepared.of(text_bytes, data).whole
    Rehearsal(reader, now, {}).admit(text_bytes)
    if within is not None:
        weigh(within, now, text_bytes, whole)
    return prepared.render(text_bytes, data)


def inner_of(draft: Draft, salt: bytes, *, hidden: bool) -> Inner:
    """Return the inner text of a restricted draft; what would tell a hidden act, its references too, lies inside."""
    return Inner(
        salt=salt,
        body=draft.body,
        material=draft.material,
        act=draft.act if hidden else None,
        form=draft.form if hidden else None,
        refs=draft.refs if hidden and draft.refs else None,
    )


def closed(content: Record, draft: Draft, data: bytes, *, hidden: bool) -> Record:
    """Return the outer record of inner bytes."""
    named = inners.outer(content.log, content.keys[0], content.seq, data)
    named |= closing(draft)
    outer = replace(content, aud=draft.aud, body=None, material=(), inner=named)
    return replace(outer, act=Act.REACTION, form=str(Act.REACTION), refs=()) if hidden else outer


def desk_keys(reader: Reader, code: str) -> tuple[tuple[str, str], ...]:
    """Return hash and name of the desk keys of a seat that are in force, oldest first."""
    held = listings.held_by(reader.view(), "key", code, KEYS_SHOWN, "owner")
    rows = [(int(str(row["index"])), key, str(row["name"])) for key, row in held if _in_force(row)]
    return tuple((key, name) for _, key, name in sorted(rows))


def differences(draft: Draft, key: VerifierKey, log: str, told: Prepared, *, hidden: bool) -> tuple[Difference, ...]:
    """Return where what was prepared is not the draft asked for, by `key`, in this log; `hidden` as the draft's form says.

    That hash, bucket and commitment are those of the inner bytes, at the place the text names, has been checked (Prepared).
    """
    hidden = hidden and draft.aud != "public"
    files: list[Json] = [material_json(item) for item in draft.material]
    asked = draft_json(draft) | {"v": 1, "log": log, "keys": [key.hash_hex], "aud": draft.aud, "material": files}
    outer = _json(told.text.split(b"\n")[1], "record")
    if draft.aud == "public":
        return tuple(_compare(asked, _placeless(outer), "record"))
    named, within = outer.get("inner"), {} if told.inner is None else _json(told.inner, "inner")
    made = {name: value for name, value in named.items() if name not in CLOSING} if isinstance(named, Mapping) else {}
    asked["inner"] = {**made, **closing(draft)}
    kept: dict[str, Json] = {"body": asked.pop("body"), "material": files}
    asked["material"] = []
    kept |= {name: within[name] for name in ("salt", "pad") if name in within}
    for name in CLOSING:
        asked.pop(name, None)
    if hidden:
        kept |= {"act": asked["act"], "form": asked["form"]} | ({"refs": asked["refs"]} if draft.refs else {})
        asked |= {"act": str(Act.REACTION), "form": str(Act.REACTION), "refs": []}
    return (*_compare(asked, _placeless(outer), "record"), *_compare(kept, within, "inner"))


def _json(data: bytes, place: str) -> Mapping[str, Json]:
    return canonical.parse_object(data, limit=BUCKETS[-1], place=place)


def _placeless(outer: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in outer.items() if name not in PLACE}


def _compare(asked: Json, prepared: Json, place: str) -> Iterator[Difference]:
    if isinstance(asked, Mapping) and isinstance(prepared, Mapping):
        for name in sorted({*asked, *prepared}):
            where = f"{place}.{name}"
            if name not in prepared:
                yield Difference(place=where, asked=asked[name], prepared=None, missing=True)
            elif name not in asked:
                yield Difference(place=where, asked=None, prepared=prepared[name], surplus=True)
            else:
                yield from _compare(asked[name], prepared[name], where)
    elif canonical.render(asked) != canonical.render(prepared):
        yield Difference(place=place, asked=asked, prepared=prepared)


def _signs(value: Json, place: str) -> Iterator[Finding]:
    """Yield a finding for each string that holds a sign no record may hold."""
    if isinstance(value, str):
        code = text.problem(value)
        if code is not None:
            yield read.finding(code, place, value, "docs/spec/encoding.md 2")
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _signs(item, f"{place}.{name}")
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _signs(item, f"{place}.{number}")


def _in_force(row: Mapping[str, Json]) -> bool:
    return row["tier"] == "desk" and row["revoked_by"] is None
