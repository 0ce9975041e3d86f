"""Words, names in other alphabets and queries: what is typed finds what is said, whatever is typed."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.search.hits import marked, passage
from comity.search.letters import spellings
from comity.search.query import LIMIT, parse, with_spellings
from comity.search.said import Piece
from comity.search.words import plain, stem

GRUSHKO = ("Грушко", "Grushko", "Grouchko", "Gruško")


@pytest.mark.parametrize("asked", GRUSHKO)
def test_a_name_is_found_in_every_spelling(asked: str) -> None:
    others = {plain(word) for word in (asked, *spellings(asked))}
    assert {plain(name) for name in GRUSHKO} <= others


@pytest.mark.parametrize(
    ("russian", "english", "french"),
    [
        ("Лавров", "Lavrov", "Lavrov"),
        ("Путин", "Putin", "Poutine"),
        ("Герасимов", "Gerasimov", "Guerassimov"),
        ("Захарова", "Zakharova", "Zakharova"),
        ("Рябков", "Ryabkov", "Riabkov"),
        ("Ельцин", "Yeltsin", "Ieltsine"),
        ("Шойгу", "Shoygu", "Choïgou"),
        ("Васильев", "Vasilyev", "Vassiliev"),
        ("Чуркин", "Churkin", "Tchourkine"),
        ("Ольга", "Olga", "Olga"),
    ],
)
def test_schemes_write_and_read_names(russian: str, english: str, french: str) -> None:
    written = spellings(russian)
    assert english.lower() in written
    assert french.lower() in written
    for latin in (english, french):
        assert russian.lower() in spellings(latin), latin
    assert french.lower() == english.lower() or french.lower() in spellings(english)


@pytest.mark.parametrize("word", ["", "ab", "2016", "A4", "東京", "гр-ко", "x" * 25, "Gruшко"])
def test_what_is_no_name_has_no_other_spelling(word: str) -> None:
    assert spellings(word) == []


@given(st.text(max_size=30))
def test_spellings_end_and_are_others(word: str) -> None:
    found = spellings(word)
    assert word.lower() not in found
    assert len(found) < 2_000


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "exercises", "exercise"),
        ("fr", "réunions", "reunion"),
        ("fr", "aéronefs", "aéronef"),
        ("ru", "учениях", "учения"),
        ("ru", "Столтенберга", "Столтенберг"),
        ("ru", "полётов", "полетов"),
        ("de", "Straße", "strasse"),
    ],
)
def test_forms_of_a_word_have_one_stem(lang: str, one: str, other: str) -> None:
    assert stem(lang, one) == stem(lang, other)
    assert plain("йод") != plain("иод")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("air safety", [(("air",), False, False), (("safety",), False, False)]),
        ('"air safety" -sea', [(("air", "safety"), True, False), (("sea",), False, True)]),
        ("« mer Baltique »", [(("mer", "Baltique"), True, False)]),
        ('-"mer Baltique', [(("mer", "Baltique"), True, True)]),
        ("NRC/NOT/2016/1", [(("NRC", "NOT", "2016", "1"), False, False)]),
        ("l’Otan", [(("l",), False, False), (("Otan",), False, False)]),
        (
            "a OR b* NEAR(c ^d {e} : \\",
            [((w,), False, False) for w in ("a", "OR", "b")]
            + [(("NEAR", "c"), False, False)]
            + [((w,), False, False) for w in ("d", "e")],
        ),
        ('-- - "" "', []),
    ],
)
def test_a_query_is_words_phrases_and_what_is_left_out(text: str, terms: list[object]) -> None:
    assert [(term.words, term.exact, term.excluded) for term in parse(text).terms] == terms


@given(st.text(max_size=400))
def test_fts5_understands_whatever_is_typed(text: str) -> None:
    from comity.search.fts5 import _SCHEMA

    query = with_spellings(parse(text), lambda words: [word for word in words if len(word) % 2 == 0])
    assert sum(len(word) for term in query.terms for word in term.words) <= LIMIT * 3
    with sqlite3.connect(":memory:") as connection:
        connection.execute(_SCHEMA.split(";\n")[-1])
        for expression in filter(None, (query.wanted, query.unwanted)):
            connection.execute("SELECT rowid FROM said WHERE said MATCH ?", (expression,)).fetchall()


def test_hits_are_marked_in_the_text_as_it_stands() -> None:
    text = "Il y eut des réunions, puis la réunion de l’Otan."
    query = parse("reunion otan -mer")
    found = passage([Piece(lang="fr", text=text)], query, ["fr"])
    assert found is not None
    assert [part.text for part in found.parts if part.hit] == ["réunions", "réunion", "Otan"]
    assert "".join(part.text for part in found.parts) == text
    exact = passage([Piece(lang="fr", text=text)], parse('"la reunion"'), ["fr"])
    assert exact is not None
    assert [part.text for part in exact.parts if part.hit] == ["la", "réunion"]
    assert passage([Piece(lang="fr", text=text)], parse("-otan"), ["fr"]) is None
    assert [part.text for part in marked("Grushko", "en", parse("Grushko")) if part.hit] == ["Grushko"]


@given(st.text(max_size=300), st.text(max_size=40))
def test_a_passage_is_the_text_but_for_its_ends(text: str, asked: str) -> None:
    for lang in ("en", None):
        found = passage([Piece(lang=lang, text=text)], parse(asked), ["en"])
        if found is not None:
            whole = "".join(part.text for part in found.parts)
            assert whole.removeprefix("…").removesuffix("…") in text
            assert any(part.hit for part in found.parts)
        assert "".join(part.text for part in marked(text, lang, parse(asked))) == text
