"""Whether a verified record may stand, and the change it makes: the same judgement at the door, in the fold, in a verifier.

Knows the order of the questions (docs/spec/record.md 12); each answer lives in its own module. Law: judging writes nothing;
only the change it returns does.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from comity.encoding.canonical import Json
from comity.encoding.edtf import earliest_key
from comity.envelope import VerifiedRecord
from comity.errors import Rejected
from comity.fold import (
    adoption,
    authority,
    clock,
    holdings,
    mandates,
    matters,
    proceedings,
    references,
    rotation,
    rules,
    threads,
)
from comity.fold.delta import Draft
from comity.fold.speaker import Speaker, speaker
from comity.records.act import STRUCTURAL, Act
from comity.records.bodies import read_content, read_disavowal
from comity.records.fields import finding, seconds
from comity.records.record import Record
from comity.regime import Regime

RULE: Final = "docs/spec/record.md 12"
ARCHIVIST: Final = "ARCHIVIST"

NOT_YET: Final = frozenset({Act.REACTION, Act.DERESTRICT})
"""Acts of records that are not public; state version 1 takes none."""

CONTENT: Final = frozenset(Act) - STRUCTURAL - NOT_YET
"""Acts that carry content and that state version 1 knows."""

Change = Callable[[], None]
Acting = Callable[[str], None]
"""What a structural act changes, given its record id."""


def judge_found(draft: Draft, verified: VerifiedRecord) -> Change:
    """Return the change a founding record makes, or raise Rejected; Unavailable without its regime."""
    record = verified.record
    found = authority.check_found(draft, record)

    def change() -> None:
        authority.apply_found(draft, record, verified.id, found)
        threads.put_record(draft, record, verified.id, {"stamped": verified.stamp})
        _advance(draft, Speaker(tier="founder", chain=found.founder.hash_hex), verified)

    return change


def judge(draft: Draft, verified: VerifiedRecord, regime: Regime) -> Change:
    """Return the change a record makes in a founded body, or raise Rejected with the first rule it does not meet."""
    record = verified.record
    _check_address(draft, verified)
    if record.act in {Act.ACCEDE, Act.ROTATE}:
        bring = authority.accede if record.act is Act.ACCEDE else rotation.rotate
        who, acting = bring(draft, record)
        _check_place(draft, record, who)
        return _structural(draft, verified, who, acting)
    who = speaker(draft, record)
    _check_place(draft, record, who)
    if record.act in CONTENT:
        return _judge_content(draft, verified, who, regime)
    return _structural(draft, verified, who, _acting(draft, record, who, regime))


def _acting(draft: Draft, record: Record, who: Speaker, regime: Regime) -> Acting:
    """Return what an act of keys, rules or time changes, or raise Rejected."""
    match record.act:
        case Act.ACCREDIT:
            return authority.accredit(draft, record, who)
        case Act.REVOKE:
            return authority.revoke(draft, record, who)
        case Act.DISAVOW:
            return _disavowal(draft, record)
        case Act.AMEND_RULES:
            return rules.amend(draft, record, regime)
        case Act.WITNESSED:
            return clock.witnessed(draft, record)
        case _:
            raise RuntimeError(record.act)


def _check_address(draft: Draft, verified: VerifiedRecord) -> None:
    """Refuse what is not for this log, is there already, or is of a kind this body does not take."""
    record, body = verified.record, draft.get("body", "") or {}
    if record.log != body["origin"]:
        raise Rejected(finding("record.log", "record.log", record.log, RULE))
    if draft.get("record", verified.id) is not None:
        raise Rejected(finding("record.repeated-leaf", "record", verified.id, RULE))
    if record.act is Act.FOUND or record.act in NOT_YET:
        code = "found.again" if record.act is Act.FOUND else "act.not-yet"
        raise Rejected(finding(code, "record.act", record.act, RULE))
    if record.aud != "public":
        raise Rejected(finding("audience.not-yet", "record.aud", record.aud, RULE))
    if body["kind"] == "archive" and record.by != ARCHIVIST:
        raise Rejected(finding("archive.closed", "record.by", record.by, RULE))
    if record.act in STRUCTURAL and record.for_ != record.by:
        raise Rejected(finding("record.for", "record.for", record.for_, RULE))


def _check_place(draft: Draft, record: Record, who: Speaker) -> None:
    """Refuse a record that does not continue its chain, has seen another log, or comes too late."""
    chain = draft.get("chain", who.chain) or {}
    if record.seq != chain["next"]:
        raise Rejected(finding("record.seq", "record.seq", record.seq, "docs/spec/record.md 8.5"))
    if record.prev != chain["id"]:
        raise Rejected(finding("record.prev", "record.prev", record.prev, "docs/spec/record.md 8.5"))
    root = draft.view.root(record.seen.size) if record.seen.size <= draft.index else None
    if root is None or root.hex() != record.seen.root:
        raise Rejected(finding("record.seen", "record.seen", record.seen.size, "docs/spec/record.md 8.6"))
    if record.not_after is not None and seconds(record.not_after) < clock.time_now(draft):
        raise Rejected(finding("record.not-after", "record.not_after", record.not_after, "docs/spec/record.md 9"))


def _judge_content(draft: Draft, verified: VerifiedRecord, who: Speaker, regime: Regime) -> Change:
    record = verified.record
    mandate = _check_voice(draft, record, regime)
    form = regime.forms.get(record.form)
    if form is None or record.act not in form.acts:
        raise Rejected(finding("form.unknown", "record.form", record.form, RULE))
    content = read_content(record)
    archive = _is_archive(draft)
    refusal = regime.may(record.for_, form, record.at) if archive else regime.may(record.by, form, _day(verified))
    for problem in (*(() if refusal is None else (refusal,)), *regime.check_fields(form, record.body or {})):
        raise Rejected(problem)
    targets = references.resolve(draft, record)
    proceedings.check(record, targets, draft, content)
    matters.check(record, targets, draft, content)
    mandates.check(record, form, content, regime)
    adoption.check(draft, record, targets, form, content)

    def change() -> None:
        year = record.at[:4] if archive else _year(verified.stamp or 0)
        given = threads.symbol(draft, form.symbol, year)
        values: dict[str, Json] = {
            "stamped": verified.stamp,
            "symbol": given,
            "thread": threads.thread_of(verified.id, targets),
            "title": dict(content.title),
            "sitting": proceedings.sitting_of(targets),
            "mandate": mandate,
        }
        threads.put_record(draft, record, verified.id, values)
        if given is not None:
            draft.put("symbol", given, {"id": verified.id})
        threads.put_links(draft, verified.id, targets)
        threads.enter_thread(draft, record, verified.id, targets, content, given)
        proceedings.apply(draft, record, verified.id, targets, content, given)
        matters.apply(draft, record, verified.id, targets, content)
        mandates.apply(draft, record, verified.id, form, content)
        adoption.apply(draft, record, verified.id, targets, form, content)
        proceedings.concern(draft, verified.id, form, content)
        proceedings.owe(draft, record, verified.id, form, regime)
        draft.change("clock", "", at=earliest_key(record.at))
        _advance(draft, who, verified)

    return change


def _check_voice(draft: Draft, record: Record, regime: Regime) -> str | None:
    """Return the mandate a record speaks under, or None where it needs none.

    Refuse one that speaks for, or is attributed to, one it cannot speak for (docs/spec/record.md 12.3, 14).
    """
    if _is_archive(draft):
        _check_reconstruction(draft, record, regime)
        return None
    mandate = mandates.in_force(draft, record, regime)
    if record.attributed_to is not None and record.act is not Act.LODGE:
        raise Rejected(finding("record.attributed", "record.attributed_to", record.attributed_to, RULE))
    if record.attributed_to is not None and not regime.knows(record.attributed_to):
        raise Rejected(finding("record.attributed", "record.attributed_to", record.attributed_to, RULE))
    return mandate


def _check_reconstruction(draft: Draft, record: Record, regime: Regime) -> None:
    """Refuse a reconstruction without sources, of nobody the regime lists, or out of the order of its dates."""
    if not record.sources:
        raise Rejected(finding("archive.sources", "record.sources", "", RULE))
    if record.for_ != (record.attributed_to or record.by):
        raise Rejected(finding("record.for", "record.for", record.for_, RULE))
    if not regime.knows(record.for_):
        raise Rejected(finding("record.attributed", "record.attributed_to", record.for_, RULE))
    latest = (draft.get("clock", "") or {}).get("at")
    if isinstance(latest, str) and earliest_key(record.at) < latest:
        raise Rejected(finding("archive.order", "record.at", record.at, RULE))


def _disavowal(draft: Draft, record: Record) -> Acting:
    """Return what disavowing records of one's own seat changes, or raise Rejected (docs/spec/record.md 8.8)."""
    read_disavowal(record)
    targets = references.resolve(draft, record)

    def change(record_id: str) -> None:
        threads.put_links(draft, record_id, targets)
        for target in targets:
            if target.rel in holdings.UNDOING:
                holdings.let_go(draft, target)

    return change


def _structural(draft: Draft, verified: VerifiedRecord, who: Speaker, acting: Acting) -> Change:
    def change() -> None:
        acting(verified.id)
        threads.put_record(draft, verified.record, verified.id, {"stamped": verified.stamp})
        _advance(draft, who, verified)

    return change


def _advance(draft: Draft, who: Speaker, verified: VerifiedRecord) -> None:
    draft.put("chain", who.chain, {"next": verified.record.seq + 1, "id": verified.id})


def _is_archive(draft: Draft) -> bool:
    return (draft.get("body", "") or {})["kind"] == "archive"


def _day(verified: VerifiedRecord) -> str:
    """Return the day of reception, UTC: whether a party sits is asked of the desk's clock, not of the signer's date."""
    return _date(verified.stamp or 0)


def _year(stamp: int) -> str:
    """Return the year of reception, UTC: symbols count by it, so that they need no zone table."""
    return _date(stamp)[:4]


@lru_cache(maxsize=1024)
def _date(stamp: int) -> str:
    """Return the ISO day of a Unix time, UTC; remembered, for it is asked twice of every record."""
    return datetime.fromtimestamp(stamp, UTC).date().isoformat()
