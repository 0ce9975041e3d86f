"""What texts that were not written for the desk say and its first grammars did not read; the sentences are made for each case.

Every article is dated Wednesday 12 May 2021.
"""

import pytest

from comity.press.reading import read_article

HEAD = {
    "en": "VIENNA, 12 May 2021 (Agency) – ",
    "fr": "VIENNE, 12 mai 2021 (agence) – ",
    "ru": "ВЕНА, 12 мая 2021 г. (агентство) – ",
}


def read(language: str, text: str) -> dict[str, list[dict[str, object]]]:
    """Return what is read of a text told on Wednesday 12 May 2021."""
    return read_article((HEAD[language] + text).encode(), language=language, models=False).as_json()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "A second round is planned between 5 and 9 July.", "2021-07-05/2021-07-09"),
        ("en", "A second round is scheduled from 5 to 9 July.", "2021-07-05/2021-07-09"),
        ("en", "The round was moved to 5–9 July.", "2021-07-05/2021-07-09"),
        ("en", "The round was moved from 5 to 9 July.", "2021-07-05 2021-07-09"),
        ("en", "Observers have until 15 June to respond.", "2021-06-15"),
        ("en", "The board sits every Tuesday.", ""),
        ("en", "The board sits on the second Tuesday of every month.", ""),
        ("en", "The board had closed the file on 10 May.", "2021-05-10"),
        ("en", "As of 10 May, 14 States had replied.", "2021-05-10"),
        ("en", "As of 10 June, the rule applies.", "2021-06-10/.."),
        ("en", "It met in January, March and May.", "2021-01 2021-03 2021-05"),
        ("en", "Exports fell in the first three months of 2020.", "2020-01/2020-03"),
        ("en", "The report will be due in three months.", "2021-08"),
        ("en", "The bridge was built in three months.", ""),
        ("en", "They will sit on the last day of May.", "2021-05-31"),
        ("en", "It met on Monday and will meet again the following Friday.", "2021-05-10 2021-05-14"),
        ("en", "It met on 5 May; the day before the summit, envoys had met.", "2021-05-05"),
        ("en", "It met on 5 May, and the previous evening in a small circle.", "2021-05-05 2021-05-04"),
        ("en", "It met on Easter Monday.", "2021-04-05"),
        ("en", "It met on Good Friday 2019.", "2019-04-19"),
        ("en", "They met on Monday. Here is Monday's statement.", "2021-05-10 2021-05-10"),
        ("en", "The next round is no earlier than September.", "2021-09"),
        ("en", "It is due no later than Friday 21 May.", "2021-05-21"),
        ("en", "They meet on Thursday and Friday this week.", "2021-05-13/2021-05-14"),
        ("en", "The team arrives in the week of May 17.", "2021-05-17/2021-05-23"),
        ("en", "The team stays May 30–June 2.", "2021-05-30/2021-06-02"),
        ("en", "The team left the week before last.", "2021-04-26/2021-05-02"),
        ("en", "The team was there last spring.", "2020-SP"),
        ("en", "The team stayed from mid-April to early May.", "2021-04-10/2021-05-15"),
        ("en", "The council sat on 10-13/12/2017.", "2017-12-10/2017-12-13"),
        (
            "en",
            "The forum, which had been planned for October, has been moved to the spring of 2022.",
            "2021-10 2022-SP",
        ),
        ("en", "They asked to be told by 24 December.", "2021-12-24"),
        ("fr", "La subvention serait perdue si rien ne commençait avant le 30 octobre.", "2021-10-30"),
        ("fr", "« C'est long », soupirait jeudi un délégué.", "2021-05-06"),
        ("fr", "J'ai entendu cela dimanche à la foire.", "2021-05-09"),
        ("fr", "Le vote est décalé à septembre.", "2021-09"),
        ("fr", "Le Bureau a siégé le 5 mai et la veille, mardi 4 mai, à Vienne.", "2021-05-05 2021-05-04"),
        ("fr", "À ce jour, rien n'est signé.", ""),
        ("fr", "Du 3 au 5 mai de cette année, il a siégé.", "2021-05-03/2021-05-05"),
        ("ru", "10–11 мая с. г. прошло заседание.", "2021-05-10/2021-05-11"),
        ("ru", "Они призвали не ослаблять наблюдение с июня.", "2021-06/.."),
        ("ru", "Стороны надеются на диалог до 24 декабря.", "2021-12-24"),
        ("en", "The round was brought forward from 30 June to 23 June.", "2021-06-30 2021-06-23"),
        ("en", "The talks go on a week from today.", "2021-05-19"),
        ("en", "The deadline has slipped to August.", "2021-08"),
        ("en", "It met on 5 May. The day after, everybody left.", "2021-05-05 2021-05-06"),
        (
            "en",
            "Twelve were seen last week, fewer than the week before.",
            "2021-05-03/2021-05-09 2021-04-26/2021-05-02",
        ),
        ("en", "Comments are due not later than 31 July.", "2021-07-31"),
        ("en", "The June session has been cancelled.", "2021-06"),
        ("en", "The round had been due on 21 April and was put off.", "2021-04-21"),
        ("fr", "La séance n'aura pas lieu le 20 juin mais le 27.", "2021-06-20 2021-06-27"),
        ("fr", "Il demande un renfort dès demain.", "2021-05-13/.."),
        ("fr", "La règle vaut à dater du 1er juin 2021.", "2021-06-01/.."),
        ("ru", "Совещание перенесено с 30 июня на 23 июля.", "2021-06-30 2021-07-23"),
        ("ru", "Полосы откроют к первому июня.", "2021-06-01"),
        ("ru", "Сессия намечена на конец месяца.", "2021-05-16/2021-05-31"),
        ("ru", "Срок сдвинули с 20 июня: теперь это 26-е.", "2021-06-20 2021-06-26"),
        ("fr", "La session est prévue du 17 au 18 juin.", "2021-06-17/2021-06-18"),
        ("fr", "Les parties ont jusqu'au 15 juin pour répondre.", "2021-06-15"),
        ("fr", "Le conseil siège chaque mardi.", ""),
        ("fr", "Le conseil siège le premier mardi du mois.", ""),
        ("fr", "La mesure est entrée en vigueur samedi.", "2021-05-08"),
        ("fr", "Il s'est réuni le 3 mai ; la veille du sommet, il avait siégé.", "2021-05-03"),
        ("fr", "Le texte a été adopté une semaine plus tôt.", "2021-05-05"),
        ("fr", "Il s'est réuni lundi et se réunira le vendredi suivant.", "2021-05-10 2021-05-14"),
        ("fr", "Il s'est réuni en janvier, mars et mai.", "2021-01 2021-03 2021-05"),
        ("fr", "Les ventes des quatre premiers mois de l'année ont reculé.", "2021-01/2021-04"),
        ("fr", "Il y a un peu plus d'un mois, il s'est réuni.", "2021-04"),
        ("fr", "Il s'est réuni le lundi de Pâques.", "2021-04-05"),
        ("fr", "Au plus tard vendredi 21 mai, il répondra.", "2021-05-21"),
        ("fr", "De la mi-avril au début mai, il a siégé.", "2021-04-10/2021-05-15"),
        ("ru", "Сессия намечена на 17–18 июня.", "2021-06-17/2021-06-18"),
        ("ru", "Накануне саммита министры встретились.", ""),
        ("ru", "Накануне, 10 мая, министры встретились.", "2021-05-10"),
        ("ru", "Министры встретились накануне вечером.", "2021-05-11"),
        ("ru", "Комиссия собирается каждый вторник.", ""),
        ("ru", "Комиссия собирается в первую среду каждого месяца.", ""),
        ("ru", "Стороны встречались в январе, марте и мае.", "2021-01 2021-03 2021-05"),
        ("ru", "За первые три месяца 2020 года ввоз снизился.", "2020-01/2020-03"),
        ("ru", "Стороны встретились 11-го и 12-го мая.", "2021-05-11/2021-05-12"),
        ("ru", "Стороны встречались на позапрошлой неделе.", "2021-04-26/2021-05-02"),
        ("ru", "Стороны заседали с середины мая до начала июня 2020 года.", "2020-05-10/2020-06-15"),
    ],
)
def test_dates_of_natural_texts(language: str, text: str, values: str) -> None:
    assert " ".join(str(one["value"]) for one in read(language, text)["dates"]) == values
