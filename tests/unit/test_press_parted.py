"""Speech that is parted by who says it, and speakers named behind it in a sentence, a line or an element of its own."""

import pytest
from tests.press_told import LEDE, told

from comity.press.reading import read_article


def said(language: str, text: str) -> list[tuple[str, str | None]]:
    """Return what is said and by whom."""
    return [(one["text"], one["speaker"]) for one in told(language, text, LEDE)["quotes"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "« Nous avons perdu un an, a déclaré la ministre de la pêche, et nous le savons. »",
            [("Nous avons perdu un an", "ministre de la pêche"), ("et nous le savons.", "ministre de la pêche")],
        ),
        (
            "fr",
            "« Il faut attendre, a dit le maire de Tarn. Rien ne presse. »",
            [("Il faut attendre", "maire de Tarn"), ("Rien ne presse.", "maire de Tarn")],
        ),
        (
            "ru",
            "«Ошибки бывают, – заметил председатель, – но их видно».",
            [("Ошибки бывают", "председатель"), ("но их видно", "председатель")],
        ),
        (
            "ru",
            "– Мы ждали ответа, – сказал капитан порта. – Его всё нет.",
            [("Мы ждали ответа", "капитан порта"), ("Его всё нет.", "капитан порта")],
        ),
        (
            "ru",
            "– Мы знаем, он сказал правду, – ответил мэр.",
            [("Мы знаем, он сказал правду", "мэр")],
        ),
        # a verb of saying that belongs to the speech parts nothing
        (
            "fr",
            "« Le texte que j'ai lu dit le contraire, et je le garde. »",
            [("Le texte que j'ai lu dit le contraire, et je le garde.", None)],
        ),
    ],
)
def test_who_speaks_parts_his_words(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert said(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“It is over for all of us.” Thus the mayor.", "mayor"),
        ("en", "“It is over for all of us.” The mayor of Tarn is still angry.", "mayor of Tarn"),
        ("en", "“It is over for all of us.”\n\n— The mayor of Tarn", "mayor of Tarn"),
        ("fr", "« La route restera fermée. » Ainsi parle le préfet de la région.", "préfet de la région"),
        ("fr", "« La route restera fermée. » C'est ainsi que le préfet a résumé la séance.", "préfet"),
        ("fr", "« Deux ans de perdus. » Le maire de Tarn ne décolère pas.", "maire de Tarn"),
        ("fr", "« La route restera fermée. »\n\n— Le maire de Tarn", "maire de Tarn"),
        ("ru", "«Для нас всё кончено». Так говорит мэр города.", "мэр города"),
        ("ru", "«Для нас всё уже давно кончено».\n\n— Глава администрации", "Глава администрации"),
        ("en", "The ambassador was quoted by an agency as saying that “nothing is agreed”.", "ambassador"),
        ("en", "The secretariat let it be known that it “would not comment on leaks”.", "secretariat"),
        ("ru", "Секретариат дал понять, что «ничего ещё не решено».", "Секретариат"),
        ("en", "“It is a start,” said late on Monday the head of the mission.", "head of the mission"),
        # nobody is named
        ("en", "“It is over for all of us.” The report runs to forty pages.", None),
        ("en", "“It is over for all of us.”\n\nThe mayor went home.", None),
        ("en", "“It is over for all of us.”\n\nSaid on Monday, it was forgotten on Tuesday.", None),
        ("ru", "«Река не читает протоколов» – так начинается памятка для участников.", None),
    ],
)
def test_who_is_named_behind_what_he_said(language: str, text: str, speaker: str | None) -> None:
    assert [who for _, who in said(language, text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The text speaks of “appropriate measures in due time”, a wording from 2012."),
        ("fr", "La résolution parle de « mesures appropriées en temps utile »."),
        ("ru", "В тексте говорится о «надлежащих мерах в должное время»."),
    ],
)
def test_a_nickname_and_words_cited_of_a_paper_are_said_by_nobody(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("<p>The mayor of Tarn said: <q>We wait for spring.</q></p>", "mayor of Tarn"),
        ("<blockquote>We wait for spring.</blockquote><cite>The mayor of Tarn</cite>", "mayor of Tarn"),
        ("<blockquote><p>We wait for spring.</p><footer>The mayor of Tarn</footer></blockquote>", "mayor of Tarn"),
        (
            "<figure><blockquote>We wait for spring.</blockquote><figcaption>The mayor of Tarn</figcaption></figure>",
            "mayor of Tarn",
        ),
        ("<blockquote>We wait for spring.</blockquote><p>The mayor of Tarn was there.</p>", None),
    ],
)
def test_quotations_of_a_page_have_their_elements(body: str, speaker: str | None) -> None:
    page = (
        "<html><body><article><h1>The lake commission waits for spring</h1><p>TARN, 13 July 2016 – The commission of the "
        f"lake met in Tarn on Tuesday to talk about the road.</p>{body}<p>The road has been closed since the winter.</p>"
        "</article></body></html>"
    )
    read = read_article(page.encode(), media="text/html", language="en", models=False).as_json()
    assert [(one["text"], one["speaker"]) for one in read["quotes"]] == (
        [("We wait for spring.", speaker)] if speaker else []
    )
    assert all(page[one["start"] : one["end"]] == one["text"] for one in read["quotes"])
