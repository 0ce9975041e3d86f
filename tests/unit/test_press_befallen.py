"""Counts that real pages write without a plain noun: the dead and saved, lists with one, shared nouns, sums, figures with endings.

Each rule stands with near ones it must leave alone.
"""

import pytest
from tests.press_told import LEDE, told
from tests.unit.test_press_counts import counted

MANY = [
    # whom a verb alone tells
    ("en", "Two dead and at least 12 were wounded at the pier.", ["2 persons", "12 persons at-least"]),
    ("en", "The storm killed 14 and injured 30.", ["14 persons", "30 persons"]),
    ("en", "Six soldiers were killed and nine wounded.", ["6 soldiers", "9 soldiers"]),
    ("fr", "L'éboulement a fait peur : quinze ont péri.", ["15 persons"]),
    ("fr", "Quatre tués et neuf disparus.", ["4 persons", "9 disparus"]),
    ("ru", "Погиб рыбак, ещё восемь ранены.", ["8 persons"]),
    ("ru", "Работают три подразделения. Трое пострадали.", ["3 подразделения", "3 persons"]),
    ("ru", "Спасены 11-ти пассажирам помогавшие матросы.", ["11 persons"]),
    # one, as a count
    ("en", "One sailor was killed and two hurt.", ["1 sailor", "2 persons"]),
    ("en", "One soldier was killed and two hurt.", ["1 soldiers", "2 soldiers"]),
    ("en", "They lost three frigates and one tanker.", ["3 ships", "1 ships"]),
    ("en", "Two locks held and one weir broke.", ["2 locks", "1 weir"]),
    ("fr", "Un mort et trois blessés dans le port.", ["1 persons", "3 persons"]),
    ("fr", "Ils ont envoyé trois navires et un sous-marin.", ["3 ships", "1 submarines"]),
    ("ru", "Спасли 10 человек, один — погиб.", ["10 persons", "1 persons"]),
    ("ru", "Погиб один военнослужащий, двое тяжело ранены.", ["1 soldiers", "2 soldiers"]),
    # a noun that two share, a whole, a number told behind it
    ("en", "In Orm there were 12, in Tarn 15 boats.", ["12 ships", "15 ships"]),
    ("ru", "В сенате прошло 12, в палате 15 пленарных заседаний.", ["12 meetings", "15 meetings"]),
    ("en", "It brought to 16 the number of ships lost.", ["16 ships"]),
    # what stands between a number and its noun
    ("en", "Two U.S. service members died.", ["2 soldiers"]),
    ("en", "Six Lake Army Land Rovers were parked.", ["6 rovers"]),
    ("en", "Thirteen humanitarian aid workers left.", ["13 workers"]),
    ("en", "Four “aye” votes were cast.", ["4 voices"]),
    ("en", "4.1 million Iraqis need help.", ["4100000 iraqis"]),
    ("en", "COMMITTEE ENDS SESSION WITH NINE TEXTS", ["9 texts"]),
    ("fr", "Ils ont envoyé quatre Canadair.", ["4 canadair"]),
    ("fr", "Le feu a touché 15 habitations évacuées.", ["15 habitations"]),
    # figures with endings, joined to a word, grouped in other ways
    ("ru", "Отклонена инициатива 72-х членов.", ["72 members"]),
    ("ru", "Создан 10-процентный фонд.", ["10 percent"]),
    ("en", "A 3,000-troop deployment began.", ["3000 soldiers"]),
    ("en", "It cost Rs 1,13,000 crore.", ["1130000000000 rupees"]),
    ("fr", "Il a brûlé 14,000 ha.", ["14000 hectares"]),
    ("fr", "Il a coûté 1,253 milliard d'euros.", ["1253000000 euros"]),
    # sums
    ("fr", "Un montant de vingt et un millions six mille dix (21 006 010) F CFA.", ["21006010 francs"]),
    ("fr", "Un prêt de vingt millions (20 000 000 FCFA).", ["20000000 francs"]),
    ("fr", "Il a coûté 8 milliards et demi de FCFA.", ["8500000000 francs"]),
    ("ru", "Собрали девять миллионов 137 тысяч рублей.", ["9137000 roubles"]),
    ("ru", "Истратили 45 млрд руб. Ещё 35 млн выделены школам.", ["45000000000 roubles", "35000000 roubles"]),
    ("ru", "Дефицит 26193 тыс.рублей.", ["26193000 roubles"]),
    # votes
    ("fr", "Adopté par 7 voix, 5 contre et 00 abstention.", ["7 voices", "5 voices", "0 abstentions"]),
    ("fr", "Refusé par 77 voix contre 48 et 1 abstention.", ["77 voices", "48 voices", "1 abstentions"]),
    ("en", "It was endorsed by 525-115 with 29 abstentions.", ["525 voices", "115 voices", "29 abstentions"]),
]
NONE = [
    ("en", "No one was hurt."),
    ("en", "One of the boats was lost."),
    ("en", "One missing file was found."),
    ("en", "SB 5909 would set up a process."),
    ("fr", "Il a déployé un bataillon."),
    ("fr", "Un homme l'a dit."),
    ("fr", "L'incendie, déclaré à 17 h 16, a duré."),
    ("fr", "Le point n° 57 – Transports – attend."),
    ("ru", "У 47 причала никого нет."),
    ("ru", "Кабинет на 5 этаже."),
    ("ru", "Двое пришли, трое ушли."),
    ("en", "BRENT $ 81.20 / ₽ 7900"),
]


@pytest.mark.parametrize(("language", "text", "found"), MANY)
def test_a_count_without_a_plain_noun_is_found(language: str, text: str, found: list[str]) -> None:
    assert counted(language, text) == found


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_looks_like_a_count_is_left(language: str, text: str) -> None:
    assert counted(language, text) == []


@pytest.mark.parametrize(
    ("language", "before", "name"),
    [
        ("fr", "Ils ont vu 12 soldats.", "Il l'a dit à la radio et à France 24. La suite demain."),
        ("en", "They sent 12 boats.", "Senate Bill 5843 is narrow."),
    ],
)
def test_a_name_with_a_figure_counts_nothing_told_before(language: str, before: str, name: str) -> None:
    assert len(counted(language, f"{before} {name}")) == 1


def test_one_left_out_noun_goes_on_behind_a_name() -> None:
    assert counted("en", "Orm gave 80 tanks and the United States 18.") == ["80 tanks", "18 tanks"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # told side by side as two things
        ("en", "The slide killed 11 people and hurt 44.\n\nIn Orm, 44 were treated. The 11 dead were farmers."),
        ("fr", "Un camion fonce : 11 morts, 44 blessés.\n\nIl a tué 11 personnes et fait 44 blessés."),
        # the whole and its parts, told apart
        ("en", "The board took nine texts.\n\nThe board approved four texts on mines and five texts on the lakes."),
        # one rounded, one not
        ("en", "The plan seeks $607.2 million.\n\nThe plan of the council seeks $607 million."),
        # round figures of what everything is counted in
        ("ru", "Площадь пожара 800 метров.\n\nПожар оцепили в радиусе 500 метров."),
        ("fr", "Deux personnes ont été soignées.\n\nEvacuation de 20 personnes."),
        ("en", "The park costs $1.5 million.\n\nA grant covers $1 million of this cost."),
    ],
)
def test_two_figures_of_two_things_are_no_slip(language: str, text: str) -> None:
    assert told(language, text, LEDE)["conflicts"] == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The slide killed 1,240 people near Orm.\n\nNear Orm the slide killed 1,420.", "digits-swapped"),
        (
            "fr",
            "Le séisme a fait 340 victimes près d'Orm.\n\nPrès d'Orm, trois mille quatre cents victimes du séisme.",
            "times-ten",
        ),
        ("ru", "В порту стояло 1340 судов.\n\nИз порта вышли 1740 кораблей.", "one-digit"),
    ],
)
def test_a_slip_between_two_words_for_one_thing_is_found(language: str, text: str, kind: str) -> None:
    assert [one["kind"] for one in told(language, text, LEDE)["conflicts"]] == [kind]
