"""What a holder asks to say, before it has a place: a draft, the text made of it, and whether a text says what was asked.

Knows how a draft is written down (docs/spec/signing.md 2), completed for one key as a body stands, and compared with a text
somebody else prepared; holds no secret. Law: a text it returns has been rehearsed; and a difference is anything in a text
that was not asked for, save the place on the key's chain and the checkpoint seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding import canonical, edtf, text
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.keys.names import VerifierKey
from comity.records import fields as read
from comity.records.act import STRUCTURAL, Act
from comity.records.record import Record, Ref, Seen, read_ref, ref_json, render_text
from comity.regime import Regime
from comity.service.rehearsal import Rehearsal
from comity.store import listings
from comity.store.reader import Reader

RULE: Final = "docs/spec/signing.md 2"
DRAFT_LIMIT: Final = 65_535
KEYS_SHOWN: Final = 20
PLACE: Final = frozenset({"seq", "prev", "seen"})
"""What a desk fills in: where the record comes on the chain of its key, and the checkpoint it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A public record as its author wants it: all it says but keys and place. `at` is EDTF, untrusted until prepared."""

    act: Act
    form: str
    by: str
    for_: str
    at: str
    body: Mapping[str, Json]
    to: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()
    attributed_to: str | None = None


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
    given = read.mapping(whole["draft"], "record")
    read.names(given, {"act", "form", "by", "for", "at", "body", "refs"}, {"to", "attributed_to"}, "record")
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
    )
    return draft, read.sha256(whole["key"], "draft.key")


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
    return data


def draft_of(record: Record) -> Draft:
    """Return what a record says without its place, or raise Rejected for one that says more than a draft can."""
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
    )
    beyond = (record.aud != "public", record.material, record.sources, record.not_after, record.act in STRUCTURAL)
    if any(beyond) or len(record.keys) != 1:
        raise Rejected(read.finding("draft.beyond", "record", record.act, RULE))
    return draft


def problems(regime: Regime, draft: Draft) -> tuple[Finding, ...]:
    """Return everything wrong with what a draft says, in order of place, before anybody asks the log."""
    form = regime.forms.get(draft.form)
    if form is None or draft.act not in form.acts:
        return (read.finding("form.unknown", "record.form", draft.form, RULE),)
    found = [*regime.check_fields(form, draft.body), *_signs(draft.body, "record.body")]
    try:
        edtf.parse(draft.at)
    except Rejected as refusal:
        found.append(read.finding(refusal.finding.code, "record.at", draft.at, refusal.finding.rule))
    return tuple(sorted(found, key=lambda finding: (finding.place, finding.code)))


def prepare(reader: Reader, draft: Draft, key: str, now: int) -> bytes:
    """Return the text of a draft at the next place of a key's chain, once the rehearsal has taken it. Raises Rejected."""
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
        attributed_to=draft.attributed_to,
    )
    text_bytes = render_text(content)
    Rehearsal(reader, now, {}).admit(text_bytes)
    return text_bytes


def desk_keys(reader: Reader, code: str) -> tuple[tuple[str, str], ...]:
    """Return hash and name of the desk keys of a seat that are in force, oldest first."""
    held = listings.held_by(reader.view(), "key", code, KEYS_SHOWN, "owner")
    rows = [(int(str(row["index"])), key, str(row["name"])) for key, row in held if _in_force(row)]
    return tuple((key, name) for _, key, name in sorted(rows))


def differences(draft: Draft, key: VerifierKey, log: str, text_bytes: bytes) -> tuple[Difference, ...]:
    """Return where a prepared text, which has the shape of a record, is not the draft asked for, by `key`, in this log."""
    prepared = canonical.parse_object(text_bytes.split(b"\n")[1], place="record")
    asked = draft_json(draft) | {"v": 1, "log": log, "keys": [key.hash_hex], "aud": "public", "material": []}
    told = {name: value for name, value in prepared.items() if name not in PLACE}
    return tuple(_compare(asked, told, "record"))


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
