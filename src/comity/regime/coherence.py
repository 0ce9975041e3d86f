"""Whether the parts of a regime fit together: fields that conditions ask about, dates clocks run from, rules that both apply.

Knows docs/spec/regime.md 14 to 22; not how a file spells them. Law: nothing here is a matter of taste: what is named would leave
a date without a start, a condition that no record can meet, or two rules that give two answers.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Final

from comity.errors import Finding
from comity.regime.conditions import Condition, apart, tests
from comity.regime.model import Field, Form, Kind, Regime
from comity.regime.procedures import Duty, Needs, Quota
from comity.regime.spelling import finding
from comity.regime.timing import Clock, Move, Start

RULE: Final = "docs/spec/regime.md 22"
YEAR: Final = "year"


def incoherent(regime: Regime) -> Iterator[Finding]:
    """Yield what does not fit together, each with its place."""
    for form in regime.forms.values():
        yield from _form(regime, form)
    for clock in regime.clocks.values():
        yield from _moves(regime, clock)
    for duty in regime.duties.values():
        yield from _silences(regime, duty)
    for threshold in regime.thresholds.values():
        for name in threshold.forms:
            yield from _asked(threshold.when, regime.forms[name], f"thresholds.{threshold.name}.when")
    for quota in regime.quotas.values():
        yield from _quota(regime, quota)
    for due in regime.returns.values():
        if not _has(regime.forms[due.form].fields, YEAR, {Kind.NUMBER}, required=True):
            yield finding("regime.year", f"returns.{due.name}.form", due.form)
        yield from _asked(due.nil, regime.forms[due.form], f"returns.{due.name}.nil")


def _form(regime: Regime, form: Form) -> Iterator[Finding]:
    if form.claims and regime.secrecy is None:
        yield finding("regime.audience", f"forms.{form.name}.claims", form.name)
    for name in form.duties:
        duty = regime.duties[name]
        yield from _asked(duty.when, form, f"duties.{name}.when")
        if duty.owner == "about" and form.about is None:
            yield finding("regime.about", f"duties.{name}.owner", form.name)
    named = {*form.clocks, *(clock for name in form.duties if (clock := regime.duties[name].clock) is not None)}
    for name in sorted(named):
        yield from _started(regime.clocks[name], form)
    if form.silence is not None and form.until is None:
        yield finding("regime.until", f"forms.{form.name}.silence", form.silence)
    decision = None if form.decision is None else regime.decisions[form.decision]
    if decision is not None and decision.needs is Needs.VOTE and not _voted(regime, decision.yes, decision.no):
        yield finding("regime.vote", f"decisions.{decision.name}.yes", [decision.yes, decision.no])


def _started(clock: Clock, form: Form) -> Iterator[Finding]:
    """Yield why a record of `form` could not start `clock`."""
    place = f"clocks.{clock.name}"
    if clock.start is Start.YEARLY:
        yield finding("regime.clock", f"forms.{form.name}.clocks", clock.name)
    if clock.field is not None and not _has(form.fields, clock.field, {Kind.DATE}, required=True):
        yield finding("regime.field", f"{place}.field", clock.field)
    yield from _asked(clock.when, form, f"{place}.when")
    for number, move in enumerate(clock.moves):
        yield from _asked(move.when, form, f"{place}.moves.{number}.when")
    if clock.bypass is not None:
        yield from _asked(clock.bypass.when, form, f"{place}.bypass.when")
        if clock.bypass.reason is not None and clock.bypass.reason not in form.fields:
            yield finding("regime.field", f"{place}.bypass.reason", clock.bypass.reason)


def _moves(regime: Regime, clock: Clock) -> Iterator[Finding]:
    for number, move in enumerate(clock.moves):
        fields = regime.forms[move.form].fields
        if move.field is not None and not _has(fields, move.field, {Kind.DATE}, required=True):
            yield finding("regime.field", f"clocks.{clock.name}.moves.{number}.field", move.field)
    for (_, one), (number, other) in combinations(enumerate(clock.moves), 2):
        if one.form == other.form and not apart(one.when, other.when):
            yield _both(f"clocks.{clock.name}.moves.{number}", one, other)


def _both(place: str, one: Move, other: Move) -> Finding:
    """Return the finding that two rules give two answers for one record; it names both articles."""
    facts = {"form": one.form, "first": one.article, "second": other.article}
    told = f"{one.form}: {one.article} / {other.article}"
    return Finding(code="regime.both", place=place, excerpt=told, facts=facts, rule=RULE)


def _silences(regime: Regime, duty: Duty) -> Iterator[Finding]:
    clock = None if duty.clock is None else regime.clocks[duty.clock]
    if clock is None or duty.silence is None or clock.silence is None or clock.silence is duty.silence:
        return
    facts = {"form": duty.name, "first": duty.article, "second": clock.article}
    yield Finding(
        code="regime.both",
        place=f"duties.{duty.name}.silence",
        excerpt=f"{duty.silence}: {duty.article} / {clock.silence}: {clock.article}",
        facts=facts,
        rule=RULE,
    )


def _quota(regime: Regime, quota: Quota) -> Iterator[Finding]:
    form, place = regime.forms[quota.form], f"quotas.{quota.name}"
    yield from _asked(quota.when, form, f"{place}.when")
    for option in ("dated", "begins", "ends"):
        name = getattr(quota, option)
        if name is not None and not _has(form.fields, name, {Kind.DATE}, required=True):
            yield finding("regime.field", f"{place}.{option}", name)
    parties = {Kind.SEAT, Kind.CODE}
    if quota.charged not in {"author", "body"} and not _has(form.fields, quota.charged, parties, required=True):
        yield finding("regime.field", f"{place}.charged", quota.charged)


def _asked(condition: Condition | None, form: Form, place: str) -> Iterator[Finding]:
    """Yield what a condition asks that no record of `form` can answer."""
    for test in tests(condition):
        field = form.fields.get(test.field)
        if field is None:
            yield finding("regime.field", f"{place}.{test.field}", form.name)
        elif test.asks == "is" and not _may_be(field, test.value):
            yield finding("regime.condition", f"{place}.{test.field}", test.value)
        elif test.asks in {"at_least", "more_than", "at_most"} and field.kind is not Kind.NUMBER:
            yield finding("regime.condition", f"{place}.{test.field}", field.kind)


def _may_be(field: Field, value: object) -> bool:
    return field.kind in {Kind.STRING, Kind.SEAT, Kind.CODE, Kind.LIST} or value in field.choices


def _has(fields: Mapping[str, Field], name: str, kinds: Collection[Kind], *, required: bool) -> bool:
    return name in fields and fields[name].kind in kinds and (fields[name].required or not required)


def _voted(regime: Regime, *stances: str) -> bool:
    """Return whether some form has a `stance` that may be each of these."""
    told = [form.fields["stance"].choices for form in regime.forms.values() if "stance" in form.fields]
    return any(all(stance in choices for stance in stances) for choices in told)
