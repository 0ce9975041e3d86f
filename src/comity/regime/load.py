"""A regime file read whole: TOML of docs/spec/regime.md, every table and field known, every mention resolved.

Knows how a file spells a regime; not what a record does with it. Law: what is not understood is refused, so that a rule
written down is never silently without effect; two mirrors that load the same bytes hold equal regimes.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final, TypeVar

from comity.errors import Finding, Rejected
from comity.keys.names import COSIGNATURE, VerifierKey, parse_vkey
from comity.records.act import Act
from comity.regime import lines, load_forms, load_procedures, load_timing, toml
from comity.regime.coherence import incoherent
from comity.regime.mentions import unknown
from comity.regime.model import (
    Actor,
    Amendment,
    Choice,
    DatedName,
    Group,
    Lodging,
    Office,
    Reading,
    Recovery,
    Regime,
    Rule,
    Seat,
    Secrecy,
    Signing,
    Status,
)
from comity.regime.spelling import (
    ARTICLE,
    CODE,
    COUNT_LIMIT,
    LANGUAGE,
    NAME,
    SEAT,
    VERSION,
    ZONE,
    Languages,
    article,
    codes,
    finding,
)
from comity.regime.timing import EVERY_DAY

SIZE_LIMIT: Final = 512 * 1024
TEXT_LIMIT: Final = 2_000
RECOVERY_DAYS: Final = 366
MIRRORS_LIMIT: Final = 16
MIRROR_LIMIT: Final = 300
REMEMBERED: Final = 8
"""Regimes kept once read: a body has one in force and a few before it."""
_SECTIONS: Final = ("seats", "forms", "rules")
_HOLDERS: Final = ("groups", "offices", "actors")
_PROCEDURES: Final = ("duties", "clocks", "thresholds", "quotas", "returns", "silences", "decisions")
_SINGLE: Final = ("amendment", "calendar", "lodging", "recovery", "secrecy", "signing")

T = TypeVar("T")


@lru_cache(maxsize=REMEMBERED)
def load(data: bytes) -> Regime:
    """Return the regime in untrusted `data`, or raise Rejected toml.* or regime.* with the place at fault.

    The same bytes give the same object, which nobody changes: every reader of a body asks for its rules anew.
    """
    regime = _read(toml.parse(data, SIZE_LIMIT, "regime"))
    for problem in unknown(regime):
        raise Rejected(problem)
    for problem in incoherent(regime):
        raise Rejected(problem)
    return regime


def faults(data: bytes) -> list[Finding]:
    """Return everything that keeps `load` from taking untrusted `data`, each with line and key, in order of line."""
    try:
        parsed = toml.parse(data, SIZE_LIMIT, "regime")
    except Rejected as refusal:
        return [refusal.finding]
    with toml.collecting() as found:
        regime = _read(parsed)
    found += unknown(regime)
    if not found:  # what is not there cannot be asked about
        found += incoherent(regime)
    where = lines.of(data.decode())
    found.sort(key=lambda one: (lines.line_of(one.place, where), one.place, one.code))
    return [lines.placed(one, where) for one in found]


def _read(parsed: toml.Table) -> Regime:
    top = toml.names(parsed, {"body", *_SECTIONS}, {*_HOLDERS, *_PROCEDURES, *_SINGLE}, "regime")
    body = toml.names(top["body"], {"code", "version", "names", "languages", "zone"}, (), "body")
    languages = toml.items(body["languages"], 1, 16, "body.languages", partial(toml.matching, pattern=LANGUAGE))
    return Regime(
        code=toml.matching(body["code"], "body.code", SEAT),
        version=toml.matching(body["version"], "body.version", VERSION),
        names=toml.labels(body["names"], languages, "body.names"),
        languages=languages,
        zone=toml.matching(body["zone"], "body.zone", ZONE),
        seats=_section(top, "seats", SEAT, languages, _seat),
        groups=_section(top, "groups", CODE, languages, _group),
        offices=_section(top, "offices", CODE, languages, _office),
        actors=_section(top, "actors", CODE, languages, _actor),
        forms=_section(top, "forms", NAME, languages, load_forms.form),
        duties=_section(top, "duties", NAME, languages, load_procedures.duty),
        clocks=_section(top, "clocks", NAME, languages, load_timing.clock),
        thresholds=_section(top, "thresholds", NAME, languages, load_procedures.threshold),
        quotas=_section(top, "quotas", NAME, languages, load_procedures.quota),
        returns=_section(top, "returns", NAME, languages, load_procedures.periodic),
        silences=_section(top, "silences", NAME, languages, load_procedures.silence),
        decisions=_section(top, "decisions", NAME, languages, load_procedures.decision),
        calendar=EVERY_DAY if "calendar" not in top else load_timing.calendar(top["calendar"]),
        rules=_section(top, "rules", ARTICLE, languages, _rule),
        amendment=None if "amendment" not in top else _amendment(top["amendment"]),
        signing=None if "signing" not in top else _signing(top["signing"]),
        recovery=None if "recovery" not in top else _recovery(top["recovery"]),
        secrecy=None if "secrecy" not in top else _secrecy(top["secrecy"], languages),
        lodging=None if "lodging" not in top else _lodging(top["lodging"]),
    )


def _section(
    top: toml.Table,
    name: str,
    pattern: re.Pattern[str],
    languages: Languages,
    reader: Callable[[str, object, Languages, str], T],
) -> Mapping[str, T]:
    table = toml.keyed(top.get(name, {}), name, pattern, COUNT_LIMIT)
    return {key: reader(key, table[key], languages, f"{name}.{key}") for key in sorted(table)}


def _seat(code: str, value: object, languages: Languages, place: str) -> Seat:
    data = toml.names(value, {"names"}, {"since", "until", "article"}, place)
    seat = Seat(
        code=code,
        names=toml.items(data["names"], 1, 16, f"{place}.names", partial(_dated_name, languages)),
        since=toml.maybe(data, "since", place, toml.day),
        until=toml.maybe(data, "until", place, toml.day),
        article=toml.maybe(data, "article", place, article),
    )
    _ascending(seat, place)
    for before, after in pairwise(seat.names):
        if before.until is None or after.since is None or after.since < before.until:
            toml.fault(finding("regime.dates", f"{place}.names", code))
    if (seat.since is not None or seat.until is not None) and seat.article is None:
        toml.fault(finding("regime.article", f"{place}.article", code))
    return seat


def _dated_name(languages: Languages, value: object, place: str) -> DatedName:
    data = toml.names(value, {*languages}, {"since", "until", "source"}, place)
    name = DatedName(
        labels=toml.labels({lang: data[lang] for lang in languages}, languages, place),
        since=toml.maybe(data, "since", place, toml.day),
        until=toml.maybe(data, "until", place, toml.day),
        source=toml.maybe(data, "source", place, toml.url),
    )
    _ascending(name, place)
    if (name.since is not None or name.until is not None) and name.source is None:
        toml.fault(finding("regime.source", f"{place}.source", name.labels[languages[0]]))
    return name


def _ascending(dated: Seat | DatedName, place: str) -> None:
    if dated.since is not None and dated.until is not None and dated.until <= dated.since:
        toml.fault(finding("regime.dates", place, str(dated.until)))


def _group(code: str, value: object, languages: Languages, place: str) -> Group:
    data = toml.names(value, {"labels", "members"}, {"speakers", "mandate"}, place)
    return Group(
        code=code,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        members=codes(data, "members", place),
        speakers=codes(data, "speakers", place),
        article=toml.maybe(data, "mandate", place, article),
    )


def _office(code: str, value: object, languages: Languages, place: str) -> Office:
    data = toml.names(value, {"labels"}, {"also"}, place)
    return Office(
        code=code, labels=toml.labels(data["labels"], languages, f"{place}.labels"), also=codes(data, "also", place)
    )


def _actor(code: str, value: object, languages: Languages, place: str) -> Actor:
    data = toml.names(value, {"labels"}, {"of"}, place)
    labels = toml.labels(data["labels"], languages, f"{place}.labels")
    return Actor(code=code, labels=labels, of=toml.maybe(data, "of", place, partial(toml.matching, pattern=CODE)))


def _amendment(value: object) -> Amendment:
    data = toml.names(value, {"by", "article"}, (), "amendment")
    return Amendment(by=codes(data, "by", "amendment", 1), article=article(data["article"], "amendment.article"))


def _recovery(value: object) -> Recovery:
    data = toml.names(value, {"by", "days", "article"}, {"veto"}, "recovery")
    return Recovery(
        by=codes(data, "by", "recovery", 1),
        days=toml.integer(data["days"], 1, RECOVERY_DAYS, "recovery.days"),
        veto=codes(data, "veto", "recovery"),
        article=article(data["article"], "recovery.article"),
    )


def _lodging(value: object, place: str = "lodging") -> Lodging:
    data = toml.names(value, {"mirrors", "least", "article"}, {"clocks"}, place)
    found = toml.items(data["mirrors"], 1, MIRRORS_LIMIT, f"{place}.mirrors", _mirror)
    mirrors = {key.vkey: key for key in found if key is not None}
    if len(mirrors) < len(found):
        toml.fault(finding("regime.mirror", f"{place}.mirrors", len(mirrors)))
    return Lodging(
        mirrors=tuple(mirrors.values()),
        least=toml.integer(data["least"], 1, max(1, len(mirrors)), f"{place}.least"),
        clocks=toml.boolean(data.get("clocks", False), f"{place}.clocks"),
        article=article(data["article"], f"{place}.article"),
    )


def _mirror(value: object, place: str) -> VerifierKey | None:
    """Return a mirror's key, which must be of the kind that says times."""
    text = toml.line(value, place, MIRROR_LIMIT)
    try:
        key = parse_vkey(text)
    except Rejected:
        key = None
    if key is None or key.algorithm != COSIGNATURE:
        toml.fault(finding("regime.mirror", place, text), value)
        return None
    return key


def _signing(value: object) -> Signing:
    data = toml.names(value, {"careful", "article"}, (), "signing")
    careful = toml.items(data["careful"], 1, len(Act), "signing.careful", load_forms.act)
    return Signing(careful=frozenset(careful), article=article(data["article"], "signing.article"))


def _secrecy(value: object, languages: Languages) -> Secrecy:
    data = toml.names(value, {"reasons", "reviewers", "years", "article"}, (), "secrecy")
    reasons = toml.keyed(data["reasons"], "secrecy.reasons", NAME, 64)
    return Secrecy(
        reasons={
            code: Choice(code=code, labels=toml.labels(item, languages, f"secrecy.reasons.{code}"))
            for code, item in sorted(reasons.items())
        },
        reviewers=codes(data, "reviewers", "secrecy", 1),
        years=toml.integer(data["years"], 1, 100, "secrecy.years"),
        article=article(data["article"], "secrecy.article"),
    )


def _rule(name: str, value: object, languages: Languages, place: str) -> Rule:
    data = toml.names(value, {"title", "text", "status"}, {"date", "source", "readings"}, place)
    rule = Rule(
        article=name,
        title=toml.labels(data["title"], languages, f"{place}.title"),
        text=toml.labels(data["text"], languages, f"{place}.text", TEXT_LIMIT),
        date=toml.maybe(data, "date", place, toml.day),
        source=toml.maybe(data, "source", place, toml.url),
        status=Status(toml.one_of(data["status"], frozenset(Status), f"{place}.status")),
        readings=toml.items(data.get("readings", []), 0, 16, f"{place}.readings", partial(_reading, languages)),
    )
    if rule.status != data["status"]:
        return rule  # told already; what an unknown status would ask for cannot be said
    if rule.status is Status.AGREED and rule.source is None:
        toml.fault(finding("regime.source", f"{place}.source", name))
    if (rule.status is Status.CONTESTED) != (len(rule.readings) > 1):
        toml.fault(finding("regime.readings", f"{place}.readings", len(rule.readings)))
    return rule


def _reading(languages: Languages, value: object, place: str) -> Reading:
    data = toml.names(value, {"who", "text", "source"}, (), place)
    return Reading(
        who=toml.matching(data["who"], f"{place}.who", CODE),
        text=toml.labels(data["text"], languages, f"{place}.text", TEXT_LIMIT),
        source=toml.url(data["source"], f"{place}.source"),
    )
