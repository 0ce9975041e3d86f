"""The forms of a regime file: parts, fields, kinds, bounds, units, and what a form points to (docs/spec/regime.md 5, 6).

Knows how a file spells a form; not what a record of it must hold (forms). Law: a key that has no effect is refused.
"""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Final

from comity.records.act import BEHIND_GATE, SAYS_IN_FIELDS, STRUCTURAL, Act
from comity.regime import toml
from comity.regime.model import Choice, Field, Form, Kind
from comity.regime.spelling import COUNT_LIMIT, FIELD, NAME, SYMBOL, Languages, article, finding

NUMBER_LIMIT: Final = 2**53 - 1
UNIT_LIMIT: Final = 100
STARTS_LIMIT: Final = 16
BOUNDS: Final = {Kind.NUMBER: (0, NUMBER_LIMIT), Kind.TEXT: (1, 20_000), Kind.STRING: (1, 300), Kind.LIST: (0, 256)}
FORM_OPTIONS: Final = frozenset(
    {
        "title",
        "text",
        "fields",
        "symbol",
        "duties",
        "clocks",
        "about",
        "until",
        "mandate",
        "decision",
        "silence",
        "stated",
        "article",
        "audiences",
        "shadow",
        "claims",
    }
)
PLACE_OPTIONS: Final = {
    "words": {Kind.TEXT, Kind.STRING},
    "begins": {Kind.DATE},
    "ends": {Kind.DATE},
}
"""What a place points to in its own form, and of which kinds that is."""
FIELD_OPTIONS: Final = frozenset({"required", "low", "high", "choices", "of", "unit", "article", *PLACE_OPTIONS})
ITEM_KINDS: Final = frozenset({"string", "choice", "seat", "code"})
OTHER: Final = "other"
PLURALS: Final = frozenset({"zero", "one", "two", "few", "many"})
"""The plural categories of Unicode's CLDR beside `other`, which every language has."""


def form(name: str, value: object, languages: Languages, place: str) -> Form:
    """Return an untrusted form, or raise Rejected; what it mentions outside itself is looked up later (mentions)."""
    data = toml.names(value, {"labels", "acts", "by"}, FORM_OPTIONS, place)
    fields = toml.keyed(data.get("fields", {}), f"{place}.fields", FIELD, 64)
    read_field = {key: _field(key, item, languages, f"{place}.fields.{key}") for key, item in sorted(fields.items())}
    by = toml.items(data["by"], 1, COUNT_LIMIT, f"{place}.by", toml.line)
    read = Form(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        acts=frozenset(toml.items(data["acts"], 1, len(Act), f"{place}.acts", act)),
        by=frozenset(by),
        title=toml.boolean(data.get("title", False), f"{place}.title"),
        text=toml.boolean(data.get("text", False), f"{place}.text"),
        fields=read_field,
        symbol=toml.maybe(data, "symbol", place, partial(toml.matching, pattern=SYMBOL)),
        duties=toml.items(data.get("duties", []), 0, STARTS_LIMIT, f"{place}.duties", _name),
        clocks=toml.items(data.get("clocks", []), 0, STARTS_LIMIT, f"{place}.clocks", _name),
        about=_pointer(data, "about", read_field, {Kind.SEAT, Kind.CODE}, place),
        until=_pointer(data, "until", read_field, {Kind.DATE}, place),
        mandate=_mandate(data, read_field, place),
        decision=toml.maybe(data, "decision", place, _name),
        silence=toml.maybe(data, "silence", place, _name),
        stated=toml.boolean(data.get("stated", False), f"{place}.stated"),
        article=toml.maybe(data, "article", place, article),
        audiences=frozenset(toml.items(data.get("audiences", ["public"]), 1, 3, f"{place}.audiences", _audience)),
        hidden=toml.one_of(data.get("shadow", "shown"), {"shown", "reaction"}, f"{place}.shadow") == "reaction",
        claims=toml.boolean(data.get("claims", False), f"{place}.claims"),
    )
    _check_audience(read, place)
    _check_places(read_field, place)
    return read


def _name(value: object, place: str) -> str:
    return toml.matching(value, place, NAME)


def _audience(value: object, place: str) -> str:
    return toml.one_of(value, {"public", "restricted", "sealed"}, place)


def _check_audience(form: Form, place: str) -> None:
    """Refuse a form whose records could not be read by their outer part alone, as the public and admission read them."""
    restricted = bool(form.audiences - {"public"})
    outer_only = Act.REACTION in form.acts
    told_by_fields = form.acts & SAYS_IN_FIELDS or form.about or form.until or form.mandate
    if (
        ((form.hidden or form.claims) and not restricted)
        or (outer_only and (form.acts != {Act.REACTION} or "public" in form.audiences or form.hidden))
        or (restricted and not form.acts <= BEHIND_GATE | {Act.REACTION})
        or (restricted and not form.hidden and told_by_fields)
    ):
        toml.fault(finding("regime.audience", f"{place}.audiences", sorted(form.audiences)))


def _check_places(fields: Mapping[str, Field], place: str) -> None:
    """Refuse a field of kind place that points to none of its form, or to one of another kind, and any other that points."""
    for field in fields.values():
        for option, kinds in PLACE_OPTIONS.items():
            name = getattr(field, option)
            known = name in fields and fields[name].kind in kinds and field.kind is Kind.PLACE
            if name is not None and not known:
                toml.fault(finding("regime.field", f"{place}.fields.{field.name}.{option}", name))


def _pointer(
    data: toml.Table, key: str, fields: Mapping[str, Field], kinds: Collection[Kind], place: str
) -> str | None:
    """Return the field a form points to by `key`: of one of `kinds`, and never absent from a record."""
    name = toml.maybe(data, key, place, partial(toml.matching, pattern=FIELD))
    if name is not None and not _holds(fields, name, kinds):
        toml.fault(finding("regime.about" if key == "about" else "regime.until", f"{place}.{key}", name))
    return name


def _mandate(data: toml.Table, fields: Mapping[str, Field], place: str) -> bool:
    """Return whether records of the form give a mandate; they must name the group and the office that speaks for it."""
    mandate = toml.boolean(data.get("mandate", False), f"{place}.mandate")
    if mandate and not all(_holds(fields, name, {Kind.CODE}) for name in ("group", "office")):
        toml.fault(finding("regime.mandate", f"{place}.mandate", sorted(fields)))
    return mandate


def _holds(fields: Mapping[str, Field], name: str, kinds: Collection[Kind]) -> bool:
    return name in fields and fields[name].required and fields[name].kind in kinds


def act(value: object, place: str) -> Act:
    """Return an act a form may carry."""
    return Act(toml.one_of(value, frozenset(Act) - STRUCTURAL, place))


def _field(name: str, value: object, languages: Languages, place: str) -> Field:
    data = toml.names(value, {"kind", "labels"}, FIELD_OPTIONS, place)
    kind = Kind(toml.one_of(data["kind"], frozenset(Kind), f"{place}.kind"))
    of = Kind(toml.one_of(data.get("of", "string"), ITEM_KINDS, f"{place}.of"))
    if kind not in BOUNDS and ("low" in data or "high" in data):
        toml.fault(finding("regime.field", f"{place}.low", kind))
    if ("choices" in data) != (Kind.CHOICE in {kind, of}) or ("of" in data) != (kind is Kind.LIST):
        toml.fault(finding("regime.field", f"{place}.choices", kind))
    if "unit" in data and kind is not Kind.NUMBER:
        toml.fault(finding("regime.field", f"{place}.unit", kind))
    least, most = BOUNDS.get(kind, (0, 0))
    low = toml.integer(data.get("low", least), least, most, f"{place}.low")
    choices = toml.keyed(data.get("choices", {}), f"{place}.choices", NAME, 64)
    return Field(
        name=name,
        kind=kind,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        required=toml.boolean(data.get("required", False), f"{place}.required"),
        low=low,
        high=toml.integer(data.get("high", most), low, most, f"{place}.high"),
        choices={
            code: Choice(code=code, labels=toml.labels(item, languages, f"{place}.choices.{code}"))
            for code, item in sorted(choices.items())
        },
        of=of,
        unit=None if "unit" not in data else _unit(data["unit"], languages, f"{place}.unit"),
        article=toml.maybe(data, "article", place, article),
        **{option: toml.maybe(data, option, place, _field_name) for option in PLACE_OPTIONS},
    )


def _field_name(value: object, place: str) -> str:
    return toml.matching(value, place, FIELD)


def _unit(value: object, languages: Languages, place: str) -> Mapping[str, Mapping[str, str]]:
    """Return a unit's forms by language and plural category; a single text serves every category."""
    data = toml.names(value, languages, (), place)
    return {lang: _plurals(data[lang], f"{place}.{lang}") for lang in languages}


def _plurals(value: object, place: str) -> Mapping[str, str]:
    if not isinstance(value, dict):
        return {OTHER: toml.line(value, place, UNIT_LIMIT)}
    data = toml.names(value, {OTHER}, PLURALS, place)
    return {name: toml.line(data[name], f"{place}.{name}", UNIT_LIMIT) for name in sorted(data)}
