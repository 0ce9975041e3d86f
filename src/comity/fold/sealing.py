"""Sealed texts as everybody's record knows them: reading keys, for whom a text is wrapped, what its secrecy is claimed for.

Knows the table reading of docs/spec/state.md and docs/spec/sealing.md; opens nothing but what a `derestrict` brings the key of.
Law: who can read a sealed text is named by the signed record, one age file each, and nobody is named who has no key to read with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import clock
from comity.fold.delta import Draft
from comity.keys import age
from comity.keys.reading import reading_hash
from comity.records.bodies import read_reading, read_revoked
from comity.records.fields import finding
from comity.records.record import CLAIM, SEALED, Record, files_of, wraps_of
from comity.regime import Form, Regime

RULE: Final = "docs/spec/sealing.md 3"
KEYS: Final = "docs/spec/sealing.md 1"
CLAIMS: Final = "docs/spec/sealing.md 4"
KEY: Final = "key"
"""The role of the file a `derestrict` carries for a sealed text: its one-off identity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A sealed record of which a later wrap is for another recipient."""

    of: str
    to: str


def accredit(draft: Draft, record: Record) -> Callable[[str], None]:
    """Return the change the accreditation of a reading key makes, or raise Rejected (docs/spec/sealing.md 1)."""
    grant = read_reading(record)
    prefix = f"{record.log}/{record.by}/"
    label = grant.name.removeprefix(prefix)
    if not grant.name.startswith(prefix) or not label or "/" in label:
        raise Rejected(finding("key.name", "record.body", grant.name, KEYS))
    hashed = reading_hash(grant.name, grant.recipient)
    places = (f"name:{grant.name}", f"reading:{grant.recipient}")
    if any(draft.get("registered", place) is not None for place in places):
        raise Rejected(finding("key.registered", "record.body", grant.name, KEYS))

    def change(record_id: str) -> None:
        for place in places:
            draft.put("registered", place, {"key": hashed})
        row: dict[str, Json] = {
            "name": grant.name,
            "recipient": grant.recipient,
            "owner": record.by,
            "role": grant.role,
            "by": record_id,
            "index": draft.index,
            "revoked_by": None,
            "revoked_at": None,
        }
        draft.put("reading", f"{record.by}/{hashed}", row)

    return change


def known(draft: Draft, record: Record) -> bool:
    """Return whether a `revoke` names a reading key of its author's."""
    return draft.get("reading", f"{record.by}/{read_revoked(record)}") is not None


def revoke(draft: Draft, record: Record) -> Callable[[str], None]:
    """Return the change revoking a reading key makes, or raise Rejected; what was wrapped to it stays readable with it."""
    key = f"{record.by}/{read_revoked(record)}"
    if (draft.get("reading", key) or {})["revoked_by"] is not None:
        raise Rejected(finding("key.revoked", "record.body.key", key, KEYS))

    def change(record_id: str) -> None:
        draft.change("reading", key, revoked_by=record_id, revoked_at=draft.index)

    return change


def check(draft: Draft, record: Record, form: Form, regime: Regime) -> tuple[Later, ...]:
    """Return whom a record, as everybody reads it, wraps earlier texts for, or raise Rejected; `form` is the one it shows."""
    if record.aud == "public":
        return ()
    _check_claim(draft, record, form, regime)
    if record.aud != SEALED:
        return ()
    own = [wrap["to"] for wrap in wraps_of(record) if "of" not in wrap]
    if not set(record.to) <= set(own) <= {*record.to, record.by, record.for_}:
        raise Rejected(finding("seal.recipients", "record.inner.wraps", own, RULE))
    for wrap in wraps_of(record):
        if not _reads(draft, wrap["to"], record.seen.size):
            raise Rejected(finding("seal.no-key", "record.inner.wraps", wrap["to"], RULE))
    later = tuple(Later(of=wrap["of"], to=wrap["to"]) for wrap in wraps_of(record) if "of" in wrap)
    for one in later:
        _check_later(draft, record, one)
    return later


def apply(draft: Draft, later: tuple[Later, ...]) -> None:
    """Write for whom earlier texts are wrapped from now on."""
    for one in later:
        held = (draft.get("inner", one.of) or {})["recipients"]
        before = [str(code) for code in held] if isinstance(held, list) else []
        draft.change("inner", one.of, recipients=sorted({*before, one.to}))


def kept(record: Record) -> dict[str, Json]:
    """Return what the row of a text behind a gate, or sealed, keeps besides: its claim, and for whom it is wrapped."""
    named = record.inner or {}
    row: dict[str, Json] = {name: named[name] for name in CLAIM if name in named}
    if record.aud == SEALED:
        row["recipients"] = sorted({wrap["to"] for wrap in wraps_of(record) if "of" not in wrap})
        row["opened_with"] = None
        row["of"] = sorted({wrap["of"] for wrap in wraps_of(record) if "of" in wrap})
        if files_of(record):
            row["files"] = [bucket for _, bucket in files_of(record)]
    return row


def opened(draft: Draft, record: Record, sha256: str) -> tuple[str, bytes]:
    """Return the file of `record` that opens a sealed text, by hash, and what the text is. Raises Rejected, Unavailable."""
    for item in record.material:
        if item.role != KEY:
            continue
        identity = parse_key(draft.view.material(item.sha256))
        try:
            return item.sha256, age.opened(draft.view.material(sha256), identity)
        except Rejected:
            continue
    raise Rejected(finding("disclosure.key", "record.material", sha256, "docs/spec/sealing.md 6"))


def parse_key(data: bytes) -> age.Identity:
    """Read the untrusted file of a one-off identity, as `age -d -i` takes it, in its one spelling."""
    identity = age.parse_identity(data.decode("ascii", "replace").removesuffix("\n"))
    if f"{identity.line()}\n".encode() != data:
        raise Rejected(finding("seal.key", "material", "", KEYS))
    return identity


def _check_later(draft: Draft, record: Record, later: Later) -> None:
    row = draft.get("inner", later.of)
    listed = row["recipients"] if row is not None and "recipients" in row else None
    if not isinstance(listed, list) or all(ref.id != later.of for ref in record.refs):
        raise Rejected(finding("seal.of", "record.inner.wraps", later.of, RULE))
    author = draft.get("record", later.of) or {}
    if {record.by, record.for_}.isdisjoint({*listed, author["by"], author["for"]}):
        raise Rejected(finding("seal.of", "record.inner.wraps", record.by, RULE))


def _reads(draft: Draft, code: str, seen: int) -> bool:
    """Return whether a seat has a reading key in force that was in force at the size the author saw.

    Without one nobody could say what its wrap had to be for, and so never that it is false.
    """
    rows = (row for _, row in draft.scan("reading", f"{code}/"))
    return any(row["revoked_by"] is None and int(str(row["index"])) < seen for row in rows)


def _check_claim(draft: Draft, record: Record, form: Form, regime: Regime) -> None:
    """Refuse a claim to secrecy without what the rules ask of it, or with what no rule asks."""
    named = record.inner or {}
    if not form.claims or regime.secrecy is None:
        for name in CLAIM:
            if name in named:
                raise Rejected(finding("seal.claim", f"record.inner.{name}", named[name], CLAIMS))
        return
    if named.get("reason") not in regime.secrecy.reasons:
        raise Rejected(finding("seal.claim", "record.inner.reason", named.get("reason"), CLAIMS))
    if named.get("reviewer") not in regime.secrecy.reviewers:
        raise Rejected(finding("seal.claim", "record.inner.reviewer", named.get("reviewer"), CLAIMS))
    end = named.get("open_on")
    if not isinstance(end, str) or edtf.parse(end).earliest.date() > _latest(draft, regime.secrecy.years):
        raise Rejected(finding("seal.claim", "record.inner.open_on", end, CLAIMS))


def _latest(draft: Draft, years: int) -> date:
    """Return the last day by which secrecy claimed now may end; the 29th of February ends on the 28th."""
    today = datetime.fromtimestamp(clock.time_now(draft), UTC).date()
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year + years, day=day)
