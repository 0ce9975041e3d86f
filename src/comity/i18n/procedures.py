"""A regime told in sentences: for each form who may file it and what follows, each clock, duty, threshold, quota and decision.

Knows a regime and a catalogue; not any body. Law: everything told is read off the
rules, each with its article and how well it is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.i18n.catalogue import Catalogue
from comity.i18n.terms import Terms
from comity.regime import Form, Regime
from comity.regime.conditions import Condition, Test
from comity.regime.filers import filers
from comity.regime.procedures import Decision, Duty, Needs, Quota, Return, Silence, Threshold
from comity.regime.timing import Clock, Move, Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One thing told: its name, what is said of it line by line, and the article it rests on with how well that is known."""

    name: str
    title: str
    lines: tuple[str, ...]
    article: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedures:
    """A regime's procedures in the words of one language."""

    words: Catalogue
    regime: Regime

    def forms(self) -> list[Section]:
        """Return what each form is for: who files it, what it starts, who then owes what."""
        return [self._section(form, *self._form(form)) for form in self.regime.forms.values()]

    def clocks(self) -> list[Section]:
        """Return how long each clock runs from when, and what moves it."""
        return [self._section(clock, *self._clock(clock)) for clock in self.regime.clocks.values()]

    def others(self) -> list[tuple[str, list[Section]]]:
        """Return thresholds, quotas, returns, silences and decisions, each kind under the name of its heading."""
        regime = self.regime
        kinds = [
            ("says-thresholds", [self._section(one, self._threshold(one)) for one in regime.thresholds.values()]),
            ("says-quotas", [self._section(one, self._quota(one)) for one in regime.quotas.values()]),
            ("says-returns", [self._section(one, self._return(one)) for one in regime.returns.values()]),
            ("says-silences", [self._section(one, *self._silence(one)) for one in regime.silences.values()]),
            ("says-decisions", [self._section(one, self._decision(one)) for one in regime.decisions.values()]),
        ]
        return [(heading, sections) for heading, sections in kinds if sections]

    @property
    def _lang(self) -> str:
        return self._terms.lang

    @property
    def _terms(self) -> Terms:
        return Terms(words=self.words, regime=self.regime)

    def _section(self, one: Form | Clock | Threshold | Quota | Return | Silence | Decision, *lines: str) -> Section:
        return Section(name=one.name, title=one.labels[self._lang], lines=lines, article=one.article)

    def _form(self, form: Form) -> Iterator[str]:
        say = self.words.say
        called = self._terms.name
        found = filers(self.regime, form)
        who = [say(f"holders-{one.kind}") if one.whole else ", ".join(map(called, one.codes)) for one in found]
        yield say("says-by", who=self.words.clauses(who))
        yield say("says-acts", acts=", ".join(say(f"act-{act}") for act in sorted(form.acts)))
        if form.stated:
            yield say("says-stated")
        for name in form.clocks:
            clock = self.regime.clocks[name]
            yield f"{say('says-starts', what=clock.labels[self._lang])} {self._terms.rule(clock.article)}"
        for name in form.duties:
            yield from self._duty(self.regime.duties[name], form)
        if form.decision is not None:
            decision = self.regime.decisions[form.decision]
            yield f"{say('says-decided', decision=decision.labels[self._lang])} {self._terms.rule(decision.article)}"
        if form.silence is not None:
            silence = self.regime.silences[form.silence]
            yield f"{say('says-silence', silence=silence.labels[self._lang])} {self._terms.rule(silence.article)}"

    def _duty(self, duty: Duty, form: Form) -> Iterator[str]:
        say, known = self.words.say, {"addressees", "others", "author", "about"}
        owner = say(f"says-owner-{duty.owner}") if duty.owner in known else self._terms.name(duty.owner)
        parts = [say("says-owes", owner=owner, duty=duty.labels[self._lang])]
        if duty.when is not None:
            parts.append(say("says-when", condition=self._condition(duty.when, form)))
        if duty.clock is not None:
            parts.append(say("says-until", clock=self.regime.clocks[duty.clock].labels[self._lang]))
        done = ", ".join(self.words.say("says-quoted", name=self._called(name)) for name in duty.discharge)
        parts.append(say("says-done-by", forms=done) if done else say("says-done-plain"))
        if duty.silence is not None:
            parts.append(say(f"silence-{duty.silence}"))
        if duty.then is not None:
            parts.append(say("says-then", form=self._called(duty.then)))
        yield f"{self.words.clauses(parts)} {self._terms.rule(duty.article)}"

    def _clock(self, clock: Clock) -> Iterator[str]:
        say, form = self.words.say, self._starter(clock)
        yield self._span(clock, form)
        if clock.on is None:
            yield say("says-ends-day", zone=self.regime.zone) if clock.day else say("says-ends-second")
        if clock.roll:
            yield say("says-roll")
        if clock.when is not None:
            yield say("says-when", condition=self._condition(clock.when, form))
        if clock.bypass is not None:
            told = say("says-bypass", condition=self._condition(clock.bypass.when, form))
            yield f"{told} {self._terms.rule(clock.bypass.article)}"
        for move in clock.moves:
            yield self._move(move, form)
        if clock.silence is not None:
            yield say(f"silence-{clock.silence}")

    def _span(self, clock: Clock, form: Form | None) -> str:
        say = self.words.say
        if clock.on is not None:
            return say("says-yearly", day=self.words.yearly(*clock.on))
        field = "" if clock.field is None or form is None else form.fields[clock.field].labels[self._lang]
        if clock.length is None:
            return say("says-on-date", field=field)
        length = self._terms.length(clock.length)
        if clock.before:
            return say("says-before", length=length, field=field)
        key = "says-start-field" if clock.start is Start.FIELD else f"says-start-{clock.start}"
        return say("says-length", length=length, start=say(key, field=field))

    def _move(self, move: Move, form: Form | None) -> str:
        length = "" if move.length is None else self._terms.length(move.length)
        parts = [self.words.say(f"says-move-{move.effect}", form=self._called(move.form), length=length)]
        if move.when is not None:
            parts.append(self.words.say("says-when", condition=self._condition(move.when, form)))
        if move.within:
            parts.append(self.words.say("says-within"))
        if move.own:
            parts.append(self.words.say("says-own"))
        return f"{self.words.clauses(parts)} {self._terms.rule(move.article)}"

    def _threshold(self, one: Threshold) -> str:
        condition = self._condition(one.when, self.regime.forms[one.forms[0]])
        forms = ", ".join(self._called(name) for name in one.forms)
        return self.words.say("says-threshold", threshold=forms, condition=condition)

    def _quota(self, quota: Quota) -> str:
        limit, form = self.words.number(quota.limit), self._called(quota.form)
        if quota.begins is not None:
            told = self.words.say("says-quota-at-once", quota=form, limit=limit)
        else:
            years = self.words.say("says-years", count=quota.years)
            told = self.words.say("says-quota", quota=form, limit=limit, years=years)
        if quota.when is None:
            return told
        when = self.words.say("says-when", condition=self._condition(quota.when, self.regime.forms[quota.form]))
        return self.words.clauses((told, when))

    def _return(self, one: Return) -> str:
        called, every = self._called(one.form), self._span(self.regime.clocks[one.clock], None)
        told = self.words.say("says-return", form=called, clock=every, since=str(one.since))
        return self.words.clauses((told, "" if one.silence is None else self.words.say(f"silence-{one.silence}")))

    def _silence(self, silence: Silence) -> Iterator[str]:
        say = self.words.say
        if silence.hours is not None:
            number = self.words.number(silence.hours)
            yield say("says-silence-hours", length=say("length-hours", count=silence.hours, number=number))
        if silence.sitting:
            yield say("says-silence-sitting")
        yield say("says-silence-breaks", ways=", ".join(say(f"says-way-{way}") for way in sorted(silence.breaks)))
        yield say(f"says-broken-{silence.broken}")

    def _decision(self, decision: Decision) -> str:
        say = self.words.say
        if decision.needs is Needs.CONSENSUS:
            minus = self.words.number(decision.minus)
            return say("says-consensus-minus", minus=minus) if decision.minus else say("says-consensus")
        part, whole = decision.share
        return say("says-vote-reaches" if decision.reaches else "says-vote", part=str(part), whole=str(whole))

    def _condition(self, condition: Condition, form: Form | None) -> str:
        if isinstance(condition, Test):
            return self._test(condition, form)
        told = [self._condition(part, form) for part in condition.parts]
        joined = told[0]
        for more in told[1:]:
            joined = self.words.say("says-and" if condition.every else "says-or", one=joined, other=more)
        return joined

    def _test(self, test: Test, form: Form | None) -> str:
        field = None if form is None else form.fields.get(test.field)
        label = test.field if field is None else field.labels[self._lang]
        if test.asks == "given":
            return self.words.say("says-given" if test.value else "says-not-given", field=label)
        if test.asks == "is":
            choice = None if field is None else field.choices.get(str(test.value))
            return self.words.say(
                "says-is", field=label, value=str(test.value) if choice is None else choice.labels[self._lang]
            )
        number = test.value if isinstance(test.value, int) else 0
        value = self.words.number(number) if field is None else self._terms.quantity(field, number)
        return self.words.say(f"says-{test.asks}", field=label, value=value)

    def _starter(self, clock: Clock) -> Form | None:
        """Return the first form whose records start a clock, for the labels of its fields."""
        for form in self.regime.forms.values():
            if clock.name in form.clocks or any(self.regime.duties[name].clock == clock.name for name in form.duties):
                return form
        return None

    def _called(self, form: str) -> str:
        return self.regime.forms[form].labels[self._lang]
