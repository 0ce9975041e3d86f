"""A report told in one language: sections of lines, each with its label, what is said and the source it rests on.

Knows sentences by name and how numbers are written; not how they are set. Law: what is not known is said to be not known; every
number is beside the source it comes from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite, isnan

from comity.airspace.accounts import Apart
from comity.airspace.encounter import Approach, Encounter
from comity.airspace.model import Track
from comity.airspace.report import Report, lines_at
from comity.i18n import Catalogue

KILOMETRE = 10_000.0
"""Below so many metres a distance is written in metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said; `source` is empty where it stands under its own source."""

    label: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines about one pair, one aircraft or the files."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The whole."""

    sections: tuple[Section, ...]
    closing: str

    def sentence(self) -> str:
        """Return all of it as one text, for readers who cannot see the picture."""
        parts = [
            f"{part.heading}. " + "; ".join(f"{one.label}: {one.value}" for one in part.lines) for part in self.sections
        ]
        return " ".join((*(f"{part}." for part in parts), self.closing))


def moment(time: float, *, day: bool = False) -> str:
    """Return a moment as ISO 8601 writes it, to the tenth of a second, in UTC."""
    at = datetime.fromtimestamp(round(time, 1), UTC)
    return f"{at.strftime('%Y-%m-%d %H:%M:%S' if day else '%H:%M:%S')}.{at.microsecond // 100_000} UTC"


def plain(words: Catalogue, value: float, digits: int = 0) -> str:
    """Return a number with the decimal sign of the language."""
    return f"{value:.{digits}f}".replace(".", words.say("place-decimal"))


def kilometres(words: Catalogue, metres: float) -> str:
    """Return a length, in metres where it is short; what is unknown or has no bound is said so."""
    if not isfinite(metres):
        return words.say("airspace-unknown")
    if abs(metres) < KILOMETRE:
        return words.say("airspace-metres", number=plain(words, metres, 1 if abs(metres) < 10 else 0))  # noqa: PLR2004
    return words.say("place-kilometres", number=plain(words, metres / 1_000, 1))


def seconds(words: Catalogue, value: float, digits: int = 1) -> str:
    """Return a duration."""
    return (
        words.say("airspace-seconds", number=plain(words, value, digits))
        if isfinite(value)
        else words.say("airspace-unknown")
    )


def tell(found: Report, words: Catalogue) -> Told:
    """Return the report in words."""
    sections = [_encounter(found, index, words) for index in range(len(found.encounters))]
    if not sections:
        sections = [
            Section(
                heading=words.say("airspace-picture"), lines=(Line(label="–", value=words.say("airspace-no-pair")),)
            )
        ]
    sections += [_difference(found, one, words) for one in found.differences]
    for heading, lines in (
        ("airspace-advisories", tuple(_advisories(found, words))),
        ("airspace-seen", tuple(_flags(found, words))),
        ("airspace-sources", tuple(_sources(found, words))),
    ):
        if lines:
            sections.append(Section(heading=words.say(heading), lines=lines))
    return Told(sections=tuple(sections), closing=words.say("airspace-nobody"))


def _from(found: Report, track: Track, time: float) -> str:
    lines = "–".join(str(line) for line in lines_at(track, time))
    return f"[{found.number(track.source)}]:{lines}"


def _encounter(found: Report, index: int, words: Catalogue) -> Section:
    one = found.encounters[index]
    facts = {"first": one.first.aircraft, "second": one.second.aircraft}
    heading = words.say(
        "airspace-encounter", one=found.number(one.first.source), other=found.number(one.second.source), **facts
    )
    if one.nearest is None:
        return Section(
            heading=heading, lines=(Line(label=words.say("airspace-nearest"), value=words.say("airspace-nothing")),)
        )
    lines = [*_approach(found, one, one.nearest, words)]
    if one.slant is not None:
        value = f"{kilometres(words, one.slant.slant)}, {moment(one.slant.time)}"
        lines.append(Line(label=words.say("airspace-slant"), value=value, source=_both(found, one, one.slant.time)))
    lines += _losses(found, one, words)
    if found.boundary:
        first, second = (kilometres(words, metres) for metres in found.boundary[index])
        value = words.say("airspace-boundary-value", first=first, second=second)
        lines.append(
            Line(label=words.say("airspace-boundary"), value=value, source=_both(found, one, one.nearest.time))
        )
    for track, gap in zip((one.first, one.second), one.gaps, strict=True):
        for begins, ends in gap:
            value = words.say("airspace-gap-value", begins=moment(begins), ends=moment(ends))
            label = words.say("airspace-gap", name=track.aircraft)
            lines.append(Line(label=label, value=value, source=_from(found, track, begins)))
    return Section(heading=heading, lines=tuple(lines))


def _both(found: Report, one: Encounter, time: float) -> str:
    return f"{_from(found, one.first, time)} {_from(found, one.second, time)}"


def _approach(found: Report, one: Encounter, at: Approach, words: Catalogue) -> Iterator[Line]:
    source = _both(found, one, at.time)
    distance, when = kilometres(words, at.lateral), moment(at.time, day=True)
    if not isfinite(at.lateral_bound):
        value = words.say("airspace-nearest-unknown", distance=distance, time=when)
    elif not isfinite(at.time_bound):
        value = words.say(
            "airspace-nearest-parallel", distance=distance, bound=kilometres(words, at.lateral_bound), time=when
        )
    else:
        bounds = {"bound": kilometres(words, at.lateral_bound), "seconds": seconds(words, at.time_bound)}
        value = words.say("airspace-nearest-value", distance=distance, time=when, **bounds)
    yield Line(label=words.say("airspace-nearest"), value=value, source=source)
    first, second, third, fourth = (kilometres(words, part) for part in (*at.accuracy, *at.turning))
    value = words.say("airspace-bound-value", first=first, second=second, third=third, fourth=fourth)
    yield Line(label=words.say("airspace-bound"), value=value, source=source)
    if isnan(at.vertical):
        value = words.say("airspace-vertical-none")
    else:
        kind = words.say(f"airspace-height-{at.height}")
        value = words.say("airspace-vertical-value", distance=kilometres(words, at.vertical), kind=kind)
    yield Line(label=words.say("airspace-vertical"), value=value, source=source)
    speed = words.say("airspace-per-second", number=plain(words, at.speed))
    yield Line(label=words.say("airspace-speed"), value=speed, source=source)
    first, second = (seconds(words, part) for part in at.fixes)
    yield Line(
        label=words.say("airspace-fixes"),
        value=words.say("airspace-fixes-value", first=first, second=second),
        source=source,
    )


def _losses(found: Report, one: Encounter, words: Catalogue) -> Iterator[Line]:
    label = words.say("airspace-loss")
    if not one.losses:
        yield Line(
            label=label, value=words.say("airspace-loss-none" if one.separations.height else "airspace-loss-unknown")
        )
    for loss in one.losses:
        value = words.say(
            "airspace-loss-value",
            begins=moment(loss.begins),
            ends=moment(loss.ends),
            lateral=kilometres(words, loss.lateral),
            vertical=kilometres(words, loss.vertical),
        )
        yield Line(label=label, value=value, source=_both(found, one, loss.begins))


def _difference(found: Report, one: Apart, words: Catalogue) -> Section:
    numbers = {"one": found.number(one.first.source), "other": found.number(one.second.source)}
    source = f"[{numbers['one']}] [{numbers['other']}]"
    kinds = " / ".join(
        ", ".join(words.say(f"airspace-height-{kind}") for kind in given) or words.say("airspace-kinds-none")
        for given in one.sources
    )
    largest = words.say("airspace-unknown")
    if isfinite(one.largest):
        largest = words.say(
            "airspace-largest-value", distance=kilometres(words, one.largest), time=moment(one.largest_at)
        )
    clock = words.say("airspace-unknown")
    if isfinite(one.clock):
        facts = {"seconds": seconds(words, one.clock, 2), "distance": kilometres(words, one.remaining)}
        clock = words.say("airspace-clock-value", other=numbers["other"], **facts)
    rows = (
        ("airspace-moments", words.number(one.samples)),
        ("airspace-median", kilometres(words, one.median)),
        ("airspace-largest", largest),
        ("airspace-clock", clock),
        ("airspace-height", kilometres(words, one.height)),
        ("airspace-kinds", kinds),
    )
    lines = tuple(
        Line(label=words.say(name, **(numbers if name == "airspace-height" else {})), value=value, source=source)
        for name, value in rows
    )
    name = found.same.get(one.first.aircraft, one.first.aircraft)
    return Section(heading=words.say("airspace-difference", name=name, **numbers), lines=lines)


def _advisories(found: Report, words: Catalogue) -> Iterator[Line]:
    for track in found.tracks:
        for one in track.advisories:
            ended = "yes" if one.terminated else "no"
            value = words.say("airspace-advisory", ended=ended, name=one.aircraft, register=one.register)
            threat = words.say("airspace-advisory-threat", threat=one.threat) if one.threat else ""
            said = ", ".join(part for part in (value, threat) if part)
            yield Line(label=moment(one.time), value=said, source=f"[{found.number(track.source)}]")


def _flags(found: Report, words: Catalogue) -> Iterator[Line]:
    for source, flag in found.flags:
        value = words.say(f"airspace-flag-{flag.code}", **flag.facts)
        yield Line(label=flag.aircraft or source.name, value=value, source=f"[{found.number(source)}]")


def _sources(found: Report, words: Catalogue) -> Iterator[Line]:
    for source in found.sources:
        value = words.say(
            "airspace-source-value",
            account=source.account or "–",
            file=source.name,
            format=source.format,
            clock=words.say(f"airspace-clock-{source.clock}"),
            size=words.number(source.size),
            hash=source.sha256,
        )
        ahead = words.say("airspace-source-ahead", seconds=seconds(words, source.ahead)) if source.ahead else ""
        made = f"{words.say('airspace-made-up')} {source.synthetic}" if source.synthetic else ""
        yield Line(label=f"[{found.number(source)}]", value=" · ".join(part for part in (value, ahead, made) if part))
