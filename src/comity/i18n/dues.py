"""What is due, told in one language: clocks and each step of theirs, duties, returns, quotas and margins.

Knows the findings of `dues` and a catalogue; not tables or pages. Law: every date is told with its zone, every step with its
article and how well that is known.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from comity.dues import zones
from comity.dues.counts import Counted, Margin, Measured
from comity.dues.reckon import Step
from comity.dues.silences import Silent
from comity.dues.state import Owed, Term, Yearly, is_running
from comity.encoding.canonical import Json
from comity.i18n.catalogue import Catalogue
from comity.i18n.terms import Terms
from comity.regime import Regime
from comity.regime.timing import Meaning

LAST_SECOND: Final = "23:59:59"
MINUTE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Dues in the words of one language; `record` names a record by its id, `day` is the EDTF date whose names are used."""

    words: Catalogue
    regime: Regime
    record: Callable[[str], str]
    day: str

    def moment(self, second: int) -> str:
        """Return a second as people of the body write it: the local day that ends with it, or day and time; with the zone."""
        local = datetime.fromtimestamp(second, zones.zone(self.regime.zone))
        if f"{local:%H:%M:%S}" != LAST_SECOND:
            return self.instant(second)
        return self.words.say("due-end-day", date=self.words.date(local.date()), zone=self.regime.zone)

    def instant(self, second: int) -> str:
        """Return a second as day and time, with the zone: for what happened then."""
        local = datetime.fromtimestamp(second, zones.zone(self.regime.zone))
        time = f"{local:%H:%M:%S}".removesuffix(":00")
        return self.words.say("due-end-second", date=self.words.date(local.date()), time=time, zone=self.regime.zone)

    def name(self, code: str) -> str:
        """Return what a party, group or office was called on the day asked about."""
        return self._terms(self.regime).name(code, self.day)

    def label(self, labels: Mapping[str, str], regime: Regime) -> str:
        """Return a label of the regime in the reader's language, or the first the regime has."""
        return labels[self._terms(regime).lang]

    def rule(self, article: str, regime: Regime) -> str:
        """Return an article and how well it is known, in brackets."""
        return self._terms(regime).rule(article)

    def state(self, term: Term, now: int) -> str:
        """Return how a clock stands at a second: until when it runs, what it waits for, or what it came to."""
        reckoning, say = term.reckoning, self.words.say
        if reckoning.status == "waiting":
            return say("clock-waiting", awaits=", ".join(self.name(code) for code in reckoning.awaits))
        if reckoning.status != "running":
            end = "" if reckoning.end is None else self.moment(reckoning.end)
            return say(f"clock-{reckoning.status}", end=end)
        end = self.moment(reckoning.end or 0)
        if is_running(reckoning, now):
            return say("clock-running", end=end)
        told = say("clock-over", end=end)
        return self.words.clauses((told, *self._silence(term.clock.silence)))

    def clock(self, term: Term, now: int) -> str:
        """Return a clock in one line: what it is, for which record, how it stands, by which article."""
        label, record = self.label(term.clock.labels, term.regime), self.record(term.start)
        line = self.words.say("clock-line", clock=label, record=record, state=self.state(term, now))
        rule = self.rule(term.clock.article, term.regime)
        return self.words.clauses((f"{line} {rule}", self.distance(term) or ""))

    def silent(self, one: Silent, now: int) -> tuple[str, str, str]:
        """Return of a running silence how it stands, until when it can be broken, and how long that is away or ago."""
        say, past = self.words.say, one.past(now)
        return (
            say("silence-kept" if past else "silence-running"),
            say("chair-silence-until", when=self.moment(one.end)),
            say("desk-ago" if past else "desk-left", time=self.span(abs(one.end - now))),
        )

    def silence(self, one: Silent, now: int) -> str:
        """Return a running silence in one line, in the words of the pages: how it stands, until when, on which text."""
        state, until, left = self.silent(one, now)
        return self.words.say("silence-line", state=state, until=until, left=left, record=self.record(one.text))

    def distance(self, term: Term) -> str | None:
        """Return by how much a record came before or after the latest moment for it, for a clock that counts back from a date."""
        end = term.reckoning.end
        if not term.clock.before or end is None:
            return None
        came = zones.seconds(str(term.row["at"]))
        return self.words.say("clock-late-by" if came > end else "clock-early-by", time=self.span(abs(came - end)))

    def span(self, seconds: int) -> str:
        """Return a length of time in its two largest units, from days down to seconds."""
        days, rest = divmod(seconds, zones.DAY)
        hours, rest = divmod(rest, zones.HOUR)
        parts = [("days", days), ("hours", hours), ("minutes", rest // MINUTE), ("seconds", rest % MINUTE)]
        first = next((number for number, (_, count) in enumerate(parts) if count), len(parts) - 1)
        shown = [(unit, count) for unit, count in parts[first : first + 2] if count or unit == parts[first][0]]
        return " ".join(
            self.words.say(f"length-{unit}", count=count, number=self.words.number(count)) for unit, count in shown
        )

    def steps(self, term: Term) -> Iterator[str]:
        """Yield what happened to a clock, a line for each step; the last says when it ends."""
        for step in term.reckoning.steps:
            yield f"{self.rule(step.article, term.regime)} {self._step(term, step)}"

    def owed(self, due: Owed, now: int) -> str:
        """Return a duty in one line: who owes what to whom until when, or what became of it; by which article."""
        say, status = self.words.say, str(due.row["status"])
        told: dict[str, str] = {
            "who": self._between(due, past=status != "open"),
            "duty": self.label(due.duty.labels, due.regime),
            "end": "" if due.end is None else self.moment(due.end),
        }
        if status == "discharged":
            line = say("duty-discharged", **told, record=self.record(str(due.row["discharged_by"])))
        elif status == "fallen":
            line = say("duty-fallen", **told)
        elif due.end is None:
            line = say("duty-open", **told)
        else:
            line = say("duty-past" if now > due.end else "duty-until", **told)
        line = f"{line} ({self.record(due.start)}) {self.rule(due.duty.article, due.regime)}"
        return self.words.clauses((line, *self.after(due, now)))

    def _silence(self, meaning: Meaning | None) -> Iterator[str]:
        if meaning is not None:
            yield self.words.say(f"silence-{meaning}")

    def _between(self, due: Owed, *, past: bool) -> str:
        """Return who owes (or owed) to whom; of a duty of the record's own author, only who."""
        owner, to = self.name(due.owner), self.name(due.to)
        if due.owner == due.to:
            return self.words.say("duty-owed-own" if past else "duty-owes-own", owner=owner)
        return self.words.say("duty-owed" if past else "duty-owes", owner=owner, to=to)

    def after(self, due: Owed, now: int) -> Iterator[str]:
        """Yield what the passing of time means: for one that is open what may follow, for one done late by how much it was."""
        past = due.end is not None and now > due.end
        if due.late_by is not None:
            yield self.words.say("duty-late", time=self.span(due.late_by))
        if due.row["status"] != "open":
            past = due.late_by is not None
        elif due.term is not None and due.term.reckoning.status in {"waiting", "paused"}:
            yield self.state(due.term, now)
        if past:
            yield from self._silence(due.silence)
        if past and due.row["status"] == "open" and due.duty.then is not None:
            yield self.words.say("duty-then", form=self.label(due.regime.forms[due.duty.then].labels, due.regime))

    def yearly(self, due: Yearly, now: int) -> str:
        """Return a yearly return in one line: by when it is due, or when it was made."""
        told = {
            "owner": self.name(due.owner),
            "duty": self.label(due.due.labels, self.regime),
            "year": str(due.year),
            "end": self.moment(due.end),
        }
        if due.made_by is not None and due.made_at is not None:
            told |= {"at": self.instant(due.made_at), "record": self.record(due.made_by)}
            made = self.words.say("return-made", **told)
            return f"{made} {self.rule(due.due.article, self.regime)}"
        line = self.words.say("return-past" if now > due.end else "return-due", **told)
        line = f"{line} {self.rule(due.due.article, self.regime)}"
        return self.words.clauses((line, *(self._silence(due.due.silence) if now > due.end else ())))

    def counted(self, found: Counted) -> str:
        """Return how many of a quota there are under one code, in one line."""
        say, quota = self.words.say, found.quota
        window = say("quota-at-once")
        if found.first is not None and found.last is not None:
            one = found.first == found.last
            window = str(found.last) if one else say("quota-years", first=str(found.first), last=str(found.last))
        who = say("quota-together") if found.code is None else self.name(found.code)
        told = {"number": self.words.number(found.number), "limit": self.words.number(quota.limit), "window": window}
        label = self.label(quota.labels, self.regime)
        return f"{say('quota-line', quota=label, who=who, **told)} {self.rule(quota.article, self.regime)}"

    def measured(self, found: Measured) -> Iterator[str]:
        """Yield whether a threshold is met, then each number of the record beside the one it is compared with."""
        label = self.label(found.threshold.labels, found.regime)
        met = self.words.say("threshold-met" if found.holds else "threshold-not-met", threshold=label)
        yield f"{met} {self.rule(found.threshold.article, found.regime)}"
        for margin in found.margins:
            yield f"  {self._margin(margin, found)}"

    def _margin(self, margin: Margin, found: Measured) -> str:
        """Return a number beside the one it is compared with: "12,700 of 13,000"."""
        terms = self._terms(found.regime)
        field = found.regime.forms[found.form].fields[margin.field]
        value, label = terms.quantity(field, margin.value), field.labels[terms.lang]
        if margin.told is None:
            return self.words.say("margin-not-given", field=label, value=value)
        return self.words.say(f"margin-{margin.asks}", field=label, told=self.words.number(margin.told), value=value)

    def _step(self, term: Term, step: Step) -> str:
        facts: dict[str, str] = {
            "record": self.record(step.id or term.start),
            "who": "" if step.holder is None else self.name(step.holder),
            "at": "" if step.at is None else self.instant(step.at),
            "end": "" if step.end is None else self.moment(step.end),
            "length": "" if step.length is None else self._terms(term.regime).length(step.length),
            "from": self._from(step),
            "reason": step.date or "",
        }
        if step.late:
            return self.words.say("step-late", **facts)
        if step.what == "start":
            return self.words.say(f"step-start-{term.clock.start}", **facts)
        if step.what == "bypassed" and step.date:
            return self.words.say("step-bypassed-reason", **{**facts, "reason": self._reason(term, step.date)})
        return self.words.say(f"step-{step.what}", **facts)

    def _reason(self, term: Term, told: Json) -> str:
        """Return the reason for a bypass; of a text in several languages, the reader's."""
        reason = term.row["reason"]
        if isinstance(reason, Mapping):
            return str(reason.get(self.words.lang) or next(iter(reason.values()), ""))
        return str(told)

    def _from(self, step: Step) -> str:
        """Return what a clock runs from: a day where only a day is stated, else the moment."""
        if step.date is not None and "T" not in step.date:
            return self.words.date(step.date)
        return "" if step.at is None else self.instant(step.at)

    def _terms(self, regime: Regime) -> Terms:
        return Terms(words=self.words, regime=regime)
