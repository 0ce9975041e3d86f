"""The facts of a sitting told in one language, in the order a journal is read.

Knows the catalogue, the regime's terms and the facts; not rows. Law: a text is given in the reader's language if its author
signed it in that, else in the first of the body's, and is marked so; what was said and done stands in order of the log, accounts
in order of code; nothing is summed up.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from comity.dues.zones import zone
from comity.encoding import edtf
from comity.i18n import Catalogue
from comity.journal.facts import TOGETHER, Facts, Item, Noted, Silence
from comity.journal.saying import Saying
from comity.journal.told import ID_SHOWN, Line, Point, Section, Told
from comity.records.act import Act
from comity.regime import Regime

QUIET: Final = frozenset({"at-sitting", "account-of", "interprets", "reserves"})
"""Relations that the place of a point already shows."""
DOING: Final = frozenset({"adopts", "opposes", "submits", "supports"})
"""Relations that are said even where they lead to the item a point stands under."""


def tell(facts: Facts, words: Catalogue, regime: Regime) -> Told:
    """Return the journal in the language of `words`."""
    return _Telling(facts, words, regime).told()


class _Telling(Saying):
    """One journal being told."""

    def __init__(self, facts: Facts, words: Catalogue, regime: Regime) -> None:
        known = {one.id: one for one in facts.records()}
        super().__init__(words, regime, facts.kind, facts.zone, facts.day, {**facts.named, **known})
        self.facts = facts
        self.numbers = {item.request.id: number for number, item in enumerate(facts.items, 1)}

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
            yield Section(name="convening", heading=say("journal-convening"), points=self._points([facts.convened]))
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
        return tuple(self._point(one, figures=one is not self.facts.convened) for one in records)

    def _beneath(self, one: Noted) -> Iterable[tuple[str, tuple[Point, ...]]]:
        """Yield what stands beside a record: accounts of it under their authors, statements attached to it."""
        if one.id in self.facts.beside and one is not self.facts.convened:
            yield self.words.say("accounts"), self._points(self.facts.beside[one.id])
        if one.id in self.facts.attached:
            yield self.words.say("journal-attached"), self._points(self.facts.attached[one.id])

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
        yield from self._known(one, annex)

    def _names(self, codes: Iterable[str]) -> str:
        return ", ".join(self.terms.name(code, self.facts.day) for code in codes)

    def _scope(self, scope: str) -> str:
        for form in self.regime.forms.values():
            field = form.fields.get("scope") if Act.SUSPEND in form.acts else None
            if field is not None and scope in field.choices:
                return field.choices[scope].labels[self.terms.lang]
        return scope
