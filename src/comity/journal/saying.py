"""One record said in one language: who, what, when, its figures, files, state and texts; the same in a journal and elsewhere.

Knows the catalogue, the regime's terms and a record as journals note it; not what it stands beside. Law: a text is given in the
reader's language if its author signed it in that, else in the first of the body's, and is marked so.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from comity.dues.zones import zone
from comity.encoding.canonical import Json
from comity.i18n import Catalogue
from comity.i18n.terms import Terms
from comity.journal.facts import Named, Noted
from comity.journal.told import ID_SHOWN, Annex, Passage, Point
from comity.regime import Regime

LONG: Final = 900
"""How many signs of text stand in their place; a longer one stands whole in an annex."""


class Saying:
    """What says records of one body."""

    def __init__(
        self, words: Catalogue, regime: Regime, kind: str, zone_name: str, day: str, called: Mapping[str, Noted | Named]
    ) -> None:
        """Say records of a body of that kind, in that zone; `day` goes without saying, `called` may be named in passing."""
        self.words, self.regime = words, regime
        self.terms = Terms(words=words, regime=regime)
        self.kind, self.zone, self.day, self.called = kind, zone_name, day, called
        self.annexes: list[Annex] = []

    def _point(self, one: Noted, *, figures: bool = True) -> Point:
        """Return a record as a point; what stands on it comes from `_notes` and `_beneath`."""
        title, text, annex = self._passage(one.title), self._passage(one.text), 0
        article = self._article(one)
        if text is not None and len(text.text) > LONG:
            annex, text = self._annexed(one, title, text), None
        return Point(
            id=one.id,
            index=one.index,
            symbol=one.symbol,
            who=self._who(one),
            did=self._form(one),
            when=self._when(one),
            title=title,
            text=text,
            figures=tuple(self._figures(one)) if figures else (),
            notes=tuple(self._notes(one, annex)),
            files=tuple(self._file(one, number) for number in range(len(one.files))),
            article=article,
            rule=self.terms.rule(article) if article else "",
            annex=annex,
            beneath=tuple(self._beneath(one)),
        )

    def _notes(self, one: Noted, annex: int) -> Iterable[str]:
        """Yield what a record refers to, then what is to be known of it."""
        for rel, target in one.refs:
            yield f"{self.words.say(f'rel-{rel}')}{self.words.say('colon')} {self._target(target)}"
        yield from self._known(one, annex)

    def _beneath(self, one: Noted) -> Iterable[tuple[str, tuple[Point, ...]]]:  # noqa: ARG002 - one kind of saying has some
        """Yield what stands beneath a record, under headings of its own; nothing, unless told."""
        return ()

    def _known(self, one: Noted, annex: int) -> Iterable[str]:
        """Yield what is to be known of a record: its mandate, whether its text is kept, where it stands, its state, its doubt."""
        say = self.words.say
        if one.mandate:
            yield say("journal-mandate", record=self._ref(one.mandate))
        if not one.read:
            yield say("journal-restricted")
        if annex:
            yield say("journal-see-annex", number=annex)
        status = self._status(one)
        if status:
            yield status
        if one.doubt == "unverified":
            yield say("doubt-unverified")

    def _article(self, one: Noted) -> str:
        """Return the article a record rests on: its form's, else that of the decision or the silence its form is made by."""
        form = self.regime.forms.get(one.form)
        if form is None:
            return ""
        decision = self.regime.decisions.get(form.decision or "")
        silence = self.regime.silences.get(form.silence or "")
        articles = (form.article, *(made.article for made in (decision, silence) if made is not None))
        return next((article for article in articles if article is not None), "")

    def _annexed(self, one: Noted, title: Passage | None, text: Passage) -> int:
        number = len(self.annexes) + 1
        heading = self.words.say("journal-annex", number=number, who=self._who(one), record=self._ref(one.id))
        self.annexes.append(Annex(number=number, heading=heading, id=one.id, title=title, text=text))
        return number

    def _figures(self, one: Noted) -> Iterable[tuple[str, str]]:
        form = self.regime.forms.get(one.form)
        for name, value in one.fields.items():
            field = None if form is None else form.fields.get(name)
            if field is None:
                yield name, str(value)
            else:
                yield field.labels[self.terms.lang], self.terms.value(field, value, one.at)

    def _file(self, one: Noted, number: int) -> str:
        item = one.files[number]
        return self.words.say(
            "journal-file", name=item.name, size=self.words.number(item.size), media=item.media, sha256=item.sha256
        )

    def _status(self, one: Noted) -> str:
        return "" if one.status == "stands" else self.words.say(f"status-{one.status}")

    def _when(self, one: Noted) -> str:
        """Return when a record was received, where the desk says so, or its date; no day where it goes without saying."""
        received = self._received(one)
        if received is None:
            return "" if one.at == self.day else self.words.date(one.at)
        same = received.date().isoformat() == self.day
        return self.words.time(received) if same else self.words.date(received)

    def _received(self, one: Noted) -> datetime | None:
        if one.stamped is None or self.kind == "archive":
            return None
        return datetime.fromtimestamp(one.stamped, zone(self.zone))

    def _who(self, one: Noted) -> str:
        if not one.attributed:
            return self.words.say("journal-not-attributed")
        return self._name(one.holder, one.at)

    def _name(self, code: str, at: str) -> str:
        """Return a holder's name on a date with the other capacities it holds."""
        also = self.regime.hats(code)
        name = self.terms.name(code, at)
        if not also:
            return name
        return f"{name} {self.words.say('hats', names=', '.join(self.terms.name(other, at) for other in also))}"

    def _form(self, one: Noted) -> str:
        form = self.regime.forms.get(one.form)
        return self.words.say(f"act-{one.act}") if form is None else form.labels[self.terms.lang]

    def _ref(self, record_id: str) -> str:
        """Return how a record is called in passing: its symbol, else the beginning of its id."""
        found = self.called.get(record_id)
        return record_id[:ID_SHOWN] if found is None else found.symbol or record_id[:ID_SHOWN]

    def _target(self, record_id: str) -> str:
        found = self.called.get(record_id)
        title = None if found is None else self._passage(found.title)
        return self._ref(record_id) if title is None else f"{self._marked(title)} ({self._ref(record_id)})"

    def _marked(self, passage: Passage) -> str:
        return f"{passage.text} [{passage.mark}]" if passage.mark else passage.text

    def _passage(self, texts: Mapping[str, Json] | Mapping[str, str]) -> Passage | None:
        """Return a text in the reader's language if its author signed one, else in the first of the body's, marked."""
        for lang in (self.words.lang, *self.regime.languages, *sorted(texts)):
            if lang in texts:
                mark = "" if lang == self.words.lang else self._original(lang)
                return Passage(lang=lang, text=str(texts[lang]), mark=mark)
        return None

    def _original(self, lang: str) -> str:
        return self.words.say("journal-original", language=self.words.language_within(lang))
