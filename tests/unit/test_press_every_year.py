"""Days that come every year, years that stand before or behind a noun, days told twice, and what is to come.

Told on Wednesday 12 May 2021; the sentences are made for each case, with what only looks like one beside it.
"""

import pytest
from tests.press_told import LEDE, told

EVERY_YEAR = [
    ("en", "The body has to meet in October of each year.", ""),
    ("en", "Every year on 4 September the council sits in Riga.", ""),
    ("en", "The feast is traditionally celebrated on 8 July.", ""),
    ("en", "The body met in April; each member spoke.", "2021-04"),
    ("fr", "Le comité doit tenir sa session en octobre de chaque année.", ""),
    ("fr", "Chaque année en mars, il siège à Riga.", ""),
    ("fr", "Il s'est réuni en avril ; chaque membre a parlé.", "2021-04"),
    ("ru", "Сессия проводится в октябре каждого года.", ""),
    ("ru", "День озера традиционно отмечается 8 июля.", ""),
    ("ru", "Он собрался в апреле; каждый год был трудным.", "2021-04"),
]
NOUNS = [
    ("en", "It was told after the island's 2014 census.", "2014"),
    ("en", "Under the landmark 2015 trade deal it ended.", "2015"),
    ("en", "They ordered the first 2015 doses.", ""),
    ("en", "The other 1990 flights were late.", ""),
    ("en", "It is paper COM(2023)516 of the house.", ""),
    ("en", "There is money for the years 2025 to 2028.", "2025/2028"),
    ("fr", "Les dépenses du budget ordinaire 2015 ont crû.", "2015"),
    ("fr", "La loi de finances 2019 est votée.", "2019"),
    ("fr", "Le Document de Riga 2011 le prévoit.", ""),
    ("fr", "La pétition est munie de 2000 signatures.", ""),
    ("fr", "La somme vaut pour les années 2025 à 2028.", "2025/2028"),
    ("ru", "Приняты изменения в бюджет 2017, план готов.", "2017"),
    ("ru", "Утвердили казну района на 2018.", "2018"),
    ("ru", "Зал рассчитан на 2018 человек.", ""),
]
TWICE = [
    ("en", "The vote will be held on 27 July. The decision to choose 27 July was taken.", "2021-07-27 2021-07-27"),
    (
        "fr",
        "Le vote aura lieu le 27 juillet. La décision de choisir le 27 juillet a été prise.",
        "2021-07-27 2021-07-27",
    ),
    ("ru", "Выборы состоятся 27 июля. Решение о назначении датой 27 июля было принято.", "2021-07-27 2021-07-27"),
]
AHEAD = [
    (
        "en",
        "He said on Tuesday that he would announce a date for the resumption of the talks in Riga on Friday.",
        "2021-05-11 2021-05-14",
    ),
    ("en", "The two sides have until midday Friday to accept the plan.", "2021-05-14"),
    (
        "en",
        "Members were split on Tuesday. The meeting, originally planned for Tuesday, was put off.",
        "2021-05-11 2021-05-11",
    ),
    ("en", "The meeting, originally planned for Friday, was put off.", "2021-05-14"),
    ("en", "After three hours it sat. Nobody came.", ""),
    ("ru", "Сессию перенесли с июля на осень.", "2021-07 2021-AU"),
]


@pytest.mark.parametrize(("language", "text", "found"), [*EVERY_YEAR, *NOUNS, *TWICE, *AHEAD])
def test_a_date_is_what_the_words_around_it_make_it(language: str, text: str, found: str) -> None:
    assert [one["value"] for one in told(language, text, LEDE)["dates"]] == found.split()


def test_a_headline_tells_by_an_infinitive_what_is_to_come() -> None:
    text = "Council to name day for resumed talks on Friday\n\n12 May 2021\n\nThe council was in Riga."
    assert [one["value"] for one in told("en", text, {"en": ""})["dates"]] == ["2021-05-14"]
