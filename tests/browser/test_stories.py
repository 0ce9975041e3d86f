"""Whole stories, each in another language, told by the pages those who take part in them have before them.

A notification from its draft to the last acknowledgement; a question whose answer is not enough, and the item that is asked for
because of it; a silence broken by an amendment. What is done is done in the browser: signed in the page or, where the rules ask
for care, with the signer's own program.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity.records.act import Act
from comity.web.access.holder import Role
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .conftest import CHROMIUM, accessible, fits, serving, shown
from .test_chair import DAY, say, sign_away, sign_here, sign_prepared
from .test_desk import at_desk, saved, sessions
from .versions import CHANGED, FIRST, TITLE

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
WAIT = 30_000


@dataclass(frozen=True)
class Council:
    """An exercise of the Council that is served, and sessions of a drafter and a signer of one seat of it."""

    address: str
    folder: Path
    drafter: str
    signer: str

    def at(self, page: Any, lang: str, rest: str) -> None:
        page.goto(f"{self.address}/{lang}/exercise/{rest}")

    def account(self, browser: Any, session: str) -> Any:
        page = at_desk(browser, self.address, session, bypass_csp=True)
        page.set_default_timeout(WAIT)
        return page

    def seat(self, browser: Any) -> Any:
        """Return a page of somebody without an account: in an exercise any seat can be taken."""
        page = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True).new_page()
        page.set_default_timeout(WAIT)
        return page


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    folder = tmp_path_factory.mktemp("council") / "exercise"
    folder.mkdir()
    build_exercise(folder, "exercise", regime_bytes("nrc"))
    drafter, signer = sessions(folder, (Role.DRAFTER, "HUN"), (Role.SIGNER, "HUN"))
    with serving(folder) as address:
        yield Council(address, folder, drafter, signer)


def narrow(page: Any) -> None:
    """Check that a page reads on a phone, and make it wide again."""
    page.set_viewport_size({"width": 320, "height": 900})
    fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})


def section(page: Any, heading: str) -> Any:
    """Return the part of a page under a heading."""
    return page.locator("section", has=page.get_by_role("heading", name=heading, exact=True)).last


def test_a_notification_from_its_draft_to_the_last_acknowledgement(council: Council, browser: Any) -> None:
    drafter, signer = council.account(browser, council.drafter), council.account(browser, council.signer)
    council.at(drafter, "en", "desk?seat=HUN")
    shown(drafter.get_by_text("There are no drafts."))
    council.at(drafter, "en", "write/notification?act=notify&seat=HUN")
    drafter.check('input[name="aud"][value="public"]')
    drafter.fill("#i-title-en", TITLE["en"])
    drafter.fill("#i-text-en", FIRST["en"])
    for code in ("ISL", "PRT"):
        drafter.check(f"input[name=to][value={code}]")
    drafter.get_by_role("button", name="Save the draft").click()
    saved(drafter)
    drafter.get_by_role("button", name="Save and hand over").click()
    shown(drafter.get_by_text("Ready for signature"))

    council.at(signer, "en", "desk?seat=HUN")
    shown(signer.get_by_role("heading", name="Waiting for your signature: 1 draft"))
    accessible(signer)
    signer.get_by_role("link", name=TITLE["en"]).click()
    assert signer.input_value("#i-text-en").replace("\r\n", "\n") == FIRST["en"]
    notified = sign_here(signer)

    council.at(drafter, "en", "desk?seat=HUN")  # the draft became the record, and others owe for it
    shown(drafter.get_by_text("Deleted, past its time or become a record: 1 draft"))
    owed = section(drafter, "What others owe this seat").locator(".dues > li")
    assert owed.count() == 2
    member = council.seat(browser)
    for code, name in (("ISL", "Iceland"), ("PRT", "Portugal")):
        acknowledge(council, member, code, notified)
        council.at(signer, "en", f"record/{notified}?seat=HUN")
        line = section(signer, "What is owed").locator(".dues > li", has_text=name)
        shown(line.get_by_text("done"))
    accessible(signer)
    narrow(signer)
    assert section(signer, "Referred to by").locator(".entries > li").count() == 2
    council.at(signer, "en", "desk?seat=HUN")
    shown(section(signer, "What this seat owes").get_by_text("Nothing is open that this seat owes."))
    assert signer.get_by_role("heading", name="What others owe this seat").count() == 0
    for page in (drafter, signer, member):
        page.context.close()


def acknowledge(council: Council, page: Any, code: str, notified: str) -> None:
    """Come to know on a seat's desk what it owes, and acknowledge it from the page of the record."""
    council.at(page, "en", f"desk?seat={code}")
    owes = section(page, "What this seat owes").locator(".dues > li")
    assert owes.count() == 1
    told = owes.inner_text()
    assert "acknowledge" in told
    assert "Hungary" in told
    assert "no time is set" in told  # the Council's rules set none, and the desk says so
    owes.get_by_role("link", name=TITLE["en"]).click()
    shown(page.locator("#answer .due-first", has_text="Owed, with no date: acknowledge"))
    page.locator('.act[action$="/write/acknowledgement"] button').click()
    acknowledgement = sign_prepared(page)
    assert acknowledgement != notified
    council.at(page, "en", f"desk?seat={code}")
    shown(page.get_by_text("Nothing is open that this seat owes."))


def test_a_question_an_insufficient_answer_and_an_item_asked_for_in_russian(council: Council, browser: Any) -> None:
    page = council.seat(browser)
    sitting = say(council.folder, "CHAIR", Act.CONVENE, "sitting", "Réunion des ambassadeurs", fields={"date": DAY})
    council.at(page, "ru", "write/question?act=ask&seat=BEL")
    page.check("input[name=to][value=ESP]")
    asked = write(page, "Вопрос об учении", "Какова численность и каков район учения?")
    council.at(page, "ru", f"due?thread={asked}")
    owed = page.locator(".dues > li")
    assert owed.count() == 1
    for word in ("ответить", "Испания", "Бельгия"):
        shown(owed.get_by_text(word))

    council.at(page, "ru", "desk?seat=ESP")  # who is to answer is told so on the desk
    owes = section(page, "Что должно сделать это место").locator(".dues > li", has_text="ответить")
    owes.get_by_role("link", name="Вопрос об учении").click()
    shown(page.locator("#answer .due-first", has_text="ответить"))
    accessible(page)
    page.click(f'#answer a[href*="/write/answer?"][href*="{asked}"]')
    answered = write(page, "Ответ на вопрос", "Численность – 1200 человек.")
    council.at(page, "ru", f"record/{asked}?seat=BEL")
    shown(section(page, "Что причитается").locator("li", has_text="исполнено"))
    council.at(page, "ru", "desk?seat=ESP")
    shown(page.get_by_text("За этим местом нет открытых обязательств."))

    council.at(page, "ru", f"record/{answered}?seat=BEL")
    page.click(f'#answer a[href*="/write/comment?"][href*="{answered}"]')
    held = write(page, "Ответ недостаточен", "Район учения не назван.")
    page.locator(".sitting-as a[href*='/write?']").click()
    page.click('a[href*="/write/item-request?"]')
    page.select_option("#sitting", f"at-sitting:{sitting}")
    page.locator("summary", has_text="Сослаться на другой акт").click()
    page.select_option("#also-rel", "answers")
    page.fill('[name="also_id"]', held)
    item = write(page, "Рассмотреть на заседании", "Просим обсудить район учения на заседании.")
    shown(page.locator(".notice", has_text="запрошен"))

    council.at(page, "ru", f"thread/{asked}")
    told = page.locator(".timeline .entry-head a")
    assert told.all_inner_texts() == [
        "Вопрос об учении",
        "Ответ на вопрос",
        "Ответ недостаточен",
        "Рассмотреть на заседании",
    ]
    assert [str(link.get_attribute("href"))[-64:] for link in told.all()] == [asked, answered, held, item]
    accessible(page)
    narrow(page)
    page.locator("main a[href*='due?thread=']").click()
    shown(page.get_by_text("Ничего не идёт и ничего не причитается."))
    council.at(page, "ru", f"sitting/{sitting}")
    shown(page.get_by_text("Рассмотреть на заседании").first)
    page.context.close()


def write(page: Any, title: str, text: str) -> str:
    """Fill in the form at hand in Russian, sign it in the page, and return the record's id."""
    page.fill("#i-title-ru", title)
    page.fill("#i-text-ru", text)
    return sign_here(page)


def test_a_silence_broken_by_an_amendment_in_french(council: Council, browser: Any, tmp_path: Path) -> None:
    page = council.seat(browser)
    council.at(page, "fr", "write/proposal?act=propose&seat=CHAIR")
    page.fill("#i-title-fr", TITLE["fr"])
    page.fill("#i-text-fr", FIRST["fr"])
    text = sign_here(page)
    council.at(page, "fr", f"record/{text}?seat=CHAIR")
    page.click('#answer a[href*="/write/silence?"]')
    page.fill("#i-title-fr", "Procédure de silence")
    page.fill("#i-text-fr", "Le texte est soumis au silence.")
    page.fill("#i-f-until", "2099-12-01T17:00:00Z")
    opened = sign_away(page, council.folder, tmp_path)

    council.at(page, "fr", "desk?seat=LTU")  # a member is told that silence runs, and until when, before anything else
    running = section(page, "Procédures de silence").locator(".dues > li")
    shown(running.get_by_text("jusqu’à : 1er décembre 2099, 18:00 (Europe/Brussels)"))
    accessible(page)
    narrow(page)
    running.get_by_role("link", name=TITLE["fr"]).click()
    silence = page.locator(".notice", has_text="silence en cours")
    shown(silence.get_by_text("1er décembre 2099, 18:00 CET"))
    silence.get_by_role("link").click()
    page.wait_for_url(f"**/record/{opened}*")
    council.at(page, "fr", f"record/{opened}?seat=LTU")
    turning = page.locator('#answer form.act[action$="/write/silence-break"]')
    turning.get_by_label("amendement").check()
    accessible(page)
    turning.get_by_role("button").click()
    page.fill("#i-title-fr", TITLE["fr"])
    page.fill("#i-text-fr", FIRST["fr"].replace(*CHANGED["fr"]))
    amendment = sign_away(page, council.folder, tmp_path, "LTU")

    council.at(page, "fr", f"record/{opened}?seat=CHAIR")
    shown(page.locator(".notice", has_text="silence rompu"))
    assert page.locator('#answer form.act[action$="/write/silence-break"]').count() == 0
    shown(section(page, "Visé par").get_by_role("link", name=TITLE["fr"]))
    council.at(page, "fr", f"record/{text}?seat=CHAIR")
    page.locator(".notice", has_text="silence rompu").get_by_role("link").click()
    page.wait_for_url(f"**/record/{amendment}*")
    council.at(page, "fr", f"compare?a={amendment}")
    gone, came = (page.locator(f"section.redline > div {name}").all_inner_texts() for name in ("del", "ins"))
    assert "9 000" in " ".join(gone)
    assert "5 000" in " ".join(came)
    accessible(page)
    narrow(page)
    page.context.close()
