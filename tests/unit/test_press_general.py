"""What the desk reads by rules of a language rather than by words it has met: dates, vague numbers, sittings, agendas, datelines.

The sentences were written from grammars' lists (weekdays, ordinals, relative expressions), not from articles.
"""

import time

import pytest
from tests.press_told import told

from comity.press.reading import read_article

MET = {
    "en": "The Joint Commission met in Vienna on Monday. ",
    "fr": "La commission mixte s'est réunie lundi à Vienne. ",
    "ru": "Смешанная комиссия собралась в понедельник в Вене. ",
}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The board met two days ago.", "2021-05-10"),
        ("en", "A report is due in two months' time.", "2021-07"),
        ("en", "The rule was dropped four years ago.", "2017"),
        ("en", "It starts on the first of July.", "2021-07-01"),
        ("en", "It will sit on Thursday of next week.", "2021-05-20"),
        ("en", "It will sit from Monday to Wednesday.", "2021-05-17/2021-05-19"),
        ("en", "Work ends by the end of the year.", "2021"),
        ("en", "The gate opened this morning.", "2021-05-12"),
        ("en", "Prices have risen since April.", "2021-04/.."),
        ("en", "It froze in the winter of 2019-2020.", "2020-WI"),
        ("fr", "Le rapport est attendu dans deux mois.", "2021-07"),
        ("fr", "La règle a été abandonnée il y a quatre ans.", "2017"),
        ("fr", "Il siégera jeudi de la semaine prochaine.", "2021-05-20"),
        ("fr", "Les travaux s'achèveront d'ici la fin de l'année.", "2021"),
        ("fr", "Il se réunira dans la seconde quinzaine de juin.", "2021-06-16/2021-06-30"),
        ("fr", "Les prix montent depuis avril.", "2021-04/.."),
        ("fr", "La séance aura lieu cet été.", "2021-SU"),
        ("ru", "Доклад выйдет через два месяца.", "2021-07"),
        ("ru", "Правило отменили четыре года назад.", "2017"),
        ("ru", "Он соберется в четверг на следующей неделе.", "2021-05-20"),
        ("ru", "Работы завершатся до конца года.", "2021"),
        ("ru", "Он собрался 10 числа.", "2021-05-10"),
        ("ru", "Цены растут с апреля.", "2021-04/.."),
        ("ru", "Судно стояло минувшие выходные.", "2021-05-08/2021-05-09"),
    ],
)
def test_dates_are_reckoned_from_the_dateline(language: str, text: str, value: str) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It began on 3 May and ended three days later."),
        ("fr", "Il a débuté le 3 mai et pris fin trois jours plus tard."),
        ("ru", "Он начался 3 мая и завершился три дня спустя."),
    ],
)
def test_a_date_told_from_another_is_reckoned_from_it(language: str, text: str) -> None:
    assert [one["value"] for one in told(language, text)["dates"]] == ["2021-05-03", "2021-05-06"]


def test_a_date_told_from_another_that_is_not_named_is_left_out() -> None:
    assert told("en", "The gate was closed three days later.")["dates"] == []


@pytest.mark.parametrize(
    ("language", "text", "value", "low", "high", "unit"),
    [
        ("en", "Several thousand residents left.", None, 2000, 10000, "persons"),
        ("en", "Dozens of ships lay in port.", None, 24, 120, "ships"),
        ("en", "Hundreds of thousands of people left.", None, 200000, 1000000, "persons"),
        ("en", "Two dozen experts came.", 24, 21.6, 26.4, "persons"),
        ("en", "Half a million people left.", 500000, 500000, 500000, "persons"),
        ("en", "One hundred and eighty-four members pay.", 184, 184, 184, "members"),
        ("fr", "Des milliers d'habitants sont partis.", None, 2000, 10000, "persons"),
        ("fr", "Plusieurs centaines de soldats sont partis.", None, 200, 1000, "soldiers"),
        ("fr", "Des dizaines de milliers de personnes sont parties.", None, 20000, 100000, "persons"),
        ("ru", "Несколько тысяч жителей покинули район.", None, 2000, 10000, "persons"),
        ("ru", "Десятки судов стояли в порту.", None, 20, 100, "ships"),
        ("ru", "Из порта ушли 60 барж.", 60, 60, 60, "барж"),
    ],
)
def test_vague_numbers_are_intervals(
    language: str, text: str, value: int | None, low: float, high: float, unit: str
) -> None:
    (found,) = told(language, text)["quantities"]
    assert found["value"] == value
    assert (float(str(found["low"])), float(str(found["high"])), found["unit"]) == (low, high, unit)


@pytest.mark.parametrize(
    ("language", "text", "body", "day"),
    [
        ("en", "The next meeting of the Trade Board is set for 20 May.", "Trade Board", "2021-05-20"),
        ("en", "At Monday's meeting of the Trade Board, members approved the budget.", "Trade Board", "2021-05-10"),
        (
            "en",
            "The Open Skies consultative body opened its session on Monday.",
            "Open Skies consultative body",
            "2021-05-10",
        ),
        ("en", "The summit in Warsaw opens on Friday.", "summit", "2021-05-14"),
        ("fr", "La prochaine réunion du Conseil du commerce est fixée au 20 mai.", "Conseil du commerce", "2021-05-20"),
        ("fr", "La séance de lundi du Conseil du commerce s'est achevée.", "Conseil du commerce", "2021-05-10"),
        ("fr", "La commission mixte se réunit jeudi à Vienne.", "commission mixte", "2021-05-13"),
        ("ru", "Следующее заседание Торгового совета назначено на 20 мая.", "Торговый совет", "2021-05-20"),
        (
            "ru",
            "Двусторонняя комиссия по рыболовству завершила во вторник переговоры.",
            "Двусторонняя комиссия по рыболовству",
            "2021-05-11",
        ),
        ("ru", "Смешанная комиссия собирается в четверг в Вене.", "Смешанная комиссия", "2021-05-13"),
    ],
)
def test_a_sitting_is_told_by_its_body_and_a_noun_or_verb_of_meeting(
    language: str, text: str, body: str, day: str
) -> None:
    main = told(language, text)["meetings"][0]
    assert (main["body"], main["date"]) == (body, day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A press conference was held on Tuesday."),
        ("en", "The council said on Tuesday that the road was closed."),
        (
            "en",
            "The county council opened on Monday a shelter for cats. It has forty beds. It cost nine thousand crowns.",
        ),
        ("fr", "Le rapport du comité a été publié le 3 mai."),
        ("ru", "Министр провел пресс-конференцию во вторник."),
        ("ru", "Доклад комитета опубликован 3 мая."),
    ],
)
def test_what_is_no_sitting_is_none(language: str, text: str) -> None:
    assert told(language, text)["meetings"] == []


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("en", "Three items were on the table: visas, transit and fishing.", ["visas", "transit", "fishing"]),
        ("en", "Visas and transit were among the subjects raised.", ["Visas", "transit"]),
        ("en", "It will also consider a request for observers.", ["a request for observers"]),
        ("en", "The minister addressed the press.", []),
        ("fr", "Les échanges se sont concentrés sur les visas et le transit.", ["les visas", "le transit"]),
        ("fr", "Étaient en discussion les visas et le transit.", ["les visas", "le transit"]),
        ("fr", "La Russie a refusé de discuter du texte.", []),
        ("ru", "Обсуждались визы, транзит и рыболовство.", ["визы", "транзит", "рыболовство"]),
        ("ru", "На повестке – визы и транзит.", ["визы", "транзит"]),
        ("ru", "Он рассказал о детстве.", []),
    ],
)
def test_matters_stand_behind_words_of_discussing(language: str, text: str, topics: list[str]) -> None:
    assert [one["text"] for one in told(language, MET[language] + text)["agenda"]] == topics


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("13.07.16", None),
        ("13-07-2016", None),
        ("2016/07/13", None),
        ("Wednesday, July 13, 2016, 6:36 p.m.", "18:36"),
        ("Press release 45/2016 | 13 July 2016", None),
        ("Ministry of Foreign Affairs, Press and Information Department, 13 July 2016", None),
        ("Vienna | 13 July 2016 | 18:36", "18:36"),
    ],
)
def test_a_dateline_stands_in_a_line_of_its_own(line: str, time: str | None) -> None:
    text = f"Commission meets on the river\n\n{line}\n\nThe commission met on Tuesday in Vienna. It will meet again.\n"
    assert read_article(text.encode(), models=False).as_json()["dateline"] == {"date": "2016-07-13", "time": time}


def test_a_flood_of_sittings_is_read_in_time() -> None:
    started = time.process_time()
    told("en", "The commission met on Monday. " * 10_000)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("opening", ["(Vienna, 13 July 2016) ", "13 July 2016, Vienna – "])
def test_a_dateline_begins_a_paragraph(opening: str) -> None:
    text = f"Commission meets on the river\n\n{opening}The commission met on Tuesday in Vienna. It will meet again.\n"
    assert read_article(text.encode(), models=False).as_json()["dateline"]["date"] == "2016-07-13"
