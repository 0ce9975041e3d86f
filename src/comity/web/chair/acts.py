"""Which acts an office may write from a room, as links and forms that lead to the prefilled page of each.

Knows the forms of the rules; the fold decides what is taken. Law: what is offered leads to a page that signs nothing; where a
body has forms named `agenda` and `decision`, these are what adopts an order of items and a text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

from comity.i18n import LANGUAGES, Catalogue
from comity.records.act import Act
from comity.regime import Form
from comity.service.permitted import Doing, may_write
from comity.web.chair.floor import Floor, Line
from comity.web.page.present import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What is sent to the writing page as if it had been filled in there and was to be changed: nothing is hidden in it."""

    url: str
    sent: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """What a seat may write today, by act."""

    page: Page
    code: str
    found: Mapping[Act, tuple[Doing, ...]] = field(default_factory=dict)

    def form(self, act: Act, named: str = "") -> Form | None:
        """Return the form for an act: the one of that name, or the first there is."""
        doings = self.found.get(act, ())
        return next((one.form for one in doings if one.form.name == named), doings[0].form if doings else None)

    def link(self, act: Act, record: str = "", rel: str = "", named: str = "") -> str:
        """Return the address at which this seat writes an act on a record; nothing where it may not."""
        form = self.form(act, named)
        if form is None:
            return ""
        asked = {"act": str(act), **({"re": record, "rel": rel} if record else {}), "seat": self.code}
        return self.page.url(f"write/{form.name}?{urlencode(asked)}")

    def links(self, act: Act) -> list[tuple[str, str]]:
        """Return label and address of every form by which this seat may do an act that needs no other record."""
        doings = self.found.get(act, ())
        query = urlencode({"act": str(act), "seat": self.code})
        lang = self.page.rules_lang
        return [(one.form.labels[lang], self.page.url(f"write/{one.form.name}?{query}")) for one in doings]

    def agenda(self, floor: Floor, order: Sequence[str]) -> Prepared | None:
        """Return the record that adopts these items in this order, prepared."""
        form = self.form(Act.ADOPT, "agenda")
        return None if form is None or not order else self._adoption(form, floor, [floor.lines[key] for key in order])

    def together(self, floor: Floor, texts: Sequence[Line]) -> Prepared | None:
        """Return the record that adopts several texts at once, prepared: a consent agenda."""
        form = self.form(Act.ADOPT, "decision")
        return None if form is None or not texts else self._adoption(form, floor, texts)

    def _adoption(self, form: Form, floor: Floor, lines: Sequence[Line]) -> Prepared:
        sent = [("edit", "1"), ("seat", self.code), ("act", str(Act.ADOPT)), ("for", self.code)]
        sent += [("at", self.page.dated)]
        sent += [("ref", f"adopts:{line.entry.id}") for line in lines]
        sent += [("ref", f"at-sitting:{floor.entry.id}")]
        sent += [("to", code) for code in floor.to]
        for lang in self.page.regime.languages:
            sent += [(f"title.{lang}", form.labels[lang])] if form.title else []
            sent += [(f"text.{lang}", _numbered(self.page, lang, lines))] if form.text else []
        return Prepared(url=self.page.url(f"write/{form.name}"), sent=tuple(sent))


def acts_of(page: Page, code: str) -> Acts:
    """Return what an office may write today."""
    by: dict[Act, tuple[Doing, ...]] = {}
    for doing in may_write(page.regime, code, datetime.now(UTC).date().isoformat()):
        by[doing.act] = (*by.get(doing.act, ()), doing)
    return Acts(page, code, by)


def _numbered(page: Page, lang: str, lines: Iterable[Line]) -> str:
    """Return items by number in one language of the body, where their authors signed a title in it."""
    words = Catalogue(lang) if lang in LANGUAGES else page.words
    told = []
    for number, line in enumerate(lines, 1):
        titles = line.row["title"]
        title = str(titles[lang]) if isinstance(titles, Mapping) and lang in titles else line.entry.title.text
        told.append(words.say("chair-agenda-line", number=str(number), title=title, code=line.entry.code))
    return "\n".join(told)
