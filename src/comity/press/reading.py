"""An article read: from bytes to everything docs/press.md 2 lists, in one pass over its text.

Knows the order of the parts; each part knows its own. Law: whatever the input is, an article comes back, with a note that
says why where it is empty; nothing is looked up anywhere but in this package's data.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from comity.press import drafting, models
from comity.press.article import (
    Article,
    Block,
    Conflict,
    Day,
    Decision,
    Meeting,
    Mention,
    Note,
    Position,
    Quantity,
    Quote,
    Span,
    Topic,
)
from comity.press.business.decisions import find_decisions
from comity.press.business.matters import find_agenda
from comity.press.business.positions import find_positions
from comity.press.contradictions import conflicts
from comity.press.counts.numbers import Counted, find_quantities
from comity.press.dates.dated import Dated
from comity.press.dates.days import find_dates
from comity.press.dates.unstamped import Month
from comity.press.input.intake import take_in
from comity.press.input.source import LONGEST, Source
from comity.press.layout.blocks import lay_out
from comity.press.names.actors import Actor, find_actors, outermost
from comity.press.names.alike import told_apart
from comity.press.names.people import People
from comity.press.register import Register, shipped
from comity.press.said.marks import Said
from comity.press.said.quotes import find_quotes
from comity.press.sitting.sittings import find_sittings
from comity.press.sitting.threads import Sitting
from comity.press.words.grammar import LANGUAGES, grammar
from comity.press.words.page import Page, page_of
from comity.press.words.speech import language_of

PROSE: Final = frozenset(("body", "lede", "caption", "headline"))
"""Blocks in which a model looks for names: of a stamp between two (*Mis à jour*) nothing is one."""
LIMIT: Final = 500
"""Entries of a kind that are told; a note says where an article has more."""


def read_article(
    data: bytes,
    *,
    media: str | None = None,
    language: str | None = None,
    register: Register | None = None,
    models: bool = True,
    source: str = "",
    most: int = LONGEST,
) -> Article:
    """Return what was read of an article; `data` is untrusted and may be anything. At most so many characters are read."""
    taken = take_in(data, media, most)
    notes = list(taken.notes)
    if not taken.text.strip():
        return Article(language=None, notes=tuple(notes), source=source)
    spoken, doubt = language_of(taken.text, taken.language)
    chosen = language if language in LANGUAGES else spoken
    if doubt is not None and (spoken is not None or chosen is None):
        notes.append(doubt)
    if chosen is None:
        return Article(language=None, notes=tuple(notes), source=source)
    known = grammar(chosen)
    laid = lay_out(taken, known)
    if laid.dropped:
        notes.append(Note(code="dropped", facts={"count": laid.dropped}))
    if laid.inferred:
        notes.append(Note(code="year-inferred"))
    if laid.unshown is not None:
        notes.append(Note(code="day-unshown", facts={"by": laid.unshown}))
    if laid.date is None:
        notes.append(Note(code="no-dateline"))
    page = page_of(taken.text, laid.blocks, known)
    unread = min((place for place in (laid.unread, page.unread) if place is not None), default=None)
    if unread is not None:
        notes.append(Note(code="unread", facts={"place": taken.place(unread, unread + 1)[0]}))
    if not page.sentences:
        return Article(language=chosen, notes=(*notes, Note(code="empty")), source=source)
    return _Reading(page=page, taken=taken, register=register or shipped(), today=laid.seen, month=laid.month).article(
        written=laid.date, time=laid.time, notes=notes, unknown=models, source=source
    )


_Found = TypeVar("_Found")


class _Reading:
    """One article's parts, as they are found one after another."""

    def __init__(
        self, *, page: Page, taken: Source, register: Register, today: date | None, month: Month | None
    ) -> None:
        self.page, self.taken, self.register, self.today = page, taken, register, today
        self.more: list[str] = []
        self.dates = self._few("dates", find_dates(page, today, month))
        self.named = self._few("actors", told_apart(page, find_actors(page, register)))
        self.actors = outermost(self.named)
        self.quantities = self._few("quantities", find_quantities(page, self.dates))
        self.people = People(page=page, actors=self.actors)
        self.quotes = self._few("quotes", find_quotes(page, self.actors, self.people))
        self.sittings = self._few("meetings", find_sittings(page, self.actors, self.dates, today, month))

    def _few(self, kind: str, found: Sequence[_Found]) -> Sequence[_Found]:
        """Return as many of a kind as are told, and keep in mind where there are more."""
        if len(found) > LIMIT:
            self.more.append(kind)
        return found[:LIMIT]

    def article(
        self, *, written: date | None, time: str | None, notes: list[Note], unknown: bool, source: str
    ) -> Article:
        """Return everything as docs/press.md 2 spells it."""
        page = self.page
        names = self._unknown(notes) if unknown else []
        stops, quiet = conflicts.compare(
            conflicts.Read(
                page=page, quantities=self.quantities, dates=self.dates, actors=self.actors, quotes=self.quotes
            )
        )
        made = Article(
            language=page.grammar.language,
            date=written.isoformat() if written else None,
            time=time,
            blocks=tuple(Block(role=block.role, span=self._span(block.start, block.end)) for block in page.blocks),
            dates=tuple(self._day(dated) for dated in self.dates),
            quantities=tuple(self._quantity(counted) for counted in self.quantities),
            actors=tuple(sorted((*map(self._mention, self.named), *names), key=lambda one: one.span.start)),
            meetings=tuple(self._meeting(sitting) for sitting in self.sittings),
            agenda=tuple(self._topics()),
            decisions=tuple(self._decisions()),
            quotes=tuple(self._quote(said) for said in self.quotes),
            positions=tuple(self._positions()),
            conflicts=tuple(self._placed(stops)),
            suppressed=tuple(self._placed(self._few("suppressed", quiet))),
            source=source,
        )
        compared = max(len(self.dates), len(self.quantities))
        if compared > conflicts.MOST:
            notes.append(Note(code="compared", facts={"most": conflicts.MOST}))
        notes += [Note(code="more", facts={"kind": kind, "most": LIMIT}) for kind in dict.fromkeys(self.more)]
        return replace(made, notes=tuple(notes), drafted=tuple(drafting.drafts_of(made)))

    def _span(self, start: int, end: int) -> Span:
        first, last = self.taken.place(start, end)
        return Span(start=first, end=last)

    def _text(self, start: int, end: int) -> str:
        return self.page.text[start:end]

    def _day(self, dated: Dated) -> Day:
        when = dated.when
        return Day(
            value=when.value,
            precision=when.precision,
            low=when.low.isoformat() if when.low else None,
            high=when.high.isoformat() if when.high else None,
            text=self._text(dated.start, dated.end),
            span=self._span(dated.start, dated.end),
        )

    def _quantity(self, counted: Counted) -> Quantity:
        return Quantity(
            value=_plain(counted.value),
            low=_plain(counted.low),
            high=_plain(counted.high),
            unit=counted.unit,
            qualifier=counted.qualifier,
            text=self._text(counted.start, counted.end),
            span=self._span(counted.start, counted.end),
        )

    def _mention(self, actor: Actor) -> Mention:
        return Mention(
            id=actor.named.code,
            kind=actor.named.kind,
            text=self._text(actor.start, actor.end),
            span=self._span(actor.start, actor.end),
        )

    def _meeting(self, sitting: Sitting) -> Meeting:
        return Meeting(
            body=sitting.code or sitting.body,
            date=sitting.when.when.value if sitting.when else None,
            place=sitting.place,
            level=sitting.level,
            status=sitting.status,
            perhaps=sitting.perhaps,
            span=self._span(sitting.start, sitting.end),
        )

    def _topics(self) -> list[Topic]:
        return [
            Topic(topic=matter.text, text=matter.text, span=self._span(matter.start, matter.end))
            for matter in self._few("agenda", find_agenda(self.page, self.dates))
        ]

    def _decisions(self) -> list[Decision]:
        made = []
        for decided in self._few("decisions", find_decisions(self.page, self.actors)):
            numbers = [n for n, one in enumerate(self.quantities) if decided.start <= one.start < decided.end]
            dates = [n for n, one in enumerate(self.dates) if decided.start <= one.start < decided.end]
            made.append(
                Decision(
                    actor=decided.code,
                    text=self._text(decided.start, decided.end),
                    quantities=tuple(numbers),
                    dates=tuple(dates),
                    span=self._span(decided.start, decided.end),
                )
            )
        return made

    def _quote(self, said: Said) -> Quote:
        speaker = said.speaker
        return Quote(
            speaker=speaker.name if speaker else None,
            actor=speaker.code if speaker else None,
            text=self._text(said.start, said.end),
            span=self._span(said.start, said.end),
            rule=said.rule,
        )

    def _positions(self) -> list[Position]:
        return [
            Position(
                actor=held.code,
                stance=held.stance,
                text=self._text(held.start, held.end),
                span=self._span(held.start, held.end),
            )
            for held in self._few("positions", find_positions(self.page, self.actors))
        ]

    def _placed(self, found: Sequence[Conflict]) -> list[Conflict]:
        """Return conflicts with their places in the input."""
        return [
            Conflict(
                level=one.level,
                kind=one.kind,
                a=self._span(one.a.start, one.a.end),
                b=self._span(one.b.start, one.b.end),
                reason=one.reason,
                facts=one.facts,
            )
            for one in found
        ]

    def _unknown(self, notes: list[Note]) -> list[Mention]:
        """Return names the register does not know, by the models where they are installed; a note says where they are not."""
        language = self.page.grammar.language
        if not models.available(language):
            code = "models-missing" if language in models.NEEDED else "models-none"
            notes.append(Note(code=code, facts={"language": language}))
            return []
        prose = [block for block in self.page.blocks if block.role in PROSE]
        if not prose:
            return []
        start, end = prose[0].start, prose[-1].end
        text = self.page.text[start:end]
        beyond = start + models.reach(text)
        if beyond < end:
            notes.append(Note(code="models-cut", facts={"place": self.taken.place(beyond, beyond + 1)[0]}))
        found = []
        for name in models.names_in(language, text):
            at = (start + name.start, start + name.end)
            inside = any(block.start <= at[0] and at[1] <= block.end for block in prose)
            if inside and not any(actor.start < at[1] and at[0] < actor.end for actor in self.actors):
                found.append(Mention(id=None, kind=name.kind, text=self._text(*at), span=self._span(*at)))
        return [*self._few("actors", found)]


def _plain(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
