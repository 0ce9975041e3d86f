"""The page of the press desk in a browser: an article dropped, drafts decided by keys alone, a phone, three languages, no script."""

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


def read(page: Any, site: Site, lang: str = "en") -> None:
    page.goto(f"{site.address}/{lang}/exercise/press?seat=CAN")
    page.set_default_timeout(LOADING)
    page.locator("#article-text").fill(ARTICLE)
    page.locator(".writing button").click()
    shown(page.locator(".press-article"))


def test_drafts_are_decided_by_keys_alone(newsroom: Site, browser: Any) -> None:
    page = newsroom.page(browser, newsroom.drafter)
    read(page, newsroom)
    drafts = page.locator(".press-draft")
    count = drafts.count()
    assert count >= 2
    page.keyboard.press("j")
    page.keyboard.press("x")
    shown(page.locator("#draft-0").get_by_text("Dismissed."))
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
    shown(page.locator(".press-record", has_text=re.compile("2016")))  # late April beside the day the record has
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
