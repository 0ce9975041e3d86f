"""What a regime says, as values: seats, groups, offices, actors, forms, duties and rules.

Knows which names held and who was a member on a day; not how a file spells it (load) or whether a body fits a form
(forms). Law: every mapping lies in ascending order of its key, so parties are listed by code, alike in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from comity.encoding import edtf
from comity.errors import Finding, excerpt
from comity.keys.names import VerifierKey
from comity.records.act import Act
from comity.regime.procedures import Decision, Duty, Quota, Return, Silence, Threshold
from comity.regime.timing import Calendar, Clock

SPEC: Final = "docs/spec/regime.md"

Labels: TypeAlias = Mapping[str, str]
"""What something is called, by language; every language of the regime is there."""


class Kind(StrEnum):
    """What a field of a form holds (docs/spec/regime.md 6)."""

    STRING = "string"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    SEAT = "seat"
    CODE = "code"
    LIST = "list"
    PLACE = "place"


class Status(StrEnum):
    """How well a rule is known (docs/spec/regime.md 8)."""

    AGREED = "agreed"
    UNVERIFIED = "unverified"
    CONTESTED = "contested"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedName:
    """A name, the days it was borne (`until` exclusive; None is open) and the address at which that was read."""

    labels: Labels
    since: date | None
    until: date | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A member; `since` and `until` (exclusive) bound its membership and `article` is the rule that says so."""

    code: str
    names: tuple[DatedName, ...]
    since: date | None
    until: date | None
    article: str | None

    def name(self, lang: str, at: date) -> str:
        """Return the name borne on that day; where none was, the last before it, else the first."""
        current = self.names[0]
        for name in self.names[1:]:
            if name.since is not None and name.since <= at:
                current = name
        return current.labels[lang]

    def sits_between(self, earliest: date, latest: date) -> bool:
        """Return whether it was a member on some day from `earliest` to `latest`."""
        return (self.since is None or self.since <= latest) and (self.until is None or earliest < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Seats that sometimes speak with one voice; it has no key of its own.

    `speakers` are the offices that may speak for it (none named: the regime does not say) and `article` is the rule
    such a mandate rests on.
    """

    code: str
    labels: Labels
    members: tuple[str, ...]
    speakers: tuple[str, ...]
    article: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A function of the body; `also` names the codes its holder speaks for in another capacity, shown on every act."""

    code: str
    labels: Labels
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody without a seat whom a record may be attributed to; `of` is whom it speaks for, if that has a code."""

    code: str
    labels: Labels
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a choice."""

    code: str
    labels: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form; `low` and `high` bound a number, a length or a count; `of` is the kind of a list's items.

    `unit` is what a number counts, by language and plural category (CLDR), `other` always among them; which category a
    number takes is for whoever shows it. `article` is the rule the field rests on. `words`, `begins` and `ends` are the fields of
    the same form that say in words where a place is, and from when until when what it is the place of goes on.
    """

    name: str
    kind: Kind
    labels: Labels
    required: bool
    low: int
    high: int
    choices: Mapping[str, Choice]
    of: Kind
    unit: Mapping[str, Mapping[str, str]] | None
    article: str | None
    words: str | None
    begins: str | None
    ends: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a record may say: the acts that carry it, who may file it, its parts and fields, the duties and clocks it starts.

    `about` is the field that names the party such a record is about; `until` the date field that holds when what the
    record opens or extends will end. A `mandate` form lets the office it names speak for the group it names. `decision` is
    how what a record of it adopts is decided, `silence` the procedure a text is submitted to by it. With `stated` nothing is
    left blank: a field that is not given is said to be not known or not stated.
    `article` is the rule the form itself rests on. `audiences` says to whom a record of it may be open; where it is `hidden`,
    the outer part of one that is not public reads `reaction`. One that `claims` secrecy says for what reason, who may review it,
    and when it ends.
    """

    name: str
    labels: Labels
    acts: frozenset[Act]
    by: frozenset[str]
    title: bool
    text: bool
    fields: Mapping[str, Field]
    symbol: str | None
    duties: tuple[str, ...]
    clocks: tuple[str, ...]
    about: str | None
    until: str | None
    mandate: bool
    decision: str | None
    silence: str | None
    stated: bool
    article: str | None
    audiences: frozenset[str]
    hidden: bool
    claims: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one party or author reads a contested rule."""

    who: str
    text: Labels
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule in our words, with its source; a contested one holds its readings side by side and no verdict."""

    article: str
    title: Labels
    text: Labels
    date: date | None
    source: str | None
    status: Status
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """Which offices may put new rules into force, and by which article."""

    by: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Which offices may announce another root set for a seat that lost its own, after how many days it holds, and who may veto.

    Where `veto` is empty every party may.
    """

    by: tuple[str, ...]
    days: int
    veto: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lodging:
    """Which mirrors' word counts for a record the desk did not take, of how many of them, and by which article.

    With `clocks`, clocks that such a record starts by its reception run from when it was filed, else from when the log has it.
    """

    mirrors: tuple[VerifierKey, ...]
    least: int
    clocks: bool
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Acts to be signed with the signer's own program, never by a page of the desk, and by which article."""

    careful: frozenset[Act]
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrecy:
    """What a claim to secrecy has to say: a reason of these, a reviewer of these codes, an end within so many years."""

    reasons: Mapping[str, Choice]
    reviewers: tuple[str, ...]
    years: int
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """The rules of one body; where `amendment` is None they cannot be amended, where `signing` is None no act asks for care.

    Where `secrecy` is None, no form asks what secrecy is claimed for.
    """

    code: str
    version: str
    names: Labels
    languages: tuple[str, ...]
    zone: str
    seats: Mapping[str, Seat]
    groups: Mapping[str, Group]
    offices: Mapping[str, Office]
    actors: Mapping[str, Actor]
    forms: Mapping[str, Form]
    duties: Mapping[str, Duty]
    clocks: Mapping[str, Clock]
    thresholds: Mapping[str, Threshold]
    quotas: Mapping[str, Quota]
    returns: Mapping[str, Return]
    silences: Mapping[str, Silence]
    decisions: Mapping[str, Decision]
    calendar: Calendar
    rules: Mapping[str, Rule]
    amendment: Amendment | None
    signing: Signing | None
    recovery: Recovery | None
    lodging: Lodging | None
    secrecy: Secrecy | None

    @property
    def seals(self) -> bool:
        """Return whether any form may be sealed: only then are there sealed records and reading keys (docs/spec/sealing.md 1)."""
        return any("sealed" in form.audiences for form in self.forms.values())

    @property
    def name(self) -> str:
        """Return the short name used for its folder and file."""
        return self.code.lower()

    def knows(self, code: str) -> bool:
        """Return whether `code` is a seat, group, office or actor of this regime."""
        return any(code in known for known in (self.seats, self.groups, self.offices, self.actors))

    def hats(self, code: str) -> tuple[str, ...]:
        """Return in which other capacities a holder also acts: those its office names, then the offices that name it."""
        own = self.offices[code].also if code in self.offices else ()
        held = (name for name, other in self.offices.items() if code in other.also)
        return tuple(dict.fromkeys((*own, *held)))

    def name_of(self, code: str, lang: str, at: date) -> str:
        """Return what a known code was called on that day; KeyError if the regime does not know it."""
        if code in self.seats:
            return self.seats[code].name(lang, at)
        others: tuple[Mapping[str, Group | Office | Actor], ...] = (self.groups, self.offices, self.actors)
        for known in others:
            if code in known:
                return known[code].labels[lang]
        raise KeyError(code)

    def members_on(self, at: date) -> tuple[str, ...]:
        """Return the codes of the seats that were members of the body on that day, by code."""
        return tuple(code for code, seat in self.seats.items() if seat.sits_between(at, at))

    def members(self, group: str, at: date) -> tuple[str, ...]:
        """Return the codes of a group's seats that were members of the body on that day, by code."""
        return tuple(code for code in self.groups[group].members if self.seats[code].sits_between(at, at))

    def may(self, code: str, form: Form, at: str | None = None) -> Finding | None:
        """Return why `code` may not file `form` (on the EDTF date `at`, where one is given), or None.

        A date that may fall on a day of membership counts for the speaker.
        """
        kinds = {"seats": self.seats, "groups": self.groups, "offices": self.offices, "actors": self.actors}
        if not any(code in known and (kind in form.by or code in form.by) for kind, known in kinds.items()):
            facts = {"code": code, "form": form.name}
            return Finding(code="form.by", place="record.for", excerpt=excerpt(code), facts=facts, rule=f"{SPEC} 5.3")
        seat = self.seats.get(code)
        if seat is None or at is None:
            return None
        when = edtf.parse(at)
        if not seat.sits_between(when.earliest.date(), when.latest.date()):
            return Finding(
                code="seat.not-member",
                place="record.at",
                excerpt=excerpt(at),
                facts={"code": code, "at": at},
                rule=f"{self.code} {seat.article}",
            )
        return None
