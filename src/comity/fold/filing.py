"""A content record being filed: what it says, read and resolved, with the rules it falls under.

Knows nothing of its own. Law: made once for each record, before anything of it is judged.
"""

from dataclasses import dataclass

from comity.fold.references import Target
from comity.records.bodies import Content
from comity.records.record import Record
from comity.regime import Form, Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A record with its id, the records it refers to (`targets`), its form, what it says, and the rules in force."""

    record: Record
    id: str
    targets: tuple[Target, ...]
    form: Form
    content: Content
    regime: Regime

    def made(self, relation: str) -> list[Target]:
        """Return the records it refers to in this way."""
        return [target for target in self.targets if target.rel == relation]
