"""The page of the press desk in a browser: an article dropped, drafts decided by keys alone, a phone, three languages, no script, many pages."""

import base64
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.records.act import Act
from comity.web.access.holder import Role

from .conftest import CHROMIUM, accessible, fits, serving, shown, tab_to
from .test_desk import Site, sessions
from .test_due import file

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
ARTICLE = """Votre publicité ici

Conseil Otan-Russie : 300 soldats de plus

BRUXELLES, 19 mai 2016 (agence) – Le Conseil Otan-Russie s'est réuni mercredi à Bruxelles au niveau des ambassadeurs. À l'ordre du \
jour figurent la transparence militaire et la situation en Afghanistan.

L'Alliance a décidé de déployer 3.000 soldats de plus en Pologne à partir de 2017. Un Conseil Otan-Russie s'était déjà réuni fin avril.

« Nous parlons, c'est utile », a déclaré le porte-parole de l'Otan. Moscou souhaite soulever la question des transpondeurs.

Votre publicité ici
"""
SITTING = {
    "title": {"en": "Sitting", "fr": "Réunion"},
    "text": {"en": "Ambassadors."},
    "fields": {"date": "2016-04-20"},
}


@pytest.fixture(scope="module")
def newsroom(exercise: Path) -> Iterator[Site]:
    file(exercise, "CHAIR", Act.CONVENE, "sitting", SITTING)
    drafter, head = sessions(exercise, (Role.DRAFTER, "CAN"), (Role.HEAD, "CAN"))
    with serving(exercise) as address:
        yield Site(address, drafter, head)


LOADING = 30_000
"""Milliseconds: the first article waits for the models to be loaded."""


def read(page: Any, site: Site, lang: str = "en", article: str = ARTICLE) -> None:
    page.goto(f"{site.address}/{lang}/exercise/press?seat=CAN")
    page.set_default_timeout(LOADING)
    page.locator("#article-text").fill(article)
    page.locator(".writing button").click()
    shown(page.locator(".press-article"))


def test_drafts_are_decided_by_keys_alone(newsroom: Site, browser: Any) -> None:
    page = newsroom.page(browser, newsroom.drafter)
    read(page, newsroom)
    drafts = page.locator(".press-draft")
    count = drafts.count()
    assert count >= 2
    first = drafts.first.get_attribute("id")  # of the first kind
    page.keyboard.press("j")
    page.keyboard.press("x")
    shown(page.locator(f"#{first}").get_by_text("Dismissed."))
    page.keyboard.press("j")  # the next one that waits has the focus
    page.keyboard.press("k")
    tab_to(page, "[data-key=c]")
    page.keyboard.press("c")
    shown(page.get_by_text("Kept as a draft."))
    assert page.locator(".press-draft [data-key=c]").count() == count - 2
    page.get_by_role("link", name="Open it").click()
    shown(page.get_by_text(re.compile(r"Source\s: article\.txt \(SHA-256 [0-9a-f]{16}…\), caractères \d+–\d+")))
    page.context.close()


def test_an_article_dropped_on_the_page_is_read(newsroom: Site, browser: Any) -> None:
    page = newsroom.page(browser, newsroom.drafter)
    page.set_default_timeout(LOADING)
    page.goto(f"{newsroom.address}/en/exercise/press?seat=CAN")
    data = base64.b64encode(ARTICLE.encode()).decode()
    drop = """(data) => {
      const carried = new DataTransfer();
      carried.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], "dispatch.txt", { type: "text/plain" }));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(drop, data)
    shown(page.locator(".press-article"))
    assert "dispatch.txt" in page.locator("main").inner_text()
    page.context.close()


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_it_fits_a_phone_and_has_no_barrier(newsroom: Site, browser: Any, lang: str) -> None:
    page = newsroom.page(browser, newsroom.drafter, 320, bypass_csp=True)
    page.goto(f"{newsroom.address}/{lang}/exercise/press?seat=CAN")
    fits(page)
    accessible(page)
    if shots := os.environ.get("COMITY_SHOTS"):
        page.screenshot(path=f"{shots}/empty-{lang}-320.png", full_page=True)
    read(page, newsroom, lang)
    assert page.locator("#conflicts .press-level-A").count() == 1  # 300 beside 3,000
    recorded = page.locator(".press-folded .press-record", has_text=re.compile("2016"))
    shown(recorded, wanted=False)  # a note: late April beside the day the record has
    page.emulate_media(media="print")
    shown(recorded)  # paper folds nothing away
    page.emulate_media(media="screen")
    number = page.locator(".press-folded .press-number").first.text_content()
    page.locator("a.press-point", has_text=re.compile(f"^{number}$")).first.click()
    shown(recorded)  # what is folded opens where the text leads to it
    fits(page)
    accessible(page)
    if shots := os.environ.get("COMITY_SHOTS"):  # for whoever wants to look at it
        page.screenshot(path=f"{shots}/press-{lang}-320.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.screenshot(path=f"{shots}/press-{lang}-1280.png", full_page=True)
    page.context.close()


def test_it_is_whole_without_script(newsroom: Site, browser: Any) -> None:
    page = newsroom.page(browser, newsroom.drafter, java_script_enabled=False)
    read(page, newsroom)
    page.locator("#draft-1 button[name=keep]").click()
    shown(page.locator("#draft-1").get_by_text("Kept as a draft."))
    page.locator("#draft-0 button[name=drop]").click()
    shown(page.locator("#draft-0").get_by_text("Dismissed."))
    page.locator("#draft-0 button[name=back]").click()
    shown(page.locator("#draft-0 button[name=keep]"))
    shown(page.locator("#draft-1").get_by_text("Kept as a draft."))
    page.context.close()


MANY = "GENEVA, 12 May 2021 (agency) - The ministers met on Monday.\n\n" + "".join(
    f"Norway opposes fee {number}. “It is burden {number}”, said John Roe.\n\n" for number in range(60)
)


@pytest.mark.parametrize("script", [True, False])
def test_a_draft_that_is_not_drawn_is_led_to_from_the_text(newsroom: Site, browser: Any, script: bool) -> None:
    page = newsroom.page(browser, newsroom.drafter, java_script_enabled=script)
    read(page, newsroom, article=MANY)
    drawn = page.locator(".press-draft")
    assert drawn.count() == 50
    shown(page.get_by_text("Drafts shown here: 50 of 122; page 1 of 3."))
    point = page.locator("button.press-point").last
    number = int(point.inner_text()) - 1
    assert page.locator(f"#draft-{number}").count() == 0
    point.click()
    led = page.locator(f"#draft-{number}")
    shown(led)
    assert page.url.endswith(f"#draft-{number}")
    assert 0 <= led.bounding_box()["y"] < 900, "in sight"
    led.locator("[name=drop]").click()
    shown(page.locator(f"#draft-{number}").get_by_text("Dismissed."))
    page.locator(".press-kinds button").first.click()
    shown(page.locator("#draft-0"))
    shown(page.get_by_text("121 still wait for your word."))
    page.context.close()


def test_keys_go_on_to_the_next_page_of_drafts(newsroom: Site, browser: Any) -> None:
    page = newsroom.page(browser, newsroom.drafter)
    read(page, newsroom, article=MANY)
    first = page.locator(".press-draft").first.get_attribute("id")
    for _ in range(51):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    shown(page.get_by_text("Drafts shown here: 50 of 122; page 2 of 3."))
    assert page.locator(f"#{first}").count() == 0
    page.context.close()


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_many_drafts_fit_a_phone_and_paper(newsroom: Site, browser: Any, lang: str) -> None:
    page = newsroom.page(browser, newsroom.drafter, 320, bypass_csp=True)
    read(page, newsroom, lang, MANY)
    fits(page)
    accessible(page)
    page.emulate_media(media="print")
    shown(page.locator(".press-draft").first)
    shown(page.locator(".press-draft .actions").first, wanted=False)
    shown(page.get_by_text(re.compile(r"50 \S+ 122")).first)  # paper says what is not on it
    fits(page)
    page.context.close()


SLIPS = "GENEVA, 12 May 2021 (agency) - The alliance met on Monday.\n\n" + "".join(
    f"The alliance sends {number}1 soldiers to Norway, not {number}10 soldiers.\n\n" for number in range(20, 60)
)


def test_paper_has_of_long_lists_what_lies_open_unless_all_is_asked_for(newsroom: Site, browser: Any) -> None:
    page = newsroom.page(browser, newsroom.drafter)
    read(page, newsroom, article=SLIPS)
    folded, row = page.locator(".press-long .press-conflict").first, page.locator("#press-found td").first
    told = page.get_by_text("Not on this paper is what stays folded")
    page.emulate_media(media="print")
    shown(page.locator(".press-long summary"))  # and it says how many there are
    shown(told)
    shown(folded, wanted=False)
    shown(row, wanted=False)
    shown(page.locator("#print-all"), wanted=False)
    few = sheets(page)
    page.emulate_media(media="screen")
    page.get_by_label("Print what is folded as well").check()
    page.emulate_media(media="print")
    shown(folded)
    shown(row)
    shown(told, wanted=False)
    assert sheets(page) > few
    page.context.close()


def sheets(page: Any) -> int:
    """Return how many sheets of A4 the page takes."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))
