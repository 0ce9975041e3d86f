"""Talks, a meeting or a session of work that belongs to no body is a sitting where it is told with its day.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "L'ambassadeur du lac a eu mardi 11 mai des entretiens avec le ministre. Ils ont parlé des écluses. Des bateaux étaient là.",
            "2021-05-11",
        ),
        (
            "fr",
            "Les deux ministres ont eu lundi des pourparlers à Genève. Ils ont parlé des écluses. Les bateaux étaient là.",
            "2021-05-10",
        ),
        (
            "ru",
            "11 мая в Вене состоялась встреча заместителя министра портов с главой агентства озера. Речь шла о шлюзах. Шел дождь.",
            "2021-05-11",
        ),
    ],
)
def test_talks_told_with_their_day_are_a_sitting(language: str, text: str, found: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said on Tuesday that talks were needed. The boats were there. Nobody signed."),
        ("en", "He won the race on Monday after a meeting with his trainer. The boats were fast. Nobody fell."),
        ("en", "On Tuesday a fire broke out near the meeting place. The boats were there. Nobody was hurt."),
        ("fr", "Le ministre a dit mardi qu'il fallait des entretiens. Les bateaux étaient là. Rien n'a été signé."),
        (
            "fr",
            "Il a gagné la course lundi après un entretien avec son entraîneur. Les bateaux filaient. Rien de plus.",
        ),
        ("ru", "Министр сказал во вторник, что нужны переговоры. Лодки были там. Ничего не подписали."),
        (
            "ru",
            "Переговоры провалились много лет назад, сказал во вторник посланник. Лодки были там. Ничего не подписали.",
        ),
        ("ru", "Он выиграл гонку в понедельник после встречи с тренером. Лодки шли быстро. Никто не упал."),
    ],
)
def test_talks_that_only_are_spoken_of_are_none(language: str, text: str) -> None:
    assert told(language, text)["meetings"] == []
