"""Records that cite a record of another body: by its receipt, a file among their material.

Knows which files are receipts and what each proves of the other body, by the anchors the verifier brought; not where it is.
Law: a citation is checked with the cited body's own key and policy and with nothing of the citing body's; of a body whose
anchor is not known it proves nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from comity import receipt as receipts
from comity.envelope import SignedRecord, parse_leaf
from comity.errors import ComityError, Finding
from comity.receipt import Receipt
from comity.records.act import Act
from comity.records.record import Record
from comity.tlog.proof import parse as parse_proof
from comity.verify import anchor as anchors
from comity.verify.anchor import Anchor
from comity.verify.checks import FAILED, NOT_PROVED, PASSED, Report
from comity.verify.receipt import verify_receipt

ROLE: Final = "attachment"
MARK: Final = b'"role":"attachment"'
"""What every entry that may cite a record holds; the others need not be read."""
RULE: Final = "docs/spec/log.md 15"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A receipt among a record's files: the citing record, the file, the record cited (None where damaged), the outcome."""

    by: str
    sha256: str
    cited: SignedRecord | None
    outcome: str
    finding: Finding | None = None

    @property
    def origin(self) -> str:
        """The log the record cited lies in, as its own text says; nothing where the file is damaged."""
        return "" if self.cited is None else self.cited.record.log


def read_known(text: str) -> dict[str, Anchor]:
    """Return anchors by origin from a text of one a line; empty lines and those after a # are passed over. Raises Rejected."""
    lines = (line.strip() for line in text.splitlines())
    found = [anchors.parse(line) for line in lines if line and not line.startswith("#")]
    return {anchor.origin: anchor for anchor in found}


def citations(
    record_id: str, record: Record, material: Callable[[str], bytes], known: Mapping[str, Anchor]
) -> tuple[Citation, ...]:
    """Return what a record cites. `material` gives a file of the citing log by hash; what it raises is raised here."""
    named = [item for item in record.material if item.role == ROLE and item.size <= receipts.RECEIPT_LIMIT]
    files = ((item.sha256, material(item.sha256)) for item in named)
    return tuple(_judge(record_id, sha256, data, known) for sha256, data in files if data.startswith(receipts.MAGIC))


def report_citations(report: Report, found: Iterable[Citation]) -> None:
    """Add the check of all citations, where there is one: failed by any that does not hold, not proved by an unknown body's."""
    cited = list(found)
    facts = {"cited": len(cited)}
    findings = [replace(one.finding, place=f"record {one.by}: {one.finding.place}") for one in cited if one.finding]
    if findings:
        report.failed("cited", *findings, **facts)
    elif any(one.outcome == NOT_PROVED for one in cited):
        report.not_proved("cited", **facts)
    elif cited:
        report.passed("cited", **facts)


def _judge(record_id: str, sha256: str, data: bytes, known: Mapping[str, Anchor]) -> Citation:
    """Return what a receipt, untrusted, proves."""
    try:
        receipt = receipts.parse(data)
        signed = parse_leaf(receipt.parts[0].entry)
    except ComityError as error:
        return Citation(by=record_id, sha256=sha256, cited=None, outcome=FAILED, finding=error.finding)
    anchor = known.get(_newest_log(receipt) or signed.record.log)
    report = verify_receipt(data, anchor)
    wrong = [finding for check in report.checks if check.outcome == FAILED for finding in check.findings]
    if wrong:
        return Citation(by=record_id, sha256=sha256, cited=signed, outcome=FAILED, finding=wrong[0])
    return Citation(by=record_id, sha256=sha256, cited=signed, outcome=NOT_PROVED if anchor is None else PASSED)


def _newest_log(receipt: Receipt) -> str | None:
    """Return the log of an unchecked receipt's last founding record, whose anchor vouches for it; None where it is damaged."""
    try:
        read = ((parse_proof(part.proof).index, parse_leaf(part.entry).record) for part in receipt.parts)
        return max(((index, record.log) for index, record in read if record.act is Act.FOUND), default=(0, None))[1]
    except ComityError:
        return None
