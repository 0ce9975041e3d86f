"""One leaf at a time: open, judge, apply, and the delta that comes of it.

Knows the order of the parts; each part knows its rule. Law: `Fold.step` is total (whatever the bytes, a delta comes out) and
pure (equal views and leaves give equal deltas); only missing material stops it, as Unavailable.
"""

from collections.abc import Callable, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.envelope import Holds, SignedRecord, VerifiedRecord, open_record, parse_leaf, stamp_time
from comity.errors import Rejected
from comity.fold import clock, rulebook, succession
from comity.fold.admit import Change, Inners, judge, judge_continuation, judge_found
from comity.fold.continuation import is_continuation
from comity.fold.delta import Delta, Draft
from comity.fold.speaker import named_keys
from comity.fold.view import View
from comity.keys.names import VerifierKey, parse_vkey
from comity.keys.notes import line_holds
from comity.records.act import Act
from comity.records.bodies import read_found
from comity.records.fields import finding
from comity.records.record import Record
from comity.regime import Regime

RULE: Final = "docs/spec/record.md 12"

Body = Mapping[str, Json] | None
"""The body's row, or None before it is founded."""

Stamped = Callable[[SignedRecord, VerifierKey], int]
"""The reception time of an entry, or Rejected; injectable so that checks can be shared out."""


class Fold:
    """The fold over one view; keeps nothing of its own."""

    inners: Inners = None
    """Where entitled readers find inner texts; the public fold has none."""

    def __init__(self, view: View, holds: Holds = line_holds, stamped: Stamped = stamp_time) -> None:
        """Read from `view`; `holds` checks one signature line, `stamped` a stamp."""
        self.view = view
        self.holds = holds
        self.stamped = stamped

    def step(self, index: int, leaf: bytes) -> Delta:
        """Return the delta of the untrusted entry at `index`. Raises Unavailable where material is missing."""
        try:
            signed = parse_leaf(leaf)
        except Rejected as refusal:
            draft = Draft(self.view, index)
            draft.note(refusal.finding, None, "refused")
            return ended(draft, None, None, admitted=False)
        return self.step_signed(index, signed)

    def step_signed(self, index: int, signed: SignedRecord) -> Delta:
        """Return the delta of an entry that has been parsed already."""
        draft, stamp = Draft(self.view, index), None
        try:
            founded = draft.get("body", "")
            stamp = self._stamp(founded, signed)
            change = self._judge(draft, founded, signed, stamp)
        except Rejected as refusal:
            draft.note(refusal.finding, signed.id, "refused")
            return ended(draft, signed.id, stamp, admitted=False)
        change()
        return ended(draft, signed.id, stamp, admitted=True)

    def _stamp(self, founded: Body, signed: SignedRecord) -> int:
        """Return the stamp of an entry, by the key in force or, as long as it may, by the one before it."""
        before = None if founded is None or is_continuation(signed.record) else succession.stamp_before(founded)
        if before is None or signed.stamp is None or signed.stamp.key_id != before[0].note_id:
            return self.stamped(signed, _stamp_key(founded, signed.record))
        stamp = self.stamped(signed, before[0])
        if stamp > before[1]:
            raise Rejected(finding("stamp.retired", "signatures", signed.stamp.name, succession.RULE))
        return stamp

    def examine(self, index: int, signed: SignedRecord, now: int) -> VerifiedRecord:
        """Return the record a submission holds if the log would admit it at `index` and time `now`, or raise Rejected."""
        draft = Draft(self.view, index)
        founded = draft.get("body", "")
        if founded is not None:
            founded = _at(draft, now, None)
        verified = open_record(signed, named_keys(draft, signed.record), now, self.holds)
        self._judged(draft, founded, verified)
        return verified

    def regime(self) -> Regime:
        """Return the body's regime, read once. The body must be founded."""
        return self._regime(self.view.get("body", "") or {})

    def _regime(self, body: Mapping[str, Json]) -> Regime:
        return rulebook.read_rules(self.view, str(body["regime"]))

    def _judge(self, draft: Draft, founded: Body, signed: SignedRecord, stamp: int) -> Change:
        if founded is not None:
            founded = _at(draft, stamp, signed.id)
        verified = open_record(signed, named_keys(draft, signed.record), stamp, self.holds)
        change = self._judged(draft, founded, verified)
        if founded is None:
            clock.read_stamp(draft, stamp, signed.id)
        return change

    def _judged(self, draft: Draft, founded: Body, verified: VerifiedRecord) -> Change:
        if founded is None:
            return judge_found(draft, verified)
        if is_continuation(verified.record):
            return judge_continuation(draft, verified, self._regime(founded))
        return judge(draft, verified, self._regime(founded), self.inners)


def _at(draft: Draft, stamp: int, record_id: str | None) -> Body:
    """Take the time of a leaf, put rules in force whose date it reaches, and return the body's row."""
    clock.read_stamp(draft, stamp, record_id)
    rulebook.reach(draft)
    return draft.get("body", "")


def _stamp_key(founded: Body, record: Record) -> VerifierKey:
    if founded is not None and not is_continuation(record):
        return parse_vkey(str(founded["stamp_key"]))
    if record.act is not Act.FOUND:
        raise Rejected(finding("body.unfounded", "record.act", record.act, RULE))
    return read_found(record).stamp_key


def ended(draft: Draft, record_id: str | None, stamp: int | None, *, admitted: bool) -> Delta:
    """Return the delta of a leaf that has been judged, with its own row."""
    row: dict[str, Json] = {"id": record_id, "stamped": stamp, "admitted": admitted}
    draft.put("leaf", f"{draft.index:010}", row)
    return draft.delta(record_id, admitted=admitted)
