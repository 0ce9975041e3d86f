"""A weekday that stands alone, in the ways prose sets it; the day of writing is Wednesday, 13 July 2016."""

import pytest
from tests.press_told import days


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        # what an auxiliary governs was done, whatever it plans
        ("fr", "Le ministère a convoqué jeudi l'ambassadeur de Norlande.", 7),
        ("fr", "Le président a également invité jeudi les partis à la table.", 7),
        ("fr", "L'ambassadeur a été convoqué vendredi au ministère.", 8),
        ("fr", "Convoqué vendredi au ministère, l'ambassadeur a reçu une note.", 8),
        ("fr", "Convoqué jeudi en séance, le Parlement se prononcera sur la motion.", 14),
        ("fr", "Le comité a fixé jeudi le prix des passages.", 7),
        ("fr", "Le vote a été reporté à vendredi.", 15),
        ("fr", "Le vote de confiance a lieu vendredi.", 15),
        # hearsay, what has just been, what went before
        ("fr", "Le chef de la mission serait arrivé dimanche à Lorvik.", 10),
        ("fr", "Le navire aurait quitté le port lundi.", 11),
        ("fr", "La session aurait lieu lundi.", 18),
        ("fr", "Le vote serait reporté à lundi.", 18),
        ("fr", "La délégation vient d'arriver lundi soir.", 11),
        ("fr", "Après s'être réunis lundi, les ministres font le point.", 11),
        ("fr", "Le conseil n'est pas parvenu vendredi à s'entendre.", 8),
        # imperfects and conditionals of verbs whose stem ends in r
        ("fr", "La trêve expirait dimanche.", 10),
        ("fr", "Le port célébrait dimanche ses cent ans.", 10),
        ("fr", "Le conseil délibérait vendredi sur les prix.", 8),
        ("fr", "Le fleuve montrait lundi ses pierres.", 11),
        ("fr", "Le conseil délibérerait vendredi sur les prix.", 15),
        ("fr", "La commission connaîtrait lundi de l'affaire.", 18),
        # participles that lead a clause, or have a word behind them
        ("fr", "Réunis à Vienne lundi, les ministres adoptent un texte.", 11),
        ("fr", "Le ministre, arrivé à Lorvik dimanche, rencontre le maire.", 10),
        ("fr", "Un marin, arrêté samedi, sera jugé bientôt.", 9),
        ("fr", "Selon un rapport rendu public vendredi, les prix montent.", 8),
        ("fr", "La trêve, entrée en vigueur vendredi, tient.", 8),
        # whom is called to what is called to something to come
        ("fr", "Le président a appelé à manifester dimanche.", 17),
        ("fr", "Le président a appelé vendredi à manifester.", 8),
        ("fr", "Le président invite les marins à voter dimanche.", 17),
        # what was to be lies nearest
        ("fr", "Il était attendu lundi à Vienne.", 11),
        ("fr", "Il était attendu vendredi à Vienne.", 15),
        ("fr", "Le vote, qui devait avoir lieu lundi, fait débat.", 11),
        ("en", "The council was due to meet on Monday.", 11),
        ("en", "The council was due to meet on Friday.", 15),
        ("en", "Talks that were to resume on Friday have been put off.", 15),
        # what is called for, proposed, or interrupted until then
        ("fr", "L'organisation a proposé une nouvelle réunion jeudi à Lorvik.", 14),
        ("fr", "Le syndicat a appelé à la grève jeudi.", 14),
        ("fr", "Le syndicat a appelé jeudi à la grève.", 7),
        ("fr", "Le ministre a tenu une réunion d'urgence jeudi.", 7),
        ("fr", "Le ministre a annoncé une hausse des prix vendredi.", 8),
        ("fr", "La présidente a donné rendez-vous à la presse jeudi.", 14),
        ("fr", "Les pêcheurs s'étaient donné rendez-vous lundi au port.", 11),
        ("fr", "La séance a été suspendue jusqu'à vendredi.", 15),
        # whom one has called, and for what
        ("fr", "La présidente a convoqué ses ministres pour un conseil ce vendredi à 10 heures.", 15),
        ("fr", "Le président a invité les partis à un dîner vendredi.", 15),
        ("fr", "La conférence qui était retenue pour ce jeudi est longue.", 14),
        ("en", "Before meeting on Friday, the ministers issued a statement.", 15),
        ("en", "In a statement on Friday, the ministry denies the report.", 8),
        # a present with `ce`, a noun's own day, a word of saying
        ("fr", "Ce lundi, la commission examine le texte.", 11),
        ("fr", "Ce vendredi, la commission examine le texte.", 15),
        ("fr", "Ce lundi, la commission examinera le texte.", 18),
        ("fr", "La réunion de lundi est décisive.", 11),
        ("fr", "La réunion de vendredi est décisive.", 15),
        ("fr", "Le ministre condamne vendredi cette mesure.", 8),
        # what nobody plans has been
        ("fr", "Nouveaux heurts lundi à Lorvik.", 11),
        ("fr", "Le bilan de l'attentat meurtrier de vendredi s'alourdit.", 8),
        ("en", "Friday's attack will be looked into.", 8),
        ("en", "After the explosion on Friday, talks will go on.", 8),
        ("en", "Friday's vote will be close.", 15),
        ("ru", "После взрыва в пятницу порт закроют.", 8),
    ],
)
def test_a_weekday_alone(language: str, text: str, told: int) -> None:
    assert days(language, text) == [told]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "« Nous nous voyons vendredi », a-t-il dit mardi.", [15, 12]),
        ("fr", "Le ministre a ajouté : « Vendredi, nous signerons. »", [15]),
        ("fr", "Le ministre a ajouté : « Vendredi, nous avons signé. »", [8]),
        ("fr", "Le porte-parole a précisé que la réunion de vendredi porterait sur la pêche.", [15]),
        ("fr", "Le porte-parole a précisé que la réunion de vendredi avait porté sur la pêche.", [8]),
        ("en", "“We meet on Friday and nothing will stop us,” she said on Tuesday.", [15, 12]),
        ("en", "She said that the meeting on Friday would be about fish.", [15]),
    ],
)
def test_a_quotation_and_a_clause_with_their_own_verbs(language: str, text: str, told: list[int]) -> None:
    assert days(language, text) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Le conseil s'est réuni lundi et jeudi.", [4, 7]),
        ("fr", "Le conseil se réunira lundi et jeudi.", [18, 21]),
        ("fr", "Le conseil s'est réuni samedi et lundi à Vienne.", [9, 11]),
        ("fr", "Le conseil s'est réuni lundi et mardi à Vienne.", ["2016-07-11/2016-07-12"]),
        ("fr", "Entre lundi et mercredi, le conseil a siégé.", ["2016-07-11/2016-07-13"]),
        ("fr", "Le président est en visite jeudi et vendredi à Lorvik.", ["2016-07-14/2016-07-15"]),
        ("en", "The council met on Friday and Monday.", [8, 11]),
        ("en", "The council will meet on Friday and Monday.", [15, 18]),
        ("en", "The council met on Monday and Tuesday.", ["2016-07-11/2016-07-12"]),
        ("ru", "Совет собирался в пятницу и понедельник.", [8, 11]),
        ("ru", "Совет соберется в понедельник и четверг.", [18, 21]),
    ],
)
def test_two_weekdays_are_days_unless_one_follows_the_other(language: str, text: str, told: list[int | str]) -> None:
    assert days(language, text) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Depuis hier, les écluses sont fermées.", ["2016-07-12/.."]),
        ("fr", "Depuis hier soir, les écluses sont fermées.", ["2016-07-12/.."]),
        ("en", "The locks have been shut since yesterday.", ["2016-07-12/.."]),
        ("en", "The pictures from yesterday show the locks.", [12]),
        ("fr", "Le conseil, qui se tient d'habitude le mercredi, a siégé hier.", [12]),
    ],
)
def test_since_yesterday_and_on_wednesdays(language: str, text: str, told: list[int | str]) -> None:
    assert days(language, text) == told
