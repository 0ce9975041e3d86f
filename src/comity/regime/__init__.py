"""The rules of a body as data: who sits, who speaks, which forms there are and what each must hold.

Knows nothing of any body: every name, number and article comes from a regime file (`docs/spec/regime.md`).
"""

from comity.regime.forms import check_fields
from comity.regime.load import load
from comity.regime.model import (
    Actor,
    Amendment,
    Choice,
    DatedName,
    Field,
    Form,
    Group,
    Kind,
    Office,
    Reading,
    Regime,
    Rule,
    Seat,
    Signing,
    Status,
)
from comity.regime.procedures import Duty

__all__ = [
    "Actor",
    "Amendment",
    "Choice",
    "DatedName",
    "Duty",
    "Field",
    "Form",
    "Group",
    "Kind",
    "Office",
    "Reading",
    "Regime",
    "Rule",
    "Seat",
    "Signing",
    "Status",
    "check_fields",
    "load",
]
