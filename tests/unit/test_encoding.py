"""Canonical JSON, text, dates and notes: what is refused, where, and that nothing is ever repaired."""

import json
import unicodedata
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from comity.encoding import canonical, edtf, loose, note, text
from comity.encoding.note import Note, SignatureLine
from comity.errors import Rejected

NAMES = st.from_regex(r"[a-z0-9_]{1,12}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30).filter(
    lambda value: text.problem(value) is None
)
INTEGERS = st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER)
VALUES = st.recursive(
    st.none() | st.booleans() | INTEGERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_our_renderer_writes_what_rfc8785_writes(value: Any) -> None:
    assert canonical.render_own(value) == rfc8785.dumps(value) == canonical.render(value)
    assert canonical.parse(canonical.render_own(value)) == canonical.read_own(canonical.render_own(value)) == value


@given(st.binary(max_size=80))
@example(b'{"a":1}')
@example(b"[" * 20)
@example(b'"\\ud800"')
def test_any_bytes_give_a_value_or_a_refusal(data: bytes) -> None:
    try:
        value = canonical.parse(data)
    except Rejected as refusal:
        assert refusal.finding.rule.startswith("docs/spec/")
    else:
        assert canonical.render(value) == data


JSONISH = st.text('{}[]":,\\nu0019a_-.eEA tre\u00e9\u200b\n', max_size=40)


@given(st.one_of(JSONISH, VALUES.map(lambda value: canonical.render_own(value).decode())))
@example('{"a":1,"a":1}')
@example('{"a":{"b":["x\\n\\"y"]}}')
@example('["\\\\n","\\u0061"]')
@example("[9007199254740992]")
@example("[1.5,2.0,1e300]")
@example("18446744073709551616")
@example('{"a":{"B":1}}')
def test_what_is_canonical_at_a_glance_is_so_when_looked_at_closely(source: str) -> None:
    try:
        value = canonical._ordinary(source.encode(), source)
    except RecursionError:
        value = None
    assert value is None or value == canonical._parse_closely(source.encode(), source, "")


def test_most_records_are_canonical_at_a_glance() -> None:
    source = '{"a":["Déclaration\\n\\"2\\"",{"b":null}],"c":-1}'
    assert canonical._ordinary(source.encode(), source) == {"a": ['Déclaration\n"2"', {"b": None}], "c": -1}


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", "json.syntax", "x@0"),
        (b"\xff", "json.utf8", "x"),
        (b'{"a":1,"a":1}', "json.duplicate-key", "x"),
        (b"1.5", "json.float", "x"),
        (b"1e3", "json.float", "x"),
        (b"NaN", "json.float", "x"),
        (b"-Infinity", "json.float", "x"),
        (b"9007199254740992", "json.number", "x"),
        (b"1" * 5_000, "json.number", "x"),
        (b'{"A":1}', "json.name", "x"),
        (b'{"a b":1}', "json.name", "x"),
        (b'{"b":1,"a":2}', "json.not-canonical", "x"),
        (b'"\\u0061"', "json.not-canonical", "x"),
        (b" 1", "json.not-canonical", "x"),
        (b"-0", "json.not-canonical", "x"),
        (b"[" * 17 + b"]" * 17, "json.depth", "x"),
        (b'{"a":["\\u0001"]}', "text.control", "x.a.0"),
        (b'"' + b"a" * 70_000 + b'"', "json.oversize", "x"),
    ],
)
def test_refused_json(data: bytes, code: str, place: str) -> None:
    with pytest.raises(Rejected) as caught:
        canonical.parse(data, place="x")
    assert (caught.value.finding.code, caught.value.finding.place) == (code, place)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a":1,"a":1}', "json.duplicate-key"),
        (b'{"a":{"b":1,"c":2,"b":3}}', "json.duplicate-key"),
        (b"NaN", "json.number"),
        (b"[-Infinity]", "json.number"),
        (b"1" * 5_000, "json.syntax"),
        (b'"\xff"', "json.utf8"),
        ('{"a":1}'.encode("utf-16"), "json.utf8"),
        (b"\xef\xbb\xbf{}", "json.syntax"),
        (b"{} {}", "json.syntax"),
        (b"[" * 100_000, "json.depth"),
    ],
)
def test_a_layout_is_free_but_not_what_it_says(data: bytes, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        loose.parse(data, "x")
    assert (caught.value.finding.code, caught.value.finding.place) == (code, "x")
    assert loose.parse(b' { "B" : [ 1.50 , 1e3 ,"a" ] }\n', numbers=str) == {"B": ["1.50", "1e3", "a"]}


def test_objects_are_asked_for_and_depth_is_not_fooled_by_strings() -> None:
    with pytest.raises(Rejected, match=r"json\.not-object"):
        canonical.parse_object(b"[]")
    assert canonical.parse_object(b'{"a":"[[[[[[[[[[[[[[[[[[[[\\"{{"}')
    assert canonical.parse(b"[" * 16 + b"]" * 16)


def test_our_own_values_are_checked_when_rendered() -> None:
    for value in ({"A": 1}, 1.5, 2**60, "a\u200b"):
        with pytest.raises(Rejected):
            canonical.render(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("\x00", "text.control"),
        ("\t", "text.control"),
        ("\x85", "text.control"),
        ("\u202e", "text.bidi"),
        ("\u2066", "text.bidi"),
        ("\u2028", "text.separator"),
        ("\u200d", "text.invisible"),
        ("\u00ad", "text.invisible"),
        ("\ufeff", "text.invisible"),
        ("\ufe0f", "text.invisible"),
        ("\U000e0041", "text.invisible"),
        ("\ud800", "text.surrogate"),
        ("\ue000", "text.private"),
        ("\U0010ffff", "text.private"),
        ("\u0378", "text.unassigned"),
        ("\U0001fbff", "text.unassigned"),
        ("e\u0301", "text.not-nfc"),
        ("\u212b", "text.not-nfc"),
    ],
)
def test_characters_that_are_refused(value: str, code: str) -> None:
    assert text.problem(f"a{value}") == code


@pytest.mark.parametrize("value", ["", "plain\ntext", "« à l’œuvre »", "«\u00a0да\u00a0»", "Niinistö", "中文", "ß−×"])
def test_characters_that_are_taken(value: str) -> None:
    assert text.problem(value) is None


@pytest.mark.parametrize(
    ("value", "earliest", "latest"),
    [
        ("2016", "2016-01-01T00:00:00", "2016-12-31T23:59:59"),
        ("2016-02", "2016-02-01T00:00:00", "2016-02-29T23:59:59"),
        ("2016-12", "2016-12-01T00:00:00", "2016-12-31T23:59:59"),
        ("2016-07-13", "2016-07-13T00:00:00", "2016-07-13T23:59:59"),
        ("2016-07-13T16:00:00Z", "2016-07-13T16:00:00", "2016-07-13T16:00:00"),
        ("2016-08-18/2016-08-20", "2016-08-18T00:00:00", "2016-08-20T23:59:59"),
        ("9999", "9999-01-01T00:00:00", "9999-12-31T23:59:59"),
        ("9999-12-31", "9999-12-31T00:00:00", "9999-12-31T23:59:59"),
    ],
)
def test_dates_have_a_first_and_a_last_second(value: str, earliest: str, latest: str) -> None:
    date = edtf.parse(value)
    assert (date.earliest.isoformat()[:19], date.latest.isoformat()[:19]) == (earliest, latest)
    assert edtf.earliest_key(value) == f"{earliest}Z"


def test_marks_of_doubt_are_kept() -> None:
    marks = {
        value: (edtf.parse(value).approximate, edtf.parse(value).uncertain)
        for value in ("2017", "2017~", "2017?", "2017%")
    }
    assert list(marks.values()) == [(False, False), (True, False), (False, True), (True, True)]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "edtf.syntax"),
        ("16", "edtf.syntax"),
        ("2016-7", "edtf.syntax"),
        ("٢٠١٦", "edtf.syntax"),
        ("2016-07-13T16:00:00", "edtf.syntax"),
        ("2016" * 20, "edtf.syntax"),
        ("2016-00", "edtf.calendar"),
        ("2016-07-00", "edtf.calendar"),
        ("2016-00-01/2016-02-01", "edtf.calendar"),
        ("2016-13", "edtf.calendar"),
        ("2015-02-29", "edtf.calendar"),
        ("0000", "edtf.calendar"),
        ("2017/2016", "edtf.order"),
        ("2016-W01-1", "edtf.syntax"),
        ("20160713", "edtf.syntax"),
        ("2016-07-1٣", "edtf.syntax"),
        ("2016-07-13\n", "edtf.syntax"),
        ("0000-01-01", "edtf.calendar"),
    ],
)
def test_refused_dates(value: str, code: str) -> None:
    for reader in (edtf.parse, edtf.check, edtf.earliest_key):
        with pytest.raises(Rejected) as caught:
            reader(value)
        assert caught.value.finding.code == code


@given(st.from_regex(r"[0-2][0-9]{3}-[01][0-9]-[0-3][0-9][~/Z]?", fullmatch=True))
def test_a_day_looked_at_in_short_is_the_day_that_is_read(value: str) -> None:
    try:
        earliest = edtf.parse(value).earliest
    except Rejected as refusal:
        with pytest.raises(Rejected) as caught:
            edtf.check(value)
        assert caught.value.finding == refusal.finding
    else:
        edtf.check(value)
        assert edtf.earliest_key(value) == f"{earliest:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0")


LINE = "— example.org/key AAAAAAAB\n".encode()


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
    st.lists(st.binary(min_size=5, max_size=80), min_size=1),
)
def test_notes_round_trip(body: str, payloads: list[bytes]) -> None:
    lines = tuple(SignatureLine(name="a.example/b", key_id=data[:4], payload=data[4:]) for data in payloads)
    made = Note(text=f"{body}\n".encode(), lines=lines)
    if len(lines) <= note.LINES_LIMIT:
        assert note.parse(note.render(made.text, made.lines)) == made


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "note.frame"),
        (b"text\n", "note.frame"),
        (b"text\n\n" + LINE[:-1], "note.frame"),
        (b"text\n\n" + b"- example.org/key AAAAAAAB\n", "note.line"),
        (b"text\n\n" + LINE.replace(b"AAAAAAAB", b"AAAA"), "note.line"),
        (b"text\n\n" + LINE.replace(b"AAAAAAAB", b"AAAAAAB="), "note.line"),
        (b"text\n\n" + LINE.replace(b"AAAAAAAB", b"!"), "note.line"),
        (b"text\n\n" + LINE.replace(b"/key", b"+key"), "note.line"),
        (b"text\n\n" + b"\n", "note.frame"),
        (b"te\x00xt\n\n" + LINE, "note.control"),
        (b"te\xffxt\n\n" + LINE, "note.utf8"),
        (b"text\n\n" + LINE.replace(b"/key", b"/k\x01y"), "note.control"),
        (b"text\n\n" + LINE.replace(b"/key", b"/k\xffy"), "note.utf8"),
        (b"text\n\n" + LINE.replace(b"/key", b"/k\xc2\x85y"), "note.line"),
        (b"text\n\n" + LINE * 101, "note.lines"),
        (b"x" * 1_000_001, "note.oversize"),
    ],
)
def test_refused_notes(data: bytes, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        note.parse(data)
    assert caught.value.finding.code == code


def test_the_table_of_unassigned_points_is_unicode_14() -> None:
    from comity.encoding.unassigned import RANGES, UNICODE_VERSION

    assert UNICODE_VERSION == "14.0.0"
    first, last = RANGES[0].split("-")
    assert (first, last) == ("378", "379")
    assert json.dumps(RANGES[-1]) == '"10fffe-10ffff"'


def test_texts_passed_without_a_second_look_would_pass_it() -> None:
    plain = [chr(point) for point in range(0x110000) if text._PLAIN.fullmatch(chr(point))]
    assert {"\n", "é", "Ё", "—", "€"} & set(plain) == {"\n", "é", "Ё", "—"}
    assert not [sign for sign in plain for _, pattern in text._FORBIDDEN if pattern.search(sign)]
    for first in plain:
        assert all(unicodedata.is_normalized("NFC", first + second) for second in plain)
        assert unicodedata.combining(first) == 0
