"""Verifying one lodging receipt: that a mirror held a record the desk did not take, and when.

Knows docs/spec/log.md 16.4; not which mirrors a body's rules name, nor what follows (record.md 21). Law: without the key of
a mirror that the verifier brought, a lodging receipt proves nothing.
"""

from comity.errors import ComityError, Finding, Rejected, Tampered, excerpt
from comity.keys.names import COSIGNATURE, VerifierKey
from comity.records import lodging
from comity.records.lodging import KIND, RULE
from comity.verify.checks import Report


def is_lodging(data: bytes) -> bool:
    """Return whether untrusted bytes begin as a lodging receipt does."""
    return data.partition(b"\n")[0].endswith(KIND.encode())


def verify_lodging(data: bytes, mirror: VerifierKey | None) -> Report:
    """Return the report on an untrusted lodging receipt; never raises on what it holds."""
    report = Report(subject="lodging", anchored=mirror is not None)
    try:
        receipt = lodging.parse(data)
    except ComityError as error:
        report.failed("lodged", error.finding)
        return report
    report.passed("lodged", record=receipt.held.record, origin=receipt.held.origin)
    name = receipt.line.name
    if mirror is None:
        report.not_proved("held", mirror=name)
        return report
    try:
        report.passed("held", mirror=name, time=_held_at(receipt, mirror))
    except ComityError as error:
        report.failed("held", error.finding)
        return report
    report.not_proved("lodged-tree", size=receipt.held.size)
    return report


def _held_at(receipt: lodging.Receipt, mirror: VerifierKey) -> int:
    line = receipt.line
    if mirror.algorithm != COSIGNATURE or (mirror.name, mirror.note_id) != (line.name, line.key_id):
        raise Rejected(Finding(code="lodging.mirror", place="receipt", excerpt=excerpt(line.name), rule=RULE))
    at = receipt.at(mirror)
    if at is None:
        raise Tampered(Finding(code="lodging.signature", place="receipt", excerpt=excerpt(line.name), rule=RULE))
    return at
