"""A notice as plain text: subject, what happened or is owed, until when and why, and where it stands.

Knows how a notice is laid out; not how it travels. Law: a letter is made from what everybody reads, so no word of a restricted
record can be in it; and at the moment it is sent, so what it says of a deadline is true then.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.dues.state import owed, term
from comity.notices.happening import Happening, Kind, happening, names_of
from comity.notices.reminding import OVER, Pending, pending
from comity.notices.wording import Telling
from comity.records.act import Act
from comity.records.record import SEALED
from comity.store.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a letter says of one thing: its subject line, its lines, and the thread of records it belongs to."""

    subject: str
    lines: tuple[str, ...]
    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What is told to one seat: `reader` is the body as whoever is told may read it, `telling` reads it as everybody does.

    Whoever is not entitled is told of public and of sealed records only: of these everybody sees that there is one.
    """

    telling: Telling
    reader: Reader
    code: str
    entitled: bool

    def happened(self, index: int) -> Part | None:
        """Return what is said of the record at a leaf; None where it no longer concerns the seat, or not as it may read."""
        found = happening(self.reader, index, names_of(self.reader, self.code))
        if found is None or not self.told_of(found.audience):
            return None
        row = self.telling.row(found.id)
        thread = str(row.get("thread") or found.id)
        if found.audience != "public":
            return self._hidden(found, thread)
        told = self.telling
        said = {"body": told.body, "form": told.form(row["form"]), "symbol": str(row["symbol"] or "")}
        subject = told.words.say("notice-subject", **said, speaker=told.told.name(str(row["for"])))
        return Part(subject=subject, lines=tuple(self._lines(found)), thread=thread)

    def reminder(self, ident: str, end: int, stage: int) -> Part | None:
        """Return what is said of something due, if it still stands with that end and this is still what there is to say of it."""
        one = pending(self.reader, self.telling.now, self.code).get(ident)
        if one is None or one.end != end or one.stage(self.telling.now) != stage or not self.may_be_told(one):
            return None
        told, public = self.telling, pending(self.telling.reader, self.telling.now, self.code).get(ident)
        thread = str((told.row(one.start) if one.start else {}).get("thread") or one.start or ident)
        if public is None:  # what everybody reads does not say that anything is due here
            return self._hidden_due(str(one.start), thread)
        facts = {"body": told.body, "what": told.what(public), "end": told.told.moment(public.end)}
        subject = told.words.say("notice-subject-over" if stage == OVER else "notice-subject-due", **facts)
        return Part(subject=subject, lines=tuple(self._due_lines(public)), thread=thread)

    def told_of(self, audience: str) -> bool:
        """Return whether whoever is told here is told of a record of an audience."""
        return audience in {"public", SEALED} or (self.entitled and audience == "restricted")

    def may_be_told(self, one: Pending) -> bool:
        """Return whether whoever is told here is told that something is due."""
        return one.start is None or self.told_of(str((self.reader.get("record", one.start) or {"aud": ""})["aud"]))

    def _hidden(self, found: Happening, thread: str) -> Part:
        told, symbol = self.telling, str(self.telling.row(found.id).get("symbol") or "")
        say, kind = told.words.say, found.audience
        subject = say(f"notice-subject-{kind}", body=told.body, symbol=symbol)
        lines = (say(f"notice-{kind}", symbol=symbol), self._received(found.id), told.record_url(found.id))
        return Part(subject=subject, lines=lines, thread=thread)

    def _hidden_due(self, start: str, thread: str) -> Part:
        told, symbol = self.telling, str(self.telling.row(start).get("symbol") or "")
        subject = told.words.say("notice-subject-restricted-due", body=told.body, symbol=symbol)
        lines = (told.words.say("notice-restricted-due", symbol=symbol), told.record_url(start))
        return Part(subject=subject, lines=lines, thread=thread)

    def _lines(self, found: Happening) -> Iterator[str]:
        told, row = self.telling, self.telling.row(found.id)
        say, title = told.words.say, told.title(row)
        yield " ".join(filter(None, (told.form(row["form"]), str(row["symbol"] or ""))))
        if title:
            yield title
        yield ""
        quoted = [f"> {line}" for line in told.text(found.id).splitlines()]
        yield from (*quoted, "") if quoted else ()
        yield self._labelled("for", told.told.name(str(row["for"])))
        if row["to"]:
            yield self._labelled("to", told.names(row["to"]))
        yield self._labelled("record-date", told.words.date(str(row["at"])))
        yield self._received(found.id)
        if row["act"] == Act.CONVENE:
            yield from (self._labelled(label, value) for label, value in told.fields(found.id))
        why = [
            say(f"notice-why-{kind}", who=told.told.name(self.code)) for kind in found.kinds if self._says(found, kind)
        ]
        yield self._labelled("notice-why", told.words.clauses(why))
        yield ""
        due = list(self._follows(found))
        if due:
            yield say("notice-follows")
            yield from due
            yield ""
        yield say("notice-read", url=told.record_url(found.id))

    def _due_lines(self, one: Pending) -> Iterator[str]:
        told = self.telling
        yield told.due(one)
        yield from (f"    {step}" for step in told.why(one))
        yield ""
        if one.start is not None:
            yield told.words.say("notice-read", url=told.record_url(one.start))
        yield told.words.say("notice-all-due", url=told.url(f"due?party={self.code}"))

    def _follows(self, found: Happening) -> Iterator[str]:
        """Yield the duties and clocks a record touched, as they stand now, each with its reasons."""
        told, view = self.telling, self.telling.reader.view()
        bounded = set()
        for key in found.duties:
            row = view.get("obligation", key)
            if row is not None:
                one = owed(view, key, row)
                yield f"- {told.told.owed(one, told.now)}"
                if one.term is not None:
                    bounded.add(one.term.key)
                    yield from (f"    {step}" for step in told.told.steps(one.term))
        for key in found.clocks:
            clock = None if key in bounded else term(view, key)
            if clock is not None and (clock.row["own"] or not found.duties):
                yield f"- {told.told.clock(clock, told.now)}"
                yield from (f"    {step}" for step in told.told.steps(clock))

    def _says(self, found: Happening, kind: Kind) -> bool:
        """Return whether a reason is said: that one wants everything only where there is no other."""
        return kind is not Kind.EVERYTHING or len(found.kinds) == 1

    def _received(self, record_id: str) -> str:
        told = self.telling
        return self._labelled("notice-received", told.told.instant(int(str(told.row(record_id)["stamped"]))))

    def _labelled(self, message: str, value: str) -> str:
        return self.telling.words.say("field-line", label=self.telling.words.say(message), value=value)
