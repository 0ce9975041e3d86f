"""Sittings as articles name them: by letters, by a word that stands for the body, on, put off, called off, and what is none.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import LEDE, told


def sittings(language: str, text: str, head: str | None = None) -> list[str]:
    """Return the sittings of a text as `body; day; status`."""
    read = told(language, text, LEDE if head is None else {language: head})
    return [f"{one['body']}; {one['date']}; {one['status']}" for one in read["meetings"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The Joint Verification Commission (JVC) met on Monday. The JVC will meet again on 3 June.",
            ["Joint Verification Commission; 2021-05-10; held", "Joint Verification Commission; 2021-06-03; planned"],
        ),
        (
            "fr",
            "La Commission mixte de vérification (CMV) s'est réunie lundi. La CMV se retrouvera le 3 juin.",
            [
                "Commission mixte de vérification; 2021-05-10; held",
                "Commission mixte de vérification; 2021-06-03; planned",
            ],
        ),
        (
            "ru",
            "Смешанная комиссия по проверке (СКП) собралась в понедельник. СКП вновь соберется 3 июня.",
            ["Смешанная комиссия по проверке; 2021-05-10; held", "Смешанная комиссия по проверке; 2021-06-03; planned"],
        ),
        (
            "en",
            "The lake management committee is to decide. The body will meet on 20 May.",
            ["lake management committee; 2021-05-20; planned"],
        ),
        (
            "fr",
            "Le comité de gestion du lac doit se prononcer. L'instance se réunira le 20 mai.",
            ["comité de gestion du lac; 2021-05-20; planned"],
        ),
        (
            "ru",
            "Комитет по управлению озером должен решить. Орган соберется 20 мая.",
            ["Комитет по управлению озером; 2021-05-20; planned"],
        ),
        (
            "fr",
            "Le groupe de travail sur l'eau est présidé par la France. Il se réunira le 20 mai.",
            ["groupe de travail sur l'eau; 2021-05-20; planned"],
        ),
        (
            "ru",
            "В Твери завершилась сессия комитета по управлению озером. Она проходила с 10 по 12 мая.",
            ["комитет по управлению озером; 2021-05-10/2021-05-12; held"],
        ),
        (
            "fr",
            "Réunis lundi à Genève, les États parties à la convention ont adopté un rapport.",
            ["États parties; 2021-05-10; held"],
        ),
        ("fr", "Réunion du comité de bassin le 20 mai à Lyon.", ["comité de bassin; 2021-05-20; planned"]),
        ("fr", "Des pourparlers ont eu lieu lundi au conseil du port.", ["conseil du port; 2021-05-10; held"]),
        (
            "ru",
            "Российско-норвежская комиссия провела сессию 10–12 мая.",
            ["Российско-норвежская комиссия; 2021-05-10/2021-05-12; held"],
        ),
        (
            "en",
            "The Scheldt Commission has been in session in Antwerp since Monday.",
            ["Scheldt Commission; 2021-05-10/..; held"],
        ),
    ],
)
def test_a_sitting_is_its_bodys_however_the_text_calls_it(language: str, text: str, found: list[str]) -> None:
    assert sittings(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The meeting of the steering committee planned for 20 May has been moved to 3 June.", "2021-06-03"),
        ("fr", "La réunion du comité de pilotage prévue le 20 mai est reportée au 3 juin.", "2021-06-03"),
        ("ru", "Заседание наблюдательного совета, намеченное на 20 мая, перенесено на 3 июня.", "2021-06-03"),
        ("ru", "Заседание наблюдательного совета, намеченное на 10 мая, отменено.", "2021-05-10"),
        ("en", "The meeting of the steering committee planned for 10 May was cancelled.", "2021-05-10"),
        ("fr", "La réunion du comité de pilotage prévue le 10 mai a été annulée.", "2021-05-10"),
    ],
)
def test_what_is_put_off_is_on_its_new_day_and_what_is_called_off_was_planned(
    language: str, text: str, found: str
) -> None:
    (sitting,) = sittings(language, text)
    assert sitting.split("; ")[1:] == [found, "planned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lake management committee published a report. It will be discussed on 20 May."),
        ("en", "The body was found on Tuesday."),
        ("en", "The USS Orne met with fog on Tuesday."),
        ("en", "The lake management committee wrote a report. It held a fair on Monday."),
        ("en", "The lake commission called for calm on Monday."),
        ("ru", "Комитет по озеру написал доклад. Он провел проверку 3 мая."),
        ("ru", "МВД провело проверку 3 мая."),
        ("fr", "Le comité du lac a écrit. Elle a tenu parole mardi."),
        ("fr", "Le groupe de travail sur l'eau a publié un rapport. Il sera discuté le 20 mai."),
        ("fr", "L'organisme s'est remis mardi d'une infection."),
        ("fr", "La commission d'enquête a entendu mardi le ministre."),
        ("ru", "Рабочая группа по воде опубликовала доклад. Он будет обсужден 20 мая."),
    ],
)
def test_what_only_looks_like_a_sitting_is_none(language: str, text: str) -> None:
    assert sittings(language, text) == []


def test_a_caption_tells_of_a_sitting_where_nothing_else_does() -> None:
    caption = "Photo: the Scheldt Commission meets in Antwerp on 10 May 2021. – Archive"
    head = f"Dredgers wait for a word\n\nANTWERP, 12 May 2021 (Agency) – The dredgers wait.\n\n{caption}\n\n"
    assert sittings("en", "Nothing was said.", head) == ["Scheldt Commission; 2021-05-10; held"]
    other = "The port board met in Antwerp on Tuesday."
    assert sittings("en", other, head) == ["port board; 2021-05-11; held"]
