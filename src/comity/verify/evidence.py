"""Verifying evidence against a log: what it shows, and of which log.

Knows docs/spec/log.md 10; the check is `tlog.evidence`'s. Law: without an anchor the report says whose key it is, not whose log.
"""

from comity.errors import ComityError, Fact, Finding, Tampered
from comity.tlog import evidence as evidences
from comity.tlog.evidence import MAGIC, OF_RECORDS
from comity.verify import following, wrongs
from comity.verify.anchor import Anchor
from comity.verify.checks import Report

RULE = "docs/spec/log.md 10"


def is_evidence(data: bytes) -> bool:
    """Return whether a file says that it is evidence; only `verify_evidence` tells whether it shows anything."""
    return data.startswith(MAGIC + b"\n")


def verify_evidence(data: bytes, anchor: Anchor | None) -> Report:
    """Return the report on an untrusted file of evidence; never raises on what it holds."""
    report = Report(subject="evidence", anchored=anchor is not None)
    try:
        evidence = evidences.parse(data)
    except ComityError as error:
        report.failed("evidence", error.finding)
        return report
    if anchor is None:
        report.not_proved("anchor", origin=evidence.log.name)
    elif anchor.log_key != evidence.log:
        found = Tampered(Finding(code="anchor.other-log", place="evidence", excerpt=evidence.log.vkey, rule=RULE))
        report.failed("anchor", found.finding)
    else:
        report.passed("anchor", origin=anchor.origin, found=anchor.found)
    if evidence.kind in OF_RECORDS:
        try:
            report.passed(f"evidence-{evidence.kind}", **wrongs.check(evidence))
        except ComityError as error:
            report.failed("evidence", error.finding)
        return report
    try:
        first, *others = evidences.check(evidence, following.keys_of(evidence))
    except ComityError as error:
        report.failed("evidence", error.finding)
        return report
    other = others[0] if others else first
    facts: dict[str, Fact] = {
        "size": first.size,
        "larger": other.size,
        "first": first.root.hex(),
        "second": other.root.hex(),
    }
    report.passed(f"evidence-{evidence.kind}", **facts)
    return report
