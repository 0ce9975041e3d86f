"""From the front page in three clicks or fewer, by links a reader sees: the four questions a delegate or journalist brings.

The answers are those of the archive that ships: the sitting of 13 July 2016, air safety over the Baltic Sea, ZAPAD-2017 and
the suspension of practical cooperation.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from comity.i18n import Catalogue

from .conftest import CHROMIUM

LANGUAGES = ("en", "fr", "ru")
CLICKS = 3

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


class Reader:
    """A reader who knows the front page only, and clicks what can be seen."""

    def __init__(self, page: Any, site: str, lang: str) -> None:
        self.page, self.clicks = page, 0
        self.words = Catalogue(lang)
        page.goto(f"{site}/{lang}/nrc/")

    def click(self, text: str, *, whole: bool = False) -> None:
        """Click the first visible link that carries `text`, or (`whole`) whose text it is."""
        name = text if whole else re.compile(re.escape(text), re.IGNORECASE)
        links = self.page.get_by_role("link", name=name, exact=whole)
        visible = [link for link in links.all() if link.is_visible()]
        assert visible, f"no link {text!r} at {self.page.url}"
        with self.page.expect_navigation():  # else the page left behind may be read while the next one is on its way
            visible[0].click()
        self.clicks += 1
        assert self.clicks <= CLICKS

    def text(self) -> str:
        """Return what can be read on the page, its spaces made plain."""
        return re.sub(r"\s+", " ", self.page.inner_text("main"))


@pytest.fixture(
    params=[(lang, width) for lang in LANGUAGES for width in (1280, 320)], ids=lambda it: f"{it[0]}-{it[1]}"
)
def reader(request: pytest.FixtureRequest, served: str, browser: Any) -> Iterator[Reader]:
    lang, width = request.param
    page = browser.new_page(viewport={"width": width, "height": 900})
    yield Reader(page, served, lang)
    page.close()


def test_what_happened_on_13_july_2016(reader: Reader) -> None:
    reader.click(reader.words.say("all-sittings"))
    reader.click(reader.words.date("2016-07-13"))
    shown = reader.text()
    for words in (
        {
            "en": "Four multinational battalions",
            "fr": "Quatre bataillons multinationaux",
            "ru": "Четыре многонациональных",
        },
        {
            "en": "No meeting of minds on Ukraine",
            "fr": "Pas d’entente sur l’Ukraine",
            "ru": "Нет единства взглядов по Украине",
        },
        {"en": "Afghanistan", "fr": "Afghanistan", "ru": "Афганистан"},
        {"en": "Secretary General of NATO", "fr": "Secrétaire général de l’OTAN", "ru": "Генеральный секретарь НАТО"},
    ):
        assert words[reader.words.lang] in shown


def test_who_asked_for_what_on_baltic_air_safety_and_what_came_of_it(reader: Reader) -> None:
    sea = {
        "en": "Air safety over the Baltic Sea",
        "fr": "Sécurité aérienne au-dessus de la mer Baltique",
        "ru": "Безопасность полётов над Балтийским морем",
    }
    reader.click(sea[reader.words.lang], whole=True)
    shown = reader.text()
    for words in (
        {"en": "Russian Federation", "fr": "Fédération de Russie", "ru": "Российская Федерация"},
        {"en": "Request for an agenda item", "fr": "Demande d’inscription", "ru": "Просьба о включении пункта"},
        {"en": "NATO Allies: will study", "fr": "Alliés de l’OTAN : étudiera", "ru": "Союзники по НАТО: изучит"},
        {"en": "Report of an outcome", "fr": "Compte rendu de résultat", "ru": "Сообщение о результате"},
    ):
        assert words[reader.words.lang] in shown
    assert reader.page.locator(".accounts .account").count() >= 2


def test_what_the_two_sides_said_of_zapad_2017(reader: Reader) -> None:
    reader.click({"en": "ZAPAD-2017", "fr": "ZAPAD-2017", "ru": "Запад-2017"}[reader.words.lang])
    told = reader.page.locator(".accounts").first.locator(".account")
    speakers = {told.nth(number).locator("h3, h4").first.inner_text() for number in range(told.count())}
    assert len(speakers) >= 2
    assert re.search(r"12[,  \s]?700", reader.text())


def test_since_when_practical_cooperation_is_suspended(reader: Reader) -> None:
    what = {"en": "practical cooperation", "fr": "coopération pratique", "ru": "практическое сотрудничество"}
    since = reader.words.date("2014-04-01")
    standing = re.sub(r"\s+", " ", reader.page.locator(".state").inner_text())
    assert what[reader.words.lang] in standing
    assert since in standing
    reader.click(what[reader.words.lang])
    assert since in reader.text()
    assert reader.words.say("suspension-in-force") in reader.text()
    assert reader.page.locator(".sources a").count() >= 1
    assert reader.page.locator(".proof").count() == 1
