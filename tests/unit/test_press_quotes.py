"""Words somebody said and who: incises, paragraphs, single marks, appositions; and terms in marks that nobody said."""

import pytest
from tests.press_told import LEDE, told


def quotes(language: str, text: str) -> list[tuple[str | None, str]]:
    """Return who is said to speak and by which rule."""
    article = told(language, text, LEDE)
    return [(one["speaker"], one["rule"] or "") for one in article["quotes"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "« C'est un pas, note un diplomate, mais un petit pas. »", [("diplomate", "inside")] * 2),
        (
            "ru",
            "«Мы продвинулись, – заявил председатель комиссии. – Но недалеко».",
            [("председатель комиссии", "inside")] * 2,
        ),
        ("fr", "« C'est un pas, un diplomate le note, mais un petit pas. »", [(None, "")]),
        (
            "fr",
            "« Nous partons ce soir.\n\n« Nous reviendrons », a dit le commandant.",
            [("commandant", "goes-on"), ("commandant", "after")],
        ),
        (
            "en",
            "“We have moved on.\n\n“But not far,” the chair said.",
            [("chair", "goes-on"), ("chair", "after")],
        ),
        ("en", "The mayor said it was a step. “More will follow.”", [("mayor", "goes-on")]),
        ("ru", "Посол Эстонии сказал, что это шаг. «Будут и другие».", [("Посол Эстонии", "goes-on")]),
        ("en", "'We have moved on,' said the chair.", [("chair", "after")]),
        ("en", "The mayor, an engineer, said the bridge was “as good as new”.", [("mayor", "before")]),
        ("fr", "Le maire, un ingénieur, estime qu'« il faut agir vite ».", [("maire", "before")]),
        ("ru", "Посол Эстонии, возглавляющий делегацию, сказал, что это «шаг вперед».", [("Посол Эстонии", "before")]),
        ("en", "“It is a step,” Estonia’s ambassador said.", [("Estonia’s ambassador", "after")]),
        ("fr", "« Enfin ! » s'est exclamé le maire.", [("maire", "after")]),
        ("fr", "« Il faut agir », insiste-t-on au ministère.", [("ministère", "after")]),
        ("fr", "Il a qualifié l'accord de « vieux bout de papier sans valeur ».", [(None, "")]),
        ("en", "“We go,” she said.", [(None, "")]),
        ("fr", "« On avance », a confié à la radio locale le chef de la mission.", [("chef de la mission", "after")]),
        ("ru", "«Мы идем дальше», – сказал местному радио руководитель группы.", [("руководитель группы", "after")]),
        ("ru", "Отчет будет коротким, обещает офицер: «Хватит и двух страниц».", [("офицер", "before")]),
        ("fr", "Il a parlé à l'échevin, qui dit attendre « autre chose que des promesses ».", [("échevin", "before")]),
    ],
)
def test_who_speaks_is_told_by_the_first_rule_that_fires(
    language: str, text: str, found: list[tuple[str | None, str]]
) -> None:
    assert quotes(language, text) == found


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
    assert quotes(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "“We are tired,” one of the pilots told the newspaper. “We want to go home.”",
            [("one of the pilots", "after"), ("one of the pilots", "goes-on")],
        ),
        ("en", "The islander who chairs the group said it was “a start”.", [("islander", "before")]),
        ("en", "The chair, flanked by two ministers, said the text was “nearly done”.", [("chair", "before")]),
        ("en", "The chair, who arrived late, laughed. “I was stuck behind a tractor,” she said.", [("chair", "after")]),
        (
            "en",
            "The report says “all lorries stop here”. He said “it was never safe”.",
            [("report", "before"), (None, "")],
        ),
        ("en", "He told this newspaper that the road was “a disgrace”.", [(None, "")]),
        ("en", "They warned that such a step would be “a mistake in concrete”.", [(None, "")]),
        (
            "en",
            "The Danish envoy called the draft “thin and short” and the Polish delegate said it was “too thick”.",
            [("Danish envoy", "before"), ("Polish delegate", "before")],
        ),
        (
            "en",
            "The Finnish envoy said he was “not aware of it”, while his Swedish counterpart spoke of “a good basis”.",
            [("Finnish envoy", "before"), ("Swedish counterpart", "before")],
        ),
        ("en", "As the harbour master put it, “the tide does not negotiate”.", [("harbour master", "before")]),
        ("fr", "Comme l'a dit un vieux marin, « la mer ne signe rien ».", [("vieux marin", "before")]),
        ("fr", "« Rien n'est signé », a indiqué dans un communiqué le ministère.", [("ministère", "after")]),
        ("fr", "Les élus, eux, parlent d'une « décision prise dans notre dos ».", [("élus", "before")]),
        ("fr", "Un pêcheur, arrivé en retard, s'en amuse : « J'ai attendu la marée. »", [("pêcheur", "before")]),
        ("fr", "La maire ne décolère pas. « Nous avons été prévenus par la radio », dit-elle.", [("maire", "after")]),
        ("fr", "La mairie ne répond pas. « Il faut recommencer », a-t-il ajouté.", [(None, "")]),
        ("fr", "Le délégué a levé les yeux au ciel et lancé : « Recommençons. »", [("délégué", "before")]),
        ("fr", "« On attend toujours », a confié à l'agence un des délégués.", [("un des délégués", "after")]),
        ("fr", "« Il n'y a plus un sou », souffle-t-on dans les couloirs.", [(None, "")]),
        ("ru", "«Мы устали ждать», – вздохнула одна из жительниц.", [("одна из жительниц", "after")]),
        ("ru", "Мэр приехал последним. «Застрял на мосту», – объяснил он.", [("Мэр", "after")]),
        ("ru", "«Это только начало», – сказал после заседания глава делегации.", [("глава делегации", "after")]),
        ("ru", "«Вода прибывает», – предупредил в интервью радио начальник порта.", [("начальник порта", "after")]),
        (
            "ru",
            "Секретарь комиссии, в свою очередь, отметил, что это «не вопрос дня».",
            [("Секретарь комиссии", "before")],
        ),
        ("ru", "Его младший коллега ответил коротко: «Нет и нет».", [("младший коллега", "before")]),
        ("ru", "«Мы не знали», – сказал глава поселения Тихий Берег.", [("глава поселения Тихий Берег", "after")]),
    ],
)
def test_a_speaker_is_told_by_a_common_noun_an_aside_or_a_pronoun_or_stays_empty(
    language: str, text: str, found: list[tuple[str | None, str]]
) -> None:
    assert quotes(language, text) == found
