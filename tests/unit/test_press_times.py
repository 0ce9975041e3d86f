"""Days that are put off, told from others, told twice or in elliptic lists, and words that only look like verbs.

Told on Wednesday 12 May 2021, most of them months away, so that the verb alone says which year is meant.
"""

import pytest
from tests.press_told import LEDE, told

PUT_OFF = [
    ("en", "The session has been moved to 3 November.", "2021-11-03"),
    ("en", "The session was put off until 3 November.", "2021-11-03"),
    ("en", "Its mandate was extended until 3 November.", "2021-11-03"),
    ("en", "It has been postponed until the autumn.", "2021-AU"),
    ("en", "The force moved on 3 November.", "2020-11-03"),
    ("en", "The truce lasted until 3 November.", "2020-11-03"),
    ("en", "The session was planned for 3 November but the room was shut.", "2020-11-03"),
    ("en", "It was moved from 14 to 21 May.", "2021-05-14 2021-05-21"),
    ("en", "It ran from 14 to 21 May.", "2021-05-14/2021-05-21"),
    ("fr", "La séance a été reportée au 3 novembre.", "2021-11-03"),
    ("fr", "Le mandat a été prolongé jusqu'au 3 novembre.", "2021-11-03"),
    ("fr", "La trêve a duré jusqu'au 3 novembre.", "2020-11-03"),
    ("fr", "La réunion est reportée du 14 au 21 mai.", "2021-05-14 2021-05-21"),
    ("fr", "La réunion a duré du 4 au 7 mai.", "2021-05-04/2021-05-07"),
    ("ru", "Заседание перенесено на 20 октября.", "2021-10-20"),
    ("ru", "Мандат миссии продлен до 20 октября.", "2021-10-20"),
    ("ru", "Консультации отложены до сентября.", "2021-09"),
    ("ru", "Перемирие держалось до 20 октября.", "2020-10-20"),
    ("ru", "Консультации перенесены с 14 на 21 мая.", "2021-05-14 2021-05-21"),
    ("ru", "Судно шло в ночь с 10 на 11 мая.", "2021-05-10/2021-05-11"),
]
NO_VERBS = [
    ("en", "Their visit, from Tuesday to Thursday, was the first.", "2021-05-11/2021-05-13"),
    ("en", "Belgium promised an answer by 30 September.", "2021-09-30"),
    ("fr", "Les ports renvoient la décision à l'automne.", "2021-AU"),
    ("ru", "Порты отложили решение до осени.", "2021-AU"),
    (
        "ru",
        "Две недели назад представители сторон закрыли пост; снова его откроют 20 октября.",
        "2021-04-28 2021-10-20",
    ),
    ("ru", "По вопросам безопасности и новости от 20 октября справку дали.", "2020-10-20"),
    ("ru", "Встреча намечена на конец июня – начало июля.", "2021-06-16/2021-06-30 2021-07-01/2021-07-15"),
    ("ru", "Договоренности, достигнутые в октябре, выполняются.", "2020-10"),
    ("ru", "С понедельника на базе находится миссия.", "2021-05-10/.."),
    ("ru", "С понедельника начнется работа.", "2021-05-17/.."),
    ("en", "After the start of the exercise on 3 November, two States protested.", "2020-11-03"),
    ("en", "Inspectors return in November.", "2021-11"),
    ("en", "The last session, in November, was short.", "2020-11"),
    ("fr", "D'autre part, la mission a quitté la ville le 3 novembre.", "2020-11-03"),
    ("fr", "Le groupe compte se réunir le 3 novembre.", "2021-11-03"),
    ("fr", "La mission, lancée en novembre, compte 40 observateurs.", "2020-11"),
]
TOLD_FROM = [
    ("en", "It was signed in 2003 and, in May that year, ratified.", "2003 2003-05"),
    ("en", "It was signed in 2003 and ratified on 5 May of the same year.", "2003 2003-05-05"),
    ("fr", "Il avait été élu en 2018 et réélu en mars de la même année.", "2018 2018-03"),
    ("fr", "Réuni le 3 mai, le comité avait reçu les délégués l'avant-veille.", "2021-05-03 2021-05-01"),
    ("fr", "Réuni le 3 mai, le comité les avait reçus deux jours auparavant.", "2021-05-03 2021-05-01"),
    ("ru", "Протокол подписан в 2003 году и в мае того же года ратифицирован.", "2003 2003-05"),
    ("ru", "3 мая прошли консультации, а через два дня было подписано соглашение.", "2021-05-03 2021-05-05"),
    ("ru", "Через два дня будет подписано соглашение.", "2021-05-14"),
    ("ru", "Судно пришло 3 мая, двумя днями позже ушло.", "2021-05-03 2021-05-05"),
    ("ru", "Судно ушло 3 мая, за день до этого оно стояло в порту.", "2021-05-03 2021-05-02"),
    ("ru", "Судно пришло 3 мая и в этот же день ушло.", "2021-05-03 2021-05-03"),
]
LISTS = [
    ("en", "The board will meet June 3 through 5.", "2021-06-03/2021-06-05"),
    ("en", "The session is set for either 3 or 4 June.", "2021-06-03 2021-06-04"),
    ("en", "The session opens on the first Monday in June.", "2021-06-07"),
    ("en", "Replies are due by end-June.", "2021-06-16/2021-06-30"),
    ("en", "Replies are due by month's end.", "2021-05-16/2021-05-31"),
    ("en", "In April or May there were flights.", "2021-04 2021-05"),
    ("fr", "À partir de juin, le comité siégera.", "2021-06/.."),
    ("fr", "Le 3 ou le 4 juin, le comité siégera.", "2021-06-03 2021-06-04"),
    ("fr", "Le dernier lundi de juin, le comité siégera.", "2021-06-28"),
    ("fr", "Il sera élu en début d'année prochaine.", "2022"),
    ("fr", "Il siégera les 30 novembre et 1er décembre.", "2021-11-30/2021-12-01"),
    ("en", "It will sit on 30 November and 2 December.", "2021-11-30 2021-12-02"),
    ("ru", "Встреча пройдет 30 ноября и 1 декабря.", "2021-11-30/2021-12-01"),
    ("ru", "Встреча пройдет в первый понедельник июня.", "2021-06-07"),
    ("ru", "Встреча состоится в июне или июле.", "2021-06 2021-07"),
    ("ru", "Судно находилось в порту в течение апреля.", "2021-04"),
    ("ru", "Доклад будет представлен не позднее октября.", "2021-10"),
    ("ru", "Встреча состоится не раньше осени.", "2021-AU"),
    ("ru", "Вчерашняя встреча прошла в Гааге.", "2021-05-11"),
    ("ru", "Сегодняшний день выдался тихим.", ""),
    ("ru", "Прошлогодняя встреча прошла в Гааге.", "2020"),
]
TWICE = [
    ("en", "Yesterday, Tuesday 11 May, the session ended.", "2021-05-11"),
    ("en", "On 11 May, a Tuesday, the session ended.", "2021-05-11"),
    ("en", "It will report on Thursday (20 May).", "2021-05-20 2021-05-20"),
    ("en", "It will report on Thursday (21 May).", "2021-05-13 2021-05-21"),
    ("en", "It sat on Monday, Wednesday and 7 May.", "2021-05-10 2021-05-12 2021-05-07"),
    ("fr", "Il a été élu hier, mardi 11 mai.", "2021-05-11"),
    ("fr", "Il a été élu jeudi dernier, 6 mai.", "2021-05-06"),
    ("ru", "Сегодня, 12 мая, комиссия завершает работу.", "2021-05-12"),
    ("ru", "11 мая, во вторник, прошли консультации.", "2021-05-11"),
]
SENTENCES = [
    ("ru", "Комиссия создана постановлением от 30 июня 1998 года.", "1998-06-30"),
    ("ru", "До 1 июля 2022 года миссия уйдет.", "2022-07-01"),
    ("en", "The mission left on 5 July 2016.", "2016-07-05"),
    ("fr", "La mission est partie le 5 juillet 2016.", "2016-07-05"),
]


@pytest.mark.parametrize(("language", "text", "values"), [*PUT_OFF, *NO_VERBS, *TOLD_FROM, *LISTS, *TWICE, *SENTENCES])
def test_a_day_is_told_as_its_sentence_tells_it(language: str, text: str, values: str) -> None:
    article = told(language, text, LEDE)
    assert [one["value"] for one in article["dates"]] == values.split()
