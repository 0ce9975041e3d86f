"""A regime file read whole: TOML of docs/spec/regime.md, every table and field known, every mention resolved.

Knows how a file spells a regime; not what a record does with it. Law: what is not understood is refused, so that a rule
written down is never silently without effect; two mirrors that load the same bytes hold equal regimes.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Final, TypeVar

from comity.errors import Finding, Rejected, excerpt
from comity.records.act import STRUCTURAL, Act
from comity.regime import toml
from comity.regime.model import (
    Actor,
    Amendment,
    Choice,
    DatedName,
    Duty,
    Field,
    Form,
    Group,
    Kind,
    Office,
    Reading,
    Regime,
    Rule,
    Seat,
    Status,
)

SIZE_LIMIT: Final = 512 * 1024
COUNT_LIMIT: Final = 256
TEXT_LIMIT: Final = 2_000
NUMBER_LIMIT: Final = 2**53 - 1
CLASSES: Final = frozenset({"seats", "groups", "offices", "actors"})
BOUNDS: Final = {Kind.NUMBER: (0, NUMBER_LIMIT), Kind.TEXT: (1, 20_000), Kind.STRING: (1, 300), Kind.LIST: (0, 256)}
FORM_OPTIONS: Final = frozenset({"title", "text", "fields", "symbol", "duty", "about", "until", "mandate", "consensus"})
ITEM_KINDS: Final = frozenset({"string", "choice", "seat", "code"})
RULE: Final = "docs/spec/regime.md 9"

CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,15}")
_SEAT: Final = re.compile(r"[A-Z0-9]{2,8}")
_FORM: Final = re.compile(r"[a-z][a-z-]{1,31}")
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]{0,31}")
_ARTICLE: Final = re.compile(r"[a-z0-9][a-z0-9.()-]{0,31}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_VERSION: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}")
_ZONE: Final = re.compile(r"[A-Za-z_+-]{1,20}(/[A-Za-z0-9_+-]{1,20}){0,2}")
_SYMBOL: Final = re.compile(r"[A-Z0-9]+(/[A-Z0-9]+)*/\{year\}/\{n\}")

_SECTIONS: Final = ("seats", "groups", "offices", "actors", "forms", "duties", "rules")

T = TypeVar("T")
Languages = tuple[str, ...]


def load(data: bytes) -> Regime:
    """Return the regime in untrusted `data`, or raise Rejected toml.* or regime.* with the place at fault."""
    top = toml.names(toml.parse(data, SIZE_LIMIT, "regime"), {"body", *_SECTIONS}, {"amendment"}, "regime")
    body = toml.names(top["body"], {"code", "version", "names", "languages", "zone"}, (), "body")
    languages = toml.items(body["languages"], 1, 16, "body.languages", partial(toml.matching, pattern=_LANGUAGE))
    regime = Regime(
        code=toml.matching(body["code"], "body.code", _SEAT),
        version=toml.matching(body["version"], "body.version", _VERSION),
        names=toml.labels(body["names"], languages, "body.names"),
        languages=languages,
        zone=toml.matching(body["zone"], "body.zone", _ZONE),
        seats=_section(top, "seats", _SEAT, languages, _seat),
        groups=_section(top, "groups", CODE, languages, _group),
        offices=_section(top, "offices", CODE, languages, _office),
        actors=_section(top, "actors", CODE, languages, _actor),
        forms=_section(top, "forms", _FORM, languages, _form),
        duties=_section(top, "duties", _FORM, languages, _duty),
        rules=_section(top, "rules", _ARTICLE, languages, _rule),
        amendment=None if "amendment" not in top else _amendment(top["amendment"]),
    )
    _check_mentions(regime)
    return regime


def _section(
    top: toml.Table,
    name: str,
    pattern: re.Pattern[str],
    languages: Languages,
    reader: Callable[[str, object, Languages, str], T],
) -> Mapping[str, T]:
    table = toml.keyed(top[name], name, pattern, COUNT_LIMIT)
    return {key: reader(key, table[key], languages, f"{name}.{key}") for key in sorted(table)}


def _seat(code: str, value: object, languages: Languages, place: str) -> Seat:
    data = toml.names(value, {"names"}, {"since", "until", "article"}, place)
    seat = Seat(
        code=code,
        names=toml.items(data["names"], 1, 16, f"{place}.names", partial(_dated_name, languages)),
        since=toml.maybe(data, "since", place, toml.day),
        until=toml.maybe(data, "until", place, toml.day),
        article=toml.maybe(data, "article", place, _article),
    )
    _ascending(seat, place)
    for before, after in pairwise(seat.names):
        if before.until is None or after.since is None or after.since < before.until:
            raise Rejected(_finding("regime.dates", f"{place}.names", code))
    if (seat.since is not None or seat.until is not None) and seat.article is None:
        raise Rejected(_finding("regime.article", f"{place}.article", code))
    return seat


def _dated_name(languages: Languages, value: object, place: str) -> DatedName:
    data = toml.names(value, {*languages}, {"since", "until"}, place)
    name = DatedName(
        labels=toml.labels({lang: data[lang] for lang in languages}, languages, place),
        since=toml.maybe(data, "since", place, toml.day),
        until=toml.maybe(data, "until", place, toml.day),
    )
    _ascending(name, place)
    return name


def _ascending(dated: Seat | DatedName, place: str) -> None:
    if dated.since is not None and dated.until is not None and dated.until <= dated.since:
        raise Rejected(_finding("regime.dates", place, str(dated.until)))


def _codes(data: toml.Table, name: str, place: str, low: int = 0) -> tuple[str, ...]:
    """Return a list of codes, in ascending order, none twice; one that is not there is empty."""
    where = f"{place}.{name}"
    codes = toml.items(data.get(name, []), low, COUNT_LIMIT, where, partial(toml.matching, pattern=CODE))
    if any(a >= b for a, b in pairwise(codes)):
        raise Rejected(_finding("regime.order", where, list(codes)))
    return codes


def _group(code: str, value: object, languages: Languages, place: str) -> Group:
    data = toml.names(value, {"labels", "members"}, {"speakers", "mandate"}, place)
    return Group(
        code=code,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        members=_codes(data, "members", place),
        speakers=_codes(data, "speakers", place),
        article=toml.maybe(data, "mandate", place, _article),
    )


def _office(code: str, value: object, languages: Languages, place: str) -> Office:
    data = toml.names(value, {"labels"}, {"also"}, place)
    return Office(
        code=code, labels=toml.labels(data["labels"], languages, f"{place}.labels"), also=_codes(data, "also", place)
    )


def _actor(code: str, value: object, languages: Languages, place: str) -> Actor:
    data = toml.names(value, {"labels"}, {"of"}, place)
    labels = toml.labels(data["labels"], languages, f"{place}.labels")
    return Actor(code=code, labels=labels, of=toml.maybe(data, "of", place, partial(toml.matching, pattern=CODE)))


def _form(name: str, value: object, languages: Languages, place: str) -> Form:
    data = toml.names(value, {"labels", "acts", "by"}, FORM_OPTIONS, place)
    fields = toml.keyed(data.get("fields", {}), f"{place}.fields", _FIELD, 64)
    read_field = {key: _field(key, item, languages, f"{place}.fields.{key}") for key, item in sorted(fields.items())}
    by = toml.items(data["by"], 1, COUNT_LIMIT, f"{place}.by", toml.line)
    return Form(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        acts=frozenset(toml.items(data["acts"], 1, len(Act), f"{place}.acts", _act)),
        by=frozenset(by),
        title=toml.boolean(data.get("title", False), f"{place}.title"),
        text=toml.boolean(data.get("text", False), f"{place}.text"),
        fields=read_field,
        symbol=toml.maybe(data, "symbol", place, partial(toml.matching, pattern=_SYMBOL)),
        duty=toml.maybe(data, "duty", place, partial(toml.matching, pattern=_FORM)),
        about=_pointer(data, "about", read_field, {Kind.SEAT, Kind.CODE}, place),
        until=_pointer(data, "until", read_field, {Kind.DATE}, place),
        mandate=_mandate(data, read_field, place),
        consensus=toml.maybe(data, "consensus", place, _article),
    )


def _pointer(
    data: toml.Table, key: str, fields: Mapping[str, Field], kinds: Collection[Kind], place: str
) -> str | None:
    """Return the field a form points to by `key`: of one of `kinds`, and never absent from a record."""
    name = toml.maybe(data, key, place, partial(toml.matching, pattern=_FIELD))
    if name is not None and not _holds(fields, name, kinds):
        raise Rejected(_finding("regime.about" if key == "about" else "regime.until", f"{place}.{key}", name))
    return name


def _mandate(data: toml.Table, fields: Mapping[str, Field], place: str) -> bool:
    """Return whether records of the form give a mandate; they must name the group and the office that speaks for it."""
    mandate = toml.boolean(data.get("mandate", False), f"{place}.mandate")
    if mandate and not all(_holds(fields, name, {Kind.CODE}) for name in ("group", "office")):
        raise Rejected(_finding("regime.mandate", f"{place}.mandate", sorted(fields)))
    return mandate


def _holds(fields: Mapping[str, Field], name: str, kinds: Collection[Kind]) -> bool:
    return name in fields and fields[name].required and fields[name].kind in kinds


def _act(value: object, place: str) -> Act:
    return Act(toml.one_of(value, frozenset(Act) - STRUCTURAL, place))


def _field(name: str, value: object, languages: Languages, place: str) -> Field:
    data = toml.names(value, {"kind", "labels"}, {"required", "low", "high", "choices", "of"}, place)
    kind = Kind(toml.one_of(data["kind"], frozenset(Kind), f"{place}.kind"))
    of = Kind(toml.one_of(data.get("of", "string"), ITEM_KINDS, f"{place}.of"))
    if kind not in BOUNDS and ("low" in data or "high" in data):
        raise Rejected(_finding("regime.field", f"{place}.low", kind))
    if ("choices" in data) != (Kind.CHOICE in {kind, of}) or ("of" in data) != (kind is Kind.LIST):
        raise Rejected(_finding("regime.field", f"{place}.choices", kind))
    least, most = BOUNDS.get(kind, (0, 0))
    low = toml.integer(data.get("low", least), least, most, f"{place}.low")
    choices = toml.keyed(data.get("choices", {}), f"{place}.choices", _FORM, 64)
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
    )


def _article(value: object, place: str) -> str:
    return toml.matching(value, place, _ARTICLE)


def _amendment(value: object) -> Amendment:
    data = toml.names(value, {"by", "article"}, (), "amendment")
    return Amendment(by=_codes(data, "by", "amendment", 1), article=_article(data["article"], "amendment.article"))


def _duty(name: str, value: object, languages: Languages, place: str) -> Duty:
    data = toml.names(value, {"labels", "article"}, (), place)
    return Duty(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=_article(data["article"], f"{place}.article"),
    )


def _rule(article: str, value: object, languages: Languages, place: str) -> Rule:
    data = toml.names(value, {"title", "text", "status"}, {"date", "source", "readings"}, place)
    rule = Rule(
        article=article,
        title=toml.labels(data["title"], languages, f"{place}.title"),
        text=toml.labels(data["text"], languages, f"{place}.text", TEXT_LIMIT),
        date=toml.maybe(data, "date", place, toml.day),
        source=toml.maybe(data, "source", place, toml.url),
        status=Status(toml.one_of(data["status"], frozenset(Status), f"{place}.status")),
        readings=toml.items(data.get("readings", []), 0, 16, f"{place}.readings", partial(_reading, languages)),
    )
    if rule.status is Status.AGREED and rule.source is None:
        raise Rejected(_finding("regime.source", f"{place}.source", article))
    if (rule.status is Status.CONTESTED) != (len(rule.readings) > 1):
        raise Rejected(_finding("regime.readings", f"{place}.readings", len(rule.readings)))
    return rule


def _reading(languages: Languages, value: object, place: str) -> Reading:
    data = toml.names(value, {"who", "text", "source"}, (), place)
    return Reading(
        who=toml.matching(data["who"], f"{place}.who", CODE),
        text=toml.labels(data["text"], languages, f"{place}.text", TEXT_LIMIT),
        source=toml.url(data["source"], f"{place}.source"),
    )


def _check_mentions(regime: Regime) -> None:
    """Refuse a code given twice, and the mention of a code, duty or rule the file does not hold."""
    known: set[str] = set()
    for section in (regime.seats, regime.groups, regime.offices, regime.actors):
        for code in section:
            if code in known:
                raise Rejected(_finding("regime.code-twice", code, code))
            known.add(code)
    for place, mentioned, there in _mentions(regime, known):
        for name in sorted(mentioned):
            if name not in there:
                raise Rejected(_finding("regime.unknown", place, name))


def _mentions(regime: Regime, known: set[str]) -> Iterator[tuple[str, Collection[str], Collection[str]]]:
    """Yield the place of each mention, what it names, and among what that must be found."""
    for seat in regime.seats.values():
        yield f"seats.{seat.code}.article", _given(seat.article), regime.rules
    for group in regime.groups.values():
        yield f"groups.{group.code}.members", group.members, regime.seats
        yield f"groups.{group.code}.speakers", group.speakers, regime.offices
        yield f"groups.{group.code}.mandate", _given(group.article), regime.rules
    for office in regime.offices.values():
        yield f"offices.{office.code}.also", office.also, known
    for actor in regime.actors.values():
        yield f"actors.{actor.code}.of", _given(actor.of), known
    for form in regime.forms.values():
        yield f"forms.{form.name}.duty", _given(form.duty), regime.duties
        yield f"forms.{form.name}.by", form.by - CLASSES, known
        yield f"forms.{form.name}.consensus", _given(form.consensus), regime.rules
    for duty in regime.duties.values():
        yield f"duties.{duty.name}.article", _given(duty.article), regime.rules
    if regime.amendment is not None:
        yield "amendment.by", regime.amendment.by, regime.offices
        yield "amendment.article", (regime.amendment.article,), regime.rules
    for rule in regime.rules.values():
        yield f"rules.{rule.article}.readings", [reading.who for reading in rule.readings], known


def _given(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _finding(code: str, place: str, value: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
