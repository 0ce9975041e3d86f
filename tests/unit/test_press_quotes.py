"""What is a quotation: marks of many kinds, parted and led in; and names, titles and terms in marks that nobody said."""

import pytest
from tests.press_told import LEDE, said, told

from comity.press.reading import read_article


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une « zone tampon » a été créée."),
        ("fr", "La « zone de sécurité renforcée » a été étendue."),
        ("fr", "Le slogan « Sauvons le lac ! » s'affiche partout."),
        ("en", "The so-called “buffer zone” was widened."),
        ("en", "The “blue helmets” arrived."),
        ("en", "In the '90s the parties' room was 'the Bay'."),
        ("ru", "Так называемая «буферная зона» расширена."),
        ("ru", "Создана «буферная зона»."),
        ("ru", "Командование подтвердило, что началось учение «Тихий берег»."),
    ],
)
def test_a_term_or_a_title_in_marks_is_no_quotation(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The board met under the theme “Water: Ours and Yours” and rose early."),
        ("en", "The agency “North Wire” reports that the lock is shut, the mayor said."),
        ("en", "The mayor said the act “Rules on the Care of Small Harbours and of What Lies in Them” was old."),
        ("en", "“Clean nets” is the theme of the week."),
        ("en", "The mayor reminded them of the motto on the wall and of the tale ‘Here We Go’."),
        ("fr", "« Sauver les berges », c'est le thème de la semaine."),
        ("fr", "Un sommet sur le thème « garder les rives »."),
        ("fr", "Le maire dit que la loi « Règles des petits ports et des bacs » est vieille."),
        ("ru", "Мэр сказал о законе «О содержании малых пристаней и переправ» на сессии."),
        ("ru", "Во время «прямой линии» мэр рассказал о дороге."),
        ("ru", "Агентство «Тихий берег», против которого выступил мэр, закрыто."),
        ("ru", "Мост откроют в мае, заявил «Северу» мэр."),
    ],
)
def test_what_names_something_is_no_quotation_even_beside_a_verb_of_saying(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The mayor said the talks had been “cordial”.", [("cordial", "mayor")]),
        ("en", "The mayor described the deal as a “fair trade”.", [("fair trade", "mayor")]),
        ("en", "The mayor warned of a “long winter”.", [("long winter", "mayor")]),
        ("en", "The mayor thanked “all who rowed for this lake”.", [("all who rowed for this lake", "mayor")]),
        ("fr", "Le maire met en garde contre un « long hiver ».", [("long hiver", "maire")]),
        ("fr", "Le maire a qualifié l'accord de « bon compromis ».", [("bon compromis", "maire")]),
        ("ru", "Мэр назвал переговоры, идущие в порту, «игрой».", [("игрой", "Мэр")]),
        ("ru", "Мэр призвал не ждать «никакого прорыва».", [("никакого прорыва", "Мэр")]),
    ],
)
def test_few_words_a_verb_governs_are_said(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert said(language, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('“We go now," the mayor said. "We stay here.”', [("We go now", "mayor"), ("We stay here.", "mayor")]),
        ('The mayor called it "a fair deal,” and left.', [("a fair deal", "mayor")]),
        ('“He said "no" to all of us,” the mayor said.', [('He said "no" to all of us', "mayor")]),
        (
            "'We go now.\n\n'And we stay there,' said the mayor.",
            [("We go now.", "mayor"), ("And we stay there", "mayor")],
        ),
    ],
)
def test_marks_of_two_kinds_close_each_other(text: str, found: list[tuple[str, str | None]]) -> None:
    assert said("en", text) == found


def test_a_list_that_ends_a_page_without_an_item_raises_nothing() -> None:
    assert told("en", "The board met to discuss", LEDE)["agenda"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers:\n\n- adopted the budget;\n\n- approved a base;\n\n- renewed the mandate."),
        ("fr", "Les ministres ont :\n\n– adopté le budget ;\n\n– approuvé une base ;\n\n– renouvelé le mandat."),
        ("ru", "Министры:\n\n– утвердили бюджет;\n\n– одобрили базу;\n\n– продлили мандат."),
        ("fr", "Le préfet parle d'un « effort partagé »."),
        ("fr", "Le dispositif, surnommé « bouclier du lac », sera voté."),
        ("ru", "Об этом сообщили в министерстве, передает «Интерфакс-Запад»."),
        ("ru", "Последний пункт «кочует» из протокола в протокол, сказал дипломат."),
        ("fr", "L'adverbe, « prioritairement », a disparu."),
    ],
)
def test_lists_names_and_single_words_are_said_by_nobody(language: str, text: str) -> None:
    assert said(language, text) == []


def test_single_marks_open_again_in_each_paragraph_and_close_once() -> None:
    text = (
        "Last week Cllr Lind asked for a survey.\n\nA boat under repair\n\n‘The weir is worn,’ she said. ‘We must act soon.\n\n"
        "‘Nobody knows the boards’ plans.\n\n‘That is why we sit.’"
    )
    assert [name for _, name in said("en", text)] == ["Cllr Lind"] * 4


@pytest.mark.parametrize(
    ("language", "text", "halves"),
    [
        (
            "ru",
            'Мэр Иван Котов устал. "Плотина стара, - отметил он. - Денег нет", - добавил мэр.',
            ["Плотина стара", "Денег нет"],
        ),
        (
            "fr",
            "La maire Anne Roy a parlé. « Le barrage est vieux, a-t-elle dit. Il faut agir. »",
            ["Le barrage est vieux", "Il faut agir."],
        ),
        (
            "fr",
            "M. Paul Viau est élu. « Le mur fuit, a-t-elle ajouté, et on s'y noiera. » C'est en ces termes que la garde, Odile Marn, a conclu.",
            ["Le mur fuit", "et on s'y noiera."],
        ),
        (
            "fr",
            "Jeudi. « Le mur fuit, a expliqué M. Paul Viau. La pierre est loin. »",
            ["Le mur fuit", "La pierre est loin."],
        ),
        (
            "ru",
            'Четверг. "Плотина стара, - добавила она. - Денег нет", - сказала инженер Ольга Марнова.',
            ["Плотина стара", "Денег нет"],
        ),
    ],
)
def test_a_verb_and_its_pronoun_part_what_is_said(language: str, text: str, halves: list[str]) -> None:
    assert [words for words, _ in said(language, text)] == halves


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a visité l'atelier « Des filets propres pour tous les pêcheurs » vendredi."),
        ("en", "The members visited the workshop “Clean nets for all fishermen of the lake” on Friday."),
        ("ru", 'Депутаты рассмотрели проекты "О порядке охраны берега озера" и "Об оплате труда смотрителей".'),
    ],
)
def test_the_title_of_a_draft_or_a_workshop_is_no_quotation(language: str, text: str) -> None:
    assert said(language, text) == []


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ministers praised the theme of the year – “Clean nets for all”."),
        ("fr", "Les ministres ont salué le thème de l'année – « Des filets propres pour tous »."),
        ("ru", "Министры одобрили тему года — «Чистые сети для всех»."),
        ("ru", "Совет заседал весь день.\n\n– сообщает Лента портов"),
    ],
)
def test_nobody_speaks_in_the_words_of_a_theme_or_of_who_passed_them_on(language: str, text: str) -> None:
    assert said(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Elle parle de l'opération « Lac propre ».",
        ),
        ("en", "It was what papers called “the war of the nets”."),
    ],
)
def test_names_in_marks_are_still_nobodys_words(language: str, text: str) -> None:
    assert said(language, text) == []
