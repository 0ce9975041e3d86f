"""What a form asks, entry by entry: name, label, what is said beside it, what may be chosen, and what is written there already.

Knows a regime, a catalogue and drafts; not which kind of file the entries stand in (`plain`), nor how they are read back
(`reading`). Law: every part of a draft has one entry, so that a draft written into its form and read again is the same draft.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from comity.encoding.canonical import Json
from comity.fold.references import NEEDED
from comity.i18n import Terms
from comity.records.record import RELATIONS
from comity.regime import Field, Form, Kind, Regime
from comity.regime.forms import TEXT_LIMIT, TITLE_LIMIT, UNSTATED
from comity.regime.load_forms import NUMBER_LIMIT
from comity.regime.places import CIRCLE
from comity.service.drafting import Draft

HOLDERS: Final = ("seats", "groups", "offices", "actors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One entry of a form; `choices` are what may be written, each with its label. `many` takes one value on each line.

    `whole` are the bounds of a whole number, where the entry takes one.
    """

    name: str
    label: str
    required: bool
    notes: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    many: bool = False
    whole: tuple[int, int] | None = None
    value: str = ""


def asked(terms: Terms, form: Form, given: Mapping[str, str] | None = None) -> tuple[Asked, ...]:
    """Return the entries of a form in their order, with the values `given` by name."""
    values = dict(given or {})
    if len(form.acts) == 1:
        values.setdefault("act", str(*form.acts))
    entries = (*_outside(terms, form), *_texts(terms, form), *_fields(terms, form))
    return tuple(_filled(entry, values.get(entry.name, "")) for entry in entries)


def names(regime: Regime, form: Form) -> tuple[str, ...]:
    """Return the names of a form's entries, in no language."""
    told = [name for name, _ in _outside_names(form)]
    told += [f"{part}.{lang}" for part in ("title", "text") for lang in regime.languages]
    for field in form.fields.values():
        told += (
            [f"f.{field.name}.{lang}" for lang in regime.languages] if field.kind is Kind.TEXT else [f"f.{field.name}"]
        )
        told += [f"u.{field.name}"] if form.stated and not field.required else []
    return tuple(told)


def values_of(draft: Draft) -> dict[str, str]:
    """Return what a draft says, by the names of entries."""
    told = {
        "act": str(draft.act),
        "by": draft.by,
        "for": "" if draft.for_ == draft.by else draft.for_,
        "at": draft.at,
        "to": "\n".join(draft.to),
        "refs": "\n".join(f"{ref.rel} {ref.id}" for ref in draft.refs),
        "attributed_to": draft.attributed_to or "",
        "aud": draft.aud,
        "open_on": draft.open_on or "",
        "reason": draft.reason or "",
        "reviewer": draft.reviewer or "",
    }
    for part in ("title", "text"):
        told |= _spread(part, draft.body.get(part, {}))
    for part, prefix in (("fields", "f"), ("unstated", "u")):
        said = draft.body.get(part, {})
        for name, value in said.items() if isinstance(said, Mapping) else ():
            told |= _spread(f"{prefix}.{name}", value)
    return {name: value for name, value in told.items() if value}


def _spread(name: str, value: Json) -> dict[str, str]:
    if isinstance(value, Mapping) and "points" in value:
        points = value["points"] if isinstance(value["points"], list) else []
        radius = [str(value["radius"])] if value.get("shape") == CIRCLE else []
        return {name: " ".join([str(value.get("shape")), *radius, *(str(point) for point in points)])}
    if isinstance(value, Mapping):
        return {f"{name}.{part}": str(item) for part, item in value.items()}
    if isinstance(value, list | tuple):
        return {name: "\n".join(str(item) for item in value)}
    return {name: str(value)}


def _filled(entry: Asked, value: str) -> Asked:
    return replace(entry, value=value)


def _outside_names(form: Form) -> Iterator[tuple[str, bool]]:
    """Yield what a record says around its text, and whether it must."""
    yield from (("act", True), ("by", True), ("for", False), ("at", True), ("to", False), ("refs", False))
    yield "attributed_to", False
    if form.audiences != {"public"}:
        yield from (("aud", True), ("open_on", False))
        yield from (("reason", False), ("reviewer", False)) if form.claims else ()


def _outside(terms: Terms, form: Form) -> Iterator[Asked]:
    say, regime = terms.words.say, terms.regime
    several = (say("blank-one-a-line"),)
    notes: dict[str, tuple[str, ...]] = {
        "for": (say("blank-for"),),
        "at": (say("write-date-hint"), say("form-date-zone", zone=regime.zone)),
        "to": several,
        "refs": (say("blank-refs"), *several, *_relations(terms, form)),
        "open_on": (say("write-open-on-hint"),),
    }
    choices = {
        "act": [(str(act), say(f"act-{act}")) for act in sorted(form.acts)],
        "by": _codes(terms, "seats", "offices"),
        "aud": [(aud, say(f"write-audience-{aud}")) for aud in sorted(form.audiences)],
    }
    if regime.secrecy is not None:
        choices["reason"] = [(code, one.labels[terms.lang]) for code, one in regime.secrecy.reasons.items()]
        choices["reviewer"] = [(code, terms.name(code)) for code in regime.secrecy.reviewers]
    labels = {"attributed_to": "write-attributed", "aud": "write-audience", "open_on": "write-open-on"}
    for name, required in _outside_names(form):
        yield Asked(
            name=name,
            label=say(labels.get(name, f"blank-label-{name}")),
            required=required,
            notes=notes.get(name, ()),
            choices=tuple(choices.get(name, ())),
            many=name in {"to", "refs"},
        )


def _relations(terms: Terms, form: Form) -> Iterator[str]:
    """Yield which relation an act cannot be done without, and all there are."""
    say = terms.words.say
    for act in sorted(form.acts & NEEDED.keys()):
        needed = NEEDED[act]
        yield say("blank-refs-needed", act=say(f"act-{act}"), relation=needed, label=say(f"rel-{needed}"))
    yield say("blank-refs-all", relations=", ".join(sorted(RELATIONS)))


def _texts(terms: Terms, form: Form) -> Iterator[Asked]:
    for part, needed, limit in (("title", form.title, TITLE_LIMIT), ("text", form.text, TEXT_LIMIT)):
        yield from _languages(terms, part, terms.words.say(f"write-{part}"), limit, required=needed)


def _languages(
    terms: Terms, name: str, label: str, high: int, *, required: bool, notes: tuple[str, ...] = ()
) -> Iterator[Asked]:
    """Yield one entry for each language; that any one of them is enough is said beside each."""
    words = terms.words
    for lang in terms.regime.languages:
        told = words.say("write-in-language", label=label, language=words.language_within(lang))
        hint = words.say("write-languages", high=high)
        yield Asked(name=f"{name}.{lang}", label=told, required=required, notes=(hint, *notes))


def _fields(terms: Terms, form: Form) -> Iterator[Asked]:
    say = terms.words.say
    for field in form.fields.values():
        label, name = field.labels[terms.lang], f"f.{field.name}"
        rule = () if field.article is None else (terms.rule(field.article),)
        if field.kind is Kind.TEXT:
            yield from _languages(terms, name, label, field.high, required=field.required, notes=rule)
        else:
            yield Asked(
                name=name,
                label=label,
                required=field.required,
                notes=(*_hints(terms, field), *rule),
                choices=tuple(_choices(terms, field)),
                many=field.kind is Kind.LIST,
                whole=(field.low, field.high) if field.kind is Kind.NUMBER else None,
            )
        if form.stated and not field.required:
            said = tuple((value, say(f"unstated-{value}")) for value in UNSTATED)
            yield Asked(name=f"u.{field.name}", label=say("write-unstated", field=label), required=False, choices=said)


def _hints(terms: Terms, field: Field) -> Iterator[str]:
    """Yield what a value looks like, and its bounds and unit."""
    say, low, high = terms.words.say, field.low, field.high
    match field.kind:
        case Kind.NUMBER:
            told = "write-number-least" if high == NUMBER_LIMIT else "write-number"
            yield say(told, low=low, high=high)
            if field.unit is not None:
                yield say("field-line", label=say("field-unit"), value=field.unit[terms.lang]["other"])
        case Kind.DATE:
            yield say("write-date-hint")
        case Kind.STRING:
            yield say("field-characters", low=low, high=high)
        case Kind.LIST:
            yield say("blank-one-a-line")
            yield say("field-items", low=low, high=high)
        case Kind.PLACE:
            yield say("blank-place")
            yield say("place-hint")
        case _:
            pass


def _choices(terms: Terms, field: Field) -> list[tuple[str, str]]:
    match field.of if field.kind is Kind.LIST else field.kind:
        case Kind.CHOICE:
            return [(code, choice.labels[terms.lang]) for code, choice in field.choices.items()]
        case Kind.SEAT:
            return _codes(terms, "seats")
        case Kind.CODE:
            return _codes(terms, *HOLDERS)
        case _:
            return []


def _codes(terms: Terms, *kinds: str) -> list[tuple[str, str]]:
    """Return the codes of these classes of holder with their names, each class in order of code."""
    known: list[tuple[str, str]] = []
    for kind in kinds:
        holders: Mapping[str, object] = getattr(terms.regime, kind)
        known += [(code, terms.name(code)) for code in holders]
    return known
