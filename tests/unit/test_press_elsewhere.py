"""Days of the next sitting, of another body and of somebody's thing are not those of the sitting an article is about.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told

from comity.press.reading import read_article


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            (
                "Fees rise by a tenth, and the harbour gets a new crane. So says a paper adopted at Monday's Harbour "
                "Council meeting. Nobody spoke against it. The Harbour Council will take a final vote at its next "
                "meeting on June 14."
            ),
            "2021-05-10",
        ),
        (
            "en",
            (
                "An accord was signed at the close of the 11th session of the Joint Lakes Commission in Torsa on "
                "Tuesday. It is about boats. The two countries have agreed that the commission meets on 3 September "
                "to see what came of it."
            ),
            "2021-05-11",
        ),
        (
            "fr",
            (
                "La taxe portuaire monte d'un dixième. Les armateurs sont déçus. Le texte est sorti de la réunion du "
                "Conseil du port de lundi. Le Conseil du port se réunira le 9 juin pour le vote final."
            ),
            "2021-05-10",
        ),
        (
            "fr",
            (
                "Un accord sur les bateaux a été signé mardi à la clôture de la session de la Commission des lacs. "
                "Il vaut pour dix ans. La Commission des lacs se réunira le 3 septembre pour en tirer le bilan."
            ),
            "2021-05-11",
        ),
        (
            "ru",
            (
                "Портовый сбор вырастет на десятую часть. Судовладельцы недовольны. Так решили на заседании "
                "Портового совета в понедельник. Портовый совет соберется 9 июня для окончательного голосования."
            ),
            "2021-05-10",
        ),
        (
            "ru",
            (
                "Соглашение о лодках подписали во вторник по итогам сессии Озерной комиссии. Оно рассчитано на "
                "десять лет. Озерная комиссия соберется 3 сентября и подведет итоги."
            ),
            "2021-05-11",
        ),
        (
            "en",
            (
                "Boats may pass again. The Lakes Council on Tuesday adopted a text. The Lakes Council voted on a "
                "paper against Mayor Roe's May 6 order to close the lock."
            ),
            "2021-05-11",
        ),
        (
            "en",
            (
                "On Tuesday ministers spoke of boats. The Lakes Council went through the report of the experts' "
                "committee which met on 5 May in Torsa. The accounts were there."
            ),
            "2021-05-11",
        ),
        (
            "ru",
            (
                "Во вторник министры говорили о лодках. Совет озер рассмотрел доклад комитета экспертов, который "
                "собирался 5 мая в Торсе. Счета тоже были."
            ),
            "2021-05-11",
        ),
        (
            "ru",
            (
                "Во вторник министры говорили о лодках. На заседании Совета озер рассмотрели доклад комитета "
                "экспертов, который заседал 5 мая в Торсе. Счета тоже были."
            ),
            "2021-05-11",
        ),
    ],
)
def test_a_day_told_of_something_else_is_left_out(language: str, text: str, day: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "en",
            "The next meeting of the Lakes Council is on 9 June. Its chair said so on Tuesday. Boats will come up.",
            "2021-06-09",
        ),
        (
            "en",
            "The Lakes Council's May 6 meeting ended late. Boats came up. Nobody was glad.",
            "2021-05-06",
        ),
        (
            "en",
            "Monday's regular Lakes Council meeting was short. Boats came up. Nobody was glad.",
            "2021-05-10",
        ),
        (
            "en",
            (
                "Boats were the matter before the Lakes Council, which met on Monday. It sat for two hours. Nobody "
                "was glad."
            ),
            "2021-05-10",
        ),
        (
            "fr",
            "Le Conseil des lacs se réunira le 9 juin pour parler des bateaux. Il s'était réuni lundi.",
            "2021-06-09",
        ),
        (
            "fr",
            (
                "La prochaine réunion du Conseil des lacs aura lieu le 9 juin. Son président l'a dit mardi. Les "
                "bateaux y seront."
            ),
            "2021-06-09",
        ),
        (
            "fr",
            (
                "Les bateaux occupent le Conseil des lacs, qui s'est réuni lundi. Il a siégé deux heures. Personne "
                "n'est content."
            ),
            "2021-05-10",
        ),
        (
            "ru",
            (
                "Следующее заседание Совета озер состоится 9 июня. Об этом во вторник сказал председатель. Речь "
                "пойдет о лодках."
            ),
            "2021-06-09",
        ),
        (
            "ru",
            "О лодках говорил Совет озер, который собрался в понедельник. Он заседал два часа. Никто не рад.",
            "2021-05-10",
        ),
    ],
)
def test_a_day_of_its_own_stays(language: str, text: str, day: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A meeting of the Lakes Council began at 5:30 p.m. Tuesday, May 4. It is shown online. Boats come up.",
            "2021-05-04",
        ),
        ("The Lakes Council meets at 7 p.m. Monday. Its chair will speak at 8 p.m. Boats come up.", "2021-05-17"),
        ("Rain stopped at 5 p.m. The Lakes Council met on Monday. Boats came up.", "2021-05-10"),
    ],
)
def test_a_day_behind_an_hour_is_told_in_its_sentence(text: str, day: str) -> None:
    found = read_article(f"12 May 2021\n\n{text}".encode(), models=False).as_json()["meetings"][0]
    assert (found["body"], found["date"]) == ("Lakes Council", day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            (
                "Compte rendu\n\nLe quatre mai 2021, le Conseil du port, dûment convoqué le 28 avril 2021, s'est réuni en séance "
                "ordinaire. Étaient présents douze membres. Le quorum est atteint."
            ),
            "2021-05-04",
        ),
        (
            (
                "L'an deux mille vingt et un, le 4 mai à 20 h 30, le Conseil municipal, légalement convoqué le 28 avril 2021, s'est "
                "réuni à la mairie sous la présidence du maire. Douze membres étaient là. Le quorum est atteint."
            ),
            "2021-05-04",
        ),
        (
            (
                "12 мая 2021\n\nВо вторник Совет озер, созванный 4 мая председателем, собрался в Торсе. Говорили о лодках. "
                "Никто не рад."
            ),
            "2021-05-11",
        ),
        (
            "12 mai 2021\n\nLe Conseil du port est convoqué le 28 mai à Torse. Il parlera des quais. Douze membres viendront.",
            "2021-05-28",
        ),
    ],
)
def test_the_day_on_which_a_body_was_called_is_not_that_of_its_sitting(text: str, day: str) -> None:
    assert read_article(text.encode(), models=False).as_json()["meetings"][0]["date"] == day
