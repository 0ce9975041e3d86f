"""What was written into a form's inputs, read as a draft, and a draft as what would be written.

Knows names of inputs and how people type; not how a page shows them, nor whether a log would take the draft. Law: what was
written is never lost: every value comes back into the input it came from, right or wrong. A text is taken as it was typed but for
its line ends, blanks around it, and composed letters (NFC), for these are the typist's machine and not the typist.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from comity.dues.zones import today_in
from comity.encoding.canonical import Json
from comity.encoding.iso6709 import respell
from comity.errors import Finding
from comity.records.fields import finding
from comity.records.record import RELATIONS, Ref
from comity.regime import Field, Form, Kind, Regime
from comity.regime.places import DATUM, SHAPES
from comity.service.drafting import Draft
from comity.service.permitted import Doing

RULE: Final = "docs/spec/signing.md 2"
NUMBER_DIGITS: Final = 16
POINTS: Final = max(high for _, high in SHAPES.values())

Given = Mapping[str, Sequence[str]]
"""What was written, by name of input."""
Find = Callable[[str], str | None]
"""How a symbol, id or address of a record is turned into its id."""
NOTHING: Final[Given] = {}
EVERY: Final = "*"
"""What ticks all seats at once; no code is written so."""


def read(regime: Regime, doing: Doing, by: str, given: Given, find: Find) -> tuple[Draft, tuple[Finding, ...]]:
    """Return the draft written into a form's inputs, and what could not be read; nothing written makes it fail."""
    form = doing.form
    body: dict[str, Json] = {}
    for part in ("title", "text"):
        texts = _texts(regime, given, part)
        if texts:
            body[part] = texts
    fields = {name: value for name, value in _fields(regime, form, given) if value is not None}
    if fields:
        body["fields"] = fields
    unstated: dict[str, Json] = {name: said for name in form.fields if (said := _line(given, f"u.{name}"))}
    if form.stated and (said_of := {name: said for name, said in unstated.items() if name not in fields}):
        body["unstated"] = said_of
    refs, problems = _refs(given, find)
    aud, open_on, unclear = _audience(doing, given)
    known = {*regime.seats, *regime.groups, *regime.offices, *regime.actors}
    attributed = _line(given, "attributed_to")
    draft = Draft(
        act=doing.act,
        form=form.name,
        by=by,
        for_=_line(given, "for") or by,
        at=_line(given, "at"),
        body=body,
        to=tuple(sorted({code for code in _ticked(regime, given, "to", but=by) if code in known})),
        refs=refs,
        attributed_to=attributed if attributed in known else None,
        aud=aud,
        open_on=open_on,
        reason=None if aud == "public" else _line(given, "reason") or None,
        reviewer=None if aud == "public" else _line(given, "reviewer") or None,
    )
    return draft, (*problems, *unclear)


def given_of(draft: Draft) -> Given:
    """Return the inputs a draft would be read from, so that it can be changed."""
    given: dict[str, list[str]] = {"for": [draft.for_], "at": [draft.at], "to": list(draft.to)}
    given["ref"] = [f"{ref.rel}:{ref.id}" for ref in draft.refs]
    given["aud"] = [draft.aud]
    told = {"attributed_to": draft.attributed_to, "open_on": draft.open_on}
    for own, written in {**told, "reason": draft.reason, "reviewer": draft.reviewer}.items():
        if written is not None:
            given[own] = [written]
    return {**given, **given_of_body(draft.body)}


def given_of_body(body: Mapping[str, Json]) -> dict[str, list[str]]:
    """Return the inputs that what a record says would be read from."""
    given: dict[str, list[str]] = {}
    for part in ("title", "text"):
        given |= _spread(part, body.get(part, {}))
    for part, prefix in (("fields", "f"), ("unstated", "u")):
        said = body.get(part, {})
        for name, value in said.items() if isinstance(said, Mapping) else ():
            given |= _spread(f"{prefix}.{name}", value)
    return given


def input_of(place: str) -> str:
    """Return the name of the input a finding's place is about, or the place itself where there is none."""
    parts = place.removeprefix("record.").split(".")
    if parts[0] == "body" and parts[1:2] in (["title"], ["text"]):
        return ".".join(parts[1:3])
    if parts[:2] == ["body", "fields"] and len(parts) > 2:  # noqa: PLR2004 - body, fields, name
        rest = [part for part in parts[3:4] if not part.isdigit()]
        return ".".join([f"f.{parts[2]}", *rest])
    if parts[:2] == ["body", "unstated"] and len(parts) > 2:  # noqa: PLR2004 - body, unstated, name
        return f"u.{parts[2]}"
    if parts[0] == "inner" and parts[1:2] in (["reason"], ["reviewer"], ["open_on"]):
        return parts[1]
    own = {name: name for name in ("for", "at", "to", "aud", "open_on")}
    return (own | {"refs": "also_id", "material": "attach"}).get(parts[0], place)


def _spread(name: str, value: Json) -> dict[str, list[str]]:
    if isinstance(value, Mapping):
        return {key: told for part, item in value.items() for key, told in _spread(f"{name}.{part}", item).items()}
    if isinstance(value, list | tuple):
        return {name: [str(item) for item in value]}
    return {name: [str(value)]}


def _texts(regime: Regime, given: Given, name: str) -> dict[str, Json]:
    texts = {lang: _line(given, f"{name}.{lang}") for lang in regime.languages}
    return {lang: text for lang, text in texts.items() if text}


def _fields(regime: Regime, form: Form, given: Given) -> Iterator[tuple[str, Json]]:
    """Yield each field with its value, None where nothing was written."""
    for name, field in form.fields.items():
        match field.kind:
            case Kind.TEXT:
                yield name, _texts(regime, given, f"f.{name}") or None
            case Kind.NUMBER:
                yield name, _number(_line(given, f"f.{name}"))
            case Kind.PLACE:
                yield name, _place(given, f"f.{name}")
            case Kind.LIST:
                yield name, _list(field, _ticked(regime, given, f"f.{name}"))
            case _:
                yield name, _line(given, f"f.{name}") or None


def _place(given: Given, name: str) -> Json:
    """Return the place written into its inputs, None where nothing was: respelled digit for digit, and never reckoned."""
    shape, radius = _line(given, f"{name}.shape"), _number(_line(given, f"{name}.radius"))
    typed = [one.strip() for one in _line(given, f"{name}.points").splitlines() if one.strip()]
    points = (
        [respell(one) for one in typed] if len(typed) <= POINTS else typed
    )  # too many: they are refused as they are
    if not (shape or points or radius is not None):
        return None
    told: dict[str, Json] = {"datum": DATUM, "points": list(points)}
    return told | ({"shape": shape} if shape else {}) | ({} if radius is None else {"radius": radius})


def _ticked(regime: Regime, given: Given, name: str, *, but: str = "") -> list[str]:
    """Return the values written or ticked, and the members of each group ticked as a whole save one, each once."""
    values, wholes = list(given.get(name, ())), given.get(f"{name}.all", ())
    today = today_in(regime.zone)
    for code in wholes:
        found = regime.members_on(today) if code == EVERY else ()
        found = regime.members(code, today) if code in regime.groups else found
        values += [member for member in found if member not in values and member != but]
    return values


def rearranged(given: Given) -> Given | None:
    """Return what was written with a row of a list more or less, where a button asks for that; None where none does."""
    more, less = next(iter(given.get("more", ())), ""), next(iter(given.get("less", ())), "")
    kept = {name: list(values) for name, values in given.items() if name not in {"more", "less"}}
    if more:
        kept[more] = [*kept.get(more, ()), ""]
        return kept
    name, _, number = less.rpartition(":")
    if number.isascii() and number.isdigit() and int(number[:4]) < len(kept.get(name, ())):
        del kept[name][int(number[:4])]
    return kept if less else None


def _list(field: Field, values: Sequence[str]) -> Json:
    typed = [line for value in values for line in value.splitlines()] if field.of is Kind.STRING else list(values)
    items = [_clean(item) for item in typed]
    return [item for item in items if item] or None


def _number(text: str) -> Json:
    """Return a whole number typed with or without blanks between digits; what is none stays a text, to be refused."""
    digits = "".join(text.split())
    if digits.isascii() and digits.isdigit() and len(digits) <= NUMBER_DIGITS:
        return int(digits)
    return text or None


def _refs(given: Given, find: Find) -> tuple[tuple[Ref, ...], tuple[Finding, ...]]:
    """Return the references chosen and typed, each once, and a finding for each that leads nowhere."""
    refs: dict[tuple[str, str], Ref] = {}
    problems: list[Finding] = []
    typed = zip(given.get("also_rel", ()), given.get("also_id", ()), strict=False)
    pairs = [*(tuple(item.partition(":")[::2]) for item in given.get("ref", ())), *typed]
    for rel, name in pairs:
        if not name.strip():
            continue
        record_id = find(name.strip())
        if record_id is None or rel not in RELATIONS:
            problems.append(finding("refs.unknown", "record.refs", name, RULE))
        else:
            refs[rel, record_id] = Ref(rel=rel, id=record_id)
    return tuple(refs.values()), tuple(problems)


def _audience(doing: Doing, given: Given) -> tuple[str, str | None, tuple[Finding, ...]]:
    """Return audience and date of opening as written, and what is unclear about them; nothing is chosen for the writer."""
    aud, open_on = _line(given, "aud"), _line(given, "open_on") or None
    if len(doing.audiences) == 1 and not aud:
        aud = doing.audiences[0]
    if aud not in doing.audiences:
        return doing.audiences[0], None, (finding("audience.choose", "record.aud", aud, RULE),)
    if aud == "public" and open_on is not None:
        return aud, None, (finding("audience.open-on", "record.open_on", open_on, RULE),)
    return aud, open_on, ()


def _line(given: Given, name: str) -> str:
    return _clean(next(iter(given.get(name, ())), ""))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
