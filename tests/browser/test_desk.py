"""The desk and its drafts in a browser: saved by itself, two who write at once, a phone, three languages, and no script."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity.store.reader import open_reader
from comity.web.access.holder import Role
from tests.integration.test_rights import signed_in

from .conftest import CHROMIUM, accessible, fits, serving, shown
from .editions import TONGUES
from .test_due import notified

__all__ = ["notified"]
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
FORM = "/en/exercise/write/question?act=ask&seat=CAN"


@dataclass(frozen=True)
class Site:
    """An exercise that is served, and sessions of a drafter and a head of one seat of it."""

    address: str
    drafter: str
    head: str

    def page(self, browser: Any, session: str, width: int = 1280, **options: Any) -> Any:
        return at_desk(browser, self.address, session, width, **options)


def at_desk(browser: Any, address: str, session: str, width: int = 1280, **options: Any) -> Any:
    """Return a page of a browser in which an account is signed in."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    context.add_cookies([{"name": "comity", "value": session, "url": address}])
    return context.new_page()


def sessions(folder: Path, *held: tuple[Role, str]) -> list[str]:
    """Return sessions of accounts, each with a role at a seat, that are made in the folder to be served."""
    with ThreadPoolExecutor(
        1
    ) as aside:  # Playwright's loop runs in this thread, and Django's database refuses to beside one
        return aside.submit(_sessions, folder, held).result()


def _sessions(folder: Path, held: tuple[tuple[Role, str], ...]) -> list[str]:
    from comity.web.site import application, prepare

    origin = open_reader(folder).origin
    prepare(folder)
    application({"exercise": folder}, None, folder)
    found = [signed_in(role, code, origin).cookies["comity"].value for role, code in held]
    application({"exercise": folder}, None, None)
    return found


@pytest.fixture(scope="module")
def committee(notified: tuple[Path, str]) -> Iterator[Site]:
    drafter, head = sessions(notified[0], (Role.DRAFTER, "CAN"), (Role.HEAD, "CAN"))
    with serving(notified[0]) as address:
        yield Site(address, drafter, head)


def saved(page: Any) -> None:
    shown(page.locator("#draft-state").get_by_text("Saved at"))


def test_two_write_one_draft_and_nothing_is_lost(committee: Site, browser: Any) -> None:
    first, second = (committee.page(browser, session) for session in (committee.drafter, committee.head))
    first.goto(committee.address + FORM)
    shown(first.get_by_text("Nothing is saved yet."))
    first.locator('[name="text.en"]').fill("Which samples are meant?")
    first.wait_for_url(lambda url: "draft=" in url)  # kept by itself; a reload leads back to it
    saved(first)
    kept = first.url
    first.reload()
    assert first.locator('[name="text.en"]').input_value() == "Which samples are meant?"

    second.goto(kept)
    second.locator('[name="text.en"]').fill("Which samples, and since when?")
    second.locator('#draft-state [name="version"][value="2"]').wait_for(state="attached")
    first.locator('[name="text.en"]').fill("Which samples are meant, and how many?")
    shown(first.get_by_text("changed this draft meanwhile"))
    first.get_by_role("button", name="See both and choose").click()
    shown(first.get_by_role("heading", name="Two texts of one draft"))
    for text in ("Which samples are meant, and how many?", "Which samples, and since when?"):
        assert first.get_by_text(text).first.is_visible()
    first.get_by_label("Both, put together here").check()
    first.get_by_role("textbox").fill("Which samples are meant, how many, and since when?")
    first.get_by_role("button", name="Save what is chosen").click()
    saved(first)
    second.reload()
    assert second.locator('[name="text.en"]').input_value() == "Which samples are meant, how many, and since when?"

    second.context.set_offline(True)  # what cannot be saved is said, and stays in the page
    second.locator('[name="text.en"]').fill("Offline")
    shown(second.get_by_text("could not be saved"))
    second.context.set_offline(False)
    second.locator('[name="text.en"]').fill("Online again")
    shown(second.get_by_text("could not be saved"), wanted=False)
    kept_here = second.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "nline" not in kept_here  # no script keeps a text, or a page with one, in the browser
    assert "<" not in kept_here
    for page in (first, second):
        page.context.close()


@pytest.mark.parametrize("lang", TONGUES)
def test_the_desk_reads_everywhere(committee: Site, browser: Any, lang: str) -> None:
    page = committee.page(browser, committee.head, bypass_csp=True)
    page.goto(f"{committee.address}/{lang}/exercise/write/question?act=ask&seat=CAN")
    page.locator('[name="text.en"]').fill("Which samples are meant?")
    page.wait_for_url(lambda url: "draft=" in url)
    accessible(page)
    page.locator('button[name="then"][value="ready"]').click()
    shown(page.locator('button[name="do"][value="return"]'))
    accessible(page)
    page.locator('a[href*="ask=delete"]').click()
    shown(page.locator('button[name="do"][value="delete"]'))
    accessible(page)
    page.goto(f"{committee.address}/{lang}/exercise/desk?seat=CAN")
    accessible(page)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        fits(page)
    page.context.close()


def test_without_script_the_desk_is_whole_and_drafts_are_kept_by_a_button(committee: Site, browser: Any) -> None:
    page = committee.page(browser, committee.drafter, 320, java_script_enabled=False)
    page.goto(f"{committee.address}/en/exercise/desk?seat=CAN&kind=owed")
    shown(page.get_by_role("heading", name="What others owe this seat"))
    page.goto(committee.address + FORM)
    page.locator('[name="text.en"]').fill("How many samples?")
    page.get_by_role("button", name="Save the draft").click()
    saved(page)
    assert "draft=" in page.url
    page.get_by_role("button", name="Save and hand over").click()
    shown(page.get_by_text("Ready for signature"))
    page.get_by_role("link", name="Desk", exact=True).click()
    shown(page.get_by_text("Handed over for signature"))
    page.context.close()
