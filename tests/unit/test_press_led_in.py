"""Speech led in by the paragraph before it, a speaker's name without what stands behind it, and marks in which nobody speaks."""

import pytest
from tests.press_told import LEDE, told

SPEECH = {
    "en": "“We have no tugs left and nobody tells us when they will come.”",
    "fr": "« Nous n'avons plus de bacs et personne ne nous dit rien. »",
    "ru": "«У нас больше нет паромов, и никто нам ничего не говорит».",
}


def speakers(language: str, text: str) -> list[str | None]:
    """Return who speaks in a text."""
    return [one["speaker"] for one in told(language, text, LEDE)["quotes"]]


@pytest.mark.parametrize(
    ("language", "lead", "speaker"),
    [
        ("en", "Jane Roe, harbour master of the upper ports, was blunt this week. She wrote:", "Jane Roe"),
        ("en", "On Friday morning the Minister of Ports, Jane Roe, said,", "Jane Roe"),
        ("en", "The envoy said in a letter to all the members of the ports:", "envoy"),
        ("en", "The minister walked on without a word for those who stood there.", None),
        ("en", "The minister said that the ports were closed. Tugs were named:", None),
        ("fr", "Le maire Jean Roy a écrit :", "Jean Roy"),
        ("fr", "Vendredi, la ministre des Ports a déclaré :", "ministre des Ports"),
        ("fr", "Le maire est parti sans un mot pour ceux qui attendaient.", None),
        ("ru", "Мэр Иван Котов написал:", "Иван Котов"),
        ("ru", "В пятницу министр портов заявил:", "министр портов"),
        ("ru", "Мэр ушел, не сказав ни слова тем, кто его ждал.", None),
    ],
)
def test_a_paragraph_that_ends_with_a_verb_of_saying_leads_in_the_next(
    language: str, lead: str, speaker: str | None
) -> None:
    found = speakers(language, f"{lead}\n\n{SPEECH[language]}")
    assert len(found) == 1
    assert found[0] is None if speaker is None else speaker in str(found[0])


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
    assert speakers(language, text) == []


def test_what_stands_behind_a_speakers_name_is_no_part_of_it() -> None:
    assert speakers("en", "Chad immediately demanded that the ports “reopen without any delay”.") == ["Chad"]
    assert speakers("en", "Chad demanded a halt. “Nobody asked us,” its envoy said.") == ["envoy"]
