"""What was read of an article: blocks, dates, quantities, actors, sittings, quotations, conflicts, each with its span.

Knows how they are spelled as JSON (docs/press.md 2); not how they are found. Law: every span counts characters of the input
as it was given, decoded, so that whoever has the input can point at each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.encoding.canonical import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From which character of the input to which (exclusive)."""

    start: int
    end: int

    def as_json(self) -> dict[str, Json]:
        """Return the two offsets."""
        return {"start": self.start, "end": self.end}

    def meets(self, other: "Span") -> bool:
        """Return whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the article and its role: headline, lede, dateline, caption, subheading or body."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as the text gives it; `value` is ISO 8601 or partial (docs/press.md 3), `low` and `high` the days it spans."""

    value: str
    precision: str
    low: str | None
    high: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something; where the text gives no single number, `value` is None and the bounds say what it allows.

    Amounts are whole numbers, or text such as `1.5` where there is a fraction: no float is ever stored.
    """

    value: int | str | None
    low: int | str | None
    high: int | str | None
    unit: str
    qualifier: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody named; `id` is None where the register does not know the name."""

    id: str | None
    kind: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A sitting told of: `status` is held, planned or earlier; the first is the one the article is about.

    `perhaps` are the bodies it may be of, likeliest first, where no one is likely enough to be taken for it.
    """

    body: str | None
    date: str | None
    place: str | None
    level: str | None
    status: str
    span: Span
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What was on an agenda, and the record's item it may be, where one was close enough to suggest."""

    topic: str
    text: str
    span: Span
    suggested: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided; `quantities` and `dates` are places in the lists of the article."""

    actor: str | None
    text: str
    quantities: tuple[int, ...]
    dates: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in quotation marks; no speaker where no rule fires, and `rule` names the one that did."""

    speaker: str | None
    actor: str | None
    text: str
    span: Span
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What somebody is reported to want, stress, refuse or regret."""

    actor: str | None
    stance: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two places that do not agree: level A (contradiction or slip), B (check) or C (note).

    `reason` is a code of the catalogue (`press-reason-…`), `facts` what its sentence says. Against the record, `record` names
    what it was compared with and `b` is `a`.
    """

    level: str
    kind: str
    a: Span
    b: Span
    reason: str
    facts: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the desk can make a prefilled form of; `spans` are the places of the article it rests on.

    `perhaps` are the titles it may have, where the article leaves in doubt which.
    """

    act: str
    form: str
    fields: Mapping[str, Json]
    attributed_to: str | None
    title: str
    spans: tuple[Span, ...]
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader has to know about how the article was read, such as models that were missing: a code and its facts."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """All that was read. Each list lies in the order of the text."""

    language: str | None
    date: str | None = None
    time: str | None = None
    blocks: tuple[Block, ...] = ()
    dates: tuple[Day, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[Mention, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda: tuple[Topic, ...] = ()
    decisions: tuple[Decision, ...] = ()
    quotes: tuple[Quote, ...] = ()
    positions: tuple[Position, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    suppressed: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()
    drafted: tuple[Draft, ...] = ()
    source: str = ""

    def drafts(self) -> list[dict[str, Json]]:
        """Return each draft as plain data: act, form, title or those it may have, fields, whose it is, spans, source."""
        return [
            {
                "act": draft.act,
                "form": draft.form,
                "title": draft.title,
                "perhaps": [*draft.perhaps],
                "fields": dict(draft.fields),
                "attributed_to": draft.attributed_to,
                "spans": [span.as_json() for span in draft.spans],
                "source": self.source,
            }
            for draft in self.drafted
        ]

    def as_json(self) -> dict[str, Json]:
        """Return the article as docs/press.md 2 spells it."""
        return {
            "language": self.language,
            "dateline": {"date": self.date, "time": self.time},
            "blocks": [{"role": block.role, **block.span.as_json()} for block in self.blocks],
            "dates": [
                {"value": day.value, "precision": day.precision, "text": day.text, **day.span.as_json()}
                for day in self.dates
            ],
            "quantities": [_quantity(quantity) for quantity in self.quantities],
            "actors": [
                {"id": actor.id, "kind": actor.kind, "text": actor.text, **actor.span.as_json()}
                for actor in self.actors
            ],
            "meetings": [_meeting(meeting) for meeting in self.meetings],
            "agenda": [
                {"topic": item.topic, "text": item.text, "suggested": item.suggested, **item.span.as_json()}
                for item in self.agenda
            ],
            "decisions": [_decision(decision) for decision in self.decisions],
            "quotes": [_quote(quote) for quote in self.quotes],
            "positions": [
                {"actor": held.actor, "stance": held.stance, "text": held.text, **held.span.as_json()}
                for held in self.positions
            ],
            "conflicts": [_conflict(conflict) for conflict in self.conflicts],
            "suppressed": [_conflict(conflict) for conflict in self.suppressed],
            "drafts": [*self.drafts()],
            "notes": [{"code": f"press.{note.code}", "facts": dict(note.facts)} for note in self.notes],
        }


def _quantity(quantity: Quantity) -> dict[str, Json]:
    return {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "text": quantity.text,
        **quantity.span.as_json(),
    }


def _meeting(meeting: Meeting) -> dict[str, Json]:
    return {
        "body": meeting.body,
        "date": meeting.date,
        "place": meeting.place,
        "level": meeting.level,
        "status": meeting.status,
        "perhaps": [*meeting.perhaps],
        **meeting.span.as_json(),
    }


def _decision(decision: Decision) -> dict[str, Json]:
    return {
        "actor": decision.actor,
        "text": decision.text,
        "quantities": [*decision.quantities],
        "dates": [*decision.dates],
        **decision.span.as_json(),
    }


def _quote(quote: Quote) -> dict[str, Json]:
    return {
        "speaker": quote.speaker,
        "actor": quote.actor,
        "text": quote.text,
        **quote.span.as_json(),
        "rule": quote.rule,
    }


def _conflict(conflict: Conflict) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "level": conflict.level,
        "kind": conflict.kind,
        "a": conflict.a.as_json(),
        "b": conflict.b.as_json(),
        "reason": conflict.reason,
        "facts": dict(conflict.facts),
    }
    return shown if conflict.record is None else {**shown, "record": conflict.record}
