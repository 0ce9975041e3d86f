"""Whether everything a regime mentions is in it (docs/spec/regime.md 9).

Knows who may be named where; not how a file spells it. Law: nothing is resolved by order, and nothing named is missing.
"""

from collections.abc import Collection, Iterator
from typing import Final

from comity.errors import Finding
from comity.regime.load_procedures import OWNERS
from comity.regime.model import Regime
from comity.regime.spelling import finding

CLASSES: Final = frozenset({"seats", "groups", "offices", "actors"})


def unknown(regime: Regime) -> Iterator[Finding]:
    """Yield each code given twice, and each mention of a code, duty, clock or rule the file does not hold."""
    known: set[str] = set()
    for section in (regime.seats, regime.groups, regime.offices, regime.actors):
        for code in section:
            if code in known:
                yield finding("regime.code-twice", code, code)
            known.add(code)
    for place, mentioned, there in _mentions(regime, known):
        for name in sorted(mentioned):
            if name and name not in there:
                yield finding("regime.unknown", place, name)


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
        yield f"forms.{form.name}.duties", form.duties, regime.duties
        yield f"forms.{form.name}.clocks", form.clocks, regime.clocks
        yield f"forms.{form.name}.decision", _given(form.decision), regime.decisions
        yield f"forms.{form.name}.silence", _given(form.silence), regime.silences
        yield f"forms.{form.name}.by", form.by - CLASSES, known
        yield f"forms.{form.name}.article", _given(form.article), regime.rules
        for field in form.fields.values():
            yield f"forms.{form.name}.fields.{field.name}.article", _given(field.article), regime.rules
    yield from _procedures(regime)
    yield from _clocks(regime)
    yield from _practices(regime, known)
    for rule in regime.rules.values():
        yield f"rules.{rule.article}.readings", [reading.who for reading in rule.readings], known


def _procedures(regime: Regime) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    for duty in regime.duties.values():
        place = f"duties.{duty.name}"
        yield f"{place}.article", (duty.article,), regime.rules
        yield f"{place}.owner", {duty.owner} - OWNERS, regime.offices
        yield f"{place}.discharge", duty.discharge, regime.forms
        yield f"{place}.clock", _given(duty.clock), regime.clocks
        yield f"{place}.then", _given(duty.then), regime.forms
    for threshold in regime.thresholds.values():
        yield f"thresholds.{threshold.name}.article", (threshold.article,), regime.rules
        yield f"thresholds.{threshold.name}.forms", threshold.forms, regime.forms
    for quota in regime.quotas.values():
        yield f"quotas.{quota.name}.article", (quota.article,), regime.rules
        yield f"quotas.{quota.name}.form", (quota.form,), regime.forms
    for due in regime.returns.values():
        place = f"returns.{due.name}"
        yield f"{place}.article", (due.article,), regime.rules
        yield f"{place}.form", (due.form,), regime.forms
        yield f"{place}.clock", (due.clock,), {name for name, clock in regime.clocks.items() if clock.on is not None}
    for silence in regime.silences.values():
        yield f"silences.{silence.name}.article", (silence.article,), regime.rules
    for decision in regime.decisions.values():
        yield f"decisions.{decision.name}.article", (decision.article,), regime.rules


def _clocks(regime: Regime) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    for clock in regime.clocks.values():
        place = f"clocks.{clock.name}"
        yield f"{place}.article", (clock.article,), regime.rules
        yield f"{place}.receipt", _given(clock.receipt), regime.forms
        if clock.bypass is not None:
            yield f"{place}.bypass.article", (clock.bypass.article,), regime.rules
        for number, move in enumerate(clock.moves):
            yield f"{place}.moves.{number}.form", (move.form,), regime.forms
            yield f"{place}.moves.{number}.article", (move.article,), regime.rules
    yield "calendar.article", _given(regime.calendar.article), regime.rules


def _practices(regime: Regime, known: set[str]) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    if regime.amendment is not None:
        yield "amendment.by", regime.amendment.by, regime.offices
        yield "amendment.article", (regime.amendment.article,), regime.rules
    if regime.recovery is not None:
        yield "recovery.by", regime.recovery.by, regime.offices
        yield "recovery.veto", regime.recovery.veto, {**regime.seats, **regime.offices}
        yield "recovery.article", (regime.recovery.article,), regime.rules
    if regime.lodging is not None:
        yield "lodging.article", (regime.lodging.article,), regime.rules
    if regime.secrecy is not None:
        yield "secrecy.reviewers", regime.secrecy.reviewers, known
        yield "secrecy.article", (regime.secrecy.article,), regime.rules
    if regime.signing is not None:
        yield "signing.article", (regime.signing.article,), regime.rules


def _given(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)
