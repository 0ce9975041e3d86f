"""What stands right before a French day says when it was: a present behind `qui`, a present passive, a deed, a place between.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told

LONG = (
    "Les pêcheurs du port, qui demandaient depuis longtemps une jetée plus large et un phare plus haut, ont été entendus par le"
    " conseil, dont la présidente a loué la patience."
)
"""More words than lie between a bare day and the month it is of."""


def values(text: str) -> list[str]:
    return [one["value"] for one in told("fr", text)["dates"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'ultimatum, qui expire dimanche, a été rejeté.", ["2021-05-16"]),
        ("Le congrès qui s'ouvre vendredi a été préparé longtemps.", ["2021-05-14"]),
        (
            "Deux villages ont brûlé, a rappelé mardi la mairie, qui organise jeudi une collecte.",
            ["2021-05-11", "2021-05-13"],
        ),
        ("Le président, qui prête serment samedi, a nommé un gouvernement.", ["2021-05-15"]),
        ("Le président, qui recevait mardi les syndicats, a exclu tout recul.", ["2021-05-11"]),
        ("Le président, qui fut hué lundi, a nommé un gouvernement.", ["2021-05-10"]),
        ("L'homme qui nie les faits a été arrêté mardi.", ["2021-05-11"]),
        ("La délégation qui accompagne le ministre est arrivée mardi.", ["2021-05-11"]),
        ("Le festival, qui s'est tenu samedi, a été un succès.", ["2021-05-08"]),
        ("La session, qui devait se tenir en novembre, a été annulée.", ["2020-11"]),
    ],
)
def test_a_present_behind_which_is_to_come(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'ambassadeur est convoqué jeudi au ministère.", ["2021-05-13"]),
        ("Les cours sont suspendus jeudi et vendredi.", ["2021-05-13/2021-05-14"]),
        ("Si aucun accord n'est trouvé vendredi, la trêve prendra fin.", ["2021-05-14"]),
        ("Le projet est également examiné jeudi en commission.", ["2021-05-13"]),
        ("Les cours ont été suspendus jeudi.", ["2021-05-06"]),
        ("Le ministre est parti lundi pour Rome.", ["2021-05-10"]),
        ("Le ministre est mort lundi.", ["2021-05-10"]),
        ("Le conseil s'est réuni lundi à Rome.", ["2021-05-10"]),
        ("Un soldat est tué lundi dans une attaque.", ["2021-05-10"]),
    ],
)
def test_a_present_passive_may_be_to_come(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le navire parti d'Odessa lundi est attendu à Tripoli.", ["2021-05-10"]),
        ("Les ministres réunis à Bruxelles lundi doivent se revoir.", ["2021-05-10"]),
        ("L'attentat perpétré à Kaboul lundi sera évoqué au Conseil.", ["2021-05-10"]),
        ("Le texte sera signé à Minsk samedi.", ["2021-05-15"]),
        ("Le texte doit être signé à Minsk samedi.", ["2021-05-15"]),
        ("Le sommet prévu à Bruxelles vendredi réunira vingt pays.", ["2021-05-14"]),
        ("Une conférence, organisée jeudi à Genève, doit réunir vingt pays.", ["2021-05-13"]),
        ("Une conférence organisée mardi à Genève a réuni vingt pays.", ["2021-05-11"]),
        ("Réélu dimanche, le maire prêtera serment samedi.", ["2021-05-09", "2021-05-15"]),
    ],
)
def test_a_participle_tells_a_day_beyond_its_place(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La venue vendredi du ministre sera l'occasion d'un bilan.", ["2021-05-14"]),
        ("À son arrivée jeudi à Amman, il sera accueilli par le roi.", ["2021-05-13"]),
        ("À son arrivée mardi à Amman, il a été accueilli par le roi.", ["2021-05-11"]),
        ("La reprise lundi des pourparlers a été saluée.", ["2021-05-10"]),
        ("Sa mort lundi a ému le pays.", ["2021-05-10"]),
    ],
)
def test_a_deed_has_the_tense_of_its_clause(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le mandat court jusqu'au 31 décembre.", ["2021-12-31"]),
        ("L'exposition est visible jusqu'au 31 octobre.", ["2021-10-31"]),
        ("La frontière est restée fermée jusqu'au 31 décembre.", ["2020-12-31"]),
        ("La frontière était fermée jusqu'au 31 décembre.", ["2020-12-31"]),
        ("La trêve a duré jusqu'au 3 novembre.", ["2020-11-03"]),
        ("L'accord expire le 30 novembre.", ["2021-11-30"]),
        ("La commission siégera du 20 au 22 décembre prochain.", ["2021-12-20/2021-12-22"]),
        ("La commission a siégé du 20 au 22 décembre dernier.", ["2020-12-20/2020-12-22"]),
    ],
)
def test_an_end_of_which_nothing_says_that_it_was_lies_ahead(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les syndicats ont appelé mardi à manifester samedi.", ["2021-05-11", "2021-05-15"]),
        ("La ministre a dit vouloir rencontrer jeudi ses homologues.", ["2021-05-13"]),
        ("Ils veulent rencontrer jeudi le ministre, ont-ils dit.", ["2021-05-13"]),
        ("Il s'est dit mardi prêt à retirer ses troupes vendredi.", ["2021-05-11", "2021-05-14"]),
        ("Il a souhaité que la réunion ait lieu jeudi.", ["2021-05-13"]),
        ("Il n'a pas souhaité s'exprimer mardi.", ["2021-05-11"]),
        ("Il a réussi mardi à convaincre ses pairs.", ["2021-05-11"]),
        ("Le président a convoqué une réunion d'urgence jeudi.", ["2021-05-13"]),
        ("Le président a convoqué mardi l'ambassadeur.", ["2021-05-11"]),
        ("Le ministère a confirmé la tenue, vendredi à Londres, d'une rencontre.", ["2021-05-14"]),
        ("La commission est convenue mardi de rouvrir le port.", ["2021-05-11"]),
        ("Une séance se tiendra jeudi, après celle de lundi.", ["2021-05-13", "2021-05-10"]),
        ("L'émissaire a annoncé un nouveau tour de négociations lundi.", ["2021-05-17"]),
        ("L'émissaire a annoncé lundi un nouveau tour.", ["2021-05-10"]),
        ("Le syndicat a déposé un préavis pour la journée de lundi.", ["2021-05-17"]),
        ("La journée de lundi a été calme.", ["2021-05-10"]),
        ("Ils se sont donné rendez-vous vendredi.", ["2021-05-14"]),
    ],
)
def test_what_is_wished_or_called_for_is_to_come(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les métiers de demain seront numériques.", []),
        ("L'Europe de demain se construit à Bruxelles.", []),
        ("Hier comme aujourd'hui, le port défend ses principes.", []),
        ("Aujourd'hui comme hier, le port défend ses principes.", []),
        ("La réunion de demain sera décisive.", ["2021-05-13"]),
        ("À partir de demain, le pont est fermé.", ["2021-05-13/.."]),
        ("La réunion d'aujourd'hui est reportée.", ["2021-05-12"]),
        ("La réunion d'hier a été longue.", ["2021-05-11"]),
    ],
)
def test_what_tells_of_a_time_and_no_day_is_none(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les neuf candidats devaient être entendus le 14.", ["2021-05-14"]),
        (f"{LONG} La commission a siégé le 25.", ["2021-04-25"]),
        (f"{LONG} La commission siégera le 25.", ["2021-05-25"]),
        (f"{LONG} Le bus du port, le 25.", []),
    ],
)
def test_a_bare_day_of_a_month_is_told_by_a_verb(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le vote, d'abord prévu mardi, aura lieu jeudi.", ["2021-05-11", "2021-05-13"]),
        ("Le vote, prévu à l'origine mardi, aura lieu vendredi.", ["2021-05-11", "2021-05-14"]),
        ("Le vote, prévu à l'origine lundi, a été annulé mardi.", ["2021-05-17", "2021-05-11"]),
        ("Le vote, prévu vendredi, suivra la séance de jeudi.", ["2021-05-14", "2021-05-13"]),
    ],
)
def test_a_day_planned_at_first_is_the_last_before_the_day_told_next(text: str, found: list[str]) -> None:
    assert values(text) == found
