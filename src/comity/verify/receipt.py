"""Verifying one receipt: what it proves about a record, and what only a full copy could prove.

Knows docs/spec/log.md 6.4; runs the same opening and the same authority rules as the desk, over the records the receipt
carries. Law: without an anchor a receipt proves only that it agrees with itself, and the report says so first.
"""

from collections.abc import Mapping

from comity import receipt as receipts
from comity.encoding import note as notes
from comity.envelope import SignedRecord, open_record, parse_leaf
from comity.errors import ComityError, Finding, Rejected, Tampered, excerpt
from comity.keys.names import ML_DSA_44, VerifierKey
from comity.keys.notes import cosigned_at
from comity.records.bodies import SeatGrant, changes_policy, comes_along, read_amendment
from comity.records.recovery import announces
from comity.records.succession import succeeds
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.policy import parse as parse_policy
from comity.tlog.proof import check as check_proof
from comity.tlog.proof import parse as parse_proof
from comity.verify import bringing, parts
from comity.verify.anchor import Anchor
from comity.verify.bringing import amends_more
from comity.verify.checks import Report
from comity.verify.parts import Part

RULE = "docs/spec/log.md 6.4"


def verify_receipt(data: bytes, anchor: Anchor | None, *, ed25519_only: bool = False) -> Report:
    """Return the report on an untrusted receipt; never raises on what it holds.

    With `ed25519_only` lines by ML-DSA-44 keys are ignored, as by whoever does not know them; what rests on them is not proved.
    """
    run = _Run(anchor, ed25519_only=ed25519_only)
    for check in (run.check_frame, run.check_anchor, run.check_places, run.check_signatures, run.check_authority):
        try:
            check(data)
        except ComityError as error:
            run.report.failed(check.__name__.removeprefix("check_"), error.finding)
            break
    else:
        run.say_what_is_not_proved()
    return run.report


class _Run:
    """One verification in progress."""

    def __init__(self, anchor: Anchor | None, *, ed25519_only: bool) -> None:
        self.anchor, self.ed25519_only = anchor, ed25519_only
        self.report = Report(subject="receipt", anchored=anchor is not None)

    def check_frame(self, data: bytes) -> None:
        """Read the bundle and the records in it, and see how one founding record leads to the next."""
        self.receipt = receipts.parse(data)
        self.signed = [parse_leaf(part.entry) for part in self.receipt.parts]
        self.proofs = [parse_proof(part.proof) for part in self.receipt.parts]
        self.indexes = {signed.id: proof.index for signed, proof in zip(self.signed, self.proofs, strict=True)}
        if len(self.indexes) != len(self.signed):  # a record twice: which of its stamps and places were meant?
            raise Rejected(Finding(code="receipt.records", place="receipt", rule=RULE))
        self.record = self.signed[0]
        self.parts = parts.in_order(
            {self.indexes[signed.id]: signed for signed in self.signed if parts.is_head(signed)}
        )
        if not self.parts or len(self.parts) != sum(map(parts.founds, self.signed)):
            raise Rejected(Finding(code="receipt.records", place="receipt", rule=RULE))
        if any(self._part(signed).origin != signed.record.log for signed in self.signed):
            raise Rejected(Finding(code="receipt.records", place="receipt", rule=RULE))
        if sum(part.successions for part in self.parts) != sum(succeeds(signed.record) for signed in self.signed):
            raise Rejected(Finding(code="succeed.signatures", place="receipt", rule=parts.SUCCESSION))
        self.founding, self.found = self.parts[-1].signed, self.parts[-1].found
        self.in_order = sorted(self.signed, key=lambda signed: self.indexes[signed.id])
        self.report.passed("frame", record=self.record.id, records=len(self.signed))

    def _part(self, signed: SignedRecord) -> Part:
        return parts.part_at(self.parts, self.indexes[signed.id])

    def check_anchor(self, _data: bytes) -> None:
        """Compare the founding record and log key with the anchor the verifier brought."""
        if self.anchor is None:
            self.report.not_proved("anchor", origin=self.found.log_key.name)
            return
        if parts.anchored(self.parts, self.anchor).signed is not self.founding:
            raise Tampered(Finding(code="anchor.earlier", place="receipt", excerpt=self.founding.id, rule=RULE))
        self.report.passed("anchor", origin=self.anchor.origin, found=self.anchor.found)

    def check_places(self, _data: bytes) -> None:
        """Check every proof against one checkpoint signed by the log."""
        proofs = self.proofs
        if len({proof.checkpoint_note for proof in proofs}) != 1:
            raise Tampered(Finding(code="receipt.checkpoints", place="receipt", rule=RULE))
        for part, proof in zip(self.receipt.parts, proofs, strict=True):
            self.checkpoint: Checkpoint = check_proof(proof, part.entry, self.parts[-1].log_key)
        self.note = proofs[0].checkpoint_note
        self.report.passed(
            "place", index=self.indexes[self.record.id], size=self.checkpoint.size, root=self.checkpoint.root.hex()
        )

    def check_signatures(self, _data: bytes) -> None:
        """Check the signatures and stamp of every record by the keys the receipt's own records brought before it."""
        keys = {part.found.founder.hash_hex: (part.found.founder, part.signed.id) for part in self.parts}
        for signed in self.in_order:
            keys.update(bringing.brought(signed, [key for key, _ in keys.values()]))
            speakers = {hashed: _known(keys, hashed)[0] for hashed in signed.record.keys}
            open_record(signed, speakers, parts.stamped(self._part(signed), signed, self.indexes[signed.id]))
        self.keys = keys
        stamp = parts.stamped(self._part(self.record), self.record, self.indexes[self.record.id])
        names = ", ".join(_known(keys, hashed)[0].name for hashed in self.record.record.keys)
        self.report.passed("signed", keys=names)
        self.report.passed("stamped", time=stamp)

    def check_authority(self, _data: bytes) -> None:
        """Check that each key was brought by a record that could bring it, back to `found`, and signed what it may."""
        by_id, grants = {signed.id: signed for signed in self.signed}, list[SeatGrant]()
        for signed in self.in_order:
            bringing.check_owner(signed, grants, lambda hashed: by_id[_known(self.keys, hashed)[1]])
            self._check_along(signed, [by_id[_known(self.keys, hashed)[1]] for hashed in signed.record.keys])
            grants += bringing.granted(signed, grants)
        self._read_policies()
        brought = [self.indexes[_known(self.keys, hashed)[1]] for hashed in self.record.record.keys]
        self.report.passed("accredited", by=self.record.record.by, index=max(brought))

    def _check_along(self, signed: SignedRecord, sources: list[SignedRecord]) -> None:
        """Refuse a record by keys of an earlier log, whose seat did not say that it comes along to this one."""
        strange = any(source.record.log != signed.record.log for source in sources)
        if comes_along(signed.record) and signed.record.by in {seat.code for seat in self._part(signed).found.seats}:
            raise Tampered(
                bringing.finding("receipt.along", signed)
            )  # it was granted anew, and its older keys are spent
        if strange and not comes_along(signed.record) and not parts.came_along(self.parts, self.signed, signed):
            raise Tampered(bringing.finding("receipt.along", signed))

    def say_what_is_not_proved(self) -> None:
        """Report witnesses, and what only a full copy shows: that rules let offices do what they did; that no key was revoked."""
        for signed in self.in_order:
            if amends_more(signed.record):
                self.report.not_proved("amended", index=self.indexes[signed.id])
            elif announces(signed.record):
                self.report.not_proved("recovered", index=self.indexes[signed.id])
        self._report_witnesses()
        self.report.not_proved("not-revoked", before=self.indexes[self.record.id])

    def _read_policies(self) -> None:
        """Read the policy of the newest record here that brings one, and which amendments changed it since the part began."""
        founded = {part.signed.id: part.found.policy for part in self.parts}
        for signed in self.in_order:
            text = founded.get(signed.id)
            if text is not None:
                self.policy, self.changed = text, list[int]()
            elif changes_policy(signed.record):
                text, since = read_amendment(signed.record).policy, read_amendment(signed.record).since
                if text in {None, "", self.policy} or since is not None:
                    raise Tampered(bringing.finding("receipt.records", signed))
                self.policy = str(text)
                self.changed.append(self.indexes[signed.id])
            if text:
                parse_policy(text)

    def _report_witnesses(self) -> None:
        for index in self.changed:
            self.report.not_proved("policy-changed", index=index)
        if not self.policy:
            self.report.not_proved("witnesses", policy="none", all=0)
            return
        policy = parse_policy(self.policy)
        note = notes.parse(self.note)
        seen = {
            witness.vkey
            for witness in policy.witnesses
            if not (self.ed25519_only and witness.algorithm == ML_DSA_44)
            and any(cosigned_at(note.text, line, witness) is not None for line in note.lines)
        }
        cosigned, named = policy.counted(seen, self.found.log_key.name)
        facts = {"seen": cosigned, "all": named}
        long = any(witness.algorithm == ML_DSA_44 for witness in policy.witnesses)
        others = any(witness.vkey in seen and witness.name != self.parts[-1].origin for witness in policy.witnesses)
        if policy.satisfied(seen) and not others:  # a quorum of nobody, or of the log's own key
            self.report.not_proved("witnesses", policy="none", **facts)
        elif policy.satisfied(seen):
            self.report.passed("witnesses", **facts)
            if sides := policy.sides(self.found.log_key.name):
                self.report.passed("mutual", sides=", ".join(sides))
        elif self.ed25519_only and long:
            self.report.not_proved("witnesses", policy="ML-DSA-44", **facts)
        else:
            self.report.failed("witnesses", Finding(code="receipt.quorum", place="checkpoint", rule=RULE), **facts)


def _known(keys: Mapping[str, tuple[VerifierKey, str]], hashed: str) -> tuple[VerifierKey, str]:
    if hashed not in keys:
        raise Rejected(Finding(code="receipt.key", place="receipt", excerpt=excerpt(hashed), rule=RULE))
    return keys[hashed]
