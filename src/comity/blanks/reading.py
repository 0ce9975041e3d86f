"""What was written into a form, as a draft: every fault with its line and entry, and what was left empty.

Knows drafts and a regime; not which kind of file the entries stood in, nor whether a log would take the draft. Law: total
(whatever stands in a form gives findings, none raises), nothing is repaired or guessed, and no draft while there is a fault.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from comity.blanks.layout import names
from comity.encoding.canonical import Json
from comity.errors import Finding, excerpt
from comity.records.act import Act
from comity.records.record import RELATIONS, Ref
from comity.regime import Form, Kind, Regime
from comity.regime.places import spelled
from comity.service.drafting import Draft, problems

RULE: Final = "docs/spec/blanks.md"
NUMBER_DIGITS: Final = 16
REFS_LIMIT: Final = 64
_ID: Final = re.compile("[0-9a-f]{64}")

Find = Callable[[str], str | None]
"""How a symbol or id of a record is turned into its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in one entry, without blanks around it, and where: a line, or a cell, which may hold a `number`."""

    value: str
    place: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A form as it came back: whose rules and which form it says it is, its entries by name, what could not be told apart."""

    rules: str
    form: str
    entries: Mapping[str, Entry]
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A draft, or None where there are faults; `empty` are the entries nothing was written into."""

    draft: Draft | None
    faults: tuple[Finding, ...]
    empty: tuple[str, ...]


def known_by_id(name: str) -> str | None:
    """Return a record's id written as such: all that can be known of it without the log."""
    return name if _ID.fullmatch(name) else None


def read(regime: Regime, written: Written, find: Find = known_by_id) -> Filled:
    """Return the draft in an untrusted form, or everything that is wrong with it."""
    form = regime.forms.get(written.form)
    if written.rules != regime.name or form is None:
        said = f"{written.rules} {written.form}"
        return Filled(draft=None, faults=(fault("blank.other-rules", "line 1", said, "2.2"),), empty=())
    known = names(regime, form)
    entries = {name: entry for name, entry in written.entries.items() if entry.value and name in known}
    found = [*written.faults]
    found += [
        fault("blank.entry", entry.place, name, "2.3") for name, entry in written.entries.items() if name not in known
    ]
    whole = {f"f.{field.name}" for field in form.fields.values() if field.kind is Kind.NUMBER}
    found += [
        fault("blank.cell", entry.place, entry.value, "5.4")
        for name, entry in entries.items()
        if entry.number and name not in whole
    ]
    draft = _draft(regime, form, entries, find, found)
    found = [replace(one, place=_place(one.place, written, form)) if one.place in known else one for one in found]
    if draft is not None:
        found += [replace(one, place=_place(one.place, written, form)) for one in _weighed(regime, form, draft)]
    empty = tuple(name for name in known if name not in entries)
    return Filled(draft=None if found else draft, faults=tuple(found), empty=empty)


def fault(code: str, place: str, value: object, paragraph: str) -> Finding:
    """Return a finding under the spec of forms as files."""
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=f"{RULE} {paragraph}")


def _weighed(regime: Regime, form: Form, draft: Draft) -> Iterator[Finding]:
    yield from problems(regime, draft)
    dated = not any(one.place == "record.at" for one in problems(regime, draft))
    refusal = regime.may(draft.for_, form, draft.at if dated else None)
    if refusal is not None:
        yield refusal
    if draft.aud == "public":
        for name in ("open_on", "reason", "reviewer"):
            if getattr(draft, name) is not None:
                yield fault("audience.open-on", f"record.{name}", getattr(draft, name), "3.4")


def _draft(regime: Regime, form: Form, entries: Mapping[str, Entry], find: Find, found: list[Finding]) -> Draft | None:
    """Return the draft, its record's own parts at least in shape; None where one of these is missing or unknown."""
    said = {name: entry.value for name, entry in entries.items()}
    holders = {*regime.seats, *regime.groups, *regime.offices, *regime.actors}
    allowed = {
        "act": {str(act) for act in form.acts},
        "by": {*regime.seats, *regime.offices},
        "for": holders,
        "attributed_to": holders,
        "aud": form.audiences,
    }
    if regime.secrecy is not None:
        allowed |= {"reason": set(regime.secrecy.reasons), "reviewer": set(regime.secrecy.reviewers)}
    wrong = [name for name, codes in allowed.items() if name in said and said[name] not in codes]
    found += [fault("blank.value", entries[name].place, said[name], "3.2") for name in wrong]
    needed = ("act", "by", "at", *(("aud",) if form.audiences != {"public"} else ()))
    missing = [name for name in needed if name not in said]
    found += [fault("blank.missing", name, "", "3.1") for name in missing]
    to = _lines(said.get("to", ""))
    strange = [code for number, code in enumerate(to) if code not in holders or code in to[:number]]
    found += [fault("blank.value", entries["to"].place, code, "3.2") for code in strange]
    refs = tuple(_refs(entries.get("refs"), find, found))
    if missing or wrong:
        return None
    return Draft(
        act=Act(said["act"]),
        form=form.name,
        by=said["by"],
        for_=said.get("for", said["by"]),
        at=said["at"],
        body=_body(regime, form, said),
        to=tuple(sorted(to)),
        refs=refs,
        attributed_to=said.get("attributed_to"),
        aud=said.get("aud", "public"),
        open_on=said.get("open_on"),
        reason=said.get("reason"),
        reviewer=said.get("reviewer"),
    )


def _refs(entry: Entry | None, find: Find, found: list[Finding]) -> Iterator[Ref]:
    given: set[tuple[str, str]] = set()
    for line in _lines("" if entry is None else entry.value):
        rel, _, name = line.partition(" ")
        record_id = find(name.strip())
        odd = rel not in RELATIONS or record_id is None or (rel, record_id) in given or len(given) == REFS_LIMIT
        if entry is not None and odd:
            found.append(fault("blank.reference", entry.place, line, "3.3"))
        elif record_id is not None:
            given.add((rel, record_id))
            yield Ref(rel=rel, id=record_id)


def _body(regime: Regime, form: Form, said: Mapping[str, str]) -> dict[str, Json]:
    body: dict[str, Json] = {}
    for part in ("title", "text"):
        texts = _texts(regime, said, part)
        if texts:
            body[part] = texts
    fields: dict[str, Json] = {}
    for name, field in form.fields.items():
        value = said.get(f"f.{name}", "")
        match field.kind:
            case Kind.TEXT:
                texts = _texts(regime, said, f"f.{name}")
                fields |= {name: texts} if texts else {}
            case _ if not value:
                pass
            case Kind.NUMBER:
                fields[name] = _number(value)
            case Kind.LIST:
                fields[name] = list(_lines(value))
            case Kind.PLACE:
                fields[name] = spelled(value)
            case _:
                fields[name] = value
    if fields:
        body["fields"] = fields
    unstated: dict[str, Json] = {name: said[f"u.{name}"] for name in form.fields if f"u.{name}" in said}
    return body | ({"unstated": unstated} if unstated else {})


def _texts(regime: Regime, said: Mapping[str, str], name: str) -> dict[str, Json]:
    return {lang: said[f"{name}.{lang}"] for lang in regime.languages if f"{name}.{lang}" in said}


def _lines(value: str) -> list[str]:
    return [line.strip() for line in value.split("\n") if line.strip()]


def _number(text: str) -> Json:
    """Return a whole number written with or without blanks between digits; what is none stays a text, to be refused."""
    digits = "".join(text.split())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= NUMBER_DIGITS else text


def _place(place: str, written: Written, form: Form) -> str:
    """Return where in the form a finding about a record's place is: the line and name of the entry, or its name."""
    parts = place.removeprefix("record.").split(".")
    name = parts[0]
    if parts[:2] in (["body", "fields"], ["body", "unstated"]) and len(parts) > 2:  # noqa: PLR2004 - body, fields, name
        name = f"{parts[1][0]}.{parts[2]}"
        text = parts[2] in form.fields and form.fields[parts[2]].kind is Kind.TEXT
        name = ".".join([name, *parts[3:4]]) if text else name
    elif name == "body":
        name = ".".join(parts[1:3])
    exact = next((entry for key, entry in written.entries.items() if key == name), None)
    nearest = next((entry for key, entry in written.entries.items() if key.startswith(f"{name}.")), None)
    entry = exact or nearest
    return name if entry is None else entry.place
