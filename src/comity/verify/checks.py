"""A numbered check and its outcome, as data.

Knows nothing of what is checked. Law: a check that could not be made is never reported as passed.
"""

from dataclasses import dataclass, field
from typing import Final

from comity.errors import Fact, Finding

PASSED: Final = "passed"
FAILED: Final = "failed"
NOT_PROVED: Final = "not-proved"
FILES: Final = frozenset({"receipt", "lodging", "evidence"})
"""What proves nothing of a log or mirror the verifier has not named: anybody can make one with a key of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: its code, outcome (passed, failed, not-proved), the facts it saw, and what is wrong if it failed."""

    code: str
    outcome: str
    facts: dict[str, Fact] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Report:
    """Checks in the order made; `anchored` tells whether the verifier brought an anchor, or a mirror's key, of its own."""

    subject: str
    anchored: bool
    checks: list[Check] = field(default_factory=list)

    def passed(self, code: str, *findings: Finding, **facts: Fact) -> None:
        """Add a check that held; `findings` are observations the log itself carries, not failures of the check."""
        self.checks.append(Check(code=code, outcome=PASSED, facts=facts, findings=findings))

    def failed(self, code: str, *findings: Finding, **facts: Fact) -> None:
        """Add a check that did not hold, with what is wrong."""
        self.checks.append(Check(code=code, outcome=FAILED, facts=facts, findings=findings))

    def not_proved(self, code: str, **facts: Fact) -> None:
        """Add what this evidence cannot show."""
        self.checks.append(Check(code=code, outcome=NOT_PROVED, facts=facts))

    @property
    def holds(self) -> bool:
        """Whether no check failed, and a file was checked against an anchor or a mirror's key (log.md 6.5, 10.3, 16.8)."""
        fine = all(check.outcome != FAILED for check in self.checks)
        return fine and (self.anchored or self.subject not in FILES)
