"""How agencies and ministries tell that a body sits, and what is told of bodies that only looks like it.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "At its 1,234th meeting, held on 6 May, the Permanent Council adopted a decision on the budget.",
            "Permanent Council; 2021-05-06",
        ),
        (
            "en",
            "The meeting of the Barents Council, which was to have taken place on 20 May, has been put off until 3 June.",
            "Barents Council; 2021-06-03",
        ),
        ("en", "The Barents Council has postponed its meeting from 20 May to 3 June.", "Barents Council; 2021-06-03"),
        ("en", "The Barents Council adjourned on Tuesday after two hours.", "Barents Council; 2021-05-11"),
        ("en", "The two sides met in Tbilisi on Tuesday.", "None; 2021-05-11"),
        (
            "en",
            "Ambassadors to the North Atlantic Council met on Tuesday in Brussels.",
            "North Atlantic Council; 2021-05-11",
        ),
        (
            "en",
            "The Verification Committee wound up its spring session on Tuesday.",
            "Verification Committee; 2021-05-11",
        ),
        (
            "en",
            "The Verification Committee heard on Tuesday a report by the secretariat.",
            "Verification Committee; 2021-05-11",
        ),
        ("en", "The list goes before the Verification Committee on Friday.", "Verification Committee; 2021-05-14"),
        (
            "en",
            "The mission's chief briefed the Permanent Council in Vienna on Tuesday.",
            "Permanent Council; 2021-05-11",
        ),
        (
            "en",
            "In a statement to the Permanent Council on Tuesday, the ambassador called for calm.",
            "Permanent Council; 2021-05-11",
        ),
        ("en", "The JCG held its weekly plenary in Vienna on Tuesday.", "JCG; 2021-05-11"),
        ("en", "The idea comes from a group of experts that met in Riga on Monday.", "group of experts; 2021-05-10"),
        ("en", "The Lake Commission will not meet on 20 May as planned but on 3 June.", "Lake Commission; 2021-06-03"),
        (
            "en",
            "The ninth meeting of the Joint Committee was chaired on Tuesday by Italy.",
            "Joint Committee; 2021-05-11",
        ),
        (
            "en",
            "The minister took part on Tuesday in a meeting of the Joint Committee in Rome.",
            "Joint Committee; 2021-05-11",
        ),
        (
            "en",
            "Six hours of talks, no result: the Sound Commission broke up in Malmö on Monday night.",
            "Sound Commission; 2021-05-10",
        ),
        (
            "en",
            "The decision was taken by the Sound Commission, which met on Monday behind closed doors.",
            "Sound Commission; 2021-05-10",
        ),
        (
            "en",
            "The previous meeting was held on 3 March; the Lakes Council meets again this Friday.",
            "Lakes Council; 2021-05-14",
        ),
        (
            "en",
            "For want of a quorum the Standing Committee put off Tuesday's sitting until 20 May.",
            "Standing Committee; 2021-05-20",
        ),
        (
            "en",
            "Fares will rise in June, the Sound Commission decided on Monday at its session in Malmö.",
            "Sound Commission; 2021-05-10",
        ),
        ("fr", "Le Conseil de Barents a levé sa séance mardi après deux heures.", "Conseil de Barents; 2021-05-11"),
        ("fr", "Les deux parties se sont rencontrées mardi à Tbilissi.", "None; 2021-05-11"),
        (
            "fr",
            "Les ambassadeurs auprès du Conseil de l'Atlantique Nord se sont réunis mardi à Bruxelles.",
            "Conseil de l'Atlantique Nord; 2021-05-11",
        ),
        (
            "fr",
            "Une session de trois jours du Comité de vérification s'est close mardi à Vienne.",
            "Comité de vérification; 2021-05-11",
        ),
        ("fr", "Le Comité de vérification reprendra ses travaux jeudi.", "Comité de vérification; 2021-05-13"),
        (
            "fr",
            "Le Comité de vérification a entendu mardi un rapport du secrétariat.",
            "Comité de vérification; 2021-05-11",
        ),
        ("fr", "La liste sera examinée vendredi par le Comité de vérification.", "Comité de vérification; 2021-05-14"),
        (
            "fr",
            "Le chef de la mission s'est exprimé mardi devant le Conseil permanent, à Vienne.",
            "Conseil permanent; 2021-05-11",
        ),
        ("fr", "Le GCC a tenu mardi à Vienne sa plénière hebdomadaire.", "GCC; 2021-05-11"),
        ("fr", "L'idée vient d'un groupe d'experts qui s'est réuni lundi à Riga.", "groupe d'experts; 2021-05-10"),
        (
            "fr",
            "La date de la prochaine session de la Commission du lac a été fixée au 3 juin.",
            "Commission du lac; 2021-06-03",
        ),
        (
            "fr",
            "Mardi, au siège de l'Alliance, la Commission du lac a siégé quatre heures.",
            "Commission du lac; 2021-05-11",
        ),
        (
            "fr",
            "Les représentants des deux pays se sont réunis mardi au sein de la Commission du lac.",
            "Commission du lac; 2021-05-11",
        ),
        ("fr", "La neuvième réunion du Comité mixte a été présidée mardi par l'Italie.", "Comité mixte; 2021-05-11"),
        ("fr", "Le ministre a participé mardi à Rome à une réunion du Comité mixte.", "Comité mixte; 2021-05-11"),
        (
            "fr",
            "Le sixième cycle de consultations sur le barrage s'est déroulé le 6 mai à Vientiane.",
            "consultations sur le barrage; 2021-05-06",
        ),
        (
            "fr",
            "La décision a été prise par la Commission du Sund, qui s'est réunie lundi à huis clos.",
            "Commission du Sund; 2021-05-10",
        ),
        (
            "fr",
            "La décision a été prise lundi par la Commission du Sund réunie à Malmö.",
            "Commission du Sund; 2021-05-10",
        ),
        (
            "fr",
            "Le Conseil des gouverneurs entame lundi à Vienne une réunion de cinq jours.",
            "Conseil des gouverneurs; 2021-05-17",
        ),
        (
            "fr",
            "Faute de quorum, le Comité permanent a reporté au 20 mai sa séance de mardi.",
            "Comité permanent; 2021-05-20",
        ),
        ("ru", "Баренцев совет соберется 20 мая в Тромсё.", "Баренцев совет; 2021-05-20"),
        ("ru", "В Тромсё прошло заседание Совета портов. Оно состоялось 6 мая.", "Совет портов; 2021-05-06"),
        ("ru", "Стороны встретились во вторник в Тбилиси.", "None; 2021-05-11"),
        (
            "ru",
            "Комитет по проверке, заседавший в Вене с 4 по 6 мая, одобрил доклад.",
            "Комитет по проверке; 2021-05-04/2021-05-06",
        ),
        ("ru", "Комитет по проверке заслушает доклад об объектах в пятницу.", "Комитет по проверке; 2021-05-14"),
        ("ru", "Доклад был представлен во вторник Комитету по проверке.", "Комитет по проверке; 2021-05-11"),
        ("ru", "СКГ провела во вторник в Вене еженедельное пленарное заседание.", "СКГ; 2021-05-11"),
        ("ru", "Озерная комиссия соберется не 20 мая, как планировалось, а 3 июня.", "Озерная комиссия; 2021-06-03"),
        ("ru", "Озерная комиссия договорилась вновь собраться 3 июня.", "Озерная комиссия; 2021-06-03"),
        ("ru", "Во вторник Осло принял третью сессию Смешанного комитета.", "Смешанный комитет; 2021-05-11"),
        (
            "ru",
            "Министр принял во вторник участие в заседании Смешанного комитета в Риме.",
            "Смешанный комитет; 2021-05-11",
        ),
        ("ru", "Вчера завершило работу заседание Смешанного комитета.", "Смешанный комитет; 2021-05-11"),
        (
            "ru",
            "Консультации по плотине откроются в четверг, сообщил во вторник секретариат речной комиссии.",
            "Консультации по плотине; 2021-05-13",
        ),
        (
            "ru",
            "Решение приняла Зундская комиссия, собравшаяся в понедельник за закрытыми дверями.",
            "Зундская комиссия; 2021-05-10",
        ),
        ("ru", "Совет озер проведет в четверг экстренное заседание, третье в этом году.", "Совет озер; 2021-05-13"),
        ("ru", "Совет управляющих начал в понедельник в Вене пятидневную сессию.", "Совет управляющих; 2021-05-10"),
        (
            "ru",
            "У Зундской комиссии новый председатель. Она избрала Данию на заседании в Мальмё в понедельник.",
            "Зундская комиссия; 2021-05-10",
        ),
        ("ru", "Лишь во вторник Постоянный комитет смог собраться.", "Постоянный комитет; 2021-05-11"),
        ("ru", "Постоянным комитетом во вторник проведено внеочередное заседание.", "Постоянный комитет; 2021-05-11"),
        (
            "ru",
            "Предыдущее заседание прошло 3 марта; вновь Совет озер соберется в эту пятницу.",
            "Совет озер; 2021-05-14",
        ),
    ],
)
def test_a_body_sits_however_it_is_told(language: str, text: str, found: str) -> None:
    first = told(language, text)["meetings"][0]
    assert f"{first['body']}; {first['date']}" == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Joint Committee has not met since 12 March."),
        ("en", "The Joint Committee published its report on Tuesday."),
        ("en", "The Joint Committee was set up on 12 March 2019."),
        ("en", "The secretariat of the Joint Committee said on Tuesday that the data were late."),
        ("en", "A spokesman for the Joint Committee told reporters on Tuesday that the data were late."),
        ("en", "The Joint Committee's inspectors visited the plant on Tuesday."),
        ("en", "The mandate of the Standing Committee expires on 20 May."),
        ("en", "The Standing Committee has until 20 May to answer."),
        ("en", "The rules were adopted by the Standing Committee on 3 March 2015."),
        ("en", "The Standing Committee, set up on 3 March 2015, has ten members."),
        ("en", "The Standing Committee sent a letter to the six governments on Monday."),
        ("en", "Members of the Standing Committee flew over the area on Monday."),
        ("en", "The president of the Standing Committee resigned on Monday."),
        ("en", "A member of the Standing Committee said on Monday that the text was ready."),
        ("en", "The observers of the Standing Committee left the area on Monday."),
        ("fr", "Le Comité mixte n'a pas siégé depuis le 12 mars."),
        ("fr", "Le Comité mixte a publié mardi son rapport."),
        ("fr", "Le Comité mixte a été créé le 12 mars 2019."),
        ("fr", "Le secrétariat du Comité mixte a indiqué mardi que les données étaient en retard."),
        ("fr", "Un porte-parole du Comité mixte a déclaré mardi que les données étaient en retard."),
        ("fr", "Le ministre a reçu mardi le président du Comité mixte."),
        ("fr", "Les inspecteurs du Comité mixte ont visité mardi l'usine."),
        ("fr", "Le mandat du Comité permanent expire le 20 mai."),
        ("fr", "Le Comité permanent a jusqu'au 20 mai pour répondre."),
        ("fr", "Le règlement a été adopté par le Comité permanent le 3 mars 2015."),
        ("fr", "Le Comité permanent, créé le 3 mars 2015, compte dix membres."),
        ("fr", "Le Comité permanent a adressé lundi une lettre aux six gouvernements."),
        ("fr", "Des membres du Comité permanent ont survolé lundi la zone."),
        ("fr", "Le président du Comité permanent a démissionné lundi."),
        ("fr", "Un membre du Comité permanent a dit lundi que le texte était prêt."),
        ("fr", "Les observateurs du Comité permanent ont quitté lundi la zone."),
        ("ru", "Смешанный комитет не собирался с 12 марта."),
        ("ru", "Смешанный комитет опубликовал во вторник доклад."),
        ("ru", "Смешанный комитет был создан 12 марта 2019 года."),
        ("ru", "Секретариат Смешанного комитета сообщил во вторник, что данные запаздывают."),
        ("ru", "Представитель Смешанного комитета заявил во вторник журналистам, что данные запаздывают."),
        ("ru", "Министр принял во вторник председателя Смешанного комитета."),
        ("ru", "Инспекторы Смешанного комитета посетили во вторник завод."),
        ("ru", "Мандат Постоянного комитета истекает 20 мая."),
        ("ru", "У Постоянного комитета есть время до 20 мая."),
        ("ru", "Регламент был принят Постоянным комитетом 3 марта 2015 года."),
        ("ru", "Постоянный комитет, созданный 3 марта 2015 года, насчитывает десять членов."),
        ("ru", "Постоянный комитет направил в понедельник письмо шести правительствам."),
        ("ru", "Члены Постоянного комитета в понедельник облетели район."),
        ("ru", "Председатель Постоянного комитета в понедельник подал в отставку."),
        ("ru", "Член Постоянного комитета сказал в понедельник, что текст готов."),
        ("ru", "Наблюдатели Постоянного комитета покинули в понедельник район."),
    ],
)
def test_what_a_body_does_elsewhere_is_no_sitting(language: str, text: str) -> None:
    assert told(language, text)["meetings"] == []


def test_an_article_is_about_the_sitting_it_tells_of_first() -> None:
    text = "The Working Group on Rivers met on Tuesday. The Ministerial Council will meet in Hamburg on 8 and 9 June."
    assert [one["body"] for one in told("en", text)["meetings"]] == ["Working Group on Rivers", "Ministerial Council"]


@pytest.mark.parametrize(
    ("language", "text", "matters"),
    [
        ("en", "Envoys held talks here on Monday on fishing rights, the lake and risk reduction.", 3),
        ("fr", "Les ambassadeurs ont tenu lundi des pourparlers sur la pêche, le lac et la frontière.", 3),
        ("ru", "Послы провели в понедельник переговоры о рыболовстве, границе и снижении рисков.", 3),
        ("fr", "Le Forum de sécurité a consacré sa séance de mercredi, à Vienne, au bilan des inspections.", 1),
        ("en", "Envoys held talks on Monday.", 0),
        ("en", "Envoys held talks in Bonn on the sidelines of the summit.", 0),
        ("fr", "Les experts ont mené des consultations sur place.", 0),
        ("ru", "Послы провели переговоры в Осло.", 0),
    ],
)
def test_what_talks_were_held_on_is_an_agenda(language: str, text: str, matters: int) -> None:
    assert len(told(language, text)["agenda"]) == matters


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "Your report of 7 May says that the Harbour Board met in secret. The meeting on 4 May was public.",
            "2021-05-04",
        ),
        ("en", "Nobody objected, the Verification Board was told on Tuesday.", "2021-05-11"),
        ("en", "The Energy Community's Ministerial Council meets in Vienna on Thursday.", "2021-05-13"),
        ("fr", "Le tribunal s'est réuni mardi à Bruxelles.", "2021-05-11"),
        ("fr", "Le tour de pourparlers prévu lundi à Skopje est repoussé à jeudi.", "2021-05-13"),
        ("ru", "Раунд переговоров, намеченный на понедельник, перенесен на четверг.", "2021-05-13"),
    ],
)
def test_a_sitting_has_its_own_day(language: str, text: str, found: str) -> None:
    assert told(language, text)["meetings"][0]["date"] == found


def test_what_was_decided_is_no_plan_and_a_last_sitting_of_late_is_what_is_told_of() -> None:
    (sat,) = told("en", "Fares will rise in June, the Sound Commission decided on Monday at its session in Malmö.")[
        "meetings"
    ]
    assert sat["status"] == "held"
    text = "The Monitoring Group last met on Tuesday; it will convene again on 17 June in Delta."
    assert [(one["date"], one["status"]) for one in told("en", text)["meetings"]] == [
        ("2021-05-11", "held"),
        ("2021-06-17", "planned"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "fr",
            "Les deux parties ont renoué mercredi leur dialogue diplomatique pour la première fois depuis le sommet de Malmö.",
            "sommet de Malmö",
        ),
        ("fr", "La Commission du Rhin s'est réunie mardi pour la première fois depuis mars.", "Commission du Rhin"),
        ("en", "The Commission on Fisheries for the first time met in public on Tuesday.", "Commission on Fisheries"),
    ],
)
def test_no_name_goes_on_with_how_often_or_since_when(language: str, text: str, found: str) -> None:
    assert [one["body"] for one in told(language, text)["meetings"]] == [found]
