"""Counts that pages write without a plain noun: votes, heads of minutes, money, the dead and saved; and what is told twice."""

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
TWO = [
    (
        "As part of the deal, Tarn would receive an upfront payment of 75 million dollars upon the closing of the sale. "
        "Tarn would be eligible to receive milestone payments of 25 million dollars upon the opening of the lock."
    ),
    (
        "The boats came from ships more than 400 miles away to start the patrol.\n\n"
        "The new nets make it necessary to start from ships 40 to 60 miles out.\n\n"
    ),
    (
        "A first sale of nets would bring the port 350,000 euros upon the end of the works. "
        "A second sale of boats would bring the port 250,000 euros in May."
    ),
]
ONE = [
    (
        "The port will pay 75 million dollars for the new lock of the upper canal.\n\n"
        "The chair said the new lock of the upper canal will cost the port 25 million dollars.\n\n"
    ),
    "The fleet sent 400 boats to the upper lock.\n\nThe 40 boats of the fleet at the upper lock left.\n\n",
]


def units(language: str, text: str) -> list[str]:
    """Return what is counted, as value and unit."""
    return [f"{one['value']} {one['unit']}" for one in told(language, text, LEDE)["quantities"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Four abstained and one voted no.", ["4 voices", "1 voices"]),
        ("en", "Members gave it their blessing, eight to one.", ["8 voices", "1 voices"]),
        ("en", "It passed with 12 for, one against.", ["12 voices", "1 voices"]),
        ("en", "One for the road, said the skipper.", []),
        ("en", "It was approved, passed 7-0-1.", ["7 voices", "0 voices", "1 voices"]),
        ("fr", "Elle a recueilli 13 voix, une abstention et une voix contre.", ["13 voices", "1 voices", "1 voices"]),
        ("fr", "10 contre", ["10 voices"]),
        ("fr", "Il n'a eu qu'une voix dans ce concert.", []),
        ("fr", "Une voix s'est tue.", []),
        ("ru", "«За» – 13, «против» – 2, воздержались – 3.", ["13 voices", "2 voices", "3 voices"]),
        ("ru", "Голосование прошло: восемь «за», один «против».", ["8 voices", "1 voices"]),
        ("ru", "Один против всех, он ушел.", []),
    ],
)
def test_a_single_vote_and_a_side_in_marks_count(language: str, text: str, found: list[str]) -> None:
    assert units(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Votants : 15 - Pour : 12 - Contre : 3", ["15 votants", "12 voices", "3 voices"]),
        ("fr", "EN EXERCICE……….. 15 PRÉSENTS……………. 10", ["15 en exercice", "10 présents"]),
        ("fr", "Commentaires : 15", []),
        ("en", "Present: 12", ["12 present"]),
        ("en", "Room: 12", []),
        ("ru", "Присутствовали: 15", ["15 присутствовали"]),
        ("ru", "Просмотров: 811", []),
    ],
)
def test_the_head_of_minutes_tells_how_many_there_were(language: str, text: str, found: list[str]) -> None:
    assert units(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It is set at € 105.5 million, up from US$ 1.2bn.", ["105500000 euros", "1200000000 dollars"]),
        ("fr", "Il reçoit 1,9M d'€, 3,2 M € et 5 Md d'euros.", ["1900000 euros", "3200000 euros", "5000000000 euros"]),
        ("fr", "Le mur a 1,9 m d'épaisseur.", ["1.9 metres"]),
        ("en", "Half a dozen ships came, then a dozen.", ["6 ships", "12 ships"]),
        ("en", "It costs $1.9 trillion.", ["1900000000000 dollars"]),
        ("ru", "Это стоит 1,2 трлн рублей.", ["1200000000000 roubles"]),
        ("fr", "Une demi-douzaine de navires sont venus.", ["6 ships"]),
        ("ru", "Пришли полдюжины судов.", ["6 ships"]),
        ("fr", "Les sept (7) États se sont réunis.", ["7 states"]),
        ("en", "Seven ships (two of them new) came.", ["7 ships", "2 ships"]),
        ("ru", "Приедут 12 (двенадцать) делегаций.", ["12 delegations"]),
    ],
)
def test_a_sum_is_read_however_its_sign_stands(language: str, text: str, found: list[str]) -> None:
    assert units(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "There are 20 Marder IFVs and five Leopard 2 tanks.", ["20 IFVs", "5 tanks"]),
        ("en", "In Riga 2 tanks were seen.", ["2 tanks"]),
        ("en", "It has 2,597 subscribers.", ["2597 subscribers"]),
        ("fr", "12 commentaires", []),
        ("ru", "У газеты 2597 подписчиков.", ["2597 подписчиков"]),
    ],
)
def test_a_model_has_figures_and_a_page_counts_itself(language: str, text: str, found: list[str]) -> None:
    assert units(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The fund holds USD 3.5 million and 400,000 GBP.", ["3500000 dollars", "400000 pounds"]),
        ("fr", "Le fonds dispose de 250 000 CHF.", ["250000 francs"]),
        ("ru", "В фонде 5 млн франков.", ["5000000 francs"]),
        ("en", "At this session, the board:\n\n• heard the clerk;\n\n• admitted three new observers;", ["3 observers"]),
        ("en", "Seventeen Parties had paid and five had not.", ["17 parties", "5 parties"]),
        ("en", "There are nine unmanned crossings.", ["9 crossings"]),
        ("en", "Two more lanes will open.", ["2 lanes"]),
        ("en", "The pilots, 84 of them, are on strike.", ["84 pilots"]),
        ("ru", "Паромщиков мало. Лодки – их тридцать две – стоят у берега.", ["32 лодки"]),
        ("fr", "Les observateurs, au nombre de dix-sept, siégeaient à part.", ["17 observers"]),
        ("ru", "Пришло человек двадцать.", ["20 persons"]),
        ("fr", "Le retour des réfugiés divise. Une ville en compte 23 000.", ["23000 persons"]),
        ("en", "How many boats are there? Fifteen, said the chief.", ["15 ships"]),
        ("fr", "Il a pris 4 200 tonnes de sole et 950 de turbot.", ["4200 tonnes", "950 tonnes"]),
        ("fr", "Il passe 900 camions, contre 300 environ au printemps.", ["900 vehicles", "300 vehicles"]),
        ("fr", "Les seize quais seront refaits.", ["16 quais"]),
        (
            "fr",
            "Cinq navires portaient 300 tonnes. Deux d'entre eux sont partis.",
            ["5 ships", "300 tonnes", "2 ships"],
        ),
        ("fr", "Il apporte 12 millions d'euros sur 47.", ["12000000 euros", "47000000 euros"]),
        ("ru", "Порт берет девять тысяч тонн вместо четырех.", ["9000 tonnes", "4000 tonnes"]),
        ("en", "They voted seven to two against it.", ["7 voices", "2 voices"]),
        ("ru", "Голосовали: девять – за, двое – против.", ["9 voices", "2 voices"]),
        (
            "fr",
            "Quarante soldats sont partis, vingt d'un côté, vingt de l'autre.",
            ["40 soldiers", "20 soldiers", "20 soldiers"],
        ),
        ("ru", "Прибыли шестеро инспекторов.", ["6 inspectors"]),
        ("ru", "Прошло двадцать третье заседание.", []),
        ("fr", "Le siège est au 12 quai des Brumes.", []),
        ("fr", "Ce n'est pas le 20 juin mais le 27 que l'on vote.", []),
        ("fr", "Les deux rives attendent.", []),
    ],
)
def test_a_number_counts_what_its_words_mean(language: str, text: str, found: list[str]) -> None:
    assert units(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        (
            "en",
            "The mission recorded 64 truce breaches near the border.\n\nOn the ridge the mission recorded 54 truce breaches near the border.",
            ["one-digit"],
        ),
        (
            "en",
            "The mission recorded 64 truce breaches near the border.\n\nThe week before the mission recorded 54 truce breaches near the border.",
            [],
        ),
        ("en", "The board voted with its 28 members.\n\nAll 26 members voted.", ["one-digit"]),
        ("ru", "Вода подтопила 320 домов на берегу.\n\nПомощь нужна 3200 подтопленным домам.", ["times-ten"]),
        ("fr", "Le conseil s'ouvre le lundi 17 mai. Le bureau siège la veille, dimanche 16 mai.", []),
    ],
)
def test_what_is_told_twice_is_compared(language: str, text: str, kinds: list[str]) -> None:
    read = told(language, text, LEDE)
    assert [one["kind"] for one in read["conflicts"]] == kinds


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


@pytest.mark.parametrize("text", TWO)
def test_sums_of_two_things_are_no_slip(text: str) -> None:
    """In one paragraph a sum is hardly told again, and a range of miles is no other distance with a nought more."""
    assert [one for one in told("en", text, LEDE)["conflicts"] if one["level"] != "C"] == []


@pytest.mark.parametrize("text", ONE)
def test_a_sum_told_twice_is_compared_still(text: str) -> None:
    """In two paragraphs, of the same thing in like words, or of what a text tells as known."""
    assert [one["kind"] for one in told("en", text, LEDE)["conflicts"] if one["level"] == "A"]
