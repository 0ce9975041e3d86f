"""A weekday beside an aside, an event or a verb of the past; the day of writing is Wednesday, 13 July 2016."""

import pytest
from tests.press_told import days


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        # a clause that goes on behind an aside
        ("en", "The envoy, who arrived Sunday, leaves Friday.", [10, 15]),
        ("en", "The chairman, elected on Sunday, swears in his deputies on Friday.", [10, 15]),
        ("en", "The envoy, who arrived Sunday, met sailors Friday.", [10, 8]),
        ("en", "Three men, arrested Sunday, sailors from Norland, appeared in court Monday.", [10, 11]),
        # what is ahead of a day's own event, and what stood until a day before a past
        ("en", "Hopes rose ahead of Friday's vote.", [15]),
        ("en", "Hopes fell after Friday's vote.", [8]),
        ("en", "Until Friday, the locks were shut.", [8]),
        ("en", "Until Friday, the locks will be shut.", [15]),
        ("fr", "Jusqu'à vendredi, les écluses étaient fermées.", [8]),
        # presents of what nobody plans
        ("fr", "L'armée ouvre le feu vendredi sur un convoi.", [8]),
        ("fr", "L'armée ouvre vendredi un pont.", [15]),
        ("fr", "Les rebelles attaquent dimanche le poste de Lorvik.", [10]),
        ("fr", "Une bombe explose vendredi devant la mairie.", [8]),
        ("fr", "Samedi, la foule envahit la place, faisant deux blessés.", [9]),
        ("fr", "Samedi, la foule fête la place.", [16]),
        ("fr", "« Nous y étions dimanche », raconte un marin.", [10]),
        # `to` before a name is no infinitive
        ("en", "Envoys flew to Lorvik Friday for talks.", [8]),
        ("en", "The envoy went to Lorvik on Monday and to Vienna on Friday.", [11, 8]),
        ("en", "The envoy will fly to Lorvik Friday.", [15]),
        ("en", "They agreed to gather Friday.", [15]),
        # what is settled to hold from a day on
        ("fr", "Le préfet a fermé le port à compter de vendredi.", ["2016-07-15/.."]),
        ("fr", "Le port a été fermé à compter de vendredi.", ["2016-07-08/.."]),
        # a clause set against the one before, and what is named for a day
        ("ru", "Министр прибыл в понедельник, а в пятницу он улетит.", [11, 15]),
        ("ru", "Министр прибыл в понедельник, а в пятницу улетел.", [11, 8]),
        ("ru", "В пятницу истек срок.", [8]),
        ("fr", "Le ministre est arrivé lundi, mais vendredi il repartira.", [11, 15]),
        ("en", "The ministry on Monday announced a meeting for Friday.", [11, 15]),
        ("en", "They held a vigil for Friday's dead.", [8]),
        ("fr", "La présidence a annoncé lundi une réunion pour vendredi.", [11, 15]),
    ],
)
def test_days(language: str, text: str, told: list[int | str]) -> None:
    assert days(language, text) == told
