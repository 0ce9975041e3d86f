"""A restricted record in a real browser: written, read part by part, signed in the page, acknowledged, and unread by the public."""

import base64
import html
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.service import invitation, prepared
from comity.service.invitation import Invitation
from comity.store.reader import open_reader
from comity.wiring.exercise import _published

from .conftest import CHROMIUM, accessible, fits, shown, with_passkey
from .editions import ONE

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
SHOTS = os.environ.get("COMITY_SHOTS_RESTRICTED")
SEATS = {"en": ("FRA", "BEL"), "fr": ("ITA", "DEU"), "ru": ("RUS", "ESP")}
TITLE = "The bridge opens at noon"


def delegate(browser: Any, exercise: Path, address: str, code: str, lang: str, width: int) -> Any:
    """Return the page of a signer of a seat, joined by an invitation of its root keys."""
    origin = open_reader(exercise).origin
    token = f"{code}{lang}{width}".encode().ljust(32, b"-")
    expires = int(time.time()) + 3_600
    made = Invitation(log=origin, code=code, role="signer", expires=expires, token=invitation.token_hash(token))
    roots = tuple(_published(origin, code, f"root-{number}") for number in (1, 2))
    page = with_passkey(browser, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto(f"{address}/{lang}/account/invitation/{invitation.link(invitation.sign(made, roots), token)}")
    page.fill("#f-name", f"Delegate of {code}")
    page.fill("#f-username", f"{code}-{lang}-{width}".lower())
    page.click("main button")
    page.click("main button.main")
    page.locator(".codes li").first.wait_for()
    return page


def looks_right(page: Any, name: str) -> None:
    page.wait_for_load_state()
    fits(page)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    accessible(page)


def write(page: Any, site: str, lang: str, code: str) -> None:
    """Fill in a restricted notification and go on to the preview."""
    page.goto(f"{site}/{lang}/exercise/write/notification?act=notify&seat={code}")
    page.fill(f"#i-title-{lang}", TITLE)
    page.fill(f"#i-text-{lang}", "One company, by road.")


def file(page: Any, site: str, lang: str, code: str, other: str, mark: str) -> str:
    """File a restricted notification to another seat, seeing what everybody and what members will read; return its address."""
    write(page, site, lang, code)
    page.check(f"input[name=to][value={other}]")
    looks_right(page, f"{mark}-1-form")
    page.click("form.writing button.button")
    shown(page.locator("#i-aud-wrong"))
    looks_right(page, f"{mark}-2-choose")
    page.check("input[name=aud][value=restricted]")
    page.fill("#i-open-on", "2027-01-01")
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")
    shown(page.locator("#signing-inner dd", has_text=TITLE))
    assert TITLE not in page.inner_text("#signing-preview")
    assert "2027-01-01" in page.inner_text("#signing-preview")
    looks_right(page, f"{mark}-3-preview")
    sign(page)
    shown(page.locator("h1", has_text=TITLE))
    looks_right(page, f"{mark}-4-arrived")
    return str(page.url.split("?")[0])


def sign(page: Any) -> None:
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")


def react(page: Any, record: str, code: str, lang: str, mark: str) -> None:
    """Read a restricted record, acknowledge it, and comment on it so that nobody else sees that it is a comment, or on what."""
    page.goto(f"{record}?seat={code}")
    shown(page.locator("h1", has_text=TITLE))
    looks_right(page, f"{mark}-5-read")
    page.click('a[href*="/write/acknowledgement?"]')
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")
    sign(page)
    page.goto(f"{record}?seat={code}")
    page.click('a[href*="/write/restricted-view?act=comment"]')
    page.fill(f"#i-title-{lang}", "A view")
    page.fill(f"#i-text-{lang}", "Noon is late.")
    looks_right(page, f"{mark}-6-hidden")
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")
    shown(page.locator("#signing-inner dd", has_text="Noon is late."))
    assert record.rsplit("/", maxsplit=1)[-1] not in page.inner_text("#signing-preview")
    looks_right(page, f"{mark}-7-hidden-preview")
    sign(page)
    shown(page.locator("h1", has_text="A view"))


@pytest.mark.parametrize(("lang", "width"), ONE)
def test_filed_seen_acknowledged_and_a_shadow_to_the_public(
    site: str, browser: Any, exercise: Path, lang: str, width: int
) -> None:
    (code, other), mark = SEATS[lang], f"{lang}-{width}"
    page = delegate(browser, exercise, site, code, lang, width)
    record = file(page, site, lang, code, other, mark)
    page.context.close()
    page = delegate(browser, exercise, site, other, lang, width)
    react(page, record, other, lang, mark)
    hidden = page.url.split("?")[0]
    page.context.close()

    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(hidden)
    shown(page.locator(".notice").first)
    assert "A view" not in page.content()
    assert record.split("/")[-1] not in page.content()
    page.goto(record)
    shown(page.locator(".notice").first)
    assert TITLE not in page.content()
    assert hidden.split("/")[-1] not in page.content()
    looks_right(page, f"{mark}-8-public")
    context.close()


@pytest.fixture
def signer(site: str, browser: Any, exercise: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Yield the page of a delegate whose browser refuses nothing but what the script refuses."""
    code = request.param
    page = delegate(browser, exercise, site, code, "en", 1000)
    yield page
    page.context.close()


@pytest.mark.parametrize("signer", ["NLD"], indirect=True)
def test_the_script_refuses_an_inner_text_that_is_not_the_one_committed_to(
    site: str, signer: Any, exercise: Path
) -> None:
    page, before = signer, open_reader(exercise).size
    spoil: list[Any] = []

    def altered(route: Any) -> None:
        answer = route.fetch()
        text = answer.text()
        found = re.search(r'data-text="([^"]+)"', text)
        if found is None:
            route.fulfill(response=answer)
            return
        told = prepared.parse(base64.b64decode(html.unescape(found[1])))
        data = base64.b64encode(spoil[-1](told)).decode()
        route.fulfill(response=answer, body=text.replace(found[0], f'data-text="{data}"'))

    page.route("**/write/notification", altered)
    spoils = (
        lambda told: prepared.render(told.text, told.inner.replace(b"noon", b"nine")),
        lambda told: told.text,
        lambda told: prepared.render(told.text, told.inner[:-1]),
        lambda told: prepared.render(told.text, told.inner) + b"\n",
        lambda told: prepared.render(told.text, told.inner.replace(b'"material":[]', b'"material": []')),
    )
    for change in spoils:
        spoil.append(change)
        write(page, site, "en", "NLD")
        page.check("input[name=aud][value=restricted]")
        page.click("form.writing button.button")
        page.locator("#signing-said", has_text="not the one these bytes commit to").wait_for()
        assert page.locator("#signing-go").is_disabled()
        assert page.locator("#signing-inner dd").count() == 0
    assert open_reader(exercise).size == before


@pytest.mark.parametrize("signer", ["NOR"], indirect=True)
def test_prepared_again_in_the_page_and_only_if_nothing_else_changed(site: str, signer: Any, exercise: Path) -> None:
    page = signer
    other = page.context.new_page()
    for tab in (page, other):
        write(tab, site, "en", "NOR")
        tab.check("input[name=aud][value=restricted]")
        tab.click("form.writing button.button")
        tab.wait_for_selector("#signing[data-ready]")
    other.click("#signing-go")
    other.wait_for_url("**/record/*arrived*")
    page.click("#signing-go")
    shown(page.locator("#signing-again"))
    before = open_reader(exercise).size

    def winter(route: Any) -> None:
        route.fulfill(response=route.fetch(post_data=(route.request.post_data or "").replace("by road", "by rail")))

    page.route("**/exercise/prepare", winter)
    page.click("#signing-again-go")
    page.locator("#signing-said", has_text="differs from what you read").wait_for()
    assert open_reader(exercise).size == before
    page.unroute("**/exercise/prepare")
    page.click("#signing-again-go")
    page.wait_for_url("**/record/*arrived*")
    shown(page.locator("h1", has_text=TITLE))
    assert open_reader(exercise).size == before + 1
