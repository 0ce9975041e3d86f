"""A form of the regime as inputs of a page, with what was written into them and what is wrong with it.

Knows kinds of fields and how each is asked for; not who asks, nor what becomes of what is written (`typed`). Law: what was
written is never lost: every value comes back into the input it came from, right or wrong.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.dues.zones import today_in
from comity.errors import Finding
from comity.i18n import Catalogue, Terms
from comity.i18n.terms import plural
from comity.regime import Field, Form, Kind, Regime
from comity.regime.forms import TEXT_LIMIT, TITLE_LIMIT, UNSTATED
from comity.regime.load_forms import NUMBER_LIMIT
from comity.regime.places import RADIUS_LIMIT, SHAPES
from comity.web.drafting.typed import EVERY, NOTHING, Given, input_of

FEW: Final = 8
"""So many values of a choice, or fewer, are shown one beside the other; more are a list to pick from."""
CLASSES: Final = ("seats", "groups", "offices", "actors")
SEVERAL: Final = 5
"""A number by which the plural of a unit is chosen where none is written yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value that may be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Options of one class of holder, under its name."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input as a page shows it.

    `shape` is line, area, pick (one of a long list), radios (one of a few), marks (any of many) or rows (lines, as many as
    are asked for). `high` is how many lines an area shows. `wholes` tick all of a group at once. `prefilled` says that the
    value is that of another record.
    """

    name: str
    id: str
    shape: str
    label: str
    hint: str
    required: bool
    value: str = ""
    lang: str = ""
    options: tuple[Option, ...] = ()
    sections: tuple[Section, ...] = ()
    wholes: tuple[Option, ...] = ()
    rows: tuple[str, ...] = ()
    unit: str = ""
    high: int = 3
    problems: tuple[str, ...] = ()
    article: str = ""
    number: bool = False
    prefilled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Inputs under one heading, side by side where they hold one text in several languages."""

    name: str
    label: str
    hint: str
    inputs: tuple[Input, ...]
    problems: tuple[str, ...]
    required: bool


class Sheet:
    """A form to be filled in, in one language, with what was written and what is wrong with it."""

    def __init__(
        self,
        words: Catalogue,
        regime: Regime,
        form: Form,
        given: Given,
        found: tuple[Finding, ...] = (),
        before: Given = NOTHING,
    ) -> None:
        """Show `form` with the values `given` and the findings `found` beside them; those as `before` are marked as prefilled."""
        self.words, self.regime, self.form, self.given, self.before = words, regime, form, given, before
        self.terms = Terms(words=words, regime=regime)
        self._found: dict[str, list[str]] = {}
        for problem in found:
            self._found.setdefault(self._input_of(problem.place), []).append(self._said(problem))

    def _input_of(self, place: str) -> str:
        """Return the input a finding is about; where it names no field, that of the end a form states, if it states one."""
        name = input_of(place)
        return f"f.{self.form.until}" if name == "record.body.fields" and self.form.until is not None else name

    def texts(self) -> Iterator[Group]:
        """Yield title and text, each in every language of the body."""
        for part, needed, limit in (("title", self.form.title, TITLE_LIMIT), ("text", self.form.text, TEXT_LIMIT)):
            yield self._languages(part, self.words.say(f"write-{part}"), limit, needed, area=part == "text")

    def fields(self) -> Iterator[Group]:
        """Yield the fields of the form."""
        for field in self.form.fields.values():
            label = field.labels[self.terms.lang]
            if field.kind is Kind.TEXT:
                yield self._languages(f"f.{field.name}", label, field.high, field.required, area=True)
            elif field.kind is Kind.PLACE:
                yield self._place(field, label)
            else:
                made = self._field(field, label)
                yield Group(
                    name=made.name,
                    label=label,
                    hint=made.hint,
                    inputs=(made,),
                    problems=made.problems,
                    required=field.required,
                )
            if self.form.stated and not field.required:
                yield self._unstated(field.name, label)

    def _place(self, field: Field, label: str) -> Group:
        """Return the inputs of a place: its shape, its points one to a line, and a circle's radius."""
        name, words = f"f.{field.name}", self.words
        shapes = [(shape, words.say(f"place-shape-{shape}")) for shape in SHAPES]
        points = self.line(f"{name}.points", words.say("place-points"), words.say("place-points-hint"))
        radius_hint = words.say("place-radius-hint", high=words.number(RADIUS_LIMIT))
        radius = self.line(f"{name}.radius", words.say("place-radius"), radius_hint)
        return Group(
            name=name,
            label=label,
            hint=self.words.say("place-hint"),
            inputs=(
                self.pick(f"{name}.shape", words.say("place-shape"), shapes),
                replace(points, shape="area"),
                replace(radius, number=True),
            ),
            problems=self._problems(name),
            required=field.required,
        )

    def _unstated(self, field: str, label: str) -> Group:
        """Return where a field that is left blank is said not to be known or not to be stated."""
        said = [(value, self.words.say(f"unstated-{value}")) for value in UNSTATED]
        told = self.words.say("write-unstated", field=label)
        made = self.radios(f"u.{field}", told, [("", self.words.say("form-given")), *said])
        return Group(name=made.name, label=told, hint="", inputs=(made,), problems=made.problems, required=False)

    def line(self, name: str, label: str, hint: str = "", *, required: bool = False) -> Input:
        """Return an input of one line that is no part of the form itself."""
        return Input(
            name=name,
            id=_id(name),
            shape="line",
            label=label,
            hint=hint,
            required=required,
            value=self._first(name),
            problems=self._problems(name),
            prefilled=self._as_before(name),
        )

    def parties(self, name: str, label: str, kinds: Sequence[str], hint: str = "", *, required: bool = False) -> Input:
        """Return boxes to tick, one for each code of these classes, and one for all of each group among them."""
        sections = self._sections(kinds, name)
        known = {option.value for section in sections for option in section.options}
        say, today = self.words.say, today_in(self.regime.zone)
        groups = {EVERY: (say("form-all-parties"), self.regime.members_on(today))} if "seats" in kinds else {}
        groups |= {code: (self.terms.name(code), self.regime.members(code, today)) for code in self.regime.groups}
        asked = set(self.given.get(f"{name}.all", ()))
        wholes = tuple(
            Option(value=code, label=say("form-all-of", group=group, count=len(members)), chosen=code in asked)
            for code, (group, members) in groups.items()
            if members and known.issuperset(members)
        )
        return Input(
            name=name,
            id=_id(name),
            shape="marks",
            label=label,
            hint=hint,
            required=required,
            sections=sections,
            wholes=wholes,
            problems=self._problems(name),
            prefilled=self._as_before(name),
        )

    def radios(self, name: str, label: str, codes: Sequence[tuple[str, str]], *, required: bool = False) -> Input:
        """Return a choice of one of a few, each in sight; what has no value yet is the option that has none, if there is one."""
        value = self._first(name)
        return Input(
            name=name,
            id=_id(name),
            shape="radios",
            label=label,
            hint="",
            required=required,
            options=tuple(Option(value=code, label=text, chosen=code == value) for code, text in codes),
            problems=self._problems(name),
            prefilled=self._as_before(name),
        )

    def pick(self, name: str, label: str, codes: Sequence[tuple[str, str]], *, required: bool = False) -> Input:
        """Return a choice of one code."""
        value = self._first(name)
        options = tuple(Option(value=code, label=text, chosen=code == value) for code, text in codes)
        problems = self._problems(name)
        return Input(
            name=name,
            id=_id(name),
            shape="pick",
            label=label,
            hint="",
            required=required,
            options=options,
            problems=problems,
        )

    def troubles(self, shown: Iterable[Input | Group]) -> list[tuple[str, str, str]]:
        """Return all that is wrong in the order of the page: the id and name of the input (none: no input), and what it is."""
        places: dict[str, tuple[str, str]] = {}
        for one in shown:
            group = isinstance(one, Group)
            places.setdefault(one.name, (one.inputs[0].id if isinstance(one, Group) else one.id, one.label))
            if isinstance(one, Group) and group:
                places |= {part.name: (part.id, part.label) for part in one.inputs}
        order = [*places, *(name for name in self._found if name not in places)]
        return [(*places.get(name, ("", "")), text) for name in order for text in self._found.get(name, ())]

    def codes(self, *kinds: str) -> list[tuple[str, str]]:
        """Return the codes of these classes of holder with their names, each class in order of code."""
        held: list[tuple[str, str]] = []
        for kind in kinds:
            known: Mapping[str, object] = getattr(self.regime, kind)
            held += [(code, self.words.say("code-name", code=code, name=self.terms.name(code))) for code in known]
        return held

    def _languages(self, name: str, label: str, limit: int, needed: bool, *, area: bool) -> Group:  # noqa: FBT001
        inputs = tuple(
            Input(
                name=f"{name}.{lang}",
                id=_id(f"{name}.{lang}"),
                shape="area" if area else "line",
                label=self.words.say("write-in-language", label=label, language=self.words.language_within(lang)),
                hint="",
                required=False,
                value=self._first(f"{name}.{lang}"),
                lang=lang,
                high=8 if name == "text" else 3,
                problems=self._problems(f"{name}.{lang}"),
                prefilled=self._as_before(f"{name}.{lang}"),
            )
            for lang in self.regime.languages
        )
        hint = self.words.say("write-languages", high=limit)
        return Group(name=name, label=label, hint=hint, inputs=inputs, problems=self._problems(name), required=needed)

    def _field(self, field: Field, label: str) -> Input:
        name = f"f.{field.name}"
        listed = field.kind is Kind.LIST
        kind = field.of if listed else field.kind
        value = "\n".join(self.given.get(name, ())) if listed else self._first(name)
        made = Input(
            name=name,
            id=_id(name),
            shape="line",
            label=label,
            hint=self._hint(field),
            required=field.required,
            value=value,
            problems=self._problems(name),
            article=field.article or "",
            number=field.kind is Kind.NUMBER,
            unit=self._unit(field),
            prefilled=self._as_before(name),
        )
        match kind:
            case Kind.CHOICE:
                shape, options = self._choice(field, name, listed=listed)
                return replace(made, shape=shape, options=options)
            case Kind.SEAT | Kind.CODE:
                kinds = CLASSES[:1] if kind is Kind.SEAT else CLASSES
                if listed:
                    return replace(
                        self.parties(name, label, kinds, made.hint, required=field.required), article=made.article
                    )
                return replace(made, shape="pick", sections=self._sections(kinds, name))
            case _ if listed:
                return replace(made, shape="rows", rows=self._rows(name))
        return made

    def _choice(self, field: Field, name: str, *, listed: bool) -> tuple[str, tuple[Option, ...]]:
        """Return how a choice is shown and its options; what need not be chosen has an option that says so."""
        chosen = set(self.given.get(name, ()))
        pairs = [(code, choice.labels[self.terms.lang]) for code, choice in field.choices.items()]
        options = tuple(Option(value=code, label=label, chosen=code in chosen) for code, label in pairs)
        if listed:
            return "marks", options
        if len(pairs) > FEW:
            return "pick", options
        none = Option(value="", label=self.words.say("form-none"), chosen=not self._first(name))
        return "radios", options if field.required else (*options, none)

    def _sections(self, kinds: Sequence[str], name: str) -> tuple[Section, ...]:
        """Return the codes of these classes under the name of each class, each in order of code."""
        chosen = set(self.given.get(name, ()))
        made = (
            Section(
                label=self.words.say(f"holders-{kind}"),
                options=tuple(
                    Option(value=code, label=label, chosen=code in chosen) for code, label in self.codes(kind)
                ),
            )
            for kind in kinds
        )
        return tuple(section for section in made if section.options)

    def _rows(self, name: str) -> tuple[str, ...]:
        """Return the lines of a list, and one more to write in where there is none."""
        lines = [line for value in self.given.get(name, ()) for line in (value.splitlines() or [""])]
        return tuple(lines) or ("",)

    def _as_before(self, name: str) -> bool:
        """Return whether an input holds what it was prefilled with."""
        before = list(self.before.get(name, ()))
        return any(before) and before == list(self.given.get(name, ()))

    def date_hint(self) -> str:
        """Return how a date is written, and in which zone a day of it lies."""
        return f"{self.words.say('write-date-hint')} {self.words.say('form-date-zone', zone=self.regime.zone)}"

    def _hint(self, field: Field) -> str:
        words, low, high = self.words, field.low, field.high
        match field.kind:
            case Kind.NUMBER:
                unit = self._unit(field)
                name = "write-number-least" if high == NUMBER_LIMIT else "write-number"
                bounded = words.say(name, low=words.number(low), high=words.number(high))
                return words.say("write-number-unit", bounds=bounded, unit=unit) if unit else bounded
            case Kind.DATE:
                return self.date_hint()
            case Kind.LIST:
                return words.say("field-items", low=low, high=high)
            case Kind.STRING:
                return words.say("field-characters", low=low, high=high)
            case _:
                return ""

    def _unit(self, field: Field) -> str:
        """Return what a number counts, as one speaks of many: before a number is there no other can be meant."""
        lang, forms = self.terms.lang, {} if field.unit is None else field.unit[self.terms.lang]
        return forms.get(plural(lang, SEVERAL), forms.get("other", ""))

    def _first(self, name: str) -> str:
        return next(iter(self.given.get(name, ())), "")

    def _problems(self, name: str) -> tuple[str, ...]:
        return tuple(self._found.get(name, ()))

    def _said(self, problem: Finding) -> str:
        said = self.words.say("finding-" + problem.code.replace(".", "-"))
        return self.words.say("write-problem", text=said, rule=problem.rule)


def _id(name: str) -> str:
    return "i-" + name.replace(".", "-").replace("_", "-")
