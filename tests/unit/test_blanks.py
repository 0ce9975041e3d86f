"""Forms as files: a draft written into its form and read again is the same draft, and whatever is wrong is told by line and entry."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.blanks import cells, plain, workbook
from comity.blanks.layout import asked, names, values_of
from comity.blanks.reading import Filled, read
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.i18n import LANGUAGES, Catalogue, Terms
from comity.records.record import Ref
from comity.regime import Field, Form, Kind, Regime, load
from comity.regime.forms import UNSTATED
from comity.regime.places import spelled
from comity.service.drafting import Draft

REGIMES = {
    path.parent.name: load(path.read_bytes())
    for path in sorted(Path(__file__).parents[2].glob("regimes/*/regime.toml"))
}
FORMS = [(name, form) for name, regime in REGIMES.items() for form in regime.forms]
DAY = "2026-03-01"
NASTY = (
    "#: a note?",
    "[by]",
    "[f.stance]",
    "\\[by]",
    "\\\\#: twice",
    "\\",
    "# plain",
    "[1]",
    "[sic] said",
    "",
    "Ж é",
    "  x",
    "…",
)
TEXT = st.lists(st.sampled_from(NASTY), min_size=1, max_size=5).map(lambda lines: "\n".join(lines).strip() or "x")


def value(draw: Any, regime: Regime, field: Field) -> Json:
    """Return some admissible value of a field."""
    kind = field.of if field.kind is Kind.LIST else field.kind
    holders = [*regime.seats, *regime.groups, *regime.offices, *regime.actors]
    codes = {Kind.CHOICE: list(field.choices), Kind.SEAT: list(regime.seats), Kind.CODE: holders}
    line = st.sampled_from(["a line", "[by] is no entry here", "Ж"]).map(lambda text: text.ljust(field.low, "x"))
    if field.kind is Kind.LIST:
        one = st.sampled_from(codes[kind]) if kind in codes else st.sampled_from(["a", "b c", "#: d", "[by]"])
        fewest = max(1, field.low)
        found = draw(st.lists(one, min_size=fewest, max_size=max(fewest, min(field.high, 4))))
        return list(found)
    match kind:
        case Kind.TEXT:
            langs = draw(st.lists(st.sampled_from(regime.languages), min_size=1, unique=True))
            return {lang: draw(TEXT) for lang in langs}
        case Kind.NUMBER:
            return int(draw(st.integers(field.low, field.high)))
        case Kind.DATE:
            return str(draw(st.sampled_from([DAY, "2026~", "2026-03-01/2026-03-08"])))
        case Kind.PLACE:
            places = ("point +5536+01300", "circle 500 +5536+01300", "line +5536+01300 +5537+01301")
            return spelled(draw(st.sampled_from(places)))
        case Kind.STRING:
            return str(draw(line))
        case _:
            return str(draw(st.sampled_from(codes[kind])))


def drawn(draw: Any, regime: Regime, form: Form) -> Draft:
    """Return some draft of a form that nothing is wrong with."""
    holders = [*regime.seats, *regime.groups, *regime.offices, *regime.actors]
    allowed = [code for code in holders if regime.may(code, form, DAY) is None]
    chosen = draw(st.sets(st.sampled_from(sorted(form.fields)))) if form.fields else set()
    fields = {n: value(draw, regime, f) for n, f in form.fields.items() if f.required or n in chosen}
    body: dict[str, Json] = {"fields": fields} if fields else {}
    for part, needed in (("title", form.title), ("text", form.text)):
        if needed or draw(st.booleans()):
            text = draw(TEXT)
            body[part] = {draw(st.sampled_from(regime.languages)): text.split("\n")[0] if part == "title" else text}
    unstated: dict[str, Json] = {
        n: draw(st.sampled_from(UNSTATED)) for n in form.fields if form.stated and n not in fields
    }
    body |= {"unstated": unstated} if unstated else {}
    aud = draw(st.sampled_from(sorted(form.audiences)))
    by = draw(st.sampled_from([*regime.seats, *regime.offices]))
    return Draft(
        act=draw(st.sampled_from(sorted(form.acts))),
        form=form.name,
        by=by,
        for_=draw(st.sampled_from(allowed)),
        at=DAY,
        body=body,
        to=tuple(sorted(draw(st.sets(st.sampled_from(holders), max_size=3)))),
        refs=tuple(Ref(rel=rel, id="ab" * 32) for rel in draw(st.sets(st.sampled_from(("about", "answers"))))),
        aud=aud,
        open_on=None if aud == "public" else draw(st.sampled_from([None, "2030-01-01"])),
    )


WAYS = {"text": (plain.render, plain.parse), "xlsx": (workbook.render, cells.parse)}


def through(regime: Regime, form: Form, draft: Draft, lang: str, way: str) -> Filled:
    terms = Terms(words=Catalogue(lang), regime=regime)
    render, parse = WAYS[way]
    return read(regime, parse(render(terms, form, asked(terms, form, values_of(draft)))))


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_written_into_a_form_is_read_back(way: str, data: st.DataObject) -> None:
    name, form_name = data.draw(st.sampled_from(FORMS))
    regime = REGIMES[name]
    form = regime.forms[form_name]
    draft = drawn(data.draw, regime, form)
    filled = through(regime, form, draft, data.draw(st.sampled_from(LANGUAGES)), way)
    assert (filled.faults, filled.draft) == ((), draft)
    said = {*values_of(draft)} - ({"aud"} if form.audiences == {"public"} else set())
    assert {*filled.empty} == {*names(regime, form)} - said


@pytest.mark.parametrize(("name", "form_name"), FORMS)
def test_every_form_asks_every_entry_once_in_every_language(name: str, form_name: str) -> None:
    regime = REGIMES[name]
    form = regime.forms[form_name]
    for lang in LANGUAGES:
        terms = Terms(words=Catalogue(lang), regime=regime)
        entries = asked(terms, form)
        assert tuple(entry.name for entry in entries) == names(regime, form)
        blank = plain.parse(plain.render(terms, form, entries))
        assert blank.faults == ()
        given_already = {"act"} if len(form.acts) == 1 else set()
        assert {n for n, entry in blank.entries.items() if entry.value} == given_already
        filled = read(regime, blank)
        assert filled.draft is None
        missing = {found.place for found in filled.faults if found.code == "blank.missing"}
        assert {blank.entries[name].place for name in ("by", "at")} <= missing


HEAD = "comity/blank/v1 nrc statement\n"
GOOD = f"{HEAD}[act]\nstate\n[by]\nFRA\n[at]\n{DAY}\n[title.en]\nOn the agenda\n[text.en]\nWe note it.\n[aud]\npublic\n"


def faults(text: str | bytes) -> set[tuple[str, str]]:
    """Return codes and places of what is wrong with a form of the NATO-Russia Council."""
    data = text.encode() if isinstance(text, str) else text
    try:
        filled = read(REGIMES["nrc"], plain.parse(data))
    except Rejected as refusal:
        return {(refusal.finding.code, refusal.finding.place)}
    assert (filled.draft is None) == bool(filled.faults)
    return {(found.code, found.place) for found in filled.faults}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (GOOD, set()),
        ("\ufeff" + GOOD.replace("\n", "\r\n"), set()),
        (GOOD.encode("utf-16"), {("blank.encoding", "line 1")}),
        (GOOD.replace("note", "not\u00e9").encode("latin-1"), {("blank.encoding", "line 11")}),
        ("", {("blank.head", "line 1")}),
        (GOOD.replace("v1", "v2"), {("blank.head", "line 1")}),
        (GOOD.replace("nrc", "espoo"), {("blank.other-rules", "line 1")}),
        (GOOD.replace("nrc statement", "nrc nothing"), {("blank.other-rules", "line 1")}),
        (GOOD.replace(HEAD, HEAD + "Hello\n"), {("blank.astray", "line 2")}),
        (GOOD + "[title.en]\nAnother\n", {("blank.repeated", "line 14: title.en")}),
        (GOOD + "[titel.en]\nAnother\n", {("blank.entry", "line 14: titel.en")}),
        (GOOD + "[key]\n", {("blank.entry", "line 14: key")}),
        (GOOD.replace("state\n", "found\n", 1), {("blank.value", "line 2: act")}),
        (GOOD.replace("FRA", "France"), {("blank.value", "line 4: by")}),
        (GOOD.replace("FRA", ""), {("blank.missing", "line 4: by")}),
        (GOOD.replace("[by]\nFRA\n", ""), {("blank.missing", "by")}),
        (GOOD + "[to]\nUSA\nUSA\n", {("blank.value", "line 14: to")}),
        (GOOD + "[refs]\n" + "".join(f"about {n:064x}\n" for n in range(65)), {("blank.reference", "line 14: refs")}),
        (GOOD + "[to]\nUSA\nNobody\n", {("blank.value", "line 14: to")}),
        (GOOD.replace(DAY, "1 March"), {("edtf.syntax", "line 6: at")}),
        (GOOD.replace(DAY, "2026-02-30"), {("edtf.calendar", "line 6: at")}),
        (GOOD + "[refs]\nabout S/2026/1\n", {("blank.reference", "line 14: refs")}),
        (GOOD + f"[refs]\nlikes {'ab' * 32}\n", {("blank.reference", "line 14: refs")}),
        (GOOD + f"[refs]\nabout {'ab' * 32}\nabout {'ab' * 32}\n", {("blank.reference", "line 14: refs")}),
        (GOOD.replace("On the agenda", "On\nthe agenda"), {("form.value", "line 8: title.en")}),
        (GOOD.replace("On the agenda", "x" * 301), {("form.bounds", "line 8: title.en")}),
        (GOOD.replace("On the agenda", "On\u202ethe agenda"), {("text.bidi", "line 8: title.en")}),
        (GOOD + "[open_on]\n2030-01-01\n", {("audience.open-on", "line 14: open_on")}),
        (GOOD + "x" * plain.LIMIT, {("blank.oversize", "file")}),
    ],
)
def test_what_is_wrong_is_told_by_line_and_entry(text: str | bytes, wrong: set[tuple[str, str]]) -> None:
    assert faults(text) == wrong


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_form_is_read_or_told(data: st.DataObject) -> None:
    lines = GOOD.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(st.one_of(st.text(max_size=20), st.sampled_from([*NASTY, "[refs]", "[f.x]", "[u.x.y]"])))
    faults("\n".join(lines).encode("utf-8", "surrogatepass"))
