"""The text of a scenario → steps and questions, with the line each stands on.

Knows docs/spec/scenario.md 1 to 3; not what a regime makes of them. Law: what is not understood is refused with its line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from comity.encoding import text as signs
from comity.errors import Finding, Rejected, excerpt
from comity.records.act import STRUCTURAL, Act
from comity.records.record import RELATIONS

RULE: Final = "docs/spec/scenario.md"
SIZE_LIMIT: Final = 65_536
STEPS_LIMIT: Final = 200
DIVIDER: Final = "----"
YEARS: Final = range(1971, 3000)
"""Years a scenario may speak of: a body is founded a day before its first step, and stamps count seconds from 1970."""
WITH_FORM: Final = 2
"""An act and a form: the words no step does without."""
_TIME: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
_STEP: Final = re.compile(rf"(?P<time>{_TIME})  +(?P<rest>\S.*)")
_FIELD: Final = re.compile(r"(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?): *(?P<value>\S.*)")
_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,15}")
_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,15}")
_QUESTIONS: Final = (
    re.compile(rf"(?P<kind>due|quotas) on (?P<time>{_TIME})"),
    re.compile(rf"(?P<kind>returns) of (?P<who>[A-Z0-9-]+) on (?P<time>{_TIME})"),
    re.compile(
        rf"(?P<kind>explain) (?P<name>[A-Z][A-Za-z0-9]*) (?P<what>[a-z][a-z-]*)(?: of (?P<who>[A-Z0-9-]+))? on (?P<time>{_TIME})"
    ),
    re.compile(r"(?P<kind>margins|state) (?P<name>[A-Z][A-Za-z0-9]*)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One record somebody files: local time, act, form, references to steps by name, and the lines of its body."""

    line: int
    at: datetime
    by: str
    for_: str
    act: Act
    form: str
    to: tuple[str, ...]
    refs: tuple[tuple[str, str], ...]
    name: str | None
    restricted: bool = False
    body: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Rules of a file beside the scenario, put in force at once or from a local time."""

    line: int
    at: datetime
    file: str
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, of which step and when, as it stands in the file (`text`)."""

    line: int
    text: str
    kind: str
    at: datetime | None
    name: str | None
    what: str | None
    who: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario: the upper part as it stands (`head`), its steps and questions in order, and what is expected of them."""

    head: str
    title: str
    parts: tuple[Step | Rules | Question, ...]
    expected: str


def parse(data: bytes, place: str) -> Scenario:
    """Return the scenario in untrusted `data`; `place` is the file's name. Raises Rejected scenario.* with the line."""
    if len(data) > SIZE_LIMIT:
        raise Rejected(_finding("scenario.size", place, 0, len(data)))
    try:
        text = data.decode()
    except UnicodeDecodeError as problem:
        raise Rejected(_finding("scenario.utf-8", place, data[: problem.start].count(b"\n") + 1, "")) from None
    for number, line in enumerate(text.split("\n"), 1):  # also below: what differs there is shown on a terminal
        if signs.problem(line) is not None:
            raise Rejected(_finding("scenario.signs", place, number, line))
    head, divider, expected = text.partition(f"\n{DIVIDER}\n")
    if not divider:
        raise Rejected(_finding("scenario.divider", place, text.count("\n"), DIVIDER))
    lines = head.split("\n")
    parts = _Reader(place).read(lines)
    title = next((line.lstrip("# ") for line in lines if line.startswith("#")), place)
    return Scenario(head=head, title=title, parts=tuple(parts), expected=expected)


class _Reader:
    """Reads the upper part line by line."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.parts: list[Step | Rules | Question] = []
        self.names: set[str] = set()

    def read(self, lines: list[str]) -> list[Step | Rules | Question]:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            if line.startswith(" "):
                self._field(number, line.strip())
            elif (match := _STEP.fullmatch(line)) is not None:
                self._step(number, match["time"], match["rest"].split())
            else:
                self.parts.append(self._question(number, line))
            if len(self.parts) > STEPS_LIMIT:
                raise Rejected(_finding("scenario.size", self.place, number, len(self.parts)))
        return self.parts

    def _field(self, number: int, line: str) -> None:
        match, step = _FIELD.fullmatch(line), self.parts[-1] if self.parts else None
        if match is None or not isinstance(step, Step) or _said(match["name"], step.body):
            raise Rejected(_finding("scenario.line", self.place, number, line))
        self.parts[-1] = replace(step, body={**step.body, match["name"]: match["value"]})

    def _step(self, number: int, time: str, words: list[str]) -> None:
        at = self._time(number, time)
        before = [part.at for part in self.parts if not isinstance(part, Question)]
        if before and at < before[-1]:
            raise Rejected(_finding("scenario.time", self.place, number, time))
        if words[0] == "rules":
            self.parts.append(self._rules(number, at, words[1:]))
            return
        by, words = words[0], words[1:]
        for_, words = (words[1], words[2:]) if words[:1] == ["for"] and len(words) > 1 else (by, words)
        if (
            len(words) < WITH_FORM
            or words[0] not in frozenset(Act) - STRUCTURAL
            or not (_CODE.fullmatch(by) and _CODE.fullmatch(for_))
        ):
            raise Rejected(_finding("scenario.line", self.place, number, " ".join([by, *words])))
        step = Step(line=number, at=at, by=by, for_=for_, act=Act(words[0]), form=words[1], to=(), refs=(), name=None)
        self.parts.append(self._ended(step, words[2:]))

    def _ended(self, step: Step, words: list[str]) -> Step:
        """Return a step with whom it is addressed to, what it refers to, who may read it and what it is called."""
        if len(words) % 2:
            raise Rejected(_finding("scenario.line", self.place, step.line, " ".join(words)))
        for key, value in zip(words[::2], words[1::2], strict=True):
            if key == "to" and not step.to and all(_CODE.fullmatch(code) for code in value.split(",")):
                step = replace(step, to=tuple(sorted({*value.split(",")})))
            elif key == "as" and step.name is None and _NAME.fullmatch(value) and value not in self.names:
                step = replace(step, name=value)
            elif (key, value) == ("audience", "restricted"):
                step = replace(step, restricted=True)
            elif key in RELATIONS and value in self.names:
                step = replace(step, refs=(*step.refs, (key, value)))
            else:
                raise Rejected(_finding("scenario.line", self.place, step.line, f"{key} {value}"))
        if step.name is not None:
            self.names.add(step.name)
        return step

    def _rules(self, number: int, at: datetime, words: list[str]) -> Rules:
        text = " ".join(words)
        match = re.fullmatch(rf"(?P<file>[a-z0-9-]+\.toml)(?: from (?P<since>{_TIME}))?", text)
        if match is None:
            raise Rejected(_finding("scenario.line", self.place, number, text))
        since = None if match["since"] is None else self._time(number, match["since"])
        return Rules(line=number, at=at, file=match["file"], since=since)

    def _question(self, number: int, line: str) -> Question:
        for pattern in _QUESTIONS:
            match = pattern.fullmatch(line)
            if match is not None:
                told = {"time": None, "name": None, "what": None, "who": None, **match.groupdict()}
                if told["name"] is not None and told["name"] not in self.names:
                    break
                at = None if told["time"] is None else self._time(number, told["time"])
                return Question(
                    line=number,
                    text=line,
                    kind=str(told["kind"]),
                    at=at,
                    name=told["name"],
                    what=told["what"],
                    who=told["who"],
                )
        raise Rejected(_finding("scenario.line", self.place, number, line))

    def _time(self, number: int, text: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise Rejected(_finding("scenario.time", self.place, number, text)) from None
        if moment.year not in YEARS:
            raise Rejected(_finding("scenario.time", self.place, number, text))
        return moment


def _said(name: str, body: Mapping[str, str]) -> bool:
    """Return whether a step says this field already, whole or (as `name.part`) in parts."""
    whole, dot, _ = name.partition(".")
    return name in body or (whole in body if dot else any(key.startswith(f"{name}.") for key in body))


def fault(code: str, place: str, line: int, value: object) -> Rejected:
    """Return the refusal of what a line of a scenario asks."""
    return Rejected(_finding(code, place, line, value))


def _finding(code: str, place: str, line: int, value: object) -> Finding:
    return Finding(code=code, place=f"{place} line {line}", excerpt=excerpt(value), rule=f"{RULE} 1")
