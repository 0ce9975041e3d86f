"""How rows become words on a terminal: names of the time, the language at hand, dates and states.

Knows one body's reader, its regime and one catalogue; not tables or streams. Law: a text is shown in a language its author
signed, the one asked for where there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as day_type
from functools import cached_property

from comity.dues.state import Rulebook
from comity.dues.zones import today_in
from comity.encoding.canonical import Json
from comity.i18n import Catalogue, Terms
from comity.i18n.terms import nearest
from comity.store.reader import Reader

Row = Mapping[str, Json]
NO_RECORD: Row = {"title": None, "form": "state", "symbol": None, "index": 0, "for": "", "at": None}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A body's rows in the words of one language, with the names of the day the reader is bound to."""

    reader: Reader
    words: Catalogue
    names: dict[str, str] = field(default_factory=dict)

    @cached_property
    def terms(self) -> Terms:
        """The regime's own terms in the language at hand."""
        return Terms(words=self.words, regime=self.reader.regime)

    def name(self, code: Json) -> str:
        """Return what a code is called, or the code itself."""
        known = str(code)
        if known not in self.names:
            regime, day = self.reader.regime, self._day()
            self.names[known] = regime.name_of(known, self.terms.lang, day) if regime.knows(known) else known
        return self.names[known]

    def form(self, form: Json) -> str:
        """Return the name of a form, or of the act that is its own form."""
        return self.terms.form(form)

    def duty(self, row: Row) -> str:
        """Return the name of a duty somebody owes, in the rules it was opened under."""
        rules = Rulebook(self.reader.view()).of(row)
        return rules.duties[str(row["duty"])].labels[nearest(self.words.lang, rules.languages)]

    def pick(self, texts: Json) -> str:
        """Return a text in the language at hand if its author signed one, else in the first of the body's there is."""
        return self.terms.pick(texts)[1]

    def title(self, record_id: Json) -> str:
        """Return the title of a record, or the name of its form where it has none."""
        row = self.record(record_id)
        return self.pick(row["title"]) or self.form(row["form"])

    def stance(self, position: Row) -> str:
        """Return a stance in the words of the form it was taken by."""
        form = self.reader.regime.forms.get(str(self.record(position["id"])["form"]))
        stance = None if form is None else form.fields.get("stance")
        known = None if stance is None else stance.choices.get(str(position["stance"]))
        return str(position["stance"]) if known is None else known.labels[self.terms.lang]

    def record(self, record_id: Json) -> Row:
        """Return the row of a record other rows name."""
        return self.reader.get("record", str(record_id)) or NO_RECORD

    def date(self, value: Json) -> str:
        """Return an EDTF date as the language writes it."""
        return "" if value is None else self.words.date(str(value))

    def say(self, message: str, **facts: str | int) -> str:
        """Return a sentence."""
        return self.words.say(message, **facts)

    def _day(self) -> day_type:
        day = self.reader.day if self.reader.at is not None else None
        return today_in(self.reader.regime.zone) if day is None else day_type.fromisoformat(day)
