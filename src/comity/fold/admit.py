"""Whether a verified record may stand, and the change it makes: the same judgement at the door, in the fold, in a verifier.

Knows the order of the questions (docs/spec/record.md 12); each answer lives in its own module. Law: judging writes nothing;
only the change it returns does.
"""

from collections.abc import Callable
from typing import Final

from comity.envelope import VerifiedRecord
from comity.errors import Rejected
from comity.fold import (
    authority,
    clock,
    content,
    continuation,
    disclosure,
    holdings,
    lodging,
    owing,
    recovery,
    references,
    rotation,
    rules,
    sealing,
    succession,
    terms,
    threads,
    trail,
)
from comity.fold.delta import Draft
from comity.fold.speaker import Speaker, speaker
from comity.records.act import STRUCTURAL, Act
from comity.records.bodies import comes_along, is_reading, read_disavowal
from comity.records.fields import finding, seconds
from comity.records.lodging import brings_receipts
from comity.records.record import Record
from comity.records.recovery import announces, brings_root_set, vetoes
from comity.records.trail import binds_trail
from comity.regime import Regime

RULE: Final = "docs/spec/record.md 12"
ARCHIVIST: Final = "ARCHIVIST"

CONTENT: Final = frozenset(Act) - STRUCTURAL
"""Acts that carry content."""

Change = Callable[[], None]
Inners = Callable[[str], bytes | None] | None
"""How entitled readers find an inner text by hash; None for the public fold, which has none."""
Acting = Callable[[str], None]
"""What a structural act changes, given its record id."""


def judge_found(draft: Draft, verified: VerifiedRecord) -> Change:
    """Return the change a founding record makes, or raise Rejected; Unavailable without its regime."""
    record = verified.record
    found = authority.check_found(draft, record)

    def change() -> None:
        authority.apply_found(draft, record, verified.id, found)
        threads.put_record(draft, record, verified.id, {"stamped": verified.stamp})
        advance(draft, Speaker(tier="founder", chain=found.founder.hash_hex), verified)

    return change


def judge_continuation(draft: Draft, verified: VerifiedRecord, regime: Regime) -> Change:
    """Return the change a record makes by which another operator continues the body, or raise Rejected."""
    record = verified.record
    found = continuation.check(draft, record, regime)

    def change() -> None:
        continuation.apply(draft, record, verified.id, found)
        threads.put_record(draft, record, verified.id, {"stamped": verified.stamp})
        advance(draft, Speaker(tier="founder", chain=found.founder.hash_hex), verified)

    return change


def judge(draft: Draft, verified: VerifiedRecord, regime: Regime, inners: Inners = None) -> Change:
    """Return the change a record makes in a founded body, or raise Rejected with the first rule it does not meet."""
    record = verified.record
    check_address(draft, verified)
    if record.act is Act.ACCEDE or brings_root_set(record):
        who, acting = _bring(draft, record)
        _check_place(draft, verified, who)
        return _structural(draft, verified, who, acting)
    who = speaker(draft, record)
    if continuation.is_waiting(draft, record.by):
        raise Rejected(finding("continue.not-joined", "record.by", record.by, continuation.RULE))
    continuation.check_joined(draft, record)
    _check_place(draft, verified, who)
    if record.act in CONTENT:
        return _judge_content(draft, verified, who, regime, inners)
    return _structural(draft, verified, who, _acting(draft, record, who, regime))


def _bring(draft: Draft, record: Record) -> tuple[Speaker, Acting]:
    """Return who accedes or rotates and what that changes, or raise Rejected."""
    if record.act is Act.ROTATE:
        return rotation.rotate(draft, record)
    if comes_along(record):
        return continuation.come_along(draft, record)
    return (recovery.accede if recovery.is_recovered(draft, record) else authority.accede)(draft, record)


def _acting(draft: Draft, record: Record, who: Speaker, regime: Regime) -> Acting:
    """Return what an act of keys, rules or time changes, or raise Rejected."""
    match record.act:
        case Act.ACCREDIT | Act.REVOKE | Act.ROTATE:
            return _of_keys(draft, record, who, regime)
        case Act.DISAVOW:
            return _disavowal(draft, record)
        case Act.AMEND_RULES:
            return rules.amend(draft, record, regime)
        case Act.WITNESSED:
            return _told_by_registry(draft, record, regime)
        case _:
            raise RuntimeError(record.act)


def _told_by_registry(draft: Draft, record: Record, regime: Regime) -> Acting:
    """Return what a cosigned checkpoint, receipts of mirrors or a head of the trail changes, or raise Rejected."""
    if brings_receipts(record):
        return lodging.bring(draft, record, regime)
    return trail.bind(draft, record) if binds_trail(record) else clock.witnessed(draft, record)


def _of_keys(draft: Draft, record: Record, who: Speaker, regime: Regime) -> Acting:
    """Return what bringing or ending a key, a recovery of a root set, or a succession changes, or raise Rejected."""
    if announces(record):
        return recovery.announce(draft, record, regime)
    if vetoes(record):
        return recovery.veto(draft, record, regime)
    if record.act is Act.ROTATE:
        return succession.succeed(draft, record)
    return _of_one_key(draft, record, who, regime)


def _of_one_key(draft: Draft, record: Record, who: Speaker, regime: Regime) -> Acting:
    """Return what bringing or ending one key changes; only rules under which texts are sealed know keys to read them with."""
    if record.act is Act.ACCREDIT:
        reading = regime.seals and is_reading(record)
        return sealing.accredit(draft, record) if reading else authority.accredit(draft, record, who)
    reading = regime.seals and sealing.known(draft, record)
    return sealing.revoke(draft, record) if reading else authority.revoke(draft, record, who)


def check_address(draft: Draft, verified: VerifiedRecord) -> None:
    """Refuse what is not for this log, is there already, or is of a kind this body does not take."""
    record, body = verified.record, draft.get("body", "") or {}
    if record.log != body["origin"]:
        raise Rejected(finding("record.log", "record.log", record.log, RULE))
    if draft.get("record", verified.id) is not None:
        raise Rejected(finding("record.repeated-leaf", "record", verified.id, RULE))
    if record.act is Act.FOUND:
        raise Rejected(finding("found.again", "record.act", record.act, RULE))
    if record.aud != "public" and record.act in STRUCTURAL:
        raise Rejected(finding("audience.not-yet", "record.aud", record.aud, RULE))
    if body["kind"] == "archive" and record.by != ARCHIVIST:
        raise Rejected(finding("archive.closed", "record.by", record.by, RULE))
    if record.act in STRUCTURAL and record.for_ != record.by:
        raise Rejected(finding("record.for", "record.for", record.for_, RULE))


def _check_place(draft: Draft, verified: VerifiedRecord, who: Speaker) -> None:
    """Refuse a record that does not continue its chain, has seen another log, or comes too late."""
    record = verified.record
    chain = draft.get("chain", who.chain) or {}
    if record.seq != chain["next"]:
        raise Rejected(finding("record.seq", "record.seq", record.seq, "docs/spec/record.md 8.5"))
    if record.prev != chain["id"]:
        raise Rejected(finding("record.prev", "record.prev", record.prev, "docs/spec/record.md 8.5"))
    root = draft.view.root(record.seen.size) if record.seen.size <= draft.index else None
    if root is None or root.hex() != record.seen.root:
        raise Rejected(finding("record.seen", "record.seen", record.seen.size, "docs/spec/record.md 8.6"))
    if record.not_after is not None and seconds(record.not_after) < lodging.filed_at(draft, record, verified.id):
        raise Rejected(finding("record.not-after", "record.not_after", record.not_after, "docs/spec/record.md 9"))


def _judge_content(draft: Draft, verified: VerifiedRecord, who: Speaker, regime: Regime, inners: Inners) -> Change:
    record = verified.record
    acting = content.judge(draft, verified, record, regime, record.form)
    if record.aud == "restricted" and inners is not None:
        acting = _completed(draft, verified, who, regime, acting, inners(str((record.inner or {})["sha256"])))

    def change() -> None:
        acting()
        if record.aud != "public":
            disclosure.withhold(draft, record, verified.id, who.chain)
        advance(draft, who, verified)

    return change


def _completed(
    draft: Draft, verified: VerifiedRecord, who: Speaker, regime: Regime, outer: Change, data: bytes | None
) -> Change:
    """Return what a record changes for entitled readers: with its inner text, or as the public sees it and a finding why."""
    record = verified.record
    try:
        whole = disclosure.completed(record, who.chain, regime, data)
        return content.judge(draft, verified, whole, regime, record.form)
    except Rejected as refusal:
        problem = refusal.finding

    def change() -> None:
        outer()
        draft.note(problem, verified.id, "noted")

    return change


def _disavowal(draft: Draft, record: Record) -> Acting:
    """Return what disavowing records of one's own seat changes, or raise Rejected (docs/spec/record.md 8.8)."""
    read_disavowal(record)
    targets = references.resolve(draft, record)

    def change(record_id: str) -> None:
        threads.put_links(draft, record_id, targets)
        for target in targets:
            if target.rel in holdings.UNDOING:
                holdings.let_go(draft, target)
                owing.release(draft, target.id)
                terms.fall(draft, target.id)

    return change


def _structural(draft: Draft, verified: VerifiedRecord, who: Speaker, acting: Acting) -> Change:
    def change() -> None:
        acting(verified.id)
        threads.put_record(draft, verified.record, verified.id, {"stamped": verified.stamp})
        advance(draft, who, verified)

    return change


def advance(draft: Draft, who: Speaker, verified: VerifiedRecord) -> None:
    """Move the speaker's chain on to this record."""
    draft.put("chain", who.chain, {"next": verified.record.seq + 1, "id": verified.id})
