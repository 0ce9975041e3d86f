"""Who may file what, read off a regime for people: each form against each class of holder.

Knows `by` of the forms; `Regime.may` decides on a single record. Law: this table says nothing that `may` does not do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding
from comity.regime.model import Form, Regime
from comity.regime.spelling import finding

CLASSES: Final = ("seats", "groups", "offices", "actors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filers:
    """Those of one class who may file a form: all of them, or the codes named, perhaps none."""

    kind: str
    whole: bool
    codes: tuple[str, ...]


def filers(regime: Regime, form: Form) -> tuple[Filers, ...]:
    """Return who may file `form`, class by class in the order of CLASSES, codes in ascending order."""
    holders = (regime.seats, regime.groups, regime.offices, regime.actors)
    return tuple(
        Filers(kind=kind, whole=kind in form.by, codes=tuple(code for code in known if {kind, code} & form.by))
        for kind, known in zip(CLASSES, holders, strict=True)
    )


def unfiled(regime: Regime) -> Iterator[Finding]:
    """Yield a finding for each form that nobody in the file may file."""
    for form in regime.forms.values():
        if not any(found.codes for found in filers(regime, form)):
            yield finding("regime.nobody", f"forms.{form.name}.by", sorted(form.by))
