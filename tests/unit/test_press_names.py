"""How far the name of a body that sits goes, and whose it is. Told on Wednesday 12 May 2021."""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The Rhine Ferrymen's Assembly opened on Tuesday.", "Rhine Ferrymen's Assembly"),
        ("en", "Staff of the River Commission (RVC) and of RVC offices met today at the 26th meeting of the RVC Council.", "RVC Council"),
        ("en", "The tribunal hearing the dispute over the pans rose on Monday in Vienna.", "tribunal"),
        ("ru", "Совет Управления дамб заседал в понедельник.", "Совет Управления дамб"),
        ("ru", "Во вторник состоялось заседание Портовой думы.", "Портовая дума"),
        ("ru", "Комиссия по местному самоуправлению обсудила бюджет. Заседание прошло во вторник.", "Комиссия по местному самоуправлению"),
        ("ru", "Девятое Совещание Сторон состоялось 4 мая в Варне.", "Совещание Сторон"),
        ("en", "The tenth Conference of Ports closed on Friday.", "Conference of Ports"),
        ("ru", "Консультативное совещание рассмотрело их в Вене во вторник.", "Консультативное совещание"),
        ("fr", "Réunis mardi à Cork, les membres de la Commission du port ont voté.", "Commission du port"),
        ("fr", "Le Conseil du port, en session depuis mardi, n'a rien conclu.", "Conseil du port"),
        ("ru", "Совет пограничных рек, заседающий с понедельника, ничего не решил.", "Совет пограничных рек"),
        ("fr", "Deux heures ont suffi au Groupe de la glace, réuni à Oslo le 5 mai.", "Groupe de la glace"),
        ("ru", "Двух часов хватило Рабочей группе по льду, собравшейся 5 мая в Осло.", "Рабочая группа по льду"),
        ("en", "Fog signals are the only matter before the Council of Lights on 20 May in Oslo.", "Council of Lights"),
    ],
)  # fmt: skip
def test_whose_sitting_it_is(language: str, text: str, body: str) -> None:
    assert told(language, text)["meetings"][0]["body"] == body


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council's wall, built over a spring, rose by a foot in May."),
        ("ru", "Портовая комиссия открыла во вторник новый шлюз."),
        ("en", "It opened on 3 May. It is the longest lock of the river."),
    ],
)
def test_what_opens_or_rises_besides_is_no_sitting(language: str, text: str) -> None:
    assert told(language, text)["meetings"] == []
