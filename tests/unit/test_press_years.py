"""Days whose year, or whether they are to come, is told by what stands before them: a year, a date, a plan, an event.

Told on Wednesday 12 May 2021; the sentences are made for each case, with what only looks like one beside it.
"""

import pytest
from tests.press_told import LEDE, told

GOES_ON = [
    ("en", "In 2014 the board met in Riga on 3 June and in Oslo on 12 November.", "2014 2014-06-03 2014-11-12"),
    ("en", "The 2014 board met in Riga on 3 February.", "2014 2021-02-03"),
    ("en", "In 2014 it left, but on 3 February it came back.", "2014 2021-02-03"),
    ("en", "The first round was on 5 March 2014, the second on 12 May.", "2014-03-05 2014-05-12"),
    ("en", "The accord of 5 March 2014 was amended on 12 April.", "2014-03-05 2021-04-12"),
    ("en", "It was set up on 5 March 2014 and sat on 3 February.", "2014-03-05 2021-02-03"),
    ("en", "The mission began in June 2013; by September it had 40 monitors.", "2013-06 2013-09"),
    ("en", "In March 2014 it was set up. In September it sat in Riga.", "2014-03 2014-09"),
    ("en", "In March 2014 it was set up. In April it sat in Riga.", "2014-03 2021-04"),
    ("fr", "Le premier tour a eu lieu le 5 mars 2014, le deuxième le 12 mai.", "2014-03-05 2014-05-12"),
    ("fr", "En 2014, le bureau a siégé à Riga le 3 juin et à Oslo le 12 novembre.", "2014 2014-06-03 2014-11-12"),
    ("fr", "L'accord du 5 mars 2014 a été modifié le 12 avril.", "2014-03-05 2021-04-12"),
    ("ru", "Первый раунд прошел 5 марта 2014 года, второй – 12 мая.", "2014-03-05 2014-05-12"),
    ("ru", "В 2014 году бюро заседало 3 июня в Риге и 12 ноября в Осло.", "2014 2014-06-03 2014-11-12"),
    ("ru", "Соглашение от 5 марта 2014 года изменили 12 апреля.", "2014-03-05 2021-04-12"),
]
TO_COME = [
    ("en", "Envoys who left Vienna on Tuesday return on Sunday.", "2021-05-11 2021-05-16"),
    ("en", "She told reporters on Tuesday that the vote due on Friday is lost.", "2021-05-11 2021-05-14"),
    ("en", "The ministers arrived on Monday and leave on Saturday.", "2021-05-10 2021-05-15"),
    ("en", "The chair invited members to a session on Monday.", "2021-05-17"),
    ("en", "She was invited on Monday.", "2021-05-10"),
    ("en", "The commission had given both sides until Monday to answer.", "2021-05-17"),
    ("en", "The truce had lasted until Monday.", "2021-05-10"),
    ("en", "By Tuesday evening 40 States had signed.", "2021-05-11"),
    ("en", "By Friday 40 States will have signed.", "2021-05-14"),
    ("en", "It follows Tuesday's meeting in Riga.", "2021-05-11"),
    ("en", "On Saturday, the guard also used nets.", "2021-05-08"),
    ("en", "Weekend talks in Riga failed.", "2021-05-08/2021-05-09"),
    ("en", "It was seen in the week ending 9 May.", "2021-05-03/2021-05-09"),
    ("fr", "Le président a invité les membres à une séance lundi.", "2021-05-17"),
    ("fr", "Les ministres sont arrivés lundi et repartent samedi.", "2021-05-10 2021-05-15"),
    ("fr", "La commission avait donné jusqu'à lundi aux parties.", "2021-05-17"),
    ("fr", "Le sommet, prévu initialement lundi, a été annulé mardi.", "2021-05-17 2021-05-11"),
    ("fr", "Le vote devait se tenir vendredi.", "2021-05-14"),
    ("fr", "Le vote devait se tenir lundi.", "2021-05-10"),
    ("fr", "Avant la réunion de vendredi, il a appelé au calme.", "2021-05-14"),
    ("ru", "Министр сказал, что поедет в Ригу в воскресенье.", "2021-05-16"),
    ("ru", "Кабинет уехал в Ригу в воскресенье.", "2021-05-09"),
    ("ru", "Председатель пригласил членов на заседание в понедельник.", "2021-05-17"),
    ("ru", "Комиссия дала сторонам время до понедельника.", "2021-05-17"),
    ("ru", "Перед встречей в пятницу он призвал к спокойствию.", "2021-05-14"),
    ("ru", "К вечеру вторника подписали 40 государств.", "2021-05-11"),
]
YEARS = [
    ("ru", "Бюджет на 2022 и плановый период 2023 и 2024 годов принят.", "2022 2023 2024"),
    ("ru", "Перенос квоты с 2021 г. на 2022 г. возможен.", "2021 2022"),
    ("ru", "Мост работает с 2019 г.", "2019/.."),
    ("en", "It is file 2022/2049 of the house.", ""),
    ("en", "The programme of 2014/2020 has ended.", "2014/2020"),
    ("en", "It was noted on 2021.04.30.", "2021-04-30"),
    ("en", "The council met on April 4,2021 at noon.", "2021-04-04"),
    ("en", "The council saw May 4,000 times.", ""),
    ("fr", "L'an deux mil dix-neuf, le 20 juin, le conseil s'est réuni.", "2019-06-20"),
    ("fr", "L'an deux mille vingt et un et le vingt-sept avril, il s'est réuni.", "2021-04-27"),
    ("fr", "L'an deux mil du projet, le 20 avril, il s'est réuni.", "2021-04-20"),
    ("fr", "La réunion aura lieu le 20/05 à Riga.", "2021-05-20"),
    ("fr", "La note est de 12/10.", ""),
    ("ru", "Он состоится 22.10 в Минске.", "2021-10-22"),
    ("ru", "Порт открыт с 10.05 до 11.10.", ""),
    ("ru", "Начало в 10.05.", ""),
]


@pytest.mark.parametrize(("language", "text", "found"), [*GOES_ON, *TO_COME, *YEARS])
def test_a_day_is_placed_by_what_stands_before_it(language: str, text: str, found: str) -> None:
    read = told(language, text, LEDE)
    assert [one["value"] for one in read["dates"]] == found.split()
