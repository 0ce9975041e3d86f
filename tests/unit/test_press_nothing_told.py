"""An article that names bodies and tells of no sitting is read without one, whatever stands first, often or beside a day."""

import pytest

from comity.press.reading import read_article

NOTHING = {
    "en": [
        (
            "3 March 2019\n\nFares on the island ferries go up from 1 April, the Transport Commission said on "
            "Sunday. The commission is in charge of all fares. The new fares meet the costs of fuel. Children "
            "pay half."
        ),
        (
            "4 October 2017\n\nThe Bridge Council's annual report says that one bridge in five is unsafe. The "
            "council is made up of twelve engineers and sits in the capital. Its report is put before Parliament "
            "each year."
        ),
        (
            "5 July 2017\n\nThe Foreign Office condemns the launch of a rocket on 4 July. It violates "
            "resolutions of the Security Council. We call on the government to meet its obligations and to stop "
            "all tests."
        ),
        (
            "8 November 2018\n\nPolice searched offices of the Port Authority in Kaldvik on Wednesday. Eleven "
            "boxes of files were taken away. The head of the authority's audit committee had warned of false "
            "bills."
        ),
        (
            "TORVALE, 12 May 2016 – Anna Lind takes over as head of the Lights Board on 1 June. She follows Per "
            "Oster, who was appointed by the General Assembly of the Lights Union on 13 October 2010. The board "
            "looks after 214 lights."
        ),
        (
            "26 March 2019\n\nThe river force, which the Security Council authorised, has 900 men. The Security "
            "Council will be told of it. It is a hard task."
        ),
        (
            "11 March 2020\n\nThe new ambassador of Norland handed her credentials to the president on Wednesday. She served before at "
            "the mission to the Union in Torsa, where she sat on the Political and Security Committee. Norland opened its embassy in 1994."
        ),
        (
            "Torvale, 3 June 2014 (Agency) – Paul Strand, for many years envoy to the Rhine Commission, has died at 81. Strand led the "
            "delegation at the talks of 1987. The commission's flag flew at half mast on Tuesday."
        ),
        (
            "13 October 2015\n\nThe truce was broken 14 times, says the Mission. Since it was agreed, at a meeting of the Tarn Contact "
            "Group on 22 July, 1,620 shots were counted. Patrols could not move freely."
        ),
    ],
    "fr": [
        (
            "12 mai 2016\n\nAnne Linde prendra le 1er juin la direction de l'Office des phares. L'Office, dont "
            "le siège est à Torval, entretient 214 phares. Elle y est entrée en 2009."
        ),
        (
            "4 octobre 2017\n\nUn pont sur cinq est en mauvais état, indique le Conseil des ponts. Le Conseil se "
            "compose de douze ingénieurs et se réunit quatre fois par an. Le texte a été remis au gouvernement."
        ),
        (
            "Deux soldats de la paix tués près de Berra\n\nDeux casques bleus ont été tués samedi 3 juin 2017 "
            "près de Berra, a fait savoir la mission. Leur convoi a sauté sur une mine.\n\nLa mission, créée en "
            "2013 par une résolution du Conseil de sécurité, compte 12 000 hommes. Elle a son siège à "
            "Tabo.\n\nLe secrétaire général a présenté ses condoléances aux familles."
        ),
        (
            "6 mars 2018\n\nUn incendie a ravagé lundi le siège du Comité régional de la pêche. Le comité aide "
            "les pêcheurs de trois départements. Une enquête est ouverte."
        ),
        (
            "Déclaration du ministère des Affaires étrangères\n\n5 juillet 2017\n\nLe ministère condamne avec la "
            "plus grande fermeté le tir d'une fusée, le 4 juillet. Ce tir viole les résolutions du Conseil de "
            "sécurité et met en danger la navigation.\n\nNous appelons le gouvernement à répondre à ses "
            "obligations et à cesser les essais.\n\nNotre ambassade reste en contact avec toutes les parties."
        ),
    ],
    "ru": [
        (
            "12 мая 2016 года. Анна Линд с 1 июня возглавит Совет маяков. Линд сменит Пера Остера, которого "
            "генеральная ассамблея Союза маяков избрала 13 октября 2010 года. Совет отвечает за 214 маяков."
        ),
        (
            "4 октября 2017\n\nКаждый пятый мост опасен, говорится в докладе Комитета по мостам. В комитет "
            "входят двенадцать инженеров, он заседает четыре раза в год. Доклад направлен в парламент."
        ),
        (
            "Следственный комитет возбудил дело о пожаре на складе\n\nСледственный комитет возбудил уголовное "
            "дело о пожаре на складе в Кальдвике. Погибли двое, сообщили в ведомстве 8 ноября 2018 "
            "года.\n\nОгонь вспыхнул в среду вечером. Площадь пожара составила 900 квадратных метров. Эксперты "
            "осматривают место."
        ),
        (
            "7 февраля 2019\n\nВерховный совет республики закончился на Иване Лозове, который умер в Торсе. "
            "С 1993 по 2003 год Лозов заседал в областной думе. Похоронят его в субботу."
        ),
        (
            "21 мая 2018\n\nГородской совет Кальдвика просит жителей беречь воду. Реки обмелели, дождей не было с марта. "
            "Совет напоминает, что полив днем не разрешен."
        ),
        (
            "Конвенция о старых судах вступила в силу\n\n26 июня 2018\n\nКонвенция о разделке старых судов "
            "вступила в силу во вторник. Ее участники – семнадцать государств.\n\nМорская организация приняла ее "
            "в 2009 году на конференции в Торсе. Судовладельцы обязаны вести список опасных веществ.\n\nВерфи "
            "должны получить разрешение в своей стране."
        ),
    ],
}
TOLD = {
    "en": [
        (
            "TORVALE, 12 May 2016 – The Lights Board met on Tuesday. It wants more keepers. The board looks after 214 lights.",
            "10",
        ),
        (
            "3 March 2019\n\nThe Transport Commission approved on Friday a rise of four per cent. Children pay half. Owners are glad.",
            "01",
        ),
        (
            (
                "5 July 2017\n\nThe Harbour Council did not meet the needs of owners. At its meeting on Monday it put the fee off. "
                "Boats pay ten crowns."
            ),
            "03",
        ),
        (
            (
                "9 May 2015\n\nTwo dykes were rejected by the Orla Town Council on Friday. A third will be built. "
                "It costs two million."
            ),
            "08",
        ),
        (
            (
                "14 February 2020\n\nThe Bridge Committee usually meets every month. On Wednesday it sat for five hours. "
                "Its chair spoke of a hard night."
            ),
            "12",
        ),
        (
            (
                "Town says no to wind farm\n\n12 May 2021\n\nHulm Town Council said no to a wind farm on Monday night. "
                "Nine councillors were against it, four in favour. The firm may appeal."
            ),
            "10",
        ),
    ],
    "fr": [
        (
            "12 mai 2016\n\nLe Conseil des phares a siégé mardi à Torval. Il veut davantage de gardiens. Son siège est en travaux.",
            "10",
        ),
        (
            (
                "4 octobre 2017\n\nLe Conseil des ponts a approuvé lundi le budget de réparation. Un pont sur cinq est en mauvais état. "
                "Il en faudrait 90 millions."
            ),
            "02",
        ),
        (
            (
                "14 février 2020\n\nLe conseil municipal du 12 février : ce qu'il faut retenir. Le maire a parlé de la digue. "
                "Les élus de l'opposition sont partis."
            ),
            "12",
        ),
        (
            (
                "5 juillet 2017\n\nLe Comité de la pêche se réunit d'ordinaire deux fois par an. Il s'est réuni mardi à Kerval. "
                "La pêche au thon reste fermée."
            ),
            "04",
        ),
        (
            (
                "6 mars 2018\n\nLa taxe a été votée lundi par le conseil du port de Kerval. Les pêcheurs sont déçus. "
                "Elle entre en vigueur en mai."
            ),
            "05",
        ),
    ],
    "ru": [
        (
            "12 мая 2016 года. Совет маяков заседал во вторник в Торвале. Смотрителей не хватает. Маяков всего 214.",
            "10",
        ),
        (
            (
                "4 октября 2017\n\nКомитет по мостам в понедельник утвердил смету ремонта. Каждый пятый мост опасен. "
                "Нужно 90 миллионов."
            ),
            "02",
        ),
        (
            "14.02.2020\n\nПортовая комиссия собирается раз в год. В среду она собралась в Польне. Говорили о дамбе до ночи.",
            "12",
        ),
        (
            (
                "8 ноября 2018\n\nДепутаты во вторник отклонили новый сбор. Городской совет Кальдвика вернется к нему. "
                "Сбор вдвое выше прежнего."
            ),
            "06",
        ),
        (
            (
                "5 июля 2017\n\nЗаседание Совета по рыболовству состоялось в понедельник. Квота на треску прежняя. "
                "Суда выйдут в море в мае."
            ),
            "03",
        ),
    ],
}


@pytest.mark.parametrize("text", [text for texts in NOTHING.values() for text in texts])
def test_no_sitting_is_read_where_no_clause_tells_of_one(text: str) -> None:
    assert read_article(text.encode(), models=False).meetings == ()


@pytest.mark.parametrize(("text", "day"), [pair for pairs in TOLD.values() for pair in pairs])
def test_a_sitting_is_read_where_one_clause_tells_of_it(text: str, day: str) -> None:
    first = read_article(text.encode(), models=False).as_json()["meetings"][0]
    assert first["body"] is not None
    assert first["date"][-2:] == day
