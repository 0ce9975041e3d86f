"""Nights, weekends, the days before and after, and Russian participles beside a day; the day of writing is Wednesday, 13 July 2016."""

import pytest
from tests.press_told import dates as told


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fr", "Au cours de la nuit dernière, l'écluse a cédé.", ["2016-07-12"]),
        ("fr", "Lundi, l'écluse a cédé. Le jour suivant, elle était réparée.", ["2016-07-11", "2016-07-12"]),
        (
            "fr",
            "Réunie le 11 juillet, elle a rejeté le texte déposé le vendredi précédent.",
            ["2016-07-11", "2016-07-08"],
        ),
        ("fr", "Le mercredi précédent, elle avait rejeté le texte.", ["2016-07-06"]),
        ("fr", "Lundi, il a plu. Le mardi suivant, il a neigé.", ["2016-07-11", "2016-07-12"]),
        ("en", "On July 11 it rained, and the previous Friday it snowed.", ["2016-07-11", "2016-07-08"]),
        ("en", "On July 11 it rained. It had snowed the Friday before.", ["2016-07-11", "2016-07-08"]),
        ("en", "The committee met on Friday before noon.", ["2016-07-08"]),
        ("en", "Talks will go on after the summer.", ["2016-SU"]),
        ("ru", "Минувшая осень была удачной.", ["2015-AU"]),
        ("fr", "Le conseil se réunit aujourd 'hui.", ["2016-07-13"]),
        ("fr", "Le conseil s'est réuni avant hier.", ["2016-07-11"]),
        ("fr", "Le conseil se réunira après demain.", ["2016-07-15"]),
        ("fr", "Le conseil se réunira le week end prochain.", ["2016-07-16/2016-07-17"]),
        ("en", "The council meets tomorrow (14 July) in Lorvik.", ["2016-07-14"]),
        ("en", "The council meets on Thursday (14 July) in Lorvik.", ["2016-07-14", "2016-07-14"]),
        ("fr", "Ce weekend, l'écluse sera fermée.", ["2016-07-16/2016-07-17"]),
        ("fr", "En cette fin d'année, l'écluse sera fermée.", ["2016"]),
        ("ru", "Прошлой ночью шлюз закрыли.", ["2016-07-12"]),
        ("ru", "В прошлые выходные шлюз закрыли.", ["2016-07-09/2016-07-10"]),
        ("ru", "В ближайшие выходные шлюз закроют.", ["2016-07-16/2016-07-17"]),
        ("ru", "Суда, вышедшие в понедельник, вернутся в четверг.", ["2016-07-11", "2016-07-14"]),
        ("ru", "Моряк, погибший в понедельник, был опытен.", ["2016-07-11"]),
        ("ru", "Пошлину отменят в пятницу.", ["2016-07-15"]),
        ("ru", "Груз разгрузят в пятницу.", ["2016-07-15"]),
        ("ru", "Пошлина снята в пятницу.", ["2016-07-08"]),
        ("ru", "Груз изъят в пятницу.", ["2016-07-08"]),
    ],
)
def test_told(language: str, text: str, dates: list[str]) -> None:
    assert told(language, text) == dates


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La nuit passée à l'hôpital fut longue."),
        ("fr", "Le jour suivant la crue, l'écluse a cédé."),
        ("en", "Talks will go on after the summer recess."),
        ("en", "Prices fell from summer highs."),
        ("ru", "В ближайшие дни шлюз закроют."),
        ("ru", "В прошлые годы шлюз закрывали."),
        ("ru", "Темной ночью шлюз закрыли."),
    ],
)
def test_untold(language: str, text: str) -> None:
    assert told(language, text) == []
