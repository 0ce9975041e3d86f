"""A chronicle is read whole or refused; its drafts get one order; each becomes a record that reads back."""

from dataclasses import replace
from pathlib import Path

import pytest

from comity.chronicle import Draft, DraftRef, compile_drafts, edition, parse
from comity.errors import Rejected
from comity.records.act import Act
from comity.records.record import Record, Ref, Seen, Source, parse_text, record_id, render_text
from comity.regime import Regime, load

ONE = """
[[record]]
name = "one"
at = "2016-07"
act = "notify"
form = "paper"
attributed_to = "AAA"
to = ["CHAIR"]
refs = []
title = { en = "One", fr = "Un" }
fields = { count = 4, mood = "glad", who = ["AAA"] }
sources = [{ url = "https://example.org/1", title = "T", doubt = "unverified", note = { en = "N", fr = "N" } }]
[record.text]
en = \"\"\"
First line
second line
\"\"\"
fr = "Premier"
"""
TWO = """
[[record]]
name = "two"
at = "2016-07-01"
act = "notify"
form = "paper"
attributed_to = "AAA"
refs = [{ rel = "answers", record = "one" }]
title = { en = "Two", fr = "Deux" }
text = { en = "x", fr = "y" }
fields = { count = 1 }
sources = [{ url = "https://example.org/2" }]
"""
SMALL = Path(__file__).with_name("test_regime_small.toml").read_text(encoding="utf-8")
SEEN = Seen(size=0, root="0" * 64)


@pytest.fixture(name="regime")
def small_regime() -> Regime:
    """Return the small body, with an archivist."""
    extra = '[offices.ARCHIVIST]\nlabels = { en = "Archivist", fr = "Archiviste" }\n'
    return load((SMALL + extra).encode())


def completed(record: Record) -> Record:
    """Return the record as a signer completes it."""
    return replace(record, keys=("a" * 64,), seq=3, prev="b" * 64)


def test_a_draft_is_read() -> None:
    (draft,) = parse(ONE.encode())
    assert draft == Draft(
        name="one",
        at="2016-07",
        act=Act.NOTIFY,
        form="paper",
        attributed_to="AAA",
        to=("CHAIR",),
        refs=(),
        title={"en": "One", "fr": "Un"},
        text={"en": "First line\nsecond line", "fr": "Premier"},
        fields={"count": 4, "mood": "glad", "who": ["AAA"]},
        sources=(Source(url="https://example.org/1", title="T", doubt="unverified", note={"en": "N", "fr": "N"}),),
    )


def test_a_field_may_hold_a_text_per_language() -> None:
    (draft,) = parse(ONE.replace("count = 4", 'count = { en = "four" }').encode())
    assert draft.fields["count"] == {"en": "four"}


def test_a_field_may_hold_a_place() -> None:
    spot = '{ shape = "circle", datum = "WGS84", points = ["+5930+02445"], radius = 500 }'
    (draft,) = parse(ONE.replace("count = 4", f"spot = {spot}").encode())
    assert draft.fields["spot"] == {"shape": "circle", "datum": "WGS84", "points": ["+5930+02445"], "radius": 500}


def test_a_draft_becomes_a_record_that_reads_back() -> None:
    one, two = parse((ONE + TWO).encode())
    first = completed(one.record("example.org/x", {}, SEEN))
    text = render_text(first)
    assert parse_text(text) == first
    second = completed(two.record("example.org/x", {"one": record_id(text)}, SEEN))
    assert parse_text(render_text(second)) == second
    assert second.refs == (Ref(rel="answers", id=record_id(text)),)
    assert (first.by, first.for_, first.attributed_to, first.aud) == ("ARCHIVIST", "AAA", "AAA", "public")


def test_a_draft_without_actor_is_the_archivists() -> None:
    (draft,) = parse(ONE.replace('attributed_to = "AAA"\n', "").encode())
    record = draft.record("example.org/x", {}, SEEN)
    assert (record.by, record.for_, record.attributed_to) == ("ARCHIVIST", "ARCHIVIST", None)


def test_a_draft_waits_for_what_it_refers_to() -> None:
    (draft,) = parse(TWO.encode())
    with pytest.raises(KeyError, match="one"):
        draft.record("example.org/x", {}, SEEN)


def test_an_empty_draft_has_an_empty_body() -> None:
    (draft,) = parse(
        b'[[record]]\nname = "a"\nat = "2016"\nact = "state"\nform = "paper"\nsources = [{ url = "https://a" }]\n'
    )
    assert (draft.body(), draft.refs, draft.to) == ({}, (), ())


REFUSALS = [
    ("no file of ours", "[[record]]", "[[entry]]", "toml.unknown", "f.toml.entry"),
    ("an unknown field", 'form = "paper"', 'form = "paper"\nmood = 1', "toml.unknown", "f.toml.record.0.mood"),
    ("no name", 'name = "one"\n', "", "toml.missing", "f.toml.record.0.name"),
    ("a name with a blank", '"one"', '"o ne"', "toml.value", "f.toml.record.0.name"),
    ("a date in words", '"2016-07"', '"July"', "edtf.syntax", "at"),
    ("an act of the body itself", '"notify"', '"found"', "toml.value", "f.toml.record.0.act"),
    ("an unknown act", '"notify"', '"shout"', "toml.value", "f.toml.record.0.act"),
    ("a form in capitals", '"paper"', '"Paper"', "toml.value", "f.toml.record.0.form"),
    ("an actor in small letters", '"AAA"\nto', '"aaa"\nto', "toml.value", "f.toml.record.0.attributed_to"),
    (
        "no sources",
        'sources = [{ url = "https://example.org/1", title = "T", doubt = "unverified", note = { en = "N", fr = "N" } }]',
        "sources = []",
        "toml.count",
        "f.toml.record.0.sources",
    ),
    (
        "a source without address",
        'url = "https://example.org/1", ',
        "",
        "toml.missing",
        "f.toml.record.0.sources.0.url",
    ),
    (
        "a source that is no address",
        '"https://example.org/1"',
        '"a book"',
        "toml.value",
        "f.toml.record.0.sources.0.url",
    ),
    ("a note of two lines", 'en = "N", fr', 'en = "N\\nM", fr', "toml.value", "f.toml.record.0.sources.0.note.en"),
    (
        "an unknown relation",
        "refs = []",
        'refs = [{ rel = "likes", record = "x" }]',
        "toml.value",
        "f.toml.record.0.refs.0.rel",
    ),
    ("a language in capitals", '{ en = "One"', '{ EN = "One"', "toml.value", "f.toml.record.0.title.EN"),
    ("a title that is no text", 'en = "One"', "en = 1", "toml.type", "f.toml.record.0.title.en"),
    ("a text of line breaks alone", 'fr = "Premier"', 'fr = "\\n"', "toml.value", "f.toml.record.0.text.fr"),
    ("a float", "count = 4", "count = 4.0", "toml.type", "f.toml.record.0.fields.count"),
    ("a flag", "count = 4", "count = true", "toml.type", "f.toml.record.0.fields.count"),
    ("a number below zero", "count = 4", "count = -4", "toml.value", "f.toml.record.0.fields.count"),
    ("a list of numbers", '["AAA"]', "[1]", "toml.type", "f.toml.record.0.fields.who.0"),
    ("a field in capitals", "count = 4", "Count = 4", "toml.value", "f.toml.record.0.fields.Count"),
]


@pytest.mark.parametrize(
    ("before", "after", "code", "place"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
def test_refusals(before: str, after: str, code: str, place: str) -> None:
    assert ONE.count(before) >= 1, "the row changes nothing"
    with pytest.raises(Rejected) as caught:
        parse(ONE.replace(before, after, 1).encode(), "f.toml")
    assert (caught.value.finding.code, caught.value.finding.place) == (code, place)


def test_drafts_lie_in_order_of_their_dates(regime: Regime) -> None:
    two, one = parse((TWO + ONE).encode())
    assert [draft.name for draft in compile_drafts([replace(two, refs=()), one], regime)] == ["two", "one"]
    later = replace(two, at="2016-08")
    assert [draft.name for draft in compile_drafts([later, one], regime)] == ["one", "two"]


INCOHERENT = [
    (
        "a reference to nothing",
        {"refs": (DraftRef(rel="answers", draft="zero"),)},
        "chronicle.ref-not-earlier",
        "two: refs",
    ),
    ("a name twice", {"name": "one"}, "chronicle.name-twice", "one: name"),
    ("an unknown actor", {"attributed_to": "ZZZ"}, "chronicle.unknown-code", "two: to, attributed_to"),
    ("an unknown addressee", {"to": ("ZZZ",)}, "chronicle.unknown-code", "two: to, attributed_to"),
    ("a title in one language", {"title": {"en": "x"}}, "chronicle.language-missing", "two: title.fr"),
    ("a text in one language", {"text": {"fr": "x"}}, "chronicle.language-missing", "two: text.en"),
    ("an unknown form", {"form": "song"}, "form.unknown", "two: form"),
    ("a form of another act", {"act": Act.STATE}, "form.unknown", "two: form"),
    ("an actor that may not file it", {"attributed_to": "OUT"}, "form.by", "two: record.for"),
    ("a seat that was no member", {"attributed_to": "BBB", "at": "2021"}, "seat.not-member", "two: record.at"),
    ("a missing field", {"fields": {}}, "form.field-missing", "two: record.body.fields.count"),
]


@pytest.mark.parametrize(
    ("change", "code", "place"), [row[1:] for row in INCOHERENT], ids=[row[0] for row in INCOHERENT]
)
def test_incoherent_drafts(regime: Regime, change: dict[str, object], code: str, place: str) -> None:
    one, two = parse((ONE + TWO).encode())
    with pytest.raises(Rejected) as caught:
        compile_drafts([one, replace(two, **change)], regime)  # type: ignore[arg-type]
    assert (caught.value.finding.code, caught.value.finding.place) == (code, place)
    assert caught.value.finding.rule


def test_an_edition_names_its_files() -> None:
    assert edition([b"a", b"b"]) == "e5a01fee14e0ed5c"
    assert len({edition(files) for files in ([b"a", b"b"], [b"b", b"a"], [b"ab"], [b"ab", b""], [])}) == 5


def test_a_draft_may_name_files_by_their_hash() -> None:
    item = f'{{ file = "a.geojson", sha256 = "{"0" * 64}", size = 3, media = "application/geo+json" }}'
    (draft,) = parse(ONE.replace("[[record]]", f"[[record]]\nmaterial = [{item}]", 1).encode())
    (named,) = draft.material
    assert (named.name, named.size, named.role) == ("a.geojson", 3, "attachment")
    assert draft.record("example.org/log", {}, SEEN).material == (named,)
