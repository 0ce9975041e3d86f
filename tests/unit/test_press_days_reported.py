"""Days, weeks, months and seasons as agencies report them, told on Wednesday 12 May 2021, and near ones that mean something else."""

import pytest
from tests.press_told import told


def _values(language: str, text: str) -> list[str]:
    return [one["value"] for one in told(language, text)["dates"]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A vote was likely Thursday, the clerk said.", ["2021-05-13"]),
        ("A vote was possible Thursday, the clerk said.", ["2021-05-13"]),
        ("The council had been set to meet Tuesday.", ["2021-05-11"]),
        ("The council did not meet on Saturday.", ["2021-05-08"]),
        ("The council did not even vote Tuesday.", ["2021-05-11"]),
        ("The council didn't meet Monday.", ["2021-05-10"]),
        ("The council does not meet Monday.", ["2021-05-17"]),
        ("The council will not meet Monday.", ["2021-05-17"]),
        ('"We\'ll see you Monday," the clerk said.', ["2021-05-17"]),
        ('"We saw you Monday," the clerk said.', ["2021-05-10"]),
        ("The port is closed until Monday.", ["2021-05-17"]),
        ("The port was closed until Monday.", ["2021-05-10"]),
        ("The vote, set for Monday, slipped to Friday.", ["2021-05-10", "2021-05-14"]),
        ("Shares slipped on Monday.", ["2021-05-10"]),
        ("The day after Tuesday's vote, shares fell.", ["2021-05-11"]),
        ("After Friday's vote the council will rest.", ["2021-05-14"]),
        ("The union called for a strike on Friday.", ["2021-05-14"]),
        ("The union called a strike on Friday.", ["2021-05-07"]),
        ("He spoke before a council meeting on Friday.", ["2021-05-14"]),
        ("The envoy was summoned Monday to explain.", ["2021-05-10"]),
        ("On Friday, the clerk said, the council will decide.", ["2021-05-14"]),
        ("On Monday, the clerk said, the council decided.", ["2021-05-10"]),
        ("A deal could have come Tuesday.", ["2021-05-11"]),
        ("A deal could come Friday.", ["2021-05-14"]),
        ("A deal should have been signed Tuesday.", ["2021-05-11"]),
        ("A deal should be signed Friday.", ["2021-05-14"]),
        ("A deal will have been signed by Friday.", ["2021-05-14"]),
        ("They may have talks on Friday.", ["2021-05-14"]),
        ("In this Monday photo the pier stands.", ["2021-05-10"]),
        ("In this May 3 photo the pier stands.", ["2021-05-03"]),
        ("The pier opens this Monday.", ["2021-05-17"]),
        ("As the clerk said on Monday, the talks will go on.", ["2021-05-10"]),
    ],
)
def test_an_english_weekday(text: str, days: list[str]) -> None:
    assert _values("en", text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Shops had a record Black Friday.",
        "The Wednesday Club has a hall of its own.",
        "Man Friday was on the stage.",
        "It was in the Friday Bulletin.",
        "In today's world that is rare.",
        "In today's global economy that is rare.",
        "The leaders of tomorrow are at school.",
        "It will be the second time in two months.",
        "The May government fell over it.",
        "The March of Dimes is a charity.",
    ],
)
def test_english_words_that_tell_no_day(text: str) -> None:
    assert _values("en", text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Come back tomorrow.", ["2021-05-13"]),
        ("It will open in two months.", ["2021-07"]),
        ("The picture dates from 1961.", ["1961"]),
        ("A law dating from June 1938 is still in force.", ["1938-06"]),
        ("In a file photo from March 2019 the pier stands.", ["2019-03"]),
        ("From 1961 he lived in Graz.", ["1961/.."]),
        ("It was signed in 2008 and dropped the year after.", ["2008", "2009"]),
        ("It was signed in May 2008 and dropped in March of the following year.", ["2008-05", "2009-03"]),
        ("They want to extend the truce from 20 May to 20 June.", ["2021-05-20", "2021-06-20"]),
        ("The inspectors will be sent before the year is out.", ["2021"]),
        ("The April deal holds.", ["2021-04"]),
        ("The fleet's July patrol will be longer.", ["2021-07"]),
        ("Prices are down from April.", ["2021-04"]),
        ("The rule has held from April.", ["2021-04/.."]),
    ],
)
def test_english_months_and_years(text: str, dates: list[str]) -> None:
    found = [value for value in _values("en", text) if value]
    assert found == dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("С понедельника порт закрыт.", ["2021-05-10/.."]),
        ("С понедельника порт будет закрыт.", ["2021-05-17/.."]),
        ("С понедельника порт закроют.", ["2021-05-17/.."]),
        ("С понедельника паромы не ходят.", ["2021-05-10/.."]),
        ("Стороны ведут переговоры с понедельника.", ["2021-05-10/.."]),
        ("Режим действует с 1 февраля.", ["2021-02-01/.."]),
        ("Режим вводится с 1 сентября.", ["2021-09-01/.."]),
        ("Страна председательствует в совете с 24 ноября.", ["2020-11-24/.."]),
        ("Мост закрыт до сентября.", ["2021-09"]),
        ("Мост был закрыт до марта.", ["2021-03"]),
        ("Как сообщили в среду в ведомстве, встреча пройдет в пятницу.", ["2021-05-12", "2021-05-14"]),
        ("Как заявил мэр в понедельник, выборы пройдут в срок.", ["2021-05-10"]),
        ("Как сообщалось, в понедельник посол вернется.", ["2021-05-17"]),
        ("В пятницу, сказал мэр, совет соберется.", ["2021-05-14"]),
        ("В понедельник, сказал мэр, совет собирался.", ["2021-05-10"]),
        ("В понедельник посол прибудет в столицу.", ["2021-05-17"]),
        ("Мы ждем вас в понедельник.", ["2021-05-17"]),
        ("Трое ранены в понедельник.", ["2021-05-10"]),
        ("Решение должны были вынести во вторник.", ["2021-05-11"]),
    ],
)
def test_a_russian_day(text: str, days: list[str]) -> None:
    assert _values("ru", text) == days


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Цены выросли по сравнению с мартом 2020 года.", ["2020-03"]),
        ("Цены выросли по сравнению с апрелем прошлого года.", ["2020-04"]),
        ("Цены выросли по сравнению с апрелем.", ["2021-04"]),
        ("В 2019 году построено 12 домов, в 2020 – 40.", ["2019"]),
        ("Утвержден бюджет на плановый период 2024- 25 годов.", ["2024/2025"]),
        ("Сезон 2020/21 закрыт, сезон 2021–22 впереди.", ["2020/2021", "2021/2022"]),
        ("Завод строили с 2005 по 2011 годы.", ["2005/2011"]),
        ("Он бывал там в 2005 и 2011 годах.", ["2005", "2011"]),
        ("Договор подписали прошлой весной.", ["2020-SP"]),
        ("Договор подписали прошлой зимой.", ["2021-WI"]),
        ("Во второй половине года пройдет съезд.", ["2021-07-01/2021-12-31"]),
        ("Осенью, подчеркнул мэр, пройдут учения.", ["2021-AU"]),
        ("В апрельском докладе этого нет.", ["2021-04"]),
    ],
)
def test_russian_months_seasons_and_years(text: str, dates: list[str]) -> None:
    assert _values("ru", text) == dates
