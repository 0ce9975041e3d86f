"""How what happened to a body is told outside its pages, in one language: names of the day, titles, dues, addresses.

Knows one reader, a catalogue and where the site answers; not who is told. Law: dues are told by `i18n.dues`, as on every page, so
a deadline has the same words, zone and second here as there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from comity.dues import zones
from comity.dues.state import Owed, Term, Yearly
from comity.encoding.canonical import Json
from comity.envelope import VerifiedRecord
from comity.i18n import Catalogue, Terms
from comity.i18n.dues import Told
from comity.notices.reminding import Pending, Silence
from comity.records.bodies import read_content
from comity.regime import Regime
from comity.store.ahead import ReadAhead
from comity.store.reader import Reader

Row = Mapping[str, Json]
CLIPPED: Final = 700
"""How much of a long text a letter quotes; its page shows all of it."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A body told to one reader at second `now`: whose rows, in which words; `site` is the beginning of every address.

    `rows` are the same rows read ahead, where much is told at once; they are used for that one answer.
    """

    reader: Reader
    words: Catalogue
    slug: str
    site: str
    now: int
    rows: ReadAhead | None = None

    @cached_property
    def regime(self) -> Regime:
        """The rules in force."""
        return self.reader.regime

    @cached_property
    def told(self) -> Told:
        """How dues are told."""
        day = zones.day_of(self.now, self.regime.zone).isoformat()
        return Told(words=self.words, regime=self.regime, record=self.called, day=day)

    @cached_property
    def terms(self) -> Terms:
        """The regime's own terms."""
        return Terms(words=self.words, regime=self.regime)

    @cached_property
    def body(self) -> str:
        """The body's name; of an exercise, with the word that it is one."""
        name = self.regime.names[self.terms.lang]
        if self.reader.kind != "exercise":
            return name
        return self.words.say("notice-exercise", mark=self.words.say("kind-exercise"), body=name)

    def url(self, rest: str = "") -> str:
        """Return an address of this body in the reader's language."""
        return f"{self.site}/{self.words.lang}/{self.slug}/{rest}"

    def record_url(self, record_id: str) -> str:
        """Return the address of a record."""
        return self.url(f"record/{record_id}")

    def row(self, record_id: str) -> Row:
        """Return the row of a record other rows name."""
        return (self.rows or self.reader).get("record", record_id) or {}

    def called(self, record_id: str) -> str:
        """Return what a record is called: its symbol, or its title, or its form's name where it has neither."""
        row = self.row(record_id)
        return str(row.get("symbol") or self.title(row) or self.form(row.get("form")))

    def title(self, row: Row) -> str:
        """Return a title in the reader's language if its author gave one, else in the first of the body's there is."""
        return self.pick(row.get("title"))

    def text(self, record_id: str) -> str:
        """Return the text of a record that everybody reads, perhaps clipped."""
        found = self.reader.record(record_id)
        text = "" if found is None or found.record.body is None else self.pick(found.record.body.get("text"))
        return text if len(text) <= CLIPPED else f"{text[:CLIPPED].rsplit(None, 1)[0]} …"

    def pick(self, texts: Json) -> str:
        """Return a text in the reader's language, else in the first of the body's there is; nothing where there is none."""
        return self.terms.pick(texts)[1]

    def form(self, form: Json) -> str:
        """Return the name of a form, or of the act that is its own form."""
        return self.terms.form(form)

    def names(self, codes: Json) -> str:
        """Return the names of codes, in the order given."""
        return ", ".join(self.told.name(str(code)) for code in codes) if isinstance(codes, list) else ""

    def fields(self, record_id: str) -> Iterator[tuple[str, str]]:
        """Return label and value of each field of a record that everybody reads."""
        return self.stated(self.reader.record(record_id))

    def stated(self, found: VerifiedRecord | None) -> Iterator[tuple[str, str]]:
        """Yield the same of a record at hand; nothing where there is none."""
        form = None if found is None else self.regime.forms.get(found.record.form)
        if found is not None and form is not None and found.record.body is not None:
            signed = read_content(found.record).fields
            for name, field in form.fields.items():
                if name in signed:
                    yield field.labels[self.terms.lang], self.terms.value(field, signed[name], found.record.at)

    def due(self, one: Pending) -> str:
        """Return what is due in one line, as pages tell it."""
        match one.what:
            case Owed():
                return self.told.owed(one.what, self.now)
            case Term():
                return self.told.clock(one.what, self.now)
            case Yearly():
                return self.told.yearly(one.what, self.now)
            case Silence():
                return self.silence(one.what, one.end)

    def what(self, one: Pending) -> str:
        """Return the name of what is due."""
        match one.what:
            case Owed():
                return self.told.label(one.what.duty.labels, one.what.regime)
            case Term():
                return self.told.label(one.what.clock.labels, one.what.regime)
            case Yearly():
                return self.told.label(one.what.due.labels, self.regime)
            case Silence():
                return self.words.say("notice-silence")

    def silence(self, one: Silence, end: int) -> str:
        """Return a silence procedure in one line: on which text, until when, by which article."""
        procedure = self.regime.silences.get(str(one.row["procedure"] or ""))
        facts = {"record": self.called(str(one.row["target"])), "end": self.told.moment(end)}
        line = self.words.say("notice-silence-until" if self.now <= end else "notice-silence-over", **facts)
        return line if procedure is None else f"{line} {self.terms.rule(procedure.article)}"

    def why(self, one: Pending) -> Iterator[str]:
        """Yield why an end is when it is, step by step."""
        term = one.what if isinstance(one.what, Term) else one.what.term if isinstance(one.what, Owed) else None
        if term is not None:
            yield from self.told.steps(term)
