"""Texts behind the gate: what the public record keeps of them, and how one becomes public.

Knows the table inner of docs/spec/state.md and docs/spec/record.md 5 and 17; not who is entitled to read. Law: nothing becomes
public by a date alone; a record does it, and what it discloses is what the author committed to, whole: the text and the files it
names, and nothing else that lies behind the gate.
"""

from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.encoding.edtf import earliest_key
from comity.errors import Rejected
from comity.fold import clock, continuation, sealing
from comity.fold.delta import Draft
from comity.fold.references import Target
from comity.records import inner as inners
from comity.records.act import Act
from comity.records.bodies import read_content
from comity.records.fields import finding, seconds
from comity.records.inner import Inner
from comity.records.record import DISCLOSING, SEALED, Material, Record
from comity.regime import Regime

RULE: Final = "docs/spec/record.md 17"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """A text that becomes public: the record it belongs to, its hash, its title by language, the files it names.

    `key` is the hash of the file that opens it, where it was sealed; its files are then opened by the same.
    """

    target: str
    sha256: str
    title: dict[str, str]
    files: tuple[Material, ...]
    key: str | None = None


def withhold(draft: Draft, record: Record, record_id: str, chain: str) -> None:
    """Write what the public record keeps of a text behind the gate: its hash, its commitment, and when it is due."""
    named = record.inner or {}
    row: dict[str, Json] = {
        "sha256": named["sha256"],
        "commit": named["commit"],
        "chain": chain,
        "seq": record.seq,
        "open_on": named.get("open_on"),
        "opened_by": None,
    }
    draft.put("inner", record_id, row | sealing.kept(record))


def completed(record: Record, chain: str, regime: Regime, data: bytes | None) -> Record:
    """Return an admitted record with its inner text in place, or raise Rejected: missing, other, malformed, misplaced."""
    sha256 = (record.inner or {})["sha256"]
    if data is None:
        raise Rejected(finding("inner.missing", "record.inner", sha256, "docs/spec/record.md 5"))
    inner = inners.check(record, chain, data)
    whole = inners.opened(record, inner)
    form = regime.forms.get(whole.form)
    hidden = inner.act is not None or inner.form is not None
    if form is None or hidden != (record.act is Act.REACTION) or form.hidden != hidden:
        raise Rejected(finding("inner.shadow", "inner.form", whole.form, "docs/spec/record.md 5"))
    return whole


def check(draft: Draft, record: Record, targets: tuple[Target, ...]) -> tuple[Disclosed, ...]:
    """Return the texts a `derestrict` makes public, or raise Rejected; Unavailable where one is not at hand."""
    if record.act is not Act.DERESTRICT:
        return ()
    found = tuple(_check(draft, record, target) for target in targets if target.rel == "derestricts")
    _check_named(record, found)
    return found


def apply(draft: Draft, record_id: str, disclosed: tuple[Disclosed, ...]) -> None:
    """Write the title of each text made public, and the record that did it."""
    for text in disclosed:
        draft.change(
            "inner", text.target, opened_by=record_id, **({} if text.key is None else {"opened_with": text.key})
        )
        draft.change("record", text.target, title={**text.title})


def _check(draft: Draft, record: Record, target: Target) -> Disclosed:
    row = draft.get("inner", target.id)
    if row is None or target.row["aud"] == "public":
        raise Rejected(finding("disclosure.nothing", "record.refs", target.id, RULE))
    if row["opened_by"] is not None:
        raise Rejected(finding("disclosure.again", "record.refs", target.id, RULE))
    own = (target.row["by"], target.row["for"]) == (record.by, record.for_)
    if not own and not _due(draft, row["open_on"]):
        raise Rejected(finding("disclosure.not-due", "record.refs", row["open_on"], RULE))
    sha256 = str(row["sha256"])
    key, data = _brought(draft, record, target, sha256)
    filed_in = continuation.origin_at(draft, int(str(target.row["index"])))
    if inners.commitment(filed_in, str(row["chain"]), int(str(row["seq"])), data) != row["commit"]:
        raise Rejected(finding("inner.other", "inner.commit", sha256, RULE))
    inner = inners.parse(data)
    if target.row["aud"] == SEALED:
        buckets = row.get("files", [])
        inners.sealed(inner, target.row["act"], buckets if isinstance(buckets, list) else [])
    # What a sealed text names lies in the log already: the key that opens the text opens it too.
    files = () if target.row["aud"] == SEALED else inner.material
    return Disclosed(target=target.id, sha256=sha256, title=_title(record, inner), files=files, key=key)


def _brought(draft: Draft, record: Record, target: Target, sha256: str) -> tuple[str | None, bytes]:
    """Return the text a `derestrict` brings, and the hash of its key's file where it was sealed; Rejected without."""
    if target.row["aud"] == SEALED:
        return sealing.opened(draft, record, sha256)
    if all((item.role, item.sha256) != ("inner", sha256) for item in record.material):
        raise Rejected(finding("disclosure.material", "record.material", sha256, RULE))
    return None, draft.view.material(sha256)


def _check_named(record: Record, disclosed: tuple[Disclosed, ...]) -> None:
    """Refuse to make public what is no text of a target, and to leave out a file that one of these texts names."""
    brought = {("inner", text.sha256) if text.key is None else (sealing.KEY, text.key) for text in disclosed}
    for number, item in enumerate(record.material):
        if item.role in DISCLOSING and (item.role, item.sha256) not in brought:
            raise Rejected(finding("disclosure.surplus", f"record.material.{number}", item.sha256, RULE))
    named = {(item.sha256, item.size) for item in record.material if item.role not in DISCLOSING}
    for file in (file for text in disclosed for file in text.files):
        if (file.sha256, file.size) not in named:
            raise Rejected(finding("disclosure.files", "record.material", file.sha256, RULE))


def _due(draft: Draft, open_on: Json) -> bool:
    """Return whether the date by which a text is to be public has come, at the effective time."""
    return isinstance(open_on, str) and seconds(earliest_key(open_on)) <= clock.time_now(draft)


def _title(record: Record, inner: Inner) -> dict[str, str]:
    return dict(read_content(inners.opened(record, inner)).title)
