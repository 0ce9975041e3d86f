"""Drafts out of the rows of a collection, and everything that is wrong with them at once.

Knows rows, a mapping and the regime; not keys or the log. Law: either every row that a pattern asks for is a draft the
regime knows, or nothing is built and each fault is told with line and column.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from comity.chronicle.compilation import judged
from comity.chronicle.draft import Draft
from comity.chronicle.mapping import Layout, Pattern, Unfilled, columns_of, fill
from comity.chronicle.parse import read_draft
from comity.errors import Finding, Rejected
from comity.regime import Regime

RULE: Final = "docs/spec/import.md"
DRAFTS_LIMIT: Final = 250_000
FAULTS_LIMIT: Final = 1_000


@dataclass(slots=True)
class Collected:
    """What rows became: drafts in the order they are logged, how many rows there were, and what is wrong."""

    drafts: tuple[Draft, ...] = ()
    rows: int = 0
    unused: int = 0
    faults: list[Finding] = field(default_factory=list)
    more: int = 0

    def fault(self, finding: Finding) -> None:
        """Note a fault; beyond a thousand they are only counted."""
        if len(self.faults) < FAULTS_LIMIT:
            self.faults.append(finding)
        else:
            self.more += 1


def collect(
    rows: Callable[[Callable[[Finding], None]], Iterable[tuple[int, Mapping[str, str]]]], layout: Layout, regime: Regime
) -> Collected:
    """Return what the rows become. Raises Rejected where reading them cannot go on, or they become too many records."""
    found, maker = Collected(), _Maker(layout)
    for line, row in rows(found.fault):
        found.rows += 1
        found.unused += not maker.take(line, row, found.fault)
        if len(maker.drafts) > DRAFTS_LIMIT:
            raise Rejected(Finding(code="import.drafts", place=f"line {line}", excerpt=str(DRAFTS_LIMIT), rule=RULE))
    found.drafts, problems = judged(maker.drafts, regime)
    for draft, problem in problems:
        found.fault(replace(problem, place=f"line {maker.lines[id(draft)]}: {problem.place}"))
    return found


class _Maker:
    """Makes drafts of rows, one after another."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.drafts: list[Draft] = []
        self.lines: dict[int, int] = {}
        self.once: list[set[str]] = [set() for _ in layout.patterns]

    def take(self, line: int, row: Mapping[str, str], fault: Callable[[Finding], None]) -> bool:
        """Make what the patterns ask for of one row; return whether any did."""
        used = False
        for number, pattern in enumerate(self.layout.patterns):
            if all(row.get(column, "").strip() in values for column, values in pattern.where.items()):
                used = True
                self._make(number, pattern, line, row, fault)
        return used

    def _make(
        self, number: int, pattern: Pattern, line: int, row: Mapping[str, str], fault: Callable[[Finding], None]
    ) -> None:
        try:
            if pattern.once is not None:
                key = str(fill(pattern.once, row, self.layout))
                if key in self.once[number]:
                    return
                self.once[number].add(key)
            filled = {part: fill(template, row, self.layout) for part, template in pattern.parts.items()}
            draft = read_draft(_present(filled), f"line {line}")
        except Unfilled as problem:
            fault(replace(problem.finding, place=f"line {line}, {problem.finding.place}"))
        except Rejected as refusal:
            fault(_with_columns(refusal.finding, pattern, line))
        else:
            self.drafts.append(draft)
            self.lines[id(draft)] = line


def _present(filled: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a row leaves empty: optional fields, texts, addressees."""
    kept: dict[str, Any] = {}
    for part, value in filled.items():
        if isinstance(value, dict):
            kept[part] = {name: one for name, one in value.items() if one != ""}
        elif part == "attributed_to" and value == "":
            continue
        elif part == "to":
            kept[part] = [one for one in value if one != ""]
        else:
            kept[part] = value
    return kept


def _with_columns(finding: Finding, pattern: Pattern, line: int) -> Finding:
    """Say which line a part at fault stands on and which columns it was made of."""
    rest = finding.place.removeprefix(f"line {line}.")
    named = ", ".join(columns_of(pattern.parts.get(rest.split(".")[0], "")))
    return replace(finding, place=f"line {line}, column {named}: {rest}" if named else f"line {line}: {rest}")
