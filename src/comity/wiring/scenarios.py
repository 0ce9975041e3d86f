"""Scenarios played: each step filed in a body in memory, each question answered with the sentences of pages and commands.

Knows docs/spec/scenario.md 2 to 4. Law: the lower part of a scenario is what this makes of the upper, and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from comity.dues import zones
from comity.dues.counts import Measured, counted, measured
from comity.dues.listing import all_open, all_terms, due
from comity.dues.state import owed, regime_at, regime_now, term, yearly
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.fold import clock
from comity.fold.rulebook import read_rules
from comity.i18n import Catalogue
from comity.i18n.dues import Told
from comity.records.record import Ref
from comity.regime import Field, Form, Kind, Regime, load, places
from comity.regime.load import SIZE_LIMIT as RULES_LIMIT
from comity.scenario.parse import SIZE_LIMIT, Question, Rules, Scenario, Step, fault, parse
from comity.wiring import amending
from comity.wiring.practice import Practice

SHOWN: Final = ("status", "until", "broken_by", "confirmed_by")
ATTACHED: Final = frozenset({"account-of", "interprets", "reserves"})
"""Relations by which a record stands beside the one it is made to, for all to read."""
HELD: Final = ("support", "objection", "opposition", "decline", "settlement", "position")
NAME_LENGTH: Final = 12
DIGITS: Final = 16
"""As many as the largest integer of a record has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A scenario's file, what it comes to, and what stood there."""

    path: Path
    scenario: Scenario
    came: str

    @property
    def holds(self) -> bool:
        """Whether it came as expected."""
        return self.came == self.scenario.expected

    def text(self) -> str:
        """Return the whole file with the lower part it comes to."""
        return f"{self.scenario.head}\n----\n{self.came}"


def scenarios_of(regime: Path) -> list[Path]:
    """Return the scenario files beside a regime file, by name."""
    return sorted(path for path in (regime.parent / "scenarios").glob("*.txt") if path.is_file())


def play(path: Path, regime: bytes) -> Played:
    """Play a scenario file under a regime. Raises Rejected scenario.* where the file is at fault."""
    try:
        data = _read(path, SIZE_LIMIT)
    except OSError as error:
        raise fault("scenario.file", path.name, 0, error.strerror) from error
    scenario = parse(data, path.name)
    lines = [*_Player(path, regime, scenario).lines()]
    return Played(path=path, scenario=scenario, came="".join(f"{line}\n" for line in lines))


def _read(path: Path, limit: int) -> bytes:
    """Return a file's bytes, of a file that is too long only so many that its reader sees it is."""
    with path.open("rb") as file:
        return file.read(limit + 1)


class _Player:
    """Plays one scenario."""

    def __init__(self, path: Path, regime: bytes, scenario: Scenario) -> None:
        self.path, self.scenario = path, scenario
        self.words = Catalogue("en")
        self.ids: dict[str, str] = {}
        self.tried: dict[str, Step] = {}
        self.now = 0
        self.practice = self._founded(regime)

    def lines(self) -> Iterator[str]:
        for part in self.scenario.parts:
            if isinstance(part, Question):
                yield f"> {part.text}"
                yield from (f"  {line}" for line in self._answer(part))
            elif isinstance(part, Rules):
                yield from self._amend(part)
            else:
                yield from self._take(part)

    def _founded(self, regime: bytes) -> Practice:
        """Found the body a day before the first step, with everybody who files anything seated."""
        rules = load(regime)
        steps = [part for part in self.scenario.parts if isinstance(part, Step)]
        amended = any(isinstance(part, Rules) for part in self.scenario.parts)
        codes = {step.by for step in steps} | (amending.deciding(rules) if amended else set())
        for step in steps:
            if step.by not in rules.seats and step.by not in rules.offices:
                raise fault("scenario.who", self.path.name, step.line, step.by)
        played = [part for part in self.scenario.parts if not isinstance(part, Question)]
        first = min((self._second(part, part.at, rules.zone) for part in played), default=zones.DAY)
        return Practice(regime, tuple(sorted(codes or {min({*rules.seats, *rules.offices})})), first - zones.DAY)

    def _second(self, part: Step | Rules | Question, at: datetime, zone: str) -> int:
        """Return the second of a local time a part names; one that a change of clock skips is none."""
        second = zones.local(at, zone)
        if datetime.fromtimestamp(second, zones.zone(zone)).replace(tzinfo=None) != at:
            raise fault("scenario.time", self.path.name, part.line, f"{at:%Y-%m-%d %H:%M}")
        return second

    @property
    def regime(self) -> Regime:
        """The rules a record filed now is judged by: those in force, or those whose day has come with no record since."""
        coming = (self.practice.view.get("body", "") or {}).get("coming")
        if isinstance(coming, dict) and self.now >= clock.seconds_of(str(coming["from"])):
            return read_rules(self.practice.view, str(coming["regime"]))
        return regime_now(self.practice.view)

    def _take(self, step: Step) -> Iterator[str]:
        """File a step; what the log refuses is a line of the lower part."""
        self.now = self._second(step, step.at, self.regime.zone)
        refs = tuple(Ref(rel=rel, id=self._id(step, name)) for rel, name in step.refs)
        form = self.regime.forms.get(step.form)
        body = {} if form is None else self._body(step, form)
        at = step.body.get("at", step.at.date().isoformat())
        record = self.practice.content(step.act, step.form, step.by, step.for_, at, body, refs=refs, to=step.to)
        pen, inner, regime = self.practice.pens[step.by], None, self.regime
        if step.name is not None:
            self.tried[step.name] = step
        try:
            if step.restricted and form is not None:
                record, text = self.practice.closed(record, pen, regime)
                inner = text, regime
            record_id = self.practice.file(record, pen, self.now, inner)
        except Rejected as refusal:
            yield from self._refused(step.at, f"{step.by} {step.act} {step.form}", refusal.finding)
            return
        if step.name is not None:
            self.ids[step.name] = record_id

    def _id(self, step: Step, name: str) -> str:
        if name not in self.ids:
            raise fault("scenario.refused", self.path.name, step.line, name)
        return self.ids[name]

    def _refused(self, at: datetime, what: str, finding: Finding) -> Iterator[str]:
        yield self.words.say("scenario-step-refused", at=f"{at:%Y-%m-%d %H:%M}", what=what)
        yield f"  {self._why(finding)}"

    def _why(self, finding: Finding) -> str:
        name = f"finding-{finding.code.replace('.', '-')}"
        return f"{finding.code}: {self.words.say(name)} {self._named(finding.excerpt)}".rstrip()

    def _body(self, step: Step, form: Form) -> dict[str, Json]:
        """Return the body a step's lines say, typed as the form's fields ask."""
        parts: dict[str, dict[str, Json]] = {}
        for key, value in step.body.items():
            name, _, more = key.partition(".")
            if name in {"title", "text", "unstated"} and more:
                parts.setdefault(name, {})[more] = value
            elif key != "at":
                self._field(step, form, parts, key, value)
        first = self.regime.languages[0]
        for name, needed in (("title", form.title), ("text", form.text)):
            if needed and name not in parts:
                parts[name] = {first: form.labels[first]}
        return {name: part for name, part in parts.items() if part}

    def _field(self, step: Step, form: Form, parts: dict[str, dict[str, Json]], key: str, value: str) -> None:
        name, _, lang = key.partition(".")
        fields = parts.setdefault("fields", {})
        field = form.fields.get(name)
        if field is not None and field.kind is Kind.TEXT and lang:
            texts = fields.setdefault(name, {})
            if isinstance(texts, dict):
                texts[lang] = value
            return
        fields[key] = value if field is None else self._typed(step, field, value)

    def _typed(self, step: Step, field: Field, value: str) -> Json:
        if field.kind is Kind.LIST:
            return [item.strip() for item in value.split(",")]
        if field.kind is Kind.PLACE:
            return places.spelled(value)
        if field.kind is not Kind.NUMBER:
            return value
        if not value.isascii() or not value.isdigit() or len(value) > DIGITS:
            raise fault("scenario.number", self.path.name, step.line, value)
        return int(value)

    def _amend(self, rules: Rules) -> Iterator[str]:
        """Put the rules of a file in force: the office that may does so, citing a decision made for the purpose."""
        regime = self.regime
        self.now = self._second(rules, rules.at, regime.zone)
        try:
            data = _read(self.path.parent / rules.file, RULES_LIMIT)
        except OSError:
            raise fault("scenario.file", self.path.name, rules.line, rules.file) from None
        since = None if rules.since is None else self._second(rules, rules.since, regime.zone)
        day = rules.at.date().isoformat()
        decided = None if regime.amendment is None else amending.decide(self.practice, regime, day, self.now)
        if regime.amendment is None or decided is None:
            raise fault("scenario.rules", self.path.name, rules.line, rules.file)
        office, named = regime.amendment.by[0], (data, rules.file)
        try:
            amending.put_in_force(self.practice, office, decided, named, since, day, self.now)
        except Rejected as refusal:
            yield from self._refused(rules.at, f"rules {rules.file}", refusal.finding)

    def _answer(self, question: Question) -> Iterator[str]:
        view, regime = self.practice.view, self.regime
        now = self.now if question.at is None else self._second(question, question.at, regime.zone)
        told = Told(words=self.words, regime=regime, record=self._name, day=zones.day_of(now, regime.zone).isoformat())
        match question.kind:
            case "due":
                found = due(view, now, all_terms(view), all_open(view))
                yield from (told.clock(one, now) for one in found.terms)
                yield from (told.owed(one, now) for one in found.owed)
                if not (found.terms or found.owed):
                    yield self.words.say("due-nothing")
            case "returns":
                own = [told.yearly(one, now) for one in yearly(view, now) if one.owner == question.who]
                yield from own or [self.words.say("due-nothing")]
            case "quotas":
                lines = [told.counted(one) for one in counted(view, regime, zones.day_of(now, regime.zone).year)]
                yield from lines or [self.words.say("quota-none")]
            case "explain":
                yield from self._explain(question, told, now)
            case "margins":
                for one in self._measured(question):
                    yield from told.measured(one)
            case _:
                yield from self._state(question)

    def _measured(self, question: Question) -> tuple[Measured, ...]:
        """Return the numbers of a step beside thresholds: by the rules it was filed under or, if refused, those in force."""
        name = question.name or ""
        step, filed = self.tried[name], self.practice.view.get("record", self.ids.get(name, ""))
        regime = self.regime if filed is None else regime_at(self.practice.view, int(str(filed["index"])))
        if step.form not in regime.forms:
            raise fault("scenario.refused", self.path.name, question.line, name)
        fields = self._body(step, regime.forms[step.form]).get("fields", {})
        return measured(regime, step.form, fields if isinstance(fields, dict) else {})

    def _explain(self, question: Question, told: Told, now: int) -> Iterator[str]:
        start = self.ids.get(question.name or "")
        if start is None:
            raise fault("scenario.refused", self.path.name, question.line, question.name)
        if question.who is not None:
            key = f"{start}/{question.who}/{question.what}"
            row = self.practice.view.get("obligation", key)
            if row is None:
                raise fault("scenario.question", self.path.name, question.line, question.text)
            one = owed(self.practice.view, key, row)
            yield told.owed(one, now)
            if one.term is not None:
                yield from (f"  {line}" for line in told.steps(one.term))
            return
        found = term(self.practice.view, f"{start}/{question.what}")
        clock = self.regime.clocks.get(question.what or "")
        if found is None and clock is not None:
            yield self.words.say("clock-none", clock=told.label(clock.labels, self.regime), record=question.name or "")
            return
        if found is None:
            raise fault("scenario.question", self.path.name, question.line, question.text)
        yield told.clock(found, now)
        yield from (f"  {line}" for line in told.steps(found))

    def _state(self, question: Question) -> Iterator[str]:
        """Yield what stands on a record: its status, its own rows, and who holds what on it."""
        record_id = self.ids.get(question.name or "")
        if record_id is None:
            yield self.words.say("scenario-not-in-log")
            return
        view = self.practice.view
        row = view.get("record", record_id) or {}
        yield f"{row['act']} {row['form']} by {row['by']} for {row['for']}: {row['status']}"
        for table in ("silence", "suspension", "item", "sitting"):
            own = view.get(table, record_id)
            if own is not None:
                told = [f"{name} {self._named(str(own[name]))}" for name in SHOWN if own.get(name) is not None]
                late = ["late"] if own.get("late") else []
                yield f"{table}: {', '.join([*told, *late])}"
        for table in HELD:
            for _, held in view.scan(table, f"{record_id}/"):
                stance = f" {held['stance']}" if "stance" in held else ""
                yield f"{table}: {held['holder']}{stance} ({self._name(str(held['id']))})"
        for _, link in view.scan("link", f"{record_id}/"):
            if link["rel"] in ATTACHED:
                beside = view.get("record", str(link["id"])) or {}
                yield f"{link['rel']}: {beside['for']} ({self._name(str(link['id']))})"

    def _name(self, record_id: str) -> str:
        named = {known: name for name, known in self.ids.items()}
        return named.get(record_id, record_id[:NAME_LENGTH])

    def _named(self, text: str) -> str:
        for name, record_id in self.ids.items():
            text = text.replace(record_id, name)
        return text
