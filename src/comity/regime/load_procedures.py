"""The duties, thresholds, quotas, returns, silences and decisions of a regime file (docs/spec/regime.md 7, 17 to 21).

Knows how a file spells them; not what they mention outside themselves (mentions). Law: a key that has no effect is refused.
"""

from typing import Final

from comity.regime import toml
from comity.regime.load_timing import condition, meaning
from comity.regime.procedures import Broken, Decision, Duty, Needs, Quota, Return, Silence, Threshold
from comity.regime.spelling import CODE, FIELD, NAME, Languages, article, finding

OWNERS: Final = frozenset({"about", "addressees", "author", "others"})
"""Whom a duty may fall on, beside the offices of the regime."""
WAYS: Final = frozenset({"amendment", "objection"})
"""How a silence is broken (field `how` of break-silence)."""
FORMS_LIMIT: Final = 32
NUMBER_LIMIT: Final = 1_000_000
YEARS_LIMIT: Final = 100
HOURS_LIMIT: Final = 10_000
FIRST_YEAR: Final = 1_900
LAST_YEAR: Final = 9_999


def duty(name: str, value: object, languages: Languages, place: str) -> Duty:
    """Return an untrusted duty, or raise Rejected."""
    data = toml.names(value, {"labels", "article"}, {"owner", "discharge", "clock", "silence", "then", "when"}, place)
    owner = toml.line(data.get("owner", "addressees"), f"{place}.owner")
    if owner not in OWNERS:
        toml.matching(owner, f"{place}.owner", CODE)
    return Duty(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        owner=owner,
        discharge=toml.items(data.get("discharge", []), 0, FORMS_LIMIT, f"{place}.discharge", _name),
        clock=toml.maybe(data, "clock", place, _name),
        silence=toml.maybe(data, "silence", place, meaning),
        then=toml.maybe(data, "then", place, _name),
        when=toml.maybe(data, "when", place, condition),
    )


def threshold(name: str, value: object, languages: Languages, place: str) -> Threshold:
    """Return an untrusted threshold, or raise Rejected."""
    data = toml.names(value, {"labels", "article", "forms", "when"}, (), place)
    return Threshold(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        forms=toml.items(data["forms"], 1, FORMS_LIMIT, f"{place}.forms", _name),
        when=condition(data["when"], f"{place}.when"),
    )


def quota(name: str, value: object, languages: Languages, place: str) -> Quota:
    """Return an untrusted quota, or raise Rejected."""
    options = {"years", "charged", "dated", "begins", "ends", "when"}
    data = toml.names(value, {"labels", "article", "form", "limit"}, options, place)
    at_once = "begins" in data
    if at_once != ("ends" in data) or (at_once and ("years" in data or "dated" in data)):
        toml.fault(finding("regime.quota", f"{place}.begins", name))
    return Quota(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        form=_name(data["form"], f"{place}.form"),
        limit=toml.integer(data["limit"], 1, NUMBER_LIMIT, f"{place}.limit"),
        years=toml.integer(data.get("years", 1), 1, YEARS_LIMIT, f"{place}.years"),
        charged=toml.matching(data.get("charged", "author"), f"{place}.charged", FIELD),
        dated=toml.maybe(data, "dated", place, _field),
        begins=toml.maybe(data, "begins", place, _field),
        ends=toml.maybe(data, "ends", place, _field),
        when=toml.maybe(data, "when", place, condition),
    )


def periodic(name: str, value: object, languages: Languages, place: str) -> Return:
    """Return an untrusted periodic return, or raise Rejected."""
    data = toml.names(value, {"labels", "article", "form", "clock", "since"}, {"shift", "silence", "nil"}, place)
    return Return(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        form=_name(data["form"], f"{place}.form"),
        clock=_name(data["clock"], f"{place}.clock"),
        shift=toml.integer(data.get("shift", 0), -YEARS_LIMIT, YEARS_LIMIT, f"{place}.shift"),
        since=toml.integer(data["since"], FIRST_YEAR, LAST_YEAR, f"{place}.since"),
        silence=toml.maybe(data, "silence", place, meaning),
        nil=toml.maybe(data, "nil", place, condition),
    )


def silence(name: str, value: object, languages: Languages, place: str) -> Silence:
    """Return an untrusted silence procedure, or raise Rejected."""
    data = toml.names(value, {"labels", "article", "broken"}, {"hours", "sitting", "breaks"}, place)
    hours = toml.maybe(data, "hours", place, lambda given, where: toml.integer(given, 1, HOURS_LIMIT, where))
    breaks = toml.items(
        data.get("breaks", sorted(WAYS)), 1, 2, f"{place}.breaks", lambda given, where: toml.one_of(given, WAYS, where)
    )
    return Silence(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        hours=hours,
        sitting=toml.boolean(data.get("sitting", False), f"{place}.sitting"),
        breaks=frozenset(breaks),
        broken=Broken(toml.one_of(data["broken"], frozenset(Broken), f"{place}.broken")),
    )


def decision(name: str, value: object, languages: Languages, place: str) -> Decision:
    """Return an untrusted way of deciding, or raise Rejected."""
    by_vote = {"yes", "no", "share", "reaches"}
    data = toml.names(value, {"labels", "article", "needs"}, {"minus", *by_vote}, place)
    needs = Needs(toml.one_of(data["needs"], frozenset(Needs), f"{place}.needs"))
    for option in sorted({*data} & ({"minus"} if needs is Needs.VOTE else by_vote)):
        toml.fault(finding("regime.decision", f"{place}.{option}", needs))
    share = toml.items(data.get("share", [1, 2]), 2, 2, f"{place}.share", _part)
    if share[0] > share[1]:
        toml.fault(finding("toml.value", f"{place}.share", list(share)))
    return Decision(
        name=name,
        labels=toml.labels(data["labels"], languages, f"{place}.labels"),
        article=article(data["article"], f"{place}.article"),
        needs=needs,
        minus=toml.integer(data.get("minus", 0), 0, NUMBER_LIMIT, f"{place}.minus"),
        yes=toml.matching(data.get("yes", "yes"), f"{place}.yes", NAME),
        no=toml.matching(data.get("no", "no"), f"{place}.no", NAME),
        share=(share[0], share[1]),
        reaches=toml.boolean(data.get("reaches", False), f"{place}.reaches"),
    )


def _name(value: object, place: str) -> str:
    return toml.matching(value, place, NAME)


def _field(value: object, place: str) -> str:
    return toml.matching(value, place, FIELD)


def _part(value: object, place: str) -> int:
    return toml.integer(value, 1, 100, place)
