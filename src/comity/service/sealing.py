"""Sealing and opening on a client's own machine: the age files of a record, what they hold, and the key that makes it public.

Knows docs/spec/sealing.md 2, 3 and 6; not where age files or keys are kept. Law: text, files and the one-off identity leave these
functions only as age files to the recipients named in the record, or when their holder makes the text public.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, Unavailable
from comity.fold.sealing import KEY, parse_key
from comity.keys import age
from comity.keys.age import Identity
from comity.records import fields as read
from comity.records import inner as inners
from comity.records import sealed_files
from comity.records.act import Act
from comity.records.inner import Inner
from comity.records.record import SEALED, Material, Record, Ref, Seen, files_of, parse_text, render_text, wraps_of
from comity.regime import Regime
from comity.service.drafting import Draft, closed, inner_of, problems

RULE: Final = "docs/spec/sealing.md 3"
MEDIA: Final = "application/age"
KEY_SIZE: Final = 75
"""Bytes of a one-off identity as a file: one line."""
AROUND: Final = 8_192
"""Bytes an age file may have beside what it holds: its header, and the tags of a text's or a wrap's few chunks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record comes on the chain of its key, as a desk says it: a lie only makes the log refuse it."""

    log: str
    key: str
    seq: int
    prev: str
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed record to be signed: its text, its inner bytes for its author's eyes, and the age files to hand in.

    `enclosed` are the files sealed with it, as they were chosen: to seal them once more at another place.
    """

    text: bytes
    inner: bytes = field(repr=False)
    files: tuple[bytes, ...]
    enclosed: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def record(self) -> Record:
        """The record as everybody reads it."""
        return parse_text(self.text)

    @property
    def held(self) -> Inner:
        """The text itself."""
        return inners.parse(self.inner)

    @property
    def whole(self) -> Record:
        """The record as its recipients will read it."""
        return inners.opened(self.record, self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A sealed text that was opened: the record with it in place, the text, and the one-off identity it was opened with."""

    whole: Record
    held: Inner
    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """An earlier sealed text that a record wraps for another recipient: its record, and what opens it."""

    of: str
    to: str
    identity: Identity


def seal(
    draft: Draft,
    place: Place,
    regime: Regime,
    readers: Mapping[str, Sequence[str]],
    salt: bytes,
    later: Sequence[Later] = (),
    enclosed: Sequence[bytes] = (),
) -> Sealed:
    """Return a draft sealed to the seats it is addressed to and, where it has a reading key, to its author's.

    `readers` are the reading keys in force of each seat, as age spells them, which the caller has proved; `enclosed` the files
    the draft names, in its order. Raises Rejected.
    """
    for problem in problems(regime, draft):
        raise Rejected(problem)
    if [hashlib.sha256(data).hexdigest() for data in enclosed] != [item.sha256 for item in draft.material]:
        raise Rejected(read.finding("seal.files", "record.material", len(draft.material), RULE))
    hidden = regime.forms[draft.form].hidden
    data, identity = inners.render(inner_of(draft, salt, hidden=hidden)), age.generate()
    text = age.seal(data, [identity.recipient])
    attached = [age.seal(sealed_files.padded(one), [identity.recipient]) for one in enclosed]
    own = sorted({*draft.to, *({draft.by} & readers.keys())})
    wraps: list[tuple[str, str | None, bytes]] = [(code, None, _wrapped(identity, code, readers)) for code in own]
    wraps += [(one.to, one.of, _wrapped(one.identity, one.to, readers)) for one in later]
    named: list[Json] = [_wrap_json(code, of, wrap) for code, of, wrap in sorted(wraps, key=_order)]
    outer = closed(_blank(draft, place), draft, data, hidden=hidden)
    held = [_named(f"file-{number}", one) for number, one in enumerate(attached, 1)]
    files = [_named("text", text), *held, *(_named(code, wrap) for code, _, wrap in wraps)]
    inner = {**(outer.inner or {}), "sha256": files[0].sha256, "wraps": named, **_files_json(held, enclosed)}
    refs = (
        outer.refs if not later else tuple(dict.fromkeys((*outer.refs, *(r for r in draft.refs if _of(r.id, later)))))
    )
    record = replace(outer, inner=inner, material=tuple(files), refs=refs)
    sent = (text, *attached, *(wrap for _, _, wrap in wraps))
    return Sealed(text=render_text(record), inner=data, files=sent, enclosed=tuple(enclosed))


def check_files(record: Record, files: Sequence[bytes]) -> None:
    """Refuse age files of a sealed record that are none, or of another length than what they are said to hold.

    What lies in them nobody but a recipient can know.
    """
    sizes = plain_sizes(record)
    for number, (item, data) in enumerate(zip(record.material, files, strict=True)):
        found, size = age.parse(data), sizes[item.sha256]
        if len(data) > limit_of(size) or not found.stanzas or age.plain_size(found) != size:
            raise Rejected(read.finding("seal.file", f"record.material.{number}", item.name, RULE))


def plain_sizes(record: Record) -> dict[str, int]:
    """Return, by hash, how many bytes each age file of a sealed record opens to: its wraps, its text, its files."""
    named = record.inner or {}
    wraps = {wrap["sha256"]: KEY_SIZE for wrap in wraps_of(record)}
    return wraps | {str(named["sha256"]): int(str(named["bucket"]))} | dict(files_of(record))


def limit_of(size: int) -> int:
    """Return how long an age file that holds so many bytes may be; no more of one is read."""
    return size + age.TAG * (size // age.CHUNK) + AROUND


def open_sealed(record: Record, wraps: Iterable[bytes], text: bytes, identities: Sequence[Identity]) -> Opened:
    """Return a sealed text opened with reading keys, from untrusted age files, or raise Rejected.

    `wraps` are tried until one opens. What it opens to must be what the record committed to.
    """
    for wrap in wraps:
        for identity in identities:
            try:
                key = parse_key(age.opened(wrap, identity))
            except Rejected as refusal:
                if refusal.finding.code != "seal.closed":
                    raise
                continue
            return opened_with(record, text, key)
    raise Rejected(Finding(code="seal.closed", place="sealed", rule=RULE))


def opened_with(record: Record, text: bytes, identity: Identity) -> Opened:
    """Return a sealed text opened with its one-off identity, or raise Rejected where it is not what was committed to."""
    held = inners.check(record, record.keys[0], age.opened(text, identity))
    return Opened(whole=inners.opened(record, held), held=held, identity=identity)


def opened_file(record: Record, number: int, item: Material, data: bytes, identity: Identity) -> bytes:
    """Return a file sealed with a text from its untrusted age file, or raise Rejected where it is not the one the text names.

    `item` is what the text says of its file of that number.
    """
    sha256, _ = files_of(record)[number]
    return sealed_files.unpadded(item, age.opened(held(data, sha256), identity))


def wraps_for(record_id: str, records: Iterable[tuple[str, Record]], codes: frozenset[str]) -> Iterator[str]:
    """Yield the hashes of a sealed record's wraps for these seats, in the record itself and in later ones."""
    for other, record in records:
        for wrap in wraps_of(record):
            if wrap["to"] in codes and wrap.get("of", other) == record_id:
                yield wrap["sha256"]


def key_file(identity: Identity) -> bytes:
    """Return a one-off identity as the file that makes its text public: whoever has it can open, with `age -d -i` too."""
    return f"{identity.line()}\n".encode()


def voice_of(record: Record, code: str) -> str:
    """Return for whom a seat makes a sealed text public: as it spoke there, where it is the author; else for itself."""
    return record.for_ if record.by == code else code


def disclosing(
    place: Place, who: tuple[str, str], form: str, at: str, target: str, title: Mapping[str, Json], key: bytes
) -> bytes:
    """Return the text of the record that makes one sealed text public by the file that opens it; `who` does it, for whom."""
    file = Material(
        sha256=hashlib.sha256(key).hexdigest(), size=len(key), media="text/plain", name=f"{target[:16]}.txt", role=KEY
    )
    return render_text(
        Record(
            log=place.log,
            act=Act.DERESTRICT,
            form=form,
            by=who[0],
            for_=who[1],
            keys=(place.key,),
            seq=place.seq,
            prev=place.prev,
            seen=place.seen,
            aud="public",
            at=at,
            refs=(Ref(rel="derestricts", id=target),),
            body=title,
            material=(file,),
        )
    )


def held(data: bytes, sha256: str) -> bytes:
    """Return bytes a desk gave if they are those asked for. Raises Unavailable."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Unavailable(Finding(code="material.hash", place=f"material/{sha256}", rule=RULE))
    return data


def _wrapped(identity: Identity, code: str, readers: Mapping[str, Sequence[str]]) -> bytes:
    if not readers.get(code):
        raise Rejected(read.finding("seal.no-key", "record.to", code, RULE))
    return age.seal(key_file(identity), readers[code])


def _wrap_json(code: str, of: str | None, wrap: bytes) -> dict[str, Json]:
    named: dict[str, Json] = {"to": code, "sha256": hashlib.sha256(wrap).hexdigest()}
    return named if of is None else {**named, "of": of}


def _files_json(held: Sequence[Material], enclosed: Sequence[bytes]) -> dict[str, Json]:
    named: list[Json] = [
        {"sha256": item.sha256, "bucket": sealed_files.bucket(len(data))}
        for item, data in zip(held, enclosed, strict=True)
    ]
    return {"files": named} if named else {}


def _order(wrap: tuple[str, str | None, bytes]) -> str:
    return f"{wrap[1] or ''}/{wrap[0]}"


def _named(name: str, data: bytes) -> Material:
    sha256 = hashlib.sha256(data).hexdigest()
    return Material(sha256=sha256, size=len(data), media=MEDIA, name=f"{name}.age", role=SEALED)


def _of(record_id: str, later: Sequence[Later]) -> bool:
    return any(one.of == record_id for one in later)


def _blank(draft: Draft, place: Place) -> Record:
    return Record(
        log=place.log,
        act=draft.act,
        form=draft.form,
        by=draft.by,
        for_=draft.for_,
        keys=(place.key,),
        seq=place.seq,
        prev=place.prev,
        seen=place.seen,
        aud="public",
        at=draft.at,
        to=draft.to,
        refs=draft.refs,
        body=draft.body,
        attributed_to=draft.attributed_to,
    )
