"""A body whose sittings have full agendas: what every kind of page shows, in any number, for measuring pages.

Knows the forms of one shipped regime; the body itself is filled by `large`. Law: each sitting has the same parts in the
same order, so that a page of one is as full as a page of another.
"""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from comity.bench.large import STANCES, WORDS, Filling, filled
from comity.encoding.canonical import Json
from comity.records.act import Act
from comity.records.record import Record, Ref
from comity.regime import load
from comity.service.pen import blank
from comity.wiring.shipped import regime_bytes

REGIME: Final = "nrc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """How full a sitting is: items, and of each kind of answer so many."""

    items: int = 8
    each: int = 6


class Council(Filling):
    """Sittings one after the other."""

    agenda = Agenda()

    def __init__(self, *parts: object) -> None:
        """Begin before the first sitting."""
        super().__init__(*parts)  # type: ignore[arg-type]
        self._forms = load(regime_bytes(REGIME)).forms
        self._code, self._spoke, self._number = self.parties[0], "", 0
        self._script = self._sittings()

    def turn(self, number: int) -> str:
        """Return whose turn it is: each after the other, so that nobody supports the same item twice."""
        return self.parties[number % len(self.parties)]

    def record(self, number: int, code: str) -> Record:
        """Return the next record."""
        last = self.pens[self._spoke].prev if self._spoke else None
        self._code, self._spoke, self._number = code, code, number
        return next(self._script) if last is None else self._script.send(last)

    def _sittings(self) -> Generator[Record, str, None]:
        """Yield records for ever; what is sent is the id of the record yielded before."""
        while True:
            sitting = yield self._said(Act.CONVENE, "sitting", fields={"date": self._today()})
            here = Ref(rel="at-sitting", id=sitting)
            yield self._said(Act.OPEN, "opening", here)
            for _ in range(self.agenda.items):
                yield from self._item(here)
            yield from self._differing(here)
            yield self._said(Act.SUSPEND, "suspension", fields={"scope": "tool"})
            yield self._said(Act.REPORT, "outcome", here)
            yield self._said(Act.CLOSE, "closing", here)

    def _item(self, here: Ref) -> Generator[Record, str, None]:
        """Yield an agenda item, a text on it, what parties hold on the text, and the decision."""
        item = yield self._said(Act.REQUEST_ITEM, "item-request", here)
        for _ in range(self.agenda.each):
            yield self._said(Act.COSPONSOR, "co-request", Ref(rel="supports", id=item))
        text = yield self._said(Act.PROPOSE, "proposal", Ref(rel="answers", id=item), here)
        for number in range(self.agenda.each):
            stance: dict[str, Json] = {"stance": STANCES[number % len(STANCES)]}
            yield self._said(Act.TAKE_POSITION, "position", Ref(rel="about", id=text), fields=stance)
            yield self._said(Act.COMMENT, "comment", Ref(rel="answers", id=text), here)
        decision = yield self._said(Act.ADOPT, "decision", Ref(rel="adopts", id=text), here)
        for _ in range(self.agenda.each):
            yield self._said(Act.INTERPRET, "interpretation", Ref(rel="interprets", id=decision))

    def _differing(self, here: Ref) -> Generator[Record, str, None]:
        """Yield a fact with accounts of it, disagreements, concerns, notifications and questions."""
        fact = yield self._said(Act.BRIEF, "briefing", here)
        for _ in range(self.agenda.each):
            yield self._said(Act.STATE, "account", Ref(rel="account-of", id=fact))
        for _ in range(self.agenda.each):
            yield self._said(Act.STATE, "disagreement", here)
            concern = yield self._said(Act.STATE, "concern", here, to=True)
            yield self._said(Act.RESOLVE, "settlement", Ref(rel="resolves", id=concern))
            notified = yield self._said(Act.NOTIFY, "notification", to=True)
            yield self._said(Act.ACKNOWLEDGE, "acknowledgement", Ref(rel="acknowledges", id=notified))
            yield self._said(Act.ASK, "question", Ref(rel="answers", id=notified), to=True)

    def _said(self, act: Act, form: str, *refs: Ref, to: bool = False, **body: Json) -> Record:
        """Return a record of the party whose turn it is, with the parts its form asks for."""
        known = self._forms[form]
        if known.title:
            body["title"] = {
                "en": f"Matter {self._number}",
                "fr": f"Affaire {self._number}",
                "ru": f"Дело {self._number}",
            }
        if known.text:
            body["text"] = dict(WORDS)
        place = self.parties.index(self._code)
        others = (*self.parties[place + 1 :], *self.parties[:place])[:2]  # whose turn is next among them
        ordered = tuple(sorted(refs, key=lambda ref: (ref.rel, ref.id)))
        return blank(
            self.log_key.name,
            act,
            form,
            self._code,
            self.seen,
            self._today(),
            dict(body),
            refs=ordered,
            to=tuple(sorted(others)) if to else (),
        )

    def _today(self) -> str:
        return f"{datetime.fromtimestamp(self.now, UTC):%Y-%m-%d}"


def fill_council(folder: Path, records: int, agenda: Agenda | None = None) -> None:
    """Found an exercise in an empty folder and add the records of as many sittings as they make."""
    filled(folder, records, REGIME, type("Sized", (Council,), {"agenda": agenda or Agenda()}))
