"""Whether everything a regime mentions is in it (docs/spec/regime.md 9).

Knows who may be named where; not how a file spells it. Law: nothing is resolved by order, and nothing named is missing.
"""

from collections.abc import Collection, Iterator
from typing import Final

from comity.errors import Rejected
from comity.regime.model import Regime
from comity.regime.spelling import finding

CLASSES: Final = frozenset({"seats", "groups", "offices", "actors"})


def check_mentions(regime: Regime) -> None:
    """Refuse a code given twice, and the mention of a code, duty or rule the file does not hold."""
    known: set[str] = set()
    for section in (regime.seats, regime.groups, regime.offices, regime.actors):
        for code in section:
            if code in known:
                raise Rejected(finding("regime.code-twice", code, code))
            known.add(code)
    for place, mentioned, there in _mentions(regime, known):
        for name in sorted(mentioned):
            if name not in there:
                raise Rejected(finding("regime.unknown", place, name))


def _mentions(regime: Regime, known: set[str]) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    """Yield the place of each mention, what it names, and among what that must be found."""
    for seat in regime.seats.values():
        yield f"seats.{seat.code}.article", _given(seat.article), regime.rules
    for group in regime.groups.values():
        yield f"groups.{group.code}.members", group.members, regime.seats
        yield f"groups.{group.code}.speakers", group.speakers, regime.offices
        yield f"groups.{group.code}.mandate", _given(group.article), regime.rules
    for office in regime.offices.values():
        yield f"offices.{office.code}.also", office.also, known
    for actor in regime.actors.values():
        yield f"actors.{actor.code}.of", _given(actor.of), known
    for form in regime.forms.values():
        yield f"forms.{form.name}.duty", _given(form.duty), regime.duties
        yield f"forms.{form.name}.by", form.by - CLASSES, known
        yield f"forms.{form.name}.consensus", _given(form.consensus), regime.rules
        yield f"forms.{form.name}.article", _given(form.article), regime.rules
        for field in form.fields.values():
            yield f"forms.{form.name}.fields.{field.name}.article", _given(field.article), regime.rules
    for duty in regime.duties.values():
        yield f"duties.{duty.name}.article", _given(duty.article), regime.rules
    yield from _practices(regime)
    for rule in regime.rules.values():
        yield f"rules.{rule.article}.readings", [reading.who for reading in rule.readings], known


def _practices(regime: Regime) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    if regime.amendment is not None:
        yield "amendment.by", regime.amendment.by, regime.offices
        yield "amendment.article", (regime.amendment.article,), regime.rules
    if regime.signing is not None:
        yield "signing.article", (regime.signing.article,), regime.rules


def _given(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)
