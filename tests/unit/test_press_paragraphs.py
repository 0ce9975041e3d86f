"""Speech over paragraphs and whose it is where no verb of saying stands beside it."""

import pytest
from tests.press_told import LEDE, told


def spoken(language: str, text: str) -> list[tuple[str, str | None]]:
    """Return the words of the quotations of a text and their speakers."""
    return [(one["text"], one["speaker"]) for one in told(language, text, LEDE)["quotes"]]


def test_single_marks_open_again_in_each_paragraph_and_close_once() -> None:
    text = (
        "Last week Cllr Lind asked for a survey.\n\nA boat under repair\n\n‘The weir is worn,’ she said. ‘We must act soon.\n\n"
        "‘Nobody knows the boards’ plans.\n\n‘That is why we sit.’"
    )
    assert [name for _, name in spoken("en", text)] == ["Cllr Lind"] * 4


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
    assert [words for words, _ in spoken(language, text)] == halves


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Voicing “deep unease at the state of the weir”, the town council on Tuesday shut it.", "town council"),
        ("en", "Calling the list “a leap into the dark”, Minister Erik Holm walked out.", "Erik Holm"),
        (
            "fr",
            "Exprimant « sa vive inquiétude devant l'état du barrage », le conseil municipal l'a fermé.",
            "conseil municipal",
        ),
        ("ru", "Выразив «глубокую тревогу за судьбу плотины», городская дума закрыла ее.", "городская дума"),
        (
            "en",
            "“We have waited for too long.” With these words the warden, Anna Berg, closed the sitting.",
            "Anna Berg",
        ),
        ("fr", "« Nous avons trop attendu. » C'est dans ces termes que Luc Arnaud a ouvert la séance.", "Luc Arnaud"),
        ("ru", "«Мы ждали слишком долго». С этими словами мэр Анна Белова закрыла встречу.", "Анна Белова"),
        (
            "fr",
            "Le mur est qualifié de « danger pour tous les villages » par le géomètre du canton, Paul Viau.",
            "Paul Viau",
        ),
        (
            "fr",
            "Le mur a été qualifié de « danger pour tous les villages » par le géomètre du canton, Paul Viau.",
            "Paul Viau",
        ),
        ("en", "It was Lars Friis who put it best: “We have built on sand.”", "Lars Friis"),
        ("fr", "« Aucun bateau ne passera », lit-on dans un avis du syndicat.", "avis du syndicat"),
        ("ru", "«Ни одна лодка не пройдет», - говорится в объявлении правления.", "объявлении правления"),
        ("ru", 'Ранее постпред Иван Котов заявил, что проект "противоречит уставу и не пройдет".', "Иван Котов"),
        (
            "ru",
            "Об этом сообщил в среду мэр Иван Котов по прибытии на встречу глав МИД.\n\n«Мы ждем», – отметил он.",
            "Иван Котов",
        ),
    ],
)
def test_who_speaks_is_named_beside_no_verb_of_saying(language: str, text: str, speaker: str) -> None:
    assert [name for _, name in spoken(language, text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a visité l'atelier « Des filets propres pour tous les pêcheurs » vendredi."),
        ("en", "The members visited the workshop “Clean nets for all fishermen of the lake” on Friday."),
        ("ru", 'Депутаты рассмотрели проекты "О порядке охраны берега озера" и "Об оплате труда смотрителей".'),
    ],
)
def test_the_title_of_a_draft_or_a_workshop_is_no_quotation(language: str, text: str) -> None:
    assert spoken(language, text) == []
