"""The second fold: what follows from the record for those who may read what is not public.

Knows docs/spec/record.md 5.6: the same leaves, with each inner text in its place. Does not know who is entitled. Law: it admits
exactly the leaves the public fold admits; an inner text that is missing, malformed or against the rules, and a public record
that meets something hidden in its way, are findings of this fold alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from comity.envelope import SignedRecord, VerifiedRecord
from comity.errors import Finding, Rejected
from comity.fold import clock, content, rulebook
from comity.fold.admit import Inners, advance
from comity.fold.delta import Delta, Draft
from comity.fold.speaker import speaker
from comity.fold.step import Fold, ended
from comity.fold.view import View

RULE: Final = "docs/spec/record.md 5"

Verdict = Callable[[int], bool]
"""Whether the public fold admitted the leaf at an index."""


class EntitledFold(Fold):
    """The fold of entitled readers, over a view of its own."""

    def __init__(self, view: View, inners: Inners, verdict: Verdict) -> None:
        """Read rows from `view` and inner texts by hash from `inners`; trust `verdict` and the signatures it rests on."""
        super().__init__(view, holds=lambda *_: True, stamped=lambda signed, _: stamp_in(signed))
        self.inners = inners
        self.verdict = verdict

    def step_signed(self, index: int, signed: SignedRecord) -> Delta:
        """Return the delta of an entry for entitled readers."""
        delta = super().step_signed(index, signed)
        if delta.admitted == self.verdict(index):
            return delta
        draft = Draft(self.view, index)
        clock.read_stamp(draft, stamp_in(signed), signed.id)
        rulebook.reach(draft)
        if delta.admitted:
            draft.note(Finding(code="inner.refused", place="record", rule=RULE), signed.id, "refused")
            return ended(draft, signed.id, stamp_in(signed), admitted=False)
        return self._entered(draft, signed)

    def _entered(self, draft: Draft, signed: SignedRecord) -> Delta:
        """Return the delta of a record the public fold admitted and this one would not: entered, with a finding why.

        Acts of keys and rules rest on nothing that can be hidden, so both folds judge them alike.
        """
        verified = VerifiedRecord(id=signed.id, record=signed.record, stamp=stamp_in(signed), data=signed.data)
        with self._noting(draft, signed.id):
            self._judged(draft, draft.get("body", ""), verified)
        content.enter_only(draft, verified, self._regime(draft.get("body", "") or {}))
        advance(draft, speaker(draft, signed.record), verified)
        return ended(draft, signed.id, verified.stamp, admitted=True)

    @contextmanager
    def _noting(self, draft: Draft, record_id: str) -> Iterator[None]:
        try:
            yield
        except Rejected as refusal:
            draft.note(refusal.finding, record_id, "noted")


def stamp_in(signed: SignedRecord) -> int:
    """Return the reception time an entry's stamp states, which the public fold has verified."""
    return 0 if signed.stamp is None else int.from_bytes(signed.stamp.payload[:8], "big")
