"""The facts of a sitting told in one language, in the order a journal is read.

Knows the catalogue, the regime's terms and the facts; not rows. Law: a text is given in the reader's language if its author
signed it in that, else in the first of the body's, and is marked so; what was said and done stands in order of the log, accounts
in order of code; nothing is summed up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from comity.dues.zones import zone
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.i18n import Catalogue
from comity.i18n.terms import Terms
from comity.journal.facts import TOGETHER, Facts, Item, Noted, Silence
from comity.journal.told import ID_SHOWN, Annex, Line, Passage, Point, Section, Told
from comity.records.act import Act
from comity.regime import Regime

LONG: Final = 900
"""How many signs of text stand in their place; a longer one stands whole in an annex."""
QUIET: Final = frozenset({"at-sitting", "account-of", "interprets", "reserves"})
"""Relations that the place of a point already shows."""
DOING: Final = frozenset({"adopts", "opposes", "submits", "supports"})
"""Relations that are said even where they lead to the item a point stands under."""


def tell(facts: Facts, words: Catalogue, regime: Regime) -> Told:
    """Return the journal in the language of `words`."""
    return _Telling(facts, words, regime).told()


class _Telling:
    """One journal being told."""

    def __init__(self, facts: Facts, words: Catalogue, regime: Regime) -> None:
        self.facts, self.words, self.regime = facts, words, regime
        self.terms = Terms(words=words, regime=regime)
        self.numbers = {item.request.id: number for number, item in enumerate(facts.items, 1)}
        self.annexes: list[Annex] = []
        self.known = {one.id: one for one in facts.records()}

    def told(self) -> Told:
        """Return all of it."""
        facts, say = self.facts, self.words.say
        sections = tuple(section for section in self._sections() if section.lines or section.points)
        return Told(
            lang=self.words.lang,
            title=say("journal-title", day=self.words.date(facts.day)),
            body=self.regime.names[self.terms.lang],
            symbol=facts.convened.symbol or facts.convened.id[:ID_SHOWN],
            day=self.words.date(facts.day),
            facts=tuple(self._heading()),
            sections=sections,
            annexes=tuple(self.annexes),
            register=tuple((one.symbol, one.index, one.id) for one in facts.records()),
            colon=say("colon"),
            left_out=say("journal-left-out", count=facts.left_out) if facts.left_out else "",
        )

    def _heading(self) -> Iterable[tuple[str, str]]:
        facts, say = self.facts, self.words.say
        convened = facts.convened
        form = self.regime.forms.get(convened.form)
        title = self._passage(convened.title)
        if title is not None:
            yield say("journal-sitting"), self._marked(title)
        yield say("journal-convened-by"), f"{self._who(convened)}, {self.words.date(convened.at)}"
        yield say("journal-opened"), self._stepped(facts.opened, "journal-not-opened")
        yield say("journal-closed"), self._stepped(facts.closed, "journal-not-closed")
        if "chair" not in convened.fields and facts.opened is not None and facts.opened.attributed:
            yield say("journal-chair"), self._who(facts.opened)
        if form is not None:
            for name, field in form.fields.items():
                if name in convened.fields and name != "date":
                    yield field.labels[self.terms.lang], self.terms.value(field, convened.fields[name], convened.at)
        yield say("journal-languages"), ", ".join(self.words.language_within(lang) for lang in self.regime.languages)
        yield say("journal-zone"), facts.zone

    def _stepped(self, step: Noted | None, otherwise: str) -> str:
        if step is None:
            return self.words.say(otherwise)
        return f"{self.words.date(self._received(step) or step.at)} ({step.symbol or step.id[:ID_SHOWN]})"

    def _sections(self) -> Iterable[Section]:
        """Yield the sections in their order; an empty one is left out by the caller."""
        say, facts = self.words.say, self.facts
        phases, under = self._placed()
        text = self._passage(facts.convened.text)
        if text is not None:
            yield Section(name="convening", heading=say("journal-convening"), points=(self._point(facts.convened),))
        yield Section(name="attendance", heading=say("journal-attendance"), lines=tuple(self._attendance()))
        yield Section(name="agenda", heading=say("journal-agenda"), lines=tuple(self._agenda()))
        yield Section(name="before", heading=say("journal-before"), points=self._points(phases["before"]))
        for item in facts.items:
            number = self.numbers[item.request.id]
            yield Section(
                name=f"item-{number}",
                heading=say("journal-item", number=number, title=self._item_title(item)),
                lines=(Line(text=self._item_state(item), id=item.request.id),),
                points=(self._request(item), *self._points(under[item.request.id])),
            )
        yield Section(name="together", heading=say("journal-together"), points=self._points(self._together()))
        yield Section(name="rest", heading=say("journal-rest"), points=self._points(phases["during"]))
        decisions = [one for one in facts.noted if one.act == Act.ADOPT and one.form != TOGETHER]
        yield Section(name="decisions", heading=say("journal-decisions"), lines=tuple(map(self._named_line, decisions)))
        yield Section(name="silences", heading=say("journal-silences"), lines=tuple(map(self._silence, facts.silences)))
        yield from self._contested()
        yield Section(name="after", heading=say("journal-after"), points=self._points(phases["after"]))
        yield Section(name="next", heading=say("journal-next"), lines=(self._next(),))
        if facts.closed is not None:
            yield Section(name="closing", heading=say("journal-closing"), points=(self._point(facts.closed),))

    def _request(self, item: Item) -> Point:
        """Return the request of an item without its title, which is the heading's."""
        return replace(self._point(item.request), title=None)

    def _contested(self) -> Iterable[Section]:
        """Yield the accounts given of the sitting itself, side by side under their authors."""
        own = self.facts.beside.get(self.facts.convened.id, ())
        yield Section(name="contested", heading=self.words.say("journal-contested"), points=self._points(own))

    def _placed(self) -> tuple[dict[str, list[Noted]], dict[str, list[Noted]]]:
        """Return records of no item by when they came, before the opening, during or after, and the others by item."""
        opened, closed = self.facts.opened, self.facts.closed
        phases: dict[str, list[Noted]] = {"before": [], "during": [], "after": []}
        under: dict[str, list[Noted]] = {item.request.id: [] for item in self.facts.items}
        threads = {item.request.thread: item.request.id for item in reversed(self.facts.items)}
        phases["before"] += [one for one in self.facts.agenda if opened is None or one.index < opened.index]
        phases["during"] += [one for one in self.facts.agenda if opened is not None and one.index > opened.index]
        where = {key: key for key in under}
        beneath = self._shown_beneath()
        for one in (one for one in self.facts.noted if one.form != TOGETHER and one.id not in beneath):
            named = next((where[target] for _, target in one.refs if target in where), threads.get(one.thread))
            if named is not None:
                where[one.id] = named
                under[named].append(one)
            elif opened is not None and one.index < opened.index:
                phases["before"].append(one)
            else:
                phases["after" if closed is not None and one.index > closed.index else "during"].append(one)
        return phases, under

    def _shown_beneath(self) -> set[str]:
        """Return the ids of accounts and statements that stand beneath what they concern, and so nowhere else."""
        opening = "" if self.facts.opened is None else self.facts.opened.id
        concerned = (*self.facts.beside.items(), *self.facts.attached.items())
        return {one.id for target, many in concerned if target != opening for one in many}

    def _attendance(self) -> Iterable[Line]:
        say, facts = self.words.say, self.facts
        named, convened = facts.convened.to, facts.convened.id
        to = say("journal-convened-to", names=self._names(sorted(named))) if named else say("journal-convened-nobody")
        yield Line(text=to, id=convened)
        yield Line(text=say("journal-members", count=len(facts.members), names=self._names(facts.members)))
        spoke = dict.fromkeys(one.holder for one in self._during() if one.attributed)
        yield Line(text=say("journal-spoke", names=self._names(spoke)) if spoke else say("journal-spoke-nobody"))
        for held in facts.held:
            if (held.table, held.target) == ("decline", convened):
                yield Line(text=say("journal-declined", names=self._names([held.holder])), id=held.id)
        for one in facts.suspended:
            told = {"scope": self._scope(one.scope), "who": self._name(one.holder, one.at)}
            text = say("journal-suspended", **told, date=self.words.date(one.at))
            yield Line(text=text, id=one.id)

    def _during(self) -> Iterable[Noted]:
        """Yield what was recorded between opening and closing, or since the opening."""
        opened, closed = self.facts.opened, self.facts.closed
        for one in self.facts.noted:
            if opened is not None and one.index > opened.index and (closed is None or one.index < closed.index):
                yield one

    def _agenda(self) -> Iterable[Line]:
        if not self.facts.items:
            yield Line(text=self.words.say("journal-no-items"))
        for item in self.facts.items:
            told = {"title": self._item_title(item), "state": self._item_state(item)}
            text = self.words.say("journal-agenda-line", number=self.numbers[item.request.id], **told)
            yield Line(text=text, id=item.request.id)

    def _item_title(self, item: Item) -> str:
        title = self._passage(item.request.title)
        return self._form(item.request) if title is None else self._marked(title)

    def _item_state(self, item: Item) -> str:
        """Return how an item stands: who asked, its state, by which record, who opposed or joined it."""
        say, request = self.words.say, item.request
        by = "journal-asked-by" if request.attributed else "journal-asked-unattributed"
        parts = [say(by, who=self._who(request), record=self._ref(request.id)), say(f"journal-item-{item.status}")]
        if item.adopted_by:
            parts[-1] += f" ({self._ref(item.adopted_by)})"
        if item.together_by and item.together_by != item.adopted_by:
            parts.append(say("journal-taken-together", record=self._ref(item.together_by)))
        if item.late:
            parts.append(say("item-late"))
        for table, message in (("support", "journal-supported"), ("opposition", "journal-opposed")):
            names = self._names(
                held.holder for held in self.facts.held if (held.table, held.target) == (table, request.id)
            )
            if names:
                parts.append(say(message, names=names))
        return self.words.clauses(parts)

    def _together(self) -> Iterable[Noted]:
        """Yield the adoptions without discussion; each says what it adopts."""
        return (one for one in self.facts.noted if one.form == TOGETHER)

    def _named_line(self, one: Noted) -> Line:
        title = self._passage(one.title)
        shown = self._form(one) if title is None else self._marked(title)
        return Line(text=" · ".join((self._ref(one.id), shown, self._status(one) or self._who(one))), id=one.id)

    def _silence(self, silence: Silence) -> Line:
        say = self.words.say
        until = edtf.parse(silence.until).latest.astimezone(zone(self.facts.zone))
        parts = [
            say(
                "journal-silence",
                record=self._ref(silence.id),
                text=self._target(silence.target),
                until=self.words.date(until),
            ),
            say(f"silence-{silence.status}"),
        ]
        if silence.ended_by:
            parts[-1] += f" ({self._ref(silence.ended_by)})"
        return Line(text=self.words.clauses(parts), id=silence.id)

    def _next(self) -> Line:
        following = self.facts.following
        if following is None:
            closed = self.facts.closed is not None
            return Line(text=self.words.say("journal-next-none" if closed else "journal-next-unknown"))
        name = following.symbol or following.id[:ID_SHOWN]
        return Line(text=f"{self.words.date(following.day)} · {name}", id=following.id)

    def _points(self, records: Iterable[Noted]) -> tuple[Point, ...]:
        return tuple(self._point(one) for one in records)

    def _point(self, one: Noted) -> Point:
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
            figures=() if one is self.facts.convened else tuple(self._figures(one)),
            notes=tuple(self._notes(one, annex)),
            files=tuple(self._file(one, number) for number in range(len(one.files))),
            article=article,
            rule=self.terms.rule(article) if article else "",
            annex=annex,
            beneath=tuple(self._beneath(one)),
        )

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

    def _beneath(self, one: Noted) -> Iterable[tuple[str, tuple[Point, ...]]]:
        """Yield what stands beside a record: accounts of it under their authors, statements attached to it."""
        if one.id in self.facts.beside and one is not self.facts.convened:
            yield self.words.say("accounts"), self._points(self.facts.beside[one.id])
        if one.id in self.facts.attached:
            yield self.words.say("journal-attached"), self._points(self.facts.attached[one.id])

    def _figures(self, one: Noted) -> Iterable[tuple[str, str]]:
        form = self.regime.forms.get(one.form)
        for name, value in one.fields.items():
            field = None if form is None else form.fields.get(name)
            if field is None:
                yield name, str(value)
            else:
                yield field.labels[self.terms.lang], self.terms.value(field, value, one.at)

    def _notes(self, one: Noted, annex: int) -> Iterable[str]:
        say = self.words.say
        for rel, target in one.refs:
            beside = one in self.facts.beside.get(target, ())
            placed = rel not in DOING and target in {self.facts.convened.id, *self.numbers}
            if rel not in QUIET and not beside and not placed:
                yield f"{say(f'rel-{rel}')}{say('colon')} {self._target(target)}"
        against = self._names(
            held.holder for held in self.facts.held if (held.table, held.target) == ("objection", one.id)
        )
        if against:
            yield say("journal-objected", names=against)
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

    def _file(self, one: Noted, number: int) -> str:
        item = one.files[number]
        return self.words.say(
            "journal-file", name=item.name, size=self.words.number(item.size), media=item.media, sha256=item.sha256
        )

    def _status(self, one: Noted) -> str:
        return "" if one.status == "stands" else self.words.say(f"status-{one.status}")

    def _when(self, one: Noted) -> str:
        """Return when a record was received, where the desk says so, or its date; the day only where it is not the sitting's."""
        received = self._received(one)
        if received is None:
            return "" if one.at == self.facts.day else self.words.date(one.at)
        same = received.date().isoformat() == self.facts.day
        return self.words.time(received) if same else self.words.date(received)

    def _received(self, one: Noted) -> datetime | None:
        if one.stamped is None or self.facts.kind == "archive":
            return None
        return datetime.fromtimestamp(one.stamped, zone(self.facts.zone))

    def _who(self, one: Noted) -> str:
        if not one.attributed:
            return self.words.say("journal-not-attributed")
        return self._name(one.holder, one.at)

    def _name(self, code: str, at: str) -> str:
        """Return a holder's name on a date with the other capacities it holds."""
        office = self.regime.offices.get(code)
        held = [name for name, other in self.regime.offices.items() if code in other.also]
        also = dict.fromkeys((*(() if office is None else office.also), *held))
        name = self.terms.name(code, at)
        if not also:
            return name
        return f"{name} {self.words.say('hats', names=', '.join(self.terms.name(other, at) for other in also))}"

    def _names(self, codes: Iterable[str]) -> str:
        return ", ".join(self.terms.name(code, self.facts.day) for code in codes)

    def _form(self, one: Noted) -> str:
        form = self.regime.forms.get(one.form)
        return self.words.say(f"act-{one.act}") if form is None else form.labels[self.terms.lang]

    def _scope(self, scope: str) -> str:
        for form in self.regime.forms.values():
            field = form.fields.get("scope") if Act.SUSPEND in form.acts else None
            if field is not None and scope in field.choices:
                return field.choices[scope].labels[self.terms.lang]
        return scope

    def _ref(self, record_id: str) -> str:
        """Return how a record is called in passing: its symbol, else the beginning of its id."""
        found = self.known.get(record_id) or self.facts.named.get(record_id)
        return record_id[:ID_SHOWN] if found is None else found.symbol or record_id[:ID_SHOWN]

    def _target(self, record_id: str) -> str:
        found = self.known.get(record_id) or self.facts.named.get(record_id)
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
